/* problem.h — what is wrong in a routine file or a settings file, and where.
 *
 * Problems are collected, not thrown: a therapist wants all of them at once.
 * They are plain text for people; only the edges print them.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gboolean warning; /* FALSE: an error, the file is not used */
  int line;         /* from 1; 0 when the problem is the file as a whole */
  int column;       /* from 1, in characters, not bytes; 0 when unknown */
  char *message;    /* (owned) what is wrong, one sentence */
  char *hint;       /* (owned) (nullable) how to mend it */
} LimberProblem;

/* A growing list of problems; owns its items. */
typedef GPtrArray LimberProblems;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberProblems, g_ptr_array_unref)

/* Returns: (transfer full), freed with g_ptr_array_unref(). */
LimberProblems *limber_problems_new (void);

/* Adds a problem; @hint is copied and may be NULL, @format is the message. */
void limber_problems_add (LimberProblems *problems, gboolean warning, int line, int column, const char *hint,
                          const char *format, ...) G_GNUC_PRINTF (6, 7);

/* The number of errors, warnings not counted. */
guint limber_problems_errors (const LimberProblems *problems);

/* Sorts by line and column, errors before warnings at the same place. */
void limber_problems_sort (LimberProblems *problems);

/* "file:line:column: error: message", then the line of @text with a caret, then the hint.
 * @text is the file's content or NULL. Returns: (transfer full), ending in a newline. */
char *limber_problem_format (const LimberProblem *problem, const char *file, const char *text);

G_END_DECLS
