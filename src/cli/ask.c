#include "ask.h"

typedef struct
{
  GMainLoop *loop;
  guint id; /* of the notice; 0 while it is not posted */
  char *button;
} Asking;

static gboolean
on_time_out (gpointer data)
{
  Asking *asking = data;

  g_main_loop_quit (asking->loop);
  return G_SOURCE_CONTINUE;
}

static void
on_server_changed (LimberNotifier *notifier, gpointer data)
{
  Asking *asking = data;

  if (limber_notifier_server (notifier)->actions)
    g_main_loop_quit (asking->loop);
}

gboolean
limber_ask_ready (LimberNotifier *notifier, guint seconds)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Asking asking = { .loop = loop };
  gulong handler;
  guint timer;

  if (limber_notifier_server (notifier)->actions)
    return TRUE;
  handler = g_signal_connect (notifier, "server-changed", G_CALLBACK (on_server_changed), &asking);
  timer = g_timeout_add_seconds (seconds, on_time_out, &asking);
  g_main_loop_run (loop);
  g_source_remove (timer);
  g_signal_handler_disconnect (notifier, handler);
  return limber_notifier_server (notifier)->actions;
}

static void
on_action (G_GNUC_UNUSED LimberNotifier *notifier, guint id, const char *button, gpointer data)
{
  Asking *asking = data;

  if (id != asking->id)
    return;
  asking->id = 0;
  asking->button = g_strdup (button);
  g_main_loop_quit (asking->loop);
}

/* Closed, or not shown at all. */
static void
on_gone (LimberNotifier *notifier, guint id, gpointer data)
{
  on_action (notifier, id, NULL, data);
}

static void
on_failed (LimberNotifier *notifier, guint id, G_GNUC_UNUSED const char *why, gpointer data)
{
  on_action (notifier, id, NULL, data);
}

static void
on_given_up (G_GNUC_UNUSED GCancellable *given_up, gpointer data)
{
  Asking *asking = data;

  g_main_loop_quit (asking->loop);
}

char *
limber_ask_button (LimberNotifier *notifier, const LimberNotice *notice, guint seconds, GCancellable *given_up)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Asking asking = { .loop = loop };
  gulong handlers[] = { g_signal_connect (notifier, "action", G_CALLBACK (on_action), &asking),
                        g_signal_connect (notifier, "closed", G_CALLBACK (on_gone), &asking),
                        g_signal_connect (notifier, "failed", G_CALLBACK (on_failed), &asking) };
  gulong cancelled = g_signal_connect (given_up, "cancelled", G_CALLBACK (on_given_up), &asking);
  guint timer = g_timeout_add_seconds (seconds, on_time_out, &asking);

  asking.id = limber_notifier_post (notifier, notice);
  if (!g_cancellable_is_cancelled (given_up))
    g_main_loop_run (loop);
  if (asking.id != 0)
    limber_notifier_withdraw (notifier, asking.id);
  g_source_remove (timer);
  g_signal_handler_disconnect (given_up, cancelled);
  for (gsize i = 0; i < G_N_ELEMENTS (handlers); i++)
    g_signal_handler_disconnect (notifier, handlers[i]);
  return asking.button;
}
