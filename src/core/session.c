#include "session-parts.h"
#include "text.h"

/* A tick that comes up to this late changes nothing: the next phase still begins where the one
 * before it ended. One that comes later begins it when the client can hear of it. */
#define LATE (2 * (gint64)G_USEC_PER_SEC)

static const char *const cue_names[] = { "start", "rest", "switch", "end", "ask", "alarm" };

G_STATIC_ASSERT (G_N_ELEMENTS (cue_names) == LIMBER_N_CUES);

const char *
limber_cue_name (LimberCueKind cue)
{
  return cue_names[cue];
}

int
limber_cue_parse (const char *name)
{
  return limber_text_find (cue_names, G_N_ELEMENTS (cue_names), name);
}

static void
effect_clear (gpointer data)
{
  g_clear_pointer (&((LimberEffect *)data)->text, g_free);
}

GArray *
limber_effects_new (void)
{
  GArray *effects = g_array_new (FALSE, TRUE, sizeof (LimberEffect));

  g_array_set_clear_func (effects, effect_clear);
  return effects;
}

void
limber_effect_fill (const LimberEffect *effect, LimberEvent *event)
{
  event->outcome = effect->outcome;
  event->step = effect->step;
  event->value = effect->value;
  event->total = effect->total;
  event->increments = effect->increments;
  event->score = effect->score;
  event->exercise = g_strdup (effect->exercise);
  event->place = g_strdup (effect->place);
  event->when = g_strdup (effect->when);
  event->question = g_strdup (effect->question);
  event->reason = g_strdup (effect->reason);
  event->text = g_strdup (effect->text);
}

LimberEffect *
limber_turn_emit (LimberTurn *turn, LimberEffectKind kind)
{
  LimberEffect *effect;

  g_array_set_size (turn->effects, turn->effects->len + 1);
  effect = &g_array_index (turn->effects, LimberEffect, turn->effects->len - 1);
  effect->kind = kind;
  effect->step = effect->value = effect->total = effect->increments = effect->score = LIMBER_ABSENT;
  return effect;
}

LimberEffect *
limber_turn_row (LimberTurn *turn, LimberEventKind row)
{
  LimberEffect *effect = limber_turn_emit (turn, LIMBER_EFFECT_ROW);

  effect->row = row;
  return effect;
}

void
limber_turn_cue (LimberTurn *turn, LimberCueKind cue)
{
  limber_turn_emit (turn, LIMBER_EFFECT_CUE)->cue = cue;
}

void
limber_turn_enter (LimberTurn *turn, LimberSessionPhase phase, gint64 until)
{
  turn->session->phase = phase;
  turn->session->since = turn->at;
  turn->session->until = until;
}

void
limber_session_dose (LimberSession *self, guint index, int increments)
{
  LimberSessionStep *step = &self->steps[index];

  step->step = *(const LimberStep *)self->activity->steps->pdata[index];
  step->step.side = limber_dose_side (&step->step, self->routine->affected_side);
  step->increments = increments;
  step->dose = limber_dose (&step->step, increments);
  step->total = step->planned = limber_dose_holds (&step->step, &step->dose);
}

LimberSession *
limber_session_alloc (LimberSessionKind kind, LimberRoutine *routine, const LimberActivity *activity)
{
  LimberSession *self = g_new0 (LimberSession, 1);

  self->kind = kind;
  self->routine = limber_routine_ref (routine);
  self->activity = activity;
  self->n_steps = activity == NULL ? 0 : activity->steps->len;
  self->steps = g_new0 (LimberSessionStep, self->n_steps);
  for (guint i = 0; i < self->n_steps; i++)
    {
      limber_session_dose (self, i, 0);
      self->steps[i].recorded = -1;
    }
  self->until = self->begun = self->end = self->skin_at = self->alarm_next = self->gone_at = LIMBER_NEVER;
  self->score = self->place = self->score_before = self->place_before = -1;
  return self;
}

static int
find_place (const LimberRoutine *routine, const char *place)
{
  if (place == NULL)
    return -1;
  return limber_text_find ((const char *const *)routine->pain.where, g_strv_length (routine->pain.where), place);
}

