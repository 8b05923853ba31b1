/* How long the calendar of a file takes: ten years of twenty activities, and how that grows with
 * the years and with the activities. Ends with status 1 where it is over its budget or grows
 * faster than its input. */
#include "bench.h"
#include "cli/preview-json.h"
#include "core/preview.h"
#include "world/routine-file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TEN_YEARS 3652
#define ACTIVITIES 20
#define BUDGET_MS 200.0
#define GROWTH 2.0 /* of the time per slot, from the smallest to the largest input */
#define ROUNDS 5

/* All shapes of `when`, in turn. */
static const char *const rules[] = {
  "at = [ \"08:30\", \"12:00\", \"19:00\" ]",
  "times_a_day = 3; from = \"09:00\"; to = \"18:00\"",
  "every_minutes = 60; from = \"09:00\"; to = \"18:00\"; days = \"weekdays\"",
  "after = \"a%u\"; wait_minutes = 5",
  "times_a_week = 5; at = \"17:30\"",
  "at = \"20:00\"; every_days = 2",
  "after_sitting_minutes = 40; from = \"09:00\"; to = \"18:00\"; days = \"weekdays\"",
};

static LimberRoutine *
routine_of (guint n_activities)
{
  g_autoptr (GString) text = g_string_new ("limber = 1;\nid = \"bench\";\ntitle = \"Bench\";\n"
                                           "warning_signs = { emergency_number = \"112\"; };\nplan = (\n");
  g_autoptr (LimberProblems) problems = limber_problems_new ();
  LimberRoutine *routine;

  for (guint i = 0; i < n_activities; i++)
    {
      guint rule = i % G_N_ELEMENTS (rules);
      g_autofree char *target = g_strdup_printf ("%u", i - 1);
      g_auto (GStrv) parts = g_strsplit (rules[rule], "%u", 2);
      g_autofree char *when = g_strjoinv (target, parts);

      g_string_append_printf (text, "{ id = \"a%u\"; kind = \"%s\"; title = \"Activity %u\"; when = { %s; }; }%s\n", i,
                              g_str_has_prefix (when, "after_sitting") ? "posture" : "move", i, when,
                              i + 1 < n_activities ? "," : "");
    }
  g_string_append (text, ");\n");
  routine = limber_routine_file_parse (text->str, NULL, problems);
  if (routine == NULL)
    {
      for (guint i = 0; i < problems->len; i++)
        {
          g_autofree char *said = limber_problem_format (problems->pdata[i], "bench", text->str);

          g_printerr ("%s", said);
        }
      exit (EXIT_FAILURE);
    }
  return routine;
}

/* The best of some rounds in milliseconds: what others do on the machine only ever adds. */
static double
measure (LimberRoutine *routine, GTimeZone *zone, int days, guint *n_slots)
{
  double best = G_MAXDOUBLE;

  for (int round = 0; round < ROUNDS; round++)
    {
      clock_t begun = clock ();
      g_autoptr (LimberPreview) preview
          = limber_preview_new (routine, zone, "Europe/Berlin", limber_date_parse ("2026-01-01"), days);

      best = MIN (best, bench_since (begun));
      *n_slots = preview->slots->len;
    }
  return best;
}

static char *
text_form (const LimberPreview *preview)
{
  return limber_preview_text (preview);
}

static char *
json_form (const LimberPreview *preview)
{
  return limber_preview_json (preview);
}

static char *
calendar_form (const LimberPreview *preview)
{
  return limber_preview_ics (preview, 0);
}

/* What a person waits for: the calendar and the writing of it. */
static gboolean
measure_forms (GTimeZone *zone)
{
  static const struct
  {
    const char *name;
    char *(*write) (const LimberPreview *);
  } forms[] = { { "text", text_form }, { "JSON", json_form }, { "iCalendar", calendar_form } };
  g_autoptr (LimberRoutine) routine = routine_of (ACTIVITIES);
  gboolean good = TRUE;

  printf ("with its form:      MB       ms\n");
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      double best = G_MAXDOUBLE, megabytes = 0;

      for (int round = 0; round < ROUNDS; round++)
        {
          clock_t begun = clock ();
          g_autoptr (LimberPreview) preview
              = limber_preview_new (routine, zone, "Europe/Berlin", limber_date_parse ("2026-01-01"), TEN_YEARS);
          g_autofree char *form = forms[i].write (preview);

          best = MIN (best, bench_since (begun));
          megabytes = (double)strlen (form) / 1e6;
        }
      printf ("%-15s %6.1f %8.1f\n", forms[i].name, megabytes, best);
      good = good && best < BUDGET_MS;
    }
  return good;
}

int
main (void)
{
  static const struct
  {
    guint activities;
    int days;
  } rows[] = {
    { ACTIVITIES, TEN_YEARS },     { ACTIVITIES, TEN_YEARS * 2 }, { ACTIVITIES, TEN_YEARS * 4 },
    { ACTIVITIES * 2, TEN_YEARS }, { ACTIVITIES * 4, TEN_YEARS },
  };
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");
  double first = 0;
  gboolean good = TRUE;

  printf ("activities   days    slots       ms  ns/slot\n");
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (LimberRoutine) routine = routine_of (rows[i].activities);
      guint n_slots;
      double ms = measure (routine, zone, rows[i].days, &n_slots), each = ms * 1e6 / n_slots;

      printf ("%10u %6d %8u %8.1f %8.0f\n", rows[i].activities, rows[i].days, n_slots, ms, each);
      if (i == 0)
        {
          first = each;
          good = ms < BUDGET_MS;
        }
      good = good && each < first * GROWTH;
    }
  good = measure_forms (zone) && good;
  printf ("%s: the first and its forms within %.0f ms, the others at most %.1f times its time per slot\n",
          good ? "good" : "BAD", BUDGET_MS, GROWTH);
  return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
