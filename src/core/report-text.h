/* report-text.h — a report for a terminal.
 */
#pragma once

#include "report-view.h"

G_BEGIN_DECLS

/* Lines of at most 80 columns, stops and warning signs first, readable without colour.
 * Returns: (transfer full) */
char *limber_report_text (const LimberReport *report, const LimberReportView *view);

G_END_DECLS
