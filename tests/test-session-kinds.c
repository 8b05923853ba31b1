/* Heat, walks, posture and check-ins, told as scripts. */

#include "support/session-script.h"

#define HEAT                                                                                                           \
  "plan = ( { id = \"h\"; kind = \"heat\"; title = \"H\"; when = { at = \"19:00\"; }; minutes = 15;"                   \
  " ask_first = ( \"Wrapped?\", \"Unbroken?\" ); } );"

#define LONG_HEAT                                                                                                      \
  "plan = ( { id = \"h\"; kind = \"heat\"; title = \"H\"; when = { at = \"19:00\"; }; minutes = 20;"                   \
  " check_skin_at_minutes = 2; } );"

#define SHORT_HEAT                                                                                                     \
  "plan = ( { id = \"h\"; kind = \"heat\"; title = \"H\"; when = { at = \"19:00\"; }; minutes = 5;"                    \
  " check_skin_at_minutes = 1; } );"

#define WALK(more)                                                                                                     \
  "plan = ( { id = \"w\"; kind = \"move\"; title = \"W\"; when = { at = \"19:00\"; }; minutes = 10; " more " } );"

#define POSTURE                                                                                                        \
  "plan = ( { id = \"p\"; kind = \"posture\"; title = \"P\"; when = { at = \"19:00\"; }; minutes = 2; } );"

#define CHECK_IN                                                                                                       \
  "plan = ( { id = \"c\"; kind = \"check-in\"; title = \"C\"; when = { at = \"19:00\"; };"                             \
  " questions = ( { id = \"usual\"; scale = 10; ask = \"Usual?\"; }, { id = \"way\"; text = true; ask = \"Way?\"; }, " \
  " { id = \"mood\"; scale = 3; ask = \"Mood?\"; } ); } );"

#define TEXT_ONLY                                                                                                      \
  "plan = ( { id = \"c\"; kind = \"check-in\"; title = \"C\"; when = { at = \"19:00\"; };"                             \
  " questions = ( { id = \"way\"; text = true; ask = \"Way?\"; } ); } );"

static void
test_heat (void)
{
  static const SessionStep steps[] = {
    { "0:00", "start", "show", "ask first" },
    { NULL, "refused next", "", NULL },
    { NULL, "press yes", "answer ask-first 1, show", "ask first" },
    { "0:10", "press yes", "answer ask-first 1, show, cue start", "timer 900s" },
    { NULL, "refused pause", "", NULL },
    { NULL, "refused done", "", NULL },
    { NULL, "refused next", "", NULL },
    { "5:10", "", "show, cue ask", "ask skin" },
    { "7:00", "press yes", "answer skin 1, show", "timer 490s" },
    { "15:09", "", "", "timer 1s" },
    { "15:10", "", "show, cue alarm", "alarm" },
    { NULL, "refused stop", "", NULL },
    { "16:10", "", "show, cue alarm", "alarm" },
    { "16:20", "press done", "finished done, show", "notice summary" },
    { 0 },
  };

  session_script_run (HEAT, "h", -1, steps);
}

static void
test_heat_not_safe (void)
{
  static const SessionStep first[] = {
    { "0:00", "start", "show", "ask first" },
    { NULL, "press no", "answer ask-first 0, finished skipped not-safe, show", "notice not-safe" },
    { 0 },
  };
  static const SessionStep second[] = {
    { "0:00", "start", "show", "ask first" },
    { NULL, "press yes", "answer ask-first 1, show", "ask first" },
    { NULL, "press no", "answer ask-first 0, finished skipped not-safe, show", "notice not-safe" },
    { 0 },
  };
  static const SessionStep unanswered[] = {
    { "0:00", "start", "show", "ask first" },
    { "10:00", "", "finished skipped unanswered, over", "over" },
    { 0 },
  };

  session_script_run (HEAT, "h", -1, first);
  session_script_run (HEAT, "h", -1, second);
  session_script_run (HEAT, "h", -1, unanswered);
}

