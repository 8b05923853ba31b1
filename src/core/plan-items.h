/* plan-items.h — which occurrences exist: slots of the schedule joined with what the past knows.
 * Shared by the parts of plan.h, nobody else.
 */
#pragma once

#include "plan.h"

G_BEGIN_DECLS

typedef struct
{
  const LimberPlanFile *file; /* NULL: the file is gone */
  LimberSlot slot;            /* of a file that is gone only date, key, at and until */
  const LimberOccurrence *known;
  gboolean not_reached; /* what it strictly follows was not done */
  gboolean gone;        /* the past knows it as open, the plan no longer has it */
} LimberItem;

/* Every item (LimberItem) with a date from @from to @to, ordered by instant, and every open one
 * of the past, whatever its date, up to @to. */
GArray *limber_items_collect (const LimberPlanInput *input, LimberDate from, LimberDate to);

/* FALSE for what was due before the file came, or ended unseen before it can be settled. */
gboolean limber_item_exists (const LimberPlanInput *input, const LimberItem *item);

const char *limber_item_file (const LimberItem *item);
const char *limber_item_activity (const LimberItem *item);

/* How long the item takes, in whole minutes. */
int limber_item_minutes (const LimberItem *item);

gboolean limber_item_started (const LimberItem *item);

/* When a started item should be over, and how long the question about it is kept open. */
LimberInstant limber_item_finish_at (const LimberItem *item);
LimberInstant limber_item_finish_until (const LimberItem *item);

G_END_DECLS
