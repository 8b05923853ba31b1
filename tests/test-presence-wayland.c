#include "support/mock-bus.h"
#include "support/mock-compositor.h"
#include "support/mock-mutter.h"
#include "support/see.h"
#include "world/presence-system.h"

#include <glib-unix.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#define SECOND ((gint64)G_USEC_PER_SEC)

typedef struct
{
  char *folder, *path; /* (owned) */
} Place;

static void
set_up (Place *place, gconstpointer data)
{
  (void)data;
  place->folder = g_dir_make_tmp ("limber-wayland-XXXXXX", NULL);
  place->path = g_build_filename (place->folder, "wayland-9", NULL);
}

static void
tear_down (Place *place, gconstpointer data)
{
  (void)data;
  unlink (place->path);
  g_assert_no_errno (g_rmdir (place->folder));
  g_free (place->folder);
  g_free (place->path);
}

static LimberPresence *
watch (const Place *place, guint seconds)
{
  LimberPresence *presence = limber_presence_system_new (NULL, NULL, place->path, NULL);

  limber_presence_set_idle_after (presence, seconds);
  return presence;
}

typedef struct
{
  MockCompositor *compositor;
  guint watches, timeout;
} Wanted;

static gboolean
is_watched (gconstpointer data)
{
  const Wanted *wanted = data;

  return mock_compositor_watches (wanted->compositor) == wanted->watches
         && mock_compositor_timeout (wanted->compositor) == wanted->timeout;
}

/* Runs the main loop until one watch is held, for @milliseconds. */
static void
see_watch (MockCompositor *compositor, guint milliseconds)
{
  const Wanted wanted = { compositor, 1, milliseconds };

  see (is_watched, &wanted);
}

static void
count (LimberPresence *presence, gpointer data)
{
  guint *changes = data;

  (void)presence;
  ++*changes;
}

static void
idle_and_back (const Place *place, MockGlobals globals, const char *source)
{
  g_autoptr (MockCompositor) compositor = mock_compositor_new (place->path, globals);
  g_autoptr (LimberPresence) presence = watch (place, 300);

  see_change (presence);
  g_assert_cmpstr (limber_presence_source (presence), ==, source);
  g_assert_cmpint (limber_presence_get (presence).state, ==, LIMBER_PRESENCE_ACTIVE);
  see_watch (compositor, 300 * 1000);
  see_no_timers ();
  for (int i = 0; i < 3; i++)
    {
      mock_compositor_idle (compositor);
      see_state (presence, LIMBER_PRESENCE_IDLE);
      g_assert_cmpint (limber_presence_get (presence).ago, ==, 300 * SECOND);
      mock_compositor_resume (compositor);
      see_state (presence, LIMBER_PRESENCE_ACTIVE);
      g_assert_cmpint (limber_presence_get (presence).ago, ==, 0);
    }
}

static void
test_ext (Place *place, gconstpointer data)
{
  (void)data;
  idle_and_back (place, MOCK_SEAT | MOCK_EXT, "ext-idle-notify");
}

static void
test_kde (Place *place, gconstpointer data)
{
  (void)data;
  idle_and_back (place, MOCK_SEAT | MOCK_KDE, "kde-idle");
}

static void
test_both (Place *place, gconstpointer data)
{
  (void)data;
  idle_and_back (place, MOCK_SEAT | MOCK_KDE | MOCK_EXT, "ext-idle-notify");
}

static void
test_idle_after (Place *place, gconstpointer data)
{
  g_autoptr (MockCompositor) compositor = mock_compositor_new (place->path, MOCK_SEAT | MOCK_EXT);
  g_autoptr (LimberPresence) presence = watch (place, 60);

  (void)data;
  see_watch (compositor, 60 * 1000);
  limber_presence_set_idle_after (presence, 120);
  see_watch (compositor, 120 * 1000);
  mock_compositor_idle (compositor);
  see_state (presence, LIMBER_PRESENCE_IDLE);

  /* while idle the old watch stays, or nobody would tell of the next input */
  limber_presence_set_idle_after (presence, 180);
  mock_compositor_resume (compositor);
  see_state (presence, LIMBER_PRESENCE_ACTIVE);
  see_watch (compositor, 180 * 1000);

  limber_presence_set_idle_after (presence, 0);
  see_state (presence, LIMBER_PRESENCE_UNKNOWN);
  g_assert_cmpstr (limber_presence_source (presence), ==, "none");
}

