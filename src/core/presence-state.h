/* presence-state.h — whether the client is at the computer, as a value.
 */
#pragma once

#include "civil.h"

G_BEGIN_DECLS

typedef enum
{
  LIMBER_PRESENCE_UNKNOWN, /* no source: the client may be there */
  LIMBER_PRESENCE_ACTIVE,
  LIMBER_PRESENCE_IDLE,
  LIMBER_PRESENCE_LOCKED,
  LIMBER_PRESENCE_ASLEEP,  /* the machine is about to suspend */
  LIMBER_PRESENCE_UNASKED, /* the sources have not answered yet: no news of anybody */
  LIMBER_N_PRESENCES,
} LimberPresenceState;

typedef struct
{
  LimberPresenceState state;
  gint64 ago; /* microseconds since it became so, when the signal came; for IDLE since the last input */
} LimberPresenceReading;

G_END_DECLS
