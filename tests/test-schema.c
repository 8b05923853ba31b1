/* Histories that earlier limbers wrote (tests/histories) are read and gone on with by this one. A
 * change of the schema turns this red: it wants a number of its own, a migration in one transaction,
 * and a history of the schema before it, here beside the others. */

#include "core/past.h"
#include "world/progress.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#define NOW (1772800000 * (gint64)G_USEC_PER_SEC)

typedef struct
{
  char *folder, *path, *spool;
} Place;

static sqlite3 *
open_db (const char *path)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  return db;
}

static void
set_up (Place *place, gconstpointer data)
{
  g_autofree char *sql = NULL;
  sqlite3 *db;

  place->folder = g_dir_make_tmp ("limber-schema-XXXXXX", NULL);
  place->path = g_build_filename (place->folder, "progress.db", NULL);
  place->spool = g_build_filename (place->folder, "spool.db", NULL);
  g_assert_true (g_file_get_contents (data, &sql, NULL, NULL));
  db = open_db (place->path);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static void
tear_down (Place *place, gconstpointer data G_GNUC_UNUSED)
{
  g_unlink (place->path);
  g_assert_cmpint (g_rmdir (place->folder), ==, 0);
  g_free (place->folder);
  g_free (place->path);
  g_free (place->spool);
}

static gboolean
fold (const LimberEvent *event, gpointer data)
{
  limber_past_fold (data, event);
  return TRUE;
}

static LimberOutcome
outcome_of (const LimberPast *past, const char *activity, const char *date, const char *key)
{
  const LimberOccurrence *known = limber_past_find (past, "back", activity, limber_date_parse (date), key);

  return known == NULL ? LIMBER_OUTCOME_NONE : known->outcome;
}

static void
check_first (LimberPast *past)
{
  const LimberOccurrence *known = limber_past_find (past, "back", "walk", limber_date_parse ("2026-03-02"), "10:00");

  g_assert_cmpint (known->outcome, ==, LIMBER_OUTCOME_MISSED);
  g_assert_cmpint (known->shown, ==, 1);
  g_assert_cmpint (known->snoozes, ==, 1);
  g_assert_cmpint (outcome_of (past, "walk", "2026-03-06", "10:00"), ==, LIMBER_OUTCOME_DONE);
  g_assert_cmpint (outcome_of (past, "stretch", "2026-03-02", "19:00"), ==, LIMBER_OUTCOME_SKIPPED);
  g_assert_cmpint (outcome_of (past, "stretch", "2026-03-05", "19:00"), ==, LIMBER_OUTCOME_MISSED_OFF);
  g_assert_cmpint (limber_past_installed (past, "back")->revision, ==, 1);
}

/* What was, still is, also after it was gone on with. */
static void
test_gone_on_with (Place *place, gconstpointer data G_GNUC_UNUSED)
{
  for (int run = 1; run <= 2; run++)
    {
      g_autofree char *set_aside = NULL;
      g_autoptr (LimberProgress) progress = limber_progress_open (place->path, place->spool, NOW, &set_aside);
      g_autoptr (LimberPast) past = limber_past_new ();
      g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify)limber_event_free);
      g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

      g_assert_null (set_aside);
      g_assert_null (limber_progress_problem (progress));
      g_assert_cmpstr (limber_progress_origin (progress), ==, "11942549-015a-4ee0-8446-c4a4b12b99b6");
      limber_past_set_origin (past, limber_progress_origin (progress));
      g_assert_true (limber_progress_read (progress, NULL, fold, past, NULL));
      check_first (past);
      g_ptr_array_add (events, limber_event_new (LIMBER_EVENT_RUN_START, NOW, utc, "UTC"));
      g_assert_true (limber_progress_append (progress, events));
      g_assert_cmpint (((const LimberEvent *)events->pdata[0])->seq, ==, 31 + run);
      g_assert_true (limber_progress_care (progress, NOW));
    }
  {
    g_autofree char *backup = g_strconcat (place->path, ".backup", NULL);

    g_assert_cmpint (g_unlink (backup), ==, 0);
  }
}

/* Of all tables and indexes, as they were made. */
static char *
schema_of (const char *path)
{
  sqlite3 *db = open_db (path);
  sqlite3_stmt *statement;
  char *schema;

  g_assert_cmpint (sqlite3_prepare_v2 (db,
                                       "SELECT group_concat(sql, char(10)) FROM (SELECT sql FROM sqlite_master "
                                       "WHERE sql IS NOT NULL ORDER BY name)",
                                       -1, &statement, NULL),
                   ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  schema = g_strdup ((const char *)sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return schema;
}

/* An opened history has the schema of a new one, by whichever limber it was begun. */
static void
test_same_as_new (Place *place, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *fresh = g_build_filename (place->folder, "new.db", NULL), *was = NULL, *is = NULL, *aside = NULL;

  limber_progress_close (limber_progress_open (place->path, place->spool, NOW, &aside));
  limber_progress_close (limber_progress_open (fresh, place->spool, NOW, &aside));
  was = schema_of (place->path);
  is = schema_of (fresh);
  g_assert_cmpstr (was, ==, is);
  g_unlink (fresh);
}

#define ADD(name, file, function) g_test_add (name, Place, file, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/schema/1/gone-on-with", "tests/histories/schema-1.sql", test_gone_on_with);
  ADD ("/schema/1/same-as-new", "tests/histories/schema-1.sql", test_same_as_new);
  return g_test_run ();
}
