#include "cue.h"

#include <gio/gio.h>
#include <signal.h>
#include <string.h>

/* So many lines may wait for a helper that does not read. */
#define BACKLOG 8

/* So often a helper is started that did not live to the end. */
#define STARTS 4

/* Shorter than what a pipe takes at once, so that a line is written whole or not at all. */
#define MAX_LINE 1000

/* Kept alive by its owner and by each call under way. */
struct _LimberCueHelper
{
  char *program, *language;
  GSubprocess *process; /* NULL: not running */
  GQueue lines;         /* char *, owned; the first one is being written */
  gboolean writing;
  gboolean ended;   /* while a line was being written */
  gboolean closing; /* nobody owns it any more */
  int starts;
};

static void
clear (gpointer data)
{
  LimberCueHelper *self = data;

  g_clear_object (&self->process);
  g_queue_clear_full (&self->lines, g_free);
  g_free (self->program);
  g_free (self->language);
}

static void
release (LimberCueHelper *self)
{
  g_rc_box_release_full (self, clear);
}

static void
forget_process (LimberCueHelper *self)
{
  g_clear_object (&self->process);
  g_queue_clear_full (&self->lines, g_free);
}

static void
on_ended (GObject *source, GAsyncResult *result, gpointer data)
{
  LimberCueHelper *self = data;

  g_subprocess_wait_finish (G_SUBPROCESS (source), result, NULL);
  /* what is being written is let go first: its buffer is the queue's */
  if (self->process == G_SUBPROCESS (source) && self->writing)
    self->ended = TRUE;
  else if (self->process == G_SUBPROCESS (source))
    forget_process (self);
  release (self);
}

static void write_next (LimberCueHelper *self);

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  LimberCueHelper *self = data;

  self->writing = FALSE;
  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, NULL) && !self->ended)
    {
      g_free (g_queue_pop_head (&self->lines));
      write_next (self);
    }
  else
    forget_process (self);
  release (self);
}

static void
write_next (LimberCueHelper *self)
{
  const char *line = g_queue_peek_head (&self->lines);
  GOutputStream *input;

  if (self->process == NULL || self->writing)
    return;
  input = g_subprocess_get_stdin_pipe (self->process);
  if (line != NULL)
    {
      self->writing = TRUE;
      g_output_stream_write_all_async (input, line, strlen (line), G_PRIORITY_DEFAULT, NULL, on_written,
                                       g_rc_box_acquire (self));
    }
  else if (self->closing)
    g_output_stream_close (input, NULL, NULL);
}

static gboolean
start (LimberCueHelper *self)
{
  g_autoptr (GError) error = NULL;

  if (self->process != NULL)
    return TRUE;
  if (self->starts >= STARTS)
    return FALSE;
  self->starts++;
  self->ended = FALSE;
  /* a helper that died must not take the daemon with it at the next line */
  signal (SIGPIPE, SIG_IGN);
  self->process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE
                                        | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                                    &error, self->program, NULL);
  if (self->process == NULL)
    {
      g_message ("no sounds: %s", error->message);
      self->starts = STARTS;
      return FALSE;
    }
  g_subprocess_wait_async (self->process, NULL, on_ended, g_rc_box_acquire (self));
  g_queue_push_tail (&self->lines, g_strdup_printf ("language %s\n", self->language));
  return TRUE;
}

static void
tell (LimberCueHelper *self, const char *verb, const char *what)
{
  g_autofree char *shortened = g_utf8_substring (what, 0, MIN (g_utf8_strlen (what, -1), MAX_LINE / 4));

  if (!start (self) || self->lines.length >= BACKLOG)
    return;
  g_strdelimit (shortened, "\r\n", ' ');
  g_queue_push_tail (&self->lines, g_strdup_printf ("%s %s\n", verb, shortened));
  write_next (self);
}

LimberCueHelper *
limber_cue_helper_new (const char *program, const char *language)
{
  LimberCueHelper *self = g_rc_box_new0 (LimberCueHelper);

  self->program = g_strdup (program);
  self->language = g_strdup (language);
  g_queue_init (&self->lines);
  return self;
}

void
limber_cue_helper_free (LimberCueHelper *self)
{
  self->closing = TRUE;
  write_next (self);
  release (self);
}

void
limber_cue_helper_play (LimberCueHelper *self, LimberCueKind cue)
{
  tell (self, "cue", limber_cue_name (cue));
}

void
limber_cue_helper_say (LimberCueHelper *self, const char *text)
{
  tell (self, "say", text);
}

gboolean
limber_cue_helper_is_running (const LimberCueHelper *self)
{
  return self->process != NULL;
}
