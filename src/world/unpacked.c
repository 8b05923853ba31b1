#include "unpacked.h"

#include "routine-file.h"

#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* The words of limber-unpack. */
static const struct
{
  const char *word, *sentence;
} reasons[] = {
  { "many", N_ ("The archive holds more than a hundred files. Send only the routine file and its pictures.") },
  { "large", N_ ("The archive holds files that are too large: 64 KiB for a routine file and 512 KiB for a picture are "
                 "the most.") },
  { "name", N_ ("The archive holds a file whose name leads elsewhere. It was not opened any further.") },
  { "link", N_ ("The archive holds a link in place of a file. It was not opened any further.") },
  { "locked", N_ ("The archive wants a password. Send it without one, or send the routine file by itself.") },
  { "twice", N_ ("The archive holds two files of the same name.") },
  { "disk", N_ ("The archive could not be unpacked: there is no room on this computer, or it may not be written to.") },
  { "damaged", N_ ("The archive is damaged or not a .zip. Send the routine file by itself.") },
};

gboolean
limber_unpacked_is_zip (const char *path)
{
  int file = open (path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_NOCTTY | O_CLOEXEC);
  char start[4] = "";
  gboolean zip;

  if (file < 0)
    return FALSE;
  zip = read (file, start, sizeof start) == (gssize)sizeof start
        && (memcmp (start, "PK\003\004", 4) == 0 || memcmp (start, "PK\005\006", 4) == 0);
  close (file);
  return zip;
}

static const char *
sentence_for (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (word != NULL && g_str_has_prefix (word, reasons[i].word))
      return _ (reasons[i].sentence);
  return _ (reasons[G_N_ELEMENTS (reasons) - 1].sentence);
}

static gboolean
unpack (const char *program, const char *path, const char *folder, GError **error)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *word = NULL;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, error, program, path,
                              folder, NULL);
  if (process == NULL || !g_subprocess_communicate_utf8 (process, NULL, NULL, &word, NULL, error))
    return FALSE;
  if (g_subprocess_get_successful (process))
    return TRUE;
  g_set_error_literal (error, LIMBER_ERROR, LIMBER_ERROR_USAGE, sentence_for (word));
  return FALSE;
}

char *
limber_unpacked_new (const char *program, const char *path, GError **error)
{
  char *folder = g_dir_make_tmp ("limber-XXXXXX", error);

  if (folder != NULL && !unpack (program, path, folder, error))
    {
      limber_unpacked_remove (folder);
      return NULL;
    }
  return folder;
}

char *
limber_unpacked_find (const char *program, const char *path, char **unpacked, GError **error)
{
  char *file;

  *unpacked = NULL;
  if (!limber_unpacked_is_zip (path))
    return limber_routine_file_find (path, error);
  *unpacked = limber_unpacked_new (program, path, error);
  if (*unpacked == NULL)
    return NULL;
  file = limber_routine_file_find (*unpacked, NULL);
  if (file == NULL)
    g_set_error_literal (error, LIMBER_ERROR, LIMBER_ERROR_USAGE,
                         _ ("The archive holds no routine file, or more than one. Its name ends in .routine."));
  return file;
}

void
limber_unpacked_remove (char *folder)
{
  g_autoptr (GDir) dir = folder == NULL ? NULL : g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  if (folder != NULL)
    g_rmdir (folder);
  g_free (folder);
}
