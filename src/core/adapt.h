/* adapt.h — a routine as the client's settings have it: activities left out, times moved. Pure.
 *
 * The therapist's file stays what it is, for previews and reports; this is what reminders are
 * made from. Times may be moved within the routine's day and may become fewer, but not more than
 * the therapist asked for. What follows an activity that is off takes its place.
 */
#pragma once

#include "routine.h"
#include "settings.h"

G_BEGIN_DECLS

/* Returns: (transfer full) @routine itself where the settings change nothing in it */
LimberRoutine *limber_adapt (LimberRoutine *routine, const LimberSettings *settings);

/* What of the settings could not be done with @routines (LimberRoutine), one sentence each, with
 * the line of limber.conf. Returns: (transfer full), of texts */
GPtrArray *limber_adapt_problems (const GPtrArray *routines, const LimberSettings *settings);

G_END_DECLS
