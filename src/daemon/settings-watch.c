#include "settings-watch.h"

#include "folder-watch.h"
#include "world/settings-file.h"

#include <glib/gi18n.h>

struct _LimberSettingsWatch
{
  char *path;
  LimberDaemon *daemon;      /* (owned) */
  LimberFolderWatch *folder; /* (owned) */
};

static void
tell (LimberSettingsWatch *watch, const LimberProblem *first)
{
  g_autofree char *body = NULL;

  if (first == NULL)
    {
      limber_daemon_tell (watch->daemon, "settings", NULL, NULL);
      return;
    }
  /* what is wrong with the file as a whole has no line */
  body = first->line == 0
             ? g_strdup_printf (_ ("limber.conf: %s Until that is mended, the settings before it stay in force."),
                                first->message)
             : g_strdup_printf (
                 _ ("limber.conf, line %d: %s Until that is mended, the settings before it stay in force."),
                 first->line, first->message);
  limber_daemon_tell (watch->daemon, "settings", _ ("Your settings have a mistake"), body);
}

void
limber_settings_watch_reload (LimberSettingsWatch *watch)
{
  g_autoptr (LimberProblems) problems = limber_problems_new ();
  LimberSettings *settings = limber_settings_file_read (watch->path, problems);
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < problems->len; i++)
    {
      const LimberProblem *problem = problems->pdata[i];
      g_autofree char *line = g_strdup_printf (_ ("%s:%d: %s The settings before it stay in force."), watch->path,
                                               problem->line, problem->message);

      g_strv_builder_add (lines, line);
    }
  list = g_strv_builder_end (lines);
  limber_daemon_set_problems (watch->daemon, "settings", (const char *const *)list);
  tell (watch, problems->len == 0 ? NULL : problems->pdata[0]);
  if (settings != NULL)
    limber_daemon_set_settings (watch->daemon, settings);
}

static gboolean
on_settled (gpointer data)
{
  LimberSettingsWatch *watch = data;

  /* a home that went away takes no settings with it */
  if (!limber_folder_is_out_of_reach (watch->path))
    limber_settings_watch_reload (watch);
  return G_SOURCE_REMOVE;
}

LimberSettingsWatch *
limber_settings_watch_new (const char *path, LimberDaemon *daemon)
{
  LimberSettingsWatch *watch = g_new0 (LimberSettingsWatch, 1);
  g_autofree char *folder = g_path_get_dirname (path);

  watch->path = g_strdup (path);
  watch->daemon = g_object_ref (daemon);
  watch->folder = limber_folder_watch_new (on_settled, watch);
  g_mkdir_with_parents (folder, 0700);
  limber_folder_watch_add (watch->folder, folder);
  limber_settings_watch_reload (watch);
  return watch;
}

void
limber_settings_watch_free (LimberSettingsWatch *watch)
{
  limber_folder_watch_free (watch->folder);
  g_object_unref (watch->daemon);
  g_free (watch->path);
  g_free (watch);
}
