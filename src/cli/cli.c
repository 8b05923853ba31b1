#include "cli.h"

#include "bus/bus.h"
#include "core/wrap.h"
#include "world/routine-file.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define COLUMNS 80

static const char *bus_name = LIMBER_BUS_NAME;

void
limber_cli_complain (const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  g_printerr ("limber: %s\n", message);
}

int
limber_cli_fail (const GError *error)
{
  if (g_error_matches (error, LIMBER_ERROR, LIMBER_ERROR_STORAGE))
    limber_cli_complain (_ ("%s; see whether the disk is full and whether you may read and write there, and try again"),
                         error->message);
  else
    limber_cli_complain ("%s", error->message);
  if (error->domain != LIMBER_ERROR)
    return LIMBER_EXIT_REFUSED;
  switch ((LimberErrorCode)error->code)
    {
    case LIMBER_ERROR_USAGE:
    case LIMBER_ERROR_AMBIGUOUS:
      return LIMBER_EXIT_BAD;
    case LIMBER_ERROR_UNREACHABLE:
      return LIMBER_EXIT_UNREACHABLE;
    case LIMBER_ERROR_REFUSED:
    case LIMBER_ERROR_STORAGE:
    case LIMBER_ERROR_DAMAGED:
    case LIMBER_ERROR_NEWER:
    default:
      return LIMBER_EXIT_REFUSED;
    }
}

char *
limber_cli_in_lines (const char *text)
{
  g_autofree char *one_line = g_strdelimit (g_strdup (text), "\n", ' ');
  g_autoptr (GString) lines = g_string_new (NULL);

  limber_wrap (lines, 0, 0, COLUMNS, one_line);
  g_string_truncate (lines, lines->len - 1);
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

gboolean
limber_cli_parse (int *argc, char ***argv, const char *parameters, const char *summary, const GOptionEntry *entries)
{
  g_autofree char *name = g_strdup_printf ("limber %s", (*argv)[0]);
  g_autofree char *lines = limber_cli_in_lines (summary);
  g_autoptr (GOptionContext) context = g_option_context_new (parameters);
  g_autoptr (GError) error = NULL;

  g_set_prgname (name);
  g_option_context_set_summary (context, lines);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (g_option_context_parse (context, argc, argv, &error))
    return TRUE;
  limber_cli_complain (_ ("%s: %s; see limber %s --help"), (*argv)[0], error->message, (*argv)[0]);
  return FALSE;
}

void
limber_cli_set_bus_name (const char *name)
{
  bus_name = name;
}

LimberClient *
limber_cli_connect (GError **error)
{
  return limber_client_new (bus_name, error);
}

LimberRoutine *
limber_cli_read_routine (const char *path, gboolean warnings, char **text)
{
  g_autoptr (LimberProblems) problems = limber_problems_new ();
  g_autofree char *content = limber_routine_file_load (path, problems);
  g_autofree char *folder = g_path_get_dirname (path), *shown = g_filename_display_name (path);
  LimberRoutine *routine = content == NULL ? NULL : limber_routine_file_parse (content, folder, problems);

  limber_problems_sort (problems);
  for (guint i = 0; i < problems->len; i++)
    {
      const LimberProblem *problem = problems->pdata[i];
      g_autofree char *said = limber_problem_format (problem, shown, content);

      if (warnings || !problem->warning)
        g_printerr ("%s", said);
    }
  if (text != NULL)
    *text = g_steal_pointer (&content);
  return routine;
}

gboolean
limber_cli_confirm (const char *question)
{
  char answer[16];

  if (!isatty (STDIN_FILENO))
    return FALSE;
  g_printerr ("%s ", question);
  if (fgets (answer, sizeof answer, stdin) == NULL)
    return FALSE;
  /* the first letter of "yes" in the client's language, and of the English word in any */
  return g_ascii_tolower (answer[0]) == 'y' || g_ascii_tolower (answer[0]) == *_ ("y");
}
