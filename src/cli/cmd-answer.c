/* done, skip, snooze, undo, remind: what the client says without a notification. */

#include "cli.h"
#include "commands.h"
#include "on-screen.h"

#include "core/civil.h"
#include "world/clock-system.h"

#include <glib/gi18n.h>
#include <string.h>

/* At most one ACTIVITY; *@activity is "" without one. */
static gboolean
take_activity (int argc, char **argv, const char **activity)
{
  *activity = argc > 1 ? argv[1] : "";
  if (argc <= 2)
    return TRUE;
  limber_cli_complain (_ ("%s: one activity at a time; '%s' is one too many"), argv[0], argv[2]);
  return FALSE;
}

/* Prints what the daemon said, or complains. Takes both; the error by its place, because it is
 * set by the call whose result is the other argument. */
static int
tell (char *said, GError **error)
{
  g_autofree char *sentence = said;
  g_autoptr (GError) failure = g_steal_pointer (error);

  if (sentence == NULL)
    return limber_cli_fail (failure);
  g_print ("%s\n", sentence);
  return LIMBER_EXIT_DONE;
}

static int
send_answer (const char *activity, const char *answer, GVariant *options)
{
  g_autoptr (GVariant) sunk = g_variant_ref_sink (options);
  GError *error = NULL;
  g_autoptr (LimberClient) client = limber_cli_connect (&error);

  if (client == NULL)
    return tell (NULL, &error);
  return tell (limber_client_answer (client, activity, answer, sunk, &error), &error);
}

/* "HH:MM" today or "YYYY-MM-DD HH:MM"; FALSE with the complaint made. */
static gboolean
parse_time (const char *command, const char *text, LimberInstant *at)
{
  g_autoptr (GTimeZone) zone = limber_system_zone (NULL, NULL);
  g_autofree char *day = strlen (text) == 16 ? g_strndup (text, 10) : NULL;
  int minute = limber_minute_parse (day == NULL ? text : text + 11);
  LimberDate date;

  limber_civil_local (zone, limber_system_now (), &date, NULL);
  if (day != NULL)
    date = limber_date_parse (day);
  if (minute >= 0 && date != 0 && limber_civil_resolve (zone, date, minute, at, NULL))
    return TRUE;
  limber_cli_complain (_ ("%s: --at %s: say when as 09:40, or as \"2026-03-02 09:40\""), command, text);
  return FALSE;
}

int
limber_cmd_done (int argc, char **argv)
{
  g_autofree char *at_text = NULL;
  gboolean partly = FALSE;
  const GOptionEntry entries[] = {
    { "at", 0, 0, G_OPTION_ARG_STRING, &at_text, N_ ("When it was done, if that was earlier"), N_ ("TIME") },
    { "partly", 0, 0, G_OPTION_ARG_NONE, &partly, N_ ("It was done only in part"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  GVariantBuilder options;
  const char *activity;
  LimberInstant at;

  if (!limber_cli_parse (&argc, &argv, _ ("[ACTIVITY]"),
                         _ ("Says that an activity was done. With --at it is noted as entered late."), entries)
      || !take_activity (argc, argv, &activity))
    return LIMBER_EXIT_BAD;
  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  if (at_text != NULL)
    {
      if (!parse_time (argv[0], at_text, &at))
        {
          g_variant_builder_clear (&options);
          return LIMBER_EXIT_BAD;
        }
      g_variant_builder_add (&options, "{sv}", "at", g_variant_new_int64 (at));
    }
  return send_answer (activity, partly ? "partial" : "done", g_variant_builder_end (&options));
}

int
limber_cmd_skip (int argc, char **argv)
{
  g_autofree char *reason = NULL;
  const GOptionEntry entries[] = {
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_ ("Why: no-time, not-here, hurts, or your own words"),
      N_ ("TEXT") },
    G_OPTION_ENTRY_NULL,
  };
  GVariantBuilder options;
  const char *activity;

  if (!limber_cli_parse (&argc, &argv, _ ("[ACTIVITY]"), _ ("Says that an activity will not be done today."), entries)
      || !take_activity (argc, argv, &activity))
    return LIMBER_EXIT_BAD;
  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  if (reason != NULL)
    g_variant_builder_add (&options, "{sv}", "reason", g_variant_new_string (reason));
  return send_answer (activity, "skip", g_variant_builder_end (&options));
}

int
limber_cmd_snooze (int argc, char **argv)
{
  int minutes = 0;
  const GOptionEntry entries[] = {
    { "for", 0, 0, G_OPTION_ARG_INT, &minutes, N_ ("How long (default: as the routine says)"), N_ ("MINUTES") },
    G_OPTION_ENTRY_NULL,
  };
  GVariantBuilder options;
  const char *activity;

  if (!limber_cli_parse (&argc, &argv, _ ("[ACTIVITY]"), _ ("Puts a reminder off."), entries)
      || !take_activity (argc, argv, &activity))
    return LIMBER_EXIT_BAD;
  if (minutes < 0 || minutes > 24 * 60)
    {
      limber_cli_complain (_ ("%s: --for %d: give the minutes, from 1 to 1440"), argv[0], minutes);
      return LIMBER_EXIT_BAD;
    }
  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "minutes", g_variant_new_int32 (minutes));
  return send_answer (activity, "later", g_variant_builder_end (&options));
}

int
limber_cmd_undo (int argc, char **argv)
{
  gboolean show = FALSE;
  const GOptionEntry entries[] = {
    { "show", 0, 0, G_OPTION_ARG_NONE, &show, N_ ("Say on the screen what was taken back"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (LimberClient) client = NULL;
  GError *error = NULL;

  if (!limber_cli_parse (&argc, &argv, NULL, _ ("Takes the last answer back, for ten minutes after it was given."),
                         entries))
    return LIMBER_EXIT_BAD;
  if (show)
    return limber_on_screen (limber_client_undo_shown, TRUE);
  client = limber_cli_connect (&error);
  if (client == NULL)
    return tell (NULL, &error);
  return tell (limber_client_undo (client, &error), &error);
}

int
limber_cmd_remind (int argc, char **argv)
{
  g_autoptr (LimberClient) client = NULL;
  GError *error = NULL;

  if (!limber_cli_parse (&argc, &argv, _ ("ACTIVITY"),
                         _ ("Shows a reminder of an activity now, beside what is planned."), NULL))
    return LIMBER_EXIT_BAD;
  if (argc != 2)
    {
      limber_cli_complain (_ ("%s: name one activity; 'limber status' shows those of today"), argv[0]);
      return LIMBER_EXIT_BAD;
    }
  client = limber_cli_connect (&error);
  if (client == NULL)
    return tell (NULL, &error);
  return tell (limber_client_remind (client, argv[1], &error), &error);
}
