#include "routine-file.h"

#include "config-text.h"
#include "core/decode.h"
#include "core/routine-read.h"
#include "core/validate.h"

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

/* A missing picture spoils nothing: the exercise is told in words as well. */
static void
look_for_pictures (const LimberRoutine *routine, const char *folder, LimberPlaces *places, LimberProblems *problems)
{
  for (guint i = 0; i < routine->exercises->len; i++)
    {
      const LimberExercise *exercise = routine->exercises->pdata[i];
      LimberPlace place = limber_place_of (places, &exercise->picture, exercise);
      g_autofree char *path = NULL;

      if (exercise->picture == NULL || g_str_has_prefix (exercise->picture, "builtin:"))
        continue;
      path = g_build_filename (folder, exercise->picture, NULL);
      if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
        limber_problems_add (problems, TRUE, place.line, place.column,
                             _ ("Put it beside the routine file; without it the exercise is shown in words only."),
                             _ ("There is no picture called %s."), exercise->picture);
    }
}

static LimberRoutine *
parse (const char *text, const char *folder, LimberProblems *problems)
{
  g_autoptr (LimberNode) root = limber_config_text_parse (text, problems);
  g_autoptr (LimberPlaces) places = limber_places_new ();
  g_autoptr (LimberRoutine) routine = NULL;

  if (root == NULL)
    return NULL;
  routine = limber_routine_read (root, places, problems);
  limber_validate (routine, places, problems);
  if (limber_problems_errors (problems) > 0)
    return NULL;
  if (folder != NULL)
    look_for_pictures (routine, folder, places, problems);
  return g_steal_pointer (&routine);
}

LimberRoutine *
limber_routine_file_parse (const char *text, const char *folder, LimberProblems *problems)
{
  /* the caller's list may hold the errors of other files */
  LimberProblems *own = limber_problems_new ();
  LimberRoutine *routine = parse (text, folder, own);

  limber_problems_sort (own);
  g_ptr_array_extend_and_steal (problems, own);
  return routine;
}

LimberRoutine *
limber_routine_file_read (const char *path, LimberProblems *problems)
{
  g_autofree char *text = limber_routine_file_load (path, problems);
  g_autofree char *folder = g_path_get_dirname (path);

  return text == NULL ? NULL : limber_routine_file_parse (text, folder, problems);
}
