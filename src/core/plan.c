#include "plan.h"

#include "dose.h"
#include "plan-items.h"

#include <string.h>

/* A reminder offered this much after its time says when it was planned. */
#define LATE_AFTER (5 * LIMBER_MINUTE)

/* Why an occurrence could not be shown. That the client was there and only the service was
 * missing is remembered whatever came afterwards. */
typedef struct
{
  LimberCause cause;
  gboolean no_service;
} Wait;

struct _LimberWaits
{
  GHashTable *waits; /* name → Wait */
};

typedef struct
{
  const LimberPlanInput *input;
  LimberWaits *waits;
  LimberDecision *decision;
} Plan;

void
limber_occurrence_name_set (LimberOccurrenceName *name, const char *file, const char *activity, LimberDate date,
                            const char *key)
{
  LimberOccurrenceName fresh = { .file = g_strdup (file), .activity = g_strdup (activity), .date = date };

  g_strlcpy (fresh.key, key, sizeof fresh.key);
  limber_occurrence_name_clear (name);
  *name = fresh;
}

void
limber_occurrence_name_clear (LimberOccurrenceName *name)
{
  g_clear_pointer (&name->file, g_free);
  g_clear_pointer (&name->activity, g_free);
}

gboolean
limber_occurrence_name_equal (const LimberOccurrenceName *a, const LimberOccurrenceName *b)
{
  return a->date == b->date && strcmp (a->key, b->key) == 0 && g_strcmp0 (a->activity, b->activity) == 0
         && g_strcmp0 (a->file, b->file) == 0;
}

LimberWaits *
limber_waits_new (void)
{
  LimberWaits *waits = g_new0 (LimberWaits, 1);

  waits->waits = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return waits;
}

void
limber_waits_free (LimberWaits *waits)
{
  g_hash_table_unref (waits->waits);
  g_free (waits);
}

void
limber_decision_clear (LimberDecision *decision)
{
  g_clear_pointer (&decision->events, g_ptr_array_unref);
}

static char *
item_name (const LimberItem *item)
{
  return g_strdup_printf ("%s/%s/%u/%s", limber_item_file (item), limber_item_activity (item), item->slot.date,
                          item->slot.key);
}

static void
wake (Plan *plan, LimberInstant at)
{
  if (at > plan->input->now)
    plan->decision->wake_at = MIN (plan->decision->wake_at, at);
}

static LimberEvent *
add_event (Plan *plan, LimberEventKind kind, const LimberItem *item)
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
close_item (Plan *plan, const LimberItem *item, LimberOutcome outcome, LimberCause cause, const char *reason)
{
  g_autofree char *name = item_name (item);
  LimberEvent *event = add_event (plan, LIMBER_EVENT_OUTCOME, item);

  event->outcome = outcome;
  event->cause = cause;
  event->reason = g_strdup (reason);
  g_hash_table_remove (plan->waits->waits, name);
}

/* Why nobody saw a reminder whose window ran out. */
static LimberCause
unseen_cause (const Plan *plan, const LimberItem *item, const Wait *wait)
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

/* times_a_week: an offer that was not used is only missed once too few are left to make it up. */
static gboolean
can_be_made_up (const Plan *plan, const LimberItem *item)
{
  const LimberPlanInput *input = plan->input;
  const LimberCourse *course = &item->file->course;
  const LimberActivity *activity = item->slot.activity;
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (LimberSlot));
  int phase_day, left;

  limber_course_phase (course, item->slot.date, &phase_day);
  left = activity->when.count
         - limber_past_performed (input->past, course->routine->id, activity->id,
                                  item->slot.date - (LimberDate)(phase_day % 7), item->slot.date);
  for (LimberDate date = item->slot.date + 1; left > 0; date++)
    {
      int later_day;

      if (limber_course_phase (course, date, &later_day) != item->slot.phase || later_day / 7 != phase_day / 7)
        return FALSE;
      g_array_set_size (slots, 0);
      limber_schedule_slots (course, activity, date, input->zone, slots);
      left -= (int)slots->len;
    }
  return TRUE;
}

