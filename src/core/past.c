#include "past-parts.h"

#include <string.h>

static void
occurrence_free (gpointer data)
{
  LimberOccurrence *occurrence = data;

  g_free (occurrence->file);
  g_free (occurrence->activity);
  g_free (occurrence->key);
  g_free (occurrence);
}

LimberPast *
limber_past_new (void)
{
  LimberPast *past = g_new0 (LimberPast, 1);

  past->occurrences = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, occurrence_free);
  past->installed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  past->asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  past->stays = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  past->intervals = limber_past_intervals_new ();
  past->sessions = limber_session_log_new ();
  past->now = LIMBER_NEVER;
  past->answer_at = LIMBER_ABSENT;
  past->latest = LIMBER_ABSENT;
  past->run.started = LIMBER_ABSENT;
  past->run.last_alive = LIMBER_ABSENT;
  return past;
}

void
limber_past_free (LimberPast *past)
{
  g_hash_table_unref (past->occurrences);
  g_hash_table_unref (past->installed);
  g_hash_table_unref (past->asked);
  g_hash_table_unref (past->stays);
  g_ptr_array_unref (past->intervals);
  limber_session_log_free (past->sessions);
  g_free (past->origin);
  g_free (past->boot);
  g_free (past->sitting);
  g_free (past);
}

void
limber_past_set_origin (LimberPast *past, const char *origin)
{
  g_free (past->origin);
  past->origin = g_strdup (origin);
}

void
limber_past_set_now (LimberPast *past, LimberInstant now)
{
  past->now = now;
}

/* The other computer that wrote the row, interned; NULL for this one. */
static const char *
foreign_origin (const LimberPast *past, const LimberEvent *event)
{
  if (past->origin == NULL || event->origin == NULL || strcmp (past->origin, event->origin) == 0)
    return NULL;
  return g_intern_string (event->origin);
}

static char *
occurrence_name (const char *file, const char *activity, LimberDate date, const char *key)
{
  return g_strdup_printf ("%s/%s/%u/%s", file, activity, date, key);
}

static LimberOccurrence *
occurrence_of (LimberPast *past, const LimberEvent *event)
{
  g_autofree char *name = NULL;
  LimberOccurrence *occurrence;

  if (event->file == NULL || event->activity == NULL || event->key == NULL)
    return NULL;
  name = occurrence_name (event->file, event->activity, event->date, event->key);
  occurrence = g_hash_table_lookup (past->occurrences, name);
  if (occurrence != NULL)
    return occurrence;
  occurrence = g_new0 (LimberOccurrence, 1);
  occurrence->file = g_strdup (event->file);
  occurrence->activity = g_strdup (event->activity);
  occurrence->date = event->date;
  occurrence->key = g_strdup (event->key);
  occurrence->due = occurrence->until = LIMBER_ABSENT;
  occurrence->last_shown = occurrence->snoozed_until = LIMBER_ABSENT;
  occurrence->started = occurrence->asked = LIMBER_ABSENT;
  g_hash_table_insert (past->occurrences, g_steal_pointer (&name), occurrence);
  return occurrence;
}

/* Only what a client said can be taken back, not what limber concluded. */
static gboolean
is_answer (LimberOutcome outcome)
{
  return outcome == LIMBER_OUTCOME_DONE || outcome == LIMBER_OUTCOME_PARTIAL || outcome == LIMBER_OUTCOME_SKIPPED
         || outcome == LIMBER_OUTCOME_STOPPED;
}

static void
fold_outcome (LimberPast *past, LimberOccurrence *occurrence, const LimberEvent *event)
{
  const char *origin = foreign_origin (past, event);

  /* two computers closed it: what was done stays done */
  if (event->kind == LIMBER_EVENT_OUTCOME && limber_outcome_performed (occurrence->outcome)
      && origin != occurrence->outcome_origin)
    return;
  occurrence->amended = event->kind == LIMBER_EVENT_CORRECTED ? occurrence->outcome : LIMBER_OUTCOME_NONE;
  occurrence->amended_ended = occurrence->ended;
  occurrence->amended_seq = occurrence->outcome_seq;
  occurrence->amended_origin = occurrence->outcome_origin;
  occurrence->outcome = event->outcome;
  occurrence->outcome_seq = event->seq;
  occurrence->outcome_origin = origin;
  occurrence->ended = event->happened != LIMBER_ABSENT ? event->happened : event->at;
  /* what nobody answered was over at the end of its window, however late that was noticed */
  if (!is_answer (event->outcome) && event->until != LIMBER_ABSENT)
    occurrence->ended = MIN (occurrence->ended, event->until);
  if (origin == NULL && is_answer (event->outcome))
    {
      past->answered = occurrence;
      past->answer_at = event->at;
    }
}

