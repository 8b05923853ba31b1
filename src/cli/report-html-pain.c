#include "report-html-parts.h"

#include "core/words.h"

#include <glib/gi18n.h>
#include <string.h>

#define TOP 8
#define SCORE_STEP 12 /* between one score and the next */
#define PLACE_STEP 18
#define LEFT 64 /* of the scales */
#define FOOT 20

/* The room that a date takes below a chart. */
#define TICK_WIDTH 42

#define SHORT_DAYS 14

/* More entries than this are a cloud: then only the medians are drawn. */
#define MAX_POINTS 400

typedef struct
{
  const LimberReport *report;
  GArray *columns; /* LimberReportColumn */
  double day;
} Chart;

/* By day and time; before and after a short session are drawn a little apart. */
static double
x_of (const Chart *chart, const LimberReportPain *entry)
{
  double apart = MIN (3.5, chart->day / 5);
  int minute;

  limber_civil_local (entry->zone, entry->at, NULL, &minute);
  if (entry->when == LIMBER_PAIN_NOW)
    apart = 0;
  return LEFT + (entry->date - chart->report->from + minute / 1440.0) * chart->day
         + (entry->when == LIMBER_PAIN_BEFORE ? -apart : apart);
}

static double
y_of_score (double score)
{
  return TOP + (10 - score) * SCORE_STEP;
}

/* @next is the date of the following line: a name for which there is no room before it is left out. */
static void
append_tick (GString *out, const Chart *chart, LimberDate date, LimberDate next, int bottom)
{
  g_autofree char *text = limber_date_short (date);
  double x = LEFT + (date - chart->report->from) * chart->day;

  limber_html (out, "<path class=\"s-line\" d=\"M%.1f %dv%d\"/>", x, TOP, bottom - TOP);
  if ((next - date) * chart->day >= TICK_WIDTH)
    limber_html (out, "<text class=\"quiet\" x=\"%.1f\" y=\"%d\">%s</text>", x + 2, bottom + 14, text);
}

/* Lines where weeks begin, or in a short time days. */
static void
append_days (GString *out, const Chart *chart, int bottom)
{
  const LimberReport *report = chart->report;

  if (report->to - report->from < SHORT_DAYS)
    for (LimberDate date = report->from; date <= report->to; date++)
      append_tick (out, chart, date, date + 1, bottom);
  else
    for (guint i = 0; i < chart->columns->len; i++)
      {
        const LimberReportColumn *column = &g_array_index (chart->columns, LimberReportColumn, i);

        append_tick (out, chart, column->from, column->to + 1, bottom);
      }
}

/* Before is a ring, after a disc, other times a diamond. */
static void
append_point (GString *out, double x, double y, LimberPainWhen when)
{
  if (when == LIMBER_PAIN_NOW)
    limber_html (out, "<path class=\"f-muted\" d=\"M%.1f %.1fl4.5 4.5l-4.5 4.5l-4.5-4.5z\"/>", x, y - 4.5);
  else
    limber_html (out, "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%s\"/>",
                 when == LIMBER_PAIN_BEFORE ? "s-mark f-page" : "f-mark", x, y,
                 when == LIMBER_PAIN_BEFORE ? "3.2" : "3.7");
}

/* The line from before to after a session lies under both. */
static void
append_points (GString *out, const Chart *chart, gboolean places)
{
  const GArray *pain = chart->report->pain;

  for (int layer = 0; layer <= 1; layer++)
    for (guint i = 0; i < pain->len; i++)
      {
        const LimberReportPain *entry = &g_array_index (pain, LimberReportPain, i);
        double x = x_of (chart, entry);
        double y = places ? TOP + (entry->place_index + 0.5) * PLACE_STEP : y_of_score (entry->score);

        if (places && entry->place_index < 0)
          continue;
        if (layer == 1)
          append_point (out, x, y, entry->when);
        else if (entry->before >= 0)
          {
            const LimberReportPain *before = &g_array_index (pain, LimberReportPain, entry->before);
            double from = places ? TOP + (before->place_index + 0.5) * PLACE_STEP : y_of_score (before->score);

            if (!places || before->place_index >= 0)
              limber_html (out, "<path class=\"s-mark\" opacity=\".55\" d=\"M%.1f %.1fL%.1f %.1f\"/>",
                           x_of (chart, before), from, x, y);
          }
      }
}