/* The window is over and nobody answered: the first outcome that fits. */
static void
expire (Plan *plan, const LimberItem *item)
{
  const LimberPlanInput *input = plan->input;
  const char *file = limber_item_file (item);
  g_autofree char *name = item_name (item);
  const Wait *wait = g_hash_table_lookup (plan->waits->waits, name);
  LimberOutcome outcome = LIMBER_OUTCOME_MISSED_OFF;
  LimberCause cause = LIMBER_CAUSE_NONE;

  if (limber_past_held (input->past, file, item->slot.until - 1, NULL))
    outcome = LIMBER_OUTCOME_HELD;
  else if (limber_past_paused (input->past, file, item->slot.until - 1, NULL))
    outcome = LIMBER_OUTCOME_PAUSED;
  else if (item->known != NULL && item->known->shown > 0)
    outcome = LIMBER_OUTCOME_MISSED;
  else if (wait != NULL && wait->no_service)
    outcome = LIMBER_OUTCOME_NOT_SHOWN;
  else
    cause = unseen_cause (plan, item, wait);
  if (item->slot.flexible && can_be_made_up (plan, item))
    {
      outcome = LIMBER_OUTCOME_NOT_NEEDED;
      cause = LIMBER_CAUSE_NONE;
    }
  close_item (plan, item, outcome, cause, NULL);
}

static gboolean
enough_done (const Plan *plan, const LimberItem *item)
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

/* When a started activity should be over. */
static LimberInstant
finish_at (const LimberItem *item)
{
  return item->known->started + limber_item_minutes (item) * LIMBER_MINUTE;
}

/* How long the question of a started activity is kept open. */
static LimberInstant
finish_until (const LimberItem *item)
{
  return MAX (item->slot.until, finish_at (item) + item->slot.activity->remind.offer_for_minutes * LIMBER_MINUTE);
}

static gboolean
is_started (const LimberItem *item)
{
  return item->known != NULL && item->known->started != LIMBER_ABSENT;
}

/* Writes what the item's time asks for. TRUE when it is open and may be offered. */
static gboolean
settle (Plan *plan, const LimberItem *item)
{
  LimberInstant now = plan->input->now;

  if (!limber_item_exists (plan->input, item) || (item->known != NULL && item->known->outcome != LIMBER_OUTCOME_NONE))
    return FALSE;
  if (item->gone)
    close_item (plan, item, LIMBER_OUTCOME_CANCELLED, LIMBER_CAUSE_NONE, "routine-changed");
  else if (is_started (item) && now < finish_until (item))
    return TRUE;
  else if (is_started (item))
    close_item (plan, item, LIMBER_OUTCOME_PARTIAL, LIMBER_CAUSE_NONE, "unanswered");
  else if (item->slot.at > now)
    wake (plan, item->slot.at);
  else if (item->not_reached)
    close_item (plan, item, LIMBER_OUTCOME_NOT_REACHED, LIMBER_CAUSE_NONE, NULL);
  else if (item->slot.until <= item->slot.at)
    close_item (plan, item, LIMBER_OUTCOME_CANCELLED, LIMBER_CAUSE_NONE, "clock-change");
  else if (enough_done (plan, item))
    close_item (plan, item, LIMBER_OUTCOME_NOT_NEEDED, LIMBER_CAUSE_NONE, NULL);
  else if (item->slot.until <= now)
    expire (plan, item);
  else if (item->known == NULL)
    add_event (plan, LIMBER_EVENT_DUE, item);
  else
    return TRUE;
  return FALSE;
}

/* A stamp of the history that the clock has since been set back behind counts as now. */
static LimberInstant
clamp (const Plan *plan, LimberInstant at)
{
  return MIN (at, plan->input->now);
}

