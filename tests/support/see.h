/* see.h — waiting in tests for what presence will say, and for what that may cost.
 */
#pragma once

#include "world/presence.h"

G_BEGIN_DECLS

/* Runs the main loop until @done, which may be about what other threads and processes do: it is
 * asked again and again. Fails the test where it never is. */
void see (gboolean (*done) (gconstpointer data), gconstpointer data);

/* Runs the main loop until @presence says so; fails the test where it never does. */
void see_state (LimberPresence *presence, LimberPresenceState state);
void see_source (LimberPresence *presence, const char *source);

/* Runs the main loop until @presence has emitted "changed". */
void see_change (LimberPresence *presence);

/* How often the threads of this process went to sleep of their own accord until now. Each
 * such sleep ends in one wake-up. */
guint see_sleeps (void);

/* Runs the main loop until what is under way is done and it would never wake up by itself any
 * more: nothing is waited for but events. Fails the test where something polls. */
void see_no_timers (void);

G_END_DECLS
