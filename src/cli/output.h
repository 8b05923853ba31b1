/* output.h — where the result of a command goes: to stdout, or into a file of the client's own.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Prints @text, which is UTF-8. @people: in the encoding of the terminal; else as it is, for
 * programs. Returns the exit status; what cannot be written is complained of. */
int limber_output_print (const char *command, const char *text, gboolean people);

/* Writes @text whole or not at all to @path, readable by its owner only; "-" is stdout. What is no
 * ordinary file, such as /dev/null, is written into and stays what it is. */
int limber_output_save (const char *command, const char *path, const char *text);

G_END_DECLS
