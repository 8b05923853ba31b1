#include "plan-items.h"

#include "dose.h"

#include <string.h>

const char *
limber_item_file (const LimberItem *item)
{
  return item->file != NULL ? item->file->course.routine->id : item->known->file;
}

const char *
limber_item_activity (const LimberItem *item)
{
  return item->slot.activity != NULL ? item->slot.activity->id : item->known->activity;
}

int
limber_item_minutes (const LimberItem *item)
{
  int phase_day = 0;

  limber_course_phase (&item->file->course, item->slot.date, &phase_day);
  return limber_activity_minutes (item->slot.activity, phase_day);
}

gboolean
limber_item_exists (const LimberPlanInput *input, const LimberItem *item)
{
  if (item->known != NULL)
    return TRUE;
  /* an empty window ends where it begins and so is settled when it comes */
  return item->slot.at >= item->file->since && MAX (item->slot.until, item->slot.at + 1) > input->swept;
}

static void
add_item (const LimberPlanInput *input, const LimberPlanFile *file, const LimberSlot *slot, gboolean not_reached,
          GArray *items)
{
  LimberItem item = { .file = file, .slot = *slot, .not_reached = not_reached };

  item.known = limber_past_find (input->past, file->course.routine->id, slot->activity->id, slot->date, slot->key);
  g_array_append_val (items, item);
}

static void collect_activity (const LimberPlanInput *input, const LimberPlanFile *file, const LimberPhase *phase,
                              const LimberActivity *activity, LimberDate date, GArray *items);

/* An `after` activity has a slot once what it follows has ended. */
static void
collect_after (const LimberPlanInput *input, const LimberPlanFile *file, const LimberPhase *phase,
               const LimberActivity *activity, LimberDate date, GArray *items)
{
  const LimberActivity *target = limber_phase_find (phase, activity->when.after);
  g_autoptr (GArray) targets = g_array_new (FALSE, FALSE, sizeof (LimberItem));

  collect_activity (input, file, phase, target, date, targets);
  for (guint i = 0; i < targets->len; i++)
    {
      const LimberItem *followed = &g_array_index (targets, LimberItem, i);
      const LimberOccurrence *known = followed->known;
      gboolean performed;
      LimberSlot slot;

      if (known == NULL || known->outcome == LIMBER_OUTCOME_NONE)
        continue;
      performed = known->outcome == LIMBER_OUTCOME_DONE || known->outcome == LIMBER_OUTCOME_PARTIAL;
      if (limber_schedule_after (&file->course, activity, &followed->slot, known->ended, performed, input->zone, &slot))
        add_item (input, file, &slot, activity->when.only_if_done && !performed, items);
    }
}

static void
collect_activity (const LimberPlanInput *input, const LimberPlanFile *file, const LimberPhase *phase,
                  const LimberActivity *activity, LimberDate date, GArray *items)
{
  g_autoptr (GArray) slots = NULL;

  if (activity->when.shape == LIMBER_SHAPE_AFTER)
    {
      collect_after (input, file, phase, activity, date, items);
      return;
    }
  slots = g_array_new (FALSE, FALSE, sizeof (LimberSlot));
  limber_schedule_slots (&file->course, activity, date, input->zone, slots);
  for (guint i = 0; i < slots->len; i++)
    add_item (input, file, &g_array_index (slots, LimberSlot, i), FALSE, items);
}

static gboolean
is_collected (const GArray *items, const LimberOccurrence *known)
{
  for (guint i = 0; i < items->len; i++)
    if (g_array_index (items, LimberItem, i).known == known)
      return TRUE;
  return FALSE;
}

/* The file of an occurrence that the schedule alone does not bring forth: one that the client
 * asked for, or that sitting brought about. NULL when its activity is no longer there. */
static const LimberPlanFile *
file_of (const LimberPlanInput *input, const LimberOccurrence *known, LimberSlot *slot)
{
  for (guint i = 0; i < input->files->len; i++)
    {
      const LimberPlanFile *file = &g_array_index (input->files, LimberPlanFile, i);

      if (strcmp (file->course.routine->id, known->file) != 0)
        continue;
      slot->phase = limber_course_phase (&file->course, known->date, NULL);
      slot->activity = slot->phase == NULL ? NULL : limber_phase_find (slot->phase, known->activity);
      if (slot->activity != NULL && (known->extra || slot->activity->when.shape == LIMBER_SHAPE_AFTER_SITTING))
        return file;
    }
  return NULL;
}

static void
collect_known (const LimberPlanInput *input, LimberDate from, LimberDate to, GArray *items)
{
  g_autoptr (GPtrArray) occurrences = limber_past_occurrences (input->past);

  for (guint i = 0; i < occurrences->len; i++)
    {
      const LimberOccurrence *known = occurrences->pdata[i];
      LimberItem item = { .known = known };

      if (known->date > to || (known->outcome != LIMBER_OUTCOME_NONE && known->date < from)
          || is_collected (items, known))
        continue;
      item.slot.date = known->date;
      item.slot.at = known->due != LIMBER_ABSENT ? known->due : known->ended;
      item.slot.until = known->until != LIMBER_ABSENT ? known->until : item.slot.at;
      item.slot.slot = known->slot;
      g_strlcpy (item.slot.key, known->key, sizeof item.slot.key);
      /* an ordinal of sitting is no time of the day */
      item.slot.minute = limber_minute_parse (known->key);
      if (item.slot.minute < 0)
        limber_civil_local (input->zone, item.slot.at, NULL, &item.slot.minute);
      item.file = file_of (input, known, &item.slot);
      if (item.file == NULL)
        item.slot.activity = NULL;
      item.gone = item.file == NULL;
      g_array_append_val (items, item);
    }
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const LimberItem *x = a, *y = b;

  if (x->slot.at != y->slot.at)
    return x->slot.at < y->slot.at ? -1 : 1;
  if (x->file != y->file || x->slot.activity == NULL || y->slot.activity == NULL)
    return x->file < y->file ? -1 : x->file > y->file;
  return x->slot.activity->line - y->slot.activity->line;
}

GArray *
limber_items_collect (const LimberPlanInput *input, LimberDate from, LimberDate to)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (LimberItem));

  for (guint i = 0; i < input->files->len; i++)
    {
      const LimberPlanFile *file = &g_array_index (input->files, LimberPlanFile, i);

      for (LimberDate date = from; date <= to; date++)
        {
          const LimberPhase *phase = limber_course_phase (&file->course, date, NULL);

          for (guint j = 0; phase != NULL && j < phase->activities->len; j++)
            collect_activity (input, file, phase, phase->activities->pdata[j], date, items);
        }
    }
  collect_known (input, from, to, items);
  g_array_sort (items, compare);
  return items;
}

LimberInstant
limber_item_finish_at (const LimberItem *item)
{
  return item->known->started + limber_item_minutes (item) * LIMBER_MINUTE;
}

LimberInstant
limber_item_finish_until (const LimberItem *item)
{
  return MAX (item->slot.until,
              limber_item_finish_at (item) + item->slot.activity->remind.offer_for_minutes * LIMBER_MINUTE);
}

gboolean
limber_item_started (const LimberItem *item)
{
  return item->known != NULL && item->known->started != LIMBER_ABSENT;
}
