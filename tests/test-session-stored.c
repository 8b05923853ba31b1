/* A stored session that was spoilt: what none was ever in is refused, and what is taken up
 * behaves, whatever is pressed then. */

#include "core/session-words.h"
#include "support/session-scene.h"

#include <string.h>

#define SECOND ((gint64)G_USEC_PER_SEC)

static const char routine_text[]
    = "client = { affected_side = \"left\"; }; pain = { where = [ \"back\", \"thigh\" ]; };"
      "plan = ( { id = \"stretch\"; kind = \"stretch\"; title = \"Stretches\"; when = { at = \"09:00\"; };"
      "  steps = ( { exercise = \"pelvic-tilt\"; reps = 3; hold_seconds = 2;"
      "              progress = { add_reps = 1; every_days = 2; up_to = 6; }; },"
      "            { exercise = \"knee-to-chest\"; reps = 2; sets = 2; hold_seconds = 9; side = \"alternate\"; } ); },"
      "{ id = \"heat\"; kind = \"heat\"; title = \"Heat pack\"; when = { at = \"11:00\"; }; },"
      "{ id = \"walk\"; kind = \"move\"; title = \"Walk\"; when = { at = \"13:00\"; }; away_counts = true; },"
      "{ id = \"check\"; kind = \"check-in\"; title = \"Check-in\"; when = { at = \"14:00\"; };"
      "  questions = ( { id = \"usual\"; scale = 10; ask = \"Usual pain?\"; },"
      "                { id = \"way\"; text = true; ask = \"What got in the way?\"; } ); } );";

/* The stored @state with another value of the field @name. Returns: (transfer full) */
static char *
with_field (const char *state, const char *name, gint64 value)
{
  g_autofree char *key = g_strdup_printf ("'%s': ", name);
  const char *found = strstr (state, key), *rest;

  g_assert_nonnull (found);
  found += strlen (key);
  rest = found + strcspn (found, ",}");
  return g_strdup_printf ("%.*s%" G_GINT64_FORMAT "%s", (int)(found - state), state, value, rest);
}

typedef struct
{
  const char *activity, *script;
  const char *name; /* of a field */
  gint64 value;
} FieldRow;

