#include "validate.h"

#include "validate-parts.h"

#include <glib/gi18n.h>
#include <string.h>

void
limber_validation_add (const LimberValidation *validation, gboolean warning, gconstpointer value, gconstpointer group,
                       const char *hint, const char *format, ...)
{
  LimberPlace place = limber_place_of (validation->places, value, group);
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  limber_problems_add (validation->problems, warning, place.line, place.column, hint, "%s", message);
}

gboolean
limber_validation_has (const LimberValidation *validation, gconstpointer value)
{
  return g_hash_table_contains (validation->places->values, value);
}

gboolean
limber_validation_has_group (const LimberValidation *validation, gconstpointer group)
{
  return g_hash_table_contains (validation->places->groups, group);
}

static gboolean
is_spoilt (const LimberValidation *validation, gconstpointer value)
{
  return g_hash_table_contains (validation->places->spoilt, value);
}

static void
check_day (const LimberValidation *validation)
{
  const LimberRoutine *routine = validation->routine;

  if (routine->day_from >= routine->day_to)
    limber_validation_add (validation, FALSE,
                           limber_validation_has (validation, &routine->day_to) ? &routine->day_to : &routine->day_from,
                           NULL, _ ("A day cannot go on past midnight."), _ ("day: from must be earlier than to."));
}

static void
check_pain (const LimberValidation *validation)
{
  const LimberPainScale *pain = &validation->routine->pain;

  if (pain->ease_off_at >= pain->stop_at)
    limber_validation_add (
        validation, FALSE, limber_validation_has (validation, &pain->ease_off_at) ? &pain->ease_off_at : &pain->stop_at,
        NULL, NULL, _ ("ease_off_at (%d) must be lower than stop_at (%d)."), pain->ease_off_at, pain->stop_at);
}

static void
check_signs (const LimberValidation *validation)
{
  const LimberRoutine *routine = validation->routine;
  gboolean emergency = FALSE;

  for (guint i = 0; i < routine->signs->len; i++)
    emergency |= ((LimberSign *)routine->signs->pdata[i])->urgency == LIMBER_URGENCY_EMERGENCY;
  if (!emergency)
    limber_validation_add (validation, TRUE, routine->signs, NULL,
                           _ ("Numbness between the legs or loss of bladder control, for example, cannot wait."),
                           _ ("No warning sign has the urgency \"emergency\"."));
  if (routine->emergency_number == NULL)
    limber_validation_add (validation, TRUE, NULL, routine->signs,
                           _ ("Write warning_signs = { emergency_number = \"112\"; }; with the number that is right "
                              "there."),
                           _ ("No emergency_number is given: limber can only say \"your local emergency number\"."));
}

/* The weeks of @phase against those of the phase before it, NULL for the first. */
static void
check_weeks (const LimberValidation *validation, const LimberPhase *before, const LimberPhase *phase, gboolean last)
{
  int expected = before == NULL ? 1 : before->to_week + 1;

  if (phase->to_week != 0 && phase->to_week < phase->from_week)
    limber_validation_add (validation, FALSE, &phase->to_week, phase, NULL,
                           _ ("to_week (%d) comes before from_week (%d)."), phase->to_week, phase->from_week);
  if (phase->to_week == 0 && !last && !is_spoilt (validation, &phase->to_week))
    limber_validation_add (validation, FALSE, NULL, phase, _ ("Only the last phase may leave it out."),
                           _ ("to_week is missing: the next phase could never begin."));
  if ((before != NULL && before->to_week == 0) || phase->from_week == expected || phase->from_week == 0)
    return;
  if (before == NULL)
    limber_validation_add (validation, FALSE, &phase->from_week, phase, _ ("Week 1 begins on day 1."),
                           _ ("The first phase must begin with from_week = 1, not %d."), phase->from_week);
  else if (phase->from_week < expected)
    limber_validation_add (validation, FALSE, &phase->from_week, phase, NULL,
                           _ ("Week %d belongs to the phase before as well: from_week must be %d."), phase->from_week,
                           expected);
  else
    limber_validation_add (validation, FALSE, &phase->from_week, phase, NULL,
                           _ ("Nothing is planned before week %d: from_week must be %d."), phase->from_week, expected);
}

static void
check_side (const LimberValidation *validation, const LimberStep *step)
{
  LimberSide affected = validation->routine->affected_side;
  const LimberExercise *exercise = step->exercise;

  if (exercise != NULL && exercise->one_sided && step->side == LIMBER_SIDE_NONE && !is_spoilt (validation, &step->side))
    limber_validation_add (validation, FALSE, NULL, step,
                           _ ("Add side = \"each-side\"; or \"left\", \"right\", \"alternate\", \"affected\", "
                              "\"other\"."),
                           _ ("%s is done on one side at a time: side is missing."), exercise->id);
  if (exercise != NULL && !exercise->one_sided && step->side != LIMBER_SIDE_NONE
      && !is_spoilt (validation, &exercise->one_sided))
    limber_validation_add (validation, FALSE, &step->side, step,
                           _ ("Take side out, or write one_sided = true; in the exercise."),
                           _ ("%s is not done on one side: side has no meaning here."), exercise->id);
  if ((step->side == LIMBER_SIDE_AFFECTED || step->side == LIMBER_SIDE_OTHER) && affected == LIMBER_SIDE_NONE
      && !is_spoilt (validation, &validation->routine->affected_side))
    limber_validation_add (validation, FALSE, &step->side, step, _ ("Write client = { affected_side = \"left\"; };"),
                           _ ("Which side is affected is not said in client."));
  if ((step->side == LIMBER_SIDE_AFFECTED || step->side == LIMBER_SIDE_OTHER) && affected == LIMBER_SIDE_BOTH)
    limber_validation_add (validation, FALSE, &step->side, step, _ ("Write \"each-side\" or \"alternate\"."),
                           _ ("Both sides of the client are affected: \"%s\" does not say which."),
                           limber_side_name (step->side));
}

