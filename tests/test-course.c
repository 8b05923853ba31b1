#include "core/course.h"
#include "core/dose.h"
#include "support/routines.h"

#include <string.h>

#define PLAN "a: at 09:00"

/* Three phases: weeks 1 and 2, week 3, from week 4 on. Day 1 is Monday, 2 March 2026. */
static LimberRoutine *
three_phases (int last_to_week)
{
  LimberRoutine *routine = limber_test_routine ("08:00-22:00", NULL);

  limber_test_add_phase (routine, "one", 1, 2, PLAN);
  limber_test_add_phase (routine, "two", 3, 3, PLAN);
  limber_test_add_phase (routine, "three", 4, last_to_week, PLAN);
  return routine;
}

static void
test_phases (void)
{
  static const int stay[] = { 7, 0, 14 };
  static const struct
  {
    const char *date;
    const char *standstill; /* dates */
    gboolean stay;
    int day;
    const char *phase; /* NULL: none */
    int phase_day;
    gboolean finished;
  } rows[] = {
    { "2026-03-01", "", FALSE, -1, NULL, 0, FALSE },
    { "2026-03-02", "", FALSE, 0, "one", 0, FALSE },
    { "2026-03-15", "", FALSE, 13, "one", 13, FALSE },
    { "2026-03-16", "", FALSE, 14, "two", 0, FALSE },
    { "2026-03-22", "", FALSE, 20, "two", 6, FALSE },
    { "2026-03-23", "", FALSE, 21, "three", 0, FALSE },
    { "2026-04-05", "", FALSE, 34, "three", 13, FALSE },
    { "2026-04-06", "", FALSE, 35, NULL, 0, TRUE },
    /* standing still: the day itself has the number of the next that counts */
    { "2026-03-03", "2026-03-03", FALSE, 1, "one", 1, FALSE },
    { "2026-03-04", "2026-03-03", FALSE, 1, "one", 1, FALSE },
    { "2026-03-05", "2026-03-03", FALSE, 2, "one", 2, FALSE },
    { "2026-03-16", "2026-03-15", FALSE, 13, "one", 13, FALSE },
    { "2026-03-17", "2026-03-15", FALSE, 14, "two", 0, FALSE },
    { "2026-03-20", "2026-03-14 2026-03-15 2026-03-17", FALSE, 15, "two", 1, FALSE },
    /* before day 1 nothing can stand still */
    { "2026-03-03", "2026-02-27 2026-02-28", FALSE, 1, "one", 1, FALSE },
    /* a week longer */
    { "2026-03-16", "", TRUE, 14, "one", 14, FALSE },
    { "2026-03-22", "", TRUE, 20, "one", 20, FALSE },
    { "2026-03-23", "", TRUE, 21, "two", 0, FALSE },
    { "2026-03-30", "", TRUE, 28, "three", 0, FALSE },
    { "2026-04-26", "", TRUE, 55, "three", 27, FALSE },
    { "2026-04-27", "", TRUE, 56, NULL, 0, TRUE },
    { "2026-04-27", "2026-04-01", TRUE, 55, "three", 27, FALSE },
  };
  g_autoptr (LimberRoutine) routine = three_phases (5);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (GStrv) words = g_strsplit (rows[i].standstill, " ", -1);
      LimberDate standstill[4];
      LimberCourse course = {
        .routine = routine,
        .day1 = limber_date_parse ("2026-03-02"),
        .standstill = standstill,
        .extra_days = rows[i].stay ? stay : NULL,
      };
      LimberDate date = limber_date_parse (rows[i].date);
      const LimberPhase *phase;
      int phase_day = -1;

      g_test_message ("%s, standing still %s", rows[i].date, rows[i].standstill);
      for (; words[course.n_standstill] != NULL; course.n_standstill++)
        standstill[course.n_standstill] = limber_date_parse (words[course.n_standstill]);
      g_assert_cmpint (limber_course_day (&course, date), ==, rows[i].day);
      g_assert_cmpint (limber_course_finished (&course, date), ==, rows[i].finished);
      phase = limber_course_phase (&course, date, &phase_day);
      g_assert_cmpstr (phase != NULL ? phase->name : NULL, ==, rows[i].phase);
      if (phase != NULL)
        g_assert_cmpint (phase_day, ==, rows[i].phase_day);
    }
}

static void
test_endless (void)
{
  g_autoptr (LimberRoutine) routine = three_phases (0);
  LimberCourse course = { .routine = routine, .day1 = limber_date_parse ("2026-03-02") };
  LimberDate late = limber_date_parse ("2199-12-31");

  g_assert_nonnull (limber_course_phase (&course, late, NULL));
  g_assert_false (limber_course_finished (&course, late));
}

/* Which the reader refuses: in a hole between two phases nothing is planned, and what comes after it
 * still does. */
static void
test_hole (void)
{
  g_autoptr (LimberRoutine) routine = limber_test_routine ("08:00-22:00", NULL);
  LimberCourse course = { .routine = routine, .day1 = limber_date_parse ("2026-03-02") };
  int phase_day;

  limber_test_add_phase (routine, "late", 2, 2, PLAN);
  limber_test_add_phase (routine, "later", 4, 4, PLAN);
  g_assert_null (limber_course_phase (&course, limber_date_parse ("2026-03-08"), NULL));
  g_assert_cmpstr (limber_course_phase (&course, limber_date_parse ("2026-03-09"), NULL)->name, ==, "late");
  g_assert_null (limber_course_phase (&course, limber_date_parse ("2026-03-16"), NULL));
  g_assert_cmpstr (limber_course_phase (&course, limber_date_parse ("2026-03-24"), &phase_day)->name, ==, "later");
  g_assert_cmpint (phase_day, ==, 1);
  g_assert_false (limber_course_finished (&course, limber_date_parse ("2026-03-16")));
}

