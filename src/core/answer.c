#include "answer.h"

#include "plan-items.h"
#include "warning.h"
#include "words.h"

#include <glib/gi18n.h>
#include <string.h>

/* Splits "file/id"; *@file is NULL for a plain id. Returns the id. */
static const char *
split (const char *activity, char **file)
{
  const char *slash = strchr (activity, '/');

  *file = slash == NULL ? NULL : g_strndup (activity, (gsize)(slash - activity));
  return slash == NULL ? activity : slash + 1;
}

/* The activity meant, in the plan of today. @activity NULL: the only one there is. */
static gboolean
find_activity (const LimberPlanInput *input, const char *activity, LimberDate today, const LimberPlanFile **file,
               const LimberActivity **found, GError **error)
{
  g_autofree char *file_id = NULL;
  const char *id = split (activity, &file_id);

  *found = NULL;
  for (guint i = 0; i < input->files->len; i++)
    {
      const LimberPlanFile *candidate = &g_array_index (input->files, LimberPlanFile, i);
      const LimberPhase *phase = limber_course_phase (&candidate->course, today, NULL);
      const LimberActivity *here = phase == NULL ? NULL : limber_phase_find (phase, id);

      if (here == NULL || (file_id != NULL && strcmp (file_id, candidate->course.routine->id) != 0))
        continue;
      if (*found != NULL)
        {
          g_set_error (error, LIMBER_ERROR, LIMBER_ERROR_AMBIGUOUS,
                       _ ("%s: more than one routine has an activity of that name; say %s/%s or %s/%s"), activity,
                       (*file)->course.routine->id, id, candidate->course.routine->id, id);
          return FALSE;
        }
      *found = here;
      *file = candidate;
    }
  if (*found == NULL)
    g_set_error (error, LIMBER_ERROR, LIMBER_ERROR_REFUSED,
                 _ ("%s: no such activity in today's plan; 'limber status' shows the ones there are"), activity);
  return *found != NULL;
}

/* How well an item answers to a bare activity name: the higher, the better; 0 not at all. */
static int
fitness (const LimberAgendaItem *item, const LimberAnswer *answer)
{
  gboolean records = answer->kind != LIMBER_ANSWER_LATER && answer->kind != LIMBER_ANSWER_START;

  switch (item->state)
    {
    case LIMBER_STATE_STARTED:
      return answer->kind == LIMBER_ANSWER_START || answer->kind == LIMBER_ANSWER_LATER ? 0 : 5;
    case LIMBER_STATE_OPEN:
      return 4;
    case LIMBER_STATE_SNOOZED:
      return 3;
    case LIMBER_STATE_COMING:
      return answer->kind == LIMBER_ANSWER_LATER ? 0 : 2;
    case LIMBER_STATE_ENDED:
    default:
      return records && !limber_outcome_performed (item->known->outcome)
                     && item->known->outcome != LIMBER_OUTCOME_SKIPPED
                 ? 1
                 : 0;
    }
}

/* With a time told by the client the item is the last one that was due by then. */
static gboolean
better (const LimberAgendaItem *item, const LimberAgendaItem *best, const LimberAnswer *answer)
{
  int fit = fitness (item, answer);

  if (fit == 0 || (answer->happened != LIMBER_ABSENT && item->slot.at > answer->happened))
    return FALSE;
  if (best == NULL || answer->happened != LIMBER_ABSENT)
    return TRUE;
  /* of those that ended or wait the last one is meant, of those to come the first */
  return fit > fitness (best, answer) || (fit == fitness (best, answer) && item->state != LIMBER_STATE_COMING);
}

/* Which occurrence an answer is about, made out before looking. */
typedef struct
{
  const LimberOccurrenceName *name; /* exactly this one */
  gboolean waiting;                 /* whichever waits */
  const LimberActivity *activity;   /* else one of this activity, which is of one file only */
  LimberDate date;
} Meant;

/* Without a word "the one that is waiting" is the one that the client sees. */
static gboolean
make_out (const LimberPlanInput *input, const LimberAnswer *answer, Meant *meant, GError **error)
{
  gboolean unnamed = answer->name == NULL && *answer->activity == '\0';
  const LimberPlanFile *file;

  *meant = (Meant){ .name = answer->name };
  limber_civil_local (input->zone, answer->happened != LIMBER_ABSENT ? answer->happened : input->now, &meant->date,
                      NULL);
  if (unnamed && input->session != NULL)
    meant->name = input->session;
  else if (unnamed && (input->screen->kind == LIMBER_OFFER_REMINDER || input->screen->kind == LIMBER_OFFER_FINISH))
    meant->name = &input->screen->name;
  else if (unnamed)
    meant->waiting = TRUE;
  else if (answer->name == NULL
           && !find_activity (input, answer->activity, meant->date, &file, &meant->activity, error))
    return FALSE;
  if (meant->name != NULL)
    meant->date = meant->name->date;
  return TRUE;
}

