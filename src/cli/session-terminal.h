/* session-terminal.h — the session that is under way, followed and led in a terminal.
 */
#pragma once

#include "bus/client.h"

G_BEGIN_DECLS

/* Shows it until it is over or the client leaves, and says then on stderr how it stands.
 * limber_terminal_keep_signals() must have been called. Returns an exit status of cli.h. */
int limber_session_terminal_run (LimberClient *client);

G_END_DECLS
