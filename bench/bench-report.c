/* How long a report takes from a real file: ten years of history, twice and four times as much,
 * and how that and the memory grow. Ends with status 1 where it is over its budget or grows
 * faster than its input. */
#include "bench.h"
#include "cli/gather.h"
#include "cli/offline.h"
#include "cli/report-html.h"
#include "cli/report-json.h"
#include "core/report-text.h"
#include "../tests/support/demo.h"
#include "../tests/support/routines.h"
#include "world/clock-system.h"
#include "world/progress.h"
#include "world/routine-file.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* More than any therapist asks for: some fifty rows a day. */
static const char busy[]
    = "limber = 1; id = \"busy\"; title = \"Busy\"; client = { affected_side = \"left\"; };\n"
      "plan = ( { id = \"stretch\"; kind = \"stretch\"; title = \"Stretches\"; when = { at = [ \"09:00\", \"14:00\", "
      "\"19:00\" ]; }; steps = ( { exercise = \"pelvic-tilt\"; reps = 5; hold_seconds = 2; }, { exercise = "
      "\"knee-to-chest\"; reps = 3; hold_seconds = 20; side = \"alternate\"; }, { exercise = \"figure-four\"; reps = "
      "2; "
      "hold_seconds = 20; side = \"affected\"; } ); },\n"
      "{ id = \"walk\"; kind = \"move\"; title = \"Walk\"; when = { times_a_day = 2; from = \"10:00\"; to = \"18:00\"; "
      "}; "
      "},\n"
      "{ id = \"sit\"; kind = \"posture\"; title = \"Stand up\"; when = { after_sitting_minutes = 40; }; } );\n";

#define TEN_YEARS 3652
#define BUDGET_MS 400.0
#define GROWTH 1.5 /* of the time per row, from the smallest to the largest input */
#define BYTES_A_ROW 250.0
#define ROUNDS 5

/* The history ends today, as that of a client does who looks at it. */
static LimberDate
first_day (int days)
{
  g_autoptr (GTimeZone) zone = limber_test_zone ("Europe/London");
  LimberDate today;

  limber_civil_local (zone, limber_system_now (), &today, NULL);
  return today - (LimberDate)days + 1;
}

typedef struct
{
  GPtrArray *rows;
  guint next;
} Source;

static LimberEvent *
next_row (gpointer data, GError **error G_GNUC_UNUSED)
{
  Source *source = data;

  return source->next == source->rows->len ? NULL : limber_event_copy (source->rows->pdata[source->next++]);
}

/* A client's data folder with so many years of history. Returns how many rows. */
static guint
make_history (const char *folder, int days)
{
  g_autoptr (LimberProblems) problems = limber_problems_new ();
  g_autoptr (LimberRoutine) routine = limber_routine_file_parse (busy, NULL, problems);
  g_autoptr (GTimeZone) zone = limber_test_zone ("Europe/London");
  LimberDemo demo = { .from = first_day (days), .days = days, .seed = 1, .origin = "b5a9c3de", .holiday_every = 84 };
  g_autoptr (GPtrArray) rows = limber_demo_history (&demo, routine, zone, "Europe/London");
  g_autofree char *path = g_build_filename (folder, "limber", "progress.db", NULL), *aside = NULL;
  g_autofree char *spool = g_build_filename (folder, "spool.db", NULL);
  g_autofree char *store = g_build_filename (folder, "limber", "routines", routine->id, NULL);
  g_autofree char *revision = g_build_filename (store, "revision-1.routine", NULL);
  g_autoptr (LimberProgress) progress = limber_progress_open (path, spool, 1, &aside);
  Source source = { .rows = rows };
  guint added;

  g_assert_true (limber_progress_import (progress, next_row, &source, &added, NULL));
  g_assert_cmpint (g_mkdir_with_parents (store, 0700), ==, 0);
  g_assert_true (g_file_set_contents (revision, busy, -1, NULL));
  return added;
}

typedef struct
{
  double start; /* milliseconds, as are the next: what limberd reads before it is there */
  double gather, text, html, json;
  double megabytes; /* the most that the process ever held */
} Result;

