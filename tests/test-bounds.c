/* How often, how long and until when: what bounds the reminders, told as scenarios on the simulated clock. */

#include "support/sim.h"

#define STEPS "steps = ( { exercise = \"pelvic-tilt\"; reps = 5; hold_seconds = 2; } );"

#define STRETCH(when)                                                                                                  \
  "{ id = \"stretch\"; kind = \"stretch\"; title = \"Stretches\"; ask_pain = false; " STEPS " when = { " when " }; }"

#define HEAT(at, more) "{ id = \"heat\"; kind = \"heat\"; title = \"Heat\"; when = { at = \"" at "\"; }; " more " }"

#define WALK(at, more) "{ id = \"walk\"; kind = \"move\"; title = \"Walk\"; when = { at = \"" at "\"; }; " more " }"

#define PLAN(activities) "plan = ( " activities " );"

static void
test_enough_for_the_day (void)
{
  static const char routine[] = PLAN ("{ id = \"heat\"; kind = \"heat\"; title = \"Heat\"; max_per_day = 2; when = { "
                                      "at = [ \"09:00\", \"12:00\", \"15:00\", \"18:00\" ]; }; }");
  static const SimStep steps[] = {
    { "2026-03-02T09:00", COMMAND, "done heat" },
    { "2026-03-02T12:00", SHOWS, "Heat" },
    { NULL, COMMAND, "partial heat" },
    { NULL, POSTED, "2" },
    { "2026-03-02T15:00", OUTCOME, "heat 2026-03-02 15:00 not-needed" },
    { "2026-03-02T18:00", OUTCOME, "heat 2026-03-02 18:00 not-needed" },
    { "2026-03-02T23:00", POSTED, "0" },
    /* what was not done leaves room for the next */
    { "2026-03-03T09:00", COMMAND, "skip heat" },
    { "2026-03-03T12:00", COMMAND, "done heat" },
    { "2026-03-03T15:00", SHOWS, "Heat" },
    { NULL, COMMAND, "done heat" },
    { "2026-03-03T18:00", NOTHING, NULL },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", routine, steps);
}

static void
test_enough_for_the_week (void)
{
  static const char routine[] = PLAN ("{ id = \"walk\"; kind = \"move\"; title = \"Walk\"; when = { times_a_week = 2; "
                                      "at = \"17:30\"; }; }");
  static const SimStep steps[] = {
    { "2026-03-02T17:30", COMMAND, "done walk" },
    { "2026-03-03T17:30", COMMAND, "done walk" },
    { NULL, POSTED, "2" },
    { "2026-03-04T17:30", OUTCOME, "walk 2026-03-04 17:30 not-needed" },
    { "2026-03-08T23:59", POSTED, "0" },
    { "2026-03-09T17:30", SHOWS, "Walk" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", routine, steps);
}

static void
test_only_if_done (void)
{
  static const char strict[] = PLAN (HEAT ("09:00", "") ", " STRETCH ("after = \"heat\"; only_if_done = true;"));
  static const char loose[] = PLAN (HEAT ("09:00", "") ", " STRETCH ("after = \"heat\";"));
  static const SimStep without[] = {
    { "2026-03-02T09:00", COMMAND, "skip heat" },
    { NULL, NOTHING, NULL },
    { NULL, OUTCOME, "stretch 2026-03-02 09:00 not-reached" },
    { "2026-03-02T23:00", POSTED, "1" },
    { "2026-03-03T09:00", COMMAND, "done heat" },
    { NULL, SHOWS, "Stretches" },
    { 0 },
  };
  static const SimStep with[] = {
    { "2026-03-02T09:00", COMMAND, "skip heat" },
    { NULL, SHOWS, "Stretches" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", strict, without);
  sim_run ("Europe/London", "2026-03-02T08:00", loose, with);
}

/* The day ends within the hour that does not exist, and so does what was due in it. */
static void
test_window_in_the_gap (void)
{
  static const SimStep steps[] = {
    { "2026-03-29T03:00", NOTHING, NULL },
    { NULL, OUTCOME, "stretch 2026-03-29 01:30 cancelled" },
    { NULL, POSTED, "0" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-29T00:10",
           "day = { from = \"00:00\"; to = \"01:45\"; };" PLAN (STRETCH ("at = \"01:30\";")), steps);
}

/* Put off by the command while its reminder is there: it goes, and comes back in its time. */
static void
test_put_off_by_command (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T09:00", SHOWS, "Heat" },
    { NULL, COMMAND, "later heat" },
    { NULL, NOTHING, NULL },
    { "2026-03-02T09:09:59", NOTHING, NULL },
    { "2026-03-02T09:10", SHOWS, "Heat" },
    { NULL, POSTED, "2" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", PLAN (HEAT ("09:00", "")), steps);
}

static void
test_waited_behind_another (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T09:05", SHOWS, "Heat" },
    { "2026-03-02T09:11", OUTCOME, "walk 2026-03-02 09:05 missed-off" },
    { NULL, CAUSE, "walk 2026-03-02 09:05 busy" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00",
           PLAN (HEAT ("09:00", "") ", " WALK ("09:05", "remind = { offer_for_minutes = 6; };")), steps);
}

/* Two days on which nobody was there are no absence yet; the third makes it one. */
static void
test_days_away (void)
{
  static const SimStep two[] = {
    { "2026-03-04T20:00", OFF, NULL },
    { "2026-03-07T08:00", ON, NULL },
    { NULL, NOTHING, NULL },
    { 0 },
  };
  static const SimStep three[] = {
    { "2026-03-04T20:00", OFF, NULL },
    { "2026-03-08T08:00", ON, NULL },
    { NULL, SHOWS, "Away 3 days" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", PLAN (HEAT ("09:00", "")), two);
  sim_run ("Europe/London", "2026-03-02T08:00", PLAN (HEAT ("09:00", "")), three);
}

/* The forty minutes were full in the moments in which limberd was not there to see it, and now it is evening. */
static void
test_sat_long_enough_too_late (void)
{
  static const char routine[] = PLAN ("{ id = \"break\"; kind = \"posture\"; title = \"Stand up\"; when = { "
                                      "after_sitting_minutes = 40; from = \"09:00\"; to = \"18:00\"; }; }");
  static const SimStep steps[] = {
    { NULL, ACTIVE, NULL },
    { "2026-03-02T17:58:30", OFF, NULL },
    { "2026-03-02T18:00:10", ON, NULL },
    { "2026-03-02T19:00", ROWS, "due 0" },
    { NULL, ROWS, "outcome 0" },
    { 0 },
  };
  /* and if it is not yet evening it is due */
  static const SimStep earlier[] = {
    { NULL, ACTIVE, NULL },  { "2026-03-02T17:57:30", OFF, NULL },     { "2026-03-02T17:59", ON, NULL },
    { NULL, NOTHING, NULL }, { "2026-03-02T17:59:30", ROWS, "due 1" }, { 0 },
  };

  /* nobody watched while the forty minutes became full: due since the last look, and for as long as ever */
  static const SimStep not_looked_at[] = {
    { NULL, ACTIVE, NULL },
    { "2026-03-02T12:10", SETTING, "titles = true; presence = false;" },
    { "2026-03-02T12:55", SETTING, "titles = true; presence = false; sounds = false;" },
    { "2026-03-02T13:00", NOTHING, NULL },
    { NULL, SETTING, "titles = true;" },
    { NULL, SHOWS, "Stand up" },
    { "2026-03-02T13:34:59", OUTCOME, "break 2026-03-02 1 open" },
    { "2026-03-02T13:35", OUTCOME, "break 2026-03-02 1 missed" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T17:19:30", routine, steps);
  sim_run ("Europe/London", "2026-03-02T17:19:30", routine, earlier);
  sim_run ("Europe/London", "2026-03-02T12:00", routine, not_looked_at);
}

/* A break after the reminder answers it, whatever the clock said when it came. */
static void
test_break_after_the_clock_was_set_back (void)
{
  static const char routine[] = PLAN ("{ id = \"break\"; kind = \"posture\"; title = \"Stand up\"; when = { "
                                      "after_sitting_minutes = 40; from = \"09:00\"; to = \"18:00\"; }; }");
  static const SimStep steps[] = {
    { NULL, ACTIVE, NULL },
    { "2026-03-02T12:40", SHOWS, "Stand up" },
    { NULL, SET_CLOCK, "2026-03-02T10:30" },
    { "2026-03-02T10:40", IDLE, "5" },
    { "2026-03-02T10:45", ACTIVE, NULL },
    { NULL, OUTCOME, "break 2026-03-02 1 natural" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T12:00", routine, steps);
}

/* Who opens a file after half an hour at the desk has the whole time before the first break. */
static void
test_sitting_from_the_installation (void)
{
  static const SimStep steps[] = {
    { NULL, ACTIVE, NULL },
    { "2026-03-02T12:30", FILE_IS,
      "revision = 2; plan = ( { id = \"break\"; kind = \"posture\"; title = \"Stand up\"; when = { "
      "after_sitting_minutes = 40; from = \"09:00\"; to = \"18:00\"; }; } );" },
    { "2026-03-02T13:09:59", NOTHING, NULL },
    { NULL, POSTED, "0" },
    { "2026-03-02T13:10", SHOWS, "Stand up" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T12:00", PLAN (WALK ("18:00", "")), steps);
}

/* Called away in the middle of the stretches that sitting brought about: they are paused, and not a break. */
static void
test_break_while_under_way (void)
{
  static const char routine[] = PLAN (
      "{ id = \"stretch\"; kind = \"stretch\"; title = \"Stretches\"; ask_pain = false; steps = ( { exercise = "
      "\"pelvic-tilt\"; reps = 9; hold_seconds = 20; } ); when = { after_sitting_minutes = 40; from = \"09:00\"; "
      "to = \"18:00\"; }; }");
  static const SimStep steps[] = {
    { NULL, ACTIVE, NULL },
    { "2026-03-02T12:40", PRESS, "start" },
    { "2026-03-02T12:41", LOCK, NULL },
    { "2026-03-02T12:45", ACTIVE, NULL },
    { NULL, OUTCOME, "stretch 2026-03-02 1 open" },
    { NULL, STATUS, "started" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T12:00", routine, steps);
}

/* From its first minute on and up to its last, over midnight too. */
static void
test_quiet_hours (void)
{
  static const char routine[]
      = "day = { from = \"00:00\"; to = \"23:59\"; };" PLAN (STRETCH ("at = [ \"05:59\", \"08:00\", \"22:00\" ];"));
  static const SimStep steps[] = {
    { NULL, SETTING, "titles = true; quiet_hours = ( { from = \"22:00\"; to = \"06:00\"; } );" },
    { "2026-03-02T22:00", NOTHING, NULL },
    { "2026-03-03T05:59:59", NOTHING, NULL },
    { NULL, CAUSE, "stretch 2026-03-02 22:00 quiet" },
    { NULL, POSTED, "0" },
    { "2026-03-03T06:00", SHOWS, "Stretches" },
    { NULL, COMMAND, "done stretch" },
    { "2026-03-03T08:00", COMMAND, "done stretch" },
    /* what is on the screen when they begin leaves it */
    { NULL, SETTING, "titles = true; quiet_hours = ( { from = \"22:05\"; to = \"06:00\"; } );" },
    { "2026-03-03T22:04:59", SHOWS, "Stretches" },
    { "2026-03-03T22:05", NOTHING, NULL },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T20:00", routine, steps);
}

/* The lid was shut over a morning of breaks and stretches: one reminder of each kind, one at a time. */
static void
test_no_flood_after_sleep (void)
{
  static const char routine[] = PLAN ("{ id = \"stand\"; kind = \"posture\"; title = \"Stand up\"; when = { "
                                      "every_minutes = 20; from = \"09:00\"; to = \"18:00\"; }; }, " STRETCH (
                                          "at = [ \"10:00\", \"11:00\", \"12:00\" ];"));
  static const SimStep steps[] = {
    { "2026-03-02T08:59", SUSPEND, "190m" },
    { NULL, POSTED, "1" },
    { NULL, SHOWS, "Stand up" },
    { NULL, BODY, "Planned for 12:00" },
    { NULL, COMMAND, "done stand" },
    { NULL, SHOWS, "Stretches" },
    { NULL, COMMAND, "done stretch" },
    { "2026-03-02T12:19", NOTHING, NULL },
    { NULL, POSTED, "1" },
    { NULL, ROWS, "shown 2" },
    { NULL, CAUSE, "stretch 2026-03-02 10:00 asleep" },
    { NULL, CAUSE, "stretch 2026-03-02 11:00 asleep" },
    { NULL, CAUSE, "stand 2026-03-02 11:40 asleep" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", routine, steps);
}

/* The session cannot go on, for a file came meanwhile in which that activity has other steps: whether it was done
 * is asked when it should be, and for as long as a reminder is offered. */
static void
test_started_without_a_session (void)
{
  static const char before[] = PLAN (STRETCH ("at = \"09:00\";"));
  static const char after[]
      = "revision = 2; plan = ( { id = \"stretch\"; kind = \"stretch\"; title = \"Stretches\"; "
        "ask_pain = false; when = { at = \"09:00\"; }; steps = ( { exercise = \"pelvic-tilt\"; "
        "reps = 60; hold_seconds = 10; }, { exercise = \"cat-cow\"; reps = 9; hold_seconds = 5; } ); } );";
  static const SimStep asked[] = {
    { "2026-03-02T09:00", PRESS, "start" },
    { "2026-03-02T09:00:20", OFF, NULL },
    { NULL, FILE_IS, after },
    { "2026-03-02T09:01", ON, NULL },
    { NULL, OUTCOME, "stretch 2026-03-02 09:00 open" },
    { NULL, NOTHING, NULL },
    { NULL, REFUSED, "later stretch" },
    { NULL, STATUS, "started" },
    { "2026-03-02T09:09", NOTHING, NULL },
    { "2026-03-02T09:30", SHOWS, "Stretches" },
    { NULL, BUTTONS, "done partial skip" },
    { NULL, PRESS, "done" },
    { NULL, OUTCOME, "stretch 2026-03-02 09:00 done" },
    { 0 },
  };
  static const SimStep ignored[] = {
    { "2026-03-02T10:20", PRESS, "start" },
    { "2026-03-02T10:20:20", OFF, NULL },
    { NULL, FILE_IS, after },
    { "2026-03-02T10:21", ON, NULL },
    /* the window of the reminder ends, and that of the question does not */
    { "2026-03-02T10:40", SHOWS, "Stretches" },
    { "2026-03-02T11:50", OUTCOME, "stretch 2026-03-02 09:00 open" },
    { "2026-03-02T13:00", OUTCOME, "stretch 2026-03-02 09:00 partial" },
    { NULL, NOTHING, NULL },
    { 0 },
  };

  static const char twice[] = PLAN (STRETCH ("times_a_day = 2; from = \"10:00\"; to = \"18:00\";"));
  static const char twice_after[] = "revision = 2;" PLAN (
      "{ id = \"stretch\"; kind = \"stretch\"; title = \"Stretches\"; ask_pain = false; when = { "
      "times_a_day = 2; from = \"10:00\"; to = \"18:00\"; }; steps = ( { exercise = "
      "\"pelvic-tilt\"; reps = 9; hold_seconds = 10; }, { exercise = \"cat-cow\"; reps = 9; hold_seconds = 5; } ); }");
  static const SimStep long_window[] = {
    { "2026-03-02T10:00", PRESS, "start" },
    { "2026-03-02T10:00:20", OFF, NULL },
    { NULL, FILE_IS, twice_after },
    { "2026-03-02T10:01", ON, NULL },
    { "2026-03-02T13:59:59", OUTCOME, "stretch 2026-03-02 10:00 open" },
    { "2026-03-02T14:00", OUTCOME, "stretch 2026-03-02 10:00 partial" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", before, asked);
  sim_run ("Europe/London", "2026-03-02T08:00", before, ignored);
  sim_run ("Europe/London", "2026-03-02T08:00", twice, long_window);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bounds/enough-for-the-day", test_enough_for_the_day);
  g_test_add_func ("/bounds/enough-for-the-week", test_enough_for_the_week);
  g_test_add_func ("/bounds/only-if-done", test_only_if_done);
  g_test_add_func ("/bounds/window-in-the-gap", test_window_in_the_gap);
  g_test_add_func ("/bounds/put-off-by-command", test_put_off_by_command);
  g_test_add_func ("/bounds/waited-behind-another", test_waited_behind_another);
  g_test_add_func ("/bounds/days-away", test_days_away);
  g_test_add_func ("/bounds/sat-long-enough-too-late", test_sat_long_enough_too_late);
  g_test_add_func ("/bounds/break-after-the-clock-was-set-back", test_break_after_the_clock_was_set_back);
  g_test_add_func ("/bounds/sitting-from-the-installation", test_sitting_from_the_installation);
  g_test_add_func ("/bounds/break-while-under-way", test_break_while_under_way);
  g_test_add_func ("/bounds/quiet-hours", test_quiet_hours);
  g_test_add_func ("/bounds/no-flood-after-sleep", test_no_flood_after_sleep);
  g_test_add_func ("/bounds/started-without-a-session", test_started_without_a_session);
  return g_test_run ();
}
