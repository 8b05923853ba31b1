#include "week.h"

#include <glib/gi18n.h>
#include <string.h>

static const char *const state_names[] = { "nothing", "counted", "paused", "held", "unseen" };

/* What a day without anything that counts was: the strongest of these. */
static LimberDayState
state_of (LimberOutcome outcome)
{
  switch (outcome)
    {
    case LIMBER_OUTCOME_HELD:
      return LIMBER_DAY_HELD;
    case LIMBER_OUTCOME_PAUSED:
      return LIMBER_DAY_PAUSED;
    case LIMBER_OUTCOME_MISSED_OFF:
    case LIMBER_OUTCOME_NOT_SHOWN:
      return LIMBER_DAY_UNSEEN;
    default:
      return LIMBER_DAY_NOTHING;
    }
}

static void
add (LimberWeekDay *day, LimberOutcome outcome)
{
  static const int ranks[] = { [LIMBER_DAY_NOTHING] = 0,
                               [LIMBER_DAY_UNSEEN] = 1,
                               [LIMBER_DAY_PAUSED] = 2,
                               [LIMBER_DAY_HELD] = 3,
                               [LIMBER_DAY_COUNTED] = 4 };
  gboolean performed = limber_outcome_performed (outcome);
  LimberDayState state = state_of (outcome);

  if (performed || outcome == LIMBER_OUTCOME_SKIPPED || outcome == LIMBER_OUTCOME_MISSED)
    {
      day->performed += performed;
      day->counted++;
      state = LIMBER_DAY_COUNTED;
    }
  if (ranks[state] > ranks[day->state])
    day->state = state;
}

void
limber_week (const LimberPast *past, LimberDate today, LimberWeekDay days[LIMBER_WEEK_DAYS])
{
  g_autoptr (GPtrArray) occurrences = limber_past_occurrences (past);
  LimberDate first = today - LIMBER_WEEK_DAYS + 1;

  for (guint i = 0; i < LIMBER_WEEK_DAYS; i++)
    days[i] = (LimberWeekDay){ .date = first + i };
  for (guint i = 0; i < occurrences->len; i++)
    {
      const LimberOccurrence *occurrence = occurrences->pdata[i];

      if (occurrence->date >= first && occurrence->date <= today)
        add (&days[occurrence->date - first], occurrence->outcome);
    }
}

const char *
limber_day_state_name (LimberDayState state)
{
  return state_names[state];
}

LimberDayState
limber_day_state_parse (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (state_names); i++)
    if (strcmp (state_names[i], name) == 0)
      return (LimberDayState)i;
  return LIMBER_DAY_NOTHING;
}

char *
limber_week_day_words (const LimberWeekDay *day)
{
  switch (day->state)
    {
    case LIMBER_DAY_COUNTED:
      /* TRANSLATORS: at most ten columns, as are the words below: done of planned */
      return g_strdup_printf (_ ("%d of %d"), day->performed, day->counted);
    case LIMBER_DAY_PAUSED:
      return g_strdup (C_ ("day", "paused"));
    case LIMBER_DAY_HELD:
      return g_strdup (C_ ("day", "on hold"));
    case LIMBER_DAY_UNSEEN:
      return g_strdup (C_ ("day", "not there"));
    case LIMBER_DAY_NOTHING:
    default:
      return g_strdup ("–");
    }
}

char *
limber_week_words (const LimberWeekDay days[LIMBER_WEEK_DAYS])
{
  gboolean counted = FALSE;
  int performed = 0;

  for (gsize i = 0; i < LIMBER_WEEK_DAYS; i++)
    {
      performed += days[i].performed;
      counted |= days[i].state == LIMBER_DAY_COUNTED;
    }
  if (performed > 0)
    return g_strdup_printf (ngettext ("You did something for yourself %d time in these seven days.",
                                      "You did something for yourself %d times in these seven days.",
                                      (gulong)performed),
                            performed);
  return g_strdup (counted ? _ ("Not every week has room for it. The next one that suits you is enough.")
                           : _ ("Nothing to count yet. Your routine is here when you are."));
}
