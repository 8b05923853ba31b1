/* The notifier against a notification server that is another process on a private bus. */
#include "support/server-process.h"
#include "support/wait.h"
#include "world/notifier-libnotify.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

#define PATH "/org/freedesktop/Notifications"
#define NAME "org.freedesktop.Notifications"

/* Far below the 25 s that libnotify would wait, far above what a loaded machine adds. */
#define UNNOTICED_MS 400

static GTestDBus *test_bus;
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

typedef struct
{
  GDBusConnection *bus;
  LimberNotifier *notifier;
  LimberServerProcess *server;
  GString *seen; /* a word a signal */
  const char *expected;
  guint ticker;
  gint64 last_tick, longest_gap;
} Scene;

static void
on_shown (LimberNotifier *notifier G_GNUC_UNUSED, guint id, Scene *scene)
{
  g_string_append_printf (scene->seen, "shown:%u ", id);
}

static void
on_failed (LimberNotifier *notifier G_GNUC_UNUSED, guint id, const char *why, Scene *scene)
{
  g_test_message ("failed %u: %s", id, why);
  g_string_append_printf (scene->seen, "failed:%u ", id);
}

static void
on_action (LimberNotifier *notifier G_GNUC_UNUSED, guint id, const char *button, Scene *scene)
{
  g_string_append_printf (scene->seen, "action:%u=%s ", id, button);
}

static void
on_closed (LimberNotifier *notifier G_GNUC_UNUSED, guint id, Scene *scene)
{
  g_string_append_printf (scene->seen, "closed:%u ", id);
}

static void
on_server_changed (LimberNotifier *notifier, Scene *scene)
{
  const LimberServer *server = limber_notifier_server (notifier);

  g_string_append_printf (scene->seen, "server:%s ", server->name != NULL ? server->name : "none");
}

static void
make_notifier (Scene *scene, guint activate_after)
{
  scene->notifier = limber_notifier_libnotify_new (scene->bus, activate_after);
  g_signal_connect (scene->notifier, "shown", G_CALLBACK (on_shown), scene);
  g_signal_connect (scene->notifier, "failed", G_CALLBACK (on_failed), scene);
  g_signal_connect (scene->notifier, "action", G_CALLBACK (on_action), scene);
  g_signal_connect (scene->notifier, "closed", G_CALLBACK (on_closed), scene);
  g_signal_connect (scene->notifier, "server-changed", G_CALLBACK (on_server_changed), scene);
}

static gboolean
on_tick (gpointer data)
{
  Scene *scene = data;
  const gint64 now = g_get_monotonic_time ();

  scene->longest_gap = MAX (scene->longest_gap, now - scene->last_tick);
  scene->last_tick = now;
  return G_SOURCE_CONTINUE;
}

static void
set_up (Scene *scene, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  scene->bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  scene->seen = g_string_new (NULL);
  patience_ms = 300;
  scene->last_tick = g_get_monotonic_time ();
  scene->ticker = g_timeout_add (5, on_tick, scene);
}

static void
tear_down (Scene *scene, gconstpointer data G_GNUC_UNUSED)
{
  g_clear_handle_id (&scene->ticker, g_source_remove);
  g_clear_object (&scene->notifier);
  g_clear_pointer (&scene->server, limber_server_process_free);
  g_string_free (scene->seen, TRUE);
  g_object_unref (scene->bus);
}

static gboolean
has_seen_enough (gconstpointer data)
{
  const Scene *scene = data;

  return scene->seen->len >= strlen (scene->expected);
}

static void
expect (Scene *scene, const char *expected)
{
  scene->expected = expected;
  limber_wait_until (has_seen_enough, scene);
  g_assert_cmpstr (scene->seen->str, ==, expected);
  g_string_truncate (scene->seen, 0);
}

static void
start (Scene *scene, const char *modes)
{
  scene->server = limber_server_process_new (scene->bus, modes);
  make_notifier (scene, 0);
  expect (scene, "server:limber-test ");
}

