/* The life of a notice, and what each server needs, against a server that is another process. */
#include "support/notifier-scene.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static void
test_no_server (LimberNotifierScene *scene, gconstpointer data G_GNUC_UNUSED)
{
  limber_notifier_scene_watch (scene, 0);
  limber_notifier_scene_post (scene, "one");
  limber_notifier_withdraw (scene->notifier, limber_notifier_scene_post (scene, "withdrawn"));
  limber_notifier_scene_post (scene, "three");
  g_assert_cmpstr (scene->seen->str, ==, "");
  limber_notifier_scene_expect (scene, "failed:1 failed:3 ");
  g_assert_null (limber_notifier_server (scene->notifier)->name);
  g_assert_nonnull (limber_notifier_server (scene->notifier)->capabilities);
}

static void
test_late_server (LimberNotifierScene *scene, gconstpointer data G_GNUC_UNUSED)
{
  const LimberServer *server;

  limber_notifier_scene_watch (scene, 0);
  limber_notifier_scene_post (scene, "one");
  limber_notifier_scene_expect (scene, "failed:1 ");
  scene->server = limber_server_process_new (scene->bus, "");
  limber_notifier_scene_expect (scene, "server:limber-test ");
  server = limber_notifier_server (scene->notifier);
  g_assert_cmpstr (server->version, ==, "1");
  g_assert_true (g_strv_contains ((const char *const *)server->capabilities, "body-markup"));
  g_assert_true (server->actions);
  g_assert_cmpint (server->max_buttons, ==, 3);
  g_assert_false (server->hidden_buttons);
}

/* It cannot say what it is as soon as it has the name; what it can is known all the same. */
static void
test_early_server (LimberNotifierScene *scene, gconstpointer data)
{
  limber_notifier_scene_start (scene, data);
  g_assert_cmpstr (limber_notifier_server (scene->notifier)->name, ==, "limber-test");
  g_assert_true (limber_notifier_server (scene->notifier)->actions);
}

static void
test_activation (LimberNotifierScene *scene, gconstpointer data G_GNUC_UNUSED)
{
  limber_notifier_scene_watch (scene, 1);
  limber_notifier_scene_expect (scene, "server:activated ");
  /* ends the activated one by taking its name */
  scene->server = limber_server_process_new (scene->bus, "");
  limber_notifier_scene_expect (scene, "server:none server:limber-test ");
}

static void
test_what_is_sent (LimberNotifierScene *scene, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GVariant) last = NULL;
  g_autoptr (GVariant) hints = NULL;
  g_autofree const char **actions = NULL;
  const char *app, *icon, *summary, *body, *entry;
  guint32 replaces;
  guchar urgency;
  int timeout;

  limber_notifier_scene_start (scene, "");
  limber_notifier_scene_post (scene, "Time for a stretch, 6 min");
  limber_notifier_scene_expect (scene, "shown:1 ");
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
test_plain_server (LimberNotifierScene *scene, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GVariant) last = NULL;
  g_autofree const char **actions = NULL;
  const char *body;

  limber_notifier_scene_start (scene, "no-actions no-markup");
  g_assert_false (limber_notifier_server (scene->notifier)->actions);
  g_assert_cmpint (limber_notifier_server (scene->notifier)->max_buttons, ==, 0);
  limber_notifier_scene_post (scene, "one");
  limber_notifier_scene_expect (scene, "shown:1 ");
  last = limber_server_process_last (scene->server);
  g_variant_get_child (last, 4, "&s", &body);
  g_variant_get_child (last, 5, "^a&s", &actions);
  g_assert_cmpstr (body, ==, "a < b & c");
  g_assert_null (actions[0]);
}