/* The most that this program held; what getrusage() tells is also that of the one that started it. */
static double
most_megabytes (void)
{
  g_autofree char *status = NULL;
  const char *line;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  line = strstr (status, "VmHWM:");
  g_assert_nonnull (line);
  return g_ascii_strtod (line + strlen ("VmHWM:"), NULL) / 1024;
}

/* What `limber report` does, in a process of its own so that its memory can be told. */
static void
measure (int days, Result *result)
{
  LimberPeriod period = { .from = first_day (days) };
  LimberReportView view = { .notes = TRUE };

  period.to = period.from + (LimberDate)days - 1;
  for (int round = 0; round < ROUNDS; round++)
    {
      clock_t begun = clock ();
      g_autoptr (LimberOffline) offline = limber_offline_new ();

      g_assert_nonnull (offline);
      result->start = round == 0 ? bench_since (begun) : MIN (result->start, bench_since (begun));
    }
  for (int round = 0; round < ROUNDS; round++)
    {
      g_auto (LimberGathered) gathered = { 0 };
      g_autofree char *text = NULL, *html = NULL, *json = NULL;
      clock_t begun = clock ();

      g_assert_cmpint (limber_gather ("bench", &period, &gathered), ==, 0);
      result->gather = round == 0 ? bench_since (begun) : MIN (result->gather, bench_since (begun));
      begun = clock ();
      text = limber_report_text (gathered.report, &view);
      result->text = bench_since (begun);
      begun = clock ();
      html = limber_report_html (gathered.report, &view);
      result->html = bench_since (begun);
      begun = clock ();
      json = limber_report_json (gathered.report);
      result->json = bench_since (begun);
    }
  result->megabytes = most_megabytes ();
}

static Result
measure_apart (const char *program, const char *folder, int days)
{
  g_autofree char *days_text = g_strdup_printf ("%d", days), *out = NULL;
  const char *const words[] = { program, days_text, NULL };
  g_auto (GStrv) environment = g_environ_setenv (g_get_environ (), "XDG_DATA_HOME", folder, TRUE);
  Result result = { 0 };

  g_assert_true (g_spawn_sync (NULL, (char **)words, environment, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, NULL, NULL));
  g_assert_cmpint (sscanf (out, "%lf %lf %lf %lf %lf %lf", &result.start, &result.gather, &result.text, &result.html,
                           &result.json, &result.megabytes),
                   ==, 6);
  return result;
}

static void
remove_folder (const char *folder)
{
  const char *const words[] = { "rm", "-r", "--", folder, NULL };

  g_spawn_sync (NULL, (char **)words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
}

int
main (int argc, char **argv)
{
  double first = 0, first_megabytes = 0;
  guint first_rows = 0;
  gboolean good = TRUE;

  if (argc > 1)
    {
      Result result = { 0 };

      measure (atoi (argv[1]), &result);
      printf ("%f %f %f %f %f %f\n", result.start, result.gather, result.text, result.html, result.json,
              result.megabytes);
      return EXIT_SUCCESS;
    }
  printf ("  years    rows   start   report   text   html   json (ms)   MB  ns/row\n");
  for (int times = 1; times <= 4; times *= 2)
    {
      g_autofree char *folder = g_dir_make_tmp ("limber-bench-XXXXXX", NULL);
      guint rows = make_history (folder, TEN_YEARS * times);
      Result result = measure_apart (argv[0], folder, TEN_YEARS * times);
      double each = result.gather * 1e6 / rows;

      printf ("%7d %7u %7.1f %8.1f %6.1f %6.1f %6.1f      %6.1f %7.0f\n", 10 * times, rows, result.start, result.gather,
              result.text, result.html, result.json, result.megabytes, each);
      if (times == 1)
        {
          first = each;
          first_rows = rows;
          first_megabytes = result.megabytes;
          good = result.gather + result.html < BUDGET_MS;
        }
      good = good && each < first * GROWTH
             && (result.megabytes - first_megabytes) * 1024 * 1024 <= BYTES_A_ROW * (rows - first_rows);
      remove_folder (folder);
    }
  printf ("%s: ten years within %.0f ms, at most %.1f times its time and %.0f bytes for each further row\n",
          good ? "good" : "BAD", BUDGET_MS, GROWTH, BYTES_A_ROW);
  return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
