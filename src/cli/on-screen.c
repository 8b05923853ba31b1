#include "on-screen.h"

#include "cli.h"
#include "desktop.h"
#include "service.h"

#include <glib/gi18n.h>

/* Seconds. */
#define SERVER 8
#define START_SERVER 2

/* What did not come of it, for whoever sees no terminal. */
static void
complain (const GError *error, gboolean notices)
{
  g_autofree char *advice = g_error_matches (error, LIMBER_ERROR, LIMBER_ERROR_UNREACHABLE)
                                ? limber_service_advice (error->message)
                                : g_strdup (error->message);

  limber_desktop_complain (advice, notices);
}

int
limber_on_screen (LimberOnScreenCall call, gboolean tells)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LimberClient) client = limber_cli_connect (&error);
  g_autofree char *said = NULL;
  gboolean runs, screen = FALSE;
  int status;

  runs = client != NULL && limber_service_bring_up (client, &error);
  if (runs)
    {
      screen = limber_client_wait_for_screen (client, START_SERVER, SERVER);
      said = call (client, &error);
    }
  if (said != NULL)
    {
      g_autofree char *lines = limber_cli_in_lines (said);

      g_print ("%s\n", lines);
      if (tells && !screen)
        limber_desktop_page ("limber", said);
      return LIMBER_EXIT_DONE;
    }
  status = limber_cli_fail (error);
  if (!tells || !screen || status == LIMBER_EXIT_UNREACHABLE)
    complain (error, screen || !runs);
  return status;
}
