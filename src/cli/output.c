#include "output.h"

#include "cli.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

int
limber_output_print (const char *command, const char *text, gboolean people)
{
  if (people)
    g_print ("%s", text);
  else
    fputs (text, stdout);
  if (fflush (stdout) == 0 && !ferror (stdout))
    return LIMBER_EXIT_DONE;
  limber_cli_complain (_ ("%s: cannot write: %s"), command, g_strerror (errno));
  return LIMBER_EXIT_REFUSED;
}

int
limber_output_save (const char *command, const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;

  if (strcmp (path, "-") == 0)
    return limber_output_print (command, text, FALSE);
  if (g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    return LIMBER_EXIT_DONE;
  limber_cli_complain ("%s: %s", command, error->message);
  return LIMBER_EXIT_REFUSED;
}
