/* wrap.h — text for a terminal: how wide it is, and broken into lines.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How many columns @text takes: two for a wide character, none for one that combines. */
int limber_wrap_columns (const char *text);

/* @text cut, with "…", or filled with blanks to exactly @columns columns; a negative number fills
 * on the left. Returns: (transfer full) */
char *limber_wrap_fit (const char *text, int columns);

/* Appends @text to @out, whose last line has @used columns already, and ends the line.
 * No line is longer than @columns; lines after the first begin with @indent spaces.
 * Breaks at spaces, within a word only where it would not fit on a line of its own. */
void limber_wrap (GString *out, int used, int indent, int columns, const char *text);

G_END_DECLS
