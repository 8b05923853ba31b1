/* past.h — what the history means for now: a bounded digest, folded from rows one by one.
 *
 * Deciding never reads a history; it takes this. Folding the rows of the last
 * LIMBER_PAST_DAYS days, and of the few kinds that last longer (LIMBER_PAST_LASTING), gives
 * the same digest as folding all of them, so a start does not grow with the history.
 */
#pragma once

#include "routine.h"
#include "session-log.h"

G_BEGIN_DECLS

/* How far back occurrences are remembered and closed. */
#define LIMBER_PAST_DAYS 31

/* The kinds of rows that are read from the whole history; answers, because a holiday moves the
 * weeks for good. */
#define LIMBER_PAST_LASTING                                                                                            \
  (G_GUINT64_CONSTANT (1) << LIMBER_EVENT_PAUSED | G_GUINT64_CONSTANT (1) << LIMBER_EVENT_RESUMED                      \
   | G_GUINT64_CONSTANT (1) << LIMBER_EVENT_HELD | G_GUINT64_CONSTANT (1) << LIMBER_EVENT_RELEASED                     \
   | G_GUINT64_CONSTANT (1) << LIMBER_EVENT_PHASE | G_GUINT64_CONSTANT (1) << LIMBER_EVENT_INSTALLED                   \
   | G_GUINT64_CONSTANT (1) << LIMBER_EVENT_REMOVED | G_GUINT64_CONSTANT (1) << LIMBER_EVENT_ANSWER)

/* One occurrence as the history knows it. */
typedef struct
{
  char *file, *activity; /* (owned) */
  LimberDate date;
  char *key;         /* (owned) */
  int slot;          /* for display, 0 when not known */
  LimberInstant due; /* LIMBER_ABSENT when no row said so */
  LimberInstant until;
  gboolean extra;           /* asked for by the client, not planned by the file */
  int shown;                /* how often its reminder was shown */
  int showings;             /* the same since it was last put off */
  gint64 shown_seq;         /* the row of the last showing; 0: none, or it was taken back */
  LimberInstant asked;      /* when "Done?" was last asked; LIMBER_ABSENT: never */
  LimberInstant last_shown; /* LIMBER_ABSENT: never */
  int snoozes;
  LimberInstant snoozed_until; /* LIMBER_ABSENT: not snoozed */
  LimberInstant started;       /* LIMBER_ABSENT: not started */
  LimberOutcome outcome;       /* NONE while open */
  LimberInstant ended;         /* when it was over for the client; meaningful with an outcome */
  gint64 outcome_seq;          /* the row that closed it */
  const char *outcome_origin;  /* (interned) the other computer that wrote it; NULL: this one */
  LimberOutcome amended;       /* what it was before @outcome corrected it; NONE: not corrected */
  LimberInstant amended_ended; /* when that was over */
  gint64 amended_seq;          /* the row that said so … */
  const char *amended_origin;  /* … and who wrote it, as above */
} LimberOccurrence;

typedef struct _LimberPast LimberPast;

LimberPast *limber_past_new (void);
void limber_past_free (LimberPast *past);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberPast, limber_past_free)

/* Tells which rows this computer wrote; the others come from an import. They say what became of
 * occurrences, pauses and routines, but not when this computer ran or what its client can undo.
 * Before the first row. */
void limber_past_set_origin (LimberPast *past, const char *origin);

/* Takes one more row into account, in the order of the history. */
void limber_past_fold (LimberPast *past, const LimberEvent *event);

/* It is @now, perhaps earlier than the last row: then the clock was set back, and a pause or a hold
 * that has begun is in force all the same. Not called, the rows' own times count. */
void limber_past_set_now (LimberPast *past, LimberInstant now);

/* Forgets closed occurrences of dates before @date. */
void limber_past_prune (LimberPast *past, LimberDate date);

