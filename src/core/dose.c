#include "dose.h"

/* @base after @increments of @add, never past @up_to. */
static int
progressed (int base, int add, int increments, int up_to)
{
  if (add == 0)
    return base;
  return (int)CLAMP (base + (gint64)add * increments, base, MAX (base, up_to));
}

LimberDose
limber_dose (const LimberStep *step, int increments)
{
  const LimberProgression *progression = &step->progression;

  return (LimberDose){
    .sets = progressed (step->sets, progression->add_sets, increments, progression->up_to),
    .reps = progressed (step->reps, progression->add_reps, increments, progression->up_to),
    .hold_seconds = progressed (step->hold_seconds, progression->add_hold_seconds, increments, progression->up_to),
  };
}

int
limber_dose_increments (const LimberStep *step, int phase_day)
{
  if (step->progression.every_days < 1 || phase_day < 0)
    return 0;
  return phase_day / step->progression.every_days;
}

int
limber_dose_holds (const LimberStep *step, const LimberDose *dose)
{
  gboolean both_sides = step->side == LIMBER_SIDE_EACH || step->side == LIMBER_SIDE_ALTERNATE;

  return dose->sets * dose->reps * (both_sides ? 2 : 1);
}

LimberSide
limber_dose_side (const LimberStep *step, LimberSide affected)
{
  if (step->side != LIMBER_SIDE_AFFECTED && step->side != LIMBER_SIDE_OTHER)
    return step->side;
  if (affected != LIMBER_SIDE_LEFT && affected != LIMBER_SIDE_RIGHT)
    return LIMBER_SIDE_EACH;
  return (affected == LIMBER_SIDE_LEFT) == (step->side == LIMBER_SIDE_AFFECTED) ? LIMBER_SIDE_LEFT : LIMBER_SIDE_RIGHT;
}

int
limber_dose_seconds (const LimberStep *step, const LimberDose *dose)
{
  int holds = limber_dose_holds (step, dose);

  return LIMBER_READY_SECONDS + holds * dose->hold_seconds + MAX (holds - 1, 0) * step->rest_seconds;
}

int
limber_activity_seconds (const LimberActivity *activity, int phase_day)
{
  int seconds = activity->minutes * 60;

  for (guint i = 0; i < activity->steps->len; i++)
    {
      const LimberStep *step = activity->steps->pdata[i];
      LimberDose dose = limber_dose (step, limber_dose_increments (step, phase_day));

      seconds += limber_dose_seconds (step, &dose);
    }
  return seconds;
}

int
limber_activity_minutes (const LimberActivity *activity, int phase_day)
{
  return MAX ((limber_activity_seconds (activity, phase_day) + 59) / 60, 1);
}
