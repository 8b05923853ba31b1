/* A stretch, told as scripts: what happens at which time. */

#include "support/session-script.h"

#define CLIENT "client = { affected_side = \"right\"; };"

/* Seven seconds of hold, and no questions: times that can be counted on fingers. */
#define PLAIN                                                                                                          \
  CLIENT "plan = ( { id = \"s\"; kind = \"stretch\"; title = \"S\"; when = { at = \"19:00\"; }; ask_pain = false;"     \
         " steps = ( { exercise = \"pelvic-tilt\"; reps = 2; hold_seconds = 7; rest_seconds = 3; },"                   \
         "           { exercise = \"knee-to-chest\"; hold_seconds = 20; side = \"affected\"; } ); } );"

/* One step of one exercise, with this side and dose. */
#define ONE(dose)                                                                                                      \
  CLIENT "plan = ( { id = \"s\"; kind = \"stretch\"; title = \"S\"; when = { at = \"19:00\"; }; ask_pain = false;"     \
         " steps = ( { exercise = \"knee-to-chest\"; hold_seconds = 10; " dose " } ); } );"

static void
test_from_end_to_end (void)
{
  static const SessionStep steps[] = {
    { "0:00", "start", "show", "intro 20s" },
    { "0:19.9", "", "", "intro 0.1s" },
    { "0:20", "", "show", "ready pelvic-tilt 1/2 1/2 10s" },
    { "0:30", "", "cue start, update", "hold pelvic-tilt 1/2 1/2 7s" },
    { "0:37", "", "cue rest, update", "rest pelvic-tilt 1/2 2/2 3s" },
    { "0:40", "", "cue start, update", "hold pelvic-tilt 1/2 2/2 7s" },
    { "0:46.5", "", "", "hold pelvic-tilt 1/2 2/2 0.5s" },
    { "0:47", "", "step 1 2/2 +0, cue switch, show", "ready knee-to-chest 2/2 right 1/1 10s" },
    { "0:57", "", "cue start, update", "hold knee-to-chest 2/2 right 1/1 20s" },
    { "1:17", "", "step 2 1/1 +0, cue end, finished done, show", "notice summary" },
    { "1:31.9", "", "", "notice summary" },
    { "1:32", "", "over", "over" },
    { "2:00", "refused ok", "", "over" },
    { 0 },
  };

  session_script_run (PLAIN, "s", -1, steps);
}

/* Both sides, in either order, in sets; rests within a side, changes between sides. */
static void
test_each_side (void)
{
  static const SessionStep steps[] = {
    { "0:00", "start", NULL, NULL },
    { NULL, "press begin", "show", "ready knee-to-chest 1/1 left 1/2 set 1/2 10s" },
    { "0:10", "", "cue start, update", "hold knee-to-chest 1/1 left 1/2 set 1/2 10s" },
    { "0:20", "", "cue rest, update", "rest knee-to-chest 1/1 left 2/2 set 1/2 4s" },
    { "0:34", "", "cue start, update, cue switch, update", "switch knee-to-chest 1/1 right 1/2 set 1/2 4s" },
    { "0:48", "", "cue start, update, cue rest, update", "rest knee-to-chest 1/1 right 2/2 set 1/2 4s" },
    { "1:02", "", "cue start, update, cue switch, update", "switch knee-to-chest 1/1 left 1/2 set 2/2 4s" },
    { "1:57.9", "", NULL, "hold knee-to-chest 1/1 right 2/2 set 2/2 0.1s" },
    { "1:58", "", "step 1 8/8 +0, cue end, finished done, show", "notice summary" },
    { 0 },
  };

  session_script_run (ONE ("side = \"each-side\"; reps = 2; sets = 2; rest_seconds = 4;"), "s", -1, steps);
}

