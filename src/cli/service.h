/* service.h — the daemon, as a command needs it that has just changed something or wants to show it.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Has the service manager start limberd and waits until it is there, some seconds at most. FALSE with
 * @error, half a sentence. */
gboolean limber_service_start (GError **error);

/* Has a running limberd look at its files again, or the service manager start one, which does so
 * by itself. FALSE with @error, half a sentence. */
gboolean limber_service_bring_up (GError **error);

G_END_DECLS
