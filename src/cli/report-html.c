#include "report-html-parts.h"

#include "core/words.h"
#include "core/wrap.h"

#include <glib/gi18n.h>
#include <string.h>

/* So many characters of a name have room beside a chart. */
#define LABEL_COLUMNS 28

void
limber_html_svg (GString *out, const char *id, int height, const char *title, const char *description)
{
  limber_html (out,
               "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-labelledby=\"%s-title %s-text\"><title id=\"%s-title\">%s"
               "</title><desc id=\"%s-text\">%s</desc>\n",
               PAGE_WIDTH, height, id, id, id, title, id, description);
}

void
limber_html_label (GString *out, int y, const char *name)
{
  g_autofree char *fitted = limber_wrap_fit (name, LABEL_COLUMNS);

  limber_html (out, "<text x=\"0\" y=\"%d\">%s</text>", y, g_strchomp (fitted));
}

/* Told apart by shape, so that a black-and-white print says the same. */
void
limber_html_mark (GString *out, double x, double y, LimberOutcome outcome)
{
  switch (outcome)
    {
    case LIMBER_OUTCOME_DONE:
    case LIMBER_OUTCOME_NATURAL:
      limber_html (out, "<rect class=\"f-mark\" x=\"%.1f\" y=\"%.1f\" width=\"5.8\" height=\"11\" rx=\"1\"/>", x - 2.9,
                   y - 5.5);
      break;
    case LIMBER_OUTCOME_PARTIAL:
      limber_html (out,
                   "<path class=\"f-mark\" d=\"M%.1f %.1fh5.8v4.5a1 1 0 0 1-1 1h-3.8a1 1 0 0 1-1-1z\"/>"
                   "<rect class=\"s-mark\" x=\"%.1f\" y=\"%.1f\" width=\"4.6\" height=\"9.8\" rx=\"1\"/>",
                   x - 2.9, y, x - 2.3, y - 4.9);
      break;
    case LIMBER_OUTCOME_STOPPED:
      limber_html (out, "<path class=\"s-alarm\" d=\"M%.1f %.1fl6 9M%.1f %.1fl-6 9\"/>", x - 3, y - 4.5, x + 3,
                   y - 4.5);
      break;
    case LIMBER_OUTCOME_SKIPPED:
      limber_html (out,
                   "<rect class=\"s-muted\" x=\"%.1f\" y=\"%.1f\" width=\"4.6\" height=\"9.8\" rx=\"1\"/>"
                   "<path class=\"s-muted\" d=\"M%.1f %.1fl4.6-9.8\"/>",
                   x - 2.3, y - 4.9, x - 2.3, y + 4.9);
      break;
    case LIMBER_OUTCOME_MISSED:
      limber_html (out, "<rect class=\"s-muted\" x=\"%.1f\" y=\"%.1f\" width=\"4.6\" height=\"9.8\" rx=\"1\"/>",
                   x - 2.3, y - 4.9);
      break;
    default:
      limber_html (out, "<circle class=\"f-muted\" cx=\"%.1f\" cy=\"%.1f\" r=\"1.4\"/>", x, y);
      break;
    }
}

static void
append_head (GString *out, const LimberReport *report, const LimberReportView *view)
{
  g_autoptr (GPtrArray) routines = limber_report_routines (report);
  g_autofree char *period = limber_report_period (report, view->since);

  g_string_append (out, "<header>\n");
  if (routines->len == 0)
    limber_html (out, "<h1>%s</h1>\n", _ ("Home routine"));
  for (guint i = 0; i < routines->len; i++)
    {
      const LimberRoutine *routine = ((const LimberReportPlan *)routines->pdata[i])->course.routine;
      g_autofree char *whom = limber_report_for_whom (routine);

      limber_html (out, "<h1>%s</h1>\n", routine->title);
      if (whom != NULL)
        limber_html (out, "<p>%s</p>\n", whom);
    }
  limber_html (out, "<p>%s</p>\n", period);
  g_string_append (out, "</header>\n");
  if (view->damage != NULL)
    limber_html (out, "<p class=\"damage\">%s</p>\n", view->damage);
}

/* A line of a list of class "dated". */
static void
append_dated (GString *out, const LimberReport *report, LimberDate date, const char *text)
{
  g_autofree char *words = limber_report_date (report, date);
  char iso[LIMBER_DATE_BUFFER];

  limber_html (out, "<li><time datetime=\"%s\">%s</time><span>%s</span></li>\n", limber_date_format (date, iso), words,
               text);
}

void
limber_html_flags (GString *out, const LimberReport *report, gboolean alarm)
{
  guint earlier;
  g_autoptr (GPtrArray) flags = limber_report_flags (report, alarm, &earlier);
  g_autofree char *more = limber_report_earlier (earlier);

  if (flags->len == 0)
    return;
  g_string_append (out, "<ul class=\"dated\">\n");
  for (guint i = 0; i < flags->len; i++)
    {
      const LimberReportFlag *flag = flags->pdata[i];

      append_dated (out, report, flag->date, flag->text);
    }
  g_string_append (out, "</ul>\n");
  if (more != NULL)
    limber_html (out, "<p>%s</p>\n", more);
}

