#include "report-html-parts.h"

#include "core/words.h"

#include <glib/gi18n.h>

#define MAX_COLUMNS 10
#define TOP 20
#define ROW 33
#define BAR_HEIGHT 17
#define MAX_BAR 30

static double
column_width (const GArray *columns)
{
  return (double)(PAGE_WIDTH - LABEL_WIDTH) / columns->len;
}

/* One bar: its height is the ratio, the number under it the count behind it. */
static void
append_bar (GString *out, double middle, double width, int y, const LimberTally *tally)
{
  double ratio = limber_tally_sessions (tally), bar = MIN (MAX_BAR, width - 6);
  double height = ratio * BAR_HEIGHT;

  if (ratio < 0)
    {
      limber_html (out, "<text class=\"middle quiet\" x=\"%.1f\" y=\"%d\">–</text>", middle, y + BAR_HEIGHT + 12);
      return;
    }
  limber_html (out, "<rect class=\"f-track\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>", middle - bar / 2, y,
               bar, BAR_HEIGHT);
  limber_html (out, "<rect class=\"f-mark\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>", middle - bar / 2,
               y + BAR_HEIGHT - height, bar, height);
  limber_html (out, "<text class=\"middle\" x=\"%.1f\" y=\"%d\">%d/%d</text>", middle, y + BAR_HEIGHT + 12,
               tally->performed, tally->counted);
}

static void
append_chart (GString *out, const LimberReport *report, const GArray *columns)
{
  double width = column_width (columns);

  limber_html_svg (out, "weeks", TOP + ROW * (int)report->activities->len, _ ("Sessions week by week"),
                   _ ("For each activity and week the part of the counted sessions that was done; the numbers stand "
                      "in the table below."));
  for (guint i = 0; i < columns->len; i++)
    {
      g_autofree char *from = limber_date_short (g_array_index (columns, LimberReportColumn, i).from);

      limber_html (out, "<text class=\"middle quiet\" x=\"%.1f\" y=\"10\">%s</text>", LABEL_WIDTH + (i + 0.5) * width,
                   from);
    }
  for (guint i = 0; i < report->activities->len; i++)
    {
      const LimberReportActivity *activity = report->activities->pdata[i];
      int y = TOP + ROW * (int)i;

      limber_html_label (out, y + BAR_HEIGHT / 2 + 4, activity->title);
      for (guint j = 0; j < columns->len; j++)
        {
          LimberTally tally = limber_report_column_tally (activity, &g_array_index (columns, LimberReportColumn, j));

          append_bar (out, LABEL_WIDTH + (j + 0.5) * width, width, y, &tally);
        }
    }
  g_string_append (out, "</svg>\n");
}

static void
append_table (GString *out, const LimberReport *report, const GArray *columns)
{
  limber_html (out, "<details><summary>%s</summary><div class=\"wide\"><table><thead><tr><th scope=\"col\">%s</th>",
               _ ("The same as a table: planned, counted, done"), _ ("Activity"));
  for (guint i = 0; i < columns->len; i++)
    {
      const LimberReportColumn *column = &g_array_index (columns, LimberReportColumn, i);
      g_autofree char *from = limber_date_short (column->from), *to = limber_date_short (column->to);

      limber_html (out, "<th scope=\"col\">%s–%s</th>", from, to);
    }
  g_string_append (out, "</tr></thead><tbody>\n");
  for (guint i = 0; i < report->activities->len; i++)
    {
      const LimberReportActivity *activity = report->activities->pdata[i];

      limber_html (out, "<tr><th scope=\"row\">%s</th>", activity->title);
      for (guint j = 0; j < columns->len; j++)
        {
          LimberTally tally = limber_report_column_tally (activity, &g_array_index (columns, LimberReportColumn, j));

          limber_html (out, "<td>%d, %d, %d</td>", tally.planned, tally.counted, tally.performed);
        }
      g_string_append (out, "</tr>\n");
    }
  g_string_append (out, "</tbody></table></div></details>\n");
}

void
limber_html_weeks (GString *out, const LimberReport *report)
{
  g_autoptr (GArray) columns = limber_report_columns (report, MAX_COLUMNS);
  guint weeks;

  if (report->activities->len == 0 || columns->len < 2)
    return;
  weeks = g_array_index (columns, LimberReportColumn, 0).n;
  g_string_append (out, "<section class=\"whole\"><h2>");
  if (weeks == 1)
    limber_html (out, "%s", _ ("Sessions week by week, done of counted"));
  else
    limber_html (out, _ ("Sessions, %u weeks at a time, done of counted"), weeks);
  g_string_append (out, "</h2>\n");
  append_chart (out, report, columns);
  append_table (out, report, columns);
  g_string_append (out, "</section>\n");
}
