#include "service.h"

#include "cli.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

/* A desktop that hangs is no reason for the client to wait. */
#define PATIENCE_SECONDS 10

typedef struct
{
  GMainLoop *loop;
  gboolean started;
  GError *error; /* (owned) */
} Start;

static void
on_ended (GObject *source, GAsyncResult *result, gpointer data)
{
  Start *start = data;

  start->started = g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, &start->error);
  g_main_loop_quit (start->loop);
}

static gboolean
on_patience (gpointer data)
{
  g_cancellable_cancel (data);
  return G_SOURCE_CONTINUE;
}

/* Sources of the caller's own context stay untouched meanwhile. */
static gboolean
wait_for (GSubprocess *process, GError **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (context, FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GSource) patience = g_timeout_source_new_seconds (PATIENCE_SECONDS);
  Start start = { .loop = loop };

  g_main_context_push_thread_default (context);
  g_source_set_callback (patience, on_patience, cancellable, NULL);
  g_source_attach (patience, context);
  g_subprocess_wait_check_async (process, cancellable, on_ended, &start);
  g_main_loop_run (loop);
  g_source_destroy (patience);
  g_main_context_pop_thread_default (context);
  if (!start.started)
    g_propagate_error (error, start.error);
  return start.started;
}

gboolean
limber_service_start (GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GSubprocess) process
      = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &local, "systemctl",
                          "--user", "start", "limber.service", NULL);

  if (process != NULL && wait_for (process, &local))
    return TRUE;
  g_set_error (error, LIMBER_ERROR, LIMBER_ERROR_UNREACHABLE,
               _ ("limber could not be started (systemctl --user start limber: %s)"), local->message);
  return FALSE;
}

gboolean
limber_service_bring_up (GError **error)
{
  g_autoptr (LimberClient) client = limber_cli_connect (NULL);

  if (client != NULL && limber_client_is_running (client))
    return limber_client_reload (client, error);
  return limber_service_start (error);
}
