/* Increments of a dose, from tables of days and from histories. */

#include "core/dose.h"
#include "core/progression.h"
#include "support/routines.h"

#include <string.h>

/* @days: "0+ 1- 1+ 3+": phase days of occurrences, done in full or not. */
static GArray *
read_days (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  GArray *days = g_array_new (FALSE, FALSE, sizeof (LimberProgressionDay));

  for (guint i = 0; words[i] != NULL && *words[i] != '\0'; i++)
    {
      LimberProgressionDay day = { .full = g_str_has_suffix (words[i], "+") };

      day.phase_day = (int)g_ascii_strtoll (words[i], NULL, 10);
      g_array_append_val (days, day);
    }
  return days;
}

static void
test_marks (void)
{
  static const struct
  {
    const char *what;
    int every;
    gboolean only_if_done;
    int granted, granted_day;
    const char *days;
    int phase_day, expected;
  } rows[] = {
    { "nothing on the first day", 3, TRUE, 0, 0, "", 0, 0 },
    { "none before the mark", 3, TRUE, 0, 0, "0+ 1+ 2+", 2, 0 },
    { "one at the mark", 3, TRUE, 0, 0, "0+ 1+ 2+", 3, 1 },
    { "the mark's own day does not judge itself", 3, TRUE, 0, 0, "0- 3+", 3, 0 },
    { "nor does what came after it", 3, TRUE, 0, 0, "0- 3+ 4+", 5, 0 },
    { "the latest decides", 3, TRUE, 0, 0, "0+ 1+ 2-", 3, 0 },
    { "whatever came before it", 3, TRUE, 0, 0, "0- 1- 2+", 3, 1 },
    { "a mark that passed does not come back", 3, TRUE, 0, 0, "2- 3+ 4+", 5, 0 },
    { "but the next one brings it", 3, TRUE, 0, 0, "2- 3+ 5+", 6, 1 },
    { "one at each of them", 3, TRUE, 0, 0, "2+ 5+ 8+", 9, 3 },
    { "the evening of the same day", 3, TRUE, 0, 0, "2+ 2-", 3, 0 },
    { "a day left out keeps the verdict", 3, TRUE, 0, 0, "1+", 6, 2 },
    { "never done", 3, TRUE, 0, 0, "", 9, 0 },
    { "going on from a session", 3, TRUE, 2, 7, "7+", 9, 3 },
    { "which judged its own day already", 3, TRUE, 2, 9, "9-", 9, 2 },
    { "and keeps what it had", 3, TRUE, 2, 7, "7- 8-", 9, 2 },
    { "never more than there were marks", 3, TRUE, 5, 2, "2+", 3, 1 },
    { "without the condition", 3, FALSE, 0, 0, "", 9, 3 },
    { "every day", 1, TRUE, 0, 0, "0+ 1+ 2-", 3, 2 },
    { "no progression", 0, TRUE, 0, 0, "0+", 9, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      LimberStep step
          = { .progression = { .add_reps = 1, .every_days = rows[i].every, .only_if_done = rows[i].only_if_done } };
      g_autoptr (GArray) days = read_days (rows[i].days);
      int found = limber_progression (&step, rows[i].granted, rows[i].granted_day,
                                      (const LimberProgressionDay *)(void *)days->data, days->len, rows[i].phase_day);

      if (found != rows[i].expected)
        g_error ("%s: %d instead of %d", rows[i].what, found, rows[i].expected);
    }
}

static LimberEvent *
row (GTimeZone *zone, LimberEventKind kind, LimberDate date, const char *key)
{
  LimberInstant at;
  LimberEvent *event;

  g_assert_true (limber_civil_resolve (zone, date, limber_minute_parse (key) + 20, &at, NULL));
  event = limber_event_new (kind, at, zone, "UTC");
  limber_event_set_occurrence (event, "test", "stretch", date, key);
  return event;
}

static void
fold_step (LimberPast *past, GTimeZone *zone, LimberDate date, const char *key, const char *exercise, int done,
           int increments)
{
  g_autoptr (LimberEvent) event = row (zone, LIMBER_EVENT_STEP, date, key);

  event->step = 1;
  event->exercise = g_strdup (exercise);
  event->value = done;
  event->total = 3;
  event->increments = increments;
  limber_past_fold (past, event);
}

static void
fold_outcome (LimberPast *past, GTimeZone *zone, LimberDate date, const char *key, LimberOutcome outcome)
{
  g_autoptr (LimberEvent) event = row (zone, LIMBER_EVENT_OUTCOME, date, key);

  event->outcome = outcome;
  event->due = event->at;
  limber_past_fold (past, event);
}

/* A story of one day a word: "s3" a session with three of three holds, "s1" with one, "d" done
 * without a session, "m" missed, "n" not needed, "o" off, "." nothing planned. The session of a
 * day runs with what limber_progression_of() gives. Returns the increments of the day after. */
static int
live (const char *story, const char *exercise_then)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (LimberRoutine) routine = limber_test_routine ("08:00-22:00", "stretch: at 09:00");
  LimberActivity *activity = (LimberActivity *)limber_test_activity (routine, 0, "stretch");
  LimberExercise exercise = { .id = (char *)"tilt" };
  LimberStep *step = limber_step_new ();
  g_autoptr (LimberPast) past = limber_past_new ();
  g_auto (GStrv) words = g_strsplit (story, " ", -1);
  LimberCourse course = { .routine = routine, .day1 = limber_date_parse ("2026-03-02") };
  LimberDate date = course.day1;
  g_autofree int *after = NULL;

  g_free (routine->id);
  routine->id = g_strdup ("test");
  activity->kind = LIMBER_KIND_STRETCH;
  step->exercise = &exercise;
  step->progression = (LimberProgression){ .add_reps = 1, .every_days = 3, .up_to = 20, .only_if_done = TRUE };
  g_ptr_array_add (activity->steps, step);
  for (guint i = 0; words[i] != NULL; i++, date++)
    {
      static const struct
      {
        char letter;
        LimberOutcome outcome;
      } outcomes[] = { { 'd', LIMBER_OUTCOME_DONE },
                       { 'm', LIMBER_OUTCOME_MISSED },
                       { 'n', LIMBER_OUTCOME_NOT_NEEDED },
                       { 'o', LIMBER_OUTCOME_MISSED_OFF } };

      if (words[i][0] == 's')
        {
          g_autofree int *now = limber_progression_of (past, &course, activity, date);
          int done = words[i][1] - '0';

          fold_step (past, zone, date, "09:00", exercise_then, done, now[0]);
          fold_outcome (past, zone, date, "09:00", done == 3 ? LIMBER_OUTCOME_DONE : LIMBER_OUTCOME_PARTIAL);
        }
      for (gsize j = 0; j < G_N_ELEMENTS (outcomes); j++)
        if (words[i][0] == outcomes[j].letter)
          fold_outcome (past, zone, date, "09:00", outcomes[j].outcome);
    }
  after = limber_progression_of (past, &course, activity, date);
  return after[0];
}

