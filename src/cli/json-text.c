#include "json-text.h"

void
limber_json_append_string (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (; *text != '\0'; text++)
    if (*text == '"' || *text == '\\')
      {
        g_string_append_c (out, '\\');
        g_string_append_c (out, *text);
      }
    else if (g_ascii_iscntrl (*text))
      g_string_append_printf (out, "\\u%04x", (guint)(guchar)*text);
    else
      g_string_append_c (out, *text);
  g_string_append_c (out, '"');
}
