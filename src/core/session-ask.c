#include "session-parts.h"

#include "text.h"
#include "warning.h"

static const char *const when_names[] = { "before", "after", "now" };

static const LimberQuestion *
question_of (const LimberSession *self)
{
  return self->activity->questions->pdata[self->index];
}

const char *
limber_ask_id (const LimberSession *self)
{
  static const char *const ids[]
      = { "pain", "place", "ask-first", "skin", "why-stop", "return", NULL, NULL, "open", LIMBER_WARNING_QUESTION };

  G_STATIC_ASSERT (G_N_ELEMENTS (ids) == LIMBER_N_ASKS);
  return ids[self->ask] != NULL ? ids[self->ask] : question_of (self)->id;
}

LimberRange
limber_ask_range (const LimberSession *self)
{
  switch ((LimberAsk)self->ask)
    {
    case LIMBER_ASK_PAIN:
      return (LimberRange){ 0, 10 };
    case LIMBER_ASK_PLACE:
      return (LimberRange){ 0, (int)g_strv_length (self->routine->pain.where) - 1 };
    case LIMBER_ASK_SCALE:
      return (LimberRange){ 0, question_of (self)->scale };
    default:
      return (LimberRange){ 0, 0 };
    }
}

static gint64
patience (const LimberTurn *turn, LimberAsk ask)
{
  if (ask == LIMBER_ASK_SKIN)
    return LIMBER_NEVER; /* the end of the heat comes first */
  return turn->at + (ask == LIMBER_ASK_RETURN ? LIMBER_SESSION_GONE : LIMBER_SESSION_ASK);
}

void
limber_ask (LimberTurn *turn, LimberAsk ask, guint index)
{
  LimberSession *self = turn->session;

  limber_turn_enter (turn, LIMBER_PHASE_QUESTION, patience (turn, ask));
  self->ask = ask;
  self->index = index;
  self->low = limber_ask_range (self).low;
  self->high = limber_ask_range (self).high;
  limber_turn_emit (turn, LIMBER_EFFECT_SHOW);
}

void
limber_ask_why_stop (LimberTurn *turn)
{
  LimberSession *self = turn->session;

  if (limber_stretch_runs (self))
    limber_stretch_halt (turn, FALSE);
  else if (self->phase != LIMBER_PHASE_PAUSED)
    {
      self->under = self->phase;
      self->under_ask = self->ask;
      self->under_index = self->index;
    }
  limber_ask (turn, LIMBER_ASK_WHY_STOP, 0);
}

/* Not stopping after all. */
static void
go_on (LimberTurn *turn)
{
  LimberSession *self = turn->session;

  if (self->under == LIMBER_PHASE_QUESTION)
    limber_ask (turn, (LimberAsk)self->under_ask, (guint)self->under_index);
  else if (self->under == LIMBER_PHASE_TIMER)
    limber_timer_show (turn);
  else
    limber_stretch_resume (turn);
}

static LimberEffect *
answer_row (LimberTurn *turn, const char *question, gint64 value)
{
  LimberEffect *effect = limber_turn_row (turn, LIMBER_EVENT_ANSWER);

  effect->question = question;
  effect->value = value;
  return effect;
}

/* --- pain --- */

void
limber_ask_flush (LimberTurn *turn)
{
  LimberSession *self = turn->session;
  LimberEffect *effect;

  if (self->score < 0)
    return;
  effect = limber_turn_row (turn, LIMBER_EVENT_PAIN);
  effect->when = when_names[self->when];
  effect->score = self->score;
  effect->place = self->place < 0 ? NULL : self->routine->pain.where[self->place];
  if (self->when == LIMBER_PAIN_BEFORE)
    {
      self->score_before = self->score;
      self->place_before = self->place;
    }
  else
    limber_flow_judge (turn);
  self->score = self->place = -1;
}

static void
pain_asked (LimberTurn *turn)
{
  LimberSession *self = turn->session;
  gboolean answered = self->score >= 0;

  limber_ask_flush (turn);
  if (self->when == LIMBER_PAIN_BEFORE)
    limber_flow_asked_before (turn);
  else if (self->when == LIMBER_PAIN_AFTER || answered)
    {
      if (self->message == LIMBER_MESSAGE_SUMMARY && self->when == LIMBER_PAIN_NOW)
        self->message = LIMBER_MESSAGE_NOTED;
      limber_flow_conclude (turn);
    }
  else
    limber_flow_over (turn);
}

/* --- check-in --- */

void
limber_ask_next (LimberTurn *turn, guint index)
{
  LimberSession *self = turn->session;
  const LimberQuestion *question;

  if (index < self->activity->questions->len)
    {
      question = self->activity->questions->pdata[index];
      limber_ask (turn, question->scale > 0 ? LIMBER_ASK_SCALE : LIMBER_ASK_TEXT, index);
      return;
    }
  if (self->answered > 0)
    limber_flow_finish (turn, LIMBER_OUTCOME_DONE, NULL);
  else
    limber_flow_finish (turn, LIMBER_OUTCOME_SKIPPED, "unanswered");
  limber_flow_after (turn);
}

