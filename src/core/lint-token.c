#include "lint-token.h"

#include "text.h"

#include <glib/gi18n.h>
#include <string.h>

/* What ends a bare word. */
#define DELIMITERS " \t\n;,=(){}[]\"#"

static void
fail (LimberLexer *lexer, LimberPlace place, const char *hint, const char *message)
{
  limber_problems_add (lexer->problems, FALSE, place.line, place.column, hint, "%s", message);
}

/* TRUE for a character at the beginning of its line, blanks not counted. */
static gboolean
begins_line (const char *text, const char *at)
{
  while (at > text && (at[-1] == ' ' || at[-1] == '\t'))
    at--;
  return at == text || at[-1] == '\n';
}

gboolean
limber_lint_characters (const char *text, LimberProblems *problems)
{
  LimberPlace place = { 1, 1 };

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char_validated (at, -1);

      if (c == (gunichar)-1 || c == (gunichar)-2)
        {
          limber_problems_add (problems, FALSE, place.line, place.column,
                               _ ("In your editor choose \"Save as\" and the encoding UTF-8."),
                               _ ("This character is not UTF-8."));
          return FALSE;
        }
      if (limber_text_treacherous (c))
        {
          limber_problems_add (problems, FALSE, place.line, place.column,
                               _ ("Delete it; it cannot be seen. Retyping the line helps."),
                               _ ("An invisible control character stands here (U+%04X)."), c);
          return FALSE;
        }
      if (c == '@' && begins_line (text, at))
        {
          limber_problems_add (problems, FALSE, place.line, place.column, _ ("Copy what you need into this file."),
                               _ ("A line must not begin with @: a file cannot take in other files."));
          return FALSE;
        }
      place.column++;
      if (c == '\n')
        place = (LimberPlace){ place.line + 1, 1 };
    }
  return TRUE;
}

void
limber_lexer_init (LimberLexer *lexer, const char *text, LimberProblems *problems)
{
  lexer->at = text;
  lexer->place = (LimberPlace){ 1, 1 };
  lexer->problems = problems;
}

static void
advance (LimberLexer *lexer)
{
  lexer->place.column++;
  if (*lexer->at == '\n')
    lexer->place = (LimberPlace){ lexer->place.line + 1, 1 };
  lexer->at = g_utf8_next_char (lexer->at);
}

static void
advance_to (LimberLexer *lexer, const char *end)
{
  while (lexer->at < end)
    advance (lexer);
}

/* FALSE with a problem added for a comment that is never closed. One that seems to be closed by
 * the end of the next comment would swallow all that stands between the two. */
static gboolean
skip_comment (LimberLexer *lexer)
{
  const char *inside = lexer->at + 2, *end = strstr (inside, "*/");

  if (end != NULL && g_strstr_len (inside, end - inside, "/*") == NULL)
    {
      advance_to (lexer, end + 2);
      return TRUE;
    }
  fail (lexer, lexer->place, _ ("Write */ where it ends, or use # in front of each line."),
        end == NULL ? _ ("This comment is never closed.")
                    : _ ("This comment is not closed before the next one begins."));
  return FALSE;
}

/* FALSE with a problem added for a comment that is never closed. */
static gboolean
skip_blanks (LimberLexer *lexer)
{
  for (;;)
    {
      const char *at = lexer->at;

      if (*at == ' ' || *at == '\t' || *at == '\n')
        advance (lexer);
      else if (*at == '#' || (at[0] == '/' && at[1] == '/'))
        advance_to (lexer, at + strcspn (at, "\n"));
      else if (at[0] == '/' && at[1] == '*')
        {
          if (!skip_comment (lexer))
            return FALSE;
        }
      else
        return TRUE;
    }
}

gboolean
limber_is_odd_quote (gunichar c)
{
  return c == '\'' || c == '`' || c == 0xb4 || c == 0xab || c == 0xbb || (c >= 0x2018 && c <= 0x201f) || c == 0x2032
         || c == 0x2033 || c == 0x2039 || c == 0x203a || (c >= 0x300c && c <= 0x300f) || c == 0x301d || c == 0x301e
         || c == 0x301f || c == 0xff02 || c == 0xff07;
}

static gboolean
has_odd_quote (const char *from, const char *to)
{
  for (; from < to; from = g_utf8_next_char (from))
    if (limber_is_odd_quote (g_utf8_get_char (from)) && *from != '\'')
      return TRUE;
  return FALSE;
}

/* The end of the quoted text that begins at @lexer->at, past its closing quote; NULL with a
 * problem added. */