static guint
post (Scene *scene, const char *summary)
{
  static const LimberNoticeButton buttons[] = { { "start", "Start" }, { "later", "Later" } };
  const LimberNotice notice
      = { .summary = summary, .body = "a < b & c", .buttons = buttons, .n_buttons = 2, .percent = -1 };

  return limber_notifier_post (scene->notifier, &notice);
}

static void
assert_screen (Scene *scene, const char *expected)
{
  g_autofree char *screen = limber_server_process_screen (scene->server);

  g_assert_cmpstr (screen, ==, expected);
}

typedef struct
{
  Scene *scene;
  const char *screen;
} Screen;

static gboolean
is_screen (gconstpointer data)
{
  const Screen *want = data;
  g_autofree char *screen = limber_server_process_screen (want->scene->server);

  return g_str_equal (screen, want->screen);
}

/* For what the server hears without the notifier saying a word; the ticker makes it look again. */
static void
wait_for_screen (Scene *scene, const char *screen)
{
  const Screen want = { scene, screen };

  limber_wait_until (is_screen, &want);
}

static void
test_no_server (Scene *scene, gconstpointer data G_GNUC_UNUSED)
{
  make_notifier (scene, 0);
  post (scene, "one");
  limber_notifier_withdraw (scene->notifier, post (scene, "withdrawn"));
  post (scene, "three");
  g_assert_cmpstr (scene->seen->str, ==, "");
  expect (scene, "failed:1 failed:3 ");
  g_assert_null (limber_notifier_server (scene->notifier)->name);
  g_assert_nonnull (limber_notifier_server (scene->notifier)->capabilities);
}

static void
test_late_server (Scene *scene, gconstpointer data G_GNUC_UNUSED)
{
  const LimberServer *server;

  make_notifier (scene, 0);
  post (scene, "one");
  expect (scene, "failed:1 ");
  scene->server = limber_server_process_new (scene->bus, "");
  expect (scene, "server:limber-test ");
  server = limber_notifier_server (scene->notifier);
  g_assert_cmpstr (server->version, ==, "1");
  g_assert_true (g_strv_contains ((const char *const *)server->capabilities, "body-markup"));
  g_assert_true (server->actions);
  g_assert_cmpint (server->max_buttons, ==, 3);
  g_assert_false (server->hidden_buttons);
}

static void
test_activation (Scene *scene, gconstpointer data G_GNUC_UNUSED)
{
  make_notifier (scene, 1);
  expect (scene, "server:activated ");
  /* ends the activated one by taking its name */
  scene->server = limber_server_process_new (scene->bus, "");
  expect (scene, "server:none server:limber-test ");
}

static void
test_what_is_sent (Scene *scene, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GVariant) last = NULL;
  g_autoptr (GVariant) hints = NULL;
  g_autofree const char **actions = NULL;
  const char *app, *icon, *summary, *body, *entry;
  guint32 replaces;
  guchar urgency;
  int timeout;

  start (scene, "");
  post (scene, "Time for a stretch, 6 min");
  expect (scene, "shown:1 ");
  last = limber_server_process_last (scene->server);
  g_variant_get (last, "(&su&s&s&s^a&s@a{sv}i)", &app, &replaces, &icon, &summary, &body, &actions, &hints, &timeout);
  g_assert_cmpstr (app, ==, "limber");
  g_assert_cmpuint (replaces, ==, 0);
  g_assert_cmpstr (icon, ==, "");
  g_assert_cmpstr (summary, ==, "Time for a stretch, 6 min");
  g_assert_cmpstr (body, ==, "a &lt; b &amp; c");
  g_assert_cmpint (timeout, ==, 0);
  g_assert_cmpuint (g_strv_length ((char **)actions), ==, 4);
  g_assert_true (g_str_has_prefix (actions[0], "start.") && strlen (actions[0]) > strlen ("start.") + 8);
  g_assert_cmpstr (actions[1], ==, "Start");
  g_assert_cmpstr (actions[3], ==, "Later");
  g_assert_true (g_variant_lookup (hints, "desktop-entry", "&s", &entry));
  g_assert_cmpstr (entry, ==, "org.limber.Limber");
  g_assert_true (g_variant_lookup (hints, "urgency", "y", &urgency));
  g_assert_cmpuint (urgency, ==, 1);
  g_assert_false (g_variant_lookup (hints, "value", "i", NULL));
}

