/* inbox.h — a routine file dropped into a folder is installed as if by command.
 *
 * A good one is taken over with its pictures and removed from the folder. A bad one, and an older
 * revision than the one in force, stays there and is told of, on the screen and in `limber
 * status`, until it is mended or removed.
 */
#pragma once

#include "daemon.h"

G_BEGIN_DECLS

typedef struct _LimberInbox LimberInbox;

/* Creates the folder @inbox where it is missing, and puts what comes into the store @routines.
 * @installed is called with @data when the store has changed. */
LimberInbox *limber_inbox_new (const char *inbox, const char *routines, LimberDaemon *daemon, GCallback installed,
                               gpointer data);
void limber_inbox_free (LimberInbox *inbox);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberInbox, limber_inbox_free)

G_END_DECLS
