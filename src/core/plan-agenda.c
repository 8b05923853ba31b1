#include "plan.h"

#include "plan-items.h"

#include <string.h>

void
limber_occurrence_name_set (LimberOccurrenceName *name, const char *file, const char *activity, LimberDate date,
                            const char *key)
{
  LimberOccurrenceName fresh = { .file = g_strdup (file), .activity = g_strdup (activity), .date = date };

  g_strlcpy (fresh.key, key, sizeof fresh.key);
  limber_occurrence_name_clear (name);
  *name = fresh;
}

void
limber_occurrence_name_clear (LimberOccurrenceName *name)
{
  g_clear_pointer (&name->file, g_free);
  g_clear_pointer (&name->activity, g_free);
}

gboolean
limber_plan_can_be_made_up (const LimberPlanInput *input, const LimberPlanFile *file, const LimberSlot *slot)
{
  const LimberCourse *course = &file->course;
  const LimberActivity *activity = slot->activity;
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (LimberSlot));
  int phase_day, left;

  limber_course_phase (course, slot->date, &phase_day);
  left = activity->when.count
         - limber_past_performed (input->past, course->routine->id, activity->id,
                                  slot->date - (LimberDate)(phase_day % 7), slot->date);
  for (LimberDate date = slot->date + 1; left > 0; date++)
    {
      int later_day;

      if (limber_course_phase (course, date, &later_day) != slot->phase || later_day / 7 != phase_day / 7)
        return FALSE;
      g_array_set_size (slots, 0);
      limber_schedule_slots (course, activity, date, input->zone, slots);
      left -= (int)slots->len;
    }
  return TRUE;
}

LimberInstant
limber_plan_later (const LimberPlanInput *input, const LimberSlot *slot, const LimberOccurrence *known, int minutes)
{
  const LimberRemind *remind = &slot->activity->remind;
  LimberInstant later;

  if (minutes <= 0)
    minutes = input->settings->snooze_minutes > 0 ? input->settings->snooze_minutes : remind->snooze_minutes;
  later = input->now + minutes * LIMBER_MINUTE;
  /* what is under way cannot wait, not even by a button that was drawn before */
  if (known->started != LIMBER_ABSENT)
    return LIMBER_ABSENT;
  return known->snoozes < remind->max_snoozes && later < slot->until ? later : LIMBER_ABSENT;
}

static LimberState
state_of (const LimberItem *item, LimberInstant now)
{
  if (item->known != NULL && item->known->outcome != LIMBER_OUTCOME_NONE)
    return LIMBER_STATE_ENDED;
  if (limber_item_started (item))
    return LIMBER_STATE_STARTED;
  /* also one that was answered ahead of its time and taken back */
  if (item->slot.at > now)
    return LIMBER_STATE_COMING;
  return item->known != NULL && item->known->snoozed_until != LIMBER_ABSENT && item->known->snoozed_until > now
             ? LIMBER_STATE_SNOOZED
             : LIMBER_STATE_OPEN;
}

GArray *
limber_plan_agenda (const LimberPlanInput *input, LimberDate date)
{
  g_autoptr (GArray) items = limber_items_collect (input, date, date);
  GArray *agenda = g_array_new (FALSE, FALSE, sizeof (LimberAgendaItem));

  for (guint i = 0; i < items->len; i++)
    {
      const LimberItem *item = &g_array_index (items, LimberItem, i);
      LimberAgendaItem entry = { item->file, item->slot, item->known, state_of (item, input->now) };

      if (item->slot.date == date && !item->gone && limber_item_exists (input, item))
        g_array_append_val (agenda, entry);
    }
  return agenda;
}
