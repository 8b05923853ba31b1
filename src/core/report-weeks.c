#include "report-parts.h"

#include <string.h>

const LimberReportPlan *
limber_report_plan (const GArray *plans, const char *file, LimberDate date)
{
  const LimberReportPlan *found = NULL;

  for (guint i = 0; i < plans->len; i++)
    {
      const LimberReportPlan *plan = &g_array_index (plans, LimberReportPlan, i);

      if (plan->since <= date && strcmp (plan->course.routine->id, file) == 0)
        found = plan;
    }
  return found;
}

const LimberActivity *
limber_report_planned (const GArray *plans, const char *file, const char *activity, LimberDate date, int *phase_day)
{
  const LimberReportPlan *plan = limber_report_plan (plans, file, date);
  const LimberPhase *phase = plan == NULL ? NULL : limber_course_phase (&plan->course, date, phase_day);

  return phase == NULL ? NULL : limber_phase_find (phase, activity);
}

const LimberActivity *
limber_report_describe (const GArray *plans, const char *file, const char *activity, LimberDate date, guint *which)
{
  for (guint i = plans->len; i-- > 0;)
    {
      const LimberReportPlan *plan = &g_array_index (plans, LimberReportPlan, i);
      const LimberRoutine *routine = plan->course.routine;

      if (plan->since > date || strcmp (routine->id, file) != 0)
        continue;
      for (guint j = routine->phases->len; j-- > 0;)
        {
          const LimberActivity *found = limber_phase_find (routine->phases->pdata[j], activity);

          if (found == NULL)
            continue;
          if (which != NULL)
            *which = i;
          return found;
        }
    }
  return NULL;
}

char *
limber_report_subject (const GArray *plans, const LimberReportOccurrence *occurrence)
{
  LimberDate date = occurrence->date;
  const LimberActivity *activity = limber_report_planned (plans, occurrence->file, occurrence->activity, date, NULL);
  const char *title;

  if (activity == NULL)
    activity = limber_report_describe (plans, occurrence->file, occurrence->activity, date, NULL);
  title = activity == NULL ? occurrence->activity : activity->title;
  if (limber_minute_parse (occurrence->key) < 0)
    return g_strdup (title);
  return g_strdup_printf ("%s, %s", title, occurrence->key);
}

/* A block of seven phase days, within which times_a_week wants its count. */
typedef struct
{
  LimberDate from, to;
  const LimberPhase *phase;
  int number; /* in the phase */
} Block;

/* The index of the first mark on @date or later. */
static guint
first_mark (const GArray *marks, LimberDate date)
{
  guint low = 0, high = marks->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (marks, LimberReportMark, middle).date < date)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Occurrences that are planned by their outcome, and ones still open, on the dates of @block. */
static void
count_marks (const LimberReportActivity *activity, const Block *block, int *planned, int *open)
{
  *planned = *open = 0;
  for (guint i = first_mark (activity->marks, block->from); i < activity->marks->len; i++)
    {
      const LimberReportMark *mark = &g_array_index (activity->marks, LimberReportMark, i);

      if (mark->date > block->to)
        break;
      if (mark->extra)
        continue;
      *open += mark->outcome == LIMBER_OUTCOME_NONE;
      *planned += mark->outcome != LIMBER_OUTCOME_NONE && mark->outcome != LIMBER_OUTCOME_NOT_NEEDED
                  && mark->outcome != LIMBER_OUTCOME_CANCELLED;
    }
}

/* In a whole week the plan is the file's number, whatever was done beyond it or is not known. */
static void
adjust (LimberReport *report, LimberReportActivity *activity, const Block *block, int count)
{
  LimberTally *week = &g_array_index (activity->weeks, LimberTally, (block->to - report->first_week) / 7);
  int planned, open;

  count_marks (activity, block, &planned, &open);
  if (open > 0 || planned == 0)
    return;
  week->planned += count - planned;
  activity->total.planned += count - planned;
}

/* The block of which @date is the first day, if it is whole: ended within the period and under the
 * same plan. Days that stand still prolong it. */
static gboolean
whole_block (const LimberReportBuilder *builder, const LimberReportPlan *plan, LimberDate date, Block *block)
{
  int day, number;
  const char *id = plan->course.routine->id;

  block->phase = limber_course_phase (&plan->course, date, &day);
  block->number = day / 7;
  block->from = date;
  for (LimberDate next = date + 1;; next++)
    {
      const LimberPhase *phase;

      if (limber_report_plan (builder->plans, id, next - 1) != plan || next - 1 > builder->report->to)
        return FALSE;
      phase = limber_course_phase (&plan->course, next, &number);
      if (phase == block->phase && number / 7 == block->number)
        continue;
      block->to = next - 1;
      return TRUE;
    }
}

static gboolean
first_of_block (const LimberReportPlan *plan, LimberDate date)
{
  int day, before = -1;

  /* a day that stands still has the number of the day after it */
  return limber_course_phase (&plan->course, date, &day) != NULL && day % 7 == 0
         && (limber_course_phase (&plan->course, date - 1, &before) == NULL || before != day);
}

static void
adjust_block (LimberReportBuilder *builder, const LimberReportPlan *plan, const Block *block)
{
  for (guint i = 0; i < block->phase->activities->len; i++)
    {
      const LimberActivity *planned = block->phase->activities->pdata[i];

      if (planned->when.shape != LIMBER_SHAPE_TIMES_A_WEEK)
        continue;
      for (guint j = 0; j < builder->report->activities->len; j++)
        {
          LimberReportActivity *activity = builder->report->activities->pdata[j];

          if (strcmp (activity->id, planned->id) == 0 && strcmp (activity->file, plan->course.routine->id) == 0)
            adjust (builder->report, activity, block, planned->when.count);
        }
    }
}

void
limber_report_plan_weeks (LimberReportBuilder *builder)
{
  const LimberReport *report = builder->report;

  for (guint i = 0; i < builder->plans->len; i++)
    {
      const LimberReportPlan *plan = &g_array_index (builder->plans, LimberReportPlan, i);
      Block block;

      for (LimberDate date = MAX (report->from, plan->since); date <= report->to; date++)
        if (first_of_block (plan, date) && whole_block (builder, plan, date, &block))
          {
            adjust_block (builder, plan, &block);
            date = block.to;
          }
    }
}
