/* presence-socket.h — waits for a display to come back, without polling.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _LimberSocketWatch LimberSocketWatch;

/* Calls @appeared, from the main context and as often as it happens, a second after a file was
 * made at @path (a server makes its socket before it listens). NULL where the folder cannot be
 * watched: a missing one would have to be polled. Returns: (transfer full) (nullable) */
LimberSocketWatch *limber_socket_watch_new (const char *path, void (*appeared) (gpointer data), gpointer data);
void limber_socket_watch_free (LimberSocketWatch *watch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberSocketWatch, limber_socket_watch_free)

G_END_DECLS
