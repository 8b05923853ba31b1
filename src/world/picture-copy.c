#include "picture-copy.h"

#include "careful-read.h"

#include <glib/gi18n.h>
#include <string.h>

const char *
limber_picture_type (const char *bytes, gsize length)
{
  static const guint8 png[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
  static const guint8 jpeg[] = { 0xff, 0xd8, 0xff };

  if (length > sizeof png && memcmp (bytes, png, sizeof png) == 0)
    return "png";
  return length > sizeof jpeg && memcmp (bytes, jpeg, sizeof jpeg) == 0 ? "jpeg" : NULL;
}

/* A name that means no other folder and no revision of the routine. */
static gboolean
is_plain_name (const char *name)
{
  return strchr (name, '/') == NULL && name[0] != '.' && !g_str_has_prefix (name, "revision-");
}

static void
copy (const char *name, const char *from, const char *to, LimberProblems *problems)
{
  g_autofree char *source = g_build_filename (from, name, NULL), *target = g_build_filename (to, name, NULL);
  g_autoptr (LimberProblems) found = limber_problems_new ();
  g_autoptr (GError) error = NULL;
  gsize length = 0;
  g_autofree char *bytes = limber_careful_read (source, LIMBER_PICTURE_MAX_BYTES, NULL, &length, found);
  const char *why = NULL;

  if (bytes == NULL)
    why = ((const LimberProblem *)found->pdata[0])->message;
  else if (limber_picture_type (bytes, length) == NULL)
    why = _ ("it is neither PNG nor JPEG.");
  else if (!g_file_set_contents_full (target, bytes, (gssize)length, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    why = error->message;
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