static gboolean
is_meant (const Meant *meant, const LimberAgendaItem *item)
{
  const LimberOccurrenceName *name = meant->name;

  if (name != NULL)
    return item->state != LIMBER_STATE_ENDED && strcmp (item->slot.key, name->key) == 0
           && strcmp (item->slot.activity->id, name->activity) == 0
           && strcmp (item->file->course.routine->id, name->file) == 0;
  if (meant->waiting)
    return item->state != LIMBER_STATE_ENDED && item->state != LIMBER_STATE_COMING;
  return item->slot.activity == meant->activity;
}

static gboolean
find_item (const LimberPlanInput *input, const LimberAnswer *answer, LimberAgendaItem *item, GError **error)
{
  g_autoptr (GArray) agenda = NULL;
  const LimberAgendaItem *best = NULL;
  Meant meant;

  if (!make_out (input, answer, &meant, error))
    return FALSE;
  agenda = limber_plan_agenda (input, meant.date);
  for (guint i = 0; i < agenda->len; i++)
    {
      const LimberAgendaItem *here = &g_array_index (agenda, LimberAgendaItem, i);

      if (is_meant (&meant, here) && (meant.name != NULL || better (here, best, answer)))
        best = here;
    }
  if (best != NULL)
    {
      *item = *best;
      return TRUE;
    }
  if (meant.waiting)
    g_set_error (error, LIMBER_ERROR, LIMBER_ERROR_REFUSED,
                 _ ("nothing is waiting for an answer; 'limber status' shows today"));
  else
    g_set_error (error, LIMBER_ERROR, LIMBER_ERROR_REFUSED,
                 _ ("%s: nothing of it is waiting for an answer; 'limber status' shows today"),
                 meant.name != NULL ? meant.name->activity : answer->activity);
  return FALSE;
}

static LimberEvent *
add_row (const LimberPlanInput *input, LimberEventKind kind, const LimberAgendaItem *item, GPtrArray *events)
{
  LimberEvent *event = limber_event_new (kind, input->now, input->zone, input->zone_name);

  limber_event_set_occurrence (event, item->file->course.routine->id, item->slot.activity->id, item->slot.date,
                               item->slot.key);
  event->due = item->slot.at;
  if (item->slot.slot > 0)
    event->slot = item->slot.slot;
  g_ptr_array_add (events, event);
  return event;
}

static gboolean
put_off (const LimberPlanInput *input, const LimberAnswer *answer, const LimberAgendaItem *item, GPtrArray *events,
         char **said, GError **error)
{
  LimberInstant later
      = item->known == NULL ? LIMBER_ABSENT : limber_plan_later (input, &item->slot, item->known, answer->minutes);
  char time[LIMBER_TIME_BUFFER];
  int minute;

  if (later == LIMBER_ABSENT)
    {
      g_set_error (error, LIMBER_ERROR, LIMBER_ERROR_REFUSED,
                   _ ("%s: it cannot be put off any more today; start it, or say 'limber skip %s'"),
                   item->slot.activity->title, item->slot.activity->id);
      return FALSE;
    }
  add_row (input, LIMBER_EVENT_SNOOZED, item, events)->until = later;
  limber_civil_local (input->zone, later, NULL, &minute);
  *said
      = g_strdup_printf (_ ("%s: put off until %s."), item->slot.activity->title, limber_minute_format (minute, time));
  return TRUE;
}

static void
record (const LimberPlanInput *input, const LimberAnswer *answer, const LimberAgendaItem *item, GPtrArray *events,
        char **said)
{
  gboolean amends = item->state == LIMBER_STATE_ENDED;
  LimberEvent *event = add_row (input, amends ? LIMBER_EVENT_CORRECTED : LIMBER_EVENT_OUTCOME, item, events);
  char time[LIMBER_TIME_BUFFER];
  const char *title = item->slot.activity->title;

  event->until = item->slot.until;
  event->happened = answer->happened;
  event->reason = g_strdup (answer->reason);
  if (amends)
    event->ref = limber_occurrence_ref (item->known);
  limber_minute_format (item->slot.minute, time);
  switch (answer->kind)
    {
    case LIMBER_ANSWER_DONE:
      event->outcome = LIMBER_OUTCOME_DONE;
      *said = g_strdup_printf (_ ("%s (%s): done."), title, time);
      break;
    case LIMBER_ANSWER_PARTIAL:
      event->outcome = LIMBER_OUTCOME_PARTIAL;
      *said = g_strdup_printf (_ ("%s (%s): partly done."), title, time);
      break;
    default:
      /* an offer of times_a_week that can be made up is not held against anybody */
      event->outcome = item->slot.flexible && limber_plan_can_be_made_up (input, item->file, &item->slot)
                           ? LIMBER_OUTCOME_NOT_NEEDED
                           : LIMBER_OUTCOME_SKIPPED;
      *said = g_strdup_printf (_ ("%s (%s): not today."), title, time);
      break;
    }
}