static void
test_alternate (void)
{
  static const SessionStep steps[] = {
    { "0:00", "start", NULL, NULL },
    { NULL, "press begin", "show", "ready knee-to-chest 1/1 left 1/2 10s" },
    { "0:20", "", NULL, "switch knee-to-chest 1/1 right 1/2 4s" },
    { "0:34", "", "cue start, update, cue switch, update", "switch knee-to-chest 1/1 left 2/2 4s" },
    { "0:48", "", "cue start, update, cue switch, update", "switch knee-to-chest 1/1 right 2/2 4s" },
    { "1:02", "", "cue start, update, step 1 4/4 +0, cue end, finished done, show", "notice summary" },
    { 0 },
  };

  session_script_run (ONE ("side = \"alternate\"; reps = 2; rest_seconds = 4;"), "s", -1, steps);
}

static void
test_other_side (void)
{
  static const SessionStep steps[] = {
    { "0:00", "start", NULL, NULL },
    { NULL, "press begin", "show", "ready knee-to-chest 1/1 left 1/1 10s" },
    { 0 },
  };

  session_script_run (ONE ("side = \"other\";"), "s", -1, steps);
}

static void
test_no_rest (void)
{
  static const SessionStep steps[] = {
    { "0:00", "start", NULL, NULL },
    { NULL, "press begin", NULL, NULL },
    { "0:10", "", "cue start, update", "hold knee-to-chest 1/1 left 1/1 10s" },
    /* no time to rest in, so one sound says it all */
    { "0:20", "", "cue switch, update", "hold knee-to-chest 1/1 right 1/1 10s" },
    { "0:30", "", "step 1 2/2 +0, cue end, finished done, show", NULL },
    { 0 },
  };

  session_script_run (ONE ("side = \"each-side\"; rest_seconds = 0;"), "s", -1, steps);
}

/* Whatever the pause: the hold is as long as it should be, and one sound begins each part of it. */
static void
test_pause (void)
{
  static const SessionStep steps[] = {
    { "0:00", "start", NULL, NULL },
    { NULL, "press begin", NULL, NULL },
    { "0:13", "press pause", "cue start, update, show", "paused pelvic-tilt 1/2 1/2" },
    { NULL, "refused pause", "", NULL },
    { "5:00", "press resume", "show", "ready pelvic-tilt 1/2 1/2 5s" },
    { "5:05", "", "cue start, update", "hold pelvic-tilt 1/2 1/2 4s" },
    { "5:09", "", "cue rest, update", "rest pelvic-tilt 1/2 2/2 3s" },
    { "5:10", "press pause", "show", "paused pelvic-tilt 1/2 2/2" },
    { "5:20", "press resume", "show", "ready pelvic-tilt 1/2 2/2 5s" },
    { "5:21", "press pause", "show", "paused pelvic-tilt 1/2 2/2" },
    { "5:22", "press resume", "show", "ready pelvic-tilt 1/2 2/2 5s" },
    { "5:27", "", "cue start, update", "hold pelvic-tilt 1/2 2/2 7s" },
    /* nobody comes back */
    { "5:28", "press pause", "show", "paused pelvic-tilt 1/2 2/2" },
    { "35:27.9", "", "", NULL },
    { "35:28", "", "step 1 1/2 +0, step 2 0/1 +0, finished partial interrupted, show", "notice summary" },
    { 0 },
  };

  session_script_run (PLAIN, "s", -1, steps);
}

static void
test_pause_before_the_first_step (void)
{
  static const SessionStep steps[] = {
    { "0:00", "start", NULL, NULL },
    { "0:05", "press pause", "show", "paused" },
    { NULL, "refused next", "", NULL },
    { NULL, "refused back", "", NULL },
    { "0:10", "press resume", "show", "intro 20s" },
    { "0:11", "press pause", "show", "paused" },
    { "30:11", "", "finished skipped interrupted, show", "notice summary" },
    { 0 },
  };

  session_script_run (PLAIN, "s", -1, steps);
}