static void
test_heat_skin (void)
{
  static const SessionStep bad[] = {
    { "0:00", "start", NULL, NULL },
    { NULL, "press yes", NULL, NULL },
    { NULL, "press yes", NULL, "timer 900s" },
    { "5:00", "", NULL, "ask skin" },
    { "5:20", "press no", "answer skin 0, finished stopped skin, show", "notice take-off" },
    { "35:20", "", "over", "over" },
    { 0 },
  };
  /* the question may stay open, the end comes all the same */
  static const SessionStep unanswered[] = {
    { "0:00", "start", NULL, NULL },
    { NULL, "press yes", NULL, NULL },
    { NULL, "press yes", NULL, "timer 900s" },
    { "14:59", "", NULL, "ask skin" },
    { "15:00", "", "show, cue alarm", "alarm" },
    { 0 },
  };
  static const SessionStep ignored[] = {
    { "0:00", "start", NULL, NULL },
    { NULL, "press yes", NULL, NULL },
    { NULL, "press yes", NULL, "timer 1200s" },
    { "19:59", "", "show, cue ask", "ask skin" },
    { "20:00", "", "show, cue alarm", "alarm" },
    { 0 },
  };

  session_script_run (HEAT, "h", -1, bad);
  session_script_run (HEAT, "h", -1, unanswered);
  session_script_run (LONG_HEAT, "h", -1, ignored);
}

#define WARM                                                                                                           \
  { "0:00", "start", NULL, NULL }, { NULL, "press yes", NULL, NULL }, { NULL, "press yes", NULL, "timer 300s" },       \
  {                                                                                                                    \
    "1:00", "press yes", "show, cue ask, answer skin 1, show", "timer 240s"                                            \
  }

static void
test_heat_alarm (void)
{
  static const SessionStep present[] = {
    WARM,
    { "5:00", "", "show, cue alarm", "alarm" },
    { "13:30", "", NULL, "alarm" },
    { "14:00", "", "show, cue alarm", "alarm" },
    { "14:59", "", "", "alarm" },
    { "15:00", "", "finished partial unanswered, show", "notice take-off" },
    { 0 },
  };
  /* away, so it is told again when they come back, and counts when they say so then */
  static const SessionStep away[] = {
    WARM,
    { "4:00", "idle 120", "", "timer 60s" },
    { "5:00", "", "show, cue alarm", "alarm" },
    { "14:30", "", NULL, "alarm" },
    { "60:00", "", "", "alarm" },
    { "61:00", "active", "show, cue alarm", "alarm" },
    { "61:05", "active", "", "alarm" },
    { "70:59", "press done", "finished done, show", "notice summary" },
    { 0 },
  };
  static const SessionStep ignored[] = {
    WARM,
    { "4:00", "lock", "", "timer 60s" },
    { "61:00", "active", NULL, "alarm" },
    { "71:00", "", "finished partial unanswered, show", "notice take-off" },
    { 0 },
  };
  static const SessionStep never[] = {
    WARM,
    { "4:00", "idle 120", "", "timer 60s" },
    { "724:59", "", NULL, "alarm" },
    { "725:00", "", "finished partial unanswered, show", "notice take-off" },
    { 0 },
  };
  static const SessionStep at_once[] = {
    WARM,
    { "4:00", "idle 120", "", "timer 60s" },
    { "5:30", "active", "show, cue alarm, show, cue alarm", "alarm" },
    { "6:00", "", "show, cue alarm", "alarm" },
    { 0 },
  };

  session_script_run (SHORT_HEAT, "h", -1, present);
  session_script_run (SHORT_HEAT, "h", -1, away);
  session_script_run (SHORT_HEAT, "h", -1, ignored);
  session_script_run (SHORT_HEAT, "h", -1, never);
  session_script_run (SHORT_HEAT, "h", -1, at_once);
}

/* Nothing stops the clock of a heat pack. */
static void
test_heat_runs_on (void)
{
  static const SessionStep locked[] = {
    WARM,
    { "1:00", "lock", "", "timer 240s" },
    { "2:00", "active", "", "timer 180s" },
    { "3:00", "asleep", "", "timer 120s" },
    { "4:00", "woke 60", "", "timer 60s" },
    { "5:00", "", "show, cue alarm", "alarm" },
    { 0 },
  };
  static const SessionStep slept[] = {
    WARM,
    { "1:00", "asleep", "", "timer 240s" },
    { "5:01", "woke 241", "show, cue alarm", "alarm late" },
    { "6:01", "", "show, cue alarm", "alarm late" },
    { "6:10", "press done", "finished done, show", "notice summary" },
    { 0 },
  };
  static const SessionStep slept_in_alarm[] = {
    WARM,
    { "5:00", "", "show, cue alarm", "alarm" },
    { "200:00", "woke 11000", "show, cue alarm", "alarm late" },
    { "201:00", "", "show, cue alarm", "alarm late" },
    { 0 },
  };
  static const SessionStep restored[] = {
    WARM,
    { "1:00", "reload", "", NULL },
    { "2:00", "restored", "show", "timer 180s" },
    { "2:30", "reload", "", NULL },
    { "9:00", "restored", "show, cue alarm", "alarm late" },
    { "9:30", "reload", "", "alarm late" },
    { "10:00", "", "show, cue alarm", "alarm late" },
    { 0 },
  };
  static const SessionStep lost[] = {
    WARM,
    { "1:00", "reload", "", NULL },
    { "1:30", "lost", "show, cue alarm", "alarm late" },
    { "1:40", "press done", "finished done, show", NULL },
    { 0 },
  };

  session_script_run (SHORT_HEAT, "h", -1, locked);
  session_script_run (SHORT_HEAT, "h", -1, slept);
  session_script_run (SHORT_HEAT, "h", -1, slept_in_alarm);
  session_script_run (SHORT_HEAT, "h", -1, restored);
  session_script_run (SHORT_HEAT, "h", -1, lost);
}

