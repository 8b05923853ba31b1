/* report-json.h — a report for other programs.
 */
#pragma once

#include "core/report.h"

G_BEGIN_DECLS

/* {"from", "to", "activities": [{"file", "id", "kind", "title", "planned", "counted", "adherence",
 * "outcomes": {"done": n, …}, "dose": {"steps_planned", "steps_done"}}], "pain": [{"at", "when",
 * "score", "where"}], "flags": [{"at", "kind", "text"}]}. `adherence` is 0 to 1, or null where
 * nothing counted; `kind` is null where no file tells it any more, `where` where none was given.
 * Returns: (transfer full) */
char *limber_report_json (const LimberReport *report);

/* One record for each activity and week of the report. Returns: (transfer full) */
char *limber_report_csv (const LimberReport *report);

G_END_DECLS
