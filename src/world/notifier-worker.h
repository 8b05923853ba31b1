/* notifier-worker.h — the thread that libnotify is confined to.
 *
 * Commands return at once and are carried out in order; reports come back in order, from the
 * default main context. A report may be about a notice that was meanwhile withdrawn: the
 * receiver knows. Libnotify keeps global state, so there is one worker in a process at a time.
 */
#pragma once

#include "notifier-report.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _LimberNotifierWorker LimberNotifierWorker;

/* @bus is the process's shared session bus connection, the only one that libnotify knows.
 * Returns: (transfer full), ended by limber_notifier_worker_stop(). */
LimberNotifierWorker *limber_notifier_worker_new (GDBusConnection *bus, guint activate_after_seconds,
                                                  const char *helper, LimberReportFunc report, gpointer data);

/* @generation: as the poster knows it; a notice meant for a server that is gone fails. */
void limber_notifier_worker_show (LimberNotifierWorker *worker, guint id, guint generation, const LimberNotice *notice);
void limber_notifier_worker_update (LimberNotifierWorker *worker, guint id, const LimberNotice *notice);
void limber_notifier_worker_withdraw (LimberNotifierWorker *worker, guint id);

/* See limber_notifier_screen_take_over(). */
void limber_notifier_worker_take_over (LimberNotifierWorker *worker, const char *path);

/* Takes everything off the screen and ends the thread, waiting a second at most: a thread that
 * still waits for a server then ends by itself. No report comes afterwards. */
void limber_notifier_worker_stop (LimberNotifierWorker *worker);

G_END_DECLS
