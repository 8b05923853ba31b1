/* The life of an occurrence, told as scenarios on the simulated clock. */

#include "support/sim.h"

#define STRETCH                                                                                                        \
  "plan = ( { id = \"stretch\"; kind = \"stretch\"; title = \"Stretches\"; when = { at = \"09:00\"; }; ask_pain = "    \
  "false;"                                                                                                             \
  " steps = ( { exercise = \"pelvic-tilt\"; reps = 5; hold_seconds = 2; } ); } );"

#define STRETCH_TWICE                                                                                                  \
  "plan = ( { id = \"stretch\"; kind = \"stretch\"; title = \"Stretches\"; when = { at = [ \"09:00\", \"10:00\" ]; };" \
  " steps = ( { exercise = \"pelvic-tilt\"; reps = 5; hold_seconds = 2; } ); } );"

#define TOGETHER                                                                                                       \
  "plan = ( { id = \"heat\"; kind = \"heat\"; title = \"Heat\"; when = { at = \"09:00\"; }; },"                        \
  " { id = \"walk\"; kind = \"move\"; title = \"Walk\"; when = { at = \"09:00\"; }; },"                                \
  " { id = \"stretch\"; kind = \"stretch\"; title = \"Stretches\"; when = { at = \"09:05\"; };"                        \
  " steps = ( { exercise = \"pelvic-tilt\"; reps = 5; hold_seconds = 2; } ); } );"

#define WEEK                                                                                                           \
  "plan = ( { id = \"walk\"; kind = \"move\"; title = \"Walk\"; when = { times_a_week = 2; at = \"17:30\"; }; } );"

#define FOLLOWS                                                                                                        \
  "plan = ( { id = \"heat\"; kind = \"heat\"; title = \"Heat\"; when = { at = \"09:00\"; }; },"                        \
  " { id = \"stretch\"; kind = \"stretch\"; title = \"Stretches\"; when = { after = \"heat\"; wait_minutes = 5; };"    \
  " steps = ( { exercise = \"pelvic-tilt\"; reps = 5; hold_seconds = 2; } ); } );"

static void
test_shown_and_done (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T08:59:59", NOTHING, NULL },
    { "2026-03-02T09:00", SHOWS, "Stretches, " },
    { NULL, BUTTONS, "start later skip" },
    { NULL, COMMAND, "done" },
    { NULL, OUTCOME, "stretch 2026-03-02 09:00 done" },
    { NULL, NOTHING, NULL },
    { NULL, POSTED, "1" },
    { "2026-03-03T08:59", POSTED, "0" },
    { "2026-03-03T09:00", SHOWS, "Stretches" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH, steps);
}

static void
test_dismissed_is_no_answer (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T09:00", SHOWS, "Stretches" },
    { "2026-03-02T09:01", DISMISS, NULL },
    { "2026-03-02T09:14", NOTHING, NULL },
    { "2026-03-02T09:15", SHOWS, "Stretches" },
    { NULL, BODY, "Planned for 09:00" },
    { NULL, DISMISS, NULL },
    { "2026-03-02T10:29", NOTHING, NULL },
    { NULL, POSTED, "2" },
    { NULL, OUTCOME, "stretch 2026-03-02 09:00 open" },
    { "2026-03-02T10:30", OUTCOME, "stretch 2026-03-02 09:00 missed" },
    { "2026-03-02T23:00", POSTED, "0" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH, steps);
}

static void
test_shown_again_is_not_stacked (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T09:00", SHOWS, "Stretches" },
    { "2026-03-02T09:15", SHOWS, "Stretches" },
    { NULL, POSTED, "2" },
    { "2026-03-02T10:29", SHOWS, "Stretches" },
    { NULL, POSTED, "0" },
    { "2026-03-02T10:30", NOTHING, NULL },
    { NULL, OUTCOME, "stretch 2026-03-02 09:00 missed" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH, steps);
}

