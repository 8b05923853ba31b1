/* report-numbers.h — numbers of a report asked for by name, for tests that write them down in lines:
 * "walk planned=3 counted=2" of the whole, "walk/1 done=1" of the second week, "walk/evening
 * missed=1" of that time of day.
 *
 * A number is an outcome, "cause:off", "reason:no-time", a field of the tally, "sessions%" or "dose%"
 * in whole percent (-1: none), "longest" or "marks".
 */
#pragma once

#include "core/report.h"

/* An activity that is not there fails the test. (transfer none) */
const LimberReportActivity *report_numbers_find (const LimberReport *report, const char *id);

/* How often @word stands in @counts. */
int report_numbers_count (const GArray *counts, const char *word);

/* Fails the test where one of the numbers on @line is another. */
void report_numbers_expect (const LimberReport *report, const char *line);

/* The same for each line of @expected, on the history that @script tells (support/history.h) in
 * London. @plans nullable */
void report_numbers_check (const GArray *plans, const char *from, const char *to, const char *script,
                           const char *expected);
