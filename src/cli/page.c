#include "page.h"

#include "html.h"
#include "process.h"

#include "core/error.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What nothing can open is refused within that. */
#define REFUSAL_SECONDS 2

/* Where snapd puts what starts the programs of snaps, under / or /var/lib/snapd. */
#define SNAP_PROGRAMS "/snap/bin/"

/* The snap that the browser comes from, as "firefox"; NULL where it is none. Returns: (transfer full) */
static char *
browser_snap (void)
{
  g_autoptr (GAppInfo) browser = g_app_info_get_default_for_type ("text/html", FALSE);
  const char *command = browser == NULL ? NULL : g_app_info_get_commandline (browser);
  g_auto (GStrv) words = NULL;

  if (command == NULL || !g_shell_parse_argv (command, NULL, &words, NULL))
    return NULL;
  for (char **word = words; *word != NULL; word++)
    {
      const char *place = strstr (*word, SNAP_PROGRAMS);
      const char *name = place == NULL ? "" : place + strlen (SNAP_PROGRAMS);

      /* the others are called SNAP.PROGRAM */
      if (*name != '\0' && *name != '.' && strchr (name, '/') == NULL)
        return g_strndup (name, strcspn (name, "."));
    }
  return NULL;
}

/* A snap reads what lies in the home, but in no hidden folder of it, and not where a link leads out of it. */
static gboolean
snaps_read (const char *folder)
{
  g_autofree char *home = realpath (g_get_home_dir (), NULL), *real = realpath (folder, NULL);
  gsize length = home == NULL ? 0 : strlen (home);

  return length > 0 && real != NULL && strncmp (real, home, length) == 0 && real[length] == '/'
         && real[length + 1] != '.';
}

static char *
page_folder (void)
{
  const char *downloads = g_get_user_special_dir (G_USER_DIRECTORY_DOWNLOAD);
  g_autofree char *snap = browser_snap ();

  if (downloads != NULL && g_file_test (downloads, G_FILE_TEST_IS_DIR) && (snap == NULL || snaps_read (downloads)))
    return g_strdup (downloads);
  if (snap != NULL)
    return g_build_filename (g_get_home_dir (), "snap", snap, "common", "limber", NULL);
  return g_build_filename (g_get_user_cache_dir (), "limber", NULL);
}

/* Of the whole folder, a snap sees only its own part. */
static char *
passing_folder (void)
{
  g_autofree char *snap = browser_snap (), *part = snap == NULL ? NULL : g_strconcat ("snap.", snap, NULL);

  if (part == NULL)
    return g_build_filename (g_get_user_runtime_dir (), "limber", NULL);
  return g_build_filename (g_get_user_runtime_dir (), part, "limber", NULL);
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
  g_autofree char *folder = passing_folder ();

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
