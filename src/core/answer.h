/* answer.h — from what the client said to the rows that record it. Pure.
 */
#pragma once

#include "error.h"
#include "plan.h"

G_BEGIN_DECLS

typedef enum
{
  LIMBER_ANSWER_START,
  LIMBER_ANSWER_DONE,
  LIMBER_ANSWER_PARTIAL,
  LIMBER_ANSWER_SKIP,
  LIMBER_ANSWER_LATER,
} LimberAnswerKind;

typedef struct
{
  LimberAnswerKind kind;
  const LimberOccurrenceName *name; /* exactly this one, from a button; NULL: found by @activity */
  const char *activity;             /* "id" or "file/id" */
  const char *reason;               /* nullable: why it was skipped */
  LimberInstant happened;           /* LIMBER_ABSENT: now */
  int minutes;                      /* LATER: 0: as usual */
} LimberAnswer;

/* Appends the rows of @answer to @events and tells in *@said, one sentence, what was
 * understood. Without a name the occurrence meant is the one under way, else the one that is
 * open, else the next of today, else (not for LATER and START) the last of today that nobody
 * answered. FALSE with LIMBER_ERROR_REFUSED, _USAGE or _AMBIGUOUS. */
gboolean limber_answer (const LimberPlanInput *input, const LimberAnswer *answer, GPtrArray *events, char **said,
                        GError **error);

/* Takes the last answer back, if it was given within the last LIMBER_UNDO_MINUTES. */
#define LIMBER_UNDO_MINUTES 10
gboolean limber_answer_undo (const LimberPlanInput *input, GPtrArray *events, char **said, GError **error);

/* An occurrence of @activity of its own, due now, beside what the file plans. */
gboolean limber_answer_remind (const LimberPlanInput *input, const char *activity, GPtrArray *events, char **said,
                               GError **error);

G_END_DECLS
