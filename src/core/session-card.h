/* session-card.h — a session as it crosses the bus: all that a display of its own needs, in words.
 *
 * Between two changes of a session its card stays the same: what counts down is told by its end on
 * the steady clock, which is the same for all programs of the machine, so that whoever shows the
 * seconds needs to ask nobody for them.
 */
#pragma once

#include "session-view.h"
#include "wording.h"

G_BEGIN_DECLS

typedef enum
{
  LIMBER_CARD_BUTTONS, /* one of the buttons */
  LIMBER_CARD_NUMBER,  /* one of `numbers` */
  LIMBER_CARD_CHOICE,  /* one of `choices` */
  LIMBER_CARD_TEXT,    /* in words */
  LIMBER_N_CARD_ANSWERS,
} LimberCardAnswer;

typedef struct
{
  char *activity; /* (owned) its id; "" for a session about none */
  char *title;    /* (owned) nullable */
  LimberSessionPhase phase;
  char *place;             /* (owned) (nullable) "left side, 2 of 3" */
  char *doing;             /* (owned) (nullable) "Hold" */
  LimberWords words;       /* (owned) what to do or what is asked; NUMBER, CHOICE and TEXT have no buttons */
  char *next;              /* (owned) (nullable) what comes after it */
  char *question;          /* (owned) (nullable) QUESTION: as in LimberSessionView */
  LimberCardAnswer answer; /* QUESTION: how */
  gboolean optional;       /* … and it may be left out, by "next" */
  LimberRange numbers;
  char **choices;    /* (owned) never NULL; CHOICE: answered by their index */
  gboolean stops;    /* "stop" means something now */
  gboolean steps;    /* "next" and "back" do */
  int step, n_steps; /* from 1; 0 where there are none */
  gint64 until;      /* steady: when this phase ends */
  gint64 length;     /* microseconds of it; 0: nothing counts down */
  double from, to;   /* of the whole, 0 … 1, when the phase began and when it ends */
} LimberSessionCard;

/* Returns: (transfer full) */
LimberSessionCard *limber_session_card_new (const LimberSession *session, gint64 now);
void limber_session_card_free (LimberSessionCard *card);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberSessionCard, limber_session_card_free)

/* Microseconds until the end of what counts down; 0 where nothing does. */
gint64 limber_session_card_left (const LimberSessionCard *card, gint64 now);

/* How much of the whole is done, 0 … 1. */
double limber_session_card_fraction (const LimberSessionCard *card, gint64 now);

/* An a{sv}. Returns: (transfer floating) */
GVariant *limber_session_card_pack (const LimberSessionCard *card);

/* What limber_session_card_pack() made; NULL for anything else, an empty a{sv} above all.
 * Returns: (transfer full) (nullable) */
LimberSessionCard *limber_session_card_unpack (GVariant *packed);

G_END_DECLS
