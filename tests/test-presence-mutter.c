/* Idle time as GNOME's compositor tells it. */

#include "support/bus-scene.h"
#include "support/mock-bus.h"
#include "support/mock-logind.h"
#include "support/mock-mutter.h"
#include "support/see.h"
#include "world/presence-system.h"

#define SECOND ((gint64)G_USEC_PER_SEC)

typedef struct
{
  MockMutter *mutter;
  guint idle_watches, active_watches;
  guint64 interval;
} Watches;

static gboolean
has_watches (gconstpointer data)
{
  const Watches *wanted = data;
  const GArray *watches = mock_mutter_watches (wanted->mutter);
  guint idle = 0, active = 0;

  for (guint i = 0; i < watches->len; i++)
    {
      const MockWatch *watch = &g_array_index (watches, MockWatch, i);

      idle += watch->interval != 0 && watch->interval == wanted->interval;
      active += watch->interval == 0;
    }
  return idle == wanted->idle_watches && active == wanted->active_watches && watches->len == idle + active;
}

/* Runs the main loop until just so many watches are there, those for idle of @seconds. */
static void
see_watches (MockMutter *mutter, guint idle, guint active, guint seconds)
{
  const Watches wanted = { mutter, idle, active, (guint64)seconds * 1000 };

  see (has_watches, &wanted);
}

static void
test_mutter (BusScene *scene, gconstpointer data)
{
  g_autoptr (MockMutter) mutter = mock_mutter_new ();
  g_autoptr (LimberPresence) presence = NULL;

  (void)data;
  mock_mutter_own (mutter);
  presence = limber_presence_system_new (scene->bus, NULL, NULL, NULL);
  see_change (presence);
  g_assert_cmpstr (limber_presence_source (presence), ==, "mutter");
  g_assert_cmpint (limber_presence_get (presence).state, ==, LIMBER_PRESENCE_ACTIVE);
  for (int i = 0; i < 3; i++)
    {
      see_watches (mutter, 1, 0, 120);
      mock_mutter_set_idle (mutter, 120 * 1000);
      see_state (presence, LIMBER_PRESENCE_IDLE);
      g_assert_cmpint (limber_presence_get (presence).ago, ==, 120 * SECOND);
      see_watches (mutter, 1, 1, 120);
      see_no_timers ();
      mock_mutter_set_idle (mutter, 0);
      see_state (presence, LIMBER_PRESENCE_ACTIVE);
    }
  g_clear_object (&presence);
  see_watches (mutter, 0, 0, 120);
}

static void
test_mutter_idle_at_start (BusScene *scene, gconstpointer data)
{
  g_autoptr (MockMutter) mutter = mock_mutter_new ();
  g_autoptr (LimberPresence) presence = NULL;

  (void)data;
  mock_mutter_set_idle (mutter, 500 * 1000);
  mock_mutter_own (mutter);
  presence = limber_presence_system_new (scene->bus, NULL, NULL, NULL);
  see_change (presence);
  g_assert_cmpint (limber_presence_get (presence).state, ==, LIMBER_PRESENCE_IDLE);
  g_assert_cmpint (limber_presence_get (presence).ago, ==, 500 * SECOND);
  see_watches (mutter, 0, 1, 120);
  mock_mutter_set_idle (mutter, 0);
  see_state (presence, LIMBER_PRESENCE_ACTIVE);
  see_watches (mutter, 1, 0, 120);
}

/* The input comes between "idle" and the watch for the next input. */
static void
test_mutter_touched_at_once (BusScene *scene, gconstpointer data)
{
  g_autoptr (MockMutter) mutter = mock_mutter_new ();
  g_autoptr (LimberPresence) presence = limber_presence_system_new (scene->bus, NULL, NULL, NULL);

  (void)data;
  mock_mutter_own (mutter);
  see_source (presence, "mutter");
  see_watches (mutter, 1, 0, 120);
  mock_mutter_touch_in_call (mutter);
  mock_mutter_set_idle (mutter, 120 * 1000);
  see_state (presence, LIMBER_PRESENCE_IDLE);
  see_state (presence, LIMBER_PRESENCE_ACTIVE);
}

static void
test_mutter_idle_after (BusScene *scene, gconstpointer data)
{
  g_autoptr (MockMutter) mutter = mock_mutter_new ();
  g_autoptr (LimberPresence) presence = limber_presence_system_new (scene->bus, NULL, NULL, NULL);

  (void)data;
  limber_presence_set_idle_after (presence, 60);
  mock_mutter_own (mutter);
  see_watches (mutter, 1, 0, 60);
  /* twice at once: the first is still being asked for */
  limber_presence_set_idle_after (presence, 300);
  limber_presence_set_idle_after (presence, 240);
  see_watches (mutter, 1, 0, 240);
  mock_mutter_set_idle (mutter, 239 * 1000);
  mock_mutter_set_idle (mutter, 240 * 1000);
  see_state (presence, LIMBER_PRESENCE_IDLE);
  see_watches (mutter, 1, 1, 240);
  limber_presence_set_idle_after (presence, 90);
  mock_mutter_set_idle (mutter, 0);
  see_state (presence, LIMBER_PRESENCE_ACTIVE);
  see_watches (mutter, 1, 0, 90);
  limber_presence_set_idle_after (presence, 0);
  see_state (presence, LIMBER_PRESENCE_UNKNOWN);
  see_watches (mutter, 0, 0, 90);
  g_assert_cmpstr (limber_presence_source (presence), ==, "none");
}

