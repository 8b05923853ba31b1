/* see.h — waiting in tests for what presence will say, and for what that may cost.
 */
#pragma once

#include "world/presence.h"

G_BEGIN_DECLS

/* Runs the main loop until @presence says so; fails the test where it never does. */
void see_state (LimberPresence *presence, LimberPresenceState state);
void see_source (LimberPresence *presence, const char *source);

/* Runs the main loop until @presence has emitted "changed". */
void see_change (LimberPresence *presence);

/* How often the threads of this process went to sleep of their own accord until now. Each
 * such sleep ends in one wake-up. */
guint see_sleeps (void);

/* Fails the test if the main loop would wake up by itself: nothing is waited for but events. */
void see_no_timers (void);

G_END_DECLS
