/* export: the whole history as a file, for another computer, a backup or a clinic. */

#include "cli.h"
#include "commands.h"
#include "history.h"
#include "output.h"
#include "row-json.h"

#include <glib/gi18n.h>

typedef struct
{
  LimberLines *lines;
  LimberZones *zones;
} Export;

static gboolean
take_row (const LimberEvent *event, gpointer data)
{
  Export *export = data;

  limber_row_json_append (limber_lines_begin (export->lines, event), event,
                          limber_zones_get (export->zones, event->zone), TRUE);
  return TRUE;
}

/* The number of rows stands in the head, so that a file that was cut off is found out. */
static char *
whole_text (LimberLines *lines)
{
  GString *text = limber_lines_join (lines, LIMBER_LINES_BY_ROW, "\n");
  g_autofree char *head
      = g_strdup_printf ("{\"limber-history\": %d, \"rows\": %u}\n", LIMBER_HISTORY_FORMAT, limber_lines_count (lines));

  g_string_prepend (text, head);
  return g_string_free (text, FALSE);
}

int
limber_cmd_export (int argc, char **argv)
{
  g_autofree char *path = NULL, *from_text = NULL, *to_text = NULL, *damage = NULL, *text = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &path, N_ ("Where to (default: to the screen)"), N_ ("FILE") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &from_text, N_ ("From this day on"), N_ ("YYYY-MM-DD") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to_text, N_ ("Up to this day"), N_ ("YYYY-MM-DD") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (LimberLines) lines = limber_lines_new ();
  g_autoptr (LimberZones) zones = limber_zones_new ();
  Export export = { lines, zones };
  LimberProgressFilter filter = { 0 };
  int status, written;

  if (!limber_cli_parse (&argc, &argv, NULL,
                         _ ("The history as a file that 'limber import' reads. It holds all that you wrote, "
                            "your notes too: whom you give it to is up to you."),
                         entries))
    return LIMBER_EXIT_BAD;
  if (argc > 1)
    {
      limber_cli_complain (_ ("%s: '%s' is one word too many; the file to write goes after -o"), argv[0], argv[1]);
      return LIMBER_EXIT_BAD;
    }
  if (!limber_history_dates (argv[0], from_text, to_text, &filter.from, &filter.to))
    return LIMBER_EXIT_BAD;
  status = limber_history_read (argv[0], &filter, take_row, &export, &damage);
  if (status != LIMBER_EXIT_DONE && damage == NULL)
    return status;
  if (damage != NULL)
    limber_cli_complain ("%s: %s", argv[0], damage);
  if (limber_lines_count (lines) == 0)
    {
      limber_cli_complain (_ ("%s: nothing was written yet, or not on these days"), argv[0]);
      return status != LIMBER_EXIT_DONE ? status : LIMBER_EXIT_REFUSED;
    }
  text = whole_text (lines);
  written = limber_output_save (argv[0], path == NULL ? "-" : path, text);
  return status != LIMBER_EXIT_DONE ? status : written;
}
