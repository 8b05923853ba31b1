#include "server-process.h"

#include <signal.h>

struct _LimberServerProcess
{
  GDBusConnection *bus;
  GSubprocess *process;
};

static char *
program (void)
{
  return g_test_build_filename (G_TEST_BUILT, "support", "notification-server", NULL);
}

char *
limber_server_process_command (const char *modes)
{
  g_autofree char *path = program ();
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);

  return g_strdup_printf ("%s %s", absolute, modes);
}

LimberServerProcess *
limber_server_process_new (GDBusConnection *bus, const char *modes)
{
  LimberServerProcess *server = g_new0 (LimberServerProcess, 1);
  g_autofree char *command = limber_server_process_command (modes);
  g_auto (GStrv) argv = NULL;
  g_autoptr (GError) error = NULL;

  g_shell_parse_argv (command, NULL, &argv, &error);
  g_assert_no_error (error);
  server->bus = g_object_ref (bus);
  server->process = g_subprocess_newv ((const char *const *)argv, G_SUBPROCESS_FLAGS_NONE, &error);
  g_assert_no_error (error);
  return server;
}

void
limber_server_process_free (LimberServerProcess *server)
{
  g_subprocess_force_exit (server->process);
  g_subprocess_wait (server->process, NULL, NULL);
  g_object_unref (server->process);
  g_object_unref (server->bus);
  g_free (server);
}

void
limber_server_process_signal (LimberServerProcess *server, int number)
{
  g_subprocess_send_signal (server->process, number);
}

static GVariant *
call_interface (LimberServerProcess *server, const char *interface, const char *method, GVariant *arguments)
{
  g_autoptr (GError) error = NULL;
  GVariant *answer;

  answer = g_dbus_connection_call_sync (server->bus, "org.freedesktop.Notifications", "/org/freedesktop/Notifications",
                                        interface, method, arguments, NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL,
                                        &error);
  g_assert_no_error (error);
  return answer;
}

static GVariant *
call (LimberServerProcess *server, const char *method, GVariant *arguments)
{
  return call_interface (server, "org.limber.TestServer", method, arguments);
}

gboolean
limber_server_process_is (LimberServerProcess *server, const char *name)
{
  g_autoptr (GVariant) answer = call_interface (server, "org.freedesktop.Notifications", "GetServerInformation", NULL);
  const char *found;

  g_variant_get_child (answer, 0, "&s", &found);
  return g_str_equal (found, name);
}

void
limber_server_process_press (LimberServerProcess *server, guint32 server_id, const char *button)
{
  g_variant_unref (call (server, "Press", g_variant_new ("(us)", server_id, button)));
}

void
limber_server_process_dismiss (LimberServerProcess *server, guint32 server_id)
{
  g_variant_unref (call (server, "Dismiss", g_variant_new ("(u)", server_id)));
}

char *
limber_server_process_screen (LimberServerProcess *server)
{
  g_autoptr (GVariant) answer = call (server, "Screen", NULL);
  g_autoptr (GVariantIter) ids = NULL;
  GString *text = g_string_new (NULL);
  guint32 id;

  g_variant_get (answer, "(au)", &ids);
  while (g_variant_iter_next (ids, "u", &id))
    g_string_append_printf (text, text->len > 0 ? " %u" : "%u", id);
  return g_string_free (text, FALSE);
}

void
limber_server_process_counts (LimberServerProcess *server, guint *notifies, guint *closes, guint *asked)
{
  g_autoptr (GVariant) answer = call (server, "Counts", NULL);

  g_variant_get (answer, "(uuu)", notifies, closes, asked);
}

GVariant *
limber_server_process_last (LimberServerProcess *server)
{
  g_autoptr (GVariant) answer = call (server, "Last", NULL);
  GVariant *last;

  g_variant_get (answer, "(v)", &last);
  return last;
}
