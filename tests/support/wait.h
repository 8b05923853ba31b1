/* wait.h — waiting in tests: for something to happen, never for time to pass.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Runs @loop until it is quit; fails the test where that takes half a minute. */
void limber_wait_for_quit (GMainLoop *loop);

/* Iterates the default main context until @done says so, within the same bound. */
void limber_wait_until (gboolean (*done) (gconstpointer data), gconstpointer data);

G_END_DECLS
