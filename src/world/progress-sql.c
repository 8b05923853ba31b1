#include "progress-sql.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

#define APPLICATION_ID 0x4c494d42 /* "LIMB" */

/* At most this long may the main loop stand still for another reader of the file. */
#define BUSY_MS 50

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

enum
{
  COLUMN_ORIGIN,
  COLUMN_SEQ,
  COLUMN_AT,
  COLUMN_ZONE,
  COLUMN_EVENT,
  COLUMN_FILE,
  COLUMN_ACTIVITY,
  COLUMN_DATE,
  COLUMN_TIME,
  COLUMN_OUTCOME,
  COLUMN_CAUSE,
  COLUMN_FIELDS,
};

static void
set_sql_error (GError **error, sqlite3 *db)
{
  int code = sqlite3_errcode (db) & 0xff;
  gboolean damaged = code == SQLITE_NOTADB || code == SQLITE_CORRUPT;

  g_set_error (error, LIMBER_ERROR, damaged ? LIMBER_ERROR_DAMAGED : LIMBER_ERROR_STORAGE, "%s",
               damaged ? _ ("the file is damaged or is no history of limber") : sqlite3_errmsg (db));
}

static gboolean
run (sqlite3 *db, const char *sql, GError **error)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  set_sql_error (error, db);
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
    set_sql_error (error, db);
  sqlite3_finalize (statement);
  return result;
}

