/* notification-server — a notification server without a screen, as bad as one likes.
 *
 * notification-server [MODE…] [name=NAME] [vendor=NAME]: owns org.freedesktop.Notifications, replacing whoever
 * has it, and is driven over org.limber.TestServer. It is a process of its own, because a client
 * that waits for a server in its own thread waits for ever. Modes:
 *   no-actions, no-markup  it does not advertise them
 *   hang                   says who it is, then never answers a Notify
 *   deaf                   never answers anything
 *   early                  answers the first questions about itself with an error, as if still starting
 *   refusing               answers every Notify with an error
 *   dies                   exits on the first Notify
 *   twice                  sends every NotificationClosed twice, and one for an unknown id
 *   crossing               a replacing comes too late: the old notice is closed, a new one made
 *   keeps-id               the same, but the new one takes the old id
 *   bare-keys              reports a button without the end of its key, as another program's could be
 *   lingers                a closed notice stays on the screen, unless its time was over before
 *   hasty                  loses a notice that comes within a fifth of a second after a closing
 *   refuses-twins          refuses the words of the notice before within a second
 */
#include <gio/gio.h>
#include <stdlib.h>
#include <string.h>

#define NAME "org.freedesktop.Notifications"
#define PATH "/org/freedesktop/Notifications"

static const char interfaces[]
    = "<node>"
      "<interface name='org.freedesktop.Notifications'>"
      "<method name='GetServerInformation'><arg type='s' direction='out'/><arg type='s' direction='out'/>"
      "<arg type='s' direction='out'/><arg type='s' direction='out'/></method>"
      "<method name='GetCapabilities'><arg type='as' direction='out'/></method>"
      "<method name='Notify'><arg type='s' direction='in'/><arg type='u' direction='in'/><arg type='s' direction='in'/>"
      "<arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='as' direction='in'/>"
      "<arg type='a{sv}' direction='in'/><arg type='i' direction='in'/><arg type='u' direction='out'/></method>"
      "<method name='CloseNotification'><arg type='u' direction='in'/></method>"
      "</interface>"
      "<interface name='org.limber.TestServer'>"
      "<method name='Press'><arg type='u' direction='in'/><arg type='s' direction='in'/></method>"
      "<method name='Dismiss'><arg type='u' direction='in'/></method>"
      "<method name='Screen'><arg type='au' direction='out'/></method>"
      "<method name='Counts'><arg type='u' direction='out'/><arg type='u' direction='out'/>"
      "<arg type='u' direction='out'/></method>"
      "<method name='Last'><arg type='v' direction='out'/></method>"
      "</interface>"
      "</node>";

static GMainLoop *loop;
static GHashTable *modes;  /* a set of words */
static GHashTable *screen; /* id → GVariant, the arguments of its Notify */
static GVariant *last;     /* the arguments of the latest Notify */
static const char *name = "limber-test";
static const char *vendor = "limber";
static guint32 next_id = 1;
static guint notifies, closes, asked, refused;
static gint64 last_at, last_close_at;

static gboolean
is (const char *mode)
{
  return g_hash_table_contains (modes, mode);
}

static void
emit (GDBusConnection *bus, const char *signal, GVariant *arguments)
{
  g_dbus_connection_emit_signal (bus, NULL, PATH, NAME, signal, arguments, NULL);
}

static void
take_off (GDBusConnection *bus, guint32 id, guint32 reason)
{
  if (!g_hash_table_remove (screen, GUINT_TO_POINTER (id)))
    return;
  emit (bus, "NotificationClosed", g_variant_new ("(uu)", id, reason));
  if (!is ("twice"))
    return;
  emit (bus, "NotificationClosed", g_variant_new ("(uu)", id, reason));
  emit (bus, "NotificationClosed", g_variant_new ("(uu)", 4711, reason));
}

