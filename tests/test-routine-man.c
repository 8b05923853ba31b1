/* doc/limber-routine.5 against the program: each sentence that the page says limber says is
 * said, each example can be read, and each setting has its section and stands in the form to
 * copy from.
 *
 * Before each sentence the page holds a comment `TRY find -> replace`: the change of
 * tests/routines/every-kind.routine, or with nothing to find the whole file, that brings it
 * about. */

#include "core/lint.h"
#include "world/routine-file.h"

#include <string.h>

#define PAGE "doc/limber-routine.5"
#define FORM "routines/every-key.routine"
#define BASE "tests/routines/every-kind.routine"
#define TRY ".\\\" TRY "

static char *page, *form, *base;
static char **lines; /* of the page */

static char *
read_file (const char *path)
{
  char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    g_error ("cannot read %s", path);
  return text;
}

/* What a line of the page looks like to its reader. Returns: (transfer full) */
static char *
plain (const char *line)
{
  g_autoptr (GString) text = g_string_new (line);

  g_string_replace (text, "\\(dq", "\"", 0);
  g_string_replace (text, "\\-", "-", 0);
  g_string_replace (text, "\\&", "", 0);
  g_string_replace (text, "\\e", "\\", 0);
  return g_strdup (text->str);
}

/* The text lines from @line on, up to the next macro. Returns: (transfer full) */
static char *
paragraph (guint line)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (; lines[line] != NULL && *lines[line] != '.'; line++)
    {
      g_autofree char *words = plain (lines[line]);

      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", words);
    }
  return g_strdup (text->str);
}

/* @base with the change that the comment at @line asks for. Returns: (transfer full) */
static char *
changed (guint line)
{
  g_auto (GStrv) parts = g_strsplit (lines[line] + strlen (TRY), "->", 2);
  g_autofree char *find = g_strcompress (g_strstrip (parts[0]));
  g_autofree char *replace = NULL;
  const char *found = strstr (base, find);

  g_assert_nonnull (parts[1]);
  replace = g_strcompress (g_strchug (parts[1]));
  if (*find == '\0')
    return g_strdup (replace);
  g_test_message ("%s", lines[line]);
  g_assert_nonnull (found);
  return g_strdup_printf ("%.*s%s%s", (int)(found - base), base, replace, found + strlen (find));
}

static void
test_sentences (void)
{
  int sentences = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (LimberProblems) problems = limber_problems_new ();
      g_autoptr (LimberRoutine) routine = NULL;
      g_autofree char *text = NULL;
      g_autofree char *sentence = NULL;
      gboolean said = FALSE;

      if (!g_str_has_prefix (lines[i], TRY))
        continue;
      g_assert_true (g_str_has_prefix (lines[i + 1], ".It"));
      text = changed (i);
      sentence = paragraph (i + 2);
      routine = limber_routine_file_parse (text, NULL, problems);
      for (guint j = 0; j < problems->len; j++)
        said |= strcmp (((LimberProblem *)problems->pdata[j])->message, sentence) == 0;
      g_test_message ("%s", sentence);
      g_assert_true (said);
      sentences++;
    }
  g_assert_cmpint (sentences, >, 100);
}

/* An example is a line of .Dl or a block of .Bd -literal. Returns: (transfer full) the text of
 * the one at *@line, which is moved to its end; NULL when there is none. */
static char *
example_at (guint *line)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (g_str_has_prefix (lines[*line], ".Dl "))
    return plain (lines[*line] + strlen (".Dl "));
  if (!g_str_has_prefix (lines[*line], ".Bd -literal"))
    return NULL;
  for ((*line)++; strcmp (lines[*line], ".Ed") != 0; (*line)++)
    {
      g_autofree char *words = plain (lines[*line]);

      g_string_append_printf (text, "%s\n", words);
    }
  return g_strdup (text->str);
}

