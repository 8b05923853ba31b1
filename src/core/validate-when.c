#include "validate-parts.h"

#include <glib/gi18n.h>
#include <string.h>

/* Nothing is measured against a day that is the wrong way round. */
static gboolean
day_is_sound (const LimberRoutine *routine)
{
  return routine->day_from < routine->day_to;
}

static void
check_times (const LimberValidation *validation, const LimberActivity *activity)
{
  const LimberWhen *when = &activity->when;
  const LimberRoutine *routine = validation->routine;
  char time[LIMBER_TIME_BUFFER], from[LIMBER_TIME_BUFFER], to[LIMBER_TIME_BUFFER];

  for (gsize i = 0; i < when->n_times; i++)
    {
      limber_minute_format (when->times[i], time);
      if (i > 0 && when->times[i] == when->times[i - 1])
        limber_validation_add (validation, FALSE, &when->times[i], when, _ ("Take one of them out."),
                               _ ("%s stands here twice."), time);
      else if (i > 0 && when->times[i] < when->times[i - 1])
        limber_validation_add (validation, FALSE, &when->times[i], when, _ ("Write the times from early to late."),
                               _ ("%s is out of order."), time);
      if (day_is_sound (routine) && (when->times[i] < routine->day_from || when->times[i] >= routine->day_to))
        limber_validation_add (
            validation, FALSE, &when->times[i], when, _ ("Change the time, or write day = { from = …; to = …; };"),
            _ ("%s is outside the day, which is from %s to %s."), time, limber_minute_format (routine->day_from, from),
            limber_minute_format (routine->day_to, to));
    }
}

static void
check_window (const LimberValidation *validation, const LimberActivity *activity)
{
  const LimberWhen *when = &activity->when;
  const LimberRoutine *routine = validation->routine;
  char from[LIMBER_TIME_BUFFER], to[LIMBER_TIME_BUFFER];
  int length = when->to - when->from;

  limber_minute_format (routine->day_from, from);
  limber_minute_format (routine->day_to, to);
  if (day_is_sound (routine) && when->from < routine->day_from)
    limber_validation_add (validation, FALSE, &when->from, when, _ ("Change from, or write day = { from = …; };"),
                           _ ("from is outside the day, which is from %s to %s."), from, to);
  if (day_is_sound (routine) && when->to > routine->day_to)
    limber_validation_add (validation, FALSE, &when->to, when, _ ("Change to, or write day = { to = …; };"),
                           _ ("to is outside the day, which is from %s to %s."), from, to);
  if (length <= 0 && (limber_validation_has (validation, &when->from) || limber_validation_has (validation, &when->to)))
    limber_validation_add (validation, FALSE, &when->to, when, _ ("A window cannot go on past midnight."),
                           _ ("from must be earlier than to."));
  else if (length > 0 && when->shape == LIMBER_SHAPE_TIMES_A_DAY && when->count > length)
    limber_validation_add (validation, FALSE, &when->count, when, NULL, _ ("%d times do not fit into %d minutes."),
                           when->count, length);
  else if (length > 0 && when->shape == LIMBER_SHAPE_AFTER_SITTING && when->minutes >= length)
    limber_validation_add (validation, FALSE, &when->minutes, when, NULL,
                           _ ("%d minutes of sitting cannot come together between from and to."), when->minutes);
}

/* TRUE when following `after` from @activity leads back to it. */
static gboolean
is_circular (const LimberPhase *phase, const LimberActivity *activity)
{
  const LimberActivity *at = activity;

  for (guint i = 0; i < phase->activities->len && at != NULL && at->when.after != NULL; i++)
    {
      at = limber_phase_find (phase, at->when.after);
      if (at == activity)
        return TRUE;
    }
  return FALSE;
}

static void
refuse_target (const LimberValidation *validation, const LimberPhase *phase, const LimberWhen *when)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autofree char *hint = NULL;

  for (guint i = 0; i < phase->activities->len; i++)
    {
      const LimberActivity *activity = phase->activities->pdata[i];

      /* the one that is meant may be the one without an id, and that is said already */
      if (activity->id == NULL)
        return;
      g_ptr_array_add (ids, activity->id);
    }
  g_ptr_array_add (ids, NULL);
  hint = limber_reading_suggest (when->after, (const char *const *)ids->pdata);
  limber_validation_add (validation, FALSE, &when->after, when, hint, _ ("No activity of this plan is called \"%s\"."),
                         when->after);
}

static void
check_after (const LimberValidation *validation, const LimberPhase *phase, const LimberActivity *activity)
{
  const LimberWhen *when = &activity->when;
  const LimberActivity *target;

  if (!limber_validation_has (validation, &when->after))
    return;
  target = limber_phase_find (phase, when->after);
  if (target == NULL)
    refuse_target (validation, phase, when);
  else if (target->when.shape == LIMBER_SHAPE_AFTER_SITTING && limber_validation_has_group (validation, &target->when))
    limber_validation_add (validation, FALSE, &when->after, when, _ ("Follow an activity that has times."),
                           _ ("\"%s\" comes after sitting, at no fixed time: nothing can follow it."), when->after);
  else if (is_circular (phase, activity))
    limber_validation_add (validation, FALSE, &when->after, when, _ ("One of them needs a time of its own."),
                           _ ("after goes round in a circle: \"%s\" waits for \"%s\", which waits for it."),
                           activity->id, when->after);
}

void
limber_validate_when (const LimberValidation *validation, const LimberPhase *phase, const LimberActivity *activity)
{
  const LimberWhen *when = &activity->when;

  if (!limber_validation_has_group (validation, when))
    return;
  switch (when->shape)
    {
    case LIMBER_SHAPE_AT:
    case LIMBER_SHAPE_TIMES_A_WEEK:
      check_times (validation, activity);
      break;
    case LIMBER_SHAPE_TIMES_A_DAY:
    case LIMBER_SHAPE_EVERY:
    case LIMBER_SHAPE_AFTER_SITTING:
      check_window (validation, activity);
      break;
    case LIMBER_SHAPE_AFTER:
      check_after (validation, phase, activity);
      break;
    }
}
