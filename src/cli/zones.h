/* zones.h — the zones that rows of history name, each looked up once.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _LimberZones LimberZones;

LimberZones *limber_zones_new (void);
void limber_zones_free (LimberZones *zones);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberZones, limber_zones_free)

/* The zone called @name; UTC for a name that this machine does not know, so that the instant
 * stays right. (transfer none) */
GTimeZone *limber_zones_get (LimberZones *zones, const char *name);

G_END_DECLS
