/* The history on a real disk: what is written comes back, and nothing is ever lost. */

#include "support/folder.h"
#include "world/progress.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>

typedef struct
{
  char *folder, *path, *spool;
  GTimeZone *zone;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  fixture->folder = g_dir_make_tmp ("limber-progress-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "data", "progress.db", NULL);
  fixture->spool = g_build_filename (fixture->folder, "spool.db", NULL);
  fixture->zone = g_time_zone_new_identifier ("Europe/London");
}

static void
tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  limber_test_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->spool);
  g_time_zone_unref (fixture->zone);
}

static LimberProgress *
open_good (Fixture *fixture)
{
  g_autofree char *aside = NULL;
  LimberProgress *progress = limber_progress_open (fixture->path, fixture->spool, G_USEC_PER_SEC, &aside);

  g_assert_null (aside);
  return progress;
}

static LimberEvent *
make_event (Fixture *fixture, LimberEventKind kind, int minute)
{
  LimberEvent *event = limber_event_new (kind, 1772442000 * (gint64)G_USEC_PER_SEC + minute * LIMBER_MINUTE,
                                         fixture->zone, "Europe/London");

  limber_event_set_occurrence (event, "first", "stretch", event->date, "09:00");
  return event;
}

static gboolean
append (LimberProgress *progress, LimberEvent *event)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify)limber_event_free);

  g_ptr_array_add (events, event);
  return limber_progress_append (progress, events);
}

static gboolean
collect (const LimberEvent *event, gpointer data)
{
  g_ptr_array_add (data, limber_event_copy (event));
  return TRUE;
}

static GPtrArray *
read_all (LimberProgress *progress, const LimberProgressFilter *filter)
{
  GPtrArray *events = g_ptr_array_new_with_free_func ((GDestroyNotify)limber_event_free);
  g_autoptr (GError) error = NULL;

  g_assert_true (limber_progress_read (progress, filter, collect, events, &error));
  g_assert_no_error (error);
  return events;
}

static const LimberEvent *
nth (GPtrArray *events, guint index)
{
  return events->pdata[index];
}

static void
assert_same (const LimberEvent *a, const LimberEvent *b)
{
  g_assert_cmpint (a->at, ==, b->at);
  g_assert_cmpstr (a->zone, ==, b->zone);
  g_assert_cmpint (a->kind, ==, b->kind);
  g_assert_cmpstr (a->file, ==, b->file);
  g_assert_cmpstr (a->activity, ==, b->activity);
  g_assert_cmpuint (a->date, ==, b->date);
  g_assert_cmpstr (a->key, ==, b->key);
  g_assert_cmpint (a->outcome, ==, b->outcome);
  g_assert_cmpint (a->cause, ==, b->cause);
  for (const LimberField *field = limber_event_fields; field->name != NULL; field++)
    {
      gconstpointer x = G_STRUCT_MEMBER_P (a, field->offset), y = G_STRUCT_MEMBER_P (b, field->offset);

      if (field->type == LIMBER_FIELD_TEXT)
        g_assert_cmpstr (*(char *const *)x, ==, *(char *const *)y);
      else
        g_assert_cmpint (*(const gint64 *)x, ==, *(const gint64 *)y);
    }
}

/* Every field of a row, full and empty, and text that a careless statement would break on. */
static void
test_round_trip (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  LimberProgress *progress = open_good (fixture);
  g_autoptr (LimberEvent) full = make_event (fixture, LIMBER_EVENT_OUTCOME, 0);
  g_autoptr (LimberEvent) bare
      = limber_event_new (LIMBER_EVENT_RUN_STOP, 1772442060 * (gint64)G_USEC_PER_SEC, fixture->zone, "Europe/London");
  g_autoptr (GPtrArray) back = NULL;
  g_autofree char *origin = g_strdup (limber_progress_origin (progress));
  gint64 number = 40;

  full->outcome = LIMBER_OUTCOME_MISSED_OFF;
  full->cause = LIMBER_CAUSE_ASLEEP;
  for (const LimberField *field = limber_event_fields; field->name != NULL; field++)
    if (field->type == LIMBER_FIELD_TEXT)
      *(char **)G_STRUCT_MEMBER_P (full, field->offset)
          = g_strdup_printf ("%s '); DROP TABLE event; -- é", field->name);
    else
      *(gint64 *)G_STRUCT_MEMBER_P (full, field->offset) = number++;
  g_assert_true (append (progress, limber_event_copy (full)));
  g_assert_true (append (progress, limber_event_copy (bare)));
  limber_progress_close (progress);

  progress = open_good (fixture);
  back = read_all (progress, NULL);
  g_assert_cmpuint (back->len, ==, 2);
  assert_same (nth (back, 0), full);
  assert_same (nth (back, 1), bare);
  g_assert_cmpint (nth (back, 0)->seq, ==, 1);
  g_assert_cmpint (nth (back, 1)->seq, ==, 2);
  g_assert_cmpstr (nth (back, 0)->origin, ==, origin);
  g_assert_cmpstr (limber_progress_origin (progress), ==, origin);
  limber_progress_close (progress);
}