static gboolean
stays_for_ever (guint32 id)
{
  GVariant *arguments = g_hash_table_lookup (screen, GUINT_TO_POINTER (id));
  int timeout = -1;

  if (arguments != NULL)
    g_variant_get_child (arguments, 7, "i", &timeout);
  return timeout == 0;
}

static gboolean
is_twin (GVariant *arguments)
{
  const char *summary, *body, *old_summary, *old_body;

  if (last == NULL || g_get_monotonic_time () - last_at > G_USEC_PER_SEC)
    return FALSE;
  g_variant_get_child (arguments, 3, "&s", &summary);
  g_variant_get_child (arguments, 4, "&s", &body);
  g_variant_get_child (last, 3, "&s", &old_summary);
  g_variant_get_child (last, 4, "&s", &old_body);
  return g_str_equal (summary, old_summary) && g_str_equal (body, old_body);
}

static void
notify (GDBusConnection *bus, GVariant *arguments, GDBusMethodInvocation *invocation)
{
  const gboolean twin = is_twin (arguments);
  guint32 id;

  notifies++;
  g_clear_pointer (&last, g_variant_unref);
  last = g_variant_ref (arguments);
  last_at = g_get_monotonic_time ();
  g_variant_get_child (arguments, 1, "u", &id);
  if (is ("dies"))
    _exit (1);
  if (is ("refusing") || (twin && is ("refuses-twins")))
    {
      g_dbus_method_invocation_return_dbus_error (invocation, NAME ".Error.Refused", "No room on the screen");
      return;
    }
  if (id != 0 && (is ("crossing") || is ("keeps-id")))
    {
      take_off (bus, id, 2);
      id = is ("keeps-id") ? id : 0;
    }
  if (id == 0)
    id = next_id++;
  if (!is ("hasty") || g_get_monotonic_time () - last_close_at > G_USEC_PER_SEC / 5)
    g_hash_table_insert (screen, GUINT_TO_POINTER (id), g_variant_ref (arguments));
  if (!is ("hang"))
    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(u)", id));
}

static GVariant *
capabilities (void)
{
  GVariantBuilder list;

  g_variant_builder_init (&list, G_VARIANT_TYPE ("as"));
  g_variant_builder_add (&list, "s", "body");
  if (!is ("no-markup"))
    g_variant_builder_add (&list, "s", "body-markup");
  if (!is ("no-actions"))
    g_variant_builder_add (&list, "s", "actions");
  return g_variant_new ("(as)", &list);
}

static void
on_notifications_call (GDBusConnection *bus, const char *sender G_GNUC_UNUSED, const char *path G_GNUC_UNUSED,
                       const char *interface G_GNUC_UNUSED, const char *method, GVariant *arguments,
                       GDBusMethodInvocation *invocation, gpointer data G_GNUC_UNUSED)
{
  guint32 id;

  if (is ("deaf"))
    return;
  if (is ("early") && g_str_has_prefix (method, "Get") && ++refused % 3 != 0 && refused < 7)
    {
      g_dbus_method_invocation_return_dbus_error (invocation, "org.limber.Early", "not yet");
      return;
    }
  if (g_str_equal (method, "GetServerInformation"))
    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(ssss)", name, vendor, "1", "1.2"));
  else if (g_str_equal (method, "GetCapabilities"))
    {
      asked++;
      g_dbus_method_invocation_return_value (invocation, capabilities ());
    }
  else if (g_str_equal (method, "Notify"))
    notify (bus, arguments, invocation);
  else
    {
      closes++;
      last_close_at = g_get_monotonic_time ();
      g_variant_get (arguments, "(u)", &id);
      if (!is ("lingers") || !stays_for_ever (id))
        take_off (bus, id, 3);
      if (!is ("hang"))
        g_dbus_method_invocation_return_value (invocation, NULL);
    }
}

