/* correct: amends what the log says of an occurrence that is over. */

#include "cli.h"
#include "commands.h"

#include "core/civil.h"
#include "world/clock-system.h"

#include <glib/gi18n.h>
#include <string.h>

/* The bus's word for what a client may say; NULL for none of it. */
static const char *
answer_word (const char *said)
{
  static const struct
  {
    const char *said, *answer;
  } words[] = {
    { "done", "done" }, { "partly", "partial" }, { "partial", "partial" },
    { "skip", "skip" }, { "skipped", "skip" },   { "not-done", "skip" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i].said, said) == 0)
      return words[i].answer;
  return NULL;
}

/* "2026-03-02", "yesterday" or, for NULL, today; FALSE with the complaint made. */
static gboolean
parse_day (const char *text, char date[LIMBER_DATE_BUFFER])
{
  g_autoptr (GTimeZone) zone = limber_system_zone (NULL, NULL);
  LimberDate day;

  limber_civil_local (zone, limber_system_now (), &day, NULL);
  if (text != NULL && strcmp (text, "yesterday") == 0)
    day--;
  else if (text != NULL && strcmp (text, "today") != 0)
    day = limber_date_parse (text);
  if (day == 0)
    {
      limber_cli_complain (_ ("correct: --date %s: say the day as 2026-03-02, yesterday or today"), text);
      return FALSE;
    }
  limber_date_format (day, date);
  return TRUE;
}

static int
send (const char *activity, const char *date, const char *answer, const char *time, const char *reason)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LimberClient) client = limber_cli_connect (&error);
  g_autofree char *said = NULL;
  GVariantBuilder options;

  if (client == NULL)
    return limber_cli_fail (error);
  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  if (time != NULL)
    g_variant_builder_add (&options, "{sv}", "time", g_variant_new_string (time));
  if (reason != NULL)
    g_variant_builder_add (&options, "{sv}", "reason", g_variant_new_string (reason));
  said = limber_client_correct (client, activity, date, answer, g_variant_builder_end (&options), &error);
  if (said == NULL)
    return limber_cli_fail (error);
  g_print ("%s\n", said);
  return LIMBER_EXIT_DONE;
}

int
limber_cmd_correct (int argc, char **argv)
{
  g_autofree char *day = NULL, *time = NULL, *reason = NULL;
  const GOptionEntry entries[] = {
    { "date", 0, 0, G_OPTION_ARG_STRING, &day, N_ ("The day it was planned for (default: today)"), N_ ("DATE") },
    { "at", 0, 0, G_OPTION_ARG_STRING, &time, N_ ("The time it was planned for, where there were several"),
      N_ ("TIME") },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_ ("Why, in your own words"), N_ ("TEXT") },
    G_OPTION_ENTRY_NULL,
  };
  const char *answer;
  char date[LIMBER_DATE_BUFFER];

  if (!limber_cli_parse (&argc, &argv, _ ("ACTIVITY done|partly|skip"),
                         _ ("Amends what the log says of an activity that is over, up to 31 days back. The first entry "
                            "stays in the log."),
                         entries))
    return LIMBER_EXIT_BAD;
  answer = argc == 3 ? answer_word (argv[2]) : NULL;
  if (answer == NULL)
    {
      limber_cli_complain (_ ("correct: name the activity and what is true, as in limber correct stretch done --date "
                              "yesterday; done, partly and skip are possible"));
      return LIMBER_EXIT_BAD;
    }
  if (time != NULL && limber_minute_parse (time) < 0)
    {
      limber_cli_complain (_ ("correct: --at %s: say the time as 09:00"), time);
      return LIMBER_EXIT_BAD;
    }
  return parse_day (day, date) ? send (argv[1], date, answer, time, reason) : LIMBER_EXIT_BAD;
}
