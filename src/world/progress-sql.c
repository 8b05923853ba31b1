#include "progress-sql.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

#define APPLICATION_ID 0x4c494d42 /* "LIMB" */

/* At most this long may the daemon's main loop stand still for another reader of the file. */
#define BUSY_MS 50

/* A command that only reads may wait for the daemon to finish writing. */
#define READER_BUSY_MS 3000

#define COLUMN_INSTANT(name) "\"" #name "\" INTEGER, "
#define COLUMN_INTEGER(name) "\"" #name "\" INTEGER, "
#define COLUMN_TEXT(name) "\"" #name "\" TEXT, "

/* `id` is the order in which this file learned of the rows, which a clock set back does not
 * disturb. Instants are microseconds since the epoch, dates and times the words a person reads.
 * `date` is the occurrence's date, or for a row about none the local date of `at` in `zone`. */
static const char schema[]
    = "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"
      "CREATE TABLE event (id INTEGER PRIMARY KEY, origin TEXT NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL, "
      "zone TEXT NOT NULL, "
      "event TEXT NOT NULL, file TEXT, activity TEXT, date TEXT NOT NULL, time TEXT, outcome TEXT, cause TEXT, " //
    LIMBER_EVENT_FIELDS (COLUMN_INSTANT, COLUMN_INTEGER, COLUMN_TEXT) "UNIQUE (origin, seq));"
                                                                      "CREATE INDEX event_at ON event (at);"
                                                                      "CREATE INDEX event_date ON event (date);"
                                                                      "CREATE INDEX event_kind ON event (event, date);";

void
limber_sql_error (GError **error, sqlite3 *db)
{
  int code = sqlite3_errcode (db) & 0xff;
  gboolean damaged = code == SQLITE_NOTADB || code == SQLITE_CORRUPT;

  g_set_error (error, LIMBER_ERROR, damaged ? LIMBER_ERROR_DAMAGED : LIMBER_ERROR_STORAGE, "%s",
               damaged ? _ ("the file is damaged or is no history of limber") : sqlite3_errmsg (db));
}

gboolean
limber_sql_run (sqlite3 *db, const char *sql, GError **error)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  limber_sql_error (error, db);
  return FALSE;
}

/* The first column of the first row as a number, -1 with @error. */
static gint64
number (sqlite3 *db, const char *sql, GError **error)
{
  sqlite3_stmt *statement = NULL;
  gint64 result = -1;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) == SQLITE_OK && sqlite3_step (statement) == SQLITE_ROW)
    result = sqlite3_column_int64 (statement, 0);
  else
    limber_sql_error (error, db);
  sqlite3_finalize (statement);
  return result;
}

static gboolean
create (sqlite3 *db, GError **error)
{
  g_autofree char *sql
      = g_strdup_printf ("BEGIN IMMEDIATE;%sPRAGMA application_id = %d;PRAGMA user_version = %d;COMMIT", schema,
                         APPLICATION_ID, LIMBER_PROGRESS_SCHEMA);

  if (limber_sql_run (db, sql, error))
    return TRUE;
  sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}

/* A file is ours when it says so; an empty one becomes ours. */
static gboolean
check_schema (sqlite3 *db, gboolean readonly, GError **error)
{
  g_autoptr (GError) local = NULL;
  gint64 version = number (db, "PRAGMA user_version", &local);
  gint64 application = local == NULL ? number (db, "PRAGMA application_id", &local) : -1;
  gint64 tables = local == NULL ? number (db, "SELECT count(*) FROM sqlite_master", &local) : -1;

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (tables == 0 && version == 0)
    return readonly || create (db, error);
  if (application != APPLICATION_ID)
    {
      g_set_error_literal (error, LIMBER_ERROR, LIMBER_ERROR_DAMAGED,
                           _ ("the file is damaged or is no history of limber"));
      return FALSE;
    }
  if (version > LIMBER_PROGRESS_SCHEMA)
    {
      g_set_error (error, LIMBER_ERROR, LIMBER_ERROR_NEWER,
                   _ ("it was written by a newer limber (format %d, this one knows up to %d)"), (int)version,
                   LIMBER_PROGRESS_SCHEMA);
      return FALSE;
    }
  return TRUE;
}

/* A daemon that asks a few rows a day needs no memory set aside for pages and small allocations:
 * without it a connection takes 130 kB less. Only before the first one opens can it be said. */
static void
be_frugal (void)
{
  static gsize done = 0;

  if (!g_once_init_enter (&done))
    return;
  sqlite3_config (SQLITE_CONFIG_PAGECACHE, NULL, 0, 0);
  sqlite3_config (SQLITE_CONFIG_LOOKASIDE, 0, 0);
  g_once_init_leave (&done, 1);
}

