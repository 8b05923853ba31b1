#include "daemon-private.h"

#include "core/wording.h"

/* A server that refuses is not asked again at once, or a broken one would be asked without end. */
#define REFUSED (2 * LIMBER_MINUTE)

/* A notice that went this shortly before its server did was lost with it, not dismissed. */
#define LOST (2 * (gint64)G_USEC_PER_SEC)

typedef struct
{
  LimberNotice notice;
  LimberNoticeButton buttons[LIMBER_SCALE_BUTTONS];
} Notice;

/* Points into @words and into itself. */
static void
fill_notice (Notice *notice, const LimberWords *words, const char *picture, LimberNoticeUrgency urgency)
{
  notice->notice = (LimberNotice){ .summary = words->summary,
                                   .body = words->body,
                                   .urgency = urgency,
                                   .picture = picture,
                                   .buttons = notice->buttons,
                                   .n_buttons = words->n_buttons,
                                   .percent = -1 };
  for (gsize i = 0; i < words->n_buttons; i++)
    notice->buttons[i] = (LimberNoticeButton){ words->buttons[i].button, words->buttons[i].label };
}

void
limber_daemon_change_post (LimberDaemon *self, const LimberWords *words, const char *picture,
                           LimberNoticeUrgency urgency)
{
  Notice notice;

  fill_notice (&notice, words, picture, urgency);
  limber_notifier_update (self->notifier, self->notice, &notice.notice);
}

/* The page for a session is offered once. An offer that was taken off the screen by something else,
 * or never got there, was none. */
static void
take_back_offer (LimberDaemon *self)
{
  LimberEvent *event;

  if (self->notice == 0 || self->screen.kind != LIMBER_OFFER_QUESTION || self->screen.ask.kind != LIMBER_QUESTION_PAGE)
    return;
  event = limber_daemon_row (self, LIMBER_EVENT_UNDONE);
  event->question = g_strdup (self->screen.ask.id);
  event->reason = g_strdup ("not-shown");
  limber_daemon_write_one (self, event);
}

void
limber_daemon_post (LimberDaemon *self, const LimberWords *words, const char *picture, LimberNoticeUrgency urgency)
{
  Notice notice;

  take_back_offer (self);
  fill_notice (&notice, words, picture, urgency);
  if (self->notice != 0)
    limber_notifier_withdraw (self->notifier, self->notice);
  limber_daemon_note_gone (self, FALSE);
  self->notice = limber_notifier_post (self->notifier, &notice.notice);
}

static void
forget_screen (LimberDaemon *self)
{
  self->notice = 0;
  self->screen.kind = LIMBER_OFFER_NONE;
  limber_occurrence_name_clear (&self->screen.name);
}

void
limber_daemon_clear_screen (LimberDaemon *self)
{
  if (self->notice != 0)
    limber_notifier_withdraw (self->notifier, self->notice);
  limber_daemon_note_gone (self, FALSE);
  forget_screen (self);
}

/* A question about the routine or the days; its row keeps it from being asked twice. */
static void
write_asked (LimberDaemon *self, const LimberPlanQuestion *ask)
{
  LimberEvent *event = limber_daemon_row (self, LIMBER_EVENT_SHOWN);

  event->file = g_strdup (ask->file);
  event->question = g_strdup (ask->id);
  limber_daemon_write_one (self, event);
  if (ask->kind == LIMBER_QUESTION_ENDED)
    {
      event = limber_daemon_row (self, LIMBER_EVENT_PHASE);
      event->file = g_strdup (ask->file);
      event->value = -1;
      event->reason = g_strdup ("ended");
      limber_daemon_write_one (self, event);
    }
}

/* The row goes first: what was shown but not written would be shown twice after a crash. */
static void
write_shown (LimberDaemon *self, const LimberOffer *offer)
{
  LimberEvent *event = limber_daemon_row (self, LIMBER_EVENT_SHOWN);

  limber_event_set_occurrence (event, offer->file, offer->slot.activity->id, offer->slot.date, offer->slot.key);
  event->due = offer->slot.at;
  if (offer->kind == LIMBER_OFFER_FINISH)
    event->question = g_strdup ("finish");
  limber_daemon_write_one (self, event);
  self->shown_seq
      = limber_past_find (self->past, offer->file, offer->slot.activity->id, offer->slot.date, offer->slot.key)
            ->shown_seq;
}

LimberButtons
limber_daemon_buttons (const LimberServer *server)
{
  if (!server->actions)
    return LIMBER_BUTTONS_NONE;
  if (server->middle_click)
    return LIMBER_BUTTONS_MIDDLE_CLICK;
  return server->hidden_buttons ? LIMBER_BUTTONS_HIDDEN : LIMBER_BUTTONS_DRAWN;
}

static void
draw (LimberDaemon *self, const LimberOffer *offer)
{
  LimberWords words = limber_words_for (offer, self->settings, limber_clock_zone (self->clock),
                                        limber_daemon_buttons (limber_notifier_server (self->notifier)));

  limber_daemon_post (self, &words, NULL, LIMBER_NOTICE_NORMAL);
  limber_words_clear (&words);
}