static void
test_next_and_back (void)
{
  static const SessionStep steps[] = {
    { "0:00", "start", NULL, NULL },
    { NULL, "refused back", "", NULL },
    { NULL, "press next", "show", "ready pelvic-tilt 1/2 1/2 10s" },
    { NULL, "press back", "step 1 0/2 +0, show", "ready pelvic-tilt 1/2 1/2 10s" },
    { "0:18", "press next", "cue start, update, cue rest, update, step 1 1/2 +0, show",
      "ready knee-to-chest 2/2 right 1/1 10s" },
    { "0:30", "press back", "cue start, update, step 2 0/1 +0, show", "ready knee-to-chest 2/2 right 1/1 10s" },
    { NULL, "press back", "show", "ready pelvic-tilt 1/2 1/2 10s" },
    /* what was done once stays done, less does not take it back */
    { "0:42", "press next", "cue start, update, show", "ready knee-to-chest 2/2 right 1/1 10s" },
    { NULL, "press next", "finished partial left-out, show", "notice summary" },
    { NULL, "refused next", "", NULL },
    { NULL, "press ok", "over", "over" },
    { 0 },
  };

  session_script_run (PLAIN, "s", -1, steps);
}

/* The second go through a step gets less far than the first, which counts. */
static void
test_back_takes_nothing (void)
{
  static const SessionStep steps[] = {
    { "0:00", "start", NULL, NULL },
    { NULL, "press begin", NULL, NULL },
    { "0:27", "", NULL, "ready knee-to-chest 2/2 right 1/1 10s" },
    { NULL, "press back", "step 2 0/1 +0, show", "ready pelvic-tilt 1/2 1/2 10s" },
    { "0:45", "press next", "cue start, update, cue rest, update, show", "ready knee-to-chest 2/2 right 1/1 10s" },
    { "1:14", "", NULL, "hold knee-to-chest 2/2 right 1/1 1s" },
    { "1:15", "", "step 2 1/1 +0, cue end, finished done, show", "notice summary" },
    { 0 },
  };

  session_script_run (PLAIN, "s", -1, steps);
}

static void
test_nothing_done_is_skipped (void)
{
  static const SessionStep steps[] = {
    { "0:00", "start", NULL, NULL },
    { NULL, "press next", NULL, NULL },
    { NULL, "press next", "step 1 0/2 +0, show", NULL },
    { NULL, "press next", "step 2 0/1 +0, finished skipped left-out, show", "notice summary" },
    { 0 },
  };

  session_script_run (PLAIN, "s", -1, steps);
}

static void
test_stop (void)
{
  static const SessionStep steps[] = {
    { "0:00", "start", NULL, NULL },
    { NULL, "press begin", NULL, NULL },
    { "0:32", "press stop", NULL, "ask why-stop" },
    { "0:40", "press resume", "show", "ready knee-to-chest 2/2 right 1/1 10s" },
    { "1:05", "press stop", "cue start, update, show", "ask why-stop" },
    { NULL, "refused done", "", NULL },
    /* going on is not beginning anew: 12 of 20 s were still to come */
    { "1:10", "press resume", "show", "ready knee-to-chest 2/2 right 1/1 5s" },
    { "1:15", "", "cue start, update", "hold knee-to-chest 2/2 right 1/1 5s" },
    { NULL, "press stop", "show", "ask why-stop" },
    { "1:16", "press interrupted", "step 2 0/1 +0, finished partial interrupted, show", "notice summary" },
    { NULL, "press stop", "over", "over" },
    { 0 },
  };

  session_script_run (PLAIN, "s", -1, steps);
}

static void
test_stop_for_pain (void)
{
  static const SessionStep steps[] = {
    { "0:00", "start", NULL, NULL },
    { NULL, "press begin", NULL, NULL },
    { "0:20", "press stop", NULL, "ask why-stop" },
    { NULL, "press pain", "step 1 1/2 +0, step 2 0/1 +0, finished stopped pain, show", "ask pain 0-10" },
    { NULL, "press 5", "show", "ask place 0-4" },
    { NULL, "press 2", "pain after 5 thigh, show", "notice stopped" },
    { "10:20", "", "over", "over" },
    { 0 },
  };

  session_script_run (PLAIN, "s", -1, steps);
}

