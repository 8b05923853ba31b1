/* fuzz-routine: whatever bytes a file holds, reading it ends with a routine or with an error,
 * and what can be told of either is told. The bytes go all the way: text, lint, libconfig,
 * schema, checks, meaning, preview.
 *
 * Built with libFuzzer by `make fuzz`; tests/test-corpus.c runs it over the kept inputs. */

#include "fuzz-routine.h"

#include "core/decode.h"
#include "core/meaning.h"
#include "core/preview.h"
#include "core/wrap.h"
#include "world/routine-file.h"

#include <stdlib.h>
#include <string.h>

/* 2026-03-28 in London: the next day has a gap. */
#define DATE 739703
#define DAYS 10

static void
require (gboolean good, const char *what)
{
  if (good)
    return;
  /* not g_error: libFuzzer keeps the input of an abort, not of a trap */
  g_printerr ("%s\n", what);
  abort ();
}

static int
count_lines (const char *text)
{
  int lines = 1;

  while ((text = strchr (text, '\n')) != NULL)
    {
      text++;
      lines++;
    }
  return lines;
}

static void
check_problems (const LimberProblems *problems, const char *text)
{
  int lines = count_lines (text);

  for (guint i = 0; i < problems->len; i++)
    {
      const LimberProblem *problem = problems->pdata[i];
      g_autofree char *said = limber_problem_format (problem, "file", text);

      require (problem->line >= 0 && problem->line <= lines, "a problem behind the end of the file");
      require (problem->line == 0 || problem->column > 0, "a problem without a column");
      require (g_utf8_validate (said, -1, NULL), "a problem that is not UTF-8");
      require (strcmp (problem->message, "limber and libconfig read this differently.") != 0, problem->message);
    }
}

static void
check_columns (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    require (limber_wrap_columns (*line) <= 80, "a line of more than 80 columns");
}

static void
tell (LimberRoutine *routine)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/London");
  g_autofree char *meaning = limber_meaning (routine, DATE, zone, TRUE);
  g_autoptr (LimberPreview) preview = limber_preview_new (routine, zone, "Europe/London", DATE, DAYS);
  g_autofree char *calendar = limber_preview_text (preview);
  g_autofree char *ics = limber_preview_ics (preview, 0);

  check_columns (meaning);
  check_columns (calendar);
  require (ics == NULL || g_utf8_validate (ics, -1, NULL), "a calendar that is not UTF-8");
}

int
LLVMFuzzerTestOneInput (const uint8_t *bytes, size_t length)
{
  g_autoptr (LimberProblems) problems = limber_problems_new ();
  g_autofree char *text = limber_decode ((const char *)bytes, length, problems);
  g_autoptr (LimberRoutine) routine = NULL;

  if (text == NULL)
    {
      require (limber_problems_errors (problems) == 1, "refused without a reason");
      return 0;
    }
  routine = limber_routine_file_parse (text, NULL, problems);
  require ((routine != NULL) == (limber_problems_errors (problems) == 0), "neither a routine nor an error");
  check_problems (problems, text);
  if (routine != NULL)
    tell (routine);
  return 0;
}