static void
test_plain_server (Scene *scene, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GVariant) last = NULL;
  g_autofree const char **actions = NULL;
  const char *body;

  start (scene, "no-actions no-markup");
  g_assert_false (limber_notifier_server (scene->notifier)->actions);
  g_assert_cmpint (limber_notifier_server (scene->notifier)->max_buttons, ==, 0);
  post (scene, "one");
  expect (scene, "shown:1 ");
  last = limber_server_process_last (scene->server);
  g_variant_get_child (last, 4, "&s", &body);
  g_variant_get_child (last, 5, "^a&s", &actions);
  g_assert_cmpstr (body, ==, "a < b & c");
  g_assert_null (actions[0]);
}

static void
test_answers (Scene *scene, gconstpointer data G_GNUC_UNUSED)
{
  start (scene, "");
  post (scene, "one");
  post (scene, "two");
  post (scene, "three");
  expect (scene, "shown:1 shown:2 shown:3 ");
  limber_server_process_press (scene->server, 2, "later");
  limber_server_process_press (scene->server, 2, "start");
  limber_server_process_dismiss (scene->server, 1);
  expect (scene, "action:2=later closed:1 ");
  /* the server had left the pressed one open */
  wait_for_screen (scene, "3");
  limber_notifier_withdraw (scene->notifier, 3);
  limber_notifier_withdraw (scene->notifier, 99);
  wait_for_screen (scene, "");
  post (scene, "four");
  expect (scene, "shown:4 ");
}

static void
test_withdrawn_on_its_way (Scene *scene, gconstpointer data G_GNUC_UNUSED)
{
  start (scene, "");
  limber_notifier_withdraw (scene->notifier, post (scene, "one"));
  post (scene, "two");
  expect (scene, "shown:2 ");
  limber_server_process_press (scene->server, 1, "start");
  limber_server_process_press (scene->server, 2, "start");
  expect (scene, "action:2=start ");
  wait_for_screen (scene, "");
}

static void
test_refusing (Scene *scene, gconstpointer data G_GNUC_UNUSED)
{
  start (scene, "refusing");
  post (scene, "one");
  post (scene, "two");
  expect (scene, "failed:1 failed:2 ");
}

static void
test_double_closed (Scene *scene, gconstpointer data G_GNUC_UNUSED)
{
  start (scene, "twice");
  post (scene, "one");
  post (scene, "two");
  expect (scene, "shown:1 shown:2 ");
  limber_server_process_dismiss (scene->server, 1);
  limber_server_process_dismiss (scene->server, 2);
  post (scene, "three");
  expect (scene, "closed:1 closed:2 shown:3 ");
}

/* The new server counts from 1 again: what it says of 1 is about another program's notice. */
static void
test_restart (Scene *scene, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GVariant) ours = NULL;
  g_autofree const char **actions = NULL;

  start (scene, "");
  post (scene, "one");
  expect (scene, "shown:1 ");
  ours = limber_server_process_last (scene->server);
  g_variant_get_child (ours, 5, "^a&s", &actions);
  g_clear_pointer (&scene->server, limber_server_process_free);
  expect (scene, "closed:1 server:none ");
  post (scene, "two");
  expect (scene, "failed:2 ");

  scene->server = limber_server_process_new (scene->bus, "");
  expect (scene, "server:limber-test ");
  g_variant_unref (g_dbus_connection_call_sync (
      scene->bus, NAME, PATH, NAME, "Notify",
      g_variant_new ("(susss^asa{sv}i)", "another", 0, "", "Another program", "", actions, NULL, 0), NULL,
      G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL));
  post (scene, "three");
  expect (scene, "shown:3 ");
  limber_server_process_press (scene->server, 1, "start");
  limber_server_process_dismiss (scene->server, 1);
  limber_server_process_press (scene->server, 2, "start");
  expect (scene, "action:3=start ");
}

