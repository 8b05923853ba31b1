/* text.h — small things done with text in more than one place.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The index of @name in @names, or -1. */
int limber_text_find (const char *const *names, gsize n_names, const char *name);

G_END_DECLS
