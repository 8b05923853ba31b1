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

/* Appends a card with all that a client needs for @step; to stand in an element of class "cards".
 * @dose is a line like that of limber_words_dose(). @folder as above. */
void limber_html_exercise (GString *out, const LimberStep *step, const char *dose, const char *folder);

/* Appends what is to be known of an activity before it is begun: questions, cautions, the tip. */
void limber_html_advice (GString *out, const LimberActivity *activity);

/* Appends a card for an activity that has no steps, drawn as a whole where limber has a drawing.
 * @line (nullable) stands under its title. */
void limber_html_activity (GString *out, const LimberActivity *activity, const char *line);

G_END_DECLS
