/* folder-watch.h — tells that something in a few folders has changed, once it has settled.
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef struct _LimberFolderWatch LimberFolderWatch;

/* @settled is called with @data from the main loop. Returns: (transfer full), watching nothing */
LimberFolderWatch *limber_folder_watch_new (GSourceFunc settled, gpointer data);
void limber_folder_watch_free (LimberFolderWatch *watch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberFolderWatch, limber_folder_watch_free)

/* Watches @folder as well. One that is missing would be polled for, so it has to be there. */
void limber_folder_watch_add (LimberFolderWatch *watch, const char *folder);

/* Whether @folder, limber's own or one in it, is missing together with all that it lies in (the
 * client's home on another machine, say), and not just removed by somebody. */
gboolean limber_folder_is_out_of_reach (const char *folder);

/* Watches nothing any more. */
void limber_folder_watch_clear (LimberFolderWatch *watch);

G_END_DECLS
