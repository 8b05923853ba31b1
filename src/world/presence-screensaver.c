#include "presence-screensaver.h"

/* They all took over the same two members. */
static const struct
{
  const char *name; /* of the bus and of the interface */
  const char *path;
} services[] = {
  { "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver" },
  { "org.gnome.ScreenSaver", "/org/gnome/ScreenSaver" },
  { "org.cinnamon.ScreenSaver", "/org/cinnamon/ScreenSaver" },
  { "org.mate.ScreenSaver", "/org/mate/ScreenSaver" },
  { "org.xfce.ScreenSaver", "/org/xfce/ScreenSaver" },
};

typedef struct
{
  LimberScreensaver *screensaver; /* (unowned) */
  gsize index;                    /* into the services */
  guint name_watch, signal;
  GCancellable *cancellable; /* (owned) (nullable) while it is there */
  gboolean ready, active;
} Service;

struct _LimberScreensaver
{
  GObject parent;
  GDBusConnection *session; /* (owned) */
  Service services[G_N_ELEMENTS (services)];
};

G_DEFINE_FINAL_TYPE (LimberScreensaver, limber_screensaver, G_TYPE_OBJECT)

static guint changed_signal;

static void
set_active (Service *service, gboolean active)
{
  gboolean changed = !service->ready || service->active != active;

  service->ready = TRUE;
  service->active = active;
  if (changed)
    g_signal_emit (service->screensaver, changed_signal, 0);
}

static void
on_active_changed (GDBusConnection *session, const char *sender, const char *path, const char *interface,
                   const char *signal, GVariant *arguments, gpointer data)
{
  gboolean active;

  (void)session, (void)sender, (void)path, (void)interface, (void)signal;
  if (!g_variant_is_of_type (arguments, G_VARIANT_TYPE ("(b)")))
    return;
  g_variant_get (arguments, "(b)", &active);
  set_active (data, active);
}

static void
on_get_active (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result, &error);
  gboolean active = FALSE;

  /* once cancelled, @data may be gone */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  /* one that cannot be asked may still tell when it changes */
  if (reply != NULL)
    g_variant_get (reply, "(b)", &active);
  set_active (data, active);
}

static void
forget (Service *service)
{
  g_cancellable_cancel (service->cancellable);
  g_clear_object (&service->cancellable);
  if (service->signal != 0)
    g_dbus_connection_signal_unsubscribe (service->screensaver->session, service->signal);
  service->signal = 0;
  service->ready = FALSE;
}

static void
on_appeared (GDBusConnection *session, const char *name, const char *owner, gpointer data)
{
  Service *service = data;
  const char *path = services[service->index].path;

  forget (service);
  service->cancellable = g_cancellable_new ();
  service->signal = g_dbus_connection_signal_subscribe (session, owner, name, "ActiveChanged", path, NULL,
                                                        G_DBUS_SIGNAL_FLAGS_NONE, on_active_changed, service, NULL);
  g_dbus_connection_call (session, owner, path, name, "GetActive", NULL, G_VARIANT_TYPE ("(b)"),
                          G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, service->cancellable, on_get_active, service);
}

static void
on_vanished (GDBusConnection *session, const char *name, gpointer data)
{
  (void)session, (void)name;
  forget (data);
  set_active (data, FALSE);
}

gboolean
limber_screensaver_is_ready (LimberScreensaver *screensaver)
{
  for (gsize i = 0; i < G_N_ELEMENTS (services); i++)
    if (!screensaver->services[i].ready)
      return FALSE;
  return TRUE;
}

gboolean
limber_screensaver_is_present (LimberScreensaver *screensaver)
{
  for (gsize i = 0; i < G_N_ELEMENTS (services); i++)
    if (screensaver->services[i].cancellable != NULL)
      return TRUE;
  return FALSE;
}

gboolean
limber_screensaver_is_active (LimberScreensaver *screensaver)
{
  for (gsize i = 0; i < G_N_ELEMENTS (services); i++)
    if (screensaver->services[i].active)
      return TRUE;
  return FALSE;
}

static void
limber_screensaver_dispose (GObject *object)
{
  LimberScreensaver *screensaver = LIMBER_SCREENSAVER (object);

  for (gsize i = 0; i < G_N_ELEMENTS (services); i++)
    {
      g_clear_handle_id (&screensaver->services[i].name_watch, g_bus_unwatch_name);
      forget (&screensaver->services[i]);
    }
  g_clear_object (&screensaver->session);
  G_OBJECT_CLASS (limber_screensaver_parent_class)->dispose (object);
}

static void
limber_screensaver_class_init (LimberScreensaverClass *class)
{
  G_OBJECT_CLASS (class)->dispose = limber_screensaver_dispose;
  changed_signal
      = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
limber_screensaver_init (LimberScreensaver *screensaver)
{
  (void)screensaver;
}

LimberScreensaver *
limber_screensaver_new (GDBusConnection *session)
{
  LimberScreensaver *screensaver = g_object_new (LIMBER_TYPE_SCREENSAVER, NULL);

  screensaver->session = g_object_ref (session);
  for (gsize i = 0; i < G_N_ELEMENTS (services); i++)
    {
      Service *service = &screensaver->services[i];

      service->screensaver = screensaver;
      service->index = i;
      service->name_watch = g_bus_watch_name_on_connection (session, services[i].name, G_BUS_NAME_WATCHER_FLAGS_NONE,
                                                            on_appeared, on_vanished, service, NULL);
    }
  return screensaver;
}
