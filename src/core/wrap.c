#include "wrap.h"

#include <string.h>

static int
character_columns (gunichar character)
{
  if (g_unichar_iszerowidth (character))
    return 0;
  return g_unichar_iswide (character) ? 2 : 1;
}

int
limber_wrap_columns (const char *text)
{
  int columns = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    columns += character_columns (g_utf8_get_char (text));
  return columns;
}

static void
append_word (GString *out, int *used, int indent, int columns, const char *word)
{
  for (; *word != '\0'; word = g_utf8_next_char (word))
    {
      gunichar character = g_utf8_get_char (word);
      int width = character_columns (character);

      if (*used + width > columns && *used > indent)
        {
          g_string_append_printf (out, "\n%*s", indent, "");
          *used = indent;
        }
      g_string_append_unichar (out, character);
      *used += width;
    }
}

void
limber_wrap (GString *out, int used, int indent, int columns, const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n\t", -1);
  gboolean first = TRUE;

  for (char **word = words; *word != NULL; word++)
    {
      int width = limber_wrap_columns (*word);

      if (**word == '\0')
        continue;
      if (!first && used + 1 + width <= columns)
        {
          g_string_append_c (out, ' ');
          used++;
        }
      else if (!first || (used > indent && used + width > columns))
        {
          g_string_append_printf (out, "\n%*s", indent, "");
          used = indent;
        }
      append_word (out, &used, indent, columns, *word);
      first = FALSE;
    }
  g_string_append_c (out, '\n');
}