static void
test_history (void)
{
  static const struct
  {
    const char *story;
    int expected;
  } rows[] = {
    { "s3 s3", 0 },
    { "s3 s3 s3", 1 },
    { "s3 s3 s1", 0 },
    { "s1 s1 s3", 1 },
    { "s3 s3 m", 0 },
    { "s3 s3 o", 0 },
    { "s3 s3 n", 1 },
    { "s3 s3 .", 1 },
    { "d d d", 1 },
    { "d d m", 0 },
    { "s1 s1 d", 1 },
    { "s3 s3 s3 s3 s3 s3 s3 s3 s3", 3 },
    { "s3 s3 s3 s3 s3 s1 s3 s3 s3", 2 },
    { "s3 s3 s3 m m m m m m", 1 },
    { "s3 s3 s3 s1 m m s3 s3 s3", 2 },
    { "s3 s3 s3 . . . . . .", 1 + 0 + 0 + 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      int found = live (rows[i].story, "tilt");

      if (found != rows[i].expected)
        g_error ("\"%s\": %d instead of %d", rows[i].story, found, rows[i].expected);
    }
  /* another exercise has another dose */
  g_assert_cmpint (live ("s3 s3 s3 s3 s3 s3 m m m", "bridge"), ==, 0);
}

/* A long phase: what was granted in the first weeks is known although those weeks are not. */
static void
test_beyond_memory (void)
{
  g_autoptr (GString) story = g_string_new ("s3");

  for (int i = 1; i < 60; i++)
    g_string_append (story, " s3");
  g_assert_cmpint (live (story->str, "tilt"), ==, 20);
  /* after a month without a session it begins anew, whether the daemon ran on or not */
  for (int i = 0; i < LIMBER_PAST_DAYS + 1; i++)
    g_string_append (story, " m");
  g_assert_cmpint (live (story->str, "tilt"), ==, 0);
}

static void
test_sides (void)
{
  static const struct
  {
    LimberSide side, affected, expected;
  } rows[] = {
    { LIMBER_SIDE_NONE, LIMBER_SIDE_LEFT, LIMBER_SIDE_NONE },
    { LIMBER_SIDE_EACH, LIMBER_SIDE_LEFT, LIMBER_SIDE_EACH },
    { LIMBER_SIDE_ALTERNATE, LIMBER_SIDE_BOTH, LIMBER_SIDE_ALTERNATE },
    { LIMBER_SIDE_RIGHT, LIMBER_SIDE_LEFT, LIMBER_SIDE_RIGHT },
    { LIMBER_SIDE_AFFECTED, LIMBER_SIDE_LEFT, LIMBER_SIDE_LEFT },
    { LIMBER_SIDE_AFFECTED, LIMBER_SIDE_RIGHT, LIMBER_SIDE_RIGHT },
    { LIMBER_SIDE_OTHER, LIMBER_SIDE_LEFT, LIMBER_SIDE_RIGHT },
    { LIMBER_SIDE_OTHER, LIMBER_SIDE_RIGHT, LIMBER_SIDE_LEFT },
    { LIMBER_SIDE_AFFECTED, LIMBER_SIDE_BOTH, LIMBER_SIDE_EACH },
    { LIMBER_SIDE_OTHER, LIMBER_SIDE_BOTH, LIMBER_SIDE_EACH },
    { LIMBER_SIDE_AFFECTED, LIMBER_SIDE_NONE, LIMBER_SIDE_EACH },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      LimberStep step = { .side = rows[i].side };

      g_assert_cmpint (limber_dose_side (&step, rows[i].affected), ==, rows[i].expected);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/progression/marks", test_marks);
  g_test_add_func ("/progression/history", test_history);
  g_test_add_func ("/progression/beyond-memory", test_beyond_memory);
  g_test_add_func ("/progression/sides", test_sides);
  return g_test_run ();
}
