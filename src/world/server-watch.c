#include "server-watch.h"

#define NAME "org.freedesktop.Notifications"
#define PATH "/org/freedesktop/Notifications"

/* One that has just come may refuse to say anything yet: GNOME's name is taken by a program that
 * passes everything on to a shell that is still starting. Milliseconds, and how often. */
#define AGAIN 250
#define ASKINGS 40

struct _LimberServerWatch
{
  GDBusConnection *bus;
  const LimberServerEvents *events;
  gpointer data;
  guint name_watch;
  GSource *activation; /* (nullable) while an owner has never been seen */
  GSource *again;      /* (nullable) while the owner is left alone before it is asked anew */
  guint askings;       /* of the owner, until now */

  char *owner;             /* (nullable) */
  GCancellable *questions; /* (nullable) to that owner */
  guint signal;
  char *name, *version; /* (nullable) what it said so far */
  const LimberServerManners *manners;
  LimberServer *server; /* (nullable) once it has said all */
  guint under_way;      /* questions, also to former owners, whose callbacks are still to come */
};

/* Without a time limit: the answer of a server that hangs is worth having whenever it comes.
 * Straight to @owner, so that no other is started or asked in its stead. */
static void
ask (LimberServerWatch *watch, const char *method, GAsyncReadyCallback callback)
{
  watch->under_way++;
  g_dbus_connection_call (watch->bus, watch->owner, PATH, NAME, method, NULL, NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START,
                          G_MAXINT, watch->questions, callback, watch);
}

static void
stop_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static GSource *
start_timer (LimberServerWatch *watch, guint milliseconds, GSourceFunc over)
{
  GSource *timer = g_timeout_source_new (milliseconds);

  g_source_set_callback (timer, over, watch, NULL);
  g_source_attach (timer, g_main_context_get_thread_default ());
  return timer;
}

static gboolean on_again (gpointer data);

/* FALSE when the question was to a former owner, or will be asked again. *@answer is NULL where it
 * made a poor reply. */
