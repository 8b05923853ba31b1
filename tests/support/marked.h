/* marked.h — texts in which a ¦ marks where a problem is expected.
 */
#pragma once

#include "core/problem.h"

/* @text without its mark, and where the mark stood: line and column from 1, in characters;
 * 0 and 0 without a mark. Returns: (transfer full) */
char *limber_test_unmark (const char *text, int *line, int *column);

/* Fails the test unless @problems holds just the one problem, with that sentence at that place. */
void limber_test_one_problem (const LimberProblems *problems, const char *text, gboolean warning, int line, int column,
                              const char *message);
