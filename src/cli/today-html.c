#include "today-html-parts.h"

#include "status-words.h"

#include "core/report-view.h"
#include "core/week.h"
#include "core/words.h"

#include <glib/gi18n.h>
#include <string.h>

#define BAR_WIDTH 64

static LimberDate
today_of (const LimberPlanInput *input, int *minute)
{
  LimberDate today;

  limber_civil_local (input->zone, input->now, &today, minute);
  return today;
}

/* "Friday, 20 November" */
static char *
long_date (LimberDate date)
{
  char weekday[60], month[60];
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_julian (&day, date);
  g_date_strftime (weekday, sizeof weekday, "%A", &day);
  g_date_strftime (month, sizeof month, "%B", &day);
  /* TRANSLATORS: weekday, day of the month, month */
  return g_strdup_printf (_ ("%s, %d %s"), weekday, g_date_get_day (&day), month);
}

static void
append_routine (GString *out, const LimberCourse *course, LimberDate today)
{
  const LimberPhase *phase = limber_course_phase (course, today, NULL);
  g_autofree char *whom = limber_report_for_whom (course->routine);

  limber_html (out, "<p><strong>%s</strong>", course->routine->title);
  if (phase != NULL && phase->name != NULL)
    limber_html (out, " · %s", phase->name);
  if (whom != NULL)
    limber_html (out, " · %s", whom);
  if (limber_course_finished (course, today))
    limber_html (out, " · %s", _ ("this routine has ended; speak to your therapist"));
  g_string_append (out, "</p>\n");
}

static void
append_head (GString *out, const LimberPlanInput *input)
{
  char time[LIMBER_TIME_BUFFER];
  int minute;
  LimberDate today = today_of (input, &minute), next = 0;
  g_autofree char *date = long_date (today), *as_of = NULL;

  limber_html (out, "<header><h1>%s</h1>\n", date);
  for (guint i = 0; i < input->files->len; i++)
    {
      const LimberCourse *course = &g_array_index (input->files, LimberPlanFile, i).course;
      const GArray *sessions = course->routine->sessions;

      append_routine (out, course, today);
      for (guint j = 0; j < sessions->len; j++)
        if (g_array_index (sessions, LimberDate, j) >= today)
          next = next == 0 ? g_array_index (sessions, LimberDate, j)
                           : MIN (next, g_array_index (sessions, LimberDate, j));
    }
  limber_minute_format (minute, time);
  if (next != 0)
    {
      g_autofree char *session = next == today       ? g_strdup (_ ("today"))
                                 : next == today + 1 ? g_strdup (_ ("tomorrow"))
                                                     : long_date (next);

      g_autofree char *text = g_strdup_printf (_ ("Next session: %s."), session);

      limber_html (out, "<p>%s</p>\n", text);
    }
  as_of = g_strdup_printf (_ ("As of %s. Open limber again to see it change."), time);
  limber_html (out, "<p class=\"quiet\">%s", as_of);
  if (input->files->len > 0)
    limber_html (out, " <a href=\"#safety\">%s</a>", _ ("When to stop, and the warning signs"));
  g_string_append (out, "</p></header>\n");
}

/* A box that stands before everything else. */
static void
append_box (GString *out, gboolean alarm, const char *heading, const char *text)
{
  limber_html (out, "<section class=\"flags%s\"><h2>%s</h2><p>%s</p></section>\n", alarm ? " some" : "", heading, text);
}

static void
append_boxes (GString *out, const LimberPlanInput *input, GVariant *status)
{
  g_autoptr (GVariant) warning = g_variant_lookup_value (status, "warning", G_VARIANT_TYPE_VARDICT);
  gboolean paused = FALSE, held = FALSE;
  g_autofree const char **problems = NULL;
  const char *until;

  g_variant_lookup (status, "paused", "b", &paused);
  g_variant_lookup (status, "held", "b", &held);
  if (warning != NULL)
    {
      append_box (out, TRUE, limber_status_text (warning, "summary"), limber_status_text (warning, "text"));
      limber_html (
          out, "<p>%s</p>\n",
          _ ("When somebody has seen you, right-click the icon of limber and choose Somebody has seen me, or type "
             "'limber resume --seen' in a terminal."));
    }
  else if (held)
    append_box (
        out, TRUE, _ ("Exercises are on hold"),
        _ ("Leave them for now and speak to your therapist or a doctor. Nobody has been told: limber sends "
           "nothing to anyone. Once somebody has seen you, right-click the icon of limber and choose Somebody has "
           "seen me, or type 'limber resume --seen' in a terminal."));
  until = limber_status_text (status, "paused_until");
  if (paused)
    {
      g_autofree char *end = limber_status_instant (until, today_of (input, NULL));
      g_autofree char *text
          = g_strdup_printf (_ ("Until %s. To end it at once, right-click the icon of limber and choose "
                                "Pause…, or type 'limber resume' in a terminal."),
                             end);

      append_box (out, FALSE, _ ("Reminders are paused"),
                  *until != '\0' ? text
                                 : _ ("To end it, right-click the icon of limber and choose Pause…, or type 'limber "
                                      "resume' in a terminal."));
    }
  if (!g_variant_lookup (status, "problems", "^a&s", &problems))
    return;
  for (gsize i = 0; problems[i] != NULL; i++)
    append_box (out, FALSE, _ ("Please note"), problems[i]);
}

