/* What a client reads and hears, word for word where it matters. */

#include "core/session-words.h"
#include "support/session-script.h"

#include <string.h>

#define SECOND ((gint64)G_USEC_PER_SEC)

static const char routine_text[]
    = "therapist = { name = \"Rosa Keller\"; phone = \"555 0142\"; }; client = { affected_side = \"right\"; };"
      "warning_signs = { emergency_number = \"112\"; };"
      "plan = ( { id = \"stretch\"; kind = \"stretch\"; title = \"Evening stretches\"; when = { at = \"09:00\"; };"
      "  steps = ( { exercise = \"pelvic-tilt\"; reps = 5; sets = 2; hold_seconds = 2; },"
      "            { exercise = \"hamstring\"; reps = 3; hold_seconds = 30; side = \"each-side\"; },"
      "            { exercise = \"figure-four\"; minutes = 2; side = \"affected\"; note = \"Slowly.\"; } ); },"
      "{ id = \"heat\"; kind = \"heat\"; title = \"Heat pack\"; when = { at = \"11:00\"; }; care = \"Do not lie on "
      "it.\"; },"
      "{ id = \"check\"; kind = \"check-in\"; title = \"Check-in\"; when = { at = \"14:00\"; };"
      "  questions = ( { id = \"way\"; text = true; ask = \"What got in the way?\"; } ); } );";

/* All that is said of a step, in the order of what can be left out last. */
#define FIGURE_FOUR                                                                                                    \
  "Right side.\nToday: once on the right side, 2 min.\nOn your back, knees bent, feet flat.\nLay the ankle of the "    \
  "side "                                                                                                              \
  "to be stretched across the other knee. Take hold behind the lower thigh with both hands and bring it slowly "       \
  "towards you.\nEasier, for today: Only cross the leg and leave the other foot on the floor, or do it sitting.\n"     \
  "Slowly.\nA stretch deep in the buttock of the crossed leg.\nLeave it out if it brings pain, tingling or numbness "  \
  "into the leg."

typedef struct
{
  const char *input; /* "+SECONDS", or a button */
  gboolean live;
  const char *summary;
  const char *body;    /* how it begins, "" for none; NULL: whatever */
  const char *buttons; /* labels, joined by " | "; NULL: whatever */
  const char *spoken;
} Row;

static void
let_pass (LimberSession *session, gint64 *now, double seconds, GArray *effects)
{
  LimberSessionInput tick = { .kind = LIMBER_INPUT_TICK };
  gint64 until = *now + (gint64)(seconds * 1e6), wake;

  while ((wake = limber_session_wake (session, *now, 0)) <= until)
    limber_session_handle (session, &tick, *now = wake, effects);
  *now = until;
}

static void
check_row (const LimberSession *session, gint64 now, const Row *row)
{
  LimberSessionView view = limber_session_view (session, now);
  LimberWords words = limber_session_words (&view, 3, LIMBER_BUTTONS_DRAWN, row->live);
  g_autofree char *spoken = limber_session_spoken (&view);
  g_autoptr (GString) labels = g_string_new (NULL);

  for (gsize i = 0; i < words.n_buttons; i++)
    g_string_append_printf (labels, "%s%s", i > 0 ? " | " : "", words.buttons[i].label);
  g_assert_cmpstr (words.summary, ==, row->summary);
  if (row->body != NULL && *row->body == '\0')
    g_assert_null (words.body);
  if (row->body != NULL && !g_str_has_prefix (words.body == NULL ? "" : words.body, row->body))
    g_assert_cmpstr (words.body, ==, row->body);
  if (row->buttons != NULL)
    g_assert_cmpstr (labels->str, ==, row->buttons);
  if (row->spoken != NULL)
    g_assert_cmpstr (spoken, ==, row->spoken);
  limber_words_clear (&words);
}

static void
check_rows (LimberSessionKind kind, const char *activity, const Row *rows)
{
  g_autoptr (LimberRoutine) routine = session_script_routine (routine_text);
  LimberSessionPlan plan = { .kind = kind, .routine = routine, .pain_before = -1, .unasked = TRUE };
  g_autoptr (GArray) effects = limber_effects_new ();
  g_autoptr (LimberSession) session = NULL;
  gint64 now = 40 * SECOND;

  if (activity != NULL)
    plan.activity = limber_phase_find (routine->phases->pdata[0], activity);
  session = limber_session_new (&plan, now, effects);
  for (; rows->summary != NULL; rows++)
    {
      LimberSessionInput press = { .kind = LIMBER_INPUT_PRESS, .text = rows->input };

      if (rows->input != NULL && *rows->input == '+')
        let_pass (session, &now, g_ascii_strtod (rows->input + 1, NULL), effects);
      else if (rows->input != NULL)
        g_assert_true (limber_session_handle (session, &press, now, effects));
      check_row (session, now, rows);
    }
}