void
limber_daemon_show (LimberDaemon *self, const LimberOffer *offer)
{
  gboolean redraw = self->redraw && self->notice != 0
                    && (offer->kind == LIMBER_OFFER_REMINDER || offer->kind == LIMBER_OFFER_FINISH);

  self->redraw = FALSE;
  if (offer->kind == LIMBER_OFFER_NONE)
    {
      if (self->screen.kind != LIMBER_OFFER_NONE)
        limber_daemon_clear_screen (self);
      return;
    }
  if (!offer->post && redraw)
    {
      draw (self, offer);
      return;
    }
  if (!offer->post || offer->kind == LIMBER_OFFER_SESSION)
    return;
  if (offer->kind == LIMBER_OFFER_QUESTION)
    write_asked (self, &offer->ask);
  else
    write_shown (self, offer);
  self->restore = FALSE;
  if (offer->ask.kind == LIMBER_QUESTION_SIGNS)
    {
      limber_daemon_begin_health (self, LIMBER_SESSION_SIGNS, offer->ask.file, LIMBER_HEALTH_UNASKED);
      return;
    }
  draw (self, offer);
  self->screen.kind = offer->kind;
  self->screen.since = self->now;
  self->screen.ask = offer->ask;
  if (offer->kind == LIMBER_OFFER_QUESTION)
    limber_occurrence_name_clear (&self->screen.name);
  else
    limber_occurrence_name_set (&self->screen.name, offer->file, offer->slot.activity->id, offer->slot.date,
                                offer->slot.key);
}

void
limber_daemon_show_asked_for (LimberDaemon *self, LimberQuestionKind kind, const LimberWords *words)
{
  limber_daemon_post (self, words, NULL, LIMBER_NOTICE_NORMAL);
  limber_occurrence_name_clear (&self->screen.name);
  self->screen.kind = LIMBER_OFFER_QUESTION;
  self->screen.ask = (LimberPlanQuestion){ .kind = kind };
  self->screen.since = self->now;
}

/* Asking why comes after the outcome is written, so that no answer is needed for it to count. */
static void
ask_reason (LimberDaemon *self)
{
  LimberWords words = limber_words_reason ();

  limber_words_add_how (&words, limber_daemon_buttons (limber_notifier_server (self->notifier)));
  self->screen.kind = LIMBER_OFFER_REASON;
  self->screen.since = self->now;
  limber_daemon_post (self, &words, NULL, LIMBER_NOTICE_STAYS);
  limber_words_clear (&words);
}

static void
answer_reason (LimberDaemon *self, const char *reason)
{
  const LimberOccurrenceName *name = &self->screen.name;
  const LimberOccurrence *known = limber_past_find (self->past, name->file, name->activity, name->date, name->key);
  LimberEvent *event = limber_daemon_row (self, LIMBER_EVENT_ANSWER);

  limber_event_set_occurrence (event, name->file, name->activity, name->date, name->key);
  event->question = g_strdup ("reason");
  event->reason = g_strdup (reason);
  if (known != NULL)
    event->ref = limber_occurrence_ref (known);
  limber_daemon_write_one (self, event);
  if (g_str_equal (reason, LIMBER_BUTTON_HURTS))
    {
      g_autofree char *file = g_strdup (name->file);

      limber_daemon_begin_health (self, LIMBER_SESSION_PAIN, file, LIMBER_HEALTH_PLAIN);
    }
  else
    forget_screen (self);
}

static void
answer_question (LimberDaemon *self, const char *button)
{
  const LimberPlanQuestion *ask = &self->screen.ask;
  LimberEvent *event;

  if (ask->kind == LIMBER_QUESTION_PAUSE)
    {
      limber_daemon_answer_pause (self, button);
      return;
    }
  if (ask->kind == LIMBER_QUESTION_TOLD)
    {
      forget_screen (self);
      return;
    }
  event = limber_daemon_row (self, ask->kind == LIMBER_QUESTION_PHASE ? LIMBER_EVENT_PHASE : LIMBER_EVENT_ANSWER);

  event->file = g_strdup (ask->file);
  event->reason = g_strdup (button);
  event->question = g_strdup (ask->kind == LIMBER_QUESTION_PHASE ? "phase-answered" : ask->id);
  if (ask->kind == LIMBER_QUESTION_PHASE)
    event->value = ask->phase;
  else if (ask->kind == LIMBER_QUESTION_AWAY)
    {
      event->due = ask->from;
      event->until = ask->until;
      event->value = ask->days;
    }
  limber_daemon_write_one (self, event);
  if (ask->kind == LIMBER_QUESTION_PAGE && g_str_equal (button, LIMBER_BUTTON_MAKE_PAGE))
    g_signal_emit_by_name (self, "page");
  forget_screen (self);
}