/* NULL when no row spoke of it. (transfer none), valid until the next fold */
const LimberOccurrence *limber_past_find (const LimberPast *past, const char *file, const char *activity,
                                          LimberDate date, const char *key);

/* What a row that amends or takes back the occurrence's outcome has as its `ref`; LIMBER_ABSENT
 * where another computer wrote the row that closed it. */
gint64 limber_occurrence_ref (const LimberOccurrence *occurrence);

/* Every remembered occurrence (LimberOccurrence), in no order. Returns: (transfer container) */
GPtrArray *limber_past_occurrences (const LimberPast *past);

/* How many occurrences of the activity ended done or partial from @from to @to, inclusive. */
int limber_past_performed (const LimberPast *past, const char *file, const char *activity, LimberDate from,
                           LimberDate to);

/* When one of them last ended so; LIMBER_ABSENT when none did. */
LimberInstant limber_past_last_performed (const LimberPast *past, const char *file, const char *activity,
                                          LimberDate date);

/* Whether reminders of @file are paused at @at, and until when (LIMBER_NEVER: until resumed). */
gboolean limber_past_paused (const LimberPast *past, const char *file, LimberInstant at, LimberInstant *until);

/* The same for holds of one activity; @signs: holds of everything for a warning sign count too,
 * whichever routine asked for it.
 * @activity NULL: any. */
gboolean limber_past_held (const LimberPast *past, const char *file, const char *activity, gboolean signs,
                           LimberInstant at, LimberInstant *until);

/* Whether a warning sign holds everything at @at. *@urgency is that of the most urgent one, *@file
 * (nullable, unowned, valid until the next fold) the routine that asked for it. */
gboolean limber_past_sign (const LimberPast *past, LimberInstant at, LimberUrgency *urgency, const char **file);

/* The dates (LimberDate, ascending) up to @today on which @file stood still: paused, held or
 * on holiday for at least half of the local date, so that a long meeting does not count.
 * Returns: (transfer full) */
GArray *limber_past_standstill (const LimberPast *past, const char *file, LimberDate today, GTimeZone *zone);

typedef struct
{
  LimberInstant first, last; /* when its first and its latest revision came */
  int revision;              /* the latest one */
  gboolean removed;
} LimberPastInstalled;

/* What the history says of @file; NULL when it never was there. */
const LimberPastInstalled *limber_past_installed (const LimberPast *past, const char *file);

/* The ids of the files that are there. Returns: (transfer container) */
GPtrArray *limber_past_files (const LimberPast *past);

/* The occurrence of the client's last answer that was not taken back, and when it was given;
 * NULL when there is none. (transfer none), valid until the next fold */
const LimberOccurrence *limber_past_last_answer (const LimberPast *past, LimberInstant *at);

/* When the question @id about @file (nullable) was last on the screen; LIMBER_ABSENT: never
 * within the days that are remembered. */
LimberInstant limber_past_asked (const LimberPast *past, const char *file, const char *id);

/* By how many days the client prolonged each phase of @file: @n_phases numbers.
 * Returns: (transfer full) */
int *limber_past_extra_days (const LimberPast *past, const char *file, guint n_phases);

/* Whether the client was told that @file has ended. */
gboolean limber_past_told_end (const LimberPast *past, const char *file);

/* What the last run-stop row kept of the client's sitting; NULL when it kept nothing, or when
 * the run did not end in good order. (transfer none), valid until the next fold */
const char *limber_past_kept_sitting (const LimberPast *past);

/* What earlier sessions left. (transfer none) */
const LimberSessionLog *limber_past_sessions (const LimberPast *past);

typedef struct
{
  LimberInstant started;    /* the present run; LIMBER_ABSENT before its row */
  LimberInstant last_alive; /* the last row before it; LIMBER_ABSENT when there is none */
  gboolean known;           /* that run wrote run-stop, or the machine was booted since: it is
                               known to have been off, not just silent */
} LimberPastRun;

LimberPastRun limber_past_run (const LimberPast *past);

G_END_DECLS
