#include "mock-bus.h"

struct _MockBus
{
  GDBusConnection *connection; /* (owned) */
  const MockAnswers *answers;
  gpointer data;
  gboolean hung;
  GArray *objects; /* (owned) guint, what was exported */
};

GDBusConnection *
mock_bus_connect (void)
{
  g_autoptr (GError) error = NULL;
  GDBusConnection *connection = g_dbus_connection_new_for_address_sync (
      g_getenv ("DBUS_SESSION_BUS_ADDRESS"),
      G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL,
      &error);

  g_assert_no_error (error);
  return connection;
}

void
mock_bus_settle (GDBusConnection *connection)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_sync (connection, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                                            "org.freedesktop.DBus.Peer", "Ping", NULL, NULL,
                                                            G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (reply);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
on_call (GDBusConnection *connection, const char *sender, const char *path, const char *interface, const char *method,
         GVariant *arguments, GDBusMethodInvocation *invocation, gpointer data)
{
  MockBus *bus = data;
  g_autoptr (GUnixFDList) descriptors = g_unix_fd_list_new ();
  GError *error = NULL;
  GVariant *reply;

  (void)connection, (void)sender, (void)path, (void)interface;
  if (bus->hung)
    {
      g_object_unref (invocation);
      return;
    }
  reply = bus->answers->method (bus->data, method, arguments, descriptors, &error);
  if (error != NULL)
    g_dbus_method_invocation_take_error (invocation, error);
  else
    g_dbus_method_invocation_return_value_with_unix_fd_list (invocation, reply, descriptors);
}

static GVariant *
on_get (GDBusConnection *connection, const char *sender, const char *path, const char *interface, const char *property,
        GError **error, gpointer data)
{
  MockBus *bus = data;

  (void)connection, (void)sender, (void)interface, (void)error;
  return bus->answers->property (bus->data, path, property);
}

MockBus *
mock_bus_new (const MockAnswers *answers, gpointer data)
{
  MockBus *bus = g_new0 (MockBus, 1);

  bus->connection = mock_bus_connect ();
  bus->answers = answers;
  bus->data = data;
  bus->objects = g_array_new (FALSE, FALSE, sizeof (guint));
  return bus;
}

void
mock_bus_free (MockBus *bus)
{
  /* or calls that are on their way would still get here */
  for (guint i = 0; i < bus->objects->len; i++)
    g_dbus_connection_unregister_object (bus->connection, g_array_index (bus->objects, guint, i));
  g_array_unref (bus->objects);
  g_assert_true (g_dbus_connection_close_sync (bus->connection, NULL, NULL));
  g_object_unref (bus->connection);
  g_free (bus);
}

void
mock_bus_export (MockBus *bus, const char *path, const char *xml)
{
  static const GDBusInterfaceVTable table = { .method_call = on_call, .get_property = on_get };
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (xml, &error);

  g_assert_no_error (error);
  for (GDBusInterfaceInfo **interface = node->interfaces; *interface != NULL; interface++)
    {
      guint id = g_dbus_connection_register_object (bus->connection, path, *interface, &table, bus, NULL, &error);

      g_assert_no_error (error);
      g_array_append_val (bus->objects, id);
    }
}

static void
tell_bus (MockBus *bus, const char *method, GVariant *arguments)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_sync (
      bus->connection, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", method, arguments,
      G_VARIANT_TYPE ("(u)"), G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  guint32 answer;

  g_assert_no_error (error);
  /* 1 is success for both methods */
  g_variant_get (reply, "(u)", &answer);
  g_assert_cmpuint (answer, ==, 1);
}

void
mock_bus_own (MockBus *bus, const char *name)
{
  tell_bus (bus, "RequestName", g_variant_new ("(su)", name, (guint32)0));
}

void
mock_bus_disown (MockBus *bus, const char *name)
{
  tell_bus (bus, "ReleaseName", g_variant_new ("(s)", name));
}

void
mock_bus_hang (MockBus *bus)
{
  bus->hung = TRUE;
}

void
mock_bus_emit (MockBus *bus, const char *path, const char *interface, const char *signal, GVariant *arguments)
{
  g_autoptr (GError) error = NULL;

  g_dbus_connection_emit_signal (bus->connection, NULL, path, interface, signal, arguments, &error);
  g_assert_no_error (error);
  g_assert_true (g_dbus_connection_flush_sync (bus->connection, NULL, NULL));
}

void
mock_bus_invalidate (MockBus *bus, const char *path, const char *interface, const char *property)
{
  const char *names[] = { property, NULL };

  mock_bus_emit (
      bus, path, "org.freedesktop.DBus.Properties", "PropertiesChanged",
      g_variant_new ("(s@a{sv}^as)", interface, g_variant_new_array (G_VARIANT_TYPE ("{sv}"), NULL, 0), names));
}
