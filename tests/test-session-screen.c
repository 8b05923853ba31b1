/* A session in a terminal: the card that crosses the bus, the lines made of it, and the keys. */

#include "core/key-reader.h"
#include "core/session-keys.h"
#include "core/session-screen.h"
#include "core/wrap.h"
#include "support/session-scene.h"

#include <string.h>

static const char routine_text[]
    = "therapist = { name = \"Rosa Keller\"; phone = \"555 0142\"; }; warning_signs = { emergency_number = \"112\"; };"
      "pain = { where = [ \"back\", \"thigh\", \"foot\" ]; };"
      "exercises = { lift = { name = \"Lift\"; how = \"Lift it slowly and let it down again, as often as you can.\"; "
      "}; "
      "  lean = { name = \"Lean\"; how = \"Lean.\"; one_sided = true; }; };"
      "plan = ( { id = \"s\"; kind = \"stretch\"; title = \"Stretches\"; when = { at = \"09:00\"; }; ask_pain = false;"
      "  steps = ( { exercise = \"lean\"; reps = 2; hold_seconds = 20; side = \"each-side\"; },"
      "            { exercise = \"lift\"; hold_seconds = 30; } ); },"
      "{ id = \"p\"; kind = \"stretch\"; title = \"Painful\"; when = { at = \"10:00\"; };"
      "  steps = ( { exercise = \"lift\"; hold_seconds = 30; } ); },"
      "{ id = \"h\"; kind = \"heat\"; title = \"Heat\"; when = { at = \"11:00\"; }; },"
      "{ id = \"w\"; kind = \"move\"; title = \"Walk\"; when = { at = \"12:00\"; }; },"
      "{ id = \"c\"; kind = \"check-in\"; title = \"Check-in\"; when = { at = \"14:00\"; };"
      "  questions = ( { id = \"way\"; text = true; ask = \"What got in the way?\"; } ); } );";

static char *
join (const GPtrArray *lines)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "%s\n", ((const LimberScreenLine *)lines->pdata[i])->text);
  return g_string_free (text, FALSE);
}

typedef struct
{
  const char *activity, *script;
  int columns, rows;
  const char *bar; /* its two characters, NULL: none */
  const char *typed;
  const char *later; /* so many seconds after the card was made */
  const char *screen;
} Row;