static void
test_mutter_restarted (BusScene *scene, gconstpointer data)
{
  g_autoptr (MockMutter) mutter = mock_mutter_new ();
  g_autoptr (LimberPresence) presence = limber_presence_system_new (scene->bus, NULL, NULL, NULL);

  (void)data;
  see_change (presence);
  g_assert_cmpstr (limber_presence_source (presence), ==, "none");
  mock_mutter_own (mutter);
  see_source (presence, "mutter");
  for (int i = 0; i < 2; i++)
    {
      see_watches (mutter, 1, 0, 120);
      mock_mutter_set_idle (mutter, 130 * 1000);
      see_state (presence, LIMBER_PRESENCE_IDLE);
      mock_mutter_disown (mutter);
      see_state (presence, LIMBER_PRESENCE_UNKNOWN);
      g_assert_cmpstr (limber_presence_source (presence), ==, "none");
      mock_mutter_set_idle (mutter, 0);
      mock_mutter_own (mutter);
      see_state (presence, LIMBER_PRESENCE_ACTIVE);
      g_assert_cmpstr (limber_presence_source (presence), ==, "mutter");
    }
}

static void
test_mutter_refuses (BusScene *scene, gconstpointer data)
{
  g_autoptr (MockMutter) mutter = mock_mutter_new ();
  g_autoptr (LimberPresence) presence = limber_presence_system_new (scene->bus, NULL, NULL, NULL);

  (void)data;
  mock_mutter_refuse (mutter, TRUE);
  mock_mutter_own (mutter);
  see_change (presence);
  g_assert_cmpstr (limber_presence_source (presence), ==, "none");
  see_no_timers ();

  /* only later, and only to some */
  mock_mutter_refuse (mutter, FALSE);
  mock_mutter_disown (mutter);
  mock_mutter_own (mutter);
  see_source (presence, "mutter");
  see_watches (mutter, 1, 0, 120);
  see_no_timers ();
  mock_mutter_refuse (mutter, TRUE);
  limber_presence_set_idle_after (presence, 60);
  see_source (presence, "none");
}

/* Anybody can send that signal; only the owner of the name is believed. */
static void
test_mutter_forged (BusScene *scene, gconstpointer data)
{
  g_autoptr (MockMutter) mutter = mock_mutter_new ();
  g_autoptr (MockMutter) other = mock_mutter_new ();
  g_autoptr (LimberPresence) presence = NULL;

  (void)data;
  mock_mutter_own (mutter);
  presence = limber_presence_system_new (scene->bus, NULL, NULL, NULL);
  see_watches (mutter, 1, 0, 120);
  see_no_timers ();
  mock_mutter_forge (other, g_array_index (mock_mutter_watches (mutter), MockWatch, 0).id);
  mock_bus_settle (scene->bus);
  g_assert_cmpint (limber_presence_get (presence).state, ==, LIMBER_PRESENCE_ACTIVE);
  mock_mutter_forge (mutter, g_array_index (mock_mutter_watches (mutter), MockWatch, 0).id);
  mock_bus_settle (scene->bus);
  g_assert_cmpint (limber_presence_get (presence).state, ==, LIMBER_PRESENCE_IDLE);
}

/* Locked says more than active, and the first answer knows both. */
static void
test_locked_at_start (BusScene *scene, gconstpointer data)
{
  g_autoptr (MockMutter) mutter = mock_mutter_new ();
  g_autoptr (MockLogind) logind = mock_logind_new ();
  g_autoptr (LimberPresence) presence = NULL;

  (void)data;
  mock_mutter_own (mutter);
  mock_logind_set_locked (logind, TRUE);
  presence = limber_presence_system_new (scene->bus, scene->bus, NULL, NULL);
  see_change (presence);
  g_assert_cmpint (limber_presence_get (presence).state, ==, LIMBER_PRESENCE_LOCKED);
  g_assert_cmpstr (limber_presence_source (presence), ==, "mutter");
  see_watches (mutter, 1, 0, 120);
  mock_mutter_set_idle (mutter, 120 * 1000);
  see_watches (mutter, 1, 1, 120);
  /* unlocked is no news of anybody: idle decides */
  mock_logind_set_locked (logind, FALSE);
  see_state (presence, LIMBER_PRESENCE_IDLE);
  mock_mutter_set_idle (mutter, 0);
  see_state (presence, LIMBER_PRESENCE_ACTIVE);
}

#define ADD(name, function)                                                                                            \
  g_test_add ("/presence/bus/" name, BusScene, NULL, bus_scene_set_up, function, bus_scene_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("mutter", test_mutter);
  ADD ("mutter/idle-at-start", test_mutter_idle_at_start);
  ADD ("mutter/touched-at-once", test_mutter_touched_at_once);
  ADD ("mutter/idle-after", test_mutter_idle_after);
  ADD ("mutter/restarted", test_mutter_restarted);
  ADD ("mutter/refuses", test_mutter_refuses);
  ADD ("mutter/forged", test_mutter_forged);
  ADD ("logind/locked-at-start", test_locked_at_start);
  return g_test_run ();
}
