#include "routine-file.h"

#include "careful-read.h"
#include "config-text.h"
#include "core/decode.h"
#include "core/routine-read.h"
#include "core/validate.h"

#include <glib/gi18n.h>

char *
limber_routine_file_load (const char *path, LimberProblems *problems)
{
  gsize length;
  g_autofree char *bytes
      = limber_careful_read (path, LIMBER_ROUTINE_MAX_BYTES,
                             _ ("Is this the right file? A routine file is a page or two of text."), &length, problems);

  return bytes == NULL ? NULL : limber_decode (bytes, length, problems);
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

gboolean
limber_routine_file_has_name (const char *name)
{
  return name[0] != '.' && (g_str_has_suffix (name, ".routine") || g_str_has_suffix (name, ".routine.txt"));
}

char *
limber_routine_file_find (const char *path, GError **error)
{
  g_autoptr (GDir) dir = g_file_test (path, G_FILE_TEST_IS_DIR) ? g_dir_open (path, 0, NULL) : NULL;
  g_autofree char *found = NULL;
  const char *name;

  if (dir == NULL)
    return g_strdup (path);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      if (!limber_routine_file_has_name (name))
        continue;
      if (found != NULL)
        {
          g_set_error (error, LIMBER_ERROR, LIMBER_ERROR_USAGE,
                       _ ("%s: there is more than one routine file in this folder; name the one that is meant"), path);
          return NULL;
        }
      found = g_build_filename (path, name, NULL);
    }
  if (found == NULL)
    g_set_error (error, LIMBER_ERROR, LIMBER_ERROR_USAGE, _ ("%s: there is no .routine file in this folder"), path);
  return g_steal_pointer (&found);
}
