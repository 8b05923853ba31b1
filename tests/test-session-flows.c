/* Sessions of every kind with the daemon, the history and the screen around them, told as
 * scenarios on the simulated clock: the end of heat, walks, check-ins, sleep, death and reboot in
 * their midst, and the time left on the notification. */

#include "support/sim.h"

#define STRETCH                                                                                                        \
  "plan = ( { id = \"stretch\"; kind = \"stretch\"; title = \"Stretches\"; when = { at = \"09:00\"; };"                \
  " ask_pain = false; steps = ( { exercise = \"pelvic-tilt\"; reps = 2; hold_seconds = 20; rest_seconds = 10; },"      \
  " { exercise = \"knee-to-chest\"; hold_seconds = 30; side = \"left\"; } ); } );"

#define HEAT                                                                                                           \
  "plan = ( { id = \"heat\"; kind = \"heat\"; title = \"Heat\"; when = { at = \"09:00\"; }; minutes = 15;"             \
  " ask_first = \"Wrapped?\"; } );"

#define WALK                                                                                                           \
  "plan = ( { id = \"walk\"; kind = \"move\"; title = \"Walk\"; when = { at = \"09:00\"; }; minutes = 10; } );"

#define CHECK_IN                                                                                                       \
  "plan = ( { id = \"check\"; kind = \"check-in\"; title = \"Check-in\"; when = { at = \"09:00\"; };"                  \
  " questions = ( { id = \"usual\"; ask = \"How was it?\"; scale = 10; },"                                             \
  " { id = \"way\"; ask = \"What got in the way?\"; text = true; } ); } );"

/* The warm pack is on at 09:00, and its skin check is answered. */
#define WARM                                                                                                           \
  { "2026-03-02T09:00", PRESS, "start" }, { NULL, SHOWS, "Before you begin" }, { NULL, PRESS, "yes" },                 \
      { NULL, SHOWS, "Heat, 15 min" }, { "2026-03-02T09:05", SHOWS, "Look at the skin" }, { NULL, PRESS, "yes" },      \
  {                                                                                                                    \
    NULL, SHOWS, "Heat, 15 min"                                                                                        \
  }

/* --- heat --- */

