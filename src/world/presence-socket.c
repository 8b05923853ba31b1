#include "presence-socket.h"

#include <string.h>

struct _LimberSocketWatch
{
  char *name;            /* (owned) within the folder */
  GFileMonitor *monitor; /* (owned) */
  guint delay;
  void (*appeared) (gpointer data);
  gpointer data;
};

static gboolean
on_delay (gpointer data)
{
  LimberSocketWatch *watch = data;

  watch->delay = 0;
  watch->appeared (watch->data);
  return G_SOURCE_REMOVE;
}

static void
on_event (GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event, gpointer data)
{
  LimberSocketWatch *watch = data;
  g_autofree char *name = g_file_get_basename (file);

  (void)monitor, (void)other;
  if (event == G_FILE_MONITOR_EVENT_CREATED && strcmp (name, watch->name) == 0 && watch->delay == 0)
    watch->delay = g_timeout_add_seconds (1, on_delay, watch);
}

LimberSocketWatch *
limber_socket_watch_new (const char *path, void (*appeared) (gpointer data), gpointer data)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  g_autoptr (GFileMonitor) monitor = NULL;
  LimberSocketWatch *watch;

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    return NULL;
  monitor = g_file_monitor_directory (file, G_FILE_MONITOR_NONE, NULL, NULL);
  if (monitor == NULL)
    return NULL;
  watch = g_new0 (LimberSocketWatch, 1);
  watch->name = g_path_get_basename (path);
  watch->monitor = g_steal_pointer (&monitor);
  watch->appeared = appeared;
  watch->data = data;
  g_signal_connect (watch->monitor, "changed", G_CALLBACK (on_event), watch);
  return watch;
}

void
limber_socket_watch_free (LimberSocketWatch *watch)
{
  if (watch->delay != 0)
    g_source_remove (watch->delay);
  g_signal_handlers_disconnect_by_data (watch->monitor, watch);
  g_object_unref (watch->monitor);
  g_free (watch->name);
  g_free (watch);
}
