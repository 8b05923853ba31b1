/* presence.h — whether the client is at the computer. Event-driven: no source polls.
 *
 * Until the sources have been asked for the first time the answer may be UNASKED; "changed" is
 * then emitted once whatever they say.
 *
 * Signal:
 *   "changed"  limber_presence_get() or limber_presence_source() has another answer;
 *              from the main context
 */
#pragma once

#include "core/presence-state.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_PRESENCE (limber_presence_get_type ())
G_DECLARE_INTERFACE (LimberPresence, limber_presence, LIMBER, PRESENCE, GObject)

struct _LimberPresenceInterface
{
  GTypeInterface parent;

  LimberPresenceReading (*get) (LimberPresence *presence);
  const char *(*source) (LimberPresence *presence);
  void (*set_idle_after) (LimberPresence *presence, guint seconds);
};

LimberPresenceReading limber_presence_get (LimberPresence *presence);

/* A name for `limber status`: "mutter", "ext-idle-notify", "kde-idle", "x11", "none" …
 * (transfer none), valid until "changed" */
const char *limber_presence_source (LimberPresence *presence);

/* How long without input counts as IDLE; 120 s until set. 0: idle is not watched at all. */
void limber_presence_set_idle_after (LimberPresence *presence, guint seconds);

G_END_DECLS
