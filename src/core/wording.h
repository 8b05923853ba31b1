/* wording.h — what the client reads on a notification, and which buttons stand under it. Pure.
 *
 * Discreet unless the client chose otherwise: until a button was pressed nothing of the
 * therapist's text, the exercises or the body stands on the screen, which may be a shared one.
 */
#pragma once

#include "button.h"
#include "plan.h"
#include "scale.h"

G_BEGIN_DECLS

/* How the client can answer on this notification server. */
typedef enum
{
  LIMBER_BUTTONS_DRAWN,
  LIMBER_BUTTONS_MIDDLE_CLICK, /* in a menu that a click with the middle button opens */
  LIMBER_BUTTONS_HIDDEN,       /* in one that the client has to know how to open */
  LIMBER_BUTTONS_NONE,
} LimberButtons;

typedef struct
{
  char *button; /* (owned) of button.h or limber_scale_button() */
  char *label;  /* (owned) translated */
} LimberWordsButton;

typedef struct
{
  char *summary; /* (owned) */
  char *body;    /* (owned) (nullable) */
  LimberWordsButton buttons[LIMBER_SCALE_BUTTONS];
  gsize n_buttons;
} LimberWords;

/* What stands on the screen for @offer, a REMINDER, FINISH or QUESTION. Returns: (transfer full), to be
 * cleared with limber_words_clear(). */
LimberWords limber_words_for (const LimberOffer *offer, const LimberSettings *settings, GTimeZone *zone,
                              LimberButtons buttons);

/* The question after "Not today". */
LimberWords limber_words_reason (void);

void limber_words_clear (LimberWords *words);
void limber_words_clear_buttons (LimberWords *words);

/* For those who make words of other things. Copied. */
void limber_words_add_button (LimberWords *words, const char *button, const char *label);

/* How to answer where no buttons are drawn; NULL where they are. */
const char *limber_words_how (LimberButtons buttons);

/* The same at the end of the body. */
void limber_words_add_how (LimberWords *words, LimberButtons buttons);

G_END_DECLS
