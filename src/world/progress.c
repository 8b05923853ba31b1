#include "progress.h"

#include "progress-sql.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

/* A copy is made when the last one is so old. */
#define BACKUP_SECONDS (7 * 24 * 60 * 60)

/* The origin, in the spool, of rows whose own is not known yet. */
#define NAMELESS "-"

struct _LimberProgress
{
  char *path;
  char *spool;    /* nullable: opened for reading only */
  sqlite3 *db;    /* nullable: not to be had now */
  char *origin;   /* nullable until the file was open once */
  GQueue waiting; /* LimberEvent, oldest first */
  gint64 next_seq;
  char *problem;    /* nullable */
  char *news;       /* nullable: what was done to the file and not told yet */
  gboolean spooled; /* rows of @waiting lie in the spool, too */
};

static void
set_problem (LimberProgress *progress, const char *problem)
{
  if (g_strcmp0 (progress->problem, problem) == 0)
    return;
  g_free (progress->problem);
  progress->problem = g_strdup (problem);
}

/* Renames the file that cannot be used, with the first free ending. Returns: (nullable) */
static char *
set_aside_file (const char *path)
{
  for (int i = 1; i < 1000; i++)
    {
      g_autofree char *aside = g_strdup_printf ("%s.set-aside-%d", path, i);

      if (g_file_test (aside, G_FILE_TEST_EXISTS))
        continue;
      return g_rename (path, aside) == 0 ? g_steal_pointer (&aside) : NULL;
    }
  return NULL;
}

static char *
backup_path (const LimberProgress *progress)
{
  return g_strconcat (progress->path, ".backup", NULL);
}

/* Opens the file as it is; on success the origin and the next seq are known. */
static gboolean
open_file (LimberProgress *progress, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (progress->path);
  sqlite3 *db;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, LIMBER_ERROR, LIMBER_ERROR_STORAGE, "%s: %s", folder, g_strerror (errno));
      return FALSE;
    }
  db = limber_sql_open (progress->path, LIMBER_SQL_WRITE, error);
  if (db == NULL)
    return FALSE;
  if (!limber_sql_origin (db, &progress->origin, error))
    {
      sqlite3_close (db);
      return FALSE;
    }
  progress->next_seq = MAX (progress->next_seq, limber_sql_last_seq (db, progress->origin) + 1);
  progress->db = db;
  return TRUE;
}

/* A new file in place of one that cannot be used, with everything that can still be had. */
static gboolean
begin_anew (LimberProgress *progress, const GError *why, GError **error)
{
  g_autofree char *aside = NULL, *backup = backup_path (progress);
  guint rows;

  g_clear_pointer (&progress->db, sqlite3_close);
  aside = set_aside_file (progress->path);
  if (aside == NULL)
    {
      g_propagate_error (error, g_error_copy (why));
      return FALSE;
    }
  if (!open_file (progress, error))
    return FALSE;
  rows = limber_sql_salvage (progress->db, backup);
  rows = MAX (rows, limber_sql_salvage (progress->db, aside));
  if (!limber_sql_origin (progress->db, &progress->origin, error))
    return FALSE;
  progress->next_seq = MAX (progress->next_seq, limber_sql_last_seq (progress->db, progress->origin) + 1);
  g_free (progress->news);
  progress->news
      = rows > 0
            ? g_strdup_printf (_ ("Your history could not be read (%s). It was kept as %s, and what could be "
                                  "read was taken over into a new one."),
                               why->message, aside)
            : g_strdup_printf (_ ("Your history could not be read (%s). It was kept as %s and a new one was begun."),
                               why->message, aside);
  return TRUE;
}

static gboolean
collect (const LimberEvent *event, gpointer data)
{
  g_queue_push_tail (data, limber_event_copy (event));
  return TRUE;
}

/* What an earlier daemon could not write comes before anything of this one. */
static void
take_spool (LimberProgress *progress)
{
  sqlite3 *spool;

  if (!g_file_test (progress->spool, G_FILE_TEST_EXISTS))
    return;
  spool = limber_sql_open (progress->spool, LIMBER_SQL_PEEK, NULL);
  if (spool == NULL)
    return;
  progress->spooled = limber_sql_read (spool, NULL, collect, &progress->waiting, NULL);
  sqlite3_close (spool);
  for (GList *link = progress->waiting.head; link != NULL; link = link->next)
    {
      LimberEvent *event = link->data;

      progress->next_seq = MAX (progress->next_seq, event->seq + 1);
      if (strcmp (event->origin, NAMELESS) == 0)
        g_clear_pointer (&event->origin, g_free);
    }
}

/* Where nobody may write now it may still be read, so that nothing is asked again. */
static sqlite3 *
open_to_read (const LimberProgress *progress, GError **error)
{
  return g_file_test (progress->path, G_FILE_TEST_EXISTS) ? limber_sql_open (progress->path, LIMBER_SQL_PEEK, error)
                                                          : NULL;
}

