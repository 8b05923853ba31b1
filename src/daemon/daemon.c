#include "daemon-private.h"

#include <string.h>

/* A clock that differs this much from the steady one was set, not slewed. */
#define STEP (60 * (gint64)G_USEC_PER_SEC)

/* No chain of activities that follow one another is longer than a file may be. */
#define MAX_ROUNDS 200

G_DEFINE_FINAL_TYPE (LimberDaemon, limber_daemon, G_TYPE_OBJECT)

LimberInstalledFile *
limber_installed_file_new (LimberRoutine *routine, LimberInstant installed, LimberInstant first)
{
  LimberInstalledFile *file = g_new0 (LimberInstalledFile, 1);

  file->routine = limber_routine_ref (routine);
  file->installed = installed;
  file->first = first;
  return file;
}

void
limber_installed_file_free (LimberInstalledFile *file)
{
  limber_routine_unref (file->routine);
  g_free (file);
}

LimberEvent *
limber_daemon_row (LimberDaemon *self, LimberEventKind kind)
{
  return limber_event_new (kind, self->now, limber_clock_zone (self->clock), limber_clock_zone_name (self->clock));
}

static LimberMoment
moment (LimberDaemon *self)
{
  return (LimberMoment){ .wall = self->now, .steady = self->steady };
}

/* Standing up or walking because limber asked is a break from sitting. */
static void
note_break (LimberDaemon *self, const LimberEvent *event)
{
  if (event->kind != LIMBER_EVENT_OUTCOME || event->happened != LIMBER_ABSENT
      || (event->outcome != LIMBER_OUTCOME_DONE && event->outcome != LIMBER_OUTCOME_PARTIAL))
    return;
  for (guint i = 0; i < self->plan_files->len; i++)
    {
      const LimberCourse *course = &g_array_index (self->plan_files, LimberPlanFile, i).course;
      const LimberPhase *phase = limber_course_phase (course, event->date, NULL);
      const LimberActivity *activity = phase == NULL ? NULL : limber_phase_find (phase, event->activity);

      if (activity != NULL && strcmp (course->routine->id, event->file) == 0
          && (activity->kind == LIMBER_KIND_POSTURE || activity->kind == LIMBER_KIND_MOVE))
        limber_sitting_told (&self->sitting, 0, moment (self));
    }
}

void
limber_daemon_write (LimberDaemon *self, GPtrArray *events)
{
  limber_progress_append (self->progress, events);
  for (guint i = 0; i < events->len; i++)
    {
      const LimberEvent *event = events->pdata[i];

      limber_past_fold (self->past, event);
      note_break (self, event);
      /* these move the weeks of a routine */
      if ((LIMBER_PAST_LASTING & G_GUINT64_CONSTANT (1) << event->kind) != 0)
        self->plan_files_date = 0;
    }
  g_ptr_array_set_size (events, 0);
}

void
limber_daemon_write_one (LimberDaemon *self, LimberEvent *event)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify)limber_event_free);

  g_ptr_array_add (events, event);
  limber_daemon_write (self, events);
}

/* Day 1 is the file's `start`, else the day of the first installation. */
static LimberDate
first_day (LimberDaemon *self, const LimberInstalledFile *file)
{
  const LimberPastInstalled *known = limber_past_installed (self->past, file->routine->id);
  LimberInstant first = MIN (file->first, known == NULL ? self->now : known->first);
  LimberDate day;

  if (file->routine->start != 0)
    return file->routine->start;
  limber_civil_local (limber_clock_zone (self->clock), first, &day, NULL);
  return day;
}

/* From when on the file's occurrences exist. A file from the future was installed while the clock was
 * wrong; and of what was due before a start whose history nobody can read, nobody knows whether it was
 * answered. */
static LimberInstant
in_force_since (LimberDaemon *self, const LimberInstalledFile *file)
{
  LimberInstant since = MIN (file->installed, self->now);

  return self->unread ? MAX (since, limber_past_run (self->past).started) : since;
}

