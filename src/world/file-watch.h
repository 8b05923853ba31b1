/* file-watch.h — tells that something in a folder has changed, by inotify(7).
 *
 * GFileMonitor does the same at ten times the memory: it brings in GIO's view of all file systems,
 * and on a desktop with gvfs its module, a connection to the bus and another process.
 *
 * Main thread only, and the default main context. All watches share one inotify instance, of which
 * a user may have few.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _LimberFileWatch LimberFileWatch;

typedef enum
{
  LIMBER_FILE_WATCH_ANY, /* made, written, moved, removed, other permissions; the folder itself too */
  LIMBER_FILE_WATCH_MADE /* made there, by whichever means but a move */
} LimberFileWatchKind;

/* Calls @changed, once for whatever came together, when a file called @name (any if NULL) in @folder
 * did what @kind says. A folder that is missing, out of reach or goes away is looked for every four
 * seconds; @changed is called when it is found. @changed may free any watch.
 * Returns: (transfer full) */
LimberFileWatch *limber_file_watch_new (const char *folder, const char *name, LimberFileWatchKind kind,
                                        void (*changed) (gpointer data), gpointer data);
void limber_file_watch_free (LimberFileWatch *watch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberFileWatch, limber_file_watch_free)

G_END_DECLS
