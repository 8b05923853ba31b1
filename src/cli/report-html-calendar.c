#include "report-html-parts.h"

#include "core/words.h"

#include <glib/gi18n.h>

/* A line of the calendar has four weeks; of a longer time the last eight are shown. */
#define LINE_DAYS 28
#define MAX_DAYS 56
#define TOP 30
#define ROW 20
#define GAP 10
#define MAX_DAY 36 /* width of a day, where there are few */
/* So many marks of one day have room; more are a bar. */
#define MAX_MARKS 3

typedef struct
{
  const LimberReport *report;
  LimberDate from; /* the first day shown */
  double day;      /* its width */
} Calendar;

/* What one activity had on one day. */
typedef struct
{
  guint first, n; /* of its marks */
  int counted, performed;
} Day;

static Day
day_of (const LimberReportActivity *activity, LimberDate date)
{
  Day day = { 0 };
  guint low = 0, high = activity->marks->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (activity->marks, LimberReportMark, middle).date < date)
        low = middle + 1;
      else
        high = middle;
    }
  day.first = low;
  for (; low < activity->marks->len && g_array_index (activity->marks, LimberReportMark, low).date == date; low++)
    {
      LimberOutcome outcome = g_array_index (activity->marks, LimberReportMark, low).outcome;
      gboolean performed = limber_outcome_performed (outcome);

      day.n++;
      day.performed += performed;
      day.counted += performed || outcome == LIMBER_OUTCOME_SKIPPED || outcome == LIMBER_OUTCOME_MISSED;
    }
  return day;
}

static void
append_day (GString *out, const Calendar *calendar, const LimberReportActivity *activity, const Day *day, double x,
            double y)
{
  double step = MIN (calendar->day / MAX (day->n, 1), 7.4);

  if (day->n > MAX_MARKS)
    {
      double height = day->counted == 0 ? 0 : 13.0 * day->performed / day->counted;

      limber_html (out, "<rect class=\"f-track\" x=\"%.1f\" y=\"%.1f\" width=\"9\" height=\"13\"/>", x - 4.5, y - 6.5);
      limber_html (out, "<rect class=\"f-mark\" x=\"%.1f\" y=\"%.1f\" width=\"9\" height=\"%.1f\"/>", x - 4.5,
                   y + 6.5 - height, height);
      return;
    }
  for (guint i = 0; i < day->n; i++)
    limber_html_mark (out, x + (i - (day->n - 1) / 2.0) * step, y,
                      g_array_index (activity->marks, LimberReportMark, day->first + i).outcome);
}

/* Days of the month above the columns, with the month where it begins, and the weeks set apart. */
static void
append_head (GString *out, const Calendar *calendar, LimberDate from, LimberDate to, double y, int height)
{
  for (LimberDate date = from; date <= to; date++)
    {
      double x = LABEL_WIDTH + (date - from + 0.5) * calendar->day;
      GDate day;

      g_date_clear (&day, 1);
      g_date_set_julian (&day, date);
      if (date == from || g_date_get_day (&day) == 1)
        {
          char month[40];

          g_date_strftime (month, sizeof month, "%b", &day);
          limber_html (out, "<text class=\"quiet\" x=\"%.1f\" y=\"%.1f\">%s</text>", x - calendar->day / 2 + 3, y + 9,
                       month);
        }
      limber_html (out, "<text class=\"middle%s\" x=\"%.1f\" y=\"%.1f\">%d</text>",
                   g_date_get_weekday (&day) >= G_DATE_SATURDAY ? " quiet" : "", x, y + 23, g_date_get_day (&day));
      if ((date - calendar->report->first_week) % 7 == 0)
        limber_html (out, "<path class=\"s-line\" d=\"M%.1f %.1fv%d\"/>", x - calendar->day / 2, y + 13, height - 13);
    }
}

static void
append_line (GString *out, const Calendar *calendar, LimberDate from, LimberDate to, int y)
{
  const GPtrArray *activities = calendar->report->activities;

  append_head (out, calendar, from, to, y, TOP + ROW * (int)activities->len);
  for (guint i = 0; i < activities->len; i++)
    {
      const LimberReportActivity *activity = activities->pdata[i];
      double middle = y + TOP + ROW * (i + 0.5);

      limber_html_label (out, (int)middle + 4, activity->title);
      for (LimberDate date = from; date <= to; date++)
        {
          Day day = day_of (activity, date);

          append_day (out, calendar, activity, &day, LABEL_WIDTH + (date - from + 0.5) * calendar->day, middle);
        }
    }
}

