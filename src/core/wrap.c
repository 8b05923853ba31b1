#include "wrap.h"

#include <string.h>

#define SPACES " \n\t"

static int
character_columns (gunichar character)
{
  /* nearly all are, and looking the others up takes longer than the rest of the work */
  if (character < 0x80)
    return 1;
  if (g_unichar_iszerowidth (character))
    return 0;
  return g_unichar_iswide (character) ? 2 : 1;
}

/* The columns of the @octets at @text. */
static int
columns_of (const char *text, gsize octets)
{
  const char *end = text + octets;
  int columns = 0;

  for (; text < end; text = g_utf8_next_char (text))
    columns += character_columns (g_utf8_get_char (text));
  return columns;
}

int
limber_wrap_columns (const char *text)
{
  return columns_of (text, strlen (text));
}

/* How many octets of @text fit into @columns. */
static gsize
fitting (const char *text, int columns)
{
  const char *at = text;

  for (int used = 0; *at != '\0'; at = g_utf8_next_char (at))
    {
      used += character_columns (g_utf8_get_char (at));
      if (used > columns)
        break;
    }
  return (gsize)(at - text);
}

char *
limber_wrap_fit (const char *text, int columns)
{
  int width = ABS (columns), used = limber_wrap_columns (text);
  GString *out = g_string_new (text);

  if (used > width)
    {
      g_string_truncate (out, fitting (text, width - 1));
      g_string_append (out, "…");
      used = limber_wrap_columns (out->str);
    }
  for (; used < width; used++)
    if (columns < 0)
      g_string_prepend_c (out, ' ');
    else
      g_string_append_c (out, ' ');
  return g_string_free (out, FALSE);
}

static void
begin_line (GString *out, int *used, int indent)
{
  g_string_append_printf (out, "\n%*s", indent, "");
  *used = indent;
}

/* A word that is longer than a line of its own. */
static void
append_long_word (GString *out, int *used, int indent, int columns, const char *word, gsize octets)
{
  const char *end = word + octets;

  for (const char *next; word < end; word = next)
    {
      int width = character_columns (g_utf8_get_char (word));

      next = g_utf8_next_char (word);
      if (*used + width > columns && *used > indent)
        begin_line (out, used, indent);
      g_string_append_len (out, word, next - word);
      *used += width;
    }
}

void
limber_wrap (GString *out, int used, int indent, int columns, const char *text)
{
  gboolean first = TRUE;

  for (text += strspn (text, SPACES); *text != '\0'; text += strspn (text, SPACES))
    {
      gsize octets = strcspn (text, SPACES);
      int width = columns_of (text, octets);

      if (!first && used + 1 + width <= columns)
        {
          g_string_append_c (out, ' ');
          used++;
        }
      else if (!first || (used > indent && used + width > columns))
        begin_line (out, &used, indent);
      if (used + width > columns)
        append_long_word (out, &used, indent, columns, text, octets);
      else
        {
          g_string_append_len (out, text, (gssize)octets);
          used += width;
        }
      text += octets;
      first = FALSE;
    }
  g_string_append_c (out, '\n');
}
