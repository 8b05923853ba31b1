/* A session as it crosses the bus: what its card says, and what is no card. */

#include "core/session-keys.h"
#include "support/session-scene.h"

#include <string.h>

#define SECOND ((gint64)G_USEC_PER_SEC)

static const char routine_text[]
    = "warning_signs = { emergency_number = \"112\"; };"
      "exercises = { lift = { name = \"Lift\"; how = \"Lift it.\"; };"
      "  lean = { name = \"Lean\"; how = \"Lean.\"; one_sided = true; }; };"
      "plan = ( { id = \"s\"; kind = \"stretch\"; title = \"Stretches\"; when = { at = \"09:00\"; }; ask_pain = false;"
      "  steps = ( { exercise = \"lean\"; reps = 2; hold_seconds = 20; side = \"each-side\"; },"
      "            { exercise = \"lift\"; hold_seconds = 30; } ); },"
      "{ id = \"p\"; kind = \"stretch\"; title = \"Painful\"; when = { at = \"10:00\"; };"
      "  steps = ( { exercise = \"lift\"; hold_seconds = 30; } ); },"
      "{ id = \"t\"; kind = \"stretch\"; title = \"Timed\"; when = { at = \"10:30\"; }; ask_pain = false;"
      "  steps = ( { exercise = \"lift\"; minutes = 1; sets = 2; }, { exercise = \"lift\"; hold_seconds = 5; } ); },"
      "{ id = \"h\"; kind = \"heat\"; title = \"Heat\"; when = { at = \"11:00\"; }; } );";

typedef struct
{
  const char *activity, *script;
  const char *heading, *place, *doing, *next;
  gboolean stops, steps;
} CardRow;

static void
test_cards (void)
{
  static const CardRow rows[] = {
    { "s", "", "Before you begin: Stretches", NULL, "It begins by itself", "Next: Lean, left side, 1 of 2", TRUE,
      FALSE },
    { "s", "begin", "Lean", "left side, 1 of 2", "Get ready", "Next: left side, 2 of 2", TRUE, TRUE },
    { "s", "begin +31", "Lean", "left side, 2 of 2", "Rest", "Next: right side, 1 of 2", TRUE, TRUE },
    { "s", "begin +56", "Lean", "right side, 1 of 2", "Switch sides", "Next: right side, 2 of 2", TRUE, TRUE },
    { "s", "begin +81", "Lean", "right side, 2 of 2", "Rest", "Next: Lift", TRUE, TRUE },
    { "s", "begin next +11", "Lift", NULL, "Hold", "This is the last one.", TRUE, TRUE },
    { "s", "begin pause", "Lean", "left side, 1 of 2", "Paused", "Next: left side, 2 of 2", TRUE, TRUE },
    { "t", "begin +14", "Lift", "set 1 of 2", "Keep going", "Next: set 2 of 2", TRUE, TRUE },
    { "h", "yes yes", "Heat, 15 min", NULL, NULL, NULL, TRUE, FALSE },
    { "h", "yes yes +900", "Time is up", NULL, NULL, NULL, FALSE, FALSE },
    { "h", "yes yes stop", "Take it off. Why do you stop?", NULL, NULL, NULL, FALSE, FALSE },
    { "p", "", "Before you begin: how much does it hurt?", NULL, NULL, NULL, TRUE, FALSE },
    { "pain", "", "How much does it hurt now?", NULL, NULL, NULL, TRUE, FALSE },
    { "signs", "", "Is any one of these true?", NULL, NULL, NULL, TRUE, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const CardRow *row = &rows[i];
      g_autoptr (LimberSessionCard) card = NULL;
      SessionScene scene;

      g_test_message ("%s \"%s\"", row->activity, row->script);
      session_scene_set (&scene, routine_text, row->activity, row->script);
      card = session_scene_card (&scene);
      g_assert_cmpstr (card->words.summary, ==, row->heading);
      g_assert_cmpstr (card->place, ==, row->place);
      g_assert_cmpstr (card->doing, ==, row->doing);
      g_assert_cmpstr (card->next, ==, row->next);
      g_assert_cmpint (card->stops, ==, row->stops);
      g_assert_cmpint (card->steps, ==, row->steps);
      g_assert_cmpstr (card->activity, ==, strlen (row->activity) == 1 ? row->activity : "");
      g_assert_cmpint (card->title != NULL, ==, strlen (row->activity) == 1);
      /* what has run out does not count below nothing, and what is to come not beyond its length */
      g_assert_cmpint (limber_session_card_left (card, card->until + SECOND), ==, 0);
      g_assert_cmpint (limber_session_card_left (card, card->until - card->length - SECOND), ==, card->length);
      session_scene_clear (&scene);
    }
}

static void
test_no_card (void)
{
  static const char *const bad[] = { "@a{sv} {}", "{'phase': <'hold'>}", "{'phase': <1>, 'heading': <'x'>}" };

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GVariant) packed = g_variant_ref_sink (g_variant_new_parsed (bad[i]));

      g_assert_null (limber_session_card_unpack (packed));
    }
}

