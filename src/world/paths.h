/* paths.h — where limber's files lie, after the XDG base directories.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* All (transfer full). */
char *limber_path_routines (void); /* $XDG_DATA_HOME/limber/routines: the installed files */
char *limber_path_inbox (void);    /* $XDG_DATA_HOME/limber/inbox: drop a file to install it */
char *limber_path_progress (void); /* $XDG_DATA_HOME/limber/progress.db */
char *limber_path_spool (void);    /* rows that could not be written: in the runtime directory */
char *limber_path_settings (void); /* $XDG_CONFIG_HOME/limber/limber.conf */

/* What is on the screen, in the runtime directory, for the limberd that has @bus_name. */
char *limber_path_notices (const char *bus_name);

/* The rest lies beside the program where that was just built, else where `make install` puts it. */

/* The PNG of a built-in picture, "knee-to-chest", and the drawing (SVG) that it was made of. */
char *limber_path_picture (const char *name);
char *limber_path_drawing (const char *name);

char *limber_path_cue (void);    /* the helper limber-cue */
char *limber_path_unpack (void); /* the helper limber-unpack */
char *limber_path_locale (void); /* the translations, a folder a language */

/* The folder of the routine files that limber brings along. */
char *limber_path_shipped (void);

G_END_DECLS
