#include "daemon-private.h"

#include "core/session-card.h"
#include "core/session-words.h"
#include "world/paths.h"
#include "world/picture-copy.h"

#include <string.h>

#define BUILTIN "builtin:"

/* The time left of a hold, and of heat, is told this often. */
#define HOLD_TOLD (5 * (gint64)G_USEC_PER_SEC)
#define HEAT_TOLD LIMBER_MINUTE

static const LimberOccurrence *
occurrence (LimberDaemon *self)
{
  const LimberOccurrenceName *name = &self->session_name;

  return limber_past_find (self->past, name->file, name->activity, name->date, name->key);
}

gboolean
limber_daemon_has_occurrence (LimberDaemon *self)
{
  return self->session != NULL && *self->session_name.activity != '\0';
}

static LimberEvent *
session_row (LimberDaemon *self, const LimberOccurrenceName *name, const LimberEffect *effect, LimberEventKind kind)
{
  LimberEvent *event = limber_daemon_row (self, kind);

  if (*name->activity != '\0')
    limber_event_set_occurrence (event, name->file, name->activity, name->date, name->key);
  else
    event->file = g_strdup (name->file);
  limber_effect_fill (effect, event);
  return event;
}

static void
finish (LimberDaemon *self, const LimberEffect *effect)
{
  const LimberOccurrence *known = occurrence (self);
  LimberEvent *event;

  if (known == NULL || known->outcome != LIMBER_OUTCOME_NONE)
    return;
  event = session_row (self, &self->session_name, effect, LIMBER_EVENT_OUTCOME);
  event->outcome = effect->outcome;
  event->due = known->due;
  event->until = known->until;
  limber_daemon_write_one (self, event);
  self->session_ended = TRUE;
}

/* A hold of everything is about the file, not about the activity that brought it up. */
static void
write_hold (LimberDaemon *self, const LimberOccurrenceName *name, const LimberEffect *effect, const char *activity)
{
  LimberEvent *event = limber_daemon_row (self, LIMBER_EVENT_HELD);
  GTimeZone *zone = limber_clock_zone (self->clock);
  LimberDate today;

  limber_effect_fill (effect, event);
  event->file = g_strdup (name->file);
  event->activity = g_strdup (activity);
  limber_civil_local (zone, self->now, &today, NULL);
  if (effect->until == LIMBER_HOLD_TOMORROW)
    limber_civil_resolve (zone, today, 1440, &event->until, NULL);
  limber_daemon_write_one (self, event);
}

/* Pain that no activity brought up holds each one that asks for pain, in whichever phase. */
static void
hold_painful (LimberDaemon *self, const LimberOccurrenceName *name, const LimberEffect *effect)
{
  const LimberPlanFile *file = limber_daemon_find_file (self, name->file);
  g_autoptr (GHashTable) held = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; file != NULL && i < file->course.routine->phases->len; i++)
    {
      const LimberPhase *phase = file->course.routine->phases->pdata[i];

      for (guint j = 0; j < phase->activities->len; j++)
        {
          const LimberActivity *activity = phase->activities->pdata[j];

          if (activity->ask_pain && g_hash_table_add (held, activity->id))
            write_hold (self, name, effect, activity->id);
        }
    }
}

void
limber_daemon_write_effect (LimberDaemon *self, const LimberOccurrenceName *name, const LimberEffect *effect)
{
  if (effect->kind == LIMBER_EFFECT_ROW)
    limber_daemon_write_one (self, session_row (self, name, effect, effect->row));
  else if (effect->kind == LIMBER_EFFECT_HOLD && effect->everything)
    write_hold (self, name, effect, NULL);
  else if (effect->kind == LIMBER_EFFECT_HOLD && *name->activity == '\0')
    hold_painful (self, name, effect);
  else if (effect->kind == LIMBER_EFFECT_HOLD)
    write_hold (self, name, effect, name->activity);
}

/* A drawing of limber's own, or one that came with the file. */
static char *
picture_of (const LimberSessionView *view)
{
  g_autofree char *routines = limber_path_routines ();

  if (view->picture == NULL)
    return NULL;
  if (g_str_has_prefix (view->picture, BUILTIN))
    return limber_path_picture (view->picture + strlen (BUILTIN));
  return limber_picture_stored (routines, view->routine, view->picture);
}

/* Heat, unlike a walk, keeps the client where the screen is. */
static gboolean
is_followed (LimberDaemon *self, const LimberSessionView *view)
{
  return limber_notifier_server (self->notifier)->quiet_update
         && (view->phase != LIMBER_PHASE_TIMER || limber_session_inhibits (self->session));
}

/* What is asked in a terminal is not on the screen as well, but what it comes to should be. */
static gboolean
is_elsewhere (LimberDaemon *self)
{
  LimberSessionView view = limber_session_view (self->session, self->steady);

  return self->elsewhere && (view.phase != LIMBER_PHASE_NOTICE || view.message != LIMBER_MESSAGE_SIGN);
}

