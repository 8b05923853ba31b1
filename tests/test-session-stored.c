/* A stored session, and a card as it crosses the bus, of which one thing is not as limber writes it: a state that
 * no session was ever in is refused, for it would lead out of the routine's lists. */

#include "core/session-card.h"
#include "core/session.h"
#include "support/session-script.h"

#include <string.h>

#define SECOND ((gint64)G_USEC_PER_SEC)

static const char routine_text[]
    = "pain = { where = [ \"back\", \"thigh\", \"foot\" ]; };"
      "warning_signs = { signs = ( { urgency = \"doctor\"; sign = \"Fever\"; } ); };"
      "plan = ("
      " { id = \"stretch\"; kind = \"stretch\"; title = \"Stretches\"; when = { at = \"09:00\"; }; ask_pain = false;"
      " steps = ( { exercise = \"pelvic-tilt\"; reps = 3; hold_seconds = 20; },"
      " { exercise = \"cat-cow\"; reps = 2; hold_seconds = 5; } ); },"
      " { id = \"other\"; kind = \"stretch\"; title = \"Others\"; when = { at = \"10:00\"; }; ask_pain = false;"
      " steps = ( { exercise = \"knee-to-chest\"; side = \"left\"; reps = 3; hold_seconds = 20; } ); },"
      " { id = \"heat\"; kind = \"heat\"; title = \"Heat\"; when = { at = \"11:00\"; }; ask_first = [ \"Wrapped?\" ]; "
      "},"
      " { id = \"diary\"; kind = \"check-in\"; title = \"Diary\"; when = { at = \"12:00\"; };"
      " questions = ( { id = \"sleep\"; ask = \"Slept well?\"; scale = 5; } ); } );";

/* A session about @activity (NULL: the warning signs) after so many seconds. */
static LimberSession *
session_of (LimberRoutine *routine, const LimberActivity *activity, gint64 now)
{
  LimberSessionPlan plan = { .kind = activity == NULL ? LIMBER_SESSION_SIGNS : LIMBER_SESSION_ACTIVITY,
                             .routine = routine,
                             .activity = activity,
                             .pain_before = -1 };
  g_autoptr (GArray) effects = limber_effects_new ();
  LimberSession *session = limber_session_new (&plan, SECOND, effects);

  for (gint64 at = SECOND; at <= now; at += SECOND)
    limber_session_handle (session, &(LimberSessionInput){ .kind = LIMBER_INPUT_TICK }, at, effects);
  return session;
}

/* @text with what @find matches replaced; the test fails where nothing matches. */
static char *
spoil (const char *text, const char *find, const char *replace)
{
  g_autoptr (GRegex) regex = g_regex_new (find, 0, 0, NULL);

  g_assert_nonnull (regex);
  if (!g_regex_match (regex, text, 0, NULL))
    g_error ("no %s in %s", find, text);
  return g_regex_replace (regex, text, -1, 0, replace, 0, NULL);
}

typedef struct
{
  const char *activity; /* NULL: the warning signs */
  const char *find, *replace;
} Row;

/* The number of a field, as it is stored. */
#define FIELD(name) "'" name "': -?\\d+"

