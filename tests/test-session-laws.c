/* What holds for every session, whatever the client, the screen and the machine do: random
 * sessions, the seed of which g_test prints. */

#include "core/session-words.h"
#include "support/session-script.h"

#include <string.h>

#define SECOND ((gint64)G_USEC_PER_SEC)
#define SESSIONS 400
#define INPUTS 120

static const char routine_text[]
    = "therapist = { name = \"Rosa Keller\"; phone = \"555 0142\"; }; client = { affected_side = \"left\"; };"
      "plan = ( { id = \"stretch\"; kind = \"stretch\"; title = \"Stretches\"; when = { at = \"09:00\"; };"
      "  steps = ( { exercise = \"pelvic-tilt\"; reps = 3; hold_seconds = 2;"
      "              progress = { add_reps = 1; every_days = 2; up_to = 6; }; },"
      "            { exercise = \"knee-to-chest\"; reps = 2; sets = 2; hold_seconds = 9; side = \"alternate\"; },"
      "            { exercise = \"figure-four\"; hold_seconds = 12; side = \"each-side\"; rest_seconds = 0; },"
      "            { exercise = \"hip-flexor\"; minutes = 1; side = \"affected\"; } ); },"
      "{ id = \"plain\"; kind = \"stretch\"; title = \"Plain\"; when = { at = \"10:00\"; }; ask_pain = false;"
      "  steps = ( { exercise = \"cat-cow\"; reps = 2; sets = 3; hold_seconds = 3; },"
      "            { exercise = \"hamstring\"; hold_seconds = 5; side = \"other\"; reps = 2; } ); },"
      "{ id = \"heat\"; kind = \"heat\"; title = \"Heat pack\"; when = { at = \"11:00\"; }; care = \"Stay awake.\"; },"
      "{ id = \"warm\"; kind = \"heat\"; title = \"Warm\"; when = { at = \"15:00\"; }; ask_pain = true; },"
      "{ id = \"stand\"; kind = \"posture\"; title = \"Stand\"; when = { at = \"12:00\"; }; tip = \"Feet flat.\"; },"
      "{ id = \"walk\"; kind = \"move\"; title = \"Walk\"; when = { at = \"13:00\"; }; away_counts = true; },"
      "{ id = \"swim\"; kind = \"move\"; title = \"Swim\"; when = { at = \"16:00\"; }; ask_pain = true; },"
      "{ id = \"check\"; kind = \"check-in\"; title = \"Check-in\"; when = { at = \"14:00\"; };"
      "  questions = ( { id = \"usual\"; scale = 10; ask = \"Usual pain?\"; },"
      "                { id = \"way\"; text = true; ask = \"What got in the way?\"; } ); } );";

/* A session under way, with what the laws need to know of it. */
typedef struct
{
  LimberRoutine *routine;
  LimberSession *session;
  gint64 now;
  GArray *effects;
  gint64 recorded[8]; /* the last value of each step's rows; -1: none */
  int finished;
  gboolean over;
} Run;

static void
run_begin (Run *run, LimberRoutine *routine)
{
  const LimberPhase *phase = routine->phases->pdata[0];
  static const int increments[] = { 2, 0, 0, 0 };
  LimberSessionPlan plan = { .routine = routine };
  int choice = g_test_rand_int_range (0, (int)phase->activities->len + 2);

  plan.pain_before = g_test_rand_int_range (-1, 11);
  plan.place_before = g_test_rand_bit () ? "thigh" : NULL;
  plan.increments = g_test_rand_bit () ? increments : NULL;
  plan.unasked = g_test_rand_bit ();
  if (choice < (int)phase->activities->len)
    plan.activity = phase->activities->pdata[choice];
  else
    plan.kind = choice == (int)phase->activities->len ? LIMBER_SESSION_PAIN : LIMBER_SESSION_SIGNS;
  *run = (Run){ .routine = routine, .now = 5000 * SECOND + g_test_rand_int_range (0, 1000000) };
  for (gsize i = 0; i < G_N_ELEMENTS (run->recorded); i++)
    run->recorded[i] = -1;
  run->effects = limber_effects_new ();
  run->session = limber_session_new (&plan, run->now, run->effects);
}

static void
run_end (Run *run)
{
  limber_session_free (run->session);
  g_array_unref (run->effects);
}

