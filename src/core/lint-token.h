/* lint-token.h — the words and signs of a configuration text, with their places.
 *
 * Stricter than libconfig: what its versions read differently, and what a person surely did
 * not mean, is a token of its own (LIMBER_TOKEN_SLIP) for core/lint.c to explain.
 */
#pragma once

#include "node.h"
#include "problem.h"

G_BEGIN_DECLS

typedef enum
{
  LIMBER_TOKEN_END,
  LIMBER_TOKEN_NAME,   /* letters, digits, "-" and "_"; true and false too */
  LIMBER_TOKEN_NUMBER, /* -999999999 … 999999999, written plainly */
  LIMBER_TOKEN_TEXT,   /* one pair of straight quotes on one line */
  LIMBER_TOKEN_SLIP,   /* a run of characters that is none of these */
  LIMBER_TOKEN_OPEN,   /* ( [ { */
  LIMBER_TOKEN_CLOSE,  /* ) ] } */
  LIMBER_TOKEN_EQUALS, /* = : */
  LIMBER_TOKEN_COMMA,
  LIMBER_TOKEN_SEMICOLON,
  LIMBER_TOKEN_BAD, /* reading cannot go on; the problem has been added */
} LimberTokenKind;

typedef struct
{
  LimberTokenKind kind;
  const char *start; /* (unowned) into the text, quotes included */
  gsize length;      /* bytes */
  LimberPlace place;
} LimberToken;

/* A plain value: copying it remembers a place to come back to. */
typedef struct
{
  const char *at; /* (unowned) */
  LimberPlace place;
  LimberProblems *problems; /* (unowned) */
} LimberLexer;

/* Checks the characters of the whole text: valid UTF-8, nothing invisible that changes how
 * text is shown, no line that begins with "@". FALSE with a problem added. */
gboolean limber_lint_characters (const char *text, LimberProblems *problems);

void limber_lexer_init (LimberLexer *lexer, const char *text, LimberProblems *problems);

/* Skips blanks and comments and reads one token. */
LimberToken limber_lexer_next (LimberLexer *lexer);

/* A quote that is not the straight double one, in any writing. */
gboolean limber_is_odd_quote (gunichar c);

G_END_DECLS
