/* preview-parts.h — what the text and the iCalendar form of a preview share.
 */
#pragma once

#include "preview.h"

G_BEGIN_DECLS

/* The planned length of what is due in @slot, in whole minutes; 0 where it has none. */
int limber_preview_minutes (const LimberPreview *preview, const LimberSlot *slot);

/* What the time of @slot does not say: "any 5 days of the week", "5 min after “Heat”", that
 * a clock change moved it. Returns: (transfer full) (nullable) */
char *limber_preview_note (const LimberPreview *preview, const LimberSlot *slot);

/* What the wall clock shows at @at, "HH:MM". Returns @buffer */
const char *limber_preview_wall (const LimberPreview *preview, LimberInstant at, char buffer[LIMBER_TIME_BUFFER]);

G_END_DECLS
