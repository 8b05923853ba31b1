/* session-log.h — what earlier sessions leave for later ones: how far each step got, how much it
 * hurt today, when the warning signs were asked. A bounded fold, kept by core/past.h.
 *
 * One record a step and one a file, whatever the length of the history. Rows come in the order
 * of the history.
 */
#pragma once

#include "event.h"

G_BEGIN_DECLS

/* The latest occurrence in which a step was begun or left out in a session. */
typedef struct
{
  LimberDate date;
  char *key;      /* (owned) of the occurrence, as in LimberEvent */
  char *exercise; /* (owned) a revision of the file may have put another one there */
  gboolean full;  /* all of its holds were done */
  int increments; /* of its progression, at that time */
} LimberStepRecord;

/* Dates are 0 for never. */
typedef struct
{
  LimberDate pain_date;     /* of the last answer before a session, or beside one … */
  int pain_score;           /* … and what it was */
  char *pain_place;         /* (owned) (nullable) */
  LimberDate signs_asked;   /* the warning signs were answered to the end */
  LimberDate signs_offered; /* the client was told that there is a question … */
  int offers;               /* … so often on that date, since they were answered or it hurt */
  gboolean alarmed;         /* it hurt, or a session was stopped, since they were asked … */
  gboolean alarmed_anew;    /* … or since that was last offered */
} LimberHealthRecord;

typedef struct _LimberSessionLog LimberSessionLog;

LimberSessionLog *limber_session_log_new (void);
void limber_session_log_free (LimberSessionLog *log);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberSessionLog, limber_session_log_free)

/* Takes one more row into account; rows of no concern are ignored. */
void limber_session_log_fold (LimberSessionLog *log, const LimberEvent *event);

/* @step from 1. NULL when there is none. (transfer none), valid until the next fold */
const LimberStepRecord *limber_session_log_step (const LimberSessionLog *log, const char *file, const char *activity,
                                                 int step);

/* Never NULL; all 0 when nothing is known of @file. (transfer none), valid until the next fold */
const LimberHealthRecord *limber_session_log_health (const LimberSessionLog *log, const char *file);

G_END_DECLS
