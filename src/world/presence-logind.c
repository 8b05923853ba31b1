#include "presence-logind.h"

#include "logind-lock.h"

#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

#define LOGIND_NAME "org.freedesktop.login1"
#define LOGIND_PATH "/org/freedesktop/login1"
#define MANAGER_INTERFACE "org.freedesktop.login1.Manager"
#define USER_INTERFACE "org.freedesktop.login1.User"
#define SESSION_INTERFACE "org.freedesktop.login1.Session"
#define PROPERTIES_INTERFACE "org.freedesktop.DBus.Properties"

struct _LimberLogind
{
  GObject parent;
  GDBusConnection *system; /* (owned) */
  guint name_watch;
  char *owner;               /* (owned) (nullable) unique name of logind */
  GCancellable *cancellable; /* (owned) for calls to that owner */
  guint sleep_signal, user_signal, session_signal;
  char *user, *session; /* (owned) (nullable) object paths */
  int delay;            /* holds the machine up before it sleeps; -1: not held */
  gboolean ready, locked, asleep;
};

G_DEFINE_FINAL_TYPE (LimberLogind, limber_logind, G_TYPE_OBJECT)

static guint changed_signal;

static void
set_state (LimberLogind *logind, gboolean locked, gboolean asleep)
{
  gboolean changed = !logind->ready || logind->locked != locked || logind->asleep != asleep;

  logind->ready = TRUE;
  logind->locked = locked;
  logind->asleep = asleep;
  if (changed)
    g_signal_emit (logind, changed_signal, 0);
}

static void
call (LimberLogind *logind, const char *path, const char *interface, const char *method, GVariant *arguments,
      const char *reply, GAsyncReadyCallback done)
{
  g_dbus_connection_call (logind->system, logind->owner, path, interface, method, arguments, G_VARIANT_TYPE (reply),
                          G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, logind->cancellable, done, logind);
}

static void
get_property (LimberLogind *logind, const char *path, const char *interface, const char *name, GAsyncReadyCallback done)
{
  call (logind, path, PROPERTIES_INTERFACE, "Get", g_variant_new ("(ss)", interface, name), "(v)", done);
}

/* The answer to call(). NULL when it no longer matters, or after the lock was given up: what
 * logind does not say, nobody knows. */
static GVariant *
finish (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  GVariant *reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result, &error);

  /* once cancelled, @data may be gone */
  if (reply == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      LimberLogind *logind = data;

      g_info ("logind does not tell whether the screen is locked: %s", error->message);
      set_state (logind, FALSE, logind->asleep);
    }
  return reply;
}

static void
on_locked_hint (GObject *object, GAsyncResult *result, gpointer data)
{
  LimberLogind *logind = data;
  g_autoptr (GVariant) reply = finish (object, result, data);
  g_autoptr (GVariant) value = NULL;

  if (reply == NULL)
    return;
  g_variant_get (reply, "(v)", &value);
  set_state (logind, g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN) && g_variant_get_boolean (value),
             logind->asleep);
}

static guint
watch_properties (LimberLogind *logind, const char *path, const char *interface, GDBusSignalCallback callback)
{
  return g_dbus_connection_signal_subscribe (logind->system, logind->owner, PROPERTIES_INTERFACE, "PropertiesChanged",
                                             path, interface, G_DBUS_SIGNAL_FLAGS_NONE, callback, logind, NULL);
}

static void
unwatch (LimberLogind *logind, guint *signal)
{
  if (*signal != 0)
    g_dbus_connection_signal_unsubscribe (logind->system, *signal);
  *signal = 0;
}

/* Whether a PropertiesChanged speaks of @name. */
static gboolean
mentions (GVariant *arguments, const char *name)
{
  g_autoptr (GVariant) changed = NULL;
  g_autofree const char **invalidated = NULL;

  if (!g_variant_is_of_type (arguments, G_VARIANT_TYPE ("(sa{sv}as)")))
    return FALSE;
  g_variant_get (arguments, "(s@a{sv}^a&s)", NULL, &changed, &invalidated);
  return g_variant_lookup (changed, name, "*", NULL) || g_strv_contains (invalidated, name);
}

static void
on_session_changed (GDBusConnection *system, const char *sender, const char *path, const char *interface,
                    const char *signal, GVariant *arguments, gpointer data)
{
  LimberLogind *logind = data;

  (void)system, (void)sender, (void)path, (void)interface, (void)signal;
  if (mentions (arguments, "LockedHint"))
    get_property (logind, logind->session, SESSION_INTERFACE, "LockedHint", on_locked_hint);
}

static void
on_display (GObject *object, GAsyncResult *result, gpointer data)
{
  LimberLogind *logind = data;
  g_autoptr (GVariant) reply = finish (object, result, data);
  g_autoptr (GVariant) value = NULL;
  g_autofree char *session = NULL;

  if (reply == NULL)
    return;
  g_variant_get (reply, "(v)", &value);
  if (g_variant_is_of_type (value, G_VARIANT_TYPE ("(so)")))
    g_variant_get (value, "(so)", NULL, &session);
  if (session != NULL && g_strcmp0 (session, logind->session) == 0)
    return;
  unwatch (logind, &logind->session_signal);
  g_clear_pointer (&logind->session, g_free);
  if (session == NULL || strcmp (session, "/") == 0)
    {
      set_state (logind, FALSE, logind->asleep);
      return;
    }
  logind->session = g_steal_pointer (&session);
  logind->session_signal = watch_properties (logind, logind->session, SESSION_INTERFACE, on_session_changed);
  get_property (logind, logind->session, SESSION_INTERFACE, "LockedHint", on_locked_hint);
}

