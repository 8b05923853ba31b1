/* wording.h — what the client reads on a notification, and which buttons stand under it. Pure.
 *
 * Discreet unless the client chose otherwise: until a button was pressed nothing of the
 * therapist's text, the exercises or the body stands on the screen, which may be a shared one.
 */
#pragma once

#include "plan.h"

G_BEGIN_DECLS

#define LIMBER_BUTTON_START "start"
#define LIMBER_BUTTON_DONE "done"
#define LIMBER_BUTTON_PARTIAL "partial"
#define LIMBER_BUTTON_LATER "later"
#define LIMBER_BUTTON_SKIP "skip"
#define LIMBER_BUTTON_MEETING "meeting"
#define LIMBER_BUTTON_NO_TIME "no-time"
#define LIMBER_BUTTON_NOT_HERE "not-here"
#define LIMBER_BUTTON_HURTS "hurts"
#define LIMBER_BUTTON_MOVE_ON "move-on"
#define LIMBER_BUTTON_STAY "stay"
#define LIMBER_BUTTON_HOLIDAY "holiday"
#define LIMBER_BUTTON_DID_SOME "did-some"
#define LIMBER_BUTTON_LEAVE "leave"
#define LIMBER_BUTTON_OK "ok"

/* How the client can answer on this notification server. */
typedef enum
{
  LIMBER_BUTTONS_DRAWN,
  LIMBER_BUTTONS_HIDDEN, /* in a menu of the server's own */
  LIMBER_BUTTONS_NONE,
} LimberButtons;

typedef struct
{
  const char *button; /* LIMBER_BUTTON_… */
  const char *label;  /* translated */
} LimberWordsButton;

typedef struct
{
  char *summary; /* (owned) */
  char *body;    /* (owned) (nullable) */
  LimberWordsButton buttons[4];
  gsize n_buttons;
} LimberWords;

/* What stands on the screen for @offer, a REMINDER, FINISH or QUESTION. Returns: (transfer full), to be
 * cleared with limber_words_clear(). */
LimberWords limber_words_for (const LimberOffer *offer, const LimberSettings *settings, GTimeZone *zone,
                              LimberButtons buttons);

/* The question after "Not today". */
LimberWords limber_words_reason (void);

void limber_words_clear (LimberWords *words);

G_END_DECLS
