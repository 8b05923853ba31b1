/* child.h — programs that tests run beside them.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* For programs that end when the test does, also when it fails; their messages are dropped.
 * Returns: (transfer full) */
GSubprocessLauncher *child_launcher_new (void);

/* Tells it to end and waits until it has. */
void child_stop (GSubprocess *child);

/* Runs a command to its end, which must be a good one. NULL-terminated arguments. */
void child_run (GSubprocessLauncher *launcher, ...) G_GNUC_NULL_TERMINATED;

/* The next line that @descriptor gives, without its end; fails the test where there is none.
 * Returns: (transfer full) */
char *child_read_line (int descriptor);

G_END_DECLS
