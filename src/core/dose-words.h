/* dose-words.h — doses and lengths of time, as a person would say them. Pure; all are translated.
 */
#pragma once

#include "dose.h"

G_BEGIN_DECLS

/* "14 s", "2 min", "2 min 30 s"; rounded up, so that nothing is said to be over before it is.
 * Returns: (transfer full) */
char *limber_words_duration (gint64 microseconds);

/* "3 times on each side, one side after the other, 30 s", with sets in front of it where there are
 * more than one. @side as limber_dose_side() gives it. Returns: (transfer full) */
char *limber_words_dose (const LimberDose *dose, LimberSide side);

G_END_DECLS