/* Takes note of the effects from @from on. */
static void
run_note (Run *run, guint from)
{
  for (guint i = from; i < run->effects->len; i++)
    {
      const LimberEffect *effect = &g_array_index (run->effects, LimberEffect, i);

      g_assert_false (run->over);
      if (effect->kind == LIMBER_EFFECT_ROW && effect->row == LIMBER_EVENT_STEP)
        {
          g_assert_cmpint (effect->value, >, run->recorded[effect->step - 1]);
          g_assert_cmpint (effect->value, <=, effect->total);
          run->recorded[effect->step - 1] = effect->value;
          g_assert_cmpint (run->finished, ==, 0);
        }
      run->finished += effect->kind == LIMBER_EFFECT_FINISHED;
      run->over |= effect->kind == LIMBER_EFFECT_OVER;
    }
  g_assert_cmpint (run->over, ==, limber_session_is_over (run->session));
}

static gboolean
run_give (Run *run, const LimberSessionInput *input)
{
  guint from = run->effects->len;
  gboolean understood = limber_session_handle (run->session, input, run->now, run->effects);
  LimberSessionView view = limber_session_view (run->session, run->now);
  gint64 recorded = 0;

  run_note (run, from);
  g_assert_cmpint (view.holds_done, <=, view.holds_planned);
  g_assert_cmpfloat (view.fraction, >=, 0);
  g_assert_cmpfloat (view.fraction, <=, 1);
  g_assert_cmpint (limber_session_wake (run->session, run->now, 0), >, run->now);
  g_assert_cmpint (limber_session_wake (run->session, run->now, SECOND), >, run->now);
  if (!run->over)
    g_assert_cmpint (limber_session_wake (run->session, run->now, 0), <, LIMBER_NEVER);
  if (run->finished > 0 && view.n_steps > 0)
    {
      for (int i = 0; i < view.n_steps; i++)
        recorded += MAX (run->recorded[i], 0);
      g_assert_cmpint (recorded, ==, view.holds_done);
    }
  return understood;
}

/* The client is asked something, or has to do something for it to go on. */
static gboolean
is_waiting (const Run *run)
{
  LimberSessionPhase phase = limber_session_view (run->session, run->now).phase;

  return phase == LIMBER_PHASE_QUESTION || phase == LIMBER_PHASE_PAUSED || phase == LIMBER_PHASE_NOTICE
         || phase == LIMBER_PHASE_ALARM;
}

static LimberSessionInput
random_press (const LimberWords *words)
{
  LimberSessionInput input = { .kind = LIMBER_INPUT_PRESS };
  guint tries = 0;

  /* no client stops as often as the dice would */
  do
    input.text = words->buttons[g_test_rand_int_range (0, (int)words->n_buttons)].button;
  while (tries++ < 3 && (strcmp (input.text, "stop") == 0 || strcmp (input.text, "interrupted") == 0));
  return input;
}

/* What nobody is guided through often. */
static LimberSessionInput
random_world (const Run *run, char text[8])
{
  static const char *const strays[] = { "pause", "resume", "next", "back",  "stop",   "done", "ok",    "begin",
                                        "yes",   "no",     "pain", "wider", "0-9999", "7-3",  "later", "" };
  LimberSessionInput input = { .kind = LIMBER_INPUT_TICK };
  int dice = g_test_rand_int_range (0, 40);

  if (dice < 8)
    {
      input.kind = g_test_rand_bit () ? LIMBER_INPUT_PRESS : LIMBER_INPUT_ANSWER;
      input.text = strays[g_test_rand_int_range (0, G_N_ELEMENTS (strays))];
    }
  else if (dice < 16)
    {
      g_snprintf (text, 8, "%d", g_test_rand_int_range (-1, 12));
      input.kind = LIMBER_INPUT_ANSWER;
      input.text = text;
    }
  else if (dice < 34)
    {
      input.kind = LIMBER_INPUT_PRESENCE;
      input.presence.state = (LimberPresenceState)g_test_rand_int_range (0, LIMBER_N_PRESENCES);
      input.presence.ago = g_test_rand_int_range (0, 300) * SECOND;
    }
  else if (dice < 36)
    {
      input.kind = LIMBER_INPUT_WOKE;
      input.slept = run->now % (4000 * SECOND);
    }
  else if (dice < 39)
    input.kind = LIMBER_INPUT_RESTORED;
  else if (g_test_rand_int_range (0, 4) == 0)
    input.kind = LIMBER_INPUT_LOST;
  return input;
}

