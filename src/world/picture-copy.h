/* picture-copy.h — reads the pictures that come with a routine file, and takes them into the store.
 */
#pragma once

#include "core/problem.h"
#include "core/routine.h"

G_BEGIN_DECLS

#define LIMBER_PICTURE_MAX_BYTES (512 * 1024)

/* The bytes of the picture @name in @folder, a PNG or JPEG by what it holds: *@length of them, of
 * the media type *@type (static). NULL with *@why (transfer full), half a sentence.
 * Returns: (transfer full) (nullable) */
char *limber_picture_read (const char *folder, const char *name, gsize *length, const char **type, char **why);

/* Copies the routine's own pictures from the folder @from into the folder @to: PNG and JPEG by
 * what they hold, not by their names. One that cannot be taken is left out with a warning, since
 * the exercise is told in words as well. */
void limber_picture_copy (const LimberRoutine *routine, const char *from, const char *to, LimberProblems *problems);

/* Where the store in the folder @routines has the picture that @routine calls @name, if it was
 * taken. NULL for a name that it would not take. Returns: (transfer full) (nullable) */
char *limber_picture_stored (const char *routines, const LimberRoutine *routine, const char *name);

G_END_DECLS
