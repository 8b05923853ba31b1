#include "support/mock-bus.h"
#include "support/mock-desktop.h"
#include "support/mock-logind.h"
#include "support/mock-mutter.h"
#include "support/see.h"
#include "world/presence-system.h"

#define SECOND ((gint64)G_USEC_PER_SEC)

/* One bus stands for both. */
typedef struct
{
  GDBusConnection *bus; /* (owned) */
} Buses;

static void
set_up (Buses *buses, gconstpointer data)
{
  (void)data;
  buses->bus = mock_bus_connect ();
}

static gboolean
is_last (gconstpointer data)
{
  return G_OBJECT (data)->ref_count == 1;
}

static void
tear_down (Buses *buses, gconstpointer data)
{
  (void)data;
  g_assert_true (g_dbus_connection_flush_sync (buses->bus, NULL, NULL));
  g_assert_true (g_dbus_connection_close_sync (buses->bus, NULL, NULL));
  /* nothing that was started for a presence outlives it */
  see (is_last, buses->bus);
  g_object_unref (buses->bus);
}

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
test_mutter (Buses *buses, gconstpointer data)
{
  g_autoptr (MockMutter) mutter = mock_mutter_new ();
  g_autoptr (LimberPresence) presence = NULL;

  (void)data;
  mock_mutter_own (mutter);
  presence = limber_presence_system_new (buses->bus, NULL, NULL, NULL);
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
test_mutter_idle_at_start (Buses *buses, gconstpointer data)
{
  g_autoptr (MockMutter) mutter = mock_mutter_new ();
  g_autoptr (LimberPresence) presence = NULL;

  (void)data;
  mock_mutter_set_idle (mutter, 500 * 1000);
  mock_mutter_own (mutter);
  presence = limber_presence_system_new (buses->bus, NULL, NULL, NULL);
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
test_mutter_touched_at_once (Buses *buses, gconstpointer data)
{
  g_autoptr (MockMutter) mutter = mock_mutter_new ();
  g_autoptr (LimberPresence) presence = limber_presence_system_new (buses->bus, NULL, NULL, NULL);

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
test_mutter_idle_after (Buses *buses, gconstpointer data)
{
  g_autoptr (MockMutter) mutter = mock_mutter_new ();
  g_autoptr (LimberPresence) presence = limber_presence_system_new (buses->bus, NULL, NULL, NULL);

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
test_mutter_restarted (Buses *buses, gconstpointer data)
{
  g_autoptr (MockMutter) mutter = mock_mutter_new ();
  g_autoptr (LimberPresence) presence = limber_presence_system_new (buses->bus, NULL, NULL, NULL);

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
test_mutter_refuses (Buses *buses, gconstpointer data)
{
  g_autoptr (MockMutter) mutter = mock_mutter_new ();
  g_autoptr (LimberPresence) presence = limber_presence_system_new (buses->bus, NULL, NULL, NULL);

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
test_mutter_forged (Buses *buses, gconstpointer data)
{
  g_autoptr (MockMutter) mutter = mock_mutter_new ();
  g_autoptr (MockMutter) other = mock_mutter_new ();
  g_autoptr (LimberPresence) presence = NULL;

  (void)data;
  mock_mutter_own (mutter);
  presence = limber_presence_system_new (buses->bus, NULL, NULL, NULL);
  see_watches (mutter, 1, 0, 120);
  see_no_timers ();
  mock_mutter_forge (other, g_array_index (mock_mutter_watches (mutter), MockWatch, 0).id);
  mock_bus_settle (buses->bus);
  g_assert_cmpint (limber_presence_get (presence).state, ==, LIMBER_PRESENCE_ACTIVE);
  mock_mutter_forge (mutter, g_array_index (mock_mutter_watches (mutter), MockWatch, 0).id);
  mock_bus_settle (buses->bus);
  g_assert_cmpint (limber_presence_get (presence).state, ==, LIMBER_PRESENCE_IDLE);
}

static void
test_locked (Buses *buses, gconstpointer data)
{
  g_autoptr (MockLogind) logind = mock_logind_new ();
  g_autoptr (LimberPresence) presence = limber_presence_system_new (NULL, buses->bus, NULL, NULL);

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
  mock_bus_settle (buses->bus);
}

/* Locked says more than active, and the first answer knows both. */
static void
test_locked_at_start (Buses *buses, gconstpointer data)
{
  g_autoptr (MockMutter) mutter = mock_mutter_new ();
  g_autoptr (MockLogind) logind = mock_logind_new ();
  g_autoptr (LimberPresence) presence = NULL;

  (void)data;
  mock_mutter_own (mutter);
  mock_logind_set_locked (logind, TRUE);
  presence = limber_presence_system_new (buses->bus, buses->bus, NULL, NULL);
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
test_asleep (Buses *buses, gconstpointer data)
{
  g_autoptr (MockLogind) logind = mock_logind_new ();
  g_autoptr (LimberPresence) presence = limber_presence_system_new (NULL, buses->bus, NULL, NULL);

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
  presence = limber_presence_system_new (NULL, buses->bus, NULL, NULL);
  see_state (presence, LIMBER_PRESENCE_ASLEEP);
  see_no_timers ();
  see_delays (logind, 0);
  mock_logind_sleep (logind, FALSE);
  see_delays (logind, 1);
}

static void
test_poor_logind (Buses *buses, gconstpointer data)
{
  g_autoptr (MockLogind) logind = mock_logind_new ();
  g_autoptr (LimberPresence) presence = NULL;
  gint64 begun = g_get_monotonic_time ();

  (void)data;
  mock_logind_forget_user (logind);
  mock_logind_refuse (logind, "delay");
  presence = limber_presence_system_new (NULL, buses->bus, NULL, NULL);
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
test_screensavers (Buses *buses, gconstpointer data)
{
  g_autoptr (LimberPresence) presence = limber_presence_system_new (buses->bus, NULL, NULL, NULL);

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
test_screensaver_active_at_start (Buses *buses, gconstpointer data)
{
  g_autoptr (MockDesktop) desktop = mock_desktop_new (screensavers[1].name, screensavers[1].path);
  g_autoptr (MockLogind) logind = mock_logind_new ();

  (void)data;
  mock_desktop_set_active (desktop, TRUE);
  for (int i = 0; i < 2; i++)
    {
      g_autoptr (LimberPresence) presence
          = limber_presence_system_new (buses->bus, i == 0 ? NULL : buses->bus, NULL, NULL);

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
test_hung (Buses *buses, gconstpointer data)
{
  g_autoptr (MockDesktop) desktop = mock_desktop_new (screensavers[0].name, screensavers[0].path);
  g_autoptr (MockMutter) mutter = mock_mutter_new ();
  g_autoptr (LimberPresence) presence = NULL;

  (void)data;
  mock_desktop_hang (desktop);
  mock_mutter_own (mutter);
  presence = limber_presence_system_new (buses->bus, NULL, NULL, NULL);
  see_change (presence);
  g_assert_cmpstr (limber_presence_source (presence), ==, "mutter");
  g_assert_cmpint (limber_presence_get (presence).state, ==, LIMBER_PRESENCE_ACTIVE);
}

static void
test_nothing (Buses *buses, gconstpointer data)
{
  g_autoptr (LimberPresence) presence = limber_presence_system_new (NULL, NULL, NULL, NULL);

  (void)buses, (void)data;
  g_assert_cmpint (limber_presence_get (presence).state, ==, LIMBER_PRESENCE_UNASKED);
  see_change (presence);
  g_assert_cmpint (limber_presence_get (presence).state, ==, LIMBER_PRESENCE_UNKNOWN);
  g_assert_cmpstr (limber_presence_source (presence), ==, "none");
  see_no_timers ();
}

static void
test_dropped_early (Buses *buses, gconstpointer data)
{
  g_autoptr (MockMutter) mutter = mock_mutter_new ();
  g_autoptr (MockLogind) logind = mock_logind_new ();
  g_autoptr (MockDesktop) desktop = mock_desktop_new (screensavers[1].name, screensavers[1].path);

  (void)data;
  mock_mutter_own (mutter);
  for (int i = 0; i < 60; i++)
    {
      g_autoptr (LimberPresence) presence = limber_presence_system_new (buses->bus, buses->bus, NULL, NULL);

      g_assert_nonnull (presence);
      for (int j = 0; j < i; j++)
        g_main_context_iteration (NULL, FALSE);
    }
  mock_desktop_set_active (desktop, TRUE);
  see_delays (logind, 0);
}

#define ADD(name, function) g_test_add ("/presence/bus/" name, Buses, NULL, set_up, function, tear_down)

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
  ADD ("logind/locked", test_locked);
  ADD ("logind/locked-at-start", test_locked_at_start);
  ADD ("logind/asleep", test_asleep);
  ADD ("logind/poor", test_poor_logind);
  ADD ("screensaver/each", test_screensavers);
  ADD ("screensaver/active-at-start", test_screensaver_active_at_start);
  ADD ("hung", test_hung);
  ADD ("nothing", test_nothing);
  ADD ("dropped-early", test_dropped_early);
  return g_test_run ();
}
