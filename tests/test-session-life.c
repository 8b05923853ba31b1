/* Guided sessions in the daemon, told as scenarios on the simulated clock. */

#include "support/sim.h"

#define STRETCH                                                                                                        \
  "plan = ( { id = \"stretch\"; kind = \"stretch\"; title = \"Stretches\"; when = { at = \"09:00\"; };"                \
  " ask_pain = false; steps = ( { exercise = \"pelvic-tilt\"; reps = 2; hold_seconds = 20; rest_seconds = 10; } ); }," \
  " { id = \"walk\"; kind = \"move\"; title = \"Walk\"; when = { at = \"09:00\"; }; } );"

#define PAINFUL                                                                                                        \
  "plan = ( { id = \"stretch\"; kind = \"stretch\"; title = \"Stretches\"; when = { at = [ \"09:00\", \"18:00\" ]; };" \
  " steps = ( { exercise = \"pelvic-tilt\"; reps = 2; hold_seconds = 20; } ); } );"

static void
test_runs_by_itself (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T09:00", PRESS, "start" },
    { NULL, OUTCOME, "stretch 2026-03-02 09:00 open" },
    { NULL, PRESS, "begin" },
    /* what is due at the same time waits until the client is up again */
    { "2026-03-02T09:02:30", OUTCOME, "stretch 2026-03-02 09:00 done" },
    { NULL, ROWS, "step 1" },
    { "2026-03-02T09:03", SHOWS, "Walk" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH, steps);
}

/* Pain that is told by another way holds a stretch that is under way, as it would have held it before. */
static void
test_stopped_by_pain (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T08:30", PAIN, "0" },
    { "2026-03-02T09:00", PRESS, "start" },
    { NULL, PRESS, "begin" },
    { "2026-03-02T09:00:30", PAIN, "2" },
    { NULL, OUTCOME, "stretch 2026-03-02 09:00 open" },
    { NULL, ROWS, "pain 2" },
    { "2026-03-02T09:00:40", PAIN, "8" },
    { NULL, OUTCOME, "stretch 2026-03-02 09:00 stopped" },
    { NULL, ROWS, "pain 1" },
    { NULL, ROWS, "held 1" },
    { NULL, SHOWS, "Stopped" },
    { NULL, PRESS, "ok" },
    { "2026-03-02T18:30", NOTHING, NULL },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", PAINFUL, steps);
}

/* A command ends what a session was about, and the session with it. */
static void
test_answered_elsewhere (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T09:00", PRESS, "start" },
    { NULL, COMMAND, "done stretch" },
    { NULL, OUTCOME, "stretch 2026-03-02 09:00 done" },
    { NULL, SHOWS, "Walk" },
    { "2026-03-02T10:00", ROWS, "outcome 1" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH, steps);
}

static void
test_stopped (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T09:00", PRESS, "start" },
    { NULL, PRESS, "begin" },
    { "2026-03-02T09:00:50", PRESS, "stop" },
    { NULL, PRESS, "interrupted" },
    { NULL, OUTCOME, "stretch 2026-03-02 09:00 partial" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH, steps);
}

/* A drawing of limber's own, one that came with the file, and none. */
static void
test_pictures (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T09:00", PICTURE, "none" },
    { NULL, PRESS, "start" },
    { NULL, PICTURE, "none" },
    { NULL, PRESS, "begin" },
    { NULL, PICTURE, "/limber/routines/test/mine.png" },
    { NULL, PRESS, "next" },
    { NULL, PICTURE, "/pictures/pelvic-tilt.png" },
    { NULL, PRESS, "next" },
    { NULL, PICTURE, "none" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00",
           "exercises = { own = { name = \"Own\"; how = \"Bend.\"; picture = \"mine.png\"; };"
           " bare = { name = \"Bare\"; how = \"Bend.\"; }; };"
           "plan = ( { id = \"stretch\"; kind = \"stretch\"; title = \"Stretches\"; when = { at = \"09:00\"; };"
           " ask_pain = false; steps = ( { exercise = \"own\"; hold_seconds = 20; },"
           " { exercise = \"pelvic-tilt\"; hold_seconds = 20; }, { exercise = \"bare\"; hold_seconds = 20; } ); } );",
           steps);
}