static void
look_into (LimberProgress *progress)
{
  sqlite3 *db = open_to_read (progress, NULL);

  if (db == NULL)
    return;
  progress->origin = limber_sql_kept (db, "origin");
  if (progress->origin != NULL)
    progress->next_seq = limber_sql_last_seq (db, progress->origin) + 1;
  sqlite3_close (db);
}

LimberProgress *
limber_progress_open (const char *path, const char *spool, LimberInstant now, char **set_aside)
{
  LimberProgress *progress = g_new0 (LimberProgress, 1);
  g_autoptr (GError) error = NULL;

  progress->path = g_strdup (path);
  progress->spool = g_strdup (spool);
  progress->next_seq = 1;
  g_queue_init (&progress->waiting);
  *set_aside = NULL;
  if (!open_file (progress, &error)
      && (g_error_matches (error, LIMBER_ERROR, LIMBER_ERROR_DAMAGED)
          || g_error_matches (error, LIMBER_ERROR, LIMBER_ERROR_NEWER)))
    {
      g_autoptr (GError) why = g_steal_pointer (&error);

      begin_anew (progress, why, &error);
      *set_aside = g_strdup (progress->news);
    }
  if (progress->db == NULL)
    {
      progress->next_seq = now;
      look_into (progress);
      set_problem (progress, error->message);
    }
  take_spool (progress);
  limber_progress_flush (progress);
  return progress;
}

LimberProgress *
limber_progress_open_readonly (const char *path, GError **error)
{
  LimberProgress *progress = g_new0 (LimberProgress, 1);

  progress->path = g_strdup (path);
  g_queue_init (&progress->waiting);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return progress;
  progress->db = limber_sql_open (path, LIMBER_SQL_READ, error);
  if (progress->db != NULL)
    return progress;
  limber_progress_close (progress);
  return NULL;
}

/* Rows of a history that was never open have no origin yet; the next daemon gives them theirs. */
static void
mark_nameless (LimberProgress *progress)
{
  for (GList *link = progress->waiting.head; link != NULL; link = link->next)
    {
      LimberEvent *event = link->data;

      if (event->origin == NULL)
        event->origin = g_strdup (NAMELESS);
    }
}

/* The folder of the spool is one that does not share the fault: the runtime directory. What waits
 * may have come from an earlier spool, which is replaced as a whole. */
static void
leave_spool (LimberProgress *progress)
{
  g_autofree char *fresh = g_strconcat (progress->spool, ".new", NULL);
  g_autoptr (GError) error = NULL;
  sqlite3 *spool;
  gboolean left;

  g_unlink (fresh);
  spool = limber_sql_open (fresh, LIMBER_SQL_WRITE, &error);
  mark_nameless (progress);
  left = spool != NULL && limber_sql_insert (spool, &progress->waiting, &error);
  sqlite3_close (spool);
  if (!left || g_rename (fresh, progress->spool) != 0)
    g_warning ("%u rows of history could not be kept in %s: %s", progress->waiting.length, progress->spool,
               error != NULL ? error->message : g_strerror (errno));
}

static void
free_event (gpointer event)
{
  limber_event_free (event);
}

void
limber_progress_close (LimberProgress *progress)
{
  if (!limber_progress_flush (progress) && progress->spool != NULL)
    leave_spool (progress);
  sqlite3_close (progress->db);
  g_queue_clear_full (&progress->waiting, free_event);
  g_free (progress->path);
  g_free (progress->spool);
  g_free (progress->origin);
  g_free (progress->problem);
  g_free (progress->news);
  g_free (progress);
}

gboolean
limber_progress_append (LimberProgress *progress, GPtrArray *events)
{
  for (guint i = 0; i < events->len; i++)
    {
      LimberEvent *event = events->pdata[i];

      event->seq = progress->next_seq++;
      g_free (event->origin);
      event->origin = g_strdup (progress->origin);
      g_queue_push_tail (&progress->waiting, limber_event_copy (event));
    }
  return limber_progress_flush (progress);
}

/* Rows appended before the file could be opened learn their origin only now. */
static void
name_origin (LimberProgress *progress)
{
  for (GList *link = progress->waiting.head; link != NULL; link = link->next)
    {
      LimberEvent *event = link->data;

      if (event->origin == NULL)
        event->origin = g_strdup (progress->origin);
    }
}

/* Rows are refused for good by a damaged file; a new one takes them. */
static gboolean
mend (LimberProgress *progress, GError **error)
{
  g_autoptr (GError) why = NULL;

  if (!g_error_matches (*error, LIMBER_ERROR, LIMBER_ERROR_DAMAGED))
    return FALSE;
  why = g_steal_pointer (error);
  return begin_anew (progress, why, error) && limber_sql_insert (progress->db, &progress->waiting, error);
}

