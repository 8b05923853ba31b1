/* html-safety.h — what a client must know before anything else, on a page.
 */
#pragma once

#include "core/routine.h"
#include "html.h"

G_BEGIN_DECLS

/* When to stop, the scale of pain and the warning signs. */
void limber_html_safety (GString *out, const LimberRoutine *routine);

G_END_DECLS
