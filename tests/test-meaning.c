#include "core/meaning.h"
#include "core/wrap.h"
#include "support/routines.h"

#include <string.h>

/* A Monday: 2026-03-02. */
#define MONDAY "2026-03-02"

/* The whole text stands in a file beside the routine, for people to read as well. */
static void
test_whole (gconstpointer data)
{
  const char *name = data;
  g_autofree char *path = g_strdup_printf ("tests/routines/%s.routine", name);
  g_autofree char *expected_path = g_strdup_printf ("tests/routines/%s.meaning", name);
  g_autoptr (LimberRoutine) routine = limber_test_read (path);
  g_autoptr (GTimeZone) zone = limber_test_zone ("Europe/Berlin");
  g_autofree char *meaning = limber_meaning (routine, limber_date_parse (MONDAY), zone, TRUE);
  g_autofree char *expected = NULL;
  g_auto (GStrv) lines = g_strsplit (meaning, "\n", -1);
  g_auto (GStrv) expected_lines = NULL;

  g_assert_true (g_file_get_contents (expected_path, &expected, NULL, NULL));
  expected_lines = g_strsplit (expected, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpint (limber_wrap_columns (lines[i]), <=, 80);
      g_assert_cmpstr (lines[i], ==, expected_lines[i]);
    }
  g_assert_cmpstr (meaning, ==, expected);
}

static void
test_explain (void)
{
  g_autoptr (LimberRoutine) routine = limber_test_read ("tests/routines/first.routine");
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *brief = limber_meaning (routine, limber_date_parse (MONDAY), utc, FALSE);
  g_autofree char *full = limber_meaning (routine, limber_date_parse (MONDAY), utc, TRUE);

  g_assert_true (g_str_has_prefix (full, brief));
  g_assert_null (strstr (brief, "What limber chose itself"));
  for (guint i = 0; i < routine->defaults->len; i++)
    g_assert_nonnull (strstr (full, ((LimberDefault *)routine->defaults->pdata[i])->text));
}

#define STEP(n_sets, n_reps, seconds, ...)                                                                             \
  {                                                                                                                    \
    .sets = n_sets, .reps = n_reps, .hold_seconds = seconds, __VA_ARGS__                                               \
  }

static const struct
{
  LimberStep step;
  LimberSide affected;
  const char *dose;
} doses[] = {
  { STEP (1, 3, 30, .side = LIMBER_SIDE_EACH), 0, "3 on each side, 30 s" },
  { STEP (1, 3, 30, .side = LIMBER_SIDE_ALTERNATE), 0, "3 on each side, in turns, 30 s" },
  { STEP (1, 3, 30, .side = LIMBER_SIDE_LEFT), 0, "3 on the left, 30 s" },
  { STEP (1, 3, 30, .side = LIMBER_SIDE_RIGHT), 0, "3 on the right, 30 s" },
  { STEP (1, 3, 30, .side = LIMBER_SIDE_AFFECTED), LIMBER_SIDE_LEFT, "3 on the left, the affected side, 30 s" },
  { STEP (1, 3, 30, .side = LIMBER_SIDE_AFFECTED), LIMBER_SIDE_RIGHT, "3 on the right, the affected side, 30 s" },
  { STEP (1, 3, 30, .side = LIMBER_SIDE_OTHER), LIMBER_SIDE_LEFT, "3 on the right, the other side, 30 s" },
  { STEP (1, 3, 30, .side = LIMBER_SIDE_OTHER), LIMBER_SIDE_RIGHT, "3 on the left, the other side, 30 s" },
  { STEP (1, 1, 30, .side = LIMBER_SIDE_LEFT), 0, "1 on the left, 30 s" },
  { STEP (2, 3, 30, .rest_seconds = 5), 0, "2 sets of 3 times, 30 s, 5 s rest" },
  { STEP (1, 1, 120, .timed = TRUE), 0, "once, 2 min" },
  { STEP (1, 3, 30, .progression = { .add_reps = 1, .every_days = 3, .up_to = 10, .only_if_done = TRUE }), 0,
    "3 times, 30 s; 1 more every 3 days up to 10, if all of it was done before" },
  { STEP (1, 3, 30, .progression = { .add_sets = 1, .every_days = 1, .up_to = 3 }), 0,
    "3 times, 30 s; 1 set more every day up to 3" },
  { STEP (1, 3, 30, .progression = { .add_hold_seconds = 5, .every_days = 7, .up_to = 45 }), 0,
    "3 times, 30 s; 5 s longer every 7 days up to 45 s" },
};

