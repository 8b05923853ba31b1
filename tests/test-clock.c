/* read() is replaced below, so its checked inline form must not be declared. */
#undef _FORTIFY_SOURCE

#include "support/wait.h"
#include "world/clock-system.h"
#include "world/zone.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <sys/timex.h>
#include <unistd.h>

#define MILLISECOND ((gint64)1000)

/* A clock that is set just while a timer is being armed cannot be had on demand, and a test that
 * is not root may not set it at all. But for that news the system calls below are the real ones. */
static gboolean set_while_arming;
static gboolean set_before_reading;

int
timerfd_settime (int fd, int flags, const struct itimerspec *spec, struct itimerspec *old)
{
  const long result = syscall (SYS_timerfd_settime, fd, flags, spec, old);

  if (!set_while_arming || (flags & TFD_TIMER_CANCEL_ON_SET) == 0)
    return (int)result;
  set_while_arming = FALSE;
  errno = ECANCELED;
  return -1;
}

ssize_t
read (int fd, void *buffer, size_t size)
{
  const ssize_t n = syscall (SYS_read, fd, buffer, size);

  if (n != sizeof (guint64) || !set_before_reading)
    return n;
  set_before_reading = FALSE;
  errno = ECANCELED;
  return -1;
}

typedef struct
{
  LimberClock *clock;
  GMainLoop *loop;
  const char *until; /* the signal that ends run_until() */
  int walls, steadies, changes;
  LimberInstant wall_at;
} Scene;

static void
count (Scene *scene, int *counter, const char *name)
{
  (*counter)++;
  if (g_strcmp0 (scene->until, name) == 0)
    g_main_loop_quit (scene->loop);
}

static void
on_wall (LimberClock *clock, Scene *scene)
{
  scene->wall_at = limber_clock_now (clock);
  count (scene, &scene->walls, "wall");
}

static void
on_steady (LimberClock *clock G_GNUC_UNUSED, Scene *scene)
{
  count (scene, &scene->steadies, "steady");
}

static void
on_changed (LimberClock *clock G_GNUC_UNUSED, Scene *scene)
{
  count (scene, &scene->changes, "changed");
}

static void
set_up (Scene *scene, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  scene->loop = g_main_loop_new (NULL, FALSE);
  scene->clock = limber_clock_system_new (&error);
  g_assert_no_error (error);
  g_signal_connect (scene->clock, "wall-deadline", G_CALLBACK (on_wall), scene);
  g_signal_connect (scene->clock, "steady-deadline", G_CALLBACK (on_steady), scene);
  g_signal_connect (scene->clock, "changed", G_CALLBACK (on_changed), scene);
}

static void
tear_down (Scene *scene, gconstpointer data G_GNUC_UNUSED)
{
  g_clear_object (&scene->clock);
  g_main_loop_unref (scene->loop);
}

static void
run_until (Scene *scene, const char *signal)
{
  scene->until = signal;
  limber_wait_for_quit (scene->loop);
  scene->until = NULL;
}

static void
set_wall (Scene *scene, gint64 from_now)
{
  limber_clock_set_wall_deadline (scene->clock, limber_clock_now (scene->clock) + from_now);
}

static void
set_steady (Scene *scene, gint64 from_now)
{
  limber_clock_set_steady_deadline (scene->clock, limber_clock_steady (scene->clock) + from_now);
}

static void
test_now (Scene *scene, gconstpointer data G_GNUC_UNUSED)
{
  const gint64 before = g_get_real_time ();
  const LimberInstant now = limber_clock_now (scene->clock);
  const gint64 steady = limber_clock_steady (scene->clock);

  g_assert_cmpint (now, >=, before - G_USEC_PER_SEC);
  g_assert_cmpint (now, <=, g_get_real_time () + G_USEC_PER_SEC);
  g_assert_cmpint (limber_clock_steady (scene->clock), >=, steady);
  g_assert_nonnull (limber_clock_zone (scene->clock));
  g_assert_nonnull (limber_clock_zone_name (scene->clock));
}

static void
test_wall_deadline (Scene *scene, gconstpointer data G_GNUC_UNUSED)
{
  const LimberInstant deadline = limber_clock_now (scene->clock) + 30 * MILLISECOND;

  limber_clock_set_wall_deadline (scene->clock, deadline);
  run_until (scene, "wall");
  g_assert_cmpint (scene->wall_at, >=, deadline);
  set_steady (scene, 30 * MILLISECOND);
  run_until (scene, "steady");
  g_assert_cmpint (scene->walls, ==, 1);
}

