/* html-exercise.h — exercises on a page: picture, dose, and the therapist's words.
 */
#pragma once

#include "core/routine.h"
#include "html.h"

G_BEGIN_DECLS

/* Appends the picture of @exercise as part of the page, so that nothing is left to be fetched:
 * a built-in one, or one from @folder, where the routine file's own pictures lie. Nothing where
 * there is none or it cannot be used: the words are enough. */
void limber_html_picture (GString *out, const LimberExercise *exercise, const char *folder);

/* The same for an activity that limber draws as a whole: heat, posture, move. */
void limber_html_kind_picture (GString *out, LimberKind kind, const char *alt);

/* Appends a card with all that a client needs for @step; to stand in an element of class "cards".
 * @dose is a line like that of limber_words_dose(). @folder as above. */
void limber_html_exercise (GString *out, const LimberStep *step, const char *dose, const char *folder);

G_END_DECLS