/* *@cut_short: a writer died in the middle of a change, which has to be undone first. */
static sqlite3 *
open_checked (const char *path, LimberSqlAccess access, gboolean *cut_short, GError **error)
{
  gboolean readonly = access != LIMBER_SQL_WRITE;
  int flags = readonly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  sqlite3 *db = NULL;
  gboolean opened;

  be_frugal ();
  opened = sqlite3_open_v2 (path, &db, flags | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK;
  *cut_short = FALSE;
  if (!opened)
    limber_sql_error (error, db);
  else
    {
      sqlite3_busy_timeout (db, access == LIMBER_SQL_READ ? READER_BUSY_MS : BUSY_MS);
      /* SQLite then reads what is left of a file that was cut off, instead of nothing */
      if (readonly)
        sqlite3_db_config (db, SQLITE_DBCONFIG_WRITABLE_SCHEMA, 1, NULL);
      opened = check_schema (db, readonly, error)
               && (readonly || limber_sql_run (db, "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA", error));
      *cut_short = sqlite3_extended_errcode (db) == SQLITE_READONLY_ROLLBACK;
    }
  if (!opened)
    g_clear_pointer (&db, sqlite3_close);
  return db;
}

/* Any writer that opens the file undoes the change; where nobody may write it stays unreadable. */
static gboolean
undo_cut_short (const char *path)
{
  sqlite3 *db = NULL;
  gboolean undone = sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK
                    && limber_sql_run (db, "BEGIN IMMEDIATE; ROLLBACK", NULL);

  sqlite3_close (db);
  return undone;
}

sqlite3 *
limber_sql_open (const char *path, LimberSqlAccess access, GError **error)
{
  /* SQLite creates the file at the first write, so the mask stays until the schema is there */
  mode_t mask = umask (077);
  g_autoptr (GError) local = NULL;
  gboolean cut_short;
  sqlite3 *db = open_checked (path, access, &cut_short, &local);

  if (db == NULL && cut_short)
    {
      g_clear_error (&local);
      if (undo_cut_short (path))
        db = open_checked (path, access, &cut_short, &local);
      else
        g_set_error_literal (&local, LIMBER_ERROR, LIMBER_ERROR_STORAGE,
                             _ ("its last change was cut short and cannot be undone where nobody may write; copy the "
                                "folder to another place and read it there"));
    }
  umask (mask);
  if (db == NULL)
    g_propagate_prefixed_error (error, g_steal_pointer (&local), "%s: ", path);
  return db;
}

gboolean
limber_sql_origin (sqlite3 *db, char **origin, GError **error)
{
  g_autofree char *fresh = g_uuid_string_random ();
  sqlite3_stmt *statement = NULL;
  gboolean found = FALSE;

  if (sqlite3_prepare_v2 (db,
                          "INSERT INTO meta VALUES ('origin', ?) ON CONFLICT DO UPDATE SET value = value "
                          "RETURNING value",
                          -1, &statement, NULL)
      == SQLITE_OK)
    {
      sqlite3_bind_text (statement, 1, fresh, -1, SQLITE_STATIC);
      found = sqlite3_step (statement) == SQLITE_ROW;
    }
  if (found)
    {
      g_free (*origin);
      *origin = g_strdup ((const char *)sqlite3_column_text (statement, 0));
    }
  else
    limber_sql_error (error, db);
  /* a RETURNING statement writes when it is finished */
  sqlite3_finalize (statement);
  return found;
}

void
limber_sql_keep (sqlite3 *db, const char *name, const char *value)
{
  sqlite3_stmt *statement = NULL;
  const char *sql = value == NULL ? "DELETE FROM meta WHERE name = ?1"
                                  : "INSERT INTO meta VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = ?2";

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) == SQLITE_OK)
    {
      sqlite3_bind_text (statement, 1, name, -1, SQLITE_STATIC);
      if (value != NULL)
        sqlite3_bind_text (statement, 2, value, -1, SQLITE_STATIC);
      sqlite3_step (statement);
    }
  sqlite3_finalize (statement);
}

char *
limber_sql_kept (sqlite3 *db, const char *name)
{
  sqlite3_stmt *statement = NULL;
  char *value = NULL;

  if (sqlite3_prepare_v2 (db, "SELECT value FROM meta WHERE name = ?1", -1, &statement, NULL) == SQLITE_OK)
    {
      sqlite3_bind_text (statement, 1, name, -1, SQLITE_STATIC);
      if (sqlite3_step (statement) == SQLITE_ROW)
        value = g_strdup ((const char *)sqlite3_column_text (statement, 0));
    }
  sqlite3_finalize (statement);
  return value;
}

gint64
limber_sql_last_seq (sqlite3 *db, const char *origin)
{
  sqlite3_stmt *statement = NULL;
  gint64 last = 0;

  if (sqlite3_prepare_v2 (db, "SELECT max(seq) FROM event WHERE origin = ?", -1, &statement, NULL) == SQLITE_OK)
    {
      sqlite3_bind_text (statement, 1, origin, -1, SQLITE_STATIC);
      if (sqlite3_step (statement) == SQLITE_ROW)
        last = sqlite3_column_int64 (statement, 0);
    }
  sqlite3_finalize (statement);
  return last;
}
