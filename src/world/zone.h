/* zone.h — time zones by name, and the machine's own zone from TZ and a localtime file.
 *
 * A zone's name comes from outside (a command line, an environment, a link), and GLib would
 * open whatever it spells, also a FIFO. So a name is used only when it leads to a regular file
 * of the tz database, which is TZDIR or /usr/share/zoneinfo.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The zone called @name: "UTC", or "Area/City" as the tz database spells it. NULL for any other.
 * Returns: (transfer full) (nullable) */
GTimeZone *limber_zone_named (const char *name);

/* The zone of a machine whose TZ is @tz (nullable) and whose own zone is the file or link
 * @localtime. TZ wins unless it names @localtime itself; what leads nowhere is UTC.
 * *@name (nullable, transfer full) is what the zone is called; "UTC" when that cannot be found out.
 *
 * GLib hands out one object for a path while anybody holds it: drop every reference to the
 * zone before calling this again, or a changed file goes unnoticed.
 * Returns: (transfer full) */
GTimeZone *limber_zone_of_machine (const char *tz, const char *localtime, char **name);

/* Whether a machine whose TZ is @tz (nullable) goes by @localtime. */
gboolean limber_zone_goes_by_file (const char *tz, const char *localtime);

/* Follows @localtime: the zone in force, and a call back when it has become another one. */
typedef struct _LimberZoneWatch LimberZoneWatch;

/* Where @tz decides (see above), nothing is watched. @changed is called from the default main
 * context, with the new zone in force. Returns: (transfer full) */
LimberZoneWatch *limber_zone_watch_new (const char *tz, const char *localtime, void (*changed) (gpointer data),
                                        gpointer data);
void limber_zone_watch_free (LimberZoneWatch *watch);

/* Both (transfer none), valid until @changed. */
GTimeZone *limber_zone_watch_zone (LimberZoneWatch *watch);
const char *limber_zone_watch_name (LimberZoneWatch *watch);

/* Looks now, for what no watch tells: the file that a link leads to was replaced. TRUE when the
 * zone is another one; @changed is then not called. */
gboolean limber_zone_watch_reload (LimberZoneWatch *watch);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberZoneWatch, limber_zone_watch_free)

G_END_DECLS
