/* validate.h — whether the values of a routine fit together, and whether they are wise.
 *
 * Errors are what limber could not carry out or would surely carry out otherwise than it was
 * meant; warnings are what a therapist should look at again. Pure: whether the pictures exist
 * is world/routine-file.c's to see.
 */
#pragma once

#include "reading.h"
#include "routine.h"

G_BEGIN_DECLS

/* Adds problems. @places as core/routine-read.h filled it; values that are not in it were
 * left out of the file or could not be read, and are not judged a second time. Warnings about
 * the days as a whole are given only when there are no errors, since they need the calendar. */
void limber_validate (const LimberRoutine *routine, const LimberPlaces *places, LimberProblems *problems);

G_END_DECLS
