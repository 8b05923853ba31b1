/* open: what a double click on a routine file does. */

#include "cli.h"
#include "commands.h"
#include "open-routine.h"

#include <glib/gi18n.h>

int
limber_cmd_open (int argc, char **argv)
{
  if (!limber_cli_parse (&argc, &argv, _ ("FILE|FOLDER|ARCHIVE"),
                         _ ("Installs a routine without a terminal: shows it in the browser and asks on the screen."),
                         NULL))
    return LIMBER_EXIT_BAD;
  if (argc != 2)
    {
      limber_cli_complain (_ ("open: name one routine file, as in limber open first.routine"));
      return LIMBER_EXIT_BAD;
    }
  return limber_open_routine (argv[1]);
}
