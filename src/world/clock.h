/* clock.h — the only way limber learns the time, and the two alarms it may set.
 *
 * Wall time (CLOCK_REALTIME) says when to offer; steady time (CLOCK_BOOTTIME, which goes on
 * in suspend and ignores clock steps) says how long to hold. There is one deadline of each
 * kind: setting one replaces the one before it. Signals come from the main context.
 *
 * Signals:
 *   "wall-deadline"   the wall deadline has come; it is then no longer set
 *   "steady-deadline" the same for the steady one
 *   "changed"         the clock was set, the machine resumed, or the time zone is another one;
 *                     deadlines stay set
 */
#pragma once

#include "core/civil.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_CLOCK (limber_clock_get_type ())
G_DECLARE_INTERFACE (LimberClock, limber_clock, LIMBER, CLOCK, GObject)

struct _LimberClockInterface
{
  GTypeInterface parent;

  LimberInstant (*now) (LimberClock *clock);
  gint64 (*steady) (LimberClock *clock);
  gint64 (*suspended) (LimberClock *clock);
  GTimeZone *(*zone) (LimberClock *clock);
  const char *(*zone_name) (LimberClock *clock);
  void (*set_wall_deadline) (LimberClock *clock, LimberInstant deadline);
  void (*set_steady_deadline) (LimberClock *clock, gint64 deadline);
};

/* Microseconds since the epoch. */
LimberInstant limber_clock_now (LimberClock *clock);

/* Microseconds since an unknown start; comparable within one boot. */
gint64 limber_clock_steady (LimberClock *clock);

/* How much of the steady time the machine has spent asleep, in microseconds. */
gint64 limber_clock_suspended (LimberClock *clock);

/* The zone in force. Returns: (transfer none), valid until "changed" */
GTimeZone *limber_clock_zone (LimberClock *clock);

/* Its name, "Europe/London", or "UTC" where no name can be found. (transfer none) */
const char *limber_clock_zone_name (LimberClock *clock);

/* LIMBER_NEVER takes the deadline back. One that has passed fires at once, from the main loop. */
void limber_clock_set_wall_deadline (LimberClock *clock, LimberInstant deadline);
void limber_clock_set_steady_deadline (LimberClock *clock, gint64 deadline);

G_END_DECLS
