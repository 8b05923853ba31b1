#include "daemon-private.h"

#include "core/words.h"
#include "status.h"

#include <glib/gi18n.h>

/* Rows of what the client said, then everything that follows from it. */
static void
take (LimberDaemon *self, GPtrArray *events)
{
  limber_daemon_write (self, events);
  limber_daemon_reconsider (self);
}

/* The row says which occurrence was meant. */
static void
start (LimberDaemon *self, GPtrArray *events)
{
  const LimberEvent *started = events->pdata[0];
  LimberOccurrenceName name = { 0 };

  limber_occurrence_name_set (&name, started->file, started->activity, started->date, started->key);
  limber_daemon_write (self, events);
  limber_daemon_begin_session (self, &name);
  limber_occurrence_name_clear (&name);
  limber_daemon_reconsider (self);
}

/* How much is asked on the screen, as after the button of that name. */
static void
hurts (LimberDaemon *self, GPtrArray *events)
{
  g_autofree char *file = g_strdup (((const LimberEvent *)events->pdata[0])->file);

  limber_daemon_write (self, events);
  limber_daemon_check_session (self);
  if (self->session == NULL && limber_daemon_check_screen (self, NULL))
    limber_daemon_begin_health (self, LIMBER_SESSION_PAIN, file, LIMBER_HEALTH_PLAIN);
  limber_daemon_reconsider (self);
}

/* Another one would take its place without a word, and with it the alarm at the end of heat. */
static gboolean
is_free (LimberDaemon *self, GError **error)
{
  if (!limber_daemon_has_occurrence (self) || self->session_ended)
    return TRUE;
  g_set_error (error, LIMBER_ERROR, LIMBER_ERROR_REFUSED,
               _ ("%s is under way; finish it first, or end it with 'limber stop'"), self->session_name.activity);
  return FALSE;
}

gboolean
limber_daemon_answer (LimberDaemon *self, const LimberAnswer *answer, char **said, GError **error)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify)limber_event_free);
  LimberPlanInput input;

  limber_daemon_look (self);
  limber_daemon_reconsider (self);
  input = limber_daemon_input (self);
  if ((answer->kind == LIMBER_ANSWER_START && !is_free (self, error))
      || !limber_answer (&input, answer, events, said, error))
    return FALSE;
  if (answer->kind == LIMBER_ANSWER_START)
    start (self, events);
  else if (answer->kind == LIMBER_ANSWER_SKIP && g_strcmp0 (answer->reason, LIMBER_BUTTON_HURTS) == 0)
    hurts (self, events);
  else
    take (self, events);
  return TRUE;
}

gboolean
limber_daemon_correct (LimberDaemon *self, const LimberCorrection *correction, char **said, GError **error)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify)limber_event_free);
  LimberPlanInput input;

  limber_daemon_look (self);
  limber_daemon_reconsider (self);
  input = limber_daemon_input (self);
  if (!limber_correct (&input, correction, events, said, error))
    return FALSE;
  take (self, events);
  return TRUE;
}

gboolean
limber_daemon_undo (LimberDaemon *self, char **said, GError **error)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify)limber_event_free);
  LimberPlanInput input;

  limber_daemon_look (self);
  input = limber_daemon_input (self);
  if (!limber_answer_undo (&input, events, said, error))
    return FALSE;
  take (self, events);
  return TRUE;
}

gboolean
limber_daemon_remind (LimberDaemon *self, const char *activity, char **said, GError **error)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify)limber_event_free);
  LimberPlanInput input;

  limber_daemon_look (self);
  input = limber_daemon_input (self);
  if (!limber_answer_remind (&input, activity, events, said, error))
    return FALSE;
  limber_daemon_put_question_off (self);
  take (self, events);
  return TRUE;
}

void
limber_daemon_pause (LimberDaemon *self, LimberInstant until, const char *why)
{
  LimberEvent *event;

  limber_daemon_look (self);
  event = limber_daemon_row (self, LIMBER_EVENT_PAUSED);
  if (until != LIMBER_NEVER)
    event->until = until;
  event->reason = g_strdup (why);
  limber_daemon_write_one (self, event);
  limber_daemon_reconsider (self);
}

/* In the middle of a session it is meant by a pause. */
static gboolean
pause_session (LimberDaemon *self, char **said, GError **error)
{
  if (!limber_daemon_press_session (self, LIMBER_BUTTON_PAUSE))
    {
      g_set_error (error, LIMBER_ERROR, LIMBER_ERROR_REFUSED,
                   _ ("a session is under way that cannot be paused; its own button stops it"));
      return FALSE;
    }
  *said = g_strdup (_ ("The session is paused; its own button goes on."));
  return TRUE;
}

gboolean
limber_daemon_ask_pause (LimberDaemon *self, char **said, GError **error)
{
  const LimberServer *server = limber_notifier_server (self->notifier);
  LimberWords words;

  limber_daemon_look (self);
  limber_daemon_reconsider (self);
  if (!limber_daemon_check_screen (self, error))
    return FALSE;
  if (limber_daemon_has_occurrence (self))
    return pause_session (self, said, error);
  words = limber_words_pause (limber_past_paused (self->past, NULL, self->now, NULL));
  limber_words_add_how (&words, limber_daemon_buttons (server));
  limber_daemon_drop_session (self);
  limber_daemon_show_asked_for (self, LIMBER_QUESTION_PAUSE, &words);
  limber_words_clear (&words);
  *said = g_strdup (_ ("Look at the notification: for how long?"));
  limber_daemon_reconsider (self);
  return TRUE;
}

