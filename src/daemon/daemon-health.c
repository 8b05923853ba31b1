/* Pain and warning signs beside the sessions of activities. */

#include "daemon-private.h"

#include "core/session-words.h"
#include "core/warning.h"

#include <glib/gi18n.h>
#include <string.h>

static LimberSessionPlan
plan_for (LimberDaemon *self, LimberSessionKind kind, const LimberPlanFile *file)
{
  const LimberHealthRecord *health
      = limber_session_log_health (limber_past_sessions (self->past), file->course.routine->id);
  LimberDate today;

  limber_civil_local (limber_clock_zone (self->clock), self->now, &today, NULL);
  return (LimberSessionPlan){ .kind = kind,
                              .routine = (LimberRoutine *)file->course.routine,
                              .pain_before = health->pain_date == today ? health->pain_score : -1,
                              .place_before = health->pain_date == today ? health->pain_place : NULL };
}

static LimberOccurrenceName
no_occurrence (const char *file)
{
  return (LimberOccurrenceName){ .file = (char *)file, .activity = (char *)"" };
}

void
limber_daemon_begin_health (LimberDaemon *self, LimberSessionKind kind, const char *id, LimberHealthHow how)
{
  const LimberPlanFile *file = limber_daemon_find_file (self, id);
  LimberOccurrenceName name = no_occurrence (id);
  LimberSessionPlan plan;

  limber_daemon_clear_screen (self);
  if (file == NULL)
    return;
  plan = plan_for (self, kind, file);
  plan.unasked = how == LIMBER_HEALTH_UNASKED;
  limber_daemon_guide (self, &plan, &name, how == LIMBER_HEALTH_ELSEWHERE);
}

/* The routine that is meant where none is named: the first that is under way, and for a place one
 * whose scale has it. NULL with @error. */
static const LimberPlanFile *
find_routine (LimberDaemon *self, const char *where, gboolean signs, GError **error)
{
  LimberPlanInput input = limber_daemon_input (self);
  const LimberPlanFile *found = NULL;
  LimberDate today;

  limber_civil_local (input.zone, input.now, &today, NULL);
  for (guint i = 0; i < input.files->len; i++)
    {
      const LimberPlanFile *file = &g_array_index (input.files, LimberPlanFile, i);
      const LimberRoutine *routine = file->course.routine;

      if ((where != NULL && !g_strv_contains ((const char *const *)routine->pain.where, where))
          || (signs && routine->signs->len == 0))
        continue;
      if (found == NULL || limber_course_phase (&found->course, today, NULL) == NULL)
        found = file;
    }
  if (found != NULL)
    return found;
  if (input.files->len == 0)
    g_set_error (error, LIMBER_ERROR, LIMBER_ERROR_REFUSED,
                 _ ("no routine is installed; open the file from your therapist with a double click, or type: limber "
                    "install FILE"));
  else if (signs)
    g_set_error (error, LIMBER_ERROR, LIMBER_ERROR_REFUSED,
                 _ ("your routine lists no warning signs. If something worries you, speak to a doctor"));
  else
    {
      g_autofree char *places
          = g_strjoinv (", ", g_array_index (input.files, LimberPlanFile, 0).course.routine->pain.where);

      g_set_error (error, LIMBER_ERROR, LIMBER_ERROR_USAGE,
                   _ ("%s: your routine does not know this place; say one of: %s"), where, places);
    }
  return NULL;
}

static gboolean
in_activity (LimberDaemon *self)
{
  return limber_daemon_has_occurrence (self)
         && limber_session_view (self->session, self->steady).phase != LIMBER_PHASE_NOTICE;
}

/* Whoever hurts in the middle of a session is asked by the session itself. */
static gboolean
stop_session (LimberDaemon *self)
{
  return limber_daemon_tell_session (self,
                                     &(LimberSessionInput){ .kind = LIMBER_INPUT_PRESS, .text = LIMBER_BUTTON_STOP });
}

gboolean
limber_daemon_check_screen (LimberDaemon *self, GError **error)
{
  if (limber_notifier_server (self->notifier)->name != NULL)
    return TRUE;
  g_set_error (error, LIMBER_ERROR, LIMBER_ERROR_REFUSED,
               _ ("this desktop shows no notifications now; 'limber status' tells more"));
  return FALSE;
}