/* times_a_day: no sooner than half a part after the last one was done. */
static LimberInstant
earliest (const Plan *plan, const LimberItem *item)
{
  const LimberWhen *when = &item->slot.activity->when;
  LimberInstant last;

  if (when->shape != LIMBER_SHAPE_TIMES_A_DAY || item->known->extra)
    return item->slot.at;
  last = limber_past_last_performed (plan->input->past, limber_item_file (item), item->slot.activity->id,
                                     item->slot.date);
  if (last == LIMBER_ABSENT)
    return item->slot.at;
  return MAX (item->slot.at, clamp (plan, last) + (when->to - when->from) * LIMBER_MINUTE / when->count / 2);
}

/* When the reminder of an open item should next be put on the screen: in the past when it
 * should be there now, LIMBER_NEVER when it was shown often enough. */
static LimberInstant
show_at (const Plan *plan, const LimberItem *item)
{
  const LimberOccurrence *known = item->known;
  const LimberRemind *remind = &item->slot.activity->remind;
  LimberInstant again = LIMBER_NEVER;

  if (is_started (item))
    {
      again = finish_at (item);
      if (known->asked != LIMBER_ABSENT)
        again = MAX (again, clamp (plan, known->asked) + remind->repeat_after_minutes * LIMBER_MINUTE);
    }
  else if (known->snoozed_until != LIMBER_ABSENT)
    again = known->snoozed_until;
  else if (known->showings == 0)
    again = earliest (plan, item);
  else if (known->showings <= remind->repeat_at_most)
    again = clamp (plan, known->last_shown) + remind->repeat_after_minutes * LIMBER_MINUTE;
  return again;
}

static void
note_wait (Plan *plan, const LimberItem *item, LimberCause cause, gboolean no_service)
{
  char *name = item_name (item);
  Wait *wait = g_hash_table_lookup (plan->waits->waits, name);

  if (wait == NULL)
    {
      wait = g_new0 (Wait, 1);
      g_hash_table_insert (plan->waits->waits, name, wait);
    }
  else
    g_free (name);
  wait->cause = cause;
  wait->no_service |= no_service;
}

/* FALSE when the item has to wait, with the reason noted and the end of it planned for. */
static gboolean
may_show (Plan *plan, const LimberItem *item)
{
  const LimberPlanInput *input = plan->input;
  const char *file = limber_item_file (item);
  LimberInstant until = LIMBER_NEVER;
  gboolean late = input->now > item->slot.at + LATE_AFTER;

  if (limber_past_held (input->past, file, input->now, &until)
      || limber_past_paused (input->past, file, input->now, &until))
    wake (plan, until);
  else if (limber_settings_quiet (input->settings, input->now, input->zone, &until))
    {
      note_wait (plan, item, LIMBER_CAUSE_QUIET, FALSE);
      wake (plan, until);
    }
  else if (input->away != LIMBER_CAUSE_NONE)
    note_wait (plan, item, input->away, FALSE);
  else if (!input->can_show)
    note_wait (plan, item, LIMBER_CAUSE_UNKNOWN, TRUE);
  else
    return input->settings->catch_up || !late || item->known->shown > 0 || is_started (item);
  return FALSE;
}

static gboolean
on_screen (const Plan *plan, const LimberItem *item)
{
  const LimberScreen *screen = plan->input->screen;

  return screen->kind == (is_started (item) ? LIMBER_OFFER_FINISH : LIMBER_OFFER_REMINDER)
         && screen->name.date == item->slot.date && strcmp (screen->name.key, item->slot.key) == 0
         && strcmp (screen->name.activity, limber_item_activity (item)) == 0
         && strcmp (screen->name.file, limber_item_file (item)) == 0;
}

