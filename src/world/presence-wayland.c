#include "presence-wayland.h"

#include "presence-socket.h"

#include "ext-idle-notify-v1-client.h"
#include "org-kde-kwin-idle-client.h"

#include <gio/gio.h>
#include <glib-unix.h>
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
  LimberIdle parent;
  char *display;             /* (owned) */
  GCancellable *cancellable; /* (owned) of the attempt to connect */
  Connection *connection;    /* (owned) (nullable) */
  guint source;
  struct ext_idle_notification_v1 *notification; /* (owned) (nullable) */
  struct org_kde_kwin_idle_timeout *timeout;     /* (owned) (nullable) */
  guint watched;                                 /* seconds that they watch for; 0: there is none */
  LimberIdleState heard;                         /* what the events of this round said */
  LimberSocketWatch *socket_watch;               /* (owned) (nullable) while there is no connection */
};

G_DEFINE_FINAL_TYPE (LimberIdleWayland, limber_idle_wayland, LIMBER_TYPE_IDLE)

static void connect_display (LimberIdleWayland *wayland);

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

/* Blocks, so it runs on a worker. NULL when there is no compositor. */
static Connection *
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

static void
open_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Connection *connection = open_display (data);

  (void)source, (void)cancellable;
  if (connection == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "no Wayland compositor at %s", (const char *)data);
  else
    g_task_return_pointer (task, connection, connection_free);
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
  Connection *connection = wayland->connection;
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

static void
disconnect_display (LimberIdleWayland *wayland)
{
  g_cancellable_cancel (wayland->cancellable);
  g_clear_object (&wayland->cancellable);
  g_clear_handle_id (&wayland->source, g_source_remove);
  disarm (wayland);
  g_clear_pointer (&wayland->connection, connection_free);
  g_clear_pointer (&wayland->socket_watch, limber_socket_watch_free);
}

static void
on_socket (gpointer data)
{
  connect_display (data);
}

static void
lose_display (LimberIdleWayland *wayland)
{
  g_autofree char *path = *wayland->display == '/'
                              ? g_strdup (wayland->display)
                              : g_build_filename (g_get_user_runtime_dir (), wayland->display, NULL);

  disconnect_display (wayland);
  wayland->socket_watch = limber_socket_watch_new (path, on_socket, wayland);
  limber_idle_report (LIMBER_IDLE (wayland), LIMBER_IDLE_ABSENT, 0);
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
start_watching (LimberIdleWayland *wayland)
{
  limber_idle_set_name (LIMBER_IDLE (wayland),
                        wayland->connection->notifier.proxy != NULL ? "ext-idle-notify" : "kde-idle");
  limber_idle_report (LIMBER_IDLE (wayland), LIMBER_IDLE_ACTIVE, 0);
}

static gboolean
on_readable (gint fd, GIOCondition condition, gpointer data)
{
  LimberIdleWayland *wayland = data;

  (void)fd, (void)condition;
  wayland->heard = LIMBER_IDLE_LOOKING;
  if (!read_events (wayland->connection->display))
    {
      wayland->source = 0;
      lose_display (wayland);
      return G_SOURCE_REMOVE;
    }
  if (wayland->connection->withdrawn)
    {
      wayland->source = 0;
      connect_display (wayland);
      limber_idle_report (data, LIMBER_IDLE_LOOKING, 0);
      return G_SOURCE_REMOVE;
    }
  if (limber_idle_state (data) == LIMBER_IDLE_UNABLE && is_able (wayland->connection))
    start_watching (wayland);
  else if (wayland->heard != LIMBER_IDLE_LOOKING)
    limber_idle_report (data, wayland->heard, wayland->watched * G_USEC_PER_SEC);
  return G_SOURCE_CONTINUE;
}

static void
on_connected (GObject *object, GAsyncResult *result, gpointer data)
{
  LimberIdleWayland *wayland = LIMBER_IDLE_WAYLAND (object);
  g_autoptr (GError) error = NULL;
  Connection *connection = g_task_propagate_pointer (G_TASK (result), &error);

  (void)data;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (connection == NULL)
    {
      g_info ("%s", error->message);
      lose_display (wayland);
      return;
    }
  wayland->connection = connection;
  wayland->source
      = g_unix_fd_add (wl_display_get_fd (connection->display), G_IO_IN | G_IO_HUP | G_IO_ERR, on_readable, wayland);
  if (is_able (connection))
    start_watching (wayland);
  else
    limber_idle_report (LIMBER_IDLE (wayland), LIMBER_IDLE_UNABLE, 0);
}

static void
connect_display (LimberIdleWayland *wayland)
{
  g_autoptr (GTask) task = NULL;

  disconnect_display (wayland);
  wayland->cancellable = g_cancellable_new ();
  task = g_task_new (wayland, wayland->cancellable, on_connected, NULL);
  g_task_set_task_data (task, g_strdup (wayland->display), g_free);
  g_task_run_in_thread (task, open_in_thread);
}

static void
limber_idle_wayland_dispose (GObject *object)
{
  disconnect_display (LIMBER_IDLE_WAYLAND (object));
  G_OBJECT_CLASS (limber_idle_wayland_parent_class)->dispose (object);
}

static void
limber_idle_wayland_finalize (GObject *object)
{
  g_free (LIMBER_IDLE_WAYLAND (object)->display);
  G_OBJECT_CLASS (limber_idle_wayland_parent_class)->finalize (object);
}

static void
limber_idle_wayland_class_init (LimberIdleWaylandClass *class)
{
  G_OBJECT_CLASS (class)->dispose = limber_idle_wayland_dispose;
  G_OBJECT_CLASS (class)->finalize = limber_idle_wayland_finalize;
  LIMBER_IDLE_CLASS (class)->arm = arm;
}

static void
limber_idle_wayland_init (LimberIdleWayland *wayland)
{
  (void)wayland;
}

LimberIdle *
limber_idle_wayland_new (const char *display, guint seconds)
{
  LimberIdleWayland *wayland = g_object_new (LIMBER_TYPE_IDLE_WAYLAND, NULL);

  limber_idle_set_after (LIMBER_IDLE (wayland), seconds);
  wayland->display = g_strdup (display);
  connect_display (wayland);
  return LIMBER_IDLE (wayland);
}
