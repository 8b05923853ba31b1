#include "session-parts.h"

/* The end of heat is told again and again. */
#define REPEAT LIMBER_MINUTE
#define REPEATS 10

gboolean
limber_timer_is_heat (const LimberSession *self)
{
  return self->activity != NULL && self->activity->kind == LIMBER_KIND_HEAT;
}

gboolean
limber_timer_runs (const LimberSession *self)
{
  return self->end != LIMBER_NEVER;
}

void
limber_timer_show (LimberTurn *turn)
{
  limber_turn_enter (turn, LIMBER_PHASE_TIMER, LIMBER_NEVER);
  limber_turn_emit (turn, LIMBER_EFFECT_SHOW);
}

void
limber_timer_start (LimberTurn *turn)
{
  LimberSession *self = turn->session;
  const LimberActivity *activity = self->activity;

  self->begun = turn->at;
  self->end = turn->at + activity->minutes * LIMBER_MINUTE;
  if (activity->check_skin_at_minutes > 0)
    self->skin_at = turn->at + activity->check_skin_at_minutes * LIMBER_MINUTE;
  limber_timer_show (turn);
  limber_turn_cue (turn, LIMBER_CUE_START);
  limber_turn_emit (turn, LIMBER_EFFECT_SAY);
}

void
limber_timer_check_skin (LimberTurn *turn)
{
  turn->session->skin_at = LIMBER_NEVER;
  limber_ask (turn, LIMBER_ASK_SKIN, 0);
  limber_turn_cue (turn, LIMBER_CUE_ASK);
  limber_turn_emit (turn, LIMBER_EFFECT_SAY);
}

static void
alarm_now (LimberTurn *turn)
{
  LimberSession *self = turn->session;

  self->end = self->skin_at = LIMBER_NEVER;
  limber_turn_enter (turn, LIMBER_PHASE_ALARM, turn->at + REPEATS * REPEAT);
  limber_timer_ring (turn);
}

void
limber_timer_ring (LimberTurn *turn)
{
  LimberSession *self = turn->session;
  gint64 next = turn->at + REPEAT;

  self->alarm_next = next < self->until ? next : LIMBER_NEVER;
  limber_turn_emit (turn, LIMBER_EFFECT_SHOW);
  limber_turn_cue (turn, LIMBER_CUE_ALARM);
  limber_turn_emit (turn, LIMBER_EFFECT_SAY);
}

void
limber_timer_alarm_late (LimberTurn *turn)
{
  turn->session->late = TRUE;
  alarm_now (turn);
}

static void
ask_how_it_went (LimberTurn *turn)
{
  turn->session->end = LIMBER_NEVER;
  limber_ask (turn, LIMBER_ASK_RETURN, 0);
}

void
limber_timer_ended (LimberTurn *turn)
{
  if (limber_timer_is_heat (turn->session))
    {
      alarm_now (turn);
      return;
    }
  limber_turn_cue (turn, LIMBER_CUE_END);
  ask_how_it_went (turn);
  limber_turn_emit (turn, LIMBER_EFFECT_SAY);
}

/* Who was seen to go away will be seen to come back, and is asked then. */
void
limber_timer_unanswered (LimberTurn *turn)
{
  LimberSession *self = turn->session;

  if (self->gone_at != LIMBER_NEVER && turn->at < self->since + LIMBER_SESSION_RETURN)
    {
      self->until = self->since + LIMBER_SESSION_RETURN;
      return;
    }
  limber_flow_finish (turn, LIMBER_OUTCOME_PARTIAL, "unanswered");
  if (!limber_timer_is_heat (self))
    {
      limber_flow_over (turn);
      return;
    }
  self->message = LIMBER_MESSAGE_TAKE_OFF;
  limber_flow_conclude (turn);
}

gboolean
limber_timer_done (LimberTurn *turn)
{
  const LimberSession *self = turn->session;

  if (self->phase != LIMBER_PHASE_ALARM && (self->phase != LIMBER_PHASE_TIMER || limber_timer_is_heat (self)))
    return FALSE;
  limber_flow_finish (turn, LIMBER_OUTCOME_DONE, NULL);
  limber_flow_after (turn);
  return TRUE;
}

void
limber_timer_away (LimberTurn *turn, gint64 ago)
{
  LimberSession *self = turn->session;

  /* what they were away for before the session began is none of it */
  if (self->gone_at == LIMBER_NEVER)
    self->gone_at = self->begun == LIMBER_NEVER ? turn->at : MAX (turn->at - ago, self->begun);
}

static gboolean
was_away_long_enough (const LimberSession *self)
{
  return self->activity->away_counts && self->gone >= self->activity->minutes * LIMBER_MINUTE;
}

void
limber_timer_back (LimberTurn *turn)
{
  LimberSession *self = turn->session;
  gboolean asked = self->phase == LIMBER_PHASE_QUESTION && self->ask == LIMBER_ASK_RETURN;

  if (self->gone_at == LIMBER_NEVER)
    return;
  self->gone += turn->at - self->gone_at;
  self->gone_at = LIMBER_NEVER;
  if (self->phase == LIMBER_PHASE_ALARM)
    {
      self->until = turn->at + REPEATS * REPEAT;
      limber_turn_emit (turn, LIMBER_EFFECT_SHOW);
      limber_turn_cue (turn, LIMBER_CUE_ALARM);
    }
  else if ((asked || self->phase == LIMBER_PHASE_TIMER) && self->activity->kind == LIMBER_KIND_MOVE)
    {
      if (was_away_long_enough (self))
        {
          limber_flow_finish (turn, LIMBER_OUTCOME_DONE, "away");
          limber_flow_after (turn);
        }
      else
        ask_how_it_went (turn);
    }
  else if (asked || self->phase == LIMBER_PHASE_PAUSED)
    limber_turn_emit (turn, LIMBER_EFFECT_SHOW);
}