static void
test_stretch (void)
{
  static const Row rows[] = {
    { NULL, TRUE, "Before you begin: how much does it hurt?", "0 is no pain, 10 is worst pain imaginable.",
      "0–3 | 4–7 | 8–10", NULL },
    { "4-7", TRUE, "Before you begin: how much does it hurt?", NULL, "4–5 | 6 | 7", NULL },
    { "4-5", TRUE, "Before you begin: how much does it hurt?", NULL, "4 | 5 | Another number", NULL },
    { "4", TRUE, "Where does it hurt?", NULL, "back / buttock | thigh / calf | foot", NULL },
    { "2-3", TRUE, "Where does it hurt?", NULL, "thigh | calf | Elsewhere", NULL },
    { "2", TRUE, "Before you begin: Evening stretches",
      "It hurts more today, so take it easier.\nYou need: a towel or a strap.\nStop if the pain moves further down",
      "Begin | Pause | Stop", NULL },
    { "begin", TRUE, "Pelvic tilt: get ready, 10 s", "1 of 5.\nToday: 5 times, 2 s.\nOn your back, knees bent",
      "Pause | Next | Stop", "Pelvic tilt. Get ready." },
    { "+10.5", TRUE, "Pelvic tilt: hold, 2 s", "1 of 5.\nOn your back", NULL, "Hold for 2 seconds." },
    { "+2", TRUE, "Pelvic tilt: rest, 5 s", "2 of 5.", NULL, "And rest." },
    /* a server that cannot change its words quietly gets some that stay true */
    { NULL, FALSE, "1 of 3: Pelvic tilt", "Today: 5 times, 2 s.\nOn your back", NULL, NULL },
    { "pause", FALSE, "Paused: Pelvic tilt", NULL, "Go on | Next | Stop", NULL },
    { "next", FALSE, "2 of 3: Hamstrings with a towel", "Today: 3 times on each side, one side after the other, 30 s.",
      NULL, "Hamstrings with a towel, left side. Get ready." },
    { NULL, TRUE, "Hamstrings with a towel: get ready, 10 s", "Left side, 1 of 3.\nToday: 3 times", NULL, NULL },
    { "+110", TRUE, "Hamstrings with a towel: switch sides, 5 s", "Right side, 1 of 3.", NULL,
      "Switch sides: right side." },
    { "next", TRUE, "Figure four, lying down: get ready, 10 s", FIGURE_FOUR, NULL, NULL },
    { "+40", TRUE, "Figure four, lying down: 1 min 30 s left", NULL, NULL, "Go on for 2 minutes." },
    { "stop", TRUE, "Why do you stop?", NULL, "Pain | Interrupted | Go on", NULL },
    { "pain", TRUE, "How much does it hurt now?", NULL, NULL, NULL },
    { "4-7", TRUE, "How much does it hurt now?", NULL, NULL, NULL },
    { "7", TRUE, "Where does it hurt?", NULL, NULL, NULL },
    { "2-3", TRUE, "Where does it hurt?", NULL, NULL, NULL },
    { "2", TRUE, "That is enough for today",
      "Evening stretches: on hold until tomorrow. If it stays like this, speak to Rosa Keller (555 0142).", "Close",
      NULL },
    { 0 },
  };

  check_rows (LIMBER_SESSION_ACTIVITY, "stretch", rows);
}

static void
test_done (void)
{
  static const Row rows[] = {
    { "next", TRUE, "Before you begin: Evening stretches", "You need", NULL, NULL },
    { "begin", TRUE, "Pelvic tilt: get ready, 10 s", "1 of 5, set 1 of 2.\nToday: 2 sets, 5 times, 2 s.", NULL, NULL },
    { "+461", TRUE, "How much does it hurt now?", NULL, "0–3 | 4–7 | 8–10", "That was all." },
    { "next", TRUE, "Done", "17 of 17 holds.", "Close", "That was all." },
    { 0 },
  };

  check_rows (LIMBER_SESSION_ACTIVITY, "stretch", rows);
}

static void
test_not_today (void)
{
  static const Row rows[] = {
    { "8-10", TRUE, "Before you begin: how much does it hurt?", NULL, "8 | 9 | 10", NULL },
    { "9", TRUE, "Where does it hurt?", NULL, NULL, NULL },
    { "4", TRUE, "Not today",
      "From 6 on your routine says: leave it for today. If it stays like this, speak to Rosa Keller (555 0142).",
      "Close", NULL },
    { 0 },
  };

  check_rows (LIMBER_SESSION_ACTIVITY, "stretch", rows);
}

