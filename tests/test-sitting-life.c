/* Sitting breaks, told as scenarios on the simulated clock. */

#include "support/sim.h"

#define BREAKS                                                                                                         \
  "plan = ( { id = \"break\"; kind = \"posture\"; title = \"Stand up\"; when = { after_sitting_minutes = 40;"          \
  " from = \"09:00\"; to = \"18:00\"; }; } );"

#define BREAKS_AND_WALK                                                                                                \
  "plan = ( { id = \"break\"; kind = \"posture\"; title = \"Stand up\"; when = { after_sitting_minutes = 40;"          \
  " from = \"09:00\"; to = \"18:00\"; }; },"                                                                           \
  " { id = \"walk\"; kind = \"move\"; title = \"Walk\"; when = { at = \"09:20\"; }; } );"

static void
test_due_after_sitting (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T09:00", ACTIVE, NULL },
    { "2026-03-02T09:39", NOTHING, NULL },
    { "2026-03-02T09:40", SHOWS, "Stand up, 2 min" },
    { NULL, BUTTONS, "done later meeting" },
    { NULL, PRESS, "done" },
    { NULL, OUTCOME, "break 2026-03-02 1 done" },
    { "2026-03-02T10:19", NOTHING, NULL },
    { "2026-03-02T10:20", SHOWS, "Stand up" },
    /* never answered: as much sitting again and it is the next one's turn */
    { "2026-03-02T10:59", OUTCOME, "break 2026-03-02 2 open" },
    { "2026-03-02T11:00", OUTCOME, "break 2026-03-02 2 missed" },
    { NULL, SHOWS, "Stand up" },
    { NULL, OUTCOME, "break 2026-03-02 3 open" },
    /* nothing after `to` */
    { "2026-03-02T18:00", NOTHING, NULL },
    { "2026-03-02T23:00", POSTED, "25" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", BREAKS, steps);
}

static void
test_reading_is_sitting (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T09:00", ACTIVE, NULL },
    { "2026-03-02T09:24", IDLE, "0" },
    { "2026-03-02T09:28", ACTIVE, NULL },
    { "2026-03-02T09:40", SHOWS, "Stand up" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", BREAKS, steps);
}

static void
test_natural (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T09:00", ACTIVE, NULL },
    /* away for ten minutes after half an hour: a break that nobody asked for */
    { "2026-03-02T09:35", IDLE, "5" },
    { "2026-03-02T09:40", ACTIVE, NULL },
    { NULL, NOTHING, NULL },
    { NULL, OUTCOME, "break 2026-03-02 1 natural" },
    { "2026-03-02T10:19", NOTHING, NULL },
    { "2026-03-02T10:20", SHOWS, "Stand up" },
    /* they get up without touching the notice */
    { "2026-03-02T10:22", LOCK, NULL },
    { "2026-03-02T10:30", ACTIVE, NULL },
    { NULL, NOTHING, NULL },
    { NULL, OUTCOME, "break 2026-03-02 2 natural" },
    /* a trip to the kettle is no row */
    { "2026-03-02T10:40", LOCK, NULL },
    { "2026-03-02T10:45", ACTIVE, NULL },
    { NULL, ROWS, "outcome 2" },
    { "2026-03-02T11:24", NOTHING, NULL },
    { "2026-03-02T11:25", SHOWS, "Stand up" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", BREAKS, steps);
}

/* A machine that slept was not sat at, whether or not anything told of the sleep. */
static void
test_suspend_is_a_break (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T09:00", ACTIVE, NULL },
    { "2026-03-02T09:30", SUSPEND, "30m" },
    { NULL, NOTHING, NULL },
    { NULL, OUTCOME, "break 2026-03-02 1 natural" },
    { "2026-03-02T10:39", NOTHING, NULL },
    { "2026-03-02T10:40", SHOWS, "Stand up" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", BREAKS, steps);
}

static void
test_walk_is_a_break (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T09:00", ACTIVE, NULL },      { "2026-03-02T09:20", PRESS, "start" },
    { "2026-03-02T09:30", PRESS, "done" },     { "2026-03-02T10:09", NOTHING, NULL },
    { "2026-03-02T10:10", SHOWS, "Stand up" }, { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", BREAKS_AND_WALK, steps);
}

static void
test_meeting (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T09:00", ACTIVE, NULL },
    { "2026-03-02T09:40", PRESS, "meeting" },
    { NULL, NOTHING, NULL },
    { "2026-03-02T10:20", OUTCOME, "break 2026-03-02 1 paused" },
    { "2026-03-02T10:39", NOTHING, NULL },
    { "2026-03-02T10:40", SHOWS, "Stand up" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", BREAKS, steps);
}

/* An orderly restart, as for an upgrade, goes on counting; after a crash sitting starts anew. */
static void
test_restart (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T09:00", ACTIVE, NULL },
    { "2026-03-02T09:30", OFF, NULL },
    { "2026-03-02T09:31", ON, NULL },
    { "2026-03-02T09:40", SHOWS, "Stand up" },
    { NULL, PRESS, "done" },
    { "2026-03-02T10:00", KILL, NULL },
    { "2026-03-02T10:39", NOTHING, NULL },
    { "2026-03-02T10:40", SHOWS, "Stand up" },
    { NULL, OUTCOME, "break 2026-03-02 1 done" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", BREAKS, steps);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sitting-life/due-after-sitting", test_due_after_sitting);
  g_test_add_func ("/sitting-life/reading-is-sitting", test_reading_is_sitting);
  g_test_add_func ("/sitting-life/natural", test_natural);
  g_test_add_func ("/sitting-life/suspend-is-a-break", test_suspend_is_a_break);
  g_test_add_func ("/sitting-life/walk-is-a-break", test_walk_is_a_break);
  g_test_add_func ("/sitting-life/meeting", test_meeting);
  g_test_add_func ("/sitting-life/restart", test_restart);
  return g_test_run ();
}