static void
test_doses (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (doses); i++)
    {
      g_autofree char *dose = limber_meaning_dose (&doses[i].step, doses[i].affected);

      g_assert_cmpstr (dose, ==, doses[i].dose);
    }
}

/* Every shape of `when`, as the days of a week and what they add up to. */
static const struct
{
  const char *plan;
  const char *lines[6]; /* each stands in the text */
} calendars[] = {
  { "walk: at 09:30 19:00 takes 15",
    { "  Mon 2 March 2026 to Sun 8 March, each day:\n    09:30 walk, 15 min\n    19:00 walk, 15 min\n",
      "walk: 14 times, 210 min in all\n", "About 30 min a day, 210 min a week" } },
  { "walk: at 09:30 on mon,wed takes 15",
    { "  Mon 2 March 2026:\n    09:30 walk, 15 min\n", "  Tue 3 March:\n    nothing\n",
      "  Thu 5 March to Sun 8 March, each day:\n    nothing\n", "walk: 2 times, 30 min in all\n",
      "About 0 to 15 min a day, 30 min a week" } },
  { "walk: every 30 09:00-12:00 takes 2",
    { "    09:00 to 11:30, every 30 min (6 times): walk, 2 min\n", "walk: 42 times, 84 min in all\n" } },
  { "walk: sitting 40 09:00-18:00 takes 2",
    { "    09:00 to 18:00, after every 40 min of sitting: walk, 2 min\n", "walk: as often as the sitting asks for it\n",
      "About 0 min a day" } },
  { "walk: 5 a week 17:30 takes 20",
    { "    17:30 walk, 20 min (any 5 days of the week)\n", "walk: 5 times, 100 min in all\n" } },
  { "walk: at 10:00 takes 15\nrest: after walk 5 takes 10",
    { "    10:00 walk, 15 min\n    10:20 rest, 10 min (5 min after: walk)\n" } },
  { "walk: at 10:00 each 2 days takes 15",
    { "  Mon 2 March 2026:\n    10:00 walk", "  Tue 3 March:\n    nothing\n  Wed 4 March:\n    10:00 walk",
      "walk: 4 times, 60 min in all\n" } },
  /* days that have something else at the same time are told apart */
  { "walk: at 10:00 on mon\nswim: at 10:00 on tue",
    { "  Mon 2 March 2026:\n    10:00 walk, 1 min\n", "  Tue 3 March:\n    10:00 swim, 1 min\n" } },
  { "walk: at 10:00 on mon\nstand: sitting 40 09:00-18:00 on mon\nlie: sitting 40 09:00-18:00 on tue,wed",
    { "  Mon 2 March 2026:\n",
      "  Tue 3 March to Wed 4 March, each day:\n    09:00 to 18:00, after every 40 min of sitting: lie" } },
  { "stand: sitting 40 09:00-18:00 on mon\nlie: sitting 40 09:00-18:00 on tue",
    { "  Mon 2 March 2026:\n    09:00 to 18:00, after every 40 min of sitting: stand",
      "  Tue 3 March:\n    09:00 to 18:00, after every 40 min of sitting: lie" } },
};

static void
test_calendars (void)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  for (gsize i = 0; i < G_N_ELEMENTS (calendars); i++)
    {
      g_autoptr (LimberRoutine) routine = limber_test_routine ("07:30-21:30", calendars[i].plan);
      g_autofree char *meaning = limber_meaning (routine, limber_date_parse (MONDAY), utc, FALSE);

      for (gsize j = 0; j < G_N_ELEMENTS (calendars[i].lines) && calendars[i].lines[j] != NULL; j++)
        {
          g_test_message ("%s\nin\n%s", calendars[i].lines[j], meaning);
          g_assert_nonnull (strstr (meaning, calendars[i].lines[j]));
        }
    }
}