static gboolean
is_asking_signs (LimberDaemon *self)
{
  LimberSessionView view;

  if (self->session == NULL)
    return FALSE;
  view = limber_session_view (self->session, self->steady);
  return view.phase == LIMBER_PHASE_QUESTION && view.ask == LIMBER_ASK_SIGNS;
}

gboolean
limber_daemon_ask_pain (LimberDaemon *self, char **said, GError **error)
{
  const LimberPlanFile *file;

  limber_daemon_look (self);
  limber_daemon_reconsider (self);
  file = find_routine (self, NULL, FALSE, error);
  if (file == NULL || !limber_daemon_check_screen (self, error))
    return FALSE;
  if (is_asking_signs (self))
    {
      g_set_error (error, LIMBER_ERROR, LIMBER_ERROR_REFUSED,
                   _ ("the warning signs are being asked; answer them first"));
      return FALSE;
    }
  if (in_activity (self))
    {
      stop_session (self);
      *said = g_strdup (_ ("A session is under way; it asks on the screen why you stop."));
    }
  else
    {
      limber_daemon_begin_health (self, LIMBER_SESSION_PAIN, file->course.routine->id, LIMBER_HEALTH_PLAIN);
      *said = g_strdup (_ ("Look at the notification: how much does it hurt?"));
    }
  limber_daemon_reconsider (self);
  return TRUE;
}

/* Pain that was just told, and that holds the very activity, ends its session; how much it hurts is
 * not asked once more. */
static void
stop_for_pain (LimberDaemon *self)
{
  static const char *const buttons[] = { LIMBER_BUTTON_STOP, LIMBER_BUTTON_PAIN, LIMBER_BUTTON_NEXT };
  const LimberOccurrenceName *name = &self->session_name;

  if (!in_activity (self) || self->session_ended
      || !limber_past_held (self->past, name->file, name->activity, FALSE, self->now, NULL))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (buttons); i++)
    limber_daemon_tell_session (self, &(LimberSessionInput){ .kind = LIMBER_INPUT_PRESS, .text = buttons[i] });
}

/* The last words of a session, in one or two lines. */
static char *
last_words (const LimberSession *session, gint64 steady)
{
  LimberSessionView view = limber_session_view (session, steady);
  LimberWords words = limber_session_words (&view, 0, LIMBER_BUTTONS_DRAWN, FALSE);
  char *text = words.body == NULL ? g_strdup_printf ("%s.", words.summary)
                                  : g_strdup_printf ("%s.\n%s", words.summary, words.body);

  limber_words_clear (&words);
  return text;
}

/* The same machine that asks on the screen, without the screen: it knows what follows a score. */
gboolean
limber_daemon_note_pain (LimberDaemon *self, int score, const char *where, const char *note, char **said,
                         GError **error)
{
  g_autoptr (GArray) effects = limber_effects_new ();
  g_autoptr (LimberSession) session = NULL;
  g_autofree char *number = g_strdup_printf ("%d", score);
  LimberSessionInput answer = { .kind = LIMBER_INPUT_ANSWER, .text = number };
  LimberSessionInput place = { .kind = where == NULL ? LIMBER_INPUT_PRESS : LIMBER_INPUT_ANSWER,
                               .text = where == NULL ? LIMBER_BUTTON_NEXT : where };
  const LimberPlanFile *file;
  LimberOccurrenceName name;
  LimberSessionPlan plan;

  limber_daemon_look (self);
  limber_daemon_reconsider (self);
  file = find_routine (self, where, FALSE, error);
  if (file == NULL)
    return FALSE;
  if (score < 0 || score > 10)
    {
      g_set_error (error, LIMBER_ERROR, LIMBER_ERROR_USAGE, _ ("say how much it hurts from 0 to 10"));
      return FALSE;
    }
  plan = plan_for (self, LIMBER_SESSION_PAIN, file);
  name = no_occurrence (file->course.routine->id);
  session = limber_session_new (&plan, self->steady, effects);
  limber_session_handle (session, &answer, self->steady, effects);
  limber_session_handle (session, &place, self->steady, effects);
  for (guint i = 0; i < effects->len; i++)
    {
      LimberEffect *effect = &g_array_index (effects, LimberEffect, i);

      if (effect->kind == LIMBER_EFFECT_ROW && effect->row == LIMBER_EVENT_PAIN)
        effect->text = g_strdup (note);
      limber_daemon_write_effect (self, &name, effect);
    }
  *said = last_words (session, self->steady);
  stop_for_pain (self);
  limber_daemon_reconsider (self);
  return TRUE;
}

