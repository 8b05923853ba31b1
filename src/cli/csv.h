/* csv.h — comma-separated values as RFC 4180 has them: CRLF, quotes only where they are needed.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Appends a field to the record under way; NULL is an empty one. */
void limber_csv_add (GString *out, const char *value);
void limber_csv_add_integer (GString *out, gint64 value);

/* Ends the record. */
void limber_csv_end (GString *out);

G_END_DECLS
