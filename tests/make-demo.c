/* make-demo ROUTINE FROM DAYS [SEED]: prints a made-up history for `limber import`, to look at a
 * report of it. */

#include "cli/row-json.h"
#include "support/demo.h"
#include "support/routines.h"
#include "world/routine-file.h"

#include <stdio.h>
#include <stdlib.h>

int
main (int argc, char **argv)
{
  g_autoptr (LimberProblems) problems = limber_problems_new ();
  g_autoptr (LimberRoutine) routine = argc < 4 ? NULL : limber_routine_file_read (argv[1], problems);
  g_autoptr (GTimeZone) zone = limber_test_zone ("Europe/London");
  g_autoptr (GPtrArray) rows = NULL;
  LimberDemo demo = { .seed = 7, .origin = "demo", .holiday_every = 28 };

  if (routine == NULL)
    {
      fprintf (stderr, "make-demo ROUTINE FROM DAYS [SEED]\n");
      return EXIT_FAILURE;
    }
  demo.from = limber_date_parse (argv[2]);
  demo.days = atoi (argv[3]);
  if (argc > 4)
    demo.seed = (guint32)atoi (argv[4]);
  rows = limber_demo_history (&demo, routine, zone, "Europe/London");
  printf ("{\"limber-history\": %d, \"rows\": %u}\n", LIMBER_HISTORY_FORMAT, rows->len);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (GString) line = g_string_new (NULL);

      limber_row_json_append (line, rows->pdata[i], zone, TRUE);
      puts (line->str);
    }
  return EXIT_SUCCESS;
}
