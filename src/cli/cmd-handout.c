/* handout: a routine as a page to print. */

#include "cli.h"
#include "commands.h"
#include "handout.h"
#include "output.h"

#include "world/routine-file.h"

#include <glib/gi18n.h>
#include <string.h>

/* "home.routine" and "home.routine.txt" give "home.html". */
static char *
page_name (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  char *suffix = strstr (name, ".routine");

  if (suffix != NULL)
    *suffix = '\0';
  return g_strconcat (name, ".html", NULL);
}

int
limber_cmd_handout (int argc, char **argv)
{
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Where to (default: FILE's name with .html); - prints it"),
      N_ ("FILE") },
    G_OPTION_ENTRY_NULL,
  };
  g_autofree char *path = NULL, *folder = NULL, *page = NULL;
  g_autoptr (LimberRoutine) routine = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (!limber_cli_parse (&argc, &argv, _ ("FILE|FOLDER"),
                         _ ("Makes a page to print for the client: what, when and how much, with pictures."), entries))
    return LIMBER_EXIT_BAD;
  if (argc != 2)
    {
      limber_cli_complain (_ ("handout: name one routine file, as in limber handout first.routine"));
      return LIMBER_EXIT_BAD;
    }
  path = limber_routine_file_find (argv[1], &error);
  if (path == NULL)
    return limber_cli_fail (error);
  routine = limber_cli_read_routine (path, FALSE, NULL);
  if (routine == NULL)
    return LIMBER_EXIT_BAD;
  folder = g_path_get_dirname (path);
  page = limber_handout_html (routine, folder, NULL);
  if (output == NULL)
    output = page_name (path);
  status = limber_output_save ("handout", output, page);
  if (status == LIMBER_EXIT_DONE && strcmp (output, "-") != 0)
    g_printerr (_ ("The page is in %s; open it with a browser and print it.\n"), output);
  return status;
}