static void
append_alarms (GString *out, const LimberReport *report)
{
  guint earlier;
  g_autoptr (GPtrArray) alarms = limber_report_flags (report, TRUE, &earlier);
  g_autofree char *signs = limber_report_signs (report);

  limber_html (out, "<section class=\"flags%s\"><h2>%s</h2>\n", alarms->len > 0 ? " some" : "",
               _ ("Stops and warning signs"));
  if (alarms->len == 0)
    limber_html (out, "<p>%s</p>\n", _ ("None in this time."));
  limber_html_flags (out, report, TRUE);
  if (signs != NULL)
    limber_html (out, "<p>%s</p>\n", signs);
  g_string_append (out, "</section>\n");
}

/* The ratio as a bar and a number; "–" has no bar. */
static void
append_ratio (GString *out, double ratio)
{
  g_autofree char *text = limber_ratio_text (ratio);

  g_string_append (out, "<td class=\"ratio\">");
  if (ratio >= 0)
    limber_html (out,
                 "<svg class=\"bar\" viewBox=\"0 0 48 9\" aria-hidden=\"true\"><rect class=\"f-track\" width=\"48\" "
                 "height=\"9\"/><rect class=\"f-mark\" width=\"%.1f\" height=\"9\"/></svg>",
                 ratio * 48);
  limber_html (out, "<span>%s</span></td>", text);
}

static void
append_counts_row (GString *out, const LimberReportActivity *activity, gboolean dose)
{
  const LimberTally *tally = &activity->total;

  limber_html (out, "<tr><th scope=\"row\">%s</th><td>%d</td><td>%d</td><td>%d</td><td>%d</td><td>%d</td><td>%d</td>",
               activity->title, tally->planned, tally->counted,
               tally->outcomes[LIMBER_OUTCOME_DONE] + tally->outcomes[LIMBER_OUTCOME_NATURAL],
               tally->outcomes[LIMBER_OUTCOME_PARTIAL] + tally->outcomes[LIMBER_OUTCOME_STOPPED],
               tally->outcomes[LIMBER_OUTCOME_SKIPPED], tally->outcomes[LIMBER_OUTCOME_MISSED]);
  append_ratio (out, limber_tally_sessions (tally));
  if (dose)
    append_ratio (out, limber_tally_dose (tally));
  g_string_append (out, "</tr>\n");
}

static void
append_counts (GString *out, const LimberReport *report)
{
  const char *heads[] = { _ ("Activity"),  _ ("Planned"), _ ("Counted"),  _ ("Done"), _ ("In part"),
                          _ ("Not today"), _ ("Missed"),  _ ("Sessions"), _ ("Dose") };
  gboolean dose = FALSE;

  for (guint i = 0; i < report->activities->len; i++)
    dose |= ((const LimberReportActivity *)report->activities->pdata[i])->total.guided > 0;
  limber_html (out, "<section><h2>%s</h2>\n<div class=\"wide\"><table class=\"counts\"><thead><tr>",
               _ ("What was done"));
  for (gsize i = 0; i < G_N_ELEMENTS (heads) - !dose; i++)
    limber_html (out, "<th scope=\"col\">%s</th>", heads[i]);
  g_string_append (out, "</tr></thead><tbody>\n");
  for (guint i = 0; i < report->activities->len; i++)
    append_counts_row (out, report->activities->pdata[i], dose);
  g_string_append (out, "</tbody></table></div>\n");
  for (guint i = 0; i < report->activities->len; i++)
    {
      const LimberReportActivity *activity = report->activities->pdata[i];
      g_autofree char *text = limber_report_dose (&activity->total);

      if (text != NULL)
        limber_html (out, _ ("<p class=\"legend\">Dose of %s: %s.</p>\n"), activity->title, text);
    }
  g_string_append (out, "</section>\n");
}

/* A list that shows itself only when something is put into it. */
typedef struct
{
  GString *out;
  const char *title;
  gboolean begun;
} List;

static void
list_add (List *list, const char *name, const char *text)
{
  if (!list->begun)
    limber_html (list->out, "<section><h2>%s</h2>\n<dl>\n", list->title);
  list->begun = TRUE;
  if (name != NULL)
    limber_html (list->out, "<dt>%s</dt>", name);
  limber_html (list->out, "<dd>%s</dd>\n", text);
}

static void
list_end (const List *list)
{
  if (list->begun)
    g_string_append (list->out, "</dl></section>\n");
}

static void
append_left_out (GString *out, const LimberReport *report, const LimberReportView *view)
{
  List list = { .out = out, .title = _ ("Not counted, and why") };
  g_autoptr (GPtrArray) spans = limber_report_spans (report, view->notes);

  for (guint i = 0; i < report->activities->len; i++)
    {
      const LimberReportActivity *activity = report->activities->pdata[i];
      g_autofree char *text = limber_report_left_out (activity);

      if (text != NULL)
        list_add (&list, activity->title, text);
    }
  for (guint i = 0; i < spans->len; i++)
    list_add (&list, NULL, spans->pdata[i]);
  list_end (&list);
}

