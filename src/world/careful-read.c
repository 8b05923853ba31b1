#include "careful-read.h"

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
limber_careful_read (const char *path, gsize max, const char *too_large, gsize *length, LimberProblems *problems)
{
  g_autofree char *bytes = NULL;
  int file = open_regular (path, problems);
  gssize got;

  if (file < 0)
    return NULL;
  /* one byte more than allowed tells a file that grew while it was read */
  bytes = g_malloc (max + 1);
  got = read_all (file, bytes, max + 1);
  if (got < 0)
    refuse (problems, NULL, g_strerror (errno));
  close (file);
  if (got > (gssize)max)
    limber_problems_add (problems, FALSE, 0, 0, too_large, _ ("The file is larger than %d KiB."), (int)(max / 1024));
  if (got < 0 || got > (gssize)max)
    return NULL;
  *length = (gsize)got;
  return g_steal_pointer (&bytes);
}
