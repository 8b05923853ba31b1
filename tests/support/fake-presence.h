/* fake-presence.h — a client who comes, goes and locks the screen when a test says so.
 */
#pragma once

#include "world/presence.h"

G_BEGIN_DECLS

#define FAKE_TYPE_PRESENCE (fake_presence_get_type ())
G_DECLARE_FINAL_TYPE (FakePresence, fake_presence, FAKE, PRESENCE, GObject)

/* UNKNOWN, from the source "none". Returns: (transfer full) */
FakePresence *fake_presence_new (void);

/* The client has been @state for @ago microseconds; emits "changed", also when nothing changed,
 * as sources may. */
void fake_presence_set (FakePresence *fake, LimberPresenceState state, gint64 ago);

/* Another source answers from now on; emits "changed". */
void fake_presence_set_source (FakePresence *fake, const char *source);

/* What limber_presence_set_idle_after() last asked for, in seconds; 120 before. */
guint fake_presence_idle_after (FakePresence *fake);

G_END_DECLS
