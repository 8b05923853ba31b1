#include "presence-wayland.h"

#include "presence-display.h"

#include "ext-idle-notify-v1-client.h"
#include "org-kde-kwin-idle-client.h"

#include <string.h>
#include <wayland-client.h>

/* A global of the compositor, and the number that it is withdrawn by. */
typedef struct
{
  void *proxy; /* (owned) (nullable) */
  guint32 number;
} Global;

/* Made on a worker, then used on the main thread only. */
typedef struct
{
  struct wl_display *display;
  struct wl_registry *registry;
  Global seat, notifier, kde;
  gboolean withdrawn; /* one of them went away */
} Connection;

struct _LimberIdleWayland
{
  LimberIdleDisplay parent;
  struct ext_idle_notification_v1 *notification; /* (owned) (nullable) */
  struct org_kde_kwin_idle_timeout *timeout;     /* (owned) (nullable) */
  guint watched;                                 /* seconds that they watch for; 0: there is none */
  LimberIdleState heard;                         /* what the events of this round said */
};

G_DEFINE_FINAL_TYPE (LimberIdleWayland, limber_idle_wayland, LIMBER_TYPE_IDLE_DISPLAY)

static void
bind_once (Connection *connection, Global *global, guint32 number, const struct wl_interface *interface)
{
  if (global->proxy != NULL)
    return;
  /* version 1 of each has all that is needed here */
  global->proxy = wl_registry_bind (connection->registry, number, interface, 1);
  global->number = number;
}

static void
on_global (void *data, struct wl_registry *registry, guint32 number, const char *interface, guint32 version)
{
  Connection *connection = data;

  (void)registry, (void)version;
  if (strcmp (interface, wl_seat_interface.name) == 0)
    bind_once (connection, &connection->seat, number, &wl_seat_interface);
  else if (strcmp (interface, ext_idle_notifier_v1_interface.name) == 0)
    bind_once (connection, &connection->notifier, number, &ext_idle_notifier_v1_interface);
  else if (strcmp (interface, org_kde_kwin_idle_interface.name) == 0)
    bind_once (connection, &connection->kde, number, &org_kde_kwin_idle_interface);
}

static void
on_global_remove (void *data, struct wl_registry *registry, guint32 number)
{
  Connection *connection = data;
  const Global *globals[] = { &connection->seat, &connection->notifier, &connection->kde };

  (void)registry;
  for (gsize i = 0; i < G_N_ELEMENTS (globals); i++)
    if (globals[i]->proxy != NULL && globals[i]->number == number)
      connection->withdrawn = TRUE;
}

static const struct wl_registry_listener registry_listener = { on_global, on_global_remove };

static void
connection_free (gpointer data)
{
  Connection *connection = data;

  if (connection->notifier.proxy != NULL)
    ext_idle_notifier_v1_destroy (connection->notifier.proxy);
  if (connection->kde.proxy != NULL)
    org_kde_kwin_idle_destroy (connection->kde.proxy);
  if (connection->seat.proxy != NULL)
    wl_seat_destroy (connection->seat.proxy);
  if (connection->registry != NULL)
    wl_registry_destroy (connection->registry);
  if (connection->display != NULL)
    {
      wl_display_flush (connection->display);
      wl_display_disconnect (connection->display);
    }
  g_free (connection);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Connection, connection_free)

static gpointer
open_display (const char *display)
{
  g_autoptr (Connection) connection = g_new0 (Connection, 1);

  connection->display = wl_display_connect (display);
  if (connection->display == NULL)
    return NULL;
  connection->registry = wl_display_get_registry (connection->display);
  wl_registry_add_listener (connection->registry, &registry_listener, connection);
  if (wl_display_roundtrip (connection->display) < 0)
    return NULL;
  return g_steal_pointer (&connection);
}

static int
descriptor (gpointer connection)
{
  return wl_display_get_fd (((Connection *)connection)->display);
}

static char *
socket_path (const char *display)
{
  return *display == '/' ? g_strdup (display) : g_build_filename (g_get_user_runtime_dir (), display, NULL);
}

static void
on_idled (void *data, struct ext_idle_notification_v1 *notification)
{
  LimberIdleWayland *wayland = data;

  (void)notification;
  wayland->heard = LIMBER_IDLE_IDLE;
}

static void
on_resumed (void *data, struct ext_idle_notification_v1 *notification)
{
  LimberIdleWayland *wayland = data;

  (void)notification;
  wayland->heard = LIMBER_IDLE_ACTIVE;
}

static const struct ext_idle_notification_v1_listener notification_listener = { on_idled, on_resumed };

static void
on_kde_idle (void *data, struct org_kde_kwin_idle_timeout *timeout)
{
  LimberIdleWayland *wayland = data;

  (void)timeout;
  wayland->heard = LIMBER_IDLE_IDLE;
}

static void
on_kde_resumed (void *data, struct org_kde_kwin_idle_timeout *timeout)
{
  LimberIdleWayland *wayland = data;

  (void)timeout;
  wayland->heard = LIMBER_IDLE_ACTIVE;
}