static void
test_answers (LimberNotifierScene *scene, gconstpointer data G_GNUC_UNUSED)
{
  limber_notifier_scene_start (scene, "");
  limber_notifier_scene_post (scene, "one");
  limber_notifier_scene_post (scene, "two");
  limber_notifier_scene_post (scene, "three");
  limber_notifier_scene_expect (scene, "shown:1 shown:2 shown:3 ");
  limber_server_process_press (scene->server, 2, "later");
  limber_server_process_press (scene->server, 2, "start");
  limber_server_process_dismiss (scene->server, 1);
  limber_notifier_scene_expect (scene, "action:2=later closed:1 ");
  /* the server had left the pressed one open */
  limber_notifier_scene_wait_for_screen (scene, "3");
  limber_notifier_withdraw (scene->notifier, 3);
  limber_notifier_withdraw (scene->notifier, 99);
  limber_notifier_scene_wait_for_screen (scene, "");
  limber_notifier_scene_post (scene, "four");
  limber_notifier_scene_expect (scene, "shown:4 ");
}

static void
test_withdrawn_on_its_way (LimberNotifierScene *scene, gconstpointer data G_GNUC_UNUSED)
{
  limber_notifier_scene_start (scene, "");
  limber_notifier_withdraw (scene->notifier, limber_notifier_scene_post (scene, "one"));
  limber_notifier_scene_post (scene, "two");
  limber_notifier_scene_expect (scene, "shown:2 ");
  limber_server_process_press (scene->server, 1, "start");
  limber_server_process_press (scene->server, 2, "start");
  limber_notifier_scene_expect (scene, "action:2=start ");
  limber_notifier_scene_wait_for_screen (scene, "");
}

static guint
notifies (LimberNotifierScene *scene)
{
  guint n;

  limber_server_process_counts (scene->server, &n, NULL, NULL);
  return n;
}

/* The server has it, but the news of that is still on its way to the main loop. */
static void
test_withdrawn_just_shown (LimberNotifierScene *scene, gconstpointer data G_GNUC_UNUSED)
{
  limber_notifier_scene_start (scene, "");
  limber_notifier_scene_post (scene, "one");
  while (notifies (scene) == 0)
    ;
  limber_notifier_withdraw (scene->notifier, 1);
  limber_notifier_scene_post (scene, "two");
  limber_notifier_scene_expect (scene, "shown:2 ");
  limber_notifier_scene_wait_for_screen (scene, "2");
}

static void
test_refusing (LimberNotifierScene *scene, gconstpointer data G_GNUC_UNUSED)
{
  limber_notifier_scene_start (scene, "refusing");
  limber_notifier_scene_post (scene, "one");
  limber_notifier_scene_post (scene, "two");
  limber_notifier_scene_expect (scene, "failed:1 failed:2 ");
}

static void
test_double_closed (LimberNotifierScene *scene, gconstpointer data G_GNUC_UNUSED)
{
  limber_notifier_scene_start (scene, "twice");
  limber_notifier_scene_post (scene, "one");
  limber_notifier_scene_post (scene, "two");
  limber_notifier_scene_expect (scene, "shown:1 shown:2 ");
  limber_server_process_dismiss (scene->server, 1);
  limber_server_process_dismiss (scene->server, 2);
  limber_notifier_scene_post (scene, "three");
  limber_notifier_scene_expect (scene, "closed:1 closed:2 shown:3 ");
}

/* Only what the server draws: a button that nobody sees is of no use. */
static void
test_buttons (LimberNotifierScene *scene, gconstpointer data G_GNUC_UNUSED)
{
  const LimberNoticeButton buttons[] = { { "a", "A" }, { "b", "B" }, { "c", "C" }, { "d", "D" } };
  const LimberNotice notice = { .summary = "one", .buttons = buttons, .n_buttons = 4, .percent = -1 };
  g_autoptr (GVariant) last = NULL;
  g_autofree const char **actions = NULL;

  limber_notifier_scene_start (scene, "name=gnome-shell");
  limber_notifier_post (scene->notifier, &notice);
  limber_notifier_scene_expect (scene, "shown:1 ");
  last = limber_server_process_last (scene->server);
  g_variant_get_child (last, 5, "^a&s", &actions);
  g_assert_cmpuint (g_strv_length ((char **)actions), ==, 6);
}

