/* bus-scene.h — for tests of what speaks to services on D-Bus: one bus that stands for the session's
 * and the system's.
 *
 *   g_test_add (path, BusScene, NULL, bus_scene_set_up, test, bus_scene_tear_down)
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  GDBusConnection *bus; /* (owned) */
} BusScene;

void bus_scene_set_up (BusScene *scene, gconstpointer data);

/* Fails the test where something that it started holds on to the bus. */
void bus_scene_tear_down (BusScene *scene, gconstpointer data);

G_END_DECLS
