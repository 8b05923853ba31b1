#include "session-parts.h"

/* Version, kind, file, activity, fields by name, steps: exercise, then increments, done, recorded. */
#define VERSION 1
#define SECOND (gint64) G_USEC_PER_SEC
#define FORMAT "(uussa{sx}a(siii))"

typedef struct
{
  const char *name;
  gsize offset;
} Field;

#define DESCRIBE(name) { #name, G_STRUCT_OFFSET (LimberSession, name) },

static const Field fields[] = { LIMBER_SESSION_FIELDS (DESCRIBE) };

char *
limber_session_store (const LimberSession *self)
{
  g_auto (GVariantBuilder) values = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{sx}"));
  g_auto (GVariantBuilder) steps = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(siii)"));
  g_autoptr (GVariant) state = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    g_variant_builder_add (&values, "{sx}", fields[i].name,
                           *(const gint64 *)G_STRUCT_MEMBER_P (self, fields[i].offset));
  for (guint i = 0; i < self->n_steps; i++)
    {
      const LimberSessionStep *step = &self->steps[i];

      g_variant_builder_add (&steps, "(siii)", step->step.exercise->id, step->increments, step->done, step->recorded);
    }
  state = g_variant_ref_sink (g_variant_new (FORMAT, VERSION, (guint)self->kind, self->routine->id,
                                             self->activity == NULL ? "" : self->activity->id, &values, &steps));
  return g_variant_print (state, FALSE);
}

static gboolean
restore_fields (LimberSession *self, GVariant *values)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (!g_variant_lookup (values, fields[i].name, "x", (gint64 *)G_STRUCT_MEMBER_P (self, fields[i].offset)))
      return FALSE;
  return TRUE;
}

/* The activity may have become another one by a new revision of the file. */
static gboolean
restore_steps (LimberSession *self, GVariant *steps)
{
  if (g_variant_n_children (steps) != self->n_steps)
    return FALSE;
  for (guint i = 0; i < self->n_steps; i++)
    {
      LimberSessionStep *step = &self->steps[i];
      const char *exercise;
      int increments;

      g_variant_get_child (steps, i, "(&siii)", &exercise, &increments, &step->done, &step->recorded);
      if (!g_str_equal (exercise, step->step.exercise->id) || increments < 0 || step->recorded < -1
          || step->recorded > step->done)
        return FALSE;
      limber_session_dose (self, i, increments);
    }
  if (self->eased)
    limber_stretch_ease (self);
  for (guint i = 0; i < self->n_steps; i++)
    if (self->steps[i].done < 0 || self->steps[i].done > self->steps[i].planned)
      return FALSE;
  return TRUE;
}

static gboolean
in_range (gint64 value, gint64 from, gint64 below)
{
  return value >= from && value < below;
}

/* Whether the question is one of such a session, and points at something that the routine has. */
static gboolean
is_sound_question (const LimberSession *self, gint64 ask, gint64 index)
{
  const LimberActivity *activity = self->activity;

  if (!in_range (ask, 0, LIMBER_N_ASKS) || index < 0)
    return FALSE;
  switch ((LimberAsk)ask)
    {
    case LIMBER_ASK_PAIN:
      return TRUE;
    case LIMBER_ASK_PLACE:
      return self->routine->pain.where[0] != NULL;
    case LIMBER_ASK_OPEN:
      return self->kind == LIMBER_SESSION_SIGNS;
    case LIMBER_ASK_SIGNS:
      return self->kind == LIMBER_SESSION_SIGNS && limber_ask_has_page (self, index);
    case LIMBER_ASK_FIRST:
      return activity != NULL && index < (gint64)g_strv_length (activity->ask_first);
    case LIMBER_ASK_SCALE:
    case LIMBER_ASK_TEXT:
      return activity != NULL && index < (gint64)activity->questions->len;
    default:
      return activity != NULL;
    }
}

/* Whether the place in the stretch is one, also while it is not under way. */
static gboolean
is_sound_step (const LimberSession *self)
{
  if (self->n_steps == 0)
    return TRUE;
  return in_range (self->step, 0, self->n_steps) && in_range (self->hold, 0, self->steps[self->step].planned)
         && in_range (self->left, 0, self->steps[self->step].dose.hold_seconds * SECOND + 1);
}

static gboolean
is_timed (const LimberSession *self)
{
  return self->activity != NULL && self->n_steps == 0 && self->activity->kind != LIMBER_KIND_CHECK_IN;
}

