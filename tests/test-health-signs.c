/* Warning signs, told as scenarios on the simulated clock. */

#include "support/health-routines.h"
#include "support/sim.h"

/* Day 1, and then every week: first what says nothing, in the client's day. */
static void
test_asked_by_itself (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T07:59", NOTHING, NULL },
    { "2026-03-02T08:00", SHOWS, "A health question" },
    { NULL, BUTTONS, "open later" },
    { NULL, ROWS, "shown 1" },
    { NULL, PRESS, "open" },
    { NULL, BODY, "Numb." },
    { NULL, BUTTONS, "yes no" },
    { NULL, KILL, NULL },
    { NULL, BODY, "Numb." },
    { NULL, PRESS, "no" },
    { NULL, BODY, "Tired." },
    { NULL, PRESS, "no" },
    { NULL, ROWS, "answer 3" },
    { NULL, SHOWS, "Noted" },
    { "2026-03-02T08:01", NOTHING, NULL },
    { "2026-03-03T08:00", NOTHING, NULL },
    { "2026-03-08T08:00", NOTHING, NULL },
    { "2026-03-09T07:59", NOTHING, NULL },
    { "2026-03-09T08:00", SHOWS, "A health question" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T06:00", SIGNED, steps);
}

/* Ignored, it comes again as a reminder would: once, and then the next day. What is due meanwhile
 * waits no longer than the notice stays. */
static void
test_ignored (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T08:58", SHOWS, "A health question" },
    { "2026-03-02T09:00", SHOWS, "A health question" },
    { "2026-03-02T09:08", SHOWS, "Stretches" },
    { NULL, PRESS, "skip" },
    { NULL, PRESS, "no-time" },
    { NULL, NOTHING, NULL },
    { "2026-03-02T09:12", NOTHING, NULL },
    { "2026-03-02T09:13", SHOWS, "A health question" },
    { NULL, PRESS, "later" },
    { NULL, NOTHING, NULL },
    { "2026-03-02T11:59", NOTHING, NULL },
    { NULL, ROWS, "shown 3" },
    { "2026-03-03T08:00", SHOWS, "A health question" },
    { NULL, DISMISS, NULL },
    { NULL, NOTHING, NULL },
    { "2026-03-03T08:15", SHOWS, "A health question" },
    /* opened and left alone */
    { NULL, PRESS, "open" },
    { "2026-03-03T08:26", NOTHING, NULL },
    { "2026-03-04T08:00", SHOWS, "A health question" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:58", SIGNED, steps);
}

/* What the client wishes to see does not wait for it. */
static void
test_gives_way (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T08:30", SHOWS, "A health question" },
    { NULL, REMIND, "stand" },
    { NULL, SHOWS, "Stand up" },
    { NULL, PRESS, "done" },
    { "2026-03-02T08:44", NOTHING, NULL },
    { "2026-03-02T08:45", SHOWS, "A health question" },
    { NULL, COMMAND, "start walk" },
    { NULL, SHOWS, "Walk" },
    { 0 },
  };

  /* both wait for the client to come back */
  static const SimStep away[] = {
    { "2026-03-02T07:55", IDLE, "10" },
    { "2026-03-02T08:10", REMIND, "stand" },
    { NULL, NOTHING, NULL },
    { NULL, ACTIVE, NULL },
    { NULL, SHOWS, "Stand up" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:30", SIGNED, steps);
  sim_run ("Europe/London", "2026-03-02T07:50", SIGNED, away);
}

/* Not while the client is away, in quiet hours or in a pause, nor in a session. */
static void
test_waits (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T06:30", SETTING, "quiet 06:00-10:00" },
    { "2026-03-02T09:59", NOTHING, NULL },
    { "2026-03-02T10:00", SHOWS, "A health question" },
    { NULL, PRESS, "open" },
    { NULL, PRESS, "no" },
    { NULL, PRESS, "no" },
    { NULL, PRESS, "ok" },
    { NULL, SHOWS, "Stretches" },
    { "2026-03-08T20:00", PAUSE, "2026-03-09T11:00" },
    { "2026-03-09T10:59", NOTHING, NULL },
    { NULL, IDLE, "10" },
    { "2026-03-09T11:10", NOTHING, NULL },
    { NULL, ACTIVE, NULL },
    { NULL, SHOWS, "A health question" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T06:00", SIGNED, steps);
}

/* One yes: stretches and walks are held, standing up is not; it stays until somebody was seen. */
static void
test_yes (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T08:30", SIGNS, "screen" },
    { NULL, SHOWS, "Is any one of these true?" },
    { NULL, PRESS, "yes" },
    { NULL, ROWS, "held 1" },
    { NULL, SHOWS, "Call 112 now" },
    { NULL, URGENT, "yes" },
    { NULL, BODY, "Nobody has been told" },
    { NULL, STATUS, "Call 112 now" },
    { NULL, PRESS, "ok" },
    { "2026-03-02T09:00", NOTHING, NULL },
    { NULL, REFUSED, "start stretch" },
    { "2026-03-02T12:00", NOTHING, NULL },
    { NULL, KILL, NULL },
    { NULL, STATUS, "Call 112 now" },
    { NULL, STATUS, "Nobody has been told" },
    { "2026-03-02T15:00", SHOWS, "Stand up" },
    { NULL, PRESS, "done" },
    /* who has one is not asked for more of them every week */
    { "2026-03-12T10:00", NOTHING, NULL },
    { NULL, SEEN, NULL },
    { NULL, SHOWS, "A health question" },
    { 0 },
  };
  static const SimStep unnumbered[] = {
    { "2026-03-02T08:30", SIGNS, "screen" },
    { NULL, BODY, "Fever." },
    { NULL, PRESS, "yes" },
    { NULL, SHOWS, "Speak to a doctor today" },
    { NULL, URGENT, "no" },
    { NULL, BODY, "your local emergency number" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", SIGNED, steps);
  sim_run ("Europe/London", "2026-03-02T08:00", UNNUMBERED, unnumbered);
}

/* Answered in a terminal nothing is on the screen, but what a yes means is. */
static void
test_in_a_terminal (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T08:30", SIGNS, "here" },
    { NULL, NOTHING, NULL },
    { NULL, ANY_SIGN, "no" },
    { NULL, NOTHING, NULL },
    { NULL, ROWS, "answer 1" },
    { NULL, ANY_SIGN, "no" },
    { NULL, SAID, "Noted" },
    { NULL, ROWS, "answer 2" },
    { NULL, ANY_SIGN, "no" },
    { NULL, SAID, "not being asked any more" },
    { "2026-03-02T08:30:05", REMIND, "stand" },
    { NULL, SHOWS, "Stand up" },
    { NULL, PRESS, "done" },
    { "2026-03-02T08:31", SIGNS, "here" },
    { NULL, ANY_SIGN, "yes" },
    { NULL, SAID, "Call 112 now" },
    { NULL, SHOWS, "Call 112 now" },
    { NULL, ROWS, "held 1" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", SIGNED, steps);
}

/* A clock that is set back to before it was said makes a warning sign no less true, nor ends a pause. */
static void
test_clock_set_back (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T12:30", SIGNS, "here" },
    { NULL, ANY_SIGN, "yes" },
    { NULL, PRESS, "ok" },
    { "2026-03-02T12:31", SET_CLOCK, "2026-03-02T08:00" },
    { "2026-03-02T09:01", NOTHING, NULL },
    { NULL, KILL, NULL },
    { "2026-03-02T09:02", NOTHING, NULL },
    { NULL, SEEN, NULL },
    { NULL, SHOWS, "Stretches, 1 min" },
    { 0 },
  };
  static const SimStep paused[] = {
    { "2026-03-02T12:30", PAUSE, "" },     { "2026-03-02T12:31", SET_CLOCK, "2026-03-02T08:00" },
    { "2026-03-02T09:01", NOTHING, NULL }, { NULL, RESUME, NULL },
    { NULL, SHOWS, "Stretches, 1 min" },   { "2026-03-02T09:05", SET_CLOCK, "2026-03-02T09:00" },
    { NULL, SHOWS, "Stretches, 1 min" },   { NULL, KILL, NULL },
    { NULL, SHOWS, "Stretches, 1 min" },   { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T12:00", SIGNED, steps);
  sim_run ("Europe/London", "2026-03-02T12:00", STRETCH, paused);
}

/* Asked for in the middle of a session, they come when that is over. */
static void
test_in_a_session (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T08:30", PAIN, "1 back" },
    { "2026-03-02T09:00", PRESS, "start" },
    { NULL, PRESS, "begin" },
    { NULL, SIGNS, "screen" },
    { NULL, SHOWS, "Why do you stop?" },
    { NULL, PRESS, "interrupted" },
    { NULL, SHOWS, "Is any one of these true?" },
    /* pain does not push them aside */
    { NULL, PAIN, NULL },
    { NULL, SAID, "answer them first" },
    { NULL, SHOWS, "Is any one of these true?" },
    { 0 },
  };
  static const SimStep pain[] = {
    { "2026-03-02T08:30", PAIN, "1 back" },
    { "2026-03-02T09:00", PRESS, "start" },
    { NULL, PRESS, "begin" },
    { NULL, PAIN, NULL },
    { NULL, SHOWS, "Why do you stop?" },
    { NULL, PRESS, "pain" },
    { NULL, SHOWS, "How much does it hurt now?" },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", UNNUMBERED, steps);
  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH, pain);
}

static void
test_no_signs (void)
{
  static const SimStep steps[] = {
    { "2026-03-02T08:30", SIGNS, "screen" },
    { NULL, SAID, "lists no warning signs" },
    { NULL, NOTHING, NULL },
    { NULL, FILE_IS, "" },
    { NULL, PAIN, "3" },
    { NULL, SAID, "no routine is installed" },
    { 0 },
  };
  /* the routine goes while it asks */
  static const SimStep gone[] = {
    { "2026-03-02T08:30", SIGNS, "screen" },
    { NULL, FILE_IS, "" },
    { NULL, NOTHING, NULL },
    { 0 },
  };

  sim_run ("Europe/London", "2026-03-02T08:00", STRETCH, steps);
  sim_run ("Europe/London", "2026-03-02T08:00", SIGNED, gone);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/health/signs/asked-by-itself", test_asked_by_itself);
  g_test_add_func ("/health/signs/ignored", test_ignored);
  g_test_add_func ("/health/signs/gives-way", test_gives_way);
  g_test_add_func ("/health/signs/waits", test_waits);
  g_test_add_func ("/health/signs/yes", test_yes);
  g_test_add_func ("/health/signs/in-a-terminal", test_in_a_terminal);
  g_test_add_func ("/health/signs/in-a-session", test_in_a_session);
  g_test_add_func ("/health/signs/none", test_no_signs);
  g_test_add_func ("/health/signs/clock-set-back", test_clock_set_back);
  return g_test_run ();
}
