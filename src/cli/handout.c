#include "handout-parts.h"

#include "html-safety.h"

#include "core/meaning.h"
#include "core/words.h"

#include <glib/gi18n.h>

#define NOTE_LINES 7

/* Room to write a name. */
#define BLANK "________________"

static void
append_notice (GString *out, const LimberHandoutNotice *notice)
{
  limber_html (out, "<section class=\"notice\"><h2>%s</h2>\n", notice->heading);
  for (const char *const *text = notice->paragraphs; *text != NULL; text++)
    limber_html (out, "<p>%s</p>\n", *text);
  g_string_append (out, "</section>\n");
}

static void append_line (GString *out, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* One paragraph. */
static void
append_line (GString *out, const char *format, ...)
{
  g_autofree char *line = NULL;
  va_list args;

  va_start (args, format);
  line = g_strdup_vprintf (format, args);
  va_end (args);
  limber_html (out, "<p>%s</p>\n", line);
}

static void
append_sessions (GString *out, const LimberRoutine *routine)
{
  g_autoptr (GString) dates = g_string_new (NULL);

  for (guint i = 0; i < routine->sessions->len; i++)
    {
      g_autofree char *date = limber_date_words (g_array_index (routine->sessions, LimberDate, i), i == 0);

      g_string_append_printf (dates, "%s%s", i == 0 ? "" : ", ", date);
    }
  if (dates->len > 0)
    append_line (out, _ ("Sessions: %s."), dates->str);
}

static void
append_head (GString *out, const LimberRoutine *routine)
{
  g_autofree char *whom = limber_meaning_for_whom (routine, BLANK), *from = limber_meaning_from (routine);

  limber_html (out, "<header><h1>%s</h1>\n", routine->title);
  if (routine->affected_side != LIMBER_SIDE_NONE)
    limber_html (out, "<p>%s</p>\n", whom);
  else
    append_line (out, _ ("For %s."), routine->client != NULL ? routine->client : BLANK);
  if (from != NULL)
    limber_html (out, "<p>%s</p>\n", from);
  if (routine->start != 0)
    {
      g_autofree char *start = limber_date_words (routine->start, TRUE);

      append_line (out, _ ("Day 1 is %s."), start);
    }
  append_sessions (out, routine);
  append_line (out, _ ("%s, revision %d."), routine->id, routine->revision);
  g_string_append (out, "</header>\n");
}

/* To be written on with a pen. */
static void
append_notes (GString *out)
{
  limber_html (out, "<section class=\"notes\"><h2>%s</h2>\n<p>%s</p>\n", _ ("Notes"),
               _ ("What helped, what did not, what to ask at the next session:"));
  for (int i = 0; i < NOTE_LINES; i++)
    g_string_append (out, "<div class=\"line\"></div>\n");
  g_string_append (out, "</section>\n");
}

char *
limber_handout_html (const LimberRoutine *routine, const char *pictures, const LimberHandoutNotice *notice)
{
  /* the title is what a browser's history and its tabs show to others */
  GString *out = limber_html_begin_styled (_ ("Home routine"), limber_handout_style);

  if (notice != NULL)
    append_notice (out, notice);
  append_head (out, routine);
  for (guint i = 0; i < routine->phases->len; i++)
    limber_handout_phase (out, routine, routine->phases->pdata[i]);
  limber_html_safety (out, routine);
  limber_handout_cards (out, routine, pictures);
  append_notes (out);
  return limber_html_end (out);
}
