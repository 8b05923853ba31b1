/* launch.h — starts another program of limber for the client, one that may open a browser.
 *
 * What the daemon's unit forbids is forbidden to its children as well, and no browser lives with
 * that. So where the process is bound in that way the user's service manager is asked to run the
 * program in a unit of its own; elsewhere it is a plain child.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* @why: NULL when it was started, else why not. */
typedef void (*LimberLaunched) (const char *why, gpointer data);

/* @argv: NULL-terminated, the program with its path; it sees the desktop that this process sees.
 * @description: what the service manager calls it, translated. @done is called once, later, from the
 * default main context, unless @cancellable was cancelled. */
void limber_launch (GDBusConnection *session, const char *const *argv, const char *description,
                    GCancellable *cancellable, LimberLaunched done, gpointer data);

/* The path of the program called @name that lies beside this one. Returns: (transfer full) */
char *limber_launch_beside (const char *name);

G_END_DECLS