/* Where the notice can be changed quietly its words are those of the moment, else those of the step. */
static void
put_on_screen (LimberDaemon *self, void (*put) (LimberDaemon *, const LimberWords *, const char *, LimberNoticeUrgency))
{
  const LimberServer *server = limber_notifier_server (self->notifier);
  LimberSessionView view = limber_session_view (self->session, self->steady);
  LimberWords words
      = limber_session_words (&view, server->max_buttons, limber_daemon_buttons (server), is_followed (self, &view));
  g_autofree char *picture = picture_of (&view);

  put (self, &words, picture, view.critical ? LIMBER_NOTICE_CRITICAL : LIMBER_NOTICE_STAYS);
  limber_words_clear (&words);
}

static void
show (LimberDaemon *self)
{
  put_on_screen (self, limber_daemon_post);
  self->screen.kind = LIMBER_OFFER_SESSION;
  self->screen.since = self->now;
}

/* The client may have closed the notice. */
static gboolean
has_notice (LimberDaemon *self)
{
  return self->session != NULL && self->notice != 0 && self->screen.kind == LIMBER_OFFER_SESSION;
}

static void
follow (LimberDaemon *self)
{
  if (has_notice (self) && limber_notifier_server (self->notifier)->quiet_update)
    put_on_screen (self, limber_daemon_change_post);
}

void
limber_daemon_show_session (LimberDaemon *self)
{
  if (self->session != NULL && self->notice == 0 && limber_notifier_server (self->notifier)->name != NULL)
    show (self);
}

/* How often the time left is told, in microseconds; 0: not at all, and then nobody is woken for it. */
static gint64
countdown (LimberDaemon *self)
{
  LimberSessionView view;

  if (!has_notice (self))
    return 0;
  view = limber_session_view (self->session, self->steady);
  if (!is_followed (self, &view))
    return 0;
  return view.phase == LIMBER_PHASE_HOLD ? HOLD_TOLD : view.phase == LIMBER_PHASE_TIMER ? HEAT_TOLD : 0;
}

/* A client on the floor touches nothing: the screen must stay on and unlocked. */
static void
follow_inhibition (LimberDaemon *self)
{
  gboolean inhibits = self->session != NULL && limber_session_inhibits (self->session);

  if (inhibits == self->inhibits)
    return;
  self->inhibits = inhibits;
  g_signal_emit_by_name (self, "inhibit", inhibits);
}

static void
cue (LimberDaemon *self, LimberCueKind kind)
{
  LimberSessionView view = limber_session_view (self->session, self->steady);

  g_signal_emit_by_name (self, "cue", view.routine->language, (int)kind);
}

static void
say (LimberDaemon *self)
{
  LimberSessionView view = limber_session_view (self->session, self->steady);
  g_autofree char *text = limber_session_spoken (&view);

  if (text != NULL)
    g_signal_emit_by_name (self, "say", view.routine->language, text);
}

void
limber_daemon_drop_session (LimberDaemon *self)
{
  if (self->session == NULL)
    return;
  g_clear_pointer (&self->session, limber_session_free);
  self->elsewhere = FALSE;
  follow_inhibition (self);
  g_signal_emit_by_name (self, "session-over");
  g_signal_emit_by_name (self, "session-changed");
  limber_daemon_keep_session (self);
  limber_occurrence_name_clear (&self->session_name);
  if (self->screen.kind == LIMBER_OFFER_SESSION)
    limber_daemon_clear_screen (self);
}

static void
carry_out (LimberDaemon *self, const GArray *effects)
{
  gboolean shows = FALSE, over = FALSE, changes = FALSE;

  for (guint i = 0; i < effects->len; i++)
    {
      const LimberEffect *effect = &g_array_index (effects, LimberEffect, i);

      switch (effect->kind)
        {
        case LIMBER_EFFECT_SHOW:
          shows = TRUE;
          break;
        case LIMBER_EFFECT_ROW:
        case LIMBER_EFFECT_HOLD:
          limber_daemon_write_effect (self, &self->session_name, effect);
          break;
        case LIMBER_EFFECT_FINISHED:
          finish (self, effect);
          break;
        case LIMBER_EFFECT_OVER:
          over = TRUE;
          break;
        case LIMBER_EFFECT_CUE:
          if (self->settings->sounds)
            cue (self, effect->cue);
          break;
        case LIMBER_EFFECT_SAY:
          if (self->settings->voice)
            say (self);
          break;
        case LIMBER_EFFECT_UPDATE:
          changes = TRUE;
          break;
        default:
          break;
        }
    }
  if (over)
    limber_daemon_drop_session (self);
  else if (effects->len > 0)
    {
      limber_daemon_keep_session (self);
      g_signal_emit_by_name (self, "session-changed");
    }
  if (shows && self->session != NULL && !is_elsewhere (self))
    show (self);
  else if (changes)
    follow (self);
  follow_inhibition (self);
}

