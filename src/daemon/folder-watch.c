#include "folder-watch.h"

#include "world/file-watch.h"

/* What is saved or copied is several changes in a row; one look after the last of them is enough. */
#define SETTLE_MS 200

struct _LimberFolderWatch
{
  GPtrArray *folders; /* LimberFileWatch */
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
on_event (gpointer data)
{
  LimberFolderWatch *watch = data;

  g_clear_handle_id (&watch->settle_id, g_source_remove);
  watch->settle_id = g_timeout_add (SETTLE_MS, on_settled, watch);
}

static void
unwatch (gpointer folder)
{
  limber_file_watch_free (folder);
}

LimberFolderWatch *
limber_folder_watch_new (GSourceFunc settled, gpointer data)
{
  LimberFolderWatch *watch = g_new0 (LimberFolderWatch, 1);

  watch->folders = g_ptr_array_new_with_free_func (unwatch);
  watch->settled = settled;
  watch->data = data;
  return watch;
}

void
limber_folder_watch_free (LimberFolderWatch *watch)
{
  g_clear_handle_id (&watch->settle_id, g_source_remove);
  g_ptr_array_unref (watch->folders);
  g_free (watch);
}

void
limber_folder_watch_add (LimberFolderWatch *watch, const char *folder)
{
  g_ptr_array_add (watch->folders, limber_file_watch_new (folder, NULL, LIMBER_FILE_WATCH_ANY, on_event, watch));
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
  g_ptr_array_set_size (watch->folders, 0);
}
