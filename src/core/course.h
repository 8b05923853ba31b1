/* course.h — where a client stands in a routine: day 1, the weeks that count, the phase of a date.
 *
 * Days on which the client paused, was held or was on holiday do not count towards the
 * weeks, and "Stay a week" prolongs a phase. Both are arguments here, taken from the
 * history by core/past.c; a preview passes none.
 */
#pragma once

#include "routine.h"

G_BEGIN_DECLS

typedef struct
{
  const LimberRoutine *routine; /* (unowned) */
  LimberDate day1;              /* the first day of week 1 */
  const LimberDate *standstill; /* (unowned) dates that do not count, ascending, each once */
  gsize n_standstill;
  const int *extra_days; /* (unowned) (nullable) days added to each phase, one entry a phase */
} LimberCourse;

/* How many counted days lie before @date: 0 on day 1. A day that stands still has the number
 * of the counted day before it would have been followed by. -1 before day 1. */
int limber_course_day (const LimberCourse *course, LimberDate date);

/* The phase that @date falls into, and how many counted days of it have passed before @date
 * (*@phase_day, nullable, 0 on its first day). NULL before day 1 and after the last phase. */
const LimberPhase *limber_course_phase (const LimberCourse *course, LimberDate date, int *phase_day);

/* TRUE once the last phase is over on @date. */
gboolean limber_course_finished (const LimberCourse *course, LimberDate date);

G_END_DECLS
