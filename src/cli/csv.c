#include "csv.h"

#include <string.h>

void
limber_csv_add (GString *out, const char *value)
{
  if (value == NULL || strpbrk (value, ",\"\r\n") == NULL)
    {
      g_string_append_printf (out, "%s,", value == NULL ? "" : value);
      return;
    }
  g_string_append_c (out, '"');
  for (; *value != '\0'; value++)
    {
      if (*value == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *value);
    }
  g_string_append (out, "\",");
}

void
limber_csv_add_integer (GString *out, gint64 value)
{
  g_string_append_printf (out, "%" G_GINT64_FORMAT ",", value);
}

void
limber_csv_end (GString *out)
{
  /* each field has left a comma behind it */
  g_string_truncate (out, out->len - 1);
  g_string_append (out, "\r\n");
}
