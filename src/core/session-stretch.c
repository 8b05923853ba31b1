#include "session-parts.h"

/* Long enough to read three rules; Begin ends it. */
#define INTRO_SECONDS 20

/* Back into position after a pause. */
#define LEAD_SECONDS 5

static gint64
seconds (int count)
{
  return count * (gint64)G_USEC_PER_SEC;
}

static LimberSessionStep *
current (LimberSession *self)
{
  return &self->steps[self->step];
}

LimberStretchPlace
limber_stretch_place (const LimberSessionStep *step, int hold)
{
  LimberSide side = step->step.side;
  gboolean both = side == LIMBER_SIDE_EACH || side == LIMBER_SIDE_ALTERNATE;
  int reps = step->dose.reps, holds = reps * (both ? 2 : 1);
  int within = hold % holds;
  LimberStretchPlace place = { .side = side, .set = hold / holds + 1, .repetition = within + 1 };

  if (side == LIMBER_SIDE_EACH)
    {
      place.side = within < reps ? LIMBER_SIDE_LEFT : LIMBER_SIDE_RIGHT;
      place.repetition = within % reps + 1;
    }
  else if (side == LIMBER_SIDE_ALTERNATE)
    {
      place.side = within % 2 == 0 ? LIMBER_SIDE_LEFT : LIMBER_SIDE_RIGHT;
      place.repetition = within / 2 + 1;
    }
  return place;
}

gboolean
limber_stretch_runs (const LimberSession *self)
{
  return self->phase == LIMBER_PHASE_INTRO || self->phase == LIMBER_PHASE_READY || self->phase == LIMBER_PHASE_HOLD
         || self->phase == LIMBER_PHASE_REST || self->phase == LIMBER_PHASE_SWITCH;
}

void
limber_stretch_ease (LimberSession *self)
{
  self->eased = TRUE;
  for (guint i = 0; i < self->n_steps; i++)
    {
      LimberSessionStep *step = &self->steps[i];

      step->dose.sets = MAX (step->dose.sets - 1, 1);
      step->planned = limber_dose_holds (&step->step, &step->dose);
    }
}

int
limber_stretch_done (const LimberSession *self)
{
  int done = 0;

  for (guint i = 0; i < self->n_steps; i++)
    done += self->steps[i].done;
  return done;
}

int
limber_stretch_planned (const LimberSession *self)
{
  int planned = 0;

  for (guint i = 0; i < self->n_steps; i++)
    planned += self->steps[i].planned;
  return planned;
}

void
limber_stretch_record (LimberTurn *turn, guint index)
{
  LimberSessionStep *step = &turn->session->steps[index];
  LimberEffect *effect;

  if (step->done <= step->recorded)
    return;
  step->recorded = step->done;
  effect = limber_turn_row (turn, LIMBER_EVENT_STEP);
  effect->step = (gint64)index + 1;
  effect->exercise = step->step.exercise->id;
  effect->value = step->done;
  effect->total = step->total;
  effect->increments = step->increments;
}

void
limber_stretch_intro (LimberTurn *turn)
{
  limber_turn_enter (turn, LIMBER_PHASE_INTRO, turn->at + seconds (INTRO_SECONDS));
  limber_turn_emit (turn, LIMBER_EFFECT_SHOW);
}

static void
ready (LimberTurn *turn, gboolean lead)
{
  turn->session->lead = lead;
  limber_turn_enter (turn, LIMBER_PHASE_READY, turn->at + seconds (lead ? LEAD_SECONDS : LIMBER_READY_SECONDS));
  limber_turn_emit (turn, LIMBER_EFFECT_SHOW);
  limber_turn_emit (turn, LIMBER_EFFECT_SAY);
}

static void
set_hold (LimberSession *self, int hold)
{
  self->hold = hold;
  self->left = seconds (current (self)->dose.hold_seconds);
}

static void
begin_step (LimberTurn *turn, gint64 step)
{
  LimberSession *self = turn->session;

  if (self->begun == LIMBER_NEVER)
    self->begun = turn->at;
  self->step = step;
  set_hold (self, 0);
  ready (turn, FALSE);
}

static void
begin_hold (LimberTurn *turn, LimberCueKind cue)
{
  limber_turn_enter (turn, LIMBER_PHASE_HOLD, turn->at + turn->session->left);
  limber_turn_cue (turn, cue);
  limber_turn_emit (turn, LIMBER_EFFECT_UPDATE);
  limber_turn_emit (turn, LIMBER_EFFECT_SAY);
}

static void
finish_steps (LimberTurn *turn)
{
  LimberSession *self = turn->session;

  if (limber_stretch_done (self) >= limber_stretch_planned (self))
    limber_flow_finish (turn, LIMBER_OUTCOME_DONE, NULL);
  else
    limber_flow_finish (turn, limber_flow_unfinished (self), "left-out");
  limber_flow_after (turn);
  limber_turn_emit (turn, LIMBER_EFFECT_SAY);
}

/* On to the step after this one. @cue: the last hold was done, so the client waits for a sound. */
static void
leave_step (LimberTurn *turn, gboolean cue)
{
  LimberSession *self = turn->session;
  gboolean last = self->step + 1 == (gint64)self->n_steps;

  limber_stretch_record (turn, (guint)self->step);
  if (cue)
    limber_turn_cue (turn, last ? LIMBER_CUE_END : LIMBER_CUE_SWITCH);
  if (last)
    finish_steps (turn);
  else
    begin_step (turn, self->step + 1);
}

