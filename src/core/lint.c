#include "lint.h"

#include "lint-parts.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#define MAX_NAME 64
/* Enough to show what kind of slip a whole file is full of. */
#define MAX_PROBLEMS 20

static const char *const prose_names[] = { "ask", "care", "easier", "feel", "how", "note", "say", "sign", "tip", NULL };

/* Settings whose text may go on in a second pair of quotes. */
static gboolean
is_prose (const char *name)
{
  return g_strv_contains (prose_names, name);
}

void
limber_lint_error (LimberLint *lint, LimberPlace place, const char *hint, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  limber_problems_add (lint->lexer.problems, FALSE, place.line, place.column, hint, "%s", message);
}

char *
limber_token_text (const LimberToken *token)
{
  return g_strndup (token->start, token->length);
}

static void
next (LimberLint *lint)
{
  lint->previous = lint->token;
  lint->token = limber_lexer_next (&lint->lexer);
}

/* The kind of the token after the current one; what is wrong with that is not said yet. */
static LimberTokenKind
peek (const LimberLint *lint)
{
  g_autoptr (LimberProblems) unsaid = limber_problems_new ();
  LimberLexer ahead = lint->lexer;

  ahead.problems = unsaid;
  return limber_lexer_next (&ahead).kind;
}

static gboolean
is_setting (const LimberLint *lint)
{
  return lint->token.kind == LIMBER_TOKEN_NAME && peek (lint) == LIMBER_TOKEN_EQUALS;
}

static gboolean
closes (char open, char close)
{
  return (open == '(' && close == ')') || (open == '[' && close == ']') || (open == '{' && close == '}');
}

/* The current token is not what closes @open. Always FALSE. */
static gboolean
refuse_unclosed (LimberLint *lint, const LimberToken *open)
{
  g_autofree char *found = limber_token_text (&lint->token);
  const char *wanted = *open->start == '(' ? ")" : *open->start == '[' ? "]" : "}";
  g_autofree char *hint = g_strdup_printf (_ ("Write %s where it ends."), wanted);

  if (lint->token.kind == LIMBER_TOKEN_END)
    limber_lint_error (lint, open->place, hint, _ ("This %c is never closed."), *open->start);
  else
    limber_lint_error (lint, open->place, hint, _ ("This %c is not closed before the %s in line %d."), *open->start,
                       found, lint->token.place.line);
  return FALSE;
}

/* What a setting's name is followed by instead of "=". Always FALSE. */
static gboolean
refuse_no_equals (LimberLint *lint, const LimberToken *before, const LimberToken *name)
{
  g_autofree char *word = limber_token_text (name);
  g_autofree char *found = limber_token_text (&lint->token);
  g_autofree char *hint = NULL;
  gboolean same_line = before->start != NULL && before->place.line == name->place.line;

  if (lint->token.kind == LIMBER_TOKEN_BAD)
    return FALSE;
  if (same_line && before->kind == LIMBER_TOKEN_NUMBER)
    limber_lint_error (lint, name->place, _ ("Write the number alone: the unit is part of the name before it."),
                       _ ("%s cannot stand after a number."), word);
  else if (same_line && before->kind == LIMBER_TOKEN_TEXT)
    limber_lint_error (lint, name->place, _ ("A quote inside a text is written \\\"."),
                       _ ("The text before %s ends at its second quote."), word);
  else if (is_setting (lint))
    {
      hint = g_strdup_printf (_ ("Did you mean %s_%s?"), word, found);
      limber_lint_error (lint, name->place, hint, _ ("A name is one word, without blanks."));
    }
  else if (lint->token.kind == LIMBER_TOKEN_TEXT || lint->token.kind == LIMBER_TOKEN_NUMBER)
    {
      hint = g_strdup_printf (_ ("Write %s = %s;"), word, found);
      limber_lint_error (lint, name->place, hint, _ ("= is missing after %s."), word);
    }
  else
    {
      hint = g_strdup_printf (_ ("Write %s = … ; or, for a note to yourself, # at the beginning of the line."), word);
      limber_lint_error (lint, name->place, hint, _ ("= is missing after %s."), word);
    }
  return FALSE;
}

static void
append_decoded (GString *text, const LimberToken *token)
{
  const char *end = token->start + token->length - 1;

  for (const char *at = token->start + 1; at < end; at++)
    {
      if (*at == '\\')
        {
          at++;
          g_string_append_c (text, *at == 'n' ? '\n' : *at == 't' ? '\t' : *at);
        }
      else
        g_string_append_c (text, *at);
    }
}

