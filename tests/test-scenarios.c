/* Whole days of a client, told as scenarios on the simulated clock: everything at once that other
 * tests look at by itself. */

#include "support/sim.h"

#define EXERCISE "steps = ( { exercise = \"pelvic-tilt\"; reps = 5; hold_seconds = 2; } );"

/* The heat is over unanswered, so the stretches are due; then the client comes home and does both. */
static void
test_what_follows_moves_along (void)
{
  static const char routine[]
      = "plan = ( { id = \"heat\"; kind = \"heat\"; title = \"Heat\"; when = { at = \"09:00\"; }; }, { id = "
        "\"stretch\"; kind = \"stretch\"; title = \"Stretches\"; when = { after = \"heat\"; wait_minutes = 5; "
        "}; " EXERCISE " } );";
  static const SimStep steps[] = {
    { "2026-03-02T10:29", SHOWS, "Heat" },
    { "2026-03-02T10:30", SHOWS, "Stretches" },
    { NULL, OUTCOME, "heat 2026-03-02 09:00 missed" },
    { NULL, DISMISS, NULL },
    { "2026-03-02T10:45", DISMISS, NULL },
    { "2026-03-02T11:59", NOTHING, NULL },
    /* done now, so what follows is due five minutes from now, as if it had never been shown … */
    { NULL, COMMAND, "done heat" },
    { NULL, OUTCOME, "heat 2026-03-02 09:00 done" },
    { "2026-03-02T12:03", NOTHING, NULL },
    { "2026-03-02T12:04", SHOWS, "Stretches" },
    /* … and can be put off until the end that it has now */
    { "2026-03-02T13:20", PRESS, "later" },
    { "2026-03-02T13:30", SHOWS, "Stretches" },
    /* taking the answer back brings back the window that it had, which is over */
    { "2026-03-03T10:35", COMMAND, "done heat" },
    { NULL, NOTHING, NULL },
    { "2026-03-03T10:39", UNDO, NULL },
    { NULL, OUTCOME, "heat 2026-03-03 09:00 missed" },
    { "2026-03-03T10:45", SHOWS, "Stretches" },
    { "2026-03-03T12:00", OUTCOME, "stretch 2026-03-03 09:00 missed" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", routine, steps);
}

#define DAY                                                                                                            \
  "plan = ( { id = \"stretch\"; kind = \"stretch\"; title = \"Stretches\"; when = { at = [ \"09:00\", \"13:00\", "     \
  "\"19:00\" ]; }; ask_pain = false; " EXERCISE " }, { id = \"stand\"; kind = \"posture\"; title = \"Stand up\"; "     \
  "when = { every_minutes = 60; from = \"10:00\"; to = \"12:00\"; }; } );"

/* Lid shut on the way to work, over lunch, and in the evening. */
static void
test_three_suspends_in_a_day (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T08:30", SUSPEND, "45m" },
    /* open again within the window: one reminder, with its time */
    { NULL, SHOWS, "Stretches" },
    { NULL, BODY, "Planned for 09:00" },
    { NULL, COMMAND, "done stretch" },
    { NULL, POSTED, "1" },
    /* the breaks of ten and eleven and the stretches of one went by in one sleep */
    { "2026-03-02T09:50", SUSPEND, "5h" },
    { NULL, NOTHING, NULL },
    { NULL, CAUSE, "stand 2026-03-02 10:00 asleep" },
    { NULL, CAUSE, "stand 2026-03-02 11:00 asleep" },
    { NULL, CAUSE, "stretch 2026-03-02 13:00 asleep" },
    { "2026-03-02T18:59", POSTED, "0" },
    /* shown, and then the lid is shut: it is there again, once */
    { "2026-03-02T19:00", SHOWS, "Stretches" },
    { "2026-03-02T19:01", SUSPEND, "40m" },
    { NULL, SHOWS, "Stretches" },
    { NULL, PRESS, "start" },
    { NULL, ROWS, "outcome 4" },
    { NULL, ROWS, "started 1" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", DAY, steps);
}

/* Asleep over both changes of the clocks, and a change while a reminder is put off. */
static void
test_clock_changes_at_night (void)
{
  static const char night[]
      = "day = { from = \"00:00\"; to = \"23:00\"; }; plan = ( { id = \"stretch\"; kind = "
        "\"stretch\"; title = \"Stretches\"; when = { at = [ \"00:45\", \"06:00\" ]; }; " EXERCISE " } );";
  static const SimStep spring[] = {
    /* nothing between one and two: ten minutes later is ten past two */
    { "2026-03-29T00:45", SHOWS, "Stretches" },
    { "2026-03-29T00:55", PRESS, "later" },
    { "2026-03-29T01:04:59+00:00", NOTHING, NULL },
    { "2026-03-29T01:05:00+00:00", SHOWS, "Stretches" },
    { NULL, COMMAND, "done stretch" },
    /* asleep at six by the wall, five hours after midnight */
    { "2026-03-29T02:30", SUSPEND, "3h" },
    { "2026-03-29T05:59", NOTHING, NULL },
    { "2026-03-29T05:00:00+00:00", SHOWS, "Stretches" },
    { 0 },
  };
  static const SimStep autumn[] = {
    /* ninety minutes of offering, of which an hour comes twice by the wall */
    { "2026-10-24T23:45:00+00:00", SHOWS, "Stretches" },
    { "2026-10-25T01:14:59+00:00", OUTCOME, "stretch 2026-10-25 00:45 open" },
    { "2026-10-25T01:15:00+00:00", OUTCOME, "stretch 2026-10-25 00:45 missed" },
    { NULL, POSTED, "2" },
    { NULL, SUSPEND, "5h" },
    { NULL, SHOWS, "Stretches" },
    { NULL, BODY, "Planned for 06:00" },
    { NULL, POSTED, "1" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-28T22:00", night, spring);
  sim_run ("Europe/London", "2026-10-24T22:00", night, autumn);
}

/* A flight to the east with the lid shut, over the date line and back, with something put off. */
static void
test_across_the_world (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T09:00", PRESS, "later" },
    { "2026-03-02T09:05", SUSPEND, "11h" },
    /* 20:05 in London, so the evening's is up; that is 09:05 of the next day in Auckland */
    { NULL, SHOWS, "Stretches" },
    { NULL, ZONE, "Pacific/Auckland" },
    { NULL, OUTCOME, "stretch 2026-03-02 19:00 missed" },
    { NULL, OUTCOME, "stretch 2026-03-02 09:00 missed" },
    { NULL, SHOWS, "Stretches" },
    { NULL, COMMAND, "done stretch" },
    { NULL, OUTCOME, "stretch 2026-03-03 09:00 done" },
    { "2026-03-03T13:00", COMMAND, "done stretch" },
    { "2026-03-03T19:00", COMMAND, "done stretch" },
    /* back over the date line: the third of March once more, and nothing of it again */
    { "2026-03-03T22:00", ZONE, "Pacific/Honolulu" },
    { NULL, NOTHING, NULL },
    { "2026-03-03T21:00", ROWS, "shown 5" },
    { "2026-03-04T09:00", SHOWS, "Stretches" },
    { 0 },
  };
  static const char routine[]
      = "plan = ( { id = \"stretch\"; kind = \"stretch\"; title = \"Stretches\"; when = { at = [ \"09:00\", \"13:00\", "
        "\"19:00\" ]; }; " EXERCISE " } );";

  sim_run ("Europe/London", "2026-03-02T08:00", routine, steps);
}

/* The computer stays at home, switched off, for a week. */
static void
test_a_week_away (void)
{
  static const SimStep steps[] = {
    { "2026-03-06T20:30", POSTED, "20" },
    { NULL, OFF, NULL },
    { "2026-03-14T09:10", ON, NULL },
    /* of eight days not one reminder, but that of now */
    { NULL, SHOWS, "Stretches" },
    { NULL, POSTED, "1" },
    { NULL, COMMAND, "done stretch" },
    { NULL, SHOWS, "Away 7 days" },
    { NULL, BUTTONS, "holiday did-some leave" },
    { NULL, CAUSE, "stretch 2026-03-10 13:00 off" },
    { NULL, PRESS, "holiday" },
    { NULL, NOTHING, NULL },
    { "2026-03-14T12:59", NOTHING, NULL },
    { "2026-03-14T13:00", SHOWS, "Stretches" },
    { 0 },
  };
  static const char routine[] = "plan = ( { id = \"stretch\"; kind = \"stretch\"; title = \"Stretches\"; when = { at = "
                                "[ \"09:00\", \"13:00\" ]; }; " EXERCISE " } );";

  sim_run ("Europe/London", "2026-03-02T08:00", routine, steps);
}

/* Put off towards the next one, and the next one towards the end of the day. */
static void
test_later_meets_slot_meets_end_of_day (void)
{
  static const char routine[]
      = "day = { from = \"08:00\"; to = \"20:00\"; }; remind = { snooze_minutes = 20; max_snoozes = 5; }; plan = ( { "
        "id = \"stretch\"; kind = \"stretch\"; title = \"Stretches\"; when = { at = [ \"18:30\", \"19:15\" ]; "
        "}; " EXERCISE " } );";
  static const SimStep steps[] = {
    { "2026-03-02T18:30", PRESS, "later" },
    { "2026-03-02T18:50", PRESS, "later" },
    /* another twenty minutes would end in the next one, and so they are not offered */
    { "2026-03-02T19:10", BUTTONS, "start skip" },
    { NULL, REFUSED, "later stretch" },
    { "2026-03-02T19:15", SHOWS, "Stretches" },
    { NULL, OUTCOME, "stretch 2026-03-02 18:30 missed" },
    { NULL, PRESS, "later" },
    { "2026-03-02T19:35", PRESS, "later" },
    { "2026-03-02T19:55", BUTTONS, "start skip" },
    { "2026-03-02T20:00", NOTHING, NULL },
    { NULL, OUTCOME, "stretch 2026-03-02 19:15 missed" },
    { "2026-03-03T18:29", POSTED, "6" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", routine, steps);
}

#define REVISED "revision = 2; plan = ( { id = \"stretch\"; kind = \"stretch\"; title = \"Other stretches\"; when = "

/* A new file comes by e-mail and is opened while a reminder of the old one is on the screen, put
 * off, or under way. What is the same occurrence in both goes on. */
static void
test_file_replaced_while_shown (void)
{
  static const char routine[] = "plan = ( { id = \"stretch\"; kind = \"stretch\"; title = \"Stretches\"; when = { at = "
                                "\"09:00\"; }; ask_pain = false; " EXERCISE " } );";
  static const SimStep steps[] = {
    { "2026-03-02T09:00", SHOWS, "Stretches" },
    { NULL, PRESS, "later" },
    { "2026-03-02T09:10", PRESS, "later" },
    { "2026-03-02T09:20", SHOWS, "Stretches" },
    { NULL, FILE_IS, REVISED "{ at = \"09:00\"; }; ask_pain = false; " EXERCISE " } );" },
    /* it stays where it is, and two of its three times were used */
    { NULL, SHOWS, "Stretches" },
    { NULL, POSTED, "3" },
    { NULL, PRESS, "later" },
    { "2026-03-02T09:30", SHOWS, "Other stretches" },
    { NULL, BUTTONS, "start skip" },
    { NULL, PRESS, "start" },
    /* back to the first: what was started is done, not gone */
    { NULL, FILE_IS,
      "revision = 3; plan = ( { id = \"stretch\"; kind = \"stretch\"; title = \"Stretches\"; when = { "
      "at = \"09:00\"; }; ask_pain = false; " EXERCISE " } );" },
    { NULL, OUTCOME, "stretch 2026-03-02 09:00 open" },
    { NULL, COMMAND, "done stretch" },
    { NULL, OUTCOME, "stretch 2026-03-02 09:00 done" },
    { NULL, ROWS, "due 1" },
    { NULL, ROWS, "outcome 1" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", routine, steps);
}

/* The battery of the clock was empty when the file was opened. */
static void
test_installed_in_the_future (void)
{
  static const SimStep steps[] = {
    { NULL, FILE_IS, "" },
    { NULL, ROWS, "installed 1" },
    { NULL, OFF, NULL },
    { NULL, SET_CLOCK, "2036-01-01T00:00" },
    { NULL, FILE_IS, DAY },
    { NULL, SET_CLOCK, "2026-03-02T08:30" },
    { NULL, ON, NULL },
    { NULL, ROWS, "installed 1" },
    { "2026-03-02T09:00", SHOWS, "Stretches" },
    { NULL, COMMAND, "done stretch" },
    { NULL, KILL, NULL },
    { "2026-03-02T12:59", ROWS, "installed 0" },
    { "2026-03-02T13:00", SHOWS, "Stretches" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", DAY, steps);
}

/* From Friday on nothing is planned, and nothing else happens: the phase ends on Sunday all the same. */
static void
test_phase_ends_at_weekend (void)
{
  static const char routine[]
      = "phases = ( { name = \"One\"; from_week = 1; to_week = 1; plan = ( { id = \"stretch\"; kind = \"stretch\"; "
        "title "
        "= \"Stretches\"; when = { at = \"09:00\"; days = \"weekdays\"; }; " EXERCISE " } ); }, { name = \"Two\"; "
        "from_week = 2; plan = ( { id = \"walk\"; kind = \"move\"; title = \"Walk\"; when = { at = \"11:00\"; days = "
        "\"weekdays\"; }; } ); } );";
  static const SimStep steps[] = {
    { "2026-03-06T09:00", COMMAND, "done stretch" },
    { NULL, POSTED, "9" },
    { "2026-03-08T07:59", NOTHING, NULL },
    { "2026-03-08T08:00", SHOWS, "A part of your routine ends today" },
    { NULL, DISMISS, NULL },
    { "2026-03-09T10:59", ROWS, "due 5" },
    { "2026-03-09T11:00", SHOWS, "Walk" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", routine, steps);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scenarios/what-follows-moves-along", test_what_follows_moves_along);
  g_test_add_func ("/scenarios/three-suspends-in-a-day", test_three_suspends_in_a_day);
  g_test_add_func ("/scenarios/clock-changes-at-night", test_clock_changes_at_night);
  g_test_add_func ("/scenarios/across-the-world", test_across_the_world);
  g_test_add_func ("/scenarios/a-week-away", test_a_week_away);
  g_test_add_func ("/scenarios/later-meets-slot-meets-end-of-day", test_later_meets_slot_meets_end_of_day);
  g_test_add_func ("/scenarios/file-replaced-while-shown", test_file_replaced_while_shown);
  g_test_add_func ("/scenarios/installed-in-the-future", test_installed_in_the_future);
  g_test_add_func ("/scenarios/phase-ends-at-weekend", test_phase_ends_at_weekend);
  return g_test_run ();
}
