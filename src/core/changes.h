/* changes.h — what a new revision of a routine asks for that the one before did not, in plain
 * words. Pure.
 */
#pragma once

#include "routine.h"

G_BEGIN_DECLS

/* Lines of text, each with its line end: for whom and which side where that changed, activities
 * that are new, gone, at other times, or otherwise different. "" where all is the same.
 * Returns: (transfer full) */
char *limber_changes (const LimberRoutine *before, const LimberRoutine *after);

G_END_DECLS