/* Below a heading "reps (step)" there is an example that begins with the setting's name. */
static void
test_examples (void)
{
  g_autofree char *name = NULL;
  int examples = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (LimberProblems) problems = limber_problems_new ();
      g_autoptr (LimberNode) root = NULL;
      g_autofree char *example = NULL;

      if (g_str_has_prefix (lines[i], ".Sh ") || g_str_has_prefix (lines[i], ".Ss "))
        {
          g_assert_null (name);
          name = *(lines[i] + 2) == 's' ? g_strndup (lines[i] + 4, strcspn (lines[i] + 4, " ")) : NULL;
        }
      if (name == NULL || (example = example_at (&i)) == NULL)
        continue;
      g_test_message ("%s", example);
      root = limber_lint (example, problems);
      g_assert_nonnull (root);
      g_assert_cmpstr (((LimberNode *)root->children->pdata[0])->name, ==, name);
      g_clear_pointer (&name, g_free);
      examples++;
    }
  g_assert_null (name);
  g_assert_cmpint (examples, >, 90);
}

/* The small file at the head of the page is a whole one. */
static void
test_small_file (void)
{
  g_autoptr (LimberProblems) problems = limber_problems_new ();
  g_autoptr (LimberRoutine) routine = NULL;
  guint line = 0;

  while (strcmp (lines[line], ".Sh A SMALL FILE") != 0)
    line++;
  while (!g_str_has_prefix (lines[line], ".Bd"))
    line++;
  g_autofree char *example = example_at (&line);
  routine = limber_routine_file_parse (example, NULL, problems);
  g_assert_nonnull (routine);
  g_assert_cmpuint (problems->len, ==, 0);
}

/* Where a name that nobody knows makes the program list those that it knows. */
static const struct
{
  const char *group, *find;
} groups[] = {
  { NULL, "limber = 1;" },
  { "therapist", "therapist = {" },
  { "client", "client = {" },
  { "day", "day = {" },
  { "remind", "remind = {" },
  { "pain", "pain = {" },
  { "stop_rules", "stop_rules = ( {" },
  { "warning_signs", "warning_signs = {" },
  { "signs", "signs = ( {" },
  { "exercise", "twist = {" },
  { "phase", "phases = (\n  {" },
  { "activity", "plan = (\n    {" },
  { "when", "when = {" },
  { "step", "steps = ( {" },
  { "progress", "progress = {" },
  { "question", "questions = ( {" },
};

/* The settings of a group, as the program lists them. Returns: (transfer full) */
static char **
known_names (const char *find)
{
  static const char *const known = "Known here: ";
  g_autoptr (LimberProblems) problems = limber_problems_new ();
  const char *found = strstr (base, find) + strlen (find);
  g_autofree char *text = g_strdup_printf ("%.*s qqqqqq = 1; %s", (int)(found - base), base, found);
  const LimberProblem *problem;

  g_assert_null (limber_routine_file_parse (text, NULL, problems));
  g_assert_cmpuint (problems->len, ==, 1);
  problem = problems->pdata[0];
  g_assert_true (g_str_has_prefix (problem->hint, known));
  g_autofree char *names = g_strndup (problem->hint + strlen (known), strlen (problem->hint) - strlen (known) - 1);
  return g_strsplit (names, ", ", -1);
}

static void
test_all_settings (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      g_auto (GStrv) names = known_names (groups[i].find);

      for (char **name = names; *name != NULL; name++)
        {
          g_autofree char *heading = groups[i].group == NULL
                                         ? g_strdup_printf ("\n.Ss %s\n", *name)
                                         : g_strdup_printf ("\n.Ss %s (%s)\n", *name, groups[i].group);
          g_autofree char *pattern = g_strdup_printf ("\\b%s +=", *name);

          g_test_message ("%s", heading);
          g_assert_nonnull (strstr (page, heading));
          /* a file has plan or phases; the form has the phases, with a plan in each */
          g_assert_true (g_regex_match_simple (pattern, form, 0, 0));
        }
    }
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  page = read_file (PAGE);
  form = read_file (FORM);
  base = read_file (BASE);
  lines = g_strsplit (page, "\n", -1);
  g_test_add_func ("/routine-man/sentences", test_sentences);
  g_test_add_func ("/routine-man/examples", test_examples);
  g_test_add_func ("/routine-man/small-file", test_small_file);
  g_test_add_func ("/routine-man/all-settings", test_all_settings);
  status = g_test_run ();
  g_strfreev (lines);
  g_free (base);
  g_free (form);
  g_free (page);
  return status;
}
