/* week-text.h — the last seven days for a terminal.
 */
#pragma once

#include "core/week.h"

G_BEGIN_DECLS

/* The days as `limber status --json` has them; FALSE where @status does not tell. */
gboolean limber_week_of_status (GVariant *status, LimberWeekDay days[LIMBER_WEEK_DAYS]);

/* Three lines of at most 80 columns, a column a day, which read the same without colour.
 * @blocks: the terminal can show more than ASCII. Returns: (transfer full) */
char *limber_week_text (const LimberWeekDay days[LIMBER_WEEK_DAYS], gboolean blocks);

G_END_DECLS
