/* error-page.h — what is wrong with a routine file, as a page that a client sends back to the
 * therapist who wrote it.
 */
#pragma once

#include "core/problem.h"

G_BEGIN_DECLS

/* @name is the file's name; @text its content (nullable), of which the lines in question are
 * shown; @problems as the reader of routine files found them, errors and warnings.
 * A self-contained page. Returns: (transfer full) */
char *limber_error_page (const char *name, const char *text, const LimberProblems *problems);

G_END_DECLS
