/* mock-compositor.h — a Wayland compositor that says idle and resumed when a test wants it to.
 *
 * It speaks the real protocol through libwayland, from the default main context; only who sits
 * at the seat is made up.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  MOCK_SEAT = 1 << 0,
  MOCK_EXT = 1 << 1, /* ext-idle-notify-v1 */
  MOCK_KDE = 1 << 2, /* org_kde_kwin_idle */
} MockGlobals;

typedef struct _MockCompositor MockCompositor;

/* Listens at @path. Returns: (transfer full) */
MockCompositor *mock_compositor_new (const char *path, MockGlobals globals);

/* Ends as a compositor that crashed: connections close, the socket is removed. */
void mock_compositor_free (MockCompositor *compositor);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (MockCompositor, mock_compositor_free)

/* A seat is added to those that are there; the newest is the first to be removed. */
void mock_compositor_add (MockCompositor *compositor, MockGlobals globals);
void mock_compositor_remove (MockCompositor *compositor, MockGlobals globals);

/* All watches fall idle, or see an input. */
void mock_compositor_idle (MockCompositor *compositor);
void mock_compositor_resume (MockCompositor *compositor);

/* How many watches clients hold now, and the milliseconds that the last one was asked for. */
guint mock_compositor_watches (MockCompositor *compositor);
guint mock_compositor_timeout (MockCompositor *compositor);

G_END_DECLS