LimberInstant
limber_plan_later (const LimberPlanInput *input, const LimberSlot *slot, const LimberOccurrence *known, int minutes)
{
  const LimberRemind *remind = &slot->activity->remind;
  LimberInstant later;

  if (minutes <= 0)
    minutes = input->settings->snooze_minutes > 0 ? input->settings->snooze_minutes : remind->snooze_minutes;
  later = input->now + minutes * LIMBER_MINUTE;
  return known->snoozes < remind->max_snoozes && later < slot->until ? later : LIMBER_ABSENT;
}

static void
offer (Plan *plan, const LimberItem *item, gboolean post, const LimberItem *following)
{
  const LimberPlanInput *input = plan->input;
  LimberOffer *offered = &plan->decision->offer;

  offered->kind = is_started (item) ? LIMBER_OFFER_FINISH : LIMBER_OFFER_REMINDER;
  offered->file = limber_item_file (item);
  offered->slot = item->slot;
  offered->post = post;
  offered->later = limber_plan_later (input, &item->slot, item->known, 0);
  offered->minutes = limber_item_minutes (item);
  offered->late = input->now > item->slot.at + LATE_AFTER;
  offered->following = following == NULL ? NULL : following->slot.activity;
}

/* Of all that was lost from the screen only the last shown comes back by itself. */
static const LimberItem *
last_shown (const GPtrArray *open)
{
  const LimberItem *last = NULL;

  for (guint i = 0; i < open->len; i++)
    {
      const LimberItem *item = open->pdata[i];

      if (item->known->showings > 0 && item->known->snoozed_until == LIMBER_ABSENT
          && (last == NULL || item->known->last_shown > last->known->last_shown))
        last = item;
    }
  return last;
}

/* The items that should be on the screen now but are not, in the order of their turns: what was
 * never shown goes before what is shown again. */
static GPtrArray *
queue (Plan *plan, const GPtrArray *open)
{
  const LimberItem *lost = plan->input->restore ? last_shown (open) : NULL;
  GPtrArray *waiting = g_ptr_array_new ();

  for (int again = 0; again <= 1; again++)
    for (guint i = 0; i < open->len; i++)
      {
        const LimberItem *item = open->pdata[i];
        LimberInstant at = item == lost ? plan->input->now : show_at (plan, item);

        if ((item->known->showings > 0) != again || on_screen (plan, item))
          continue;
        if (at > plan->input->now)
          wake (plan, at);
        else if (may_show (plan, item))
          g_ptr_array_add (waiting, (gpointer)item);
      }
  return waiting;
}

/* A guided activity has the client's attention until it should be over. */
static gboolean
is_under_way (const Plan *plan, const GPtrArray *open)
{
  for (guint i = 0; i < open->len; i++)
    if (is_started (open->pdata[i]) && finish_at (open->pdata[i]) > plan->input->now)
      return TRUE;
  return FALSE;
}

/* At most one thing is on the screen. It keeps its place until it is answered or over, or until
 * something else has waited for as long as it takes to show it again. */
static void
choose (Plan *plan, const GPtrArray *open)
{
  g_autoptr (GPtrArray) waiting = queue (plan, open);
  const LimberItem *current = NULL, *next;
  gboolean busy = is_under_way (plan, open);
  LimberInstant turn = LIMBER_NEVER;

  for (guint i = 0; i < open->len; i++)
    if (on_screen (plan, open->pdata[i]))
      current = open->pdata[i];
  if (current != NULL)
    turn = clamp (plan, plan->input->screen->since)
           + current->slot.activity->remind.repeat_after_minutes * LIMBER_MINUTE;
  next = waiting->len > 0 && !busy && (current == NULL || turn <= plan->input->now) ? waiting->pdata[0] : NULL;
  for (guint i = 0; i < waiting->len; i++)
    if (waiting->pdata[i] != next)
      note_wait (plan, waiting->pdata[i], LIMBER_CAUSE_BUSY, FALSE);
  if (next != NULL)
    offer (plan, next, TRUE, waiting->len > 1 ? waiting->pdata[1] : NULL);
  else if (current != NULL)
    {
      gboolean again = show_at (plan, current) <= plan->input->now && may_show (plan, current);

      offer (plan, current, again, NULL);
      wake (plan, turn);
      wake (plan, show_at (plan, current));
    }
}