static void
test_heat (void)
{
  static const Row rows[] = {
    { NULL, TRUE, "Before you begin (1 of 2)", "Is the pack wrapped in a towel?", "Yes | No", NULL },
    { "stop", TRUE, "Why do you stop?", NULL, NULL, NULL },
    { "resume", TRUE, "Before you begin (1 of 2)", NULL, NULL, NULL },
    { "yes", TRUE, "Before you begin (2 of 2)", NULL, NULL, NULL },
    { "yes", TRUE, "Heat pack: 15 min left",
      "Stay awake with it. limber tells you when the time is up.\nDo not lie on it.", "Stop", "Heat pack" },
    { "+61", FALSE, "Heat pack, 15 min", NULL, NULL, NULL },
    { "stop", TRUE, "Take it off. Why do you stop?", NULL, NULL, NULL },
    { "resume", TRUE, "Heat pack: 13 min 59 s left", NULL, NULL, NULL },
    { "+240", TRUE, "Look at the skin", "Lift the pack for a moment.", "As usual | Not as usual",
      "Please look at the skin." },
    { "+700", TRUE, "Time is up", "Take it off now, then press Done.", "Done", "Time is up. Take it off now." },
    { "done", TRUE, "Done", NULL, NULL, NULL },
    { 0 },
  };
  static const Row skin[] = {
    { "yes", TRUE, "Before you begin (2 of 2)", NULL, NULL, NULL },
    { "yes", TRUE, "Heat pack: 15 min left", NULL, NULL, NULL },
    { "+300", TRUE, "Look at the skin", NULL, NULL, NULL },
    { "no", TRUE, "Take the pack off now",
      "Look at the skin. If it does not look as usual, speak to Rosa Keller (555 0142) before the next time.", NULL,
      NULL },
    { 0 },
  };

  check_rows (LIMBER_SESSION_ACTIVITY, "heat", rows);
  check_rows (LIMBER_SESSION_ACTIVITY, "heat", skin);
}

static void
test_text_question (void)
{
  static const Row rows[] = {
    { NULL, TRUE, "Check-in",
      "What got in the way?\nTo answer in your own words, open a terminal and type: limber start check", "Leave it out",
      NULL },
    { 0 },
  };

  check_rows (LIMBER_SESSION_ACTIVITY, "check", rows);
}

/* Until it is opened, the screen shows no more than that there is a question. */
static void
test_signs (void)
{
  static const Row rows[] = {
    { NULL, TRUE, "A health question", "", "Open | Later", NULL },
    { "open", TRUE, "Is any one of these true?", "• Numbness between the legs", "Yes, one or more | No, none", NULL },
    { "yes", TRUE, "Call 112 now", "This needs to be looked at right away. Nobody has been told", "Close", NULL },
    { 0 },
  };

  check_rows (LIMBER_SESSION_SIGNS, NULL, rows);
}

/* Where nothing is drawn the text says how to answer. */
static void
test_hidden_buttons (void)
{
  g_autoptr (LimberRoutine) routine = session_script_routine (routine_text);
  LimberSessionPlan plan = { .kind = LIMBER_SESSION_PAIN, .routine = routine, .pain_before = -1 };
  g_autoptr (GArray) effects = limber_effects_new ();
  g_autoptr (LimberSession) session = limber_session_new (&plan, 0, effects);
  LimberSessionView view = limber_session_view (session, 0);
  LimberWords hidden = limber_session_words (&view, 11, LIMBER_BUTTONS_HIDDEN, TRUE);
  LimberWords click = limber_session_words (&view, 11, LIMBER_BUTTONS_MIDDLE_CLICK, TRUE);
  LimberWords none = limber_session_words (&view, 0, LIMBER_BUTTONS_NONE, TRUE);

  g_assert_true (g_str_has_prefix (hidden.body, "To answer: limber in a terminal.\n0 is"));
  g_assert_true (g_str_has_prefix (click.body, "To answer: middle mouse button.\n0 is"));
  g_assert_cmpuint (hidden.n_buttons, ==, 11);
  g_assert_cmpstr (hidden.buttons[10].label, ==, "10");
  g_assert_true (g_str_has_prefix (none.body, "To answer, use limber from your applications menu.\n"));
  limber_words_clear (&hidden);
  limber_words_clear (&click);
  limber_words_clear (&none);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session-words/stretch", test_stretch);
  g_test_add_func ("/session-words/done", test_done);
  g_test_add_func ("/session-words/not-today", test_not_today);
  g_test_add_func ("/session-words/heat", test_heat);
  g_test_add_func ("/session-words/text-question", test_text_question);
  g_test_add_func ("/session-words/signs", test_signs);
  g_test_add_func ("/session-words/hidden-buttons", test_hidden_buttons);
  return g_test_run ();
}
