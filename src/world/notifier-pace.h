/* notifier-pace.h — when a server can take the next notice: some lose one that follows a closing
 * too soon, and some refuse one that says the same as the one before.
 *
 * On the worker thread, as all of the notifier's screen.
 */
#pragma once

#include "notifier-server.h"

G_BEGIN_DECLS

typedef struct _LimberNotifierPace LimberNotifierPace;

/* @go_on is called, with @data and from @context, whenever something that did not fit may fit now.
 * Returns: (transfer full) */
LimberNotifierPace *limber_notifier_pace_new (GMainContext *context, void (*go_on) (gpointer data), gpointer data);
void limber_notifier_pace_free (LimberNotifierPace *pace);

/* A notice was taken off the screen. */
void limber_notifier_pace_closed (LimberNotifierPace *pace, const LimberServerManners *manners);

/* While it gets over that. */
gboolean limber_notifier_pace_rests (const LimberNotifierPace *pace);

/* Whether the server would refuse @words, being those of the notice before; else they are sent now. */
gboolean limber_notifier_pace_refuses (LimberNotifierPace *pace, const LimberServerManners *manners, const char *words);

/* Another server begins. */
void limber_notifier_pace_forget (LimberNotifierPace *pace);

G_END_DECLS
