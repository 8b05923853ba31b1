#include "status-words.h"

#include "core/words.h"

#include <glib/gi18n.h>
#include <string.h>

const char *
limber_status_state (const char *state)
{
  static const struct
  {
    const char *state, *text;
  } texts[] = {
    { "coming", N_ ("to come") },
    { "waiting", N_ ("waiting") },
    { "snoozed", N_ ("put off") },
    { "started", N_ ("under way") },
  };
  int outcome = limber_outcome_parse (state);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (strcmp (texts[i].state, state) == 0)
      return _ (texts[i].text);
  return outcome > 0 ? limber_outcome_text ((LimberOutcome)outcome) : state;
}

const char *
limber_status_text (GVariant *object, const char *name)
{
  const char *text = "";

  g_variant_lookup (object, name, "&s", &text);
  return text;
}

char *
limber_status_instant (const char *instant, LimberDate today)
{
  g_autofree char *day = g_strndup (instant, 10), *words = NULL;
  g_autofree char *time = strlen (instant) < 16 ? g_strdup ("") : g_strndup (instant + 11, 5);
  LimberDate date = limber_date_parse (day);

  if (date == today)
    return g_steal_pointer (&time);
  if (date == today + 1)
    return g_strdup_printf (_ ("tomorrow %s"), time);
  words = date == 0 ? g_strdup (day) : limber_date_words (date, FALSE);
  return g_strdup_printf ("%s %s", words, time);
}