LimberSession *
limber_session_new (const LimberSessionPlan *plan, gint64 now, GArray *effects)
{
  LimberSession *self = limber_session_alloc (plan->kind, plan->routine, plan->activity);
  LimberTurn turn = { .session = self, .at = now, .effects = effects };

  for (guint i = 0; i < self->n_steps && plan->increments != NULL; i++)
    limber_session_dose (self, i, plan->increments[i]);
  self->score_before = plan->pain_before;
  self->place_before = find_place (plan->routine, plan->place_before);
  if (plan->kind == LIMBER_SESSION_SIGNS && plan->routine->signs->len == 0)
    limber_flow_over (&turn);
  else if (plan->kind == LIMBER_SESSION_SIGNS)
    limber_ask (&turn, plan->unasked ? LIMBER_ASK_OPEN : LIMBER_ASK_SIGNS, 0);
  else
    limber_flow_begin (&turn);
  return self;
}

void
limber_session_free (LimberSession *self)
{
  limber_routine_unref (self->routine);
  g_free (self->steps);
  g_free (self);
}

gboolean
limber_session_is_over (const LimberSession *self)
{
  return self->phase == LIMBER_PHASE_OVER;
}

gboolean
limber_session_inhibits (const LimberSession *self)
{
  return limber_stretch_runs (self)
         || (limber_timer_is_heat (self) && (limber_timer_runs (self) || self->phase == LIMBER_PHASE_ALARM));
}

static gint64
next_due (const LimberSession *self)
{
  return MIN (MIN (self->until, self->end), MIN (self->skin_at, self->alarm_next));
}

/* What nobody did anything about ends. */
static void
run_out (LimberTurn *turn)
{
  switch ((LimberSessionPhase)turn->session->phase)
    {
    case LIMBER_PHASE_QUESTION:
      limber_ask_expire (turn);
      break;
    case LIMBER_PHASE_PAUSED:
      limber_flow_interrupt (turn);
      break;
    case LIMBER_PHASE_ALARM:
      limber_timer_unanswered (turn);
      break;
    case LIMBER_PHASE_NOTICE:
      limber_flow_over (turn);
      break;
    default:
      limber_stretch_due (turn);
      break;
    }
}

/* Everything that has become due by @now, each at its own time. */
static void
advance (LimberSession *self, gint64 now, GArray *effects)
{
  gint64 due;

  while ((due = next_due (self)) <= now)
    {
      LimberTurn turn = { .session = self, .at = now - due < LATE ? due : now, .effects = effects };

      if (due == self->end)
        limber_timer_ended (&turn);
      else if (due == self->skin_at)
        limber_timer_check_skin (&turn);
      else if (due == self->alarm_next)
        limber_timer_ring (&turn);
      else
        run_out (&turn);
    }
}

gint64
limber_session_wake (const LimberSession *self, gint64 now, gint64 every)
{
  gint64 due = next_due (self);
  LimberSessionView view;

  if (every <= 0)
    return due;
  view = limber_session_view (self, now);
  if (view.length == 0 || view.left <= 0)
    return due;
  /* counted from the end, so that the last second is a whole one */
  return MIN (due, now + (view.left % every == 0 ? every : view.left % every));
}

static gboolean
press (LimberTurn *turn, const char *button)
{
  LimberSession *self = turn->session;
  gboolean question = self->phase == LIMBER_PHASE_QUESTION;

  if (question && limber_ask_press (turn, button))
    return TRUE;
  if (g_str_equal (button, LIMBER_BUTTON_STOP) && self->phase != LIMBER_PHASE_ALARM)
    limber_flow_stop (turn);
  else if (g_str_equal (button, LIMBER_BUTTON_PAUSE) && limber_stretch_runs (self))
    limber_stretch_pause (turn, FALSE);
  else if (g_str_equal (button, LIMBER_BUTTON_RESUME) && self->phase == LIMBER_PHASE_PAUSED)
    limber_stretch_resume (turn);
  else if (g_str_equal (button, LIMBER_BUTTON_NEXT))
    return question ? limber_ask_skip (turn) : limber_stretch_next (turn);
  else if (g_str_equal (button, LIMBER_BUTTON_BACK))
    return limber_stretch_back (turn);
  else if (g_str_equal (button, LIMBER_BUTTON_BEGIN) && self->phase == LIMBER_PHASE_INTRO)
    return limber_stretch_next (turn);
  else if (g_str_equal (button, LIMBER_BUTTON_DONE))
    return limber_timer_done (turn);
  else if (g_str_equal (button, LIMBER_BUTTON_OK) && self->phase == LIMBER_PHASE_NOTICE)
    limber_flow_over (turn);
  else
    return FALSE;
  return TRUE;
}