/* Whether the activity is one that has such phases. */
static gboolean
is_sound_phase (const LimberSession *self, gint64 phase)
{
  switch ((LimberSessionPhase)phase)
    {
    case LIMBER_PHASE_TIMER:
      return is_timed (self) && limber_timer_runs (self);
    case LIMBER_PHASE_ALARM:
      return limber_timer_is_heat (self);
    case LIMBER_PHASE_INTRO:
    case LIMBER_PHASE_PAUSED:
      return self->n_steps > 0;
    case LIMBER_PHASE_READY:
    case LIMBER_PHASE_HOLD:
    case LIMBER_PHASE_REST:
    case LIMBER_PHASE_SWITCH:
      return self->n_steps > 0 && self->begun != LIMBER_NEVER;
    default:
      return in_range (phase, 0, LIMBER_N_PHASES);
    }
}

/* Whether there is a way back from a pause or from "Why stop?". */
static gboolean
is_sound_under (const LimberSession *self)
{
  gboolean asked = self->phase == LIMBER_PHASE_QUESTION && self->ask == LIMBER_ASK_WHY_STOP;

  if (!in_range (self->under, 0, LIMBER_N_PHASES) || !is_sound_question (self, self->under_ask, self->under_index))
    return FALSE;
  if (!asked && self->phase != LIMBER_PHASE_PAUSED)
    return TRUE;
  if (!is_sound_phase (self, self->under))
    return FALSE;
  return self->under == LIMBER_PHASE_INTRO || self->under == LIMBER_PHASE_READY
         || (asked && (self->under == LIMBER_PHASE_QUESTION || self->under == LIMBER_PHASE_TIMER));
}

/* Whether the outcome is known as soon as it is, and no sooner. */
static gboolean
is_sound_outcome (const LimberSession *self)
{
  gboolean known = self->outcome != LIMBER_OUTCOME_NONE;
  gboolean pain = self->ask == LIMBER_ASK_PAIN || self->ask == LIMBER_ASK_PLACE;

  if (!in_range (self->outcome, 0, LIMBER_N_OUTCOMES) || !in_range (self->when, 0, LIMBER_PAIN_NOW + 1))
    return FALSE;
  if (self->kind == LIMBER_SESSION_SIGNS)
    return !known && (!pain || self->phase == LIMBER_PHASE_OVER);
  if (self->kind == LIMBER_SESSION_PAIN)
    return !known && self->when == LIMBER_PAIN_NOW;
  if (self->phase == LIMBER_PHASE_NOTICE || self->phase == LIMBER_PHASE_OVER)
    return known;
  return known == (self->phase == LIMBER_PHASE_QUESTION && pain && self->when == LIMBER_PAIN_AFTER);
}

/* Whether only what has a length, and is not finished, is timed. */
static gboolean
is_sound_time (const LimberSession *self)
{
  if (self->since > self->until || (self->phase == LIMBER_PHASE_TIMER && self->until != LIMBER_NEVER))
    return FALSE;
  if (is_timed (self) && self->outcome == LIMBER_OUTCOME_NONE)
    return self->end == LIMBER_NEVER || self->begun < self->end;
  return self->end == LIMBER_NEVER && self->skin_at == LIMBER_NEVER && self->alarm_next == LIMBER_NEVER;
}

/* A state that no session was ever in would lead out of the routine's lists. */
static gboolean
is_sound (const LimberSession *self)
{
  gint64 places = (gint64)g_strv_length (self->routine->pain.where);

  return is_sound_step (self) && is_sound_phase (self, self->phase) && is_sound_question (self, self->ask, self->index)
         && is_sound_under (self) && is_sound_outcome (self) && is_sound_time (self)
         && self->high <= limber_ask_range (self).high
         && in_range (self->low, limber_ask_range (self).low, self->high + 1) && in_range (self->score, -1, 11)
         && in_range (self->place, -1, places) && in_range (self->score_before, -1, 11)
         && in_range (self->place_before, -1, places) && in_range (self->message, 0, LIMBER_N_MESSAGES)
         && in_range (self->urgency, 0, LIMBER_URGENCY_DOCTOR + 1) && in_range (self->answered, 0, G_MAXINT);
}

LimberSession *
limber_session_restore (const char *text, LimberRoutine *routine, const LimberActivity *activity)
{
  g_autoptr (GVariant) state = g_variant_parse (G_VARIANT_TYPE (FORMAT), text, NULL, NULL, NULL);
  g_autoptr (GVariant) values = NULL, steps = NULL;
  g_autoptr (LimberSession) self = NULL;
  const char *file, *id;
  guint version, kind;

  if (state == NULL)
    return NULL;
  g_variant_get (state, "(uu&s&s@a{sx}@a(siii))", &version, &kind, &file, &id, &values, &steps);
  if (version != VERSION || kind > LIMBER_SESSION_SIGNS || !g_str_equal (file, routine->id)
      || (kind == LIMBER_SESSION_ACTIVITY) != (activity != NULL)
      || (activity != NULL && !g_str_equal (id, activity->id)))
    return NULL;
  self = limber_session_alloc ((LimberSessionKind)kind, routine, activity);
  if (!restore_fields (self, values) || !restore_steps (self, steps) || !is_sound (self))
    return NULL;
  return g_steal_pointer (&self);
}