/* Killed in the middle: the new daemon goes on where the old one was. */
static void
test_killed (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T09:00", PRESS, "start" },
    { NULL, PRESS, "begin" },
    { "2026-03-02T09:00:15", KILL, NULL },
    { "2026-03-02T09:02:30", OUTCOME, "stretch 2026-03-02 09:00 done" },
    { NULL, ROWS, "started 1" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH, steps);
}

/* Its server dies in the middle: what it showed comes again on the next one. */
static void
test_server_restarted (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T09:00", PRESS, "start" },
    { NULL, PRESS, "begin" },
    { "2026-03-02T09:00:15", SHOWS, "1 of 1: " },
    { NULL, SERVER_GONE, NULL },
    { "2026-03-02T09:00:20", SERVER_BACK, NULL },
    { NULL, SHOWS, "1 of 1: " },
    { NULL, PRESS, "pause" },
    { NULL, SHOWS, "Paused: " },
    { NULL, SERVER_GONE, NULL },
    { NULL, SERVER_BACK, NULL },
    { NULL, SHOWS, "Paused: " },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH, steps);
}

/* Too much pain to begin: stopped; and what is held tomorrow is offered again. */
static void
test_pain_before (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T09:00", PRESS, "start" },
    { NULL, SHOWS, "Before you begin: how much does it hurt?" },
    { NULL, ROWS, "pain 0" },
    { "2026-03-02T09:30", OUTCOME, "stretch 2026-03-02 09:00 skipped" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", PAINFUL, steps);
}

/* The question that follows is not lost with the daemon either. */
static void
test_killed_at_the_last_question (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T09:00", PRESS, "start" },
    { NULL, SHOWS, "Before you begin: how much does it hurt?" },
    { NULL, PRESS, "0-3" },
    { NULL, PRESS, "0-1" },
    { NULL, PRESS, "0" },
    { NULL, PRESS, "begin" },
    { "2026-03-02T09:02", OUTCOME, "stretch 2026-03-02 09:00 done" },
    { NULL, SHOWS, "How much does it hurt now?" },
    { NULL, KILL, NULL },
    { NULL, SHOWS, "How much does it hurt now?" },
    { NULL, ROWS, "outcome 1" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", PAINFUL, steps);
}

/* Further down the leg: nothing of it is offered until somebody was spoken to. */
static void
test_held_until_seen (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T09:00", PRESS, "start" },
    { NULL, PRESS, "0-3" },
    { NULL, PRESS, "2" },
    { NULL, PRESS, "0-1" },
    { NULL, PRESS, "0" },
    { NULL, PRESS, "begin" },
    { "2026-03-02T09:02", SHOWS, "How much does it hurt now?" },
    { NULL, PRESS, "0-3" },
    { NULL, PRESS, "2" },
    { NULL, PRESS, "4" },
    { NULL, ROWS, "held 1" },
    { "2026-03-02T19:30", OUTCOME, "stretch 2026-03-02 18:00 held" },
    { "2026-03-04T09:00", NOTHING, NULL },
    { "2026-03-04T09:05", SEEN, NULL },
    { NULL, SHOWS, "Stretches" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", PAINFUL, steps);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session-life/runs-by-itself", test_runs_by_itself);
  g_test_add_func ("/session-life/answered-elsewhere", test_answered_elsewhere);
  g_test_add_func ("/session-life/stopped", test_stopped);
  g_test_add_func ("/session-life/stopped-by-pain", test_stopped_by_pain);
  g_test_add_func ("/session-life/pictures", test_pictures);
  g_test_add_func ("/session-life/killed", test_killed);
  g_test_add_func ("/session-life/server-restarted", test_server_restarted);
  g_test_add_func ("/session-life/pain-before", test_pain_before);
  g_test_add_func ("/session-life/killed-at-the-last-question", test_killed_at_the_last_question);
  g_test_add_func ("/session-life/held-until-seen", test_held_until_seen);
  return g_test_run ();
}
