#include "folder.h"

#include <glib/gstdio.h>

void
limber_test_remove (const char *path)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      g_assert_no_errno (g_chmod (path, 0700));
      dir = g_dir_open (path, 0, NULL);
      g_assert_nonnull (dir);
    }
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      limber_test_remove (inner);
    }
  g_assert_no_errno (g_remove (path));
}
