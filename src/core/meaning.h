/* meaning.h — a routine told back in plain words, so that whoever wrote the file sees at once
 * whether limber understood what was meant.
 */
#pragma once

#include "routine.h"

G_BEGIN_DECLS

/* Lines of at most 80 columns: for whom and which side, what is asked with its doses, the first
 * week of each phase as a calendar, how often and how long in a day and a week. @today is day 1
 * where the file leaves the start open; @explain adds every value that limber chose itself.
 * Returns: (transfer full) */
char *limber_meaning (const LimberRoutine *routine, LimberDate today, GTimeZone *zone, gboolean explain);

/* "3 on each side, 30 s" with what grows; @affected is the client's side.
 * Returns: (transfer full) */
char *limber_meaning_dose (const LimberStep *step, LimberSide affected);

/* What grows, to follow a dose: "; 1 more every 3 days up to 10"; nothing where nothing does. */
void limber_meaning_append_progression (GString *out, const LimberProgression *progression);

/* "For B.H., left side."; @nobody stands where the file names no client. Returns: (transfer full) */
char *limber_meaning_for_whom (const LimberRoutine *routine, const char *nobody);

/* "From Anna Berg, 0123 456"; NULL where the file names nobody. Returns: (transfer full) */
char *limber_meaning_from (const LimberRoutine *routine);

/* "Settle (weeks 1 to 2)". Returns: (transfer full) */
char *limber_meaning_phase (const LimberPhase *phase);

G_END_DECLS
