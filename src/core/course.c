#include "course.h"

/* How many of the dates that stand still lie before @date. */
static gsize
count_before (const LimberCourse *course, LimberDate date)
{
  gsize low = 0, high = course->n_standstill;

  while (low < high)
    {
      gsize middle = low + (high - low) / 2;

      if (course->standstill[middle] < date)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

int
limber_course_day (const LimberCourse *course, LimberDate date)
{
  if (date < course->day1)
    return -1;
  return (int)(date - course->day1) - (int)(count_before (course, date) - count_before (course, course->day1));
}

/* The counted days at which @phase begins and ends (exclusive) when @earlier days were added to
 * the phases before it; @end is G_MAXINT for a phase that never ends. */
static void
phase_span (const LimberCourse *course, guint index, int earlier, int *begin, int *end)
{
  const LimberPhase *phase = course->routine->phases->pdata[index];

  *begin = (phase->from_week - 1) * 7 + earlier;
  *end = phase->to_week == 0
             ? G_MAXINT
             : phase->to_week * 7 + earlier + (course->extra_days != NULL ? course->extra_days[index] : 0);
}

const LimberPhase *
limber_course_phase (const LimberCourse *course, LimberDate date, int *phase_day)
{
  int day = limber_course_day (course, date), earlier = 0;

  for (guint i = 0; day >= 0 && i < course->routine->phases->len; i++)
    {
      int begin, end;

      phase_span (course, i, earlier, &begin, &end);
      if (day >= begin && day < end)
        {
          if (phase_day != NULL)
            *phase_day = day - begin;
          return course->routine->phases->pdata[i];
        }
      if (course->extra_days != NULL)
        earlier += course->extra_days[i];
    }
  return NULL;
}

gboolean
limber_course_finished (const LimberCourse *course, LimberDate date)
{
  guint n_phases = course->routine->phases->len;
  int earlier = 0, begin, end = 0;

  for (guint i = 0; i < n_phases; i++)
    {
      phase_span (course, i, earlier, &begin, &end);
      if (course->extra_days != NULL)
        earlier += course->extra_days[i];
    }
  return limber_course_day (course, date) >= end;
}
