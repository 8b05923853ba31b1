/* routines.h — small routines for tests of what stands below the reader of routine files.
 *
 * One line an activity: "id: rule", where a rule is one of
 *   at 09:30 19:00
 *   2 a day 10:00-18:00
 *   every 30 09:00-12:00
 *   sitting 40 09:00-18:00
 *   5 a week 17:30
 *   after heat 5 (minutes to wait)
 * and may be followed by "on mon,tue", "each 2 days", "offer 90" and "takes 15" (minutes).
 */
#pragma once

#include "core/routine.h"

/* @day is "07:30-21:30". The plan has no phases: one without a name that never ends.
 * Returns: (transfer full) */
LimberRoutine *limber_test_routine (const char *day, const char *plan);

/* Adds a phase to @routine; @to_week 0: without end. */
void limber_test_add_phase (LimberRoutine *routine, const char *name, int from_week, int to_week, const char *plan);

/* From the text of a routine file, or a file as people have it, whatever it is warned of; a mistake
 * in it fails the test. Returns: (transfer full) */
LimberRoutine *limber_test_parse (const char *text);
LimberRoutine *limber_test_read (const char *path);

/* The activity called @id of the phase with that index. */
const LimberActivity *limber_test_activity (const LimberRoutine *routine, guint phase, const char *id);

/* A zone of the machine's tz database; its absence fails the test. Returns: (transfer full) */
GTimeZone *limber_test_zone (const char *name);