/* It goes and comes: a connection is lost, found again, and its watches are new ones. */
static void
test_restarted (Place *place, gconstpointer data)
{
  MockCompositor *compositor = mock_compositor_new (place->path, MOCK_SEAT | MOCK_EXT);
  g_autoptr (LimberPresence) presence = watch (place, 60);

  (void)data;
  see_watch (compositor, 60 * 1000);
  mock_compositor_idle (compositor);
  see_state (presence, LIMBER_PRESENCE_IDLE);
  mock_compositor_free (compositor);
  see_source (presence, "none");
  g_assert_cmpint (limber_presence_get (presence).state, ==, LIMBER_PRESENCE_UNKNOWN);
  see_no_timers ();

  compositor = mock_compositor_new (place->path, MOCK_SEAT | MOCK_KDE);
  see_source (presence, "kde-idle");
  see_watch (compositor, 60 * 1000);
  mock_compositor_idle (compositor);
  see_state (presence, LIMBER_PRESENCE_IDLE);
  mock_compositor_free (compositor);
}

/* The seat is withdrawn, as when the last keyboard is unplugged, and given again. */
static void
test_seat_goes (Place *place, gconstpointer data)
{
  g_autoptr (MockCompositor) compositor = mock_compositor_new (place->path, MOCK_SEAT | MOCK_EXT);
  g_autoptr (LimberPresence) presence = watch (place, 60);

  (void)data;
  see_watch (compositor, 60 * 1000);
  mock_compositor_remove (compositor, MOCK_SEAT);
  see_state (presence, LIMBER_PRESENCE_UNKNOWN);
  g_assert_cmpstr (limber_presence_source (presence), ==, "none");
  mock_compositor_add (compositor, MOCK_SEAT);
  see_state (presence, LIMBER_PRESENCE_ACTIVE);
  g_assert_cmpstr (limber_presence_source (presence), ==, "ext-idle-notify");
  see_watch (compositor, 60 * 1000);
}

