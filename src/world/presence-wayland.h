/* presence-wayland.h — idle time from a Wayland compositor that speaks ext-idle-notify-v1 or
 * the older org_kde_kwin_idle.
 */
#pragma once

#include "presence-display.h"

G_BEGIN_DECLS

#define LIMBER_TYPE_IDLE_WAYLAND (limber_idle_wayland_get_type ())
G_DECLARE_FINAL_TYPE (LimberIdleWayland, limber_idle_wayland, LIMBER, IDLE_WAYLAND, LimberIdleDisplay)

/* Connects to @display ("wayland-0", or the path of a socket), on a worker thread since that
 * may block, and again when a compositor that went comes back. ABSENT while it cannot be
 * reached, UNABLE when it speaks neither protocol. Watches one seat.
 * @seconds as in limber_idle_set_after(). Returns: (transfer full) */
LimberIdle *limber_idle_wayland_new (const char *display, guint seconds);

G_END_DECLS
