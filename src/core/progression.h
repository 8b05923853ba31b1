/* progression.h — how many increments of a step's progression are in force today. Pure.
 *
 * At each mark (every_days, 2 × every_days … of the phase) the step gets one increment; with
 * only_if_done only if the latest occurrence before the day of the mark did this step in full,
 * else the mark passes and the next one may bring it. What was granted stays: nothing takes an
 * increment back but another phase, another exercise, or LIMBER_PAST_DAYS without a session.
 *
 * So that it need not read the history from the first day of the phase on, each session writes
 * the increments that it ran with into its rows, and counting goes on from there.
 */
#pragma once

#include "course.h"
#include "past.h"

G_BEGIN_DECLS

/* One earlier occurrence of the activity. */
typedef struct
{
  int phase_day;
  gboolean full; /* the step was done in full */
} LimberProgressionDay;

/* The increments on @phase_day when @granted were in force on @granted_day (0 and 0 at the
 * beginning of a phase), and @days, ascending, are the occurrences since. */
int limber_progression (const LimberStep *step, int granted, int granted_day, const LimberProgressionDay *days,
                        gsize n_days, int phase_day);

/* The same from the history: the increments of each step of @activity on @date, in order; an
 * occurrence that was answered done without a session counts as done in full, one that was
 * missed, for whatever reason, as not done. Returns: (transfer full) one a step */
int *limber_progression_of (const LimberPast *past, const LimberCourse *course, const LimberActivity *activity,
                            LimberDate date);

G_END_DECLS
