/* limber — the command: finds the sub-command and runs it. */

#include "cli/cli.h"
#include "cli/commands.h"
#include "world/paths.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

typedef struct
{
  const char *name;
  const char *summary;
  int (*run) (int argc, char **argv);
} Command;

/* In the order in which a client meets them. */
static const Command commands[] = {
  { "status", N_ ("today: done, next, waiting"), limber_cmd_status },
  { "start", N_ ("begin an activity"), limber_cmd_start },
  { "next", N_ ("go on to the next step of a session"), limber_cmd_next },
  { "back", N_ ("begin the step again, or go back to the one before"), limber_cmd_back },
  { "pause-session", N_ ("pause a session, or go on with it"), limber_cmd_pause_session },
  { "stop", N_ ("stop a session"), limber_cmd_stop },
  { "done", N_ ("say that an activity was done"), limber_cmd_done },
  { "skip", N_ ("say that it will not be done today"), limber_cmd_skip },
  { "snooze", N_ ("be reminded again later"), limber_cmd_snooze },
  { "undo", N_ ("take the last answer back"), limber_cmd_undo },
  { "correct", N_ ("amend what the log says of an earlier day"), limber_cmd_correct },
  { "remind", N_ ("show a reminder of an activity now"), limber_cmd_remind },
  { "pain", N_ ("how much it hurts now"), limber_cmd_pain },
  { "warning-signs", N_ ("ask the warning signs now"), limber_cmd_warning_signs },
  { "pause", N_ ("no reminders for a while"), limber_cmd_pause },
  { "resume", N_ ("reminders as planned again"), limber_cmd_resume },
  { "install", N_ ("take over a routine file from your therapist"), limber_cmd_install },
  { "open", N_ ("today in the browser; FILE: install it as by a double click"), limber_cmd_open },
  { "list", N_ ("the routines that are installed"), limber_cmd_list },
  { "rollback", N_ ("go back to the revision of a routine before"), limber_cmd_rollback },
  { "remove", N_ ("remove a routine; the history stays"), limber_cmd_remove },
  { "check", N_ ("find the mistakes in a routine file"), limber_cmd_check },
  { "report", N_ ("one page for your next session"), limber_cmd_report },
  { "log", N_ ("the history, row by row"), limber_cmd_log },
  { "export", N_ ("the history as a file"), limber_cmd_export },
  { "import", N_ ("take over the history of another computer"), limber_cmd_import },
  { "preview", N_ ("the calendar that a routine file means"), limber_cmd_preview },
  { "new", N_ ("a commented routine file to start from"), limber_cmd_new },
  { "handout", N_ ("a routine as a page to print, with pictures"), limber_cmd_handout },
};

static void
print_help (void)
{
  g_autofree char *words
      = g_strjoin (" ", _ ("'limber COMMAND --help' explains a command. ACTIVITY is the word in the last column of"),
                   _ ("'limber status'; where it is left out, the one that is waiting is meant."), NULL);
  g_autofree char *closing = limber_cli_in_lines (words);

  g_print ("%s\n\n", _ ("Usage: limber [COMMAND] [OPTION…]"));
  g_print ("%s\n\n", _ ("Reminds you of the routine your therapist gave you. Without a command: today."));
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    g_print ("  %-13s  %s\n", commands[i].name, _ (commands[i].summary));
  g_print ("\n%s\n", closing);
}

/* Options of limber itself stand before the command. Returns how many words they take, -1 for a
 * bad one. */
static int
read_own_options (int argc, char **argv)
{
  if (argc > 1 && strcmp (argv[1], "--bus-name") == 0 && argc > 2)
    {
      limber_cli_set_bus_name (argv[2]);
      return 2;
    }
  if (argc > 1 && argv[1][0] == '-')
    {
      limber_cli_complain (_ ("%s: there is no such option; see limber --help"), argv[1]);
      return -1;
    }
  return 0;
}

int
main (int argc, char **argv)
{
  static char *status[] = { (char *)"status", NULL };
  g_autofree char *translations = limber_path_locale ();
  int own;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, translations);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  umask (077);
  if (argc > 1 && (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0 || strcmp (argv[1], "help") == 0))
    {
      print_help ();
      return LIMBER_EXIT_DONE;
    }
  if (argc > 1 && strcmp (argv[1], "--version") == 0)
    {
      g_print ("limber %s\n", LIMBER_VERSION);
      return LIMBER_EXIT_DONE;
    }
  own = read_own_options (argc, argv);
  if (own < 0)
    return LIMBER_EXIT_BAD;
  argc -= own;
  argv += own;
  if (argc < 2)
    return limber_cmd_status (1, status);
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i].name, argv[1]) == 0)
      return commands[i].run (argc - 1, argv + 1);
  limber_cli_complain (_ ("%s: there is no such command; 'limber --help' lists them"), argv[1]);
  return LIMBER_EXIT_BAD;
}
