/* service.h — the daemon, as a command needs it that has just changed something or wants to show it.
 */
#pragma once

#include "bus/client.h"

G_BEGIN_DECLS

/* Has limberd started and waits until it is there, some seconds at most: by the service manager, else
 * by the bus. One that is masked stays off. FALSE with @error, half a sentence. */
gboolean limber_service_start (LimberClient *client, GError **error);

/* The same where none runs; one that runs has to answer. */
gboolean limber_service_bring_up (LimberClient *client, GError **error);

/* Has it started with the desktop from now on, for somebody who has just asked for reminders. Where no
 * service manager can be told, nothing is lost: it runs until they log out. */
void limber_service_enable (void);

/* @why as those give it, and what to do, for whoever knows no service manager. Returns: (transfer full) */
char *limber_service_advice (const char *why);

G_END_DECLS