gboolean
limber_progress_flush (LimberProgress *progress)
{
  g_autoptr (GError) error = NULL;

  if (g_queue_is_empty (&progress->waiting) && progress->problem == NULL)
    return TRUE;
  if (progress->db == NULL && !open_file (progress, &error))
    {
      set_problem (progress, error->message);
      return FALSE;
    }
  name_origin (progress);
  if (!limber_sql_insert (progress->db, &progress->waiting, &error) && !mend (progress, &error))
    {
      set_problem (progress, error->message);
      /* a file that was replaced or lost must be opened anew */
      g_clear_pointer (&progress->db, sqlite3_close);
      return FALSE;
    }
  g_queue_clear_full (&progress->waiting, free_event);
  if (progress->spooled)
    g_unlink (progress->spool);
  progress->spooled = FALSE;
  set_problem (progress, NULL);
  return TRUE;
}

const char *
limber_progress_problem (LimberProgress *progress)
{
  return progress->problem;
}

char *
limber_progress_take_news (LimberProgress *progress)
{
  return g_steal_pointer (&progress->news);
}

/* A copy from the future is as useless as an old one: the clock was wrong then or is now. */
static gboolean
wants_backup (const char *path, LimberInstant now)
{
  GStatBuf info;

  return g_stat (path, &info) != 0 || ABS (now / G_USEC_PER_SEC - info.st_mtime) >= BACKUP_SECONDS;
}

gboolean
limber_progress_care (LimberProgress *progress, LimberInstant now)
{
  g_autofree char *backup = backup_path (progress);
  g_autoptr (GError) error = NULL, failure = NULL;

  if (!limber_progress_flush (progress) || progress->db == NULL)
    return FALSE;
  if (limber_sql_check (progress->db, &error))
    {
      if (wants_backup (backup, now) && !limber_sql_back_up (progress->db, backup, now, &failure))
        g_message ("%s", failure->message);
      /* the whole file went by; a daemon does not read it again */
      sqlite3_db_release_memory (progress->db);
      return TRUE;
    }
  if (g_error_matches (error, LIMBER_ERROR, LIMBER_ERROR_DAMAGED) && !begin_anew (progress, error, &failure))
    set_problem (progress, failure->message);
  return FALSE;
}

/* One reading of what is durable and then of what waits. */
typedef struct
{
  LimberProgressRow row;
  gpointer data;
  gboolean more;
} Reading;

static gboolean
read_row (const LimberEvent *event, gpointer data)
{
  Reading *reading = data;

  return reading->more = reading->row (event, reading->data);
}

static gboolean
has_kind (guint64 kinds, const LimberEvent *event)
{
  return (kinds & G_GUINT64_CONSTANT (1) << event->kind) != 0;
}

static gboolean
matches (const LimberProgressFilter *filter, const LimberEvent *event, gboolean newest)
{
  if (filter == NULL || has_kind (filter->always, event) || (filter->last && newest))
    return TRUE;
  return (filter->from == 0 || event->date >= filter->from) && (filter->to == 0 || event->date <= filter->to)
         && (filter->kinds == 0 || has_kind (filter->kinds, event));
}

gboolean
limber_progress_read (LimberProgress *progress, const LimberProgressFilter *filter, LimberProgressRow row,
                      gpointer data, GError **error)
{
  Reading reading = { row, data, TRUE };
  g_autoptr (GError) local = NULL;
  sqlite3 *lent = progress->db == NULL ? open_to_read (progress, &local) : NULL;
  sqlite3 *db = lent != NULL ? lent : progress->db;

  if (db != NULL)
    limber_sql_read (db, filter, read_row, &reading, &local);
  sqlite3_close (lent);
  for (const GList *link = progress->waiting.head; reading.more && link != NULL; link = link->next)
    if (matches (filter, link->data, link->next == NULL))
      reading.more = row (link->data, data);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
limber_progress_import (LimberProgress *progress, LimberProgressNext next, gpointer data, guint *added, GError **error)
{
  *added = 0;
  if (!limber_progress_flush (progress) || progress->db == NULL)
    {
      g_set_error_literal (error, LIMBER_ERROR, LIMBER_ERROR_STORAGE, progress->problem);
      return FALSE;
    }
  if (!limber_sql_import (progress->db, next, data, added, error))
    return FALSE;
  /* rows of our own may have come back from a backup */
  progress->next_seq = MAX (progress->next_seq, limber_sql_last_seq (progress->db, progress->origin) + 1);
  return TRUE;
}

void
limber_progress_keep (LimberProgress *progress, const char *name, const char *value)
{
  if (progress->db != NULL)
    limber_sql_keep (progress->db, name, value);
}

char *
limber_progress_kept (LimberProgress *progress, const char *name)
{
  return progress->db == NULL ? NULL : limber_sql_kept (progress->db, name);
}

const char *
limber_progress_origin (LimberProgress *progress)
{
  return progress->origin;
}
