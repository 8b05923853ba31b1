/* server-watch.h — who owns org.freedesktop.Notifications, and what that one process says.
 *
 * A notification server that starts anew counts its ids from 1 again, so every id and every
 * signal belongs to one owner of the name, told by its unique name on the bus. Nothing here
 * waits for an answer; a server that hangs is simply never there. One that answers with an error
 * is asked again for ten seconds.
 *
 * All is called on, and calls back on, the thread-default main context of the maker.
 */
#pragma once

#include "notifier-server.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  /* An owner has said who it is and what it can. @server is valid until gone(). */
  void (*there) (const LimberServer *server, gpointer data);
  /* The owner that was there has left; all its ids mean nothing now. */
  void (*gone) (gpointer data);
  /* A button was pressed, a notice left the screen: only from the owner that is there. */
  void (*action) (guint32 server_id, const char *key, gpointer data);
  void (*closed) (guint32 server_id, gpointer data);
  /* It answered what limber_server_watch_probe() asked. */
  void (*awake) (gpointer data);
} LimberServerEvents;

typedef struct _LimberServerWatch LimberServerWatch;

/* Starts nothing by itself, but where no owner has appeared after @activate_after_seconds (0:
 * never) the bus is asked once to start one. Returns: (transfer full) */
LimberServerWatch *limber_server_watch_new (GDBusConnection *bus, guint activate_after_seconds,
                                            const LimberServerEvents *events, gpointer data);
void limber_server_watch_free (LimberServerWatch *watch);

/* Unique name and description of the owner; NULL while none is there. (transfer none) */
const char *limber_server_watch_owner (LimberServerWatch *watch);
const LimberServer *limber_server_watch_server (LimberServerWatch *watch);

/* How it treats notices; of no meaning while none is there. (transfer none) */
const LimberServerManners *limber_server_watch_manners (LimberServerWatch *watch);

/* Asks the server anything at all; awake() follows when it answers, if it ever does. */
void limber_server_watch_probe (LimberServerWatch *watch);

/* Tells @owner, a unique name, to take @server_id off the screen. */
void limber_server_watch_close (LimberServerWatch *watch, const char *owner, guint32 server_id);

G_END_DECLS
