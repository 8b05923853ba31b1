/* start, stop, next, back, pause-session: the guided session, led from a terminal, by scripts and
 * by shortcuts. */

#include "cli.h"
#include "commands.h"
#include "session-terminal.h"
#include "terminal.h"

#include "core/session-card.h"

#include <glib/gi18n.h>
#include <string.h>

static LimberSessionCard *
current_card (LimberClient *client)
{
  g_autoptr (GVariant) packed = limber_client_card (client, NULL);

  return packed == NULL ? NULL : limber_session_card_unpack (packed);
}

/* Whether ACTIVITY, "id" or "file/id", is what the session is about; none is whatever it is about. */
static gboolean
is_about (const LimberSessionCard *card, const char *activity)
{
  const char *slash = strchr (activity, '/');

  return *activity == '\0' || strcmp (card->activity, slash == NULL ? activity : slash + 1) == 0;
}

/* What is under way already is only shown. */
static int
start (LimberClient *client, const char *activity, gboolean shows)
{
  g_autoptr (LimberSessionCard) card = shows ? current_card (client) : NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;

  if (card == NULL || !is_about (card, activity))
    {
      said = limber_client_answer (client, activity, "start", g_variant_new ("a{sv}", NULL), &error);
      if (said == NULL)
        return limber_cli_fail (error);
      g_print ("%s\n", said);
    }
  return shows ? limber_session_terminal_run (client) : LIMBER_EXIT_DONE;
}

int
limber_cmd_start (int argc, char **argv)
{
  gboolean shows = limber_terminal_usable ();
  g_autoptr (LimberClient) client = NULL;
  g_autoptr (GError) error = NULL;

  if (!limber_cli_parse (&argc, &argv, _ ("[ACTIVITY]"),
                         _ ("Begins an activity: the one that is waiting, or the one that is named. In a terminal it "
                            "leads through it, or through the one that is under way already."),
                         NULL))
    return LIMBER_EXIT_BAD;
  if (argc > 2)
    {
      limber_cli_complain (_ ("%s: one activity at a time; '%s' is one too many"), argv[0], argv[2]);
      return LIMBER_EXIT_BAD;
    }
  if (shows)
    limber_terminal_keep_signals ();
  client = limber_cli_connect (&error);
  if (client == NULL)
    return limber_cli_fail (error);
  return start (client, argc > 1 ? argv[1] : "", shows);
}

static int
press (LimberClient *client, const char *button)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *said = limber_client_session (client, button, &error);

  if (said == NULL)
    return limber_cli_fail (error);
  g_print ("%s\n", said);
  return LIMBER_EXIT_DONE;
}

static int
press_session (int argc, char **argv, const char *summary, const char *button)
{
  g_autoptr (LimberClient) client = NULL;
  g_autoptr (GError) error = NULL;

  if (!limber_cli_parse (&argc, &argv, NULL, summary, NULL))
    return LIMBER_EXIT_BAD;
  client = limber_cli_connect (&error);
  return client == NULL ? limber_cli_fail (error) : press (client, button);
}

int
limber_cmd_stop (int argc, char **argv)
{
  return press_session (argc, argv, _ ("Stops the session that is under way; it then asks why."), LIMBER_BUTTON_STOP);
}

int
limber_cmd_next (int argc, char **argv)
{
  return press_session (argc, argv, _ ("Goes on to the next step of the session that is under way."),
                        LIMBER_BUTTON_NEXT);
}

int
limber_cmd_back (int argc, char **argv)
{
  return press_session (argc, argv,
                        _ ("Begins the step of the session that is under way again, or goes back to the one before."),
                        LIMBER_BUTTON_BACK);
}

int
limber_cmd_pause_session (int argc, char **argv)
{
  gboolean resume = FALSE;
  const GOptionEntry entries[] = {
    { "resume", 0, 0, G_OPTION_ARG_NONE, &resume, N_ ("Only go on, if it is paused"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (LimberClient) client = NULL;
  g_autoptr (LimberSessionCard) card = NULL;
  g_autoptr (GError) error = NULL;

  if (!limber_cli_parse (&argc, &argv, NULL,
                         _ ("Pauses the session that is under way, or goes on with one that is paused."), entries))
    return LIMBER_EXIT_BAD;
  client = limber_cli_connect (&error);
  if (client == NULL)
    return limber_cli_fail (error);
  card = current_card (client);
  resume |= card != NULL && card->phase == LIMBER_PHASE_PAUSED;
  return press (client, resume ? LIMBER_BUTTON_RESUME : LIMBER_BUTTON_PAUSE);
}