/* --- a number --- */

static void
choose (LimberTurn *turn, int number)
{
  LimberSession *self = turn->session;

  if (self->ask == LIMBER_ASK_SCALE)
    {
      self->answered++;
      answer_row (turn, question_of (self)->id, number);
      limber_ask_next (turn, (guint)self->index + 1);
    }
  else if (self->ask == LIMBER_ASK_PAIN)
    {
      self->score = number;
      self->place = -1;
      if (number > 0 && self->routine->pain.where[0] != NULL)
        limber_ask (turn, LIMBER_ASK_PLACE, 0);
      else
        pain_asked (turn);
    }
  else
    {
      self->place = number;
      pain_asked (turn);
    }
}

static gboolean
wants_number (const LimberSession *self)
{
  return self->ask == LIMBER_ASK_PAIN || self->ask == LIMBER_ASK_PLACE || self->ask == LIMBER_ASK_SCALE;
}

static gboolean
press_number (LimberTurn *turn, const char *button)
{
  LimberSession *self = turn->session;
  LimberRange part, all = limber_ask_range (self);

  if (g_str_equal (button, LIMBER_BUTTON_WIDER) && (self->low > all.low || self->high < all.high))
    part = all;
  else if (!limber_scale_parse (button, &part) || part.low < self->low || part.high > self->high)
    return FALSE;
  if (part.low == part.high)
    {
      choose (turn, part.low);
      return TRUE;
    }
  limber_turn_enter (turn, LIMBER_PHASE_QUESTION, patience (turn, (LimberAsk)self->ask));
  self->low = part.low;
  self->high = part.high;
  limber_turn_emit (turn, LIMBER_EFFECT_SHOW);
  return TRUE;
}

/* --- yes or no --- */

static void
answer_first (LimberTurn *turn, gboolean yes)
{
  LimberSession *self = turn->session;
  guint next = (guint)self->index + 1;

  answer_row (turn, "ask-first", yes)->step = next;
  if (!yes)
    {
      self->message = LIMBER_MESSAGE_NOT_SAFE;
      limber_flow_finish (turn, LIMBER_OUTCOME_SKIPPED, "not-safe");
      limber_flow_conclude (turn);
    }
  else if (self->activity->ask_first[next] != NULL)
    limber_ask (turn, LIMBER_ASK_FIRST, next);
  else
    limber_flow_start (turn);
}

static void
answer_skin (LimberTurn *turn, gboolean fine)
{
  answer_row (turn, "skin", fine);
  if (fine)
    {
      limber_timer_show (turn);
      return;
    }
  turn->session->message = LIMBER_MESSAGE_TAKE_OFF;
  limber_flow_finish (turn, LIMBER_OUTCOME_STOPPED, "skin");
  limber_flow_conclude (turn);
}

static void
answer_signs (LimberTurn *turn, gboolean yes)
{
  LimberSession *self = turn->session;
  g_autoptr (GPtrArray) pages = limber_warning_pages (self->routine);
  LimberUrgency urgency = ((const LimberWarningPage *)pages->pdata[self->index])->urgency;
  LimberEffect *effect;

  answer_row (turn, limber_warning_page_question (urgency), yes);
  if (!yes && self->index + 1 < pages->len)
    {
      limber_ask (turn, LIMBER_ASK_SIGNS, (guint)self->index + 1);
      return;
    }
  effect = answer_row (turn, LIMBER_WARNING_QUESTION, yes);
  self->message = LIMBER_MESSAGE_NOTED;
  if (yes)
    {
      effect->reason = limber_urgency_name (urgency);
      self->message = LIMBER_MESSAGE_SIGN;
      self->urgency = urgency;
      effect = limber_turn_emit (turn, LIMBER_EFFECT_HOLD);
      effect->row = LIMBER_EVENT_HELD;
      effect->until = LIMBER_HOLD_SEEN;
      effect->everything = TRUE;
      effect->reason = limber_urgency_name (urgency);
    }
  limber_flow_conclude (turn);
}

static gboolean
press_yes_no (LimberTurn *turn, const char *button)
{
  gboolean yes = g_str_equal (button, LIMBER_BUTTON_YES);

  if (!yes && !g_str_equal (button, LIMBER_BUTTON_NO))
    return FALSE;
  if (turn->session->ask == LIMBER_ASK_FIRST)
    answer_first (turn, yes);
  else if (turn->session->ask == LIMBER_ASK_SKIN)
    answer_skin (turn, yes);
  else
    answer_signs (turn, yes);
  return TRUE;
}

/* --- the others --- */

static gboolean
press_why_stop (LimberTurn *turn, const char *button)
{
  if (g_str_equal (button, LIMBER_BUTTON_RESUME))
    go_on (turn);
  else if (g_str_equal (button, LIMBER_BUTTON_INTERRUPTED))
    limber_flow_interrupt (turn);
  else if (g_str_equal (button, LIMBER_BUTTON_PAIN))
    {
      turn->session->message = LIMBER_MESSAGE_STOPPED;
      limber_flow_finish (turn, LIMBER_OUTCOME_STOPPED, "pain");
      limber_flow_after (turn);
    }
  else
    return FALSE;
  return TRUE;
}

