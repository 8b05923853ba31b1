#include "walk-laws.h"

#include <sqlite3.h>
#include <string.h>

/* One occurrence as the rows tell it. */
typedef struct
{
  gint64 due_step; /* the step of its row `due`; 0: none, so it may have come while limber was off */
  LimberInstant until;
  int shown;
  gint64 shown_seq; /* the last showing that may still be taken back */
  gboolean started;
  gboolean closed;
  gint64 closing_seq;
  gint64 amended_seq; /* what the closing row corrected; 0: nothing */
  gboolean answered;  /* the row that closed it was the client's */
  LimberInstant snoozed_until;
  LimberInstant moved;        /* what amends its outcome says that it was over then; 0: nothing does */
  LimberInstant moved_before; /* the same of what that amends */
} Record;

/* The columns that the laws look at. */
typedef struct
{
  gint64 id, seq, at, due, until, happened, ref;
  char *event, *file, *activity, *date, *time, *outcome, *cause, *reason, *question;
} Row;

struct _WalkLaws
{
  gboolean held;         /* something was, once */
  gboolean sign;         /* a warning sign holds all but standing up */
  LimberInstant offered; /* when the warning signs were last offered … */
  gint64 offered_step;   /* … and in which step */
  char *path;
  sqlite3 *db;                     /* nullable: there was no file yet */
  sqlite3_stmt *newer;             /* rows after an id */
  gint64 last;                     /* id of the last row read */
  GChecksum *seen;                 /* of all rows, in order */
  GHashTable *records;             /* name → Record */
  gint64 step;                     /* from 1 */
  gint64 in_force[WALK_N_REASONS]; /* the last step of each; 0: never */
};

#define COLUMNS                                                                                                        \
  "id, seq, at, due, until, happened, ref, event, file, activity, date, time, outcome, cause, reason, question"
#define FIRST_TEXT 7

WalkLaws *
walk_laws_new (const char *path)
{
  WalkLaws *laws = g_new0 (WalkLaws, 1);

  laws->path = g_strdup (path);
  laws->seen = g_checksum_new (G_CHECKSUM_MD5);
  laws->records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return laws;
}

static void
digest_row (GChecksum *checksum, sqlite3_stmt *statement)
{
  for (int column = 0; column < sqlite3_column_count (statement); column++)
    {
      const char *text = (const char *)sqlite3_column_text (statement, column);

      g_checksum_update (checksum, (const guchar *)(text == NULL ? "-" : text), -1);
      g_checksum_update (checksum, (const guchar *)"|", 1);
    }
}

/* What was written once stays as it is. */
static void
check_whole (WalkLaws *laws)
{
  g_autoptr (GChecksum) again = g_checksum_new (G_CHECKSUM_MD5);

  g_assert_cmpint (sqlite3_bind_int64 (laws->newer, 1, 0), ==, SQLITE_OK);
  while (sqlite3_step (laws->newer) == SQLITE_ROW)
    digest_row (again, laws->newer);
  sqlite3_reset (laws->newer);
  g_assert_cmpstr (g_checksum_get_string (again), ==, g_checksum_get_string (laws->seen));
}

void
walk_laws_free (WalkLaws *laws)
{
  if (laws->db != NULL)
    check_whole (laws);
  sqlite3_finalize (laws->newer);
  sqlite3_close (laws->db);
  g_checksum_free (laws->seen);
  g_hash_table_unref (laws->records);
  g_free (laws->path);
  g_free (laws);
}

void
walk_laws_step (WalkLaws *laws)
{
  laws->step++;
}

void
walk_laws_note (WalkLaws *laws, WalkReason reason)
{
  laws->in_force[reason] = laws->step;
}

static gboolean
now_in_force (const WalkLaws *laws, WalkReason reason)
{
  return laws->in_force[reason] == laws->step;
}

