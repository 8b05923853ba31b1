#include "plan-parts.h"

#include <string.h>

LimberEvent *
limber_plan_add_row (LimberPlan *plan, LimberEventKind kind, const LimberItem *item)
{
  const LimberPlanInput *input = plan->input;
  LimberEvent *event = limber_event_new (kind, input->now, input->zone, input->zone_name);

  limber_event_set_occurrence (event, limber_item_file (item), limber_item_activity (item), item->slot.date,
                               item->slot.key);
  event->due = item->slot.at;
  event->until = item->slot.until;
  if (item->slot.slot > 0)
    event->slot = item->slot.slot;
  g_ptr_array_add (plan->decision->events, event);
  return event;
}

static void
close_item (LimberPlan *plan, const LimberItem *item, LimberOutcome outcome, LimberCause cause, const char *reason)
{
  LimberEvent *event = limber_plan_add_row (plan, LIMBER_EVENT_OUTCOME, item);

  event->outcome = outcome;
  event->cause = cause;
  event->reason = g_strdup (reason);
  limber_plan_forget_wait (plan, item);
}

/* Why nobody saw a reminder whose window ran out. */
static LimberCause
unseen_cause (const LimberPlan *plan, const LimberItem *item, const LimberWait *wait)
{
  const LimberPlanInput *input = plan->input;
  LimberPastRun run = limber_past_run (input->past);
  gboolean running = run.started != LIMBER_ABSENT && item->slot.until > run.started;

  if (input->slept_from < item->slot.until && item->slot.until <= input->slept_until)
    return LIMBER_CAUSE_ASLEEP;
  if (wait != NULL && wait->cause != LIMBER_CAUSE_NONE)
    return wait->cause;
  if (!running && run.known && item->slot.until > run.last_alive)
    return LIMBER_CAUSE_OFF;
  return LIMBER_CAUSE_UNKNOWN;
}

/* The window is over and nobody answered: the first outcome that fits. */
static void
expire (LimberPlan *plan, const LimberItem *item)
{
  const LimberPlanInput *input = plan->input;
  const char *file = limber_item_file (item);
  const LimberWait *wait = limber_plan_wait (plan, item);
  LimberOutcome outcome = LIMBER_OUTCOME_MISSED_OFF;
  LimberCause cause = LIMBER_CAUSE_NONE;

  if (limber_plan_held (plan, item, item->slot.until - 1, NULL))
    outcome = LIMBER_OUTCOME_HELD;
  else if (limber_past_paused (input->past, file, item->slot.until - 1, NULL))
    outcome = LIMBER_OUTCOME_PAUSED;
  else if (item->known != NULL && item->known->shown > 0)
    outcome = LIMBER_OUTCOME_MISSED;
  else if (wait != NULL && wait->no_service)
    outcome = LIMBER_OUTCOME_NOT_SHOWN;
  else
    cause = unseen_cause (plan, item, wait);
  if (item->slot.flexible && limber_plan_can_be_made_up (plan->input, item->file, &item->slot))
    {
      outcome = LIMBER_OUTCOME_NOT_NEEDED;
      cause = LIMBER_CAUSE_NONE;
    }
  close_item (plan, item, outcome, cause, NULL);
}

static gboolean
enough_done (const LimberPlan *plan, const LimberItem *item)
{
  const LimberPast *past = plan->input->past;
  const LimberActivity *activity = item->slot.activity;
  const char *file = limber_item_file (item);
  LimberDate date = item->slot.date;
  int phase_day;

  if (item->known != NULL && item->known->extra)
    return FALSE;
  if (activity->max_per_day > 0
      && limber_past_performed (past, file, activity->id, date, date) >= activity->max_per_day)
    return TRUE;
  if (!item->slot.flexible || limber_course_phase (&item->file->course, date, &phase_day) == NULL)
    return FALSE;
  return limber_past_performed (past, file, activity->id, date - (LimberDate)(phase_day % 7), date)
         >= activity->when.count;
}

/* Writes what the item's time asks for. TRUE when it is open and may be offered. */
gboolean
limber_plan_settle (LimberPlan *plan, const LimberItem *item)
{
  LimberInstant now = plan->input->now;

  if (!limber_item_exists (plan->input, item) || (item->known != NULL && item->known->outcome != LIMBER_OUTCOME_NONE))
    return FALSE;
  if (item->gone && item->slot.until > now)
    close_item (plan, item, LIMBER_OUTCOME_CANCELLED, LIMBER_CAUSE_NONE, "routine-changed");
  else if (item->gone && limber_item_started (item))
    close_item (plan, item, LIMBER_OUTCOME_PARTIAL, LIMBER_CAUSE_NONE, "unanswered");
  else if (item->gone)
    /* over before it was gone, or longer ago than the plan is looked at */
    expire (plan, item);
  else if (limber_item_started (item) && now < limber_item_finish_until (item))
    return TRUE;
  else if (limber_item_started (item))
    close_item (plan, item, LIMBER_OUTCOME_PARTIAL, LIMBER_CAUSE_NONE, "unanswered");
  else if (item->slot.at > now)
    limber_plan_wake (plan, item->slot.at);
  else if (item->not_reached)
    close_item (plan, item, LIMBER_OUTCOME_NOT_REACHED, LIMBER_CAUSE_NONE, NULL);
  else if (item->slot.until <= item->slot.at)
    close_item (plan, item, LIMBER_OUTCOME_CANCELLED, LIMBER_CAUSE_NONE, "clock-change");
  else if (enough_done (plan, item))
    close_item (plan, item, LIMBER_OUTCOME_NOT_NEEDED, LIMBER_CAUSE_NONE, NULL);
  else if (item->slot.until <= now)
    expire (plan, item);
  /* known by an answer ahead of its time that was taken back, it has no such row either */
  else if (item->known == NULL || item->known->until == LIMBER_ABSENT)
    limber_plan_add_row (plan, LIMBER_EVENT_DUE, item);
  else
    return TRUE;
  return FALSE;
}
