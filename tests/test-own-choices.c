/* What the client chooses for themselves, as scenarios: other times, corrections, and being told. */

#include "support/sim.h"

#define STRETCH                                                                                                        \
  "plan = ( { id = \"stretch\"; kind = \"stretch\"; title = \"Stretches\"; when = { at = [ \"09:00\", \"15:00\" ]; };" \
  " steps = ( { exercise = \"pelvic-tilt\"; reps = 5; hold_seconds = 2; } ); } );"

#define HEAT_AND_WALK                                                                                                  \
  "plan = ( { id = \"heat\"; kind = \"heat\"; title = \"Heat\"; when = { at = \"09:00\"; }; },"                        \
  " { id = \"walk\"; kind = \"move\"; title = \"Walk\"; when = { after = \"heat\"; wait_minutes = 5; }; } );"

#define SETTINGS(text) "titles = true; " text

static void
test_moved (void)
{
  static const SimStep steps[] = {
    { NULL, SETTING, SETTINGS ("activities = { activity = \"stretch\"; at = [ \"10:00\", \"16:00\" ]; };") },
    { NULL, STATUS, "'time': <'10:00'>" },
    { "2026-03-02T09:30", NOTHING, NULL },
    { "2026-03-02T10:00", SHOWS, "Stretches" },
    { NULL, COMMAND, "done stretch" },
    { NULL, OUTCOME, "stretch 2026-03-02 10:00 done" },
    /* the afternoon as the therapist has it again */
    { "2026-03-02T14:00", SETTING, SETTINGS ("") },
    { "2026-03-02T15:00", SHOWS, "Stretches" },
    { NULL, COMMAND, "done stretch" },
    { "2026-03-02T16:30", NOTHING, NULL },
    { NULL, OUTCOME, "stretch 2026-03-02 10:00 done" },
    { "2026-03-03T09:00", SHOWS, "Stretches" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH, steps);
}

/* Moved while its reminder is up: that one is over, nothing is offered twice. */
static void
test_moved_while_shown (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T09:05", SHOWS, "Stretches" },
    { NULL, SETTING, SETTINGS ("activities = { activity = \"stretch\"; at = \"11:00\"; };") },
    { NULL, NOTHING, NULL },
    { NULL, OUTCOME, "stretch 2026-03-02 09:00 cancelled" },
    { "2026-03-02T11:00", SHOWS, "Stretches" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH, steps);
}

static void
test_off (void)
{
  static const SimStep steps[] = {
    { NULL, SETTING, SETTINGS ("activities = { activity = \"test/heat\"; off = true; };") },
    /* what follows it takes its place, and of the other there is nothing, not even a row */
    { "2026-03-02T09:00", SHOWS, "Walk" },
    { NULL, COMMAND, "done walk" },
    { "2026-03-02T23:00", POSTED, "1" },
    { NULL, ROWS, "outcome 1" },
    { "2026-03-03T08:00", SETTING, SETTINGS ("") },
    { "2026-03-03T09:00", SHOWS, "Heat" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", HEAT_AND_WALK, steps);
}

/* What cannot be done with the routine is said, and the therapist's times stay. */
static void
test_misfit (void)
{
  static const SimStep steps[] = {
    { NULL, SETTING,
      SETTINGS ("activities = ( { activity = \"strech\"; off = true; },\n"
                "{ activity = \"stretch\"; at = \"23:30\"; } );") },
    { NULL, STATUS, "limber.conf:1: no routine has an activity called strech; did you mean stretch?" },
    { NULL, STATUS, "limber.conf:2: stretch: 23:30 is not in the day of this routine" },
    { "2026-03-02T09:00", SHOWS, "Stretches" },
    { NULL, SETTING, SETTINGS ("") },
    { NULL, STATUS, "'problems': <@as []>" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH, steps);
}

static void
test_quiet_over_midnight (void)
{
  static const SimStep steps[] = {
    { NULL, SETTING, SETTINGS ("quiet_hours = { from = \"21:00\"; to = \"09:30\"; };") },
    { "2026-03-02T09:00", NOTHING, NULL },
    { "2026-03-02T09:30", SHOWS, "Stretches" },
    { NULL, BODY, "Planned for 09:00" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH, steps);
}

/* What is on the screen when they begin, or are written down, leaves it and comes back. */
static void
test_quiet_meanwhile (void)
{
  static const SimStep steps[] = {
    { NULL, SETTING, SETTINGS ("quiet_hours = { from = \"09:10\"; to = \"09:40\"; };") },
    { "2026-03-02T09:09", SHOWS, "Stretches" },
    { "2026-03-02T09:10", NOTHING, NULL },
    { NULL, STATUS, "'quiet_until': <'2026-03-02T09:40:00+00:00'>" },
    { "2026-03-02T09:40", SHOWS, "Stretches" },
    { NULL, SETTING, SETTINGS ("quiet_hours = { from = \"09:30\"; to = \"10:00\"; };") },
    { NULL, NOTHING, NULL },
    { NULL, COMMAND, "done stretch" },
    { "2026-03-02T14:00", POSTED, "2" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH, steps);
}

/* Whoever begins to share the screen takes the names off it at once; that is no new showing. */
static void
test_titles_meanwhile (void)
{
  static const SimStep steps[] = {
    { NULL, SETTING, SETTINGS ("") },
    { "2026-03-02T09:00", SHOWS, "Stretches" },
    { "2026-03-02T09:05", SETTING, "titles = false;" },
    { NULL, SHOWS, "Time for a stretch" },
    { NULL, BUTTONS, "start later skip" },
    { NULL, ROWS, "shown 1" },
    { NULL, SETTING, "titles = false; snooze_minutes = 15;" },
    { NULL, POSTED, "2" },
    { NULL, PRESS, "later" },
    { "2026-03-02T09:20", SHOWS, "Time for a stretch" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH, steps);
}

static void
test_presence_off (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T08:30", LOCK, NULL },
    { NULL, SETTING, SETTINGS ("presence = false;") },
    { "2026-03-02T09:00", SHOWS, "Stretches" },
    { NULL, STATUS, "'presence_source': <'limber.conf'>" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH, steps);
}

static void
test_snooze_and_catch_up (void)
{
  static const SimStep steps[] = {
    { NULL, SETTING, SETTINGS ("snooze_minutes = 25; catch_up = false;") },
    { "2026-03-02T09:00", PRESS, "later" },
    { "2026-03-02T09:24", NOTHING, NULL },
    { "2026-03-02T09:25", SHOWS, "Stretches" },
    { NULL, COMMAND, "done stretch" },
    /* back after its time: to the log only */
    { "2026-03-02T14:00", LOCK, NULL },
    { "2026-03-02T15:30", ACTIVE, NULL },
    { NULL, NOTHING, NULL },
    { "2026-03-02T17:00", OUTCOME, "stretch 2026-03-02 15:00 missed-off" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH, steps);
}

static void
test_told_once (void)
{
  static const SimStep steps[] = {
    { NULL, TELL, "settings|Your settings have a mistake|line 3" },
    { NULL, SHOWS, "Your settings" },
    { NULL, BODY, "line 3" },
    { NULL, BUTTONS, "" },
    { NULL, DISMISS, NULL },
    { NULL, TELL, "settings|Your settings have a mistake|line 3" },
    { NULL, NOTHING, NULL },
    /* another mistake is told, also over the one that is up */
    { NULL, TELL, "settings|Your settings have a mistake|line 4" },
    { NULL, TELL, "settings|Your settings have a mistake|line 5" },
    { NULL, BODY, "line 5" },
    /* mended: it goes, and the same mistake made again is told again */
    { NULL, TELL, "settings" },
    { NULL, NOTHING, NULL },
    { NULL, TELL, "settings|Your settings have a mistake|line 5" },
    { NULL, SHOWS, "Your settings" },
    { NULL, DISMISS, NULL },
    { NULL, POSTED, "4" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH, steps);
}

/* A reminder goes before what is told, and what is told waits for somebody to read it. */
static void
test_told_when_there_is_room (void)
{
  static const SimStep steps[] = {
    { NULL, LOCK, NULL },
    { NULL, TELL, "a|First|x" },
    { NULL, TELL, "b|Second|y" },
    { NULL, NOTHING, NULL },
    { NULL, ACTIVE, NULL },
    { NULL, SHOWS, "First" },
    { NULL, DISMISS, NULL },
    { NULL, SHOWS, "Second" },
    { "2026-03-02T09:00", SHOWS, "Stretches" },
    { NULL, TELL, "c|Third|z" },
    { NULL, SHOWS, "Stretches" },
    { NULL, PRESS, "skip" },
    { NULL, PRESS, "no-time" },
    { NULL, SHOWS, "Second" },
    { NULL, DISMISS, NULL },
    { NULL, SHOWS, "Third" },
    { NULL, DISMISS, NULL },
    { NULL, NOTHING, NULL },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH, steps);
}

/* Nobody on the floor is disturbed by it. */
static void
test_told_after_a_session (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T09:00", PRESS, "start" },
    { NULL, DISMISS, NULL },
    { NULL, POSTED, "2" },
    { NULL, TELL, "a|First|x" },
    { NULL, NOTHING, NULL },
    { NULL, COMMAND, "done stretch" },
    { NULL, SHOWS, "First" },
    { NULL, POSTED, "1" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH, steps);
}

static void
test_told_after_refusal_and_quiet (void)
{
  static const SimStep steps[] = {
    { NULL, SETTING, SETTINGS ("quiet_hours = { from = \"07:00\"; to = \"08:30\"; };") },
    { NULL, TELL, "a|First|x" },
    { "2026-03-02T08:29", NOTHING, NULL },
    { "2026-03-02T08:30", SHOWS, "First" },
    { NULL, DISMISS, NULL },
    { NULL, REFUSE, NULL },
    { NULL, TELL, "a|Again|x" },
    { NULL, NOTHING, NULL },
    { "2026-03-02T08:35", SHOWS, "Again" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH, steps);
}

static void
test_corrected (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T23:00", OUTCOME, "stretch 2026-03-02 09:00 missed" },
    { "2026-03-12T08:00", CANNOT_CORRECT, "stretch 2026-03-02 - done" }, /* there were two */
    { NULL, CORRECT, "stretch 2026-03-02 09:00 done" },
    { NULL, OUTCOME, "stretch 2026-03-02 09:00 done" },
    { NULL, ROWS, "corrected 1" },
    { NULL, CANNOT_CORRECT, "stretch 2026-03-02 09:00 done" },
    { NULL, CORRECT, "test/stretch 2026-03-02 09:00 skip" },
    { NULL, ROWS, "corrected 1" },
    { NULL, KILL, NULL },
    { NULL, CANNOT_CORRECT, "stretch 2026-03-02 09:00 skip" },
    { NULL, CORRECT, "stretch 2026-03-02 15:00 partial" },
    /* not what never was, is open, is to come, or is long past */
    { NULL, CANNOT_CORRECT, "stretch 2026-03-02 10:00 done" },
    { NULL, CANNOT_CORRECT, "walk 2026-03-02 - done" },
    { NULL, CANNOT_CORRECT, "stretch 2026-03-12 09:00 done" },
    { NULL, CANNOT_CORRECT, "stretch 2026-03-13 09:00 done" },
    { "2026-04-10T08:00", CANNOT_CORRECT, "stretch 2026-03-02 09:00 done" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH, steps);
}

/* Taking a correction back brings what was there before, not an open reminder. */
static void
test_correction_undone (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T09:00", PRESS, "skip" },
    { NULL, DISMISS, NULL },
    { "2026-03-03T08:00", CORRECT, "stretch 2026-03-02 09:00 done" },
    { NULL, UNDO, NULL },
    { NULL, ROWS, "outcome 2" },
    { NULL, CANNOT_CORRECT, "stretch 2026-03-02 09:00 skip" },
    { NULL, ROWS, "outcome 0" },
    { NULL, CORRECT, "stretch 2026-03-02 09:00 done" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH, steps);
}

#define TWICE                                                                                                          \
  "plan = ( { id = \"walk\"; kind = \"move\"; title = \"Walk\";"                                                       \
  " when = { times_a_day = 2; from = \"10:00\"; to = \"18:00\"; }; } );"

/* What was done is over when its window was, not when the client said so: the next one comes half a
 * part after that. */
static void
test_correction_moves_no_time (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T13:50", LOCK, NULL },
    { "2026-03-02T14:30", CORRECT, "walk 2026-03-02 10:00 done" },
    { "2026-03-02T15:00", ACTIVE, NULL },
    { NULL, NOTHING, NULL },
    { "2026-03-02T15:59", NOTHING, NULL },
    { "2026-03-02T16:00", SHOWS, "Walk" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", TWICE, steps);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/own-choices/moved", test_moved);
  g_test_add_func ("/own-choices/moved-while-shown", test_moved_while_shown);
  g_test_add_func ("/own-choices/off", test_off);
  g_test_add_func ("/own-choices/misfit", test_misfit);
  g_test_add_func ("/own-choices/quiet-over-midnight", test_quiet_over_midnight);
  g_test_add_func ("/own-choices/quiet-meanwhile", test_quiet_meanwhile);
  g_test_add_func ("/own-choices/titles-meanwhile", test_titles_meanwhile);
  g_test_add_func ("/own-choices/presence-off", test_presence_off);
  g_test_add_func ("/own-choices/snooze-and-catch-up", test_snooze_and_catch_up);
  g_test_add_func ("/own-choices/told-once", test_told_once);
  g_test_add_func ("/own-choices/told-when-there-is-room", test_told_when_there_is_room);
  g_test_add_func ("/own-choices/told-after-a-session", test_told_after_a_session);
  g_test_add_func ("/own-choices/told-after-refusal-and-quiet", test_told_after_refusal_and_quiet);
  g_test_add_func ("/own-choices/corrected", test_corrected);
  g_test_add_func ("/own-choices/correction-undone", test_correction_undone);
  g_test_add_func ("/own-choices/correction-moves-no-time", test_correction_moves_no_time);
  return g_test_run ();
}
