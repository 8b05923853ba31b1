/* ask.h — questions that the command itself asks on the screen, one after the other.
 *
 * For whoever has no terminal. Each call runs the default main context until it has an answer.
 */
#pragma once

#include "world/notifier.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Waits at most @seconds for a notification server with buttons. */
gboolean limber_ask_ready (LimberNotifier *notifier, guint seconds);

/* Shows @notice and waits for one of its buttons. NULL when it was closed without an answer, could
 * not be shown, stood there for @seconds, or @given_up was cancelled; it is off the screen
 * afterwards. Returns: (transfer full) (nullable) */
char *limber_ask_button (LimberNotifier *notifier, const LimberNotice *notice, guint seconds, GCancellable *given_up);

G_END_DECLS
