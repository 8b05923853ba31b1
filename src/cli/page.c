#include "page.h"

#include <gio/gio.h>

static char *
page_folder (void)
{
  const char *downloads = g_get_user_special_dir (G_USER_DIRECTORY_DOWNLOAD);
  char *folder;

  if (downloads != NULL && g_file_test (downloads, G_FILE_TEST_IS_DIR))
    return g_strdup (downloads);
  folder = g_build_filename (g_get_user_cache_dir (), "limber", NULL);
  g_mkdir_with_parents (folder, 0700);
  return folder;
}

char *
limber_page_write (const char *name, const char *html, GError **error)
{
  g_autofree char *folder = page_folder (), *path = g_build_filename (folder, name, NULL);

  if (!g_file_set_contents_full (path, html, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error))
    return NULL;
  return g_steal_pointer (&path);
}

gboolean
limber_page_open (const char *path, GError **error)
{
  const char *argv[] = { "xdg-open", path, NULL };

  return g_spawn_async (NULL, (char **)argv, NULL,
                        G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL,
                        error);
}
