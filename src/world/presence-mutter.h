/* presence-mutter.h — idle time from GNOME's compositor, by watches that it fires.
 */
#pragma once

#include "presence-idle.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define LIMBER_TYPE_IDLE_MUTTER (limber_idle_mutter_get_type ())
G_DECLARE_FINAL_TYPE (LimberIdleMutter, limber_idle_mutter, LIMBER, IDLE_MUTTER, LimberIdle)

/* Looks for the compositor on @session and follows it when it is started again. ABSENT while
 * nobody owns its name. @seconds as in limber_idle_set_after(). Returns: (transfer full) */
LimberIdle *limber_idle_mutter_new (GDBusConnection *session, guint seconds);

G_END_DECLS
