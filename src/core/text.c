#include "text.h"

#include <string.h>

int
limber_text_find (const char *const *names, gsize n_names, const char *name)
{
  for (gsize i = 0; i < n_names; i++)
    if (strcmp (names[i], name) == 0)
      return (int)i;
  return -1;
}

gboolean
limber_text_treacherous (gunichar c)
{
  return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c < 0xa0) /* controls */
         || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) /* turn the direction round */
         || c == 0x2028 || c == 0x2029                                   /* line ends to some programs only */
         || (c >= 0xfff9 && c <= 0xfffb) || (c >= 0xe0000 && c <= 0xe007f);
}

char *
limber_text_plain (const char *text)
{
  GString *plain = g_string_sized_new (strlen (text));

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      g_string_append_unichar (plain, c == '\n' || c == '\t' || limber_text_treacherous (c) ? ' ' : c);
    }
  return g_string_free (plain, FALSE);
}