static const char *
text_end (LimberLexer *lexer)
{
  LimberLexer inside = *lexer;

  for (advance (&inside); *inside.at != '"'; advance (&inside))
    {
      if (*inside.at == '\n' || *inside.at == '\0')
        {
          fail (lexer, lexer->place,
                has_odd_quote (lexer->at, inside.at)
                    ? _ ("The quote at its end is not the straight \". Type it again, with smart quotes turned off.")
                    : _ ("Write \" at its end. Text that goes on in the next line wants its own quotes there."),
                _ ("This text is never closed: its line ends before the second quote."));
          return NULL;
        }
      if (*inside.at != '\\')
        continue;
      if (inside.at[1] == '\0' || strchr ("\"\\nt", inside.at[1]) == NULL)
        {
          fail (lexer, inside.place, _ ("For a backslash itself write \\\\."),
                _ ("After a backslash only \", \\, n or t may follow."));
          return NULL;
        }
      advance (&inside);
    }
  return inside.at + 1;
}

/* From an odd quote to its partner or to the end of the line. */
static const char *
odd_text_end (const char *at)
{
  const char *end = g_utf8_next_char (at);

  while (*end != '\n' && *end != '\0')
    {
      gboolean closes = limber_is_odd_quote (g_utf8_get_char (end)) || *end == '"';

      end = g_utf8_next_char (end);
      if (closes)
        break;
    }
  return end;
}

/* Looks like a blank, or like nothing, and is not one to libconfig. */
static gboolean
is_odd_space (gunichar c)
{
  return (c >= 0x80 && g_unichar_isspace (c)) || (c >= 0x200b && c <= 0x200f) || c == 0x2060 || c == 0xfeff;
}

static const char *
word_end (const char *at)
{
  gboolean number = g_ascii_isdigit (*at) || strchr ("+-.", *at) != NULL;

  for (; *at != '\0' && strchr (DELIMITERS, *at) == NULL; at = g_utf8_next_char (at))
    {
      if ((*at == ':' && !number) || (at[0] == '/' && (at[1] == '/' || at[1] == '*')))
        break;
      if (is_odd_space (g_utf8_get_char (at)) || (limber_is_odd_quote (g_utf8_get_char (at)) && *at != '\''))
        break;
    }
  return at;
}

static LimberTokenKind
word_kind (const char *word, gsize length)
{
  gsize digits = *word == '-' ? 1 : 0;
  gsize n_digits = strspn (word + digits, "0123456789");

  if (n_digits > 0 && digits + n_digits == length)
    return n_digits <= 9 && (word[digits] != '0' || length == 1) ? LIMBER_TOKEN_NUMBER : LIMBER_TOKEN_SLIP;
  if (!g_ascii_isalpha (*word))
    return LIMBER_TOKEN_SLIP;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (word[i]) && word[i] != '-' && word[i] != '_')
      return LIMBER_TOKEN_SLIP;
  return LIMBER_TOKEN_NAME;
}

/* A character that begins nothing: an odd space or "@". */
static void
refuse_character (LimberLexer *lexer)
{
  gunichar c = g_utf8_get_char (lexer->at);
  g_autofree char *message = NULL;

  if (*lexer->at == '@')
    {
      fail (lexer, lexer->place, _ ("Put text in \"straight quotes\"."),
            _ ("@ cannot stand here: a file cannot take in other files."));
      return;
    }
  message = g_strdup_printf (
      c == 0xa0 ? _ ("A non-breaking space stands here (U+%04X).") : _ ("An unusual space stands here (U+%04X)."), c);
  fail (lexer, lexer->place, _ ("Delete it and type an ordinary space. It often comes along with copied text."),
        message);
}

static LimberTokenKind
read_sign (char c)
{
  switch (c)
    {
    case '(':
    case '[':
    case '{':
      return LIMBER_TOKEN_OPEN;
    case ')':
    case ']':
    case '}':
      return LIMBER_TOKEN_CLOSE;
    case '=':
    case ':':
      return LIMBER_TOKEN_EQUALS;
    case ',':
      return LIMBER_TOKEN_COMMA;
    case ';':
      return LIMBER_TOKEN_SEMICOLON;
    default:
      return LIMBER_TOKEN_BAD;
    }
}

LimberToken
limber_lexer_next (LimberLexer *lexer)
{
  LimberToken token = { .kind = LIMBER_TOKEN_BAD };
  const char *end;

  if (!skip_blanks (lexer))
    return token;
  token.start = end = lexer->at;
  token.place = lexer->place;
  if (*token.start == '\0')
    token.kind = LIMBER_TOKEN_END;
  else if (read_sign (*token.start) != LIMBER_TOKEN_BAD)
    {
      token.kind = read_sign (*token.start);
      end = token.start + 1;
    }
  else if (*token.start == '"')
    {
      end = text_end (lexer);
      token.kind = end == NULL ? LIMBER_TOKEN_BAD : LIMBER_TOKEN_TEXT;
    }
  else if (limber_is_odd_quote (g_utf8_get_char (token.start)))
    {
      end = odd_text_end (token.start);
      token.kind = LIMBER_TOKEN_SLIP;
    }
  else
    {
      end = word_end (token.start);
      if (end == token.start || *token.start == '@')
        refuse_character (lexer);
      else
        token.kind = word_kind (token.start, (gsize)(end - token.start));
    }
  if (token.kind == LIMBER_TOKEN_BAD)
    return token;
  token.length = (gsize)(end - token.start);
  advance_to (lexer, end);
  return token;
}
