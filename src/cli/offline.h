/* offline.h — the state of things where no daemon runs: from the files and the history alone.
 */
#pragma once

#include "core/past.h"
#include "world/routine-store.h"

G_BEGIN_DECLS

/* Day 1 of a routine, as the daemon takes it: the file's `start`, else the day on which its first
 * revision came. @first: when the first one came that is still there. */
LimberDate limber_offline_first_day (const LimberRoutine *routine, LimberInstant first, const LimberPast *past,
                                     GTimeZone *zone);

/* In the shape of daemon/status.h, "running" FALSE. What cannot be read stands among its
 * problems. Returns: (transfer full) */
GVariant *limber_offline_status (void);

G_END_DECLS
