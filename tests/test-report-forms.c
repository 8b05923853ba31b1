/* A report as text, page, JSON and CSV. */

#include "cli/report-html-parts.h"
#include "cli/report-json.h"
#include "core/report-text.h"
#include "core/wrap.h"
#include "support/demo.h"
#include "support/history.h"
#include "support/routines.h"

#include <json-glib/json-glib.h>
#include <stdlib.h>
#include <string.h>

#define FULL "tests/routines/weeks-1-4.routine"
#define NOTE "After carrying the shopping up the stairs."

typedef struct
{
  LimberRoutine *routine;
  GArray *plans;
  GPtrArray *rows;
  LimberReport *report;
} Demo;

static void
demo_clear (Demo *demo)
{
  limber_report_free (demo->report);
  g_ptr_array_unref (demo->rows);
  g_array_unref (demo->plans);
  limber_routine_unref (demo->routine);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Demo, demo_clear)

static Demo
make_demo (int days)
{
  g_autoptr (GTimeZone) zone = limber_test_zone ("Europe/London");
  LimberDemo life
      = { .from = limber_date_parse ("2026-03-02"), .days = days, .seed = 7, .origin = "demo", .holiday_every = 28 };
  char to[LIMBER_DATE_BUFFER];
  Demo demo;

  demo.routine = limber_test_read (FULL);
  demo.plans = limber_test_plans (demo.routine, "2026-03-02");
  demo.rows = limber_demo_history (&life, demo.routine, zone, "Europe/London");
  demo.report = limber_test_report (demo.rows, demo.plans, "2026-03-02",
                                    limber_date_format (life.from + (LimberDate)days - 1, to));
  return demo;
}

static void
expect_within (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("\"%s\" is not in: %s", part, text);
}

static void
expect_without (const char *text, const char *part)
{
  const char *found = strstr (text, part);

  if (found != NULL)
    g_error ("there should be no \"%s\": %.200s", part, found);
}

static const int lengths[] = { 1, 7, 10, 28, 90, 448 };

static void
test_text (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    for (int notes = 0; notes <= 1; notes++)
      {
        g_auto (Demo) demo = make_demo (lengths[i]);
        LimberReportView view = { .notes = notes };
        g_autofree char *text = limber_report_text (demo.report, &view);
        g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

        for (char **line = lines; *line != NULL; line++)
          {
            if (limber_wrap_columns (*line) > 80)
              g_error ("more than 80 columns: %s", *line);
            g_assert_false (g_str_has_suffix (*line, " "));
          }
        g_assert_cmpuint (g_strv_length (lines), <, 130);
        g_assert_true (strstr (text, "STOPS AND WARNING SIGNS") < strstr (text, "WHAT WAS DONE"));
      }
}

/* What the client wrote is shown with their leave only, numbers always. */
static void
test_notes (void)
{
  g_auto (Demo) demo = make_demo (28);

  for (int notes = 0; notes <= 1; notes++)
    {
      LimberReportView view = { .notes = notes };
      g_autofree char *text = limber_report_text (demo.report, &view), *html = limber_report_html (demo.report, &view);
      g_autofree char *json = limber_report_json (demo.report), *csv = limber_report_csv (demo.report);

      expect_within (text, "Your usual pain this week, 0 to 10? 4");
      expect_within (html, "Your usual pain this week, 0 to 10? 4");
      (notes ? expect_within : expect_without) (text, NOTE);
      (notes ? expect_within : expect_without) (html, NOTE);
      expect_without (json, NOTE);
      expect_without (csv, NOTE);
    }
}

/* Numbers, and no judgement of them. */
static void
test_no_verdict (void)
{
  static const char *const words[]
      = { "better", "worse", "improv", "good", "bad", "excellent", "poor", "great", "fail", "success", "progress" };
  g_auto (Demo) demo = make_demo (28);
  LimberReportView view = { .notes = FALSE };
  g_autofree char *text = limber_report_text (demo.report, &view), *html = limber_report_html (demo.report, &view);
  const char *body = strstr (html, "<body>");

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *low_text = g_ascii_strdown (text, -1), *low_body = g_ascii_strdown (body, -1);

      expect_without (low_text, words[i]);
      expect_without (low_body, words[i]);
    }
}

