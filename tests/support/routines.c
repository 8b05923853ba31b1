#include "routines.h"

#include "world/routine-file.h"

#include <stdio.h>
#include <string.h>

static void
read_span (const char *text, int *from, int *to)
{
  g_auto (GStrv) ends = g_strsplit (text, "-", 2);

  g_assert_cmpint (g_strv_length (ends), ==, 2);
  *from = limber_minute_parse (ends[0]);
  *to = limber_minute_parse (ends[1]);
  g_assert_cmpint (*from, >=, 0);
  g_assert_cmpint (*to, >, *from);
}

static int
read_count (const char *text)
{
  guint64 count;

  g_assert_true (g_ascii_string_to_unsigned (text, 10, 0, 100000, &count, NULL));
  return (int)count;
}

static guint
read_days (const char *text)
{
  static const char *const names[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };
  guint days = 0;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strstr (text, names[i]) != NULL)
      days |= 1u << i;
  return days;
}

/* Takes as many times as there are; returns how many words that were. */
static guint
read_times (char **words, LimberWhen *when)
{
  guint n = 0;

  while (words[n] != NULL && limber_minute_parse (words[n]) >= 0)
    n++;
  when->times = g_new (int, n);
  when->n_times = n;
  for (guint i = 0; i < n; i++)
    when->times[i] = limber_minute_parse (words[i]);
  return n;
}

static guint
read_shape (char **words, LimberWhen *when)
{
  if (strcmp (words[0], "at") == 0)
    {
      when->shape = LIMBER_SHAPE_AT;
      return 1 + read_times (words + 1, when);
    }
  if (strcmp (words[0], "after") == 0)
    {
      when->shape = LIMBER_SHAPE_AFTER;
      when->after = g_strdup (words[1]);
      when->minutes = read_count (words[2]);
      return 3;
    }
  if (strcmp (words[0], "every") == 0 || strcmp (words[0], "sitting") == 0)
    {
      when->shape = words[0][0] == 'e' ? LIMBER_SHAPE_EVERY : LIMBER_SHAPE_AFTER_SITTING;
      when->minutes = read_count (words[1]);
      read_span (words[2], &when->from, &when->to);
      return 3;
    }
  when->count = read_count (words[0]);
  if (strcmp (words[2], "week") == 0)
    {
      when->shape = LIMBER_SHAPE_TIMES_A_WEEK;
      return 3 + read_times (words + 3, when);
    }
  when->shape = LIMBER_SHAPE_TIMES_A_DAY;
  read_span (words[3], &when->from, &when->to);
  return 4;
}

static LimberActivity *
read_activity (const LimberRoutine *routine, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  LimberActivity *activity = limber_activity_new ();
  LimberWhen *when = &activity->when;

  activity->id = g_strndup (words[0], strcspn (words[0], ":"));
  activity->title = g_strdup (activity->id);
  activity->kind = LIMBER_KIND_MOVE;
  activity->remind = routine->remind;
  when->from = routine->day_from;
  when->to = routine->day_to;
  for (char **word = words + 1 + read_shape (words + 1, when); *word != NULL;)
    {
      if (strcmp (word[0], "on") == 0)
        when->days = read_days (word[1]);
      else if (strcmp (word[0], "offer") == 0)
        activity->remind.offer_for_minutes = read_count (word[1]);
      else if (strcmp (word[0], "takes") == 0)
        activity->minutes = read_count (word[1]);
      else
        when->every_days = read_count (word[1]);
      word += strcmp (word[0], "each") == 0 ? 3 : 2;
    }
  return activity;
}

void
limber_test_add_phase (LimberRoutine *routine, const char *name, int from_week, int to_week, const char *plan)
{
  g_auto (GStrv) lines = g_strsplit (plan, "\n", -1);
  LimberPhase *phase = limber_phase_new ();

  phase->name = g_strdup (name);
  phase->from_week = from_week;
  phase->to_week = to_week;
  for (char **line = lines; *line != NULL; line++)
    g_ptr_array_add (phase->activities, read_activity (routine, *line));
  g_ptr_array_add (routine->phases, phase);
}

LimberRoutine *
limber_test_routine (const char *day, const char *plan)
{
  LimberRoutine *routine = limber_routine_new ();

  routine->id = g_strdup ("test");
  routine->title = g_strdup ("Test");
  routine->remind.offer_for_minutes = 90;
  read_span (day, &routine->day_from, &routine->day_to);
  if (plan != NULL)
    limber_test_add_phase (routine, NULL, 1, 0, plan);
  return routine;
}

const LimberActivity *
limber_test_activity (const LimberRoutine *routine, guint phase, const char *id)
{
  const LimberActivity *activity = limber_phase_find (routine->phases->pdata[phase], id);

  g_assert_nonnull (activity);
  return activity;
}

GTimeZone *
limber_test_zone (const char *name)
{
  GTimeZone *zone = g_time_zone_new_identifier (name);

  if (zone == NULL)
    g_error ("no zone %s in the tz database", name);
  return zone;
}

static LimberRoutine *
without_mistakes (LimberRoutine *routine, const LimberProblems *problems, const char *path, const char *text)
{
  for (guint i = 0; routine == NULL && i < problems->len; i++)
    {
      g_autofree char *told = limber_problem_format (problems->pdata[i], path, text);

      g_printerr ("%s\n", told);
    }
  g_assert_nonnull (routine);
  return routine;
}

LimberRoutine *
limber_test_parse (const char *text)
{
  g_autoptr (LimberProblems) problems = limber_problems_new ();

  return without_mistakes (limber_routine_file_parse (text, NULL, problems), problems, "test.routine", text);
}

LimberRoutine *
limber_test_read (const char *path)
{
  g_autoptr (LimberProblems) problems = limber_problems_new ();

  return without_mistakes (limber_routine_file_read (path, problems), problems, path, NULL);
}