static void
test_stop_unanswered (void)
{
  static const SessionStep steps[] = {
    { "0:00", "start", NULL, NULL },
    { NULL, "press stop", "show", "ask why-stop" },
    { NULL, "press resume", "show", "intro 20s" },
    { NULL, "press stop", "show", "ask why-stop" },
    { "10:00", "", "finished skipped interrupted, show", "notice summary" },
    { 0 },
  };

  session_script_run (PLAIN, "s", -1, steps);
}

/* Locking by hand pauses; what went on when the machine was put to sleep begins anew. */
static void
test_lock_and_sleep (void)
{
  static const SessionStep steps[] = {
    { "0:00", "start", NULL, NULL },
    { NULL, "press begin", NULL, NULL },
    /* on the floor nobody touches the keyboard */
    { "0:11", "idle 11", "cue start, update", "hold pelvic-tilt 1/2 1/2 6s" },
    { "0:12", "lock", "show", "paused pelvic-tilt 1/2 1/2" },
    { "1:00", "active", "show", "paused pelvic-tilt 1/2 1/2" },
    { NULL, "press resume", "show", NULL },
    { "1:06", "asleep", "cue start, update, show", "paused pelvic-tilt 1/2 1/2" },
    { "9:00", "woke 460", "", "paused pelvic-tilt 1/2 1/2" },
    { NULL, "press resume", "show", NULL },
    { "9:05", "", "cue start, update", "hold pelvic-tilt 1/2 1/2 7s" },
    /* the same without having been told before */
    { "10:00", "woke 50", "show", "paused pelvic-tilt 1/2 1/2" },
    { NULL, "press resume", "show", NULL },
    { "10:05", "", "cue start, update", "hold pelvic-tilt 1/2 1/2 7s" },
    /* a night */
    { "490:00", "woke 28790", "show, step 1 0/2 +0, step 2 0/1 +0, finished skipped interrupted, show",
      "notice summary" },
    { 0 },
  };

  session_script_run (PLAIN, "s", -1, steps);
}

static void
test_restored (void)
{
  static const SessionStep steps[] = {
    { "0:00", "start", NULL, NULL },
    { NULL, "press begin", NULL, NULL },
    { "0:11", "", NULL, "hold pelvic-tilt 1/2 1/2 6s" },
    { NULL, "reload", "", "hold pelvic-tilt 1/2 1/2 6s" },
    /* still in the hold: it ends when it would have */
    { "0:15", "restored", "show", "hold pelvic-tilt 1/2 1/2 2s" },
    { "0:17", "", "cue rest, update", "rest pelvic-tilt 1/2 2/2 3s" },
    { "0:20", "", NULL, "hold pelvic-tilt 1/2 2/2 7s" },
    { NULL, "reload", "", NULL },
    /* its end came while nobody could tell */
    { "0:40", "restored", "show", "ready pelvic-tilt 1/2 2/2 5s" },
    { "0:45", "", "cue start, update", "hold pelvic-tilt 1/2 2/2 7s" },
    { NULL, "press pause", NULL, NULL },
    { NULL, "reload", "", NULL },
    { "20:00", "restored", "show", "paused pelvic-tilt 1/2 2/2" },
    { NULL, "press resume", NULL, NULL },
    { NULL, "reload", "", NULL },
    { "60:00", "restored", "step 1 1/2 +0, step 2 0/1 +0, finished partial interrupted, show", "notice summary" },
    { 0 },
  };

  session_script_run (PLAIN, "s", -1, steps);
}

static void
test_lost (void)
{
  static const SessionStep steps[] = {
    { "0:00", "start", NULL, NULL },
    { NULL, "press begin", NULL, NULL },
    { "0:18", "reload", NULL, "rest pelvic-tilt 1/2 2/2 2s" },
    { "0:19", "lost", "step 1 1/2 +0, step 2 0/1 +0, finished partial restarted, over", "over" },
    { 0 },
  };

  session_script_run (PLAIN, "s", -1, steps);
}

