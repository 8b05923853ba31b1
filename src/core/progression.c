#include "progression.h"

#include "dose.h"

/* Of the occurrences before @phase_day the latest one decides. */
static gboolean
done_before (const LimberProgressionDay *days, gsize n_days, int phase_day)
{
  while (n_days > 0 && days[n_days - 1].phase_day >= phase_day)
    n_days--;
  return n_days > 0 && days[n_days - 1].full;
}

int
limber_progression (const LimberStep *step, int granted, int granted_day, const LimberProgressionDay *days,
                    gsize n_days, int phase_day)
{
  int every = step->progression.every_days;
  int ceiling = limber_dose_increments (step, phase_day);

  if (!step->progression.only_if_done || every < 1)
    return ceiling;
  for (int mark = (granted_day / every + 1) * every; mark <= phase_day; mark += every)
    granted += done_before (days, n_days, mark);
  return MIN (granted, ceiling);
}

/* An earlier occurrence that tells whether the activity was done. */
typedef struct
{
  const LimberOccurrence *occurrence;
  int phase_day;
} Earlier;

static gboolean
tells (const LimberOccurrence *occurrence)
{
  return occurrence->outcome != LIMBER_OUTCOME_NONE && occurrence->outcome != LIMBER_OUTCOME_NOT_NEEDED
         && occurrence->outcome != LIMBER_OUTCOME_CANCELLED;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const LimberOccurrence *x = ((const Earlier *)a)->occurrence, *y = ((const Earlier *)b)->occurrence;

  if (x->date != y->date)
    return x->date < y->date ? -1 : 1;
  return (x->ended > y->ended) - (x->ended < y->ended);
}

/* The occurrences of @activity in @phase before @date (Earlier), in order. */
static GArray *
earlier_ones (const LimberPast *past, const LimberCourse *course, const LimberPhase *phase,
              const LimberActivity *activity, LimberDate date)
{
  g_autoptr (GPtrArray) occurrences = limber_past_occurrences (past);
  GArray *found = g_array_new (FALSE, FALSE, sizeof (Earlier));

  for (guint i = 0; i < occurrences->len; i++)
    {
      Earlier earlier = { .occurrence = occurrences->pdata[i] };

      if (earlier.occurrence->date < date && earlier.occurrence->date + LIMBER_PAST_DAYS >= date
          && g_str_equal (earlier.occurrence->activity, activity->id)
          && g_str_equal (earlier.occurrence->file, course->routine->id) && tells (earlier.occurrence)
          && limber_course_phase (course, earlier.occurrence->date, &earlier.phase_day) == phase)
        g_array_append_val (found, earlier);
    }
  g_array_sort (found, compare);
  return found;
}

/* What the latest session of this phase recorded of a step, if it is not so old that a restart
 * would have forgotten it. */
static const LimberStepRecord *
record_of (const LimberPast *past, const LimberCourse *course, const LimberActivity *activity, guint step,
           LimberDate date, int *phase_day)
{
  const LimberStepRecord *record
      = limber_session_log_step (limber_past_sessions (past), course->routine->id, activity->id, (int)step + 1);

  if (record == NULL || record->date > date || record->date + LIMBER_PAST_DAYS < date
      || limber_course_phase (course, record->date, phase_day) != limber_course_phase (course, date, NULL))
    return NULL;
  return record;
}

/* @record is nullable; @same: it is of the exercise that the step has now. */
static gboolean
was_full (const LimberOccurrence *occurrence, const LimberStepRecord *record, gboolean same)
{
  if (record == NULL || occurrence->date > record->date)
    return occurrence->outcome == LIMBER_OUTCOME_DONE;
  if (same && occurrence->date == record->date && g_str_equal (occurrence->key, record->key))
    return record->full;
  return same && occurrence->outcome == LIMBER_OUTCOME_DONE;
}

static int
increments_of (const LimberPast *past, const LimberCourse *course, const LimberActivity *activity, guint index,
               const GArray *earlier, LimberDate date)
{
  g_autofree LimberProgressionDay *days = g_new0 (LimberProgressionDay, earlier->len);
  const LimberStep *step = activity->steps->pdata[index];
  int phase_day = 0, granted_day = 0;
  const LimberStepRecord *record = record_of (past, course, activity, index, date, &granted_day);
  gboolean same = record != NULL && g_str_equal (record->exercise, step->exercise->id);

  limber_course_phase (course, date, &phase_day);
  for (guint i = 0; i < earlier->len; i++)
    {
      const Earlier *one = &g_array_index (earlier, Earlier, i);

      days[i].phase_day = one->phase_day;
      days[i].full = was_full (one->occurrence, record, same);
    }
  return limber_progression (step, same ? record->increments : 0, same ? granted_day : 0, days, earlier->len,
                             phase_day);
}

int *
limber_progression_of (const LimberPast *past, const LimberCourse *course, const LimberActivity *activity,
                       LimberDate date)
{
  const LimberPhase *phase = limber_course_phase (course, date, NULL);
  int *increments = g_new0 (int, activity->steps->len + 1);
  g_autoptr (GArray) earlier = NULL;

  if (phase == NULL)
    return increments;
  earlier = earlier_ones (past, course, phase, activity, date);
  for (guint i = 0; i < activity->steps->len; i++)
    increments[i] = increments_of (past, course, activity, i, earlier, date);
  return increments;
}
