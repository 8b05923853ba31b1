#include "report-parts.h"

#include <string.h>

static void
free_step (gpointer data)
{
  g_array_unref (((LimberReportStep *)data)->reasons);
}

static LimberReportActivity *
new_activity (LimberReport *report, const char *file, const char *id)
{
  LimberReportActivity *activity = g_new0 (LimberReportActivity, 1);

  activity->file = file;
  activity->id = id;
  activity->title = id;
  activity->kind = -1;
  activity->weeks = g_array_new (FALSE, TRUE, sizeof (LimberTally));
  g_array_set_size (activity->weeks, report->n_weeks);
  activity->marks = g_array_new (FALSE, FALSE, sizeof (LimberReportMark));
  activity->reasons = g_array_new (FALSE, FALSE, sizeof (LimberReportCount));
  activity->steps = g_array_new (FALSE, FALSE, sizeof (LimberReportStep));
  g_array_set_clear_func (activity->steps, free_step);
  g_ptr_array_add (report->activities, activity);
  return activity;
}

/* There are few. @file and @id are interned. */
LimberReportActivity *
limber_report_activity (LimberReportBuilder *builder, const char *file, const char *id)
{
  GPtrArray *activities = builder->report->activities;

  for (guint i = 0; i < activities->len; i++)
    {
      LimberReportActivity *activity = activities->pdata[i];

      if (activity->file == file && activity->id == id)
        return activity;
    }
  return new_activity (builder->report, file, id);
}

void
limber_report_tick (GArray *counts, const char *word)
{
  LimberReportCount fresh = { word, 1 };

  for (guint i = 0; i < counts->len; i++)
    {
      LimberReportCount *count = &g_array_index (counts, LimberReportCount, i);

      if (strcmp (count->word, word) == 0)
        {
          count->count++;
          return;
        }
    }
  g_array_append_val (counts, fresh);
}

static LimberReportStep *
step_of (LimberReportBuilder *builder, LimberReportActivity *activity, const char *exercise)
{
  LimberReportStep fresh = { .exercise = limber_report_intern (builder, exercise) };

  for (guint i = 0; i < activity->steps->len; i++)
    if (g_array_index (activity->steps, LimberReportStep, i).exercise == fresh.exercise)
      return &g_array_index (activity->steps, LimberReportStep, i);
  fresh.name = fresh.exercise;
  fresh.reasons = g_array_new (FALSE, FALSE, sizeof (LimberReportCount));
  g_array_append_val (activity->steps, fresh);
  return &g_array_index (activity->steps, LimberReportStep, activity->steps->len - 1);
}

static void
count_step (LimberReportBuilder *builder, LimberReportActivity *activity, const LimberStep *planned,
            const LimberReportFact *fact, const char *why, LimberTally *tally)
{
  const char *exercise = fact != NULL && fact->exercise != NULL ? fact->exercise
                         : planned != NULL                      ? planned->exercise->id
                                                                : NULL;
  gboolean done = fact != NULL && fact->value >= fact->total;
  LimberReportStep *step;

  tally->steps_planned++;
  tally->steps_done += done;
  if (fact != NULL)
    {
      tally->holds_planned += fact->total;
      tally->holds_done += MIN (fact->value, fact->total);
      why = fact->word != NULL ? fact->word : why;
    }
  if (exercise == NULL)
    return;
  step = step_of (builder, activity, exercise);
  if (planned != NULL && strcmp (planned->exercise->id, exercise) == 0)
    step->name = limber_report_intern (builder, planned->exercise->name);
  step->planned++;
  step->done += done;
  step->part += !done && fact != NULL && fact->value > 0;
  if (!done && why != NULL)
    limber_report_tick (step->reasons, why);
}

/* The dose of a guided session. What it had of steps is known from the plan, or else from the
 * last one that was reached. */
static void
count_steps (LimberReportBuilder *builder, LimberReportActivity *activity, LimberDate date,
             const LimberReportSettled *settled, LimberTally *tally)
{
  const LimberActivity *planned = limber_report_planned (builder->plans, activity->file, activity->id, date, NULL);
  int n_planned = planned == NULL ? 0 : (int)planned->steps->len;
  int n_steps = MAX (n_planned, g_array_index (settled->steps, LimberReportFact, settled->steps->len - 1).step);
  guint next = 0;

  tally->guided++;
  for (int i = 1; i <= n_steps; i++)
    {
      const LimberReportFact *fact = NULL;

      while (next < settled->steps->len && g_array_index (settled->steps, LimberReportFact, next).step < i)
        next++;
      if (next < settled->steps->len && g_array_index (settled->steps, LimberReportFact, next).step == i)
        fact = &g_array_index (settled->steps, LimberReportFact, next);
      if (fact != NULL || i <= n_planned)
        count_step (builder, activity, i <= n_planned ? planned->steps->pdata[i - 1] : NULL, fact, settled->reason,
                    tally);
    }
}

static gboolean
is_counted (LimberOutcome outcome)
{
  return limber_outcome_performed (outcome) || outcome == LIMBER_OUTCOME_SKIPPED || outcome == LIMBER_OUTCOME_MISSED;
}

