/* history.h — rows of history from a script, for tests of what reads them.
 *
 * One row a line: "DATE TIME ACTIVITY WHAT name=value…". ACTIVITY is "id" (of the file "test"),
 * "file/id", or "-" for a row about no occurrence; WHAT is an event, or an outcome for short.
 * A row about an occurrence is written ten minutes after its TIME; any other at its TIME. TIME may
 * be an ordinal, as sitting has them: then it is written at 12:00. Names are those of the detail
 * fields of core/event.h, and "at", "seq", "outcome", "cause", "file", "activity", "origin" ("a"
 * unless it says so). Each computer numbers its rows from 1. In a text "_" is a space. Instants are
 * local ("2026-03-02T09:30") in the zone of the row.
 */
#pragma once

#include "core/report.h"

/* Returns: (transfer full) LimberEvent */
GPtrArray *limber_test_history (const char *zone, const char *script);

/* The report on @rows from @from to @to. @plans nullable. Returns: (transfer full) */
LimberReport *limber_test_report (const GPtrArray *rows, const GArray *plans, const char *from, const char *to);

/* The only plan, in force from @since, which is day 1. Returns: (transfer full) LimberReportPlan */
GArray *limber_test_plans (const LimberRoutine *routine, const char *since);
