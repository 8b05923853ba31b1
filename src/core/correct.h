/* correct.h — the client amends what the log says of an occurrence that is over. Pure.
 *
 * The first entry stays; a row "corrected" beside it refers to it and counts from then on.
 */
#pragma once

#include "answer.h"

G_BEGIN_DECLS

typedef struct
{
  const char *activity;  /* "id" or "file/id" */
  LimberDate date;       /* of the occurrence; not further back than LIMBER_PAST_DAYS */
  const char *time;      /* nullable: "HH:MM", its planned time, where there was more than one */
  LimberAnswerKind kind; /* DONE, PARTIAL or SKIP */
  const char *reason;    /* nullable */
} LimberCorrection;

/* Appends the row to @events and tells in *@said what was understood. FALSE with
 * LIMBER_ERROR_REFUSED, _USAGE or _AMBIGUOUS. */
gboolean limber_correct (const LimberPlanInput *input, const LimberCorrection *correction, GPtrArray *events,
                         char **said, GError **error);

G_END_DECLS
