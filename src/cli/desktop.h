/* desktop.h — the client's screen, for a command that they did not type: notices that it shows and asks
 * by itself, one after the other.
 *
 * Runs the default main context until there is an answer.
 */
#pragma once

#include "core/wording.h"

#include <glib.h>

G_BEGIN_DECLS

typedef struct _LimberDesktop LimberDesktop;

/* Waits some seconds for a notification server with buttons, and has the bus start one where none comes
 * by itself. Returns: (transfer full) also where there is none */
LimberDesktop *limber_desktop_new (void);
void limber_desktop_free (LimberDesktop *desktop);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberDesktop, limber_desktop_free)

/* Whether anything can be asked. */
gboolean limber_desktop_shows (LimberDesktop *desktop);

/* A client who sees nothing happen does the same again: the latest command about @id asks, and the
 * questions of the others are given up. */
void limber_desktop_take_over (LimberDesktop *desktop, const char *id);
gboolean limber_desktop_is_given_up (LimberDesktop *desktop);

/* Shows @words, which are cleared, and tells whether @button was pressed. FALSE after an hour, too. */
gboolean limber_desktop_ask (LimberDesktop *desktop, LimberWords words, const char *button);

/* Shows @words, which are cleared, and takes any end of it for heard; where nothing can be shown they
 * go to stderr. */
void limber_desktop_tell (LimberDesktop *desktop, LimberWords words);

/* Where a command was not typed, so that nobody reads its stderr: says on the screen that it could not
 * do what was asked for, and why. @why is half a sentence. Where no notices are shown, or without
 * @notices, since that is known, it is a page in the browser. */
void limber_desktop_complain (const char *why, gboolean notices);

/* What became of a command where notices are not shown: a page in the browser. @text: sentences. */
void limber_desktop_page (const char *heading, const char *text);

G_END_DECLS
