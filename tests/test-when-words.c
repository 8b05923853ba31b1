/* When an activity is offered, in words: each shape, each way of narrowing it. */

#include "core/when-words.h"
#include "support/routines.h"

static const struct
{
  const char *rule, *words;
} rows[] = {
  { "at 09:30", "every day, at 09:30" },
  { "at 09:30 19:00", "every day, at 09:30 and 19:00" },
  { "at 09:30 12:00 19:00", "every day, at 09:30, 12:00 and 19:00" },
  { "at 09:30 on mon,tue,wed,thu,fri", "Monday to Friday, at 09:30" },
  { "at 09:30 on sat,sun", "Saturday and Sunday, at 09:30" },
  { "at 09:30 on wed", "Wednesday, at 09:30" },
  { "at 09:30 on mon,wed,sun", "Monday, Wednesday and Sunday, at 09:30" },
  { "at 09:30 each 2 days", "every 2 days, at 09:30" },
  { "at 09:30 on mon,fri each 3 days", "every 3 days, Monday and Friday, at 09:30" },
  { "1 a day 10:00-18:00", "every day, 1 time between 10:00 and 18:00" },
  { "2 a day 10:00-18:00", "every day, 2 times between 10:00 and 18:00" },
  { "every 30 09:00-12:00", "every day, from 09:00 to 12:00 every 30 min" },
  { "sitting 40 09:00-18:00", "every day, from 09:00 to 18:00 after 40 min of sitting" },
  { "sitting 40 09:00-18:00 on mon,tue,wed,thu,fri", "Monday to Friday, from 09:00 to 18:00 after 40 min of sitting" },
  { "5 a week 17:30", "on any 5 days of the week, at 17:30" },
  { "3 a week 17:30 on mon,tue,wed,thu,fri", "on any 3 days of the week (Monday to Friday), at 17:30" },
  { "after heat 0", "right after: heat" },
  { "after heat 5", "5 min after: heat" },
};

static void
test_words (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *plan = g_strdup_printf ("heat: at 08:00\nwalk: %s", rows[i].rule);
      g_autoptr (LimberRoutine) routine = limber_test_routine ("07:00-22:00", plan);
      g_autofree char *words
          = limber_when_words (routine->phases->pdata[0], &limber_test_activity (routine, 0, "walk")->when);

      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

static void
test_only_if_done (void)
{
  g_autoptr (LimberRoutine) routine = limber_test_routine ("07:00-22:00", "heat: at 08:00\nwalk: after heat 5");
  LimberWhen when = limber_test_activity (routine, 0, "walk")->when;
  g_autofree char *words = NULL;

  when.only_if_done = TRUE;
  words = limber_when_words (routine->phases->pdata[0], &when);
  g_assert_cmpstr (words, ==, "5 min after: heat, if that was done");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/when-words/rows", test_words);
  g_test_add_func ("/when-words/only-if-done", test_only_if_done);
  return g_test_run ();
}
