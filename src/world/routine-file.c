#include "routine-file.h"

#include "config-text.h"
#include "core/routine-read.h"

#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

char *
limber_routine_file_load (const char *path, LimberProblems *problems)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (g_file_get_contents (path, &text, NULL, &error))
    return g_steal_pointer (&text);
  limber_problems_add (problems, FALSE, 0, 0, NULL, "%s", error->message);
  return NULL;
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
