#include "progress-sql.h"

#include <string.h>

/* The columns of a row as they are bound and read, in the order of the names below. */
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
  COLUMN_FIELDS, /* the detail fields; after them, in reading, the id */
};

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

static sqlite3_stmt *
prepare_insert (sqlite3 *db)
{
  g_autoptr (GString) sql = g_string_new ("INSERT OR IGNORE INTO event (");
  sqlite3_stmt *statement = NULL;

  g_string_append_printf (sql, "%s) VALUES (?", columns);
  for (const char *comma = columns; (comma = strchr (comma, ',')) != NULL; comma++)
    g_string_append (sql, ", ?");
  g_string_append_c (sql, ')');
  return sqlite3_prepare_v2 (db, sql->str, -1, &statement, NULL) == SQLITE_OK ? statement : NULL;
}

static gboolean
insert (sqlite3_stmt *statement, const LimberEvent *event)
{
  gboolean good;

  bind_event (statement, event);
  good = sqlite3_step (statement) == SQLITE_DONE;
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  return good;
}

/* Ends the transaction one way or the other; @error is set unless it was before. */
static gboolean
end_transaction (sqlite3 *db, sqlite3_stmt *statement, gboolean good, GError **error)
{
  good = good && sqlite3_exec (db, "COMMIT", NULL, NULL, NULL) == SQLITE_OK;
  if (!good && error != NULL && *error == NULL)
    limber_sql_error (error, db);
  sqlite3_finalize (statement);
  if (!good)
    sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  return good;
}

gboolean
limber_sql_insert (sqlite3 *db, GQueue *events, GError **error)
{
  sqlite3_stmt *statement;
  gboolean good;

  if (!limber_sql_run (db, "BEGIN IMMEDIATE", error))
    return FALSE;
  statement = prepare_insert (db);
  good = statement != NULL;
  for (GList *link = events->head; good && link != NULL; link = link->next)
    good = insert (statement, link->data);
  return end_transaction (db, statement, good, error);
}

gboolean
limber_sql_import (sqlite3 *db, LimberProgressNext next, gpointer data, guint *added, GError **error)
{
  g_autoptr (GError) local = NULL;
  sqlite3_stmt *statement;
  gboolean good, more = TRUE;
  int before;

  if (!limber_sql_run (db, "BEGIN IMMEDIATE", error))
    return FALSE;
  before = sqlite3_total_changes (db);
  statement = prepare_insert (db);
  for (good = statement != NULL; good && more;)
    {
      g_autoptr (LimberEvent) event = next (data, &local);

      more = event != NULL;
      good = more ? insert (statement, event) : local == NULL;
    }
  good = end_transaction (db, statement, good, &local);
  *added = good ? (guint)(sqlite3_total_changes (db) - before) : 0;
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return good;
}

/* A row as it is lent: its strings are SQLite's own until the next step, because copying them
 * takes longer than reading them; all but those of a damaged file, which may hold anything and
 * leave here as UTF-8. */
typedef struct
{
  LimberEvent event;
  GPtrArray *mended; /* char * */
} Lent;

static char *
text_at (sqlite3_stmt *statement, int column, Lent *lent)
{
  char *text = (char *)sqlite3_column_text (statement, column);

  if (text == NULL || g_utf8_validate (text, -1, NULL))
    return text;
  text = g_utf8_make_valid (text, -1);
  g_ptr_array_add (lent->mended, text);
  return text;
}

/* The index of a word, 0 for none; a word that this limber does not know is damage. */
static gboolean
word_at (sqlite3_stmt *statement, int column, int (*parse) (const char *), int *value)
{
  const char *word = (const char *)sqlite3_column_text (statement, column);

  *value = word == NULL ? 0 : parse (word);
  return *value >= 0;
}

/* No row was written before there were computers or after they are gone. */
#define EARLIEST (-(gint64)2208988800 * G_USEC_PER_SEC) /* 1900 */
#define LATEST ((gint64)7258118400 * G_USEC_PER_SEC)    /* 2200 */

static gboolean
is_sane (LimberInstant at)
{
  return at == LIMBER_ABSENT || (at >= EARLIEST && at < LATEST);
}

