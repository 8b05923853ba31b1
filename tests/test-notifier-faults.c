/* Servers that die, hang, are replaced, and strangers who speak in their name. */
#include "support/notifier-scene.h"
#include "support/wait.h"

#include <signal.h>

static int patience_ms = 300;

/* libnotify's own call, with a shorter patience than its 25 s. */
__attribute__ ((visibility ("default"))) GVariant *
g_dbus_proxy_call_sync (GDBusProxy *proxy, const char *method, GVariant *parameters, GDBusCallFlags flags,
                        int timeout_ms, GCancellable *cancellable, GError **error)
{
  g_autofree char *owner = g_dbus_proxy_get_name_owner (proxy);

  return g_dbus_connection_call_sync (g_dbus_proxy_get_connection (proxy), owner, g_dbus_proxy_get_object_path (proxy),
                                      g_dbus_proxy_get_interface_name (proxy), method, parameters, NULL, flags,
                                      timeout_ms < 0 ? patience_ms : timeout_ms, cancellable, error);
}

/* The new server counts from 1 again: what it says of 1 is about another program's notice. */
static void
test_restart (LimberNotifierScene *scene, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GVariant) ours = NULL;
  g_autofree const char **actions = NULL;

  limber_notifier_scene_start (scene, "");
  limber_notifier_scene_post (scene, "one");
  limber_notifier_scene_expect (scene, "shown:1 ");
  ours = limber_server_process_last (scene->server);
  g_variant_get_child (ours, 5, "^a&s", &actions);
  g_clear_pointer (&scene->server, limber_server_process_free);
  limber_notifier_scene_expect (scene, "closed:1 server:none ");
  limber_notifier_scene_post (scene, "two");
  limber_notifier_scene_expect (scene, "failed:2 ");

  scene->server = limber_server_process_new (scene->bus, "");
  limber_notifier_scene_expect (scene, "server:limber-test ");
  g_variant_unref (g_dbus_connection_call_sync (
      scene->bus, LIMBER_NOTIFICATIONS, LIMBER_NOTIFICATIONS_PATH, LIMBER_NOTIFICATIONS, "Notify",
      g_variant_new ("(susss^asa{sv}i)", "another", 0, "", "Another program", "", actions, NULL, 0), NULL,
      G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL));
  limber_notifier_scene_post (scene, "three");
  limber_notifier_scene_expect (scene, "shown:3 ");
  limber_server_process_press (scene->server, 1, "start");
  limber_server_process_dismiss (scene->server, 1);
  limber_server_process_press (scene->server, 2, "start");
  limber_notifier_scene_expect (scene, "action:3=start ");
}

static void
test_replaced (LimberNotifierScene *scene, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (LimberServerProcess) old = NULL;

  limber_notifier_scene_start (scene, "");
  limber_notifier_scene_post (scene, "one");
  limber_notifier_scene_expect (scene, "shown:1 ");
  old = g_steal_pointer (&scene->server);
  scene->server = limber_server_process_new (scene->bus, "name=other");
  limber_notifier_scene_expect (scene, "closed:1 server:none server:other ");
  limber_notifier_scene_post (scene, "two");
  limber_notifier_scene_expect (scene, "shown:2 ");
}

/* Posted to the old server, which is gone before the main loop has heard of it. */
static void
test_replaced_unheard (LimberNotifierScene *scene, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (LimberServerProcess) old = NULL;
  guint asked = 0, notifies;

  limber_notifier_scene_start (scene, "");
  old = g_steal_pointer (&scene->server);
  scene->server = limber_server_process_new (scene->bus, "name=other");
  while (asked == 0)
    if (limber_server_process_is (scene->server, "other"))
      limber_server_process_counts (scene->server, NULL, NULL, &asked);
  /* the worker knows the new one */
  limber_notifier_scene_post (scene, "one");
  limber_notifier_scene_expect (scene, "failed:1 server:none server:other ");
  limber_notifier_scene_post (scene, "two");
  limber_notifier_scene_expect (scene, "shown:2 ");
  limber_server_process_counts (scene->server, &notifies, NULL, NULL);
  g_assert_cmpuint (notifies, ==, 1);
}

static void
test_dies_at_notify (LimberNotifierScene *scene, gconstpointer data G_GNUC_UNUSED)
{
  limber_notifier_scene_start (scene, "dies");
  limber_notifier_scene_post (scene, "one");
  limber_notifier_scene_post (scene, "two");
  limber_notifier_scene_expect (scene, "failed:1 failed:2 server:none ");
}

