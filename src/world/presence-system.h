/* presence-system.h — the client's real presence, from whatever this desktop offers.
 *
 * Idle time comes from the first of these that is there, chosen anew whenever one of them
 * comes or goes: GNOME's compositor; a Wayland compositor with an idle protocol; an X server.
 * Behind a Wayland compositor without one no X server is asked, for it sees only part of the
 * input. A lock is believed from logind or a screen saver when they say locked; when they say
 * nothing of the kind, idle time decides.
 */
#pragma once

#include "presence.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Any of the four may be NULL and is then not looked for. @session, @system: buses.
 * @wayland: "wayland-0", @x11: ":0", as WAYLAND_DISPLAY and DISPLAY have them. Where a server
 * does not answer, what is known is told after some seconds. The sources are named "mutter",
 * "ext-idle-notify", "kde-idle", "x11"; "logind" and "screensaver" when there is nothing but
 * locks and sleep; "none". While idle is not watched the state is UNKNOWN, LOCKED or ASLEEP.
 * Returns: (transfer full) */
LimberPresence *limber_presence_system_new (GDBusConnection *session, GDBusConnection *system, const char *wayland,
                                            const char *x11);

G_END_DECLS