/* A text that follows a text: wanted in running text, a slip everywhere else. */
static void
check_joint (LimberLint *lint, const char *name, const GString *text)
{
  const char *second = lint->token.start + 1;

  if (name == NULL)
    limber_lint_error (lint, lint->token.place, _ ("Without it the two would become one."),
                       _ ("A comma is missing before this text."));
  else if (!is_prose (name))
    limber_lint_error (lint, lint->token.place, _ ("Without them it would become part of the text before."),
                       _ ("A name and = are missing before this text, or it belongs into the quotes of %s."), name);
  else if (text->len > 0 && !g_ascii_isspace (text->str[text->len - 1]) && *second != ' ' && *second != '"'
           && !g_str_has_prefix (second, "\\n"))
    limber_lint_error (lint, lint->token.place,
                       _ ("To go on with the text, end the part before with a blank. To begin a new setting, write its "
                          "name and = first."),
                       _ ("This text would join the one before without a blank."));
}

static LimberNode *
read_text (LimberLint *lint, const char *name, LimberPlace place)
{
  LimberNode *node = limber_node_new (LIMBER_NODE_TEXT, name, place);
  g_autoptr (GString) text = g_string_new (NULL);

  append_decoded (text, &lint->token);
  for (next (lint); lint->token.kind == LIMBER_TOKEN_TEXT; next (lint))
    {
      check_joint (lint, name, text);
      append_decoded (text, &lint->token);
    }
  node->text = g_strdup (text->str);
  return node;
}

/* A bare word and what follows it on its line, up to what surely is something else. */
static LimberNode *
read_word (LimberLint *lint, const char *name, LimberPlace place)
{
  LimberNode *node = limber_node_new (LIMBER_NODE_YES_NO, name, place);
  LimberToken word = lint->token;
  const char *end = word.start + word.length;
  g_autofree char *words = NULL;

  if (word.kind == LIMBER_TOKEN_NAME && word.length == 4 && g_ascii_strncasecmp (word.start, "true", 4) == 0)
    node->number = 1;
  else if (word.kind != LIMBER_TOKEN_NAME || word.length != 5 || g_ascii_strncasecmp (word.start, "false", 5) != 0)
    node->kind = LIMBER_NODE_TEXT;
  next (lint);
  if (node->kind == LIMBER_NODE_YES_NO)
    return node;
  for (; lint->token.kind >= LIMBER_TOKEN_NAME && lint->token.kind <= LIMBER_TOKEN_SLIP; next (lint))
    {
      if (lint->token.place.line != word.place.line || is_setting (lint))
        break;
      end = lint->token.start + lint->token.length;
    }
  words = g_strndup (word.start, (gsize)(end - word.start));
  limber_lint_refuse_word (lint, name, &word, words);
  node->text = g_strdup ("");
  return node;
}

static gboolean read_group (LimberLint *lint, LimberNode *group, const LimberToken *open);
static gboolean read_items (LimberLint *lint, LimberNode *list, const LimberToken *open);

static LimberNode *
read_brackets (LimberLint *lint, const char *name, LimberPlace place)
{
  LimberToken open = lint->token;
  g_autoptr (LimberNode) node = limber_node_new (LIMBER_NODE_GROUP, name, place);
  gboolean good;

  if (++lint->depth > LIMBER_LINT_MAX_DEPTH)
    {
      limber_lint_error (lint, open.place, _ ("Is a bracket before it not closed?"),
                         _ ("More than %d brackets stand inside one another here."), LIMBER_LINT_MAX_DEPTH);
      return NULL;
    }
  next (lint);
  if (*open.start != '{')
    node->kind = *open.start == '(' ? LIMBER_NODE_LIST : LIMBER_NODE_ARRAY;
  good = *open.start == '{' ? read_group (lint, node, &open) : read_items (lint, node, &open);
  lint->depth--;
  return good ? g_steal_pointer (&node) : NULL;
}

static LimberNode *
read_number (LimberLint *lint, const char *name, LimberPlace place)
{
  LimberNode *node = limber_node_new (LIMBER_NODE_NUMBER, name, place);

  node->number = (int)strtol (lint->token.start, NULL, 10);
  next (lint);
  return node;
}

