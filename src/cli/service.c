#include "service.h"

#include <gio/gio.h>

/* A desktop that hangs is no reason for the client to wait. */
#define PATIENCE_SECONDS 5

typedef struct
{
  GMainLoop *loop;
  gboolean started;
} Start;

static void
on_ended (GObject *source, GAsyncResult *result, gpointer data)
{
  Start *start = data;

  start->started = g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, NULL);
  g_main_loop_quit (start->loop);
}

static gboolean
on_patience (gpointer data)
{
  g_cancellable_cancel (data);
  return G_SOURCE_CONTINUE;
}

gboolean
limber_service_start (void)
{
  static const char *const argv[] = { "systemctl", "--user", "start", "limber", NULL };
  g_autoptr (GSubprocess) process
      = g_subprocess_newv (argv, G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Start start = { .loop = loop };
  guint patience;

  if (process == NULL)
    return FALSE;
  patience = g_timeout_add_seconds (PATIENCE_SECONDS, on_patience, cancellable);
  g_subprocess_wait_check_async (process, cancellable, on_ended, &start);
  g_main_loop_run (loop);
  g_source_remove (patience);
  return start.started;
}
