/* bench-routine: how long the worst files take that a person, or an attacker, can send.
 *
 * Each kind of file is made at three sizes up to the limits of the reader; the time for each
 * is the best of several runs. A check has to stay well under 100 ms, and growth linear. */

#include "bench.h"
#include "core/meaning.h"
#include "world/routine-file.h"

#include <stdio.h>
#include <stdlib.h>

#define RUNS 7
#define BUDGET_MS 100.0

/* Writes a file of @n parts into @out. */
typedef void (*Maker) (GString *out, int n);

static void
begin (GString *out)
{
  g_string_append (out, "limber = 1;\nid = \"bench\";\ntitle = \"Bench\";\n"
                        "warning_signs = { emergency_number = \"112\"; };\n");
}

/* As many names as a group may have, all of them unknown: each is compared with the known ones. */
static void
make_unknown_names (GString *out, int n)
{
  begin (out);
  g_string_append (out, "exercises = {\n");
  for (int i = 0; i < n; i++)
    g_string_append_printf (out, "bend-%d = { nane = \"x\"; hoow = \"y\"; };\n", i);
  g_string_append (out, "};\nplan = ( );\n");
}

/* The same with long names, in as many groups as it takes. */
static void
make_long_names (GString *out, int n)
{
  begin (out);
  g_string_append (out, "plan = ( );\nday = {\n");
  for (int i = 0; i < n; i++)
    {
      if (i % 190 == 189)
        g_string_append_printf (out, "};\nexercises%d = {\n", i);
      g_string_append_printf (out, "emergency-number-%d = 1;\n", i);
    }
  g_string_append (out, "};\n");
}

/* Many activities that follow one another, each with its own times and steps. */
static void
make_chain (GString *out, int n)
{
  begin (out);
  g_string_append (out, "plan = (\n");
  for (int i = 0; i < n; i++)
    {
      g_string_append_printf (out, "%s{ id = \"a%d\"; kind = \"move\"; title = \"A\"; when = { ", i > 0 ? "," : "", i);
      if (i == 0)
        g_string_append (out, "every_minutes = 15; }; }\n");
      else
        g_string_append_printf (out, "after = \"a%d\"; }; }\n", i - 1);
    }
  g_string_append (out, ");\n");
}

/* Many activities with many times each. */
static void
make_slots (GString *out, int n)
{
  begin (out);
  g_string_append (out, "plan = (\n");
  for (int i = 0; i < n; i++)
    g_string_append_printf (out,
                            "%s{ id = \"a%d\"; kind = \"move\"; title = \"A\"; when = { every_minutes = 15; }; }\n",
                            i > 0 ? "," : "", i);
  g_string_append (out, ");\n");
}

/* Long texts in many pieces. */
static void
make_prose (GString *out, int n)
{
  begin (out);
  g_string_append (out, "stop_rules = \"x\";\nplan = ( { id = \"a\"; kind = \"move\"; title = \"A\"; tip = \"\"\n");
  for (int i = 0; i < n; i++)
    g_string_append (out, "\"a \"\n");
  g_string_append (out, "; when = { at = \"10:00\"; }; } );\n");
}

/* A long list, every item of it wrong. */
static void
make_wrong_items (GString *out, int n)
{
  begin (out);
  g_string_append (out, "sessions = [ ");
  for (int i = 0; i < n; i++)
    g_string_append_printf (out, "%s\"2026-02-31\"", i > 0 ? ", " : "");
  g_string_append (out, " ];\nplan = ( );\n");
}

/* A comment that is never closed, behind many that are. */
static void
make_comments (GString *out, int n)
{
  begin (out);
  for (int i = 0; i < n; i++)
    g_string_append (out, "/* x */\n");
  g_string_append (out, "/* x");
}

/* Brackets that are never closed, and blanks before signs that look back over them. */
static void
make_blanks (GString *out, int n)
{
  begin (out);
  for (int i = 0; i < n; i++)
    g_string_append (out, "          ");
  g_string_append (out, "x @");
}

static const struct
{
  const char *name;
  Maker make;
  int n; /* the largest that the reader's limits let through */
} kinds[] = {
  { "unknown names", make_unknown_names, 196 },
  { "long names", make_long_names, 1900 },
  { "chain", make_chain, 100 },
  { "slots", make_slots, 100 },
  { "prose", make_prose, 10800 },
  { "wrong items", make_wrong_items, 1900 },
  { "comments", make_comments, 8000 },
  { "blanks", make_blanks, 6500 },
};

/* Milliseconds that one reading of @text takes, meaning included where there is one. */
static double
measure (const char *text, GTimeZone *zone)
{
  double best = G_MAXDOUBLE;

  for (int run = 0; run < RUNS; run++)
    {
      clock_t begun = clock ();
      g_autoptr (LimberProblems) problems = limber_problems_new ();
      g_autoptr (LimberRoutine) routine = limber_routine_file_parse (text, NULL, problems);
      g_autofree char *meaning = routine == NULL ? NULL : limber_meaning (routine, 739677, zone, TRUE);

      best = MIN (best, bench_since (begun));
    }
  return best;
}

int
main (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/London");
  gboolean good = TRUE;

  printf ("%-16s %8s %10s %10s %10s\n", "file", "bytes", "n/4 ms", "n/2 ms", "n ms");
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      double times[3];
      gsize bytes = 0;

      for (int j = 0; j < 3; j++)
        {
          g_autoptr (GString) text = g_string_new (NULL);

          kinds[i].make (text, kinds[i].n >> (2 - j));
          times[j] = measure (text->str, zone);
          bytes = text->len;
        }
      printf ("%-16s %8zu %10.2f %10.2f %10.2f\n", kinds[i].name, bytes, times[0], times[1], times[2]);
      /* four times the file may take four times as long, and the timer is not exact */
      good = good && times[2] < BUDGET_MS && times[2] < times[0] * 4 * 2 + 1;
    }
  printf ("%s: within %.0f ms, four times the file at most eight times the time\n", good ? "good" : "BAD", BUDGET_MS);
  return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
