/* session-screen.h — a session on a screen of characters: lines out of a card. Pure.
 */
#pragma once

#include "session-card.h"

G_BEGIN_DECLS

typedef enum
{
  LIMBER_STYLE_PLAIN,
  LIMBER_STYLE_STRONG,
  LIMBER_STYLE_FAINT,
  LIMBER_STYLE_BAR,
  LIMBER_STYLE_ALARM,
  LIMBER_N_STYLES,
} LimberStyle;

typedef struct
{
  char *text; /* (owned) */
  LimberStyle style;
} LimberScreenLine;

typedef struct
{
  int columns, rows;
  const char *full, *empty; /* the two characters of a bar, one column each; NULL: draw none */
  const char *typed;        /* (nullable) in answer to the question, so far */
  const char *news;         /* (nullable) something else that is to be read */
} LimberScreenFrame;

/* At most `rows` lines (LimberScreenLine) of at most `columns` columns. Where there is too little
 * room, the explanation is cut first and the time last. Returns: (transfer full) */
GPtrArray *limber_session_screen (const LimberSessionCard *card, gint64 now, const LimberScreenFrame *frame);

G_END_DECLS