/* Each row is a deadline long gone, also one that the kernel would read as "never". */
static void
test_passed (Scene *scene, gconstpointer data G_GNUC_UNUSED)
{
  static const gint64 rows[] = { -1, -G_MAXINT64, 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      limber_clock_set_wall_deadline (scene->clock, rows[i]);
      g_assert_cmpint (scene->walls, ==, (int)i);
      run_until (scene, "wall");
      limber_clock_set_steady_deadline (scene->clock, rows[i]);
      g_assert_cmpint (scene->steadies, ==, (int)i);
      run_until (scene, "steady");
    }
}

static void
test_take_back (Scene *scene, gconstpointer data G_GNUC_UNUSED)
{
  set_wall (scene, 10 * MILLISECOND);
  limber_clock_set_wall_deadline (scene->clock, LIMBER_NEVER);
  set_steady (scene, 10 * MILLISECOND);
  set_steady (scene, 40 * MILLISECOND);
  run_until (scene, "steady");
  g_assert_cmpint (scene->walls, ==, 0);
  set_wall (scene, 3600 * (gint64)G_USEC_PER_SEC);
  set_wall (scene, 10 * MILLISECOND);
  run_until (scene, "wall");
  g_assert_cmpint (scene->steadies, ==, 1);
}

static void
set_next (LimberClock *clock, Scene *scene)
{
  if (scene->walls == 1)
    limber_clock_set_wall_deadline (clock, limber_clock_now (clock) + 5 * MILLISECOND);
  else
    g_main_loop_quit (scene->loop);
}

static void
test_next_from_handler (Scene *scene, gconstpointer data G_GNUC_UNUSED)
{
  g_signal_connect (scene->clock, "wall-deadline", G_CALLBACK (set_next), scene);
  set_wall (scene, 5 * MILLISECOND);
  limber_wait_for_quit (scene->loop);
  g_assert_cmpint (scene->walls, ==, 2);
}

static void
drop (LimberClock *clock G_GNUC_UNUSED, Scene *scene)
{
  g_clear_object (&scene->clock);
}

static void
test_dropped_by_handler (Scene *scene, gconstpointer data G_GNUC_UNUSED)
{
  gpointer left = scene->clock;

  g_object_add_weak_pointer (G_OBJECT (scene->clock), &left);
  g_signal_connect (scene->clock, "wall-deadline", G_CALLBACK (drop), scene);
  limber_clock_set_wall_deadline (scene->clock, 0);
  run_until (scene, "wall");
  g_assert_null (left);
}

/* By one nanosecond, which is a clock set to the kernel and nothing to anybody else. */
static void
set_the_clock (Scene *scene)
{
  struct timex by = { .modes = ADJ_SETOFFSET | ADJ_NANO, .time = { .tv_sec = 0, .tv_usec = 1 } };

  if (adjtimex (&by) >= 0)
    return;
  g_assert_cmpint (errno, ==, EPERM);
  set_before_reading = TRUE;
  limber_clock_set_wall_deadline (scene->clock, 0);
}

static void
test_clock_set (Scene *scene, gconstpointer data G_GNUC_UNUSED)
{
  set_the_clock (scene);
  run_until (scene, "changed");
  limber_clock_set_wall_deadline (scene->clock, LIMBER_NEVER);
  set_the_clock (scene);
  run_until (scene, "changed");
}

static void
test_clock_set_keeps_deadline (Scene *scene, gconstpointer data G_GNUC_UNUSED)
{
  set_wall (scene, 50 * MILLISECOND);
  set_the_clock (scene);
  run_until (scene, "changed");
  g_assert_cmpint (scene->walls, ==, 0);
  run_until (scene, "wall");
}

/* The expiry and the news come together: the news hides the expiry, which must not get lost. */
static void
test_clock_set_when_due (Scene *scene, gconstpointer data G_GNUC_UNUSED)
{
  limber_clock_set_wall_deadline (scene->clock, 0);
  set_the_clock (scene);
  run_until (scene, "changed");
  g_assert_cmpint (scene->walls, ==, 0);
  run_until (scene, "wall");
}

