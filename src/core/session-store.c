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

/* Whether the question points at something that the routine has. */
static gboolean
is_sound_question (const LimberSession *self, gint64 ask, gint64 index)
{
  const LimberActivity *activity = self->activity;

  if (!in_range (ask, 0, LIMBER_N_ASKS) || index < 0)
    return FALSE;
  switch ((LimberAsk)ask)
    {
    case LIMBER_ASK_FIRST:
      return activity != NULL && index < (gint64)g_strv_length (activity->ask_first);
    case LIMBER_ASK_SCALE:
    case LIMBER_ASK_TEXT:
      return activity != NULL && index < (gint64)activity->questions->len;
    case LIMBER_ASK_PLACE:
      return self->routine->pain.where[0] != NULL;
    case LIMBER_ASK_SIGNS:
      return limber_ask_has_page (self, index);
    case LIMBER_ASK_PAIN:
    case LIMBER_ASK_OPEN:
      return TRUE;
    default:
      return activity != NULL;
    }
}

/* Whether the activity is one that has such phases. */
static gboolean
is_sound_phase (const LimberSession *self, gint64 phase)
{
  gboolean timed = self->activity != NULL && self->n_steps == 0;

  switch ((LimberSessionPhase)phase)
    {
    case LIMBER_PHASE_TIMER:
    case LIMBER_PHASE_ALARM:
      return timed;
    case LIMBER_PHASE_INTRO:
    case LIMBER_PHASE_READY:
    case LIMBER_PHASE_HOLD:
    case LIMBER_PHASE_REST:
    case LIMBER_PHASE_SWITCH:
    case LIMBER_PHASE_PAUSED:
      return in_range (self->step, 0, self->n_steps) && in_range (self->hold, 0, self->steps[self->step].planned)
             && in_range (self->left, 0, self->steps[self->step].dose.hold_seconds * SECOND + 1);
    default:
      return in_range (phase, 0, LIMBER_N_PHASES);
    }
}

/* A state that no session was ever in would lead out of the routine's lists. */
static gboolean
is_sound (const LimberSession *self)
{
  gint64 places = (gint64)g_strv_length (self->routine->pain.where);

  return is_sound_phase (self, self->phase) && is_sound_question (self, self->ask, self->index)
         && is_sound_phase (self, self->under) && is_sound_question (self, self->under_ask, self->under_index)
         && in_range (self->low, limber_ask_range (self).low, self->high + 1)
         && self->high <= limber_ask_range (self).high && in_range (self->when, 0, LIMBER_PAIN_NOW + 1)
         && in_range (self->score, -1, 11) && in_range (self->place, -1, places)
         && in_range (self->score_before, -1, 11) && in_range (self->place_before, -1, places)
         && in_range (self->outcome, 0, LIMBER_N_OUTCOMES) && in_range (self->message, 0, LIMBER_N_MESSAGES)
         && in_range (self->urgency, 0, LIMBER_URGENCY_DOCTOR + 1) && self->since <= self->until
         && (self->end == LIMBER_NEVER || (is_sound_phase (self, LIMBER_PHASE_TIMER) && self->begun < self->end));
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
