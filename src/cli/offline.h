/* offline.h — the state of things where no daemon runs: from the files and the history alone.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* In the shape of daemon/status.h, "running" FALSE. What cannot be read stands among its
 * problems. Returns: (transfer full) */
GVariant *limber_offline_status (void);

G_END_DECLS
