/* install, rollback, list, remove: the routines that are in force. */

#include "cli.h"
#include "commands.h"

#include "core/changes.h"
#include "core/meaning.h"
#include "core/preview.h"
#include "world/clock-system.h"
#include "world/paths.h"
#include "world/routine-file.h"
#include "world/routine-store.h"
#include "world/unpacked.h"

#include <glib/gi18n.h>
#include <string.h>

#define PREVIEW_DAYS 3

static void
print_for_whom (const LimberRoutine *routine)
{
  g_autofree char *whom = limber_meaning_for_whom (routine, _ ("a client without a name"));

  if (routine->client != NULL || routine->affected_side != LIMBER_SIDE_NONE)
    g_print ("%s\n", whom);
}

static void
print_calendar (const LimberRoutine *routine)
{
  g_autofree char *zone_name = NULL, *text = NULL;
  g_autoptr (GTimeZone) zone = limber_system_zone (NULL, &zone_name);
  g_autoptr (LimberPreview) preview = NULL;
  LimberDate today;

  limber_civil_local (zone, limber_system_now (), &today, NULL);
  preview = limber_preview_new ((LimberRoutine *)routine, zone, zone_name, MAX (today, routine->start), PREVIEW_DAYS);
  text = limber_preview_text (preview);
  g_print ("%s", text);
}

static void
print_changes (const LimberStored *stored, const LimberRoutine *routine)
{
  g_autofree char *changes = limber_changes (stored->routine, routine);

  g_print (_ ("Changes since revision %d:\n"), stored->revision);
  g_print ("%s", *changes == '\0' ? _ ("  none in what you do or when\n") : changes);
}

/* What the store holds of this routine already. FALSE when the file must not replace it. */
static gboolean
compare_installed (const LimberRoutine *routine, const char *text, const LimberStored *stored)
{
  switch (limber_store_compare (stored, routine, text))
    {
    case LIMBER_STORE_LOWER:
      limber_cli_complain (_ ("%s: revision %d is installed, this file is revision %d: ask your therapist for the "
                              "newest file, or go back with 'limber rollback %s'"),
                           routine->id, stored->revision, routine->revision, routine->id);
      return FALSE;
    case LIMBER_STORE_HIGHER:
      g_print (_ ("Replaces revision %d by revision %d; your progress is kept.\n"), stored->revision,
               routine->revision);
      print_changes (stored, routine);
      break;
    case LIMBER_STORE_SAME:
      g_print (_ ("Revision %d is installed already.\n"), stored->revision);
      break;
    case LIMBER_STORE_OTHER_CONTENT:
      g_printerr (_ ("limber: warning: revision %d is installed already, with other content; the therapist should add "
                     "one to 'revision' with each change\n"),
                  stored->revision);
      print_changes (stored, routine);
      break;
    case LIMBER_STORE_NEW:
    default:
      break;
    }
  return TRUE;
}

static int
put_into_store (const char *folder, const LimberRoutine *routine, const char *text, const char *path)
{
  g_autofree char *pictures = g_path_get_dirname (path);
  g_autoptr (LimberProblems) problems = limber_problems_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LimberClient) client = NULL;

  if (!limber_store_install (folder, routine, text, pictures, problems, &error))
    {
      g_prefix_error (&error, _ ("%s: it could not be installed: "), routine->id);
      return limber_cli_fail (error);
    }
  for (guint i = 0; i < problems->len; i++)
    g_printerr (_ ("limber: warning: %s\n"), ((const LimberProblem *)problems->pdata[i])->message);
  g_print (_ ("Installed: %s.\n"), routine->title);
  client = limber_cli_connect (&error);
  if (client == NULL || !limber_client_reload (client, &error))
    g_printerr ("limber: %s\n", error->message);
  return LIMBER_EXIT_DONE;
}