static void
test_order_and_filter (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (LimberProgress) progress = open_good (fixture);
  LimberProgressFilter filter = { 0 };
  LimberEvent *event;

  append (progress, make_event (fixture, LIMBER_EVENT_INSTALLED, -100 * 24 * 60));
  append (progress, make_event (fixture, LIMBER_EVENT_SHOWN, 10));
  /* the clock was set back: the order is still that of writing */
  append (progress, make_event (fixture, LIMBER_EVENT_OUTCOME, 0));
  event = make_event (fixture, LIMBER_EVENT_DUE, 48 * 60);
  filter.from = event->date;
  append (progress, event);
  {
    g_autoptr (GPtrArray) all = read_all (progress, NULL);

    g_assert_cmpuint (all->len, ==, 4);
    g_assert_cmpint (nth (all, 1)->kind, ==, LIMBER_EVENT_SHOWN);
    g_assert_cmpint (nth (all, 2)->kind, ==, LIMBER_EVENT_OUTCOME);
  }
  {
    g_autoptr (GPtrArray) late = read_all (progress, &filter);

    g_assert_cmpuint (late->len, ==, 1);
    g_assert_cmpint (nth (late, 0)->kind, ==, LIMBER_EVENT_DUE);
  }
  filter.always = G_GUINT64_CONSTANT (1) << LIMBER_EVENT_INSTALLED;
  {
    g_autoptr (GPtrArray) lasting = read_all (progress, &filter);

    g_assert_cmpuint (lasting->len, ==, 2);
    g_assert_cmpint (nth (lasting, 0)->kind, ==, LIMBER_EVENT_INSTALLED);
  }
  filter = (LimberProgressFilter){ .kinds = G_GUINT64_CONSTANT (1) << LIMBER_EVENT_SHOWN, .last = TRUE };
  {
    g_autoptr (GPtrArray) shown = read_all (progress, &filter);

    g_assert_cmpuint (shown->len, ==, 2);
    g_assert_cmpint (nth (shown, 0)->kind, ==, LIMBER_EVENT_SHOWN);
    g_assert_cmpint (nth (shown, 1)->kind, ==, LIMBER_EVENT_DUE);
  }
}

