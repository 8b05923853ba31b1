#include "picture-copy.h"

#include "careful-read.h"

#include <glib/gi18n.h>
#include <string.h>

/* By what it holds, not by its name; NULL for anything else. */
static const char *
picture_type (const char *bytes, gsize length)
{
  static const guint8 png[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
  static const guint8 jpeg[] = { 0xff, 0xd8, 0xff };

  if (length > sizeof png && memcmp (bytes, png, sizeof png) == 0)
    return "image/png";
  return length > sizeof jpeg && memcmp (bytes, jpeg, sizeof jpeg) == 0 ? "image/jpeg" : NULL;
}

/* A name that means no other folder and no revision of the routine. */
static gboolean
is_plain_name (const char *name)
{
  return strchr (name, '/') == NULL && name[0] != '.' && !g_str_has_prefix (name, "revision-");
}

char *
limber_picture_read (const char *folder, const char *name, gsize *length, const char **type, char **why)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (LimberProblems) found = limber_problems_new ();
  g_autofree char *bytes = NULL;

  if (!is_plain_name (name))
    {
      *why = g_strdup (_ ("its name is not that of a file beside the routine file."));
      return NULL;
    }
  bytes = limber_careful_read (path, LIMBER_PICTURE_MAX_BYTES, NULL, length, found);
  *type = bytes == NULL ? NULL : picture_type (bytes, *length);
  if (bytes == NULL)
    *why = g_strdup (((const LimberProblem *)found->pdata[0])->message);
  else if (*type == NULL)
    *why = g_strdup (_ ("it is neither PNG nor JPEG."));
  return *type == NULL ? NULL : g_steal_pointer (&bytes);
}

static void
copy (const char *name, const char *from, const char *to, LimberProblems *problems)
{
  g_autofree char *target = g_build_filename (to, name, NULL), *why = NULL;
  g_autoptr (GError) error = NULL;
  const char *type;
  gsize length = 0;
  g_autofree char *bytes = limber_picture_read (from, name, &length, &type, &why);

  if (bytes != NULL
      && !g_file_set_contents_full (target, bytes, (gssize)length, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    why = g_strdup (error->message);
  if (why != NULL)
    limber_problems_add (problems, TRUE, 0, 0, _ ("The exercise is shown in words only."),
                         _ ("The picture %s was left out: %s"), name, why);
}

char *
limber_picture_stored (const char *routines, const LimberRoutine *routine, const char *name)
{
  return is_plain_name (name) ? g_build_filename (routines, routine->id, name, NULL) : NULL;
}

void
limber_picture_copy (const LimberRoutine *routine, const char *from, const char *to, LimberProblems *problems)
{
  for (guint i = 0; i < routine->exercises->len; i++)
    {
      const char *name = ((const LimberExercise *)routine->exercises->pdata[i])->picture;

      if (name != NULL && !g_str_has_prefix (name, "builtin:") && is_plain_name (name))
        copy (name, from, to, problems);
    }
}
