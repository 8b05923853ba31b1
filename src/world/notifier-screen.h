/* notifier-screen.h — the notices that are on the screen, or on their way to it.
 *
 * What runs on the worker thread: everything here is called on, and calls back on, the main
 * context that was thread-default at limber_notifier_screen_new(). Showing may wait up to 25 s
 * for a server that hangs; nothing else waits.
 */
#pragma once

#include "notice.h"
#include "notifier-report.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _LimberNotifierScreen LimberNotifierScreen;

/* Owns the process's libnotify while it lives. Returns: (transfer full) */
LimberNotifierScreen *limber_notifier_screen_new (GDBusConnection *bus, guint activate_after_seconds,
                                                  const char *helper, LimberReportFunc report, gpointer data);

/* Takes off what an earlier process left on the screen, which it noted at @path, as soon as the server
 * that it left it to is there, and notes there what is on the screen from now on. */
void limber_notifier_screen_take_over (LimberNotifierScreen *screen, const char *path);

/* Takes everything off the screen. */
void limber_notifier_screen_free (LimberNotifierScreen *screen);

/* @generation: as the poster knows it; a notice meant for a server that is gone fails.
 * @notice: (transfer full) */
void limber_notifier_screen_show (LimberNotifierScreen *screen, guint id, guint generation, LimberNotice *notice);
void limber_notifier_screen_update (LimberNotifierScreen *screen, guint id, LimberNotice *notice);
void limber_notifier_screen_withdraw (LimberNotifierScreen *screen, guint id);

G_END_DECLS