static const FieldRow spoilt_fields[] = {
  /* what no list has */
  { "stretch", "", "phase", -1 },
  { "stretch", "", "phase", LIMBER_N_PHASES },
  { "stretch", "", "ask", -1 },
  { "stretch", "", "ask", LIMBER_N_ASKS },
  { "stretch", "", "index", -1 },
  { "stretch", "", "when", -1 },
  { "stretch", "", "when", LIMBER_PAIN_NOW + 1 },
  { "stretch", "", "score", -2 },
  { "stretch", "", "score", 11 },
  { "stretch", "4", "place", -2 },
  { "stretch", "4", "place", 2 },
  { "stretch", "4 0", "score_before", -2 },
  { "stretch", "4 0", "score_before", 11 },
  { "stretch", "4 0", "place_before", -2 },
  { "stretch", "4 0", "place_before", 2 },
  { "stretch", "", "outcome", -1 },
  { "stretch", "", "outcome", LIMBER_N_OUTCOMES },
  { "stretch", "", "message", -1 },
  { "stretch", "", "message", LIMBER_N_MESSAGES },
  { "signs", "", "urgency", -1 },
  { "signs", "", "urgency", LIMBER_URGENCY_DOCTOR + 1 },
  /* questions that this activity does not ask, or not with these numbers */
  { "stretch", "", "low", -1 },
  { "stretch", "", "low", 11 },
  { "stretch", "", "high", 11 },
  { "stretch", "", "high", G_MAXINT64 },
  { "check", "", "answered", -1 },
  { "check", "", "answered", G_MAXINT64 },
  { "stretch", "", "ask", LIMBER_ASK_FIRST },
  { "stretch", "", "ask", LIMBER_ASK_SCALE },
  { "stretch", "", "ask", LIMBER_ASK_TEXT },
  { "stretch", "", "under_ask", LIMBER_ASK_SCALE },
  { "stretch", "", "under_index", -1 },
  { "heat", "", "index", 2 },
  { "check", "", "index", 2 },
  { "check", "", "ask", LIMBER_ASK_FIRST },
  { "signs", "", "index", 7 },
  { "pain", "", "ask", LIMBER_ASK_FIRST },
  { "pain", "", "ask", LIMBER_ASK_SCALE },
  { "pain", "", "ask", LIMBER_ASK_WHY_STOP },
  { "pain", "", "ask", LIMBER_ASK_SIGNS },
  { "signs", "", "ask", LIMBER_ASK_PAIN },
  { "pain", "", "when", LIMBER_PAIN_BEFORE },
  /* phases that it does not have */
  { "stretch", "4 0", "phase", LIMBER_PHASE_TIMER },
  { "stretch", "4 0", "phase", LIMBER_PHASE_ALARM },
  { "stretch", "4 0", "phase", LIMBER_PHASE_HOLD },
  { "stretch", "4 0", "under", -1 },
  { "stretch", "4 0", "under", LIMBER_N_PHASES },
  { "stretch", "4 0 begin stop", "under", LIMBER_PHASE_TIMER },
  { "heat", "yes stop", "under", LIMBER_PHASE_TIMER },
  { "heat", "yes yes stop", "under", LIMBER_PHASE_HOLD },
  { "heat", "", "phase", LIMBER_PHASE_INTRO },
  { "heat", "", "phase", LIMBER_PHASE_PAUSED },
  { "pain", "", "phase", LIMBER_PHASE_TIMER },
  { "pain", "", "phase", LIMBER_PHASE_HOLD },
  { "heat", "", "phase", LIMBER_PHASE_TIMER },
  { "walk", "", "phase", LIMBER_PHASE_ALARM },
  { "check", "", "phase", LIMBER_PHASE_TIMER },
  { "stretch", "4 0 begin +10", "step", -1 },
  { "stretch", "4 0 begin +10", "step", 2 },
  { "stretch", "", "step", 2 },
  { "stretch", "4 0 begin +10", "hold", -1 },
  { "stretch", "4 0 begin +10", "hold", 6 },
  { "stretch", "4 0 begin +10", "left", -1 },
  { "stretch", "4 0 begin +10", "left", 3 * SECOND },
  { "stretch", "4 0 begin +10", "begun", LIMBER_NEVER },
  /* ways back to where nobody came from */
  { "stretch", "4 0 begin pause", "under", LIMBER_PHASE_QUESTION },
  { "stretch", "4 0 begin pause", "under", LIMBER_PHASE_NOTICE },
  { "stretch", "4 0 begin stop", "under", LIMBER_PHASE_OVER },
  { "heat", "yes yes stop", "under", LIMBER_PHASE_ALARM },
  { "heat", "yes yes stop", "under", LIMBER_PHASE_NOTICE },
  /* times */
  { "stretch", "", "since", LIMBER_NEVER },
  { "heat", "yes yes", "begun", LIMBER_NEVER },
  { "walk", "", "until", 900 * SECOND },
  { "check", "", "end", 900 * SECOND },
  { "stretch", "", "end", 900 * SECOND },
  { "pain", "", "end", 900 * SECOND },
  { "pain", "", "skin_at", 900 * SECOND },
  { "stretch", "", "skin_at", 900 * SECOND },
  { "signs", "", "alarm_next", 900 * SECOND },
  { "heat", "yes yes stop pain", "end", 900 * SECOND },
  { "heat", "yes yes stop pain", "skin_at", 900 * SECOND },
  /* ends that came too early, or never */
  { "stretch", "", "outcome", LIMBER_OUTCOME_DONE },
  { "stretch", "4 0 begin", "outcome", LIMBER_OUTCOME_DONE },
  { "heat", "yes yes", "outcome", LIMBER_OUTCOME_DONE },
  { "heat", "yes", "outcome", LIMBER_OUTCOME_DONE },
  { "stretch", "4 0 begin +12 stop pain", "outcome", LIMBER_OUTCOME_NONE },
  { "walk", "done", "outcome", LIMBER_OUTCOME_NONE },
  { "pain", "", "outcome", LIMBER_OUTCOME_DONE },
};

