/* preview-parts.h — what the forms of a preview share.
 *
 * Ten years may be some hundred thousand slots that differ in their times and in little else:
 * what is the same for many is written once and remembered.
 */
#pragma once

#include "preview.h"

G_BEGIN_DECLS

/* The planned length of what is due in @slot, in whole minutes; 0 where it has none. */
int limber_preview_minutes (const LimberPreview *preview, const LimberSlot *slot);

/* That a clock change moved @slot; NULL where it did not, which is nearly always.
 * Returns: (transfer full) (nullable) */
char *limber_preview_moved (const LimberPreview *preview, LimberCivilSpan *span, const LimberSlot *slot);

/* What its times do not say of any slot of that activity in that phase: "any 5 days of the week",
 * "5 min after “Heat”". Returns: (transfer full) (nullable) */
char *limber_preview_note (const LimberSlot *slot);

/* What the wall clock shows at @at, in minutes since midnight. */
int limber_preview_minute (const LimberPreview *preview, LimberCivilSpan *span, LimberInstant at);

/* A text that depends on these alone. */
typedef struct
{
  const LimberActivity *activity;
  const LimberPhase *phase;
  int minutes; /* planned */
  int other;   /* whatever else it takes */
} LimberPreviewKey;

/* LimberPreviewKey → text, both owned. */
GHashTable *limber_preview_memo_new (void);

/* Takes over @text. Returns: (transfer none) it, for as long as @memo */
const char *limber_preview_memo_take (GHashTable *memo, const LimberPreviewKey *key, char *text);

G_END_DECLS
