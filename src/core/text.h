/* text.h — small things done with text in more than one place.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The index of @name in @names, or -1. */
int limber_text_find (const char *const *names, gsize n_names, const char *name);

/* Text with this character looks different from what it says, or moves a terminal's cursor. */
gboolean limber_text_treacherous (gunichar c);

/* @text on one line: with a space for each treacherous character and each line end.
 * Returns: (transfer full) */
char *limber_text_plain (const char *text);

G_END_DECLS