static gboolean
since (const WalkLaws *laws, const Record *record, WalkReason reason)
{
  return laws->in_force[reason] > 0 && laws->in_force[reason] >= record->due_step;
}

/* All through the step; one that came in it is noted as a refusal too. */
static gboolean
no_server (const WalkLaws *laws)
{
  return now_in_force (laws, WALK_NO_SERVER) && !now_in_force (laws, WALK_REFUSED);
}

static Record *
record_called (WalkLaws *laws, const Row *row, const char *activity)
{
  g_autofree char *name = g_strdup_printf ("%s/%s/%s/%s", row->file, activity, row->date, row->time);
  Record *record = g_hash_table_lookup (laws->records, name);

  if (record == NULL)
    {
      record = g_new0 (Record, 1);
      g_hash_table_insert (laws->records, g_steal_pointer (&name), record);
    }
  return record;
}

static gboolean
is_held (const WalkLaws *laws, const Row *row)
{
  return laws->sign && !g_str_equal (row->activity, "stand") && !g_str_equal (row->activity, "sit");
}

/* The exclusive end of the window, or a later instant. What follows another activity has moved
 * with it when that was amended. */
static LimberInstant
end_of (WalkLaws *laws, const Record *record, const Row *row)
{
  static const struct
  {
    const char *activity, *followed;
    int minutes; /* that it waits, and that it is offered for */
  } followers[] = { { "next", "heat", 95 }, { "then", "next", 90 } };

  for (gsize i = 0; i < G_N_ELEMENTS (followers); i++)
    if (g_str_equal (followers[i].activity, row->activity))
      {
        const Record *followed = record_called (laws, row, followers[i].followed);

        if (followed->moved != 0)
          return MAX (record->until, followed->moved + followers[i].minutes * LIMBER_MINUTE);
      }
  return record->until;
}

static const char *
judge_unseen (const WalkLaws *laws, const Record *record, const Row *row)
{
  static const struct
  {
    const char *cause;
    WalkReason reason;
  } causes[] = {
    { "off", WALK_OFF },       { "asleep", WALK_ASLEEP }, { "away", WALK_AWAY },
    { "locked", WALK_LOCKED }, { "quiet", WALK_QUIET },   { "busy", WALK_BUSY },
  };

  if (record->shown > 0)
    return "it was seen, so it is missed and not missed-off";
  for (gsize i = 0; i < G_N_ELEMENTS (causes); i++)
    if (g_strcmp0 (row->cause, causes[i].cause) == 0)
      /* a change of zone moves what is open to a time before it was due */
      return since (laws, record, causes[i].reason)
                     || (since (laws, record, WALK_ZONE) && laws->in_force[causes[i].reason] > 0)
                 ? NULL
                 : "its cause was not in force since it was due";
  return g_strcmp0 (row->cause, "unknown") == 0 ? NULL : "nobody saw it, and no cause is told";
}

/* What only a time that ran out or a plan that changed can close. */
static const char *
judge_concluded (const WalkLaws *laws, const Record *record, const Row *row, LimberInstant now)
{
  if (g_str_equal (row->outcome, "cancelled"))
    return g_strcmp0 (row->reason, "clock-change") == 0 || since (laws, record, WALK_FILE)
                   || since (laws, record, WALK_ZONE) || since (laws, record, WALK_CLOCK)
                   || since (laws, record, WALK_PAUSED)
                   /* what it follows is open again */
                   || since (laws, record, WALK_TOOK_BACK)
               ? NULL
               : "it is cancelled and nothing changed";
  if (g_str_equal (row->outcome, "not-needed") || g_str_equal (row->outcome, "not-reached"))
    return g_str_equal (row->activity, "limited") || g_str_equal (row->activity, "weekly")
                   || g_str_equal (row->activity, "then")
               ? NULL
               : "nothing makes it unneeded";
  if (g_str_equal (row->outcome, "natural"))
    return since (laws, record, WALK_AWAY) || since (laws, record, WALK_LOCKED) || since (laws, record, WALK_ASLEEP)
                   || since (laws, record, WALK_OFF)
               ? NULL
               : "nobody went away";
  if (row->until > now)
    return "its window still runs";
  if (g_str_equal (row->outcome, "missed"))
    return record->shown > 0 ? NULL : "it is missed and was never shown";
  if (g_str_equal (row->outcome, "missed-off"))
    return judge_unseen (laws, record, row);
  if (g_str_equal (row->outcome, "not-shown"))
    return since (laws, record, WALK_NO_SERVER) || since (laws, record, WALK_REFUSED) ? NULL : "there was a server";
  if (g_str_equal (row->outcome, "held"))
    return laws->held ? NULL : "nothing was ever held";
  if (g_str_equal (row->outcome, "paused"))
    return laws->in_force[WALK_PAUSED] > 0 ? NULL : "nothing was ever paused";
  return "nothing can bring this outcome about";
}