static void
make_plan_files (LimberDaemon *self)
{
  GTimeZone *zone = limber_clock_zone (self->clock);
  LimberDate today;

  limber_civil_local (zone, self->now, &today, NULL);
  if (self->plan_files_date == today)
    return;
  g_array_set_size (self->plan_files, 0);
  g_ptr_array_set_size (self->standstill, 0);
  g_ptr_array_set_size (self->extra_days, 0);
  for (guint i = 0; i < self->installed->len; i++)
    {
      const LimberInstalledFile *file = self->installed->pdata[i];
      const LimberRoutine *routine = self->adapted->pdata[i];
      GArray *standstill = limber_past_standstill (self->past, file->routine->id, today, zone);
      int *extra_days = limber_past_extra_days (self->past, file->routine->id, file->routine->phases->len);
      LimberPlanFile plan_file = {
        .course = { .routine = routine,
                    .day1 = first_day (self, file),
                    .standstill = (const LimberDate *)(void *)standstill->data,
                    .n_standstill = standstill->len,
                    .extra_days = extra_days },
        .since = in_force_since (self, file),
      };

      g_ptr_array_add (self->standstill, standstill);
      g_ptr_array_add (self->extra_days, extra_days);
      g_array_append_val (self->plan_files, plan_file);
    }
  self->plan_files_date = today;
}

static LimberCause
away_cause (LimberDaemon *self)
{
  if (!self->settings->presence)
    return LIMBER_CAUSE_NONE;
  switch (limber_presence_get (self->presence).state)
    {
    case LIMBER_PRESENCE_IDLE:
      return LIMBER_CAUSE_AWAY;
    case LIMBER_PRESENCE_LOCKED:
      return LIMBER_CAUSE_LOCKED;
    case LIMBER_PRESENCE_ASLEEP:
      return LIMBER_CAUSE_ASLEEP;
    case LIMBER_PRESENCE_UNKNOWN:
    case LIMBER_PRESENCE_ACTIVE:
    default:
      return LIMBER_CAUSE_NONE;
    }
}

LimberPlanInput
limber_daemon_input (LimberDaemon *self)
{
  make_plan_files (self);
  return (LimberPlanInput){
    .now = self->now,
    .zone = limber_clock_zone (self->clock),
    .zone_name = limber_clock_zone_name (self->clock),
    .files = self->plan_files,
    .past = self->past,
    .settings = self->settings,
    .away = away_cause (self),
    .can_show = limber_notifier_server (self->notifier)->name != NULL && self->now >= self->refused_until,
    .restore = self->restore,
    .screen = &self->screen,
    .swept = self->swept,
    .slept_from = self->slept_from,
    .slept_until = self->slept_until,
    .steady = self->steady,
    .session = limber_daemon_has_occurrence (self) ? &self->session_name : NULL,
    .unread = self->unread,
    .asking = self->session != NULL && !limber_daemon_has_occurrence (self),
    .sitting = self->settings->presence ? &self->sitting : NULL,
  };
}

/* A clock set forward leaves a stretch of which nothing is known; nothing is filled in for it.
 * One set back makes the stretch come again, and what was answered in it stays answered. */
static void
note_step (LimberDaemon *self, LimberInstant before, gint64 elapsed)
{
  gint64 step = self->now - before - elapsed;

  if (step >= STEP)
    {
      LimberEvent *gap = limber_daemon_row (self, LIMBER_EVENT_GAP);

      gap->due = before + elapsed;
      gap->until = self->now;
      gap->reason = g_strdup ("clock-set");
      limber_daemon_write_one (self, gap);
      self->swept = MAX (self->swept, self->now);
    }
  else if (step <= -STEP)
    {
      self->swept = MIN (self->swept, self->now);
      self->screen.since = MIN (self->screen.since, self->now);
      self->slept_until = MIN (self->slept_until, self->now);
      self->refused_until = 0;
      limber_daemon_reach_back (self);
    }
}

