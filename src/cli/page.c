#include "page.h"

#include "html.h"
#include "process.h"

#include "core/error.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <unistd.h>

/* What nothing can open is refused within that. */
#define REFUSAL_SECONDS 2

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
  g_autoptr (GSubprocessLauncher) launcher
      = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) local = NULL;

  g_subprocess_launcher_set_child_setup (launcher, leave_terminal, NULL, NULL);
  process = g_subprocess_launcher_spawn (launcher, &local, "xdg-open", path, NULL);
  /* on some desktops it ends with the browser only */
  if (process != NULL
      && (limber_process_wait (process, REFUSAL_SECONDS, &local)
          || g_error_matches (local, G_IO_ERROR, G_IO_ERROR_CANCELLED)))
    return TRUE;
  g_set_error (error, LIMBER_ERROR, LIMBER_ERROR_REFUSED, _ ("no browser could be opened (xdg-open: %s)"),
               local->message);
  return FALSE;
}

char *
limber_page_plain (const char *title, const char *text)
{
  GString *out = limber_html_begin (title);

  limber_html (out, "<header><h1>%s</h1></header>\n<p>%s</p>\n", title, text);
  return limber_html_end (out);
}
