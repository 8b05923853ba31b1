/* report: what was done, for the client and the therapist to read together. */

#include "cli.h"
#include "commands.h"
#include "gather.h"
#include "history.h"
#include "output.h"
#include "report-html.h"
#include "report-json.h"

#include "core/report-text.h"

#include <glib/gi18n.h>
#include <unistd.h>

typedef struct
{
  char *from, *to, *output;
  gboolean since_session, html, json, csv, notes;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->from);
  g_free (options->to);
  g_free (options->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static gboolean
read_options (int argc, char **argv, Options *options)
{
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &options->from, N_ ("From this day on (default: the last session)"),
      N_ ("YYYY-MM-DD") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &options->to, N_ ("Up to this day (default: today)"), N_ ("YYYY-MM-DD") },
    { "since-session", 0, 0, G_OPTION_ARG_NONE, &options->since_session,
      N_ ("Since the last session that the routine file names"), NULL },
    { "html", 0, 0, G_OPTION_ARG_NONE, &options->html, N_ ("A page for a browser, to print or to send"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options->json, N_ ("For other programs"), NULL },
    { "csv", 0, 0, G_OPTION_ARG_NONE, &options->csv, N_ ("A table, for a spreadsheet"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output, N_ ("Write it to this file"), N_ ("FILE") },
    { "with-notes", 0, 0, G_OPTION_ARG_NONE, &options->notes, N_ ("Show what you wrote in your own words, too"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!limber_cli_parse (&argc, &argv, NULL,
                         _ ("One page for your next session: what was done, what was not and why, and your pain."),
                         entries))
    return FALSE;
  if (argc > 1)
    limber_cli_complain (_ ("%s: '%s' is one word too many; see limber report --help"), argv[0], argv[1]);
  else if (options->html + options->json + options->csv > 1)
    limber_cli_complain (_ ("%s: --html, --json and --csv do not go together: choose one"), argv[0]);
  else if (options->since_session && options->from != NULL)
    limber_cli_complain (_ ("%s: --since-session and --from do not go together: choose one"), argv[0]);
  else
    return TRUE;
  return FALSE;
}

static char *
render (const Options *options, const LimberGathered *gathered)
{
  LimberReportView view = { .notes = options->notes, .damage = gathered->damage, .since = gathered->since };

  if (options->html)
    return limber_report_html (gathered->report, &view);
  if (options->json)
    return limber_report_json (gathered->report);
  if (options->csv)
    return limber_report_csv (gathered->report);
  return limber_report_text (gathered->report, &view);
}

static int
give (const Options *options, const LimberGathered *gathered)
{
  g_autofree char *text = render (options, gathered), *path = g_strdup (options->output);
  int status;

  /* a page is of no use on a terminal */
  if (options->html && path == NULL && isatty (STDOUT_FILENO))
    path = limber_report_neutral_name (gathered->report);
  if (path == NULL)
    return limber_output_print ("report", text, !options->html && !options->json && !options->csv);
  status = limber_output_save ("report", path, text);
  if (status == LIMBER_EXIT_DONE && options->output == NULL)
    g_printerr (_ ("The page is in %s; open it with a browser.\n"), path);
  return status;
}

int
limber_cmd_report (int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  g_auto (LimberGathered) gathered = { 0 };
  LimberPeriod period = { 0 };
  int status, given;

  if (!read_options (argc, argv, &options)
      || !limber_history_dates ("report", options.from, options.to, &period.from, &period.to))
    return LIMBER_EXIT_BAD;
  status = limber_gather ("report", &period, &gathered);
  if (gathered.damage != NULL)
    limber_cli_complain ("report: %s", gathered.damage);
  if (options.since_session && gathered.since == LIMBER_SINCE_WEEKS)
    limber_cli_complain (_ ("report: no routine here names a session before that day; these are four weeks. Another "
                            "time: --from DATE"));
  if (gathered.report == NULL)
    {
      if (status == LIMBER_EXIT_DONE)
        limber_cli_complain (_ ("report: nothing was written in that time; 'limber report --from DATE' looks further "
                                "back"));
      return status == LIMBER_EXIT_DONE ? LIMBER_EXIT_REFUSED : status;
    }
  given = give (&options, &gathered);
  return status != LIMBER_EXIT_DONE ? status : given;
}
