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
  { "skin", N_ ("the skin did not look right") },
  { "not-safe", N_ ("a question about safety was answered no") },
  { "interrupted", N_ ("interrupted") },
  { "restarted", N_ ("the computer was started anew") },
  { "left-out", N_ ("steps were left out") },
  { "shorter", N_ ("shorter than planned") },
  { "away", N_ ("told by being away") },
  { "unanswered", N_ ("no answer at the end") },
  { "asked", N_ ("asked for besides the plan") },
  { "routine-changed", N_ ("the routine changed") },
  { "clock-change", N_ ("the clocks changed") },
  { "not-shown", N_ ("it could not be shown") },
  { "move-on", N_ ("moved on") },
  { "stay", N_ ("stayed a week") },
  { "ended", N_ ("the routine has ended") },
  { "holiday", N_ ("holiday") },
  { "did-some", N_ ("did some") },
  { "leave", N_ ("not said") },
  { "make-page", N_ ("made") },
  { "not-now", N_ ("not now") },
  { "meeting", N_ ("meeting") },
  { "off", N_ ("the computer was off") },
  { "clock-set", N_ ("the clock was set") },
  { "further-down", N_ ("pain further down the leg") },
  { "emergency", N_ ("a warning sign: emergency") },
  { "same-day", N_ ("a warning sign: to be seen the same day") },
  { "doctor", N_ ("a warning sign: to be seen by a doctor") },
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
