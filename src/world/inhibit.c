#include "inhibit.h"

#include "logind-lock.h"

#include <unistd.h>

/* GNOME's flags for what is to be inhibited. */
#define GNOME_SUSPEND 4u
#define GNOME_IDLE 8u

/* A service that hands out cookies. */
typedef struct
{
  const char *name; /* of the bus and of the interface */
  const char *path;
  const char *release; /* the method that takes the cookie back */
} Service;

static const Service screensaver = { "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "UnInhibit" };
static const Service gnome = { "org.gnome.SessionManager", "/org/gnome/SessionManager", "Uninhibit" };

static const char *const logind_locks[] = { "idle", "sleep" };

/* A cookie asked for, or held. Outlives the inhibit until the answer is there. */
typedef struct
{
  const Service *service;
  GDBusConnection *session; /* (owned) */
  guint32 cookie;
  gboolean held;    /* granted */
  gboolean asking;  /* not answered yet */
  gboolean dropped; /* nobody wants it any more */
} Grant;

struct _LimberInhibit
{
  Grant *screensaver, *gnome;             /* (owned) (nullable) */
  GCancellable *cancellable;              /* (owned) for the locks */
  int locks[G_N_ELEMENTS (logind_locks)]; /* -1: none */
};

/* For the answer about one lock. */
typedef struct
{
  LimberInhibit *inhibit; /* (unowned), gone once cancelled */
  gsize index;
} Lock;

static void
grant_free (Grant *grant)
{
  if (grant->held)
    g_dbus_connection_call (grant->session, grant->service->name, grant->service->path, grant->service->name,
                            grant->service->release, g_variant_new ("(u)", grant->cookie), NULL,
                            G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL, NULL, NULL);
  g_object_unref (grant->session);
  g_free (grant);
}

static void
on_grant (GObject *object, GAsyncResult *result, gpointer data)
{
  Grant *grant = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (object), result, &error);

  grant->asking = FALSE;
  if (reply == NULL)
    g_info ("%s inhibits nothing: %s", grant->service->name, error->message);
  else
    {
      g_variant_get (reply, "(u)", &grant->cookie);
      grant->held = TRUE;
    }
  if (grant->dropped)
    grant_free (grant);
}

static Grant *
ask (const Service *service, GDBusConnection *session, GVariant *arguments)
{
  Grant *grant = g_new0 (Grant, 1);

  grant->service = service;
  grant->session = g_object_ref (session);
  grant->asking = TRUE;
  g_dbus_connection_call (session, service->name, service->path, service->name, "Inhibit", arguments,
                          G_VARIANT_TYPE ("(u)"), G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL, on_grant, grant);
  return grant;
}

/* An answer still to come must not be lost, or nobody could give the cookie back. */
static void
drop (Grant *grant)
{
  if (grant == NULL)
    return;
  if (grant->asking)
    grant->dropped = TRUE;
  else
    grant_free (grant);
}

static void
on_lock (GObject *object, GAsyncResult *result, gpointer data)
{
  g_autofree Lock *lock = data;
  g_autoptr (GError) error = NULL;
  int descriptor = limber_logind_lock_finish (G_DBUS_CONNECTION (object), result, &error);

  if (descriptor >= 0)
    lock->inhibit->locks[lock->index] = descriptor;
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_info ("logind does not inhibit %s: %s", logind_locks[lock->index], error->message);
}

LimberInhibit *
limber_inhibit_new (GDBusConnection *session, GDBusConnection *system, const char *why)
{
  LimberInhibit *inhibit = g_new0 (LimberInhibit, 1);

  inhibit->cancellable = g_cancellable_new ();
  if (session != NULL)
    {
      inhibit->screensaver = ask (&screensaver, session, g_variant_new ("(ss)", "limber", why));
      inhibit->gnome
          = ask (&gnome, session, g_variant_new ("(susu)", "limber", (guint32)0, why, GNOME_SUSPEND | GNOME_IDLE));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (logind_locks); i++)
    {
      Lock *lock;

      inhibit->locks[i] = -1;
      if (system == NULL)
        continue;
      lock = g_new (Lock, 1);
      *lock = (Lock){ inhibit, i };
      limber_logind_lock_take (system, logind_locks[i], "block", why, inhibit->cancellable, on_lock, lock);
    }
  return inhibit;
}

void
limber_inhibit_free (LimberInhibit *inhibit)
{
  g_cancellable_cancel (inhibit->cancellable);
  g_object_unref (inhibit->cancellable);
  drop (inhibit->screensaver);
  drop (inhibit->gnome);
  for (gsize i = 0; i < G_N_ELEMENTS (logind_locks); i++)
    if (inhibit->locks[i] >= 0)
      close (inhibit->locks[i]);
  g_free (inhibit);
}
