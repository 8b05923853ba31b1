/* on-screen.h — what the launcher asks limberd for: started where it does not run, and what goes wrong
 * told on the desktop, for nobody has typed it.
 */
#pragma once

#include "bus/client.h"

G_BEGIN_DECLS

/* As the calls of client.h: the daemon's sentence (transfer full), or NULL with @error. */
typedef char *(*LimberOnScreenCall) (LimberClient *client, GError **error);

/* Waits some seconds at most for limberd and for notifications, then calls. @tells: the daemon says on
 * the screen itself what came of it, a refusal too. Returns the exit status of cli.h. */
int limber_on_screen (LimberOnScreenCall call, gboolean tells);

G_END_DECLS
