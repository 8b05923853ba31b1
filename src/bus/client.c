#include "client.h"

#include "bus.h"

#include <glib/gi18n.h>

#define TIMEOUT_MS 3000
#define START_TIMEOUT_MS 10000
#define PROPERTIES "org.freedesktop.DBus.Properties"

struct _LimberClient
{
  GDBusConnection *connection;
  char *bus_name;
  guint changes, owner; /* while the session is watched; else 0 */
  LimberClientCardFunc on_card;
  gpointer data;
};

LimberClient *
limber_client_new (const char *bus_name, GError **error)
{
  g_autoptr (GError) local = NULL;
  GDBusConnection *connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &local);
  LimberClient *client;

  if (connection == NULL)
    {
      g_set_error (error, LIMBER_ERROR, LIMBER_ERROR_UNREACHABLE,
                   _ ("there is no desktop session here (%s); log in to the desktop and try again"), local->message);
      return NULL;
    }
  limber_bus_register_errors ();
  client = g_new0 (LimberClient, 1);
  client->connection = connection;
  client->bus_name = g_strdup (bus_name);
  return client;
}

void
limber_client_free (LimberClient *client)
{
  if (client->changes != 0)
    g_dbus_connection_signal_unsubscribe (client->connection, client->changes);
  if (client->owner != 0)
    g_bus_unwatch_name (client->owner);
  g_object_unref (client->connection);
  g_free (client->bus_name);
  g_free (client);
}

/* Calls the bus itself. */
static GVariant *
ask_bus (LimberClient *client, const char *method, GVariant *arguments, const char *type, int timeout_ms,
         GError **error)
{
  return g_dbus_connection_call_sync (client->connection, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                      "org.freedesktop.DBus", method, arguments, G_VARIANT_TYPE (type),
                                      G_DBUS_CALL_FLAGS_NONE, timeout_ms, NULL, error);
}

static gboolean
has_owner (LimberClient *client, const char *name)
{
  g_autoptr (GVariant) reply = ask_bus (client, "NameHasOwner", g_variant_new ("(s)", name), "(b)", TIMEOUT_MS, NULL);
  gboolean owned = FALSE;

  if (reply != NULL)
    g_variant_get (reply, "(b)", &owned);
  return owned;
}

gboolean
limber_client_is_running (LimberClient *client)
{
  return has_owner (client, client->bus_name);
}

gboolean
limber_client_has_manager (LimberClient *client)
{
  return has_owner (client, "org.freedesktop.systemd1");
}

gboolean
limber_client_activate (LimberClient *client)
{
  g_autoptr (GVariant) reply = ask_bus (client, "StartServiceByName", g_variant_new ("(su)", client->bus_name, 0),
                                        "(u)", START_TIMEOUT_MS, NULL);

  return reply != NULL;
}

static GVariant *
call_on (LimberClient *client, const char *interface, const char *method, GVariant *arguments, const char *type,
         GError **error)
{
  g_autoptr (GError) local = NULL;
  GVariant *reply = g_dbus_connection_call_sync (client->connection, client->bus_name, LIMBER_BUS_PATH, interface,
                                                 method, arguments, G_VARIANT_TYPE (type),
                                                 G_DBUS_CALL_FLAGS_NO_AUTO_START, TIMEOUT_MS, NULL, &local);

  if (reply != NULL)
    return reply;
  g_dbus_error_strip_remote_error (local);
  if (local->domain == LIMBER_ERROR)
    g_propagate_error (error, g_steal_pointer (&local));
  else if (g_error_matches (local, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN)
           || g_error_matches (local, G_DBUS_ERROR, G_DBUS_ERROR_NAME_HAS_NO_OWNER))
    g_set_error (error, LIMBER_ERROR, LIMBER_ERROR_UNREACHABLE,
                 _ ("limberd is not running; start it with 'systemctl --user start limber'"));
  else
    g_set_error (error, LIMBER_ERROR, LIMBER_ERROR_UNREACHABLE,
                 _ ("limberd does not answer (%s); 'systemctl --user restart limber' may help"), local->message);
  return NULL;
}