static gboolean
press_return (LimberTurn *turn, const char *button)
{
  if (g_str_equal (button, LIMBER_BUTTON_DONE))
    limber_flow_finish (turn, LIMBER_OUTCOME_DONE, NULL);
  else if (g_str_equal (button, LIMBER_BUTTON_PARTIAL))
    limber_flow_finish (turn, LIMBER_OUTCOME_PARTIAL, "shorter");
  else if (g_str_equal (button, LIMBER_BUTTON_SKIP))
    limber_flow_finish (turn, LIMBER_OUTCOME_SKIPPED, NULL);
  else
    return FALSE;
  limber_flow_after (turn);
  return TRUE;
}

static gboolean
press_open (LimberTurn *turn, const char *button)
{
  if (g_str_equal (button, LIMBER_BUTTON_OPEN))
    limber_ask (turn, LIMBER_ASK_SIGNS, 0);
  else if (g_str_equal (button, LIMBER_BUTTON_LATER))
    limber_flow_over (turn);
  else
    return FALSE;
  return TRUE;
}

gboolean
limber_ask_has_page (const LimberSession *self, gint64 index)
{
  g_autoptr (GPtrArray) pages = limber_warning_pages (self->routine);

  return index >= 0 && index < (gint64)pages->len;
}

gboolean
limber_ask_press (LimberTurn *turn, const char *button)
{
  switch ((LimberAsk)turn->session->ask)
    {
    case LIMBER_ASK_PAIN:
    case LIMBER_ASK_PLACE:
    case LIMBER_ASK_SCALE:
      return press_number (turn, button);
    case LIMBER_ASK_FIRST:
    case LIMBER_ASK_SKIN:
    case LIMBER_ASK_SIGNS:
      return press_yes_no (turn, button);
    case LIMBER_ASK_WHY_STOP:
      return press_why_stop (turn, button);
    case LIMBER_ASK_RETURN:
      return press_return (turn, button);
    case LIMBER_ASK_OPEN:
      return press_open (turn, button);
    case LIMBER_ASK_TEXT:
      return g_str_equal (button, LIMBER_BUTTON_SKIP) && limber_ask_skip (turn);
    default:
      return FALSE;
    }
}

gboolean
limber_ask_answer (LimberTurn *turn, const char *text)
{
  LimberSession *self = turn->session;
  LimberRange all = limber_ask_range (self), typed;
  int word = -1;

  if (self->ask == LIMBER_ASK_TEXT)
    {
      if (*text == '\0')
        return FALSE;
      self->answered++;
      answer_row (turn, question_of (self)->id, LIMBER_ABSENT)->text = g_strdup (text);
      limber_ask_next (turn, (guint)self->index + 1);
      return TRUE;
    }
  if (!wants_number (self))
    return limber_ask_press (turn, text);
  if (self->ask == LIMBER_ASK_PLACE)
    word = limber_text_find ((const char *const *)self->routine->pain.where, (gsize)all.high + 1, text);
  if (word < 0 && (!limber_scale_parse (text, &typed) || typed.low != typed.high || typed.high > all.high))
    return FALSE;
  choose (turn, word >= 0 ? word : typed.low);
  return TRUE;
}

gboolean
limber_ask_skip (LimberTurn *turn)
{
  LimberSession *self = turn->session;

  if (self->ask == LIMBER_ASK_PAIN || self->ask == LIMBER_ASK_PLACE)
    pain_asked (turn);
  else if (self->ask == LIMBER_ASK_SCALE || self->ask == LIMBER_ASK_TEXT)
    limber_ask_next (turn, (guint)self->index + 1);
  else
    return FALSE;
  return TRUE;
}

/* Nobody answers, so nobody reads any last words either, unless they are about a hold. */
static void
give_up (LimberTurn *turn)
{
  LimberSession *self = turn->session;

  if (self->message == LIMBER_MESSAGE_HELD || self->message == LIMBER_MESSAGE_FURTHER_DOWN)
    limber_flow_conclude (turn);
  else
    limber_flow_over (turn);
}

void
limber_ask_leave (LimberTurn *turn)
{
  limber_ask_flush (turn);
  give_up (turn);
}

void
limber_ask_expire (LimberTurn *turn)
{
  LimberSession *self = turn->session;

  if (self->ask == LIMBER_ASK_RETURN)
    {
      limber_timer_unanswered (turn);
      return;
    }
  if (self->ask == LIMBER_ASK_WHY_STOP)
    {
      limber_flow_interrupt (turn);
      return;
    }
  limber_ask_flush (turn);
  if (self->kind == LIMBER_SESSION_ACTIVITY && self->outcome == LIMBER_OUTCOME_NONE)
    limber_flow_finish (turn, limber_flow_unfinished (self), "unanswered");
  give_up (turn);
}
