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

/* A file is there in full or not at all, so another one is put in its place; a device or a pipe
 * must stay what it is. */
static gboolean
save (const char *path, const char *text, GError **error)
{
  FILE *stream;
  gboolean good;

  if (!g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
  stream = g_fopen (path, "we");
  good = stream != NULL && fputs (text, stream) >= 0 && fflush (stream) == 0;
  if (!good)
    g_set_error (error, G_FILE_ERROR, (int)g_file_error_from_errno (errno), "%s: %s", path, g_strerror (errno));
  if (stream != NULL)
    fclose (stream);
  return good;
}

int
limber_output_save (const char *command, const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;

  if (strcmp (path, "-") == 0)
    return limber_output_print (command, text, FALSE);
  if (save (path, text, &error))
    return LIMBER_EXIT_DONE;
  limber_cli_complain ("%s: %s", command, error->message);
  return LIMBER_EXIT_REFUSED;
}
