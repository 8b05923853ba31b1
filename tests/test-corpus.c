#include "fuzz/fuzz-routine.h"

#include <glib.h>

#define FOLDER "tests/fuzz/corpus"

static void
test_input (gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (data, &bytes, &length, NULL));
  g_assert_cmpint (LLVMFuzzerTestOneInput ((const uint8_t *)bytes, length), ==, 0);
}

int
main (int argc, char **argv)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_open (FOLDER, 0, NULL);
  g_assert_nonnull (folder);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_strconcat ("/corpus/", name, NULL);

      g_test_add_data_func_full (path, g_build_filename (FOLDER, name, NULL), test_input, g_free);
    }
  return g_test_run ();
}
