/* settings-watch.h — keeps the daemon's settings what limber.conf says, while it runs.
 *
 * A file with mistakes changes nothing: the settings before it stay in force, `limber status`
 * shows every mistake with its line, and the screen tells of it once.
 */
#pragma once

#include "daemon.h"

G_BEGIN_DECLS

typedef struct _LimberSettingsWatch LimberSettingsWatch;

/* Creates the folder of @path where it is missing, and hands the settings to @daemon at once and
 * after every change. */
LimberSettingsWatch *limber_settings_watch_new (const char *path, LimberDaemon *daemon);
void limber_settings_watch_free (LimberSettingsWatch *watch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberSettingsWatch, limber_settings_watch_free)

/* Looks again now. */
void limber_settings_watch_reload (LimberSettingsWatch *watch);

G_END_DECLS
