/* Two routines in force that have an activity of the same name: what belongs to one is not taken for the other's. */

#include "core/warning.h"
#include "support/plan-scene.h"

#include <string.h>

#define DUE(file, activity, time, until)                                                                               \
  "2026-03-02 " time " " file "/" activity " due due=2026-03-02T" time " until=2026-03-02T" until "\n"

/* What is decided once nothing is left to write; rows go into the past as the daemon would have it. */
static void
decide (PlanScene *scene, LimberDecision *decision)
{
  for (int round = 0; round < 20; round++)
    {
      limber_plan (&scene->input, scene->waits, decision);
      if (decision->events->len == 0)
        return;
      for (guint i = 0; i < decision->events->len; i++)
        limber_past_fold (scene->past, decision->events->pdata[i]);
      limber_decision_clear (decision);
    }
  g_error ("it never comes to an end");
}

/* "FILE/ACTIVITY KEY", "signs FILE", or "nothing"; with " again" where it is on the screen already. */
static char *
offered (PlanScene *scene)
{
  LimberDecision decision;
  char *text;

  decide (scene, &decision);
  if (decision.offer.kind == LIMBER_OFFER_REMINDER)
    text = g_strdup_printf ("%s/%s %s%s", decision.offer.file, decision.offer.slot.activity->id,
                            decision.offer.slot.key, decision.offer.post ? "" : " again");
  else if (decision.offer.kind == LIMBER_OFFER_QUESTION)
    text = g_strdup_printf ("%s %s", decision.offer.ask.id, decision.offer.ask.file);
  else
    text = g_strdup ("nothing");
  limber_decision_clear (&decision);
  return text;
}

static void
assert_offered (const char *rows, const char *now, const char *expected)
{
  g_autofree char *got = NULL;
  PlanScene scene;

  plan_scene_set_up (&scene, rows, now);
  got = offered (&scene);
  g_assert_cmpstr (got, ==, expected);
  plan_scene_tear_down (&scene);
}

static void
test_answered (void)
{
  assert_offered ("2026-03-02 09:00 test/heat done\n2026-03-02 09:30 test/walk done", "10:00", "other/heat 10:00");
  assert_offered ("2026-03-02 09:00 test/heat done\n2026-03-02 09:30 test/walk done\n2026-03-02 10:00 other/heat done",
                  "10:10", "nothing");
}

/* At the same minute the file that was installed first goes first. */
static void
test_same_minute (void)
{
  PlanScene scene;
  g_autofree char *got = NULL, *first = NULL;

  plan_scene_set_up (&scene, "", "09:00");
  plan_scene_activity (scene.other, "heat")->when.times[0] = 9 * 60;
  got = offered (&scene);
  g_assert_cmpstr (got, ==, "test/heat 09:00");
  g_array_index (scene.files, LimberPlanFile, 0).course.routine = scene.other;
  g_array_index (scene.files, LimberPlanFile, 1).course.routine = scene.test;
  first = offered (&scene);
  g_assert_cmpstr (first, ==, "other/heat 09:00");
  plan_scene_tear_down (&scene);
}

/* The same date, time and activity, and another file: it is not that which is on the screen. */
static void
test_on_screen (void)
{
  static const struct
  {
    const char *file, *expected;
  } table[] = { { "other", "other/heat 09:00 again" }, { "test", "test/heat 09:00 again" } };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *rows
          = g_strdup_printf (DUE ("test", "heat", "09:00", "10:30")
                                 DUE ("other", "heat", "09:00", "10:30") "2026-03-02 09:00 %s/heat shown seq=3",
                             table[i].file);
      g_autofree char *got = NULL;
      PlanScene scene;

      plan_scene_set_up (&scene, rows, "09:12");
      plan_scene_activity (scene.other, "heat")->when.times[0] = 9 * 60;
      for (int j = 0; j < 2; j++)
        plan_scene_activity (j == 0 ? scene.test : scene.other, "heat")->remind.repeat_after_minutes = 15;
      scene.screen.kind = LIMBER_OFFER_REMINDER;
      scene.screen.since = plan_scene_instant (&scene, "09:10");
      limber_occurrence_name_set (&scene.screen.name, table[i].file, "heat", limber_date_parse ("2026-03-02"), "09:00");
      got = offered (&scene);
      g_assert_cmpstr (got, ==, table[i].expected);
      limber_occurrence_name_clear (&scene.screen.name);
      plan_scene_tear_down (&scene);
    }
}

