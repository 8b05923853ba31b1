/* notifier-libnotify.h — notices through libnotify, confined to a worker thread.
 *
 * Every libnotify call is synchronous and may wait 25 s for a server that hangs, so none is
 * made on the main thread. Libnotify keeps global state: there is one of these in a process.
 *
 * A server counts as there once it has said who it is. One that hangs later leaves a notice on
 * its way, neither shown nor failed, until it wakes, goes, or the notice is withdrawn.
 */
#pragma once

#include "notifier.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Watches org.freedesktop.Notifications on @bus, which must be g_bus_get_sync (G_BUS_TYPE_SESSION),
 * the one connection that libnotify knows, without starting anything;
 * where no owner has appeared after @activate_after_seconds the bus may start one, once.
 * 0: never. Dropping the last reference withdraws what is on the screen and waits at most a
 * second for the worker. @helper: the path of limber-cue, which reads the pictures of notices.
 * Returns: (transfer full) */
LimberNotifier *limber_notifier_libnotify_new (GDBusConnection *bus, guint activate_after_seconds, const char *helper);

/* Takes off what an earlier process, that was killed, left on the screen of the server that is still
 * the same one, and from now on notes at @path what the next one would have to take off. Once, and
 * only for whoever has the place of the earlier process to itself. */
void limber_notifier_libnotify_take_over (LimberNotifier *notifier, const char *path);

G_END_DECLS
