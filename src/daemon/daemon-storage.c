#include "daemon-private.h"

#include <glib/gi18n.h>

/* Rows that could not be written are tried again this often. */
#define RETRY (60 * (gint64)G_USEC_PER_SEC)

/* The last row of all tells when limber was last alive, and those that last are read for good, but
 * they alone do not tell of an occurrence whose other rows lie too far back. What they are about
 * stays: a hold of one activity is none of all. */
static gboolean
fold_row (const LimberEvent *event, gpointer data)
{
  LimberDaemon *self = data;
  g_autoptr (LimberEvent) bare = NULL;

  if (event->date < self->known_from && event->key != NULL)
    {
      bare = limber_event_copy (event);
      g_clear_pointer (&bare->key, g_free);
    }
  limber_past_fold (self->past, bare != NULL ? bare : event);
  return TRUE;
}

/* FALSE with @error: not all of it could be read. */
static gboolean
read_rows (LimberDaemon *self, const LimberProgressFilter *filter, GError **error)
{
  limber_past_free (self->past);
  self->past = limber_past_new ();
  limber_past_set_origin (self->past, limber_progress_origin (self->progress));
  return limber_progress_read (self->progress, filter, fold_row, self, error);
}

void
limber_daemon_read_history (LimberDaemon *self)
{
  LimberProgressFilter filter = { .always = LIMBER_PAST_LASTING, .last = TRUE };
  g_autoptr (GError) error = NULL;

  limber_civil_local (limber_clock_zone (self->clock), self->now, &filter.from, NULL);
  filter.from -= LIMBER_PAST_DAYS + 1;
  self->known_from = filter.from;
  self->plan_files_date = 0;
  if (!read_rows (self, &filter, &error) && g_error_matches (error, LIMBER_ERROR, LIMBER_ERROR_DAMAGED))
    {
      /* sets the file aside; the new one has what can be had of it */
      limber_progress_care (self->progress, self->now);
      g_clear_error (&error);
      read_rows (self, &filter, &error);
    }
  if (error != NULL)
    g_warning ("%s", error->message);
  limber_past_set_now (self->past, self->now);
  /* a file that was never open has told nothing */
  self->unread = limber_progress_problem (self->progress) != NULL
                 && (error != NULL || limber_progress_origin (self->progress) == NULL);
}

void
limber_daemon_reach_back (LimberDaemon *self)
{
  LimberDate today;

  limber_civil_local (limber_clock_zone (self->clock), self->now, &today, NULL);
  if (today - LIMBER_PAST_DAYS < self->known_from)
    limber_daemon_read_history (self);
}

/* What lies further back than occurrences are remembered is one row, not a flood of them. */
void
limber_daemon_find_swept (LimberDaemon *self)
{
  LimberInstant reach = self->now - LIMBER_PAST_DAYS * 24 * 60 * LIMBER_MINUTE;
  LimberInstant alive = limber_past_run (self->past).last_alive;

  self->swept = alive == LIMBER_ABSENT ? self->now : CLAMP (alive, reach, self->now);
  if (alive != LIMBER_ABSENT && alive < reach)
    {
      LimberEvent *gap = limber_daemon_row (self, LIMBER_EVENT_GAP);

      gap->due = alive;
      gap->until = reach;
      gap->reason = g_strdup ("off");
      limber_daemon_write_one (self, gap);
    }
}

static void
write_storage (LimberDaemon *self, const char *text, LimberInstant since)
{
  LimberEvent *event = limber_daemon_row (self, LIMBER_EVENT_STORAGE);

  event->text = g_strdup (text);
  if (since != LIMBER_ABSENT)
    {
      event->due = since;
      event->until = self->now;
    }
  limber_daemon_write_one (self, event);
}

/* The history is there again, with everything that could not be written meanwhile. */
static void
recover (LimberDaemon *self)
{
  LimberInstant since = self->unwritten_since;

  self->unwritten_since = LIMBER_ABSENT;
  if (self->unread)
    {
      limber_daemon_read_history (self);
      limber_daemon_find_swept (self);
      limber_daemon_note_files (self);
    }
  write_storage (self, "written-again", since);
  limber_daemon_tell (self, "storage", NULL, NULL);
}

/* A daemon that runs for years knows no more than one that was just started. */
static void
forget_old (LimberDaemon *self)
{
  LimberDate from = self->cared - LIMBER_PAST_DAYS - 1;

  if (from <= self->known_from)
    return;
  limber_past_prune (self->past, from);
  self->known_from = from;
}

static void
care (LimberDaemon *self)
{
  limber_civil_local (limber_clock_zone (self->clock), self->now, &self->cared, NULL);
  forget_old (self);
  limber_progress_care (self->progress, self->now);
}

/* Every day once, when something happens anyway. */
static void
care_daily (LimberDaemon *self)
{
  LimberDate today;

  limber_civil_local (limber_clock_zone (self->clock), self->now, &today, NULL);
  if (self->cared != 0 && self->cared != today)
    care (self);
}

void
limber_daemon_mind_storage (LimberDaemon *self)
{
  g_autofree char *news = NULL;
  const char *problem;

  care_daily (self);
  news = limber_progress_take_news (self->progress);
  problem = limber_progress_problem (self->progress);
  if (news != NULL)
    {
      write_storage (self, news, LIMBER_ABSENT);
      limber_daemon_tell (self, "history", _ ("Your history had to be mended"), news);
    }
  if (problem != NULL && self->unwritten_since == LIMBER_ABSENT)
    {
      self->unwritten_since = self->now;
      limber_daemon_tell (self, "storage", _ ("What you do cannot be noted right now"),
                          _ ("Reminders go on, and nothing is lost: it is written down as soon as that is possible. "
                             "Is the disk full? 'limber status' says more."));
    }
  else if (problem == NULL && self->unwritten_since != LIMBER_ABSENT)
    recover (self);
}

gint64
limber_daemon_retry_at (LimberDaemon *self)
{
  return limber_progress_problem (self->progress) == NULL ? LIMBER_NEVER : self->steady + RETRY;
}

void
limber_daemon_care (LimberDaemon *self)
{
  if (!self->running)
    return;
  limber_daemon_look (self);
  care (self);
  limber_daemon_reconsider (self);
}