/* What is held leaves the screen, and so does what is paused: each of one file only. */
static void
test_leaves_the_screen (void)
{
  static const struct
  {
    const char *row, *expected;
  } table[] = {
    { "2026-03-02 09:05 - held file=test activity=heat", "nothing" },
    { "2026-03-02 09:05 - held file=test activity=walk", "test/heat 09:00 again" },
    { "2026-03-02 09:05 - held file=other activity=heat", "test/heat 09:00 again" },
    { "2026-03-02 09:05 - held file=other reason=doctor", "nothing" },
    { "2026-03-02 09:05 - paused file=test", "nothing" },
    { "2026-03-02 09:05 - paused file=other", "test/heat 09:00 again" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *rows = g_strconcat (DUE ("test", "heat", "09:00", "10:30") "2026-03-02 09:00 test/heat shown\n",
                                           table[i].row, NULL);
      g_autofree char *got = NULL;
      PlanScene scene;

      plan_scene_set_up (&scene, rows, "09:12");
      plan_scene_activity (scene.test, "heat")->remind.repeat_after_minutes = 15;
      scene.screen.kind = LIMBER_OFFER_REMINDER;
      scene.screen.since = plan_scene_instant (&scene, "09:10");
      limber_occurrence_name_set (&scene.screen.name, "test", "heat", limber_date_parse ("2026-03-02"), "09:00");
      got = offered (&scene);
      g_test_message ("%s", table[i].row);
      g_assert_cmpstr (got, ==, table[i].expected);
      limber_occurrence_name_clear (&scene.screen.name);
      plan_scene_tear_down (&scene);
    }
}

/* A session about one leaves the other's window to its end. */
static void
test_in_session (void)
{
  LimberOccurrenceName session = { (char *)"other", (char *)"heat", limber_date_parse ("2026-03-02"), "09:00" };
  LimberDecision decision;
  PlanScene scene;

  plan_scene_set_up (&scene,
                     DUE ("test", "heat", "09:00", "10:30") DUE ("other", "heat", "09:00", "10:30")
                         DUE ("test", "walk", "09:30", "11:00") "2026-03-02 09:00 other/heat started",
                     "10:30");
  plan_scene_activity (scene.other, "heat")->when.times[0] = 9 * 60;
  scene.input.session = &session;
  limber_plan (&scene.input, scene.waits, &decision);
  g_assert_cmpuint (decision.events->len, ==, 1);
  g_assert_cmpstr (((const LimberEvent *)decision.events->pdata[0])->file, ==, "test");
  g_assert_cmpstr (((const LimberEvent *)decision.events->pdata[0])->activity, ==, "heat");
  limber_decision_clear (&decision);
  plan_scene_tear_down (&scene);
}

/* What was done of one is not enough of the other. */
static void
test_enough (void)
{
  g_autofree char *got = NULL;
  PlanScene scene;

  plan_scene_set_up (&scene, "2026-03-02 09:00 test/heat done\n2026-03-02 09:30 test/walk done", "10:00");
  plan_scene_activity (scene.other, "heat")->max_per_day = 1;
  got = offered (&scene);
  g_assert_cmpstr (got, ==, "other/heat 10:00");
  plan_scene_tear_down (&scene);
}

/* A file that went while its activity was under way: what was begun is partly done, once its window is over, and
 * what was not is cancelled at once. */
static void
test_gone (void)
{
  static const struct
  {
    const char *rows, *now;
    LimberOutcome outcome;
  } table[] = {
    { DUE ("gone", "yoga", "09:00", "10:00"), "09:30", LIMBER_OUTCOME_CANCELLED },
    { DUE ("gone", "yoga", "09:00", "10:00"), "10:00", LIMBER_OUTCOME_MISSED_OFF },
    { DUE ("gone", "yoga", "09:00", "10:00") "2026-03-02 09:00 gone/yoga shown", "10:00", LIMBER_OUTCOME_MISSED },
    { DUE ("gone", "yoga", "09:00", "10:00") "2026-03-02 09:00 gone/yoga started", "10:00", LIMBER_OUTCOME_PARTIAL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const LimberOccurrence *known;
      LimberDecision decision;
      PlanScene scene;

      plan_scene_set_up (&scene, table[i].rows, table[i].now);
      decide (&scene, &decision);
      known = limber_past_find (scene.past, "gone", "yoga", limber_date_parse ("2026-03-02"), "09:00");
      g_assert_cmpint (known->outcome, ==, table[i].outcome);
      limber_decision_clear (&decision);
      plan_scene_tear_down (&scene);
    }
}

/* What the client asked for is of the file that it was asked of. */
static void
test_asked_for (void)
{
  assert_offered ("2026-03-02 08:10 other/heat due due=2026-03-02T08:10 until=2026-03-02T09:40 reason=asked", "08:20",
                  "other/heat 08:10");
  /* also where the file that is looked at first has none of that name */
  assert_offered ("2026-03-02 08:10 other/swim due due=2026-03-02T08:10 until=2026-03-02T09:40 reason=asked", "08:20",
                  "other/swim 08:10");
}

static void
add_sign (LimberRoutine *routine, LimberUrgency urgency, const char *text)
{
  LimberSign *sign = limber_sign_new ();

  sign->urgency = urgency;
  sign->sign = g_strdup (text);
  g_ptr_array_add (routine->signs, sign);
}

/* The same list is asked once for both; where one sign is another, or more urgent, or there is one more, it is asked
 * by itself. */
static void
test_signs (void)
{
  static const struct
  {
    const char *rows;
    LimberUrgency urgency;
    const char *sign, *more, *expected;
  } table[] = {
    { "", LIMBER_URGENCY_DOCTOR, "Fever", NULL, "signs test" },
    { "2026-03-02 08:00 - answer question=signs file=test", LIMBER_URGENCY_DOCTOR, "Fever", NULL, "nothing" },
    { "2026-03-02 08:00 - answer question=signs file=other", LIMBER_URGENCY_DOCTOR, "Fever", NULL, "nothing" },
    { "2026-03-02 08:00 - answer question=signs file=test", LIMBER_URGENCY_DOCTOR, "Fever", "Numbness", "signs other" },
    { "2026-03-02 08:00 - answer question=signs file=test", LIMBER_URGENCY_DOCTOR, "Numbness", NULL, "signs other" },
    { "2026-03-02 08:00 - answer question=signs file=test", LIMBER_URGENCY_EMERGENCY, "Fever", NULL, "signs other" },
    /* since one hurt, it is asked again for that one */
    { "2026-03-02 08:00 - answer question=signs file=test\n2026-03-02 08:10 - answer file=test reason=hurts",
      LIMBER_URGENCY_DOCTOR, "Fever", NULL, "signs test" },
    { "2026-03-02 08:00 - answer question=signs file=test\n2026-03-02 08:10 - answer file=other reason=hurts",
      LIMBER_URGENCY_DOCTOR, "Fever", NULL, "signs other" },
    /* offered for the one today and not opened: not at once for the other */
    { "2026-03-02 08:20 - shown question=signs file=test", LIMBER_URGENCY_DOCTOR, "Fever", NULL, "nothing" },
    { "2026-03-02 08:20 - shown question=signs file=test", LIMBER_URGENCY_DOCTOR, "Numbness", NULL, "signs other" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *got = NULL;
      PlanScene scene;

      plan_scene_set_up (&scene, table[i].rows, "08:30");
      scene.test->ask_signs_every_days = scene.other->ask_signs_every_days = 7;
      scene.test->remind.repeat_after_minutes = scene.other->remind.repeat_after_minutes = 15;
      add_sign (scene.test, LIMBER_URGENCY_DOCTOR, "Fever");
      add_sign (scene.other, table[i].urgency, table[i].sign);
      if (table[i].more != NULL)
        add_sign (scene.other, LIMBER_URGENCY_DOCTOR, table[i].more);
      got = offered (&scene);
      g_test_message ("%s", table[i].rows);
      g_assert_cmpstr (got, ==, table[i].expected);
      plan_scene_tear_down (&scene);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan-files/answered", test_answered);
  g_test_add_func ("/plan-files/same-minute", test_same_minute);
  g_test_add_func ("/plan-files/on-screen", test_on_screen);
  g_test_add_func ("/plan-files/leaves-the-screen", test_leaves_the_screen);
  g_test_add_func ("/plan-files/in-session", test_in_session);
  g_test_add_func ("/plan-files/enough", test_enough);
  g_test_add_func ("/plan-files/gone", test_gone);
  g_test_add_func ("/plan-files/asked-for", test_asked_for);
  g_test_add_func ("/plan-files/signs", test_signs);
  return g_test_run ();
}
