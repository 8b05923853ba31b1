/* session-parts.h — what the parts of session.h share. Nobody else includes it.
 *
 * session.c takes inputs and time, session-flow.c goes from one part of a session to the next,
 * session-ask.c asks, session-stretch.c runs the steps, session-timer.c what only has a length,
 * session-store.c writes the state down.
 */
#pragma once

#include "button.h"
#include "session-view.h"

G_BEGIN_DECLS

/* A question that nobody answers. */
#define LIMBER_SESSION_ASK (10 * LIMBER_MINUTE)

/* A pause that nobody ends, or a daemon that was off for so long: the client has gone. */
#define LIMBER_SESSION_GONE (30 * LIMBER_MINUTE)

/* The client was seen to go away: how long their return is waited for. */
#define LIMBER_SESSION_RETURN (12 * 60 * LIMBER_MINUTE)

/* The fields of the state, all gint64 so that storing them is one loop.
 *   since, until   the phase, steady; until LIMBER_NEVER: nothing ends it by itself
 *   ask … high     the question, if the phase is one; low and high: what is left to choose from
 *   under …        the phase to go back to from a pause or from "Why stop?", and its question
 *   step, hold     the stretch: from 0
 *   left           of that hold, when it begins or goes on; microseconds
 *   lead           READY leads back in after a pause
 *   score, place   being answered; -1: not known
 *   score_before … the answer before the session
 *   begun          steady: the first step or the timer began; LIMBER_NEVER: not yet
 *   end, skin_at   steady: of the timer; LIMBER_NEVER: not or no longer running
 *   alarm_next     steady: the next repetition
 *   gone_at        steady: the client went away; LIMBER_NEVER: they are there
 *   gone           microseconds they were away before
 *   answered       how many questions of a check-in */
#define LIMBER_SESSION_FIELDS(FIELD)                                                                                   \
  FIELD (phase)                                                                                                        \
  FIELD (since)                                                                                                        \
  FIELD (until)                                                                                                        \
  FIELD (ask)                                                                                                          \
  FIELD (index)                                                                                                        \
  FIELD (low)                                                                                                          \
  FIELD (high)                                                                                                         \
  FIELD (under)                                                                                                        \
  FIELD (under_ask)                                                                                                    \
  FIELD (under_index)                                                                                                  \
  FIELD (step)                                                                                                         \
  FIELD (hold)                                                                                                         \
  FIELD (left)                                                                                                         \
  FIELD (lead)                                                                                                         \
  FIELD (eased)                                                                                                        \
  FIELD (when)                                                                                                         \
  FIELD (score)                                                                                                        \
  FIELD (place)                                                                                                        \
  FIELD (score_before)                                                                                                 \
  FIELD (place_before)                                                                                                 \
  FIELD (begun)                                                                                                        \
  FIELD (end)                                                                                                          \
  FIELD (skin_at)                                                                                                      \
  FIELD (alarm_next)                                                                                                   \
  FIELD (late)                                                                                                         \
  FIELD (gone_at)                                                                                                      \
  FIELD (gone)                                                                                                         \
  FIELD (answered)                                                                                                     \
  FIELD (outcome)                                                                                                      \
  FIELD (message)                                                                                                      \
  FIELD (urgency)

#define LIMBER_SESSION_DECLARE(name) gint64 name;

/* A step with its dose for today. */
typedef struct
{
  LimberStep step; /* a shallow copy whose side is resolved */
  LimberDose dose;
  int increments;
  int total;    /* holds of the full dose */
  int planned;  /* holds of `dose`, fewer when eased */
  int done;     /* the most holds done in one go through the step */
  int recorded; /* of which the history knows; -1: nothing */
} LimberSessionStep;

struct _LimberSession
{
  LimberSessionKind kind;
  LimberRoutine *routine;         /* (owned) */
  const LimberActivity *activity; /* (nullable) of @routine */
  LimberSessionStep *steps;       /* (owned) */
  guint n_steps;
  LIMBER_SESSION_FIELDS (LIMBER_SESSION_DECLARE)
};

/* One moment of a session, and what it brings. */
typedef struct
{
  LimberSession *session;
  gint64 at; /* steady */
  GArray *effects;
} LimberTurn;

/* --- session.c --- */

/* All fields as at the beginning, steps with their doses. */
LimberSession *limber_session_alloc (LimberSessionKind kind, LimberRoutine *routine, const LimberActivity *activity);
void limber_session_dose (LimberSession *session, guint index, int increments);
LimberEffect *limber_turn_emit (LimberTurn *turn, LimberEffectKind kind);
LimberEffect *limber_turn_row (LimberTurn *turn, LimberEventKind row);
void limber_turn_cue (LimberTurn *turn, LimberCueKind cue);

