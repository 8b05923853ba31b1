/* offline.h — the state of things where no daemon runs: from the files and the history alone.
 */
#pragma once

#include "core/plan.h"
#include "world/routine-store.h"

G_BEGIN_DECLS

/* Day 1 of a routine, as the daemon takes it: the file's `start`, else the day on which its first
 * revision came. @first: when the first one came that is still there. */
LimberDate limber_offline_first_day (const LimberRoutine *routine, LimberInstant first, const LimberPast *past,
                                     GTimeZone *zone);

/* The routines and the history at one moment. */
typedef struct _LimberOffline LimberOffline;

LimberOffline *limber_offline_new (void);
void limber_offline_free (LimberOffline *offline);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberOffline, limber_offline_free)

/* What the daemon would decide from, except for what only it sees. (transfer none) */
const LimberPlanInput *limber_offline_input (const LimberOffline *offline);

/* One more problem, a sentence. Copied. */
void limber_offline_add_problem (LimberOffline *offline, const char *text);

/* In the shape of daemon/status.h, "running" FALSE. What cannot be read stands among its
 * problems. Returns: (transfer full) */
GVariant *limber_offline_status (const LimberOffline *offline);

G_END_DECLS
