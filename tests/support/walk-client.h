/* walk-client.h — what the client does in a random walk: each call does one such thing, if it is
 * possible now, and tells the laws of it.
 */
#pragma once

#include "walk.h"

void walk_client_presses (Walk *walk);
void walk_client_dismisses (Walk *walk);
void walk_client_says (Walk *walk);
void walk_client_undoes (Walk *walk);
void walk_client_asks_for_reminder (Walk *walk);
void walk_client_pauses_or_resumes (Walk *walk);
void walk_client_tells_health (Walk *walk);
void walk_client_was_seen (Walk *walk);
void walk_client_uses_launcher (Walk *walk);
