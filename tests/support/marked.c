#include "marked.h"

#include <string.h>

char *
limber_test_unmark (const char *text, int *line, int *column)
{
  const char *mark = strstr (text, "¦");

  *line = *column = 0;
  if (mark == NULL)
    return g_strdup (text);
  *line = *column = 1;
  for (const char *at = text; at < mark; at = g_utf8_next_char (at))
    {
      (*column)++;
      if (*at == '\n')
        {
          (*line)++;
          *column = 1;
        }
    }
  return g_strdup_printf ("%.*s%s", (int)(mark - text), text, mark + strlen ("¦"));
}

void
limber_test_one_problem (const LimberProblems *problems, const char *text, gboolean warning, int line, int column,
                         const char *message)
{
  const LimberProblem *problem;

  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *said = limber_problem_format (problems->pdata[i], "text", text);

      g_test_message ("%s", said);
    }
  g_assert_cmpuint (problems->len, ==, 1);
  problem = problems->pdata[0];
  g_assert_cmpstr (problem->message, ==, message);
  g_assert_cmpint (problem->warning, ==, warning);
  g_assert_cmpint (problem->line, ==, line);
  g_assert_cmpint (problem->column, ==, column);
}
