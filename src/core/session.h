/* session.h — one guided run through an activity, as a pure state machine.
 *
 * It is told what happens (a tick, a button, the client locking the screen, the machine having
 * slept) with the steady time at which it did, and answers with effects: what to show, sound and
 * write down. What is on the screen is always limber_session_view() of session-view.h. Steady
 * time is in microseconds and goes on in sleep.
 *
 * A stretch runs by itself: each hold, rest and change of sides ends exactly when it should,
 * counted from the one before, however late the tick came. Pausing, locking and sleeping stop it.
 * A heat pack never stops: neither buttons nor sleep nor a restart keep its end from coming.
 *
 * Invariants: FINISHED comes exactly once, but never for a session about no activity; rows of a
 * step never say less than an earlier one; while the session is not over, limber_session_wake()
 * is later than the last input.
 */
#pragma once

#include "event.h"
#include "presence-state.h"
#include "routine.h"

G_BEGIN_DECLS

typedef enum
{
  LIMBER_SESSION_ACTIVITY, /* an occurrence of an activity */
  LIMBER_SESSION_PAIN,     /* how much it hurts, now */
  LIMBER_SESSION_SIGNS,    /* the warning signs */
} LimberSessionKind;

typedef struct
{
  LimberSessionKind kind;
  LimberRoutine *routine;
  const LimberActivity *activity; /* of @routine; NULL for the other kinds */
  const int *increments;          /* one a step; NULL: none */
  int pain_before;                /* today's answer, not one after a session; -1: there is none */
  const char *place_before;       /* nullable: the place that went with it */
  gboolean unasked;               /* SIGNS: not by the client's wish, so ask whether to open it first */
} LimberSessionPlan;

typedef enum
{
  LIMBER_INPUT_TICK,
  LIMBER_INPUT_PRESS,    /* `text`: a name of button.h, or of limber_scale_button() */
  LIMBER_INPUT_ANSWER,   /* `text`: what was typed in answer to `question` */
  LIMBER_INPUT_PRESENCE, /* `presence` */
  LIMBER_INPUT_WOKE,     /* the machine slept for `slept`; to be told before any tick */
  LIMBER_INPUT_RESTORED, /* the daemon was off and this is the first input since */
  LIMBER_INPUT_LOST,     /* the same after a boot: how long it was off is not known */
} LimberInputKind;

typedef struct
{
  LimberInputKind kind;
  const char *text;
  const char *question; /* as in LimberSessionView; NULL: whichever is asked */
  LimberPresenceReading presence;
  gint64 slept; /* microseconds */
} LimberSessionInput;

typedef enum
{
  LIMBER_EFFECT_SHOW,     /* another thing is to be on the screen */
  LIMBER_EFFECT_UPDATE,   /* the same thing says something new: quietly, or not at all */
  LIMBER_EFFECT_CUE,      /* a sound */
  LIMBER_EFFECT_SAY,      /* limber_session_spoken() of the view */
  LIMBER_EFFECT_ROW,      /* a row of the history */
  LIMBER_EFFECT_FINISHED, /* the row that ends the occurrence */
  LIMBER_EFFECT_HOLD,     /* a row that holds activities */
  LIMBER_EFFECT_OVER,     /* take it off the screen and free the session */
} LimberEffectKind;

typedef enum
{
  LIMBER_CUE_START,  /* a hold begins */
  LIMBER_CUE_REST,   /* it ended; the next is on the same side */
  LIMBER_CUE_SWITCH, /* it ended; the next is on the other side or another exercise */
  LIMBER_CUE_END,    /* all is done */
  LIMBER_CUE_ASK,    /* a look is wanted */
  LIMBER_CUE_ALARM,  /* take the heat off */
  LIMBER_N_CUES,
} LimberCueKind;

typedef enum
{
  LIMBER_HOLD_TOMORROW, /* until the local day is over */
  LIMBER_HOLD_SEEN,     /* until the client says that somebody was seen */
} LimberHoldUntil;

typedef struct
{
  LimberEffectKind kind;
  LimberCueKind cue;
  LimberEventKind row; /* of ROW, FINISHED and HOLD; their details: limber_effect_fill() */
  LimberHoldUntil until;
  gboolean everything; /* HOLD: what limber_warning_holds(); else this activity, and of a session about
                          none every one that asks for pain */
  LimberOutcome outcome;
  gint64 step, value, total, increments, score;            /* LIMBER_ABSENT */
  const char *exercise, *place, *when, *question, *reason; /* (unowned) (nullable) by the routine, or static */
  char *text;                                              /* (owned) (nullable) */
} LimberEffect;

/* An empty list of LimberEffect, which frees what its items own. */
GArray *limber_effects_new (void);

/* Copies the details into @event, a row of kind `row` whose occurrence is the caller's to set;
 * so is the `until` of a HOLD. */
void limber_effect_fill (const LimberEffect *effect, LimberEvent *event);

const char *limber_cue_name (LimberCueKind cue);
int limber_cue_parse (const char *name);

typedef struct _LimberSession LimberSession;

/* Begins at @now; what that brings is appended to @effects. Nothing of @plan is kept but the
 * routine, which is referenced. */
LimberSession *limber_session_new (const LimberSessionPlan *plan, gint64 now, GArray *effects);
void limber_session_free (LimberSession *session);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberSession, limber_session_free)

/* @now is never earlier than before. FALSE when the input means nothing now: a button that is
 * not there, an answer that is none or to another question. */
gboolean limber_session_handle (LimberSession *session, const LimberSessionInput *input, gint64 now, GArray *effects);

/* When the next tick is due; LIMBER_NEVER once it is over. With @every > 0 (microseconds) also
 * whenever the time left has gone down by that much, for a display that counts. */
gint64 limber_session_wake (const LimberSession *session, gint64 now, gint64 every);

gboolean limber_session_is_over (const LimberSession *session);

/* The client lies still and relies on it, so idle, automatic lock and sleep should be inhibited.
 * Not while they walk: then the screen had better lock. */
gboolean limber_session_inhibits (const LimberSession *session);

/* The state as one line of text, without what the routine file says. Returns: (transfer full) */
char *limber_session_store (const LimberSession *session);

/* Takes up a stored state of the same kind, file and activity: it goes on as if nothing had
 * been. NULL when the text is none, or the activity is not the one it was. */
LimberSession *limber_session_restore (const char *text, LimberRoutine *routine, const LimberActivity *activity);

G_END_DECLS
