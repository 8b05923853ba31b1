#include "error-page.h"

#include "html.h"

#include "core/text.h"

#include <glib/gi18n.h>
#include <string.h>

/* More than this is a file of another kind, and nobody reads on. */
#define MOST 50

/* Of a long line, so many characters on each side of the place. */
#define AROUND 60

static const char style[]
    = "@page{size:auto;margin:12mm}\n"
      ".what{border-left:4px solid var(--alarm);padding:.5rem .9rem;margin:1.1rem 0;background:var(--alarm-page);"
      "break-inside:avoid}\n"
      ".what h2{margin:0 0 .1rem;font-size:1rem}.what.warning{border-color:var(--mark);background:none}\n"
      "pre{margin:.5rem 0;padding:.5rem .7rem;background:var(--page);border:1px solid var(--line);border-radius:6px;"
      "white-space:pre-wrap;overflow-wrap:anywhere;font:.93rem/1.4 ui-monospace,'DejaVu Sans "
      "Mono',Consolas,monospace}\n"
      "pre mark{background:var(--alarm);color:var(--page);border-radius:2px;padding:0 .1em}\n"
      ".mend{font-weight:650}\n";

/* The @number-th line of @text (from 1); NULL past the end. Returns: (transfer full) */
static char *
line_of (const char *text, int number)
{
  g_auto (GStrv) lines = text == NULL ? NULL : g_strsplit (text, "\n", number + 1);

  if (lines == NULL || number < 1 || (int)g_strv_length (lines) < number)
    return NULL;
  return limber_text_plain (lines[number - 1]);
}

/* How many characters of @text, from the place in question on, belong to it: a text in its quotes, a
 * word, or one character. */
static glong
extent (const char *text)
{
  const char *end = text;

  if (*text == '"')
    {
      end = strchr (text + 1, '"');
      return end == NULL ? 1 : g_utf8_pointer_to_offset (text, end) + 1;
    }
  while (g_ascii_isalnum (*end) || *end == '_' || *end == '-' || *end == ':')
    end++;
  return MAX (end - text, 1);
}

/* The line with the place in question marked. */
static void
append_line (GString *out, const char *text, const LimberProblem *problem)
{
  g_autofree char *line = g_utf8_validate (text, -1, NULL) ? line_of (text, problem->line) : NULL;
  glong length = line == NULL ? 0 : g_utf8_strlen (line, -1), at = MAX (problem->column - 1, 0);
  glong first = MAX (at - AROUND, 0), last, marked;
  g_autofree char *before = NULL, *here = NULL, *after = NULL;

  if (line == NULL || at > length)
    return;
  marked = MIN (extent (g_utf8_offset_to_pointer (line, at)), length - at);
  last = MIN (at + marked + AROUND, length);
  before = g_utf8_substring (line, first, at);
  here = at < length ? g_utf8_substring (line, at, at + marked) : g_strdup (" ");
  after = g_utf8_substring (line, MIN (at + marked, last), last);
  limber_html (out, "<pre>%s%s<mark>%s</mark>%s%s</pre>\n", first > 0 ? "…" : "", before, here, after,
               last < length ? "…" : "");
}

static void
append_problem (GString *out, const char *text, const LimberProblem *problem)
{
  g_autofree char *where = problem->line == 0
                               ? g_strdup (_ ("The file as a whole"))
                               : g_strdup_printf (_ ("Line %d, character %d"), problem->line, MAX (problem->column, 1));

  limber_html (out, "<section class=\"what%s\"><h2>%s</h2>\n<p>%s</p>\n", problem->warning ? " warning" : "", where,
               problem->message);
  if (problem->line > 0 && problem->column > 0 && text != NULL)
    append_line (out, text, problem);
  if (problem->hint != NULL)
    limber_html (out, "<p class=\"mend\">%s</p>\n", problem->hint);
  g_string_append (out, "</section>\n");
}

static void
append_problems (GString *out, const char *text, const LimberProblems *problems, gboolean warnings)
{
  guint shown = 0;

  for (guint i = 0; i < problems->len; i++)
    {
      const LimberProblem *problem = problems->pdata[i];

      if (problem->warning == warnings && shown++ < MOST)
        append_problem (out, text, problem);
    }
  if (shown > MOST)
    {
      g_autofree char *more = g_strdup_printf (_ ("… and %u more."), shown - MOST);

      limber_html (out, "<p>%s</p>\n", more);
    }
}

char *
limber_error_page (const char *name, const char *text, const LimberProblems *problems)
{
  GString *out = limber_html_begin_styled (_ ("Routine file"), style);
  guint errors = limber_problems_errors (problems);
  g_autofree char *count
      = g_strdup_printf (ngettext ("There is %u mistake to mend.", "There are %u mistakes to mend.", errors), errors);

  limber_html (out, "<header><h1>%s</h1><p>%s</p></header>\n", _ ("This routine file cannot be used yet"), name);
  limber_html (out, "<p>%s</p>\n",
               _ ("For the client: nothing was installed, and what was installed before goes on as it is. Please send "
                  "this page to your therapist; it is a file like any other."));
  limber_html (out, "<p>%s %s</p>\n",
               _ ("For the therapist: below is each place in the file, and how to mend it. The program that reads it "
                  "is called limber."),
               count);
  append_problems (out, text, problems, FALSE);
  if (errors < problems->len)
    {
      limber_html (out, "<h2>%s</h2>\n", _ ("Worth another look, but no mistake"));
      append_problems (out, text, problems, TRUE);
    }
  limber_html (out, "<footer><p>limber %s</p></footer>\n", LIMBER_VERSION);
  return limber_html_end (out);
}
