/* Pain and warning signs, told as scripts: what is asked, written down and held. */

#include "support/session-script.h"

#define CLIENT "client = { affected_side = \"right\"; };"

#define PAIN                                                                                                           \
  CLIENT "plan = ( { id = \"s\"; kind = \"stretch\"; title = \"S\"; when = { at = \"19:00\"; };"                       \
         " steps = ( { exercise = \"pelvic-tilt\"; sets = 2; hold_seconds = 10; rest_seconds = 5; } ); } );"

#define ANY "plan = ( { id = \"p\"; kind = \"posture\"; title = \"P\"; when = { at = \"19:00\"; }; minutes = 2; } );"

static void
test_pain_before_and_after (void)
{
  static const SessionStep steps[] = {
    { "0:00", "start", "show", "ask pain 0-10" },
    { NULL, "press 0-3", "show", "ask pain 0-3" },
    { NULL, "refused 4", "", "ask pain 0-3" },
    { NULL, "press wider", "show", "ask pain 0-10" },
    { NULL, "refused wider", "", NULL },
    { NULL, "press 0-3", "show", NULL },
    { NULL, "press 3", "show", "ask place 0-4" },
    { NULL, "press 0-1", "show", "ask place 0-1" },
    { NULL, "press 1", "pain before 3 buttock, show", "intro 20s" },
    { NULL, "press begin", NULL, "ready pelvic-tilt 1/1 1/1 set 1/2 10s" },
    { "0:35", "", "cue start, update, cue rest, update, cue start, update, step 1 2/2 +0, cue end, finished done, show",
      "ask pain 0-10" },
    { NULL, "press 2", NULL, "ask place 0-4" },
    { NULL, "answer buttock", "pain after 2 buttock, show", "notice summary" },
    { 0 },
  };

  session_script_run (PAIN, "s", -1, steps);
}

/* From stop_at on it is not begun; the answer is asked again later in the day. */
static void
test_too_much_before (void)
{
  static const SessionStep steps[] = {
    { "0:00", "start", "show", "ask pain 0-10" },
    { NULL, "press 6", NULL, NULL },
    { NULL, "press 0", "pain before 6 back, finished stopped pain, show", "notice not-today" },
    { "10:00", "", "over", "over" },
    { 0 },
  };

  session_script_run (PAIN, "s", -1, steps);
  session_script_run (PAIN, "s", 6, steps);
  session_script_run (PAIN, "s", 4, steps);
}

static void
test_ease_off (void)
{
  static const SessionStep steps[] = {
    { "0:00", "start", "show", "ask pain 0-10" },
    { NULL, "press 4", NULL, NULL },
    { NULL, "press 0", "pain before 4 back, show", "intro 20s" },
    { NULL, "press begin", NULL, "ready pelvic-tilt 1/1 1/1 10s" },
    /* one set fewer is all that is asked for, and yet not the whole dose */
    { "0:20", "", "cue start, update, step 1 1/2 +0, cue end, finished done, show", "ask pain 0-10" },
    { NULL, "press 0", "pain after 0, show", "notice summary" },
    { 0 },
  };

  session_script_run (PAIN, "s", -1, steps);
}

static void
test_once_a_day (void)
{
  static const SessionStep steps[] = {
    { "0:00", "start", "show", "intro 20s" },
    { 0 },
  };

  session_script_run (PAIN, "s", 0, steps);
  session_script_run (PAIN, "s", 3, steps);
}

