#include "session-parts.h"

#include "warning.h"

static const char *
picture_of (const LimberSession *self, const LimberSessionView *view)
{
  static const char *const by_kind[]
      = { NULL, "builtin:heat-pack", "builtin:sitting-posture", "builtin:walking", NULL };

  if (view->step != NULL)
    return view->step->exercise->picture;
  return limber_timer_runs (self) || self->phase == LIMBER_PHASE_ALARM ? by_kind[self->activity->kind] : NULL;
}

static LimberSessionNext
next_of (const LimberSession *self, guint index, int hold)
{
  LimberStretchPlace place;

  if (hold == self->steps[index].planned)
    {
      index++;
      hold = 0;
    }
  if (index >= self->n_steps)
    return (LimberSessionNext){ 0 };
  place = limber_stretch_place (&self->steps[index], hold);
  return (LimberSessionNext){ .step = &self->steps[index].step,
                              .dose = self->steps[index].dose,
                              .side = place.side,
                              .set = place.set,
                              .repetition = place.repetition };
}

static void
view_step (const LimberSession *self, LimberSessionView *view)
{
  gboolean stepping = limber_stretch_runs (self) || self->phase == LIMBER_PHASE_PAUSED;
  const LimberSessionStep *step;
  LimberStretchPlace place;

  view->n_steps = (int)self->n_steps;
  view->holds_done = limber_stretch_done (self);
  view->holds_planned = limber_stretch_planned (self);
  if (stepping && self->begun == LIMBER_NEVER)
    view->next = next_of (self, 0, 0);
  if (!stepping || self->begun == LIMBER_NEVER)
    return;
  step = &self->steps[self->step];
  place = limber_stretch_place (step, (int)self->hold);
  view->step = &step->step;
  view->step_number = (int)self->step + 1;
  view->dose = step->dose;
  view->side = place.side;
  view->set = place.set;
  view->repetition = place.repetition;
  view->next = next_of (self, (guint)self->step, (int)self->hold + 1);
}

static void
view_question (const LimberSession *self, LimberSessionView *view)
{
  LimberRange all = limber_ask_range (self);

  view->question = limber_ask_id (self);
  view->index = (guint)self->index;
  view->all = all;
  view->numbers = (LimberRange){ (int)self->low, (int)self->high };
  view->narrowed = view->numbers.low > all.low || view->numbers.high < all.high;
}

/* What the client waits for; not how long a question or the last words stay. */
static void
view_time (const LimberSession *self, gint64 now, LimberSessionView *view)
{
  if (limber_stretch_runs (self))
    {
      view->length = self->until - self->since;
      view->left = CLAMP (self->until - now, 0, view->length);
    }
  else if (limber_timer_runs (self))
    {
      view->length = self->end - self->begun;
      view->left = CLAMP (self->end - now, 0, view->length);
      view->fraction = 1 - (double)view->left / (double)view->length;
    }
  else if (self->n_steps == 0 && self->begun != LIMBER_NEVER)
    view->fraction = 1;
  if (self->n_steps > 0)
    view->fraction = limber_stretch_fraction (self, now);
  else if (self->activity != NULL && self->activity->kind == LIMBER_KIND_CHECK_IN)
    view->fraction = (double)self->index / self->activity->questions->len;
  if (self->outcome != LIMBER_OUTCOME_NONE)
    view->fraction = 1;
}

LimberSessionView
limber_session_view (const LimberSession *self, gint64 now)
{
  LimberSessionView view = {
    .phase = (LimberSessionPhase)self->phase,
    .ask = (LimberAsk)self->ask,
    .message = (LimberMessage)self->message,
    .routine = self->routine,
    .activity = self->activity,
    .eased = self->eased != 0,
    .late = self->phase == LIMBER_PHASE_ALARM && self->late != 0,
    .when = (LimberPainWhen)self->when,
    .urgency = (LimberUrgency)self->urgency,
    .outcome = (LimberOutcome)self->outcome,
  };

  view_step (self, &view);
  if (self->phase == LIMBER_PHASE_QUESTION)
    view_question (self, &view);
  view_time (self, now, &view);
  view.picture = picture_of (self, &view);
  view.critical = self->phase == LIMBER_PHASE_ALARM
                  || (self->phase == LIMBER_PHASE_NOTICE
                      && (self->message == LIMBER_MESSAGE_TAKE_OFF
                          || (self->message == LIMBER_MESSAGE_SIGN && self->urgency == LIMBER_URGENCY_EMERGENCY)));
  return view;
}
