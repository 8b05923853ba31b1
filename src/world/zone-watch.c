#include "file-watch.h"
#include "zone.h"

/* A replacement comes in several steps (removed, created, written): what lies between is no zone. */
#define SETTLE_MS 250

struct _LimberZoneWatch
{
  char *localtime;
  char *tz;              /* (nullable) */
  LimberFileWatch *file; /* (owned) (nullable) */
  guint settle_source;
  GTimeZone *zone;
  char *name;
  char *mark; /* of the zone's content; two zones with the same one are the same */
  void (*changed) (gpointer data);
  gpointer data;
};

static char *
mark_of (const char *localtime)
{
  g_autofree char *content = NULL;
  gsize length = 0;

  if (!g_file_test (localtime, G_FILE_TEST_IS_REGULAR) || !g_file_get_contents (localtime, &content, &length, NULL))
    return g_strdup ("");
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *)content, length);
}

gboolean
limber_zone_watch_reload (LimberZoneWatch *watch)
{
  g_autofree char *old_name = g_steal_pointer (&watch->name);
  g_autofree char *old_mark = g_steal_pointer (&watch->mark);

  g_clear_pointer (&watch->zone, g_time_zone_unref);
  watch->mark = mark_of (watch->localtime);
  watch->zone = limber_zone_of_machine (watch->tz, watch->localtime, &watch->name);
  if (watch->file == NULL)
    return FALSE;
  return g_strcmp0 (old_name, watch->name) != 0 || g_strcmp0 (old_mark, watch->mark) != 0;
}

static gboolean
on_settled (gpointer data)
{
  LimberZoneWatch *watch = data;

  watch->settle_source = 0;
  if (limber_zone_watch_reload (watch))
    watch->changed (watch->data);
  return G_SOURCE_REMOVE;
}

static void
on_file_event (gpointer data)
{
  LimberZoneWatch *watch = data;

  if (watch->settle_source != 0)
    g_source_remove (watch->settle_source);
  watch->settle_source = g_timeout_add (SETTLE_MS, on_settled, watch);
}

static void
follow (LimberZoneWatch *watch)
{
  g_autofree char *folder = g_path_get_dirname (watch->localtime), *name = g_path_get_basename (watch->localtime);

  watch->file = limber_file_watch_new (folder, name, LIMBER_FILE_WATCH_ANY, on_file_event, watch);
}

LimberZoneWatch *
limber_zone_watch_new (const char *tz, const char *localtime, void (*changed) (gpointer data), gpointer data)
{
  LimberZoneWatch *watch = g_new0 (LimberZoneWatch, 1);

  watch->localtime = g_strdup (localtime);
  watch->tz = g_strdup (tz);
  watch->changed = changed;
  watch->data = data;
  if (limber_zone_goes_by_file (tz, localtime))
    follow (watch);
  limber_zone_watch_reload (watch);
  return watch;
}

void
limber_zone_watch_free (LimberZoneWatch *watch)
{
  if (watch->settle_source != 0)
    g_source_remove (watch->settle_source);
  g_clear_pointer (&watch->file, limber_file_watch_free);
  g_clear_pointer (&watch->zone, g_time_zone_unref);
  g_free (watch->localtime);
  g_free (watch->tz);
  g_free (watch->name);
  g_free (watch->mark);
  g_free (watch);
}

GTimeZone *
limber_zone_watch_zone (LimberZoneWatch *watch)
{
  return watch->zone;
}

const char *
limber_zone_watch_name (LimberZoneWatch *watch)
{
  return watch->name;
}
