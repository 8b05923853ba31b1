/* inhibit.h — keeps the screen on and unlocked and the machine awake while a session runs: a
 * client on the floor touches nothing.
 *
 * Asks all who may have a say (the screen saver interface of most desktops, GNOME's session
 * manager, logind for sleep and for idle apart) and holds what each of them grants. Nobody
 * having one of them is no error.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _LimberInhibit LimberInhibit;

/* @session, @system: buses, nullable. @why is for people: "Stretching". Returns at once; what
 * is granted later is held from then on. Returns: (transfer full) */
LimberInhibit *limber_inhibit_new (GDBusConnection *session, GDBusConnection *system, const char *why);

/* Gives all back, also what is granted only after this. */
void limber_inhibit_free (LimberInhibit *inhibit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberInhibit, limber_inhibit_free)

G_END_DECLS
