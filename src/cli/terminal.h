/* terminal.h — the terminal as a screen: single keys in, whole pictures out, and everything as it
 * was when it is left, by whatever way.
 *
 * A few escape sequences of ECMA-48, which every terminal of a Linux desktop knows, and termios; a
 * library of screens would be more than one picture needs.
 *
 * Ctrl-Z and `fg` are dealt with here. A signal that ends the program is reported, so that the
 * program can leave in good order and then die of it.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  void (*key) (gunichar key, gpointer data);
  void (*redraw) (gpointer data);            /* the size is another one, or the screen was somebody else's */
  void (*ended) (int signal, gpointer data); /* 0: the terminal is gone */
} LimberTerminalEvents;

typedef struct _LimberTerminal LimberTerminal;

/* Standard input and output are a terminal that can do more than print lines. */
gboolean limber_terminal_usable (void);

/* Keeps signals for the terminal. To be called before there is a second thread. */
void limber_terminal_keep_signals (void);

/* Takes the screen over, in the default main context. Returns: (transfer full) */
LimberTerminal *limber_terminal_open (const LimberTerminalEvents *events, gpointer data);

/* Gives it back as it was. */
void limber_terminal_close (LimberTerminal *terminal);

/* What was typed so far was meant for a picture that is no longer there. */
void limber_terminal_forget_keys (LimberTerminal *terminal);

/* At least 1 each. */
void limber_terminal_size (int *columns, int *rows);

/* Replaces what is on the screen by @picture: UTF-8, lines ended by "\n", with SGR sequences. */
void limber_terminal_draw (LimberTerminal *terminal, const char *picture);

/* Dies of @signal, as if it had never been kept. */
void limber_terminal_die (int signal) G_GNUC_NORETURN;

G_END_DECLS
