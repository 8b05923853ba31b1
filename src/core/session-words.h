/* session-words.h — what the client reads and hears of a session, and which buttons there are. Pure.
 *
 * Plain and short: what to do, which side, how often, how long. Nothing is called better or
 * worse, and nothing is a diagnosis. The therapist's own words stand as they are.
 */
#pragma once

#include "session-view.h"
#include "wording.h"

G_BEGIN_DECLS

/* The words for a notification whose server shows @max_buttons (0: none, then as if three) and
 * lets the client press them as @buttons says. @live: they will be changed as time passes, so
 * they may speak of seconds; else they hold for the whole of a step. To be cleared with
 * limber_words_clear(). */
LimberWords limber_session_words (const LimberSessionView *view, int max_buttons, LimberButtons buttons, gboolean live);

/* What a voice says when this view comes up; NULL: nothing. Returns: (transfer full) */
char *limber_session_spoken (const LimberSessionView *view);

G_END_DECLS