/* What is on hold is not begun by another way either. */
static gboolean
is_held (const LimberPlanInput *input, const LimberAgendaItem *item, GError **error)
{
  const LimberActivity *activity = item->slot.activity;
  LimberInstant until;

  if (!limber_past_held (input->past, item->file->course.routine->id, activity->id,
                         limber_warning_holds (activity->kind), input->now, &until))
    return FALSE;
  if (until == LIMBER_NEVER)
    g_set_error (error, LIMBER_ERROR, LIMBER_ERROR_REFUSED,
                 _ ("%s: on hold until you have spoken to your therapist or a doctor; then say 'limber resume --seen'"),
                 activity->title);
  else
    g_set_error (error, LIMBER_ERROR, LIMBER_ERROR_REFUSED, _ ("%s: on hold until tomorrow, because it hurt"),
                 activity->title);
  return TRUE;
}

gboolean
limber_answer (const LimberPlanInput *input, const LimberAnswer *answer, GPtrArray *events, char **said, GError **error)
{
  LimberAgendaItem item;

  if (answer->happened != LIMBER_ABSENT && answer->happened > input->now)
    {
      g_set_error (error, LIMBER_ERROR, LIMBER_ERROR_USAGE, _ ("--at: that time has not come yet"));
      return FALSE;
    }
  if (!find_item (input, answer, &item, error))
    return FALSE;
  if (answer->kind == LIMBER_ANSWER_LATER)
    return put_off (input, answer, &item, events, said, error);
  if (answer->kind == LIMBER_ANSWER_START && is_held (input, &item, error))
    return FALSE;
  if (answer->kind == LIMBER_ANSWER_START)
    {
      add_row (input, LIMBER_EVENT_STARTED, &item, events)->until = item.slot.until;
      *said = g_strdup_printf (_ ("%s: started."), item.slot.activity->title);
    }
  else
    record (input, answer, &item, events, said);
  return TRUE;
}

/* The title as the file has it today, else the id. */
static const char *
title_of (const LimberPlanInput *input, const LimberOccurrence *known)
{
  for (guint i = 0; i < input->files->len; i++)
    {
      const LimberCourse *course = &g_array_index (input->files, LimberPlanFile, i).course;
      const LimberPhase *phase = limber_course_phase (course, known->date, NULL);
      const LimberActivity *activity = phase == NULL ? NULL : limber_phase_find (phase, known->activity);

      if (activity != NULL && strcmp (course->routine->id, known->file) == 0)
        return activity->title;
    }
  return known->activity;
}

gboolean
limber_answer_undo (const LimberPlanInput *input, GPtrArray *events, char **said, GError **error)
{
  LimberInstant at;
  const LimberOccurrence *last = limber_past_last_answer (input->past, &at);
  LimberEvent *event;

  if (last == NULL || at < input->now - LIMBER_UNDO_MINUTES * LIMBER_MINUTE)
    {
      g_set_error (error, LIMBER_ERROR, LIMBER_ERROR_REFUSED,
                   _ ("undo: no answer was given in the last %d minutes; 'limber correct' amends older ones"),
                   LIMBER_UNDO_MINUTES);
      return FALSE;
    }
  event = limber_event_new (LIMBER_EVENT_UNDONE, input->now, input->zone, input->zone_name);
  limber_event_set_occurrence (event, last->file, last->activity, last->date, last->key);
  event->ref = limber_occurrence_ref (last);
  g_ptr_array_add (events, event);
  *said = g_strdup_printf (_ ("%s (%s): the answer was taken back (%s)."), title_of (input, last), last->key,
                           limber_outcome_text (last->outcome));
  return TRUE;
}

gboolean
limber_answer_remind (const LimberPlanInput *input, const char *activity, GPtrArray *events, char **said,
                      GError **error)
{
  const LimberPlanFile *file;
  const LimberActivity *found;
  LimberEvent *event;
  LimberDate today;
  char key[LIMBER_TIME_BUFFER];
  int minute;

  limber_civil_local (input->zone, input->now, &today, &minute);
  if (!find_activity (input, activity, today, &file, &found, error))
    return FALSE;
  limber_minute_format (minute, key);
  if (limber_past_find (input->past, file->course.routine->id, found->id, today, key) != NULL)
    {
      g_set_error (error, LIMBER_ERROR, LIMBER_ERROR_REFUSED, _ ("%s: you were reminded of it this very minute"),
                   found->title);
      return FALSE;
    }
  event = limber_event_new (LIMBER_EVENT_DUE, input->now, input->zone, input->zone_name);
  limber_event_set_occurrence (event, file->course.routine->id, found->id, today, key);
  event->due = input->now;
  event->until = input->now + found->remind.offer_for_minutes * LIMBER_MINUTE;
  event->reason = g_strdup ("asked");
  g_ptr_array_add (events, event);
  *said = g_strdup_printf (_ ("%s: a reminder is on its way."), found->title);
  return TRUE;
}