/* Breaks from sitting come all day long: how many there were says enough. */
typedef struct
{
  const char *title;
  int performed, ended;
} Breaks;

static gboolean
take_break (Breaks *breaks, GVariant *item)
{
  const char *state = limber_status_text (item, "state");
  int outcome = limber_outcome_parse (state);

  if (strcmp (limber_status_text (item, "kind"), "posture") != 0 || outcome <= 0)
    return FALSE;
  breaks->title = limber_status_text (item, "title");
  breaks->performed += limber_outcome_performed ((LimberOutcome)outcome);
  breaks->ended++;
  return TRUE;
}

static void
append_item (GString *out, GVariant *item)
{
  const char *state = limber_status_text (item, "state");
  const char *class = strcmp (state, "waiting") == 0 || strcmp (state, "started") == 0 ? "now"
                      : strcmp (state, "done") == 0                                    ? "done"
                                                                                       : "";

  limber_html (out, "<tr class=\"%s\"><td>%s</td><th scope=\"row\">%s</th><td>%s</td></tr>\n", class,
               limber_status_text (item, "time"), limber_status_text (item, "title"), limber_status_state (state));
}

static void
append_today (GString *out, const LimberPlanInput *input, GVariant *status)
{
  g_autoptr (GVariant) today = g_variant_lookup_value (status, "today", G_VARIANT_TYPE ("aa{sv}"));
  g_autoptr (GVariant) next = g_variant_lookup_value (status, "next", G_VARIANT_TYPE_VARDICT);
  gsize n = today == NULL ? 0 : g_variant_n_children (today);
  gboolean paused = FALSE;
  Breaks breaks = { 0 };

  g_variant_lookup (status, "paused", "b", &paused);
  limber_html (out, "<section><h2>%s</h2>\n", _ ("Today"));
  if (input->files->len == 0)
    limber_html (out, "<p>%s</p>\n", _ ("No routine is installed. Open the file from your therapist to take it over."));
  else if (n == 0)
    limber_html (out, "<p>%s</p>\n", _ ("Nothing is planned for today."));
  if (next != NULL && !paused)
    {
      g_autofree char *at = limber_status_instant (limber_status_text (next, "at"), today_of (input, NULL));
      g_autofree char *text = g_strdup_printf (_ ("Next: %s, %s."), limber_status_text (next, "title"), at);

      limber_html (out, "<p class=\"next\">%s</p>\n", text);
    }
  g_string_append (out, "<table class=\"today\"><tbody>\n");
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GVariant) item = g_variant_get_child_value (today, i);

      if (!take_break (&breaks, item))
        append_item (out, item);
    }
  if (breaks.ended > 0)
    limber_html (out, "<tr><td></td><th scope=\"row\">%s</th><td>%d/%d</td></tr>\n", breaks.title, breaks.performed,
                 breaks.ended);
  g_string_append (out, "</tbody></table>\n");
  g_string_append (out, "</section>\n");
}

static void
append_day (GString *out, const LimberWeekDay *day)
{
  g_autofree char *words = limber_week_day_words (day);

  g_string_append (out, "<td>");
  if (day->state == LIMBER_DAY_COUNTED)
    limber_html (out,
                 "<svg class=\"bar\" viewBox=\"0 0 %d 9\" aria-hidden=\"true\"><rect class=\"f-track\" width=\"%d\" "
                 "height=\"9\" rx=\"2\"/><rect class=\"f-mark\" width=\"%.1f\" height=\"9\" rx=\"2\"/></svg>",
                 BAR_WIDTH, BAR_WIDTH, (double)day->performed * BAR_WIDTH / day->counted);
  limber_html (out, "<span>%s</span></td>", words);
}

static void
append_week (GString *out, const LimberPlanInput *input, gboolean kind)
{
  LimberWeekDay days[LIMBER_WEEK_DAYS];
  g_autofree char *words = NULL;

  limber_week (input->past, today_of (input, NULL), days);
  words = limber_week_words (days);
  limber_html (out, "<section><h2>%s</h2>\n<div class=\"wide\"><table class=\"week\"><thead><tr>",
               _ ("The last seven days, done of planned"));
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *date = limber_date_words (days[i].date, FALSE);
      g_autofree char *weekday = g_strndup (date, strcspn (date, " "));

      limber_html (out, "<th scope=\"col\">%s</th>", i + 1 == G_N_ELEMENTS (days) ? _ ("today") : weekday);
    }
  g_string_append (out, "</tr></thead><tbody><tr>\n");
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    append_day (out, &days[i]);
  g_string_append (out, "</tr></tbody></table></div>\n");
  if (kind)
    limber_html (out, "<p>%s</p>\n", words);
  g_string_append (out, "</section>\n");
}

char *
limber_today_html (const LimberPlanInput *input, GVariant *status, const char *routines)
{
  GString *out = limber_html_begin_styled (_ ("Today"), limber_today_style);
  gboolean held = FALSE;

  g_variant_lookup (status, "held", "b", &held);
  append_head (out, input);
  append_boxes (out, input, status);
  append_today (out, input, status);
  append_week (out, input, !held);
  limber_today_activities (out, input, routines);
  limber_today_how (out);
  limber_today_safety (out, input);
  limber_html (
      out, "<footer><p>%s</p></footer>\n",
      _ ("limber reminds of what you agreed on with your therapist; it does not say what is wrong with you. It "
         "sends nothing to anybody."));
  return limber_html_end (out);
}