/* Told again every minute for ten minutes, and done only when the client says so. */
static void
test_alarm (void)
{
  static const SimStep steps[] = {
    WARM,
    { "2026-03-02T09:14:59", POSTED, "5" },
    { "2026-03-02T09:15", SHOWS, "Time is up" },
    { NULL, BUTTONS, "done" },
    { NULL, POSTED, "1" },
    { "2026-03-02T09:15:59", POSTED, "0" },
    { "2026-03-02T09:16", POSTED, "1" },
    { "2026-03-02T09:20", POSTED, "4" },
    { NULL, SHOWS, "Time is up" },
    { NULL, OUTCOME, "heat 2026-03-02 09:00 open" },
    { NULL, PRESS, "done" },
    { NULL, OUTCOME, "heat 2026-03-02 09:00 done" },
    { NULL, ROWS, "outcome 1" },
    { "2026-03-02T09:40", NOTHING, NULL },
    { 0 },
  };
  static const SimStep unanswered[] = {
    WARM,
    { "2026-03-02T09:15", POSTED, "6" },
    { "2026-03-02T09:24:59", POSTED, "9" },
    { NULL, OUTCOME, "heat 2026-03-02 09:00 open" },
    { "2026-03-02T09:25", OUTCOME, "heat 2026-03-02 09:00 partial" },
    { NULL, SHOWS, "Take the pack off now" },
    { "2026-03-02T10:00", NOTHING, NULL },
    { 0 },
  };
  /* a notice that is closed is no answer */
  static const SimStep closed[] = {
    WARM,
    { "2026-03-02T09:15:10", DISMISS, NULL },
    { NULL, NOTHING, NULL },
    { "2026-03-02T09:16", SHOWS, "Time is up" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", HEAT, steps);
  sim_run ("Europe/London", "2026-03-02T08:00", HEAT, unanswered);
  sim_run ("Europe/London", "2026-03-02T08:00", HEAT, closed);
}

/* Away at the end: told again at the next sign of life. */
static void
test_alarm_away (void)
{
  static const SimStep steps[] = {
    WARM,
    { "2026-03-02T09:10", IDLE, "2" },
    { "2026-03-02T09:24", SHOWS, "Time is up" },
    { "2026-03-02T09:50", OUTCOME, "heat 2026-03-02 09:00 open" },
    { NULL, POSTED, "15" },
    { NULL, ACTIVE, NULL },
    { NULL, POSTED, "1" },
    { NULL, PRESS, "done" },
    { NULL, OUTCOME, "heat 2026-03-02 09:00 done" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", HEAT, steps);
}

/* The machine slept through the end, was off at it, or was started anew meanwhile. */
static void
test_take_off (void)
{
  static const SimStep slept[] = {
    WARM,
    { "2026-03-02T09:10", SUSPEND, "20m" },
    { NULL, SHOWS, "Take the pack off now" },
    { NULL, BUTTONS, "done" },
    { NULL, POSTED, "6" },
    { "2026-03-02T09:31", POSTED, "1" },
    { "2026-03-02T09:31:10", PRESS, "done" },
    { NULL, OUTCOME, "heat 2026-03-02 09:00 done" },
    { 0 },
  };
  /* a sleep that ends before the pack's time is nothing to it */
  static const SimStep slept_briefly[] = {
    WARM,
    { "2026-03-02T09:06", SUSPEND, "5m" },
    { NULL, SHOWS, "Heat, 15 min" },
    { NULL, STATUS, "'seconds_left': <240>" },
    { "2026-03-02T09:15", SHOWS, "Time is up" },
    { 0 },
  };
  static const SimStep off[] = {
    WARM,
    { "2026-03-02T09:10", OFF, NULL },
    { "2026-03-02T09:20", ON, NULL },
    { NULL, SHOWS, "Take the pack off now" },
    { NULL, PRESS, "done" },
    { NULL, OUTCOME, "heat 2026-03-02 09:00 done" },
    { NULL, ROWS, "outcome 1" },
    { 0 },
  };
  /* nobody knows for how long it was off */
  static const SimStep reboot[] = {
    WARM,
    { "2026-03-02T09:07", REBOOT, NULL },
    { "2026-03-02T09:08", ON, NULL },
    { NULL, SHOWS, "Take the pack off now" },
    { "2026-03-02T09:18", OUTCOME, "heat 2026-03-02 09:00 partial" },
    { 0 },
  };
  static const SimStep killed[] = {
    WARM,
    { "2026-03-02T09:10", KILL, NULL },
    { NULL, SHOWS, "Heat, 15 min" },
    { NULL, STATUS, "'seconds_left': <300>" },
    { "2026-03-02T09:15", SHOWS, "Time is up" },
    { NULL, KILL, NULL },
    { NULL, SHOWS, "Take the pack off now" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", HEAT, slept);
  sim_run ("Europe/London", "2026-03-02T08:00", HEAT, slept_briefly);
  sim_run ("Europe/London", "2026-03-02T08:00", HEAT, off);
  sim_run ("Europe/London", "2026-03-02T08:00", HEAT, reboot);
  sim_run ("Europe/London", "2026-03-02T08:00", HEAT, killed);
}

/* No to a question, or skin that is not as usual: no heat. */
static void
test_not_safe (void)
{
  static const SimStep no[] = {
    { "2026-03-02T09:00", PRESS, "start" },
    { NULL, BODY, "Wrapped?" },
    { NULL, PRESS, "no" },
    { NULL, SHOWS, "No heat this time" },
    { NULL, OUTCOME, "heat 2026-03-02 09:00 skipped" },
    { 0 },
  };
  static const SimStep skin[] = {
    { "2026-03-02T09:00", PRESS, "start" },
    { NULL, PRESS, "yes" },
    { "2026-03-02T09:05:20", PRESS, "no" },
    { NULL, SHOWS, "Take the pack off now" },
    { NULL, OUTCOME, "heat 2026-03-02 09:00 stopped" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", HEAT, no);
  sim_run ("Europe/London", "2026-03-02T08:00", HEAT, skin);
}

/* --- walk and check-in --- */

static void
test_walk (void)
{
  static const SimStep returned[] = {
    { "2026-03-02T09:00", PRESS, "start" },
    { NULL, SHOWS, "Walk, 10 min" },
    { "2026-03-02T09:03", IDLE, "2" },
    { "2026-03-02T09:09", SHOWS, "Walk, 10 min" },
    { NULL, ACTIVE, NULL },
    { NULL, SHOWS, "How did it go?" },
    { NULL, BUTTONS, "done partial skip" },
    { NULL, PRESS, "partial" },
    { NULL, OUTCOME, "walk 2026-03-02 09:00 partial" },
    { 0 },
  };
  static const SimStep locked[] = {
    { "2026-03-02T09:00", PRESS, "start" },
    { "2026-03-02T09:01", LOCK, NULL },
    { "2026-03-02T11:00", OUTCOME, "walk 2026-03-02 09:00 open" },
    { NULL, ACTIVE, NULL },
    { NULL, SHOWS, "How did it go?" },
    { NULL, PRESS, "done" },
    { NULL, OUTCOME, "walk 2026-03-02 09:00 done" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", WALK, returned);
  sim_run ("Europe/London", "2026-03-02T08:00", WALK, locked);
}

/* Numbers by buttons, words by whoever has a keyboard; an answer to another question is none. */
static void
test_check_in (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T09:00", PRESS, "start" },
    { NULL, BODY, "How was it?" },
    { NULL, PRESS, "4-7" },
    { NULL, PRESS, "4-5" },
    { NULL, PRESS, "5" },
    { NULL, ROWS, "answer 1" },
    { NULL, BODY, "limber start check" },
    { NULL, KILL, NULL },
    { NULL, BODY, "limber start check" },
    { NULL, SAYS, "way the rain, mostly" },
    { NULL, ROWS, "answer 1" },
    { NULL, OUTCOME, "check 2026-03-02 09:00 done" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", CHECK_IN, steps);
}

/* --- a stretch --- */

/* A hold interrupted by sleep begins again; a lock only pauses it. */
static void
test_interrupted (void)
{
  static const SimStep slept[] = {
    { "2026-03-02T09:00", PRESS, "start" },
    { NULL, PRESS, "begin" },
    { "2026-03-02T09:00:22", SUSPEND, "10m" },
    { NULL, SHOWS, "Paused: Pelvic tilt" },
    { NULL, PRESS, "resume" },
    { "2026-03-02T09:10:27", STATUS, "'seconds_left': <20>" },
    { 0 },
  };
  static const SimStep locked[] = {
    { "2026-03-02T09:00", PRESS, "start" },
    { NULL, PRESS, "begin" },
    { "2026-03-02T09:00:22", LOCK, NULL },
    { "2026-03-02T09:05", ACTIVE, NULL },
    { NULL, SHOWS, "Paused: Pelvic tilt" },
    { NULL, PRESS, "resume" },
    { "2026-03-02T09:05:05", STATUS, "'seconds_left': <8>" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH, slept);
  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH, locked);
}

/* Killed in a hold it goes on in the same hold, with the time that is left of it, at once or after
 * a while; off for long, it closes with what was done. */
static void
test_killed (void)
{
  static const SimStep at_once[] = {
    { "2026-03-02T09:00", PRESS, "start" },
    { NULL, PRESS, "begin" },
    { "2026-03-02T09:00:43", STATUS, "'repetition': <2>" },
    { NULL, STATUS, "'seconds_left': <17>" },
    { NULL, KILL, NULL },
    { NULL, STATUS, "'repetition': <2>" },
    { NULL, STATUS, "'seconds_left': <17>" },
    { "2026-03-02T09:02", OUTCOME, "stretch 2026-03-02 09:00 done" },
    { NULL, ROWS, "step 2" },
    { 0 },
  };
  static const SimStep later[] = {
    { "2026-03-02T09:00", PRESS, "start" },
    { NULL, PRESS, "begin" },
    { "2026-03-02T09:00:43", OFF, NULL },
    { "2026-03-02T09:05", ON, NULL },
    { NULL, SHOWS, "1 of 2: Pelvic tilt" },
    { NULL, STATUS, "'repetition': <2>" },
    { "2026-03-02T09:07", OUTCOME, "stretch 2026-03-02 09:00 done" },
    { 0 },
  };
  static const SimStep long_after[] = {
    { "2026-03-02T09:00", PRESS, "start" },
    { NULL, PRESS, "begin" },
    { "2026-03-02T09:00:43", OFF, NULL },
    { "2026-03-02T09:40", ON, NULL },
    { NULL, OUTCOME, "stretch 2026-03-02 09:00 partial" },
    { 0 },
  };
  static const SimStep paused[] = {
    { "2026-03-02T09:00", PRESS, "start" },
    { NULL, PRESS, "begin" },
    { "2026-03-02T09:00:43", PRESS, "pause" },
    { "2026-03-02T09:05", KILL, NULL },
    { NULL, SHOWS, "Paused: Pelvic tilt" },
    { NULL, PRESS, "resume" },
    { "2026-03-02T09:05:05", STATUS, "'seconds_left': <17>" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH, at_once);
  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH, later);
  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH, long_after);
  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH, paused);
}

/* After a start of the machine nothing of the time can be compared: what was done counts. */
static void
test_reboot (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T09:00", PRESS, "start" },
    { NULL, PRESS, "begin" },
    { "2026-03-02T09:00:43", REBOOT, NULL },
    { "2026-03-02T09:02", ON, NULL },
    { NULL, OUTCOME, "stretch 2026-03-02 09:00 partial" },
    { NULL, ROWS, "step 2" },
    { NULL, STATUS, "'today'" },
    { "2026-03-02T09:10", NOTHING, NULL },
    { 0 },
  };
  /* nothing was done yet */
  static const SimStep at_the_start[] = {
    { "2026-03-02T09:00", PRESS, "start" },
    { NULL, REBOOT, NULL },
    { "2026-03-02T09:02", ON, NULL },
    { NULL, OUTCOME, "stretch 2026-03-02 09:00 skipped" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH, steps);
  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH, at_the_start);
}

/* One session at a time; what is under way can only be ended. */
static void
test_one_at_a_time (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T08:30", COMMAND, "start heat" },
    { NULL, SHOWS, "Before you begin" },
    { NULL, REFUSED, "start heat" },
    { NULL, PRESS, "yes" },
    { NULL, REFUSED, "start" },
    { NULL, SHOWS, "Heat, 15 min" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", HEAT, steps);
}

/* --- the time left --- */

/* Every five seconds of a hold, where the server can; else nobody is woken for it. */
static void
test_countdown (void)
{
  static const SimStep quiet[] = {
    { "2026-03-02T08:30", QUIET, NULL },
    { "2026-03-02T09:00", PRESS, "start" },
    { NULL, PRESS, "begin" },
    { NULL, SHOWS, "Pelvic tilt: get ready, 10 s" },
    { NULL, POSTED, "3" },
    { NULL, WAKES, "10" },
    { "2026-03-02T09:00:10", SHOWS, "Pelvic tilt: hold, 20 s" },
    { NULL, CHANGED, "1" },
    { NULL, WAKES, "5" },
    { "2026-03-02T09:00:14", SHOWS, "Pelvic tilt: hold, 20 s" },
    { "2026-03-02T09:00:15", SHOWS, "Pelvic tilt: hold, 15 s" },
    { NULL, BUTTONS, "pause next stop" },
    { "2026-03-02T09:00:25", SHOWS, "Pelvic tilt: hold, 5 s" },
    { NULL, CHANGED, "4" },
    { "2026-03-02T09:00:30", SHOWS, "Pelvic tilt: rest, 10 s" },
    { NULL, WAKES, "10" },
    { NULL, POSTED, "0" },
    { "2026-03-02T09:00:45", SHOWS, "Pelvic tilt: hold, 15 s" },
    { NULL, PRESS, "pause" },
    { NULL, SHOWS, "Paused: Pelvic tilt" },
    { NULL, WAKES, "1800" },
    { 0 },
  };
  static const SimStep loud[] = {
    { "2026-03-02T09:00", PRESS, "start" },
    { NULL, PRESS, "begin" },
    { "2026-03-02T09:00:12", SHOWS, "1 of 2: Pelvic tilt" },
    { NULL, POSTED, "3" },
    { NULL, WAKES, "18" },
    { "2026-03-02T09:00:31", CHANGED, "0" },
    { NULL, POSTED, "0" },
    { 0 },
  };
  static const SimStep closed[] = {
    { "2026-03-02T08:30", QUIET, NULL },
    { "2026-03-02T09:00", PRESS, "start" },
    { NULL, PRESS, "begin" },
    { "2026-03-02T09:00:12", DISMISS, NULL },
    { NULL, WAKES, "18" },
    { "2026-03-02T09:00:41", NOTHING, NULL },
    { "2026-03-02T09:01", SHOWS, "Knee to chest: get ready, 10 s" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH, quiet);
  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH, loud);
  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH, closed);
}

/* Heat by the minute; a walk not at all, for nobody is there to read it. */
static void
test_countdown_timer (void)
{
  static const SimStep heat[] = {
    { "2026-03-02T08:30", QUIET, NULL },
    { "2026-03-02T09:00", PRESS, "start" },
    { NULL, PRESS, "yes" },
    { NULL, SHOWS, "Heat: 15 min left" },
    { NULL, WAKES, "60" },
    { "2026-03-02T09:04", SHOWS, "Heat: 11 min left" },
    { NULL, CHANGED, "4" },
    { "2026-03-02T09:05", SHOWS, "Look at the skin" },
    { NULL, WAKES, "600" },
    { 0 },
  };
  static const SimStep walk[] = {
    { "2026-03-02T08:30", QUIET, NULL },
    { "2026-03-02T09:00", PRESS, "start" },
    { NULL, SHOWS, "Walk, 10 min" },
    { NULL, WAKES, "600" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", HEAT, heat);
  sim_run ("Europe/London", "2026-03-02T08:00", WALK, walk);
}

/* The server dies in a hold: the session goes on, and is on the screen again when it is back. */
static void
test_server_restarts (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T08:30", QUIET, NULL },
    { "2026-03-02T09:00", PRESS, "start" },
    { NULL, PRESS, "begin" },
    { "2026-03-02T09:00:12", SERVER_GONE, NULL },
    { NULL, NOTHING, NULL },
    { NULL, WAKES, "18" },
    { "2026-03-02T09:00:20", SERVER_BACK, NULL },
    { NULL, SHOWS, "Pelvic tilt: hold, 10 s" },
    { "2026-03-02T09:00:25", SHOWS, "Pelvic tilt: hold, 5 s" },
    { NULL, PRESS, "pause" },
    { NULL, SHOWS, "Paused: Pelvic tilt" },
    { 0 },
  };
  /* gone for the whole of a step */
  static const SimStep long_gone[] = {
    { "2026-03-02T09:00", PRESS, "start" },
    { NULL, PRESS, "begin" },
    { "2026-03-02T09:00:12", SERVER_GONE, NULL },
    { "2026-03-02T09:01:05", SERVER_BACK, NULL },
    { NULL, SHOWS, "2 of 2: Knee to chest" },
    { "2026-03-02T09:02", OUTCOME, "stretch 2026-03-02 09:00 done" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH, steps);
  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH, long_gone);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session-flows/heat/alarm", test_alarm);
  g_test_add_func ("/session-flows/heat/alarm-away", test_alarm_away);
  g_test_add_func ("/session-flows/heat/take-off", test_take_off);
  g_test_add_func ("/session-flows/heat/not-safe", test_not_safe);
  g_test_add_func ("/session-flows/walk", test_walk);
  g_test_add_func ("/session-flows/check-in", test_check_in);
  g_test_add_func ("/session-flows/interrupted", test_interrupted);
  g_test_add_func ("/session-flows/killed", test_killed);
  g_test_add_func ("/session-flows/reboot", test_reboot);
  g_test_add_func ("/session-flows/one-at-a-time", test_one_at_a_time);
  g_test_add_func ("/session-flows/countdown/hold", test_countdown);
  g_test_add_func ("/session-flows/countdown/timer", test_countdown_timer);
  g_test_add_func ("/session-flows/countdown/server-restarts", test_server_restarts);
  return g_test_run ();
}
