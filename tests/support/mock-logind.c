#include "mock-logind.h"

#include "mock-bus.h"

#include <glib-unix.h>
#include <poll.h>
#include <unistd.h>

#define MANAGER "org.freedesktop.login1.Manager"
#define USER "org.freedesktop.login1.User"
#define SESSION "org.freedesktop.login1.Session"

static const char manager_xml[]
    = "<node><interface name='" MANAGER "'>"
      "<method name='GetUser'><arg type='u' direction='in'/><arg type='o' direction='out'/></method>"
      "<method name='Inhibit'><arg type='s' direction='in'/><arg type='s' direction='in'/>"
      "<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='h' direction='out'/></method>"
      "<signal name='PrepareForSleep'><arg type='b'/></signal>"
      "</interface></node>";
static const char user_xml[]
    = "<node><interface name='" USER "'><property name='Display' type='(so)' access='read'/></interface></node>";
static const char session_xml[]
    = "<node><interface name='" SESSION "'><property name='LockedHint' type='b' access='read'/></interface></node>";

/* A lock is held as long as the other end of its pipe is open. */
typedef struct
{
  char *what, *mode; /* (owned) */
  int pipe;
} Lock;

struct _MockLogind
{
  MockBus *bus;
  char *user, *display; /* (owned) (nullable) */
  gboolean locked;      /* session 1; the other one never is */
  char *refused;        /* (owned) (nullable) */
  GArray *locks;        /* Lock */
  gboolean sleep_in_call;
};

static GVariant *
inhibit (MockLogind *logind, GVariant *arguments, GUnixFDList *descriptors, GError **error)
{
  Lock lock = { NULL, NULL, -1 };
  int ends[2], index;

  if (logind->sleep_in_call)
    mock_logind_sleep (logind, TRUE);
  logind->sleep_in_call = FALSE;
  g_variant_get (arguments, "(ssss)", &lock.what, NULL, NULL, &lock.mode);
  if (g_strcmp0 (lock.mode, logind->refused) == 0)
    {
      g_set_error_literal (error, G_DBUS_ERROR, G_DBUS_ERROR_ACCESS_DENIED, "not you");
      g_free (lock.what);
      g_free (lock.mode);
      return NULL;
    }
  g_assert_true (g_unix_open_pipe (ends, FD_CLOEXEC, NULL));
  lock.pipe = ends[0];
  g_array_append_val (logind->locks, lock);
  index = g_unix_fd_list_append (descriptors, ends[1], NULL);
  close (ends[1]);
  return g_variant_new ("(h)", index);
}

static GVariant *
on_method (gpointer data, const char *method, GVariant *arguments, GUnixFDList *descriptors, GError **error)
{
  MockLogind *logind = data;
  guint32 uid;

  if (g_str_equal (method, "Inhibit"))
    return inhibit (logind, arguments, descriptors, error);
  g_assert_cmpstr (method, ==, "GetUser");
  g_variant_get (arguments, "(u)", &uid);
  g_assert_cmpuint (uid, ==, getuid ());
  if (logind->user != NULL)
    return g_variant_new ("(o)", logind->user);
  g_set_error_literal (error, G_DBUS_ERROR, G_DBUS_ERROR_FAILED, "no such user");
  return NULL;
}

static GVariant *
on_property (gpointer data, const char *path, const char *property)
{
  MockLogind *logind = data;
  g_autofree char *session = NULL;

  if (g_str_equal (property, "LockedHint"))
    return g_variant_new_boolean (logind->locked && g_str_has_suffix (path, "/_31"));
  if (logind->display == NULL)
    return g_variant_new ("(so)", "", "/");
  session = g_strdup_printf ("/org/freedesktop/login1/session/_3%s", logind->display);
  return g_variant_new ("(so)", logind->display, session);
}

static const MockAnswers answers = { .method = on_method, .property = on_property };

static void
clear_lock (gpointer data)
{
  Lock *lock = data;

  g_free (lock->what);
  g_free (lock->mode);
  close (lock->pipe);
}

MockLogind *
mock_logind_new (void)
{
  MockLogind *logind = g_new0 (MockLogind, 1);

  logind->locks = g_array_new (FALSE, FALSE, sizeof (Lock));
  g_array_set_clear_func (logind->locks, clear_lock);
  logind->user = g_strdup_printf ("/org/freedesktop/login1/user/_%u", getuid ());
  logind->display = g_strdup ("1");
  logind->bus = mock_bus_new (&answers, logind);
  mock_bus_export (logind->bus, "/org/freedesktop/login1", manager_xml);
  mock_bus_export (logind->bus, logind->user, user_xml);
  mock_bus_export (logind->bus, "/org/freedesktop/login1/session/_31", session_xml);
  mock_bus_export (logind->bus, "/org/freedesktop/login1/session/_32", session_xml);
  mock_bus_own (logind->bus, "org.freedesktop.login1");
  return logind;
}

void
mock_logind_free (MockLogind *logind)
{
  mock_bus_free (logind->bus);
  g_array_unref (logind->locks);
  g_free (logind->user);
  g_free (logind->display);
  g_free (logind->refused);
  g_free (logind);
}

void
mock_logind_set_locked (MockLogind *logind, gboolean locked)
{
  logind->locked = locked;
  mock_bus_invalidate (logind->bus, "/org/freedesktop/login1/session/_31", SESSION, "LockedHint");
}

void
mock_logind_set_display (MockLogind *logind, const char *session)
{
  g_free (logind->display);
  logind->display = g_strdup (session);
  mock_bus_invalidate (logind->bus, logind->user, USER, "Display");
}

void
mock_logind_sleep (MockLogind *logind, gboolean asleep)
{
  mock_bus_emit (logind->bus, "/org/freedesktop/login1", MANAGER, "PrepareForSleep", g_variant_new ("(b)", asleep));
}

void
mock_logind_sleep_in_call (MockLogind *logind)
{
  logind->sleep_in_call = TRUE;
}

void
mock_logind_forget_user (MockLogind *logind)
{
  g_clear_pointer (&logind->user, g_free);
}

void
mock_logind_refuse (MockLogind *logind, const char *mode)
{
  g_free (logind->refused);
  logind->refused = g_strdup (mode);
}

guint
mock_logind_locks (MockLogind *logind, const char *what, const char *mode)
{
  guint held = 0;

  for (guint i = 0; i < logind->locks->len; i++)
    {
      const Lock *lock = &g_array_index (logind->locks, Lock, i);
      struct pollfd end = { .fd = lock->pipe, .events = 0 };

      g_assert_cmpint (poll (&end, 1, 0), >=, 0);
      held += !(end.revents & POLLHUP) && (what == NULL || g_str_equal (lock->what, what))
              && g_str_equal (lock->mode, mode);
    }
  return held;
}
