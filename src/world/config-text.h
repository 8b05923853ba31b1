/* config-text.h — text in libconfig's syntax to a tree of values; the one place that knows
 * libconfig. Routine files and the client's settings are both read through it.
 */
#pragma once

#include "core/node.h"
#include "core/problem.h"

G_BEGIN_DECLS

/* Returns: (transfer full) (nullable) the root group; NULL with the problem added. */
LimberNode *limber_config_text_parse (const char *text, LimberProblems *problems);

G_END_DECLS
