/* unpacked.h — a .zip with a routine file and its pictures, as a folder.
 */
#pragma once

#include "core/error.h"

#include <glib.h>

G_BEGIN_DECLS

/* Whether the file at @path begins as a .zip does, whatever its name is. */
gboolean limber_unpacked_is_zip (const char *path);

/* Unpacks the .zip at @path into a new private folder, with care: only routine files and pictures
 * are taken, by their last names; one that holds links, leads out of the folder or grows beyond
 * measure is refused as a whole with LIMBER_ERROR_USAGE. @program is limber-unpack.
 * Returns: (transfer full) (nullable) the folder, to be given to limber_unpacked_remove(). */
char *limber_unpacked_new (const char *program, const char *path, GError **error);

/* The routine file that @path means: itself, or the only one in the folder or the .zip @path, which
 * is then unpacked into *@unpacked (transfer full), NULL otherwise. Errors as above and as those of
 * limber_routine_file_find(). Returns: (transfer full) (nullable) */
char *limber_unpacked_find (const char *program, const char *path, char **unpacked, GError **error);

/* Removes the folder and what is in it. @folder: (transfer full) (nullable) */
void limber_unpacked_remove (char *folder);

G_END_DECLS
