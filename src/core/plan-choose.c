#include "plan-parts.h"

#include <string.h>

/* A reminder offered this much after its time says when it was planned. */
#define LATE_AFTER (5 * LIMBER_MINUTE)

#define REASON_MINUTES 5

/* What the client is told in answer to their wish stays this long. */
#define TOLD (20 * (gint64)G_USEC_PER_SEC)

/* times_a_day: no sooner than half a part after the last one was done. */
static LimberInstant
earliest (const LimberPlan *plan, const LimberItem *item)
{
  const LimberWhen *when = &item->slot.activity->when;
  LimberInstant last;

  if (when->shape != LIMBER_SHAPE_TIMES_A_DAY || item->known->extra)
    return item->slot.at;
  last = limber_past_last_performed (plan->input->past, limber_item_file (item), item->slot.activity->id,
                                     item->slot.date);
  if (last == LIMBER_ABSENT)
    return item->slot.at;
  return MAX (item->slot.at, last + (when->to - when->from) * LIMBER_MINUTE / when->count / 2);
}

/* A journey, or an answer amended to what it follows, may have moved it to a later time since. */
static gboolean
shown_for_this_time (const LimberItem *item)
{
  return item->known->showings > 0 && item->known->last_shown >= item->slot.at;
}

/* When the reminder of an open item should next be put on the screen: in the past when it
 * should be there now, LIMBER_NEVER when it was shown often enough. */
static LimberInstant
show_at (const LimberPlan *plan, const LimberItem *item)
{
  const LimberOccurrence *known = item->known;
  const LimberRemind *remind = &item->slot.activity->remind;
  LimberInstant again = LIMBER_NEVER;

  if (limber_item_started (item))
    {
      again = limber_item_finish_at (item);
      if (known->asked != LIMBER_ABSENT)
        again = MAX (again, known->asked + remind->repeat_after_minutes * LIMBER_MINUTE);
    }
  else if (known->snoozed_until != LIMBER_ABSENT)
    again = known->snoozed_until;
  else if (!shown_for_this_time (item))
    again = earliest (plan, item);
  else if (known->showings <= remind->repeat_at_most)
    again = known->last_shown + remind->repeat_after_minutes * LIMBER_MINUTE;
  return again;
}

/* FALSE when the item has to wait, with the reason noted and the end of it planned for. */
static gboolean
may_show (LimberPlan *plan, const LimberItem *item)
{
  const LimberPlanInput *input = plan->input;
  const char *file = limber_item_file (item);
  LimberInstant until = LIMBER_NEVER;
  gboolean late = input->now > item->slot.at + LATE_AFTER;

  if (limber_plan_held (plan, item, input->now, &until) || limber_past_paused (input->past, file, input->now, &until))
    limber_plan_wake (plan, until);
  else if (limber_settings_quiet (input->settings, input->now, input->zone, &until))
    {
      limber_plan_note_wait (plan, item, LIMBER_CAUSE_QUIET, FALSE);
      limber_plan_wake (plan, until);
    }
  else if (input->away != LIMBER_CAUSE_NONE)
    limber_plan_note_wait (plan, item, input->away, FALSE);
  else if (!input->can_show)
    limber_plan_note_wait (plan, item, LIMBER_CAUSE_UNKNOWN, TRUE);
  else
    return input->settings->catch_up || !late || item->known->shown > 0 || limber_item_started (item);
  return FALSE;
}

/* What was put off or paused by another way than its own buttons leaves the screen, and so does
 * everything when quiet hours begin. */
static gboolean
on_screen (const LimberPlan *plan, const LimberItem *item)
{
  const LimberScreen *screen = plan->input->screen;

  return !limber_settings_quiet (plan->input->settings, plan->input->now, plan->input->zone, NULL)
         && item->known->snoozed_until == LIMBER_ABSENT && !limber_plan_held (plan, item, plan->input->now, NULL)
         && !limber_past_paused (plan->input->past, limber_item_file (item), plan->input->now, NULL)
         && screen->kind == (limber_item_started (item) ? LIMBER_OFFER_FINISH : LIMBER_OFFER_REMINDER)
         && screen->name.date == item->slot.date && strcmp (screen->name.key, item->slot.key) == 0
         && strcmp (screen->name.activity, limber_item_activity (item)) == 0
         && strcmp (screen->name.file, limber_item_file (item)) == 0;
}

