/* past-parts.h — what the parts of past.h share: occurrences and runs, the stretches of time that
 * do not count, and the questions. Nobody else includes it.
 */
#pragma once

#include "past.h"

G_BEGIN_DECLS

struct _LimberPast
{
  GHashTable *occurrences; /* name → LimberOccurrence */
  GHashTable *installed;   /* file → LimberPastInstalled */
  GHashTable *asked;       /* "file/question" → LimberInstant */
  GHashTable *stays;       /* "file/phase" → how often it was prolonged by a week */
  GPtrArray *intervals;    /* pauses, holds and holidays, ascending by when they begin */
  LimberSessionLog *sessions;
  const LimberOccurrence *answered; /* the last one, by the client; in @occurrences */
  LimberInstant answer_at;
  char *origin; /* (owned) (nullable) of this computer; NULL: every row is taken for its own */
  LimberPastRun run;
  LimberInstant now;    /* LIMBER_NEVER: not told */
  LimberInstant latest; /* the last row of any kind that this computer wrote */
  gboolean stopped;     /* it was a run-stop */
  char *boot;           /* (owned) (nullable) of the run that wrote it */
  char *sitting;        /* (owned) (nullable) kept by that run-stop */
};

/* Pauses, holds and holidays: rows that begin and end them. */
GPtrArray *limber_past_intervals_new (void);
void limber_past_fold_interval (LimberPast *past, const LimberEvent *event);

/* The clock was set back to @at: what was said stays said, so that a pause or a hold that had begun is
 * in force from @at on, and one that the client had ended is over. */
void limber_past_set_back (LimberPast *past, LimberInstant at);

/* What was asked, and what the answers did to the weeks. */
void limber_past_fold_question (LimberPast *past, const LimberEvent *event);

G_END_DECLS
