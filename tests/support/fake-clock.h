/* fake-clock.h — a LimberClock that moves only when a test says so.
 *
 * Signals are emitted from within the calls below, never from the setting of a deadline; what
 * would "fire at once from the main loop" fires in the next call, at the latest in
 * limber_fake_clock_advance (clock, 0). Deadlines fire in order, each with now() and steady()
 * at its own instant, and handlers may set the next one.
 */
#pragma once

#include "world/clock.h"

G_BEGIN_DECLS

#define LIMBER_TYPE_FAKE_CLOCK (limber_fake_clock_get_type ())
G_DECLARE_FINAL_TYPE (LimberFakeClock, limber_fake_clock, LIMBER, FAKE_CLOCK, GObject)

/* @zone: a name of the tz database. Returns: (transfer full) */
LimberFakeClock *limber_fake_clock_new (LimberInstant now, const char *zone);

/* Both clocks go on by @by microseconds. */
void limber_fake_clock_advance (LimberFakeClock *self, gint64 by);

/* The same until the wall clock shows @at, which must not lie behind. */
void limber_fake_clock_advance_to (LimberFakeClock *self, LimberInstant at);

/* The wall clock is set to @at, the steady one goes on as before: "changed", then a wall deadline
 * that has thereby passed. */
void limber_fake_clock_set (LimberFakeClock *self, LimberInstant at);

/* The machine sleeps for @length: both clocks go on, nothing fires; then "changed", then the
 * deadlines that passed meanwhile. */
void limber_fake_clock_suspend (LimberFakeClock *self, gint64 length);

/* "changed" follows. */
void limber_fake_clock_set_zone (LimberFakeClock *self, const char *zone);

/* What is set now; LIMBER_NEVER without one. */
LimberInstant limber_fake_clock_wall_deadline (LimberFakeClock *self);
gint64 limber_fake_clock_steady_deadline (LimberFakeClock *self);

G_END_DECLS
