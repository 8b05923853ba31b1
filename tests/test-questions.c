/* What limber asks about the routine and the days, told as scenarios on the simulated clock. */

#include "support/sim.h"

#define ACTIVITY(title)                                                                                                \
  "( { id = \"stretch\"; kind = \"stretch\"; title = \"" title "\"; when = { at = \"09:00\"; };"                       \
  " steps = ( { exercise = \"pelvic-tilt\"; reps = 5; hold_seconds = 2; } ); } )"

#define TWO_WEEKS                                                                                                      \
  "therapist = { name = \"Rosa Keller\"; };"                                                                           \
  "phases = ( { name = \"One\"; from_week = 1; to_week = 1; plan = " ACTIVITY (                                        \
      "Gentle") "; },"                                                                                                 \
                " { name = \"Two\"; from_week = 2; to_week = 2; plan = " ACTIVITY ("Stronger") "; } );"

#define EVERY_DAY "plan = " ACTIVITY ("Stretches") ";"

#define WEEKDAYS                                                                                                       \
  "plan = ( { id = \"stretch\"; kind = \"stretch\"; title = \"Stretches\"; when = { at = \"09:00\"; days = "           \
  "\"weekdays\"; }; steps = ( { exercise = \"pelvic-tilt\"; reps = 5; hold_seconds = 2; } ); } );"

#define SESSION "therapist = { name = \"Rosa Keller\"; }; sessions = [ \"2026-03-05\" ];" EVERY_DAY

