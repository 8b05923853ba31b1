/* event.h — one row of the history as a value, and the words that rows are made of.
 *
 * A row is sparse: a kind, when and where it was written, which occurrence it is about, and
 * whichever of the detail fields its kind uses. LIMBER_EVENT_FIELDS is the one list of fields
 * from which the database columns, the JSON and the CSV are made.
 */
#pragma once

#include "civil.h"

G_BEGIN_DECLS

typedef enum
{
  LIMBER_EVENT_DUE,       /* an occurrence came into being; `due`, `until` */
  LIMBER_EVENT_SHOWN,     /* its reminder was put on the screen */
  LIMBER_EVENT_SNOOZED,   /* Later; `until` = when it comes back */
  LIMBER_EVENT_STARTED,   /* Start was pressed */
  LIMBER_EVENT_STEP,      /* a step of a session ended; `step`, `value` done of `total` holds */
  LIMBER_EVENT_PAIN,      /* `score`, `place`, `when` */
  LIMBER_EVENT_ANSWER,    /* a question was answered; `question`, `text` or `value` */
  LIMBER_EVENT_OUTCOME,   /* the occurrence ended; `outcome`, `cause`, `reason`, `due` */
  LIMBER_EVENT_CORRECTED, /* amends row `ref`: `outcome`, `reason` */
  LIMBER_EVENT_UNDONE,    /* takes row `ref` back */
  LIMBER_EVENT_GAP,       /* nothing is known from `due` to `until` */
  LIMBER_EVENT_PAUSED,    /* `until` (absent: until resumed), `reason`, `file` or all */
  LIMBER_EVENT_RESUMED,
  LIMBER_EVENT_HELD, /* `cause`, `until` */
  LIMBER_EVENT_RELEASED,
  LIMBER_EVENT_PHASE,     /* `value` = index of the phase, `reason` "move-on" | "stay" */
  LIMBER_EVENT_INSTALLED, /* `revision`, `text` = title */
  LIMBER_EVENT_REMOVED,
  LIMBER_EVENT_RUN_START, /* `text` = boot id */
  LIMBER_EVENT_RUN_STOP,
  LIMBER_EVENT_STORAGE, /* `text` = what happened to the history itself */
  LIMBER_N_EVENTS,
} LimberEventKind;

typedef enum
{
  LIMBER_OUTCOME_NONE,
  LIMBER_OUTCOME_DONE,
  LIMBER_OUTCOME_PARTIAL,
  LIMBER_OUTCOME_SKIPPED,
  LIMBER_OUTCOME_STOPPED,
  LIMBER_OUTCOME_NATURAL,
  LIMBER_OUTCOME_MISSED,
  LIMBER_OUTCOME_NOT_SHOWN,
  LIMBER_OUTCOME_MISSED_OFF,
  LIMBER_OUTCOME_HELD,
  LIMBER_OUTCOME_PAUSED,
  LIMBER_OUTCOME_NOT_REACHED,
  LIMBER_OUTCOME_NOT_NEEDED,
  LIMBER_OUTCOME_CANCELLED,
  LIMBER_N_OUTCOMES,
} LimberOutcome;

/* Why nobody could see a reminder. */
typedef enum
{
  LIMBER_CAUSE_NONE,
  LIMBER_CAUSE_OFF,
  LIMBER_CAUSE_ASLEEP,
  LIMBER_CAUSE_AWAY,
  LIMBER_CAUSE_LOCKED,
  LIMBER_CAUSE_QUIET,
  LIMBER_CAUSE_BUSY,
  LIMBER_CAUSE_UNKNOWN,
  LIMBER_N_CAUSES,
} LimberCause;

/* The detail fields, each with its class. Instants are RFC 3339 in JSON.
 *   due       the planned instant of the occurrence
 *   until     the exclusive end of what the row speaks of
 *   happened  when it happened, where that is not when the row was written (`--at`)
 *   reason    "no-time", "not-here", "hurts", "move-on", "stay" …, or the client's own words
 *   place     where it hurts, a word of the file's scale
 *   when      "before", "after", "now": which pain entry this is
 *   question  the id of a question
 *   text      free text
 *   exercise  the exercise of a step
 *   slot      1, 2 … in the day, for display
 *   step      from 1
 *   score     pain, 0–10
 *   value     a number; for a step the holds done, of `total`; for a break taken unasked the
 *             minutes of sitting that it ended
 *   increments of a step's progression that its dose had
 *   revision  of the routine file
 *   ref       the `seq` of another row of the same origin */
/* clang-format off */
#define LIMBER_EVENT_FIELDS(INSTANT, INTEGER, TEXT) \
  INSTANT (due) INSTANT (until) INSTANT (happened) \
  TEXT (reason) TEXT (place) TEXT (when) TEXT (question) TEXT (text) TEXT (exercise) \
  INTEGER (slot) INTEGER (step) INTEGER (score) INTEGER (value) INTEGER (total) \
  INTEGER (increments) INTEGER (revision) INTEGER (ref)
/* clang-format on */

#define LIMBER_EVENT_DECLARE_INSTANT(name) LimberInstant name;
#define LIMBER_EVENT_DECLARE_INTEGER(name) gint64 name;
#define LIMBER_EVENT_DECLARE_TEXT(name) char *name;

/* An absent integer or instant. */
#define LIMBER_ABSENT G_MININT64

typedef struct
{
  gint64 seq;       /* given by the store, from 1; 0: not stored yet */
  char *origin;     /* (owned) the computer it was written on; NULL: not stored yet */
  LimberInstant at; /* when it happened */
  char *zone;       /* (owned) the zone in force, "Europe/London" */
  LimberEventKind kind;
  char *file;      /* (owned) (nullable) routine id */
  char *activity;  /* (owned) (nullable) */
  LimberDate date; /* of the occurrence; for a row about none the local date of `at` */
  char *key;       /* (owned) (nullable) "HH:MM" or ordinal: identity within the day */
  LimberOutcome outcome;
  LimberCause cause;
  LIMBER_EVENT_FIELDS (LIMBER_EVENT_DECLARE_INSTANT, LIMBER_EVENT_DECLARE_INTEGER, LIMBER_EVENT_DECLARE_TEXT)
} LimberEvent;

/* A row with every detail absent and the local date of @at. Returns: (transfer full) */
LimberEvent *limber_event_new (LimberEventKind kind, LimberInstant at, GTimeZone *zone, const char *zone_name);
LimberEvent *limber_event_copy (const LimberEvent *event);
void limber_event_free (LimberEvent *event);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberEvent, limber_event_free)

/* Fills in which occurrence the row is about; strings are copied. */
void limber_event_set_occurrence (LimberEvent *event, const char *file, const char *activity, LimberDate date,
                                  const char *key);

typedef enum
{
  LIMBER_FIELD_INSTANT,
  LIMBER_FIELD_INTEGER,
  LIMBER_FIELD_TEXT,
} LimberFieldType;

typedef struct
{
  const char *name;
  LimberFieldType type;
  gsize offset; /* into LimberEvent */
} LimberField;

/* The detail fields, ended by one whose name is NULL. */
extern const LimberField limber_event_fields[];

/* The words of the log; parse gives -1 for a word that is none. */
const char *limber_event_name (LimberEventKind kind);
int limber_event_parse (const char *name);
const char *limber_outcome_name (LimberOutcome outcome);
int limber_outcome_parse (const char *name);
const char *limber_cause_name (LimberCause cause);
int limber_cause_parse (const char *name);

/* TRUE for outcomes that count as performed: done, partial, natural, stopped. */
gboolean limber_outcome_performed (LimberOutcome outcome);

G_END_DECLS
