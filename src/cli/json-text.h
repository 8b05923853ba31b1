/* json-text.h — JSON written by hand where a tree of nodes would take longer than all else.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Appends @text, which is UTF-8, as a JSON string with its quotes. */
void limber_json_append_string (GString *out, const char *text);

G_END_DECLS
