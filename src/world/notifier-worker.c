#include "notifier-worker.h"

#include "notice.h"
#include "notifier-screen.h"
#include "notifier-server.h"

#define STOP_WAIT_US G_USEC_PER_SEC

struct _LimberNotifierWorker
{
  GMainContext *context;
  GMainLoop *loop;
  GDBusConnection *bus;
  GThread *thread;
  GAsyncQueue *ended;
  guint activate_after_seconds;
  char *helper;
  LimberReportFunc report; /* main thread only; NULL once stopped */
  gpointer data;
  LimberNotifierScreen *screen; /* worker thread only */
};

static void
worker_clear (gpointer data)
{
  LimberNotifierWorker *worker = data;

  g_main_loop_unref (worker->loop);
  g_main_context_unref (worker->context);
  g_async_queue_unref (worker->ended);
  g_object_unref (worker->bus);
  g_free (worker->helper);
}

static void
worker_unref (gpointer worker)
{
  g_atomic_rc_box_release_full (worker, worker_clear);
}

/* A report on its way to the main thread. */
typedef struct
{
  LimberNotifierWorker *worker; /* a reference */
  LimberReport report;
} Letter;

static void
letter_free (gpointer data)
{
  Letter *letter = data;

  limber_report_clear (&letter->report);
  worker_unref (letter->worker);
  g_free (letter);
}

static gboolean
deliver (gpointer data)
{
  Letter *letter = data;

  if (letter->worker->report != NULL)
    letter->worker->report (&letter->report, letter->worker->data);
  return G_SOURCE_REMOVE;
}

static void
send_report (LimberReport *report, gpointer data)
{
  LimberNotifierWorker *worker = data;
  Letter *letter = g_new0 (Letter, 1);

  letter->worker = g_atomic_rc_box_acquire (worker);
  letter->report = *report;
  *report = (LimberReport){ 0 };
  g_main_context_invoke_full (NULL, G_PRIORITY_DEFAULT, deliver, letter, letter_free);
}

static gpointer
run (gpointer data)
{
  LimberNotifierWorker *worker = data;

  g_main_context_push_thread_default (worker->context);
  worker->screen
      = limber_notifier_screen_new (worker->bus, worker->activate_after_seconds, worker->helper, send_report, worker);
  g_main_loop_run (worker->loop);
  limber_notifier_screen_free (worker->screen);
  /* GDBus frees what its subscriptions held from this loop, in its own time. */
  while (g_main_context_iteration (worker->context, FALSE))
    ;
  g_main_context_pop_thread_default (worker->context);
  g_async_queue_push (worker->ended, worker);
  worker_unref (worker);
  return NULL;
}

LimberNotifierWorker *
limber_notifier_worker_new (GDBusConnection *bus, guint activate_after_seconds, const char *helper,
                            LimberReportFunc report, gpointer data)
{
  LimberNotifierWorker *worker = g_atomic_rc_box_new0 (LimberNotifierWorker);

  /* libnotify takes a terminal that came as a snap for a sandbox, and would go by a portal. */
  if (g_getenv ("NOTIFY_IGNORE_PORTAL") == NULL)
    g_setenv ("NOTIFY_IGNORE_PORTAL", "1", TRUE);
  worker->context = g_main_context_new ();
  worker->loop = g_main_loop_new (worker->context, FALSE);
  worker->bus = g_object_ref (bus);
  worker->ended = g_async_queue_new ();
  worker->activate_after_seconds = activate_after_seconds;
  worker->helper = g_strdup (helper);
  worker->report = report;
  worker->data = data;
  worker->thread = g_thread_new ("notifier", run, g_atomic_rc_box_acquire (worker));
  return worker;
}

/* A command on its way to the worker thread. */
typedef struct
{
  LimberNotifierWorker *worker; /* a reference */
  guint id;
  guint generation;
  LimberNotice *notice; /* (owned) (nullable) */
  char *path;           /* (owned) (nullable) */
} Command;

static void
command_free (gpointer data)
{
  Command *command = data;

  g_clear_pointer (&command->notice, limber_notice_free);
  g_free (command->path);
  worker_unref (command->worker);
  g_free (command);
}

static Command *
command_new (LimberNotifierWorker *worker)
{
  Command *command = g_new0 (Command, 1);

  command->worker = g_atomic_rc_box_acquire (worker);
  return command;
}

static void
send_command (Command *command, GSourceFunc function)
{
  g_main_context_invoke_full (command->worker->context, G_PRIORITY_DEFAULT, function, command, command_free);
}

static void
send_notice (LimberNotifierWorker *worker, GSourceFunc function, guint id, guint generation, const LimberNotice *notice)
{
  Command *command = command_new (worker);

  command->id = id;
  command->generation = generation;
  command->notice = notice != NULL ? limber_notice_copy (notice) : NULL;
  send_command (command, function);
}

static gboolean
on_show (gpointer data)
{
  Command *command = data;

  limber_notifier_screen_show (command->worker->screen, command->id, command->generation,
                               g_steal_pointer (&command->notice));
  return G_SOURCE_REMOVE;
}

static gboolean
on_update (gpointer data)
{
  Command *command = data;

  limber_notifier_screen_update (command->worker->screen, command->id, g_steal_pointer (&command->notice));
  return G_SOURCE_REMOVE;
}

static gboolean
on_withdraw (gpointer data)
{
  Command *command = data;

  limber_notifier_screen_withdraw (command->worker->screen, command->id);
  return G_SOURCE_REMOVE;
}

static gboolean
on_stop (gpointer data)
{
  Command *command = data;

  g_main_loop_quit (command->worker->loop);
  return G_SOURCE_REMOVE;
}

void
limber_notifier_worker_show (LimberNotifierWorker *worker, guint id, guint generation, const LimberNotice *notice)
{
  send_notice (worker, on_show, id, generation, notice);
}

void
limber_notifier_worker_update (LimberNotifierWorker *worker, guint id, const LimberNotice *notice)
{
  send_notice (worker, on_update, id, 0, notice);
}

void
limber_notifier_worker_withdraw (LimberNotifierWorker *worker, guint id)
{
  send_notice (worker, on_withdraw, id, 0, NULL);
}

static gboolean
on_take_over (gpointer data)
{
  Command *command = data;

  limber_notifier_screen_take_over (command->worker->screen, command->path);
  return G_SOURCE_REMOVE;
}

void
limber_notifier_worker_take_over (LimberNotifierWorker *worker, const char *path)
{
  Command *command = command_new (worker);

  command->path = g_strdup (path);
  send_command (command, on_take_over);
}

void
limber_notifier_worker_stop (LimberNotifierWorker *worker)
{
  worker->report = NULL;
  send_command (command_new (worker), on_stop);
  if (g_async_queue_timeout_pop (worker->ended, STOP_WAIT_US) != NULL)
    g_thread_join (worker->thread);
  else
    g_thread_unref (worker->thread);
  worker_unref (worker);
}