/* Where there are too many entries to be told apart. */
static void
append_medians (GString *out, const Chart *chart)
{
  for (int when = LIMBER_PAIN_BEFORE; when <= LIMBER_PAIN_AFTER; when++)
    for (guint i = 0; i < chart->columns->len; i++)
      {
        const LimberReportColumn *column = &g_array_index (chart->columns, LimberReportColumn, i);
        double median = limber_report_median (chart->report, (LimberPainWhen)when, column->from, column->to);
        double middle = (column->from + column->to) / 2.0 - chart->report->from + 0.5;

        if (median >= 0)
          append_point (out, LEFT + middle * chart->day + (when == LIMBER_PAIN_BEFORE ? -5 : 5), y_of_score (median),
                        (LimberPainWhen)when);
      }
}

static void
append_level (GString *out, int score)
{
  limber_html (out, "<path class=\"s-muted\" stroke-dasharray=\"3 3\" d=\"M%d %.1fH%d\"/>", LEFT, y_of_score (score),
               PAGE_WIDTH);
}

/* What the lines across mean that the file draws. */
static void
append_levels_legend (GString *out, const LimberPainScale *scale)
{
  g_string_append (out, "<p class=\"legend\">");
  if (scale->ease_off_at < scale->stop_at)
    limber_html (out, _ ("Dashed: from %d on one set fewer, from %d on not today."), scale->ease_off_at,
                 scale->stop_at);
  else
    limber_html (out, _ ("Dashed: from %d on not today."), scale->stop_at);
  g_string_append (out, "</p>\n");
}

static void
append_scores (GString *out, const Chart *chart)
{
  const LimberReport *report = chart->report;
  const LimberPainScale *scale
      = report->plans->len == 0 ? NULL : &((const LimberReportPlan *)report->plans->pdata[0])->course.routine->pain;
  int bottom = (int)y_of_score (0);

  limber_html (out, "<h3>%s</h3>\n", _ ("How much, 0 to 10"));
  limber_html_svg (out, "pain", bottom + FOOT, _ ("Pain before and after sessions"),
                   _ ("Each entry by day and score; the table below has them all."));
  append_days (out, chart, bottom);
  for (int score = 0; score <= 10; score += 2)
    limber_html (out,
                 "<text class=\"end quiet\" x=\"%d\" y=\"%.1f\">%d</text><path class=\"s-line\" d=\"M%d %.1fH%d\"/>",
                 LEFT - 8, y_of_score (score) + 4, score, LEFT, y_of_score (score), PAGE_WIDTH);
  if (scale != NULL)
    {
      append_level (out, scale->stop_at);
      append_level (out, scale->ease_off_at);
    }
  if (report->pain->len > MAX_POINTS)
    append_medians (out, chart);
  else
    append_points (out, chart, FALSE);
  g_string_append (out, "</svg>\n");
  if (scale != NULL)
    append_levels_legend (out, scale);
}

static char **
places_of (const LimberReport *report)
{
  const LimberReportPlan *plan = report->plans->len == 0 ? NULL : report->plans->pdata[0];
  gboolean any = FALSE;

  for (guint i = 0; i < report->pain->len; i++)
    any |= g_array_index (report->pain, LimberReportPain, i).place_index >= 0;
  return plan == NULL || !any ? NULL : plan->course.routine->pain.where;
}

