/* open: pages for the client, in the browser: today, and the page for the next session. */

#include "cli.h"
#include "commands.h"
#include "gather.h"
#include "offline.h"
#include "page.h"
#include "report-html.h"
#include "service.h"
#include "today-html.h"

#include "world/paths.h"

#include <glib/gi18n.h>

/* What the daemon says, or, where it can neither be reached nor started, what the files say. */
static GVariant *
read_status (const LimberOffline *offline)
{
  g_autoptr (LimberClient) client = limber_cli_connect (NULL);
  GVariant *status = client == NULL ? NULL : limber_client_status (client, NULL);

  if (status == NULL && client != NULL && limber_service_start ())
    status = limber_client_status (client, NULL);
  return status == NULL ? limber_offline_status (offline) : status;
}

static int
open_today (void)
{
  g_autoptr (LimberOffline) offline = limber_offline_new ();
  g_autoptr (GVariant) status = read_status (offline);
  g_autofree char *routines = limber_path_routines ();
  g_autofree char *html = limber_today_html (limber_offline_input (offline), status, routines);

  return limber_page_show ("open", "today.html", html);
}

static int
open_report (gboolean notes)
{
  g_auto (LimberGathered) gathered = { 0 };
  const LimberPeriod period = { 0 };
  int status = limber_gather ("open", &period, &gathered);
  LimberReportView view = { .notes = notes, .passing = TRUE, .damage = gathered.damage, .since = gathered.since };
  g_autofree char *name = gathered.report == NULL ? NULL : limber_report_neutral_name (gathered.report);
  g_autofree char *html = NULL;

  if (gathered.report != NULL)
    html = limber_report_html (gathered.report, &view);
  else
    html = limber_page_plain (_ ("Page for the next session"),
                              gathered.damage != NULL ? gathered.damage : _ ("Nothing was written down yet."));
  status = limber_page_show ("open", name == NULL ? "page.html" : name, html);
  return status;
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

  if (!limber_cli_parse (&argc, &argv, NULL,
                         _ ("Today as a page in your browser: done, next, and the exercises with their pictures."),
                         entries))
    return LIMBER_EXIT_BAD;
  if (argc > 1)
    {
      limber_cli_complain (_ ("%s: '%s' is one word too many; see limber open --help"), argv[0], argv[1]);
      return LIMBER_EXIT_BAD;
    }
  return report ? open_report (notes) : open_today ();
}
