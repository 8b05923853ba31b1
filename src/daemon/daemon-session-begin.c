#include "daemon-private.h"

#include "core/progression.h"

#include <string.h>

/* The name under which the history keeps the session for a daemon that is started again. */
#define KEPT "session"

const LimberPlanFile *
limber_daemon_find_file (LimberDaemon *self, const char *file)
{
  LimberPlanInput input = limber_daemon_input (self);

  for (guint i = 0; i < input.files->len; i++)
    if (strcmp (g_array_index (input.files, LimberPlanFile, i).course.routine->id, file) == 0)
      return &g_array_index (input.files, LimberPlanFile, i);
  return NULL;
}

/* The plan that the occurrence belongs to. */
static const LimberPlanFile *
find_file (LimberDaemon *self, const LimberOccurrenceName *name, const LimberActivity **activity)
{
  LimberPlanInput input = limber_daemon_input (self);

  for (guint i = 0; i < input.files->len; i++)
    {
      const LimberPlanFile *file = &g_array_index (input.files, LimberPlanFile, i);
      const LimberPhase *phase = limber_course_phase (&file->course, name->date, NULL);

      *activity = phase == NULL ? NULL : limber_phase_find (phase, name->activity);
      if (*activity != NULL && strcmp (file->course.routine->id, name->file) == 0)
        return file;
    }
  return NULL;
}

void
limber_daemon_begin_session (LimberDaemon *self, const LimberOccurrenceName *name)
{
  g_autofree int *increments = NULL;
  const LimberActivity *activity;
  const LimberPlanFile *file = find_file (self, name, &activity);
  const LimberHealthRecord *health;
  LimberSessionPlan plan;
  LimberDate today;

  if (file == NULL)
    return;
  limber_civil_local (limber_clock_zone (self->clock), self->now, &today, NULL);
  health = limber_session_log_health (limber_past_sessions (self->past), name->file);
  increments = limber_progression_of (self->past, &file->course, activity, name->date);
  plan = (LimberSessionPlan){ .kind = LIMBER_SESSION_ACTIVITY,
                              .routine = (LimberRoutine *)file->course.routine,
                              .activity = activity,
                              .increments = increments,
                              .pain_before = health->pain_date == today ? health->pain_score : -1,
                              .place_before = health->pain_date == today ? health->pain_place : NULL };
  limber_daemon_guide (self, &plan, name, FALSE);
}

void
limber_daemon_keep_session (LimberDaemon *self)
{
  const LimberOccurrenceName *name = &self->session_name;
  g_autofree char *state = NULL, *text = NULL;

  if (self->session != NULL)
    {
      state = limber_session_store (self->session);
      text = g_strdup_printf ("%s\n%s\n%s\n%u\n%s\n%s", self->boot_id, name->file, name->activity, name->date,
                              name->key, state);
    }
  limber_progress_keep (self->progress, KEPT, text);
}

/* Goes on where a daemon that was killed or stopped had been. */
void
limber_daemon_restore_session (LimberDaemon *self)
{
  g_autofree char *text = limber_progress_kept (self->progress, KEPT);
  g_auto (GStrv) words = text == NULL ? NULL : g_strsplit (text, "\n", 6);
  LimberSessionInput input = { .kind = LIMBER_INPUT_RESTORED };
  LimberOccurrenceName name = { 0 };
  const LimberActivity *activity;
  const LimberPlanFile *file;
  const LimberOccurrence *known;

  if (words == NULL || g_strv_length (words) != 6)
    return;
  limber_occurrence_name_set (&name, words[1], words[2], (LimberDate)g_ascii_strtoull (words[3], NULL, 10), words[4]);
  known = limber_past_find (self->past, name.file, name.activity, name.date, name.key);
  if (*name.activity == '\0')
    {
      file = limber_daemon_find_file (self, name.file);
      activity = NULL;
    }
  else
    file = known == NULL ? NULL : find_file (self, &name, &activity);
  if (file != NULL)
    self->session = limber_session_restore (words[5], (LimberRoutine *)file->course.routine, activity);
  if (self->session == NULL)
    {
      limber_daemon_keep_session (self);
      limber_occurrence_name_clear (&name);
      return;
    }
  limber_occurrence_name_clear (&self->session_name);
  self->session_name = name;
  /* what was kept after the outcome are its last questions: how much does it hurt now? */
  self->session_ended = known != NULL && known->outcome != LIMBER_OUTCOME_NONE;
  if (strcmp (words[0], self->boot_id) != 0)
    input.kind = LIMBER_INPUT_LOST;
  limber_daemon_tell_session (self, &input);
}
