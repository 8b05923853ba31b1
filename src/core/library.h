/* library.h — what limber brings along, so that a routine file of twelve lines is enough:
 * exercises, warning signs, stop rules, the pain scale and the questions before heat.
 *
 * All texts are translated as they are copied out. A routine file adds to these or
 * replaces them; a replaced exercise is replaced as a whole, picture included.
 */
#pragma once

#include "routine.h"

G_BEGIN_DECLS

/* Returns: (transfer full) (nullable) the built-in exercise called @id. */
LimberExercise *limber_library_exercise (const char *id);

/* NULL-terminated. */
const char *const *limber_library_exercise_ids (void);

/* The NAMEs of "builtin:NAME", NULL-terminated. */
const char *const *limber_library_pictures (void);

/* Returns: (transfer full), NULL-terminated. */
char **limber_library_stop_rules (void);
char **limber_library_heat_questions (void);

/* Appends the built-in warning signs (LimberSign). */
void limber_library_signs (GPtrArray *signs);

/* Fills in the whole scale, freeing what stood there. */
void limber_library_pain_scale (LimberPainScale *scale);

G_END_DECLS
