#include "launch.h"

#include <string.h>
#include <sys/prctl.h>

#define MANAGER "org.freedesktop.systemd1"
#define TIMEOUT_MS 5000

typedef struct
{
  GCancellable *cancellable; /* (owned) (nullable) */
  LimberLaunched done;
  gpointer data;
  char *why; /* (owned) (nullable) */
} Launch;

static void
launch_free (Launch *launch)
{
  g_clear_object (&launch->cancellable);
  g_free (launch->why);
  g_free (launch);
}

static gboolean
tell (gpointer data)
{
  Launch *launch = data;

  if (!g_cancellable_is_cancelled (launch->cancellable))
    launch->done (launch->why, launch->data);
  launch_free (launch);
  return G_SOURCE_REMOVE;
}

static void
on_reply (GObject *source, GAsyncResult *result, gpointer data)
{
  Launch *launch = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (reply == NULL)
    launch->why = g_strdup (error->message);
  tell (launch);
}

/* Nothing that this process is denied is handed to it by others: it is all in the flag that cannot
 * be taken back. */
static gboolean
is_bound (void)
{
  return prctl (PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1;
}

/* What tells of the desktop, the language and the client's folders. The manager takes no control
 * characters, and would refuse all for one. */
static gboolean
is_wanted (const char *setting)
{
  static const char *const names[] = { "XDG_",        "LC_",   "LANG",     "DISPLAY=", "WAYLAND_DISPLAY=",
                                       "XAUTHORITY=", "PATH=", "BROWSER=", "TZ=",      "DBUS_SESSION_" };

  for (const char *c = setting; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c))
      return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_has_prefix (setting, names[i]))
      return g_utf8_validate (setting, -1, NULL);
  return FALSE;
}

static void
add_property (GVariantBuilder *properties, const char *name, GVariant *value)
{
  g_variant_builder_add (properties, "(sv)", name, value);
}

/* What it started goes on when it ends itself: the browser. */
static GVariant *
unit_of (const char *const *argv, const char *description)
{
  g_autofree char *name = g_strdup_printf ("limber-%08x.service", g_random_int ());
  g_auto (GStrv) environment = g_get_environ ();
  GVariantBuilder properties, settings, command;

  g_variant_builder_init (&settings, G_VARIANT_TYPE ("as"));
  for (char **setting = environment; *setting != NULL; setting++)
    if (is_wanted (*setting))
      g_variant_builder_add (&settings, "s", *setting);
  g_variant_builder_init (&command, G_VARIANT_TYPE ("a(sasb)"));
  g_variant_builder_add (&command, "(s^asb)", argv[0], argv, FALSE);
  g_variant_builder_init (&properties, G_VARIANT_TYPE ("a(sv)"));
  add_property (&properties, "Description", g_variant_new_string (description));
  add_property (&properties, "ExecStart", g_variant_builder_end (&command));
  add_property (&properties, "Environment", g_variant_builder_end (&settings));
  add_property (&properties, "KillMode", g_variant_new_string ("process"));
  add_property (&properties, "CollectMode", g_variant_new_string ("inactive-or-failed"));
  return g_variant_new ("(ssa(sv)@a(sa(sv)))", name, "fail", &properties,
                        g_variant_new_array (G_VARIANT_TYPE ("(sa(sv))"), NULL, 0));
}

static char *
spawn (const char *const *argv)
{
  g_autoptr (GError) error = NULL;

  if (g_spawn_async (NULL, (char **)argv, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL, &error))
    return NULL;
  return g_strdup (error->message);
}

void
limber_launch (GDBusConnection *session, const char *const *argv, const char *description, GCancellable *cancellable,
               LimberLaunched done, gpointer data)
{
  Launch *launch = g_new0 (Launch, 1);

  launch->cancellable = cancellable == NULL ? NULL : g_object_ref (cancellable);
  launch->done = done;
  launch->data = data;
  if (is_bound ())
    {
      g_dbus_connection_call (session, MANAGER, "/org/freedesktop/systemd1", MANAGER ".Manager", "StartTransientUnit",
                              unit_of (argv, description), G_VARIANT_TYPE ("(o)"), G_DBUS_CALL_FLAGS_NO_AUTO_START,
                              TIMEOUT_MS, NULL, on_reply, launch);
      return;
    }
  launch->why = spawn (argv);
  g_idle_add (tell, launch);
}

char *
limber_launch_beside (const char *name)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = self == NULL ? NULL : g_path_get_dirname (self);

  return folder == NULL ? g_strdup (name) : g_build_filename (folder, name, NULL);
}
