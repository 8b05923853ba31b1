/* careful-read.h — the bytes of a file that somebody else may have prepared.
 */
#pragma once

#include "core/problem.h"

G_BEGIN_DECLS

/* Reads a regular file of at most @max bytes without ever blocking on it or following a link in
 * its last component. @too_large is the hint where it has more.
 * Returns: (transfer full) (nullable) *@length bytes; NULL with one problem added. */
char *limber_careful_read (const char *path, gsize max, const char *too_large, gsize *length, LimberProblems *problems);

G_END_DECLS