static const char *
judge_outcome (const WalkLaws *laws, Record *record, const Row *row, LimberInstant now)
{
  /* a guided session says by itself how much of it was done */
  gboolean client = now_in_force (laws, WALK_ANSWERED) || record->started;
  const char *wrong = NULL;

  if (record->closed)
    return "it was closed before";
  record->closed = TRUE;
  record->closing_seq = row->seq;
  record->amended_seq = 0;
  record->answered = TRUE;
  if (g_str_equal (row->outcome, "done") || g_str_equal (row->outcome, "skipped")
      || g_str_equal (row->outcome, "stopped"))
    /* a session that runs to its end, or that nobody goes on with, ends by itself */
    return client || record->started ? NULL : "nobody said so";
  if (g_str_equal (row->outcome, "partial"))
    {
      if (g_strcmp0 (row->reason, "unanswered") == 0)
        return record->started ? NULL : "it was never started";
      return client || record->started ? NULL : "nobody said so";
    }
  record->answered = FALSE;
  /* an offer of the week that is answered "not today" can be made up */
  if (!(client && g_str_equal (row->outcome, "not-needed") && g_str_equal (row->activity, "weekly")))
    wrong = judge_concluded (laws, record, row, now);
  if (wrong == NULL && record->started && !client && !g_str_equal (row->outcome, "cancelled"))
    wrong = "it was started, so it was partly done";
  return wrong;
}

static const char *
judge_undone (const WalkLaws *laws, Record *record, const Row *row)
{
  if (g_strcmp0 (row->reason, "not-shown") == 0)
    {
      if (record->shown_seq != row->ref || row->ref == 0)
        return "it takes back a showing that was none";
      record->shown--;
      record->shown_seq = 0;
      return now_in_force (laws, WALK_REFUSED) || now_in_force (laws, WALK_NO_SERVER)
                     || since (laws, record, WALK_REFUSED)
                 ? NULL
                 : "no server refused anything";
    }
  if (!record->closed || record->closing_seq != row->ref)
    return "it takes back what was not in force";
  if (!record->answered)
    return "it takes back what nobody said";
  /* a correction that is taken back leaves what it corrected */
  record->closed = record->amended_seq != 0;
  record->closing_seq = record->amended_seq;
  record->moved = record->moved_before;
  record->amended_seq = 0;
  record->started &= record->closed;
  return now_in_force (laws, WALK_TOOK_BACK) ? NULL : "nobody took anything back";
}

static const char *
judge_shown (WalkLaws *laws, Record *record, const Row *row)
{
  if (record->closed)
    return "it was settled before";
  /* started ahead of its time it has no row that it is due */
  if (record->due_step == 0 && !record->started)
    return "it was never due";
  if (record->snoozed_until > row->at && !laws->in_force[WALK_CLOCK])
    return "it was put off until later";
  if (no_server (laws))
    return "there was nobody to show it";
  if (g_strcmp0 (row->question, "finish") == 0)
    return record->started ? NULL : "it was never started";
  if (is_held (laws, row))
    return "a warning sign holds it";
  if (record->started)
    return "it was under way";
  walk_laws_note (laws, WALK_BUSY);
  record->shown++;
  record->shown_seq = row->seq;
  return NULL;
}