static void
append_reasons (GString *out, const LimberReport *report, const LimberReportView *view)
{
  List list = { .out = out, .title = _ ("Why not, and how often put off") };

  for (guint i = 0; i < report->activities->len; i++)
    {
      const LimberReportActivity *activity = report->activities->pdata[i];
      g_autofree char *text = limber_report_why (activity, view->notes);

      if (text != NULL)
        list_add (&list, activity->title, text);
    }
  list_end (&list);
}

static void
append_steps (GString *out, const LimberReport *report, const LimberReportView *view)
{
  List list = { .out = out, .title = _ ("Steps left out most") };

  for (guint i = 0; i < report->activities->len; i++)
    {
      const LimberReportActivity *activity = report->activities->pdata[i];

      for (guint j = 0; j < MIN (activity->steps->len, LIMBER_REPORT_STEPS); j++)
        {
          const LimberReportStep *step = &g_array_index (activity->steps, LimberReportStep, j);
          g_autofree char *text = limber_report_step (step, view->notes);

          if (step->done < step->planned)
            list_add (&list, step->name, text);
        }
    }
  list_end (&list);
}

static void
append_daytimes (GString *out, const LimberReport *report)
{
  limber_html (out,
               "<section><h2>%s</h2>\n<table><thead><tr><th scope=\"col\">%s</th><th scope=\"col\">%s</th>"
               "<th scope=\"col\">%s</th><th scope=\"col\">%s</th></tr></thead><tbody>\n",
               _ ("By time of day, done of counted"), _ ("Planned"), _ ("before 12:00"), _ ("12:00–17:00"),
               _ ("from 17:00"));
  for (guint i = 0; i < report->activities->len; i++)
    {
      const LimberReportActivity *activity = report->activities->pdata[i];

      if (!limber_report_has_daytimes (activity))
        continue;
      limber_html (out, "<tr><th scope=\"row\">%s</th>", activity->title);
      for (int j = 0; j < LIMBER_N_DAYTIMES; j++)
        {
          const LimberTally *tally = &activity->daytimes[j];

          if (tally->counted == 0)
            g_string_append (out, "<td>–</td>");
          else
            limber_html (out, "<td>%d/%d</td>", tally->performed, tally->counted);
        }
      g_string_append (out, "</tr>\n");
    }
  g_string_append (out, "</tbody></table></section>\n");
}

static void
append_sitting (GString *out, const LimberReport *report)
{
  List list = { .out = out, .title = _ ("Sitting") };

  for (guint i = 0; i < report->activities->len; i++)
    {
      const LimberReportActivity *activity = report->activities->pdata[i];
      g_autofree char *text = activity->kind == LIMBER_KIND_POSTURE ? limber_report_sitting (activity) : NULL;

      if (text != NULL)
        list_add (&list, activity->title, text);
    }
  list_end (&list);
}

static void
append_notes (GString *out, const LimberReport *report, const LimberReportView *view)
{
  g_autoptr (GPtrArray) notes = limber_report_notes (report, view->notes);

  if (notes->len == 0)
    return;
  limber_html (out, "<section><h2>%s</h2>\n<ul class=\"dated\">\n",
               view->notes ? _ ("Questions and notes") : _ ("Questions"));
  for (guint i = 0; i < notes->len; i++)
    {
      const LimberReportNote *note = notes->pdata[i];
      g_autofree char *text = limber_report_note (note, view->notes);

      append_dated (out, report, note->date, text);
    }
  g_string_append (out, "</ul></section>\n");
}

static void
append_foot (GString *out, const LimberReport *report)
{
  g_auto (GStrv) notes = limber_report_footnotes (report);

  g_string_append (out, "<footer><p>\n");
  for (char **note = notes; *note != NULL; note++)
    limber_html (out, "%s\n", *note);
  limber_html (out, "%s</p></footer>\n",
               _ ("Written by limber from the client's own computer; it sends nothing to anybody."));
}

char *
limber_report_html (const LimberReport *report, const LimberReportView *view)
{
  /* the title is what a browser's history and its tabs show to others */
  GString *out = limber_html_begin (_ ("Page for the next session"));

  if (view->passing)
    limber_html (out, "<p class=\"passing\">%s</p>\n",
                 _ ("Only you see this page, and it is not kept. To take it along, print it; to keep it, save it "
                    "with your browser."));
  append_head (out, report, view);
  append_alarms (out, report);
  append_counts (out, report);
  limber_html_weeks (out, report);
  limber_html_calendar (out, report);
  limber_html_pain (out, report);
  g_string_append (out, "<div class=\"two\">\n<div>\n");
  append_left_out (out, report, view);
  append_sitting (out, report);
  g_string_append (out, "</div><div>\n");
  append_reasons (out, report, view);
  append_steps (out, report, view);
  g_string_append (out, "</div></div>\n");
  append_daytimes (out, report);
  append_notes (out, report, view);
  append_foot (out, report);
  return limber_html_end (out);
}

char *
limber_report_neutral_name (const LimberReport *report)
{
  char to[LIMBER_DATE_BUFFER];

  return g_strdup_printf ("page-%s.html", limber_date_format (report->to, to));
}