static LimberStep
step (LimberSide side, int sets, int reps, int hold_seconds, int rest_seconds)
{
  return (LimberStep){
    .side = side, .sets = sets, .reps = reps, .hold_seconds = hold_seconds, .rest_seconds = rest_seconds
  };
}

static void
test_doses (void)
{
  static const struct
  {
    LimberProgression progression;
    int phase_day, sets, reps, hold_seconds;
  } rows[] = {
    { { 0 }, 100, 2, 5, 20 },
    { { .add_reps = 1, .every_days = 3, .up_to = 10 }, 0, 2, 5, 20 },
    { { .add_reps = 1, .every_days = 3, .up_to = 10 }, 2, 2, 5, 20 },
    { { .add_reps = 1, .every_days = 3, .up_to = 10 }, 3, 2, 6, 20 },
    { { .add_reps = 1, .every_days = 3, .up_to = 10 }, 15, 2, 10, 20 },
    { { .add_reps = 1, .every_days = 3, .up_to = 10 }, 100, 2, 10, 20 },
    /* never past the end, also where an increment would step over it */
    { { .add_reps = 4, .every_days = 1, .up_to = 10 }, 2, 2, 10, 20 },
    { { .add_hold_seconds = 5, .every_days = 7, .up_to = 60 }, 14, 2, 5, 30 },
    { { .add_sets = 1, .every_days = 7, .up_to = 3 }, 7, 3, 5, 20 },
    { { .add_sets = 1, .every_days = 7, .up_to = 3 }, 70, 3, 5, 20 },
    /* an end below the beginning, which the reader refuses, takes nothing away */
    { { .add_reps = 1, .every_days = 1, .up_to = 3 }, 5, 2, 5, 20 },
    { { .add_reps = 1, .every_days = 1, .up_to = 999999999 }, G_MAXINT - 10, 2, 999999999, 20 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      LimberStep one = step (LIMBER_SIDE_NONE, 2, 5, 20, 5);
      LimberDose dose;

      one.progression = rows[i].progression;
      dose = limber_dose (&one, limber_dose_increments (&one, rows[i].phase_day));
      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (dose.sets, ==, rows[i].sets);
      g_assert_cmpint (dose.reps, ==, rows[i].reps);
      g_assert_cmpint (dose.hold_seconds, ==, rows[i].hold_seconds);
    }
}

static void
test_lengths (void)
{
  static const struct
  {
    LimberStep step;
    int holds, seconds, minutes;
  } rows[] = {
    /* the time to get ready, the holds, a rest between any two */
    { { .side = LIMBER_SIDE_NONE, .sets = 1, .reps = 1, .hold_seconds = 30, .rest_seconds = 5 }, 1, 10 + 30, 1 },
    { { .side = LIMBER_SIDE_LEFT, .sets = 1, .reps = 3, .hold_seconds = 20, .rest_seconds = 5 }, 3, 10 + 60 + 10, 2 },
    { { .side = LIMBER_SIDE_AFFECTED, .sets = 2, .reps = 3, .hold_seconds = 20, .rest_seconds = 0 }, 6, 10 + 120, 3 },
    { { .side = LIMBER_SIDE_EACH, .sets = 1, .reps = 3, .hold_seconds = 30, .rest_seconds = 10 }, 6, 10 + 180 + 50, 4 },
    { { .side = LIMBER_SIDE_ALTERNATE, .sets = 1, .reps = 3, .hold_seconds = 20, .rest_seconds = 5 }, 6, 155, 3 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      LimberDose dose = limber_dose (&rows[i].step, 0);
      g_autoptr (GPtrArray) steps = g_ptr_array_new ();
      LimberActivity activity = { .steps = steps };

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_cmpint (limber_dose_holds (&rows[i].step, &dose), ==, rows[i].holds);
      g_ptr_array_add (steps, (gpointer)&rows[i].step);
      g_assert_cmpint (limber_activity_seconds (&activity, 0), ==, rows[i].seconds);
      g_assert_cmpint (limber_activity_minutes (&activity, 0), ==, rows[i].minutes);
      g_ptr_array_add (steps, (gpointer)&rows[i].step);
      g_assert_cmpint (limber_activity_seconds (&activity, 0), ==, rows[i].seconds * 2);
    }
}

/* What has no steps takes its minutes; what has neither still takes one to say. */
static void
test_other_lengths (void)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  LimberActivity activity = { .steps = none, .minutes = 15 };

  g_assert_cmpint (limber_activity_seconds (&activity, 30), ==, 900);
  g_assert_cmpint (limber_activity_minutes (&activity, 30), ==, 15);
  activity.minutes = 0;
  g_assert_cmpint (limber_activity_seconds (&activity, 30), ==, 0);
  g_assert_cmpint (limber_activity_minutes (&activity, 30), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/course/phases", test_phases);
  g_test_add_func ("/course/endless", test_endless);
  g_test_add_func ("/course/hole", test_hole);
  g_test_add_func ("/dose/progression", test_doses);
  g_test_add_func ("/dose/lengths", test_lengths);
  g_test_add_func ("/dose/other-lengths", test_other_lengths);
  return g_test_run ();
}
