#include "report-html.h"
char *
limber_report_html (const LimberReport *report G_GNUC_UNUSED, const LimberReportView *view G_GNUC_UNUSED)
{
  return g_strdup ("");
}