static GVariant *
call (LimberClient *client, const char *method, GVariant *arguments, const char *type, GError **error)
{
  return call_on (client, LIMBER_BUS_NAME, method, arguments, type, error);
}

static char *
call_for_sentence (LimberClient *client, const char *method, GVariant *arguments, GError **error)
{
  g_autoptr (GVariant) reply = call (client, method, arguments, "(s)", error);
  char *said = NULL;

  if (reply != NULL)
    g_variant_get (reply, "(s)", &said);
  return said;
}

GVariant *
limber_client_status (LimberClient *client, GError **error)
{
  g_autoptr (GVariant) reply = call (client, "Status", NULL, "(a{sv})", error);

  return reply == NULL ? NULL : g_variant_get_child_value (reply, 0);
}

/* A wait for a notification service. */
typedef struct
{
  LimberClient *client;
  GMainLoop *loop;
  gboolean there;
} Wait;

static gboolean
has_screen (LimberClient *client)
{
  g_autoptr (GVariant) status = limber_client_status (client, NULL);
  g_autoptr (GVariant) notifications
      = status == NULL ? NULL : g_variant_lookup_value (status, "notifications", G_VARIANT_TYPE_VARDICT);

  return notifications != NULL && g_variant_lookup (notifications, "server", "&s", NULL);
}

static void
on_changed (GDBusConnection *connection G_GNUC_UNUSED, const char *sender G_GNUC_UNUSED, const char *path G_GNUC_UNUSED,
            const char *interface G_GNUC_UNUSED, const char *signal G_GNUC_UNUSED, GVariant *arguments G_GNUC_UNUSED,
            gpointer data)
{
  Wait *wait = data;

  wait->there = has_screen (wait->client);
  if (wait->there)
    g_main_loop_quit (wait->loop);
}

static gboolean
on_start_service (gpointer data)
{
  Wait *wait = data;

  /* its coming is seen, and without it there is the time-out */
  g_dbus_connection_call (wait->client->connection, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                          "org.freedesktop.DBus", "StartServiceByName",
                          g_variant_new ("(su)", "org.freedesktop.Notifications", 0), NULL, G_DBUS_CALL_FLAGS_NONE, -1,
                          NULL, NULL, NULL);
  return G_SOURCE_CONTINUE;
}

static gboolean
on_time_out (gpointer data)
{
  g_main_loop_quit (((Wait *)data)->loop);
  return G_SOURCE_CONTINUE;
}

gboolean
limber_client_wait_for_screen (LimberClient *client, guint start_after, guint seconds)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Wait wait = { .client = client, .loop = loop };
  guint changes
      = g_dbus_connection_signal_subscribe (client->connection, client->bus_name, LIMBER_BUS_NAME, "Changed",
                                            LIMBER_BUS_PATH, NULL, G_DBUS_SIGNAL_FLAGS_NONE, on_changed, &wait, NULL);
  guint starts = g_timeout_add_seconds (start_after, on_start_service, &wait);
  guint ends = g_timeout_add_seconds (seconds, on_time_out, &wait);

  wait.there = has_screen (client);
  if (!wait.there && limber_client_is_running (client))
    g_main_loop_run (loop);
  g_source_remove (starts);
  g_source_remove (ends);
  g_dbus_connection_signal_unsubscribe (client->connection, changes);
  return wait.there;
}

char *
limber_client_answer (LimberClient *client, const char *activity, const char *answer, GVariant *options, GError **error)
{
  return call_for_sentence (client, "Answer", g_variant_new ("(ss@a{sv})", activity, answer, options), error);
}

char *
limber_client_correct (LimberClient *client, const char *activity, const char *date, const char *answer,
                       GVariant *options, GError **error)
{
  return call_for_sentence (client, "Correct", g_variant_new ("(sss@a{sv})", activity, date, answer, options), error);
}

char *
limber_client_session (LimberClient *client, const char *button, GError **error)
{
  return call_for_sentence (client, "Session", g_variant_new ("(s)", button), error);
}

char *
limber_client_session_answer (LimberClient *client, const char *question, const char *answer, GError **error)
{
  return call_for_sentence (client, "SessionAnswer", g_variant_new ("(ss)", question, answer), error);
}

