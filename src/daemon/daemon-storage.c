#include "daemon-private.h"

static gboolean
fold_row (const LimberEvent *event, gpointer data)
{
  limber_past_fold (data, event);
  return TRUE;
}

void
limber_daemon_read_history (LimberDaemon *self)
{
  LimberProgressFilter filter = { .always = LIMBER_PAST_LASTING, .last = TRUE };
  g_autoptr (GError) error = NULL;

  limber_past_free (self->past);
  self->past = limber_past_new ();
  limber_civil_local (limber_clock_zone (self->clock), self->now, &filter.from, NULL);
  filter.from -= LIMBER_PAST_DAYS + 1;
  self->known_from = filter.from;
  self->plan_files_date = 0;
  if (!limber_progress_read (self->progress, &filter, fold_row, self->past, &error))
    g_warning ("%s", error->message);
}

void
limber_daemon_reach_back (LimberDaemon *self)
{
  LimberDate today;

  limber_civil_local (limber_clock_zone (self->clock), self->now, &today, NULL);
  if (today - LIMBER_PAST_DAYS < self->known_from)
    limber_daemon_read_history (self);
}
