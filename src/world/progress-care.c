#include "progress-sql.h"

#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utime.h>

gboolean
limber_sql_check (sqlite3 *db, GError **error)
{
  sqlite3_stmt *statement = NULL;
  gboolean sound = FALSE;

  if (sqlite3_prepare_v2 (db, "PRAGMA quick_check(1)", -1, &statement, NULL) != SQLITE_OK
      || sqlite3_step (statement) != SQLITE_ROW)
    limber_sql_error (error, db);
  else if (g_strcmp0 ((const char *)sqlite3_column_text (statement, 0), "ok") == 0)
    sound = TRUE;
  else
    g_set_error (error, LIMBER_ERROR, LIMBER_ERROR_DAMAGED, "%s", sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  return sound;
}

/* SQLite leaves it to the caller to bring such a copy safely to the disk. */
static gboolean
put_in_place (const char *fresh, const char *path, LimberInstant at)
{
  struct utimbuf times = { .actime = at / G_USEC_PER_SEC, .modtime = at / G_USEC_PER_SEC };
  int fd = open (fresh, O_RDONLY | O_CLOEXEC);
  gboolean good = fd >= 0 && fsync (fd) == 0;

  if (fd >= 0)
    close (fd);
  return good && g_utime (fresh, &times) == 0 && g_rename (fresh, path) == 0;
}

gboolean
limber_sql_back_up (sqlite3 *db, const char *path, LimberInstant at, GError **error)
{
  g_autofree char *fresh = g_strconcat (path, ".new", NULL);
  sqlite3_stmt *statement = NULL;
  mode_t mask = umask (077);
  gboolean copied;

  g_unlink (fresh);
  copied = sqlite3_prepare_v2 (db, "VACUUM INTO ?", -1, &statement, NULL) == SQLITE_OK
           && sqlite3_bind_text (statement, 1, fresh, -1, SQLITE_STATIC) == SQLITE_OK
           && sqlite3_step (statement) == SQLITE_DONE;
  umask (mask);
  if (!copied)
    limber_sql_error (error, db);
  sqlite3_finalize (statement);
  if (copied && put_in_place (fresh, path, at))
    return TRUE;
  if (copied)
    g_set_error (error, LIMBER_ERROR, LIMBER_ERROR_STORAGE, _ ("%s: the copy could not be written"), path);
  g_unlink (fresh);
  return FALSE;
}

static gboolean
collect (const LimberEvent *event, gpointer data)
{
  g_queue_push_tail (data, limber_event_copy (event));
  return TRUE;
}

static void
free_event (gpointer event)
{
  limber_event_free (event);
}

/* Rows refer to each other by number within an origin, so the new file goes on as the old one. */
static void
take_origin (sqlite3 *db, const char *origin)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (db, "INSERT OR REPLACE INTO meta VALUES ('origin', ?)", -1, &statement, NULL) == SQLITE_OK)
    {
      sqlite3_bind_text (statement, 1, origin, -1, SQLITE_STATIC);
      sqlite3_step (statement);
    }
  sqlite3_finalize (statement);
}

guint
limber_sql_salvage (sqlite3 *db, const char *path)
{
  sqlite3 *old = limber_sql_open (path, LIMBER_SQL_READ, NULL);
  GQueue rows = G_QUEUE_INIT;
  guint n;

  if (old == NULL)
    return 0;
  limber_sql_read (old, NULL, collect, &rows, NULL);
  sqlite3_close (old);
  n = rows.length;
  if (n == 0 || !limber_sql_insert (db, &rows, NULL))
    n = 0;
  else
    take_origin (db, ((const LimberEvent *)rows.tail->data)->origin);
  g_queue_clear_full (&rows, free_event);
  return n;
}
