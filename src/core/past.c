#include "past.h"

#include <string.h>

/* A stretch of time that does not count: a pause, a hold or a holiday. */
typedef struct
{
  LimberEventKind kind; /* PAUSED, HELD or ANSWER */
  char *file;           /* (owned) (nullable) nullable: every file */
  char *activity;       /* (owned) (nullable) HELD: one activity only */
  LimberInstant from, until;
} Interval;

struct _LimberPast
{
  GHashTable *occurrences; /* name → LimberOccurrence */
  GHashTable *installed;   /* file → LimberPastInstalled */
  GHashTable *asked;       /* "file/question" → LimberInstant */
  GHashTable *stays;       /* "file/phase" → how often it was prolonged by a week */
  GPtrArray *intervals;    /* Interval, ascending by from */
  LimberSessionLog *sessions;
  const LimberOccurrence *answered; /* the last one, by the client; in @occurrences */
  LimberInstant answer_at;
  char *origin; /* (owned) (nullable) of this computer; NULL: every row is taken for its own */
  LimberPastRun run;
  LimberInstant latest; /* the last row of any kind that this computer wrote */
  gboolean stopped;     /* it was a run-stop */
  char *boot;           /* (owned) (nullable) of the run that wrote it */
  char *sitting;        /* (owned) (nullable) kept by that run-stop */
};

static void
occurrence_free (gpointer data)
{
  LimberOccurrence *occurrence = data;

  g_free (occurrence->file);
  g_free (occurrence->activity);
  g_free (occurrence->key);
  g_free (occurrence);
}

static void
interval_free (gpointer data)
{
  Interval *interval = data;

  g_free (interval->file);
  g_free (interval->activity);
  g_free (interval);
}

LimberPast *
limber_past_new (void)
{
  LimberPast *past = g_new0 (LimberPast, 1);

  past->occurrences = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, occurrence_free);
  past->installed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  past->asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  past->stays = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  past->intervals = g_ptr_array_new_with_free_func (interval_free);
  past->sessions = limber_session_log_new ();
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

static char *
question_name (const char *file, const char *id)
{
  return g_strdup_printf ("%s/%s", file == NULL ? "" : file, id);
}

static void
fold_asked (LimberPast *past, const LimberEvent *event)
{
  if (event->question != NULL)
    g_hash_table_replace (past->asked, question_name (event->file, event->question),
                          g_memdup2 (&event->at, sizeof event->at));
}

/* It left the screen by no act of the client, and may be asked again. */
static void
fold_unasked (LimberPast *past, const LimberEvent *event)
{
  g_autofree char *name = question_name (event->file, event->question);

  g_hash_table_remove (past->asked, name);
}

static void
fold_phase (LimberPast *past, const LimberEvent *event)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, event->value);
  g_autofree char *name = question_name (event->file, number);
  gpointer before = g_hash_table_lookup (past->stays, name);

  if (g_strcmp0 (event->reason, "stay") == 0 || g_strcmp0 (event->reason, "ended") == 0)
    g_hash_table_replace (past->stays, g_steal_pointer (&name), GINT_TO_POINTER (GPOINTER_TO_INT (before) + 1));
}

static void
begin_interval (LimberPast *past, const LimberEvent *event, LimberInstant from)
{
  Interval *interval = g_new0 (Interval, 1);
  guint place = past->intervals->len;

  interval->kind = event->kind;
  interval->file = g_strdup (event->file);
  interval->activity = event->kind == LIMBER_EVENT_HELD ? g_strdup (event->activity) : NULL;
  interval->from = from;
  interval->until = event->until == LIMBER_ABSENT ? LIMBER_NEVER : event->until;
  /* a holiday is told afterwards, so it may have begun before the last one */
  while (place > 0 && ((const Interval *)past->intervals->pdata[place - 1])->from > from)
    place--;
  g_ptr_array_insert (past->intervals, (int)place, interval);
}

