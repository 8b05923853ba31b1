#include "plan.h"

#include "plan-parts.h"
#include "warning.h"

#include <string.h>

struct _LimberWaits
{
  GHashTable *waits; /* name → LimberWait */
};

LimberWaits *
limber_waits_new (void)
{
  LimberWaits *waits = g_new0 (LimberWaits, 1);

  waits->waits = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return waits;
}

void
limber_waits_free (LimberWaits *waits)
{
  g_hash_table_unref (waits->waits);
  g_free (waits);
}

void
limber_decision_clear (LimberDecision *decision)
{
  g_clear_pointer (&decision->events, g_ptr_array_unref);
}

static char *
item_name (const LimberItem *item)
{
  return g_strdup_printf ("%s/%s/%u/%s", limber_item_file (item), limber_item_activity (item), item->slot.date,
                          item->slot.key);
}

void
limber_plan_wake (LimberPlan *plan, LimberInstant at)
{
  if (at > plan->input->now)
    plan->decision->wake_at = MIN (plan->decision->wake_at, at);
}

const LimberWait *
limber_plan_wait (const LimberPlan *plan, const LimberItem *item)
{
  g_autofree char *name = item_name (item);

  return g_hash_table_lookup (plan->waits->waits, name);
}

void
limber_plan_note_wait (LimberPlan *plan, const LimberItem *item, LimberCause cause, gboolean no_service)
{
  char *name = item_name (item);
  LimberWait *wait = g_hash_table_lookup (plan->waits->waits, name);

  if (wait == NULL)
    {
      wait = g_new0 (LimberWait, 1);
      g_hash_table_insert (plan->waits->waits, name, wait);
    }
  else
    g_free (name);
  wait->cause = cause;
  wait->no_service |= no_service;
}

gboolean
limber_plan_in_session (const LimberPlan *plan, const LimberItem *item)
{
  const LimberOccurrenceName *name = plan->input->session;

  return name != NULL && name->date == item->slot.date && strcmp (name->key, item->slot.key) == 0
         && strcmp (name->activity, limber_item_activity (item)) == 0
         && strcmp (name->file, limber_item_file (item)) == 0;
}

gboolean
limber_plan_held (const LimberPlan *plan, const LimberItem *item, LimberInstant at, LimberInstant *until)
{
  gboolean signs = item->slot.activity != NULL && limber_warning_holds (item->slot.activity->kind);

  return limber_past_held (plan->input->past, limber_item_file (item), limber_item_activity (item), signs, at, until);
}

void
limber_plan_forget_wait (LimberPlan *plan, const LimberItem *item)
{
  g_autofree char *name = item_name (item);

  g_hash_table_remove (plan->waits->waits, name);
}

/* The first date that can hold anything still unsettled. */
static LimberDate
first_date (const LimberPlanInput *input)
{
  LimberDate today, swept;

  limber_civil_local (input->zone, input->now, &today, NULL);
  limber_civil_local (input->zone, input->swept, &swept, NULL);
  /* a change of zone may bring back a bit of the day before */
  swept = MIN (swept, today) - 1;
  return MAX (swept, today - LIMBER_PAST_DAYS);
}

/* Today's slots were looked at one by one. */
static void
wake_for_files (LimberPlan *plan, LimberDate today)
{
  const LimberPlanInput *input = plan->input;

  for (guint i = 0; i < input->files->len; i++)
    {
      const LimberPlanFile *file = &g_array_index (input->files, LimberPlanFile, i);
      LimberInstant midnight;

      limber_plan_wake_for_question (plan, file, today);
      /* every day anew: the next may be of another phase, the first of all, or ask a question */
      if (!limber_course_finished (&file->course, today)
          && limber_civil_resolve (input->zone, today, 1440, &midnight, NULL))
        limber_plan_wake (plan, midnight);
    }
}

/* After travel westward something that was due may belong to a date that is still to come. */
static void
wake_for_known (LimberPlan *plan, LimberDate today)
{
  const LimberPlanInput *input = plan->input;
  g_autoptr (GPtrArray) occurrences = limber_past_occurrences (input->past);

  for (guint i = 0; i < occurrences->len; i++)
    {
      const LimberOccurrence *known = occurrences->pdata[i];
      LimberInstant midnight;

      if (known->outcome == LIMBER_OUTCOME_NONE && known->date > today
          && limber_civil_resolve (input->zone, known->date, 0, &midnight, NULL))
        limber_plan_wake (plan, midnight);
    }
}

void
limber_plan (const LimberPlanInput *input, LimberWaits *waits, LimberDecision *decision)
{
  LimberPlan plan = { .input = input, .waits = waits, .decision = decision };
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  g_autoptr (GArray) items = NULL;
  LimberDate today;

  memset (decision, 0, sizeof *decision);
  decision->events = g_ptr_array_new_with_free_func ((GDestroyNotify)limber_event_free);
  decision->wake_at = LIMBER_NEVER;
  limber_civil_local (input->zone, input->now, &today, NULL);
  limber_plan_watch_sitting (&plan, today);
  /* what a break has closed must not be closed again by its time */
  if (decision->events->len > 0)
    return;
  items = limber_items_collect (input, first_date (input), today);
  for (guint i = 0; i < items->len; i++)
    {
      const LimberItem *item = &g_array_index (items, LimberItem, i);

      if (limber_plan_in_session (&plan, item) || !limber_plan_settle (&plan, item))
        continue;
      g_ptr_array_add (open, (gpointer)item);
      limber_plan_wake (&plan, limber_item_started (item) ? limber_item_finish_until (item) : item->slot.until);
      if (limber_item_started (item))
        limber_plan_wake (&plan, limber_item_finish_at (item));
    }
  if (decision->events->len > 0)
    return;
  limber_plan_choose (&plan, open);
  wake_for_files (&plan, today);
  wake_for_known (&plan, today);
}