/* Somebody else on the bus who even knows our secret key. */
static void
test_forged (LimberNotifierScene *scene, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GDBusConnection) forger = NULL;
  g_autoptr (GVariant) last = NULL;
  g_autofree const char **actions = NULL;
  g_autoptr (GError) error = NULL;
  const char *const to[] = { NULL, g_dbus_connection_get_unique_name (scene->bus) };

  limber_notifier_scene_start (scene, "");
  forger = g_dbus_connection_new_for_address_sync (limber_notifier_scene_bus_address (),
                                                   G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
                                                       | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                   NULL, NULL, &error);
  g_assert_no_error (error);
  limber_notifier_scene_post (scene, "one");
  limber_notifier_scene_expect (scene, "shown:1 ");
  last = limber_server_process_last (scene->server);
  g_variant_get_child (last, 5, "^a&s", &actions);
  for (gsize i = 0; i < G_N_ELEMENTS (to); i++)
    {
      g_dbus_connection_emit_signal (forger, to[i], LIMBER_NOTIFICATIONS_PATH, LIMBER_NOTIFICATIONS, "ActionInvoked",
                                     g_variant_new ("(us)", 1, actions[0]), NULL);
      g_dbus_connection_emit_signal (forger, to[i], LIMBER_NOTIFICATIONS_PATH, LIMBER_NOTIFICATIONS,
                                     "NotificationClosed", g_variant_new ("(uu)", 1, 2), NULL);
    }
  g_dbus_connection_flush_sync (forger, NULL, NULL);
  limber_server_process_press (scene->server, 1, "later");
  limber_notifier_scene_expect (scene, "action:1=later ");
}

static gboolean
is_fatal (const char *domain, GLogLevelFlags level G_GNUC_UNUSED, const char *message G_GNUC_UNUSED,
          gpointer data G_GNUC_UNUSED)
{
  return g_strcmp0 (domain, "libnotify") != 0;
}

static void
ignore_log (const char *domain G_GNUC_UNUSED, GLogLevelFlags level G_GNUC_UNUSED, const char *message G_GNUC_UNUSED,
            gpointer data G_GNUC_UNUSED)
{
}

/* The right sender, but a key that is not this notice's, of which libnotify warns. */
static void
test_wrong_key (LimberNotifierScene *scene, gconstpointer data G_GNUC_UNUSED)
{
  const LimberNoticeButton buttons[] = { { "done", "Done" } };
  const LimberNotice notice = { .summary = "one", .buttons = buttons, .n_buttons = 1, .percent = -1 };

  const guint handler = g_log_set_handler ("libnotify", G_LOG_LEVEL_WARNING | G_LOG_FLAG_FATAL, ignore_log, NULL);

  g_test_log_set_fatal_handler (is_fatal, NULL);
  limber_notifier_scene_start (scene, "bare-keys");
  limber_notifier_post (scene->notifier, &notice);
  limber_notifier_scene_expect (scene, "shown:1 ");
  limber_server_process_press (scene->server, 1, "done");
  limber_server_process_dismiss (scene->server, 1);
  limber_notifier_scene_expect (scene, "closed:1 ");
  g_log_remove_handler ("libnotify", handler);
}

static gboolean
has_passed (gconstpointer until)
{
  return g_get_monotonic_time () >= *(const gint64 *)until;
}

/* Past libnotify's patience, which nothing announces. */
static void
let_patience_end (void)
{
  const gint64 until = g_get_monotonic_time () + (2 * patience_ms + 100) * 1000;

  limber_wait_until (has_passed, &until);
}

static void
test_hangs (LimberNotifierScene *scene, gconstpointer data G_GNUC_UNUSED)
{
  guint notifies;

  limber_notifier_scene_start (scene, "");
  limber_notifier_scene_post (scene, "shown before");
  limber_notifier_scene_expect (scene, "shown:1 ");
  limber_server_process_signal (scene->server, SIGSTOP);
  limber_notifier_scene_watch_main_loop (scene);
  limber_notifier_scene_post (scene, "sent, then not wanted");
  limber_notifier_scene_post (scene, "waiting");
  limber_notifier_scene_post (scene, "waiting, then not wanted");
  let_patience_end ();
  limber_notifier_withdraw (scene->notifier, 4);
  limber_notifier_withdraw (scene->notifier, 2);
  limber_notifier_withdraw (scene->notifier, 1);
  let_patience_end ();
  limber_notifier_scene_assert_main_loop_ran (scene);
  g_assert_cmpstr (scene->seen->str, ==, "");

  limber_server_process_signal (scene->server, SIGCONT);
  limber_notifier_scene_expect (scene, "shown:3 ");
  limber_notifier_scene_wait_for_screen (scene, "3");
  limber_server_process_counts (scene->server, &notifies, NULL, NULL);
  g_assert_cmpuint (notifies, ==, 3);
  limber_server_process_press (scene->server, 3, "start");
  limber_notifier_scene_expect (scene, "action:3=start ");
}

