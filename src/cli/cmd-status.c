/* status: today at a glance, for the client, and as JSON for other programs. */

#include "cli.h"
#include "commands.h"
#include "offline.h"
#include "status-words.h"
#include "week-text.h"

#include "core/wrap.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define COLUMNS 80

/* Members that are null where the bus has nothing to say, in the places where readers expect them. */
static void
add_nulls (JsonObject *status)
{
  JsonObject *notifications = json_object_get_object_member (status, "notifications");

  if (!json_object_has_member (status, "next"))
    json_object_set_null_member (status, "next");
  if (!json_object_has_member (status, "session"))
    json_object_set_null_member (status, "session");
  if (!json_object_has_member (notifications, "server"))
    json_object_set_null_member (notifications, "server");
}

static void
print_json (GVariant *status)
{
  g_autoptr (JsonNode) root = json_gvariant_serialize (status);
  g_autofree char *text = NULL;

  add_nulls (json_node_get_object (root));
  text = json_to_string (root, TRUE);
  /* JSON is UTF-8 whatever the terminal is */
  puts (text);
}

/* A sentence of any length, broken where it does not fit a terminal; a program finds it whole. */
static void
print_sentence (const char *text)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  limber_wrap (lines, 0, 0, isatty (STDOUT_FILENO) ? COLUMNS : G_MAXINT, text);
  g_print ("%s", lines->str);
}

static void
print_today (GVariant *status)
{
  g_autoptr (GVariant) today = g_variant_lookup_value (status, "today", G_VARIANT_TYPE ("aa{sv}"));
  gsize n = today == NULL ? 0 : g_variant_n_children (today);

  if (n == 0)
    g_print ("%s\n", _ ("Nothing is planned for today."));
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GVariant) item = g_variant_get_child_value (today, i);
      g_autofree char *title = limber_wrap_fit (limber_status_text (item, "title"), 36);
      g_autofree char *state = limber_wrap_fit (limber_status_state (limber_status_text (item, "state")), 12);

      g_print ("  %s  %s  %s  %s\n", limber_status_text (item, "time"), state, title,
               limber_status_text (item, "activity"));
    }
}

static void
print_routines (GVariant *status)
{
  g_autoptr (GVariant) routines = g_variant_lookup_value (status, "routines", G_VARIANT_TYPE ("aa{sv}"));
  gsize n = routines == NULL ? 0 : g_variant_n_children (routines);

  if (n == 0)
    print_sentence (_ ("No routine is installed. 'limber install FILE' takes over the one from your therapist."));
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (GVariant) routine = g_variant_get_child_value (routines, i);
      const char *phase = limber_status_text (routine, "phase");
      gboolean finished = FALSE;

      g_variant_lookup (routine, "finished", "b", &finished);
      g_print ("%s%s%s%s\n", limber_status_text (routine, "title"), *phase != '\0' ? ": " : "", phase,
               finished ? _ (" (this routine has ended; speak to your therapist)") : "");
    }
}

/* Stays at the top until somebody was spoken to: what a warning sign asks of the client, or a hold of
 * another kind. TRUE: there is one. */
static gboolean
print_held (GVariant *status)
{
  g_autoptr (GVariant) warning = g_variant_lookup_value (status, "warning", G_VARIANT_TYPE_VARDICT);
  gboolean held = FALSE;

  g_variant_lookup (status, "held", "b", &held);
  if (warning != NULL)
    {
      g_print ("*** %s ***\n", limber_status_text (warning, "summary"));
      print_sentence (limber_status_text (warning, "text"));
      print_sentence (_ ("When somebody has seen you, say 'limber resume --seen'."));
    }
  else if (held)
    print_sentence (_ ("Exercises are on hold: speak to your therapist or a doctor, then say 'limber resume --seen'."));
  if (held || warning != NULL)
    g_print ("\n");
  return held || warning != NULL;
}

