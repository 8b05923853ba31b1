/* Pain beside the sessions, and what the launcher's actions ask, told as scenarios on the simulated clock. */

#include "support/health-routines.h"
#include "support/sim.h"

static void
test_pain_by_command (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T08:30", PAIN, "3 thigh after the bus" },
    { NULL, SAID, "Noted" },
    { NULL, ROWS, "pain 1" },
    { NULL, NOTHING, NULL },
    { NULL, PAIN, "3 elsewhere" },
    { NULL, SAID, "say one of: " },
    { NULL, PAIN, "11" },
    { NULL, SAID, "from 0 to 10" },
    { NULL, ROWS, "pain 0" },
    /* once a day is enough, and it is not so much that it is asked again */
    { "2026-03-02T09:00", PRESS, "start" },
    { NULL, SHOWS, "Before you begin: Stretches" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH, steps);
}

/* From stop_at on the stretches are held until tomorrow, the rest is not. */
static void
test_too_much_pain (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T08:30", PAIN, "6" },
    { NULL, SAID, "on hold until tomorrow" },
    { NULL, ROWS, "held 1" },
    { "2026-03-02T09:30", NOTHING, NULL },
    { NULL, REFUSED, "start stretch" },
    { "2026-03-02T12:00", SHOWS, "Walk" },
    { NULL, PRESS, "skip" },
    { NULL, DISMISS, NULL },
    { "2026-03-02T19:30", OUTCOME, "stretch 2026-03-02 18:00 held" },
    { NULL, STATUS, "'held': <true>" },
    { "2026-03-03T09:00", SHOWS, "Stretches" },
    { NULL, STATUS, "'held': <false>" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH, steps);
}

/* Further down the leg than earlier that day: held until somebody was spoken to. */
static void
test_further_down (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T08:10", PAIN, "2 buttock" },
    /* a bare number does not say that it moved */
    { "2026-03-02T08:15", PAIN, "3" },
    { NULL, ROWS, "held 0" },
    { "2026-03-02T08:30", PAIN, "2 calf" },
    { NULL, SAID, "further down the leg" },
    { NULL, ROWS, "held 1" },
    { "2026-03-05T09:00", NOTHING, NULL },
    { NULL, SEEN, NULL },
    { NULL, SHOWS, "Stretches" },
    { 0 },
  };
  /* what was so yesterday is no measure */
  static const SimStep overnight[] = {
    { "2026-03-02T20:00", PAIN, "2 buttock" },
    { "2026-03-03T08:00", PAIN, "2 calf" },
    { NULL, ROWS, "held 0" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH, steps);
  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH, overnight);
}

/* A hold that is older than what is remembered of occurrences still holds what it held, no more. */
static void
test_held_for_long (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T08:10", PAIN, "2 back" },
    { NULL, PAIN, "2 foot" },
    { "2026-04-20T11:00", KILL, NULL },
    { NULL, NOTHING, NULL },
    { "2026-04-20T12:00", SHOWS, "Walk" },
    { NULL, STATUS, "'held': <true>" },
    { NULL, SEEN, NULL },
    { "2026-04-20T18:00", SHOWS, "Stretches" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH, steps);
}

static void
test_pain_on_the_screen (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T09:00", SHOWS, "Stretches" },
    /* the reminder waits for its turn */
    { NULL, PAIN, NULL },
    { NULL, SHOWS, "How much does it hurt now?" },
    { NULL, BUTTONS, "0-3 4-7 8-10" },
    { NULL, PRESS, "0-3" },
    { NULL, PRESS, "2" },
    { NULL, SHOWS, "Where does it hurt?" },
    { NULL, KILL, NULL },
    { NULL, SHOWS, "Where does it hurt?" },
    { NULL, PRESS, "0-1" },
    { NULL, ROWS, "pain 0" },
    { NULL, PRESS, "1" },
    { NULL, ROWS, "pain 1" },
    { NULL, SHOWS, "Noted" },
    { "2026-03-02T09:00:10", SHOWS, "Noted" },
    { "2026-03-02T09:00:20", SHOWS, "Stretches" },
    { 0 },
  };
  static const SimStep left[] = {
    { "2026-03-02T08:30", PAIN, NULL },
    { NULL, DISMISS, NULL },
    { NULL, NOTHING, NULL },
    { NULL, ROWS, "pain 0" },
    { NULL, PAIN, NULL },
    { NULL, PRESS, "4-7" },
    { NULL, PRESS, "6" },
    { NULL, DISMISS, NULL },
    { NULL, ROWS, "pain 1" },
    { NULL, SHOWS, "That is enough for today" },
    { NULL, PRESS, "ok" },
    { NULL, PAIN, NULL },
    { "2026-03-02T08:41", NOTHING, NULL },
    { "2026-03-02T08:45", SERVER_GONE, NULL },
    { NULL, PAIN, NULL },
    { NULL, SAID, "no notifications" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH, steps);
  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH, left);
}