/* Still wanted when the server wakes: it is shown, and it was sent once. */
static void
test_hangs_then_shows (LimberNotifierScene *scene, gconstpointer data G_GNUC_UNUSED)
{
  guint notifies;

  limber_notifier_scene_start (scene, "");
  limber_notifier_scene_post (scene, "first, so that libnotify knows the server");
  limber_notifier_scene_expect (scene, "shown:1 ");
  limber_server_process_signal (scene->server, SIGSTOP);
  limber_notifier_scene_post (scene, "late");
  let_patience_end ();
  limber_server_process_signal (scene->server, SIGCONT);
  limber_notifier_scene_expect (scene, "shown:2 ");
  limber_server_process_counts (scene->server, &notifies, NULL, NULL);
  g_assert_cmpuint (notifies, ==, 2);
  limber_server_process_press (scene->server, 2, "later");
  limber_notifier_scene_expect (scene, "action:2=later ");
}

static void
test_hangs_then_dies (LimberNotifierScene *scene, gconstpointer data G_GNUC_UNUSED)
{
  limber_notifier_scene_start (scene, "");
  limber_notifier_scene_post (scene, "shown before");
  limber_notifier_scene_expect (scene, "shown:1 ");
  limber_server_process_signal (scene->server, SIGSTOP);
  limber_notifier_scene_post (scene, "sent");
  limber_notifier_scene_post (scene, "waiting");
  let_patience_end ();
  g_assert_cmpstr (scene->seen->str, ==, "");
  g_clear_pointer (&scene->server, limber_server_process_free);
  limber_notifier_scene_expect (scene, "closed:1 failed:2 failed:3 server:none ");
  scene->server = limber_server_process_new (scene->bus, "");
  limber_notifier_scene_expect (scene, "server:limber-test ");
  limber_notifier_scene_post (scene, "four");
  limber_notifier_scene_expect (scene, "shown:4 ");
}

static gboolean
has_owner (gconstpointer data)
{
  const LimberNotifierScene *scene = data;
  g_autoptr (GVariant) answer = g_dbus_connection_call_sync (
      scene->bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "NameHasOwner",
      g_variant_new ("(s)", LIMBER_NOTIFICATIONS), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);
  gboolean owned;

  g_variant_get (answer, "(b)", &owned);
  return owned;
}

/* One that does not even say who it is counts as none. */
static void
test_deaf (LimberNotifierScene *scene, gconstpointer data G_GNUC_UNUSED)
{
  scene->server = limber_server_process_new (scene->bus, "deaf");
  limber_wait_until (has_owner, scene);
  limber_notifier_scene_watch_main_loop (scene);
  limber_notifier_scene_watch (scene, 0);
  limber_notifier_scene_post (scene, "one");
  limber_notifier_scene_expect (scene, "failed:1 ");
  let_patience_end ();
  limber_notifier_scene_assert_main_loop_ran (scene);
  g_assert_cmpstr (scene->seen->str, ==, "");
}

/* With libnotify's real patience. The worker is left waiting, so this is the last test. */
static void
test_leaves_a_hung_server (LimberNotifierScene *scene, gconstpointer data G_GNUC_UNUSED)
{
  gint64 before;

  limber_notifier_scene_start (scene, "hang");
  patience_ms = 25000;
  limber_notifier_scene_post (scene, "one");
  before = g_get_monotonic_time ();
  while (!limber_notifier_scene_is_screen (scene, "1"))
    g_main_context_iteration (NULL, TRUE);
  g_clear_object (&scene->notifier);
  g_assert_cmpint (g_get_monotonic_time () - before, <, (1000 + LIMBER_UNNOTICED_MS) * 1000);
}

#define TEST(path, function)                                                                                           \
  g_test_add ("/notifier-faults/" path, LimberNotifierScene, NULL, limber_notifier_scene_set_up, function,             \
              limber_notifier_scene_tear_down)

static void
add_tests (void)
{
  TEST ("restart", test_restart);
  TEST ("replaced", test_replaced);
  TEST ("replaced-unheard", test_replaced_unheard);
  TEST ("dies-at-notify", test_dies_at_notify);
  TEST ("forged", test_forged);
  TEST ("wrong-key", test_wrong_key);
  TEST ("hangs", test_hangs);
  TEST ("hangs-then-shows", test_hangs_then_shows);
  TEST ("hangs-then-dies", test_hangs_then_dies);
  TEST ("deaf", test_deaf);
  TEST ("leaves-a-hung-server", test_leaves_a_hung_server);
}

int
main (int argc, char **argv)
{
  return limber_notifier_scene_run (argc, argv, add_tests);
}