/* Something that may happen to a session: mostly a button that is there. */
static LimberSessionInput
random_input (const Run *run, const LimberWords *words, char text[8])
{
  int dice = g_test_rand_int_range (0, 10);

  if (dice < 2)
    return random_world (run, text);
  if (dice < (is_waiting (run) ? 7 : 3) && words->n_buttons > 0)
    return random_press (words);
  return (LimberSessionInput){ .kind = LIMBER_INPUT_TICK };
}

/* Mostly as a clock with alarms would, sometimes late, sometimes much later. */
static gint64
random_time (const Run *run)
{
  gint64 wake = limber_session_wake (run->session, run->now, 0);
  int dice = g_test_rand_int_range (0, 40);

  if (dice == 0)
    return run->now + g_test_rand_int_range (0, 90000) * SECOND;
  if (dice < 4)
    return wake + g_test_rand_int_range (0, 3 * G_USEC_PER_SEC);
  if (dice < 8)
    return run->now;
  if (dice < 16 || is_waiting (run))
    return MIN (wake, run->now + g_test_rand_int_range (0, 20 * G_USEC_PER_SEC));
  return wake;
}

static LimberSession *
copy_of (const Run *run)
{
  LimberSessionView view = limber_session_view (run->session, run->now);
  g_autofree char *text = limber_session_store (run->session);
  LimberSession *copy = limber_session_restore (text, run->routine, view.activity);

  g_assert_nonnull (copy);
  return copy;
}

/* Left alone, it comes to its end within a day and a half. */
static void
check_way_out (const Run *run)
{
  Run alone = *run;
  LimberSessionInput tick = { .kind = LIMBER_INPUT_TICK };

  alone.session = copy_of (run);
  alone.effects = limber_effects_new ();
  for (int i = 0; !alone.over; i++)
    {
      g_assert_cmpint (i, <, 1000);
      alone.now = limber_session_wake (alone.session, alone.now, 0);
      g_assert_cmpint (alone.now - run->now, <, 36 * 60 * LIMBER_MINUTE);
      run_give (&alone, &tick);
    }
  g_assert_cmpint (alone.finished, ==, limber_session_view (alone.session, alone.now).activity != NULL);
  run_end (&alone);
}

static gboolean
is_forbidden (const char *text)
{
  static const char *const words[] = { "prescri", "treatment", "patient", "diagnos", "better", "worse " };
  g_autofree char *lower = text == NULL ? NULL : g_utf8_strdown (text, -1);

  for (gsize i = 0; lower != NULL && i < G_N_ELEMENTS (words); i++)
    if (strstr (lower, words[i]) != NULL)
      return TRUE;
  return lower != NULL && strstr (lower, "(null)") != NULL;
}

/* What is on the screen says something, and each of its buttons means something. */
static void
check_words (Run *run, const LimberWords *words, int max_buttons)
{
  LimberSessionView view = limber_session_view (run->session, run->now);
  g_autofree char *spoken = limber_session_spoken (&view);

  g_assert_cmpuint (g_utf8_strlen (words->summary, -1), >, run->over ? 0 : 2);
  g_assert_cmpuint (g_utf8_strlen (words->summary, -1), <=, 80);
  g_assert_true (words->body == NULL || (*words->body != '\0' && g_utf8_validate (words->body, -1, NULL)));
  g_assert_false (is_forbidden (words->summary) || is_forbidden (spoken));
  g_assert_false (view.phase != LIMBER_PHASE_QUESTION && is_forbidden (words->body));
  g_assert_cmpuint (words->n_buttons, <=, (gsize)MAX (max_buttons, 3));
  g_assert_cmpuint (words->n_buttons, >, 0);
  for (gsize i = 0; i < words->n_buttons; i++)
    {
      Run tried = *run;
      LimberSessionInput press = { .kind = LIMBER_INPUT_PRESS, .text = words->buttons[i].button };

      g_assert_cmpuint (strlen (words->buttons[i].label), >, 0);
      tried.session = copy_of (run);
      tried.effects = limber_effects_new ();
      if (!run_give (&tried, &press))
        g_error ("%s: \"%s\" means nothing", words->summary, press.text);
      run_end (&tried);
    }
}

/* The dice came everywhere, or the laws were not put to the test. */
static gboolean
is_covered (const int *counts, int n_counts)
{
  while (n_counts > 0 && counts[n_counts - 1] > 0)
    n_counts--;
  return n_counts == 0;
}