/* The phase is another one from now on, until @until; what is shown is the caller's. */
void limber_turn_enter (LimberTurn *turn, LimberSessionPhase phase, gint64 until);

/* --- session-flow.c --- */
void limber_flow_begin (LimberTurn *turn);
void limber_flow_asked_before (LimberTurn *turn);
void limber_flow_start (LimberTurn *turn);

/* Writes what is left to write and the outcome. @reason is static, nullable. */
void limber_flow_finish (LimberTurn *turn, LimberOutcome outcome, const char *reason);

/* The outcome when it ends before everything is done. */
LimberOutcome limber_flow_unfinished (const LimberSession *session);

/* After the outcome: the question after it, where one is asked, then the last words. */
void limber_flow_after (LimberTurn *turn);

/* What follows from a score after a session, or beside one: it stands in `score` and `place`. */
void limber_flow_judge (LimberTurn *turn);
void limber_flow_conclude (LimberTurn *turn);
void limber_flow_over (LimberTurn *turn);

/* Stop was pressed, or nobody is there any more. */
void limber_flow_stop (LimberTurn *turn);
void limber_flow_interrupt (LimberTurn *turn);

/* --- session-ask.c --- */
void limber_ask (LimberTurn *turn, LimberAsk ask, guint index);
void limber_ask_why_stop (LimberTurn *turn);

/* The question of a check-in at @index, or its end. */
void limber_ask_next (LimberTurn *turn, guint index);

/* FALSE when @button is none of the question's. */
gboolean limber_ask_press (LimberTurn *turn, const char *button);
gboolean limber_ask_answer (LimberTurn *turn, const char *text);

/* Next: FALSE where the question has to be answered. */
gboolean limber_ask_skip (LimberTurn *turn);
void limber_ask_expire (LimberTurn *turn);

/* The rest is left out; what was answered counts. */
void limber_ask_leave (LimberTurn *turn);

/* Takes a score as it is, if one was given and only its place is not answered. */
void limber_ask_flush (LimberTurn *turn);
const char *limber_ask_id (const LimberSession *session);
LimberRange limber_ask_range (const LimberSession *session);

/* Whether there is a page of warning signs at @index. */
gboolean limber_ask_has_page (const LimberSession *session, gint64 index);

/* --- session-stretch.c --- */
void limber_stretch_intro (LimberTurn *turn);
void limber_stretch_ease (LimberSession *session);
gboolean limber_stretch_runs (const LimberSession *session);

/* Stops what runs, to be taken up by limber_stretch_resume(); the phase is the caller's.
 * @again: the hold under way does not count and begins anew. */
void limber_stretch_halt (LimberTurn *turn, gboolean again);
void limber_stretch_pause (LimberTurn *turn, gboolean again);
void limber_stretch_resume (LimberTurn *turn);
gboolean limber_stretch_next (LimberTurn *turn);
gboolean limber_stretch_back (LimberTurn *turn);
void limber_stretch_due (LimberTurn *turn);
void limber_stretch_record (LimberTurn *turn, guint index);
int limber_stretch_done (const LimberSession *session);
int limber_stretch_planned (const LimberSession *session);
double limber_stretch_fraction (const LimberSession *session, gint64 now);

typedef struct
{
  LimberSide side;
  int set, repetition; /* from 1 */
} LimberStretchPlace;

LimberStretchPlace limber_stretch_place (const LimberSessionStep *step, int hold);

/* --- session-timer.c --- */
void limber_timer_start (LimberTurn *turn);
gboolean limber_timer_runs (const LimberSession *session);
gboolean limber_timer_is_heat (const LimberSession *session);
void limber_timer_show (LimberTurn *turn);
void limber_timer_ended (LimberTurn *turn);
void limber_timer_check_skin (LimberTurn *turn);
void limber_timer_ring (LimberTurn *turn);
void limber_timer_unanswered (LimberTurn *turn);

/* Done was pressed. FALSE when it means nothing now. */
gboolean limber_timer_done (LimberTurn *turn);

/* The alarm, now, because its time passed while nobody could hear it. */
void limber_timer_alarm_late (LimberTurn *turn);

/* @ago: microseconds since the client went. */
void limber_timer_away (LimberTurn *turn, gint64 ago);
void limber_timer_back (LimberTurn *turn);

G_END_DECLS
