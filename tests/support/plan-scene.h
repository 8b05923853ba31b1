/* plan-scene.h — what the planner is asked with, on one day, with two routines in force that have an activity of the
 * same name: "test" has heat at 09:00 and 13:00 and walk at 09:30 and 12:00, "other" has heat ("Warmth") at 10:00 and
 * swim at 11:00. Both begin on that day, 2026-03-02, in London.
 */
#pragma once

#include "core/plan.h"

G_BEGIN_DECLS

typedef struct
{
  GTimeZone *zone;
  LimberRoutine *test, *other;
  GArray *files; /* LimberPlanFile */
  LimberPast *past;
  LimberSettings *settings;
  LimberScreen screen; /* nothing is on it */
  LimberWaits *waits;
  LimberPlanInput input; /* of all that; what is changed of it is changed */
} PlanScene;

/* @rows: the history, as in history.h; @now: "09:10". */
void plan_scene_set_up (PlanScene *scene, const char *rows, const char *now);
void plan_scene_tear_down (PlanScene *scene);

/* "09:10" of the day. */
LimberInstant plan_scene_instant (const PlanScene *scene, const char *time);

/* The activity of that name of "test" or "other", to be changed before the planner is asked. */
LimberActivity *plan_scene_activity (const LimberRoutine *routine, const char *id);

G_END_DECLS
