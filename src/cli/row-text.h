/* row-text.h — a row of history as a sentence.
 */
#pragma once

#include "core/event.h"

G_BEGIN_DECLS

/* "stretch 09:30: put off until 09:50". @zone is the one that the row names.
 * Returns: (transfer full) on one line, without its time and number */
char *limber_row_text (const LimberEvent *event, GTimeZone *zone);

G_END_DECLS
