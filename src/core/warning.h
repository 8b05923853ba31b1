/* warning.h — warning signs: when to ask for them, in which portions, and what a yes means. Pure.
 *
 * They are asked on the first day, every `ask_every_days`, and after it hurt or a session was
 * stopped. They never stand on the screen unasked: first comes a notice that says no more than
 * that there is a question. One yes is enough: it holds every stretch, heat and walk until the
 * client says that somebody was seen, and says what to do with which urgency.
 */
#pragma once

#include "routine.h"
#include "session-log.h"

G_BEGIN_DECLS

/* The `question` of the row that ends the asking: `value` 1 after a yes, with the urgency as its
 * `reason`, else 0. The same on the row of kind SHOWN that says they were offered. */
#define LIMBER_WARNING_QUESTION "signs"

/* The date on which the client is next to be told that there is a question; @today or earlier:
 * now. 0: never, there are no signs. At most once a day, unless something happened since. */
LimberDate limber_warning_due (const LimberRoutine *routine, const LimberHealthRecord *record, LimberDate today);

/* As many signs of one urgency as fit on a notice. */
typedef struct
{
  LimberUrgency urgency;
  GPtrArray *signs; /* (owned) const char *, unowned by it */
} LimberWarningPage;

/* All signs, the most urgent first, each on one page. Returns: (transfer full), valid as long as
 * @routine (LimberWarningPage) */
GPtrArray *limber_warning_pages (const LimberRoutine *routine);

/* The `question` of the row that a page is answered by: "signs-emergency" … */
const char *limber_warning_page_question (LimberUrgency urgency);

/* Whether a yes holds activities of this kind. */
gboolean limber_warning_holds (LimberKind kind);

/* What the client should do about a sign of @urgency, in a line and in some sentences.
 * Returns: (transfer full) */
char *limber_warning_summary (const LimberRoutine *routine, LimberUrgency urgency);
char *limber_warning_text (const LimberRoutine *routine, LimberUrgency urgency);

G_END_DECLS