static gboolean
is_over_limit (LimberLint *lint)
{
  if (lint->lexer.problems->len >= MAX_PROBLEMS)
    return TRUE;
  if (++lint->n_settings <= LIMBER_LINT_MAX_SETTINGS)
    return FALSE;
  limber_lint_error (lint, lint->token.place, NULL, _ ("The file has more than %d settings."),
                     LIMBER_LINT_MAX_SETTINGS);
  return TRUE;
}

/* The value of the setting @name at @place, or an item of a list with @name NULL.
 * NULL when reading cannot go on. */
static LimberNode *
read_value (LimberLint *lint, const char *name, LimberPlace place)
{
  LimberPlace value = lint->token.place;
  LimberNode *node = NULL;
  g_autofree char *found = NULL;

  if (is_over_limit (lint))
    return NULL;
  if (lint->token.kind == LIMBER_TOKEN_TEXT)
    node = read_text (lint, name, place);
  else if (lint->token.kind == LIMBER_TOKEN_NUMBER)
    node = read_number (lint, name, place);
  else if (lint->token.kind == LIMBER_TOKEN_OPEN)
    node = read_brackets (lint, name, place);
  else if (lint->token.kind == LIMBER_TOKEN_NAME || lint->token.kind == LIMBER_TOKEN_SLIP)
    node = read_word (lint, name, place);
  else if (lint->token.kind != LIMBER_TOKEN_BAD)
    {
      found = limber_token_text (&lint->token);
      if (lint->token.kind == LIMBER_TOKEN_EQUALS || lint->token.kind == LIMBER_TOKEN_COMMA)
        limber_lint_error (lint, value, _ ("Take it out."), _ ("One %s too many."), found);
      else
        limber_lint_error (lint, place, _ ("Write a value after the = sign."), _ ("%s has no value."), name);
    }
  if (node != NULL)
    node->value = value;
  return node;
}

static gboolean
read_setting (LimberLint *lint, LimberNode *group)
{
  LimberToken before = lint->previous, token = lint->token;
  g_autofree char *name = limber_token_text (&token);
  const LimberNode *first = limber_node_child (group, name);
  LimberNode *node;

  if (token.length > MAX_NAME || group->children->len >= LIMBER_LINT_MAX_NAMES)
    {
      limber_lint_error (lint, token.place, NULL,
                         token.length > MAX_NAME ? _ ("A name has more than %d letters.")
                                                 : _ ("A group has more than %d names."),
                         token.length > MAX_NAME ? MAX_NAME : LIMBER_LINT_MAX_NAMES);
      return FALSE;
    }
  next (lint);
  if (lint->token.kind != LIMBER_TOKEN_EQUALS)
    return refuse_no_equals (lint, &before, &token);
  if (g_ascii_strcasecmp (name, "true") == 0 || g_ascii_strcasecmp (name, "false") == 0)
    {
      limber_lint_error (lint, token.place, NULL, _ ("%s is a value and cannot be a name."), name);
      return FALSE;
    }
  next (lint);
  node = read_value (lint, name, token.place);
  if (node == NULL)
    return FALSE;
  if (first != NULL)
    limber_lint_error (lint, token.place, _ ("Take one of them out."),
                       _ ("%s is given twice; the first is in line %d."), name, first->place.line);
  g_ptr_array_add (group->children, node);
  if (lint->token.kind == LIMBER_TOKEN_SEMICOLON || lint->token.kind == LIMBER_TOKEN_COMMA)
    next (lint);
  return lint->token.kind != LIMBER_TOKEN_BAD;
}

/* Settings up to the bracket that closes @open; up to the end where @open is NULL. */
static gboolean
read_group (LimberLint *lint, LimberNode *group, const LimberToken *open)
{
  for (;;)
    {
      if (lint->token.kind == LIMBER_TOKEN_NAME)
        {
          if (!read_setting (lint, group))
            return FALSE;
        }
      else if (lint->token.kind == LIMBER_TOKEN_END)
        return open == NULL || refuse_unclosed (lint, open);
      else if (lint->token.kind == LIMBER_TOKEN_CLOSE && open != NULL)
        {
          if (!closes (*open->start, *lint->token.start))
            return refuse_unclosed (lint, open);
          next (lint);
          return TRUE;
        }
      else
        {
          limber_lint_refuse_name (lint, &lint->previous, &lint->token);
          return FALSE;
        }
    }
}