static void
test_laws (void)
{
  g_autoptr (LimberRoutine) routine = session_script_routine (routine_text);
  int seen[LIMBER_N_PHASES] = { 0 }, asked[LIMBER_N_ASKS] = { 0 }, told[LIMBER_N_MESSAGES] = { 0 };
  gboolean covered = FALSE;

  for (int i = 0; i < SESSIONS || !covered; i++)
    {
      Run run;

      run_begin (&run, routine);
      run_note (&run, 0);
      for (int j = 0; j < INPUTS && !run.over; j++)
        {
          LimberSessionView view = limber_session_view (run.session, run.now);
          int max_buttons = g_test_rand_int_range (0, 12);
          LimberWords words = limber_session_words (&view, max_buttons,
                                                    (LimberButtons)g_test_rand_int_range (0, LIMBER_BUTTONS_NONE + 1),
                                                    g_test_rand_bit ());
          LimberSessionInput input;
          char text[8];

          seen[view.phase]++;
          asked[view.ask] += view.phase == LIMBER_PHASE_QUESTION;
          told[view.message] += view.phase == LIMBER_PHASE_NOTICE;
          check_words (&run, &words, max_buttons);
          if (j % 8 == 0)
            check_way_out (&run);
          input = random_input (&run, &words, text);
          run.now = random_time (&run);
          run_give (&run, &input);
          limber_words_clear (&words);
        }
      check_way_out (&run);
      run_end (&run);
      covered = is_covered (seen, LIMBER_PHASE_OVER) && is_covered (asked, LIMBER_N_ASKS)
                && is_covered (told, LIMBER_N_MESSAGES);
      g_assert_cmpint (i, <, 40 * SESSIONS);
    }
}

/* A session that is stored and taken up before every input goes the same way as one that is not. */
static void
test_store (void)
{
  g_autoptr (LimberRoutine) routine = session_script_routine (routine_text);

  for (int i = 0; i < SESSIONS; i++)
    {
      Run run, twin;

      run_begin (&run, routine);
      run_note (&run, 0);
      for (int j = 0; j < INPUTS && !run.over; j++)
        {
          LimberSessionView view = limber_session_view (run.session, run.now);
          LimberWords words = limber_session_words (&view, 4, LIMBER_BUTTONS_DRAWN, TRUE);
          LimberSessionInput input;
          g_autofree char *effects = NULL, *expected = NULL, *state = NULL, *expected_state = NULL;
          char text[8];
          guint from = run.effects->len;

          input = random_input (&run, &words, text);
          twin = run;
          twin.session = copy_of (&run);
          twin.effects = limber_effects_new ();
          twin.now = run.now = random_time (&run);
          run_give (&run, &input);
          run_give (&twin, &input);
          effects = session_script_effects (twin.effects, 0);
          expected = session_script_effects (run.effects, from);
          g_assert_cmpstr (effects, ==, expected);
          state = limber_session_store (twin.session);
          expected_state = limber_session_store (run.session);
          g_assert_cmpstr (state, ==, expected_state);
          limber_words_clear (&words);
          run_end (&twin);
        }
      run_end (&run);
    }
}

/* What was stored may have been spoilt: it is refused, or leads nowhere that a list has no place for. */
static void
test_spoilt_store (void)
{
  g_autoptr (LimberRoutine) routine = session_script_routine (routine_text);
  int refused = 0;

  for (int i = 0; i < SESSIONS; i++)
    {
      g_autoptr (LimberSession) spoilt = NULL;
      g_autofree char *text = NULL;
      LimberSessionView view;
      Run run;

      run_begin (&run, routine);
      view = limber_session_view (run.session, run.now);
      text = limber_session_store (run.session);
      for (int j = g_test_rand_int_range (1, 4); j > 0; j--)
        text[g_test_rand_int_range (0, (int)strlen (text))] = "0123456789-:,{}'x"[g_test_rand_int_range (0, 17)];
      spoilt = limber_session_restore (text, routine, view.activity);
      refused += spoilt == NULL;
      if (spoilt != NULL)
        {
          LimberWords words;

          view = limber_session_view (spoilt, run.now);
          words = limber_session_words (&view, 3, LIMBER_BUTTONS_DRAWN, TRUE);
          limber_words_clear (&words);
        }
      run_end (&run);
    }
  g_assert_cmpint (refused, >, SESSIONS / 4);
  g_assert_null (limber_session_restore ("", routine, NULL));
  g_assert_null (limber_session_restore ("(uint32 1, uint32 0, '', '', @a{sx} {}, @a(siii) [])", routine, NULL));
}

