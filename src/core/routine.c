#include "routine.h"
#include "text.h"

#include <string.h>

typedef struct
{
  LimberRoutine routine;
  gatomicrefcount references;
  LimberRoutine *base; /* (owned) (nullable) owner of all but the phases of a derived routine */
} OwnedRoutine;

static void
activity_free (gpointer data)
{
  LimberActivity *activity = data;

  g_free (activity->id);
  g_free (activity->title);
  g_free (activity->when.times);
  g_free (activity->when.after);
  g_strfreev (activity->care);
  g_free (activity->tip);
  g_ptr_array_unref (activity->steps);
  g_strfreev (activity->ask_first);
  g_ptr_array_unref (activity->questions);
  g_free (activity);
}

static void
phase_free (gpointer data)
{
  LimberPhase *phase = data;

  g_free (phase->name);
  g_ptr_array_unref (phase->activities);
  g_free (phase);
}

static void
step_free (gpointer data)
{
  LimberStep *step = data;

  g_free (step->note);
  g_free (step);
}

static void
exercise_free (gpointer data)
{
  LimberExercise *exercise = data;

  g_free (exercise->id);
  g_free (exercise->name);
  g_free (exercise->how);
  g_free (exercise->area);
  g_free (exercise->position);
  g_free (exercise->equipment);
  g_free (exercise->feel);
  g_free (exercise->easier);
  g_strfreev (exercise->care);
  g_free (exercise->picture);
  g_free (exercise);
}

static void
question_free (gpointer data)
{
  LimberQuestion *question = data;

  g_free (question->id);
  g_free (question->ask);
  g_free (question);
}

static void
sign_free (gpointer data)
{
  LimberSign *sign = data;

  g_free (sign->sign);
  g_free (sign);
}

static void
default_free (gpointer data)
{
  LimberDefault *value = data;

  g_free (value->where);
  g_free (value->text);
  g_free (value);
}

LimberRoutine *
limber_routine_new (void)
{
  OwnedRoutine *owned = g_new0 (OwnedRoutine, 1);
  LimberRoutine *routine = &owned->routine;

  g_atomic_ref_count_init (&owned->references);
  routine->sessions = g_array_new (FALSE, FALSE, sizeof (LimberDate));
  routine->pain.where = g_new0 (char *, 1);
  routine->stop_rules = g_new0 (char *, 1);
  routine->signs = g_ptr_array_new_with_free_func (sign_free);
  routine->exercises = g_ptr_array_new_with_free_func (exercise_free);
  routine->phases = g_ptr_array_new_with_free_func (phase_free);
  routine->defaults = g_ptr_array_new_with_free_func (default_free);
  return routine;
}

LimberRoutine *
limber_routine_ref (LimberRoutine *routine)
{
  g_atomic_ref_count_inc (&((OwnedRoutine *)routine)->references);
  return routine;
}

/* Of a derived activity only the rule is its own. */
static void
derived_activity_free (gpointer data)
{
  LimberActivity *activity = data;

  g_free (activity->when.times);
  g_free (activity->when.after);
  g_free (activity);
}

static void
derived_phase_free (gpointer data)
{
  LimberPhase *phase = data;

  g_ptr_array_unref (phase->activities);
  g_free (phase);
}

static LimberPhase *
derive_phase (const LimberPhase *base, LimberRoutineOffer offer, gpointer data)
{
  LimberPhase *phase = g_memdup2 (base, sizeof *base);

  phase->activities = g_ptr_array_new_with_free_func (derived_activity_free);
  for (guint i = 0; i < base->activities->len; i++)
    {
      const LimberActivity *activity = base->activities->pdata[i];
      LimberWhen when = activity->when;
      LimberActivity *derived;

      if (!offer (base, activity, &when, data))
        continue;
      derived = g_memdup2 (activity, sizeof *activity);
      derived->when = when;
      derived->when.times = g_memdup2 (when.times, when.n_times * sizeof *when.times);
      derived->when.after = g_strdup (when.after);
      g_ptr_array_add (phase->activities, derived);
    }
  return phase;
}

