#include "world/inhibit.h"

#include "support/bus-scene.h"
#include "support/mock-desktop.h"
#include "support/mock-logind.h"
#include "support/see.h"

/* Who is there, and what each is to hold. */
typedef struct
{
  MockDesktop *screensaver, *gnome; /* (nullable) */
  MockLogind *logind;               /* (nullable) */
  guint desktops, idle, sleep;
} Held;

static gboolean
is_held (gconstpointer data)
{
  const Held *held = data;

  return (held->screensaver == NULL || mock_desktop_held (held->screensaver) == held->desktops)
         && (held->gnome == NULL || mock_desktop_held (held->gnome) == held->desktops)
         && (held->logind == NULL
             || (mock_logind_locks (held->logind, "idle", "block") == held->idle
                 && mock_logind_locks (held->logind, "sleep", "block") == held->sleep));
}

static MockDesktop *
new_screensaver (void)
{
  return mock_desktop_new ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver");
}

static MockDesktop *
new_gnome (void)
{
  return mock_desktop_new ("org.gnome.SessionManager", "/org/gnome/SessionManager");
}

static void
test_all (BusScene *scene, gconstpointer data)
{
  g_autoptr (MockDesktop) screensaver = new_screensaver ();
  g_autoptr (MockDesktop) gnome = new_gnome ();
  g_autoptr (MockLogind) logind = mock_logind_new ();
  const Held all = { screensaver, gnome, logind, 1, 1, 1 }, none = { screensaver, gnome, logind, 0, 0, 0 };

  (void)data;
  for (int i = 0; i < 3; i++)
    {
      g_autoptr (LimberInhibit) inhibit = limber_inhibit_new (scene->bus, scene->bus, "Stretching");

      see (is_held, &all);
      g_assert_cmpstr (mock_desktop_reason (screensaver), ==, "Stretching");
      g_assert_cmpstr (mock_desktop_reason (gnome), ==, "Stretching");
      g_clear_pointer (&inhibit, limber_inhibit_free);
      see (is_held, &none);
    }
}

/* Whoever is there is asked, and the others are not missed. */
static void
test_each_alone (BusScene *scene, gconstpointer data)
{
  (void)data;
  for (int who = 0; who < 3; who++)
    {
      g_autoptr (MockDesktop) screensaver = who == 0 ? new_screensaver () : NULL;
      g_autoptr (MockDesktop) gnome = who == 1 ? new_gnome () : NULL;
      g_autoptr (MockLogind) logind = who == 2 ? mock_logind_new () : NULL;
      const Held all = { screensaver, gnome, logind, 1, 1, 1 }, none = { screensaver, gnome, logind, 0, 0, 0 };
      LimberInhibit *inhibit = limber_inhibit_new (who == 2 ? NULL : scene->bus, who == 2 ? scene->bus : NULL, "Heat");

      see (is_held, &all);
      limber_inhibit_free (inhibit);
      see (is_held, &none);
    }
}

static void
test_nobody (BusScene *scene, gconstpointer data)
{
  g_autoptr (LimberInhibit) inhibit = limber_inhibit_new (scene->bus, scene->bus, "Stretching");
  g_autoptr (LimberInhibit) nothing = limber_inhibit_new (NULL, NULL, "Stretching");

  (void)data;
  g_assert_nonnull (inhibit);
  g_assert_nonnull (nothing);
  see_no_timers ();
}

static void
test_refused (BusScene *scene, gconstpointer data)
{
  g_autoptr (MockDesktop) screensaver = new_screensaver ();
  g_autoptr (MockLogind) logind = mock_logind_new ();
  const Held some = { screensaver, NULL, logind, 1, 0, 0 };
  g_autoptr (LimberInhibit) inhibit = NULL;

  (void)data;
  mock_logind_refuse (logind, "block");
  inhibit = limber_inhibit_new (scene->bus, scene->bus, "Stretching");
  see_no_timers ();
  g_assert_true (is_held (&some));
}

typedef struct
{
  MockDesktop *screensaver;
  guint given;
} Given;

static gboolean
is_given (gconstpointer data)
{
  const Given *given = data;

  return mock_desktop_given (given->screensaver) == given->given;
}

/* A cookie that arrives when nobody wants it any more goes back all the same. */
static void
test_dropped_early (BusScene *scene, gconstpointer data)
{
  g_autoptr (MockDesktop) screensaver = new_screensaver ();
  g_autoptr (MockLogind) logind = mock_logind_new ();
  const Held none = { screensaver, NULL, logind, 0, 0, 0 };

  (void)data;
  for (guint i = 0; i < 10; i++)
    {
      const Given given = { screensaver, i + 1 };
      LimberInhibit *inhibit = limber_inhibit_new (scene->bus, scene->bus, "Stretching");

      for (guint j = 0; j < i; j++)
        g_main_context_iteration (NULL, FALSE);
      limber_inhibit_free (inhibit);
      see (is_given, &given);
      see (is_held, &none);
    }
}

#define ADD(name, function)                                                                                            \
  g_test_add ("/inhibit/" name, BusScene, NULL, bus_scene_set_up, function, bus_scene_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("all", test_all);
  ADD ("each-alone", test_each_alone);
  ADD ("nobody", test_nobody);
  ADD ("refused", test_refused);
  ADD ("dropped-early", test_dropped_early);
  return g_test_run ();
}