static void
test_damage (void)
{
  g_auto (Demo) demo = make_demo (7);
  LimberReportView view = { .damage = "Some of it is missing." };
  g_autofree char *text = limber_report_text (demo.report, &view), *html = limber_report_html (demo.report, &view);

  expect_within (text, "Some of it is missing.");
  expect_within (html, "Some of it is missing.");
}

typedef struct
{
  GHashTable *ids;
  int svgs, named, tables;
} Page;

/* All that the page may be made of. */
static const char *const elements[]
    = { "html", "head", "meta", "title", "style", "body", "main", "header", "footer",  "section", "h1",    "h2", "h3",
        "p",    "ul",   "li",   "time",  "span",  "dl",   "dt",   "dd",     "table",   "thead",   "tbody", "tr", "th",
        "td",   "div",  "svg",  "desc",  "rect",  "path", "text", "circle", "details", "summary", NULL };

static void
on_start (GMarkupParseContext *context G_GNUC_UNUSED, const char *element, const char **names, const char **values,
          gpointer data, GError **error G_GNUC_UNUSED)
{
  Page *page = data;

  if (!g_strv_contains (elements, element))
    g_error ("no <%s> is wanted", element);
  for (int i = 0; names[i] != NULL; i++)
    {
      if (g_str_has_prefix (names[i], "on") || strcmp (names[i], "src") == 0 || strcmp (names[i], "href") == 0)
        g_error ("no %s is wanted", names[i]);
      if (strcmp (names[i], "id") == 0 && !g_hash_table_add (page->ids, g_strdup (values[i])))
        g_error ("two elements have the id %s", values[i]);
      if (strcmp (names[i], "role") == 0)
        page->svgs++;
    }
  page->named += strcmp (element, "desc") == 0;
  page->tables += strcmp (element, "details") == 0;
}

static void
parse_page (const char *html, Page *page)
{
  static const GMarkupParser parser = { .start_element = on_start };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, page, NULL);
  g_autoptr (GError) error = NULL;

  page->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (!g_markup_parse_context_parse (context, html, -1, &error) || !g_markup_parse_context_end_parse (context, &error))
    g_error ("%s", error->message);
  g_hash_table_unref (page->ids);
}

static void
test_page (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_auto (Demo) demo = make_demo (lengths[i]);
      LimberReportView view = { .notes = TRUE };
      g_autofree char *html = limber_report_html (demo.report, &view);
      Page page = { 0 };

      parse_page (html, &page);
      /* each chart says what it is, and has its table */
      g_assert_cmpint (page.svgs, >=, 2);
      g_assert_cmpint (page.named, ==, page.svgs);
      g_assert_cmpint (page.tables, >=, 2);
      expect_without (html, "://");
      expect_without (html, "url(");
      expect_without (html, "@import");
      g_assert_true (strstr (html, "Stops and warning signs") < strstr (html, "What was done"));
      g_assert_cmpuint (strlen (html), <, 400 * 1000);
    }
}

#define EVIL "<script>alert(1)</script>\"'&\033]0;x\007"

/* Rows may come from a file that somebody else made. */
static void
test_hostile (void)
{
  g_autoptr (GPtrArray) rows
      = limber_test_history ("Europe/London", "2026-03-02 09:00 x done\n2026-03-02 12:00 - pain when=now score=3\n"
                                              "2026-03-03 09:00 x skipped\n2026-03-03 09:00 x stopped");
  g_autoptr (LimberReport) report = NULL;
  LimberReportView view = { .notes = TRUE };
  g_autofree char *text = NULL, *html = NULL, *json = NULL;
  g_autoptr (JsonNode) root = NULL;
  Page page = { 0 };

  for (guint i = 0; i < rows->len; i++)
    {
      LimberEvent *event = rows->pdata[i];

      if (event->activity != NULL)
        limber_event_set_occurrence (event, EVIL, EVIL, event->date, EVIL);
      event->text = g_strdup (EVIL);
      event->place = g_strdup (EVIL);
      event->reason = g_strdup (EVIL);
    }
  report = limber_test_report (rows, NULL, "2026-03-02", "2026-03-20");
  text = limber_report_text (report, &view);
  html = limber_report_html (report, &view);
  json = limber_report_json (report);
  root = json_from_string (json, NULL);
  g_assert_nonnull (root);
  parse_page (html, &page);
  expect_without (html, "<script");
  expect_without (text, "\033");
  expect_without (html, "\033");
}