/* Undoing needs the occurrence's identity in the row, as every row about one has. */
static void
fold_undone (LimberPast *past, LimberOccurrence *occurrence, const LimberEvent *event)
{
  const char *origin = foreign_origin (past, event);
  gboolean closed = occurrence->outcome_seq == event->ref && occurrence->outcome_origin == origin;

  if (origin == NULL && occurrence->shown_seq == event->ref)
    {
      occurrence->shown--;
      occurrence->showings--;
      occurrence->shown_seq = 0;
    }
  if (closed && occurrence->amended != LIMBER_OUTCOME_NONE)
    {
      occurrence->outcome = occurrence->amended;
      occurrence->ended = occurrence->amended_ended;
      occurrence->outcome_seq = occurrence->amended_seq;
      occurrence->outcome_origin = occurrence->amended_origin;
      occurrence->amended = LIMBER_OUTCOME_NONE;
    }
  else if (closed)
    {
      occurrence->outcome = LIMBER_OUTCOME_NONE;
      occurrence->outcome_seq = 0;
      occurrence->started = LIMBER_ABSENT;
    }
  if (past->answered == occurrence)
    past->answered = NULL;
}

static void
fold_occurrence (LimberPast *past, const LimberEvent *event)
{
  LimberOccurrence *occurrence = occurrence_of (past, event);

  if (occurrence == NULL)
    return;
  if (event->due != LIMBER_ABSENT)
    occurrence->due = event->due;
  if (event->slot != LIMBER_ABSENT)
    occurrence->slot = (int)event->slot;
  if (event->kind == LIMBER_EVENT_DUE)
    {
      occurrence->until = event->until;
      occurrence->extra = g_strcmp0 (event->reason, "asked") == 0;
    }
  else if (event->kind == LIMBER_EVENT_SHOWN && g_strcmp0 (event->question, "finish") == 0)
    occurrence->asked = event->at;
  else if (event->kind == LIMBER_EVENT_SHOWN)
    {
      occurrence->shown++;
      occurrence->showings++;
      occurrence->shown_seq = foreign_origin (past, event) == NULL ? event->seq : 0;
      occurrence->last_shown = event->at;
      occurrence->snoozed_until = LIMBER_ABSENT;
    }
  else if (event->kind == LIMBER_EVENT_SNOOZED)
    {
      occurrence->snoozes++;
      occurrence->showings = 0;
      occurrence->snoozed_until = event->until;
    }
  else if (event->kind == LIMBER_EVENT_STARTED)
    occurrence->started = event->at;
  else if (event->kind == LIMBER_EVENT_OUTCOME || event->kind == LIMBER_EVENT_CORRECTED)
    fold_outcome (past, occurrence, event);
  else if (event->kind == LIMBER_EVENT_UNDONE)
    fold_undone (past, occurrence, event);
}

static void
fold_installed (LimberPast *past, const LimberEvent *event)
{
  LimberInstant at = event->happened != LIMBER_ABSENT ? event->happened : event->at;
  LimberPastInstalled *installed;

  if (event->file == NULL)
    return;
  installed = g_hash_table_lookup (past->installed, event->file);
  if (installed == NULL)
    {
      installed = g_new0 (LimberPastInstalled, 1);
      installed->first = at;
      g_hash_table_insert (past->installed, g_strdup (event->file), installed);
    }
  installed->last = at;
  installed->revision = event->revision == LIMBER_ABSENT ? 0 : (int)event->revision;
  installed->removed = FALSE;
}

static void
fold_removed (LimberPast *past, const LimberEvent *event)
{
  LimberPastInstalled *installed = event->file == NULL ? NULL : g_hash_table_lookup (past->installed, event->file);

  if (installed != NULL)
    installed->removed = TRUE;
}

static void
fold_run_start (LimberPast *past, const LimberEvent *event)
{
  past->run.started = event->at;
  past->run.last_alive = past->latest;
  past->run.known = past->stopped || (past->boot != NULL && g_strcmp0 (past->boot, event->text) != 0);
  g_free (past->boot);
  past->boot = g_strdup (event->text);
}