static gboolean
is_planned (LimberOutcome outcome)
{
  return outcome != LIMBER_OUTCOME_NONE && outcome != LIMBER_OUTCOME_CANCELLED && outcome != LIMBER_OUTCOME_NOT_NEEDED;
}

/* What the client asked for besides is no part of the plan: it is told, but not counted. */
static void
tally_occurrence (LimberReportBuilder *builder, LimberReportActivity *activity,
                  const LimberReportOccurrence *occurrence, const LimberReportSettled *settled, LimberTally *tally)
{
  LimberOutcome outcome = settled->outcome;
  gboolean performed = limber_outcome_performed (outcome);

  tally->snoozes += settled->snoozes;
  tally->late += settled->late;
  if (occurrence->extra)
    tally->extra += performed;
  else
    {
      tally->planned += is_planned (outcome);
      tally->counted += is_counted (outcome);
      tally->performed += performed;
      tally->outcomes[outcome]++;
      if (outcome == LIMBER_OUTCOME_MISSED_OFF)
        tally->causes[settled->cause]++;
    }
  if (performed && settled->steps->len > 0)
    count_steps (builder, activity, occurrence->date, settled, tally);
}

static LimberDaytime
daytime (int minute)
{
  if (minute < 12 * 60)
    return LIMBER_DAYTIME_MORNING;
  return minute < 17 * 60 ? LIMBER_DAYTIME_AFTERNOON : LIMBER_DAYTIME_EVENING;
}

/* How long the client had sat before a break: told by the row, or for one that was asked for what
 * the file asks for and how long it took them to stand up. */
static int
minutes_sat (const LimberReportBuilder *builder, const LimberReportOccurrence *occurrence,
             const LimberReportSettled *settled)
{
  const LimberActivity *planned;

  if (settled->sat > 0 || settled->due == LIMBER_ABSENT || settled->late || settled->at < settled->due
      || (settled->outcome != LIMBER_OUTCOME_DONE && settled->outcome != LIMBER_OUTCOME_PARTIAL))
    return settled->sat;
  planned = limber_report_planned (builder->plans, occurrence->file, occurrence->activity, occurrence->date, NULL);
  if (planned == NULL || planned->when.shape != LIMBER_SHAPE_AFTER_SITTING)
    return 0;
  return planned->when.minutes + (int)((settled->at - settled->due) / LIMBER_MINUTE);
}

static void
count_occurrence (LimberReportBuilder *builder, const LimberReportOccurrence *occurrence,
                  const LimberReportSettled *settled)
{
  LimberReport *report = builder->report;
  LimberReportActivity *activity = limber_report_activity (builder, occurrence->file, occurrence->activity);
  LimberReportMark mark = { occurrence->date, occurrence->key, settled->outcome, occurrence->extra };
  LimberTally tally = { 0 };
  int minute = limber_minute_parse (occurrence->key);

  tally_occurrence (builder, activity, occurrence, settled, &tally);
  limber_tally_add (&g_array_index (activity->weeks, LimberTally, (occurrence->date - report->first_week) / 7), &tally);
  limber_tally_add (&activity->total, &tally);
  if (minute >= 0)
    limber_tally_add (&activity->daytimes[daytime (minute)], &tally);
  g_array_append_val (activity->marks, mark);
  if (settled->outcome == LIMBER_OUTCOME_SKIPPED && settled->reason != NULL && !occurrence->extra)
    limber_report_tick (activity->reasons, settled->reason);
  if (settled->outcome == LIMBER_OUTCOME_STOPPED)
    limber_report_flag_stop (builder, occurrence, settled);
  activity->longest_sitting = MAX (activity->longest_sitting, minutes_sat (builder, occurrence, settled));
}

/* Interned words are equal only where they are the same. */
static int
compare_occurrences (gconstpointer a, gconstpointer b)
{
  const LimberReportOccurrence *x = *(LimberReportOccurrence *const *)a, *y = *(LimberReportOccurrence *const *)b;

  if (x->date != y->date)
    return x->date < y->date ? -1 : 1;
  if (x->key != y->key)
    return strcmp (x->key, y->key);
  if (x->activity != y->activity)
    return strcmp (x->activity, y->activity);
  if (x->file != y->file)
    return strcmp (x->file, y->file);
  return g_strcmp0 (x->origin, y->origin);
}

void
limber_report_count (LimberReportBuilder *builder)
{
  guint n_occurrences;
  g_autofree gpointer *occurrences = g_hash_table_get_keys_as_array (builder->occurrences, &n_occurrences);
  LimberReportSettled settled = { .steps = g_array_new (FALSE, FALSE, sizeof (LimberReportFact)) };

  /* in order, so that the marks are and that the same rows always give the same report */
  qsort (occurrences, n_occurrences, sizeof *occurrences, compare_occurrences);
  for (guint i = 0; i < n_occurrences; i++)
    {
      limber_report_settle (builder, occurrences[i], &settled);
      count_occurrence (builder, occurrences[i], &settled);
    }
  g_array_unref (settled.steps);
}