static void
on_user_changed (GDBusConnection *system, const char *sender, const char *path, const char *interface,
                 const char *signal, GVariant *arguments, gpointer data)
{
  LimberLogind *logind = data;

  (void)system, (void)sender, (void)path, (void)interface, (void)signal;
  if (mentions (arguments, "Display"))
    get_property (logind, logind->user, USER_INTERFACE, "Display", on_display);
}

static void
on_user (GObject *object, GAsyncResult *result, gpointer data)
{
  LimberLogind *logind = data;
  g_autoptr (GVariant) reply = finish (object, result, data);

  if (reply == NULL)
    return;
  g_variant_get (reply, "(o)", &logind->user);
  logind->user_signal = watch_properties (logind, logind->user, USER_INTERFACE, on_user_changed);
  get_property (logind, logind->user, USER_INTERFACE, "Display", on_display);
}

static void
drop_delay (LimberLogind *logind)
{
  if (logind->delay >= 0)
    close (logind->delay);
  logind->delay = -1;
}

static void
on_delay (GObject *object, GAsyncResult *result, gpointer data)
{
  LimberLogind *logind = data;
  g_autoptr (GError) error = NULL;
  int lock = limber_logind_lock_finish (G_DBUS_CONNECTION (object), result, &error);

  /* once cancelled, @data may be gone */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (lock < 0)
    {
      g_info ("cannot hold the machine up before it sleeps: %s", error->message);
      return;
    }
  drop_delay (logind);
  logind->delay = lock;
  if (logind->asleep)
    drop_delay (logind);
}

static void
take_delay (LimberLogind *logind)
{
  limber_logind_lock_take (logind->system, "sleep", "delay", _ ("Note the time before the computer sleeps"),
                           logind->cancellable, on_delay, logind);
}

static void
on_sleep (GDBusConnection *system, const char *sender, const char *path, const char *interface, const char *signal,
          GVariant *arguments, gpointer data)
{
  g_autoptr (LimberLogind) logind = g_object_ref (data);
  gboolean asleep;

  (void)system, (void)sender, (void)path, (void)interface, (void)signal;
  if (!g_variant_is_of_type (arguments, G_VARIANT_TYPE ("(b)")))
    return;
  g_variant_get (arguments, "(b)", &asleep);
  if (!asleep)
    take_delay (logind);
  set_state (logind, logind->locked, asleep);
  /* whoever listens has done what had to be done before the machine sleeps */
  if (asleep)
    drop_delay (logind);
}

/* What is known of one logind is of no use with the next. */
static void
forget (LimberLogind *logind)
{
  g_cancellable_cancel (logind->cancellable);
  g_clear_object (&logind->cancellable);
  unwatch (logind, &logind->sleep_signal);
  unwatch (logind, &logind->user_signal);
  unwatch (logind, &logind->session_signal);
  drop_delay (logind);
  logind->ready = FALSE;
  g_clear_pointer (&logind->owner, g_free);
  g_clear_pointer (&logind->user, g_free);
  g_clear_pointer (&logind->session, g_free);
}

static void
on_appeared (GDBusConnection *system, const char *name, const char *owner, gpointer data)
{
  LimberLogind *logind = data;

  (void)name;
  forget (logind);
  logind->owner = g_strdup (owner);
  logind->cancellable = g_cancellable_new ();
  logind->sleep_signal
      = g_dbus_connection_signal_subscribe (system, owner, MANAGER_INTERFACE, "PrepareForSleep", LOGIND_PATH, NULL,
                                            G_DBUS_SIGNAL_FLAGS_NONE, on_sleep, logind, NULL);
  take_delay (logind);
  call (logind, LOGIND_PATH, MANAGER_INTERFACE, "GetUser", g_variant_new ("(u)", (guint32)getuid ()), "(o)", on_user);
}

static void
on_vanished (GDBusConnection *system, const char *name, gpointer data)
{
  (void)system, (void)name;
  forget (data);
  set_state (data, FALSE, FALSE);
}

gboolean
limber_logind_is_ready (LimberLogind *logind)
{
  return logind->ready;
}

gboolean
limber_logind_is_present (LimberLogind *logind)
{
  return logind->owner != NULL;
}

gboolean
limber_logind_is_locked (LimberLogind *logind)
{
  return logind->locked;
}

gboolean
limber_logind_is_asleep (LimberLogind *logind)
{
  return logind->asleep;
}

static void
limber_logind_dispose (GObject *object)
{
  LimberLogind *logind = LIMBER_LOGIND (object);

  g_clear_handle_id (&logind->name_watch, g_bus_unwatch_name);
  forget (logind);
  g_clear_object (&logind->system);
  G_OBJECT_CLASS (limber_logind_parent_class)->dispose (object);
}

static void
limber_logind_class_init (LimberLogindClass *class)
{
  G_OBJECT_CLASS (class)->dispose = limber_logind_dispose;
  changed_signal
      = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
limber_logind_init (LimberLogind *logind)
{
  logind->delay = -1;
}

LimberLogind *
limber_logind_new (GDBusConnection *system)
{
  LimberLogind *logind = g_object_new (LIMBER_TYPE_LOGIND, NULL);

  logind->system = g_object_ref (system);
  logind->name_watch = g_bus_watch_name_on_connection (system, LOGIND_NAME, G_BUS_NAME_WATCHER_FLAGS_NONE, on_appeared,
                                                       on_vanished, logind, NULL);
  return logind;
}