static void
test_fields (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (spoilt_fields); i++)
    {
      const FieldRow *row = &spoilt_fields[i];
      g_autoptr (LimberSession) good = NULL, bad = NULL;
      g_autofree char *state = NULL, *spoilt = NULL;
      SessionScene scene;

      session_scene_set (&scene, routine_text, row->activity, row->script);
      state = limber_session_store (scene.session);
      good = limber_session_restore (state, scene.routine, scene.activity);
      g_assert_nonnull (good);
      spoilt = with_field (state, row->name, row->value);
      g_assert_cmpstr (spoilt, !=, state);
      bad = limber_session_restore (spoilt, scene.routine, scene.activity);
      if (bad != NULL)
        g_error ("%s \"%s\": %s = %" G_GINT64_FORMAT, row->activity, row->script, row->name, row->value);
      session_scene_clear (&scene);
    }
}

/* Whether @state with @find once replaced is taken up for @activity. */
static gboolean
is_taken (SessionScene *scene, const char *state, const char *find, const char *replace)
{
  g_autoptr (LimberSession) session = NULL;
  g_autofree char *spoilt = NULL;
  const char *found = strstr (state, find);

  g_assert_nonnull (found);
  spoilt = g_strdup_printf ("%.*s%s%s", (int)(found - state), state, replace, found + strlen (find));
  session = limber_session_restore (spoilt, scene->routine, scene->activity);
  return session != NULL;
}

/* Steps that are none of today's, and heads that belong to something else. */
static void
test_rest (void)
{
  static const char *const steps = "[('pelvic-tilt', 0, 1, -1), ('knee-to-chest', 0, 0, -1)]";
  static const struct
  {
    const char *find, *replace;
    gboolean taken;
  } rows[] = {
    { "(1, 0, ", "(1, 0, ", TRUE },
    { "(1, 0, ", "(2, 0, ", FALSE },
    { "(1, 0, ", "(1, 1, ", FALSE },
    { "(1, 0, ", "(1, 3, ", FALSE },
    { "'stretch'", "'heat'", FALSE },
    { "'phase'", "'fase'", FALSE },
    { "'pelvic-tilt', 0, 1, -1", "'pelvic-tilt', 1, 4, 4", TRUE },
    { "'pelvic-tilt', 0, 1, -1", "'pelvic-tilt', 0, 4, -1", FALSE },
    { "'pelvic-tilt', 0, 1, -1", "'pelvic-tilt', -1, 1, -1", FALSE },
    { "'pelvic-tilt', 0, 1, -1", "'pelvic-tilt', 0, -1, -1", FALSE },
    { "'pelvic-tilt', 0, 1, -1", "'pelvic-tilt', 0, 1, -2", FALSE },
    { "'pelvic-tilt', 0, 1, -1", "'pelvic-tilt', 0, 1, 2", FALSE },
    { "'pelvic-tilt', 0, 1, -1", "'cat-cow', 0, 1, -1", FALSE },
    { ", ('knee-to-chest', 0, 0, -1)", "", FALSE },
  };
  g_autofree char *state = NULL, *other = NULL;
  SessionScene scene;

  session_scene_set (&scene, routine_text, "stretch", "4 0 begin +12");
  state = limber_session_store (scene.session);
  g_assert_nonnull (strstr (state, steps));
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    if (is_taken (&scene, state, rows[i].find, rows[i].replace) != rows[i].taken)
      g_error ("%s", rows[i].replace);
  other = g_strdup_printf ("'%s'", scene.routine->id);
  g_assert_false (is_taken (&scene, state, other, "'other'"));
  scene.activity = NULL;
  g_assert_false (is_taken (&scene, state, "'phase'", "'phase'"));
  session_scene_clear (&scene);
}

