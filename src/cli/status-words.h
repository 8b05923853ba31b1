/* status-words.h — the words of `limber status --json` as a person would say them.
 */
#pragma once

#include "core/civil.h"

G_BEGIN_DECLS

/* Of the state of an occurrence, "coming" or "done" … (transfer none) */
const char *limber_status_state (const char *state);

/* The text called @name of @object; "" where there is none. (transfer none) */
const char *limber_status_text (GVariant *object, const char *name);

/* "2026-03-02T09:00:00+00:00" as the client says it on @today: "09:00", "tomorrow 09:00", "Wed 4 March
 * 09:00". Returns: (transfer full) */
char *limber_status_instant (const char *instant, LimberDate today);

G_END_DECLS