static void
test_replaced (Scene *scene, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (LimberServerProcess) old = NULL;

  start (scene, "");
  post (scene, "one");
  expect (scene, "shown:1 ");
  old = g_steal_pointer (&scene->server);
  scene->server = limber_server_process_new (scene->bus, "name=other");
  expect (scene, "closed:1 server:none server:other ");
  post (scene, "two");
  expect (scene, "shown:2 ");
}

static void
test_dies_at_notify (Scene *scene, gconstpointer data G_GNUC_UNUSED)
{
  start (scene, "dies");
  post (scene, "one");
  post (scene, "two");
  expect (scene, "failed:1 failed:2 server:none ");
}

/* Somebody else on the bus who even knows our secret key. */
static void
test_forged (Scene *scene, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GDBusConnection) forger = NULL;
  g_autoptr (GVariant) last = NULL;
  g_autofree const char **actions = NULL;
  g_autoptr (GError) error = NULL;
  const char *const to[] = { NULL, g_dbus_connection_get_unique_name (scene->bus) };

  start (scene, "");
  forger = g_dbus_connection_new_for_address_sync (g_test_dbus_get_bus_address (test_bus),
                                                   G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
                                                       | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                   NULL, NULL, &error);
  g_assert_no_error (error);
  post (scene, "one");
  expect (scene, "shown:1 ");
  last = limber_server_process_last (scene->server);
  g_variant_get_child (last, 5, "^a&s", &actions);
  for (gsize i = 0; i < G_N_ELEMENTS (to); i++)
    {
      g_dbus_connection_emit_signal (forger, to[i], PATH, NAME, "ActionInvoked", g_variant_new ("(us)", 1, actions[0]),
                                     NULL);
      g_dbus_connection_emit_signal (forger, to[i], PATH, NAME, "NotificationClosed", g_variant_new ("(uu)", 1, 2),
                                     NULL);
    }
  g_dbus_connection_flush_sync (forger, NULL, NULL);
  limber_server_process_press (scene->server, 1, "later");
  expect (scene, "action:1=later ");
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
test_wrong_key (Scene *scene, gconstpointer data G_GNUC_UNUSED)
{
  const LimberNoticeButton buttons[] = { { "done", "Done" } };
  const LimberNotice notice = { .summary = "one", .buttons = buttons, .n_buttons = 1, .percent = -1 };

  const guint handler = g_log_set_handler ("libnotify", G_LOG_LEVEL_WARNING | G_LOG_FLAG_FATAL, ignore_log, NULL);

  g_test_log_set_fatal_handler (is_fatal, NULL);
  start (scene, "bare-keys");
  limber_notifier_post (scene->notifier, &notice);
  expect (scene, "shown:1 ");
  limber_server_process_press (scene->server, 1, "done");
  limber_server_process_dismiss (scene->server, 1);
  expect (scene, "closed:1 ");
  g_log_remove_handler ("libnotify", handler);
}

static void
watch_main_loop (Scene *scene)
{
  scene->last_tick = g_get_monotonic_time ();
  scene->longest_gap = 0;
}

