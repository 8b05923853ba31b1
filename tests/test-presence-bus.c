/* Locked and asleep, as logind and screen savers tell it. */

#include "support/bus-scene.h"
#include "support/mock-bus.h"
#include "support/mock-desktop.h"
#include "support/mock-logind.h"
#include "support/mock-mutter.h"
#include "support/see.h"
#include "world/presence-system.h"

#define SECOND ((gint64)G_USEC_PER_SEC)

static void
test_locked (BusScene *scene, gconstpointer data)
{
  g_autoptr (MockLogind) logind = mock_logind_new ();
  g_autoptr (LimberPresence) presence = limber_presence_system_new (NULL, scene->bus, NULL, NULL);

  (void)data;
  see_change (presence);
  g_assert_cmpint (limber_presence_get (presence).state, ==, LIMBER_PRESENCE_UNKNOWN);
  g_assert_cmpstr (limber_presence_source (presence), ==, "logind");
  see_no_timers ();
  mock_logind_set_locked (logind, TRUE);
  see_state (presence, LIMBER_PRESENCE_LOCKED);
  mock_logind_set_locked (logind, FALSE);
  see_state (presence, LIMBER_PRESENCE_UNKNOWN);

  /* another session becomes the user's display, none is, and the first is again */
  mock_logind_set_locked (logind, TRUE);
  see_state (presence, LIMBER_PRESENCE_LOCKED);
  mock_logind_set_display (logind, "2");
  see_state (presence, LIMBER_PRESENCE_UNKNOWN);
  mock_logind_set_display (logind, "1");
  see_state (presence, LIMBER_PRESENCE_LOCKED);
  mock_logind_set_display (logind, NULL);
  see_state (presence, LIMBER_PRESENCE_UNKNOWN);
  mock_logind_set_display (logind, "1");
  see_state (presence, LIMBER_PRESENCE_LOCKED);

  /* nobody knows any more */
  g_clear_pointer (&logind, mock_logind_free);
  see_state (presence, LIMBER_PRESENCE_UNKNOWN);
  g_assert_cmpstr (limber_presence_source (presence), ==, "none");
  logind = mock_logind_new ();
  see_source (presence, "logind");
  mock_logind_set_locked (logind, TRUE);
  see_state (presence, LIMBER_PRESENCE_LOCKED);

  /* nobody listens to any session after this */
  g_clear_object (&presence);
  mock_logind_set_locked (logind, FALSE);
  mock_logind_set_display (logind, NULL);
  mock_bus_settle (scene->bus);
}

typedef struct
{
  MockLogind *logind;
  guint delays; /* held now */
} Delays;

static gboolean
has_delays (gconstpointer data)
{
  const Delays *wanted = data;

  return mock_logind_locks (wanted->logind, "sleep", "delay") == wanted->delays;
}

static void
see_delays (MockLogind *logind, guint delays)
{
  const Delays wanted = { logind, delays };

  see (has_delays, &wanted);
}

static void
on_asleep (LimberPresence *presence, gpointer data)
{
  /* whoever listens has time to write it down */
  if (limber_presence_get (presence).state == LIMBER_PRESENCE_ASLEEP)
    g_assert_cmpuint (mock_logind_locks (data, "sleep", "delay"), ==, 1);
}

static void
test_asleep (BusScene *scene, gconstpointer data)
{
  g_autoptr (MockLogind) logind = mock_logind_new ();
  g_autoptr (LimberPresence) presence = limber_presence_system_new (NULL, scene->bus, NULL, NULL);

  (void)data;
  g_signal_connect (presence, "changed", G_CALLBACK (on_asleep), logind);
  see_change (presence);
  for (int i = 0; i < 2; i++)
    {
      see_delays (logind, 1);
      mock_logind_sleep (logind, TRUE);
      see_state (presence, LIMBER_PRESENCE_ASLEEP);
      see_delays (logind, 0);
      /* locked on the way down: asleep says more */
      mock_logind_set_locked (logind, TRUE);
      mock_logind_sleep (logind, FALSE);
      see_state (presence, LIMBER_PRESENCE_LOCKED);
      mock_logind_set_locked (logind, FALSE);
      see_state (presence, LIMBER_PRESENCE_UNKNOWN);
    }
  see_delays (logind, 1);
  g_clear_object (&presence);
  see_delays (logind, 0);

  /* it sleeps while the lock is being asked for: one granted too late is given back at once */
  mock_logind_sleep_in_call (logind);
  presence = limber_presence_system_new (NULL, scene->bus, NULL, NULL);
  see_state (presence, LIMBER_PRESENCE_ASLEEP);
  see_no_timers ();
  see_delays (logind, 0);
  mock_logind_sleep (logind, FALSE);
  see_delays (logind, 1);
}

static void
test_poor_logind (BusScene *scene, gconstpointer data)
{
  g_autoptr (MockLogind) logind = mock_logind_new ();
  g_autoptr (LimberPresence) presence = NULL;
  gint64 begun = g_get_monotonic_time ();

  (void)data;
  mock_logind_forget_user (logind);
  mock_logind_refuse (logind, "delay");
  presence = limber_presence_system_new (NULL, scene->bus, NULL, NULL);
  see_change (presence);
  /* that nothing more will come is known, not waited for */
  g_assert_cmpint (g_get_monotonic_time () - begun, <, 4 * SECOND);
  g_assert_cmpstr (limber_presence_source (presence), ==, "logind");
  mock_logind_sleep (logind, TRUE);
  see_state (presence, LIMBER_PRESENCE_ASLEEP);
  mock_logind_sleep (logind, FALSE);
  see_state (presence, LIMBER_PRESENCE_UNKNOWN);
}

