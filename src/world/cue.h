/* cue.h — the helper that makes the sounds of a session and speaks: started with the first of
 * them, ended with the session.
 *
 * Nothing here blocks or fails: a line that the helper does not take is dropped, a helper that
 * dies is started again with the next line, and one that keeps dying is left alone.
 */
#pragma once

#include "core/session.h"

G_BEGIN_DECLS

typedef struct _LimberCueHelper LimberCueHelper;

/* @program: the path of limber-cue. @language: of what is said, a language tag. Nothing is
 * started before there is something to play. Works in the thread-default main context. */
LimberCueHelper *limber_cue_helper_new (const char *program, const char *language);

/* Lets the helper finish what it was told, without waiting for it. */
void limber_cue_helper_free (LimberCueHelper *helper);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberCueHelper, limber_cue_helper_free)

void limber_cue_helper_play (LimberCueHelper *helper, LimberCueKind cue);
void limber_cue_helper_say (LimberCueHelper *helper, const char *text);

/* Whether the process is there, as far as is known. */
gboolean limber_cue_helper_is_running (const LimberCueHelper *helper);

G_END_DECLS
