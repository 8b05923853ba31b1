#include "dose-words.h"

#include <glib/gi18n.h>

char *
limber_words_duration (gint64 microseconds)
{
  gint64 seconds = (microseconds + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC;

  if (seconds < 60)
    return g_strdup_printf (_ ("%d s"), (int)seconds);
  if (seconds % 60 == 0)
    return g_strdup_printf (_ ("%d min"), (int)(seconds / 60));
  return g_strdup_printf (_ ("%d min %d s"), (int)(seconds / 60), (int)(seconds % 60));
}

/* "3 times on each side", "once". */
static char *
times_text (int reps, LimberSide side)
{
  switch (side)
    {
    case LIMBER_SIDE_EACH:
    case LIMBER_SIDE_BOTH:
      return g_strdup_printf (
          ngettext ("once on each side", "%d times on each side, one side after the other", (gulong)reps), reps);
    case LIMBER_SIDE_ALTERNATE:
      /* a singular of its own, for a translation is found by it */
      if (reps == 1)
        return times_text (reps, LIMBER_SIDE_EACH);
      return g_strdup_printf (
          ngettext ("%d time on each side, in turns", "%d times on each side, in turns", (gulong)reps), reps);
    case LIMBER_SIDE_LEFT:
      return g_strdup_printf (ngettext ("once on the left side", "%d times on the left side", (gulong)reps), reps);
    case LIMBER_SIDE_RIGHT:
      return g_strdup_printf (ngettext ("once on the right side", "%d times on the right side", (gulong)reps), reps);
    default:
      return g_strdup_printf (ngettext ("once", "%d times", (gulong)reps), reps);
    }
}

char *
limber_words_dose (const LimberDose *dose, LimberSide side)
{
  g_autofree char *times = times_text (dose->reps, side);
  g_autofree char *hold = limber_words_duration (dose->hold_seconds * (gint64)G_USEC_PER_SEC);

  if (dose->sets == 1)
    return g_strdup_printf ("%s, %s", times, hold);
  return g_strdup_printf (_ ("%d sets, %s, %s"), dose->sets, times, hold);
}