static const Row rows[] = {
  { "stretch", "^\\(1", "(2" },
  { "stretch", "^\\(1, 0", "(1, 1" },
  { "stretch", "^\\(1, 0", "(1, 7" },
  { "stretch", "'test'", "'else'" },
  { "stretch", "'stretch'", "'other'" },
  { "stretch", "'index': -?\\d+, ", "" },
  /* steps that the activity does not have, or not so */
  { "stretch", "\\), \\('cat-cow', .*\\]", ")]" },
  { "stretch", "'cat-cow'", "'hamstring'" },
  { "stretch", "'cat-cow', 0", "'cat-cow', -1" },
  { "stretch", "('cat-cow', 0, 0), -?\\d+", "\\1, -2" },
  { "stretch", "('cat-cow', 0, 0), -?\\d+", "\\1, 1" },
  { "stretch", "'cat-cow', 0, 0, -?\\d+", "'cat-cow', 0, 9, 3" },
  { "stretch", "'cat-cow', 0, 0, -?\\d+", "'cat-cow', 0, -1, -1" },
  { "stretch", FIELD ("step"), "'step': 2" },
  { "stretch", FIELD ("step"), "'step': -1" },
  { "stretch", FIELD ("hold"), "'hold': 3" },
  { "stretch", FIELD ("hold"), "'hold': -1" },
  { "stretch", FIELD ("left"), "'left': 20000001" },
  { "stretch", FIELD ("left"), "'left': -1" },
  { "stretch", FIELD ("phase"), "'phase': -1" },
  { "stretch", FIELD ("phase"), "'phase': 99" },
  { "stretch", FIELD ("under"), "'under': 99" },
  /* a stretch has no timer */
  { "stretch", FIELD ("end"), "'end': 5" },
  /* questions that are not there */
  { "stretch", FIELD ("ask"), "'ask': -1" },
  { "stretch", FIELD ("ask"), "'ask': 99" },
  { "stretch", FIELD ("index"), "'index': -1" },
  { "stretch", FIELD ("under_ask"), "'under_ask': 99" },
  { "stretch", FIELD ("under_index"), "'under_index': -1" },
  { "heat", FIELD ("index"), "'index': 1" },
  { "diary", FIELD ("index"), "'index': 1" },
  { NULL, FIELD ("index"), "'index': 1" },
  { NULL, FIELD ("index"), "'index': -1" },
  /* the ends of scales and lists */
  { "stretch", FIELD ("low"), "'low': -1" },
  { "stretch", FIELD ("low"), "'low': 11" },
  { "stretch", FIELD ("high"), "'high': 11" },
  { "stretch", FIELD ("when"), "'when': -1" },
  { "stretch", FIELD ("when"), "'when': 9" },
  { "stretch", FIELD ("score"), "'score': 11" },
  { "stretch", FIELD ("score"), "'score': -2" },
  { "stretch", FIELD ("place"), "'place': 3" },
  { "stretch", FIELD ("place"), "'place': -2" },
  { "stretch", FIELD ("score_before"), "'score_before': 11" },
  { "stretch", FIELD ("score_before"), "'score_before': -2" },
  { "stretch", FIELD ("place_before"), "'place_before': 3" },
  { "stretch", FIELD ("place_before"), "'place_before': -2" },
  { "stretch", FIELD ("outcome"), "'outcome': 99" },
  { "stretch", FIELD ("outcome"), "'outcome': -1" },
  { "stretch", FIELD ("message"), "'message': 99" },
  { "stretch", FIELD ("message"), "'message': -1" },
  { "stretch", FIELD ("urgency"), "'urgency': 3" },
  { "stretch", FIELD ("urgency"), "'urgency': -1" },
  { "stretch", FIELD ("until"), "'until': 0" },
};

static void
test_stored (void)
{
  g_autoptr (LimberRoutine) routine = session_script_routine (routine_text);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const LimberActivity *activity
          = rows[i].activity == NULL ? NULL : limber_phase_find (routine->phases->pdata[0], rows[i].activity);
      g_autoptr (LimberSession) session = session_of (routine, activity, 12 * SECOND);
      g_autofree char *text = limber_session_store (session);
      g_autofree char *spoilt = spoil (text, rows[i].find, rows[i].replace);
      g_autoptr (LimberSession) whole = limber_session_restore (text, routine, activity);
      g_autoptr (LimberSession) wrong = limber_session_restore (spoilt, routine, activity);

      g_assert_nonnull (whole);
      if (wrong != NULL)
        g_error ("%s was taken", spoilt);
      /* nor is it of another activity, or of none */
      g_assert_null (limber_session_restore (text, routine, limber_phase_find (routine->phases->pdata[0], "other")));
    }
}

