#include "zones.h"

#include "world/zone.h"

struct _LimberZones
{
  GHashTable *zones; /* name → GTimeZone */
  char *last_name;   /* nearly all rows name the same one */
  GTimeZone *last;
};

LimberZones *
limber_zones_new (void)
{
  LimberZones *zones = g_new0 (LimberZones, 1);

  zones->zones = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_time_zone_unref);
  return zones;
}

void
limber_zones_free (LimberZones *zones)
{
  g_hash_table_unref (zones->zones);
  g_free (zones->last_name);
  g_free (zones);
}

GTimeZone *
limber_zones_get (LimberZones *zones, const char *name)
{
  if (g_strcmp0 (zones->last_name, name) == 0)
    return zones->last;
  zones->last = g_hash_table_lookup (zones->zones, name);
  if (zones->last == NULL)
    {
      zones->last = limber_zone_named (name);
      if (zones->last == NULL)
        zones->last = g_time_zone_new_utc ();
      g_hash_table_insert (zones->zones, g_strdup (name), zones->last);
    }
  g_free (zones->last_name);
  zones->last_name = g_strdup (name);
  return zones->last;
}