/* By Newton's method, which for these numbers is exact after far fewer steps. */
static double
fifth_root (double value)
{
  double root = 1;

  for (int i = 0; i < 60; i++)
    root -= (root - value / (root * root * root * root)) / 5;
  return root;
}

/* x to the power of 2.4, of what the standard for contrast makes of a part of a colour. */
static double
linear (double part)
{
  double x = (part + 0.055) / 1.055;

  return x * x * fifth_root (x * x);
}

/* Relative luminance of "#rrggbb" or "#rgb". */
static double
luminance (const char *colour)
{
  double sum = 0;
  static const double weights[] = { 0.2126, 0.7152, 0.0722 };
  gboolean shortened = strspn (colour + 1, "0123456789abcdef") == 3;

  for (int i = 0; i < 3; i++)
    {
      int high = g_ascii_xdigit_value (colour[shortened ? 1 + i : 1 + 2 * i]);
      int low = g_ascii_xdigit_value (colour[shortened ? 1 + i : 2 + 2 * i]);
      double part = (high * 16 + low) / 255.0;

      sum += weights[i] * (part <= 0.04045 ? part / 12.92 : linear (part));
    }
  return sum;
}

static double
contrast (const char *scheme, const char *one, const char *other)
{
  g_autofree char *first = g_strdup_printf ("--%s:", one), *second = g_strdup_printf ("--%s:", other);
  const char *a = strstr (scheme, first), *b = strstr (scheme, second);
  double x, y;

  g_assert_nonnull (a);
  g_assert_nonnull (b);
  x = luminance (a + strlen (first));
  y = luminance (b + strlen (second));
  return (MAX (x, y) + 0.05) / (MIN (x, y) + 0.05);
}

static void
test_contrast (void)
{
  const char *scheme = limber_html_style;
  int n_schemes = 0;

  /* light, dark, paper */
  for (; (scheme = strstr (scheme, "--page:")) != NULL; scheme++, n_schemes++)
    {
      g_assert_cmpfloat (contrast (scheme, "ink", "page"), >=, 12);
      g_assert_cmpfloat (contrast (scheme, "muted", "page"), >=, 4.5);
      g_assert_cmpfloat (contrast (scheme, "alarm", "alarm-page"), >=, 4.5);
      g_assert_cmpfloat (contrast (scheme, "muted", "alarm-page"), >=, 4.5);
      /* marks are no text, but must be seen */
      g_assert_cmpfloat (contrast (scheme, "mark", "page"), >=, 3);
      g_assert_cmpfloat (contrast (scheme, "mark", "track"), >=, 3);
    }
  g_assert_cmpint (n_schemes, ==, 3);
}

static void
expect_members (JsonObject *object, const char *names)
{
  g_auto (GStrv) expected = g_strsplit (names, " ", -1);

  for (char **name = expected; *name != NULL; name++)
    if (!json_object_has_member (object, *name))
      g_error ("no member %s", *name);
  g_assert_cmpuint (json_object_get_size (object), ==, g_strv_length (expected));
}

static void
test_json (void)
{
  g_auto (Demo) demo = make_demo (28);
  g_autofree char *json = limber_report_json (demo.report);
  g_autoptr (JsonNode) root = json_from_string (json, NULL);
  JsonObject *object = json_node_get_object (root), *activity, *pain, *flag;
  LimberInstant at;

  expect_members (object, "from to activities pain flags");
  g_assert_cmpstr (json_object_get_string_member (object, "from"), ==, "2026-03-02");
  g_assert_cmpstr (json_object_get_string_member (object, "to"), ==, "2026-03-29");
  activity = json_array_get_object_element (json_object_get_array_member (object, "activities"), 0);
  expect_members (activity, "file id kind title planned counted adherence outcomes dose");
  expect_members (json_object_get_object_member (activity, "dose"), "steps_planned steps_done");
  expect_members (json_object_get_object_member (activity, "outcomes"),
                  "done partial skipped stopped natural missed not-shown missed-off held paused not-reached not-needed "
                  "cancelled");
  pain = json_array_get_object_element (json_object_get_array_member (object, "pain"), 0);
  expect_members (pain, "at when score where");
  g_assert_true (limber_instant_parse (json_object_get_string_member (pain, "at"), &at));
  flag = json_array_get_object_element (json_object_get_array_member (object, "flags"), 0);
  expect_members (flag, "at kind text");
}

