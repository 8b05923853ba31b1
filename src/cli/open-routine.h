/* open-routine.h — what a double click on a routine file does: install it without a terminal.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @path is a routine file, a folder with one, or a .zip of either. Shows the routine as a page in
 * the browser, asks for everything on the screen, installs it, and starts limberd where it is not
 * running. What is wrong with the file becomes a page to send back. Runs until the client has
 * answered, an hour at most for each question. Returns the exit status of cli.h: refused also
 * when the client did not want it. */
int limber_open_routine (const char *path);

G_END_DECLS