static void
assert_main_loop_ran (Scene *scene)
{
  on_tick (scene);
  g_test_message ("longest gap %" G_GINT64_FORMAT " us", scene->longest_gap);
  g_assert_cmpint (scene->longest_gap, <, UNNOTICED_MS * 1000);
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
test_hangs (Scene *scene, gconstpointer data G_GNUC_UNUSED)
{
  guint notifies;

  start (scene, "");
  post (scene, "shown before");
  expect (scene, "shown:1 ");
  limber_server_process_signal (scene->server, SIGSTOP);
  watch_main_loop (scene);
  post (scene, "sent, then not wanted");
  post (scene, "waiting");
  limber_notifier_withdraw (scene->notifier, post (scene, "waiting, then not wanted"));
  let_patience_end ();
  limber_notifier_withdraw (scene->notifier, 2);
  limber_notifier_withdraw (scene->notifier, 1);
  let_patience_end ();
  assert_main_loop_ran (scene);
  g_assert_cmpstr (scene->seen->str, ==, "");

  limber_server_process_signal (scene->server, SIGCONT);
  expect (scene, "shown:3 ");
  wait_for_screen (scene, "3");
  limber_server_process_counts (scene->server, &notifies, NULL);
  g_assert_cmpuint (notifies, ==, 3);
  limber_server_process_press (scene->server, 3, "start");
  expect (scene, "action:3=start ");
}

/* Still wanted when the server wakes: it is shown, and it was sent once. */
static void
test_hangs_then_shows (Scene *scene, gconstpointer data G_GNUC_UNUSED)
{
  guint notifies;

  start (scene, "");
  post (scene, "first, so that libnotify knows the server");
  expect (scene, "shown:1 ");
  limber_server_process_signal (scene->server, SIGSTOP);
  post (scene, "late");
  let_patience_end ();
  limber_server_process_signal (scene->server, SIGCONT);
  expect (scene, "shown:2 ");
  limber_server_process_counts (scene->server, &notifies, NULL);
  g_assert_cmpuint (notifies, ==, 2);
  limber_server_process_press (scene->server, 2, "later");
  expect (scene, "action:2=later ");
}

static void
test_hangs_then_dies (Scene *scene, gconstpointer data G_GNUC_UNUSED)
{
  start (scene, "hang");
  post (scene, "sent");
  post (scene, "waiting");
  let_patience_end ();
  g_assert_cmpstr (scene->seen->str, ==, "");
  g_clear_pointer (&scene->server, limber_server_process_free);
  expect (scene, "failed:1 failed:2 server:none ");
}

static gboolean
has_owner (gconstpointer data)
{
  const Scene *scene = data;
  g_autoptr (GVariant) answer = g_dbus_connection_call_sync (
      scene->bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "NameHasOwner",
      g_variant_new ("(s)", NAME), NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);
  gboolean owned;

  g_variant_get (answer, "(b)", &owned);
  return owned;
}

/* One that does not even say who it is counts as none. */
static void
test_deaf (Scene *scene, gconstpointer data G_GNUC_UNUSED)
{
  scene->server = limber_server_process_new (scene->bus, "deaf");
  limber_wait_until (has_owner, scene);
  watch_main_loop (scene);
  make_notifier (scene, 0);
  post (scene, "one");
  expect (scene, "failed:1 ");
  let_patience_end ();
  assert_main_loop_ran (scene);
  g_assert_cmpstr (scene->seen->str, ==, "");
}

static void
test_update (Scene *scene, gconstpointer data G_GNUC_UNUSED)
{
  const LimberNotice second = { .summary = "second", .percent = 40 };
  const LimberNotice third = { .summary = "third", .percent = 50 };
  g_autoptr (GVariant) last = NULL;
  g_autoptr (GVariant) hints = NULL;
  const char *summary;
  guint32 replaces;
  int percent;

  scene->server = limber_server_process_new (scene->bus, "name=dunst");
  make_notifier (scene, 0);
  expect (scene, "server:dunst ");
  post (scene, "first");
  expect (scene, "shown:1 ");
  limber_notifier_update (scene->notifier, 1, &second);
  limber_notifier_update (scene->notifier, 1, &third);
  limber_notifier_update (scene->notifier, 99, &third);
  post (scene, "other");
  expect (scene, "shown:2 ");
  limber_notifier_withdraw (scene->notifier, 2);
  limber_notifier_update (scene->notifier, 1, &third);
  wait_for_screen (scene, "1");
  last = limber_server_process_last (scene->server);
  g_variant_get_child (last, 1, "u", &replaces);
  g_variant_get_child (last, 3, "&s", &summary);
  g_variant_get_child (last, 6, "@a{sv}", &hints);
  g_assert_cmpuint (replaces, ==, 1);
  g_assert_cmpstr (summary, ==, "third");
  g_assert_true (g_variant_lookup (hints, "value", "i", &percent));
  g_assert_cmpint (percent, ==, 50);
}

/* GNOME loses the buttons of a banner that is replaced. */
static void
test_update_where_loud (Scene *scene, gconstpointer data G_GNUC_UNUSED)
{
  const LimberNotice second = { .summary = "second", .percent = 40 };
  guint notifies;

  scene->server = limber_server_process_new (scene->bus, "name=gnome-shell");
  make_notifier (scene, 0);
  expect (scene, "server:gnome-shell ");
  post (scene, "first");
  expect (scene, "shown:1 ");
  limber_notifier_update (scene->notifier, 1, &second);
  post (scene, "other");
  expect (scene, "shown:2 ");
  limber_server_process_counts (scene->server, &notifies, NULL);
  g_assert_cmpuint (notifies, ==, 2);
}

/* The client closes it while an update is on its way: it must not come back. */
static void
test_update_crosses_close (Scene *scene, gconstpointer modes)
{
  const LimberNotice second = { .summary = "second", .percent = 40 };

  scene->server = limber_server_process_new (scene->bus, modes);
  make_notifier (scene, 0);
  expect (scene, "server:dunst ");
  post (scene, "first");
  expect (scene, "shown:1 ");
  limber_notifier_update (scene->notifier, 1, &second);
  expect (scene, "closed:1 ");
  wait_for_screen (scene, "");
}

static void
test_twins (Scene *scene, gconstpointer data G_GNUC_UNUSED)
{
  scene->server = limber_server_process_new (scene->bus, "refuses-twins name=Plasma");
  make_notifier (scene, 0);
  expect (scene, "server:Plasma ");
  post (scene, "same");
  expect (scene, "shown:1 ");
  limber_notifier_withdraw (scene->notifier, 1);
  post (scene, "same");
  post (scene, "other");
  expect (scene, "shown:2 shown:3 ");
}

static void
test_picture (Scene *scene, gconstpointer data)
{
  const gboolean by_path = g_str_equal (data, "name=dunst");
  g_autofree char *picture = g_build_filename (g_get_tmp_dir (), "limber-test-picture.png", NULL);
  const LimberNotice notice
      = { .summary = "one", .picture = picture, .percent = -1, .urgency = LIMBER_NOTICE_CRITICAL };
  g_autoptr (GdkPixbuf) pixels = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 4, 4);
  g_autoptr (GVariant) last = NULL;
  g_autoptr (GVariant) hints = NULL;
  guchar urgency;

  gdk_pixbuf_fill (pixels, 0xff0000ff);
  g_assert_true (gdk_pixbuf_save (pixels, picture, "png", NULL, NULL));
  scene->server = limber_server_process_new (scene->bus, data);
  make_notifier (scene, 0);
  expect (scene, by_path ? "server:dunst " : "server:lxqt-notificationd ");
  limber_notifier_post (scene->notifier, &notice);
  expect (scene, "shown:1 ");
  last = limber_server_process_last (scene->server);
  g_variant_get_child (last, 6, "@a{sv}", &hints);
  g_assert_cmpint (g_variant_lookup (hints, "image-path", "&s", NULL), ==, by_path);
  g_assert_cmpint (g_variant_lookup (hints, "image-data", "(iiibii@ay)", NULL, NULL, NULL, NULL, NULL, NULL, NULL), ==,
                   !by_path);
  g_assert_true (g_variant_lookup (hints, "urgency", "y", &urgency));
  g_assert_cmpuint (urgency, ==, 2);
}