gboolean
limber_daemon_ask_signs (LimberDaemon *self, gboolean screen, char **said, GError **error)
{
  const LimberPlanFile *file;

  limber_daemon_look (self);
  limber_daemon_reconsider (self);
  file = find_routine (self, NULL, TRUE, error);
  if (file == NULL || (screen && !limber_daemon_check_screen (self, error)))
    return FALSE;
  if (in_activity (self))
    {
      self->signs_wanted = TRUE;
      stop_session (self);
      *said = g_strdup (_ ("A session is under way. It asks on the screen why you stop; then come the warning signs."));
    }
  else
    {
      limber_daemon_begin_health (self, LIMBER_SESSION_SIGNS, file->course.routine->id,
                                  screen ? LIMBER_HEALTH_PLAIN : LIMBER_HEALTH_ELSEWHERE);
      *said = g_strdup (_ ("Look at the notification: is any one of the warning signs true?"));
    }
  limber_daemon_reconsider (self);
  return TRUE;
}

void
limber_daemon_begin_wanted (LimberDaemon *self)
{
  const LimberPlanFile *file;

  if (!self->signs_wanted || in_activity (self))
    return;
  self->signs_wanted = FALSE;
  file = find_routine (self, NULL, TRUE, NULL);
  if (file != NULL)
    limber_daemon_begin_health (self, LIMBER_SESSION_SIGNS, file->course.routine->id, LIMBER_HEALTH_PLAIN);
}

void
limber_daemon_put_question_off (LimberDaemon *self)
{
  LimberSessionView view;

  if (self->session == NULL)
    return;
  view = limber_session_view (self->session, self->steady);
  if (view.phase == LIMBER_PHASE_QUESTION && view.ask == LIMBER_ASK_OPEN)
    limber_daemon_tell_session (self, &(LimberSessionInput){ .kind = LIMBER_INPUT_PRESS, .text = LIMBER_BUTTON_LATER });
}

GVariant *
limber_daemon_signs_page (LimberDaemon *self)
{
  g_autoptr (GPtrArray) pages = NULL;
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  if (is_asking_signs (self) && self->elsewhere)
    {
      LimberSessionView view = limber_session_view (self->session, self->steady);
      const LimberWarningPage *page;

      pages = limber_warning_pages (view.routine);
      page = pages->pdata[view.index];
      g_variant_dict_insert_value (
          &dict, "signs", g_variant_new_strv ((const char *const *)page->signs->pdata, (gssize)page->signs->len));
      g_variant_dict_insert (&dict, "number", "u", view.index + 1);
      g_variant_dict_insert (&dict, "count", "u", pages->len);
    }
  return g_variant_dict_end (&dict);
}

gboolean
limber_daemon_answer_signs (LimberDaemon *self, gboolean yes, char **said, GError **error)
{
  LimberSessionInput input = { .kind = LIMBER_INPUT_PRESS, .text = yes ? LIMBER_BUTTON_YES : LIMBER_BUTTON_NO };

  limber_daemon_look (self);
  if (!is_asking_signs (self) || !limber_daemon_tell_session (self, &input))
    {
      g_set_error (error, LIMBER_ERROR, LIMBER_ERROR_REFUSED,
                   _ ("the warning signs are not being asked any more; begin again with 'limber warning-signs'"));
      return FALSE;
    }
  *said = is_asking_signs (self) ? g_strdup ("") : last_words (self->session, self->steady);
  /* read where it was asked */
  if (!is_asking_signs (self) && self->notice == 0)
    limber_daemon_drop_session (self);
  limber_daemon_reconsider (self);
  return TRUE;
}
