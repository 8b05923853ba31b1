/* lint.h — finds in a configuration text what a person did not mean, and says where.
 *
 * libconfig answers "syntax error", often for the wrong line, and silently accepts much:
 * two texts without a comma become one, 010 is ten or eight, an open comment swallows the
 * rest. Here each such slip is refused with its place and how to mend it, and so is what the
 * versions of libconfig read differently. What passes is read the same by all of them.
 */
#pragma once

#include "node.h"
#include "problem.h"

G_BEGIN_DECLS

#define LIMBER_LINT_MAX_BYTES (64 * 1024)
#define LIMBER_LINT_MAX_NAMES 200     /* in a group */
#define LIMBER_LINT_MAX_SETTINGS 2000 /* in the text, items of lists included */
#define LIMBER_LINT_MAX_DEPTH 8       /* brackets inside one another */

/* Returns: (transfer full) (nullable) the text as a tree with values and places; NULL when an
 * error was added to @problems. Reading stops at the first error after which the rest could
 * only be guessed at; errors within a single value do not stop it. */
LimberNode *limber_lint (const char *text, LimberProblems *problems);

G_END_DECLS