LimberRoutine *
limber_routine_derive (LimberRoutine *base, LimberRoutineOffer offer, gpointer data)
{
  OwnedRoutine *owned = g_new0 (OwnedRoutine, 1);
  LimberRoutine *routine = &owned->routine;

  *routine = *base;
  g_atomic_ref_count_init (&owned->references);
  owned->base = limber_routine_ref (base);
  routine->phases = g_ptr_array_new_with_free_func (derived_phase_free);
  for (guint i = 0; i < base->phases->len; i++)
    g_ptr_array_add (routine->phases, derive_phase (base->phases->pdata[i], offer, data));
  return routine;
}

void
limber_routine_unref (LimberRoutine *routine)
{
  OwnedRoutine *owned = (OwnedRoutine *)routine;

  if (!g_atomic_ref_count_dec (&owned->references))
    return;
  if (owned->base != NULL)
    {
      g_ptr_array_unref (routine->phases);
      limber_routine_unref (owned->base);
      g_free (routine);
      return;
    }
  g_free (routine->id);
  g_free (routine->title);
  g_free (routine->language);
  g_free (routine->therapist);
  g_free (routine->phone);
  g_free (routine->email);
  g_free (routine->practice);
  g_free (routine->client);
  g_array_unref (routine->sessions);
  g_free (routine->pain.low);
  g_free (routine->pain.high);
  g_strfreev (routine->pain.where);
  g_strfreev (routine->stop_rules);
  g_free (routine->emergency_number);
  g_ptr_array_unref (routine->signs);
  /* steps point into the exercises, so the phases go first */
  g_ptr_array_unref (routine->phases);
  g_ptr_array_unref (routine->exercises);
  g_ptr_array_unref (routine->defaults);
  g_free (routine);
}

LimberActivity *
limber_activity_new (void)
{
  LimberActivity *activity = g_new0 (LimberActivity, 1);

  activity->when.days = LIMBER_DAYS_ALL;
  activity->when.every_days = 1;
  activity->care = g_new0 (char *, 1);
  activity->steps = g_ptr_array_new_with_free_func (step_free);
  activity->ask_first = g_new0 (char *, 1);
  activity->questions = g_ptr_array_new_with_free_func (question_free);
  return activity;
}

LimberPhase *
limber_phase_new (void)
{
  LimberPhase *phase = g_new0 (LimberPhase, 1);

  phase->activities = g_ptr_array_new_with_free_func (activity_free);
  return phase;
}

LimberStep *
limber_step_new (void)
{
  return g_new0 (LimberStep, 1);
}

LimberExercise *
limber_exercise_new (void)
{
  LimberExercise *exercise = g_new0 (LimberExercise, 1);

  exercise->care = g_new0 (char *, 1);
  return exercise;
}

LimberQuestion *
limber_question_new (void)
{
  return g_new0 (LimberQuestion, 1);
}

LimberSign *
limber_sign_new (void)
{
  return g_new0 (LimberSign, 1);
}

LimberDefault *
limber_default_new (void)
{
  return g_new0 (LimberDefault, 1);
}

const LimberActivity *
limber_phase_find (const LimberPhase *phase, const char *id)
{
  for (guint i = 0; i < phase->activities->len; i++)
    {
      const LimberActivity *activity = phase->activities->pdata[i];

      /* an unfinished one may have none */
      if (g_strcmp0 (activity->id, id) == 0)
        return activity;
    }
  return NULL;
}

static const char *const kind_names[] = { "stretch", "heat", "posture", "move", "check-in" };
static const char *const side_names[]
    = { "none", "left", "right", "each-side", "alternate", "affected", "other", "both" };
static const char *const urgency_names[] = { "emergency", "same-day", "doctor" };

const char *
limber_kind_name (LimberKind kind)
{
  return kind_names[kind];
}

int
limber_kind_parse (const char *name)
{
  return limber_text_find (kind_names, G_N_ELEMENTS (kind_names), name);
}

const char *
limber_side_name (LimberSide side)
{
  return side_names[side];
}

int
limber_side_parse (const char *name)
{
  return limber_text_find (side_names, G_N_ELEMENTS (side_names), name);
}

const char *
limber_urgency_name (LimberUrgency urgency)
{
  return urgency_names[urgency];
}

int
limber_urgency_parse (const char *name)
{
  return limber_text_find (urgency_names, G_N_ELEMENTS (urgency_names), name);
}
