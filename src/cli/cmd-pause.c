/* pause, resume: no reminders for a meeting, an illness, a holiday. */

#include "cli.h"
#include "commands.h"
#include "desktop.h"
#include "on-screen.h"

#include "core/civil.h"
#include "world/clock-system.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

/* "45m", "2h", "3d": minutes of elapsed time; 0 for anything else. */
static int
parse_length (const char *text)
{
  char *end;
  gint64 number = g_ascii_strtoll (text, &end, 10);

  if (end == text || number < 1 || number > 10000 || strlen (end) != 1)
    return 0;
  switch (*end)
    {
    case 'm':
      return (int)number;
    case 'h':
      return (int)number * 60;
    case 'd':
      return (int)number * 24 * 60;
    default:
      return 0;
    }
}

/* When the pause ends; 0: when it is resumed. FALSE with the complaint made. */
static gboolean
find_end (const char *length, const char *date_text, gint64 *until)
{
  LimberInstant now = limber_system_now ();
  g_autoptr (GTimeZone) zone = limber_system_zone (NULL, NULL);
  LimberDate date;

  *until = 0;
  if (length != NULL && date_text != NULL)
    limber_cli_complain (_ ("pause: --for and --until do not go together: choose one"));
  else if (length != NULL && parse_length (length) == 0)
    limber_cli_complain (_ ("pause: --for %s: say how long as 45m, 2h or 3d"), length);
  else if (length != NULL)
    {
      *until = now + parse_length (length) * LIMBER_MINUTE;
      return TRUE;
    }
  else if (date_text == NULL)
    return TRUE;
  else if ((date = limber_date_parse (date_text)) == 0 || !limber_civil_resolve (zone, date, 0, until, NULL))
    limber_cli_complain (_ ("pause: --until %s: give the first day with reminders again, as in 2026-08-17"), date_text);
  else if (*until <= now)
    limber_cli_complain (_ ("pause: --until %s: that day has already begun"), date_text);
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_ask (gboolean ask, const char *length, const char *date, const char *why)
{
  if (!ask || (length == NULL && date == NULL && why == NULL))
    return TRUE;
  limber_cli_complain (_ ("pause: --ask asks on the screen; leave the other options out"));
  return FALSE;
}

int
limber_cmd_pause (int argc, char **argv)
{
  g_autofree char *length = NULL, *date = NULL, *why = NULL, *said = NULL;
  gboolean ask = FALSE;
  const GOptionEntry entries[] = {
    { "ask", 0, 0, G_OPTION_ARG_NONE, &ask, N_ ("Ask on the screen for how long"), NULL },
    { "for", 0, 0, G_OPTION_ARG_STRING, &length, N_ ("How long: 45m, 2h, 3d"), N_ ("LENGTH") },
    { "until", 0, 0, G_OPTION_ARG_STRING, &date, N_ ("The first day with reminders again"), N_ ("YYYY-MM-DD") },
    { "why", 0, 0, G_OPTION_ARG_STRING, &why, N_ ("For the log"), N_ ("TEXT") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (LimberClient) client = NULL;
  g_autoptr (GError) error = NULL;
  gint64 until = 0;

  if (!limber_cli_parse (&argc, &argv, NULL,
                         _ ("No reminders until the time given, else until 'limber resume'. Days paused do not\n"
                            "count: the weeks of the routine wait for you."),
                         entries)
      || !check_ask (ask, length, date, why) || !find_end (length, date, &until))
    return LIMBER_EXIT_BAD;
  if (ask)
    return limber_on_screen (limber_client_ask_pause, FALSE);
  client = limber_cli_connect (&error);
  if (client != NULL)
    said = limber_client_pause (client, until, why == NULL ? "" : why, &error);
  if (said == NULL)
    return limber_cli_fail (error);
  g_print ("%s\n", said);
  return LIMBER_EXIT_DONE;
}

static LimberWords
seen_words (void)
{
  LimberWords words = { .summary = g_strdup (_ ("Has somebody seen you?")) };

  words.body = g_strdup (_ ("Press Yes once your therapist or a doctor has seen you or spoken to you. Stretches, heat "
                            "and walks go on then."));
  limber_words_add_button (&words, LIMBER_BUTTON_YES, _ ("Yes"));
  limber_words_add_button (&words, LIMBER_BUTTON_NO, _ ("Not yet"));
  return words;
}

/* Asks and tells by itself: there is nothing in it for the daemon to know before. */
static char *
ask_seen (LimberClient *client, GError **error)
{
  g_autoptr (GVariant) status = limber_client_status (client, error);
  g_autoptr (LimberDesktop) desktop = NULL;
  gboolean held = FALSE;
  char *said;

  if (status == NULL)
    return NULL;
  desktop = limber_desktop_new ();
  if (!limber_desktop_shows (desktop))
    {
      g_set_error (error, LIMBER_ERROR, LIMBER_ERROR_REFUSED,
                   _ ("this desktop shows no notifications now; in a terminal 'limber resume --seen' does the same"));
      return NULL;
    }
  g_variant_lookup (status, "held", "b", &held);
  if (held && !limber_desktop_ask (desktop, seen_words (), LIMBER_BUTTON_YES))
    return g_strdup (_ ("Nothing was changed."));
  said = held ? limber_client_release (client, error) : g_strdup (_ ("Nothing is on hold."));
  if (said != NULL)
    limber_desktop_tell (desktop, limber_words_told (said));
  return said;
}

int
limber_cmd_resume (int argc, char **argv)
{
  g_autoptr (LimberClient) client = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;
  gboolean seen = FALSE, ask = FALSE;
  const GOptionEntry entries[] = {
    { "seen", 0, 0, G_OPTION_ARG_NONE, &seen, N_ ("You spoke to your therapist or a doctor: ends a hold instead"),
      NULL },
    { "ask", 0, 0, G_OPTION_ARG_NONE, &ask, N_ ("With --seen: ask on the screen whether that is so"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!limber_cli_parse (&argc, &argv, NULL, _ ("Ends a pause."), entries))
    return LIMBER_EXIT_BAD;
  if (ask && !seen)
    {
      limber_cli_complain (_ ("resume: --ask belongs to --seen"));
      return LIMBER_EXIT_BAD;
    }
  if (ask)
    return limber_on_screen (ask_seen, TRUE);
  client = limber_cli_connect (&error);
  if (client != NULL)
    said = seen ? limber_client_release (client, &error) : limber_client_resume (client, &error);
  if (said == NULL)
    return limber_cli_fail (error);
  g_print ("%s\n", said);
  return LIMBER_EXIT_DONE;
}
