/* settings-read.h — from a tree of values to the client's settings: the closed schema of
 * limber.conf.
 */
#pragma once

#include "node.h"
#include "problem.h"
#include "settings.h"

G_BEGIN_DECLS

/* Everything wrong is added to @problems; what is returned is then not to be used.
 * Returns: (transfer full) */
LimberSettings *limber_settings_read (const LimberNode *root, LimberProblems *problems);

G_END_DECLS
