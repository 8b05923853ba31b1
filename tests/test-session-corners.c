/* Turns of a session that few clients take. */

#include "core/session-words.h"
#include "support/session-scene.h"
#include "support/session-script.h"

#define SECOND ((gint64)G_USEC_PER_SEC)

static const char routine_text[]
    = "exercises = { lift = { name = \"Lift\"; how = \"Lift it.\"; position = \"On your back.\"; equipment = \"a "
      "towel\"; };"
      "  bend = { name = \"Bend\"; how = \"Bend it.\"; equipment = \"a towel\"; easier = \"Only half.\"; }; };"
      "plan = ( { id = \"stretch\"; kind = \"stretch\"; title = \"Stretches\"; when = { at = \"09:00\"; };"
      "  care = \"Breathe.\";"
      "  steps = ( { exercise = \"lift\"; hold_seconds = 20; }, { exercise = \"bend\"; hold_seconds = 20; } ); },"
      "{ id = \"heat\"; kind = \"heat\"; title = \"Heat pack\"; when = { at = \"11:00\"; }; },"
      "{ id = \"stand\"; kind = \"posture\"; title = \"Stand\"; when = { at = \"12:00\"; }; },"
      "{ id = \"check\"; kind = \"check-in\"; title = \"Check-in\"; when = { at = \"14:00\"; };"
      "  questions = ( { id = \"way\"; text = true; ask = \"What got in the way?\"; } ); } );";

/* What is to be seen after a script, as session_script_view() says it. */
static void
test_views (void)
{
  static const struct
  {
    const char *activity, *script, *view;
  } rows[] = {
    /* a question besides the plan that is left out leaves nothing to say */
    { "pain", "next", "over" },
    /* who did nothing is not asked how it hurts now */
    { "stretch", "next begin next next", "notice summary" },
    { "heat", "stop", "ask why-stop" },
    { "heat", "yes yes stop", "ask why-stop" },
    /* back after a pause begins the same step anew, and only then the one before */
    { "stretch", "next begin next +11 pause resume back", "ready bend 2/2 1/1 10s" },
    { "stretch", "next begin next +11 pause resume back back", "ready lift 1/2 1/1 10s" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *view = NULL;
      SessionScene scene;

      session_scene_set (&scene, routine_text, rows[i].activity, rows[i].script);
      view = session_script_view (scene.session, scene.now);
      g_assert_cmpstr (view, ==, rows[i].view);
      session_scene_clear (&scene);
    }
}

/* What stands in none of the buttons means nothing. */
static void
test_refused (void)
{
  SessionScene scene;

  session_scene_set (&scene, routine_text, "stretch", "4-7");
  g_assert_false (session_scene_tell (&scene, LIMBER_INPUT_PRESS, "0-3"));
  g_assert_false (session_scene_tell (&scene, LIMBER_INPUT_PRESS, "6-9"));
  g_assert_true (session_scene_tell (&scene, LIMBER_INPUT_PRESS, LIMBER_BUTTON_WIDER));
  g_assert_true (session_scene_tell (&scene, LIMBER_INPUT_PRESS, "0-3"));
  session_scene_clear (&scene);

  session_scene_set (&scene, routine_text, "check", "");
  g_assert_false (session_scene_tell (&scene, LIMBER_INPUT_ANSWER, ""));
  g_assert_true (session_scene_tell (&scene, LIMBER_INPUT_ANSWER, "rain"));
  session_scene_clear (&scene);
}

/* The steady clock has begun anew while the pack was to come off. */
static void
test_lost_alarm (void)
{
  SessionScene scene;
  LimberSessionView view;

  session_scene_set (&scene, routine_text, "heat", "yes yes +300 yes +600");
  g_assert_cmpint (limber_session_view (scene.session, scene.now).phase, ==, LIMBER_PHASE_ALARM);
  session_scene_tell (&scene, LIMBER_INPUT_LOST, NULL);
  view = limber_session_view (scene.session, scene.now);
  g_assert_cmpint (view.phase, ==, LIMBER_PHASE_ALARM);
  g_assert_true (view.late);
  session_scene_clear (&scene);
}

/* Who comes back while it is asked how it went is shown the question again. */
static void
test_back (void)
{
  LimberSessionInput input = { .kind = LIMBER_INPUT_PRESENCE };
  SessionScene scene;
  guint before;

  session_scene_set (&scene, routine_text, "stand", "+120");
  g_assert_cmpint (limber_session_view (scene.session, scene.now).ask, ==, LIMBER_ASK_RETURN);
  input.presence.state = LIMBER_PRESENCE_IDLE;
  limber_session_handle (scene.session, &input, scene.now, scene.effects);
  before = scene.effects->len;
  input.presence.state = LIMBER_PRESENCE_ACTIVE;
  limber_session_handle (scene.session, &input, scene.now + SECOND, scene.effects);
  g_assert_cmpuint (scene.effects->len, ==, before + 1);
  g_assert_cmpint (g_array_index (scene.effects, LimberEffect, before).kind, ==, LIMBER_EFFECT_SHOW);
  session_scene_clear (&scene);
}

/* Looked at too late, nothing is left, and the next tick is due. */
static void
test_late_look (void)
{
  static const char *const rows[][2] = { { "stretch", "next begin +11" }, { "heat", "yes yes" } };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SessionScene scene;
      LimberSessionView view;
      gint64 due;

      session_scene_set (&scene, routine_text, rows[i][0], rows[i][1]);
      view = limber_session_view (scene.session, scene.now);
      due = limber_session_wake (scene.session, scene.now, 0);
      view = limber_session_view (scene.session, scene.now + view.left + SECOND);
      g_assert_cmpint (view.left, ==, 0);
      g_assert_cmpint (view.length, >, 0);
      g_assert_cmpint (limber_session_wake (scene.session, scene.now + view.length + SECOND, SECOND), ==, due);
      session_scene_clear (&scene);
    }
}