static void
test_held_after (void)
{
  static const SessionStep too_much[] = {
    { "0:00", "start", NULL, NULL },
    { NULL, "press next", "show", "intro 20s" },
    { NULL, "press begin", NULL, NULL },
    { "0:35", "", NULL, "ask pain 0-10" },
    { NULL, "press 6", NULL, NULL },
    { NULL, "press 4", "pain after 6 foot, hold tomorrow pain, show", "notice held" },
    { NULL, "press ok", "over", "over" },
    { 0 },
  };
  static const SessionStep further[] = {
    { "0:00", "start", NULL, NULL },
    { NULL, "press 1", NULL, NULL },
    { NULL, "press 1", "pain before 1 buttock, show", NULL },
    { NULL, "press begin", NULL, NULL },
    { "0:35", "", NULL, "ask pain 0-10" },
    { NULL, "press 1", NULL, NULL },
    { NULL, "press 2", "pain after 1 thigh, hold seen further-down, show", "notice further-down" },
    { 0 },
  };
  static const SessionStep nearer[] = {
    { "0:00", "start", NULL, NULL },
    { NULL, "press 3", NULL, NULL },
    { NULL, "press 3", "pain before 3 calf, show", NULL },
    { NULL, "press begin", NULL, NULL },
    { "0:35", "", NULL, "ask pain 0-10" },
    { NULL, "press 5", NULL, NULL },
    { NULL, "press 3", "pain after 5 calf, show", "notice summary" },
    { 0 },
  };
  static const SessionStep both[] = {
    { "0:00", "start", NULL, NULL },
    { NULL, "press 0", "pain before 0, show", "intro 20s" },
    { NULL, "press begin", NULL, NULL },
    { "0:35", "", NULL, "ask pain 0-10" },
    { NULL, "press 8", NULL, NULL },
    { NULL, "press 1", "pain after 8 buttock, hold tomorrow pain, hold seen further-down, show",
      "notice further-down" },
    { 0 },
  };

  session_script_run (PAIN, "s", -1, too_much);
  session_script_run (PAIN, "s", -1, further);
  session_script_run (PAIN, "s", -1, nearer);
  session_script_run (PAIN, "s", -1, both);
}

/* Nobody answers, or only half. */
static void
test_pain_unanswered (void)
{
  static const SessionStep never[] = {
    { "0:00", "start", NULL, NULL },
    { "10:00", "", "finished skipped unanswered, over", "over" },
    { 0 },
  };
  static const SessionStep half[] = {
    { "0:00", "start", NULL, NULL },
    { "0:01", "press 3", NULL, "ask place 0-4" },
    { "10:01", "", "pain before 3, finished skipped unanswered, over", "over" },
    { 0 },
  };
  static const SessionStep after[] = {
    { "0:00", "start", NULL, NULL },       { NULL, "press next", NULL, NULL }, { NULL, "press begin", NULL, NULL },
    { "0:35", "", NULL, "ask pain 0-10" }, { "10:35", "", "over", "over" },    { 0 },
  };
  static const SessionStep held[] = {
    { "0:00", "start", NULL, NULL },
    { NULL, "press next", NULL, NULL },
    { NULL, "press begin", NULL, NULL },
    { "0:35", "press 9", NULL, "ask place 0-4" },
    { "10:35", "", "pain after 9, hold tomorrow pain, show", "notice held" },
    { 0 },
  };
  static const SessionStep stopped[] = {
    { "0:00", "start", NULL, NULL },
    { NULL, "press 3", NULL, "ask place 0-4" },
    { NULL, "press stop", "show", "ask why-stop" },
    { NULL, "press resume", "show", "ask place 0-4" },
    { NULL, "press stop", "show", "ask why-stop" },
    { NULL, "press interrupted", "pain before 3, finished skipped interrupted, show", "notice summary" },
    { 0 },
  };

  session_script_run (PAIN, "s", -1, never);
  session_script_run (PAIN, "s", -1, half);
  session_script_run (PAIN, "s", -1, after);
  session_script_run (PAIN, "s", -1, held);
  session_script_run (PAIN, "s", -1, stopped);
}

static void
test_typed_answers (void)
{
  static const SessionStep steps[] = {
    { "0:00", "start pain", "show", "ask pain 0-10" },
    { NULL, "press 4-7", "show", "ask pain 4-7" },
    /* typed, any number will do */
    { NULL, "answer 2", "show", "ask place 0-4" },
    { NULL, "answer foot", "pain now 2 foot, show", "notice noted" },
    { "0:15", "", "over", "over" },
    { 0 },
  };
  static const char *const bad[] = { "", "11", "-1", "4-5", "two", "4 " };
  g_autoptr (LimberRoutine) routine = session_script_routine (ANY);
  LimberSessionPlan plan = { .kind = LIMBER_SESSION_PAIN, .routine = routine, .pain_before = -1 };
  g_autoptr (GArray) effects = limber_effects_new ();
  g_autoptr (LimberSession) session = limber_session_new (&plan, 0, effects);
  LimberSessionInput other = { .kind = LIMBER_INPUT_ANSWER, .text = "4", .question = "place" };

  session_script_run (ANY, "p", -1, steps);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      LimberSessionInput input = { .kind = LIMBER_INPUT_ANSWER, .text = bad[i], .question = "pain" };

      g_assert_false (limber_session_handle (session, &input, 1, effects));
    }
  g_assert_false (limber_session_handle (session, &other, 1, effects));
  g_assert_cmpuint (effects->len, ==, 1);
}

