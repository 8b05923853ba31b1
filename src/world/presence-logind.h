/* presence-logind.h — the lock of the client's screen and the sleep of the machine, from systemd-logind.
 *
 * A user service belongs to no session, so the lock is that of the session which logind calls
 * the user's display. The machine is held up for the moment that listeners of "changed" need
 * before it sleeps.
 *
 * Signal:
 *   "changed"  one of the answers below is another one; from the main context
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_LOGIND (limber_logind_get_type ())
G_DECLARE_FINAL_TYPE (LimberLogind, limber_logind, LIMBER, LOGIND, GObject)

/* @system: the system bus. Returns: (transfer full) */
LimberLogind *limber_logind_new (GDBusConnection *system);

/* TRUE once logind has answered, or is known not to be there. */
gboolean limber_logind_is_ready (LimberLogind *logind);

/* logind is there. */
gboolean limber_logind_is_present (LimberLogind *logind);

/* FALSE means nothing: not every locker tells logind. */
gboolean limber_logind_is_locked (LimberLogind *logind);

gboolean limber_logind_is_asleep (LimberLogind *logind);

G_END_DECLS