/* The day of a clock change is told apart where it shows other times. */
static void
test_clock_change (void)
{
  g_autoptr (GTimeZone) zone = limber_test_zone ("Europe/Berlin");
  g_autoptr (LimberRoutine) routine
      = limber_test_routine ("00:00-23:00", "walk: at 01:40 takes 15\nrest: after walk 10 takes 5");
  g_autofree char *meaning = limber_meaning (routine, limber_date_parse ("2026-03-23"), zone, FALSE);

  g_assert_nonnull (strstr (meaning, "  Mon 23 March 2026 to Sat 28 March, each day:\n"
                                     "    01:40 walk, 15 min\n    02:05 rest, 5 min"));
  g_assert_nonnull (strstr (meaning, "  Sun 29 March:\n    01:40 walk, 15 min\n    03:05 rest, 5 min"));
}

/* What one activity has of its own, and what it leaves to the rest of the file. */
static void
test_own (void)
{
  g_autoptr (LimberRoutine) routine = limber_test_routine ("08:00-22:00", "walk: at 10:00 takes 15\nswim: at 11:00");
  LimberActivity *walk = (LimberActivity *)limber_test_activity (routine, 0, "walk");
  LimberStep *step = limber_step_new ();
  LimberExercise *exercise = limber_exercise_new ();
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *meaning = NULL;

  walk->away_counts = TRUE;
  walk->remind
      = (LimberRemind){ .offer_for_minutes = 30, .snooze_minutes = 10, .max_snoozes = 1, .repeat_after_minutes = 5 };
  exercise->name = g_strdup ("Pelvic tilt");
  step->exercise = exercise;
  g_ptr_array_add (routine->exercises, exercise);
  step->sets = 1;
  step->reps = 3;
  step->hold_seconds = 5;
  step->note = g_strdup ("Slower on cold days.");
  g_ptr_array_add (walk->steps, step);
  meaning = limber_meaning (routine, limber_date_parse (MONDAY), utc, TRUE);
  g_assert_nonnull (strstr (meaning, "\n  walk (move, 15 min, being away counts as done)\n"
                                     "    Pelvic tilt: 3 times, 5 s\n"
                                     "      Slower on cold days.\n"
                                     "    its reminder: offered for 30 min. Later waits 10 min (at most: once). No\n"
                                     "      answer: shown again after 5 min (at most: never).\n"
                                     "  swim (move)\n  Mon 2 March 2026"));
  g_assert_nonnull (strstr (meaning, "\nlimber chose nothing itself.\n"));
}

/* How long each phase lasts, and what comes when it is over. */
static void
test_phases (void)
{
  g_autoptr (LimberRoutine) routine = limber_test_routine ("08:00-22:00", NULL);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *meaning = NULL;

  limber_test_add_phase (routine, "Settle", 1, 1, "walk: at 10:00");
  limber_test_add_phase (routine, "Build", 2, 3, "walk: at 10:00");
  limber_test_add_phase (routine, "Keep", 4, 0, "walk: at 10:00");
  ((LimberPhase *)routine->phases->pdata[1])->ask = TRUE;
  meaning = limber_meaning (routine, limber_date_parse (MONDAY), utc, FALSE);
  g_assert_nonnull (strstr (meaning, "\nSettle (week 1)\n"));
  g_assert_nonnull (strstr (meaning, "  Then it moves on by itself.\n\nBuild (weeks 2 to 3)\n"));
  g_assert_nonnull (
      strstr (meaning, "  Then limber asks: Move on, or stay a week?\n\nKeep (from week 4, without end)\n"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/meaning/first", "first", test_whole);
  g_test_add_data_func ("/meaning/weeks-1-4", "weeks-1-4", test_whole);
  g_test_add_data_func ("/meaning/unusual", "unusual", test_whole);
  g_test_add_func ("/meaning/explain", test_explain);
  g_test_add_func ("/meaning/doses", test_doses);
  g_test_add_func ("/meaning/calendars", test_calendars);
  g_test_add_func ("/meaning/own", test_own);
  g_test_add_func ("/meaning/phases", test_phases);
  g_test_add_func ("/meaning/clock-change", test_clock_change);
  return g_test_run ();
}