/* Pausing and locking, however often, neither adds to the holds nor takes from them. */
static void
test_pauses (void)
{
  g_autoptr (LimberRoutine) routine = session_script_routine (routine_text);
  const LimberActivity *activity = limber_phase_find (routine->phases->pdata[0], "plain");
  LimberSessionPlan plan = { .routine = routine, .activity = activity, .pain_before = -1 };
  /* 2 × 3 of 3 s and 2 of 5 s */
  const gint64 held = (6 * 3 + 2 * 5) * SECOND;

  for (int i = 0; i < 100; i++)
    {
      g_autoptr (GArray) effects = limber_effects_new ();
      g_autoptr (LimberSession) session = NULL;
      gint64 now = 77 * SECOND, sum = 0;
      int cues[LIMBER_N_CUES] = { 0 }, halts = 0;

      session = limber_session_new (&plan, now, effects);
      while (!limber_session_is_over (session))
        {
          LimberSessionView before = limber_session_view (session, now);
          LimberSessionInput input = { .kind = LIMBER_INPUT_TICK };
          gint64 next = limber_session_wake (session, now, 0), last = now;
          gboolean pause = g_test_rand_int_range (0, 4) == 0, paused = before.phase == LIMBER_PHASE_PAUSED;

          now = paused || pause ? now + g_test_rand_int_range (0, (int)MIN (next - now, 8 * SECOND)) : next;
          if (paused || (pause && g_test_rand_bit ()))
            {
              input.kind = LIMBER_INPUT_PRESS;
              input.text = paused ? LIMBER_BUTTON_RESUME : LIMBER_BUTTON_PAUSE;
            }
          else if (pause)
            {
              input.kind = LIMBER_INPUT_PRESENCE;
              input.presence.state = LIMBER_PRESENCE_LOCKED;
            }
          limber_session_handle (session, &input, now, effects);
          if (before.phase == LIMBER_PHASE_HOLD)
            sum += now - last;
          halts += before.phase == LIMBER_PHASE_HOLD && limber_session_view (session, now).phase == LIMBER_PHASE_PAUSED;
        }
      g_assert_cmpint (sum, ==, held);
      for (guint j = 0; j < effects->len; j++)
        {
          const LimberEffect *effect = &g_array_index (effects, LimberEffect, j);

          if (effect->kind == LIMBER_EFFECT_CUE)
            cues[effect->cue]++;
        }
      /* one sound for each beginning of a hold, one for its end */
      g_assert_cmpint (cues[LIMBER_CUE_START], ==, 8 + halts);
      g_assert_cmpint (cues[LIMBER_CUE_REST], ==, 6);
      g_assert_cmpint (cues[LIMBER_CUE_SWITCH], ==, 1);
      g_assert_cmpint (cues[LIMBER_CUE_END], ==, 1);
    }
}

/* Undisturbed, a stretch takes as long as the reminder for it says, and its bar never goes back. */
static void
test_length (void)
{
  g_autoptr (LimberRoutine) routine = session_script_routine (routine_text);
  const LimberActivity *activity = limber_phase_find (routine->phases->pdata[0], "plain");
  LimberSessionPlan plan = { .routine = routine, .activity = activity, .pain_before = -1 };
  LimberSessionInput begin = { .kind = LIMBER_INPUT_PRESS, .text = LIMBER_BUTTON_BEGIN };
  LimberSessionInput tick = { .kind = LIMBER_INPUT_TICK };
  g_autoptr (GArray) effects = limber_effects_new ();
  g_autoptr (LimberSession) session = limber_session_new (&plan, 0, effects);
  gint64 now = 0, ended = 0;
  double fraction = 0;

  limber_session_handle (session, &begin, now, effects);
  while (!limber_session_is_over (session))
    {
      LimberSessionView view;

      now = limber_session_wake (session, now, SECOND);
      limber_session_handle (session, &tick, now, effects);
      view = limber_session_view (session, now);
      g_assert_cmpfloat (view.fraction, >=, fraction);
      g_assert_cmpfloat (view.fraction - fraction, <, 0.1);
      fraction = view.fraction;
      if (view.outcome != LIMBER_OUTCOME_NONE && ended == 0)
        ended = now;
    }
  g_assert_cmpint (ended, ==, limber_activity_seconds (activity, 0) * SECOND);
  g_assert_cmpfloat (fraction, >=, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session-laws/always", test_laws);
  g_test_add_func ("/session-laws/store", test_store);
  g_test_add_func ("/session-laws/spoilt-store", test_spoilt_store);
  g_test_add_func ("/session-laws/pauses", test_pauses);
  g_test_add_func ("/session-laws/length", test_length);
  return g_test_run ();
}
