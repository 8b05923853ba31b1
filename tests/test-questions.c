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
  return g_test_run ();
}
