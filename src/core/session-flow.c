#include "session-parts.h"

/* The last words stay this long when there is nothing in them to be missed. */
#define SUMMARY (15 * (gint64)G_USEC_PER_SEC)

static gboolean
asks_pain (const LimberSession *self)
{
  return self->activity->ask_pain;
}

/* Once a day is enough, unless that answer already said to take care. */
static gboolean
asks_before (const LimberSession *self)
{
  return asks_pain (self) && (self->score_before < 0 || self->score_before >= self->routine->pain.ease_off_at);
}

void
limber_flow_begin (LimberTurn *turn)
{
  LimberSession *self = turn->session;

  if (self->kind == LIMBER_SESSION_PAIN)
    {
      self->when = LIMBER_PAIN_NOW;
      limber_ask (turn, LIMBER_ASK_PAIN, 0);
    }
  else if (asks_before (self))
    {
      self->score_before = self->place_before = -1;
      limber_ask (turn, LIMBER_ASK_PAIN, 0);
    }
  else
    limber_flow_asked_before (turn);
}

void
limber_flow_asked_before (LimberTurn *turn)
{
  LimberSession *self = turn->session;
  const LimberPainScale *scale = &self->routine->pain;

  if (asks_pain (self) && self->score_before >= scale->stop_at)
    {
      self->message = LIMBER_MESSAGE_NOT_TODAY;
      limber_flow_finish (turn, LIMBER_OUTCOME_STOPPED, "pain");
      limber_flow_conclude (turn);
      return;
    }
  if (asks_pain (self) && self->score_before >= scale->ease_off_at)
    limber_stretch_ease (self);
  if (self->activity->ask_first[0] != NULL)
    limber_ask (turn, LIMBER_ASK_FIRST, 0);
  else
    limber_flow_start (turn);
}

void
limber_flow_start (LimberTurn *turn)
{
  const LimberActivity *activity = turn->session->activity;

  switch (activity->kind)
    {
    case LIMBER_KIND_STRETCH:
      limber_stretch_intro (turn);
      break;
    case LIMBER_KIND_CHECK_IN:
      limber_ask_next (turn, 0);
      break;
    default:
      limber_timer_start (turn);
      break;
    }
}

/* Whether anything was done that could be told of. */
static gboolean
has_begun (const LimberSession *self)
{
  switch (self->activity->kind)
    {
    case LIMBER_KIND_STRETCH:
      return limber_stretch_done (self) > 0;
    case LIMBER_KIND_CHECK_IN:
      return self->answered > 0;
    default:
      return self->begun != LIMBER_NEVER;
    }
}

LimberOutcome
limber_flow_unfinished (const LimberSession *self)
{
  return has_begun (self) ? LIMBER_OUTCOME_PARTIAL : LIMBER_OUTCOME_SKIPPED;
}

void
limber_flow_finish (LimberTurn *turn, LimberOutcome outcome, const char *reason)
{
  LimberSession *self = turn->session;
  LimberEffect *effect;

  g_return_if_fail (self->outcome == LIMBER_OUTCOME_NONE);
  limber_ask_flush (turn);
  /* steps that were not reached belong to what was planned */
  for (guint i = 0; i < self->n_steps && self->begun != LIMBER_NEVER; i++)
    limber_stretch_record (turn, i);
  self->outcome = outcome;
  self->end = self->skin_at = self->alarm_next = LIMBER_NEVER;
  effect = limber_turn_emit (turn, LIMBER_EFFECT_FINISHED);
  effect->row = LIMBER_EVENT_OUTCOME;
  effect->outcome = outcome;
  effect->reason = reason;
}

void
limber_flow_after (LimberTurn *turn)
{
  LimberSession *self = turn->session;

  /* who stopped for pain is asked wherever they did */
  if (self->outcome != LIMBER_OUTCOME_STOPPED
      && (!asks_pain (self) || !has_begun (self) || self->outcome == LIMBER_OUTCOME_SKIPPED))
    {
      limber_flow_conclude (turn);
      return;
    }
  self->when = LIMBER_PAIN_AFTER;
  limber_ask (turn, LIMBER_ASK_PAIN, 0);
}

static void
hold_activity (LimberTurn *turn, LimberHoldUntil until, LimberMessage message, const char *reason)
{
  LimberEffect *effect = limber_turn_emit (turn, LIMBER_EFFECT_HOLD);

  effect->row = LIMBER_EVENT_HELD;
  effect->until = until;
  effect->reason = reason;
  turn->session->message = message;
}

/* No pain before counts as pain nearest the spine: what is further down is new there. */
static gboolean
is_further_down (const LimberSession *self)
{
  gint64 before = self->score_before == 0 ? 0 : self->place_before;

  return self->score > 0 && before >= 0 && self->place > before;
}

void
limber_flow_judge (LimberTurn *turn)
{
  LimberSession *self = turn->session;

  if (self->score >= self->routine->pain.stop_at)
    hold_activity (turn, LIMBER_HOLD_TOMORROW, LIMBER_MESSAGE_HELD, "pain");
  if (is_further_down (self))
    hold_activity (turn, LIMBER_HOLD_SEEN, LIMBER_MESSAGE_FURTHER_DOWN, "further-down");
}

void
limber_flow_conclude (LimberTurn *turn)
{
  LimberMessage message = (LimberMessage)turn->session->message;
  gint64 length = LIMBER_SESSION_ASK;

  if (message == LIMBER_MESSAGE_SUMMARY || message == LIMBER_MESSAGE_NOTED)
    length = SUMMARY;
  else if (message == LIMBER_MESSAGE_TAKE_OFF || message == LIMBER_MESSAGE_SIGN)
    length = LIMBER_SESSION_GONE;
  limber_turn_enter (turn, LIMBER_PHASE_NOTICE, turn->at + length);
  limber_turn_emit (turn, LIMBER_EFFECT_SHOW);
}

void
limber_flow_over (LimberTurn *turn)
{
  LimberSession *self = turn->session;

  limber_turn_enter (turn, LIMBER_PHASE_OVER, LIMBER_NEVER);
  self->end = self->skin_at = self->alarm_next = LIMBER_NEVER;
  limber_turn_emit (turn, LIMBER_EFFECT_OVER);
}

void
limber_flow_interrupt (LimberTurn *turn)
{
  LimberSession *self = turn->session;

  if (limber_timer_is_heat (self) && self->begun != LIMBER_NEVER)
    self->message = LIMBER_MESSAGE_TAKE_OFF;
  limber_flow_finish (turn, limber_flow_unfinished (self), "interrupted");
  limber_flow_conclude (turn);
}

void
limber_flow_stop (LimberTurn *turn)
{
  LimberSession *self = turn->session;

  if (self->phase == LIMBER_PHASE_NOTICE)
    limber_flow_over (turn);
  else if (self->kind != LIMBER_SESSION_ACTIVITY)
    limber_ask_leave (turn);
  else if (self->outcome != LIMBER_OUTCOME_NONE)
    {
      /* the question after it is left out, what its first half said is not */
      limber_ask_flush (turn);
      limber_flow_conclude (turn);
    }
  else if (self->phase == LIMBER_PHASE_QUESTION && self->ask == LIMBER_ASK_WHY_STOP)
    limber_flow_interrupt (turn);
  else
    limber_ask_why_stop (turn);
}