/* Not today, because it hurts: how much, and then the warning signs. */
static void
test_hurts (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T08:00", PRESS, "open" },
    { NULL, PRESS, "no" },
    { NULL, PRESS, "no" },
    { "2026-03-02T09:00", PRESS, "skip" },
    { NULL, PRESS, "hurts" },
    { NULL, OUTCOME, "stretch 2026-03-02 09:00 skipped" },
    { NULL, SHOWS, "How much does it hurt now?" },
    { NULL, PRESS, "4-7" },
    { NULL, PRESS, "4-5" },
    { NULL, PRESS, "4" },
    { NULL, PRESS, "0-1" },
    { NULL, PRESS, "0" },
    { NULL, SHOWS, "Noted" },
    { NULL, PRESS, "ok" },
    { NULL, SHOWS, "A health question" },
    { NULL, PRESS, "open" },
    { NULL, SHOWS, "Is any one of these true?" },
    { 0 },
  };
  static const SimStep by_command[] = {
    { "2026-03-02T08:00", PRESS, "open" },
    { NULL, PRESS, "no" },
    { NULL, PRESS, "no" },
    { "2026-03-02T09:00", COMMAND, "skip stretch hurts" },
    { NULL, SHOWS, "How much does it hurt now?" },
    { NULL, DISMISS, NULL },
    { NULL, SHOWS, "A health question" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", SIGNED, steps);
  sim_run ("Europe/London", "2026-03-02T08:00", SIGNED, by_command);
}

static void
test_stop_for_pain (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T08:00", PRESS, "open" },
    { NULL, PRESS, "no" },
    { NULL, PRESS, "no" },
    { "2026-03-02T08:30", PAIN, "1 back" },
    { "2026-03-02T09:00", PRESS, "start" },
    { NULL, PRESS, "begin" },
    { NULL, PRESS, "stop" },
    { NULL, PRESS, "pain" },
    { NULL, OUTCOME, "stretch 2026-03-02 09:00 stopped" },
    { NULL, SHOWS, "How much does it hurt now?" },
    { NULL, PRESS, "0-3" },
    { NULL, PRESS, "3" },
    { NULL, PRESS, "0-1" },
    { NULL, PRESS, "0" },
    { NULL, SHOWS, "Stopped" },
    { NULL, DISMISS, NULL },
    { NULL, SHOWS, "A health question" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", SIGNED, steps);
}

/* The launcher's actions. */
static void
test_pause_on_the_screen (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T08:30", ASK_PAUSE, NULL },
    { NULL, SHOWS, "Pause reminders" },
    { NULL, BUTTONS, "hour tomorrow week" },
    { NULL, PRESS, "hour" },
    { NULL, SHOWS, "Paused until 09:30" },
    { "2026-03-02T08:31", NOTHING, NULL },
    { "2026-03-02T09:29", NOTHING, NULL },
    { "2026-03-02T09:30", SHOWS, "Stretches" },
    { NULL, ASK_PAUSE, NULL },
    { NULL, PRESS, "week" },
    { NULL, SHOWS, "Paused until Mon 9 March" },
    { "2026-03-04T12:00", ASK_PAUSE, NULL },
    { NULL, SHOWS, "Reminders are paused" },
    { NULL, BUTTONS, "resume tomorrow week" },
    { NULL, PRESS, "resume" },
    { NULL, SHOWS, "Reminders come again" },
    { NULL, PRESS, "ok" },
    { NULL, SHOWS, "Walk" },
    /* left alone, it goes */
    { NULL, ASK_PAUSE, NULL },
    { "2026-03-04T12:04", SHOWS, "Pause reminders" },
    { "2026-03-04T12:06", NOTHING, NULL },
    { "2026-03-04T12:15", SHOWS, "Walk" },
    { NULL, ASK_PAUSE, NULL },
    { NULL, DISMISS, NULL },
    { NULL, ROWS, "paused 2" },
    { 0 },
  };
  static const SimStep in_session[] = {
    { "2026-03-02T08:30", PAIN, "1 back" },
    { "2026-03-02T09:00", PRESS, "start" },
    { NULL, PRESS, "begin" },
    { NULL, ASK_PAUSE, NULL },
    { NULL, SAID, "The session is paused" },
    { NULL, BUTTONS, "resume next stop" },
    { NULL, ROWS, "paused 0" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH, steps);
  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH, in_session);
}

static void
test_undo_on_the_screen (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T08:30", UNDO_SHOWN, NULL },
    { NULL, SHOWS, "There is nothing to take back" },
    { "2026-03-02T08:31", NOTHING, NULL },
    { "2026-03-02T15:00", PRESS, "done" },
    { NULL, OUTCOME, "stand 2026-03-02 15:00 done" },
    { NULL, UNDO_SHOWN, NULL },
    { NULL, OUTCOME, "stand 2026-03-02 15:00 open" },
    { NULL, SHOWS, "Stand up (15:00): the answer was taken back" },
    { NULL, PRESS, "ok" },
    { "2026-03-02T15:15", SHOWS, "Stand up" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH, steps);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/health/pain/by-command", test_pain_by_command);
  g_test_add_func ("/health/pain/too-much", test_too_much_pain);
  g_test_add_func ("/health/pain/further-down", test_further_down);
  g_test_add_func ("/health/pain/held-for-long", test_held_for_long);
  g_test_add_func ("/health/pain/on-the-screen", test_pain_on_the_screen);
  g_test_add_func ("/health/hurts", test_hurts);
  g_test_add_func ("/health/stop-for-pain", test_stop_for_pain);
  g_test_add_func ("/health/pause-on-the-screen", test_pause_on_the_screen);
  g_test_add_func ("/health/undo-on-the-screen", test_undo_on_the_screen);
  return g_test_run ();
}
