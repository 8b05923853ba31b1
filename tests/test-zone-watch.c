/* Which zone the machine is in, and when that changes. */

#include "support/folder.h"
#include "support/wait.h"
#include "world/clock-system.h"
#include "world/zone.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

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
set_up (Place *place, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  place->folder = g_dir_make_tmp ("limber-test-XXXXXX", &error);
  g_assert_no_error (error);
  place->localtime = in_folder (place->folder, "localtime");
  place->loop = g_main_loop_new (NULL, FALSE);
}

static void
tear_down (Place *place, gconstpointer data G_GNUC_UNUSED)
{
  limber_test_remove (place->folder);
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

#define ZONE_TEST(path, function) g_test_add ("/zone/" path, Place, NULL, set_up, function, tear_down)

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
  return g_test_run ();
}
