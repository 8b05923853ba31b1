/* today-html-parts.h — what the parts of today-html.h share. Nobody else includes it.
 */
#pragma once

#include "html.h"
#include "today-html.h"

G_BEGIN_DECLS

/* What is asked for today: each activity of the phase with its doses, pictures and cautions. */
void limber_today_activities (GString *out, const LimberPlanInput *input, const char *routines);

/* How to answer, and what else the client can do. */
void limber_today_how (GString *out);

/* When to stop, the warning signs, and whom to ask. */
void limber_today_safety (GString *out, const LimberPlanInput *input);

extern const char limber_today_style[];

G_END_DECLS