/* No routine asks where it hurts without having places for it. */
static void
test_no_places (void)
{
  g_autoptr (LimberSession) session = NULL;
  g_autofree char *state = NULL;
  SessionScene scene;

  session_scene_set (&scene, routine_text, "stretch", "4");
  state = limber_session_store (scene.session);
  g_strfreev (scene.routine->pain.where);
  scene.routine->pain.where = g_new0 (char *, 1);
  session = limber_session_restore (state, scene.routine, scene.activity);
  g_assert_null (session);
  session_scene_clear (&scene);
}

static gint64
random_value (const SessionScene *scene)
{
  switch (g_test_rand_int_range (0, 8))
    {
    case 0:
      return LIMBER_NEVER;
    case 1:
      return scene->now + g_test_rand_int_range (-1000, 1000) * SECOND;
    default:
      return g_test_rand_int_range (-1, 13);
    }
}

/* Looks at it as a display does, and presses something that is there, or comes back later. */
static void
step_on (SessionScene *scene)
{
  LimberSessionView view = limber_session_view (scene->session, scene->now);
  LimberWords words = limber_session_words (&view, 4, LIMBER_BUTTONS_DRAWN, g_test_rand_bit ());
  g_autofree char *spoken = limber_session_spoken (&view), *pressed = NULL;

  g_assert_nonnull (words.summary);
  g_assert_true (spoken == NULL || *spoken != '\0');
  if (words.n_buttons > 0)
    pressed = g_strdup (words.buttons[g_test_rand_int_range (0, (int)words.n_buttons)].button);
  limber_words_clear (&words);
  if (pressed != NULL && g_test_rand_int_range (0, 3) > 0)
    session_scene_tell (scene, LIMBER_INPUT_PRESS, pressed);
  else
    {
      scene->now += g_test_rand_int_range (0, 1000) * SECOND;
      session_scene_tell (scene, g_test_rand_int_range (0, 6) == 0 ? LIMBER_INPUT_RESTORED : LIMBER_INPUT_TICK, NULL);
    }
}

/* Several fields at once, at any point of any session. */
static void
test_random (void)
{
  static const char *const activities[] = { "stretch", "heat", "walk", "check", "pain", "signs" };
  static const char *const names[]
      = { "phase",   "ask",        "index",   "under", "under_ask",    "under_index",  "step",    "hold",
          "left",    "lead",       "eased",   "when",  "score",        "place",        "begun",   "end",
          "skin_at", "alarm_next", "late",    "gone",  "score_before", "place_before", "gone_at", "until",
          "outcome", "message",    "urgency", "low",   "high",         "since",        "answered" };
  int taken = 0;

  for (int i = 0; i < 5000; i++)
    {
      g_autofree char *state = NULL;
      LimberSession *spoilt;
      SessionScene scene;

      session_scene_set (&scene, routine_text, activities[g_test_rand_int_range (0, G_N_ELEMENTS (activities))], "");
      for (int j = g_test_rand_int_range (0, 12); j > 0; j--)
        step_on (&scene);
      state = limber_session_store (scene.session);
      for (int j = g_test_rand_int_range (1, 4); j > 0; j--)
        {
          g_autofree char *before = g_steal_pointer (&state);

          state = with_field (before, names[g_test_rand_int_range (0, G_N_ELEMENTS (names))], random_value (&scene));
        }
      spoilt = limber_session_restore (state, scene.routine, scene.activity);
      if (spoilt != NULL)
        {
          taken++;
          limber_session_free (scene.session);
          scene.session = spoilt;
          for (int j = 0; j < 20; j++)
            step_on (&scene);
        }
      session_scene_clear (&scene);
    }
  g_assert_cmpint (taken, >, 200);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session-stored/fields", test_fields);
  g_test_add_func ("/session-stored/rest", test_rest);
  g_test_add_func ("/session-stored/no-places", test_no_places);
  g_test_add_func ("/session-stored/random", test_random);
  return g_test_run ();
}