gboolean
limber_daemon_tell_session (LimberDaemon *self, const LimberSessionInput *input)
{
  g_autoptr (GArray) effects = limber_effects_new ();
  gboolean understood;

  if (self->session == NULL)
    return FALSE;
  understood = limber_session_handle (self->session, input, self->steady, effects);
  carry_out (self, effects);
  /* woken for the seconds alone */
  if (input->kind == LIMBER_INPUT_TICK && effects->len == 0)
    follow (self);
  return understood;
}

void
limber_daemon_check_session (LimberDaemon *self)
{
  const LimberOccurrence *known = limber_daemon_has_occurrence (self) ? occurrence (self) : NULL;

  if (self->session != NULL && !limber_daemon_has_occurrence (self))
    {
      if (limber_daemon_find_file (self, self->session_name.file) == NULL)
        limber_daemon_drop_session (self);
      return;
    }
  /* answered before its end, or taken back after it */
  if (self->session != NULL
      && (known == NULL || known->started == LIMBER_ABSENT
          || (known->outcome != LIMBER_OUTCOME_NONE) != self->session_ended))
    limber_daemon_drop_session (self);
}

GVariant *
limber_daemon_session_status (LimberDaemon *self)
{
  LimberSessionView view;
  GVariantDict dict;

  if (self->session == NULL)
    return NULL;
  view = limber_session_view (self->session, self->steady);
  g_variant_dict_init (&dict, NULL);
  g_variant_dict_insert (&dict, "activity", "s", self->session_name.activity);
  g_variant_dict_insert (&dict, "step", "i", view.step_number);
  g_variant_dict_insert (&dict, "side", "s", limber_side_name (view.side));
  g_variant_dict_insert (&dict, "repetition", "i", view.repetition);
  g_variant_dict_insert (&dict, "seconds_left", "i", (gint32)((view.left + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC));
  return g_variant_dict_end (&dict);
}

gint64
limber_daemon_session_wake (LimberDaemon *self)
{
  return self->session == NULL ? LIMBER_NEVER : limber_session_wake (self->session, self->steady, countdown (self));
}

void
limber_daemon_guide (LimberDaemon *self, const LimberSessionPlan *plan, const LimberOccurrenceName *name,
                     gboolean elsewhere)
{
  g_autoptr (GArray) effects = limber_effects_new ();

  /* what was answered already counts */
  if (self->session != NULL && !limber_daemon_has_occurrence (self))
    limber_daemon_tell_session (self, &(LimberSessionInput){ .kind = LIMBER_INPUT_PRESS, .text = LIMBER_BUTTON_STOP });
  limber_daemon_drop_session (self);
  self->session_ended = FALSE;
  self->elsewhere = elsewhere;
  limber_occurrence_name_set (&self->session_name, name->file, name->activity, name->date, name->key);
  self->session = limber_session_new (plan, self->steady, effects);
  carry_out (self, effects);
}

/* What the client said to the session by another way than its notification. */
static gboolean
told (LimberDaemon *self, const LimberSessionInput *input)
{
  gboolean understood;

  limber_daemon_look (self);
  understood = limber_daemon_tell_session (self, input);
  limber_daemon_reconsider (self);
  return understood;
}

void
limber_daemon_session_closed (LimberDaemon *self)
{
  LimberSessionInput input = { .kind = LIMBER_INPUT_PRESS, .text = LIMBER_BUTTON_STOP };
  LimberSessionView view;

  if (self->session == NULL)
    return;
  view = limber_session_view (self->session, self->steady);
  if (view.phase == LIMBER_PHASE_NOTICE)
    input.text = LIMBER_BUTTON_OK;
  /* a stretch goes on without its notice */
  if (view.phase == LIMBER_PHASE_NOTICE || !limber_daemon_has_occurrence (self))
    limber_daemon_tell_session (self, &input);
}

gboolean
limber_daemon_press_session (LimberDaemon *self, const char *button)
{
  return told (self, &(LimberSessionInput){ .kind = LIMBER_INPUT_PRESS, .text = button });
}

gboolean
limber_daemon_answer_session (LimberDaemon *self, const char *question, const char *answer)
{
  return told (self, &(LimberSessionInput){ .kind = LIMBER_INPUT_ANSWER, .question = question, .text = answer });
}

GVariant *
limber_daemon_session_card (LimberDaemon *self)
{
  g_autoptr (LimberSessionCard) card
      = self->session == NULL ? NULL : limber_session_card_new (self->session, self->steady);

  return card == NULL ? g_variant_new ("a{sv}", NULL) : limber_session_card_pack (card);
}
