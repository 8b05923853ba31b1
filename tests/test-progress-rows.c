/* Rows of other histories taken over, and rows of a damaged file. */

#include "support/folder.h"
#include "support/history.h"
#include "world/progress.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

typedef struct
{
  char *folder, *path, *spool;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  fixture->folder = g_dir_make_tmp ("limber-rows-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "progress.db", NULL);
  fixture->spool = g_build_filename (fixture->folder, "spool.db", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  limber_test_remove (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->spool);
}

static LimberProgress *
open_good (Fixture *fixture)
{
  g_autofree char *aside = NULL;
  LimberProgress *progress = limber_progress_open (fixture->path, fixture->spool, G_USEC_PER_SEC, &aside);

  g_assert_null (aside);
  return progress;
}

static gboolean
collect (const LimberEvent *event, gpointer data)
{
  g_string_append_printf (data, "%s%" G_GINT64_FORMAT ":%s ", event->origin, event->seq, event->activity);
  return TRUE;
}

/* All rows as "origin seq : activity" in their order. */
static char *
read_all (LimberProgress *progress)
{
  GString *out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (limber_progress_read (progress, NULL, collect, out, &error));
  g_assert_no_error (error);
  return g_string_free (out, FALSE);
}

typedef struct
{
  GPtrArray *rows;
  guint next;
  guint fail_at; /* 0: never */
} Source;

static LimberEvent *
next_row (gpointer data, GError **error)
{
  Source *source = data;

  if (source->fail_at != 0 && source->next == source->fail_at)
    {
      g_set_error_literal (error, LIMBER_ERROR, LIMBER_ERROR_USAGE, "line 7: no row");
      return NULL;
    }
  return source->next == source->rows->len ? NULL : limber_event_copy (source->rows->pdata[source->next++]);
}

static guint
import (LimberProgress *progress, const char *script)
{
  g_autoptr (GPtrArray) rows = limber_test_history ("Europe/London", script);
  Source source = { .rows = rows };
  g_autoptr (GError) error = NULL;
  guint added;

  g_assert_true (limber_progress_import (progress, next_row, &source, &added, &error));
  g_assert_no_error (error);
  return added;
}

static void
test_import (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (LimberProgress) progress = open_good (fixture);
  g_autofree char *rows = NULL;

  g_assert_cmpuint (import (progress, "2026-03-02 09:00 a done\n2026-03-02 10:00 b done"), ==, 2);
  g_assert_cmpuint (import (progress, "2026-03-02 09:00 a done\n2026-03-02 10:00 b done\n2026-03-02 11:00 c done"), ==,
                    1);
  g_assert_cmpuint (import (progress, "2026-03-02 09:00 d done origin=b"), ==, 1);
  g_assert_cmpuint (import (progress, ""), ==, 0);
  rows = read_all (progress);
  g_assert_cmpstr (rows, ==, "a1:a a2:b a3:c b1:d ");
}

/* A file that turns out bad half way changes nothing. */
static void
test_import_whole (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (LimberProgress) progress = open_good (fixture);
  g_autoptr (GPtrArray) rows
      = limber_test_history ("Europe/London", "2026-03-02 09:00 a done\n2026-03-02 10:00 b done");
  Source source = { .rows = rows, .fail_at = 1 };
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;
  guint added = 99;

  g_assert_false (limber_progress_import (progress, next_row, &source, &added, &error));
  g_assert_error (error, LIMBER_ERROR, LIMBER_ERROR_USAGE);
  g_assert_cmpstr (error->message, ==, "line 7: no row");
  g_assert_cmpuint (added, ==, 0);
  kept = read_all (progress);
  g_assert_cmpstr (kept, ==, "");
  g_assert_cmpuint (import (progress, "2026-03-02 09:00 a done"), ==, 1);
}

/* Rows of this computer that come back from a backup keep their numbers, and new ones follow. */
static void
test_import_own (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (LimberProgress) progress = open_good (fixture);
  g_autofree char *script
      = g_strdup_printf ("2026-03-02 09:00 a done origin=%s seq=40", limber_progress_origin (progress));
  g_autoptr (GPtrArray) fresh = limber_test_history ("Europe/London", "2026-03-03 09:00 b done seq=1");

  g_assert_cmpuint (import (progress, script), ==, 1);
  g_assert_true (limber_progress_append (progress, fresh));
  g_assert_cmpint (((const LimberEvent *)fresh->pdata[0])->seq, ==, 41);
}

#define PAGE 4096
#define ROWS 4000

static void
fill (LimberProgress *progress)
{
  g_autoptr (GString) script = g_string_new (NULL);

  for (int i = 1; i <= ROWS; i++)
    g_string_append_printf (script, "2026-03-02 09:00 a%d done seq=%d\n", i, i);
  g_assert_cmpuint (import (progress, script->str), ==, ROWS);
}

static gint64
ask (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *statement;
  gint64 answer;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  answer = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  return answer;
}

/* Overwrites the page in which the row called @activity lies. */
static void
damage (const char *path, const char *activity)
{
  g_autofree char *content = NULL, *needle = g_strdup_printf ("test%s2026-03-02", activity);
  gsize length, place;
  const char *found;
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (ask (db, "PRAGMA page_size"), ==, PAGE);
  sqlite3_close (db);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  found = memmem (content, length, needle, strlen (needle));
  g_assert_nonnull (found);
  place = (gsize)(found - content) / PAGE * PAGE;
  memset (content + place, 0xff, PAGE);
  g_assert_true (g_file_set_contents (path, content, (gssize)length, NULL));
}

static gboolean
note_seq (const LimberEvent *event, gpointer data)
{
  g_array_append_val ((GArray *)data, event->seq);
  return TRUE;
}

/* What lies on either side of the damage is given, in order, and it is said. */
static void
test_damaged (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  static const LimberProgressFilter filters[] = { { 0 }, { .from = 1 }, { .kinds = 1 << LIMBER_EVENT_OUTCOME } };

  {
    g_autoptr (LimberProgress) progress = open_good (fixture);

    fill (progress);
  }
  damage (fixture->path, "a2000");
  for (gsize i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LimberProgress) progress = limber_progress_open_readonly (fixture->path, &error);
      g_autoptr (GArray) seqs = g_array_new (FALSE, FALSE, sizeof (gint64));

      g_assert_no_error (error);
      g_assert_false (limber_progress_read (progress, &filters[i], note_seq, seqs, &error));
      g_assert_error (error, LIMBER_ERROR, LIMBER_ERROR_DAMAGED);
      /* one page of 4096 bytes holds at most some fifty rows */
      g_assert_cmpuint (seqs->len, <, ROWS);
      g_assert_cmpuint (seqs->len, >=, ROWS - 60);
      g_assert_cmpint (g_array_index (seqs, gint64, 0), ==, 1);
      g_assert_cmpint (g_array_index (seqs, gint64, seqs->len - 1), ==, ROWS);
      for (guint j = 1; j < seqs->len; j++)
        g_assert_cmpint (g_array_index (seqs, gint64, j), >, g_array_index (seqs, gint64, j - 1));
    }
}

/* Cut off, as by a copy that was not finished. */
static void
test_cut_off (Fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LimberProgress) cut = NULL;
  g_autoptr (GArray) seqs = g_array_new (FALSE, FALSE, sizeof (gint64));
  gsize length;

  {
    g_autoptr (LimberProgress) progress = open_good (fixture);

    fill (progress);
  }
  g_assert_true (g_file_get_contents (fixture->path, &content, &length, NULL));
  g_assert_true (g_file_set_contents (fixture->path, content, (gssize)(length / 2), NULL));
  cut = limber_progress_open_readonly (fixture->path, &error);
  g_assert_no_error (error);
  g_assert_false (limber_progress_read (cut, NULL, note_seq, seqs, &error));
  g_assert_error (error, LIMBER_ERROR, LIMBER_ERROR_DAMAGED);
  g_assert_cmpuint (seqs->len, >, ROWS / 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)
  ADD ("/progress-rows/import", test_import);
  ADD ("/progress-rows/import-whole", test_import_whole);
  ADD ("/progress-rows/import-own", test_import_own);
  ADD ("/progress-rows/damaged", test_damaged);
  ADD ("/progress-rows/cut-off", test_cut_off);
  return g_test_run ();
}