static void
test_heat_stop (void)
{
  static const SessionStep interrupted[] = {
    WARM,
    { "1:00", "press stop", "show", "ask why-stop" },
    { "1:10", "press resume", "show", "timer 230s" },
    { "1:20", "press stop", "show", "ask why-stop" },
    { "1:30", "press interrupted", "finished partial interrupted, show", "notice take-off" },
    { 0 },
  };
  static const SessionStep pain[] = {
    WARM,
    { "1:00", "press stop", "show", "ask why-stop" },
    { "1:10", "press pain", "finished stopped pain, show", "ask pain 0-10" },
    { NULL, "press stop", "show", "notice stopped" },
    { 0 },
  };
  /* the end does not wait for an answer */
  static const SessionStep at_the_end[] = {
    WARM,
    { "4:30", "press stop", "show", "ask why-stop" },
    { "5:00", "", "show, cue alarm", "alarm" },
    { 0 },
  };
  static const SessionStep before[] = {
    { "0:00", "start", NULL, NULL },
    { NULL, "press stop", "show", "ask why-stop" },
    { NULL, "press resume", "show", "ask first" },
    { NULL, "press stop", "show", "ask why-stop" },
    { NULL, "press interrupted", "finished skipped interrupted, show", "notice summary" },
    { 0 },
  };

  session_script_run (SHORT_HEAT, "h", -1, interrupted);
  session_script_run (SHORT_HEAT, "h", -1, pain);
  session_script_run (SHORT_HEAT, "h", -1, at_the_end);
  session_script_run (SHORT_HEAT, "h", -1, before);
}

static void
test_walk (void)
{
  static const SessionStep at_the_desk[] = {
    { "0:00", "start", "show, cue start", "timer 600s" },
    { "10:00", "", "cue end, show", "ask return" },
    { "10:05", "press done", "finished done, show", "notice summary" },
    { 0 },
  };
  static const SessionStep returned[] = {
    { "0:00", "start", NULL, NULL },
    { "2:10", "idle 120", "", "timer 470s" },
    { "7:00", "active", "show", "ask return" },
    { NULL, "press partial", "finished partial shorter, show", "notice summary" },
    { 0 },
  };
  static const SessionStep came_late[] = {
    { "0:00", "start", NULL, NULL },
    { "2:10", "lock", "", NULL },
    { "10:00", "", "cue end, show", "ask return" },
    { "90:00", "active", "show", "ask return" },
    { NULL, "press skip", "finished skipped, show", "notice summary" },
    { 0 },
  };
  static const SessionStep done_early[] = {
    { "0:00", "start", NULL, NULL },
    { "8:00", "press done", "finished done, show", "notice summary" },
    { 0 },
  };
  static const SessionStep unanswered[] = {
    { "0:00", "start", NULL, NULL },
    { "39:59", "", NULL, "ask return" },
    { "40:00", "", "finished partial unanswered, over", "over" },
    { 0 },
  };

  session_script_run (WALK (""), "w", -1, at_the_desk);
  session_script_run (WALK (""), "w", -1, returned);
  session_script_run (WALK (""), "w", -1, came_late);
  session_script_run (WALK (""), "w", -1, done_early);
  session_script_run (WALK (""), "w", -1, unanswered);
}

