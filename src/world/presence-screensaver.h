/* presence-screensaver.h — whether a desktop's screen saver covers the screen.
 *
 * Signal:
 *   "changed"  one of the answers below is another one; from the main context
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_SCREENSAVER (limber_screensaver_get_type ())
G_DECLARE_FINAL_TYPE (LimberScreensaver, limber_screensaver, LIMBER, SCREENSAVER, GObject)

/* Listens on @session to the screen savers of all desktops that limber knows.
 * Returns: (transfer full) */
LimberScreensaver *limber_screensaver_new (GDBusConnection *session);

/* TRUE once each has answered, or is known not to be there. */
gboolean limber_screensaver_is_ready (LimberScreensaver *screensaver);

/* One of them is there. */
gboolean limber_screensaver_is_present (LimberScreensaver *screensaver);

/* One of them covers the screen. FALSE means nothing: not every locker is one. */
gboolean limber_screensaver_is_active (LimberScreensaver *screensaver);

G_END_DECLS
