/* decode.h — from the bytes of a file to the text that a person typed.
 */
#pragma once

#include "problem.h"

G_BEGIN_DECLS

/* Byte-order marks taken off, UTF-16 turned into UTF-8, line ends into "\n". A document of a
 * word processor, a web page and other things that are no plain text are refused by name.
 * Whether the rest is valid UTF-8 is left to core/lint.h, which can say where it is not.
 * Returns: (transfer full) (nullable); NULL with a problem added. */
char *limber_decode (const char *bytes, gsize length, LimberProblems *problems);

G_END_DECLS