static void
test_later (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T09:00", PRESS, "later" },
    { NULL, NOTHING, NULL },
    { "2026-03-02T09:09", NOTHING, NULL },
    { "2026-03-02T09:10", SHOWS, "Stretches" },
    { NULL, PRESS, "later" },
    { "2026-03-02T09:20", PRESS, "later" },
    /* max_snoozes is 3 */
    { "2026-03-02T09:30", BUTTONS, "start skip" },
    { NULL, REFUSED, "later stretch" },
    { NULL, PRESS, "skip" },
    { NULL, OUTCOME, "stretch 2026-03-02 09:00 skipped" },
    { NULL, BUTTONS, "no-time not-here hurts" },
    { NULL, PRESS, "no-time" },
    { NULL, ROWS, "answer 1" },
    { NULL, NOTHING, NULL },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH, steps);
}

/* Later is offered only where it ends inside the window, here cut by the next slot. */
static void
test_later_meets_next_slot (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T09:52", REFUSED, "later stretch" },
    { NULL, SHOWS, "Stretches" },
    { "2026-03-02T10:00", SHOWS, "Stretches" },
    { NULL, OUTCOME, "stretch 2026-03-02 09:00 missed" },
    { NULL, OUTCOME, "stretch 2026-03-02 10:00 open" },
    { NULL, BUTTONS, "start later skip" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH_TWICE, steps);
}