char *
limber_client_undo (LimberClient *client, GError **error)
{
  return call_for_sentence (client, "Undo", NULL, error);
}

char *
limber_client_undo_shown (LimberClient *client, GError **error)
{
  return call_for_sentence (client, "UndoShown", NULL, error);
}

char *
limber_client_ask_pause (LimberClient *client, GError **error)
{
  return call_for_sentence (client, "AskPause", NULL, error);
}

char *
limber_client_pain (LimberClient *client, int score, GVariant *options, GError **error)
{
  return call_for_sentence (client, "Pain", g_variant_new ("(i@a{sv})", score, options), error);
}

static char *
call_for_page (LimberClient *client, const char *method, gboolean argument, GVariant **page, GError **error)
{
  g_autoptr (GVariant) reply = call (client, method, g_variant_new ("(b)", argument), "(sa{sv})", error);
  char *said = NULL;

  if (reply != NULL)
    g_variant_get (reply, "(s@a{sv})", &said, page);
  return said;
}

char *
limber_client_warning_signs (LimberClient *client, gboolean screen, GVariant **page, GError **error)
{
  return call_for_page (client, "WarningSigns", screen, page, error);
}

char *
limber_client_answer_signs (LimberClient *client, gboolean yes, GVariant **page, GError **error)
{
  return call_for_page (client, "AnswerSigns", yes, page, error);
}

char *
limber_client_remind (LimberClient *client, const char *activity, GError **error)
{
  return call_for_sentence (client, "Remind", g_variant_new ("(s)", activity), error);
}

char *
limber_client_pause (LimberClient *client, gint64 until, const char *why, GError **error)
{
  return call_for_sentence (client, "Pause", g_variant_new ("(xs)", until, why), error);
}

char *
limber_client_release (LimberClient *client, GError **error)
{
  return call_for_sentence (client, "Release", NULL, error);
}

char *
limber_client_resume (LimberClient *client, GError **error)
{
  return call_for_sentence (client, "Resume", NULL, error);
}

GVariant *
limber_client_card (LimberClient *client, GError **error)
{
  g_autoptr (GVariant) reply
      = call_on (client, PROPERTIES, "Get", g_variant_new ("(ss)", LIMBER_BUS_NAME, "Session"), "(v)", error);
  g_autoptr (GVariant) boxed = reply == NULL ? NULL : g_variant_get_child_value (reply, 0);

  return boxed == NULL ? NULL : g_variant_get_variant (boxed);
}

static void
on_changes (GDBusConnection *connection G_GNUC_UNUSED, const char *sender G_GNUC_UNUSED, const char *path G_GNUC_UNUSED,
            const char *interface G_GNUC_UNUSED, const char *signal G_GNUC_UNUSED, GVariant *arguments, gpointer data)
{
  LimberClient *client = data;
  g_autoptr (GVariant) changed = g_variant_get_child_value (arguments, 1);
  g_autoptr (GVariant) card = g_variant_lookup_value (changed, "Session", G_VARIANT_TYPE_VARDICT);

  if (card != NULL)
    client->on_card (card, client->data);
}

static void
on_vanished (GDBusConnection *connection G_GNUC_UNUSED, const char *name G_GNUC_UNUSED, gpointer data)
{
  LimberClient *client = data;

  client->on_card (NULL, client->data);
}

void
limber_client_watch_card (LimberClient *client, LimberClientCardFunc func, gpointer data)
{
  g_return_if_fail (client->changes == 0);
  client->on_card = func;
  client->data = data;
  client->changes = g_dbus_connection_signal_subscribe (client->connection, client->bus_name, PROPERTIES,
                                                        "PropertiesChanged", LIMBER_BUS_PATH, LIMBER_BUS_NAME,
                                                        G_DBUS_SIGNAL_FLAGS_NONE, on_changes, client, NULL);
  client->owner = g_bus_watch_name_on_connection (client->connection, client->bus_name, G_BUS_NAME_WATCHER_FLAGS_NONE,
                                                  NULL, on_vanished, client, NULL);
}

gboolean
limber_client_reload (LimberClient *client, GError **error)
{
  g_autoptr (GVariant) reply = call (client, "Reload", NULL, "()", error);

  return reply != NULL;
}
