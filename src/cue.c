/* limber-cue — the sounds and the voice of a session, in a process that lives as long as it does,
 * so that limberd links no sound library and a broken sound server harms nothing. Started as
 * "limber-cue picture PATH" it reads one picture instead, see cue-picture.h.
 *
 * Reads lines from standard input:
 *   language TAG   what follows is in this language
 *   cue NAME       start, rest, switch, end, ask, alarm
 *   say TEXT
 *   quit
 * Other lines are ignored. Ends with its input, after what was begun has been heard. Says
 * nothing, and is quiet where there is no server. Sound and voice have a thread each: a server
 * that hangs holds up neither the other one nor the reading, and what waits too long is dropped.
 */

#include "cue-picture.h"
#include "cue-sound.h"
#include "cue-voice.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* So many lines may wait: later ones would be heard at the wrong time. */
#define BACKLOG 4

/* After the last line the process waits this long, microseconds, for what was begun. */
#define GRACE (3 * (guint64)G_USEC_PER_SEC)

typedef struct
{
  GAsyncQueue *lines; /* char *, owned */
  GAsyncQueue *ended; /* one item once the last line was done */
  void (*carry_out) (const char *line);
} Worker;

static char end_of_input[] = "";

static void
sound (const char *line)
{
  int cue = limber_cue_parse (line);

  if (cue >= 0)
    limber_sound_play ((LimberCueKind)cue);
}

static void
voice (const char *line)
{
  if (g_str_has_prefix (line, "language "))
    limber_voice_language (line + strlen ("language "));
  else
    limber_voice_say (line + strlen ("say "));
}

static gpointer
work (gpointer data)
{
  Worker *worker = data;
  char *line;

  while ((line = g_async_queue_pop (worker->lines)) != end_of_input)
    {
      worker->carry_out (line);
      g_free (line);
    }
  if (worker->carry_out == sound)
    limber_sound_drain ();
  g_async_queue_push (worker->ended, end_of_input);
  return NULL;
}

static void
begin (Worker *worker, const char *name, void (*carry_out) (const char *line))
{
  worker->lines = g_async_queue_new ();
  worker->ended = g_async_queue_new ();
  worker->carry_out = carry_out;
  g_thread_unref (g_thread_new (name, work, worker));
}

static void
add (Worker *worker, const char *line)
{
  if (g_async_queue_length (worker->lines) < BACKLOG)
    g_async_queue_push (worker->lines, g_strdup (line));
}

G_NORETURN static void
follow_session (void)
{
  static Worker sounds, voices;
  char *line = NULL;
  size_t size = 0;

  begin (&sounds, "sound", sound);
  begin (&voices, "voice", voice);
  while (getline (&line, &size, stdin) > 0)
    {
      line[strcspn (line, "\r\n")] = '\0';
      if (strcmp (line, "quit") == 0)
        break;
      if (!g_utf8_validate (line, -1, NULL))
        continue;
      if (g_str_has_prefix (line, "cue "))
        add (&sounds, line + strlen ("cue "));
      else if (g_str_has_prefix (line, "say ") || g_str_has_prefix (line, "language "))
        add (&voices, line);
    }
  free (line);
  g_async_queue_push (sounds.lines, end_of_input);
  g_async_queue_push (voices.lines, end_of_input);
  g_async_queue_timeout_pop (sounds.ended, GRACE);
  g_async_queue_timeout_pop (voices.ended, GRACE);
  /* not exit(): a thread may still be inside a library that would be torn down under it */
  _exit (0);
}

int
main (int argc, char **argv)
{
  if (argc == 3 && strcmp (argv[1], "picture") == 0)
    return limber_picture_main (argv[2]);
  follow_session ();
}
