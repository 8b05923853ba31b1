/* today-html.h — today as a page: what the launcher opens.
 */
#pragma once

#include "core/plan.h"

G_BEGIN_DECLS

/* A self-contained page (html.h) for the client: what must be known first, today's plan, the last
 * seven days, and all that today asks for with pictures and doses.
 * @input: the routines and the past at its `now`; @status: the same moment in the shape of
 * daemon/status.h; @routines: the folder of the installed routines, for their pictures.
 * Returns: (transfer full) */
char *limber_today_html (const LimberPlanInput *input, GVariant *status, const char *routines);

G_END_DECLS
