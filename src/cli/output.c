#include "output.h"

#include "cli.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
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

/* A device, a pipe: to be written into, where a file is replaced. */
static gboolean
is_special (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 && !S_ISREG (status.st_mode) && !S_ISDIR (status.st_mode);
}

static gboolean
write_into (const char *path, const char *text)
{
  FILE *file = fopen (path, "we");
  gboolean written = file != NULL && fputs (text, file) >= 0;

  return file != NULL && fclose (file) == 0 && written;
}

int
limber_output_save (const char *command, const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;

  if (strcmp (path, "-") == 0)
    return limber_output_print (command, text, FALSE);
  if (is_special (path))
    {
      if (write_into (path, text))
        return LIMBER_EXIT_DONE;
      limber_cli_complain (_ ("%s: cannot write: %s"), command, g_strerror (errno));
      return LIMBER_EXIT_REFUSED;
    }
  if (g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    return LIMBER_EXIT_DONE;
  limber_cli_complain ("%s: %s", command, error->message);
  return LIMBER_EXIT_REFUSED;
}
