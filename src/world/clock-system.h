/* clock-system.h — the real clock: timerfds, /etc/localtime. The only reader of clocks.
 */
#pragma once

#include "clock.h"

G_BEGIN_DECLS

/* For the daemon: two timerfds in the default main context (no polling), and a watch on
 * /etc/localtime. NULL with @error where the kernel refuses a timerfd.
 * Returns: (transfer full) */
LimberClock *limber_clock_system_new (GError **error);

/* For programs that only ask once: no descriptors, no watches. */
LimberInstant limber_system_now (void);
gint64 limber_system_steady (void);

/* The zone called @name, "Area/City", read only from a regular file of the tz database;
 * NULL for any other name. @name NULL: the machine's own zone (TZ, else /etc/localtime).
 * *@actual (nullable, transfer full) is the zone's name, "UTC" where none can be found.
 * Returns: (transfer full) (nullable) */
GTimeZone *limber_system_zone (const char *name, char **actual);

G_END_DECLS
