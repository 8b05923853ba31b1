/* routine-read.h — the closed schema of a routine file: a tree becomes a routine.
 *
 * Only what one value can say about itself is checked here; how values fit together is
 * core/validate.c's.
 */
#pragma once

#include "reading.h"
#include "routine.h"

G_BEGIN_DECLS

/* Reads the whole tree. Every problem is added to @problems; the routine is returned also when
 * there are errors, for limber_validate() to look at, and must not be used then: what could
 * not be read stands at its default, an unreadable name is NULL.
 * @places takes where each value stands. Returns: (transfer full) */
LimberRoutine *limber_routine_read (const LimberNode *root, LimberPlaces *places, LimberProblems *problems);

G_END_DECLS