/* A heat pack whose end lies before its beginning. */
static void
test_stored_timer (void)
{
  g_autoptr (LimberRoutine) routine = session_script_routine (routine_text);
  const LimberActivity *heat = limber_phase_find (routine->phases->pdata[0], "heat");
  g_autoptr (GArray) effects = limber_effects_new ();
  g_autoptr (LimberSession) session = session_of (routine, heat, SECOND);
  g_autoptr (LimberSession) whole = NULL;
  g_autofree char *text = NULL, *spoilt = NULL;

  limber_session_handle (session, &(LimberSessionInput){ .kind = LIMBER_INPUT_PRESS, .text = "yes" }, SECOND, effects);
  text = limber_session_store (session);
  whole = limber_session_restore (text, routine, heat);
  g_assert_nonnull (whole);
  g_assert_cmpint (limber_session_view (whole, SECOND).phase, ==, LIMBER_PHASE_TIMER);
  spoilt = spoil (text, FIELD ("end"), "'end': 999");
  g_assert_null (limber_session_restore (spoilt, routine, heat));
}

/* Each word of a card may be missing or of another type; only texts that a card need not have may. */
static void
test_card (void)
{
  static const char *const needed[] = { "phase", "answer", "heading", "activity", "choices", "numbers",  "optional",
                                        "stops", "steps",  "step",    "until",    "length",  "fraction", NULL };
  static const char *const nullable[] = { "title", "place", "doing", "next", "question", "text", NULL };
  g_autoptr (LimberRoutine) routine = session_script_routine (routine_text);
  const LimberActivity *activity = limber_phase_find (routine->phases->pdata[0], "stretch");
  g_autoptr (LimberSession) session = session_of (routine, activity, 12 * SECOND);
  g_autoptr (LimberSessionCard) card = limber_session_card_new (session, 12 * SECOND);
  g_autoptr (GVariant) packed = g_variant_ref_sink (limber_session_card_pack (card));

  for (guint i = 0; i < G_N_ELEMENTS (needed) + G_N_ELEMENTS (nullable) - 2; i++)
    {
      gboolean must = i < G_N_ELEMENTS (needed) - 1;
      const char *name = must ? needed[i] : nullable[i - G_N_ELEMENTS (needed) + 1];

      for (int wrong = 0; wrong <= 1; wrong++)
        {
          GVariantDict dict;
          g_autoptr (GVariant) changed = NULL;
          g_autoptr (LimberSessionCard) taken = NULL;

          g_variant_dict_init (&dict, packed);
          g_variant_dict_remove (&dict, name);
          if (wrong)
            g_variant_dict_insert (&dict, name, "y", 7);
          changed = g_variant_ref_sink (g_variant_dict_end (&dict));
          taken = limber_session_card_unpack (changed);
          if ((taken != NULL) == must)
            g_error ("%s: %s", name, must ? "taken without" : "needed");
        }
    }
}

static void
test_card_words (void)
{
  static const char *const names[] = { "phase", "answer" };
  g_autoptr (LimberRoutine) routine = session_script_routine (routine_text);
  g_autoptr (LimberSession) session = session_of (routine, NULL, SECOND);
  g_autoptr (LimberSessionCard) card = limber_session_card_new (session, SECOND);
  g_autoptr (GVariant) packed = g_variant_ref_sink (limber_session_card_pack (card));
  g_autoptr (LimberSessionCard) whole = limber_session_card_unpack (packed);

  g_assert_nonnull (whole);
  /* about no activity */
  g_assert_cmpstr (whole->activity, ==, "");
  g_assert_null (whole->title);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GVariantDict dict;
      g_autoptr (GVariant) changed = NULL;

      g_variant_dict_init (&dict, packed);
      g_variant_dict_insert (&dict, names[i], "s", "nonsense");
      changed = g_variant_ref_sink (g_variant_dict_end (&dict));
      g_assert_null (limber_session_card_unpack (changed));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session-stored/state", test_stored);
  g_test_add_func ("/session-stored/timer", test_stored_timer);
  g_test_add_func ("/session-stored/card", test_card);
  g_test_add_func ("/session-stored/card-words", test_card_words);
  return g_test_run ();
}
