/* session-keys.h — a session led by single keys: which keys mean something, and what. Pure.
 */
#pragma once

#include "session-card.h"

G_BEGIN_DECLS

#define LIMBER_KEY_ENTER '\n'
#define LIMBER_KEY_DELETE 0x7f
#define LIMBER_KEY_CLEAR 0x15 /* Ctrl-U: all that was typed */

/* More are never offered. */
#define LIMBER_CARD_KEYS (LIMBER_SCALE_BUTTONS + 4)

typedef struct
{
  gunichar key;
  const char *button; /* of the card, or static; NULL: leave the session running */
  const char *label;  /* the same; translated */
  gboolean answers;   /* it answers the question of the card */
} LimberCardKey;

/* The keys of @card, in the order in which they are to be shown. Returns how many. */
gsize limber_session_keys (const LimberSessionCard *card, LimberCardKey keys[LIMBER_CARD_KEYS]);

typedef enum
{
  LIMBER_TYPED_NOTHING, /* the key means nothing now */
  LIMBER_TYPED_MORE,    /* @typed has changed */
  LIMBER_TYPED_PRESS,   /* @typed is the button to press */
  LIMBER_TYPED_ANSWER,  /* @typed is the answer to the question */
  LIMBER_TYPED_LEAVE,
} LimberTyped;

/* Takes one more key. @typed is what was typed so far in answer to this card, empty at first, and
 * to be emptied after a PRESS or an ANSWER. A number is taken as soon as no other can be meant. */
LimberTyped limber_session_type (const LimberSessionCard *card, gunichar key, GString *typed);

G_END_DECLS