static void
test_leaves_a_clean_screen (Scene *scene, gconstpointer data G_GNUC_UNUSED)
{
  start (scene, "");
  post (scene, "one");
  post (scene, "two");
  expect (scene, "shown:1 shown:2 ");
  g_clear_object (&scene->notifier);
  assert_screen (scene, "");
}

/* Dropped from within its own signal, with more on its way. */
static void
drop (LimberNotifier *notifier G_GNUC_UNUSED, guint id G_GNUC_UNUSED, Scene *scene)
{
  g_clear_object (&scene->notifier);
}

static void
test_dropped_by_handler (Scene *scene, gconstpointer data G_GNUC_UNUSED)
{
  start (scene, "");
  g_signal_connect (scene->notifier, "shown", G_CALLBACK (drop), scene);
  post (scene, "one");
  post (scene, "two");
  expect (scene, "shown:1 ");
  wait_for_screen (scene, "");
}

/* With libnotify's real patience. The worker is left waiting, so this is the last test. */
static void
test_leaves_a_hung_server (Scene *scene, gconstpointer data G_GNUC_UNUSED)
{
  gint64 before;

  start (scene, "hang");
  patience_ms = 25000;
  post (scene, "one");
  before = g_get_monotonic_time ();
  while (!is_screen (&(const Screen){ scene, "1" }))
    g_main_context_iteration (NULL, TRUE);
  g_clear_object (&scene->notifier);
  g_assert_cmpint (g_get_monotonic_time () - before, <, (1000 + UNNOTICED_MS) * 1000);
}

