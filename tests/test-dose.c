/* How much of a step is asked for, in numbers and in words. */

#include "core/dose-words.h"

static void
test_progress (void)
{
  LimberStep step
      = { .reps = 3, .sets = 2, .hold_seconds = 20, .progression = { .add_reps = 2, .every_days = 3, .up_to = 8 } };
  /* on this day of the phase so many increments are due, which is so many repetitions */
  static const int rows[][3] = { { 0, 0, 3 }, { 2, 0, 3 }, { 3, 1, 5 }, { 8, 2, 7 }, { 9, 3, 8 }, { 300, 100, 8 } };
  LimberDose dose;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_cmpint (limber_dose_increments (&step, rows[i][0]), ==, rows[i][1]);
      dose = limber_dose (&step, rows[i][1]);
      g_assert_cmpint (dose.reps, ==, rows[i][2]);
      g_assert_cmpint (dose.sets, ==, 2);
      g_assert_cmpint (dose.hold_seconds, ==, 20);
    }
  /* not before the phase, and never less than at its beginning */
  g_assert_cmpint (limber_dose_increments (&step, -4), ==, 0);
  g_assert_cmpint (limber_dose (&step, -1).reps, ==, 3);
  g_assert_cmpint (limber_dose (&step, G_MAXINT).reps, ==, 8);
  step.progression.every_days = 0;
  g_assert_cmpint (limber_dose_increments (&step, 30), ==, 0);
}

/* What a step means for a client, and how many holds that is. */
static void
test_sides (void)
{
  static const struct
  {
    LimberSide side, affected, expected;
    int holds;
  } rows[] = {
    { LIMBER_SIDE_NONE, LIMBER_SIDE_LEFT, LIMBER_SIDE_NONE, 6 },
    { LIMBER_SIDE_RIGHT, LIMBER_SIDE_LEFT, LIMBER_SIDE_RIGHT, 6 },
    { LIMBER_SIDE_EACH, LIMBER_SIDE_LEFT, LIMBER_SIDE_EACH, 12 },
    { LIMBER_SIDE_ALTERNATE, LIMBER_SIDE_NONE, LIMBER_SIDE_ALTERNATE, 12 },
    { LIMBER_SIDE_AFFECTED, LIMBER_SIDE_LEFT, LIMBER_SIDE_LEFT, 6 },
    { LIMBER_SIDE_AFFECTED, LIMBER_SIDE_RIGHT, LIMBER_SIDE_RIGHT, 6 },
    { LIMBER_SIDE_OTHER, LIMBER_SIDE_LEFT, LIMBER_SIDE_RIGHT, 6 },
    { LIMBER_SIDE_OTHER, LIMBER_SIDE_RIGHT, LIMBER_SIDE_LEFT, 6 },
    { LIMBER_SIDE_AFFECTED, LIMBER_SIDE_BOTH, LIMBER_SIDE_EACH, 12 },
    { LIMBER_SIDE_OTHER, LIMBER_SIDE_NONE, LIMBER_SIDE_EACH, 12 },
  };
  const LimberDose dose = { .sets = 2, .reps = 3, .hold_seconds = 5 };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      LimberStep step = { .side = rows[i].side, .rest_seconds = 4 };

      step.side = limber_dose_side (&step, rows[i].affected);
      g_assert_cmpint (step.side, ==, rows[i].expected);
      g_assert_cmpint (limber_dose_holds (&step, &dose), ==, rows[i].holds);
      g_assert_cmpint (limber_dose_seconds (&step, &dose), ==,
                       LIMBER_READY_SECONDS + rows[i].holds * 5 + (rows[i].holds - 1) * 4);
    }
}

static void
test_words (void)
{
  static const struct
  {
    LimberDose dose;
    LimberSide side;
    const char *words;
  } rows[] = {
    { { 1, 1, 20 }, LIMBER_SIDE_NONE, "once, 20 s" },
    { { 1, 3, 60 }, LIMBER_SIDE_NONE, "3 times, 1 min" },
    { { 2, 3, 90 }, LIMBER_SIDE_LEFT, "2 sets, 3 times on the left side, 1 min 30 s" },
    { { 1, 1, 5 }, LIMBER_SIDE_RIGHT, "once on the right side, 5 s" },
    { { 1, 1, 5 }, LIMBER_SIDE_EACH, "once on each side, 5 s" },
    { { 1, 3, 5 }, LIMBER_SIDE_EACH, "3 times on each side, one side after the other, 5 s" },
    { { 1, 1, 5 }, LIMBER_SIDE_ALTERNATE, "once on each side, 5 s" },
    { { 1, 3, 5 }, LIMBER_SIDE_ALTERNATE, "3 times on each side, in turns, 5 s" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = limber_words_dose (&rows[i].dose, rows[i].side);

      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dose/progress", test_progress);
  g_test_add_func ("/dose/sides", test_sides);
  g_test_add_func ("/dose/words", test_words);
  return g_test_run ();
}