/* What the client is in the midst of must not vanish; a reminder is never urgent. */
static void
test_stays (LimberNotifierScene *scene, gconstpointer data)
{
  static const LimberNoticeUrgency urgencies[] = { LIMBER_NOTICE_NORMAL, LIMBER_NOTICE_STAYS, LIMBER_NOTICE_CRITICAL };
  const guchar wanted[] = { 1, strstr (data, "gnome") != NULL ? 2 : 1, 2 };

  limber_notifier_scene_start (scene, data);
  for (guint i = 0; i < G_N_ELEMENTS (urgencies); i++)
    {
      const LimberNotice notice = { .summary = "one", .urgency = urgencies[i], .percent = -1 };
      g_autofree char *shown = g_strdup_printf ("shown:%u ", i + 1);
      g_autoptr (GVariant) last = NULL;
      g_autoptr (GVariant) hints = NULL;
      guchar urgency;

      limber_notifier_post (scene->notifier, &notice);
      limber_notifier_scene_expect (scene, shown);
      last = limber_server_process_last (scene->server);
      g_variant_get_child (last, 6, "@a{sv}", &hints);
      g_assert_true (g_variant_lookup (hints, "urgency", "y", &urgency));
      g_assert_cmpuint (urgency, ==, wanted[i]);
    }
}

/* A server that needs more than CloseNotification to take a notice away. */
static void
test_lingers (LimberNotifierScene *scene, gconstpointer data G_GNUC_UNUSED)
{
  limber_notifier_scene_start (scene, "lingers 'name=Notification Daemon' vendor=GNOME");
  limber_notifier_scene_post (scene, "one");
  limber_notifier_scene_expect (scene, "shown:1 ");
  limber_notifier_withdraw (scene->notifier, 1);
  limber_notifier_scene_post (scene, "two");
  limber_notifier_scene_post (scene, "three");
  limber_notifier_scene_expect (scene, "shown:2 shown:3 ");
  limber_notifier_scene_wait_for_screen (scene, "2 3");
  g_clear_object (&scene->notifier);
  g_assert_true (limber_notifier_scene_is_screen (scene, ""));
}

/* A server that loses a notice which follows a closing too soon. */
static void
test_hasty (LimberNotifierScene *scene, gconstpointer data G_GNUC_UNUSED)
{
  limber_notifier_scene_start (scene, "hasty name=SwayNotificationCenter");
  limber_notifier_scene_post (scene, "one");
  limber_notifier_scene_expect (scene, "shown:1 ");
  limber_notifier_withdraw (scene->notifier, 1);
  limber_notifier_scene_post (scene, "two");
  limber_notifier_scene_expect (scene, "shown:2 ");
  g_assert_true (limber_notifier_scene_is_screen (scene, "2"));
}

