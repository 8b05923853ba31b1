/* left-notices.h — what a process that is killed leaves on the screen, so that the next one can take
 * it off.
 *
 * The id of a notice belongs to one process of one server: told by its unique name, which a bus
 * gives out once, and by the id of that bus. Kept in a file that ends with the login session.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _LimberLeftNotices LimberLeftNotices;

/* Reads @path, the file of an earlier process, if there was one. Returns: (transfer full) */
LimberLeftNotices *limber_left_notices_new (const char *path);
void limber_left_notices_free (LimberLeftNotices *left);

/* The ids (guint32) that the earlier process had on the screen of this very server, once; none for
 * any other server, whose ids are other programs' notices. Returns: (transfer full) */
GArray *limber_left_notices_take (LimberLeftNotices *left, const char *bus, const char *owner);

/* Notes that @ids (guint32) are what is on the screen now. */
void limber_left_notices_keep (LimberLeftNotices *left, const char *bus, const char *owner, const GArray *ids);

G_END_DECLS
