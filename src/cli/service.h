/* service.h — the daemon, as a command needs it that has just changed something.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Has a running limberd look at its files again, or the service manager start one, which does so
 * by itself. FALSE with @error, half a sentence. */
gboolean limber_service_bring_up (GError **error);

G_END_DECLS