static void
test_screens (void)
{
  static const Row rows[] = {
    { "s", "begin +14", 46, 24, "#-", NULL, "0",
      "Stretches                          1 of 2, 9 %\n"
      "Lean\n"
      "left side, 1 of 2\n"
      "Hold: 16 s left\n"
      "#########-------------------------------------\n"
      "\n"
      "Today: 2 times on each side, one side after\n"
      "the other, 20 s.\n"
      "Lean.\n"
      "\n"
      "Next: left side, 2 of 2\n"
      "[space] Pause   [n] Next   [b] Back\n"
      "[s] Stop   [q] Leave it running\n" },
    /* no colour, no bar; the same card some seconds later */
    { "s", "begin +14", 60, 24, NULL, NULL, "5.5",
      "Stretches                                       1 of 2, 13 %\n"
      "Lean\n"
      "left side, 1 of 2\n"
      "Hold: 11 s left\n"
      "\n"
      "Today: 2 times on each side, one side after the other, 20 s.\n"
      "Lean.\n"
      "\n"
      "Next: left side, 2 of 2\n"
      "[space] Pause   [n] Next   [b] Back   [s] Stop\n"
      "[q] Leave it running\n" },
    { "s", "begin +49", 60, 8, NULL, NULL, "0",
      "Stretches                                       1 of 2, 33 %\n"
      "Lean\n"
      "left side, 2 of 2\n"
      "Hold: 6 s left\n"
      "\xe2\x80\xa6\n"
      "Next: right side, 1 of 2\n"
      "[space] Pause   [n] Next   [b] Back   [s] Stop\n"
      "[q] Leave it running\n" },
    { "s", "begin next +10 pause", 30, 30, "#-", NULL, "0",
      "Stretches         2 of 2, 72 %\n"
      "Lift\n"
      "Paused\n"
      "\n"
      "Today: once, 30 s.\n"
      "Lift it slowly and let it down\n"
      "again, as often as you can.\n"
      "\n"
      "This is the last one.\n"
      "[space] Go on   [n] Next\n"
      "[b] Back   [s] Stop\n"
      "[q] Leave it running\n" },
    /* too small for anything but what matters */
    { "s", "begin +14", 20, 3, "#-", NULL, "0", "####----------------\n[s] Stop\n[q] Leave it running\n" },
    { "p", "", 40, 24, "#-", "1", "0",
      "Painful                              0 %\n"
      "Before you begin: how much does it hurt?\n"
      "\n"
      "0 is no pain, 10 is worst pain\n"
      "imaginable.\n"
      "\n"
      "0 to 10: 1_ and Enter, or another digit\n"
      "[n] Leave it out   [s] Stop\n"
      "[q] Leave it running\n" },
    { "p", "4", 60, 24, "#-", "", "0",
      "Painful                                                  0 %\n"
      "Where does it hurt?\n"
      "\n"
      "If in more than one place: the one furthest down the leg.\n"
      "\n"
      "[1] back\n"
      "[2] thigh\n"
      "[3] foot\n"
      "1 to 3: _\n"
      "[n] Leave it out   [s] Stop   [q] Leave it running\n" },
    { "pain", "", 60, 24, "#-", "", "0",
      "How much does it hurt now?\n"
      "\n"
      "0 is no pain, 10 is worst pain imaginable.\n"
      "\n"
      "0 to 10: _\n"
      "[n] Leave it out   [s] Stop   [q] Leave it running\n" },
    { "h", "yes yes +60", 60, 24, "#-", NULL, "0.5",
      "Heat                                                     6 %\n"
      "Heat, 15 min\n"
      "14 min left\n"
      "####--------------------------------------------------------\n"
      "\n"
      "Stay awake with it. limber tells you when the time is up.\n"
      "\n"
      "[s] Stop   [q] Leave it running\n" },
    { "w", "stop", 60, 24, "#-", NULL, "0",
      "Walk                                                     0 %\n"
      "Why do you stop?\n"
      "10 min left\n"
      "------------------------------------------------------------\n"
      "\n"
      "[p] Pain   [i] Interrupted   [g] Go on\n"
      "[q] Leave it running\n" },
    { "c", "", 60, 24, "#-", "rain", "0",
      "Check-in                                                 0 %\n"
      "Check-in\n"
      "\n"
      "What got in the way?\n"
      "\n"
      "> rain_\n"
      "[Enter] Take it; with nothing typed, leave it out\n"
      "[Ctrl-C] Leave it running\n" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const Row *row = &rows[i];
      SessionScene scene;
      LimberScreenFrame frame = { .columns = row->columns, .rows = row->rows, .typed = row->typed };
      g_autoptr (LimberSessionCard) card = NULL;
      g_autoptr (GPtrArray) lines = NULL;
      g_autofree char *text = NULL;

      if (row->bar != NULL)
        {
          frame.full = "#";
          frame.empty = "-";
        }
      session_scene_set (&scene, routine_text, row->activity, row->script);
      card = session_scene_card (&scene);
      lines = limber_session_screen (card, scene.now + (gint64)(g_ascii_strtod (row->later, NULL) * 1e6), &frame);
      text = join (lines);
      g_assert_cmpstr (text, ==, row->screen);
      session_scene_clear (&scene);
    }
}

/* On any screen, at any time: nothing is wider or longer than the screen is. */
static void
test_fits (void)
{
  static const char *const scripts[][2] = { { "s", "" },
                                            { "s", "begin" },
                                            { "s", "begin +14" },
                                            { "s", "begin pause" },
                                            { "p", "" },
                                            { "p", "4" },
                                            { "h", "" },
                                            { "h", "yes yes" },
                                            { "h", "yes yes +900" },
                                            { "c", "" },
                                            { "w", "+600" },
                                            { "w", "stop interrupted" } };

  for (gsize i = 0; i < G_N_ELEMENTS (scripts); i++)
    for (int columns = 4; columns <= 120; columns += columns < 50 ? 1 : 23)
      for (int rows = 1; rows <= 30; rows += rows < 12 ? 1 : 9)
        {
          LimberScreenFrame frame = { .columns = columns, .rows = rows, .full = "#", .empty = "-", .news = "No." };
          g_autoptr (LimberSessionCard) card = NULL;
          g_autoptr (GPtrArray) lines = NULL;
          SessionScene scene;

          session_scene_set (&scene, routine_text, scripts[i][0], scripts[i][1]);
          card = session_scene_card (&scene);
          lines = limber_session_screen (card, scene.now, &frame);
          g_assert_cmpuint (lines->len, >, 0);
          g_assert_cmpuint (lines->len, <=, (guint)rows);
          for (guint j = 0; j < lines->len; j++)
            g_assert_cmpint (limber_wrap_columns (((LimberScreenLine *)lines->pdata[j])->text), <=, columns);
          session_scene_clear (&scene);
        }
}

/* --- keys --- */

typedef struct
{
  const char *activity, *script;
  const char *keys;   /* typed one after the other, until one of them is no MORE */
  LimberTyped expect; /* what the last one was */
  const char *typed;
} KeyRow;

static void
test_keys (void)
{
  static const KeyRow rows[] = {
    { "s", "", "\n", LIMBER_TYPED_PRESS, "begin" },
    { "s", "", "\r", LIMBER_TYPED_PRESS, "begin" },
    { "s", "", " ", LIMBER_TYPED_PRESS, "pause" },
    { "s", "", "b", LIMBER_TYPED_NOTHING, "" },
    { "s", "begin", " ", LIMBER_TYPED_PRESS, "pause" },
    { "s", "begin", "n", LIMBER_TYPED_PRESS, "next" },
    { "s", "begin", "N", LIMBER_TYPED_PRESS, "next" },
    { "s", "begin", "b", LIMBER_TYPED_PRESS, "back" },
    { "s", "begin", "s", LIMBER_TYPED_PRESS, "stop" },
    { "s", "begin", "q", LIMBER_TYPED_LEAVE, "" },
    { "s", "begin", "\n", LIMBER_TYPED_NOTHING, "" },
    { "s", "begin", "7", LIMBER_TYPED_NOTHING, "" },
    { "s", "begin pause", " ", LIMBER_TYPED_PRESS, "resume" },
    { "s", "begin", "p", LIMBER_TYPED_NOTHING, "" },
    { "s", "begin pause", "b", LIMBER_TYPED_PRESS, "back" },
    /* a number is taken as soon as it can be no other */
    { "p", "", "7", LIMBER_TYPED_ANSWER, "7" },
    { "p", "", "0", LIMBER_TYPED_ANSWER, "0" },
    { "p", "", "1", LIMBER_TYPED_MORE, "1" },
    { "p", "", "10", LIMBER_TYPED_ANSWER, "10" },
    { "p", "", "1\n", LIMBER_TYPED_ANSWER, "1" },
    { "p", "", "1\1774", LIMBER_TYPED_ANSWER, "4" },
    { "p", "", "1\0254", LIMBER_TYPED_ANSWER, "4" },
    { "p", "", "1\b4", LIMBER_TYPED_ANSWER, "4" },
    { "p", "", "\331\243", LIMBER_TYPED_NOTHING, "" },
    { "p", "", "12", LIMBER_TYPED_NOTHING, "1" },
    { "p", "", "\n", LIMBER_TYPED_NOTHING, "" },
    { "p", "", "n", LIMBER_TYPED_PRESS, "next" },
    { "p", "", "s", LIMBER_TYPED_PRESS, "stop" },
    { "p", "", "q", LIMBER_TYPED_LEAVE, "" },
    /* places count from one for people */
    { "p", "4", "1", LIMBER_TYPED_ANSWER, "0" },
    { "p", "4", "3", LIMBER_TYPED_ANSWER, "2" },
    { "p", "4", "0", LIMBER_TYPED_NOTHING, "" },
    { "p", "4", "4", LIMBER_TYPED_NOTHING, "" },
    /* answers go by their first letter */
    { "h", "", "y", LIMBER_TYPED_ANSWER, "yes" },
    { "h", "", "n", LIMBER_TYPED_ANSWER, "no" },
    { "h", "", "s", LIMBER_TYPED_PRESS, "stop" },
    { "h", "", " ", LIMBER_TYPED_NOTHING, "" },
    { "h", "yes yes", " ", LIMBER_TYPED_NOTHING, "" },
    { "h", "yes yes", "n", LIMBER_TYPED_NOTHING, "" },
    { "h", "yes yes", "s", LIMBER_TYPED_PRESS, "stop" },
    { "h", "yes yes +900", "d", LIMBER_TYPED_PRESS, "done" },
    { "h", "yes yes +900", "s", LIMBER_TYPED_NOTHING, "" },
    { "w", "", "d", LIMBER_TYPED_PRESS, "done" },
    { "w", "+600", "d", LIMBER_TYPED_ANSWER, "done" },
    /* "Shorter" goes before "Stop" */
    { "w", "+600", "s", LIMBER_TYPED_ANSWER, "partial" },
    { "w", "+600", "n", LIMBER_TYPED_ANSWER, "skip" },
    { "w", "stop", "p", LIMBER_TYPED_ANSWER, "pain" },
    { "w", "stop", "i", LIMBER_TYPED_ANSWER, "interrupted" },
    { "w", "stop", "g", LIMBER_TYPED_ANSWER, "resume" },
    { "w", "stop", "s", LIMBER_TYPED_NOTHING, "" },
    { "w", "stop interrupted", "\n", LIMBER_TYPED_PRESS, "ok" },
    /* words */
    { "c", "", "q", LIMBER_TYPED_MORE, "q" },
    { "c", "", "s n\303\274\177o\n", LIMBER_TYPED_ANSWER, "s no" },
    { "c", "", "ab\025c \n", LIMBER_TYPED_ANSWER, "c" },
    { "c", "", "\n", LIMBER_TYPED_PRESS, "next" },
    { "c", "", "  \n", LIMBER_TYPED_PRESS, "next" },
    { "c", "", "\177", LIMBER_TYPED_NOTHING, "" },
    { "c", "", "\001", LIMBER_TYPED_NOTHING, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const KeyRow *row = &rows[i];
      g_autoptr (LimberSessionCard) card = NULL;
      g_autoptr (GString) typed = g_string_new (NULL);
      LimberTyped got = LIMBER_TYPED_NOTHING;
      SessionScene scene;

      session_scene_set (&scene, routine_text, row->activity, row->script);
      card = session_scene_card (&scene);
      for (const char *key = row->keys; *key != '\0'; key = g_utf8_next_char (key))
        got = limber_session_type (card, g_utf8_get_char (key), typed);
      if (got != row->expect || strcmp (typed->str, row->typed) != 0)
        g_error ("row %zu (%s): %d '%s'", i, row->keys, (int)got, typed->str);
      /* what it answers is an answer */
      if (got == LIMBER_TYPED_ANSWER)
        g_assert_true (session_scene_tell (&scene, LIMBER_INPUT_ANSWER, typed->str));
      else if (got == LIMBER_TYPED_PRESS)
        g_assert_true (session_scene_tell (&scene, LIMBER_INPUT_PRESS, typed->str));
      session_scene_clear (&scene);
    }
}

/* No more is taken than the bus will carry. */
static void
test_long_text (void)
{
  g_autoptr (LimberSessionCard) card = NULL;
  g_autoptr (GString) typed = g_string_new (NULL);
  SessionScene scene;

  session_scene_set (&scene, routine_text, "c", "");
  card = session_scene_card (&scene);
  for (int i = 0; i < 1000; i++)
    limber_session_type (card, 0x1f600, typed);
  g_assert_cmpuint (typed->len, >, 490);
  g_assert_cmpuint (typed->len, <=, 500);
  g_assert_true (g_utf8_validate (typed->str, -1, NULL));
  session_scene_clear (&scene);
}

/* --- octets --- */

static void
test_octets (void)
{
  static const struct
  {
    const char *octets, *keys;
  } rows[] = {
    { "abc", "abc" },
    { "\303\244\342\202\254\360\237\230\200", "\303\244\342\202\254\360\237\230\200" },
    /* arrows, function keys, Alt with a letter, Escape itself */
    { "a\033[Ab\033[1;5Cc\033OPd\033[15~e", "abcde" },
    { "\033q\033", "q" },
    { "\033\033[Ax", "x" },
    { "a\033[3\303\244~b", "ab" },
    /* no UTF-8 */
    { "a\377b\303c\200d\342\202e", "abcde" },
    { "a\370\210\200\200\200b\374\204\200\200\200c", "abc" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      LimberKeyReader reader = { 0 };
      g_autoptr (GString) keys = g_string_new (NULL);
      gunichar key;

      for (const char *octet = rows[i].octets; *octet != '\0'; octet++)
        if (limber_key_reader_take (&reader, (guint8)*octet, &key))
          g_string_append_unichar (keys, key);
      g_assert_cmpstr (keys->str, ==, rows[i].keys);
    }
}

/* NUL comes from Ctrl with the space bar, and means nothing. */
static void
test_no_key (void)
{
  LimberKeyReader reader = { 0 };
  gunichar key;

  g_assert_false (limber_key_reader_take (&reader, 0, &key));
  g_assert_true (limber_key_reader_take (&reader, 'a', &key));
  g_assert_cmpuint (key, ==, 'a');
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session-screen/lines", test_screens);
  g_test_add_func ("/session-screen/fits", test_fits);
  g_test_add_func ("/session-screen/keys", test_keys);
  g_test_add_func ("/session-screen/long-text", test_long_text);
  g_test_add_func ("/session-screen/octets", test_octets);
  g_test_add_func ("/session-screen/no-key", test_no_key);
  return g_test_run ();
}
