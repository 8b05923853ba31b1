#include "page.h"

#include "html.h"

#include <gio/gio.h>
#include <unistd.h>

static char *
page_folder (void)
{
  const char *downloads = g_get_user_special_dir (G_USER_DIRECTORY_DOWNLOAD);

  if (downloads != NULL && g_file_test (downloads, G_FILE_TEST_IS_DIR))
    return g_strdup (downloads);
  return g_build_filename (g_get_user_cache_dir (), "limber", NULL);
}

/* What is wrong with the folder shows when the page is written. */
static char *
write_into (const char *folder, const char *name, const char *html, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_mkdir_with_parents (folder, 0700);
  if (!g_file_set_contents_full (path, html, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error))
    return NULL;
  return g_steal_pointer (&path);
}

char *
limber_page_write (const char *name, const char *html, GError **error)
{
  g_autofree char *folder = page_folder ();

  return write_into (folder, name, html, error);
}

char *
limber_page_write_passing (const char *name, const char *html, GError **error)
{
  g_autofree char *folder = g_build_filename (g_get_user_runtime_dir (), "limber", NULL);

  return write_into (folder, name, html, error);
}

/* A browser that was started here outlives the terminal. */
static void
leave_terminal (gpointer data G_GNUC_UNUSED)
{
  setsid ();
}

gboolean
limber_page_open (const char *path, GError **error)
{
  const char *argv[] = { "xdg-open", path, NULL };

  return g_spawn_async (NULL, (char **)argv, NULL,
                        G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, leave_terminal,
                        NULL, NULL, error);
}

char *
limber_page_plain (const char *title, const char *text)
{
  GString *out = limber_html_begin (title);

  limber_html (out, "<header><h1>%s</h1></header>\n<p>%s</p>\n", title, text);
  return limber_html_end (out);
}