/* A folder with one service that the bus may start. Returns: (transfer full) */
static char *
make_service (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("limber-test-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, NAME ".service", NULL);
  g_autofree char *command = limber_server_process_command ("name=activated");
  g_autofree char *text = g_strdup_printf ("[D-BUS Service]\nName=" NAME "\nExec=%s\n", command);

  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return folder;
}

static void
remove_service (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, NAME ".service", NULL);

  g_unlink (path);
  g_rmdir (folder);
}

#define TEST(path, data, function) g_test_add ("/notifier/" path, Scene, data, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_autofree char *services = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  services = make_service ();
  test_bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_add_service_dir (test_bus, services);
  g_test_dbus_up (test_bus);
  TEST ("no-server", NULL, test_no_server);
  TEST ("late-server", NULL, test_late_server);
  TEST ("what-is-sent", NULL, test_what_is_sent);
  TEST ("plain-server", NULL, test_plain_server);
  TEST ("answers", NULL, test_answers);
  TEST ("withdrawn-on-its-way", NULL, test_withdrawn_on_its_way);
  TEST ("refusing", NULL, test_refusing);
  TEST ("double-closed", NULL, test_double_closed);
  TEST ("restart", NULL, test_restart);
  TEST ("replaced", NULL, test_replaced);
  TEST ("dies-at-notify", NULL, test_dies_at_notify);
  TEST ("forged", NULL, test_forged);
  TEST ("wrong-key", NULL, test_wrong_key);
  TEST ("hangs", NULL, test_hangs);
  TEST ("hangs-then-shows", NULL, test_hangs_then_shows);
  TEST ("hangs-then-dies", NULL, test_hangs_then_dies);
  TEST ("deaf", NULL, test_deaf);
  TEST ("update", NULL, test_update);
  TEST ("update-where-loud", NULL, test_update_where_loud);
  TEST ("update-crosses-close", "crossing name=dunst", test_update_crosses_close);
  TEST ("update-revives", "keeps-id name=dunst", test_update_crosses_close);
  TEST ("twins", NULL, test_twins);
  TEST ("picture-by-path", "name=dunst", test_picture);
  TEST ("picture-by-pixels", "name=lxqt-notificationd", test_picture);
  TEST ("leaves-a-clean-screen", NULL, test_leaves_a_clean_screen);
  TEST ("dropped-by-handler", NULL, test_dropped_by_handler);
  TEST ("activation", NULL, test_activation);
  TEST ("leaves-a-hung-server", NULL, test_leaves_a_hung_server);
  status = g_test_run ();
  /* Not down(), which waits for a connection that the left worker still holds. */
  g_test_dbus_stop (test_bus);
  remove_service (services);
  return status;
}
