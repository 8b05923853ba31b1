/* tzif.h — the tz database read without GLib and without libc: what clock code is tested against.
 */
#pragma once

#include <glib.h>

/* A change of the offset from UTC, in seconds. */
typedef struct
{
  gint64 at; /* seconds since the epoch */
  int before, after;
} LimberTestTransition;

/* The changes that the zone file @path holds, ascending, without those that leave the offset
 * as it is. NULL when it is no zone file. Returns: (transfer full) (element-type LimberTestTransition) */
GArray *limber_test_tzif_read (const char *path);

/* The offset in force at @at. @changes is not empty. */
int limber_test_tzif_offset (const GArray *changes, gint64 at);

/* The names of all zones of the machine ("Europe/Berlin"), each content once.
 * Returns: (transfer full) (element-type utf8) */
GPtrArray *limber_test_tzif_names (void);

#define LIMBER_TEST_ZONEINFO "/usr/share/zoneinfo"
