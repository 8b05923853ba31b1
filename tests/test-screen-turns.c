/* Whose turn it is on the screen, which holds one notice: told as scenarios on the simulated clock. */

#include "support/sim.h"

#define HEAT(at) "{ id = \"heat\"; kind = \"heat\"; title = \"Heat\"; when = { at = \"" at "\"; }; }"

#define WALK(at) "{ id = \"walk\"; kind = \"move\"; title = \"Walk\"; when = { at = \"" at "\"; }; }"

#define SIGNS_ASKED "warning_signs = { signs = ( { urgency = \"doctor\"; sign = \"Fever\"; } ); };"

/* What waits is not shown before the other had as long as until it would be shown again. */
static void
test_keeps_its_place (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T09:00", SHOWS, "Heat" },
    { "2026-03-02T09:05", SHOWS, "Heat" },
    { "2026-03-02T09:14:59", SHOWS, "Heat" },
    { NULL, POSTED, "1" },
    { "2026-03-02T09:15", SHOWS, "Walk" },
    /* and the first again, when the second had its time */
    { "2026-03-02T09:29:59", SHOWS, "Walk" },
    { NULL, POSTED, "1" },
    { "2026-03-02T09:30", SHOWS, "Heat" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", "plan = ( " HEAT ("09:00") ", " WALK ("09:05") " );", steps);
}

/* The warning signs, which go before every reminder, wait for one that is there already. */
static void
test_keeps_its_place_before_signs (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T07:50", REMIND, "walk" },
    { NULL, SHOWS, "Walk" },
    { "2026-03-02T08:00", SHOWS, "Walk" },
    { "2026-03-02T08:04:59", SHOWS, "Walk" },
    { NULL, POSTED, "1" },
    { "2026-03-02T08:05", SHOWS, "A health question" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T07:00", SIGNS_ASKED "plan = ( " WALK ("18:00") " );", steps);
}

static void
test_new_before_again (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T09:00", DISMISS, NULL },
    { "2026-03-02T09:14:59", NOTHING, NULL },
    /* both are up now, and the heat is the older one */
    { "2026-03-02T09:15", SHOWS, "Walk" },
    { "2026-03-02T09:30", SHOWS, "Heat" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", "plan = ( " HEAT ("09:00") ", " WALK ("09:15") " );", steps);
}

/* A server that restarts takes the notice with it, and the client did nothing: the same is there again, also
 * where another has been waiting for its turn. */
static void
test_last_shown_comes_back (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T09:00", SHOWS, "Heat" },
    { "2026-03-02T09:15", SHOWS, "Walk" },
    { "2026-03-02T09:16", SERVER_GONE, NULL },
    { NULL, SERVER_BACK, NULL },
    { NULL, SHOWS, "Walk" },
    { "2026-03-02T09:17", KILL, NULL },
    { NULL, SHOWS, "Walk" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", "plan = ( " HEAT ("09:00") ", " WALK ("09:05") " );", steps);
  /* and where nothing is shown twice by itself */
  sim_run ("Europe/London", "2026-03-02T08:00",
           "remind = { repeat_at_most = 0; }; plan = ( " HEAT ("09:00") ", " WALK ("09:05") " );", steps);
}

/* The question why is on the screen for five minutes of the client's time, whatever the clock says meanwhile. */
static void
test_clock_set_back_under_a_question (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T09:00", PRESS, "skip" },   { "2026-03-02T09:01", BUTTONS, "no-time not-here hurts" },
    { NULL, SET_CLOCK, "2026-03-02T07:00" }, { NULL, BUTTONS, "no-time not-here hurts" },
    { "2026-03-02T07:05", NOTHING, NULL },   { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T06:00", "plan = ( " HEAT ("09:00") " );", steps);
}

#define WEEKS                                                                                                          \
  "phases = ( { name = \"One\"; from_week = 1; to_week = 1; plan = ( " WALK (                                          \
      "18:00") " ); },"                                                                                                \
               " { name = \"Two\"; from_week = 2; plan = ( " WALK ("19:00") " ); } );"

/* A question stays for an hour, whoever comes and goes, and then leaves. */
static void
test_question_keeps_its_place (void)
{
  static const SimStep steps[] = {
    { "2026-03-08T08:00", SHOWS, "A part of your routine ends today" },
    { "2026-03-08T08:30", LOCK, NULL },
    { "2026-03-08T08:31", ACTIVE, NULL },
    { NULL, SHOWS, "A part of your routine ends today" },
    { "2026-03-08T08:59:59", SHOWS, "A part of your routine ends today" },
    { "2026-03-08T09:00", NOTHING, NULL },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-08T07:00", "start = \"2026-03-02\";" WEEKS, steps);
}

/* A routine that is installed late in the evening asks for warning signs in the morning. */
static void
test_signs_wait_for_the_morning (void)
{
  static const SimStep steps[] = {
    { NULL, NOTHING, NULL },
    { "2026-03-03T07:59:59", NOTHING, NULL },
    { "2026-03-03T08:00", SHOWS, "A health question" },
    { 0 },
  };
  static const SimStep last_minute[] = {
    { NULL, SHOWS, "A health question" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T22:00", SIGNS_ASKED "plan = ( " WALK ("18:00") " );", steps);
  sim_run ("Europe/London", "2026-03-02T21:59", SIGNS_ASKED "plan = ( " WALK ("18:00") " );", last_minute);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/screen-turns/keeps-its-place", test_keeps_its_place);
  g_test_add_func ("/screen-turns/keeps-its-place-before-signs", test_keeps_its_place_before_signs);
  g_test_add_func ("/screen-turns/new-before-again", test_new_before_again);
  g_test_add_func ("/screen-turns/last-shown-comes-back", test_last_shown_comes_back);
  g_test_add_func ("/screen-turns/clock-set-back-under-a-question", test_clock_set_back_under_a_question);
  g_test_add_func ("/screen-turns/question-keeps-its-place", test_question_keeps_its_place);
  g_test_add_func ("/screen-turns/signs-wait-for-the-morning", test_signs_wait_for_the_morning);
  return g_test_run ();
}