static void
presence (LimberTurn *turn, LimberPresenceReading reading)
{
  switch (reading.state)
    {
    case LIMBER_PRESENCE_ACTIVE:
      limber_timer_back (turn);
      break;
    case LIMBER_PRESENCE_IDLE:
      limber_timer_away (turn, reading.ago);
      break;
    case LIMBER_PRESENCE_LOCKED:
    case LIMBER_PRESENCE_ASLEEP:
      limber_timer_away (turn, reading.ago);
      if (limber_stretch_runs (turn->session))
        limber_stretch_pause (turn, reading.state == LIMBER_PRESENCE_ASLEEP);
      break;
    default:
      turn->session->gone_at = LIMBER_NEVER;
      break;
    }
}

/* Nobody was guided through what the machine slept through. */
static void
woke (LimberTurn *turn, gint64 slept)
{
  LimberSession *self = turn->session;
  gint64 now = turn->at;

  if (limber_stretch_runs (self))
    {
      turn->at = now - slept;
      limber_stretch_pause (turn, TRUE);
      turn->at = now;
    }
  else if (limber_timer_is_heat (self) && (self->end <= now || self->phase == LIMBER_PHASE_ALARM))
    limber_timer_alarm_late (turn);
}

/* The notice has gone with the daemon, and so has whatever it would have said meanwhile. */
static void
restored (LimberTurn *turn)
{
  LimberSession *self = turn->session;
  gint64 now = turn->at;
  gboolean missed = self->until <= now;

  self->gone_at = LIMBER_NEVER;
  if (limber_timer_is_heat (self) && (self->end <= now || self->phase == LIMBER_PHASE_ALARM))
    limber_timer_alarm_late (turn);
  else if (limber_stretch_runs (self) && missed && now - self->until >= LIMBER_SESSION_GONE)
    limber_flow_interrupt (turn);
  else if (limber_stretch_runs (self) && missed)
    {
      limber_stretch_halt (turn, TRUE);
      limber_stretch_resume (turn);
    }
  else
    {
      if (self->phase == LIMBER_PHASE_QUESTION && missed && now - self->until < LIMBER_SESSION_GONE)
        self->until = now + LIMBER_SESSION_ASK;
      limber_turn_emit (turn, LIMBER_EFFECT_SHOW);
    }
}

/* The steady clock has begun anew, so nothing of the state can be compared with it. */
static void
lost (LimberTurn *turn)
{
  LimberSession *self = turn->session;

  self->gone_at = LIMBER_NEVER;
  if (limber_timer_is_heat (self) && (limber_timer_runs (self) || self->phase == LIMBER_PHASE_ALARM))
    {
      limber_timer_alarm_late (turn);
      return;
    }
  limber_ask_flush (turn);
  if (self->kind == LIMBER_SESSION_ACTIVITY && self->outcome == LIMBER_OUTCOME_NONE)
    limber_flow_finish (turn, limber_flow_unfinished (self), "restarted");
  limber_flow_over (turn);
}

gboolean
limber_session_handle (LimberSession *self, const LimberSessionInput *input, gint64 now, GArray *effects)
{
  LimberTurn turn = { .session = self, .at = now, .effects = effects };

  if (limber_session_is_over (self))
    return FALSE;
  if (input->kind == LIMBER_INPUT_WOKE)
    woke (&turn, input->slept);
  else if (input->kind == LIMBER_INPUT_RESTORED)
    restored (&turn);
  else if (input->kind == LIMBER_INPUT_LOST)
    lost (&turn);
  advance (self, now, effects);
  if (limber_session_is_over (self))
    return input->kind != LIMBER_INPUT_PRESS && input->kind != LIMBER_INPUT_ANSWER;
  switch (input->kind)
    {
    case LIMBER_INPUT_PRESS:
      return press (&turn, input->text);
    case LIMBER_INPUT_ANSWER:
      return self->phase == LIMBER_PHASE_QUESTION
             && (input->question == NULL || g_str_equal (input->question, limber_ask_id (self)))
             && limber_ask_answer (&turn, input->text);
    case LIMBER_INPUT_PRESENCE:
      presence (&turn, input->presence);
      return TRUE;
    default:
      return TRUE;
    }
}
