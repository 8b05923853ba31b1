/* files.h — keeps the daemon's routine files what the store holds: watches the folders and reads
 * them again when anything in them changes.
 */
#pragma once

#include "daemon.h"

G_BEGIN_DECLS

typedef struct _LimberFiles LimberFiles;

/* Creates @folder where it is missing, because watching a missing folder would mean polling for
 * it, and hands the files to @daemon at once and after every change. */
LimberFiles *limber_files_new (const char *folder, LimberDaemon *daemon);
void limber_files_free (LimberFiles *files);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberFiles, limber_files_free)

/* Looks again now. */
void limber_files_reload (LimberFiles *files);

G_END_DECLS