/* A socket at @path, or at that abstract name, which a client can connect to. Never blocks. */
static int
listen_at (const char *path, gboolean abstract)
{
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  int listening = socket (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
  gsize start = abstract ? 1 : 0, size = G_STRUCT_OFFSET (struct sockaddr_un, sun_path) + start + strlen (path);

  g_strlcpy (address.sun_path + start, path, sizeof address.sun_path - start);
  g_assert_no_errno (bind (listening, (struct sockaddr *)&address, (socklen_t)size));
  g_assert_no_errno (listen (listening, 8));
  return listening;
}

#ifdef HAVE_X11
/* Another seat is nobody's business. */
static void
test_second_seat (Place *place, gconstpointer data)
{
  g_autoptr (MockCompositor) compositor = mock_compositor_new (place->path, MOCK_SEAT | MOCK_EXT);
  g_autoptr (LimberPresence) presence = NULL;
  guint changes = 0;

  (void)data;
  mock_compositor_add (compositor, MOCK_SEAT);
  presence = watch (place, 60);
  see_watch (compositor, 60 * 1000);
  g_signal_connect (presence, "changed", G_CALLBACK (count), &changes);
  mock_compositor_remove (compositor, MOCK_SEAT);
  mock_compositor_add (compositor, MOCK_SEAT);
  mock_compositor_idle (compositor);
  see_state (presence, LIMBER_PRESENCE_IDLE);
  g_assert_cmpuint (changes, ==, 1);
}

static gboolean
keep_on (gint fd, GIOCondition condition, gpointer data)
{
  (void)fd, (void)condition, (void)data;
  return G_SOURCE_CONTINUE;
}

static gboolean
was_knocked_at (gconstpointer data)
{
  const int *listening = data;
  int descriptor = accept (*listening, NULL, NULL);

  if (descriptor >= 0)
    close (descriptor);
  return descriptor >= 0;
}

/* Runs the main loop until somebody connects to @listening. */
static void
see_knock (int listening)
{
  guint source = g_unix_fd_add (listening, G_IO_IN, keep_on, NULL);

  see (was_knocked_at, &listening);
  g_source_remove (source);
}
#endif

/* No protocol: nothing is known, and an X server behind it is not asked. */
static void
test_unable (Place *place, gconstpointer data)
{
  g_autofree char *display = g_strdup_printf (":%d", 100000 + getpid ());
  g_autofree char *x11 = g_strdup_printf ("/tmp/.X11-unix/X%d", 100000 + getpid ());
  int listening = listen_at (x11, TRUE);
  g_autoptr (MockCompositor) compositor = mock_compositor_new (place->path, MOCK_SEAT);
  g_autoptr (LimberPresence) presence = limber_presence_system_new (NULL, NULL, place->path, display);

  (void)data;
  see_change (presence);
  g_assert_cmpstr (limber_presence_source (presence), ==, "none");
  g_assert_cmpint (limber_presence_get (presence).state, ==, LIMBER_PRESENCE_UNKNOWN);
  see_no_timers ();
  g_assert_cmpint (accept (listening, NULL, NULL), ==, -1);

#ifdef HAVE_X11
  /* it is when the compositor goes */
  g_clear_pointer (&compositor, mock_compositor_free);
  see_knock (listening);
#endif
  close (listening);
}

static void
test_no_compositor (Place *place, gconstpointer data)
{
  g_autoptr (LimberPresence) presence = watch (place, 60);
  g_autoptr (MockCompositor) compositor = NULL;

  (void)data;
  see_change (presence);
  g_assert_cmpstr (limber_presence_source (presence), ==, "none");
  see_no_timers ();
  compositor = mock_compositor_new (place->path, MOCK_SEAT | MOCK_EXT);
  see_source (presence, "ext-idle-notify");
}

/* What was known holds until the next source has answered. */
static void
never_unknown (LimberPresence *presence, gpointer data)
{
  (void)data;
  g_assert_cmpint (limber_presence_get (presence).state, !=, LIMBER_PRESENCE_UNKNOWN);
}

/* GNOME's shell is the better source: it takes over when it comes, and leaves when it is started again. */
static void
test_mutter_comes (Place *place, gconstpointer data)
{
  g_autoptr (GDBusConnection) bus = mock_bus_connect ();
  g_autoptr (MockCompositor) compositor = mock_compositor_new (place->path, MOCK_SEAT | MOCK_EXT);
  g_autoptr (MockMutter) mutter = mock_mutter_new ();
  g_autoptr (LimberPresence) presence = limber_presence_system_new (bus, NULL, place->path, NULL);
  const Wanted none = { compositor, 0, 120 * 1000 };

  (void)data;
  see_source (presence, "ext-idle-notify");
  see_watch (compositor, 120 * 1000);
  mock_compositor_idle (compositor);
  see_state (presence, LIMBER_PRESENCE_IDLE);
  mock_mutter_set_idle (mutter, 130 * 1000);
  g_signal_connect (presence, "changed", G_CALLBACK (never_unknown), NULL);
  for (int i = 0; i < 2; i++)
    {
      guint changes = 0;
      gulong handler = g_signal_connect (presence, "changed", G_CALLBACK (count), &changes);

      /* idle all along: only the source is another one */
      mock_mutter_own (mutter);
      see_source (presence, "mutter");
      g_assert_cmpuint (changes, ==, 1);
      g_assert_cmpint (limber_presence_get (presence).state, ==, LIMBER_PRESENCE_IDLE);
      see (is_watched, &none);
      g_signal_handler_disconnect (presence, handler);

      mock_mutter_disown (mutter);
      see_source (presence, "ext-idle-notify");
      see_watch (compositor, 120 * 1000);
      g_assert_cmpint (limber_presence_get (presence).state, ==, LIMBER_PRESENCE_ACTIVE);
      mock_compositor_idle (compositor);
      see_state (presence, LIMBER_PRESENCE_IDLE);
    }
}

/* A socket that nobody answers at must not hold anybody up. */
static void
test_hung (Place *place, gconstpointer data)
{
  int listening = listen_at (place->path, FALSE);
  g_autoptr (LimberPresence) presence = NULL;
  gint64 begun = g_get_monotonic_time ();

  (void)data;
  presence = watch (place, 60);
  g_assert_cmpint (g_get_monotonic_time () - begun, <, SECOND);
  see_change (presence);
  g_assert_cmpstr (limber_presence_source (presence), ==, "none");
  see_no_timers ();
  close (listening);
}

#define ADD(name, function) g_test_add ("/presence/wayland/" name, Place, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("ext", test_ext);
  ADD ("kde", test_kde);
  ADD ("both", test_both);
  ADD ("idle-after", test_idle_after);
  ADD ("restarted", test_restarted);
  ADD ("seat-goes", test_seat_goes);
  ADD ("second-seat", test_second_seat);
  ADD ("unable", test_unable);
  ADD ("no-compositor", test_no_compositor);
  ADD ("mutter-comes", test_mutter_comes);
  ADD ("hung", test_hung);
  return g_test_run ();
}
