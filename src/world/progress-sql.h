/* progress-sql.h — the SQL behind progress.h: schema, one row in, one row out.
 *
 * Errors are LIMBER_ERROR_STORAGE where trying again may help, LIMBER_ERROR_DAMAGED and
 * LIMBER_ERROR_NEWER where it does not.
 */
#pragma once

#include "progress.h"

#include <sqlite3.h>

G_BEGIN_DECLS

typedef enum
{
  LIMBER_SQL_WRITE,
  LIMBER_SQL_READ, /* waits for seconds until a writer is done */
  LIMBER_SQL_PEEK, /* the same for whoever cannot wait */
} LimberSqlAccess;

/* Opens @path and checks that it is a history of a schema this limber knows, which so far is the
 * first; for writing it is created where it is missing. Returns: (nullable) */
sqlite3 *limber_sql_open (const char *path, LimberSqlAccess access, GError **error);

/* The id that this file gives to its own rows, made at the first call for a file.
 * *@origin (nullable before) is replaced. */
gboolean limber_sql_origin (sqlite3 *db, char **origin, GError **error);

/* One value beside the rows, set (NULL: removed) and read. The names are limber's own. */
void limber_sql_keep (sqlite3 *db, const char *name, const char *value);
char *limber_sql_kept (sqlite3 *db, const char *name);

/* The highest seq of @origin, 0 for none. */
gint64 limber_sql_last_seq (sqlite3 *db, const char *origin);

/* Makes @error of the last thing that went wrong with @db. */
void limber_sql_error (GError **error, sqlite3 *db);

/* Runs statements that give no rows. */
gboolean limber_sql_run (sqlite3 *db, const char *sql, GError **error);

/* Inserts @events (LimberEvent) in one transaction; a row already there (same origin and seq)
 * is left as it is. */
gboolean limber_sql_insert (sqlite3 *db, GQueue *events, GError **error);

/* See limber_progress_import(). */
gboolean limber_sql_import (sqlite3 *db, LimberProgressNext next, gpointer data, guint *added, GError **error);

/* Of a damaged file every row is given that can be reached from its beginning or its end; then
 * FALSE with LIMBER_ERROR_DAMAGED. */
gboolean limber_sql_read (sqlite3 *db, const LimberProgressFilter *filter, LimberProgressRow row, gpointer data,
                          GError **error);

/* Looks through the whole file. FALSE with LIMBER_ERROR_DAMAGED or _STORAGE. */
gboolean limber_sql_check (sqlite3 *db, GError **error);

/* Makes a sound copy at @path (0600), which is there as a whole or not at all; @at becomes its
 * time of change. */
gboolean limber_sql_back_up (sqlite3 *db, const char *path, LimberInstant at, GError **error);

/* Gives @db the rows of the file at @path that can be reached and are not there yet, and its
 * origin. Returns how many rows. */
guint limber_sql_salvage (sqlite3 *db, const char *path);

G_END_DECLS