static void
end_hold (LimberTurn *turn)
{
  LimberSession *self = turn->session;
  LimberSessionStep *step = current (self);
  int next = (int)self->hold + 1;
  gboolean turns;

  step->done = MAX (step->done, next);
  if (next == step->planned)
    {
      leave_step (turn, TRUE);
      return;
    }
  turns = limber_stretch_place (step, next).side != limber_stretch_place (step, (int)self->hold).side;
  set_hold (self, next);
  if (step->step.rest_seconds == 0)
    {
      begin_hold (turn, turns ? LIMBER_CUE_SWITCH : LIMBER_CUE_START);
      return;
    }
  limber_turn_enter (turn, turns ? LIMBER_PHASE_SWITCH : LIMBER_PHASE_REST,
                     turn->at + seconds (step->step.rest_seconds));
  limber_turn_cue (turn, turns ? LIMBER_CUE_SWITCH : LIMBER_CUE_REST);
  limber_turn_emit (turn, LIMBER_EFFECT_UPDATE);
  limber_turn_emit (turn, LIMBER_EFFECT_SAY);
}

void
limber_stretch_due (LimberTurn *turn)
{
  switch ((LimberSessionPhase)turn->session->phase)
    {
    case LIMBER_PHASE_INTRO:
      begin_step (turn, 0);
      break;
    case LIMBER_PHASE_HOLD:
      end_hold (turn);
      break;
    default:
      begin_hold (turn, LIMBER_CUE_START);
      break;
    }
}

void
limber_stretch_halt (LimberTurn *turn, gboolean again)
{
  LimberSession *self = turn->session;

  self->under = self->phase == LIMBER_PHASE_INTRO ? LIMBER_PHASE_INTRO : LIMBER_PHASE_READY;
  if (self->phase == LIMBER_PHASE_HOLD && again)
    set_hold (self, (int)self->hold);
  else if (self->phase == LIMBER_PHASE_HOLD)
    self->left = self->until - turn->at;
  if (self->phase != LIMBER_PHASE_READY)
    self->lead = TRUE;
}

void
limber_stretch_pause (LimberTurn *turn, gboolean again)
{
  limber_stretch_halt (turn, again);
  limber_turn_enter (turn, LIMBER_PHASE_PAUSED, turn->at + LIMBER_SESSION_GONE);
  limber_turn_emit (turn, LIMBER_EFFECT_SHOW);
}

void
limber_stretch_resume (LimberTurn *turn)
{
  if (turn->session->under == LIMBER_PHASE_INTRO)
    limber_stretch_intro (turn);
  else
    ready (turn, (gboolean)turn->session->lead);
}

/* Among the steps, running or paused. */
static gboolean
is_stepping (const LimberSession *self)
{
  if (self->phase == LIMBER_PHASE_PAUSED)
    return self->under == LIMBER_PHASE_READY;
  return limber_stretch_runs (self) && self->phase != LIMBER_PHASE_INTRO;
}

gboolean
limber_stretch_next (LimberTurn *turn)
{
  LimberSession *self = turn->session;

  if (is_stepping (self))
    leave_step (turn, FALSE);
  else if (self->phase == LIMBER_PHASE_INTRO)
    begin_step (turn, 0);
  else
    return FALSE;
  return TRUE;
}

gboolean
limber_stretch_back (LimberTurn *turn)
{
  LimberSession *self = turn->session;
  gboolean at_start = self->hold == 0 && self->phase == LIMBER_PHASE_READY && !self->lead;

  if (!is_stepping (self))
    return FALSE;
  limber_stretch_record (turn, (guint)self->step);
  begin_step (turn, at_start && self->step > 0 ? self->step - 1 : self->step);
  return TRUE;
}

/* How long the stretch takes up to where it stands, over how long it takes in all. */
double
limber_stretch_fraction (const LimberSession *self, gint64 now)
{
  gint64 total = 0, passed = 0;

  for (guint i = 0; i < self->n_steps; i++)
    {
      const LimberSessionStep *step = &self->steps[i];
      gint64 hold = seconds (step->dose.hold_seconds), rest = seconds (step->step.rest_seconds);
      gint64 whole = seconds (limber_dose_seconds (&step->step, &step->dose));

      total += whole;
      if ((gint64)i < self->step)
        passed += whole;
      else if ((gint64)i == self->step && self->begun != LIMBER_NEVER)
        {
          gboolean waits = self->phase != LIMBER_PHASE_HOLD && self->left == hold;

          passed += self->hold * (hold + rest) - (waits && self->hold > 0 ? rest : 0) + hold - self->left;
          passed += waits && self->hold == 0 ? 0 : seconds (LIMBER_READY_SECONDS);
        }
    }
  if (limber_stretch_runs (self) && self->begun != LIMBER_NEVER && !(self->phase == LIMBER_PHASE_READY && self->lead))
    passed += CLAMP (now - self->since, 0, self->until - self->since);
  if (self->outcome != LIMBER_OUTCOME_NONE)
    return 1;
  return (double)passed / (double)total;
}
