/* mock-desktop.h — a screen saver and GNOME's session manager: what covers the screen, and who
 * asked them not to.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _MockDesktop MockDesktop;

/* Owns @name, which is also the name of the interface, and has one object at @path.
 * Returns: (transfer full) */
MockDesktop *mock_desktop_new (const char *name, const char *path);
void mock_desktop_free (MockDesktop *desktop);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MockDesktop, mock_desktop_free)

/* What GetActive answers; ActiveChanged says so. */
void mock_desktop_set_active (MockDesktop *desktop, gboolean active);

/* Takes calls and never answers them. */
void mock_desktop_hang (MockDesktop *desktop);

/* How many inhibitions are held, how many were ever given out, and the reason of the last. */
guint mock_desktop_held (MockDesktop *desktop);
guint mock_desktop_given (MockDesktop *desktop);
const char *mock_desktop_reason (MockDesktop *desktop);

G_END_DECLS