/* A tick a little late takes nothing from what follows, one very late does not run through it. */
static void
test_late_ticks (void)
{
  g_autoptr (LimberRoutine) routine = session_script_routine (PLAIN);
  const LimberActivity *activity = limber_phase_find (routine->phases->pdata[0], "s");
  LimberSessionPlan plan = { .routine = routine, .activity = activity, .pain_before = -1 };
  LimberSessionInput tick = { .kind = LIMBER_INPUT_TICK };
  g_autoptr (GArray) effects = limber_effects_new ();
  g_autoptr (LimberSession) session = limber_session_new (&plan, 0, effects);
  gint64 second = G_USEC_PER_SEC;

  limber_session_handle (session, &tick, 20 * second + 40000, effects);
  limber_session_handle (session, &tick, 30 * second + 1900000, effects);
  g_assert_cmpint (limber_session_wake (session, 32 * second, 0), ==, 37 * second);
  limber_session_handle (session, &tick, 120 * second, effects);
  g_assert_cmpint (limber_session_view (session, 120 * second).phase, ==, LIMBER_PHASE_REST);
  g_assert_cmpint (limber_session_wake (session, 120 * second, 0), ==, 123 * second);
}

/* The seconds on a display change on whole seconds before the end. */
static void
test_wakes_for_a_display (void)
{
  g_autoptr (LimberRoutine) routine = session_script_routine (PLAIN);
  LimberSessionPlan plan = { .routine = routine, .pain_before = -1 };
  LimberSessionInput tick = { .kind = LIMBER_INPUT_TICK };
  g_autoptr (GArray) effects = limber_effects_new ();
  g_autoptr (LimberSession) session = NULL;
  gint64 now = 0;

  plan.activity = limber_phase_find (routine->phases->pdata[0], "s");
  session = limber_session_new (&plan, now, effects);
  g_assert_cmpint (limber_session_wake (session, now, 0), ==, 20 * G_USEC_PER_SEC);
  now = 300000;
  for (int left = 19; left >= 0; left--)
    {
      now = limber_session_wake (session, now, G_USEC_PER_SEC);
      limber_session_handle (session, &tick, now, effects);
      if (left > 0)
        g_assert_cmpint (limber_session_view (session, now).left, ==, left * G_USEC_PER_SEC);
    }
  g_assert_cmpint (limber_session_view (session, now).phase, ==, LIMBER_PHASE_READY);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/stretch/from-end-to-end", test_from_end_to_end);
  g_test_add_func ("/session/stretch/each-side", test_each_side);
  g_test_add_func ("/session/stretch/alternate", test_alternate);
  g_test_add_func ("/session/stretch/other-side", test_other_side);
  g_test_add_func ("/session/stretch/no-rest", test_no_rest);
  g_test_add_func ("/session/stretch/pause", test_pause);
  g_test_add_func ("/session/stretch/pause-before-the-first-step", test_pause_before_the_first_step);
  g_test_add_func ("/session/stretch/next-and-back", test_next_and_back);
  g_test_add_func ("/session/stretch/back-takes-nothing", test_back_takes_nothing);
  g_test_add_func ("/session/stretch/nothing-done", test_nothing_done_is_skipped);
  g_test_add_func ("/session/stretch/stop", test_stop);
  g_test_add_func ("/session/stretch/stop-for-pain", test_stop_for_pain);
  g_test_add_func ("/session/stretch/stop-unanswered", test_stop_unanswered);
  g_test_add_func ("/session/stretch/lock-and-sleep", test_lock_and_sleep);
  g_test_add_func ("/session/stretch/restored", test_restored);
  g_test_add_func ("/session/stretch/lost", test_lost);
  g_test_add_func ("/session/stretch/late-ticks", test_late_ticks);
  g_test_add_func ("/session/stretch/wakes-for-a-display", test_wakes_for_a_display);
  return g_test_run ();
}