/* The first date that can hold anything still unsettled. */
static LimberDate
first_date (const LimberPlanInput *input)
{
  LimberDate today, swept;

  limber_civil_local (input->zone, input->now, &today, NULL);
  limber_civil_local (input->zone, input->swept, &swept, NULL);
  /* a change of zone may bring back a bit of the day before */
  swept = MIN (swept, today) - 1;
  return MAX (swept, today - LIMBER_PAST_DAYS);
}

static void
wake_for_next (Plan *plan, LimberDate today)
{
  const LimberPlanInput *input = plan->input;

  for (guint i = 0; i < input->files->len; i++)
    {
      const LimberPlanFile *file = &g_array_index (input->files, LimberPlanFile, i);
      /* tomorrow may be another phase; a day without any plan is looked at when it comes */
      const LimberPhase *phase = limber_course_phase (&file->course, today, NULL);
      const LimberPhase *tomorrow = limber_course_phase (&file->course, today + 1, NULL);
      LimberInstant midnight;
      LimberSlot slot;

      for (guint j = 0; phase != NULL && j < phase->activities->len; j++)
        if (limber_schedule_next (&file->course, phase->activities->pdata[j], input->zone, input->now, &slot))
          wake (plan, slot.at);
      if (phase != tomorrow && limber_civil_resolve (input->zone, today, 1440, &midnight, NULL))
        wake (plan, midnight);
    }
}

void
limber_plan (const LimberPlanInput *input, LimberWaits *waits, LimberDecision *decision)
{
  Plan plan = { .input = input, .waits = waits, .decision = decision };
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  g_autoptr (GArray) items = NULL;
  LimberDate today;

  memset (decision, 0, sizeof *decision);
  decision->events = g_ptr_array_new_with_free_func ((GDestroyNotify)limber_event_free);
  decision->wake_at = LIMBER_NEVER;
  limber_civil_local (input->zone, input->now, &today, NULL);
  items = limber_items_collect (input, first_date (input), today);
  for (guint i = 0; i < items->len; i++)
    {
      const LimberItem *item = &g_array_index (items, LimberItem, i);

      if (!settle (&plan, item))
        continue;
      g_ptr_array_add (open, (gpointer)item);
      wake (&plan, is_started (item) ? finish_until (item) : item->slot.until);
      if (is_started (item))
        wake (&plan, finish_at (item));
    }
  if (decision->events->len > 0)
    return;
  choose (&plan, open);
  wake_for_next (&plan, today);
}

static LimberState
state_of (const LimberItem *item, LimberInstant now)
{
  if (item->known == NULL)
    return item->slot.at > now ? LIMBER_STATE_COMING : LIMBER_STATE_OPEN;
  if (item->known->outcome != LIMBER_OUTCOME_NONE)
    return LIMBER_STATE_ENDED;
  if (is_started (item))
    return LIMBER_STATE_STARTED;
  return item->known->snoozed_until != LIMBER_ABSENT && item->known->snoozed_until > now ? LIMBER_STATE_SNOOZED
                                                                                         : LIMBER_STATE_OPEN;
}

GArray *
limber_plan_agenda (const LimberPlanInput *input, LimberDate date)
{
  g_autoptr (GArray) items = limber_items_collect (input, date, date);
  GArray *agenda = g_array_new (FALSE, FALSE, sizeof (LimberAgendaItem));

  for (guint i = 0; i < items->len; i++)
    {
      const LimberItem *item = &g_array_index (items, LimberItem, i);
      LimberAgendaItem entry = { item->file, item->slot, item->known, state_of (item, input->now) };

      if (item->slot.date == date && !item->gone && limber_item_exists (input, item))
        g_array_append_val (agenda, entry);
    }
  return agenda;
}