/* "Paused until 15:40", or with the day where it is another one; midnight goes without saying. */
static char *
paused_text (LimberDaemon *self, LimberInstant until)
{
  g_autofree char *date = NULL;
  char time[LIMBER_TIME_BUFFER];
  LimberDate day, today;
  int minute;

  limber_civil_local (limber_clock_zone (self->clock), self->now, &today, NULL);
  limber_civil_local (limber_clock_zone (self->clock), until, &day, &minute);
  limber_minute_format (minute, time);
  date = limber_date_words (day, FALSE);
  if (day != today && minute != 0)
    return g_strdup_printf (_ ("Paused until %s, %s"), date, time);
  return g_strdup_printf (_ ("Paused until %s"), day == today ? time : date);
}

void
limber_daemon_answer_pause (LimberDaemon *self, const char *button)
{
  GTimeZone *zone = limber_clock_zone (self->clock);
  gboolean ends = g_str_equal (button, LIMBER_BUTTON_RESUME);
  LimberEvent *event = limber_daemon_row (self, ends ? LIMBER_EVENT_RESUMED : LIMBER_EVENT_PAUSED);
  g_autofree char *text = NULL;
  LimberWords words;
  LimberDate today;

  limber_civil_local (zone, self->now, &today, NULL);
  if (!ends)
    {
      event->until = self->now + 60 * LIMBER_MINUTE;
      if (!g_str_equal (button, LIMBER_BUTTON_HOUR))
        limber_civil_resolve (zone, today + (g_str_equal (button, LIMBER_BUTTON_WEEK) ? 7 : 1), 0, &event->until, NULL);
      text = paused_text (self, event->until);
    }
  limber_daemon_write_one (self, event);
  words = limber_words_told (ends ? _ ("Reminders come again as planned.") : text);
  limber_daemon_show_asked_for (self, LIMBER_QUESTION_TOLD, &words);
  limber_words_clear (&words);
}

/* Whoever has no terminal reads it on the screen, what went wrong too. */
gboolean
limber_daemon_undo_shown (LimberDaemon *self, char **said, GError **error)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify)limber_event_free);
  g_autoptr (GError) refused = NULL;
  LimberPlanInput input;
  LimberWords words;

  limber_daemon_look (self);
  input = limber_daemon_input (self);
  if (limber_answer_undo (&input, events, said, &refused))
    limber_daemon_write (self, events);
  words = limber_words_told (refused == NULL ? *said : _ ("There is nothing to take back"));
  limber_daemon_check_session (self);
  limber_daemon_show_asked_for (self, LIMBER_QUESTION_TOLD, &words);
  limber_words_clear (&words);
  limber_daemon_reconsider (self);
  if (refused == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&refused));
  return FALSE;
}

void
limber_daemon_release (LimberDaemon *self)
{
  limber_daemon_look (self);
  limber_daemon_write_one (self, limber_daemon_row (self, LIMBER_EVENT_RELEASED));
  limber_daemon_reconsider (self);
}

void
limber_daemon_resume (LimberDaemon *self)
{
  limber_daemon_look (self);
  limber_daemon_write_one (self, limber_daemon_row (self, LIMBER_EVENT_RESUMED));
  limber_daemon_reconsider (self);
}

static const char *
presence_word (LimberPresenceState state)
{
  static const char *const words[LIMBER_N_PRESENCES] = { "unknown", "active", "idle", "locked", "asleep", "unknown" };

  return words[state];
}

GVariant *
limber_daemon_status (LimberDaemon *self)
{
  const LimberServer *server = limber_notifier_server (self->notifier);
  g_autoptr (GStrvBuilder) problems = g_strv_builder_new ();
  g_auto (GStrv) known = NULL;
  g_auto (GStrv) list = NULL;
  const char *storage = limber_progress_problem (self->progress);
  LimberPlanInput input;
  LimberStatusWorld world;

  limber_daemon_look (self);
  input = limber_daemon_input (self);
  known = limber_notes_problems (self->notes);
  g_strv_builder_addv (problems, (const char **)known);
  if (storage != NULL)
    {
      g_autofree char *text = g_strdup_printf (
          _ ("What you do cannot be noted right now (%s). It is kept, and written down as soon as that is possible."),
          storage);

      g_strv_builder_add (problems, text);
    }
  list = g_strv_builder_end (problems);
  world = (LimberStatusWorld){
    .running = TRUE,
    .session = limber_daemon_session_status (self),
    .presence
    = presence_word (self->settings->presence ? limber_presence_get (self->presence).state : LIMBER_PRESENCE_UNKNOWN),
    .presence_source = self->settings->presence ? limber_presence_source (self->presence) : "limber.conf",
    .server = server->name,
    .capabilities = (const char *const *)server->capabilities,
    .problems = (const char *const *)list
  };
  return limber_status_build (&input, &world);
}
