#include "validate-parts.h"

#include "dose.h"
#include "schedule.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAX_REMINDERS 12
#define MAX_HEAT 3
#define MAX_STEPS 5
#define MAX_STRETCH_MINUTES 15
/* Heat so late is heat in bed. */
#define HEAT_BEFORE_END 60

/* A Monday; in UTC every day has all its minutes. */
static const LimberDate some_monday = 738886;

/* The length when the progression has run to the end of the phase. */
static int
longest_minutes (const LimberPhase *phase, const LimberActivity *activity)
{
  int last_week = phase->to_week == 0 ? phase->from_week + 52 : phase->to_week;

  return limber_activity_minutes (activity, (last_week - phase->from_week + 1) * 7 - 1);
}

static void
check_stretch (const LimberValidation *validation, const LimberPhase *phase, const LimberActivity *activity)
{
  int minutes = longest_minutes (phase, activity);

  if (activity->steps->len > MAX_STEPS)
    limber_validation_add (validation, TRUE, NULL, activity, _ ("Two to four exercises are done more often than many."),
                           _ ("\"%s\" has %u steps."), activity->id, activity->steps->len);
  if (minutes > MAX_STRETCH_MINUTES)
    limber_validation_add (validation, TRUE, NULL, activity, _ ("Short sessions are done more often than long ones."),
                           _ ("\"%s\" takes about %d minutes."), activity->id, minutes);
}

/* Heat of one day, counted with max_per_day in mind. */
static void
check_heat (const LimberValidation *validation, const GArray *slots, GHashTable *said)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (NULL, NULL);
  const LimberActivity *last = NULL;
  int total = 0;

  for (guint i = 0; i < slots->len; i++)
    {
      const LimberSlot *slot = &g_array_index (slots, LimberSlot, i);
      const LimberActivity *activity = slot->activity;
      int count = GPOINTER_TO_INT (g_hash_table_lookup (counts, activity));
      int minute = (int)(slot->at / LIMBER_MINUTE % (24 * 60));

      if (activity->kind != LIMBER_KIND_HEAT || (activity->max_per_day > 0 && count >= activity->max_per_day))
        continue;
      g_hash_table_insert (counts, (gpointer)activity, GINT_TO_POINTER (count + 1));
      total++;
      last = activity;
      if (minute > validation->routine->day_to - HEAT_BEFORE_END && g_hash_table_add (said, (gpointer)&activity->when))
        limber_validation_add (
            validation, TRUE, NULL, &activity->when, _ ("Nobody should fall asleep with it. Plan it earlier."),
            _ ("\"%s\" may begin less than %d minutes before the end of the day."), activity->id, HEAT_BEFORE_END);
    }
  if (total > MAX_HEAT && g_hash_table_add (said, (gpointer)last))
    limber_validation_add (validation, TRUE, NULL, &last->when,
                           _ ("Skin needs its rest: plan it less often, or write max_per_day."),
                           _ ("Heat is planned %d times in a day; more than %d is too much."), total, MAX_HEAT);
}

static void
check_phase_days (const LimberValidation *validation, const LimberPhase *phase, GTimeZone *utc)
{
  const LimberCourse course = { .routine = validation->routine, .day1 = some_monday };
  g_autoptr (GHashTable) said = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (LimberSlot));
  guint most = 0;

  /* the first week shows every weekday, and on its first day all that comes every few days */
  for (int day = 0; day < 7; day++)
    {
      g_array_set_size (slots, 0);
      limber_schedule_day (&course, some_monday + (LimberDate)((phase->from_week - 1) * 7 + day), utc, slots);
      check_heat (validation, slots, said);
      most = MAX (most, slots->len);
    }
  if (most > MAX_REMINDERS)
    limber_validation_add (validation, TRUE, NULL, phase, _ ("Who is reminded too often stops listening."),
                           _ ("There are up to %u reminders a day beside sitting breaks; more than %d is a lot."), most,
                           MAX_REMINDERS);
}

void
limber_validate_days (const LimberValidation *validation)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  for (guint i = 0; i < validation->routine->phases->len; i++)
    {
      const LimberPhase *phase = validation->routine->phases->pdata[i];

      check_phase_days (validation, phase, utc);
      for (guint j = 0; j < phase->activities->len; j++)
        {
          const LimberActivity *activity = phase->activities->pdata[j];

          if (activity->kind == LIMBER_KIND_STRETCH)
            check_stretch (validation, phase, activity);
        }
    }
}
