/* client.h — the command's side of the bus: typed calls to a running daemon.
 *
 * Nothing is ever started by a call but by limber_client_activate(), and none waits longer than three
 * seconds unless it says so. Errors are those of core/error.h; LIMBER_ERROR_UNREACHABLE when there is no daemon or it
 * does not answer.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _LimberClient LimberClient;

/* @bus_name: org.limber.Limber1, or what `limberd --bus-name` was told. */
LimberClient *limber_client_new (const char *bus_name, GError **error);
void limber_client_free (LimberClient *client);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberClient, limber_client_free)

/* Whether there is a daemon, even one that does not answer. */
gboolean limber_client_is_running (LimberClient *client);

/* Whether a service manager of the user's is on the bus. */
gboolean limber_client_has_manager (LimberClient *client);

/* Has the bus start one, as its own files say how; ten seconds at most. */
gboolean limber_client_activate (LimberClient *client);

/* Waits until the daemon can show notifications, @seconds at most, and has the bus start a notification
 * service after @start_after. Runs the default main context. FALSE: there is none, or no daemon. */
gboolean limber_client_wait_for_screen (LimberClient *client, guint start_after, guint seconds);

/* Returns: (transfer full) a{sv} */
GVariant *limber_client_status (LimberClient *client, GError **error);

/* The calls below return the daemon's sentence. (transfer full), NULL with @error.
 * @options: a{sv}, sunk. */
char *limber_client_answer (LimberClient *client, const char *activity, const char *answer, GVariant *options,
                            GError **error);
char *limber_client_correct (LimberClient *client, const char *activity, const char *date, const char *answer,
                             GVariant *options, GError **error);
char *limber_client_session (LimberClient *client, const char *button, GError **error);
char *limber_client_session_answer (LimberClient *client, const char *question, const char *answer, GError **error);
char *limber_client_undo (LimberClient *client, GError **error);
char *limber_client_undo_shown (LimberClient *client, GError **error);
char *limber_client_ask_pause (LimberClient *client, GError **error);

/* @score -1: asks on the screen. */
char *limber_client_pain (LimberClient *client, int score, GVariant *options, GError **error);

/* *@page: (transfer full) a{sv}, as the interface describes it. */
char *limber_client_warning_signs (LimberClient *client, gboolean screen, GVariant **page, GError **error);
char *limber_client_answer_signs (LimberClient *client, gboolean yes, GVariant **page, GError **error);
char *limber_client_remind (LimberClient *client, const char *activity, GError **error);
char *limber_client_pause (LimberClient *client, gint64 until, const char *why, GError **error);
char *limber_client_resume (LimberClient *client, GError **error);
char *limber_client_release (LimberClient *client, GError **error);

/* The session that is under way, as core/session-card.h packs it; empty without one.
 * Returns: (transfer full) a{sv} */
GVariant *limber_client_card (LimberClient *client, GError **error);

/* Called whenever limber_client_card() has another answer; with NULL when the daemon has gone. */
typedef void (*LimberClientCardFunc) (GVariant *card, gpointer data);

/* From now on until @client is freed, in the default main context. Once only. */
void limber_client_watch_card (LimberClient *client, LimberClientCardFunc func, gpointer data);

gboolean limber_client_reload (LimberClient *client, GError **error);

G_END_DECLS
