/* open: what the launcher and a double click do: today or the page for a session in the browser, or a
 * routine file to install. */

#include "cli.h"
#include "commands.h"
#include "gather.h"
#include "offline.h"
#include "open-routine.h"
#include "page.h"
#include "report-html.h"
#include "desktop.h"
#include "service.h"
#include "today-html.h"

#include "world/paths.h"

#include <glib/gi18n.h>

/* What the daemon says, or, where it can neither be reached nor started, what the files say. */
static GVariant *
read_status (LimberOffline *offline)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LimberClient) client = limber_cli_connect (&error);
  g_autofree char *text = NULL;
  GVariant *status = NULL;

  if (client != NULL && (limber_client_is_running (client) || limber_service_start (client, &error)))
    status = limber_client_status (client, &error);
  if (status != NULL)
    return status;
  text = limber_service_advice (error->message);
  limber_offline_add_problem (offline, text);
  return limber_offline_status (offline);
}

/* Shown before anybody decides whether it is kept. */
static int
show (const char *name, const char *html)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = limber_page_write_passing (name, html, &error);

  /* whoever clicked an icon reads it on the screen */
  if (path == NULL)
    {
      limber_cli_complain ("open: %s", error->message);
      limber_desktop_complain (error->message, TRUE);
      return LIMBER_EXIT_REFUSED;
    }
  if (!limber_page_open (path, &error))
    {
      g_autofree char *where = g_strdup_printf (_ ("%s. The page is in %s until you log out; open it with a browser"),
                                                error->message, path);

      limber_cli_complain ("open: %s", where);
      limber_desktop_complain (where, TRUE);
      return LIMBER_EXIT_DONE;
    }
  g_printerr (_ ("The page is in your browser. It is not kept: %s goes when you log out.\n"), path);
  return LIMBER_EXIT_DONE;
}

static int
open_today (void)
{
  g_autoptr (LimberOffline) offline = limber_offline_new ();
  g_autoptr (GVariant) status = read_status (offline);
  g_autofree char *routines = limber_path_routines ();
  g_autofree char *html = limber_today_html (limber_offline_input (offline), status, routines);

  return show ("today.html", html);
}

static int
open_report (gboolean notes)
{
  g_auto (LimberGathered) gathered = { 0 };
  const LimberPeriod period = { 0 };
  LimberReportView view = { .notes = notes, .passing = TRUE };
  g_autofree char *name = NULL, *html = NULL;
  const char *why = _ ("Nothing was written down yet.");

  if (limber_gather ("open", &period, &gathered) != LIMBER_EXIT_DONE)
    why = _ ("The history cannot be read; 'limber report' in a terminal says why.");
  view.damage = gathered.damage;
  view.since = gathered.since;
  if (gathered.report == NULL)
    html = limber_page_plain (_ ("Page for the next session"), why);
  else
    {
      name = limber_report_neutral_name (gathered.report);
      html = limber_report_html (gathered.report, &view);
    }
  return show (name == NULL ? "page.html" : name, html);
}

int
limber_cmd_open (int argc, char **argv)
{
  gboolean report = FALSE, notes = FALSE;
  const GOptionEntry entries[] = {
    { "report", 0, 0, G_OPTION_ARG_NONE, &report, N_ ("The page for your next session, in place of today's"), NULL },
    { "with-notes", 0, 0, G_OPTION_ARG_NONE, &notes, N_ ("With --report: what you wrote in your own words, too"),
      NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!limber_cli_parse (
          &argc, &argv, _ ("[FILE|FOLDER|ARCHIVE]"),
          _ ("Today as a page in your browser: done, next, and the exercises with their pictures. With a "
             "routine file: shows it in the browser, asks on the screen, and installs it."),
          entries))
    return LIMBER_EXIT_BAD;
  if (argc > 2 || (argc == 2 && (report || notes)))
    {
      limber_cli_complain (_ ("%s: '%s' is one word too many; see limber open --help"), argv[0], argv[argc - 1]);
      return LIMBER_EXIT_BAD;
    }
  if (argc == 2)
    return limber_open_routine (argv[1]);
  return report ? open_report (notes) : open_today ();
}
