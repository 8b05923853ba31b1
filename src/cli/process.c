#include "process.h"

typedef struct
{
  GMainLoop *loop;
  gboolean good;
  GError *error; /* (owned) */
} Wait;

static void
on_ended (GObject *source, GAsyncResult *result, gpointer data)
{
  Wait *wait = data;

  wait->good = g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, &wait->error);
  g_main_loop_quit (wait->loop);
}

static gboolean
on_patience (gpointer data)
{
  g_cancellable_cancel (data);
  return G_SOURCE_CONTINUE;
}

/* Sources of the caller's own context stay untouched meanwhile. */
gboolean
limber_process_wait (GSubprocess *process, guint seconds, GError **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (context, FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GSource) patience = g_timeout_source_new_seconds (seconds);
  Wait wait = { .loop = loop };

  g_main_context_push_thread_default (context);
  g_source_set_callback (patience, on_patience, cancellable, NULL);
  g_source_attach (patience, context);
  g_subprocess_wait_check_async (process, cancellable, on_ended, &wait);
  g_main_loop_run (loop);
  g_source_destroy (patience);
  g_main_context_pop_thread_default (context);
  if (!wait.good)
    g_propagate_error (error, wait.error);
  return wait.good;
}