static void
print_week (GVariant *status, gboolean kind)
{
  LimberWeekDay days[LIMBER_WEEK_DAYS];
  g_autofree char *text = NULL, *words = NULL;

  if (!limber_week_of_status (status, days))
    return;
  text = limber_week_text (days, g_get_charset (NULL));
  words = limber_week_words (days);
  g_print ("\n%s\n%s", _ ("The last seven days, done of planned:"), text);
  if (kind)
    print_sentence (words);
  g_print ("\n");
}

static LimberDate
today_of (GVariant *status)
{
  LimberWeekDay days[LIMBER_WEEK_DAYS];

  return limber_week_of_status (status, days) ? days[LIMBER_WEEK_DAYS - 1].date : 0;
}

static void
print_standing (GVariant *status)
{
  LimberDate today = today_of (status);
  g_autoptr (GVariant) next = g_variant_lookup_value (status, "next", G_VARIANT_TYPE_VARDICT);
  g_autoptr (GVariant) notifications = g_variant_lookup_value (status, "notifications", G_VARIANT_TYPE_VARDICT);
  gboolean paused = FALSE, running = FALSE;
  gint32 sitting;

  g_variant_lookup (status, "paused", "b", &paused);
  g_variant_lookup (status, "running", "b", &running);
  if (paused)
    {
      g_autofree char *until = limber_status_instant (limber_status_text (status, "paused_until"), today);

      if (*limber_status_text (status, "paused_until") != '\0')
        g_print (_ ("Paused until %s.\n"), until);
      else
        g_print ("%s\n", _ ("Paused until 'limber resume'."));
    }
  if (*limber_status_text (status, "quiet_until") != '\0')
    {
      g_autofree char *until = limber_status_instant (limber_status_text (status, "quiet_until"), today);

      g_print (_ ("Your quiet hours: no reminders until %s.\n"), until);
    }
  if (g_variant_lookup (status, "sitting_minutes", "i", &sitting))
    g_print (ngettext ("Sitting for %d minute.\n", "Sitting for %d minutes.\n", (gulong)sitting), sitting);
  if (next != NULL && !paused)
    {
      g_autofree char *at = limber_status_instant (limber_status_text (next, "at"), today);
      g_autofree char *text = g_strdup_printf (_ ("Next: %s, %s."), limber_status_text (next, "title"), at);

      print_sentence (text);
    }
  if (running)
    {
      const char *server = notifications == NULL ? "" : limber_status_text (notifications, "server");
      g_autofree char *text = g_strdup_printf (
          _ ("Notifications: %s. Presence: %s (%s)."), *server == '\0' ? _ ("no service is there") : server,
          limber_status_text (status, "presence"), limber_status_text (status, "presence_source"));

      print_sentence (text);
    }
}

static void
print_problems (GVariant *status)
{
  g_autofree const char **problems = NULL;

  if (!g_variant_lookup (status, "problems", "^a&s", &problems))
    return;
  for (gsize i = 0; problems[i] != NULL; i++)
    {
      g_autofree char *note = g_strdup_printf (_ ("Note: %s"), problems[i]);

      print_sentence (note);
    }
}

int
limber_cmd_status (int argc, char **argv)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("For other programs"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (LimberClient) client = NULL;
  g_autoptr (LimberOffline) offline = NULL;
  g_autoptr (GVariant) status = NULL;

  if (!limber_cli_parse (&argc, &argv, NULL, _ ("Today: what is done, what is next, what waits."), entries))
    return LIMBER_EXIT_BAD;
  client = limber_cli_connect (&error);
  if (client != NULL)
    status = limber_client_status (client, &error);
  if (status == NULL)
    {
      offline = limber_offline_new ();
      status = limber_offline_status (offline);
    }
  if (json)
    print_json (status);
  else
    {
      gboolean held = print_held (status);

      print_routines (status);
      print_today (status);
      print_week (status, !held);
      print_standing (status);
      print_problems (status);
    }
  return error == NULL ? LIMBER_EXIT_DONE : LIMBER_EXIT_UNREACHABLE;
}
