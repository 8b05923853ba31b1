#include "files.h"

#include "world/routine-store.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

/* An installation is several changes in a row; one look after them is enough. */
#define SETTLE_MS 200

struct _LimberFiles
{
  char *folder;
  LimberDaemon *daemon; /* (owned) */
  GPtrArray *monitors;  /* GFileMonitor: the folder and each routine's own */
  guint settle_id;
};

static gboolean
on_settled (gpointer data)
{
  LimberFiles *files = data;

  files->settle_id = 0;
  limber_files_reload (files);
  return G_SOURCE_REMOVE;
}

static void
on_event (LimberFiles *files)
{
  if (files->settle_id == 0)
    files->settle_id = g_timeout_add (SETTLE_MS, on_settled, files);
}

static void
watch (LimberFiles *files, const char *folder)
{
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  GFileMonitor *monitor = g_file_monitor_directory (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);

  if (monitor == NULL)
    return;
  g_signal_connect_swapped (monitor, "changed", G_CALLBACK (on_event), files);
  g_ptr_array_add (files->monitors, monitor);
}

static void
unwatch (gpointer monitor)
{
  g_file_monitor_cancel (monitor);
  g_object_unref (monitor);
}

/* The first error of a revision that cannot be used, with its line. */
static char *
describe_bad (const LimberStored *stored)
{
  for (guint i = 0; i < stored->bad_problems->len; i++)
    {
      const LimberProblem *problem = stored->bad_problems->pdata[i];

      if (problem->warning)
        continue;
      if (stored->routine == NULL)
        return g_strdup_printf (_ ("%s:%d: %s; no revision of this routine can be used"), stored->bad_path,
                                problem->line, problem->message);
      return g_strdup_printf (_ ("%s:%d: %s; revision %d stays in force"), stored->bad_path, problem->line,
                              problem->message, stored->revision);
    }
  return NULL;
}

void
limber_files_reload (LimberFiles *files)
{
  g_autoptr (GPtrArray) stored = limber_store_list (files->folder);
  g_autoptr (GPtrArray) installed = g_ptr_array_new_with_free_func ((GDestroyNotify)limber_installed_file_free);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_set_size (files->monitors, 0);
  watch (files, files->folder);
  for (guint i = 0; i < stored->len; i++)
    {
      const LimberStored *one = stored->pdata[i];
      g_autofree char *own = g_build_filename (files->folder, one->id, NULL);
      char *bad = one->bad_path == NULL ? NULL : describe_bad (one);

      watch (files, own);
      if (one->routine != NULL)
        g_ptr_array_add (installed, limber_installed_file_new (one->routine, one->installed, one->first));
      if (bad != NULL)
        g_ptr_array_add (problems, bad);
    }
  g_ptr_array_add (problems, NULL);
  limber_daemon_set_problems (files->daemon, (const char *const *)problems->pdata);
  limber_daemon_set_files (files->daemon, installed);
}

LimberFiles *
limber_files_new (const char *folder, LimberDaemon *daemon)
{
  LimberFiles *files = g_new0 (LimberFiles, 1);

  files->folder = g_strdup (folder);
  files->daemon = g_object_ref (daemon);
  files->monitors = g_ptr_array_new_with_free_func (unwatch);
  g_mkdir_with_parents (folder, 0700);
  limber_files_reload (files);
  return files;
}

void
limber_files_free (LimberFiles *files)
{
  g_clear_handle_id (&files->settle_id, g_source_remove);
  g_ptr_array_unref (files->monitors);
  g_object_unref (files->daemon);
  g_free (files->folder);
  g_free (files);
}