/* The ratio is a plain number whatever the language writes behind the point. */
static void
test_json_numbers (void)
{
  g_autoptr (GPtrArray) rows
      = limber_test_history ("Europe/London", "2026-03-02 09:00 a done\n2026-03-03 09:00 a missed\n"
                                              "2026-03-04 09:00 a missed\n2026-03-02 09:00 b paused");
  g_autoptr (LimberReport) report = limber_test_report (rows, NULL, "2026-03-02", "2026-03-08");
  g_autofree char *json = limber_report_json (report);

  expect_within (json, "\"counted\": 3, \"adherence\": 0.3333,");
  expect_within (json, "\"counted\": 0, \"adherence\": null,");
  expect_within (json, "\"kind\": null, \"title\": \"a\"");
}

static void
test_csv (void)
{
  g_auto (Demo) demo = make_demo (28);
  g_autofree char *csv = limber_report_csv (demo.report);
  g_auto (GStrv) lines = g_strsplit (csv, "\r\n", -1);
  guint n_lines = g_strv_length (lines);

  /* the head, five activities in four weeks, and what stands behind the last line end */
  g_assert_cmpuint (n_lines, ==, 1 + 5 * 4 + 1);
  g_assert_cmpstr (lines[n_lines - 1], ==, "");
  g_assert_true (
      g_str_has_prefix (lines[0], "file,activity,kind,title,from,to,planned,counted,adherence,done,partial,"));
  g_assert_true (g_str_has_prefix (
      lines[1], "sciatica-weeks-1-4,heat,heat,Heat pack on the lower back,2026-03-02,2026-03-08,14,"));
  for (guint i = 1; i + 1 < n_lines; i++)
    {
      g_auto (GStrv) head = g_strsplit (lines[0], ",", -1), fields = g_strsplit (lines[i], ",", -1);

      g_assert_cmpuint (g_strv_length (fields), ==, g_strv_length (head));
    }
}

static void
shuffle (GPtrArray *rows)
{
  for (guint i = rows->len; i > 1; i--)
    {
      guint j = (guint)g_test_rand_int_range (0, (int)i);
      gpointer kept = rows->pdata[i - 1];

      rows->pdata[i - 1] = rows->pdata[j];
      rows->pdata[j] = kept;
    }
}

/* In whatever order the rows come, of however many computers: the same report. */
static void
test_any_order (void)
{
  g_auto (Demo) demo = make_demo (56);
  g_autoptr (GTimeZone) zone = limber_test_zone ("Europe/London");
  LimberDemo other = { .from = limber_date_parse ("2026-03-20"), .days = 40, .seed = 3, .origin = "other" };
  g_autoptr (GPtrArray) more = limber_demo_history (&other, demo.routine, zone, "Europe/London");
  g_autofree char *first_json = NULL, *first_html = NULL;
  LimberReportView view = { .notes = TRUE };

  g_ptr_array_extend_and_steal (demo.rows, g_steal_pointer (&more));
  for (int round = 0; round < 8; round++)
    {
      g_autoptr (LimberReport) report = limber_test_report (demo.rows, demo.plans, "2026-03-05", "2026-04-22");
      g_autofree char *json = limber_report_json (report), *html = limber_report_html (report, &view);

      if (first_json == NULL)
        {
          first_json = g_steal_pointer (&json);
          first_html = g_steal_pointer (&html);
        }
      else
        {
          g_assert_cmpstr (json, ==, first_json);
          g_assert_cmpstr (html, ==, first_html);
        }
      shuffle (demo.rows);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report-forms/text", test_text);
  g_test_add_func ("/report-forms/notes", test_notes);
  g_test_add_func ("/report-forms/no-verdict", test_no_verdict);
  g_test_add_func ("/report-forms/damage", test_damage);
  g_test_add_func ("/report-forms/page", test_page);
  g_test_add_func ("/report-forms/hostile", test_hostile);
  g_test_add_func ("/report-forms/contrast", test_contrast);
  g_test_add_func ("/report-forms/json", test_json);
  g_test_add_func ("/report-forms/json-numbers", test_json_numbers);
  g_test_add_func ("/report-forms/csv", test_csv);
  g_test_add_func ("/report-forms/any-order", test_any_order);
  return g_test_run ();
}
