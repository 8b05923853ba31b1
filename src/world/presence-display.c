#include "presence-display.h"

#include "presence-socket.h"

#include <gio/gio.h>
#include <glib-unix.h>

typedef struct
{
  char *display;             /* (owned) */
  GCancellable *cancellable; /* (owned) of the attempt to connect */
  gpointer connection;       /* (owned) (nullable) */
  guint source;
  LimberSocketWatch *socket_watch; /* (owned) (nullable) while there is no connection */
} LimberIdleDisplayPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (LimberIdleDisplay, limber_idle_display, LIMBER_TYPE_IDLE)

static void begin_to_connect (LimberIdleDisplay *self);

static LimberIdleDisplayPrivate *
private_of (LimberIdleDisplay *self)
{
  return limber_idle_display_get_instance_private (self);
}

gpointer
limber_idle_display_connection (LimberIdleDisplay *self)
{
  return private_of (self)->connection;
}

static void
open_in_thread (GTask *task, gpointer source, gpointer data, G_GNUC_UNUSED GCancellable *cancellable)
{
  LimberIdleDisplayClass *class = LIMBER_IDLE_DISPLAY_GET_CLASS (source);
  const char *display = data;
  gpointer connection = class->open (display);

  if (connection == NULL)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "no usable display server at %s", display);
  else
    g_task_return_pointer (task, connection, class->close);
}

static void
disconnect_display (LimberIdleDisplay *self)
{
  LimberIdleDisplayPrivate *own = private_of (self);

  g_cancellable_cancel (own->cancellable);
  g_clear_object (&own->cancellable);
  g_clear_handle_id (&own->source, g_source_remove);
  g_clear_pointer (&own->socket_watch, limber_socket_watch_free);
  if (own->connection == NULL)
    return;
  LIMBER_IDLE_DISPLAY_GET_CLASS (self)->end (self);
  g_clear_pointer (&own->connection, LIMBER_IDLE_DISPLAY_GET_CLASS (self)->close);
}

static void
on_socket (gpointer data)
{
  begin_to_connect (data);
}

static void
lose_display (LimberIdleDisplay *self)
{
  LimberIdleDisplayPrivate *own = private_of (self);
  g_autofree char *path = LIMBER_IDLE_DISPLAY_GET_CLASS (self)->socket_path (own->display);

  disconnect_display (self);
  if (path != NULL)
    own->socket_watch = limber_socket_watch_new (path, on_socket, self);
  limber_idle_report (LIMBER_IDLE (self), LIMBER_IDLE_ABSENT, 0);
}

static gboolean
on_readable (G_GNUC_UNUSED gint fd, G_GNUC_UNUSED GIOCondition condition, gpointer data)
{
  LimberHeard heard = LIMBER_IDLE_DISPLAY_GET_CLASS (data)->hear (data);

  if (heard == LIMBER_HEARD_ALL)
    {
      LIMBER_IDLE_DISPLAY_GET_CLASS (data)->report (data);
      return G_SOURCE_CONTINUE;
    }
  private_of (data)->source = 0;
  if (heard == LIMBER_HEARD_LOST)
    lose_display (data);
  else
    {
      begin_to_connect (data);
      limber_idle_report (data, LIMBER_IDLE_LOOKING, 0);
    }
  return G_SOURCE_REMOVE;
}

static void
on_connected (GObject *object, GAsyncResult *result, G_GNUC_UNUSED gpointer data)
{
  LimberIdleDisplay *self = LIMBER_IDLE_DISPLAY (object);
  LimberIdleDisplayPrivate *own = private_of (self);
  LimberIdleDisplayClass *class = LIMBER_IDLE_DISPLAY_GET_CLASS (self);
  g_autoptr (GError) error = NULL;
  gpointer connection = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (connection == NULL)
    {
      g_info ("%s", error->message);
      lose_display (self);
      return;
    }
  own->connection = connection;
  own->source = g_unix_fd_add (class->descriptor (connection), G_IO_IN | G_IO_HUP | G_IO_ERR, on_readable, self);
  class->begin (self);
}

static void
begin_to_connect (LimberIdleDisplay *self)
{
  LimberIdleDisplayPrivate *own = private_of (self);
  g_autoptr (GTask) task = NULL;

  disconnect_display (self);
  own->cancellable = g_cancellable_new ();
  task = g_task_new (self, own->cancellable, on_connected, NULL);
  g_task_set_task_data (task, g_strdup (own->display), g_free);
  g_task_run_in_thread (task, open_in_thread);
}

void
limber_idle_display_connect (LimberIdleDisplay *self, const char *display)
{
  private_of (self)->display = g_strdup (display);
  begin_to_connect (self);
}

static void
limber_idle_display_dispose (GObject *object)
{
  disconnect_display (LIMBER_IDLE_DISPLAY (object));
  G_OBJECT_CLASS (limber_idle_display_parent_class)->dispose (object);
}

static void
limber_idle_display_finalize (GObject *object)
{
  g_free (private_of (LIMBER_IDLE_DISPLAY (object))->display);
  G_OBJECT_CLASS (limber_idle_display_parent_class)->finalize (object);
}

static void
limber_idle_display_class_init (LimberIdleDisplayClass *class)
{
  G_OBJECT_CLASS (class)->dispose = limber_idle_display_dispose;
  G_OBJECT_CLASS (class)->finalize = limber_idle_display_finalize;
}

static void
limber_idle_display_init (G_GNUC_UNUSED LimberIdleDisplay *self)
{
}