/* A sleep that no source told of shows in the clocks. */
static void
follow_sitting (LimberDaemon *self, gint64 slept)
{
  LimberPresenceReading asleep = { .state = LIMBER_PRESENCE_ASLEEP, .ago = slept };

  if (slept > G_USEC_PER_SEC)
    limber_sitting_presence (&self->sitting, asleep, moment (self));
  limber_sitting_presence (&self->sitting, limber_presence_get (self->presence), moment (self));
}

void
limber_daemon_look (LimberDaemon *self)
{
  LimberInstant before = self->now;
  gint64 steady = limber_clock_steady (self->clock), elapsed = steady - self->steady;
  gint64 suspended = limber_clock_suspended (self->clock), slept = suspended - self->suspended;

  self->now = limber_clock_now (self->clock);
  self->steady = steady;
  self->suspended = suspended;
  if (!self->running)
    return;
  if (slept > G_USEC_PER_SEC)
    {
      self->slept_from = self->now - slept;
      self->slept_until = self->now;
    }
  limber_past_set_now (self->past, self->now);
  note_step (self, before, elapsed);
  follow_sitting (self, slept);
  if (slept > G_USEC_PER_SEC)
    limber_daemon_tell_session (self, &(LimberSessionInput){ .kind = LIMBER_INPUT_WOKE, .slept = slept });
}

void
limber_daemon_reconsider (LimberDaemon *self)
{
  LimberDecision decision;
  LimberPlanInput input;

  if (!self->running)
    return;
  limber_daemon_mind_storage (self);
  limber_daemon_check_session (self);
  limber_daemon_begin_wanted (self);
  for (int round = 0;; round++)
    {
      input = limber_daemon_input (self);
      limber_plan (&input, self->waits, &decision);
      if (decision.events->len == 0)
        break;
      g_assert (round < MAX_ROUNDS);
      limber_daemon_write (self, decision.events);
      limber_decision_clear (&decision);
    }
  self->swept = MAX (self->swept, self->now);
  limber_sitting_reported (&self->sitting);
  limber_daemon_show (self, &decision.offer);
  decision.wake_at = MIN (decision.wake_at, limber_daemon_show_note (self, &input));
  if (self->refused_until > self->now)
    decision.wake_at = MIN (decision.wake_at, self->refused_until);
  limber_clock_set_wall_deadline (self->clock, decision.wake_at);
  limber_clock_set_steady_deadline (self->clock,
                                    MIN (limber_daemon_retry_at (self), limber_daemon_session_wake (self)));
  limber_decision_clear (&decision);
  g_signal_emit_by_name (self, "changed");
}

static void
on_world (LimberDaemon *self)
{
  limber_daemon_look (self);
  limber_daemon_reconsider (self);
}

static void
on_clock_changed (LimberDaemon *self)
{
  self->plan_files_date = 0;
  on_world (self);
}

static void
on_presence (LimberDaemon *self)
{
  limber_daemon_look (self);
  limber_daemon_tell_session (
      self, &(LimberSessionInput){ .kind = LIMBER_INPUT_PRESENCE, .presence = limber_presence_get (self->presence) });
  limber_daemon_reconsider (self);
}

/* The session's next moment, or rows that wait to be written. */
static void
on_steady (LimberDaemon *self)
{
  limber_daemon_look (self);
  if (limber_progress_problem (self->progress) != NULL)
    limber_progress_flush (self->progress);
  limber_daemon_tell_session (self, &(LimberSessionInput){ .kind = LIMBER_INPUT_TICK });
  limber_daemon_reconsider (self);
}

static void
limber_daemon_dispose (GObject *object)
{
  LimberDaemon *self = LIMBER_DAEMON (object);

  g_clear_object (&self->clock);
  g_clear_object (&self->notifier);
  g_clear_object (&self->presence);
  G_OBJECT_CLASS (limber_daemon_parent_class)->dispose (object);
}

