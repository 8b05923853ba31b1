/* server-process.h — starts tests/support/notification-server and talks to it.
 *
 * The calls wait for the server's answer, which is a real process: not while it is stopped.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _LimberServerProcess LimberServerProcess;

/* @modes: words of notification-server.c, separated by spaces. The server is on its way when this
 * returns. Returns: (transfer full), ended by limber_server_process_free(), which kills it. */
LimberServerProcess *limber_server_process_new (GDBusConnection *bus, const char *modes);
void limber_server_process_free (LimberServerProcess *server);

/* For a service file: the command that starts it. Returns: (transfer full) */
char *limber_server_process_command (const char *modes);

/* SIGSTOP, SIGCONT, SIGKILL. */
void limber_server_process_signal (LimberServerProcess *server, int signal);

/* What a client does. */
void limber_server_process_press (LimberServerProcess *server, guint32 server_id, const char *button);
void limber_server_process_dismiss (LimberServerProcess *server, guint32 server_id);

/* The ids on its screen, "1 2"; "" when it is empty. Returns: (transfer full) */
char *limber_server_process_screen (LimberServerProcess *server);

/* How often Notify, CloseNotification and GetCapabilities were called. Any may be NULL. */
void limber_server_process_counts (LimberServerProcess *server, guint *notifies, guint *closes, guint *asked);

/* Whether the one that owns the name now calls itself @name. */
gboolean limber_server_process_is (LimberServerProcess *server, const char *name);

/* The arguments of the latest Notify, (susssasa{sv}i). Returns: (transfer full) */
GVariant *limber_server_process_last (LimberServerProcess *server);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberServerProcess, limber_server_process_free)

G_END_DECLS
