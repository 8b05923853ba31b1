/* notifier-scene.h — the notifier on a private bus, with a notification server of our own.
 *
 * What the notifier says becomes words: "shown:1 action:1=later closed:2 failed:3 server:NAME ".
 */
#pragma once

#include "server-process.h"
#include "world/notifier.h"

G_BEGIN_DECLS

#define LIMBER_NOTIFICATIONS "org.freedesktop.Notifications"
#define LIMBER_NOTIFICATIONS_PATH "/org/freedesktop/Notifications"

/* Far below the 25 s that libnotify would wait, far above what a loaded machine adds. */
#define LIMBER_UNNOTICED_MS 400

typedef struct
{
  GDBusConnection *bus;
  LimberNotifier *notifier;
  LimberServerProcess *server; /* (nullable) */
  GString *seen;
  const char *expected;
  guint ticker; /* every 5 ms, so that a main loop that stands still is seen */
  gint64 last_tick, longest_gap;
} LimberNotifierScene;

/* For g_test_add(). */
void limber_notifier_scene_set_up (LimberNotifierScene *scene, gconstpointer data);
void limber_notifier_scene_tear_down (LimberNotifierScene *scene, gconstpointer data);

/* A notifier, and also a server of these modes; of the latter, waits until it is there. */
void limber_notifier_scene_watch (LimberNotifierScene *scene, guint activate_after_seconds);
void limber_notifier_scene_start (LimberNotifierScene *scene, const char *modes);

/* Posts a notice with the buttons "start" and "later" and the body "a < b & c". */
guint limber_notifier_scene_post (LimberNotifierScene *scene, const char *summary);

/* Waits for that many words and compares; what comes later is for the next call. */
void limber_notifier_scene_expect (LimberNotifierScene *scene, const char *expected);

/* Waits until the server has just these ids on its screen. */
void limber_notifier_scene_wait_for_screen (LimberNotifierScene *scene, const char *screen);
gboolean limber_notifier_scene_is_screen (LimberNotifierScene *scene, const char *screen);

/* From here on, the main loop must not stand still; up to here, it has not. */
void limber_notifier_scene_watch_main_loop (LimberNotifierScene *scene);
void limber_notifier_scene_assert_main_loop_ran (LimberNotifierScene *scene);

/* Brings up the bus, on which the name of the notification service can be activated as a server
 * called "activated", runs what @add_tests adds and returns main()'s status. */
int limber_notifier_scene_run (int argc, char **argv, void (*add_tests) (void));
const char *limber_notifier_scene_bus_address (void);

G_END_DECLS
