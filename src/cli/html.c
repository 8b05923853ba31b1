#include "html.h"

#include <glib/gi18n.h>
#include <locale.h>

/* Numbers in a chart have a point, whatever the client's language writes. */
static locale_t
plain_numbers (void)
{
  static locale_t plain;

  if (plain == NULL)
    plain = newlocale (LC_ALL_MASK, "C", NULL);
  return plain;
}

void
limber_html (GString *out, const char *format, ...)
{
  g_autofree char *escaped = NULL;
  locale_t kept = uselocale (plain_numbers ());
  va_list args;

  va_start (args, format);
  escaped = g_markup_vprintf_escaped (format, args);
  va_end (args);
  uselocale (kept);
  g_string_append (out, escaped);
}

GString *
limber_html_begin (const char *title)
{
  return limber_html_begin_styled (title, "");
}

GString *
limber_html_begin_styled (const char *title, const char *style)
{
  GString *out = g_string_new ("<!DOCTYPE html>\n");

  /* TRANSLATORS: the code of the language of these texts */
  limber_html (out, "<html lang=\"%s\">\n<head><meta charset=\"utf-8\"/>\n", _ ("en"));
  g_string_append (out,
                   "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
                   "'unsafe-inline'; img-src data:\"/>\n<meta name=\"viewport\" content=\"width=device-width\"/>\n");
  limber_html (out, "<title>%s</title>\n<style>\n", title);
  g_string_append (out, limber_html_style);
  g_string_append (out, limber_html_style_cards);
  g_string_append (out, style);
  g_string_append (out, "</style>\n</head>\n<body>\n<main>\n");
  return out;
}

char *
limber_html_end (GString *out)
{
  g_string_append (out, "</main>\n</body>\n</html>\n");
  return g_string_free (out, FALSE);
}