/* libconfig allows in [ ] only plain values of one kind. */
static gboolean
check_array_item (LimberLint *lint, const LimberNode *array, const LimberNode *item)
{
  const LimberNode *first = array->children->pdata[0];

  if (item->kind <= LIMBER_NODE_ARRAY)
    {
      limber_lint_error (lint, item->value, _ ("Write ( … ) for a list of groups."),
                         _ ("A [ list ] holds plain values only."));
      return FALSE;
    }
  if (item->kind != first->kind)
    limber_lint_error (lint, item->value, NULL, _ ("The items of a [ list ] must all be of one kind."));
  return TRUE;
}

/* What stands after an item of a list. TRUE: another item follows. */
static gboolean
read_separator (LimberLint *lint, const LimberToken *open, gboolean *good)
{
  LimberPlace comma = lint->token.place;
  LimberTokenKind kind = lint->token.kind;

  *good = TRUE;
  if (kind == LIMBER_TOKEN_COMMA)
    {
      next (lint);
      if (lint->token.kind != LIMBER_TOKEN_CLOSE)
        return TRUE;
      limber_lint_error (lint, comma, _ ("Take it out: a comma stands only between items."),
                         _ ("No comma may stand after the last item."));
    }
  else if (kind == LIMBER_TOKEN_SEMICOLON
           && (peek (lint) == LIMBER_TOKEN_OPEN || peek (lint) == LIMBER_TOKEN_TEXT
               || peek (lint) == LIMBER_TOKEN_NUMBER))
    {
      limber_lint_error (lint, comma, _ ("Write , instead."), _ ("Between the items of a list stands a comma, not ;."));
      next (lint);
      return TRUE;
    }
  else if ((kind == LIMBER_TOKEN_NAME && !is_setting (lint)) || kind == LIMBER_TOKEN_OPEN || kind == LIMBER_TOKEN_NUMBER
           || kind == LIMBER_TOKEN_SLIP)
    {
      limber_lint_error (lint, comma, _ ("Write , between the items of a list."),
                         _ ("A comma is missing before this item."));
      return TRUE;
    }
  *good = lint->token.kind == LIMBER_TOKEN_CLOSE && closes (*open->start, *lint->token.start);
  if (*good)
    next (lint);
  else if (lint->token.kind != LIMBER_TOKEN_BAD)
    refuse_unclosed (lint, open);
  return FALSE;
}

static gboolean
read_items (LimberLint *lint, LimberNode *list, const LimberToken *open)
{
  gboolean good = TRUE;

  if (lint->token.kind == LIMBER_TOKEN_CLOSE && closes (*open->start, *lint->token.start))
    {
      next (lint);
      return TRUE;
    }
  do
    {
      g_autofree char *word = is_setting (lint) ? limber_token_text (&lint->token) : NULL;
      LimberNode *item;

      if (word != NULL)
        {
          limber_lint_error (lint, lint->token.place, _ ("Each item of a list with names stands in { and }."),
                             _ ("{ is missing before %s."), word);
          return FALSE;
        }
      if (lint->token.kind == LIMBER_TOKEN_END || lint->token.kind == LIMBER_TOKEN_SEMICOLON
          || lint->token.kind == LIMBER_TOKEN_CLOSE)
        return refuse_unclosed (lint, open);
      item = read_value (lint, NULL, lint->token.place);
      if (item == NULL)
        return FALSE;
      g_ptr_array_add (list->children, item);
      if (list->kind == LIMBER_NODE_ARRAY && !check_array_item (lint, list, item))
        return FALSE;
    }
  while (read_separator (lint, open, &good));
  return good;
}

LimberNode *
limber_lint (const char *text, LimberProblems *problems)
{
  g_autoptr (LimberNode) root = limber_node_new (LIMBER_NODE_GROUP, NULL, (LimberPlace){ 0, 0 });
  guint before = problems->len;
  LimberLint lint = { .n_settings = 0 };

  if (strlen (text) > LIMBER_LINT_MAX_BYTES)
    limber_problems_add (problems, FALSE, 0, 0, NULL, _ ("The file is larger than %d KiB."),
                         LIMBER_LINT_MAX_BYTES / 1024);
  else if (limber_lint_characters (text, problems))
    {
      limber_lexer_init (&lint.lexer, text, problems);
      next (&lint);
      read_group (&lint, root, NULL);
    }
  return problems->len == before ? g_steal_pointer (&root) : NULL;
}
