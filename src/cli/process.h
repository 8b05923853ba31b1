/* process.h — other programs that a command starts.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Waits until @process has ended, @seconds at most, and tells whether it succeeded. Where it still runs,
 * @error is G_IO_ERROR_CANCELLED, and it goes on. */
gboolean limber_process_wait (GSubprocess *process, guint seconds, GError **error);

G_END_DECLS
