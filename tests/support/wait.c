#include "wait.h"

#define PATIENCE_SECONDS 30

static gboolean
give_up (gpointer data G_GNUC_UNUSED)
{
  g_error ("waited %d s for what did not come", PATIENCE_SECONDS);
  return G_SOURCE_REMOVE;
}

void
limber_wait_for_quit (GMainLoop *loop)
{
  const guint patience = g_timeout_add_seconds (PATIENCE_SECONDS, give_up, NULL);

  g_main_loop_run (loop);
  g_source_remove (patience);
}

void
limber_wait_until (gboolean (*done) (gconstpointer data), gconstpointer data)
{
  const guint patience = g_timeout_add_seconds (PATIENCE_SECONDS, give_up, NULL);

  while (!done (data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (patience);
}
