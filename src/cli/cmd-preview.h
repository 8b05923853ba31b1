/* cmd-preview.h — `limber preview FILE [--from DATE] [--days N] [--zone TZ] [--json|--ics]`.
 */
#pragma once

/* @argv[0] is the command's name, as in main(). Writes the calendar to stdout and what is wrong
 * to stderr. Returns the exit status: 0 good, 1 nothing to export or stdout cannot be written,
 * 2 bad usage or a bad file. */
int limber_cmd_preview (int argc, char **argv);
