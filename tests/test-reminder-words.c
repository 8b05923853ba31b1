/* What stands on a reminder beside its kind, and on the questions that come by themselves. */

#include "core/wording.h"
#include "core/words.h"
#include "support/session-script.h"

#include <string.h>

static const char routine_text[]
    = "therapist = { name = \"Rosa Keller\"; };"
      "plan = ( { id = \"stretch\"; kind = \"stretch\"; title = \"Evening\"; when = { at = \"09:00\"; };"
      "  steps = ( { exercise = \"cat-cow\"; hold_seconds = 5; } ); },"
      "{ id = \"heat\"; kind = \"heat\"; title = \"Heat pack\"; when = { at = \"11:00\"; }; },"
      "{ id = \"stand\"; kind = \"posture\"; title = \"Stand up\"; when = { at = \"12:00\"; }; },"
      "{ id = \"walk\"; kind = \"move\"; title = \"Walk\"; when = { at = \"13:00\"; }; },"
      "{ id = \"check\"; kind = \"check-in\"; title = \"My back\"; when = { at = \"14:00\"; };"
      "  questions = ( { id = \"way\"; text = true; ask = \"What got in the way?\"; } ); } );";

/* "Summary|Body|Button, Button" */
static char *
told (LimberWords *words)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s|%s|", words->summary, words->body == NULL ? "" : words->body);
  for (gsize i = 0; i < words->n_buttons; i++)
    g_string_append_printf (text, "%s%s", i == 0 ? "" : ", ", words->buttons[i].label);
  limber_words_clear (words);
  return g_string_free (text, FALSE);
}

static const struct
{
  LimberOfferKind kind;
  const char *activity, *following; /* nullable */
  gboolean titles, late, later;
  LimberButtons buttons;
  const char *told;
} reminders[] = {
  { LIMBER_OFFER_REMINDER, "walk", NULL, FALSE, FALSE, FALSE, LIMBER_BUTTONS_DRAWN,
    "Time to move, 3 min||Start, Not today" },
  { LIMBER_OFFER_REMINDER, "stretch", "check", FALSE, TRUE, TRUE, LIMBER_BUTTONS_NONE,
    "Time for a stretch, 3 min|Planned for 09:00. After this: a short question. To answer, use limber from your "
    "applications menu.|Start, Later, Not today" },
  { LIMBER_OFFER_REMINDER, "walk", NULL, FALSE, FALSE, TRUE, LIMBER_BUTTONS_MIDDLE_CLICK,
    "Time to move, 3 min|To answer: middle mouse button.|Start, Later, Not today" },
  { LIMBER_OFFER_REMINDER, "walk", NULL, FALSE, FALSE, TRUE, LIMBER_BUTTONS_HIDDEN,
    "Time to move, 3 min|To answer: limber in a terminal.|Start, Later, Not today" },
};

static void
test_reminders (void)
{
  g_autoptr (LimberRoutine) routine = session_script_routine (routine_text);
  const LimberPhase *phase = routine->phases->pdata[0];
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();

  for (gsize i = 0; i < G_N_ELEMENTS (reminders); i++)
    {
      g_autoptr (LimberSettings) settings = limber_settings_new ();
      LimberOffer offer = { .kind = reminders[i].kind, .minutes = 3, .late = reminders[i].late };
      g_autofree char *text = NULL;
      LimberWords words;

      settings->titles = reminders[i].titles;
      offer.later = reminders[i].later ? 600 * LIMBER_MINUTE : LIMBER_ABSENT;
      offer.slot.activity = limber_phase_find (phase, reminders[i].activity);
      offer.slot.at = 540 * LIMBER_MINUTE;
      if (reminders[i].following != NULL)
        offer.following = limber_phase_find (phase, reminders[i].following);
      words = limber_words_for (&offer, settings, zone, reminders[i].buttons);
      text = told (&words);
      g_assert_cmpstr (text, ==, reminders[i].told);
    }
}

static const struct
{
  LimberQuestionKind kind;
  gboolean named; /* the routine names the therapist */
  int days;
  const char *told;
} questions[] = {
  { LIMBER_QUESTION_PHASE, TRUE, 0,
    "A part of your routine ends today|Go on with the next part tomorrow, or stay with this one for another week?|Move "
    "on, Stay a week" },
  { LIMBER_QUESTION_ENDED, TRUE, 0, "This routine has ended|Speak to Rosa Keller about what comes next.|OK" },
  { LIMBER_QUESTION_ENDED, FALSE, 0, "This routine has ended|Speak to your therapist about what comes next.|OK" },
  { LIMBER_QUESTION_PAGE, TRUE, 1,
    "Make the page for Rosa Keller?|Your session is tomorrow. You see the page before anybody else does.|Make the "
    "page, Not now" },
  { LIMBER_QUESTION_PAGE, FALSE, 0,
    "Make the page for your therapist?|Your session is today. You see the page before anybody else does.|Make the "
    "page, Not now" },
  { LIMBER_QUESTION_AWAY, FALSE, 1,
    "Away 1 day|What were these days? A holiday does not count; the routine waits for you.|Holiday, Did some, Leave "
    "it" },
  { LIMBER_QUESTION_AWAY, FALSE, 4,
    "Away 4 days|What were these days? A holiday does not count; the routine waits for you.|Holiday, Did some, Leave "
    "it" },
};

static void
test_questions (void)
{
  g_autoptr (LimberRoutine) named = session_script_routine (routine_text);
  g_autoptr (LimberRoutine) unnamed = session_script_routine (strstr (routine_text, "plan"));
  g_autoptr (LimberSettings) settings = limber_settings_new ();
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();

  for (gsize i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      LimberOffer offer = { .kind = LIMBER_OFFER_QUESTION };
      g_autofree char *text = NULL;
      LimberWords words;

      offer.ask.kind = questions[i].kind;
      offer.ask.days = questions[i].days;
      if (questions[i].kind != LIMBER_QUESTION_AWAY)
        offer.ask.routine = questions[i].named ? named : unnamed;
      words = limber_words_for (&offer, settings, zone, LIMBER_BUTTONS_DRAWN);
      text = told (&words);
      g_assert_cmpstr (text, ==, questions[i].told);
    }
}

static void
test_others (void)
{
  LimberWords all[]
      = { limber_words_reason (), limber_words_pause (FALSE), limber_words_pause (TRUE), limber_words_told ("Noted.") };
  static const char *const expected[] = {
    "Not today: noted|What got in the way?|No time, Not here, Hurts",
    "Pause reminders|For how long? The weeks of your routine wait for you.|An hour, Until tomorrow, A week",
    ("Reminders are paused|For how long? The weeks of your routine wait for you.|Remind me again, Until tomorrow, A "
     "week"),
    "Noted.||Close",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autofree char *text = told (&all[i]);

      g_assert_cmpstr (text, ==, expected[i]);
    }
}

static void
test_reasons (void)
{
  g_assert_cmpstr (limber_reason_text ("no-time"), ==, "no time");
  g_assert_cmpstr (limber_reason_text ("doctor"), ==, "a warning sign: to be seen by a doctor");
  g_assert_null (limber_reason_text ("of-another-version"));
  g_assert_cmpstr (limber_cause_text (LIMBER_CAUSE_NONE), ==, "");
  g_assert_cmpstr (limber_cause_text (LIMBER_CAUSE_LOCKED), ==, "the screen was locked");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reminder-words/reminders", test_reminders);
  g_test_add_func ("/reminder-words/questions", test_questions);
  g_test_add_func ("/reminder-words/others", test_others);
  g_test_add_func ("/reminder-words/reasons", test_reasons);
  return g_test_run ();
}