void
limber_past_fold (LimberPast *past, const LimberEvent *event)
{
  switch (event->kind)
    {
    case LIMBER_EVENT_PAUSED:
    case LIMBER_EVENT_RESUMED:
    case LIMBER_EVENT_HELD:
    case LIMBER_EVENT_RELEASED:
    case LIMBER_EVENT_ANSWER:
      limber_past_fold_interval (past, event);
      break;
    case LIMBER_EVENT_INSTALLED:
      fold_installed (past, event);
      break;
    case LIMBER_EVENT_REMOVED:
      fold_removed (past, event);
      break;
    case LIMBER_EVENT_RUN_START:
      if (foreign_origin (past, event) == NULL)
        fold_run_start (past, event);
      break;
    case LIMBER_EVENT_PHASE:
      limber_past_fold_question (past, event);
      break;
    case LIMBER_EVENT_SHOWN:
    case LIMBER_EVENT_UNDONE:
      limber_past_fold_question (past, event);
      fold_occurrence (past, event);
      break;
    case LIMBER_EVENT_DUE:
    case LIMBER_EVENT_SNOOZED:
    case LIMBER_EVENT_STARTED:
    case LIMBER_EVENT_OUTCOME:
    case LIMBER_EVENT_CORRECTED:
      fold_occurrence (past, event);
      break;
    default:
      break;
    }
  limber_session_log_fold (past->sessions, event);
  if (foreign_origin (past, event) != NULL)
    return;
  if (event->at < past->latest)
    limber_past_set_back (past, event->at);
  past->latest = event->at;
  past->stopped = event->kind == LIMBER_EVENT_RUN_STOP;
  g_free (past->sitting);
  past->sitting = past->stopped ? g_strdup (event->text) : NULL;
}

void
limber_past_prune (LimberPast *past, LimberDate date)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, past->occurrences);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const LimberOccurrence *occurrence = value;

      if (occurrence->date >= date || occurrence->outcome == LIMBER_OUTCOME_NONE)
        continue;
      if (past->answered == occurrence)
        past->answered = NULL;
      g_hash_table_iter_remove (&iter);
    }
}

const LimberOccurrence *
limber_past_find (const LimberPast *past, const char *file, const char *activity, LimberDate date, const char *key)
{
  g_autofree char *name = occurrence_name (file, activity, date, key);

  return g_hash_table_lookup (past->occurrences, name);
}

gint64
limber_occurrence_ref (const LimberOccurrence *occurrence)
{
  return occurrence->outcome_origin == NULL && occurrence->outcome_seq != 0 ? occurrence->outcome_seq : LIMBER_ABSENT;
}

GPtrArray *
limber_past_occurrences (const LimberPast *past)
{
  GPtrArray *occurrences = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, past->occurrences);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_add (occurrences, value);
  return occurrences;
}

static gboolean
performed (const LimberOccurrence *occurrence, const char *file, const char *activity, LimberDate from, LimberDate to)
{
  return (occurrence->outcome == LIMBER_OUTCOME_DONE || occurrence->outcome == LIMBER_OUTCOME_PARTIAL)
         && occurrence->date >= from && occurrence->date <= to && strcmp (occurrence->activity, activity) == 0
         && strcmp (occurrence->file, file) == 0;
}

int
limber_past_performed (const LimberPast *past, const char *file, const char *activity, LimberDate from, LimberDate to)
{
  GHashTableIter iter;
  gpointer value;
  int count = 0;

  g_hash_table_iter_init (&iter, past->occurrences);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    count += performed (value, file, activity, from, to);
  return count;
}

LimberInstant
limber_past_last_performed (const LimberPast *past, const char *file, const char *activity, LimberDate date)
{
  LimberInstant last = LIMBER_ABSENT;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, past->occurrences);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (performed (value, file, activity, date, date))
      last = MAX (last, ((const LimberOccurrence *)value)->ended);
  return last;
}

const LimberPastInstalled *
limber_past_installed (const LimberPast *past, const char *file)
{
  return g_hash_table_lookup (past->installed, file);
}

GPtrArray *
limber_past_files (const LimberPast *past)
{
  GPtrArray *files = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer file, installed;

  g_hash_table_iter_init (&iter, past->installed);
  while (g_hash_table_iter_next (&iter, &file, &installed))
    if (!((const LimberPastInstalled *)installed)->removed)
      g_ptr_array_add (files, file);
  return files;
}

const LimberOccurrence *
limber_past_last_answer (const LimberPast *past, LimberInstant *at)
{
  *at = past->answer_at;
  return past->answered;
}

const char *
limber_past_kept_sitting (const LimberPast *past)
{
  return past->sitting;
}

const LimberSessionLog *
limber_past_sessions (const LimberPast *past)
{
  return past->sessions;
}

LimberPastRun
limber_past_run (const LimberPast *past)
{
  return past->run;
}
