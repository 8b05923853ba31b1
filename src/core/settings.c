#include "settings.h"

#include <string.h>

static void
activity_free (gpointer data)
{
  LimberSettingsActivity *activity = data;

  g_free (activity->activity);
  g_free (activity->times);
  g_free (activity);
}

LimberSettings *
limber_settings_new (void)
{
  LimberSettings *settings = g_new0 (LimberSettings, 1);

  settings->quiet = g_array_new (FALSE, FALSE, sizeof (LimberQuietHours));
  settings->activities = g_ptr_array_new_with_free_func (activity_free);
  settings->catch_up = TRUE;
  settings->presence = TRUE;
  settings->sounds = TRUE;
  return settings;
}

void
limber_settings_free (LimberSettings *settings)
{
  g_array_unref (settings->quiet);
  g_ptr_array_unref (settings->activities);
  g_free (settings);
}

LimberSettingsActivity *
limber_settings_activity_new (void)
{
  return g_new0 (LimberSettingsActivity, 1);
}

const LimberSettingsActivity *
limber_settings_find (const LimberSettings *settings, const char *file, const char *activity)
{
  g_autofree char *full = g_strconcat (file, "/", activity, NULL);
  const LimberSettingsActivity *found = NULL;

  for (guint i = 0; i < settings->activities->len; i++)
    {
      const LimberSettingsActivity *candidate = settings->activities->pdata[i];

      if (strcmp (candidate->activity, full) == 0)
        return candidate;
      if (strcmp (candidate->activity, activity) == 0)
        found = candidate;
    }
  return found;
}

gboolean
limber_settings_quiet (const LimberSettings *settings, LimberInstant at, GTimeZone *zone, LimberInstant *until)
{
  gboolean quiet = FALSE;
  LimberDate today;

  limber_civil_local (zone, at, &today, NULL);
  for (guint i = 0; i < settings->quiet->len; i++)
    for (LimberDate date = today - 1; date <= today; date++)
      {
        const LimberQuietHours *hours = &g_array_index (settings->quiet, LimberQuietHours, i);
        gboolean overnight = hours->to <= hours->from;
        LimberInstant from, to;

        if ((hours->days & 1u << (limber_date_weekday (date) - 1)) == 0
            || !limber_civil_resolve (zone, date, hours->from, &from, NULL)
            || !limber_civil_resolve (zone, date + (overnight ? 1 : 0), hours->to, &to, NULL) || at < from || at >= to)
          continue;
        if (until != NULL)
          *until = quiet ? MAX (*until, to) : to;
        quiet = TRUE;
      }
  return quiet;
}

LimberInstant
limber_settings_next_quiet (const LimberSettings *settings, LimberInstant at, GTimeZone *zone)
{
  LimberInstant next = LIMBER_NEVER;
  LimberDate today;

  limber_civil_local (zone, at, &today, NULL);
  for (guint i = 0; i < settings->quiet->len; i++)
    for (LimberDate date = today; date <= today + 1; date++)
      {
        const LimberQuietHours *hours = &g_array_index (settings->quiet, LimberQuietHours, i);
        LimberInstant from;

        if ((hours->days & 1u << (limber_date_weekday (date) - 1)) != 0
            && limber_civil_resolve (zone, date, hours->from, &from, NULL) && from > at)
          next = MIN (next, from);
      }
  return next;
}
