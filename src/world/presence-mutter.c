#include "presence-mutter.h"

#define MUTTER_NAME "org.gnome.Mutter.IdleMonitor"
#define MUTTER_PATH "/org/gnome/Mutter/IdleMonitor/Core"

struct _LimberIdleMutter
{
  LimberIdle parent;
  GDBusConnection *session; /* (owned) */
  guint name_watch;
  guint signal;
  char *owner;               /* (owned) (nullable) unique name of the compositor in force */
  GCancellable *cancellable; /* (owned) for calls to that owner */
  gboolean adding;           /* an idle watch is being asked for */
  guint watched;             /* seconds that it was asked for; 0: never */
  guint idle_watch;          /* fires whenever idle for that long; 0: none */
  guint active_watch;        /* fires once at the next input; 0: none */
};

G_DEFINE_FINAL_TYPE (LimberIdleMutter, limber_idle_mutter, LIMBER_TYPE_IDLE)

static void arm (LimberIdle *idle);
static void become_idle (LimberIdleMutter *mutter, gint64 ago);

/* Asks the compositor in force for @method, which takes nothing. */
static void
call (LimberIdleMutter *mutter, const char *method, const char *reply, GAsyncReadyCallback done)
{
  g_dbus_connection_call (mutter->session, mutter->owner, MUTTER_PATH, MUTTER_NAME, method, NULL,
                          G_VARIANT_TYPE (reply), G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, mutter->cancellable, done,
                          mutter);
}

static void
lose (LimberIdleMutter *mutter, const GError *error)
{
  g_info ("%s does not answer: %s", MUTTER_NAME, error->message);
  limber_idle_report (LIMBER_IDLE (mutter), LIMBER_IDLE_ABSENT, 0);
}

/* The answer to call(); NULL when it no longer matters, or after ABSENT was reported. */
static GVariant *
finish (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  GVariant *reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result, &error);

  /* once cancelled, @data may be gone */
  if (reply == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    lose (data, error);
  return reply;
}

static void
on_idle_time (GObject *object, GAsyncResult *result, gpointer data)
{
  LimberIdleMutter *mutter = data;
  LimberIdle *idle = data;
  g_autoptr (GVariant) reply = finish (object, result, data);
  guint64 milliseconds;

  if (reply == NULL)
    return;
  g_variant_get (reply, "(t)", &milliseconds);
  if (milliseconds >= (guint64)limber_idle_after (idle) * 1000)
    become_idle (mutter, (gint64)milliseconds * 1000);
  else
    limber_idle_report (idle, LIMBER_IDLE_ACTIVE, 0);
}

static void
on_active_watch (GObject *object, GAsyncResult *result, gpointer data)
{
  LimberIdleMutter *mutter = data;
  g_autoptr (GVariant) reply = finish (object, result, data);

  if (reply == NULL)
    return;
  g_variant_get (reply, "(u)", &mutter->active_watch);
  /* there may have been an input before the watch was there */
  call (mutter, "GetIdletime", "(t)", on_idle_time);
}

static void
become_idle (LimberIdleMutter *mutter, gint64 ago)
{
  if (limber_idle_state (LIMBER_IDLE (mutter)) != LIMBER_IDLE_IDLE)
    call (mutter, "AddUserActiveWatch", "(u)", on_active_watch);
  limber_idle_report (LIMBER_IDLE (mutter), LIMBER_IDLE_IDLE, ago);
}

/* An idle watch asked for. Not cancelled, since one that nobody knows of could not be removed. */
typedef struct
{
  LimberIdleMutter *mutter;  /* (unowned), gone once cancelled */
  GCancellable *cancellable; /* (owned) */
  char *owner;               /* (owned) */
} Request;

static void
request_free (Request *request)
{
  g_object_unref (request->cancellable);
  g_free (request->owner);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

static void
remove_watch (GDBusConnection *session, const char *owner, guint watch)
{
  g_dbus_connection_call (session, owner, MUTTER_PATH, MUTTER_NAME, "RemoveWatch", g_variant_new ("(u)", watch), NULL,
                          G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL, NULL, NULL);
}

static void
on_idle_watch (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (Request) request = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result, &error);
  LimberIdleMutter *mutter = request->mutter;
  guint watch = 0;

  if (reply != NULL)
    g_variant_get (reply, "(u)", &watch);
  if (g_cancellable_is_cancelled (request->cancellable))
    {
      if (watch != 0)
        remove_watch (G_DBUS_CONNECTION (object), request->owner, watch);
      return;
    }
  mutter->adding = FALSE;
  mutter->idle_watch = watch;
  if (reply == NULL)
    lose (mutter, error);
  else if (limber_idle_state (LIMBER_IDLE (mutter)) == LIMBER_IDLE_ACTIVE)
    arm (LIMBER_IDLE (mutter));
}