static void
test_move_on (void)
{
  static const SimStep steps[] = {
    { "2026-03-07T23:00", ROWS, "phase 0" },
    /* the last day of the first week */
    { "2026-03-08T07:59", NOTHING, NULL },
    { "2026-03-08T08:00", SHOWS, "A part of your routine ends today" },
    { NULL, BUTTONS, "move-on stay" },
    { NULL, PRESS, "move-on" },
    { NULL, NOTHING, NULL },
    { "2026-03-08T09:00", SHOWS, "Gentle" },
    { "2026-03-09T09:00", SHOWS, "Stronger" },
    { NULL, ROWS, "phase 1" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", TWO_WEEKS, steps);
}

static void
test_stay (void)
{
  static const SimStep steps[] = {
    { "2026-03-08T08:00", PRESS, "stay" },
    { "2026-03-09T09:00", SHOWS, "Gentle" },
    { "2026-03-14T09:00", SHOWS, "Gentle" },
    { "2026-03-15T08:00", SHOWS, "A part of your routine ends today" },
    /* no answer: asked again after some hours, and then the plan goes on as written */
    { NULL, DISMISS, NULL },
    { "2026-03-15T08:59", NOTHING, NULL },
    { "2026-03-15T11:59", NOTHING, NULL },
    { "2026-03-15T12:00", SHOWS, "A part of your routine ends today" },
    { "2026-03-16T09:00", SHOWS, "Stronger" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", TWO_WEEKS, steps);
}

static void
test_end (void)
{
  static const SimStep steps[] = {
    { "2026-03-15T09:00", SHOWS, "Stronger" },
    { "2026-03-16T00:00", SHOWS, "This routine has ended" },
    { NULL, BODY, "Speak to Rosa Keller" },
    { NULL, PRESS, "ok" },
    { NULL, POSTED, "33" },
    { "2026-06-16T12:00", POSTED, "0" },
    { NULL, KILL, NULL },
    { NULL, POSTED, "0" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", TWO_WEEKS, steps);
}

/* Days that stood still do not count: the weeks wait. */
static void
test_weeks_wait (void)
{
  static const SimStep steps[] = {
    { "2026-03-04T00:00", PAUSE, "2026-03-07T00:00" },
    { "2026-03-09T09:00", SHOWS, "Gentle" },
    { "2026-03-11T08:00", SHOWS, "A part of your routine ends today" },
    { NULL, PRESS, "move-on" },
    { "2026-03-12T09:00", SHOWS, "Stronger" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", TWO_WEEKS, steps);
}

static void
test_holiday (void)
{
  static const SimStep steps[] = {
    { "2026-03-04T20:00", OFF, NULL },
    { "2026-03-08T08:00", ON, NULL },
    { NULL, SHOWS, "Away 3 days" },
    { NULL, BUTTONS, "holiday did-some leave" },
    { NULL, PRESS, "holiday" },
    { "2026-03-09T09:00", SHOWS, "Gentle" },
    { "2026-03-11T09:00", SHOWS, "Gentle" },
    { "2026-03-12T09:00", SHOWS, "Stronger" },
    { NULL, ROWS, "answer 1" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", TWO_WEEKS, steps);
}

/* A weekend on which nothing is planned is no absence, and two days are none either. */
static void
test_weekend_is_not_away (void)
{
  static const SimStep steps[] = {
    { "2026-03-05T20:00", OFF, NULL },
    /* Thursday evening to Monday: Friday was planned, the weekend was not */
    { "2026-03-09T08:00", ON, NULL },
    { NULL, NOTHING, NULL },
    { "2026-03-11T20:00", OFF, NULL },
    /* Wednesday evening to Tuesday: Thursday, Friday and Monday */
    { "2026-03-17T08:00", ON, NULL },
    { NULL, SHOWS, "Away 5 days" },
    { NULL, PRESS, "leave" },
    { NULL, KILL, NULL },
    { NULL, NOTHING, NULL },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", WEEKDAYS, steps);
}

/* A reminder goes before a question. */
static void
test_reminder_first (void)
{
  static const SimStep steps[] = {
    { "2026-03-04T20:00", OFF, NULL },
    { "2026-03-08T09:10", ON, NULL },
    { NULL, SHOWS, "Stretches" },
    { NULL, PRESS, "skip" },
    { NULL, DISMISS, NULL },
    { NULL, SHOWS, "Away 3 days" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", EVERY_DAY, steps);
}

/* Once, in the evening before a session, and never again: neither when it was closed, nor after a
 * restart, nor in the morning. */
static void
test_page (void)
{
  static const SimStep steps[] = {
    { "2026-03-04T17:59", ROWS, "answer 0" },
    { NULL, NOTHING, NULL },
    { "2026-03-04T18:00", SHOWS, "Make the page for Rosa Keller?" },
    { NULL, BODY, "Your session is tomorrow." },
    { NULL, BUTTONS, "make-page not-now" },
    { NULL, KILL, NULL },
    { NULL, NOTHING, NULL },
    { "2026-03-05T08:00", NOTHING, NULL },
    { "2026-03-06T07:00", NOTHING, NULL },
    { NULL, ROWS, "answer 0" },
    { 0 },
  };
  static const SimStep closed[] = {
    { "2026-03-04T18:00", DISMISS, NULL },
    { "2026-03-05T08:30", NOTHING, NULL },
    { 0 },
  };
  static const SimStep answered[] = {
    { "2026-03-04T18:00", PRESS, "not-now" },
    { NULL, NOTHING, NULL },
    { NULL, ROWS, "answer 1" },
    { "2026-03-05T08:30", NOTHING, NULL },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", SESSION, steps);
  sim_run ("Europe/London", "2026-03-02T08:00", SESSION, closed);
  sim_run ("Europe/London", "2026-03-02T08:00", SESSION, answered);
}

/* It waits for whoever is away, paused or wants it quiet, also for the morning, but not beyond. */
static void
test_page_waits (void)
{
  static const SimStep away[] = {
    { "2026-03-04T17:00", LOCK, NULL },
    { "2026-03-04T19:30", NOTHING, NULL },
    { NULL, ACTIVE, NULL },
    { NULL, SHOWS, "Make the page" },
    { 0 },
  };
  static const SimStep paused[] = {
    { "2026-03-04T17:00", PAUSE, "2026-03-04T20:15" },
    { "2026-03-04T20:14", NOTHING, NULL },
    { "2026-03-04T20:15", SHOWS, "Make the page" },
    { 0 },
  };
  static const SimStep quiet[] = {
    { "2026-03-04T12:00", SETTING, "quiet 17:00-08:20" },
    { "2026-03-05T08:19", NOTHING, NULL },
    { "2026-03-05T08:20", SHOWS, "Make the page" },
    { NULL, BODY, "Your session is today." },
    { 0 },
  };
  static const SimStep night[] = {
    { "2026-03-04T17:00", OFF, NULL },
    { "2026-03-04T22:00", ON, NULL },
    { NULL, NOTHING, NULL },
    { "2026-03-05T07:59", NOTHING, NULL },
    { "2026-03-05T08:00", SHOWS, "Make the page" },
    { 0 },
  };
  static const SimStep late[] = {
    { "2026-03-04T17:00", OFF, NULL },
    { "2026-03-05T12:00", ON, NULL },
    { NULL, NOTHING, NULL },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", SESSION, away);
  sim_run ("Europe/London", "2026-03-02T08:00", SESSION, paused);
  sim_run ("Europe/London", "2026-03-02T08:00", SESSION, quiet);
  sim_run ("Europe/London", "2026-03-02T08:00", SESSION, night);
  sim_run ("Europe/London", "2026-03-02T08:00", SESSION, late);
}

/* A reminder goes first, and one that takes its place does not use it up. */
static void
test_page_and_reminder (void)
{
  static const char routine[] = "sessions = [ \"2026-03-05\" ]; plan = ( { id = \"walk\"; kind = \"move\"; title = "
                                "\"Walk\"; when = { at = [ \"17:30\", \"18:20\" ]; }; } );";
  static const SimStep steps[] = {
    { "2026-03-04T18:00", SHOWS, "Walk" },
    { "2026-03-04T18:05", PRESS, "skip" },
    { NULL, DISMISS, NULL },
    { NULL, SHOWS, "Make the page for your therapist?" },
    { "2026-03-04T18:20", SHOWS, "Walk" },
    { NULL, PRESS, "skip" },
    { NULL, DISMISS, NULL },
    { NULL, SHOWS, "Make the page" },
    { NULL, PRESS, "make-page" },
    { NULL, NOTHING, NULL },
    { "2026-03-05T08:30", NOTHING, NULL },
    { 0 },
  };
  static const SimStep refused[] = {
    { "2026-03-04T12:00", REFUSE, NULL },
    { "2026-03-04T18:00", NOTHING, NULL },
    { "2026-03-04T18:02", SHOWS, "Make the page" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", routine, steps);
  sim_run ("Europe/London", "2026-03-02T08:00", SESSION, refused);
}

/* A routine that has not begun has nothing to show. */
static void
test_page_before_day_1 (void)
{
  static const SimStep steps[] = {
    { "2026-03-04T21:00", NOTHING, NULL },
    { "2026-03-05T09:00", POSTED, "0" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", "start = \"2026-03-07\";" SESSION, steps);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/questions/move-on", test_move_on);
  g_test_add_func ("/questions/stay", test_stay);
  g_test_add_func ("/questions/end", test_end);
  g_test_add_func ("/questions/weeks-wait", test_weeks_wait);
  g_test_add_func ("/questions/holiday", test_holiday);
  g_test_add_func ("/questions/weekend-is-not-away", test_weekend_is_not_away);
  g_test_add_func ("/questions/reminder-first", test_reminder_first);
  g_test_add_func ("/questions/page", test_page);
  g_test_add_func ("/questions/page-waits", test_page_waits);
  g_test_add_func ("/questions/page-and-reminder", test_page_and_reminder);
  g_test_add_func ("/questions/page-before-day-1", test_page_before_day_1);
  return g_test_run ();
}