static gboolean
create (sqlite3 *db, GError **error)
{
  g_autofree char *sql
      = g_strdup_printf ("BEGIN IMMEDIATE;%sPRAGMA application_id = %d;PRAGMA user_version = %d;COMMIT", schema,
                         APPLICATION_ID, LIMBER_PROGRESS_SCHEMA);

  if (run (db, sql, error))
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

sqlite3 *
limber_sql_open (const char *path, gboolean readonly, GError **error)
{
  int flags = readonly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  mode_t mask = umask (077);
  sqlite3 *db = NULL;
  gboolean opened = sqlite3_open_v2 (path, &db, flags | SQLITE_OPEN_NOMUTEX, NULL) == SQLITE_OK;

  /* SQLite creates the file at the first write, so the mask stays until the schema is there */
  if (!opened)
    set_sql_error (error, db);
  else
    {
      sqlite3_busy_timeout (db, BUSY_MS);
      opened = check_schema (db, readonly, error)
               && (readonly || run (db, "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA", error));
    }
  umask (mask);
  if (!opened)
    {
      g_prefix_error (error, "%s: ", path);
      g_clear_pointer (&db, sqlite3_close);
    }
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
    set_sql_error (error, db);
  /* a RETURNING statement writes when it is finished */
  sqlite3_finalize (statement);
  return found;
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

#define NAME_FIELD(name) ", \"" #name "\""
static const char columns[] = "origin, seq, at, zone, event, file, activity, date, time, outcome, cause" //
    LIMBER_EVENT_FIELDS (NAME_FIELD, NAME_FIELD, NAME_FIELD);

static void
bind_text (sqlite3_stmt *statement, int column, const char *text)
{
  if (text != NULL && *text != '\0')
    sqlite3_bind_text (statement, column + 1, text, -1, SQLITE_TRANSIENT);
}

static void
bind_event (sqlite3_stmt *statement, const LimberEvent *event)
{
  char date[LIMBER_DATE_BUFFER];
  int column = COLUMN_FIELDS;

  bind_text (statement, COLUMN_ORIGIN, event->origin);
  sqlite3_bind_int64 (statement, COLUMN_SEQ + 1, event->seq);
  sqlite3_bind_int64 (statement, COLUMN_AT + 1, event->at);
  bind_text (statement, COLUMN_ZONE, event->zone);
  bind_text (statement, COLUMN_EVENT, limber_event_name (event->kind));
  bind_text (statement, COLUMN_FILE, event->file);
  bind_text (statement, COLUMN_ACTIVITY, event->activity);
  bind_text (statement, COLUMN_DATE, limber_date_format (event->date, date));
  bind_text (statement, COLUMN_TIME, event->key);
  bind_text (statement, COLUMN_OUTCOME, limber_outcome_name (event->outcome));
  bind_text (statement, COLUMN_CAUSE, limber_cause_name (event->cause));
  for (const LimberField *field = limber_event_fields; field->name != NULL; field++, column++)
    {
      gconstpointer member = G_STRUCT_MEMBER_P (event, field->offset);

      if (field->type == LIMBER_FIELD_TEXT)
        bind_text (statement, column, *(char *const *)member);
      else if (*(const gint64 *)member != LIMBER_ABSENT)
        sqlite3_bind_int64 (statement, column + 1, *(const gint64 *)member);
    }
}

gboolean
limber_sql_insert (sqlite3 *db, GQueue *events, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("INSERT OR IGNORE INTO event (");
  sqlite3_stmt *statement = NULL;
  gboolean good = TRUE;

  g_string_append_printf (sql, "%s) VALUES (?", columns);
  for (const char *comma = columns; (comma = strchr (comma, ',')) != NULL; comma++)
    g_string_append (sql, ", ?");
  g_string_append_c (sql, ')');
  if (!run (db, "BEGIN IMMEDIATE", error))
    return FALSE;
  good = sqlite3_prepare_v2 (db, sql->str, -1, &statement, NULL) == SQLITE_OK;
  for (GList *link = events->head; good && link != NULL; link = link->next)
    {
      bind_event (statement, link->data);
      good = sqlite3_step (statement) == SQLITE_DONE;
      sqlite3_reset (statement);
      sqlite3_clear_bindings (statement);
    }
  good = good && sqlite3_exec (db, "COMMIT", NULL, NULL, NULL) == SQLITE_OK;
  if (!good)
    set_sql_error (error, db);
  sqlite3_finalize (statement);
  if (!good)
    sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  return good;
}

static char *
text_at (sqlite3_stmt *statement, int column)
{
  return g_strdup ((const char *)sqlite3_column_text (statement, column));
}

/* The index of a word, 0 for none; a word that this limber does not know is damage. */
static gboolean
word_at (sqlite3_stmt *statement, int column, int (*parse) (const char *), int *value)
{
  const char *word = (const char *)sqlite3_column_text (statement, column);

  *value = word == NULL ? 0 : parse (word);
  return *value >= 0;
}

static LimberEvent *
event_at (sqlite3_stmt *statement)
{
  g_autoptr (LimberEvent) event = g_new0 (LimberEvent, 1);
  const char *date = (const char *)sqlite3_column_text (statement, COLUMN_DATE);
  int kind, outcome, cause, column = COLUMN_FIELDS;

  event->origin = text_at (statement, COLUMN_ORIGIN);
  event->seq = sqlite3_column_int64 (statement, COLUMN_SEQ);
  event->at = sqlite3_column_int64 (statement, COLUMN_AT);
  event->zone = text_at (statement, COLUMN_ZONE);
  event->file = text_at (statement, COLUMN_FILE);
  event->activity = text_at (statement, COLUMN_ACTIVITY);
  event->date = date == NULL ? 0 : limber_date_parse (date);
  event->key = text_at (statement, COLUMN_TIME);
  for (const LimberField *field = limber_event_fields; field->name != NULL; field++, column++)
    {
      gpointer member = G_STRUCT_MEMBER_P (event, field->offset);

      if (field->type == LIMBER_FIELD_TEXT)
        *(char **)member = text_at (statement, column);
      else if (sqlite3_column_type (statement, column) == SQLITE_NULL)
        *(gint64 *)member = LIMBER_ABSENT;
      else
        *(gint64 *)member = sqlite3_column_int64 (statement, column);
    }
  if (!word_at (statement, COLUMN_EVENT, limber_event_parse, &kind)
      || !word_at (statement, COLUMN_OUTCOME, limber_outcome_parse, &outcome)
      || !word_at (statement, COLUMN_CAUSE, limber_cause_parse, &cause) || event->date == 0)
    return NULL;
  event->kind = (LimberEventKind)kind;
  event->outcome = (LimberOutcome)outcome;
  event->cause = (LimberCause)cause;
  return g_steal_pointer (&event);
}

static void
append_kinds (GString *sql, guint64 kinds)
{
  const char *separator = "event IN (";

  for (int kind = 0; kind < LIMBER_N_EVENTS; kind++)
    if ((kinds & G_GUINT64_CONSTANT (1) << kind) != 0)
      {
        g_string_append_printf (sql, "%s'%s'", separator, limber_event_name ((LimberEventKind)kind));
        separator = ", ";
      }
  g_string_append_c (sql, ')');
}

static char *
select_sql (const LimberProgressFilter *filter)
{
  static const LimberProgressFilter everything;
  GString *sql = g_string_new ("SELECT ");
  char date[LIMBER_DATE_BUFFER];

  if (filter == NULL)
    filter = &everything;
  g_string_append_printf (sql, "%s FROM event WHERE (1", columns);
  if (filter->from != 0)
    g_string_append_printf (sql, " AND date >= '%s'", limber_date_format (filter->from, date));
  if (filter->to != 0)
    g_string_append_printf (sql, " AND date <= '%s'", limber_date_format (filter->to, date));
  if (filter->kinds != 0)
    {
      g_string_append (sql, " AND ");
      append_kinds (sql, filter->kinds);
    }
  g_string_append_c (sql, ')');
  if (filter->always != 0)
    {
      g_string_append (sql, " OR ");
      append_kinds (sql, filter->always);
    }
  if (filter->last)
    g_string_append (sql, " OR id = (SELECT max(id) FROM event)");
  g_string_append (sql, " ORDER BY id");
  return g_string_free (sql, FALSE);
}

gboolean
limber_sql_read (sqlite3 *db, const LimberProgressFilter *filter, LimberProgressRow row, gpointer data, GError **error)
{
  g_autofree char *sql = select_sql (filter);
  sqlite3_stmt *statement = NULL;
  gboolean more = TRUE;
  int status = SQLITE_ROW;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    status = SQLITE_ERROR;
  while (more && status == SQLITE_ROW && (status = sqlite3_step (statement)) == SQLITE_ROW)
    {
      g_autoptr (LimberEvent) event = event_at (statement);

      /* a word from a later minor version is passed over, not an end of the history */
      if (event != NULL)
        more = row (event, data);
    }
  if (more && status != SQLITE_DONE)
    set_sql_error (error, db);
  sqlite3_finalize (statement);
  return !more || status == SQLITE_DONE;
}