static void
limber_daemon_finalize (GObject *object)
{
  LimberDaemon *self = LIMBER_DAEMON (object);

  limber_progress_close (self->progress);
  g_free (self->boot_id);
  limber_settings_free (self->settings);
  g_ptr_array_unref (self->installed);
  g_ptr_array_unref (self->adapted);
  limber_notes_free (self->notes);
  limber_past_free (self->past);
  limber_waits_free (self->waits);
  g_array_unref (self->plan_files);
  g_ptr_array_unref (self->standstill);
  g_ptr_array_unref (self->extra_days);
  limber_occurrence_name_clear (&self->screen.name);
  limber_occurrence_name_clear (&self->session_name);
  g_clear_pointer (&self->session, limber_session_free);
  G_OBJECT_CLASS (limber_daemon_parent_class)->finalize (object);
}

static void
limber_daemon_class_init (LimberDaemonClass *class)
{
  G_OBJECT_CLASS (class)->dispose = limber_daemon_dispose;
  G_OBJECT_CLASS (class)->finalize = limber_daemon_finalize;
  g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_signal_new ("cue", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING,
                G_TYPE_INT);
  g_signal_new ("say", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING,
                G_TYPE_STRING);
  g_signal_new ("inhibit", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_BOOLEAN);
  g_signal_new ("page", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_signal_new ("session-changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_signal_new ("session-over", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
limber_daemon_init (LimberDaemon *self)
{
  self->settings = limber_settings_new ();
  self->installed = g_ptr_array_new_with_free_func ((GDestroyNotify)limber_installed_file_free);
  self->adapted = g_ptr_array_new_with_free_func ((GDestroyNotify)limber_routine_unref);
  self->notes = limber_notes_new ();
  self->past = limber_past_new ();
  self->unwritten_since = LIMBER_ABSENT;
  self->waits = limber_waits_new ();
  self->plan_files = g_array_new (FALSE, FALSE, sizeof (LimberPlanFile));
  self->standstill = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  self->extra_days = g_ptr_array_new_with_free_func (g_free);
}

LimberDaemon *
limber_daemon_new (LimberClock *clock, LimberNotifier *notifier, LimberPresence *presence, LimberProgress *progress,
                   const char *boot_id)
{
  LimberDaemon *self = g_object_new (LIMBER_TYPE_DAEMON, NULL);

  self->clock = g_object_ref (clock);
  self->notifier = g_object_ref (notifier);
  self->presence = g_object_ref (presence);
  self->progress = progress;
  self->boot_id = g_strdup (boot_id);
  g_signal_connect_object (clock, "wall-deadline", G_CALLBACK (on_world), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (clock, "steady-deadline", G_CALLBACK (on_steady), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (clock, "changed", G_CALLBACK (on_clock_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (presence, "changed", G_CALLBACK (on_presence), self, G_CONNECT_SWAPPED);
  limber_daemon_watch_screen (self);
  return self;
}

void
limber_daemon_start (LimberDaemon *self)
{
  const char *kept;
  LimberEvent *event;

  limber_daemon_look (self);
  limber_daemon_read_history (self);
  self->running = TRUE;
  kept = limber_past_kept_sitting (self->past);
  if (kept == NULL || !limber_sitting_restore (&self->sitting, kept, self->boot_id, moment (self)))
    limber_sitting_init (&self->sitting, moment (self));
  follow_sitting (self, 0);
  event = limber_daemon_row (self, LIMBER_EVENT_RUN_START);
  event->text = g_strdup (self->boot_id);
  limber_daemon_write_one (self, event);
  limber_daemon_find_swept (self);
  limber_daemon_note_files (self);
  /* a notice of the last run died with it */
  self->restore = TRUE;
  limber_daemon_restore_session (self);
  limber_daemon_reconsider (self);
}

void
limber_daemon_stop (LimberDaemon *self)
{
  LimberEvent *event;

  if (!self->running)
    return;
  limber_daemon_look (self);
  limber_daemon_clear_screen (self);
  event = limber_daemon_row (self, LIMBER_EVENT_RUN_STOP);
  event->text = limber_sitting_store (&self->sitting, self->boot_id, moment (self));
  limber_daemon_write_one (self, event);
  self->running = FALSE;
  limber_clock_set_wall_deadline (self->clock, LIMBER_NEVER);
  limber_clock_set_steady_deadline (self->clock, LIMBER_NEVER);
}
