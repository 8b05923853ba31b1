/* session-view.h — what a session looks like at a moment, for any display: a notification, a
 * terminal, the status of the daemon. A value; its words are made by session-words.h.
 */
#pragma once

#include "dose.h"
#include "scale.h"
#include "session.h"

G_BEGIN_DECLS

typedef enum
{
  LIMBER_PHASE_QUESTION,
  LIMBER_PHASE_INTRO, /* the stop rules, before the first step */
  LIMBER_PHASE_READY, /* getting into position */
  LIMBER_PHASE_HOLD,
  LIMBER_PHASE_REST,
  LIMBER_PHASE_SWITCH, /* a rest in which the side is changed */
  LIMBER_PHASE_PAUSED,
  LIMBER_PHASE_TIMER,  /* heat, posture, move */
  LIMBER_PHASE_ALARM,  /* heat: time is up */
  LIMBER_PHASE_NOTICE, /* the last words */
  LIMBER_PHASE_OVER,
  LIMBER_N_PHASES,
} LimberSessionPhase;

typedef enum
{
  LIMBER_ASK_PAIN,     /* 0–10 */
  LIMBER_ASK_PLACE,    /* how far down the leg */
  LIMBER_ASK_FIRST,    /* heat: yes or no */
  LIMBER_ASK_SKIN,     /* heat: fine or not */
  LIMBER_ASK_WHY_STOP, /* pain, interrupted, or go on after all */
  LIMBER_ASK_RETURN,   /* posture, move: done, shorter, not today */
  LIMBER_ASK_SCALE,    /* check-in: a number */
  LIMBER_ASK_TEXT,     /* check-in: typed, or skipped */
  LIMBER_ASK_OPEN,     /* whether to open the warning signs */
  LIMBER_ASK_SIGNS,    /* one page of them: yes or no */
  LIMBER_N_ASKS,
} LimberAsk;

/* The last words of a session. */
typedef enum
{
  LIMBER_MESSAGE_SUMMARY,
  LIMBER_MESSAGE_NOTED,
  LIMBER_MESSAGE_NOT_TODAY,    /* too much pain to begin */
  LIMBER_MESSAGE_NOT_SAFE,     /* a no to a question before heat */
  LIMBER_MESSAGE_STOPPED,      /* stopped for pain */
  LIMBER_MESSAGE_HELD,         /* too much pain afterwards: not before tomorrow */
  LIMBER_MESSAGE_FURTHER_DOWN, /* held until somebody was spoken to */
  LIMBER_MESSAGE_TAKE_OFF,     /* the heat, now */
  LIMBER_MESSAGE_SIGN,         /* a warning sign */
  LIMBER_N_MESSAGES,
} LimberMessage;

typedef enum
{
  LIMBER_PAIN_BEFORE,
  LIMBER_PAIN_AFTER,
  LIMBER_PAIN_NOW,
} LimberPainWhen;

/* The hold after the one under way, or coming. */
typedef struct
{
  const LimberStep *step; /* NULL: that one is the last */
  LimberDose dose;
  LimberSide side;
  int set, repetition;
} LimberSessionNext;

typedef struct
{
  LimberSessionPhase phase;
  LimberAsk ask;         /* QUESTION */
  LimberMessage message; /* NOTICE */
  const LimberRoutine *routine;
  const LimberActivity *activity; /* nullable */
  const LimberStep *step;         /* nullable: the step under way, or coming; its side is resolved */
  int step_number, n_steps;       /* from 1 */
  LimberDose dose;                /* of that step today */
  LimberSide side;                /* of the hold under way, or coming: LEFT, RIGHT, NONE */
  int set, repetition;            /* from 1; of dose.sets and dose.reps */
  LimberSessionNext next;         /* INTRO: the first one */
  gboolean eased;                 /* less than usual, because it hurt before */
  gboolean late;                  /* ALARM: the end has long passed */
  gint64 left, length;            /* microseconds of this phase; both 0 when nothing counts down */
  double fraction;                /* of the whole activity, 0 … 1 */
  const char *question;           /* QUESTION: its id, for LIMBER_INPUT_ANSWER and the rows */
  guint index;                    /* QUESTION: which of ask_first, of questions, or page of signs */
  LimberRange all;                /* PAIN, PLACE, SCALE: what there is to choose from */
  LimberRange numbers;            /* … and what is left of it by the buttons pressed so far */
  gboolean narrowed;              /* … which is not all there are */
  LimberPainWhen when;            /* PAIN, PLACE */
  LimberUrgency urgency;          /* MESSAGE_SIGN */
  int holds_done, holds_planned;  /* of all steps today */
  LimberOutcome outcome;          /* NONE until it is known */
  gboolean critical;              /* to be shown whatever else is on the screen */
  const char *picture;            /* nullable: as in LimberExercise */
} LimberSessionView;

/* Valid as long as the session. */
LimberSessionView limber_session_view (const LimberSession *session, gint64 now);

G_END_DECLS
