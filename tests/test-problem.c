#include "core/nearest.h"
#include "core/problem.h"

#include <string.h>

static const struct
{
  int line, column;
  const char *text, *expected;
} formats[] = {
  { 0, 0, "a = 1;\n", "f: error: wrong\n    mend\n" },
  { 2, 0, "a = 1;\nb = 2;\n", "f:2: error: wrong\n    mend\n" },
  { 2, 5, "a = 1;\nb = 2;\n", "f:2:5: error: wrong\n    b = 2;\n        ^\n    mend\n" },
  { 1, 7, "b = 2;", "f:1:7: error: wrong\n    b = 2;\n          ^\n    mend\n" },
  { 9, 1, "b = 2;", "f:9:1: error: wrong\n    mend\n" },
  { 1, 2, NULL, "f:1:2: error: wrong\n    mend\n" },
  /* a tab counts as one character and is shown as one */
  { 1, 3, "\t\tx", "f:1:3: error: wrong\n      x\n      ^\n    mend\n" },
  /* wide characters take two columns, and nothing reaches the terminal as a command */
  { 1, 3, "漢字x", "f:1:3: error: wrong\n    漢字x\n        ^\n    mend\n" },
  { 1, 2, "\x1b[2J", "f:1:2: error: wrong\n    \xef\xbf\xbd[2J\n     ^\n    mend\n" },
  { 1, 2, "a\xe4", "f:1:2: error: wrong\n    a\xef\xbf\xbd…\n     ^\n    mend\n" },
  { 1, 1, "\xe4 end", "f:1:1: error: wrong\n    \xef\xbf\xbd…\n    ^\n    mend\n" },
};

static void
test_format (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autoptr (LimberProblems) problems = limber_problems_new ();
      g_autofree char *said = NULL;

      limber_problems_add (problems, FALSE, formats[i].line, formats[i].column, "mend", "wrong");
      said = limber_problem_format (problems->pdata[0], "f", formats[i].text);
      g_assert_cmpstr (said, ==, formats[i].expected);
    }
}

/* However long the line, the caret stands under its character within 80 columns. */
static void
test_long_line (void)
{
  for (int column = 1; column < 400; column++)
    {
      g_autoptr (LimberProblems) problems = limber_problems_new ();
      g_autofree char *line = g_strnfill (400, '.');
      g_autofree char *said = NULL;
      g_auto (GStrv) lines = NULL;
      const char *caret;
      glong at;

      line[column - 1] = 'X';
      limber_problems_add (problems, TRUE, 1, column, NULL, "long");
      said = limber_problem_format (problems->pdata[0], "f", line);
      lines = g_strsplit (said, "\n", 0);
      g_assert_cmpint (g_utf8_strlen (lines[1], -1), <=, 80);
      caret = strchr (lines[2], '^');
      at = caret - lines[2];
      g_assert_cmpint (*g_utf8_offset_to_pointer (lines[1], at), ==, 'X');
    }
}

static const struct
{
  const char *word, *expected;
} nearest[] = {
  { "hold_second", "hold_seconds" },
  { "holdseconds", "hold_seconds" },
  { "Hold-Seconds", "hold_seconds" },
  { "hold_minutes", NULL },
  { "tittle", "title" },
  { "titel", "title" },
  { "mond", "mon" },
  { "monday", "mon" },
  { "xyz", NULL },
  { "", NULL },
  { "t", NULL },
  { "side", NULL },
};

static void
test_nearest (void)
{
  g_autofree char *huge = g_strnfill (5000, 'q'), *long_word = g_strnfill (70, 'q');
  const char *const words[] = { "title", "hold_seconds", long_word, "mon", "questions", NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (nearest); i++)
    g_assert_cmpstr (limber_nearest (nearest[i].word, words), ==, nearest[i].expected);
  g_assert_null (limber_nearest (huge, words));
  g_assert_null (limber_nearest (long_word + 10, words));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/problem/format", test_format);
  g_test_add_func ("/problem/long-line", test_long_line);
  g_test_add_func ("/problem/nearest", test_nearest);
  return g_test_run ();
}