/* @given as it was named; @path the routine file itself. */
static int
install_file (const char *given, const char *path, gboolean yes)
{
  g_autofree char *text = NULL, *folder = limber_path_routines ();
  g_autoptr (LimberRoutine) routine = limber_cli_read_routine (path, TRUE, &text);
  g_autoptr (LimberStored) stored = NULL;

  if (routine == NULL)
    {
      limber_cli_complain (_ ("%s: nothing was installed; send the lines above to your therapist"), given);
      return LIMBER_EXIT_BAD;
    }
  print_for_whom (routine);
  stored = limber_store_find (folder, routine->id);
  if (!compare_installed (routine, text, stored))
    return LIMBER_EXIT_REFUSED;
  print_calendar (routine);
  if (!yes && !limber_cli_confirm (_ ("Install it? (y/n)")))
    {
      limber_cli_complain (_ ("%s: nothing was installed; without a terminal say --yes"), routine->id);
      return LIMBER_EXIT_REFUSED;
    }
  return put_into_store (folder, routine, text, path);
}

int
limber_cmd_install (int argc, char **argv)
{
  gboolean yes = FALSE;
  const GOptionEntry entries[] = {
    { "yes", 'y', 0, G_OPTION_ARG_NONE, &yes, N_ ("Do not ask"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autofree char *path = NULL, *program = limber_path_unpack ();
  char *unpacked = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (!limber_cli_parse (&argc, &argv, _ ("FILE|FOLDER|ARCHIVE"),
                         _ ("Shows what a routine file asks for and, when you agree, takes it over."), entries))
    return LIMBER_EXIT_BAD;
  if (argc != 2)
    {
      limber_cli_complain (_ ("install: name one routine file, as in limber install first.routine"));
      return LIMBER_EXIT_BAD;
    }
  path = limber_unpacked_find (program, argv[1], &unpacked, &error);
  status = path == NULL ? limber_cli_fail (error) : install_file (argv[1], path, yes);
  limber_unpacked_remove (unpacked);
  return status;
}

int
limber_cmd_rollback (int argc, char **argv)
{
  g_autofree char *folder = limber_path_routines ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LimberClient) client = NULL;
  int revision;

  if (!limber_cli_parse (&argc, &argv, _ ("ID"),
                         _ ("Goes back to the revision of a routine before the present one, which is kept aside."),
                         NULL))
    return LIMBER_EXIT_BAD;
  if (argc != 2)
    {
      limber_cli_complain (_ ("rollback: name one routine; 'limber list' shows them"));
      return LIMBER_EXIT_BAD;
    }
  if (!limber_store_rollback (folder, argv[1], &revision, &error))
    return limber_cli_fail (error);
  g_print (_ ("%s: revision %d is in force again; your progress is kept.\n"), argv[1], revision);
  client = limber_cli_connect (NULL);
  if (client != NULL)
    limber_client_reload (client, NULL);
  return LIMBER_EXIT_DONE;
}

int
limber_cmd_list (int argc, char **argv)
{
  g_autofree char *folder = limber_path_routines ();
  g_autoptr (GPtrArray) list = NULL;

  if (!limber_cli_parse (&argc, &argv, NULL, _ ("The routines that are installed."), NULL))
    return LIMBER_EXIT_BAD;
  list = limber_store_list (folder);
  if (list->len == 0)
    {
      limber_cli_complain (_ ("list: no routine is installed; 'limber install FILE' takes one over"));
      return LIMBER_EXIT_REFUSED;
    }
  for (guint i = 0; i < list->len; i++)
    {
      const LimberStored *stored = list->pdata[i];

      if (stored->routine != NULL)
        g_print (_ ("%-24s revision %d  %s\n"), stored->id, stored->revision, stored->routine->title);
      if (stored->bad_path != NULL)
        g_print (_ ("%-24s revision %d cannot be used: 'limber check %s' says why\n"), stored->id, stored->bad_revision,
                 stored->bad_path);
    }
  return LIMBER_EXIT_DONE;
}

int
limber_cmd_remove (int argc, char **argv)
{
  g_autofree char *folder = limber_path_routines ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LimberClient) client = NULL;

  if (!limber_cli_parse (&argc, &argv, _ ("ID"), _ ("Removes a routine. The history of what was done stays."), NULL))
    return LIMBER_EXIT_BAD;
  if (argc != 2)
    {
      limber_cli_complain (_ ("remove: name one routine; 'limber list' shows them"));
      return LIMBER_EXIT_BAD;
    }
  if (!limber_store_remove (folder, argv[1], &error))
    return limber_cli_fail (error);
  g_print (_ ("Removed: %s. What was done stays in the history.\n"), argv[1]);
  client = limber_cli_connect (NULL);
  if (client != NULL)
    limber_client_reload (client, NULL);
  return LIMBER_EXIT_DONE;
}
