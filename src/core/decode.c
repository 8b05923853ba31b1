#include "decode.h"

#include <glib/gi18n.h>
#include <string.h>

static gboolean
begins_with (const char *bytes, gsize length, const char *magic, gsize magic_length)
{
  return length >= magic_length && memcmp (bytes, magic, magic_length) == 0;
}

/* What else people save or mail instead of plain text, by its first bytes. */
static const char *
document_kind (const char *bytes, gsize length)
{
  static const struct
  {
    const char *magic;
    gsize length;
    const char *kind;
  } kinds[] = {
    { "{\\rtf", 5, N_ ("an RTF document") },
    { "PK\003\004", 4, N_ ("a Word or office document, or a zip file") },
    { "\xd0\xcf\x11\xe0", 4, N_ ("a Word document") },
    { "%PDF", 4, N_ ("a PDF document") },
    { "\x89PNG", 4, N_ ("a picture") },
    { "\xff\xd8\xff", 3, N_ ("a picture") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (begins_with (bytes, length, kinds[i].magic, kinds[i].length))
      return _ (kinds[i].kind);
  return NULL;
}

static gboolean
is_html (const char *text)
{
  text += strspn (text, " \t\n");
  return g_ascii_strncasecmp (text, "<!doctype", 9) == 0 || g_ascii_strncasecmp (text, "<html", 5) == 0
         || g_ascii_strncasecmp (text, "<?xml", 5) == 0 || g_ascii_strncasecmp (text, "<head", 5) == 0
         || g_ascii_strncasecmp (text, "<body", 5) == 0;
}

/* @bytes are UTF-16 behind a byte-order mark. NULL when they are not after all. */
static char *
from_utf16 (const char *bytes, gsize length)
{
  gsize n_units = length / 2 - 1;
  g_autofree gunichar2 *units = g_new (gunichar2, n_units + 1);
  gboolean little = bytes[0] == '\xff';
  glong n_read = 0;
  g_autofree char *text = NULL;

  for (gsize i = 0; i < n_units; i++)
    {
      guint first = (guchar)bytes[2 * i + 2], second = (guchar)bytes[2 * i + 3];

      units[i] = (gunichar2)(little ? first | second << 8 : first << 8 | second);
    }
  text = g_utf16_to_utf8 (units, (glong)n_units, &n_read, NULL, NULL);
  /* a zero unit ends the conversion early */
  if (length % 2 != 0 || text == NULL || n_read != (glong)n_units)
    return NULL;
  return g_steal_pointer (&text);
}

static void
unify_line_ends (char *text)
{
  char *to = text;

  for (const char *from = text; *from != '\0'; from++)
    {
      if (*from == '\r' && from[1] == '\n')
        continue;
      *to++ = *from == '\r' ? '\n' : *from;
    }
  *to = '\0';
}

static void
refuse (LimberProblems *problems, const char *hint, const char *message)
{
  limber_problems_add (problems, FALSE, 0, 0, hint, "%s", message);
}

/* NULL with a problem added for what is no text at all. */
static char *
to_utf8 (const char *bytes, gsize length, const char *hint, LimberProblems *problems)
{
  char *text;

  if (begins_with (bytes, length, "\xff\xfe", 2) || begins_with (bytes, length, "\xfe\xff", 2))
    {
      text = from_utf16 (bytes, length);
      if (text == NULL)
        refuse (problems, hint, _ ("The file says that it is UTF-16 and is not."));
      return text;
    }
  if (memchr (bytes, '\0', length) != NULL)
    {
      refuse (problems, hint, _ ("The file is not plain text: it holds zero bytes."));
      return NULL;
    }
  return begins_with (bytes, length, "\xef\xbb\xbf", 3) ? g_strndup (bytes + 3, length - 3) : g_strndup (bytes, length);
}

char *
limber_decode (const char *bytes, gsize length, LimberProblems *problems)
{
  const char *hint = _ ("Choose \"Save as\", \"Plain text\" and the encoding UTF-8, and use that file.");
  const char *kind = document_kind (bytes, length);
  g_autofree char *text = NULL;
  g_autofree char *message = NULL;

  if (kind != NULL)
    {
      message = g_strdup_printf (_ ("This is %s, not plain text."), kind);
      refuse (problems, hint, message);
      return NULL;
    }
  text = to_utf8 (bytes, length, hint, problems);
  if (text == NULL)
    return NULL;
  unify_line_ends (text);
  if (strspn (text, " \t\n") == strlen (text))
    refuse (problems, _ ("\"limber new\" writes a file to start from."), _ ("The file is empty."));
  else if (is_html (text))
    refuse (problems, hint, _ ("This is a web page (HTML), not plain text."));
  else
    return g_steal_pointer (&text);
  return NULL;
}
