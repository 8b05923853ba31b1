/* cli.h — what the commands of `limber` share: exit statuses, complaints, options, the bus.
 */
#pragma once

#include "bus/client.h"
#include "core/error.h"
#include "core/problem.h"
#include "core/routine.h"

G_BEGIN_DECLS

typedef enum
{
  LIMBER_EXIT_DONE = 0,
  LIMBER_EXIT_REFUSED = 1,     /* refused or nothing found; `check`: warnings only */
  LIMBER_EXIT_BAD = 2,         /* bad usage or a bad file */
  LIMBER_EXIT_UNREACHABLE = 3, /* the daemon cannot be reached */
} LimberExit;

/* "limber: what: why, and what to do" to stderr. */
void limber_cli_complain (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* Complains of @error and tells the exit status that fits it. */
int limber_cli_fail (const GError *error);

/* Reads the options of one command; --help prints and leaves with status 0. Afterwards @argv
 * holds the command's name and what is no option. FALSE with the complaint made. */
gboolean limber_cli_parse (int *argc, char ***argv, const char *parameters, const char *summary,
                           const GOptionEntry *entries);

/* Returns: (transfer full) @text in lines that fit a terminal, without a line feed at its end;
 * line feeds in it are taken for spaces */
char *limber_cli_in_lines (const char *text);

/* The bus name to call: org.limber.Limber1 unless `limber --bus-name` said otherwise. */
void limber_cli_set_bus_name (const char *name);

/* A connection to the daemon, or NULL with @error. */
LimberClient *limber_cli_connect (GError **error);

/* Reads a routine file. What is wrong goes to stderr, warnings only with @warnings.
 * *@text (nullable, transfer full) is the file's text. Returns: (transfer full) (nullable) */
LimberRoutine *limber_cli_read_routine (const char *path, gboolean warnings, char **text);

/* Asks a yes-or-no question on the terminal; FALSE also where there is nobody to ask. */
gboolean limber_cli_confirm (const char *question);

G_END_DECLS