static void
append_places (GString *out, const Chart *chart)
{
  char **places = places_of (chart->report);
  int bottom;

  if (places == NULL || chart->report->pain->len > MAX_POINTS)
    return;
  bottom = TOP + PLACE_STEP * (int)g_strv_length (places);
  limber_html (out, "<div class=\"whole\"><h3>%s</h3>\n", _ ("How far down the leg"));
  limber_html_svg (out, "places", bottom + FOOT, _ ("Place of the pain"),
                   _ ("Each entry by day and place, nearest the spine on top; the table below has them all."));
  append_days (out, chart, bottom);
  for (int i = 0; places[i] != NULL; i++)
    {
      double y = TOP + (i + 0.5) * PLACE_STEP;

      limber_html (out,
                   "<text class=\"end quiet\" x=\"%d\" y=\"%.1f\">%s</text><path class=\"s-line\" d=\"M%d %.1fH%d\"/>",
                   LEFT - 8, y + 4, places[i], LEFT, y, PAGE_WIDTH);
    }
  append_points (out, chart, TRUE);
  g_string_append (out, "</svg></div>\n");
}

static void
append_legend (GString *out, const LimberReport *report)
{
  static const char *const names[] = { N_ ("before a session"), N_ ("after it"), N_ ("at another time") };

  g_string_append (out, "<p class=\"legend\">");
  for (int when = 0; when < LIMBER_N_PAIN; when++)
    {
      g_autofree char *median = NULL;

      if (!limber_report_has_pain (report, (LimberPainWhen)when))
        continue;
      median = limber_median_text (limber_report_median (report, (LimberPainWhen)when, report->from, report->to));
      g_string_append (out, "<span><svg class=\"key\" viewBox=\"-6.5 -6.5 13 13\" aria-hidden=\"true\">");
      append_point (out, 0, 0, (LimberPainWhen)when);
      limber_html (out, "</svg>%s, ", _ (names[when]));
      limber_html (out, _ ("median %s"), median);
      g_string_append (out, "</span> ");
    }
  g_string_append (out, "</p>\n");
}

static void
append_table (GString *out, const LimberReport *report)
{
  static const char *const names[] = { N_ ("before"), N_ ("after"), N_ ("other") };

  limber_html (out,
               "<details><summary>%s</summary><div class=\"wide\"><table><thead><tr><th scope=\"col\">%s</th>"
               "<th scope=\"col\">%s</th><th scope=\"col\">%s</th><th scope=\"col\">%s</th></tr></thead><tbody>\n",
               _ ("The same as a table"), _ ("Day"), _ ("When"), _ ("Pain"), _ ("Place"));
  for (guint i = 0; i < report->pain->len; i++)
    {
      const LimberReportPain *entry = &g_array_index (report->pain, LimberReportPain, i);
      g_autofree char *date = limber_report_date (report, entry->date);

      limber_html (out, "<tr><td>%s</td><td>%s</td><td>%d</td><td>%s</td></tr>\n", date, _ (names[entry->when]),
                   entry->score, entry->place == NULL ? "–" : entry->place);
    }
  g_string_append (out, "</tbody></table></div></details>\n");
}

/* Changes that the file asks to be marked: facts with their dates, no judgement. */
static void
append_marked (GString *out, const LimberReport *report)
{
  g_autofree char *change = limber_report_pain_change (report), *place = limber_report_pain_place (report);

  if (change != NULL)
    limber_html (out, "<p>%s</p>\n", change);
  if (place != NULL)
    limber_html (out, "<p>%s</p>\n", place);
  limber_html_flags (out, report, FALSE);
}

void
limber_html_pain (GString *out, const LimberReport *report)
{
  g_autoptr (GArray) columns = limber_report_columns (report, 12);
  Chart chart = { report, columns, (double)(PAGE_WIDTH - LEFT) / (report->to - report->from + 1) };

  if (report->pain->len == 0)
    return;
  /* the first chart and what explains it stay on one sheet */
  limber_html (out, "<section><div class=\"whole\"><h2>%s</h2>\n", _ ("Pain"));
  append_legend (out, report);
  append_scores (out, &chart);
  g_string_append (out, "</div>\n");
  append_places (out, &chart);
  append_marked (out, report);
  append_table (out, report);
  g_string_append (out, "</section>\n");
}
