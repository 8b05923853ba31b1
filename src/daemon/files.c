#include "files.h"

#include "folder-watch.h"
#include "world/routine-store.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <unistd.h>

struct _LimberFiles
{
  char *folder;
  LimberDaemon *daemon;     /* (owned) */
  LimberFolderWatch *watch; /* (owned) the folder and each routine's own */
};

/* The first error of a revision that cannot be used; NULL when there is no such revision. */
static const LimberProblem *
first_error (const LimberStored *stored)
{
  for (guint i = 0; stored->bad_problems != NULL && i < stored->bad_problems->len; i++)
    if (!((const LimberProblem *)stored->bad_problems->pdata[i])->warning)
      return stored->bad_problems->pdata[i];
  return NULL;
}

static char *
describe_bad (const LimberStored *stored, const LimberProblem *problem)
{
  if (stored->routine == NULL)
    return g_strdup_printf (_ ("%s:%d: %s No revision of this routine can be used."), stored->bad_path, problem->line,
                            problem->message);
  return g_strdup_printf (_ ("%s:%d: %s Revision %d stays in force."), stored->bad_path, problem->line,
                          problem->message, stored->revision);
}

/* The file's own words stay off the screen, which others may see. */
static void
tell_bad (LimberFiles *files, const LimberStored *stored, const LimberProblem *problem)
{
  g_autofree char *id = g_strconcat ("routine ", stored->id, NULL), *name = NULL, *body = NULL;

  if (problem == NULL)
    {
      limber_daemon_tell (files->daemon, id, NULL, NULL);
      return;
    }
  name = g_path_get_basename (stored->bad_path);
  /* what is wrong with the file as a whole has no line */
  if (problem->line == 0)
    body = g_strdup_printf (_ ("%s cannot be used. 'limber status' says more; send that to your therapist."), name);
  else
    body = g_strdup_printf (
        stored->routine == NULL
            ? _ ("%s has a mistake in line %d, so there are no reminders of it. 'limber status' says "
                 "more; send that to your therapist.")
            : _ ("%s has a mistake in line %d. The one before it stays in force. 'limber status' says "
                 "more; send that to your therapist."),
        name, problem->line);
  limber_daemon_tell (files->daemon, id, _ ("A new routine file cannot be used"), body);
}

static void
read_folder (LimberFiles *files)
{
  g_autoptr (GPtrArray) stored = limber_store_list (files->folder);
  g_autoptr (GPtrArray) installed = g_ptr_array_new_with_free_func ((GDestroyNotify)limber_installed_file_free);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  limber_folder_watch_clear (files->watch);
  limber_folder_watch_add (files->watch, files->folder);
  for (guint i = 0; i < stored->len; i++)
    {
      const LimberStored *one = stored->pdata[i];
      g_autofree char *own = g_build_filename (files->folder, one->id, NULL);
      const LimberProblem *bad = first_error (one);

      limber_folder_watch_add (files->watch, own);
      if (one->routine != NULL)
        g_ptr_array_add (installed, limber_installed_file_new (one->routine, one->installed, one->first));
      if (bad != NULL)
        g_ptr_array_add (problems, describe_bad (one, bad));
      tell_bad (files, one, bad);
    }
  g_ptr_array_add (problems, NULL);
  limber_daemon_set_problems (files->daemon, "routines", (const char *const *)problems->pdata);
  limber_daemon_set_files (files->daemon, installed);
}

/* What was in force stays so: nobody has removed it. Watching a missing folder polls for it, which
 * is what is wanted here. */
static void
wait_for_folder (LimberFiles *files)
{
  g_autofree char *problem
      = g_strdup_printf (_ ("%s: the folder cannot be reached, so your routines are as they were last; they are read "
                            "again as soon as it is there"),
                         files->folder);
  const char *const problems[] = { problem, NULL };

  limber_folder_watch_clear (files->watch);
  limber_folder_watch_add (files->watch, files->folder);
  limber_daemon_set_problems (files->daemon, "routines", problems);
}

static gboolean
is_out_of_reach (const char *folder)
{
  return limber_folder_is_out_of_reach (folder) || (g_access (folder, R_OK | X_OK) != 0 && errno != ENOENT);
}

void
limber_files_reload (LimberFiles *files)
{
  if (is_out_of_reach (files->folder))
    wait_for_folder (files);
  else
    read_folder (files);
}

static gboolean
on_settled (gpointer data)
{
  limber_files_reload (data);
  return G_SOURCE_REMOVE;
}

LimberFiles *
limber_files_new (const char *folder, LimberDaemon *daemon)
{
  LimberFiles *files = g_new0 (LimberFiles, 1);

  files->folder = g_strdup (folder);
  files->daemon = g_object_ref (daemon);
  files->watch = limber_folder_watch_new (on_settled, files);
  g_mkdir_with_parents (folder, 0700);
  limber_files_reload (files);
  return files;
}

void
limber_files_free (LimberFiles *files)
{
  limber_folder_watch_free (files->watch);
  g_object_unref (files->daemon);
  g_free (files->folder);
  g_free (files);
}