static const struct
{
  const char *name, *path;
} screensavers[] = {
  { "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver" },
  { "org.gnome.ScreenSaver", "/org/gnome/ScreenSaver" },
  { "org.cinnamon.ScreenSaver", "/org/cinnamon/ScreenSaver" },
  { "org.mate.ScreenSaver", "/org/mate/ScreenSaver" },
  { "org.xfce.ScreenSaver", "/org/xfce/ScreenSaver" },
};

static void
test_screensavers (BusScene *scene, gconstpointer data)
{
  g_autoptr (LimberPresence) presence = limber_presence_system_new (scene->bus, NULL, NULL, NULL);

  (void)data;
  see_change (presence);
  for (gsize i = 0; i < G_N_ELEMENTS (screensavers); i++)
    {
      g_autoptr (MockDesktop) desktop = mock_desktop_new (screensavers[i].name, screensavers[i].path);

      see_source (presence, "screensaver");
      mock_desktop_set_active (desktop, TRUE);
      see_state (presence, LIMBER_PRESENCE_LOCKED);
      mock_desktop_set_active (desktop, FALSE);
      see_state (presence, LIMBER_PRESENCE_UNKNOWN);
      mock_desktop_set_active (desktop, TRUE);
      see_state (presence, LIMBER_PRESENCE_LOCKED);
      g_clear_pointer (&desktop, mock_desktop_free);
      see_state (presence, LIMBER_PRESENCE_UNKNOWN);
      g_assert_cmpstr (limber_presence_source (presence), ==, "none");
    }
}

/* The first answer knows it, whether the screen saver has company or not. */
static void
test_screensaver_active_at_start (BusScene *scene, gconstpointer data)
{
  g_autoptr (MockDesktop) desktop = mock_desktop_new (screensavers[1].name, screensavers[1].path);
  g_autoptr (MockLogind) logind = mock_logind_new ();

  (void)data;
  mock_desktop_set_active (desktop, TRUE);
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (LimberPresence) presence
          = limber_presence_system_new (scene->bus, i == 0 ? NULL : scene->bus, NULL, NULL);

      see_change (presence);
      g_assert_cmpint (limber_presence_get (presence).state, ==, LIMBER_PRESENCE_LOCKED);
      /* logind says unlocked all along, and is not believed */
      mock_logind_set_locked (logind, TRUE);
      mock_logind_set_locked (logind, FALSE);
      see_no_timers ();
      g_assert_cmpint (limber_presence_get (presence).state, ==, LIMBER_PRESENCE_LOCKED);
      mock_desktop_set_active (desktop, FALSE);
      see_state (presence, LIMBER_PRESENCE_UNKNOWN);
      mock_desktop_set_active (desktop, TRUE);
    }
}

/* One that takes calls and never answers keeps nobody waiting for long. */
static void
test_hung (BusScene *scene, gconstpointer data)
{
  g_autoptr (MockDesktop) desktop = mock_desktop_new (screensavers[0].name, screensavers[0].path);
  g_autoptr (MockMutter) mutter = mock_mutter_new ();
  g_autoptr (LimberPresence) presence = NULL;

  (void)data;
  mock_desktop_hang (desktop);
  mock_mutter_own (mutter);
  presence = limber_presence_system_new (scene->bus, NULL, NULL, NULL);
  see_change (presence);
  g_assert_cmpstr (limber_presence_source (presence), ==, "mutter");
  g_assert_cmpint (limber_presence_get (presence).state, ==, LIMBER_PRESENCE_ACTIVE);
}

static void
test_nothing (BusScene *scene, gconstpointer data)
{
  g_autoptr (LimberPresence) presence = limber_presence_system_new (NULL, NULL, NULL, NULL);

  (void)scene, (void)data;
  g_assert_cmpint (limber_presence_get (presence).state, ==, LIMBER_PRESENCE_UNASKED);
  see_change (presence);
  g_assert_cmpint (limber_presence_get (presence).state, ==, LIMBER_PRESENCE_UNKNOWN);
  g_assert_cmpstr (limber_presence_source (presence), ==, "none");
  see_no_timers ();
}

static void
test_dropped_early (BusScene *scene, gconstpointer data)
{
  g_autoptr (MockMutter) mutter = mock_mutter_new ();
  g_autoptr (MockLogind) logind = mock_logind_new ();
  g_autoptr (MockDesktop) desktop = mock_desktop_new (screensavers[1].name, screensavers[1].path);

  (void)data;
  mock_mutter_own (mutter);
  for (int i = 0; i < 60; i++)
    {
      g_autoptr (LimberPresence) presence = limber_presence_system_new (scene->bus, scene->bus, NULL, NULL);

      g_assert_nonnull (presence);
      for (int j = 0; j < i; j++)
        g_main_context_iteration (NULL, FALSE);
    }
  mock_desktop_set_active (desktop, TRUE);
  see_delays (logind, 0);
}

#define ADD(name, function)                                                                                            \
  g_test_add ("/presence/bus/" name, BusScene, NULL, bus_scene_set_up, function, bus_scene_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("logind/locked", test_locked);
  ADD ("logind/asleep", test_asleep);
  ADD ("logind/poor", test_poor_logind);
  ADD ("screensaver/each", test_screensavers);
  ADD ("screensaver/active-at-start", test_screensaver_active_at_start);
  ADD ("hung", test_hung);
  ADD ("nothing", test_nothing);
  ADD ("dropped-early", test_dropped_early);
  return g_test_run ();
}
