/* logind-lock.h — asks systemd-logind to put off or prevent something.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* @what: "sleep", "idle", @mode: "delay", "block", in logind's words; @why is for people. Never
 * asks for a password. @callback gets the connection as its source object. */
void limber_logind_lock_take (GDBusConnection *system, const char *what, const char *mode, const char *why,
                              GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);

/* The lock, held until this descriptor is closed; -1 with @error when refused. */
int limber_logind_lock_finish (GDBusConnection *system, GAsyncResult *result, GError **error);

G_END_DECLS