/* A card with one of its parts left out, or of another kind. */
static void
test_bad_parts (void)
{
  static const struct
  {
    const char *name;
    gboolean needed;
  } parts[] = {
    { "activity", TRUE }, { "phase", TRUE },   { "heading", TRUE },  { "answer", TRUE }, { "optional", TRUE },
    { "numbers", TRUE },  { "choices", TRUE }, { "stops", TRUE },    { "steps", TRUE },  { "step", TRUE },
    { "until", TRUE },    { "length", TRUE },  { "fraction", TRUE }, { "title", FALSE }, { "text", FALSE },
    { "buttons", FALSE }, { "place", FALSE },  { "doing", FALSE },   { "next", FALSE },  { "question", FALSE },
  };
  g_autoptr (LimberSessionCard) card = NULL;
  SessionScene scene;

  session_scene_set (&scene, routine_text, "s", "begin +14");
  card = session_scene_card (&scene);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    for (int other = 0; other <= 1; other++)
      {
        g_autoptr (GVariant) packed = g_variant_ref_sink (limber_session_card_pack (card)), spoilt = NULL;
        g_autoptr (LimberSessionCard) taken = NULL;
        GVariantDict dict;

        g_variant_dict_init (&dict, packed);
        g_variant_dict_remove (&dict, parts[i].name);
        if (other)
          g_variant_dict_insert (&dict, parts[i].name, "y", 7);
        spoilt = g_variant_ref_sink (g_variant_dict_end (&dict));
        taken = limber_session_card_unpack (spoilt);
        if ((taken == NULL) != parts[i].needed)
          g_error ("%s", parts[i].name);
      }
  session_scene_clear (&scene);
}

/* Names that this version does not know make no card, since nobody could show it. */
static void
test_unknown_names (void)
{
  static const char *const names[] = { "phase", "answer" };
  g_autoptr (LimberSessionCard) card = NULL;
  SessionScene scene;

  session_scene_set (&scene, routine_text, "s", "begin +14");
  card = session_scene_card (&scene);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GVariant) packed = g_variant_ref_sink (limber_session_card_pack (card)), spoilt = NULL;
      GVariantDict dict;

      g_variant_dict_init (&dict, packed);
      g_variant_dict_insert (&dict, names[i], "s", "dance");
      spoilt = g_variant_ref_sink (g_variant_dict_end (&dict));
      g_assert_null (limber_session_card_unpack (spoilt));
    }
  session_scene_clear (&scene);
}

/* A card of another version: buttons that nobody here knows, too many of them, answers that begin alike. */
static void
test_odd_buttons (void)
{
  g_autoptr (LimberSessionCard) card = NULL;
  LimberCardKey keys[LIMBER_CARD_KEYS];
  SessionScene scene;
  gsize n;

  session_scene_set (&scene, routine_text, "s", "begin +14");
  card = session_scene_card (&scene);
  limber_words_clear_buttons (&card->words);
  limber_words_add_button (&card->words, "dance", "Dance");
  n = limber_session_keys (card, keys);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpstr (keys[0].button, ==, LIMBER_BUTTON_STOP);
  g_assert_null (keys[1].button);

  limber_words_clear_buttons (&card->words);
  for (gsize i = 0; i < G_N_ELEMENTS (card->words.buttons); i++)
    limber_words_add_button (&card->words, LIMBER_BUTTON_NEXT, "Next");
  g_assert_cmpuint (limber_session_keys (card, keys), ==, LIMBER_CARD_KEYS);

  limber_words_clear_buttons (&card->words);
  card->phase = LIMBER_PHASE_QUESTION;
  limber_words_add_button (&card->words, "yes", "Yes");
  limber_words_add_button (&card->words, "yes-but", "Yes, but");
  limber_words_add_button (&card->words, "what", "¿Qué?");
  limber_words_add_button (&card->words, "quit", "Quit");
  g_assert_cmpuint (limber_session_keys (card, keys), ==, 6);
  for (gsize i = 0; i < 4; i++)
    g_assert_cmpuint (keys[i].key, ==, (gunichar) "y234"[i]);
  session_scene_clear (&scene);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session-card/cards", test_cards);
  g_test_add_func ("/session-card/none", test_no_card);
  g_test_add_func ("/session-card/bad-parts", test_bad_parts);
  g_test_add_func ("/session-card/unknown-names", test_unknown_names);
  g_test_add_func ("/session-card/odd-buttons", test_odd_buttons);
  return g_test_run ();
}
