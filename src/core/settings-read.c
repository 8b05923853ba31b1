#include "settings-read.h"

#include "routine-read-parts.h"

#include <glib/gi18n.h>
#include <stddef.h>
#include <string.h>

#define AT(member) .offset = offsetof (LimberSettings, member)

static void
read_quiet (LimberReading *reading, const LimberNode *node, G_GNUC_UNUSED guint number, gpointer data)
{
  static const LimberField fields[] = {
    { .key = "from", .type = LIMBER_FIELD_TIME, .offset = offsetof (LimberQuietHours, from), .required = TRUE },
    { .key = "to", .type = LIMBER_FIELD_TIME, .offset = offsetof (LimberQuietHours, to), .required = TRUE },
    { .key = "days", .type = LIMBER_FIELD_OTHER },
  };
  LimberQuietHours hours = { .days = LIMBER_DAYS_ALL, .from = -1, .to = -1 };
  LimberSettings *settings = data;
  const LimberNode *days = limber_node_child (node, "days"), *to = limber_node_child (node, "to");

  limber_reading_fields (reading, node, "quiet_hours", fields, G_N_ELEMENTS (fields), &hours);
  if (days != NULL)
    limber_reading_days (reading, days, &hours.days);
  if (hours.from >= 0 && hours.from == hours.to)
    limber_reading_error (reading, to->value, _ ("For the whole day write from = \"00:00\"; to = \"23:59\";"),
                          _ ("The quiet hours end when they begin."));
  g_array_append_val (settings->quiet, hours);
}

/* An id, or a file's id and an id. @text is not empty. */
static gboolean
is_activity (const char *text)
{
  const char *slash = strchr (text, '/');

  return *text != '/' && strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789-/") == strlen (text)
         && (slash == NULL || (slash[1] != '\0' && strchr (slash + 1, '/') == NULL));
}

static void
check_name (LimberReading *reading, const LimberNode *node, const LimberSettings *settings,
            const LimberSettingsActivity *activity)
{
  if (!is_activity (activity->activity))
    {
      limber_reading_error (reading, node->value,
                            _ ("Write the word from the last column of 'limber status', such as \"evening-stretch\"."),
                            _ ("No activity can be called \"%s\"."), activity->activity);
      return;
    }
  for (guint i = 0; i < settings->activities->len; i++)
    {
      const LimberSettingsActivity *other = settings->activities->pdata[i];

      if (other != activity && g_strcmp0 (other->activity, activity->activity) == 0)
        {
          limber_reading_error (reading, node->value, _ ("Make one entry of the two."),
                                _ ("\"%s\" stands here a second time; line %d has it already."), activity->activity,
                                other->line);
          return;
        }
    }
}

static void
check_times (LimberReading *reading, const LimberSettingsActivity *activity)
{
  char time[LIMBER_TIME_BUFFER];

  for (gsize i = 1; i < activity->n_times; i++)
    if (activity->times[i] <= activity->times[i - 1])
      limber_reading_error (reading, limber_place_of (reading->places, &activity->times[i], NULL),
                            _ ("Write the times in order, each once."), _ ("%s is out of order."),
                            limber_minute_format (activity->times[i], time));
}

static void
read_activity (LimberReading *reading, const LimberNode *node, G_GNUC_UNUSED guint number, gpointer data)
{
  static const LimberField fields[] = {
    { .key = "activity",
      .type = LIMBER_FIELD_LINE,
      .offset = offsetof (LimberSettingsActivity, activity),
      .max = 129,
      .required = TRUE },
    { .key = "off", .type = LIMBER_FIELD_YES_NO, .offset = offsetof (LimberSettingsActivity, off) },
    { .key = "at", .type = LIMBER_FIELD_OTHER },
  };
  LimberSettings *settings = data;
  LimberSettingsActivity *activity = limber_settings_activity_new ();
  const LimberNode *name = limber_node_child (node, "activity"), *at = limber_node_child (node, "at");

  g_ptr_array_add (settings->activities, activity);
  activity->line = node->place.line;
  limber_reading_fields (reading, node, "activities", fields, G_N_ELEMENTS (fields), activity);
  if (activity->activity != NULL)
    check_name (reading, name, settings, activity);
  if (at != NULL)
    limber_reading_times (reading, at, LIMBER_READING_MAX_TIMES, &activity->times, &activity->n_times);
  check_times (reading, activity);
  if (activity->off && at != NULL)
    limber_reading_error (reading, at->place, _ ("Take one of them out."),
                          _ ("An activity that is off has no times: off and at do not go together."));
  else if (at == NULL && !limber_reading_meant (reading, node, "off") && !limber_reading_meant (reading, node, "at"))
    limber_reading_error (reading, node->place, _ ("Write off = true; or at = \"19:00\";"),
                          _ ("This entry does not say what is to be different."));
}

LimberSettings *
limber_settings_read (const LimberNode *root, LimberProblems *problems)
{
  static const LimberField fields[] = {
    { .key = "quiet_hours", .type = LIMBER_FIELD_OTHER },
    { .key = "activities", .type = LIMBER_FIELD_OTHER },
    { .key = "snooze_minutes", .type = LIMBER_FIELD_NUMBER, AT (snooze_minutes), .min = 1, .max = 240 },
    { .key = "catch_up", .type = LIMBER_FIELD_YES_NO, AT (catch_up) },
    { .key = "titles", .type = LIMBER_FIELD_YES_NO, AT (titles) },
    { .key = "presence", .type = LIMBER_FIELD_YES_NO, AT (presence) },
    { .key = "sounds", .type = LIMBER_FIELD_YES_NO, AT (sounds) },
    { .key = "voice", .type = LIMBER_FIELD_YES_NO, AT (voice) },
  };
  g_autoptr (LimberPlaces) places = limber_places_new ();
  LimberReading reading = { .problems = problems, .places = places };
  LimberSettings *settings = limber_settings_new ();
  const LimberNode *quiet = limber_node_child (root, "quiet_hours");
  const LimberNode *activities = limber_node_child (root, "activities");

  limber_reading_fields (&reading, root, "limber.conf", fields, G_N_ELEMENTS (fields), settings);
  if (quiet != NULL)
    limber_read_groups (&reading, quiet, "quiet_hours", read_quiet, settings);
  if (activities != NULL)
    limber_read_groups (&reading, activities, "activities", read_activity, settings);
  return settings;
}
