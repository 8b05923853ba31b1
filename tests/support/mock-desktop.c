#include "mock-desktop.h"

#include "mock-bus.h"

struct _MockDesktop
{
  MockBus *bus;
  char *name, *path; /* (owned) */
  gboolean active;
  guint held, given;
  char *reason; /* (owned) (nullable) */
};

static GVariant *
on_method (gpointer data, const char *method, GVariant *arguments, GUnixFDList *descriptors, GError **error)
{
  MockDesktop *desktop = data;

  (void)descriptors, (void)error;
  if (g_str_equal (method, "GetActive"))
    return g_variant_new ("(b)", desktop->active);
  if (g_ascii_strcasecmp (method, "UnInhibit") == 0)
    {
      guint32 cookie;

      g_variant_get (arguments, "(u)", &cookie);
      g_assert_cmpuint (cookie, ==, 100 + desktop->given);
      g_assert_cmpuint (desktop->held, >, 0);
      desktop->held--;
      return NULL;
    }
  g_clear_pointer (&desktop->reason, g_free);
  if (g_variant_is_of_type (arguments, G_VARIANT_TYPE ("(ss)")))
    g_variant_get (arguments, "(ss)", NULL, &desktop->reason);
  else
    {
      guint32 flags;

      g_variant_get (arguments, "(susu)", NULL, NULL, &desktop->reason, &flags);
      /* suspend and idle */
      g_assert_cmpuint (flags, ==, 12);
    }
  desktop->held++;
  return g_variant_new ("(u)", 100 + ++desktop->given);
}

static const MockAnswers answers = { .method = on_method };

MockDesktop *
mock_desktop_new (const char *name, const char *path)
{
  MockDesktop *desktop = g_new0 (MockDesktop, 1);
  gboolean gnome = g_str_equal (name, "org.gnome.SessionManager");
  g_autofree char *xml
      = g_strdup_printf ("<node><interface name='%s'>"
                         "<method name='GetActive'><arg type='b' direction='out'/></method>"
                         "<method name='Inhibit'><arg type='s' direction='in'/>%s<arg type='s' direction='in'/>%s"
                         "<arg type='u' direction='out'/></method>"
                         "<method name='%s'><arg type='u' direction='in'/></method>"
                         "<signal name='ActiveChanged'><arg type='b'/></signal>"
                         "</interface></node>",
                         name, gnome ? "<arg type='u' direction='in'/>" : "",
                         gnome ? "<arg type='u' direction='in'/>" : "", gnome ? "Uninhibit" : "UnInhibit");

  desktop->name = g_strdup (name);
  desktop->path = g_strdup (path);
  desktop->bus = mock_bus_new (&answers, desktop);
  mock_bus_export (desktop->bus, path, xml);
  mock_bus_own (desktop->bus, name);
  return desktop;
}

void
mock_desktop_free (MockDesktop *desktop)
{
  mock_bus_free (desktop->bus);
  g_free (desktop->name);
  g_free (desktop->path);
  g_free (desktop->reason);
  g_free (desktop);
}

void
mock_desktop_set_active (MockDesktop *desktop, gboolean active)
{
  desktop->active = active;
  mock_bus_emit (desktop->bus, desktop->path, desktop->name, "ActiveChanged", g_variant_new ("(b)", active));
}

void
mock_desktop_hang (MockDesktop *desktop)
{
  mock_bus_hang (desktop->bus);
}

guint
mock_desktop_held (MockDesktop *desktop)
{
  return desktop->held;
}

guint
mock_desktop_given (MockDesktop *desktop)
{
  return desktop->given;
}

const char *
mock_desktop_reason (MockDesktop *desktop)
{
  return desktop->reason;
}
