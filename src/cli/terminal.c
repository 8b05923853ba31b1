#include "terminal.h"

#include "core/key-reader.h"

#include <errno.h>
#include <glib-unix.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <termios.h>
#include <unistd.h>

/* The other screen, which leaves the first one as it is, and no cursor. */
#define ENTER "\033[?1049h\033[?25l"
#define LEAVE "\033[0m\033[?25h\033[?1049l"

#define HOME "\033[H"
#define CLEAR_TO_END_OF_LINE "\033[K"
#define CLEAR_TO_END "\033[J"

struct _LimberTerminal
{
  LimberTerminalEvents events;
  gpointer data;
  struct termios before; /* as it was found */
  gboolean taken;
  LimberKeyReader reader;
  gboolean forgotten; /* the rest of the keys that were read */
  int signals;        /* descriptor */
  guint keys_id, signals_id;
};

static const int kept[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH };

static sigset_t
kept_signals (void)
{
  sigset_t set;

  sigemptyset (&set);
  for (gsize i = 0; i < G_N_ELEMENTS (kept); i++)
    sigaddset (&set, kept[i]);
  return set;
}

gboolean
limber_terminal_usable (void)
{
  const char *kind = g_getenv ("TERM");

  return isatty (STDIN_FILENO) && isatty (STDOUT_FILENO) && kind != NULL && *kind != '\0' && strcmp (kind, "dumb") != 0;
}

void
limber_terminal_keep_signals (void)
{
  sigset_t set = kept_signals ();

  pthread_sigmask (SIG_BLOCK, &set, NULL);
}

static void
send (const char *text, gsize length)
{
  while (length > 0)
    {
      gssize sent = write (STDOUT_FILENO, text, length);

      if (sent < 0 && errno != EINTR)
        return;
      if (sent > 0)
        {
          text += sent;
          length -= (gsize)sent;
        }
    }
}

/* From the background this stops the program until it is in the foreground again. */
static void
set_modes (const struct termios *modes)
{
  while (tcsetattr (STDIN_FILENO, TCSADRAIN, modes) < 0 && errno == EINTR)
    ;
}

static void
take (LimberTerminal *self)
{
  struct termios modes;

  if (self->taken || tcgetattr (STDIN_FILENO, &self->before) < 0)
    return;
  modes = self->before;
  modes.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
  modes.c_iflag &= ~(tcflag_t)IXON;
  modes.c_cc[VMIN] = 1;
  modes.c_cc[VTIME] = 0;
  set_modes (&modes);
  send (ENTER, strlen (ENTER));
  self->taken = TRUE;
}

static void
give_back (LimberTerminal *self)
{
  if (!self->taken)
    return;
  self->taken = FALSE;
  set_modes (&self->before);
  send (LEAVE, strlen (LEAVE));
}

/* Lets @number do what it does to programs that do not keep it. */
static void
suffer (int number)
{
  sigset_t set;

  sigemptyset (&set);
  sigaddset (&set, number);
  signal (number, SIG_DFL);
  raise (number);
  pthread_sigmask (SIG_UNBLOCK, &set, NULL);
  pthread_sigmask (SIG_BLOCK, &set, NULL);
}

void
limber_terminal_die (int number)
{
  suffer (number);
  _exit (128 + number);
}

static gboolean
on_signal (int fd, GIOCondition condition G_GNUC_UNUSED, gpointer data)
{
  LimberTerminal *self = data;
  struct signalfd_siginfo info;

  if (read (fd, &info, sizeof info) != sizeof info)
    return G_SOURCE_CONTINUE;
  switch (info.ssi_signo)
    {
    case SIGTSTP:
      give_back (self);
      suffer (SIGTSTP);
      take (self);
      self->events.redraw (self->data);
      break;
    case SIGCONT:
      /* after a stop that was not told of, a shell may have set the modes as it likes them */
      give_back (self);
      take (self);
      self->events.redraw (self->data);
      break;
    case SIGWINCH:
      self->events.redraw (self->data);
      break;
    default:
      self->events.ended ((int)info.ssi_signo, self->data);
      break;
    }
  return G_SOURCE_CONTINUE;
}

static gboolean
on_keys (int fd, GIOCondition condition G_GNUC_UNUSED, gpointer data)
{
  LimberTerminal *self = data;
  guint8 octets[256];
  gssize n = read (fd, octets, sizeof octets);
  gunichar key;

  if (n < 0 && (errno == EINTR || errno == EAGAIN))
    return G_SOURCE_CONTINUE;
  if (n <= 0)
    {
      self->keys_id = 0;
      self->events.ended (0, self->data);
      return G_SOURCE_REMOVE;
    }
  self->forgotten = FALSE;
  for (gssize i = 0; i < n && !self->forgotten; i++)
    if (limber_key_reader_take (&self->reader, octets[i], &key))
      self->events.key (key, self->data);
  return G_SOURCE_CONTINUE;
}

LimberTerminal *
limber_terminal_open (const LimberTerminalEvents *events, gpointer data)
{
  LimberTerminal *self = g_new0 (LimberTerminal, 1);
  sigset_t set = kept_signals ();

  self->events = *events;
  self->data = data;
  self->signals = signalfd (-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
  take (self);
  self->signals_id = g_unix_fd_add (self->signals, G_IO_IN, on_signal, self);
  self->keys_id = g_unix_fd_add (STDIN_FILENO, G_IO_IN | G_IO_HUP | G_IO_ERR, on_keys, self);
  return self;
}

void
limber_terminal_close (LimberTerminal *self)
{
  give_back (self);
  g_source_remove (self->signals_id);
  if (self->keys_id != 0)
    g_source_remove (self->keys_id);
  close (self->signals);
  g_free (self);
}

void
limber_terminal_forget_keys (LimberTerminal *self)
{
  self->forgotten = TRUE;
  tcflush (STDIN_FILENO, TCIFLUSH);
}

void
limber_terminal_size (int *columns, int *rows)
{
  struct winsize size = { 0 };

  ioctl (STDOUT_FILENO, TIOCGWINSZ, &size);
  *columns = size.ws_col > 0 ? size.ws_col : 80;
  *rows = size.ws_row > 0 ? size.ws_row : 24;
}

void
limber_terminal_draw (LimberTerminal *self, const char *picture)
{
  g_autoptr (GString) out = g_string_new (HOME);
  g_auto (GStrv) lines = g_strsplit (picture, "\n", -1);
  g_autofree char *text = NULL;
  const char *charset;

  if (!self->taken)
    return;
  for (char **line = lines; *line != NULL; line++)
    g_string_append_printf (out, "%s" CLEAR_TO_END_OF_LINE "%s", *line, line[1] != NULL ? "\r\n" : CLEAR_TO_END);
  if (!g_get_charset (&charset))
    text = g_convert_with_fallback (out->str, (gssize)out->len, charset, "UTF-8", "?", NULL, NULL, NULL);
  send (text == NULL ? out->str : text, strlen (text == NULL ? out->str : text));
}