static void
test_clock_set_while_arming (Scene *scene, gconstpointer data G_GNUC_UNUSED)
{
  set_while_arming = TRUE;
  set_wall (scene, 20 * MILLISECOND);
  g_assert_false (set_while_arming);
  g_assert_cmpint (scene->changes, ==, 0);
  run_until (scene, "changed");
  run_until (scene, "wall");
}

typedef struct
{
  char *folder;
  char *localtime;
  GMainLoop *loop;
  int changes;
} Place;

static char *
in_folder (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  return g_steal_pointer (&path);
}

static void
copy_zone (const char *zone, const char *to)
{
  g_autofree char *from = g_build_filename ("/usr/share/zoneinfo", zone, NULL);
  g_autofree char *content = NULL;
  gsize length;
  g_autoptr (GError) error = NULL;
  FILE *file;

  g_file_get_contents (from, &content, &length, &error);
  g_assert_no_error (error);
  file = g_fopen (to, "w");
  g_assert_nonnull (file);
  g_assert_cmpuint (fwrite (content, 1, length, file), ==, length);
  g_assert_cmpint (fclose (file), ==, 0);
}

static void
make_link (const char *target, const char *path)
{
  g_autofree char *fresh = g_strconcat (path, ".new", NULL);

  g_assert_cmpint (symlink (target, fresh), ==, 0);
  g_assert_cmpint (g_rename (fresh, path), ==, 0);
}

static void
place_set_up (Place *place, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  place->folder = g_dir_make_tmp ("limber-test-XXXXXX", &error);
  g_assert_no_error (error);
  place->localtime = in_folder (place->folder, "localtime");
  place->loop = g_main_loop_new (NULL, FALSE);
}

static void
remove_all (const char *folder)
{
  const char *const argv[] = { "rm", "-r", "--", folder, NULL };

  g_assert_true (g_spawn_sync (NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL));
}

static void
place_tear_down (Place *place, gconstpointer data G_GNUC_UNUSED)
{
  remove_all (place->folder);
  g_main_loop_unref (place->loop);
  g_free (place->localtime);
  g_free (place->folder);
}

static void
on_zone_changed (gpointer data)
{
  Place *place = data;

  place->changes++;
  g_main_loop_quit (place->loop);
}

static void
assert_zone (GTimeZone *zone, const char *name, const char *expected_name, int july_offset)
{
  const gint64 july = 1751328000;
  const int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, july);

  g_assert_cmpstr (name, ==, expected_name);
  g_assert_cmpint (g_time_zone_get_offset (zone, interval), ==, july_offset * 3600);
}

static void
test_zone_watch (Place *place, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (LimberZoneWatch) watch = NULL;

  make_link ("/usr/share/zoneinfo/Europe/London", place->localtime);
  watch = limber_zone_watch_new (NULL, place->localtime, on_zone_changed, place);
  assert_zone (limber_zone_watch_zone (watch), limber_zone_watch_name (watch), "Europe/London", 1);

  /* as timedatectl does it */
  make_link ("../../usr/share/zoneinfo/Asia/Tokyo", place->localtime);
  g_assert_cmpint (g_unlink (place->localtime), ==, 0);
  make_link ("/usr/share/zoneinfo/Asia/Tokyo", place->localtime);
  limber_wait_for_quit (place->loop);
  assert_zone (limber_zone_watch_zone (watch), limber_zone_watch_name (watch), "Asia/Tokyo", 9);

  /* a plain file in its place, then written over: GLib's own local zone would notice neither */
  g_assert_cmpint (g_unlink (place->localtime), ==, 0);
  copy_zone ("America/Caracas", place->localtime);
  limber_wait_for_quit (place->loop);
  assert_zone (limber_zone_watch_zone (watch), limber_zone_watch_name (watch), "America/Caracas", -4);
  copy_zone ("Asia/Tokyo", place->localtime);
  limber_wait_for_quit (place->loop);
  assert_zone (limber_zone_watch_zone (watch), limber_zone_watch_name (watch), "Asia/Tokyo", 9);

  g_assert_cmpint (g_unlink (place->localtime), ==, 0);
  limber_wait_for_quit (place->loop);
  assert_zone (limber_zone_watch_zone (watch), limber_zone_watch_name (watch), "UTC", 0);
  g_assert_cmpint (place->changes, ==, 4);
}

