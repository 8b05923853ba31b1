/* routine-store.h — the installed routine files: ROUTINES/<id>/revision-N.routine.
 *
 * The highest revision that can be read is in force; its pictures lie beside it. A file is written beside its place and
 * renamed into it, so that nobody ever sees half of one. When a revision came is its file's
 * modification time.
 */
#pragma once

#include "core/civil.h"
#include "core/error.h"
#include "core/problem.h"
#include "core/routine.h"

G_BEGIN_DECLS

typedef struct
{
  char *id;
  int revision;                 /* in force */
  char *path;                   /* of the revision in force; NULL when none is good */
  LimberRoutine *routine;       /* NULL when none is good */
  LimberInstant installed;      /* when the revision in force came */
  LimberInstant first;          /* when the first revision that is still there came */
  int bad_revision;             /* a higher one that cannot be used; 0: none */
  char *bad_path;               /* nullable */
  LimberProblems *bad_problems; /* nullable: what is wrong with it */
} LimberStored;

void limber_stored_free (LimberStored *stored);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberStored, limber_stored_free)

/* Everything in @folder, ordered by id (LimberStored). A missing folder is an empty one.
 * Returns: (transfer full) */
GPtrArray *limber_store_list (const char *folder);

/* The one called @id; NULL when there is none. Returns: (transfer full) (nullable) */
LimberStored *limber_store_find (const char *folder, const char *id);

/* Every revision of @id that can be read, oldest first (LimberRoutine): what was in force before.
 * Returns: (transfer full) */
GPtrArray *limber_store_revisions (const char *folder, const char *id);

/* What a file would do to the store. */
typedef enum
{
  LIMBER_STORE_NEW,           /* the first usable revision of its routine */
  LIMBER_STORE_HIGHER,        /* a higher revision than the one in force */
  LIMBER_STORE_SAME,          /* it is in force already */
  LIMBER_STORE_OTHER_CONTENT, /* the number of the revision in force, but not its text */
  LIMBER_STORE_LOWER,         /* an older one, which must not replace what is in force */
} LimberStoreChange;

/* @stored (nullable) is what the store has of @routine, whose file reads @text. */
LimberStoreChange limber_store_compare (const LimberStored *stored, const LimberRoutine *routine, const char *text);

/* Puts @text, which reads as @routine, into the store as the routine's revision; one of the same
 * number is replaced. Its pictures are taken from the folder @pictures, with a warning in
 * @problems for each that cannot be. FALSE with LIMBER_ERROR_STORAGE. */
gboolean limber_store_install (const char *folder, const LimberRoutine *routine, const char *text, const char *pictures,
                               LimberProblems *problems, GError **error);

/* Puts the next lower revision of @id that can be used in force, *@revision: the one that is, and
 * any above it, are renamed so that they count no more. LIMBER_ERROR_REFUSED when there is no
 * lower one, LIMBER_ERROR_STORAGE. */
gboolean limber_store_rollback (const char *folder, const char *id, int *revision, GError **error);

/* Removes every revision of @id; the history keeps what was done. LIMBER_ERROR_REFUSED when
 * there is none. */
gboolean limber_store_remove (const char *folder, const char *id, GError **error);

G_END_DECLS
