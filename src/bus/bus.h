/* bus.h — the daemon on the session bus, as org.limber.Limber1.
 */
#pragma once

#include "daemon/daemon.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define LIMBER_BUS_NAME "org.limber.Limber1"
#define LIMBER_BUS_PATH "/org/limber/Limber1"

/* Registers the domain of errors, so that codes of core/error.h cross the bus. Called by both
 * sides before anything else. */
void limber_bus_register_errors (void);

typedef struct _LimberBus LimberBus;

/* Exports @daemon on @connection. @reload is called for the Reload method.
 * Returns: (transfer full), NULL with @error */
LimberBus *limber_bus_new (GDBusConnection *connection, LimberDaemon *daemon, GCallback reload, gpointer data,
                           GError **error);
void limber_bus_free (LimberBus *bus);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberBus, limber_bus_free)

G_END_DECLS
