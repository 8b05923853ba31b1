#include "support/fake-presence.h"

static void
count (LimberPresence *presence, gpointer data)
{
  int *changes = data;

  (void)presence;
  ++*changes;
}

static void
test_fake_state (void)
{
  g_autoptr (FakePresence) fake = fake_presence_new ();
  LimberPresence *presence = LIMBER_PRESENCE (fake);
  int changes = 0;

  g_signal_connect (presence, "changed", G_CALLBACK (count), &changes);
  g_assert_cmpint (limber_presence_get (presence).state, ==, LIMBER_PRESENCE_UNKNOWN);
  g_assert_cmpstr (limber_presence_source (presence), ==, "none");

  fake_presence_set (fake, LIMBER_PRESENCE_IDLE, 150 * G_USEC_PER_SEC);
  g_assert_cmpint (changes, ==, 1);
  g_assert_cmpint (limber_presence_get (presence).state, ==, LIMBER_PRESENCE_IDLE);
  g_assert_cmpint (limber_presence_get (presence).ago, ==, 150 * G_USEC_PER_SEC);

  fake_presence_set (fake, LIMBER_PRESENCE_ACTIVE, 0);
  g_assert_cmpint (changes, ==, 2);
  g_assert_cmpint (limber_presence_get (presence).state, ==, LIMBER_PRESENCE_ACTIVE);
  g_assert_cmpint (limber_presence_get (presence).ago, ==, 0);
}

static void
test_fake_source (void)
{
  g_autoptr (FakePresence) fake = fake_presence_new ();
  LimberPresence *presence = LIMBER_PRESENCE (fake);
  int changes = 0;

  g_signal_connect (presence, "changed", G_CALLBACK (count), &changes);
  fake_presence_set_source (fake, "x11");
  g_assert_cmpint (changes, ==, 1);
  g_assert_cmpstr (limber_presence_source (presence), ==, "x11");
  g_assert_cmpuint (fake_presence_idle_after (fake), ==, 120);
  limber_presence_set_idle_after (presence, 300);
  g_assert_cmpuint (fake_presence_idle_after (fake), ==, 300);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/presence/fake/state", test_fake_state);
  g_test_add_func ("/presence/fake/source", test_fake_source);
  return g_test_run ();
}