/* FALSE for a row that says nothing this limber understands: a word from a later minor version,
 * or damage. */
static gboolean
lend (sqlite3_stmt *statement, Lent *lent)
{
  LimberEvent *event = &lent->event;
  const char *date = (const char *)sqlite3_column_text (statement, COLUMN_DATE);
  int kind, outcome, cause, column = COLUMN_FIELDS;

  g_ptr_array_set_size (lent->mended, 0);
  event->origin = text_at (statement, COLUMN_ORIGIN, lent);
  event->seq = sqlite3_column_int64 (statement, COLUMN_SEQ);
  event->at = sqlite3_column_int64 (statement, COLUMN_AT);
  event->zone = text_at (statement, COLUMN_ZONE, lent);
  event->file = text_at (statement, COLUMN_FILE, lent);
  event->activity = text_at (statement, COLUMN_ACTIVITY, lent);
  event->date = date == NULL ? 0 : limber_date_parse (date);
  event->key = text_at (statement, COLUMN_TIME, lent);
  for (const LimberField *field = limber_event_fields; field->name != NULL; field++, column++)
    {
      gpointer member = G_STRUCT_MEMBER_P (event, field->offset);

      if (field->type == LIMBER_FIELD_TEXT)
        *(char **)member = text_at (statement, column, lent);
      else if (sqlite3_column_type (statement, column) == SQLITE_NULL)
        *(gint64 *)member = LIMBER_ABSENT;
      else
        *(gint64 *)member = sqlite3_column_int64 (statement, column);
      if (field->type == LIMBER_FIELD_INSTANT && !is_sane (*(gint64 *)member))
        *(gint64 *)member = LIMBER_ABSENT;
    }
  if (!word_at (statement, COLUMN_EVENT, limber_event_parse, &kind)
      || !word_at (statement, COLUMN_OUTCOME, limber_outcome_parse, &outcome)
      || !word_at (statement, COLUMN_CAUSE, limber_cause_parse, &cause))
    return FALSE;
  event->kind = (LimberEventKind)kind;
  event->outcome = (LimberOutcome)outcome;
  event->cause = (LimberCause)cause;
  return event->date != 0 && event->origin != NULL && event->zone != NULL && event->at != LIMBER_ABSENT
         && is_sane (event->at);
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

/* So many days are most of what a file holds: reading it through takes less than jumping about in it. */
#define LONG_TIME 400

/* Which way, and from where, rows are read. */
typedef struct
{
  gint64 after;     /* only rows with a higher id */
  gboolean newest;  /* first */
  gboolean plainly; /* from the table itself, whatever indices would help */
} Way;

/* The rows of the period, of the kinds that are wanted in it. */
static void
append_period (GString *sql, const LimberProgressFilter *filter)
{
  char date[LIMBER_DATE_BUFFER];

  g_string_append_c (sql, '1');
  if (filter->from != 0)
    g_string_append_printf (sql, " AND date >= '%s'", limber_date_format (filter->from, date));
  if (filter->to != 0)
    g_string_append_printf (sql, " AND date <= '%s'", limber_date_format (filter->to, date));
  if (filter->kinds != 0)
    {
      g_string_append (sql, " AND ");
      append_kinds (sql, filter->kinds);
    }
}

#define NEWEST                                                                                                         \
  "SELECT id FROM event WHERE origin = (SELECT value FROM meta WHERE name = 'origin') ORDER BY seq DESC LIMIT 1"

/* Each condition by itself finds its rows in an index; joined by OR the whole table would be looked
 * through, and the daemon's start would grow with the history. */
static void
append_indexed (GString *sql, const LimberProgressFilter *filter)
{
  g_string_append (sql, "id IN (SELECT id FROM event WHERE ");
  append_period (sql, filter);
  if (filter->always != 0)
    {
      g_string_append (sql, " UNION SELECT id FROM event WHERE ");
      append_kinds (sql, filter->always);
    }
  if (filter->last)
    g_string_append (sql, " UNION SELECT id FROM (" NEWEST ")");
  g_string_append_c (sql, ')');
}

static void
append_plain (GString *sql, const LimberProgressFilter *filter, gint64 after)
{
  g_string_append_printf (sql, "id > %" G_GINT64_FORMAT " AND ((", after);
  append_period (sql, filter);
  g_string_append_c (sql, ')');
  if (filter->always != 0)
    {
      g_string_append (sql, " OR ");
      append_kinds (sql, filter->always);
    }
  if (filter->last)
    g_string_append (sql, " OR id = (" NEWEST ")");
  g_string_append_c (sql, ')');
}

static char *
select_sql (const LimberProgressFilter *filter, const Way *way)
{
  static const LimberProgressFilter everything;
  GString *sql = g_string_new ("SELECT ");

  if (filter == NULL)
    filter = &everything;
  g_string_append_printf (sql, "%s, id FROM event", columns);
  if (way->plainly || (filter->from == 0 && filter->to == 0 && filter->kinds == 0)
      || (filter->from != 0 && filter->to > filter->from + LONG_TIME))
    {
      g_string_append (sql, " NOT INDEXED WHERE ");
      append_plain (sql, filter, way->after);
    }
  else
    {
      g_string_append (sql, " WHERE ");
      append_indexed (sql, filter);
    }
  g_string_append_printf (sql, " ORDER BY id%s", way->newest ? " DESC" : "");
  return g_string_free (sql, FALSE);
}

/* Who takes the rows, and how far it has come. */
typedef struct
{
  const LimberProgressFilter *filter;
  LimberProgressRow row;
  gpointer data;
  gint64 id; /* of the last row given */
  gboolean more;
} Reader;

/* Reads one way to the end. FALSE with @error where the file does not let it. */
static gboolean
read_way (sqlite3 *db, Reader *reader, const Way *way, GError **error)
{
  g_autofree char *sql = select_sql (reader->filter, way);
  int column_id = COLUMN_FIELDS, status = SQLITE_ROW;
  g_autoptr (GPtrArray) mended = g_ptr_array_new_with_free_func (g_free);
  Lent lent = { .mended = mended };
  sqlite3_stmt *statement = NULL;

  for (const LimberField *field = limber_event_fields; field->name != NULL; field++)
    column_id++;
  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    status = SQLITE_ERROR;
  while (reader->more && status == SQLITE_ROW && (status = sqlite3_step (statement)) == SQLITE_ROW)
    {
      reader->id = sqlite3_column_int64 (statement, column_id);
      if (lend (statement, &lent))
        reader->more = reader->row (&lent.event, reader->data);
    }
  if (reader->more && status != SQLITE_DONE)
    limber_sql_error (error, db);
  sqlite3_finalize (statement);
  return !reader->more || status == SQLITE_DONE;
}

static gboolean
keep (const LimberEvent *event, gpointer data)
{
  g_ptr_array_add (data, limber_event_copy (event));
  return TRUE;
}

/* The rows behind the ones already given, from both sides of the damage: forwards as far as it
 * goes, then backwards from the end. */
static void
rescue (sqlite3 *db, Reader *reader)
{
  g_autoptr (GPtrArray) behind = g_ptr_array_new_with_free_func ((GDestroyNotify)limber_event_free);
  Way forwards = { .after = reader->id, .plainly = TRUE };
  Way backwards = { .newest = TRUE, .plainly = TRUE };
  Reader collector = { .filter = reader->filter, .row = keep, .data = behind, .more = TRUE };

  if (read_way (db, reader, &forwards, NULL))
    return;
  backwards.after = reader->id;
  read_way (db, &collector, &backwards, NULL);
  for (guint i = behind->len; reader->more && i-- > 0;)
    reader->more = reader->row (behind->pdata[i], reader->data);
}

gboolean
limber_sql_read (sqlite3 *db, const LimberProgressFilter *filter, LimberProgressRow row, gpointer data, GError **error)
{
  Reader reader = { .filter = filter, .row = row, .data = data, .more = TRUE };
  Way plain = { 0 };
  g_autoptr (GError) local = NULL;

  if (read_way (db, &reader, &plain, &local))
    return TRUE;
  if (g_error_matches (local, LIMBER_ERROR, LIMBER_ERROR_DAMAGED))
    rescue (db, &reader);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
