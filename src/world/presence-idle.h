/* presence-idle.h — one place to learn from whether keyboard and mouse are in use.
 *
 * Base of the sources of presence-system.c, one file each. A source looks for what it needs
 * by itself, without blocking, goes on looking where that can be waited for without polling,
 * and says what it found by limber_idle_report(), from the main context and never from within
 * its constructor.
 *
 * Signal:
 *   "changed"  limber_idle_state() or limber_idle_name() has another answer; the last thing a
 *              source does in a callback, for it may be dropped by whoever listens
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  LIMBER_IDLE_LOOKING, /* not known yet */
  LIMBER_IDLE_ABSENT,  /* there is nothing of this kind: ask the next source */
  LIMBER_IDLE_UNABLE,  /* there is, but it cannot tell; nor could the next source, which sees only part of the input */
  LIMBER_IDLE_ACTIVE,
  LIMBER_IDLE_IDLE,
} LimberIdleState;

#define LIMBER_TYPE_IDLE (limber_idle_get_type ())
G_DECLARE_DERIVABLE_TYPE (LimberIdle, limber_idle, LIMBER, IDLE, GObject)

struct _LimberIdleClass
{
  GObjectClass parent;

  /* The client has become ACTIVE, or is and limber_idle_after() changed: watch for that. */
  void (*arm) (LimberIdle *idle);
};

LimberIdleState limber_idle_state (LimberIdle *idle);

/* Microseconds since the last input when the source said IDLE; 0 in any other state. */
gint64 limber_idle_ago (LimberIdle *idle);

/* As in limber_presence_source(). Static. */
const char *limber_idle_name (LimberIdle *idle);

/* How long without input is IDLE, in seconds, > 0. Counts from the next input on when the
 * client is idle already. */
void limber_idle_set_after (LimberIdle *idle, guint seconds);
guint limber_idle_after (LimberIdle *idle);

/* For the sources. */
void limber_idle_set_name (LimberIdle *idle, const char *name);
void limber_idle_report (LimberIdle *idle, LimberIdleState state, gint64 ago);

G_END_DECLS