static void
test_private (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (LimberProgress) progress = open_good (fixture);
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  struct stat info;

  append (progress, make_event (fixture, LIMBER_EVENT_DUE, 0));
  g_assert_cmpint (stat (fixture->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (stat (folder, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
}

/* Another program holds the file: rows wait, in order, and are written when it lets go. */
static void
test_locked (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (LimberProgress) progress = open_good (fixture);
  g_autoptr (GPtrArray) all = NULL;
  sqlite3 *other;

  append (progress, make_event (fixture, LIMBER_EVENT_DUE, 0));
  g_assert_cmpint (sqlite3_open (fixture->path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN EXCLUSIVE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_false (append (progress, make_event (fixture, LIMBER_EVENT_SHOWN, 1)));
  g_assert_false (append (progress, make_event (fixture, LIMBER_EVENT_OUTCOME, 2)));
  g_assert_nonnull (limber_progress_problem (progress));
  g_assert_cmpint (sqlite3_exec (other, "COMMIT", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_true (limber_progress_flush (progress));
  g_assert_null (limber_progress_problem (progress));
  all = read_all (progress, NULL);
  g_assert_cmpuint (all->len, ==, 3);
  for (guint i = 0; i < all->len; i++)
    g_assert_cmpint (nth (all, i)->seq, ==, i + 1);
  sqlite3_close (other);
}

/* What still waits when the daemon leaves is in the spool, and taken over by the next one. */
static void
test_spool (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  LimberProgress *progress = open_good (fixture);
  g_autoptr (GPtrArray) all = NULL;
  sqlite3 *other;

  append (progress, make_event (fixture, LIMBER_EVENT_DUE, 0));
  g_assert_cmpint (sqlite3_open (fixture->path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN EXCLUSIVE", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_false (append (progress, make_event (fixture, LIMBER_EVENT_OUTCOME, 1)));
  limber_progress_close (progress);
  sqlite3_close (other);
  g_assert_true (g_file_test (fixture->spool, G_FILE_TEST_EXISTS));

  progress = open_good (fixture);
  g_assert_false (g_file_test (fixture->spool, G_FILE_TEST_EXISTS));
  g_assert_true (append (progress, make_event (fixture, LIMBER_EVENT_DUE, 2)));
  all = read_all (progress, NULL);
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpint (nth (all, 1)->kind, ==, LIMBER_EVENT_OUTCOME);
  g_assert_cmpint (nth (all, 2)->seq, ==, 3);
  limber_progress_close (progress);
}

/* No place to write at all: the daemon goes on, and the rows follow those that were there. */
static void
test_no_place (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *away = g_build_filename (fixture->folder, "away", NULL);
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  LimberProgress *progress = open_good (fixture);
  g_autoptr (GPtrArray) all = NULL;

  append (progress, make_event (fixture, LIMBER_EVENT_DUE, 0));
  limber_progress_close (progress);
  g_assert_cmpint (g_rename (folder, away), ==, 0);
  g_assert_true (g_file_set_contents (folder, "in the way", -1, NULL));
  progress = open_good (fixture);
  g_assert_nonnull (limber_progress_problem (progress));
  g_assert_false (append (progress, make_event (fixture, LIMBER_EVENT_SHOWN, 1)));
  g_assert_cmpint (g_unlink (folder), ==, 0);
  g_assert_cmpint (g_rename (away, folder), ==, 0);
  g_assert_true (append (progress, make_event (fixture, LIMBER_EVENT_OUTCOME, 2)));
  all = read_all (progress, NULL);
  g_assert_cmpuint (all->len, ==, 3);
  g_assert_cmpint (nth (all, 0)->seq, ==, 1);
  g_assert_cmpint (nth (all, 1)->seq, >, 1);
  g_assert_cmpint (nth (all, 2)->seq, ==, nth (all, 1)->seq + 1);
  g_assert_cmpstr (nth (all, 2)->origin, ==, nth (all, 0)->origin);
  limber_progress_close (progress);
}

static void
write_sql (const char *path, const char *sql)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
assert_set_aside (Fixture *fixture, const char *expected)
{
  g_autofree char *aside = NULL, *kept = g_strconcat (fixture->path, ".set-aside-1", NULL);
  g_autoptr (LimberProgress) progress = limber_progress_open (fixture->path, fixture->spool, G_USEC_PER_SEC, &aside);

  g_assert_nonnull (aside);
  g_assert_nonnull (strstr (aside, expected));
  g_assert_nonnull (strstr (aside, kept));
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
  g_assert_true (append (progress, make_event (fixture, LIMBER_EVENT_DUE, 0)));
}

static void
test_garbage (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *kept = g_strconcat (fixture->path, ".set-aside-1", NULL), *content = NULL;
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autoptr (GError) error = NULL;

  g_mkdir (folder, 0700);
  g_assert_true (g_file_set_contents (fixture->path, "Dear diary, this is no database at all.", -1, NULL));
  g_assert_null (limber_progress_open_readonly (fixture->path, &error));
  g_assert_error (error, LIMBER_ERROR, LIMBER_ERROR_DAMAGED);
  assert_set_aside (fixture, "damaged");
  g_assert_true (g_file_get_contents (kept, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "Dear diary, this is no database at all.");
}

static void
test_newer (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  limber_progress_close (open_good (fixture));
  write_sql (fixture->path, "PRAGMA user_version = 99");
  g_assert_null (limber_progress_open_readonly (fixture->path, &error));
  g_assert_error (error, LIMBER_ERROR, LIMBER_ERROR_NEWER);
  assert_set_aside (fixture, "newer limber");
}

static void
test_foreign (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path);

  g_mkdir (folder, 0700);
  write_sql (fixture->path, "CREATE TABLE recipes (name TEXT)");
  assert_set_aside (fixture, "no history of limber");
}

#define DAY (24 * 60 * LIMBER_MINUTE)

/* Garbage over the file between two of its eighths; its beginning, and so its kind, can be read. */
static void
damage (const char *path, int from, int to)
{
  FILE *file = g_fopen (path, "r+");
  long size;

  g_assert_nonnull (file);
  fseek (file, 0, SEEK_END);
  size = ftell (file);
  fseek (file, size * from / 8, SEEK_SET);
  for (long i = size * from / 8; i < size * to / 8; i++)
    fputc (0xa5, file);
  fclose (file);
}

static int
mode_of (const char *path)
{
  struct stat info;

  g_assert_cmpint (stat (path, &info), ==, 0);
  return info.st_mode & 0777;
}

static void
write_rows (Fixture *fixture, LimberProgress *progress, int n)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify)limber_event_free);

  for (int i = 0; i < n; i++)
    g_ptr_array_add (events, make_event (fixture, LIMBER_EVENT_SHOWN, i));
  g_assert_true (limber_progress_append (progress, events));
}

static guint
n_rows (const char *path)
{
  g_autoptr (LimberProgress) progress = limber_progress_open_readonly (path, NULL);
  g_autoptr (GPtrArray) all = read_all (progress, NULL);

  return all->len;
}

/* One copy, made anew when it is a week old, and as private as the history. */
static void
test_backup (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (LimberProgress) progress = open_good (fixture);
  g_autofree char *backup = g_strconcat (fixture->path, ".backup", NULL);
  g_autofree char *fresh = g_strconcat (backup, ".new", NULL);
  LimberInstant now = 1772442000 * (gint64)G_USEC_PER_SEC;

  write_rows (fixture, progress, 3);
  g_assert_true (g_file_set_contents (fresh, "left by one that was killed", -1, NULL));
  g_assert_true (limber_progress_care (progress, now));
  g_assert_cmpuint (n_rows (backup), ==, 3);
  g_assert_cmpint (mode_of (backup), ==, 0600);
  g_assert_false (g_file_test (fresh, G_FILE_TEST_EXISTS));
  write_rows (fixture, progress, 1);
  g_assert_true (limber_progress_care (progress, now + 6 * DAY));
  g_assert_cmpuint (n_rows (backup), ==, 3);
  g_assert_true (limber_progress_care (progress, now + 7 * DAY));
  g_assert_cmpuint (n_rows (backup), ==, 4);
  g_assert_null (limber_progress_take_news (progress));
}

/* What the copy and the damaged file still hold goes on under the same numbers; the damaged file
 * is kept, and no copy is made of it. */
static void
test_mended (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  LimberProgress *progress = open_good (fixture);
  g_autofree char *origin = g_strdup (limber_progress_origin (progress)), *news = NULL;
  g_autofree char *kept = g_strconcat (fixture->path, ".set-aside-1", NULL);
  g_autoptr (GPtrArray) all = NULL;

  write_rows (fixture, progress, 500);
  g_assert_true (limber_progress_care (progress, 1772442000 * (gint64)G_USEC_PER_SEC));
  limber_progress_close (progress);
  damage (fixture->path, 4, 6);
  progress = open_good (fixture);
  g_assert_false (limber_progress_care (progress, 1772442000 * (gint64)G_USEC_PER_SEC + 9 * DAY));
  news = limber_progress_take_news (progress);
  g_assert_nonnull (strstr (news, kept));
  g_assert_null (limber_progress_take_news (progress));
  g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
  g_assert_true (append (progress, make_event (fixture, LIMBER_EVENT_DUE, 0)));
  all = read_all (progress, NULL);
  g_assert_cmpuint (all->len, ==, 501);
  for (guint i = 0; i < all->len; i++)
    g_assert_cmpint (nth (all, i)->seq, ==, i + 1);
  g_assert_cmpstr (nth (all, 500)->origin, ==, origin);
  g_assert_true (limber_progress_care (progress, 1772442000 * (gint64)G_USEC_PER_SEC));
  limber_progress_close (progress);
}

/* Damage that shows only when something is to be written: the row is not lost. */
static void
test_damaged_while_open (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  LimberProgress *progress = open_good (fixture);
  g_autofree char *news = NULL;
  g_autoptr (GPtrArray) all = NULL;

  write_rows (fixture, progress, 500);
  limber_progress_close (progress);
  progress = open_good (fixture);
  damage (fixture->path, 1, 8);
  g_assert_true (append (progress, make_event (fixture, LIMBER_EVENT_OUTCOME, 0)));
  g_assert_null (limber_progress_problem (progress));
  news = limber_progress_take_news (progress);
  g_assert_nonnull (news);
  all = read_all (progress, NULL);
  g_assert_cmpint (nth (all, all->len - 1)->kind, ==, LIMBER_EVENT_OUTCOME);
  limber_progress_close (progress);
}

static void
test_missing_reads_empty (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LimberProgress) progress = limber_progress_open_readonly (fixture->path, &error);
  g_autoptr (GPtrArray) all = NULL;

  g_assert_no_error (error);
  all = read_all (progress, NULL);
  g_assert_cmpuint (all->len, ==, 0);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

#define ADD(name, function) g_test_add (name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/progress/round-trip", test_round_trip);
  ADD ("/progress/order-and-filter", test_order_and_filter);
  ADD ("/progress/private", test_private);
  ADD ("/progress/locked", test_locked);
  ADD ("/progress/spool", test_spool);
  ADD ("/progress/no-place", test_no_place);
  ADD ("/progress/garbage", test_garbage);
  ADD ("/progress/newer", test_newer);
  ADD ("/progress/foreign", test_foreign);
  ADD ("/progress/backup", test_backup);
  ADD ("/progress/mended", test_mended);
  ADD ("/progress/damaged-while-open", test_damaged_while_open);
  ADD ("/progress/missing-reads-empty", test_missing_reads_empty);
  return g_test_run ();
}