static const char *
judge_occurrence (WalkLaws *laws, const Row *row, LimberInstant now)
{
  Record *record = record_called (laws, row, row->activity);

  if (g_str_equal (row->event, "due"))
    {
      if (record->due_step > 0 || record->closed)
        return "it was due before";
      record->due_step = laws->step;
      record->until = row->until;
      return row->due <= row->at ? NULL : "it is not due yet";
    }
  if (g_str_equal (row->event, "shown"))
    return judge_shown (laws, record, row);
  if (g_str_equal (row->event, "snoozed"))
    {
      record->snoozed_until = row->until;
      if (record->closed || row->until <= row->at
          || (row->until >= end_of (laws, record, row) && !since (laws, record, WALK_ZONE)))
        return "it is put off beyond its end";
      return now_in_force (laws, WALK_PUT_OFF) ? NULL : "nobody put it off";
    }
  if (g_str_equal (row->event, "started"))
    {
      record->started = TRUE;
      record->snoozed_until = 0;
      if (is_held (laws, row))
        return "a warning sign holds it";
      return now_in_force (laws, WALK_STARTED) && !record->closed ? NULL : "nobody started it";
    }
  if (g_str_equal (row->event, "outcome"))
    return judge_outcome (laws, record, row, now);
  if (g_str_equal (row->event, "undone"))
    return judge_undone (laws, record, row);
  if (g_str_equal (row->event, "answer"))
    return (now_in_force (laws, WALK_REASONED) && record->closed) || record->started ? NULL : "nobody was asked";
  if (g_str_equal (row->event, "step") || g_str_equal (row->event, "pain"))
    return record->started ? NULL : "it was never started";
  if (!g_str_equal (row->event, "corrected"))
    return "it is about an occurrence and of no kind that is";
  if (!record->closed || record->closing_seq != row->ref || !now_in_force (laws, WALK_ANSWERED))
    return "it corrects what was not said";
  record->amended_seq = record->closing_seq;
  record->closing_seq = row->seq;
  record->moved_before = record->moved;
  record->moved = row->happened != 0 ? row->happened : row->at;
  record->answered = TRUE;
  return NULL;
}

/* The warning signs are offered again as a reminder is: not before a quarter of an hour has passed. */
static const char *
judge_question (WalkLaws *laws, const Row *row)
{
  LimberInstant before = laws->offered;
  gint64 step = laws->offered_step;

  if (row->question == NULL || no_server (laws))
    return "it shows nothing";
  walk_laws_note (laws, WALK_BUSY);
  if (!g_str_equal (row->question, "signs"))
    return NULL;
  if (laws->sign)
    return "there is a warning sign already";
  laws->offered = row->at;
  laws->offered_step = laws->step;
  return row->at >= before + 15 * LIMBER_MINUTE || laws->in_force[WALK_HURTS] >= step
                 || laws->in_force[WALK_CLOCK] >= step || laws->in_force[WALK_ZONE] >= step
                 || laws->in_force[WALK_FILE] >= step
             ? NULL
             : "it is asked again too soon";
}

