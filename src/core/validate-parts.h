/* validate-parts.h — what the files of validate share among themselves.
 */
#pragma once

#include "reading.h"
#include "routine.h"

G_BEGIN_DECLS

typedef struct
{
  const LimberRoutine *routine; /* (unowned) */
  const LimberPlaces *places;   /* (unowned) */
  LimberProblems *problems;     /* (unowned) */
} LimberValidation;

/* Adds a problem where @value stands in the file, or else where the group @group does. */
void limber_validation_add (const LimberValidation *validation, gboolean warning, gconstpointer value,
                            gconstpointer group, const char *hint, const char *format, ...) G_GNUC_PRINTF (6, 7);

/* TRUE when @value stands in the file and could be read. */
gboolean limber_validation_has (const LimberValidation *validation, gconstpointer value);

/* The same for what a whole group became. */
gboolean limber_validation_has_group (const LimberValidation *validation, gconstpointer group);

/* `when` of @activity, and what it follows in the plan of @phase. */
void limber_validate_when (const LimberValidation *validation, const LimberPhase *phase,
                           const LimberActivity *activity);

/* How much is asked of the client in a day, and when. Needs a routine without errors. */
void limber_validate_days (const LimberValidation *validation);

G_END_DECLS
