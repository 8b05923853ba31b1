/* presence-x11.h — idle time from an X server, by an alarm on its IDLETIME counter.
 */
#pragma once

#include "presence-display.h"

G_BEGIN_DECLS

#define LIMBER_TYPE_IDLE_X11 (limber_idle_x11_get_type ())
G_DECLARE_FINAL_TYPE (LimberIdleX11, limber_idle_x11, LIMBER, IDLE_X11, LimberIdleDisplay)

/* Connects to @display (":0"), on a worker thread since that may block, and again when a
 * server that went comes back. ABSENT while it cannot be reached.
 * @seconds as in limber_idle_set_after(). Returns: (transfer full) */
LimberIdle *limber_idle_x11_new (const char *display, guint seconds);

G_END_DECLS