/* The same zone again is no change; a file that a link leads to is found at the next look. */
static void
test_zone_reload (Place *place, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (LimberZoneWatch) watch = NULL;
  g_autofree char *real = in_folder (place->folder, "elsewhere/zone");

  copy_zone ("Asia/Tokyo", real);
  make_link (real, place->localtime);
  watch = limber_zone_watch_new (NULL, place->localtime, on_zone_changed, place);
  g_assert_false (limber_zone_watch_reload (watch));
  copy_zone ("America/Caracas", real);
  g_assert_true (limber_zone_watch_reload (watch));
  assert_zone (limber_zone_watch_zone (watch), limber_zone_watch_name (watch), "America/Caracas", -4);
  g_assert_cmpint (place->changes, ==, 0);
}

typedef struct
{
  const char *tz;
  const char *name;
  int july_offset;
} TzRow;

static const TzRow tz_rows[] = {
  { NULL, "Asia/Tokyo", 9 },
  { ":/localtime", "UTC", 0 },
  { "Europe/Berlin", "Europe/Berlin", 2 },
  { ":Europe/Berlin", "Europe/Berlin", 2 },
  { "/usr/share/zoneinfo/Europe/Berlin", "Europe/Berlin", 2 },
  { "", "UTC", 0 },
  { "UTC", "UTC", 0 },
  { "EST5EDT,M3.2.0,M11.1.0", "EST5EDT,M3.2.0,M11.1.0", -4 },
  { "CET-1CEST,M3.5.0,M10.5.0/3", "CET-1CEST,M3.5.0,M10.5.0/3", 2 },
  { "No/Where", "UTC", 0 },
  { "nonsense", "UTC", 0 },
  { "../../../etc/passwd", "UTC", 0 },
  { "../zoneinfo/Asia/Tokyo", "UTC", 0 },
  { "GMT", "GMT", 0 },
  { "/dev/zero", "UTC", 0 },
};

static void
test_zone_tz (Place *place, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *by_colon = g_strconcat (":", place->localtime, NULL);
  g_autofree char *name = NULL;
  g_autoptr (GTimeZone) own = NULL;

  make_link ("/usr/share/zoneinfo/Asia/Tokyo", place->localtime);
  for (gsize i = 0; i < G_N_ELEMENTS (tz_rows); i++)
    {
      g_autofree char *row_name = NULL;
      g_autoptr (GTimeZone) zone = limber_zone_of_machine (tz_rows[i].tz, place->localtime, &row_name);

      g_test_message ("TZ=%s", tz_rows[i].tz);
      assert_zone (zone, row_name, tz_rows[i].name, tz_rows[i].july_offset);
    }
  own = limber_zone_of_machine (by_colon, place->localtime, &name);
  assert_zone (own, name, "Asia/Tokyo", 9);
}

static void
test_zone_tz_is_not_watched (Place *place, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (LimberZoneWatch) watch = NULL;

  make_link ("/usr/share/zoneinfo/Asia/Tokyo", place->localtime);
  watch = limber_zone_watch_new ("Europe/Berlin", place->localtime, on_zone_changed, place);
  make_link ("/usr/share/zoneinfo/Europe/London", place->localtime);
  g_assert_false (limber_zone_watch_reload (watch));
  assert_zone (limber_zone_watch_zone (watch), limber_zone_watch_name (watch), "Europe/Berlin", 2);
}

typedef struct
{
  const char *name;
  gboolean good;
} NameRow;

static const NameRow name_rows[] = {
  { "UTC", TRUE },
  { "Europe/London", TRUE },
  { "America/Argentina/Buenos_Aires", TRUE },
  { "Etc/GMT+5", TRUE },
  { "America/Port-au-Prince", TRUE },
  { "", FALSE },
  { "Europe", FALSE },
  { "Europe/", FALSE },
  { "/Europe/London", FALSE },
  { "Europe//London", FALSE },
  { "Europe/../Europe/London", FALSE },
  { "Europe/./London", FALSE },
  { "posix/Europe/London", FALSE },
  { "right/Europe/London", FALSE },
  { "/usr/share/zoneinfo/Europe/London", FALSE },
  { ":Europe/London", FALSE },
  { "europe/london", FALSE },
  { "Europe/Atlantis", FALSE },
  { "CET-1CEST", FALSE },
  { "+02:00", FALSE },
  { "A/B/C/D", FALSE },
  { "zone.tab", FALSE },
};