/* A routine of another version may have no signs and no places; there is nothing to ask of them then. */
static void
test_nothing_to_ask (void)
{
  g_autoptr (LimberRoutine) routine = session_script_routine (routine_text);
  g_autoptr (GArray) effects = limber_effects_new ();
  LimberSessionPlan plan = { .kind = LIMBER_SESSION_SIGNS, .routine = routine, .pain_before = -1 };
  g_autoptr (LimberSession) signs = NULL, pain = NULL;
  LimberSessionInput input = { .kind = LIMBER_INPUT_PRESS, .text = "4" };

  g_ptr_array_set_size (routine->signs, 0);
  g_strfreev (routine->pain.where);
  routine->pain.where = g_new0 (char *, 1);
  signs = limber_session_new (&plan, 0, effects);
  g_assert_true (limber_session_is_over (signs));
  plan.kind = LIMBER_SESSION_PAIN;
  pain = limber_session_new (&plan, 0, effects);
  g_assert_true (limber_session_handle (pain, &input, 0, effects));
  g_assert_cmpint (limber_session_view (pain, 0).phase, ==, LIMBER_PHASE_NOTICE);
}

static void
test_words (void)
{
  static const struct
  {
    const char *activity, *script, *summary, *body;
  } rows[] = {
    { "stretch", "next begin +11", "Lift: hold, 19 s", "Today: once, 20 s.\nOn your back.\nLift it." },
    { "stretch", "4 0 begin", "Lift: get ready, 10 s", "Today: once, 20 s.\nOn your back.\nLift it." },
    { "stretch", "4 0 begin next", "Bend: get ready, 10 s",
      "Today: once, 20 s.\nBend it.\nEasier, for today: Only half." },
    { "stretch", "next pause", "Paused: Stretches", NULL },
    { "pain", "next", "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SessionScene scene;
      LimberSessionView view;
      LimberWords words;

      session_scene_set (&scene, routine_text, rows[i].activity, rows[i].script);
      view = limber_session_view (scene.session, scene.now);
      words = limber_session_words (&view, 3, LIMBER_BUTTONS_DRAWN, TRUE);
      g_assert_cmpstr (words.summary, ==, rows[i].summary);
      g_assert_cmpstr (words.body, ==, rows[i].body);
      g_assert_cmpint (words.n_buttons == 0, ==, view.phase == LIMBER_PHASE_OVER);
      limber_words_clear (&words);
      session_scene_clear (&scene);
    }
}

/* Before the first step: each thing that is needed once, the rules, and what to take care of. */
static void
test_intro (void)
{
  SessionScene scene;
  LimberSessionView view;
  LimberWords words;
  g_auto (GStrv) lines = NULL;

  session_scene_set (&scene, routine_text, "stretch", "next");
  view = limber_session_view (scene.session, scene.now);
  words = limber_session_words (&view, 3, LIMBER_BUTTONS_DRAWN, TRUE);
  lines = g_strsplit (words.body, "\n", -1);
  g_assert_cmpstr (lines[0], ==, "You need: a towel.");
  g_assert_cmpstr (lines[g_strv_length (lines) - 1], ==, "Breathe.");
  limber_words_clear (&words);
  session_scene_clear (&scene);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session-corners/views", test_views);
  g_test_add_func ("/session-corners/refused", test_refused);
  g_test_add_func ("/session-corners/lost-alarm", test_lost_alarm);
  g_test_add_func ("/session-corners/back", test_back);
  g_test_add_func ("/session-corners/late-look", test_late_look);
  g_test_add_func ("/session-corners/nothing-to-ask", test_nothing_to_ask);
  g_test_add_func ("/session-corners/words", test_words);
  g_test_add_func ("/session-corners/intro", test_intro);
  return g_test_run ();
}