static void
test_pain_now (void)
{
  static const SessionStep none[] = {
    { "0:00", "start pain", "show", "ask pain 0-10" },
    { NULL, "press 0", "pain now 0, show", "notice noted" },
    { 0 },
  };
  static const SessionStep much[] = {
    { "0:00", "start pain", "show", "ask pain 0-10" },
    { NULL, "press 10", "show", "ask place 0-4" },
    { "10:00", "", "pain now 10, hold tomorrow pain, show", "notice held" },
    { 0 },
  };
  static const SessionStep stopped[] = {
    { "0:00", "start pain", "show", "ask pain 0-10" },
    { NULL, "press stop", "over", "over" },
    { 0 },
  };
  /* half an answer counts, and so does what follows from it */
  static const SessionStep halfway[] = {
    { "0:00", "start pain", "show", "ask pain 0-10" },
    { NULL, "press 3", "show", "ask place 0-4" },
    { NULL, "press stop", "pain now 3, over", "over" },
    { 0 },
  };
  /* nothing hurt earlier today */
  static const SessionStep further[] = {
    { "0:00", "start pain", "show", "ask pain 0-10" },
    { NULL, "press 3", "show", "ask place 0-4" },
    { NULL, "press 2", "pain now 3 thigh, hold seen further-down, show", "notice further-down" },
    { 0 },
  };
  static const SessionStep lost[] = {
    { "0:00", "start pain", "show", "ask pain 0-10" },
    { NULL, "press 10", "show", "ask place 0-4" },
    { NULL, "lost", "pain now 10, hold tomorrow pain, over", "over" },
    { 0 },
  };

  session_script_run (ANY, "p", -1, none);
  session_script_run (ANY, "p", -1, much);
  session_script_run (ANY, "p", -1, stopped);
  session_script_run (ANY, "p", -1, halfway);
  session_script_run (ANY, "p", 0, further);
  session_script_run (ANY, "p", -1, lost);
}

static void
test_signs (void)
{
  static const SessionStep none[] = {
    { "0:00", "start signs unasked", "show", "ask open" },
    { NULL, "press open", "show", "ask signs" },
    { NULL, "press no", "answer signs-emergency 0, show", "ask signs" },
    { NULL, "press no", "answer signs-same-day 0, show", "ask signs" },
    { NULL, "press no", "answer signs-doctor 0, answer signs 0, show", "notice noted" },
    { 0 },
  };
  static const SessionStep emergency[] = {
    { "0:00", "start signs", "show", "ask signs" },
    { NULL, "press yes", "answer signs-emergency 1, answer signs 1 emergency, hold all seen emergency, show",
      "notice sign" },
    { "30:00", "", "over", "over" },
    { 0 },
  };
  static const SessionStep doctor[] = {
    { "0:00", "start signs", NULL, NULL },
    { NULL, "press no", NULL, NULL },
    { NULL, "press no", NULL, NULL },
    { NULL, "press yes", "answer signs-doctor 1, answer signs 1 doctor, hold all seen doctor, show", "notice sign" },
    { 0 },
  };
  /* not opened, or left half way: nothing is written that would keep it from being asked again */
  static const SessionStep later[] = {
    { "0:00", "start signs unasked", "show", "ask open" },
    { NULL, "press later", "over", "over" },
    { 0 },
  };
  static const SessionStep left[] = {
    { "0:00", "start signs", NULL, NULL },
    { NULL, "press no", "answer signs-emergency 0, show", NULL },
    { "10:00", "", "over", "over" },
    { 0 },
  };

  session_script_run (ANY, "p", -1, none);
  session_script_run (ANY, "p", -1, emergency);
  session_script_run (ANY, "p", -1, doctor);
  session_script_run (ANY, "p", -1, later);
  session_script_run (ANY, "p", -1, left);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/pain/before-and-after", test_pain_before_and_after);
  g_test_add_func ("/session/pain/too-much-before", test_too_much_before);
  g_test_add_func ("/session/pain/ease-off", test_ease_off);
  g_test_add_func ("/session/pain/once-a-day", test_once_a_day);
  g_test_add_func ("/session/pain/held-after", test_held_after);
  g_test_add_func ("/session/pain/unanswered", test_pain_unanswered);
  g_test_add_func ("/session/typed-answers", test_typed_answers);
  g_test_add_func ("/session/pain-now", test_pain_now);
  g_test_add_func ("/session/signs", test_signs);
  return g_test_run ();
}
