/* lint-parts.h — what core/lint.c and core/lint-slip.c share.
 */
#pragma once

#include "lint-token.h"

G_BEGIN_DECLS

typedef struct
{
  LimberLexer lexer;
  LimberToken token;    /* the one being looked at */
  LimberToken previous; /* the one before it; start NULL at the beginning */
  int n_settings;
  int depth;
} LimberLint;

void limber_lint_error (LimberLint *lint, LimberPlace place, const char *hint, const char *format, ...)
    G_GNUC_PRINTF (4, 5);

/* The token as text. Returns: (transfer full) */
char *limber_token_text (const LimberToken *token);

/* Explains a bare word where a value is wanted, and how to write it right. @name is the
 * setting's, NULL for an item of a list; @words is the word and the rest of its line that
 * seems to belong to it. */
void limber_lint_refuse_word (LimberLint *lint, const char *name, const LimberToken *word, const char *words);

/* Explains what stands where a name is wanted, unless that has been done. */
void limber_lint_refuse_name (LimberLint *lint, const LimberToken *before, const LimberToken *token);

G_END_DECLS
