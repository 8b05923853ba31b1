/* progress.h — the history: an append-only log of events in one SQLite file.
 *
 * limberd alone writes. A change is one transaction. What cannot be written now (full disk,
 * locked or read-only file) is kept in memory in order and written as soon as it can be;
 * nothing is ever dropped, and a file that is damaged or newer is set aside, never deleted.
 *
 * A row's `seq` is given when it is appended, before it is durable, so that rows can refer
 * to each other; `origin` is the random id of this computer's history.
 */
#pragma once

#include "core/error.h"
#include "core/event.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define LIMBER_PROGRESS_SCHEMA 1

typedef struct _LimberProgress LimberProgress;

/* Opens @path for writing, creating it (0600) and its folder (0700) where missing. A file that
 * is no history, damaged or from a newer limber is renamed beside itself and a new one begun, with
 * what the weekly copy and the damaged file still hold; *@set_aside (transfer full) then says so
 * in one sentence for the client, as limber_progress_take_news() does, else it is NULL.
 * Rows that an earlier daemon could only leave in @spool are taken over and @spool is removed.
 * Where the file cannot be opened at all the rows wait in memory until it can be, numbered
 * from @now on so that they follow whatever the file holds. Never fails. */
LimberProgress *limber_progress_open (const char *path, const char *spool, LimberInstant now, char **set_aside);

/* Opens an existing history for reading only; a missing one reads as empty.
 * NULL with LIMBER_ERROR_DAMAGED, _NEWER or _STORAGE. */
LimberProgress *limber_progress_open_readonly (const char *path, GError **error);

/* Tries once more to write what waits, and leaves what still waits in the spool file, from which the
 * next daemon goes on, whether or not it can write by then. */
void limber_progress_close (LimberProgress *progress);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberProgress, limber_progress_close)

/* Appends @events (LimberEvent) in one transaction, giving each its seq and origin.
 * TRUE when they are durable; FALSE when they wait in memory, behind anything that waits. */
gboolean limber_progress_append (LimberProgress *progress, GPtrArray *events);

/* Writes what waits. TRUE when nothing waits any more. */
gboolean limber_progress_flush (LimberProgress *progress);

/* Why rows wait in memory, one sentence; NULL when all is durable. (transfer none) */
const char *limber_progress_problem (LimberProgress *progress);

/* Looks through the whole file, and keeps a copy of a sound one beside it (".backup", one at most)
 * when the last copy is a week old at @now. A damaged file is set aside, and a new one begun with
 * all that the copy and the damaged file still hold. FALSE when it was not sound. */
gboolean limber_progress_care (LimberProgress *progress, LimberInstant now);

/* What was done to the file itself, one sentence, told once; NULL: nothing. (transfer full) */
char *limber_progress_take_news (LimberProgress *progress);

/* Called for each row in order; the event is only lent. Returning FALSE ends the reading. */
typedef gboolean (*LimberProgressRow) (const LimberEvent *event, gpointer data);

typedef struct
{
  LimberDate from, to; /* local dates of the rows, inclusive; 0: no limit */
  guint64 kinds;       /* bit 1 << LimberEventKind; 0: all */
  guint64 always;      /* the same: these match whatever their date */
  gboolean last;       /* the newest row of this computer matches in any case */
} LimberProgressFilter;

/* Reads the rows that match @filter (nullable: all): those that are durable, in the order in
 * which this file learned of them, also where it cannot be written now, then those that wait.
 * FALSE with LIMBER_ERROR_DAMAGED or _STORAGE; all the rows that can be reached have been given. */
gboolean limber_progress_read (LimberProgress *progress, const LimberProgressFilter *filter, LimberProgressRow row,
                               gpointer data, GError **error);

/* The next row to import (transfer full); NULL at the end, or with @error. */
typedef LimberEvent *(*LimberProgressNext) (gpointer data, GError **error);

/* Takes over rows of another history with their origin and seq, in one transaction: all that are
 * not there yet (*@added), or on FALSE, with the error of @next or of the file, none. */
gboolean limber_progress_import (LimberProgress *progress, LimberProgressNext next, gpointer data, guint *added,
                                 GError **error);

/* Keeps @value (NULL: forgets it) under @name beside the rows, for the next daemon; what cannot be
 * written now is not kept. It is no part of the history. */
void limber_progress_keep (LimberProgress *progress, const char *name, const char *value);

/* Returns: (transfer full) (nullable) */
char *limber_progress_kept (LimberProgress *progress, const char *name);

/* The id of this computer's history. (transfer none) */
const char *limber_progress_origin (LimberProgress *progress);

G_END_DECLS
