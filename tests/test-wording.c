/* What a reminder says, and what it keeps to itself: discreet unless the client wants titles. */

#include "core/wording.h"
#include "support/routines.h"

#include <string.h>

static void
assert_words (const LimberOffer *offer, gboolean titles, const char *summary, const char *body, const char *buttons)
{
  g_autoptr (LimberSettings) settings = limber_settings_new ();
  g_autoptr (GTimeZone) zone = limber_test_zone ("Europe/London");
  g_autoptr (GString) got = g_string_new (NULL);
  LimberWords words;

  settings->titles = titles;
  words = limber_words_for (offer, settings, zone, LIMBER_BUTTONS_DRAWN);
  g_assert_cmpstr (words.summary, ==, summary);
  g_assert_cmpstr (words.body, ==, body);
  for (gsize i = 0; i < words.n_buttons; i++)
    g_string_append_printf (got, "%s%s", i == 0 ? "" : " ", words.buttons[i].button);
  g_assert_cmpstr (got->str, ==, buttons);
  limber_words_clear (&words);
}

/* What kind of break it is and how long, and nothing that the therapist wrote. */
static void
test_kinds (void)
{
  static const struct
  {
    LimberKind kind;
    const char *discreet, *titled, *following, *buttons;
  } table[] = {
    { LIMBER_KIND_STRETCH, "Time for a stretch, 6 min", "walk, 6 min", "After this: a stretch.", "start later skip" },
    { LIMBER_KIND_HEAT, "Time for a warm break, 6 min", "walk, 6 min", "After this: a warm break.",
      "start later skip" },
    { LIMBER_KIND_POSTURE, "Time to stand up, 6 min", "walk, 6 min", "After this: a moment on your feet.",
      "done later meeting" },
    { LIMBER_KIND_MOVE, "Time to move, 6 min", "walk, 6 min", "After this: a little movement.", "start later skip" },
    { LIMBER_KIND_CHECK_IN, "A short question from your routine", "walk, 6 min", "After this: a short question.",
      "start later skip" },
  };
  g_autoptr (LimberRoutine) routine = limber_test_routine ("08:00-22:00", "walk: at 09:00\nrest: at 10:00");
  LimberActivity *walk = (LimberActivity *)limber_test_activity (routine, 0, "walk");
  LimberActivity *rest = (LimberActivity *)limber_test_activity (routine, 0, "rest");

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      LimberOffer offer = { .kind = LIMBER_OFFER_REMINDER, .slot.activity = walk, .minutes = 6, .later = 1 };

      walk->kind = rest->kind = table[i].kind;
      assert_words (&offer, FALSE, table[i].discreet, NULL, table[i].buttons);
      assert_words (&offer, TRUE, table[i].titled, NULL, table[i].buttons);
      offer.following = rest;
      assert_words (&offer, FALSE, table[i].discreet, table[i].following, table[i].buttons);
    }
}

/* "Was it done?" is as discreet. */
static void
test_finish (void)
{
  g_autoptr (LimberRoutine) routine = limber_test_routine ("08:00-22:00", "walk: at 09:00");
  LimberOffer offer = { .kind = LIMBER_OFFER_FINISH,
                        .slot.activity = limber_test_activity (routine, 0, "walk"),
                        .minutes = 6,
                        .later = LIMBER_ABSENT };

  assert_words (&offer, FALSE, "How did it go?", "Is it done?", "done partial skip");
  assert_words (&offer, TRUE, "walk", "Is it done?", "done partial skip");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wording/kinds", test_kinds);
  g_test_add_func ("/wording/finish", test_finish);
  return g_test_run ();
}
