#include "notifier-scene.h"

#include "folder.h"
#include "wait.h"
#include "world/notifier-libnotify.h"

#include <string.h>
#include <unistd.h>

static GTestDBus *test_bus;
static GThread *main_thread;

/* Where a test waits without a main loop, nothing else would end it. */
#define LONGEST_RUN_SECONDS 300

/* The contract: signals come from the main context, whatever the main thread is doing. */
static void note (LimberNotifierScene *scene, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
note (LimberNotifierScene *scene, const char *format, ...)
{
  va_list arguments;

  g_assert_true (g_thread_self () == main_thread);
  va_start (arguments, format);
  g_string_append_vprintf (scene->seen, format, arguments);
  va_end (arguments);
}

static void
on_shown (LimberNotifier *notifier G_GNUC_UNUSED, guint id, LimberNotifierScene *scene)
{
  note (scene, "shown:%u ", id);
}

static void
on_failed (LimberNotifier *notifier G_GNUC_UNUSED, guint id, const char *why, LimberNotifierScene *scene)
{
  g_test_message ("failed %u: %s", id, why);
  note (scene, "failed:%u ", id);
}

static void
on_action (LimberNotifier *notifier G_GNUC_UNUSED, guint id, const char *button, LimberNotifierScene *scene)
{
  note (scene, "action:%u=%s ", id, button);
}

static void
on_closed (LimberNotifier *notifier G_GNUC_UNUSED, guint id, LimberNotifierScene *scene)
{
  note (scene, "closed:%u ", id);
}

static void
on_server_changed (LimberNotifier *notifier, LimberNotifierScene *scene)
{
  const LimberServer *server = limber_notifier_server (notifier);

  note (scene, "server:%s ", server->name != NULL ? server->name : "none");
}

void
limber_notifier_scene_watch (LimberNotifierScene *scene, guint activate_after_seconds)
{
  g_autofree char *helper = g_test_build_filename (G_TEST_BUILT, "..", "limber-cue", NULL);

  scene->notifier = limber_notifier_libnotify_new (scene->bus, activate_after_seconds, helper);
  g_signal_connect (scene->notifier, "shown", G_CALLBACK (on_shown), scene);
  g_signal_connect (scene->notifier, "failed", G_CALLBACK (on_failed), scene);
  g_signal_connect (scene->notifier, "action", G_CALLBACK (on_action), scene);
  g_signal_connect (scene->notifier, "closed", G_CALLBACK (on_closed), scene);
  g_signal_connect (scene->notifier, "server-changed", G_CALLBACK (on_server_changed), scene);
}

static gboolean
on_tick (gpointer data)
{
  LimberNotifierScene *scene = data;
  const gint64 now = g_get_monotonic_time ();

  scene->longest_gap = MAX (scene->longest_gap, now - scene->last_tick);
  scene->last_tick = now;
  return G_SOURCE_CONTINUE;
}

void
limber_notifier_scene_set_up (LimberNotifierScene *scene, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  scene->bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  scene->seen = g_string_new (NULL);
  scene->last_tick = g_get_monotonic_time ();
  scene->ticker = g_timeout_add (5, on_tick, scene);
}

void
limber_notifier_scene_tear_down (LimberNotifierScene *scene, gconstpointer data G_GNUC_UNUSED)
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
  const LimberNotifierScene *scene = data;

  return scene->seen->len >= strlen (scene->expected);
}

void
limber_notifier_scene_expect (LimberNotifierScene *scene, const char *expected)
{
  scene->expected = expected;
  limber_wait_until (has_seen_enough, scene);
  g_assert_cmpstr (scene->seen->str, ==, expected);
  g_string_truncate (scene->seen, 0);
}

static gboolean
is_there (gconstpointer data)
{
  const LimberNotifierScene *scene = data;

  return limber_notifier_server (scene->notifier)->name != NULL;
}

void
limber_notifier_scene_start (LimberNotifierScene *scene, const char *modes)
{
  scene->server = limber_server_process_new (scene->bus, modes);
  limber_notifier_scene_watch (scene, 0);
  limber_wait_until (is_there, scene);
  g_string_truncate (scene->seen, 0);
}

guint
limber_notifier_scene_post (LimberNotifierScene *scene, const char *summary)
{
  static const LimberNoticeButton buttons[] = { { "start", "Start" }, { "later", "Later" } };
  const LimberNotice notice
      = { .summary = summary, .body = "a < b & c", .buttons = buttons, .n_buttons = 2, .percent = -1 };

  return limber_notifier_post (scene->notifier, &notice);
}

gboolean
limber_notifier_scene_is_screen (LimberNotifierScene *scene, const char *screen)
{
  g_autofree char *now = limber_server_process_screen (scene->server);

  return g_str_equal (now, screen);
}

typedef struct
{
  LimberNotifierScene *scene;
  const char *screen;
} Want;

static gboolean
is_wanted (gconstpointer data)
{
  const Want *want = data;

  return limber_notifier_scene_is_screen (want->scene, want->screen);
}

/* The server does not tell when; the ticker makes this look again. */
void
limber_notifier_scene_wait_for_screen (LimberNotifierScene *scene, const char *screen)
{
  const Want want = { scene, screen };

  limber_wait_until (is_wanted, &want);
}

void
limber_notifier_scene_watch_main_loop (LimberNotifierScene *scene)
{
  scene->last_tick = g_get_monotonic_time ();
  scene->longest_gap = 0;
}

void
limber_notifier_scene_assert_main_loop_ran (LimberNotifierScene *scene)
{
  on_tick (scene);
  g_test_message ("longest gap %" G_GINT64_FORMAT " us", scene->longest_gap);
  g_assert_cmpint (scene->longest_gap, <, LIMBER_UNNOTICED_MS * 1000);
}

/* A folder with one service that the bus may start. Returns: (transfer full) */
static char *
make_service (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("limber-test-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, LIMBER_NOTIFICATIONS ".service", NULL);
  g_autofree char *command = limber_server_process_command ("name=activated");
  g_autofree char *text = g_strdup_printf ("[D-BUS Service]\nName=" LIMBER_NOTIFICATIONS "\nExec=%s\n", command);

  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return folder;
}

const char *
limber_notifier_scene_bus_address (void)
{
  return g_test_dbus_get_bus_address (test_bus);
}

int
limber_notifier_scene_run (int argc, char **argv, void (*add_tests) (void))
{
  g_autofree char *services = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  main_thread = g_thread_self ();
  alarm (LONGEST_RUN_SECONDS);
  services = make_service ();
  test_bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_add_service_dir (test_bus, services);
  g_test_dbus_up (test_bus);
  add_tests ();
  status = g_test_run ();
  /* Not down(), which waits for a connection that a worker left behind may still hold. */
  g_test_dbus_stop (test_bus);
  limber_test_remove (services);
  return status;
}
