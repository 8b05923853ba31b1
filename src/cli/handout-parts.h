/* handout-parts.h — what the parts of handout.h share. Nobody else includes it.
 */
#pragma once

#include "handout.h"

G_BEGIN_DECLS

extern const char limber_handout_style[];

/* The table of a phase: what, when, how much. */
void limber_handout_phase (GString *out, const LimberRoutine *routine, const LimberPhase *phase);

/* A card for each exercise of the plan, and one for each other kind of activity in it. */
void limber_handout_cards (GString *out, const LimberRoutine *routine, const char *pictures);

G_END_DECLS