static void
arm (LimberIdle *idle)
{
  LimberIdleMutter *mutter = LIMBER_IDLE_MUTTER (idle);
  Request *request;

  if (mutter->adding || mutter->watched == limber_idle_after (idle))
    return;
  if (mutter->idle_watch != 0)
    remove_watch (mutter->session, mutter->owner, mutter->idle_watch);
  mutter->idle_watch = 0;
  mutter->adding = TRUE;
  mutter->watched = limber_idle_after (idle);
  request = g_new (Request, 1);
  *request = (Request){ mutter, g_object_ref (mutter->cancellable), g_strdup (mutter->owner) };
  g_dbus_connection_call (mutter->session, mutter->owner, MUTTER_PATH, MUTTER_NAME, "AddIdleWatch",
                          g_variant_new ("(t)", (guint64)mutter->watched * 1000), G_VARIANT_TYPE ("(u)"),
                          G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL, on_idle_watch, request);
}

static void
on_fired (GDBusConnection *session, const char *sender, const char *path, const char *interface, const char *signal,
          GVariant *arguments, gpointer data)
{
  LimberIdleMutter *mutter = data;
  guint watch;

  (void)session, (void)sender, (void)path, (void)interface, (void)signal;
  if (!g_variant_is_of_type (arguments, G_VARIANT_TYPE ("(u)")))
    return;
  g_variant_get (arguments, "(u)", &watch);
  if (watch != 0 && watch == mutter->idle_watch)
    become_idle (mutter, mutter->watched * G_USEC_PER_SEC);
  else if (watch != 0 && watch == mutter->active_watch)
    {
      mutter->active_watch = 0;
      limber_idle_report (data, LIMBER_IDLE_ACTIVE, 0);
    }
}

/* The watches were the compositor's and are gone with it. */
static void
forget (LimberIdleMutter *mutter)
{
  g_cancellable_cancel (mutter->cancellable);
  g_clear_object (&mutter->cancellable);
  if (mutter->signal != 0)
    g_dbus_connection_signal_unsubscribe (mutter->session, mutter->signal);
  mutter->signal = 0;
  g_clear_pointer (&mutter->owner, g_free);
  mutter->adding = FALSE;
  mutter->watched = mutter->idle_watch = mutter->active_watch = 0;
}

static void
on_appeared (GDBusConnection *session, const char *name, const char *owner, gpointer data)
{
  LimberIdleMutter *mutter = data;

  (void)name;
  forget (mutter);
  mutter->cancellable = g_cancellable_new ();
  mutter->owner = g_strdup (owner);
  mutter->signal = g_dbus_connection_signal_subscribe (session, owner, MUTTER_NAME, "WatchFired", MUTTER_PATH, NULL,
                                                       G_DBUS_SIGNAL_FLAGS_NONE, on_fired, mutter, NULL);
  call (mutter, "GetIdletime", "(t)", on_idle_time);
  limber_idle_report (data, LIMBER_IDLE_LOOKING, 0);
}

static void
on_vanished (GDBusConnection *session, const char *name, gpointer data)
{
  (void)session, (void)name;
  forget (data);
  limber_idle_report (data, LIMBER_IDLE_ABSENT, 0);
}

static void
limber_idle_mutter_dispose (GObject *object)
{
  LimberIdleMutter *mutter = LIMBER_IDLE_MUTTER (object);

  g_clear_handle_id (&mutter->name_watch, g_bus_unwatch_name);
  if (mutter->idle_watch != 0)
    remove_watch (mutter->session, mutter->owner, mutter->idle_watch);
  forget (mutter);
  g_clear_object (&mutter->session);
  G_OBJECT_CLASS (limber_idle_mutter_parent_class)->dispose (object);
}

static void
limber_idle_mutter_class_init (LimberIdleMutterClass *class)
{
  G_OBJECT_CLASS (class)->dispose = limber_idle_mutter_dispose;
  LIMBER_IDLE_CLASS (class)->arm = arm;
}

static void
limber_idle_mutter_init (LimberIdleMutter *mutter)
{
  limber_idle_set_name (LIMBER_IDLE (mutter), "mutter");
}

LimberIdle *
limber_idle_mutter_new (GDBusConnection *session, guint seconds)
{
  LimberIdleMutter *mutter = g_object_new (LIMBER_TYPE_IDLE_MUTTER, NULL);

  limber_idle_set_after (LIMBER_IDLE (mutter), seconds);
  mutter->session = g_object_ref (session);
  mutter->name_watch = g_bus_watch_name_on_connection (session, MUTTER_NAME, G_BUS_NAME_WATCHER_FLAGS_NONE, on_appeared,
                                                       on_vanished, mutter, NULL);
  return LIMBER_IDLE (mutter);
}
