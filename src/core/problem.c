#include "problem.h"

#include <string.h>

/* Columns of a line that are shown, and how many of them stand before the caret at most. */
#define SHOWN_WIDTH 74
#define SHOWN_BEFORE 50

static void
problem_free (gpointer data)
{
  LimberProblem *problem = data;

  g_free (problem->message);
  g_free (problem->hint);
  g_free (problem);
}

LimberProblems *
limber_problems_new (void)
{
  return g_ptr_array_new_with_free_func (problem_free);
}

void
limber_problems_add (LimberProblems *problems, gboolean warning, int line, int column, const char *hint,
                     const char *format, ...)
{
  LimberProblem *problem = g_new0 (LimberProblem, 1);
  va_list args;

  problem->warning = warning;
  problem->line = line;
  problem->column = column;
  problem->hint = g_strdup (hint);
  va_start (args, format);
  problem->message = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (problems, problem);
}

guint
limber_problems_errors (const LimberProblems *problems)
{
  guint errors = 0;

  for (guint i = 0; i < problems->len; i++)
    errors += !((const LimberProblem *)problems->pdata[i])->warning;
  return errors;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const LimberProblem *x = *(LimberProblem *const *)a, *y = *(LimberProblem *const *)b;

  if (x->line != y->line)
    return x->line < y->line ? -1 : 1;
  if (x->column != y->column)
    return x->column < y->column ? -1 : 1;
  return x->warning - y->warning;
}

void
limber_problems_sort (LimberProblems *problems)
{
  g_ptr_array_sort (problems, compare);
}

/* The @number-th line of @text without its line end, or NULL past the end. */
static char *
nth_line (const char *text, int number)
{
  for (; text != NULL && number > 1; number--)
    {
      text = strchr (text, '\n');
      if (text != NULL)
        text++;
    }
  return text == NULL ? NULL : g_strndup (text, strcspn (text, "\n"));
}

/* Appends @line and below it a caret under character @column, both cut to what a terminal
 * shows of a long line, with everything that could move its cursor made harmless. */
static void
append_with_caret (GString *out, const char *line, int column)
{
  int skip = MAX (column - SHOWN_BEFORE, 1), number = 1, width = 0;
  g_autoptr (GString) blanks = g_string_new (skip > 1 ? " " : NULL);

  g_string_append (out, skip > 1 ? "    …" : "    ");
  for (const char *at = line; *at != '\0' && width < SHOWN_WIDTH; at = g_utf8_next_char (at), number++)
    {
      gunichar c = g_utf8_get_char_validated (at, -1);
      int wide;

      if (number < skip)
        continue;
      if (c == (gunichar)-1 || c == (gunichar)-2)
        {
          g_string_append (out, "\357\277\275…");
          break;
        }
      if (c == '\t' || g_unichar_iszerowidth (c) || !g_unichar_isprint (c))
        c = c == '\t' ? ' ' : 0xfffd;
      wide = g_unichar_iswide (c) ? 2 : 1;
      width += wide;
      g_string_append_unichar (out, c);
      if (number < column)
        g_string_append_printf (blanks, "%*s", wide, "");
    }
  g_string_append_printf (out, "\n    %s^\n", blanks->str);
}

char *
limber_problem_format (const LimberProblem *problem, const char *file, const char *text)
{
  GString *out = g_string_new (file);
  g_autofree char *line = problem->line > 0 ? nth_line (text, problem->line) : NULL;

  if (problem->line > 0)
    g_string_append_printf (out, ":%d", problem->line);
  if (problem->line > 0 && problem->column > 0)
    g_string_append_printf (out, ":%d", problem->column);
  g_string_append_printf (out, ": %s: %s\n", problem->warning ? "warning" : "error", problem->message);
  if (line != NULL && problem->column > 0)
    append_with_caret (out, line, problem->column);
  if (problem->hint != NULL)
    g_string_append_printf (out, "    %s\n", problem->hint);
  return g_string_free (out, FALSE);
}
