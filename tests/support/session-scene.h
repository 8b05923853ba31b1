/* session-scene.h — a session that was brought to some point, to be looked at there.
 */
#pragma once

#include "core/session-card.h"
#include "core/session-view.h"

typedef struct
{
  LimberRoutine *routine;         /* (owned) */
  const LimberActivity *activity; /* nullable */
  LimberSession *session;         /* (owned) */
  gint64 now;                     /* steady */
  GArray *effects;                /* (owned) all so far */
} SessionScene;

/* @text: as for session_script_routine(). @activity: an id of its first phase, "pain" or "signs".
 * @script, split by blanks: "+SECONDS" lets time pass, anything else is a button. */
void session_scene_set (SessionScene *scene, const char *text, const char *activity, const char *script);
void session_scene_clear (SessionScene *scene);

/* FALSE when it means nothing now. @text: nullable. */
gboolean session_scene_tell (SessionScene *scene, LimberInputKind kind, const char *text);

/* Its card, through the bus and back as every display gets it. Returns: (transfer full) */
LimberSessionCard *session_scene_card (const SessionScene *scene);
