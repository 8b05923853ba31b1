#include "lint-parts.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

/* What a message repeats of the text, so that it stays one sentence. */
#define MAX_SHOWN 40

static char *
shortened (const char *text)
{
  g_autofree char *begin = NULL;

  if (g_utf8_strlen (text, -1) <= MAX_SHOWN)
    return g_strdup (text);
  begin = g_utf8_substring (text, 0, MAX_SHOWN);
  return g_strconcat (begin, "…", NULL);
}

/* "Write name = value;", or "Write value" for an item of a list. */
static char *
write_so (const char *name, const char *value)
{
  return name == NULL ? g_strdup_printf (_ ("Write %s"), value) : g_strdup_printf (_ ("Write %s = %s;"), name, value);
}

static char *
write_quoted (const char *name, const char *text)
{
  g_autofree char *shown = shortened (text);
  g_autofree char *quoted = g_strdup_printf ("\"%s\"", shown);

  return write_so (name, quoted);
}

/* What stands between odd quotes, blanks at the ends left out. */
static char *
without_odd_quotes (const char *text)
{
  GString *bare = g_string_new (NULL);

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (!limber_is_odd_quote (c) && c != '"')
        g_string_append_unichar (bare, c);
    }
  return g_strstrip (g_string_free (bare, FALSE));
}

static void
refuse_odd_quote (LimberLint *lint, const char *name, const LimberToken *word)
{
  gunichar c = g_utf8_get_char (word->start);
  char quote[7] = { 0 };
  g_autofree char *text = limber_token_text (word);
  g_autofree char *bare = without_odd_quotes (text);
  g_autofree char *shown = write_quoted (name, bare);
  g_autofree char *hint = g_strconcat (shown, " ", _ ("Word processors change quotes; turn smart quotes off."), NULL);

  g_unichar_to_utf8 (c, quote);
  limber_lint_error (lint, word->place, hint, _ ("%s is not a straight quote."), quote);
}

/* H:MM or HH:MM without quotes; *@mended is that with two digits each. */
static gboolean
is_time (const char *word, char **mended)
{
  gsize hours = strspn (word, "0123456789");

  if (hours < 1 || hours > 2 || (word[hours] != ':' && word[hours] != '.') || strlen (word) != hours + 3
      || strspn (word + hours + 1, "0123456789") != 2 || (word[hours] == '.' && hours < 2))
    return FALSE;
  *mended = g_strdup_printf ("%s%.*s:%s", hours == 1 ? "0" : "", (int)hours, word, word + hours + 1);
  return TRUE;
}

static gboolean
is_date (const char *word)
{
  return strlen (word) >= 6 && strspn (word, "0123456789-./") == strlen (word)
         && (strchr (word, '-') > word || strchr (word, '/') != NULL || strchr (word, '.') != strrchr (word, '.'));
}

static gboolean
is_yes_or_no (const char *word, gboolean *yes)
{
  static const char *const yes_words[] = { "yes", "y", "on", NULL };
  static const char *const no_words[] = { "no", "n", "off", NULL };
  g_autofree char *lower = g_ascii_strdown (word, -1);

  *yes = g_strv_contains (yes_words, lower);
  return *yes || g_strv_contains (no_words, lower);
}

/* Something that begins with a digit, a sign or a point. */
static void
refuse_number (LimberLint *lint, const char *name, const LimberToken *token, const char *word)
{
  const char *digits = *word == '-' || *word == '+' ? word + 1 : word;
  gsize n_digits = strspn (digits, "0123456789");
  const char *rest = digits + n_digits;
  g_autofree char *whole = NULL;
  g_autofree char *hint = NULL;

  while (n_digits > 1 && *digits == '0')
    {
      digits++;
      n_digits--;
    }
  whole = g_strdup_printf ("%s%.*s", *word == '-' && *digits != '0' ? "-" : "", (int)MIN (n_digits, 9), digits);
  hint = n_digits == 0 || n_digits > 9 ? NULL : write_so (name, whole);
  if (digits[0] == '0'
      && (*rest == 'x' || *rest == 'X' || *rest == 'b' || *rest == 'B' || *rest == 'o' || *rest == 'O'))
    limber_lint_error (lint, token->place, NULL, _ ("Write the number %s in ordinary digits."), word);
  else if (*rest == '.' || ((*rest == 'e' || *rest == 'E') && g_ascii_isdigit (rest[1])))
    limber_lint_error (lint, token->place, hint, _ ("Only whole numbers can stand here, not %s."), word);
  else if (*rest != '\0')
    limber_lint_error (lint, token->place, hint, _ ("Only the number can stand here, without %s."), rest);
  else if (n_digits > 9)
    limber_lint_error (lint, token->place, NULL, _ ("A number may have at most 9 digits."));
  else
    limber_lint_error (lint, token->place, hint, _ ("A number begins with 1 to 9, not with %c."), *word);
}

