#include "routine-file.h"

#include "config-text.h"
#include "core/decode.h"
#include "core/routine-read.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <sys/stat.h>
#include <unistd.h>

static void
refuse (LimberProblems *problems, const char *hint, const char *message)
{
  limber_problems_add (problems, FALSE, 0, 0, hint, "%s", message);
}

/* An open file that can be read without waiting for anybody; -1 with a problem added. */
static int
open_regular (const char *path, LimberProblems *problems)
{
  /* a FIFO would block the open, a terminal could become ours, a link could lead anywhere */
  int file = open (path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_NOCTTY | O_CLOEXEC);
  struct stat status;

  if (file < 0 && errno == ELOOP)
    refuse (problems, _ ("Open the file that the link points to."), _ ("This is a link, not a file."));
  else if (file < 0)
    refuse (problems, errno == ENOENT ? _ ("Check the spelling of the name and the folder.") : NULL,
            errno == ENOENT   ? _ ("There is no such file.")
            : errno == EACCES ? _ ("The file may not be read.")
                              : g_strerror (errno));
  else if (fstat (file, &status) < 0 || !S_ISREG (status.st_mode))
    {
      close (file);
      file = -1;
      refuse (problems, NULL, _ ("This is not an ordinary file."));
    }
  return file;
}

/* Up to @size bytes; -1 on an error. */
static gssize
read_all (int file, char *bytes, gsize size)
{
  gsize length = 0;

  while (length < size)
    {
      gssize got = read (file, bytes + length, size - length);

      if (got < 0 && errno == EINTR)
        continue;
      if (got < 0)
        return -1;
      if (got == 0)
        break;
      length += (gsize)got;
    }
  return (gssize)length;
}

char *
limber_routine_file_load (const char *path, LimberProblems *problems)
{
  g_autofree char *bytes = g_malloc (LIMBER_ROUTINE_MAX_BYTES + 1);
  int file = open_regular (path, problems);
  gssize length;

  if (file < 0)
    return NULL;
  /* one byte more than allowed tells a file that grew while it was read */
  length = read_all (file, bytes, LIMBER_ROUTINE_MAX_BYTES + 1);
  if (length < 0)
    refuse (problems, NULL, g_strerror (errno));
  close (file);
  if (length > LIMBER_ROUTINE_MAX_BYTES)
    limber_problems_add (problems, FALSE, 0, 0, _ ("Is this the right file? A routine file is a page or two of text."),
                         _ ("The file is larger than %d KiB."), LIMBER_ROUTINE_MAX_BYTES / 1024);
  if (length < 0 || length > LIMBER_ROUTINE_MAX_BYTES)
    return NULL;
  return limber_decode (bytes, (gsize)length, problems);
}

LimberRoutine *
limber_routine_file_parse (const char *text, G_GNUC_UNUSED const char *folder, LimberProblems *problems)
{
  g_autoptr (LimberNode) root = limber_config_text_parse (text, problems);
  g_autoptr (GHashTable) places = limber_places_new ();
  g_autoptr (LimberRoutine) routine = NULL;

  if (root == NULL)
    return NULL;
  routine = limber_routine_read (root, places, problems);
  return limber_problems_errors (problems) == 0 ? g_steal_pointer (&routine) : NULL;
}

LimberRoutine *
limber_routine_file_read (const char *path, LimberProblems *problems)
{
  g_autofree char *text = limber_routine_file_load (path, problems);
  g_autofree char *folder = g_path_get_dirname (path);

  return text == NULL ? NULL : limber_routine_file_parse (text, folder, problems);
}
