#include "daemon-private.h"

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

/* Another one would take its place without a word, and with it the alarm at the end of heat. */
static gboolean
is_free (LimberDaemon *self, GError **error)
{
  if (self->session == NULL || self->session_ended)
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
