/* when-words.h — when an activity is offered, as a person would say it. Pure; all is translated.
 */
#pragma once

#include "routine.h"

G_BEGIN_DECLS

/* "every day, at 10:30 and 19:00", "Monday to Friday, from 09:00 to 18:00 after 40 min of
 * sitting", "5 min after: Heat pack". @phase is the one that @when belongs to.
 * Returns: (transfer full) */
char *limber_when_words (const LimberPhase *phase, const LimberWhen *when);

G_END_DECLS
