/* session-words-parts.h — what session-card.c, session-screen.c and the parts of session-words.h
 * share. Nobody else includes it.
 */
#pragma once

#include "dose-words.h"
#include "session-words.h"

G_BEGIN_DECLS

/* "left side", "right side"; NULL for the whole body. Static. */
const char *limber_words_side (LimberSide side);

/* Adds @text (nullable) as a line of its own. */
void limber_words_line (GString *body, const char *text);

/* "Rosa Keller (555 0142)", or "your therapist". Returns: (transfer full) */
char *limber_words_therapist (const LimberRoutine *routine);

/* --- session-words-step.c: the steps of a stretch, and the times between them --- */

/* "left side, 2 of 3, set 1 of 2"; NULL where there is nothing to count. Returns: (transfer full) */
char *limber_words_step_place (const LimberSessionView *view);
char *limber_words_step_summary (const LimberSessionView *view, gboolean live);
void limber_words_step_body (const LimberSessionView *view, gboolean live, GString *body);
char *limber_words_step_spoken (const LimberSessionView *view);
void limber_words_intro_body (const LimberSessionView *view, GString *body);

/* --- session-words-ask.c: questions and last words --- */
char *limber_words_ask_summary (const LimberSessionView *view);
void limber_words_ask_body (const LimberSessionView *view, GString *body);
void limber_words_ask_buttons (const LimberSessionView *view, int max_buttons, LimberWords *words);
char *limber_words_notice_summary (const LimberSessionView *view);
void limber_words_notice_body (const LimberSessionView *view, GString *body);

G_END_DECLS