static void
check_progression (const LimberValidation *validation, const LimberStep *step)
{
  const LimberProgression *progression = &step->progression;
  const char *name = progression->add_reps > 0 ? "reps" : progression->add_sets > 0 ? "sets" : "hold_seconds";
  int now = progression->add_reps > 0 ? step->reps : progression->add_sets > 0 ? step->sets : step->hold_seconds;
  int most = progression->add_reps > 0 ? 100 : progression->add_sets > 0 ? 10 : 1200;

  if (!limber_validation_has (validation, &progression->up_to))
    return;
  if (progression->up_to <= now)
    limber_validation_add (validation, FALSE, &progression->up_to, step, NULL,
                           _ ("up_to (%d) must be more than %s is already (%d)."), progression->up_to, name, now);
  else if (progression->up_to > most)
    limber_validation_add (validation, FALSE, &progression->up_to, step, NULL,
                           _ ("up_to must be at most %d for %s, not %d."), most, name, progression->up_to);
}

static void
check_ids (const LimberValidation *validation, const LimberPhase *phase)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < phase->activities->len; i++)
    {
      const LimberActivity *activity = phase->activities->pdata[i];

      if (activity->id != NULL && !g_hash_table_add (seen, activity->id))
        limber_validation_add (validation, FALSE, &activity->id, activity, _ ("Give each its own id."),
                               _ ("Two activities of this plan are called \"%s\"."), activity->id);
    }
}

static void
check_questions (const LimberValidation *validation, const LimberActivity *activity)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < activity->questions->len; i++)
    {
      const LimberQuestion *question = activity->questions->pdata[i];

      if (question->id != NULL && !g_hash_table_add (seen, question->id))
        limber_validation_add (validation, FALSE, &question->id, question, _ ("Give each its own id."),
                               _ ("Two questions of this check-in are called \"%s\"."), question->id);
    }
}

static void
check_activity (const LimberValidation *validation, const LimberPhase *phase, const LimberActivity *activity)
{
  limber_validate_when (validation, phase, activity);
  for (guint i = 0; i < activity->steps->len; i++)
    {
      check_side (validation, activity->steps->pdata[i]);
      check_progression (validation, activity->steps->pdata[i]);
    }
  check_questions (validation, activity);
  if (activity->check_skin_at_minutes > 0 && activity->check_skin_at_minutes >= activity->minutes)
    limber_validation_add (validation, FALSE, &activity->check_skin_at_minutes, activity, NULL,
                           _ ("check_skin_at_minutes (%d) must be less than minutes (%d)."),
                           activity->check_skin_at_minutes, activity->minutes);
  if (activity->kind == LIMBER_KIND_POSTURE && activity->counts_as_break_minutes < 5)
    limber_validation_add (validation, TRUE, &activity->counts_as_break_minutes, activity,
                           _ ("Reading without touching mouse or keyboard is still sitting."),
                           _ ("counts_as_break_minutes is under 5: a short pause would count as standing up."));
}

/* An id means the same thing in all phases, since the history is kept under it. */
static void
check_kinds (const LimberValidation *validation)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < validation->routine->phases->len; i++)
    {
      const LimberPhase *phase = validation->routine->phases->pdata[i];

      for (guint j = 0; j < phase->activities->len; j++)
        {
          const LimberActivity *activity = phase->activities->pdata[j];
          const LimberActivity *first = activity->id == NULL ? NULL : g_hash_table_lookup (seen, activity->id);

          if (first == NULL && activity->id != NULL)
            g_hash_table_insert (seen, activity->id, (gpointer)activity);
          else if (first != NULL && first->kind != activity->kind && limber_phase_find (phase, first->id) != first)
            limber_validation_add (validation, TRUE, &activity->id, activity,
                                   _ ("The report would count both as one. Give one of them another id."),
                                   _ ("\"%s\" is of kind %s in line %d and of kind %s here."), activity->id,
                                   limber_kind_name (first->kind), first->line, limber_kind_name (activity->kind));
        }
    }
}

void
limber_validate (const LimberRoutine *routine, const LimberPlaces *places, LimberProblems *problems)
{
  const LimberValidation validation = { .routine = routine, .places = places, .problems = problems };

  check_day (&validation);
  check_pain (&validation);
  check_signs (&validation);
  for (guint i = 0; i < routine->phases->len; i++)
    {
      const LimberPhase *phase = routine->phases->pdata[i];

      check_weeks (&validation, i == 0 ? NULL : routine->phases->pdata[i - 1], phase, i + 1 == routine->phases->len);
      check_ids (&validation, phase);
      for (guint j = 0; j < phase->activities->len; j++)
        check_activity (&validation, phase, phase->activities->pdata[j]);
    }
  check_kinds (&validation);
  if (limber_problems_errors (problems) == 0)
    limber_validate_days (&validation);
}
