#include "folder-watch.h"

#include <gio/gio.h>

/* What is saved or copied is several changes in a row; one look after the last of them is enough. */
#define SETTLE_MS 200

struct _LimberFolderWatch
{
  GPtrArray *monitors; /* GFileMonitor */
  GSourceFunc settled;
  gpointer data;
  guint settle_id;
};

static gboolean
on_settled (gpointer data)
{
  LimberFolderWatch *watch = data;

  watch->settle_id = 0;
  watch->settled (watch->data);
  return G_SOURCE_REMOVE;
}

static void
on_event (LimberFolderWatch *watch)
{
  g_clear_handle_id (&watch->settle_id, g_source_remove);
  watch->settle_id = g_timeout_add (SETTLE_MS, on_settled, watch);
}

static void
unwatch (gpointer monitor)
{
  g_file_monitor_cancel (monitor);
  g_object_unref (monitor);
}

LimberFolderWatch *
limber_folder_watch_new (GSourceFunc settled, gpointer data)
{
  LimberFolderWatch *watch = g_new0 (LimberFolderWatch, 1);

  watch->monitors = g_ptr_array_new_with_free_func (unwatch);
  watch->settled = settled;
  watch->data = data;
  return watch;
}

void
limber_folder_watch_free (LimberFolderWatch *watch)
{
  g_clear_handle_id (&watch->settle_id, g_source_remove);
  g_ptr_array_unref (watch->monitors);
  g_free (watch);
}

void
limber_folder_watch_add (LimberFolderWatch *watch, const char *folder)
{
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  GFileMonitor *monitor = g_file_monitor_directory (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);

  if (monitor == NULL)
    return;
  g_signal_connect_swapped (monitor, "changed", G_CALLBACK (on_event), watch);
  g_ptr_array_add (watch->monitors, monitor);
}

gboolean
limber_folder_is_out_of_reach (const char *folder)
{
  g_autofree char *limber = g_path_get_dirname (folder), *around = g_path_get_dirname (limber);

  return !g_file_test (around, G_FILE_TEST_IS_DIR);
}

void
limber_folder_watch_clear (LimberFolderWatch *watch)
{
  g_ptr_array_set_size (watch->monitors, 0);
}