static void
test_walk_by_absence (void)
{
  static const SessionStep away[] = {
    { "0:00", "start", NULL, NULL },
    { "2:30", "idle 120", "", NULL },
    { "10:00", "", "cue end, show", "ask return" },
    { "10:30", "active", "finished done away, show", "notice summary" },
    { 0 },
  };
  static const SessionStep in_two_parts[] = {
    { "0:00", "start", NULL, NULL },
    { "2:30", "idle 120", "", NULL },
    { "7:30", "active", "show", "ask return" },
    { "8:00", "idle", "", NULL },
    { "10:00", "active", "show", "ask return" },
    { "10:30", "lock", "", NULL },
    { "11:30", "active", "finished done away, show", NULL },
    { 0 },
  };
  static const SessionStep too_short[] = {
    { "0:00", "start", NULL, NULL },
    /* gone before the walk was begun does not count */
    { "2:00", "idle 1200", "", NULL },
    { "9:59", "active", "show", "ask return" },
    { 0 },
  };

  session_script_run (WALK ("away_counts = true;"), "w", -1, away);
  session_script_run (WALK ("away_counts = true;"), "w", -1, in_two_parts);
  session_script_run (WALK ("away_counts = true;"), "w", -1, too_short);
}

/* A walk may ask for pain too. */
static void
test_walk_with_pain (void)
{
  static const SessionStep steps[] = {
    { "0:00", "start", "show", "ask pain 0-10" },
    { NULL, "press 2", NULL, NULL },
    { NULL, "press 1", "pain before 2 buttock, show, cue start", "timer 600s" },
    { "1:00", "press done", "finished done, show", "ask pain 0-10" },
    { NULL, "press 2", NULL, "ask place 0-4" },
    { NULL, "press 3", "pain after 2 calf, hold seen further-down, show", "notice further-down" },
    { 0 },
  };
  static const SessionStep not_gone[] = {
    { "0:00", "start", "show", "ask pain 0-10" },
    { NULL, "press next", NULL, "timer 600s" },
    { "10:00", "press skip", "cue end, show, finished skipped, show", "notice summary" },
    { 0 },
  };

  session_script_run (WALK ("ask_pain = true;"), "w", -1, steps);
  session_script_run (WALK ("ask_pain = true;"), "w", -1, not_gone);
}

static void
test_posture (void)
{
  static const SessionStep steps[] = {
    { "0:00", "start", "show, cue start", "timer 120s" },
    { "1:00", "idle", "", NULL },
    { "1:30", "active", "", "timer 30s" },
    { "2:00", "", "cue end, show", "ask return" },
    { NULL, "press done", "finished done, show", "notice summary" },
    { 0 },
  };

  session_script_run (POSTURE, "p", -1, steps);
}

static void
test_check_in (void)
{
  static const SessionStep whole[] = {
    { "0:00", "start", "show", "ask scale 0-10" },
    { NULL, "press 4-7", "show", "ask scale 4-7" },
    { NULL, "press 7", "answer usual 7, show", "ask text" },
    { NULL, "answer the rain, mostly", "answer way the rain, mostly, show", "ask scale 0-3" },
    { NULL, "answer 3", "answer mood 3, finished done, show", "notice summary" },
    { 0 },
  };
  static const SessionStep by_buttons[] = {
    { "0:00", "start", "show", "ask scale 0-10" },
    { NULL, "press 0", "answer usual 0, show", "ask text" },
    { NULL, "press skip", "show", "ask scale 0-3" },
    { NULL, "refused 4", "", NULL },
    { NULL, "press next", "finished done, show", "notice summary" },
    { 0 },
  };
  static const SessionStep half[] = {
    { "0:00", "start", "show", NULL },
    { NULL, "press 0", "answer usual 0, show", "ask text" },
    { "10:00", "", "finished partial unanswered, over", "over" },
    { 0 },
  };
  static const SessionStep nothing[] = {
    { "0:00", "start", "show", "ask text" },
    { NULL, "press skip", "finished skipped unanswered, show", "notice summary" },
    { 0 },
  };

  session_script_run (CHECK_IN, "c", -1, whole);
  session_script_run (CHECK_IN, "c", -1, by_buttons);
  session_script_run (CHECK_IN, "c", -1, half);
  session_script_run (TEXT_ONLY, "c", -1, nothing);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session/heat/whole", test_heat);
  g_test_add_func ("/session/heat/not-safe", test_heat_not_safe);
  g_test_add_func ("/session/heat/skin", test_heat_skin);
  g_test_add_func ("/session/heat/alarm", test_heat_alarm);
  g_test_add_func ("/session/heat/runs-on", test_heat_runs_on);
  g_test_add_func ("/session/heat/stop", test_heat_stop);
  g_test_add_func ("/session/walk/answers", test_walk);
  g_test_add_func ("/session/walk/by-absence", test_walk_by_absence);
  g_test_add_func ("/session/walk/with-pain", test_walk_with_pain);
  g_test_add_func ("/session/posture", test_posture);
  g_test_add_func ("/session/check-in", test_check_in);
  return g_test_run ();
}