static void
test_zone_names (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (name_rows); i++)
    {
      g_autofree char *actual = NULL;
      g_autoptr (GTimeZone) zone = limber_system_zone (name_rows[i].name, &actual);

      g_test_message ("%s", name_rows[i].name);
      g_assert_cmpint (zone != NULL, ==, name_rows[i].good);
      g_assert_cmpstr (actual, ==, name_rows[i].good ? name_rows[i].name : NULL);
    }
}

/* What stands in the database's folder may be no zone at all; a FIFO would hang whoever opens it. */
static void
test_zone_traps (Place *place, gconstpointer data G_GNUC_UNUSED)
{
  static const char *const traps[] = { "Trap/Fifo", "Trap/Folder", "Trap/Text", "Trap/Empty", "Trap/Out", "Trap/Loop" };
  g_autofree char *fifo = in_folder (place->folder, "Trap/Fifo");
  g_autofree char *folder = in_folder (place->folder, "Trap/Folder");
  g_autofree char *text = in_folder (place->folder, "Trap/Text");
  g_autofree char *empty = in_folder (place->folder, "Trap/Empty");
  g_autofree char *out = in_folder (place->folder, "Trap/Out");
  g_autofree char *loop = in_folder (place->folder, "Trap/Loop");
  g_autofree char *good = in_folder (place->folder, "Good/Zone");
  g_autofree char *alias = in_folder (place->folder, "Good/Alias");
  g_autofree char *name = NULL;

  /* to open the FIFO would wait for ever */
  alarm (30);
  g_setenv ("TZDIR", place->folder, TRUE);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  g_assert_true (g_file_set_contents (text, "Not a zone, but long enough to be one.", -1, NULL));
  g_assert_true (g_file_set_contents (empty, "", 0, NULL));
  make_link ("/usr/share/zoneinfo/Asia/Tokyo", out);
  make_link ("Loop", loop);
  copy_zone ("Asia/Tokyo", good);
  make_link ("Zone", alias);
  for (gsize i = 0; i < G_N_ELEMENTS (traps); i++)
    {
      g_autoptr (GTimeZone) by_name = limber_zone_named (traps[i]);
      g_autofree char *by_tz_name = NULL;
      g_autoptr (GTimeZone) by_tz = limber_zone_of_machine (traps[i], place->localtime, &by_tz_name);

      g_test_message ("%s", traps[i]);
      g_assert_null (by_name);
      assert_zone (by_tz, by_tz_name, "UTC", 0);
    }
  g_time_zone_unref (limber_zone_named ("Good/Zone"));
  g_time_zone_unref (limber_zone_named ("Good/Alias"));
  make_link (fifo, place->localtime);
  g_time_zone_unref (limber_zone_of_machine (NULL, place->localtime, &name));
  g_assert_cmpstr (name, ==, "UTC");
  g_unsetenv ("TZDIR");
  alarm (0);
}

#define CLOCK_TEST(path, function) g_test_add ("/clock/" path, Scene, NULL, set_up, function, tear_down)
#define ZONE_TEST(path, function) g_test_add ("/zone/" path, Place, NULL, place_set_up, function, place_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  /* Before any thread: it changes the environment. */
  ZONE_TEST ("traps", test_zone_traps);
  g_test_add_func ("/zone/names", test_zone_names);
  ZONE_TEST ("tz", test_zone_tz);
  ZONE_TEST ("tz-is-not-watched", test_zone_tz_is_not_watched);
  ZONE_TEST ("watch", test_zone_watch);
  ZONE_TEST ("reload", test_zone_reload);
  CLOCK_TEST ("now", test_now);
  CLOCK_TEST ("wall-deadline", test_wall_deadline);
  CLOCK_TEST ("passed", test_passed);
  CLOCK_TEST ("take-back", test_take_back);
  CLOCK_TEST ("next-from-handler", test_next_from_handler);
  CLOCK_TEST ("dropped-by-handler", test_dropped_by_handler);
  CLOCK_TEST ("set", test_clock_set);
  CLOCK_TEST ("set-keeps-deadline", test_clock_set_keeps_deadline);
  CLOCK_TEST ("set-when-due", test_clock_set_when_due);
  CLOCK_TEST ("set-while-arming", test_clock_set_while_arming);
  return g_test_run ();
}