static void
test_update (LimberNotifierScene *scene, gconstpointer data G_GNUC_UNUSED)
{
  const LimberNotice second = { .summary = "second", .percent = 40 };
  const LimberNotice third = { .summary = "third", .percent = 50 };
  g_autoptr (GVariant) last = NULL;
  g_autoptr (GVariant) hints = NULL;
  const char *summary;
  guint32 replaces;
  int percent;

  limber_notifier_scene_start (scene, "name=dunst");
  limber_notifier_scene_post (scene, "first");
  limber_notifier_scene_expect (scene, "shown:1 ");
  limber_notifier_update (scene->notifier, 1, &second);
  limber_notifier_update (scene->notifier, 1, &third);
  limber_notifier_update (scene->notifier, 99, &third);
  limber_notifier_scene_post (scene, "other");
  limber_notifier_scene_expect (scene, "shown:2 ");
  limber_notifier_withdraw (scene->notifier, 2);
  limber_notifier_update (scene->notifier, 1, &third);
  limber_notifier_scene_wait_for_screen (scene, "1");
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
test_update_where_loud (LimberNotifierScene *scene, gconstpointer data G_GNUC_UNUSED)
{
  const LimberNotice second = { .summary = "second", .percent = 40 };
  limber_notifier_scene_start (scene, "name=gnome-shell");
  limber_notifier_scene_post (scene, "first");
  limber_notifier_scene_expect (scene, "shown:1 ");
  limber_notifier_update (scene->notifier, 1, &second);
  limber_notifier_scene_post (scene, "other");
  limber_notifier_scene_expect (scene, "shown:2 ");
  g_assert_cmpuint (notifies (scene), ==, 2);
}

/* The client closes it while an update is on its way: it must not come back. */
static void
test_update_crosses_close (LimberNotifierScene *scene, gconstpointer modes)
{
  const LimberNotice second = { .summary = "second", .percent = 40 };

  limber_notifier_scene_start (scene, modes);
  limber_notifier_scene_post (scene, "first");
  limber_notifier_scene_expect (scene, "shown:1 ");
  limber_notifier_update (scene->notifier, 1, &second);
  limber_notifier_scene_expect (scene, "closed:1 ");
  limber_notifier_scene_wait_for_screen (scene, "");
}

static void
test_twins (LimberNotifierScene *scene, gconstpointer data G_GNUC_UNUSED)
{
  limber_notifier_scene_start (scene, "refuses-twins name=Plasma");
  limber_notifier_scene_post (scene, "same");
  limber_notifier_scene_expect (scene, "shown:1 ");
  limber_notifier_withdraw (scene->notifier, 1);
  limber_notifier_scene_post (scene, "same");
  limber_notifier_scene_post (scene, "other");
  limber_notifier_scene_expect (scene, "shown:2 shown:3 ");
}

static void
test_picture (LimberNotifierScene *scene, gconstpointer data)
{
  g_autofree char *picture = NULL;
  const int fd = g_file_open_tmp ("limber-test-XXXXXX.png", &picture, NULL);
  const LimberNotice notice
      = { .summary = "one", .picture = picture, .percent = -1, .urgency = LIMBER_NOTICE_CRITICAL };
  g_autoptr (GdkPixbuf) pixels = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 4, 4);
  g_autoptr (GVariant) last = NULL;
  g_autoptr (GVariant) hints = NULL, bytes = NULL;
  int width, height, stride, bits, channels;
  gboolean alpha;
  guchar urgency;

  gdk_pixbuf_fill (pixels, 0xff0000ff);
  g_assert_true (gdk_pixbuf_save (pixels, picture, "png", NULL, NULL));
  limber_notifier_scene_start (scene, data);
  limber_notifier_post (scene->notifier, &notice);
  limber_notifier_scene_expect (scene, "shown:1 ");
  last = limber_server_process_last (scene->server);
  g_variant_get_child (last, 6, "@a{sv}", &hints);
  g_assert_false (g_variant_lookup (hints, "image-path", "&s", NULL));
  g_assert_true (g_variant_lookup (hints, "image-data", "(iiibii@ay)", &width, &height, &stride, &alpha, &bits,
                                   &channels, &bytes));
  g_assert_cmpint (width * 100 + height, ==, 404);
  g_assert_cmpint (stride, ==, width * channels);
  g_assert_cmpuint (g_variant_n_children (bytes), ==, (gsize)(stride * height));
  g_assert_true (g_variant_lookup (hints, "urgency", "y", &urgency));
  g_assert_cmpuint (urgency, ==, 2);
  close (fd);
  g_unlink (picture);
}