static void
offer (LimberPlan *plan, const LimberItem *item, gboolean post, const LimberItem *following)
{
  const LimberPlanInput *input = plan->input;
  LimberOffer *offered = &plan->decision->offer;

  offered->kind = limber_item_started (item) ? LIMBER_OFFER_FINISH : LIMBER_OFFER_REMINDER;
  offered->file = limber_item_file (item);
  offered->slot = item->slot;
  offered->post = post;
  offered->later = limber_plan_later (input, &item->slot, item->known, 0);
  offered->minutes = limber_item_minutes (item);
  offered->late = input->now > item->slot.at + LATE_AFTER;
  offered->following = following == NULL ? NULL : following->slot.activity;
  limber_plan_wake (plan, limber_settings_next_quiet (input->settings, input->now, input->zone));
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
 * never shown goes before what is shown again, and of that what was lost goes first. */
static GPtrArray *
queue (LimberPlan *plan, const GPtrArray *open)
{
  const LimberItem *lost = plan->input->restore ? last_shown (open) : NULL;
  GPtrArray *waiting = g_ptr_array_new ();

  for (int again = 0; again <= 1; again++)
    {
      int first = (int)waiting->len;

      for (guint i = 0; i < open->len; i++)
        {
          const LimberItem *item = open->pdata[i];
          gboolean was_lost = lost != NULL && item == lost;
          LimberInstant at = was_lost ? plan->input->now : show_at (plan, item);

          if ((item->known->showings > 0) != again || on_screen (plan, item))
            continue;
          if (at > plan->input->now)
            limber_plan_wake (plan, at);
          else if (may_show (plan, item))
            g_ptr_array_insert (waiting, was_lost ? first : -1, (gpointer)item);
        }
    }
  return waiting;
}

/* "Why not?" is asked once and not for long, and not of an answer that was taken back. */
static gboolean
asks_reason (LimberPlan *plan)
{
  const LimberScreen *screen = plan->input->screen;
  LimberInstant end = screen->since + REASON_MINUTES * LIMBER_MINUTE;
  const LimberOccurrenceName *name = &screen->name;
  const LimberOccurrence *known;

  if (screen->kind != LIMBER_OFFER_REASON || end <= plan->input->now)
    return FALSE;
  known = limber_past_find (plan->input->past, name->file, name->activity, name->date, name->key);
  if (known == NULL || known->outcome == LIMBER_OUTCOME_NONE)
    return FALSE;
  plan->decision->offer.kind = LIMBER_OFFER_REASON;
  limber_plan_wake (plan, end);
  return TRUE;
}

/* What the client asked for keeps the screen for as long as it takes to read it. */
static gboolean
is_asked_for (LimberPlan *plan)
{
  const LimberScreen *screen = plan->input->screen;
  gint64 length = screen->ask.kind == LIMBER_QUESTION_TOLD ? TOLD : REASON_MINUTES * LIMBER_MINUTE;
  LimberInstant end = screen->since + length;

  if (screen->kind != LIMBER_OFFER_QUESTION
      || (screen->ask.kind != LIMBER_QUESTION_PAUSE && screen->ask.kind != LIMBER_QUESTION_TOLD)
      || end <= plan->input->now)
    return FALSE;
  plan->decision->offer.kind = LIMBER_OFFER_QUESTION;
  limber_plan_wake (plan, end);
  return TRUE;
}

static gboolean
in_session (LimberPlan *plan)
{
  if (plan->input->session == NULL && !plan->input->asking)
    return FALSE;
  plan->decision->offer.kind = LIMBER_OFFER_SESSION;
  return TRUE;
}

/* A guided activity has the client's attention until it should be over. */
static gboolean
is_under_way (const LimberPlan *plan, const GPtrArray *open)
{
  for (guint i = 0; i < open->len; i++)
    if (limber_item_started (open->pdata[i]) && limber_item_finish_at (open->pdata[i]) > plan->input->now)
      return TRUE;
  return FALSE;
}

static gboolean
is_wished_for (const GPtrArray *waiting)
{
  return waiting->len > 0 && ((const LimberItem *)waiting->pdata[0])->known->extra;
}

/* At most one thing is on the screen. It keeps its place until it is answered or over, or until
 * something else has waited for as long as it takes to show it again. */
void
limber_plan_choose (LimberPlan *plan, const GPtrArray *open)
{
  g_autoptr (GPtrArray) waiting = queue (plan, open);
  const LimberItem *current = NULL, *next;
  gboolean busy = in_session (plan) || asks_reason (plan) || is_asked_for (plan) || is_under_way (plan, open);
  LimberInstant turn = LIMBER_NEVER;

  for (guint i = 0; i < open->len; i++)
    if (on_screen (plan, open->pdata[i]))
      current = open->pdata[i];
  if (current != NULL)
    turn = plan->input->screen->since + current->slot.activity->remind.repeat_after_minutes * LIMBER_MINUTE;
  /* whoever has a warning sign should know before they exercise, unless they ask for that themselves */
  if (!busy && (current == NULL || turn <= plan->input->now) && !is_wished_for (waiting)
      && limber_plan_ask_signs (plan, FALSE))
    {
      busy = TRUE;
      current = NULL;
    }
  next = waiting->len > 0 && !busy && (current == NULL || turn <= plan->input->now) ? waiting->pdata[0] : NULL;
  for (guint i = 0; i < waiting->len; i++)
    if (waiting->pdata[i] != next)
      limber_plan_note_wait (plan, waiting->pdata[i], LIMBER_CAUSE_BUSY, FALSE);
  if (next != NULL)
    {
      offer (plan, next, TRUE, waiting->len > 1 ? waiting->pdata[1] : NULL);
      /* its repetition, or the turn of what waits */
      limber_plan_wake (plan, plan->input->now + next->slot.activity->remind.repeat_after_minutes * LIMBER_MINUTE);
    }
  else if (current != NULL)
    {
      gboolean again = show_at (plan, current) <= plan->input->now && may_show (plan, current);

      offer (plan, current, again, NULL);
      limber_plan_wake (plan, turn);
      limber_plan_wake (plan, show_at (plan, current));
    }
  else if (!busy)
    limber_plan_ask (plan);
}