static void
test_same_time_takes_turns (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T09:00", SHOWS, "Heat" },
    { NULL, BODY, "After this: a little movement." },
    { NULL, PRESS, "skip" },
    { NULL, PRESS, "not-here" },
    { NULL, SHOWS, "Walk" },
    { "2026-03-02T09:05", SHOWS, "Walk" },
    /* what waits gets its turn when the first was ignored for as long as until its repetition */
    { "2026-03-02T09:15", SHOWS, "Stretches" },
    { NULL, COMMAND, "done walk" },
    { NULL, SHOWS, "Stretches" },
    { NULL, PRESS, "start" },
    { NULL, OUTCOME, "walk 2026-03-02 09:00 done" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", TOGETHER, steps);
}

static void
test_away_then_back (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T08:55", IDLE, "10" },
    { "2026-03-02T09:30", NOTHING, NULL },
    { "2026-03-02T09:40", ACTIVE, NULL },
    { NULL, SHOWS, "Stretches" },
    { NULL, BODY, "Planned for 09:00." },
    { NULL, POSTED, "1" },
    { "2026-03-02T09:45", COMMAND, "partial" },
    { NULL, OUTCOME, "stretch 2026-03-02 09:00 partial" },
    /* away all through the window: not seen, and not held against anybody */
    { "2026-03-03T08:00", LOCK, NULL },
    { "2026-03-03T11:00", ACTIVE, NULL },
    { NULL, NOTHING, NULL },
    { NULL, OUTCOME, "stretch 2026-03-03 09:00 missed-off" },
    { NULL, CAUSE, "stretch 2026-03-03 09:00 locked" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH, steps);
}

static void
test_asleep (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T08:30", SUSPEND, "1h" },
    { NULL, SHOWS, "Stretches" },
    { NULL, PRESS, "skip" },
    { NULL, DISMISS, NULL },
    { "2026-03-02T20:00", SUSPEND, "16h" },
    { NULL, NOTHING, NULL },
    { NULL, OUTCOME, "stretch 2026-03-03 09:00 missed-off" },
    { NULL, CAUSE, "stretch 2026-03-03 09:00 asleep" },
    { NULL, POSTED, "2" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH, steps);
}

static void
test_off_and_unknown (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T08:30", OFF, NULL },
    { "2026-03-02T12:00", ON, NULL },
    { NULL, NOTHING, NULL },
    { NULL, CAUSE, "stretch 2026-03-02 09:00 off" },
    { "2026-03-03T08:30", REBOOT, NULL },
    { "2026-03-03T12:00", ON, NULL },
    { NULL, CAUSE, "stretch 2026-03-03 09:00 off" },
    { "2026-03-05T08:30", OFF, NULL },
    /* five weeks: what can be remembered is closed, the rest is one gap */
    { "2026-04-20T12:00", ON, NULL },
    { NULL, ROWS, "gap 1" },
    { NULL, OUTCOME, "stretch 2026-04-20 09:00 missed-off" },
    { NULL, OUTCOME, "stretch 2026-03-21 09:00 missed-off" },
    { NULL, OUTCOME, "stretch 2026-03-10 09:00 open" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH, steps);
}

/* Killed at any moment: nothing answered comes back, nothing shown is lost. */
static void
test_killed (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T09:00", SHOWS, "Stretches" },
    { "2026-03-02T09:01", KILL, NULL },
    { NULL, SHOWS, "Stretches" },
    { NULL, PRESS, "later" },
    { NULL, KILL, NULL },
    { "2026-03-02T09:10", NOTHING, NULL },
    { "2026-03-02T09:11", SHOWS, "Stretches" },
    { NULL, COMMAND, "done" },
    { NULL, KILL, NULL },
    { NULL, NOTHING, NULL },
    { NULL, OUTCOME, "stretch 2026-03-02 09:00 done" },
    { "2026-03-02T10:31", ROWS, "outcome 1" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH, steps);
}

static void
test_clock_set (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T09:00", COMMAND, "done" },
    { NULL, POSTED, "1" },
    /* an hour, a day and a year back: what was answered does not come again */
    { "2026-03-02T09:30", SET_CLOCK, "2026-03-02T08:30" },
    { "2026-03-02T09:30", POSTED, "0" },
    { "2026-03-02T12:00", SET_CLOCK, "2026-03-01T12:00" },
    { "2026-03-02T12:00", POSTED, "0" },
    { "2026-03-02T12:30", SET_CLOCK, "2025-03-02T12:30" },
    { "2025-03-04T12:00", POSTED, "0" },
    /* and right again: nothing of the year between is invented */
    { NULL, SET_CLOCK, "2026-03-03T08:00" },
    { NULL, ROWS, "outcome 1" },
    { "2026-03-03T09:00", SHOWS, "Stretches" },
    { NULL, COMMAND, "done" },
    /* a day too far and back again: tomorrow's is not lost */
    { "2026-03-03T12:00", SET_CLOCK, "2026-03-04T12:00" },
    { NULL, SET_CLOCK, "2026-03-03T12:01" },
    { "2026-03-04T09:00", SHOWS, "Stretches" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH, steps);
}

static void
test_spring_and_autumn (void)
{
  static const SimStep spring[] = {
    { "2026-03-29T00:59:59+00:00", NOTHING, NULL },
    { "2026-03-29T01:00:00+00:00", SHOWS, "Stretches" },
    { NULL, PRESS, "skip" },
    { NULL, DISMISS, NULL },
    { NULL, OUTCOME, "stretch 2026-03-29 01:30 skipped" },
    { "2026-03-30T00:30:00+00:00", SHOWS, "Stretches" },
    { 0 },
  };
  static const SimStep autumn[] = {
    { "2026-10-25T00:30:00+00:00", SHOWS, "Stretches" },
    { NULL, PRESS, "skip" },
    { NULL, DISMISS, NULL },
    { NULL, POSTED, "2" },
    /* the second half past one */
    { "2026-10-25T01:30:00+00:00", POSTED, "0" },
    { "2026-10-26T01:29:00+00:00", POSTED, "0" },
    { "2026-10-26T01:30:00+00:00", SHOWS, "Stretches" },
    { 0 },
  };
  static const char routine[]
      = "day = { from = \"00:00\"; to = \"23:00\"; }; plan = ( { id = \"stretch\"; kind = \"stretch\"; title = "
        "\"Stretches\"; when = { at = \"01:30\"; }; steps = ( { exercise = \"pelvic-tilt\"; reps = 5; hold_seconds = "
        "2; } ); } );";

  sim_run ("Europe/London", "2026-03-28T12:00", routine, spring);
  sim_run ("Europe/London", "2026-10-24T12:00", routine, autumn);
}

/* A routine that begins in some days is not forgotten while nothing else happens. */
static void
test_starts_later (void)
{
  static const SimStep steps[] = {
    { "2026-03-05T23:59", NOTHING, NULL },
    { "2026-03-06T09:00", SHOWS, "Stretches" },
    { 0 },
  };

  sim_run (
      "Europe/London", "2026-03-02T08:00",
      "start = \"2026-03-06\"; plan = ( { id = \"stretch\"; kind = \"stretch\"; title = \"Stretches\"; when = { at = "
      "\"09:00\"; }; steps = ( { exercise = \"pelvic-tilt\"; reps = 5; hold_seconds = 2; } ); } );",
      steps);
}

static void
test_travel (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T09:00", COMMAND, "done" },
    { "2026-03-02T12:00", ZONE, "America/New_York" },
    /* nine o'clock comes again, but today's was done */
    { "2026-03-02T12:00", POSTED, "1" },
    { "2026-03-03T09:00", SHOWS, "Stretches" },
    { NULL, COMMAND, "done" },
    { "2026-03-04T06:00", ZONE, "Europe/London" },
    /* there it is eleven: half past ten is over, and nobody was there to see it */
    { NULL, NOTHING, NULL },
    { NULL, OUTCOME, "stretch 2026-03-04 09:00 missed-off" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH, steps);
}

static void
test_server (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T08:30", SERVER_GONE, NULL },
    { "2026-03-02T10:30", OUTCOME, "stretch 2026-03-02 09:00 not-shown" },
    { "2026-03-03T09:01", NOTHING, NULL },
    { NULL, SERVER_BACK, NULL },
    { NULL, SHOWS, "Stretches" },
    /* a server that restarts has lost the notice: it is posted anew */
    { NULL, SERVER_GONE, NULL },
    { NULL, SERVER_BACK, NULL },
    { NULL, SHOWS, "Stretches" },
    { NULL, PRESS, "skip" },
    { NULL, DISMISS, NULL },
    /* one that refuses is asked again later, and the history does not say "shown" */
    { "2026-03-04T08:59", REFUSE, NULL },
    { "2026-03-04T09:01", NOTHING, NULL },
    { "2026-03-04T09:02", SHOWS, "Stretches" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH, steps);
}

static void
test_paused_and_quiet (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T08:30", PAUSE, "2026-03-04T08:00" },
    { "2026-03-02T10:30", OUTCOME, "stretch 2026-03-02 09:00 paused" },
    { "2026-03-03T23:00", POSTED, "0" },
    { "2026-03-04T09:00", SHOWS, "Stretches" },
    { NULL, PAUSE, "" },
    { NULL, NOTHING, NULL },
    { "2026-03-04T09:30", RESUME, NULL },
    { NULL, PRESS, "skip" },
    { NULL, DISMISS, NULL },
    { "2026-03-05T08:00", SETTING, "quiet 08:30-09:30" },
    { "2026-03-05T09:29", NOTHING, NULL },
    { "2026-03-05T09:30", SHOWS, "Stretches" },
    { NULL, PRESS, "skip" },
    { NULL, DISMISS, NULL },
    { NULL, SETTING, "quiet 08:30-11:00" },
    { "2026-03-06T10:30", CAUSE, "stretch 2026-03-06 09:00 quiet" },
    { NULL, SETTING, "discreet" },
    { "2026-03-07T09:00", SHOWS, "Time for a stretch, 1 min" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH, steps);
}

static void
test_undo_and_late (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T09:00", PRESS, "skip" },
    { NULL, DISMISS, NULL },
    { "2026-03-02T09:05", UNDO, NULL },
    { NULL, OUTCOME, "stretch 2026-03-02 09:00 open" },
    { "2026-03-02T09:20", SHOWS, "Stretches" },
    { "2026-03-02T10:30", OUTCOME, "stretch 2026-03-02 09:00 missed" },
    { "2026-03-02T12:00", DONE_AT, "stretch 09:40" },
    { NULL, OUTCOME, "stretch 2026-03-02 09:00 done" },
    { NULL, REFUSED, "done stretch" },
    /* done before it was due: no reminder */
    { "2026-03-03T08:30", COMMAND, "done stretch" },
    { "2026-03-03T09:10", NOTHING, NULL },
    { NULL, OUTCOME, "stretch 2026-03-03 09:00 done" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH, steps);
}

static void
test_times_a_week (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T17:30", PRESS, "skip" },
    { NULL, DISMISS, NULL },
    { NULL, OUTCOME, "walk 2026-03-02 17:30 not-needed" },
    { "2026-03-03T17:30", COMMAND, "done walk" },
    { "2026-03-04T19:30", OUTCOME, "walk 2026-03-04 17:30 not-needed" },
    { "2026-03-05T17:30", COMMAND, "done walk" },
    { NULL, NOTHING, NULL },
    /* enough for this week */
    { "2026-03-08T23:00", NOTHING, NULL },
    { NULL, OUTCOME, "walk 2026-03-07 17:30 not-needed" },
    /* the next week: never */
    { "2026-03-15T23:00", OUTCOME, "walk 2026-03-13 17:30 not-needed" },
    { NULL, OUTCOME, "walk 2026-03-14 17:30 missed" },
    { NULL, OUTCOME, "walk 2026-03-15 17:30 missed" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", WEEK, steps);
}

static void
test_follows (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T09:15", COMMAND, "done heat" },
    { "2026-03-02T09:19", NOTHING, NULL },
    { "2026-03-02T09:20", SHOWS, "Stretches" },
    { NULL, COMMAND, "done stretch" },
    { NULL, OUTCOME, "stretch 2026-03-02 09:00 done" },
    /* ended otherwise: at once */
    { "2026-03-03T09:00", PRESS, "skip" },
    { NULL, DISMISS, NULL },
    { NULL, SHOWS, "Stretches" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", FOLLOWS, steps);
}

static void
test_file_changes (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T09:00", SHOWS, "Stretches" },
    /* a revision that moves it to ten: the one on the screen is gone */
    { "2026-03-02T09:10", FILE_IS,
      "revision = 2; plan = ( { id = \"stretch\"; kind = \"stretch\"; title = \"Stretches\"; when = { at = \"10:00\"; "
      "};"
      " steps = ( { exercise = \"pelvic-tilt\"; reps = 5; hold_seconds = 2; } ); } );" },
    { NULL, NOTHING, NULL },
    { NULL, OUTCOME, "stretch 2026-03-02 09:00 cancelled" },
    { "2026-03-02T10:00", SHOWS, "Stretches" },
    { NULL, FILE_IS, "" },
    { NULL, NOTHING, NULL },
    { NULL, OUTCOME, "stretch 2026-03-02 10:00 cancelled" },
    { NULL, ROWS, "installed 2" },
    { NULL, ROWS, "removed 1" },
    { "2026-03-04T12:00", ROWS, "outcome 2" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH, steps);
}

/* What was due before the file came does not exist. */
static void
test_before_installation (void)
{
  static const SimStep steps[] = {
    { NULL, NOTHING, NULL },
    { "2026-03-02T12:00", ROWS, "outcome 0" },
    { "2026-03-03T09:00", SHOWS, "Stretches" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T09:01", STRETCH, steps);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lifecycle/shown-and-done", test_shown_and_done);
  g_test_add_func ("/lifecycle/dismissed-is-no-answer", test_dismissed_is_no_answer);
  g_test_add_func ("/lifecycle/shown-again-is-not-stacked", test_shown_again_is_not_stacked);
  g_test_add_func ("/lifecycle/later", test_later);
  g_test_add_func ("/lifecycle/later-meets-next-slot", test_later_meets_next_slot);
  g_test_add_func ("/lifecycle/same-time-takes-turns", test_same_time_takes_turns);
  g_test_add_func ("/lifecycle/away-then-back", test_away_then_back);
  g_test_add_func ("/lifecycle/asleep", test_asleep);
  g_test_add_func ("/lifecycle/off-and-unknown", test_off_and_unknown);
  g_test_add_func ("/lifecycle/killed", test_killed);
  g_test_add_func ("/lifecycle/clock-set", test_clock_set);
  g_test_add_func ("/lifecycle/spring-and-autumn", test_spring_and_autumn);
  g_test_add_func ("/lifecycle/travel", test_travel);
  g_test_add_func ("/lifecycle/starts-later", test_starts_later);
  g_test_add_func ("/lifecycle/server", test_server);
  g_test_add_func ("/lifecycle/paused-and-quiet", test_paused_and_quiet);
  g_test_add_func ("/lifecycle/undo-and-late", test_undo_and_late);
  g_test_add_func ("/lifecycle/times-a-week", test_times_a_week);
  g_test_add_func ("/lifecycle/follows", test_follows);
  g_test_add_func ("/lifecycle/file-changes", test_file_changes);
  g_test_add_func ("/lifecycle/before-installation", test_before_installation);
  return g_test_run ();
}
