/* cue-sound.h — the cues of a session as sounds of the desktop's theme.
 *
 * For one thread of its own: any call may block as long as a sound server likes. Where there is
 * no server, no theme, or no libcanberra at build, nothing is heard and nothing is said.
 */
#pragma once

#include "core/session.h"

void limber_sound_play (LimberCueKind cue);

/* Returns when what was begun has been heard. */
void limber_sound_drain (void);
