/* report-html-parts.h — what the parts of report-html.h share. Nobody else includes it.
 *
 * Charts are SVG in units of a CSS pixel, PAGE_WIDTH wide, which is what an A4 page has between
 * its margins, so that they look the same on a screen and on paper.
 */
#pragma once

#include "html.h"
#include "report-html.h"

G_BEGIN_DECLS

#define PAGE_WIDTH 688
#define LABEL_WIDTH 168 /* of the names on the left of a chart */

/* Appends the list of flags, see limber_report_flags(); nothing for none. */
void limber_html_flags (GString *out, const LimberReport *report, gboolean alarm);

/* Begins a chart @height high; @id is unique in the page, @title and @description are for whoever
 * cannot see it. To be ended with "</svg>". */
void limber_html_svg (GString *out, const char *id, int height, const char *title, const char *description);

/* A name beside a chart, cut where it is too long for it. */
void limber_html_label (GString *out, int y, const char *name);

/* What stands for an outcome in the calendar, centred on @x, @y. */
void limber_html_mark (GString *out, double x, double y, LimberOutcome outcome);

/* The charts, each with its table behind it; nothing where there is nothing to show. */
void limber_html_weeks (GString *out, const LimberReport *report);
void limber_html_calendar (GString *out, const LimberReport *report);
void limber_html_pain (GString *out, const LimberReport *report);

G_END_DECLS