static gboolean
take_answer (LimberServerWatch *watch, GAsyncResult *result, const char *type, GVariant **answer)
{
  g_autoptr (GError) error = NULL;

  watch->under_way--;
  *answer = g_dbus_connection_call_finish (watch->bus, result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return FALSE;
  if (error != NULL && watch->server == NULL && watch->askings < ASKINGS)
    {
      watch->again = start_timer (watch, AGAIN, on_again);
      return FALSE;
    }
  if (*answer != NULL && !g_variant_is_of_type (*answer, G_VARIANT_TYPE (type)))
    g_clear_pointer (answer, g_variant_unref);
  return TRUE;
}

static void
on_capabilities (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer data)
{
  LimberServerWatch *watch = data;
  g_autoptr (GVariant) answer = NULL;
  g_auto (GStrv) capabilities = NULL;

  if (!take_answer (watch, result, "(as)", &answer))
    return;
  if (answer != NULL)
    g_variant_get (answer, "(^as)", &capabilities);
  watch->server = limber_server_new (watch->name, watch->version, (const char *const *)capabilities, watch->manners);
  watch->events->there (watch->server, watch->data);
}

static void
on_information (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer data)
{
  LimberServerWatch *watch = data;
  g_autoptr (GVariant) answer = NULL;
  g_autofree char *vendor = NULL;

  if (!take_answer (watch, result, "(ssss)", &answer))
    return;
  if (answer != NULL)
    g_variant_get (answer, "(ssss)", &watch->name, &vendor, &watch->version, NULL);
  else
    watch->name = g_strdup ("?");
  watch->manners = limber_server_manners (watch->name, vendor);
  ask (watch, "GetCapabilities", on_capabilities);
}

static void
ask_who (LimberServerWatch *watch)
{
  watch->askings++;
  g_clear_pointer (&watch->name, g_free);
  g_clear_pointer (&watch->version, g_free);
  ask (watch, "GetServerInformation", on_information);
}

static gboolean
on_again (gpointer data)
{
  LimberServerWatch *watch = data;

  stop_source (&watch->again);
  ask_who (watch);
  return G_SOURCE_REMOVE;
}

static void
on_probe_answer (GObject *source G_GNUC_UNUSED, GAsyncResult *result, gpointer data)
{
  LimberServerWatch *watch = data;
  g_autoptr (GVariant) answer = NULL;

  if (take_answer (watch, result, "(ssss)", &answer))
    watch->events->awake (watch->data);
}

void
limber_server_watch_probe (LimberServerWatch *watch)
{
  if (watch->server != NULL)
    ask (watch, "GetServerInformation", on_probe_answer);
}

void
limber_server_watch_close (LimberServerWatch *watch, const char *owner, guint32 server_id)
{
  g_dbus_connection_call (watch->bus, owner, PATH, NAME, "CloseNotification", g_variant_new ("(u)", server_id), NULL,
                          G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL, NULL, NULL);
}

static void
on_signal (GDBusConnection *bus G_GNUC_UNUSED, const char *sender G_GNUC_UNUSED, const char *path G_GNUC_UNUSED,
           const char *interface G_GNUC_UNUSED, const char *signal, GVariant *parameters, gpointer data)
{
  LimberServerWatch *watch = data;
  guint32 server_id;
  const char *key;

  if (watch->server == NULL)
    return;
  if (g_str_equal (signal, "ActionInvoked") && g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(us)")))
    {
      g_variant_get (parameters, "(u&s)", &server_id, &key);
      watch->events->action (server_id, key, watch->data);
    }
  else if (g_str_equal (signal, "NotificationClosed") && g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(uu)")))
    {
      g_variant_get (parameters, "(uu)", &server_id, NULL);
      watch->events->closed (server_id, watch->data);
    }
}

static void
leave_owner (LimberServerWatch *watch)
{
  const gboolean was_there = watch->server != NULL;

  if (watch->owner == NULL)
    return;
  g_dbus_connection_signal_unsubscribe (watch->bus, watch->signal);
  stop_source (&watch->again);
  g_cancellable_cancel (watch->questions);
  g_clear_object (&watch->questions);
  g_clear_pointer (&watch->owner, g_free);
  g_clear_pointer (&watch->name, g_free);
  g_clear_pointer (&watch->version, g_free);
  if (was_there)
    watch->events->gone (watch->data);
  g_clear_pointer (&watch->server, limber_server_free);
}

static void
on_owner (GDBusConnection *bus, const char *name G_GNUC_UNUSED, const char *owner, gpointer data)
{
  LimberServerWatch *watch = data;

  stop_source (&watch->activation);
  leave_owner (watch);
  watch->owner = g_strdup (owner);
  watch->askings = 0;
  watch->questions = g_cancellable_new ();
  watch->signal = g_dbus_connection_signal_subscribe (bus, owner, NAME, NULL, PATH, NULL, G_DBUS_SIGNAL_FLAGS_NONE,
                                                      on_signal, watch, NULL);
  ask_who (watch);
}

static void
on_no_owner (GDBusConnection *bus G_GNUC_UNUSED, const char *name G_GNUC_UNUSED, gpointer data)
{
  leave_owner (data);
}

static gboolean
activate (gpointer data)
{
  LimberServerWatch *watch = data;

  stop_source (&watch->activation);
  g_dbus_connection_call (watch->bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                          "StartServiceByName", g_variant_new ("(su)", NAME, 0), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL,
                          NULL, NULL);
  return G_SOURCE_REMOVE;
}

LimberServerWatch *
limber_server_watch_new (GDBusConnection *bus, guint activate_after_seconds, const LimberServerEvents *events,
                         gpointer data)
{
  LimberServerWatch *watch = g_new0 (LimberServerWatch, 1);

  watch->bus = g_object_ref (bus);
  watch->events = events;
  watch->data = data;
  if (activate_after_seconds > 0)
    watch->activation = start_timer (watch, activate_after_seconds * 1000, activate);
  watch->name_watch
      = g_bus_watch_name_on_connection (bus, NAME, G_BUS_NAME_WATCHER_FLAGS_NONE, on_owner, on_no_owner, watch, NULL);
  return watch;
}

void
limber_server_watch_free (LimberServerWatch *watch)
{
  stop_source (&watch->activation);
  g_bus_unwatch_name (watch->name_watch);
  g_clear_pointer (&watch->server, limber_server_free);
  leave_owner (watch);
  while (watch->under_way > 0)
    g_main_context_iteration (g_main_context_get_thread_default (), TRUE);
  g_object_unref (watch->bus);
  g_free (watch);
}

const char *
limber_server_watch_owner (LimberServerWatch *watch)
{
  return watch->server != NULL ? watch->owner : NULL;
}

const LimberServer *
limber_server_watch_server (LimberServerWatch *watch)
{
  return watch->server;
}

const LimberServerManners *
limber_server_watch_manners (LimberServerWatch *watch)
{
  return watch->manners;
}