/* What cannot be shown is left out, and the notice comes all the same. */
static void
test_bad_picture (LimberNotifierScene *scene, gconstpointer data)
{
  const LimberNotice notice = { .summary = "one", .picture = "/nonexistent.png", .percent = -1 };
  g_autoptr (GVariant) last = NULL;
  g_autoptr (GVariant) hints = NULL;

  limber_notifier_scene_start (scene, data);
  limber_notifier_post (scene->notifier, &notice);
  limber_notifier_scene_expect (scene, "shown:1 ");
  last = limber_server_process_last (scene->server);
  g_variant_get_child (last, 6, "@a{sv}", &hints);
  g_assert_false (g_variant_lookup (hints, "image-data", "(iiibii@ay)", NULL, NULL, NULL, NULL, NULL, NULL, NULL));
}

static void
test_leaves_a_clean_screen (LimberNotifierScene *scene, gconstpointer data G_GNUC_UNUSED)
{
  limber_notifier_scene_start (scene, "");
  limber_notifier_scene_post (scene, "one");
  limber_notifier_scene_post (scene, "two");
  limber_notifier_scene_expect (scene, "shown:1 shown:2 ");
  g_clear_object (&scene->notifier);
  g_assert_true (limber_notifier_scene_is_screen (scene, ""));
}

/* Dropped from within its own signal, with more on its way. */
static void
drop (LimberNotifier *notifier G_GNUC_UNUSED, guint id G_GNUC_UNUSED, LimberNotifierScene *scene)
{
  g_clear_object (&scene->notifier);
}

static void
test_dropped_by_handler (LimberNotifierScene *scene, gconstpointer data G_GNUC_UNUSED)
{
  limber_notifier_scene_start (scene, "");
  g_signal_connect (scene->notifier, "shown", G_CALLBACK (drop), scene);
  limber_notifier_scene_post (scene, "one");
  limber_notifier_scene_post (scene, "two");
  limber_notifier_scene_expect (scene, "shown:1 ");
  limber_notifier_scene_wait_for_screen (scene, "");
}

#define TEST(path, data, function)                                                                                     \
  g_test_add ("/notifier/" path, LimberNotifierScene, data, limber_notifier_scene_set_up, function,                    \
              limber_notifier_scene_tear_down)

static void
add_tests (void)
{
  TEST ("no-server", NULL, test_no_server);
  TEST ("late-server", NULL, test_late_server);
  TEST ("what-is-sent", NULL, test_what_is_sent);
  TEST ("plain-server", NULL, test_plain_server);
  TEST ("answers", NULL, test_answers);
  TEST ("withdrawn-on-its-way", NULL, test_withdrawn_on_its_way);
  TEST ("withdrawn-just-shown", NULL, test_withdrawn_just_shown);
  TEST ("refusing", NULL, test_refusing);
  TEST ("double-closed", NULL, test_double_closed);
  TEST ("buttons", NULL, test_buttons);
  TEST ("lingers", NULL, test_lingers);
  TEST ("hasty", NULL, test_hasty);
  TEST ("update", NULL, test_update);
  TEST ("update-where-loud", NULL, test_update_where_loud);
  TEST ("update-crosses-close", "crossing name=dunst", test_update_crosses_close);
  TEST ("update-revives", "keeps-id name=dunst", test_update_crosses_close);
  TEST ("twins", NULL, test_twins);
  TEST ("picture", "name=dunst", test_picture);
  TEST ("early-server", "early", test_early_server);
  TEST ("stays", "name=dunst", test_stays);
  TEST ("stays-where-fleeting", "name=gnome-shell", test_stays);
  TEST ("bad-picture", "name=dunst", test_bad_picture);
  TEST ("leaves-a-clean-screen", NULL, test_leaves_a_clean_screen);
  TEST ("dropped-by-handler", NULL, test_dropped_by_handler);
  TEST ("activation", NULL, test_activation);
}

int
main (int argc, char **argv)
{
  return limber_notifier_scene_run (argc, argv, add_tests);
}
