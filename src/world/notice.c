#include "notice.h"

#include <string.h>

#define ELLIPSIS "…"
#define WORD_JOINER "\u2060"

LimberNotice *
limber_notice_copy (const LimberNotice *notice)
{
  LimberNotice *copy = g_new0 (LimberNotice, 1);
  LimberNoticeButton *buttons = g_new0 (LimberNoticeButton, notice->n_buttons);

  for (gsize i = 0; i < notice->n_buttons; i++)
    {
      buttons[i].button = g_strdup (notice->buttons[i].button);
      buttons[i].label = g_strdup (notice->buttons[i].label);
    }
  *copy = *notice;
  copy->summary = g_strdup (notice->summary);
  copy->body = g_strdup (notice->body);
  copy->picture = g_strdup (notice->picture);
  copy->buttons = buttons;
  return copy;
}

void
limber_notice_free (LimberNotice *notice)
{
  for (gsize i = 0; i < notice->n_buttons; i++)
    {
      g_free ((char *)notice->buttons[i].button);
      g_free ((char *)notice->buttons[i].label);
    }
  g_free ((LimberNoticeButton *)notice->buttons);
  g_free ((char *)notice->summary);
  g_free ((char *)notice->body);
  g_free ((char *)notice->picture);
  g_free (notice);
}

/* A bus that gets a control character or bad UTF-8 drops the connection, some servers the notice. */
static char *
clean (const char *text, gboolean one_line)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *out = g_string_sized_new (strlen (valid));

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      const gunichar c = g_utf8_get_char (at);

      if (g_unichar_iscntrl (c) && (one_line || c != '\n'))
        g_string_append_c (out, ' ');
      else
        g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

static char *
cut (const char *text, long max)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (text, -1) <= max)
    return g_strdup (text);
  start = g_utf8_substring (text, 0, max - 1);
  return g_strconcat (g_strchomp (start), ELLIPSIS, NULL);
}

/* Whether some server would make a link of it: "http://…", "www.…", "mailto:…", "a@b", "place.org/page".
 * Not of "19:00" or "2.5". */
static gboolean
looks_like_link (const char *word, gsize length)
{
  for (gsize i = 0; i + 1 < length; i++)
    {
      const char next = word[i + 1];

      if (word[i] == '@' || (word[i] == ':' && next == '/')
          || ((word[i] == '.' || word[i] == ':') && g_ascii_isalpha (next)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
joins_a_link (char c)
{
  return c == '.' || c == ':' || c == '/' || c == '@';
}

/* An invisible character before each joint of such a word, and no pattern finds a link in it. */
static char *
without_links (const char *text)
{
  GString *out = g_string_sized_new (strlen (text) + 32);

  for (const char *at = text; *at != '\0';)
    {
      const gsize length = strcspn (at, " \n");
      const gboolean link = looks_like_link (at, length);

      for (gsize i = 0; i < length; i++)
        {
          if (link && i > 0 && i + 1 < length && joins_a_link (at[i]))
            g_string_append (out, WORD_JOINER);
          g_string_append_c (out, at[i]);
        }
      at += length;
      if (*at != '\0')
        g_string_append_c (out, *at++);
    }
  return g_string_free (out, FALSE);
}

char *
limber_notice_summary (const LimberNotice *notice)
{
  g_autofree char *cleaned = clean (notice->summary, TRUE);
  g_autofree char *short_enough = cut (g_strstrip (cleaned), LIMBER_NOTICE_SUMMARY_MAX);

  /* libnotify and the specification demand a summary. */
  return *short_enough != '\0' ? without_links (short_enough) : g_strdup (ELLIPSIS);
}

char *
limber_notice_body (const LimberNotice *notice, gboolean markup)
{
  g_autofree char *cleaned = clean (notice->body != NULL ? notice->body : "", FALSE);
  g_autofree char *short_enough = cut (cleaned, LIMBER_NOTICE_BODY_MAX);
  g_autofree char *plain = without_links (short_enough);

  return markup ? g_markup_escape_text (plain, -1) : g_steal_pointer (&plain);
}
