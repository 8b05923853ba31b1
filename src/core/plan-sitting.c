#include "plan-parts.h"

#include <stdlib.h>
#include <string.h>

/* A break that nobody asked for is worth a row when it ended at least half of what would have
 * been asked for; every trip to the kettle is not. */
#define WORTH_HALF 2

/* One activity that is offered after sitting, on one day. */
typedef struct
{
  const LimberPlanFile *file;
  const LimberSitting *stretch;
  const LimberOccurrence *open; /* not ended yet; NULL: none */
  int last;                     /* the highest ordinal of the day; 0: none yet */
  LimberInstant counted;        /* sitting counts from here since the last one */
} Watched;

static LimberMoment
moment (const LimberPlanInput *input)
{
  return (LimberMoment){ .wall = input->now, .steady = input->steady };
}

/* Whoever answered or took a break begins anew then; whoever did neither has been sitting since
 * the reminder, and is asked again after as long. */
static LimberInstant
counts_from (const LimberOccurrence *known)
{
  gboolean nobody = known->outcome == LIMBER_OUTCOME_MISSED || known->outcome == LIMBER_OUTCOME_MISSED_OFF
                    || known->outcome == LIMBER_OUTCOME_NOT_SHOWN || known->outcome == LIMBER_OUTCOME_PAUSED
                    || known->outcome == LIMBER_OUTCOME_HELD;

  return nobody && known->due != LIMBER_ABSENT ? known->due : known->ended;
}

static Watched
look_up (const LimberPlanInput *input, const LimberPlanFile *file, const LimberSitting *stretch)
{
  Watched watched = { .file = file, .stretch = stretch, .counted = LIMBER_ABSENT };
  g_autoptr (GPtrArray) occurrences = limber_past_occurrences (input->past);

  for (guint i = 0; i < occurrences->len; i++)
    {
      const LimberOccurrence *known = occurrences->pdata[i];

      if (known->date != stretch->date || known->extra || strcmp (known->activity, stretch->activity->id) != 0
          || strcmp (known->file, file->course.routine->id) != 0)
        continue;
      watched.last = MAX (watched.last, atoi (known->key));
      if (known->outcome == LIMBER_OUTCOME_NONE)
        watched.open = known;
      else
        watched.counted = MAX (watched.counted, counts_from (known));
    }
  return watched;
}

static LimberSittingRule
rule_of (const Watched *watched)
{
  return (LimberSittingRule){
    .break_after = watched->stretch->activity->counts_as_break_minutes * LIMBER_MINUTE,
    .from = MAX (MAX (watched->stretch->from, watched->file->since), watched->counted),
    .to = watched->stretch->to,
  };
}

static gint64
limit_of (const Watched *watched)
{
  return watched->stretch->activity->when.minutes * LIMBER_MINUTE;
}

static LimberItem
item_of (const Watched *watched, LimberInstant at, LimberInstant until)
{
  LimberItem item = { .file = watched->file, .known = watched->open };

  item.slot.activity = watched->stretch->activity;
  item.slot.phase = watched->stretch->phase;
  item.slot.date = watched->stretch->date;
  item.slot.slot = watched->open != NULL ? atoi (watched->open->key) : watched->last + 1;
  item.slot.at = watched->open != NULL ? watched->open->due : at;
  item.slot.until = until;
  g_snprintf (item.slot.key, sizeof item.slot.key, "%d", item.slot.slot);
  return item;
}

/* A break taken unasked ends the occurrence that is open, or stands for one that was not yet due. */
static gboolean
close_by_break (LimberPlan *plan, const Watched *watched)
{
  g_autoptr (GArray) breaks = g_array_new (FALSE, FALSE, sizeof (LimberBreak));
  LimberSittingRule rule = rule_of (watched);

  limber_sitting_breaks (plan->input->sitting, &rule, moment (plan->input), breaks);
  for (guint i = 0; i < breaks->len; i++)
    {
      const LimberBreak *taken = &g_array_index (breaks, LimberBreak, i);
      LimberItem item = item_of (watched, taken->from, taken->to);
      LimberEvent *event;

      if (watched->open == NULL && taken->sat * WORTH_HALF < limit_of (watched))
        continue;
      if (watched->open != NULL && watched->open->started != LIMBER_ABSENT)
        continue;
      event = limber_plan_add_row (plan, LIMBER_EVENT_OUTCOME, &item);
      event->outcome = LIMBER_OUTCOME_NATURAL;
      event->value = taken->sat / LIMBER_MINUTE;
      limber_plan_forget_wait (plan, &item);
      return TRUE;
    }
  return FALSE;
}

/* The next one is due after as much sitting again, so that is how long this one can be answered. */
static void
bring_forth (LimberPlan *plan, const Watched *watched)
{
  LimberSittingRule rule = rule_of (watched);
  LimberInstant due = limber_sitting_due (plan->input->sitting, &rule, limit_of (watched), moment (plan->input));
  LimberItem item;

  if (due > plan->input->now)
    {
      if (due != LIMBER_NEVER)
        limber_plan_wake (plan, due);
      return;
    }
  /* reached while nobody watched: it is due since the last look, not since then */
  due = MAX (due, MAX (rule.from, plan->input->swept));
  item = item_of (watched, due, MIN (due + limit_of (watched), rule.to));
  if (item.slot.until > plan->input->now)
    limber_plan_add_row (plan, LIMBER_EVENT_DUE, &item);
}

static GArray *
stretches (const LimberPlanInput *input, const LimberPlanFile *file, LimberDate date)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (LimberSitting));

  if (input->sitting != NULL)
    limber_schedule_sitting (&file->course, date, input->zone, found);
  return found;
}

void
limber_plan_watch_sitting (LimberPlan *plan, LimberDate today)
{
  const LimberPlanInput *input = plan->input;

  for (guint i = 0; i < input->files->len; i++)
    {
      const LimberPlanFile *file = &g_array_index (input->files, LimberPlanFile, i);
      g_autoptr (GArray) watched_stretches = stretches (input, file, today);

      for (guint j = 0; j < watched_stretches->len; j++)
        {
          Watched watched = look_up (input, file, &g_array_index (watched_stretches, LimberSitting, j));

          if (!close_by_break (plan, &watched) && watched.open == NULL)
            bring_forth (plan, &watched);
          /* before the stretch begins nothing is due, and nothing else would wake us for it */
          limber_plan_wake (plan, watched.stretch->from);
        }
    }
}

gint64
limber_plan_sat (const LimberPlanInput *input)
{
  LimberDate today;

  limber_civil_local (input->zone, input->now, &today, NULL);
  for (guint i = 0; i < input->files->len; i++)
    {
      const LimberPlanFile *file = &g_array_index (input->files, LimberPlanFile, i);
      g_autoptr (GArray) watched_stretches = stretches (input, file, today);

      for (guint j = 0; j < watched_stretches->len; j++)
        {
          const LimberSitting *stretch = &g_array_index (watched_stretches, LimberSitting, j);
          Watched watched = look_up (input, file, stretch);
          LimberSittingRule rule = rule_of (&watched);

          if (stretch->from <= input->now && input->now < stretch->to)
            return limber_sitting_time (input->sitting, &rule, moment (input)).sat;
        }
    }
  return -1;
}
