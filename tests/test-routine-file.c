#include "world/routine-file.h"

#include <locale.h>

static LimberRoutine *
read_clean (const char *path)
{
  g_autoptr (LimberProblems) problems = limber_problems_new ();
  LimberRoutine *routine = limber_routine_file_read (path, problems);

  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *said = limber_problem_format (problems->pdata[i], path, NULL);

      g_test_message ("%s", said);
    }
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_nonnull (routine);
  return routine;
}

static void
test_full (void)
{
  g_autoptr (LimberRoutine) routine = read_clean ("tests/routines/weeks-1-4.routine");
  const LimberPhase *phase;
  const LimberActivity *activity;
  const LimberStep *step;

  g_assert_cmpstr (routine->id, ==, "sciatica-weeks-1-4");
  g_assert_cmpint (routine->revision, ==, 3);
  g_assert_cmpuint (routine->sessions->len, ==, 4);
  g_assert_cmpint (routine->affected_side, ==, LIMBER_SIDE_LEFT);
  g_assert_cmpint (routine->day_from, ==, 450);
  g_assert_cmpint (routine->remind.repeat_after_minutes, ==, 15);
  g_assert_cmpuint (routine->signs->len, ==, 8);
  g_assert_cmpuint (routine->phases->len, ==, 2);
  phase = routine->phases->pdata[0];
  activity = limber_phase_find (phase, "stretch");
  g_assert_cmpint (activity->when.shape, ==, LIMBER_SHAPE_AFTER);
  g_assert_cmpint (activity->when.minutes, ==, 5);
  step = activity->steps->pdata[0];
  g_assert_cmpint (step->progression.add_reps, ==, 1);
  g_assert_cmpint (step->progression.up_to, ==, 10);
  g_assert_cmpstr (step->exercise->name, ==, "Pelvic tilt");
  activity = limber_phase_find (routine->phases->pdata[1], "walk");
  g_assert_cmpint (activity->when.shape, ==, LIMBER_SHAPE_TIMES_A_WEEK);
  g_assert_cmpint (activity->when.count, ==, 5);
  g_assert_cmpint (activity->when.times[0], ==, 17 * 60 + 30);
}

static void
test_small (void)
{
  g_autoptr (LimberRoutine) routine = read_clean ("tests/routines/first.routine");
  const LimberActivity *activity = limber_phase_find (routine->phases->pdata[0], "stretch");
  const LimberStep *step = activity->steps->pdata[1];

  g_assert_cmpuint (routine->signs->len, ==, 11);
  g_assert_cmpstr (routine->pain.where[4], ==, "foot");
  g_assert_cmpint (routine->pain.stop_at, ==, 6);
  g_assert_cmpuint (routine->exercises->len, ==, 2);
  g_assert_cmpstr (step->exercise->picture, ==, "builtin:figure-four");
  g_assert_cmpint (step->rest_seconds, ==, 5);
  g_assert_true (activity->ask_pain);
  activity = limber_phase_find (routine->phases->pdata[0], "sit-break");
  g_assert_cmpint (activity->minutes, ==, 2);
  g_assert_cmpint (activity->counts_as_break_minutes, ==, 5);
  g_assert_cmpuint (activity->when.days, ==, 0x1f);
}

static void
test_shipped (void)
{
  g_autoptr (GDir) folder = g_dir_open ("routines", 0, NULL);
  const char *name;

  g_assert_nonnull (folder);
  while ((name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_suffix (name, ".routine"))
      {
        g_autofree char *path = g_build_filename ("routines", name, NULL);
        g_autoptr (LimberRoutine) routine = read_clean (path);

        g_assert_cmpuint (routine->phases->len, >, 0);
      }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/routine-file/full", test_full);
  g_test_add_func ("/routine-file/small", test_small);
  g_test_add_func ("/routine-file/shipped", test_shipped);
  return g_test_run ();
}