/* Like a server that stays as it is after a button: the client has to close. */
static void
press (GDBusConnection *bus, guint32 id, const char *button)
{
  GVariant *arguments = g_hash_table_lookup (screen, GUINT_TO_POINTER (id));
  g_autofree const char **actions = NULL;

  if (arguments == NULL)
    return;
  g_variant_get_child (arguments, 5, "^a&s", &actions);
  for (gsize i = 0; actions[i] != NULL; i += 2)
    if (g_str_has_prefix (actions[i], button))
      emit (bus, "ActionInvoked", g_variant_new ("(us)", id, is ("bare-keys") ? button : actions[i]));
}

static GVariant *
ids_on_screen (void)
{
  GVariantBuilder list;

  g_variant_builder_init (&list, G_VARIANT_TYPE ("au"));
  for (guint32 id = 1; id < next_id; id++)
    if (g_hash_table_contains (screen, GUINT_TO_POINTER (id)))
      g_variant_builder_add (&list, "u", id);
  return g_variant_new ("(au)", &list);
}

static void
on_control_call (GDBusConnection *bus, const char *sender G_GNUC_UNUSED, const char *path G_GNUC_UNUSED,
                 const char *interface G_GNUC_UNUSED, const char *method, GVariant *arguments,
                 GDBusMethodInvocation *invocation, gpointer data G_GNUC_UNUSED)
{
  GVariant *answer = NULL;
  guint32 id;
  const char *button;

  if (g_str_equal (method, "Press"))
    {
      g_variant_get (arguments, "(u&s)", &id, &button);
      press (bus, id, button);
    }
  else if (g_str_equal (method, "Dismiss"))
    {
      g_variant_get (arguments, "(u)", &id);
      take_off (bus, id, 2);
    }
  else if (g_str_equal (method, "Screen"))
    answer = ids_on_screen ();
  else if (g_str_equal (method, "Counts"))
    answer = g_variant_new ("(uuu)", notifies, closes, asked);
  else
    answer = g_variant_new ("(v)", last != NULL ? last : g_variant_new ("()"));
  g_dbus_method_invocation_return_value (invocation, answer);
}

static void
on_bus (GDBusConnection *bus, const char *bus_name G_GNUC_UNUSED, gpointer data)
{
  static const GDBusInterfaceVTable notifications = { .method_call = on_notifications_call };
  static const GDBusInterfaceVTable control = { .method_call = on_control_call };
  GDBusNodeInfo *node = data;

  g_dbus_connection_register_object (bus, PATH, node->interfaces[0], &notifications, NULL, NULL, NULL);
  g_dbus_connection_register_object (bus, PATH, node->interfaces[1], &control, NULL, NULL, NULL);
}

static void
on_lost (GDBusConnection *bus G_GNUC_UNUSED, const char *bus_name G_GNUC_UNUSED, gpointer data G_GNUC_UNUSED)
{
  g_main_loop_quit (loop);
}

int
main (int argc, char **argv)
{
  g_autoptr (GDBusNodeInfo) node = g_dbus_node_info_new_for_xml (interfaces, NULL);
  guint owned;

  modes = g_hash_table_new (g_str_hash, g_str_equal);
  screen = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_variant_unref);
  for (int i = 1; i < argc; i++)
    if (g_str_has_prefix (argv[i], "name="))
      name = argv[i] + strlen ("name=");
    else if (g_str_has_prefix (argv[i], "vendor="))
      vendor = argv[i] + strlen ("vendor=");
    else
      g_hash_table_add (modes, argv[i]);
  loop = g_main_loop_new (NULL, FALSE);
  owned = g_bus_own_name (G_BUS_TYPE_SESSION, NAME,
                          G_BUS_NAME_OWNER_FLAGS_ALLOW_REPLACEMENT | G_BUS_NAME_OWNER_FLAGS_REPLACE, on_bus, NULL,
                          on_lost, node, NULL);
  g_main_loop_run (loop);
  g_bus_unown_name (owned);
  g_hash_table_unref (screen);
  g_hash_table_unref (modes);
  g_clear_pointer (&last, g_variant_unref);
  g_main_loop_unref (loop);
  return EXIT_SUCCESS;
}