static const char *
judge_row (WalkLaws *laws, const Row *row, LimberInstant now)
{
  static const struct
  {
    const char *event;
    WalkReason reason;
  } causes[] = {
    { "paused", WALK_PAUSED }, { "resumed", WALK_RESUMED }, { "installed", WALK_FILE }, { "removed", WALK_FILE },
    { "run-start", WALK_OFF }, { "run-stop", WALK_OFF },    { "released", WALK_SEEN },
  };

  /* pain or a warning sign in a session holds an activity or all of them */
  if (g_str_equal (row->event, "held"))
    {
      laws->held = TRUE;
      laws->sign |= row->activity == NULL;
      if (row->activity == NULL)
        return now_in_force (laws, WALK_HURTS) ? NULL : "nobody said that a sign is true";
      return laws->in_force[WALK_STARTED] > 0 || laws->in_force[WALK_HURTS] > 0 ? NULL : "nothing ever hurt";
    }
  laws->sign &= !g_str_equal (row->event, "released");
  if (row->activity != NULL)
    return judge_occurrence (laws, row, now);
  for (gsize i = 0; i < G_N_ELEMENTS (causes); i++)
    if (g_str_equal (row->event, causes[i].event))
      return now_in_force (laws, causes[i].reason) ? NULL : "nothing brought it about";
  if (g_str_equal (row->event, "shown"))
    return judge_question (laws, row);
  if (g_str_equal (row->event, "pain"))
    return laws->in_force[WALK_HURTS] > 0 ? NULL : "nobody said that it hurts";
  if (g_str_equal (row->event, "answer") || g_str_equal (row->event, "phase"))
    return now_in_force (laws, WALK_REASONED) ? NULL : "nobody answered a question";
  if (g_str_equal (row->event, "gap"))
    return now_in_force (laws, WALK_CLOCK) || now_in_force (laws, WALK_OFF) ? NULL : "nothing is missing";
  return "no walk can bring this about";
}

static char *
take_row (WalkLaws *laws, LimberInstant now)
{
  Row row = { 0 };
  gint64 *const numbers[] = { &row.id, &row.seq, &row.at, &row.due, &row.until, &row.happened, &row.ref };
  char **const texts[] = { &row.event,   &row.file,  &row.activity, &row.date,    &row.time,
                           &row.outcome, &row.cause, &row.reason,   &row.question };
  const char *wrong;

  for (int i = 0; i < (int)G_N_ELEMENTS (numbers); i++)
    *numbers[i] = sqlite3_column_int64 (laws->newer, i);
  /* owned by the statement as long as the row is judged */
  for (int i = 0; i < (int)G_N_ELEMENTS (texts); i++)
    *texts[i] = (char *)sqlite3_column_text (laws->newer, FIRST_TEXT + i);
  digest_row (laws->seen, laws->newer);
  if (row.id != laws->last + 1)
    return g_strdup_printf ("row %" G_GINT64_FORMAT " follows row %" G_GINT64_FORMAT, row.id, laws->last);
  laws->last = row.id;
  wrong = judge_row (laws, &row, now);
  if (wrong == NULL)
    return NULL;
  return g_strdup_printf ("row %" G_GINT64_FORMAT " (%s %s %s %s %s %s %s): %s", row.seq, row.event,
                          row.activity == NULL ? "-" : row.activity, row.date, row.time == NULL ? "-" : row.time,
                          row.outcome == NULL ? "" : row.outcome, row.cause == NULL ? "" : row.cause,
                          row.reason == NULL ? "" : row.reason, wrong);
}

char *
walk_laws_judge (WalkLaws *laws, LimberInstant now)
{
  char *wrong = NULL;

  if (laws->db == NULL)
    {
      g_assert_cmpint (sqlite3_open_v2 (laws->path, &laws->db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
      g_assert_cmpint (sqlite3_prepare_v2 (laws->db, "SELECT " COLUMNS " FROM event WHERE id > ? ORDER BY id", -1,
                                           &laws->newer, NULL),
                       ==, SQLITE_OK);
    }
  g_assert_cmpint (sqlite3_bind_int64 (laws->newer, 1, laws->last), ==, SQLITE_OK);
  while (wrong == NULL && sqlite3_step (laws->newer) == SQLITE_ROW)
    wrong = take_row (laws, now);
  sqlite3_reset (laws->newer);
  return wrong;
}
