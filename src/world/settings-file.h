/* settings-file.h — from limber.conf to the client's settings, or to a list of problems.
 *
 * Read with the same care as a routine file: capped, no includes, every mistake with its line.
 */
#pragma once

#include "core/problem.h"
#include "core/settings.h"

G_BEGIN_DECLS

/* Returns: (transfer full) (nullable) NULL with at least one error added. */
LimberSettings *limber_settings_file_parse (const char *text, LimberProblems *problems);

/* The same from the file @path; one that does not exist means the defaults. A link is followed,
 * because the folder is the client's own and some keep their settings elsewhere. */
LimberSettings *limber_settings_file_read (const char *path, LimberProblems *problems);

G_END_DECLS
