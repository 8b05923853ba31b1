#include "mock-compositor.h"

#include "ext-idle-notify-v1-server.h"
#include "org-kde-kwin-idle-server.h"

#include <glib-unix.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include <wayland-server.h>

struct _MockCompositor
{
  char *path; /* (owned) */
  struct wl_display *display;
  GPtrArray *seats;            /* (owned) wl_global, the newest last */
  struct wl_global *ext, *kde; /* NULL: withdrawn */
  GPtrArray *watches;          /* (owned) wl_resource, of either protocol */
  guint timeout;
  guint source;
};

static void
release_resource (struct wl_client *client, struct wl_resource *resource)
{
  (void)client;
  wl_resource_destroy (resource);
}

static void
forget_watch (struct wl_resource *resource)
{
  MockCompositor *compositor = wl_resource_get_user_data (resource);

  g_assert_true (g_ptr_array_remove (compositor->watches, resource));
}

static void
add_watch (MockCompositor *compositor, struct wl_client *client, const struct wl_interface *interface,
           const void *implementation, guint32 id, guint32 timeout)
{
  struct wl_resource *resource = wl_resource_create (client, interface, 1, id);

  wl_resource_set_implementation (resource, implementation, compositor, forget_watch);
  g_ptr_array_add (compositor->watches, resource);
  compositor->timeout = timeout;
}

static void
simulate (struct wl_client *client, struct wl_resource *resource)
{
  (void)client, (void)resource;
}

static const struct ext_idle_notification_v1_interface notification = { release_resource };
static const struct org_kde_kwin_idle_timeout_interface kde_timeout = { release_resource, simulate };

static void
get_idle_notification (struct wl_client *client, struct wl_resource *resource, guint32 id, guint32 timeout,
                       struct wl_resource *seat)
{
  (void)seat;
  add_watch (wl_resource_get_user_data (resource), client, &ext_idle_notification_v1_interface, &notification, id,
             timeout);
}

static void
get_idle_timeout (struct wl_client *client, struct wl_resource *resource, guint32 id, struct wl_resource *seat,
                  guint32 timeout)
{
  (void)seat;
  add_watch (wl_resource_get_user_data (resource), client, &org_kde_kwin_idle_timeout_interface, &kde_timeout, id,
             timeout);
}

static const struct ext_idle_notifier_v1_interface notifier
    = { .destroy = release_resource, .get_idle_notification = get_idle_notification };
static const struct org_kde_kwin_idle_interface kde_idle = { .get_idle_timeout = get_idle_timeout };

static void
bind_seat (struct wl_client *client, void *data, guint32 version, guint32 id)
{
  /* nothing is asked of a seat: it only says which one is meant */
  wl_resource_set_implementation (wl_resource_create (client, &wl_seat_interface, (int)version, id), NULL, data, NULL);
}

static void
bind_ext (struct wl_client *client, void *data, guint32 version, guint32 id)
{
  wl_resource_set_implementation (wl_resource_create (client, &ext_idle_notifier_v1_interface, (int)version, id),
                                  &notifier, data, NULL);
}

static void
bind_kde (struct wl_client *client, void *data, guint32 version, guint32 id)
{
  wl_resource_set_implementation (wl_resource_create (client, &org_kde_kwin_idle_interface, (int)version, id),
                                  &kde_idle, data, NULL);
}

static gboolean
on_readable (gint fd, GIOCondition condition, gpointer data)
{
  MockCompositor *compositor = data;

  (void)fd, (void)condition;
  wl_event_loop_dispatch (wl_display_get_event_loop (compositor->display), 0);
  wl_display_flush_clients (compositor->display);
  return G_SOURCE_CONTINUE;
}

/* A socket that is listened on from the moment that it is there. */
static int
listen_at (const char *path)
{
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  int descriptor = socket (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);

  g_assert_cmpuint (g_strlcpy (address.sun_path, path, sizeof address.sun_path), <, sizeof address.sun_path);
  g_assert_no_errno (bind (descriptor, (struct sockaddr *)&address, sizeof address));
  g_assert_no_errno (listen (descriptor, 8));
  return descriptor;
}

MockCompositor *
mock_compositor_new (const char *path, MockGlobals globals)
{
  MockCompositor *compositor = g_new0 (MockCompositor, 1);
  struct wl_event_loop *loop;

  compositor->path = g_strdup (path);
  compositor->watches = g_ptr_array_new ();
  compositor->seats = g_ptr_array_new ();
  compositor->display = wl_display_create ();
  g_assert_no_errno (wl_display_add_socket_fd (compositor->display, listen_at (path)));
  mock_compositor_add (compositor, globals);
  loop = wl_display_get_event_loop (compositor->display);
  compositor->source = g_unix_fd_add (wl_event_loop_get_fd (loop), G_IO_IN, on_readable, compositor);
  return compositor;
}

void
mock_compositor_free (MockCompositor *compositor)
{
  g_source_remove (compositor->source);
  wl_display_destroy_clients (compositor->display);
  wl_display_destroy (compositor->display);
  g_assert_cmpuint (compositor->watches->len, ==, 0);
  g_ptr_array_unref (compositor->watches);
  g_ptr_array_unref (compositor->seats);
  unlink (compositor->path);
  g_free (compositor->path);
  g_free (compositor);
}

void
mock_compositor_add (MockCompositor *compositor, MockGlobals globals)
{
  if (globals & MOCK_SEAT)
    g_ptr_array_add (compositor->seats,
                     wl_global_create (compositor->display, &wl_seat_interface, 1, compositor, bind_seat));
  if (globals & MOCK_EXT)
    compositor->ext = wl_global_create (compositor->display, &ext_idle_notifier_v1_interface, 1, compositor, bind_ext);
  if (globals & MOCK_KDE)
    compositor->kde = wl_global_create (compositor->display, &org_kde_kwin_idle_interface, 1, compositor, bind_kde);
  wl_display_flush_clients (compositor->display);
}

void
mock_compositor_remove (MockCompositor *compositor, MockGlobals globals)
{
  if (globals & MOCK_SEAT)
    wl_global_destroy (g_ptr_array_steal_index (compositor->seats, compositor->seats->len - 1));
  if (globals & MOCK_EXT)
    g_clear_pointer (&compositor->ext, wl_global_destroy);
  if (globals & MOCK_KDE)
    g_clear_pointer (&compositor->kde, wl_global_destroy);
  wl_display_flush_clients (compositor->display);
}

static void
tell (MockCompositor *compositor, gboolean idle)
{
  for (guint i = 0; i < compositor->watches->len; i++)
    {
      struct wl_resource *watch = compositor->watches->pdata[i];
      gboolean ext = wl_resource_instance_of (watch, &ext_idle_notification_v1_interface, &notification);

      if (ext && idle)
        ext_idle_notification_v1_send_idled (watch);
      else if (ext)
        ext_idle_notification_v1_send_resumed (watch);
      else if (idle)
        org_kde_kwin_idle_timeout_send_idle (watch);
      else
        org_kde_kwin_idle_timeout_send_resumed (watch);
    }
  wl_display_flush_clients (compositor->display);
}

void
mock_compositor_idle (MockCompositor *compositor)
{
  tell (compositor, TRUE);
}

void
mock_compositor_resume (MockCompositor *compositor)
{
  tell (compositor, FALSE);
}

guint
mock_compositor_watches (MockCompositor *compositor)
{
  return compositor->watches->len;
}

guint
mock_compositor_timeout (MockCompositor *compositor)
{
  return compositor->timeout;
}
