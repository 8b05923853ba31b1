/* words.h — the words of the history, as a person would say them. All are translated.
 */
#pragma once

#include "event.h"

G_BEGIN_DECLS

const char *limber_outcome_text (LimberOutcome outcome);

/* "the computer was off"; "" for none. */
const char *limber_cause_text (LimberCause cause);

/* A reason of limber's own; NULL for the client's own words, which are shown only with their leave. */
const char *limber_reason_text (const char *reason);

/* "Mon 2 March", and with the year "Mon 2 March 2026". Returns: (transfer full) */
char *limber_date_words (LimberDate date, gboolean year);

/* "2 Mar". Returns: (transfer full) */
char *limber_date_short (LimberDate date);

G_END_DECLS
