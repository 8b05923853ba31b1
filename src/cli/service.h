/* service.h — limberd as a service of the user's.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Asks the service manager to start limberd and waits until it is there, a few seconds at most.
 * TRUE when it was started. */
gboolean limber_service_start (void);

G_END_DECLS