static void
answer_occurrence (LimberDaemon *self, LimberAnswerKind kind)
{
  LimberPlanInput input = limber_daemon_input (self);
  LimberAnswer answer = { .kind = kind, .name = &self->screen.name, .happened = LIMBER_ABSENT };
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify)limber_event_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;

  /* pressed after its window ended, or put off once too often: the planner has the last word */
  if (!limber_answer (&input, &answer, events, &said, &error))
    g_debug ("%s", error->message);
  limber_daemon_write (self, events);
  if (kind == LIMBER_ANSWER_SKIP && error == NULL)
    ask_reason (self);
  else if (kind == LIMBER_ANSWER_START && error == NULL)
    limber_daemon_begin_session (self, &self->screen.name);
  else
    forget_screen (self);
}

static void
meeting (LimberDaemon *self)
{
  LimberEvent *event = limber_daemon_row (self, LIMBER_EVENT_PAUSED);

  event->until = self->now + 60 * LIMBER_MINUTE;
  event->reason = g_strdup ("meeting");
  limber_daemon_write_one (self, event);
  forget_screen (self);
}

static void
on_action (LimberNotifier *notifier G_GNUC_UNUSED, guint id, const char *button, LimberDaemon *self)
{
  static const struct
  {
    const char *button;
    LimberAnswerKind kind;
  } answers[] = {
    { LIMBER_BUTTON_START, LIMBER_ANSWER_START },     { LIMBER_BUTTON_DONE, LIMBER_ANSWER_DONE },
    { LIMBER_BUTTON_PARTIAL, LIMBER_ANSWER_PARTIAL }, { LIMBER_BUTTON_LATER, LIMBER_ANSWER_LATER },
    { LIMBER_BUTTON_SKIP, LIMBER_ANSWER_SKIP },
  };
  gsize i = 0;

  if (id != self->notice || !self->running)
    return;
  limber_daemon_look (self);
  self->notice = 0;
  limber_daemon_note_gone (self, TRUE);
  while (i < G_N_ELEMENTS (answers) && !g_str_equal (answers[i].button, button))
    i++;
  if (self->screen.kind == LIMBER_OFFER_SESSION)
    limber_daemon_tell_session (self, &(LimberSessionInput){ .kind = LIMBER_INPUT_PRESS, .text = button });
  else if (self->screen.kind == LIMBER_OFFER_REASON)
    answer_reason (self, button);
  else if (self->screen.kind == LIMBER_OFFER_QUESTION)
    answer_question (self, button);
  else if (g_str_equal (button, LIMBER_BUTTON_MEETING))
    meeting (self);
  else if (i < G_N_ELEMENTS (answers))
    answer_occurrence (self, answers[i].kind);
  limber_daemon_reconsider (self);
}

static void
on_closed (LimberNotifier *notifier G_GNUC_UNUSED, guint id, LimberDaemon *self)
{
  if (id != self->notice || !self->running)
    return;
  limber_daemon_look (self);
  if (!limber_daemon_note_gone (self, TRUE))
    self->closed_steady = self->steady;
  self->notice = 0;
  if (self->screen.kind == LIMBER_OFFER_SESSION)
    limber_daemon_session_closed (self);
  if (self->notice == 0)
    forget_screen (self);
  limber_daemon_reconsider (self);
}

static void
on_failed (LimberNotifier *notifier G_GNUC_UNUSED, guint id, const char *why, LimberDaemon *self)
{
  LimberEvent *event;

  if (id != self->notice || !self->running)
    return;
  g_message ("the notification service refused a reminder: %s", why);
  limber_daemon_look (self);
  /* nobody has seen it, so the history must not say so */
  if (self->screen.kind == LIMBER_OFFER_REMINDER)
    {
      event = limber_daemon_row (self, LIMBER_EVENT_UNDONE);
      limber_event_set_occurrence (event, self->screen.name.file, self->screen.name.activity, self->screen.name.date,
                                   self->screen.name.key);
      event->ref = self->shown_seq;
      event->reason = g_strdup ("not-shown");
      limber_daemon_write_one (self, event);
    }
  take_back_offer (self);
  limber_daemon_note_gone (self, FALSE);
  forget_screen (self);
  self->refused_until = self->now + REFUSED;
  limber_daemon_reconsider (self);
}

static void
on_server_changed (LimberNotifier *notifier G_GNUC_UNUSED, LimberDaemon *self)
{
  if (!self->running)
    return;
  limber_daemon_look (self);
  self->refused_until = 0;
  if (self->closed_steady != 0 && self->steady - self->closed_steady < LOST)
    self->restore = TRUE;
  limber_daemon_show_session (self);
  limber_daemon_reconsider (self);
}

void
limber_daemon_watch_screen (LimberDaemon *self)
{
  g_signal_connect_object (self->notifier, "action", G_CALLBACK (on_action), self, 0);
  g_signal_connect_object (self->notifier, "closed", G_CALLBACK (on_closed), self, 0);
  g_signal_connect_object (self->notifier, "failed", G_CALLBACK (on_failed), self, 0);
  g_signal_connect_object (self->notifier, "server-changed", G_CALLBACK (on_server_changed), self, 0);
}
