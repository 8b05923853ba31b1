/* scale.h — an exact choice out of many by a few buttons, in as few clicks as can be.
 *
 * A notification shows three to a dozen buttons, but a pain score has eleven values. So the
 * range is split into as many parts as there are buttons; a part of one value answers, a wider
 * one is split again. 0–10 takes one click with eleven buttons, two with four and three with
 * three. Lists of words (places on the leg) are chosen from in the same way, by their index.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* More than this many buttons are never asked for. */
#define LIMBER_SCALE_BUTTONS 11

/* Inclusive; @low ≤ @high. */
typedef struct
{
  int low, high;
} LimberRange;

/* Splits @range into at most @max_buttons parts, in order and as even as can be, the wider ones
 * first. @max_buttons is taken to be at least 2. Returns how many. */
gsize limber_scale_split (LimberRange range, int max_buttons, LimberRange parts[LIMBER_SCALE_BUTTONS]);

/* What the button of a part is called where buttons are told apart: "4" or "4-6".
 * Returns: (transfer full) */
char *limber_scale_button (LimberRange part);

/* Reads exactly what limber_scale_button() writes. */
gboolean limber_scale_parse (const char *button, LimberRange *part);

/* What the client reads on it: "4–6", or the words of @words (nullable) at those indices.
 * Returns: (transfer full) */
char *limber_scale_label (LimberRange part, const char *const *words);

G_END_DECLS
