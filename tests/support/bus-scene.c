#include "bus-scene.h"

#include "mock-bus.h"
#include "see.h"

void
bus_scene_set_up (BusScene *scene, gconstpointer data G_GNUC_UNUSED)
{
  scene->bus = mock_bus_connect ();
}

static gboolean
is_last (gconstpointer data)
{
  return G_OBJECT (data)->ref_count == 1;
}

void
bus_scene_tear_down (BusScene *scene, gconstpointer data G_GNUC_UNUSED)
{
  g_assert_true (g_dbus_connection_flush_sync (scene->bus, NULL, NULL));
  /* nothing that was asked for outlives its answer */
  see (is_last, scene->bus);
  g_assert_true (g_dbus_connection_close_sync (scene->bus, NULL, NULL));
  g_object_unref (scene->bus);
}
