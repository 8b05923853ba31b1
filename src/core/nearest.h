/* nearest.h — "did you mean": the known word that is nearest to a misspelt one.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The word of @words (NULL-terminated) that a person most likely meant by @word: at most one
 * slip (a letter more, less, wrong, or two swapped) in three letters, upper and lower case and
 * "-" and "_" counting as the same; else one that @word goes on from ("mon" for "monday"). NULL when none is near
 * enough. */
const char *limber_nearest (const char *word, const char *const *words);

G_END_DECLS
