/* routine-file.h — from the bytes of a routine file to a routine, or to a list of problems.
 *
 * A routine file comes by e-mail and is hostile until proven good: it is opened with care,
 * capped, converted to UTF-8, scanned by our own lexer (core/lint.h), and only then given to
 * libconfig; what libconfig accepts is checked against a closed schema. Nothing is ever half
 * applied. Apart from the settings this is the only place that knows libconfig.
 */
#pragma once

#include "core/error.h"
#include "core/problem.h"
#include "core/routine.h"

G_BEGIN_DECLS

#define LIMBER_ROUTINE_MAX_BYTES (64 * 1024)

/* Reads a regular file of at most LIMBER_ROUTINE_MAX_BYTES without ever blocking on it or
 * following a link in its last component, and converts it to UTF-8 with "\n" line ends.
 * Returns: (transfer full) (nullable) the text; NULL with one problem added. */
char *limber_routine_file_load (const char *path, LimberProblems *problems);

/* Text to routine. Semantic problems are all reported, a syntax error alone.
 * Warnings are added even when a routine is returned.
 * @folder: where the file's pictures lie, for the warning about missing ones; NULL: not looked for.
 * Returns: (transfer full) (nullable) the routine; NULL with at least one error added. */
LimberRoutine *limber_routine_file_parse (const char *text, const char *folder, LimberProblems *problems);

/* TRUE for the names that routine files have: "….routine", and "….routine.txt" as some mail
 * programs make it. */
gboolean limber_routine_file_has_name (const char *name);

/* The routine file that @path means: itself, or the only one in the folder @path. NULL with
 * LIMBER_ERROR_USAGE. Returns: (transfer full) (nullable) */
char *limber_routine_file_find (const char *path, GError **error);

/* Reads and parses. */
LimberRoutine *limber_routine_file_read (const char *path, LimberProblems *problems);

G_END_DECLS
