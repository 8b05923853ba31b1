/* meaning-parts.h — what the files of meaning share among themselves.
 */
#pragma once

#include "course.h"

G_BEGIN_DECLS

/* Appends @text, its first line after @indent blanks, the others after @hang more. */
void limber_meaning_line (GString *out, int indent, int hang, const char *text);

/* "never", "once", "3 times". Returns: (transfer full) */
char *limber_meaning_times (int times);

/* What the client is asked to do: minutes, doses, questions, cautions. */
void limber_meaning_activity (GString *out, const LimberRoutine *routine, const LimberActivity *activity);

/* The first week of @phase, days that are alike told once, and what it adds up to. */
void limber_meaning_calendar (GString *out, const LimberCourse *course, const LimberPhase *phase, GTimeZone *zone);

G_END_DECLS
