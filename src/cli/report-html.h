/* report-html.h — a report as one page to read, print or send.
 */
#pragma once

#include "core/report-view.h"

G_BEGIN_DECLS

/* A self-contained page: no scripts, nothing fetched from anywhere, charts as inline SVG with a
 * table behind each, light and dark, one or two A4 pages on paper. Stops and warning signs come
 * first. Every text is escaped. Returns: (transfer full) */
char *limber_report_html (const LimberReport *report, const LimberReportView *view);

/* A name for a file of it that tells nobody who finds it whose page it is, or of what.
 * Returns: (transfer full) */
char *limber_report_neutral_name (const LimberReport *report);

G_END_DECLS
