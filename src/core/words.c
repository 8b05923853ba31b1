#include "words.h"

#include <glib/gi18n.h>
#include <string.h>

static const char *const outcomes[] = {
  N_ ("open"),        N_ ("done"),        N_ ("partly done"), N_ ("not today"), N_ ("stopped"),
  N_ ("break taken"), N_ ("missed"),      N_ ("not shown"),   N_ ("not seen"),  N_ ("on hold"),
  N_ ("paused"),      N_ ("not reached"), N_ ("not needed"),  N_ ("cancelled"),
};

static const char *const causes[] = {
  "",
  N_ ("the computer was off"),
  N_ ("the computer was asleep"),
  N_ ("nobody was there"),
  N_ ("the screen was locked"),
  N_ ("quiet hours"),
  N_ ("something else was on the screen"),
  N_ ("not known why"),
};

static const struct
{
  const char *reason, *text;
} reasons[] = {
  { "no-time", N_ ("no time") },
  { "not-here", N_ ("not here") },
  { "hurts", N_ ("hurts") },
  { "pain", N_ ("pain") },
  { "interrupted", N_ ("interrupted") },
  { "next", N_ ("passed over") },
  { "unanswered", N_ ("no answer at the end") },
  { "holiday", N_ ("holiday") },
  { "meeting", N_ ("meeting") },
  { "off", N_ ("the computer was off") },
  { "clock-set", N_ ("the clock was set") },
  { "warning-sign", N_ ("a warning sign") },
  { "further-down", N_ ("pain further down the leg") },
};

const char *
limber_reason_text (const char *reason)
{
  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (strcmp (reasons[i].reason, reason) == 0)
      return _ (reasons[i].text);
  return NULL;
}

G_STATIC_ASSERT (G_N_ELEMENTS (outcomes) == LIMBER_N_OUTCOMES);
G_STATIC_ASSERT (G_N_ELEMENTS (causes) == LIMBER_N_CAUSES);

const char *
limber_outcome_text (LimberOutcome outcome)
{
  return _ (outcomes[outcome]);
}

const char *
limber_cause_text (LimberCause cause)
{
  return cause == LIMBER_CAUSE_NONE ? "" : _ (causes[cause]);
}

char *
limber_date_words (LimberDate date, gboolean year)
{
  GDate day;
  char weekday[40], month[40];

  g_date_clear (&day, 1);
  g_date_set_julian (&day, date);
  g_date_strftime (weekday, sizeof weekday, "%a", &day);
  g_date_strftime (month, sizeof month, "%B", &day);
  /* Translators: weekday, day of the month, month, and in the second the year */
  return year ? g_strdup_printf (_ ("%s %d %s %d"), weekday, g_date_get_day (&day), month, g_date_get_year (&day))
              : g_strdup_printf (_ ("%s %d %s"), weekday, g_date_get_day (&day), month);
}

char *
limber_date_short (LimberDate date)
{
  GDate day;
  char words[40];

  g_date_clear (&day, 1);
  g_date_set_julian (&day, date);
  /* TRANSLATORS: a date as in "2 Mar" */
  g_date_strftime (words, sizeof words, _ ("%-d %b"), &day);
  return g_strdup (words);
}
