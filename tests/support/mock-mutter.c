#include "mock-mutter.h"

#include "mock-bus.h"

#define NAME "org.gnome.Mutter.IdleMonitor"
#define PATH "/org/gnome/Mutter/IdleMonitor/Core"

static const char xml[]
    = "<node><interface name='" NAME "'>"
      "<method name='GetIdletime'><arg type='t' direction='out'/></method>"
      "<method name='AddIdleWatch'><arg type='t' direction='in'/><arg type='u' direction='out'/></method>"
      "<method name='AddUserActiveWatch'><arg type='u' direction='out'/></method>"
      "<method name='RemoveWatch'><arg type='u' direction='in'/></method>"
      "<signal name='WatchFired'><arg type='u'/></signal>"
      "</interface></node>";

struct _MockMutter
{
  MockBus *bus;
  GArray *watches; /* MockWatch */
  guint last_id;
  guint64 idle;
  gboolean touch_in_call, refuse;
};

static guint
add_watch (MockMutter *mutter, guint64 interval)
{
  MockWatch watch
      = { .id = ++mutter->last_id, .interval = interval, .fired = interval != 0 && mutter->idle >= interval };

  g_array_append_val (mutter->watches, watch);
  return watch.id;
}

/* One that it does not know is no error there. */
static void
remove_watch (MockMutter *mutter, guint id)
{
  for (guint i = 0; i < mutter->watches->len; i++)
    if (g_array_index (mutter->watches, MockWatch, i).id == id)
      {
        g_array_remove_index (mutter->watches, i);
        return;
      }
}

static GVariant *
on_method (gpointer data, const char *method, GVariant *arguments, GUnixFDList *descriptors, GError **error)
{
  MockMutter *mutter = data;
  guint64 interval;
  guint id;

  (void)descriptors;
  if (mutter->refuse)
    {
      g_set_error_literal (error, G_DBUS_ERROR, G_DBUS_ERROR_ACCESS_DENIED, "not you");
      return NULL;
    }
  if (g_str_equal (method, "GetIdletime"))
    return g_variant_new ("(t)", mutter->idle);
  if (g_str_equal (method, "AddUserActiveWatch"))
    {
      if (mutter->touch_in_call)
        mock_mutter_set_idle (mutter, 0);
      mutter->touch_in_call = FALSE;
      return g_variant_new ("(u)", add_watch (mutter, 0));
    }
  if (g_str_equal (method, "AddIdleWatch"))
    {
      g_variant_get (arguments, "(t)", &interval);
      return g_variant_new ("(u)", add_watch (mutter, interval));
    }
  g_assert_cmpstr (method, ==, "RemoveWatch");
  g_variant_get (arguments, "(u)", &id);
  remove_watch (mutter, id);
  return NULL;
}

static const MockAnswers answers = { .method = on_method };

MockMutter *
mock_mutter_new (void)
{
  MockMutter *mutter = g_new0 (MockMutter, 1);

  mutter->watches = g_array_new (FALSE, FALSE, sizeof (MockWatch));
  mutter->bus = mock_bus_new (&answers, mutter);
  mock_bus_export (mutter->bus, PATH, xml);
  return mutter;
}

void
mock_mutter_free (MockMutter *mutter)
{
  mock_bus_free (mutter->bus);
  g_array_unref (mutter->watches);
  g_free (mutter);
}

void
mock_mutter_own (MockMutter *mutter)
{
  mock_bus_own (mutter->bus, NAME);
}

void
mock_mutter_disown (MockMutter *mutter)
{
  mock_bus_disown (mutter->bus, NAME);
  /* the shell that comes back is another one */
  g_array_set_size (mutter->watches, 0);
}

void
mock_mutter_set_idle (MockMutter *mutter, guint64 milliseconds)
{
  mutter->idle = milliseconds;
  for (guint i = 0; i < mutter->watches->len;)
    {
      MockWatch *watch = &g_array_index (mutter->watches, MockWatch, i);
      gboolean fires = watch->interval == 0 ? milliseconds == 0 : milliseconds >= watch->interval && !watch->fired;

      watch->fired = watch->interval != 0 && milliseconds >= watch->interval;
      if (fires)
        mock_bus_emit (mutter->bus, PATH, NAME, "WatchFired", g_variant_new ("(u)", watch->id));
      if (fires && watch->interval == 0)
        g_array_remove_index (mutter->watches, i);
      else
        i++;
    }
}

void
mock_mutter_touch_in_call (MockMutter *mutter)
{
  mutter->touch_in_call = TRUE;
}

void
mock_mutter_forge (MockMutter *mutter, guint watch)
{
  mock_bus_emit (mutter->bus, PATH, NAME, "WatchFired", g_variant_new ("(u)", watch));
}

void
mock_mutter_refuse (MockMutter *mutter, gboolean refuse)
{
  mutter->refuse = refuse;
}

const GArray *
mock_mutter_watches (MockMutter *mutter)
{
  return mutter->watches;
}
