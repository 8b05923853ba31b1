#include "plan-parts.h"
#include "warning.h"

#include <string.h>

/* When the client's day begins on @date or, with @to, ends. */
static LimberInstant
day_bound (const LimberPlan *plan, const LimberPlanFile *file, LimberDate date, gboolean to)
{
  const LimberRoutine *routine = file->course.routine;
  LimberInstant at;

  return limber_civil_resolve (plan->input->zone, date, to ? routine->day_to : routine->day_from, &at, NULL)
             ? at
             : LIMBER_NEVER;
}

static gboolean
has_same_signs (const LimberRoutine *a, const LimberRoutine *b)
{
  if (a->signs->len != b->signs->len)
    return FALSE;
  for (guint i = 0; i < a->signs->len; i++)
    {
      const LimberSign *sign = a->signs->pdata[i], *other = b->signs->pdata[i];

      if (sign->urgency != other->urgency || strcmp (sign->sign, other->sign) != 0)
        return FALSE;
    }
  return TRUE;
}

/* What was answered for one routine need not be asked again for another with the same list. */
static void
share (const LimberPlan *plan, const LimberPlanFile *file, LimberHealthRecord *record)
{
  const LimberPlanInput *input = plan->input;

  for (guint i = 0; i < input->files->len && !record->alarmed; i++)
    {
      const LimberRoutine *other = g_array_index (input->files, LimberPlanFile, i).course.routine;
      const LimberHealthRecord *theirs = limber_session_log_health (limber_past_sessions (input->past), other->id);

      if (other == file->course.routine || !has_same_signs (other, file->course.routine))
        continue;
      record->signs_asked = MAX (record->signs_asked, theirs->signs_asked);
      record->signs_offered = MAX (record->signs_offered, theirs->signs_offered);
    }
}

/* When what was offered today and left unanswered is offered again: as a reminder would be. */
static LimberInstant
again_at (const LimberPlan *plan, const LimberRoutine *routine, const LimberHealthRecord *record, LimberDate today)
{
  LimberInstant asked = limber_past_asked (plan->input->past, routine->id, LIMBER_WARNING_QUESTION);

  if (record->signs_offered != today || record->offers == 0 || record->offers > routine->remind.repeat_at_most
      || (record->signs_asked == today && !record->alarmed) || asked == LIMBER_ABSENT)
    return LIMBER_NEVER;
  return asked + routine->remind.repeat_after_minutes * LIMBER_MINUTE;
}

/* When the warning signs of @file should next be offered, in the past when that is now. What has
 * just hurt does not wait for the day to begin. */
static LimberInstant
signs_at (const LimberPlan *plan, const LimberPlanFile *file, LimberDate today, gboolean *again)
{
  const LimberRoutine *routine = file->course.routine;
  const LimberHealthRecord *record = limber_session_log_health (limber_past_sessions (plan->input->past), routine->id);
  LimberHealthRecord shared = *record;
  LimberDate due;
  LimberInstant now = plan->input->now, repeat;
  LimberUrgency urgency;
  const char *by;

  share (plan, file, &shared);
  due = limber_warning_due (routine, &shared, today);
  *again = FALSE;
  if (due == 0 || limber_course_phase (&file->course, today, NULL) == NULL
      || limber_past_sign (plan->input->past, now, &urgency, &by))
    return LIMBER_NEVER;
  if (due <= today && record->alarmed_anew)
    return now;
  if (due <= today && now < day_bound (plan, file, today, TRUE))
    return day_bound (plan, file, today, FALSE);
  repeat = again_at (plan, routine, &shared, today);
  *again = repeat < day_bound (plan, file, today, TRUE);
  return *again ? repeat : day_bound (plan, file, MAX (due, today + 1), FALSE);
}

static gboolean
may_ask (const LimberPlan *plan, const char *file, LimberInstant *until)
{
  const LimberPlanInput *input = plan->input;

  return !limber_past_paused (input->past, file, input->now, until)
         && !limber_settings_quiet (input->settings, input->now, input->zone, until);
}

void
limber_plan_wake_for_signs (LimberPlan *plan, const LimberPlanFile *file, LimberDate today)
{
  gboolean again;
  LimberInstant at = signs_at (plan, file, today, &again), until = LIMBER_NEVER;

  limber_plan_wake (plan, at);
  if (at <= plan->input->now && !may_ask (plan, file->course.routine->id, &until))
    limber_plan_wake (plan, until);
}

gboolean
limber_plan_ask_signs (LimberPlan *plan, gboolean again)
{
  const LimberPlanInput *input = plan->input;
  LimberOffer *offer = &plan->decision->offer;
  LimberInstant until;
  LimberDate today;

  /* another question keeps its place */
  if (input->unread || !input->can_show || input->away != LIMBER_CAUSE_NONE
      || input->screen->kind == LIMBER_OFFER_QUESTION)
    return FALSE;
  limber_civil_local (input->zone, input->now, &today, NULL);
  for (guint i = 0; i < input->files->len; i++)
    {
      const LimberPlanFile *file = &g_array_index (input->files, LimberPlanFile, i);
      LimberRoutine *routine = (LimberRoutine *)file->course.routine;
      gboolean repeated;

      if (signs_at (plan, file, today, &repeated) > input->now || repeated != again
          || !may_ask (plan, routine->id, &until))
        continue;
      offer->kind = LIMBER_OFFER_QUESTION;
      offer->ask = (LimberPlanQuestion){ .kind = LIMBER_QUESTION_SIGNS, .file = routine->id, .routine = routine };
      g_strlcpy (offer->ask.id, LIMBER_WARNING_QUESTION, sizeof offer->ask.id);
      offer->post = TRUE;
      return TRUE;
    }
  return FALSE;
}
