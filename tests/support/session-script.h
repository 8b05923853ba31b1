/* session-script.h — a session told as a script, and said back in short words.
 *
 * Each row lets the session run to its time, ticked exactly whenever it asks for it, then gives
 * one input, and expects every effect since the row before and what is then to be seen.
 *
 *   input    "start", "" (time passes), "press BUTTON", "answer TEXT", "idle", "idle 90" (for so
 *            many seconds), "active", "lock", "asleep", "woke SECONDS", "restored", "lost";
 *            "refused BUTTON" must mean nothing; "reload" stores and restores first
 *   effects  "show", "update", "cue start", "step 1 2/3 +0", "pain before 4 thigh",
 *            "answer skin 1", "finished done", "finished partial interrupted",
 *            "hold tomorrow pain", "hold all seen emergency", "over"; joined by ", ". Spoken words
 *            are left out. NULL: whatever
 *   view     as session_script_view() says it. NULL: whatever
 */
#pragma once

#include "core/session-view.h"

typedef struct
{
  const char *at; /* "m:ss" since the start; NULL: no time passes */
  const char *input;
  const char *effects;
  const char *view;
} SessionStep;

/* @routine: the text of a routine file without its first line, whose plan has one activity called
 * @activity; its first line is added. @pain_before: today's earlier score, -1 for none. Rows end
 * with one without an input; the session need not be over then. */
void session_script_run (const char *routine, const char *activity, int pain_before, const SessionStep *steps);

/* A routine from such text. Returns: (transfer full) */
LimberRoutine *session_script_routine (const char *text);

/* "hold knee-to-chest 2/3 left 1/3 20s", "ask pain 0-10", "timer 15:00", "paused …". Returns: (transfer full) */
char *session_script_view (const LimberSession *session, gint64 now);

/* The words of @effects from @from on, as above. Returns: (transfer full) */
char *session_script_effects (const GArray *effects, guint from);
