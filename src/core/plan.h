/* plan.h — what to do now: close these occurrences, offer that one, look again at T. Pure.
 *
 * Every trigger of the daemon ends in one call of limber_plan(). It answers with rows to write
 * and with what should be on the screen. Rows go into the history, and so into the past, first;
 * then it is asked again, until it has nothing more to write.
 *
 * Invariants: an occurrence gets exactly one outcome; at most one thing is on the screen; an
 * occurrence that was settled never comes back, whatever the clock does; `wake_at` is later
 * than `now`.
 */
#pragma once

#include "past.h"
#include "schedule.h"
#include "settings.h"
#include "sitting.h"

G_BEGIN_DECLS

/* One routine file in force. */
typedef struct
{
  LimberCourse course;
  LimberInstant since; /* when this revision came: what was due before exists only where a row says so */
} LimberPlanFile;

/* Which occurrence something is about; the strings are owned. */
typedef struct
{
  char *file, *activity;
  LimberDate date;
  char key[8];
} LimberOccurrenceName;

void limber_occurrence_name_set (LimberOccurrenceName *name, const char *file, const char *activity, LimberDate date,
                                 const char *key);
void limber_occurrence_name_clear (LimberOccurrenceName *name);

typedef enum
{
  LIMBER_OFFER_NONE,
  LIMBER_OFFER_REMINDER, /* the occurrence is due */
  LIMBER_OFFER_FINISH,   /* it was started and should be over: was it done? */
  LIMBER_OFFER_REASON,   /* it was answered "Not today": why? Never offered, only kept */
  LIMBER_OFFER_SESSION,  /* a guided session is under way and has the screen; only kept */
  LIMBER_OFFER_QUESTION, /* a question about the routine or the days, not about an occurrence */
} LimberOfferKind;

typedef enum
{
  LIMBER_QUESTION_NONE,
  LIMBER_QUESTION_PHASE, /* a phase ends today: move on, or stay a week? */
  LIMBER_QUESTION_ENDED, /* the last phase is over; only told */
  LIMBER_QUESTION_AWAY,  /* days on which nobody was there: holiday? */
  LIMBER_QUESTION_PAGE,  /* a session with the therapist is near: make the page for it? */
  LIMBER_QUESTION_SIGNS, /* whether the client would now look at the warning signs */
  LIMBER_QUESTION_PAUSE, /* asked for by the client: how long? Never offered, only kept */
  LIMBER_QUESTION_TOLD,  /* what became of the client's wish; only told, never offered */
} LimberQuestionKind;

typedef struct
{
  LimberQuestionKind kind;
  const char *file;             /* (unowned) the routine; NULL for AWAY and PAGE, which are about all */
  const LimberRoutine *routine; /* (unowned) NULL for AWAY; of PAGE whose session it is */
  char id[40];                  /* what the SHOWN row calls it */
  int phase;                    /* PHASE: index of the one that ends */
  int days;                     /* AWAY: how many; PAGE: until the session, 0 or 1 */
  LimberInstant from, until;    /* AWAY */
} LimberPlanQuestion;

/* What is on the screen. */
typedef struct
{
  LimberOfferKind kind;
  LimberOccurrenceName name; /* (owned) meaningless with NONE */
  LimberPlanQuestion ask;    /* with QUESTION, as long as the files of the input it came from */
  LimberInstant since;       /* when it was put there; never later than now */
} LimberScreen;

/* Why occurrences were not shown, kept from one call to the next for the row that closes them. */
typedef struct _LimberWaits LimberWaits;
LimberWaits *limber_waits_new (void);
void limber_waits_free (LimberWaits *waits);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberWaits, limber_waits_free)

typedef struct
{
  LimberInstant now;
  GTimeZone *zone;
  const char *zone_name;
  const GArray *files; /* LimberPlanFile */
  const LimberPast *past;
  const LimberSettings *settings;
  LimberCause away;  /* NONE: the client may be there; else AWAY, LOCKED or ASLEEP */
  gboolean can_show; /* there is a notification service */
  gboolean restore;  /* what was on the screen was lost by no act of the client */
  const LimberScreen *screen;
  LimberInstant swept;                   /* every window that ended by then is settled or will stay unknown */
  LimberInstant slept_from, slept_until; /* the last sleep of the machine; equal when there was none */
  gint64 steady;                         /* the steady clock at `now` */
  const LimberOccurrenceName *session;   /* the occurrence that a guided session is about; NULL: none */
  gboolean unread;                       /* the history cannot be read: what was asked is not known */
  gboolean asking;                       /* a session is under way that is about no occurrence */
  const LimberSittingLog *sitting;       /* NULL: sitting is not watched */
} LimberPlanInput;

typedef struct
{
  LimberOfferKind kind;
  const char *file;                /* (unowned) as long as the input's files */
  LimberSlot slot;                 /* of the occurrence */
  gboolean post;                   /* put it on the screen; FALSE: it is there already */
  LimberInstant later;             /* when Later would bring it back; LIMBER_ABSENT: Later is not offered */
  int minutes;                     /* how long the activity takes */
  gboolean late;                   /* so long after its time that the time should be told */
  LimberPlanQuestion ask;          /* with QUESTION, in place of the occurrence */
  const LimberActivity *following; /* what comes next at the same time; NULL: nothing */
} LimberOffer;

typedef struct
{
  GPtrArray *events; /* (owned) LimberEvent, to be written first */
  LimberOffer offer;
  LimberInstant wake_at; /* LIMBER_NEVER: nothing is ever due */
} LimberDecision;

/* @waits is updated. With rows in the result, `offer` and `wake_at` are not yet decided. */
void limber_plan (const LimberPlanInput *input, LimberWaits *waits, LimberDecision *decision);
void limber_decision_clear (LimberDecision *decision);

/* How an occurrence of the plan stands, for a display. */
typedef enum
{
  LIMBER_STATE_COMING,
  LIMBER_STATE_OPEN, /* due and not answered */
  LIMBER_STATE_SNOOZED,
  LIMBER_STATE_STARTED,
  LIMBER_STATE_ENDED, /* has an outcome */
} LimberState;

typedef struct
{
  const LimberPlanFile *file; /* (unowned) */
  LimberSlot slot;
  const LimberOccurrence *known; /* (unowned) (nullable) what the past says of it */
  LimberState state;
} LimberAgendaItem;

/* All occurrences of @date that exist at `now`, in the order of their instants
 * (LimberAgendaItem): the same ones that limber_plan() decides about. */
GArray *limber_plan_agenda (const LimberPlanInput *input, LimberDate date);

/* times_a_week: FALSE once too few offers are left after @slot to make it up. */
gboolean limber_plan_can_be_made_up (const LimberPlanInput *input, const LimberPlanFile *file, const LimberSlot *slot);

/* How long the client has been sitting at `now`, in microseconds, as the first activity that is
 * offered after sitting counts it; -1 when none is watched now. */
gint64 limber_plan_sat (const LimberPlanInput *input);

/* When Later pressed at `now` would bring the occurrence back; LIMBER_ABSENT when it may not
 * be put off any more. @minutes 0: what the file or the client chose. */
LimberInstant limber_plan_later (const LimberPlanInput *input, const LimberSlot *slot, const LimberOccurrence *known,
                                 int minutes);

G_END_DECLS
