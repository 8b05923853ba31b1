#include "inbox.h"

#include "folder-watch.h"
#include "world/routine-file.h"
#include "world/routine-store.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

struct _LimberInbox
{
  char *folder, *routines;
  LimberDaemon *daemon;     /* (owned) */
  LimberFolderWatch *watch; /* (owned) */
  GCallback installed;
  gpointer data;
  GPtrArray *bad; /* char *: names of the files that stay */
};

/* What a look into the folder finds wrong. */
typedef struct
{
  LimberInbox *inbox;
  GPtrArray *problems; /* char * */
  GPtrArray *bad;      /* char * */
  gboolean installed;
} Look;

/* The file's own words stay off the screen, which others may see. */
static void
refuse (Look *look, const char *name, int line, const char *why)
{
  g_autofree char *path = g_build_filename (look->inbox->folder, name, NULL);
  g_autofree char *id = g_strconcat ("inbox ", name, NULL), *shown = g_filename_display_name (name), *body = NULL;

  g_ptr_array_add (look->problems, line > 0 ? g_strdup_printf (_ ("%s:%d: %s It was not installed."), path, line, why)
                                            : g_strdup_printf (_ ("%s: %s It was not installed."), path, why));
  g_ptr_array_add (look->bad, g_strdup (name));
  body = line > 0 ? g_strdup_printf (_ ("%s has a mistake in line %d and was not installed. 'limber status' says more; "
                                        "send that to your therapist."),
                                     shown, line)
                  : g_strdup_printf (_ ("%s was not installed. 'limber status' says why."), shown);
  limber_daemon_tell (look->inbox->daemon, id, _ ("A new routine file cannot be used"), body);
}

static void
refuse_bad (Look *look, const char *name, const LimberProblems *problems)
{
  for (guint i = 0; i < problems->len; i++)
    {
      const LimberProblem *problem = problems->pdata[i];

      if (problem->warning)
        continue;
      refuse (look, name, problem->line, problem->message);
      return;
    }
}

/* Takes the file out of the inbox, with the pictures that came with it. */
static void
clear (const LimberInbox *inbox, const char *path, const LimberRoutine *routine)
{
  for (guint i = 0; i < routine->exercises->len; i++)
    {
      const char *picture = ((const LimberExercise *)routine->exercises->pdata[i])->picture;
      g_autofree char *beside = NULL, *kept = NULL;

      /* the reader refuses names that lead elsewhere */
      if (picture == NULL || g_str_has_prefix (picture, "builtin:"))
        continue;
      beside = g_build_filename (inbox->folder, picture, NULL);
      kept = g_build_filename (inbox->routines, routine->id, picture, NULL);
      if (g_file_test (kept, G_FILE_TEST_EXISTS))
        g_unlink (beside);
    }
  if (g_unlink (path) != 0)
    g_warning ("%s: %s", path, g_strerror (errno));
}

static void
install (Look *look, const char *name, const char *path, const LimberRoutine *routine, const char *text)
{
  LimberInbox *inbox = look->inbox;
  g_autoptr (LimberStored) stored = limber_store_find (inbox->routines, routine->id);
  g_autoptr (LimberProblems) pictures = limber_problems_new ();
  g_autofree char *why = NULL, *id = g_strconcat ("inbox ", name, NULL), *done = NULL, *body = NULL;
  g_autoptr (GError) error = NULL;
  LimberStoreChange change = limber_store_compare (stored, routine, text);

  if (change == LIMBER_STORE_LOWER)
    {
      why = g_strdup_printf (_ ("Revision %d is installed, this file is revision %d."), stored->revision,
                             routine->revision);
      refuse (look, name, 0, why);
      return;
    }
  if (change != LIMBER_STORE_SAME
      && !limber_store_install (inbox->routines, routine, text, inbox->folder, pictures, &error))
    {
      why = g_strconcat (error->message, ".", NULL);
      refuse (look, name, 0, why);
      return;
    }
  clear (inbox, path, routine);
  limber_daemon_tell (inbox->daemon, id, NULL, NULL);
  if (change == LIMBER_STORE_SAME)
    return;
  look->installed = TRUE;
  done = g_strdup_printf ("installed %s %d", routine->id, routine->revision);
  body = g_filename_display_name (name);
  limber_daemon_tell (inbox->daemon, done, _ ("A new routine was installed"), body);
}

static void
take (Look *look, const char *name)
{
  g_autofree char *path = g_build_filename (look->inbox->folder, name, NULL), *text = NULL;
  g_autoptr (LimberProblems) problems = limber_problems_new ();
  g_autoptr (LimberRoutine) routine = NULL;

  text = limber_routine_file_load (path, problems);
  if (text != NULL)
    routine = limber_routine_file_parse (text, look->inbox->folder, problems);
  if (routine == NULL)
    refuse_bad (look, name, problems);
  else
    install (look, name, path, routine, text);
}

/* What was told of a file that is gone is taken back. */
static void
forget_gone (LimberInbox *inbox, const GPtrArray *bad)
{
  for (guint i = 0; i < inbox->bad->len; i++)
    if (!g_ptr_array_find_with_equal_func ((GPtrArray *)bad, inbox->bad->pdata[i], g_str_equal, NULL))
      {
        g_autofree char *id = g_strconcat ("inbox ", inbox->bad->pdata[i], NULL);

        limber_daemon_tell (inbox->daemon, id, NULL, NULL);
      }
}

static gboolean
look_into (gpointer data)
{
  LimberInbox *inbox = data;
  g_autoptr (GDir) dir = g_dir_open (inbox->folder, 0, NULL);
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) bad = g_ptr_array_new_with_free_func (g_free);
  Look look = { .inbox = inbox, .problems = problems, .bad = bad };
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (limber_routine_file_has_name (name))
      take (&look, name);
  forget_gone (inbox, bad);
  g_ptr_array_unref (inbox->bad);
  inbox->bad = g_steal_pointer (&bad);
  g_ptr_array_add (problems, NULL);
  limber_daemon_set_problems (inbox->daemon, "inbox", (const char *const *)problems->pdata);
  if (look.installed)
    ((void (*) (gpointer))inbox->installed) (inbox->data);
  return G_SOURCE_REMOVE;
}

LimberInbox *
limber_inbox_new (const char *folder, const char *routines, LimberDaemon *daemon, GCallback installed, gpointer data)
{
  LimberInbox *inbox = g_new0 (LimberInbox, 1);

  inbox->folder = g_strdup (folder);
  inbox->routines = g_strdup (routines);
  inbox->daemon = g_object_ref (daemon);
  inbox->watch = limber_folder_watch_new (look_into, inbox);
  inbox->installed = installed;
  inbox->data = data;
  inbox->bad = g_ptr_array_new_with_free_func (g_free);
  g_mkdir_with_parents (folder, 0700);
  limber_folder_watch_add (inbox->watch, folder);
  look_into (inbox);
  return inbox;
}

void
limber_inbox_free (LimberInbox *inbox)
{
  limber_folder_watch_free (inbox->watch);
  g_ptr_array_unref (inbox->bad);
  g_object_unref (inbox->daemon);
  g_free (inbox->folder);
  g_free (inbox->routines);
  g_free (inbox);
}