void
limber_lint_refuse_word (LimberLint *lint, const char *name, const LimberToken *word, const char *words)
{
  g_autofree char *raw = limber_token_text (word);
  g_autofree char *text = shortened (raw);
  g_autofree char *time = NULL;
  g_autofree char *hint = NULL;
  gboolean yes;

  if (limber_is_odd_quote (g_utf8_get_char (word->start)))
    refuse_odd_quote (lint, name, word);
  else if (is_time (raw, &time))
    {
      hint = write_quoted (name, time);
      limber_lint_error (lint, word->place, hint, _ ("A time wants \"straight quotes\"."));
    }
  else if (is_date (raw))
    {
      hint = write_quoted (name, raw);
      limber_lint_error (lint, word->place, hint, _ ("A date wants \"straight quotes\"."));
    }
  else if (is_yes_or_no (raw, &yes))
    {
      hint = write_so (name, yes ? "true" : "false");
      limber_lint_error (lint, word->place, hint, _ ("%s is written %s."), text, yes ? "true" : "false");
    }
  else if (g_ascii_isdigit (*raw) || (strchr ("+-.", *raw) != NULL && g_ascii_isdigit (raw[1])))
    refuse_number (lint, name, word, text);
  else
    {
      hint = write_quoted (name, words);
      limber_lint_error (lint, word->place, hint, _ ("Text wants \"straight quotes\"."));
    }
}

void
limber_lint_refuse_name (LimberLint *lint, const LimberToken *before, const LimberToken *token)
{
  g_autofree char *raw = token->kind == LIMBER_TOKEN_BAD ? NULL : limber_token_text (token);
  g_autofree char *text = raw == NULL ? NULL : shortened (raw);
  gboolean same_line = before->start != NULL && before->place.line == token->place.line;

  switch (token->kind)
    {
    case LIMBER_TOKEN_TEXT:
      limber_lint_error (lint, token->place, _ ("Every text has a name: name = \"text\";"),
                         _ ("A name and = are missing before this text."));
      break;
    case LIMBER_TOKEN_CLOSE:
      limber_lint_error (lint, token->place, _ ("Take it out, or look for a bracket that was closed too early."),
                         _ ("This %s closes nothing."), text);
      break;
    case LIMBER_TOKEN_SEMICOLON:
    case LIMBER_TOKEN_COMMA:
      limber_lint_error (lint, token->place, _ ("Take it out."), _ ("One %s too many."), text);
      break;
    case LIMBER_TOKEN_SLIP:
    case LIMBER_TOKEN_NUMBER:
      if (same_line && before->kind == LIMBER_TOKEN_NUMBER)
        limber_lint_error (lint, token->place, _ ("Write the number alone: the unit is part of the name before it."),
                           _ ("%s cannot stand after a number."), text);
      else if (same_line && before->kind == LIMBER_TOKEN_COMMA && token->kind == LIMBER_TOKEN_NUMBER)
        limber_lint_error (lint, token->place, _ ("Round it up or down."),
                           _ ("Only whole numbers can stand here, without a comma."));
      else if (same_line && before->kind == LIMBER_TOKEN_TEXT)
        limber_lint_error (lint, token->place, _ ("A quote inside a text is written \\\"."),
                           _ ("The text before %s ends at its second quote."), text);
      else
        limber_lint_error (lint, token->place, _ ("A name has letters a-z, digits, - and _, and begins with a letter."),
                           _ ("A name is wanted here, not %s."), text);
      break;
    case LIMBER_TOKEN_OPEN:
    case LIMBER_TOKEN_EQUALS:
      limber_lint_error (lint, token->place,
                         _ ("Every value has a name: name = value; where several { groups } follow one another, "
                            "they stand in a ( list )."),
                         _ ("A name is missing before %s."), text);
      break;
    case LIMBER_TOKEN_END:
    case LIMBER_TOKEN_NAME:
    case LIMBER_TOKEN_BAD:
      break;
    }
}
