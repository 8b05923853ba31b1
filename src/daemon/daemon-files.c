#include "daemon-private.h"

#include "core/adapt.h"

#include <string.h>

/* Away for this long without a touch of keyboard or mouse is away, where no file says otherwise. */
#define IDLE_MINUTES 5

/* Whoever is away for less than the shortest break any file knows may be reading. */
static void
watch_idle (LimberDaemon *self)
{
  int minutes = IDLE_MINUTES;

  for (guint i = 0; i < self->installed->len; i++)
    {
      const LimberRoutine *routine = ((const LimberInstalledFile *)self->installed->pdata[i])->routine;

      for (guint j = 0; j < routine->phases->len; j++)
        {
          const GPtrArray *activities = ((const LimberPhase *)routine->phases->pdata[j])->activities;

          for (guint k = 0; k < activities->len; k++)
            {
              const LimberActivity *activity = activities->pdata[k];

              if (activity->counts_as_break_minutes > 0)
                minutes = MIN (minutes, activity->counts_as_break_minutes);
            }
        }
    }
  limber_presence_set_idle_after (self->presence, self->settings->presence ? (guint)minutes * 60 : 0);
}

void
limber_daemon_note_files (LimberDaemon *self)
{
  g_autoptr (GPtrArray) gone = limber_past_files (self->past);

  /* whether they are new shows when the history does */
  if (self->unread)
    return;
  for (guint i = 0; i < self->installed->len; i++)
    {
      const LimberInstalledFile *file = self->installed->pdata[i];
      const LimberPastInstalled *known = limber_past_installed (self->past, file->routine->id);
      LimberEvent *event;

      for (guint j = 0; j < gone->len; j++)
        if (strcmp (gone->pdata[j], file->routine->id) == 0)
          g_ptr_array_remove_index_fast (gone, j--);
      if (known != NULL && !known->removed
          && known->revision == file->routine->revision
          /* one from the future is no newer one every day */
          && (known->last >= file->installed || file->installed > self->now))
        continue;
      event = limber_daemon_row (self, LIMBER_EVENT_INSTALLED);
      event->file = g_strdup (file->routine->id);
      event->revision = file->routine->revision;
      event->text = g_strdup (file->routine->title);
      event->happened = MIN (file->installed, self->now);
      limber_daemon_write_one (self, event);
    }
  for (guint i = 0; i < gone->len; i++)
    {
      LimberEvent *event = limber_daemon_row (self, LIMBER_EVENT_REMOVED);

      event->file = g_strdup (gone->pdata[i]);
      limber_daemon_write_one (self, event);
    }
}

/* The client's times in place of the therapist's, wherever files or settings changed. */
static void
adapt_files (LimberDaemon *self)
{
  g_autoptr (GPtrArray) routines = g_ptr_array_new ();
  g_autoptr (GPtrArray) problems = NULL;

  /* it speaks of a routine that may be gone */
  if (self->screen.kind == LIMBER_OFFER_QUESTION)
    limber_daemon_clear_screen (self);
  g_ptr_array_set_size (self->adapted, 0);
  for (guint i = 0; i < self->installed->len; i++)
    {
      LimberRoutine *routine = ((const LimberInstalledFile *)self->installed->pdata[i])->routine;

      g_ptr_array_add (routines, routine);
      g_ptr_array_add (self->adapted, limber_adapt (routine, self->settings));
    }
  self->plan_files_date = 0;
  problems = limber_adapt_problems (routines, self->settings);
  g_ptr_array_add (problems, NULL);
  limber_daemon_set_problems (self, "activities", (const char *const *)problems->pdata);
}

void
limber_daemon_set_files (LimberDaemon *self, GPtrArray *files)
{
  g_ptr_array_unref (self->installed);
  self->installed = g_ptr_array_ref (files);
  adapt_files (self);
  watch_idle (self);
  if (!self->running)
    return;
  limber_daemon_look (self);
  /* the home may have come, and with it what was answered already */
  if (self->unread)
    limber_progress_flush (self->progress);
  limber_daemon_mind_storage (self);
  limber_daemon_note_files (self);
  limber_daemon_reconsider (self);
}

void
limber_daemon_set_settings (LimberDaemon *self, LimberSettings *settings)
{
  /* whoever shares the screen now wants the name off it at once */
  self->redraw |= self->settings->titles != settings->titles;
  limber_settings_free (self->settings);
  self->settings = settings;
  adapt_files (self);
  watch_idle (self);
  limber_daemon_look (self);
  limber_daemon_reconsider (self);
}