/* Resuming one file leaves a pause of all in force; resuming all ends every pause. */
static void
end_intervals (LimberPast *past, LimberEventKind kind, const LimberEvent *event)
{
  for (guint i = 0; i < past->intervals->len; i++)
    {
      Interval *interval = past->intervals->pdata[i];

      if (interval->kind == kind && interval->until > event->at
          && (event->file == NULL || g_strcmp0 (event->file, interval->file) == 0))
        interval->until = MAX (event->at, interval->from);
    }
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
      begin_interval (past, event, event->at);
      break;
    case LIMBER_EVENT_HELD:
      begin_interval (past, event, event->at);
      break;
    case LIMBER_EVENT_RESUMED:
      end_intervals (past, LIMBER_EVENT_PAUSED, event);
      break;
    case LIMBER_EVENT_RELEASED:
      end_intervals (past, LIMBER_EVENT_HELD, event);
      break;
    case LIMBER_EVENT_ANSWER:
      if (g_strcmp0 (event->reason, "holiday") == 0 && event->due != LIMBER_ABSENT)
        begin_interval (past, event, event->due);
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
      fold_asked (past, event);
      fold_phase (past, event);
      break;
    case LIMBER_EVENT_SHOWN:
      fold_asked (past, event);
      fold_occurrence (past, event);
      break;
    case LIMBER_EVENT_UNDONE:
      if (event->question != NULL)
        fold_unasked (past, event);
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

static gboolean
in_force (const LimberPast *past, LimberEventKind kind, const char *file, const char *activity, gboolean all,
          LimberInstant at, LimberInstant *until)
{
  gboolean found = FALSE;

  for (guint i = 0; i < past->intervals->len; i++)
    {
      const Interval *interval = past->intervals->pdata[i];

      if (interval->kind != kind || at < interval->from || at >= interval->until
          || (interval->file != NULL && g_strcmp0 (interval->file, file) != 0) || (interval->activity == NULL && !all)
          || (interval->activity != NULL && activity != NULL && strcmp (interval->activity, activity) != 0))
        continue;
      if (until != NULL)
        *until = found ? MAX (*until, interval->until) : interval->until;
      found = TRUE;
    }
  return found;
}

gboolean
limber_past_paused (const LimberPast *past, const char *file, LimberInstant at, LimberInstant *until)
{
  return in_force (past, LIMBER_EVENT_PAUSED, file, NULL, TRUE, at, until);
}

gboolean
limber_past_held (const LimberPast *past, const char *file, const char *activity, gboolean signs, LimberInstant at,
                  LimberInstant *until)
{
  return in_force (past, LIMBER_EVENT_HELD, file, activity, signs, at, until);
}

/* TRUE when intervals cover at least half of [@from, @to); overlapping ones count once. */
static gboolean
covered (const LimberPast *past, const char *file, LimberInstant from, LimberInstant to)
{
  LimberInstant reached = from;
  gint64 sum = 0;

  for (guint i = 0; i < past->intervals->len; i++)
    {
      const Interval *interval = past->intervals->pdata[i];
      LimberInstant begin = MAX (interval->from, reached), end = MIN (interval->until, to);

      if (end <= begin || interval->activity != NULL
          || (interval->file != NULL && g_strcmp0 (interval->file, file) != 0))
        continue;
      sum += end - begin;
      reached = end;
    }
  return sum * 2 >= to - from;
}

GArray *
limber_past_standstill (const LimberPast *past, const char *file, LimberDate today, GTimeZone *zone)
{
  GArray *dates = g_array_new (FALSE, FALSE, sizeof (LimberDate));
  LimberInstant earliest = LIMBER_NEVER;
  LimberDate date;

  for (guint i = 0; i < past->intervals->len; i++)
    earliest = MIN (earliest, ((const Interval *)past->intervals->pdata[i])->from);
  if (earliest == LIMBER_NEVER)
    return dates;
  for (limber_civil_local (zone, earliest, &date, NULL); date <= today; date++)
    {
      LimberInstant from, to;

      if (limber_civil_resolve (zone, date, 0, &from, NULL) && limber_civil_resolve (zone, date, 1440, &to, NULL)
          && covered (past, file, from, to))
        g_array_append_val (dates, date);
    }
  return dates;
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

LimberInstant
limber_past_asked (const LimberPast *past, const char *file, const char *id)
{
  g_autofree char *name = question_name (file, id);
  const LimberInstant *at = g_hash_table_lookup (past->asked, name);

  return at == NULL ? LIMBER_ABSENT : *at;
}

static int
stays (const LimberPast *past, const char *file, int phase)
{
  g_autofree char *number = g_strdup_printf ("%d", phase);
  g_autofree char *name = question_name (file, number);

  return GPOINTER_TO_INT (g_hash_table_lookup (past->stays, name));
}

int *
limber_past_extra_days (const LimberPast *past, const char *file, guint n_phases)
{
  int *days = g_new0 (int, n_phases + 1);

  for (guint i = 0; i < n_phases; i++)
    days[i] = 7 * stays (past, file, (int)i);
  return days;
}

gboolean
limber_past_told_end (const LimberPast *past, const char *file)
{
  return stays (past, file, -1) > 0;
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
