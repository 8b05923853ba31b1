/* preview: the calendar that a routine file means. */

#include "cli.h"
#include "commands.h"

#include "core/preview.h"
#include "preview-json.h"
#include "world/clock-system.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#define DEFAULT_DAYS 7

typedef struct
{
  char *from, *zone;
  int days;
  gboolean json, ics;
  char **files;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->from);
  g_free (options->zone);
  g_strfreev (options->files);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
read_options (int argc, char **argv, Options *options)
{
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &options->from, N_ ("First day (default: today, or day 1 if that is to come)"),
      N_ ("YYYY-MM-DD") },
    { "days", 0, 0, G_OPTION_ARG_INT, &options->days, N_ ("How many days (default: 7)"), N_ ("N") },
    { "zone", 0, 0, G_OPTION_ARG_STRING, &options->zone, N_ ("Time zone (default: this computer's)"),
      N_ ("AREA/CITY") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options->json, N_ ("Print JSON"), NULL },
    { "ics", 0, 0, G_OPTION_ARG_NONE, &options->ics, N_ ("Print a calendar file, for a phone"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->files, NULL, N_ ("FILE") },
    G_OPTION_ENTRY_NULL,
  };

  if (!limber_cli_parse (&argc, &argv, NULL, _ ("Shows the calendar that a routine file means."), entries))
    return FALSE;
  if (options->files == NULL || options->files[1] != NULL)
    limber_cli_complain (_ ("preview: it takes one routine file; see limber preview --help"));
  else if (options->json && options->ics)
    limber_cli_complain (_ ("preview: --json and --ics do not go together: choose one"));
  else if (options->days < 1 || options->days > LIMBER_PREVIEW_MAX_DAYS)
    limber_cli_complain (_ ("preview: --days %d: give a number from 1 to %d"), options->days, LIMBER_PREVIEW_MAX_DAYS);
  else
    return TRUE;
  return FALSE;
}

/* The first date: what was asked for, else today, else the first day of what is yet to begin. */
static gboolean
first_date (const Options *options, const LimberRoutine *routine, GTimeZone *zone, LimberInstant now, LimberDate *date)
{
  if (options->from == NULL)
    {
      limber_civil_local (zone, now, date, NULL);
      *date = MAX (*date, routine->start);
      return TRUE;
    }
  *date = limber_date_parse (options->from);
  if (*date == 0)
    limber_cli_complain (_ ("preview: --from %s: give a date as in 2026-03-02"), options->from);
  return *date != 0;
}

static int
print_preview (const Options *options, const LimberPreview *preview, LimberInstant now)
{
  g_autofree char *text = NULL;

  if (options->json)
    text = limber_preview_json (preview);
  else if (options->ics)
    text = limber_preview_ics (preview, now);
  else
    text = limber_preview_text (preview);
  if (text == NULL)
    {
      limber_cli_complain (_ ("preview: nothing is planned on these days: choose others with --from and --days"));
      return LIMBER_EXIT_REFUSED;
    }
  /* what programs read is UTF-8 whatever the terminal is */
  if (options->json || options->ics)
    fputs (text, stdout);
  else
    g_print ("%s", text);
  if (fflush (stdout) == 0 && !ferror (stdout))
    return LIMBER_EXIT_DONE;
  limber_cli_complain (_ ("preview: cannot write: %s"), g_strerror (errno));
  return LIMBER_EXIT_REFUSED;
}

int
limber_cmd_preview (int argc, char **argv)
{
  g_auto (Options) options = { .days = DEFAULT_DAYS };
  g_autoptr (LimberRoutine) routine = NULL;
  g_autoptr (LimberPreview) preview = NULL;
  g_autoptr (GTimeZone) zone = NULL;
  g_autofree char *zone_name = NULL;
  LimberInstant now = limber_system_now ();
  LimberDate from;

  if (!read_options (argc, argv, &options))
    return LIMBER_EXIT_BAD;
  zone = limber_system_zone (options.zone, &zone_name);
  if (zone == NULL)
    {
      limber_cli_complain (_ ("preview: --zone %s: no such time zone; write it as in Europe/Berlin"), options.zone);
      return LIMBER_EXIT_BAD;
    }
  routine = limber_cli_read_routine (options.files[0], FALSE, NULL);
  if (routine == NULL || !first_date (&options, routine, zone, now, &from))
    return LIMBER_EXIT_BAD;
  preview = limber_preview_new (routine, zone, zone_name, from, options.days);
  return print_preview (&options, preview, now);
}