static void
append_key (GString *out, LimberOutcome outcome, const char *text)
{
  g_string_append (out, "<span><svg class=\"key\" viewBox=\"-6.5 -6.5 13 13\" aria-hidden=\"true\">");
  limber_html_mark (out, 0, 0, outcome);
  limber_html (out, "</svg>%s</span> ", text);
}

static void
append_legend (GString *out)
{
  g_string_append (out, "<p class=\"legend\">");
  append_key (out, LIMBER_OUTCOME_DONE, _ ("done"));
  append_key (out, LIMBER_OUTCOME_PARTIAL, _ ("partly done"));
  append_key (out, LIMBER_OUTCOME_STOPPED, _ ("stopped"));
  append_key (out, LIMBER_OUTCOME_SKIPPED, _ ("not today"));
  append_key (out, LIMBER_OUTCOME_MISSED, _ ("missed"));
  append_key (out, LIMBER_OUTCOME_PAUSED, _ ("not counted"));
  limber_html (out, "<span>%s</span></p>\n", _ ("Bars: many in one day, filled as far as they were done."));
}

static void
append_table (GString *out, const Calendar *calendar)
{
  const LimberReport *report = calendar->report;

  limber_html (out,
               "<details><summary>%s</summary><div class=\"wide\"><table><thead><tr><th scope=\"col\">%s</th>"
               "<th scope=\"col\">%s</th><th scope=\"col\">%s</th><th scope=\"col\">%s</th></tr></thead><tbody>\n",
               _ ("The same as a table"), _ ("Day"), _ ("Activity"), _ ("Time"), _ ("Outcome"));
  for (guint i = 0; i < report->activities->len; i++)
    {
      const LimberReportActivity *activity = report->activities->pdata[i];

      for (guint j = 0; j < activity->marks->len; j++)
        {
          const LimberReportMark *mark = &g_array_index (activity->marks, LimberReportMark, j);
          g_autofree char *date = mark->date < calendar->from ? NULL : limber_report_date (report, mark->date);

          if (date != NULL)
            limber_html (out, "<tr><td>%s</td><td class=\"words\">%s</td><td>%s</td><td>%s</td></tr>\n", date,
                         activity->title, mark->key, limber_outcome_text (mark->outcome));
        }
    }
  g_string_append (out, "</tbody></table></div></details>\n");
}

void
limber_html_calendar (GString *out, const LimberReport *report)
{
  Calendar calendar = { .report = report };
  int height = TOP + ROW * (int)report->activities->len, n_lines;
  LimberDate begin;

  if (report->activities->len == 0)
    return;
  /* a line begins with a week, the last one ends with the period */
  begin = report->first_week;
  while (report->to - begin + 1 > MAX_DAYS)
    begin += 7;
  calendar.from = MAX (begin, report->from);
  calendar.day = (double)(PAGE_WIDTH - LABEL_WIDTH) / MIN (LINE_DAYS, report->to - begin + 1);
  calendar.day = MIN (calendar.day, MAX_DAY);
  n_lines = (int)(report->to - begin) / LINE_DAYS + 1;
  limber_html (out, "<section class=\"whole\"><h2>%s</h2>\n",
               calendar.from == report->from ? _ ("Day by day") : _ ("Day by day, the last eight weeks"));
  limber_html_svg (out, "days", (height + GAP) * n_lines - GAP, _ ("Day by day"),
                   _ ("A mark for each time that an activity was planned; the table below says the same."));
  for (int i = 0; i < n_lines; i++)
    append_line (out, &calendar, begin + (LimberDate)(i * LINE_DAYS),
                 MIN (begin + (LimberDate)((i + 1) * LINE_DAYS) - 1, report->to), (height + GAP) * i);
  g_string_append (out, "</svg>\n");
  append_legend (out);
  append_table (out, &calendar);
  g_string_append (out, "</section>\n");
}
