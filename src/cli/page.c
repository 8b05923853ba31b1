#include "page.h"

#include "cli.h"
#include "html.h"
#include "output.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* A browser that was started here outlives the terminal. */
static void
leave_terminal (gpointer data G_GNUC_UNUSED)
{
  setsid ();
}

static gboolean
open_file (const char *path)
{
  const char *const argv[] = { "xdg-open", path, NULL };

  return g_spawn_async (NULL, (char **)argv, NULL,
                        G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, leave_terminal,
                        NULL, NULL, NULL);
}

int
limber_page_show (const char *command, const char *name, const char *html)
{
  g_autofree char *folder = g_build_filename (g_get_user_runtime_dir (), "limber", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  int status;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      limber_cli_complain ("%s: %s: %s", command, folder, g_strerror (errno));
      return LIMBER_EXIT_REFUSED;
    }
  status = limber_output_save (command, path, html);
  if (status != LIMBER_EXIT_DONE)
    return status;
  if (open_file (path))
    g_printerr (_ ("The page is in your browser. It is not kept: %s goes when you log out.\n"), path);
  else
    g_printerr (_ ("The page is in %s until you log out; open it with a browser.\n"), path);
  return LIMBER_EXIT_DONE;
}

char *
limber_page_plain (const char *title, const char *text)
{
  GString *out = limber_html_begin (title);

  limber_html (out, "<header><h1>%s</h1></header>\n<p>%s</p>\n", title, text);
  return limber_html_end (out);
}
