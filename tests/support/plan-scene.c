#include "plan-scene.h"

#include "history.h"
#include "routines.h"

#define DAY "2026-03-02"
#define ZONE "Europe/London"

LimberActivity *
plan_scene_activity (const LimberRoutine *routine, const char *id)
{
  return (LimberActivity *)limber_test_activity (routine, 0, id);
}

LimberInstant
plan_scene_instant (const PlanScene *scene, const char *time)
{
  LimberInstant at;

  g_assert_true (limber_civil_resolve (scene->zone, limber_date_parse (DAY), limber_minute_parse (time), &at, NULL));
  return at;
}

static void
add_file (PlanScene *scene, const LimberRoutine *routine)
{
  LimberPlanFile file = { .course = { .routine = routine, .day1 = limber_date_parse (DAY) } };

  g_array_append_val (scene->files, file);
}

void
plan_scene_set_up (PlanScene *scene, const char *rows, const char *now)
{
  g_autoptr (GPtrArray) history = limber_test_history (ZONE, rows);

  *scene = (PlanScene){ .zone = limber_test_zone (ZONE),
                        .test = limber_test_routine ("08:00-22:00", "heat: at 09:00 13:00\nwalk: at 09:30 12:00"),
                        .other = limber_test_routine ("08:00-22:00", "heat: at 10:00\nswim: at 11:00"),
                        .files = g_array_new (FALSE, FALSE, sizeof (LimberPlanFile)),
                        .past = limber_past_new (),
                        .settings = limber_settings_new (),
                        .waits = limber_waits_new () };
  g_free (scene->other->id);
  scene->other->id = g_strdup ("other");
  g_free (plan_scene_activity (scene->other, "heat")->title);
  plan_scene_activity (scene->other, "heat")->title = g_strdup ("Warmth");
  plan_scene_activity (scene->test, "heat")->remind.max_snoozes = 3;
  add_file (scene, scene->test);
  add_file (scene, scene->other);
  limber_past_set_origin (scene->past, "a");
  for (guint i = 0; i < history->len; i++)
    limber_past_fold (scene->past, history->pdata[i]);
  scene->input = (LimberPlanInput){ .now = plan_scene_instant (scene, now),
                                    .zone = scene->zone,
                                    .zone_name = ZONE,
                                    .files = scene->files,
                                    .past = scene->past,
                                    .settings = scene->settings,
                                    .can_show = TRUE,
                                    .screen = &scene->screen,
                                    .swept = G_MININT64 };
}

void
plan_scene_tear_down (PlanScene *scene)
{
  limber_waits_free (scene->waits);
  limber_past_free (scene->past);
  limber_settings_free (scene->settings);
  g_array_unref (scene->files);
  limber_routine_unref (scene->test);
  limber_routine_unref (scene->other);
  g_time_zone_unref (scene->zone);
}