static const struct org_kde_kwin_idle_timeout_listener timeout_listener = { on_kde_idle, on_kde_resumed };

static const Connection *
connection_of (LimberIdleWayland *wayland)
{
  return limber_idle_display_connection (LIMBER_IDLE_DISPLAY (wayland));
}

static void
disarm (LimberIdleWayland *wayland)
{
  g_clear_pointer (&wayland->notification, ext_idle_notification_v1_destroy);
  g_clear_pointer (&wayland->timeout, org_kde_kwin_idle_timeout_release);
  wayland->watched = 0;
}

static void
arm (LimberIdle *idle)
{
  LimberIdleWayland *wayland = LIMBER_IDLE_WAYLAND (idle);
  const Connection *connection = connection_of (wayland);
  guint seconds = limber_idle_after (idle);

  if (wayland->watched == seconds)
    return;
  disarm (wayland);
  wayland->watched = seconds;
  if (connection->notifier.proxy != NULL)
    {
      wayland->notification = ext_idle_notifier_v1_get_idle_notification (connection->notifier.proxy, seconds * 1000,
                                                                          connection->seat.proxy);
      ext_idle_notification_v1_add_listener (wayland->notification, &notification_listener, wayland);
    }
  else
    {
      wayland->timeout
          = org_kde_kwin_idle_get_idle_timeout (connection->kde.proxy, connection->seat.proxy, seconds * 1000);
      org_kde_kwin_idle_timeout_add_listener (wayland->timeout, &timeout_listener, wayland);
    }
  wl_display_flush (connection->display);
}

/* Takes in what has arrived, without blocking. FALSE when the compositor is gone. */
static gboolean
read_events (struct wl_display *display)
{
  while (wl_display_prepare_read (display) != 0)
    if (wl_display_dispatch_pending (display) < 0)
      return FALSE;
  return wl_display_read_events (display) >= 0 && wl_display_dispatch_pending (display) >= 0;
}

static gboolean
is_able (const Connection *connection)
{
  return connection->seat.proxy != NULL && (connection->notifier.proxy != NULL || connection->kde.proxy != NULL);
}

static void
start_watching (LimberIdle *idle, const Connection *connection)
{
  limber_idle_set_name (idle, connection->notifier.proxy != NULL ? "ext-idle-notify" : "kde-idle");
  limber_idle_report (idle, LIMBER_IDLE_ACTIVE, 0);
}

static void
begin (LimberIdleDisplay *display)
{
  const Connection *connection = connection_of (LIMBER_IDLE_WAYLAND (display));

  if (is_able (connection))
    start_watching (LIMBER_IDLE (display), connection);
  else
    limber_idle_report (LIMBER_IDLE (display), LIMBER_IDLE_UNABLE, 0);
}

static void
end (LimberIdleDisplay *display)
{
  disarm (LIMBER_IDLE_WAYLAND (display));
}

static LimberHeard
hear (LimberIdleDisplay *display)
{
  LimberIdleWayland *wayland = LIMBER_IDLE_WAYLAND (display);
  const Connection *connection = connection_of (wayland);

  wayland->heard = LIMBER_IDLE_LOOKING;
  if (!read_events (connection->display))
    return LIMBER_HEARD_LOST;
  return connection->withdrawn ? LIMBER_HEARD_AGAIN : LIMBER_HEARD_ALL;
}

static void
report (LimberIdleDisplay *display)
{
  LimberIdleWayland *wayland = LIMBER_IDLE_WAYLAND (display);
  LimberIdle *idle = LIMBER_IDLE (display);

  if (limber_idle_state (idle) == LIMBER_IDLE_UNABLE && is_able (connection_of (wayland)))
    start_watching (idle, connection_of (wayland));
  else if (wayland->heard != LIMBER_IDLE_LOOKING)
    limber_idle_report (idle, wayland->heard, wayland->watched * G_USEC_PER_SEC);
}

static void
limber_idle_wayland_class_init (LimberIdleWaylandClass *class)
{
  LimberIdleDisplayClass *display = LIMBER_IDLE_DISPLAY_CLASS (class);

  LIMBER_IDLE_CLASS (class)->arm = arm;
  display->open = open_display;
  display->close = connection_free;
  display->descriptor = descriptor;
  display->socket_path = socket_path;
  display->begin = begin;
  display->end = end;
  display->hear = hear;
  display->report = report;
}

static void
limber_idle_wayland_init (G_GNUC_UNUSED LimberIdleWayland *wayland)
{
}

LimberIdle *
limber_idle_wayland_new (const char *display, guint seconds)
{
  LimberIdleWayland *wayland = g_object_new (LIMBER_TYPE_IDLE_WAYLAND, NULL);

  limber_idle_set_after (LIMBER_IDLE (wayland), seconds);
  limber_idle_display_connect (LIMBER_IDLE_DISPLAY (wayland), display);
  return LIMBER_IDLE (wayland);
}
