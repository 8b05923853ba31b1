/* presence-display.h — base of the idle sources that are a connection to a display server: made on a
 * worker, for that may block, lost when the server goes, and made again when it comes back.
 *
 * ABSENT while there is no connection; what a server that can be reached is able to tell, the source
 * says itself.
 */
#pragma once

#include "presence-idle.h"

G_BEGIN_DECLS

/* What became of the connection while it was read. */
typedef enum
{
  LIMBER_HEARD_ALL,  /* it goes on */
  LIMBER_HEARD_LOST, /* the server is gone */
  LIMBER_HEARD_AGAIN /* it is of no use as it is: connect anew */
} LimberHeard;

#define LIMBER_TYPE_IDLE_DISPLAY (limber_idle_display_get_type ())
G_DECLARE_DERIVABLE_TYPE (LimberIdleDisplay, limber_idle_display, LIMBER, IDLE_DISPLAY, LimberIdle)

/* A connection is whatever the source makes of it. */
struct _LimberIdleDisplayClass
{
  LimberIdleClass parent;

  /* Blocks; runs on a worker. Returns: (transfer full) (nullable) NULL: nothing usable is there */
  gpointer (*open) (const char *display);
  GDestroyNotify close;
  int (*descriptor) (gpointer connection);

  /* The file of the server's socket. Returns: (transfer full) (nullable) NULL: it has none here */
  char *(*socket_path) (const char *display);

  /* limber_idle_display_connection() is new, or is about to be closed. */
  void (*begin) (LimberIdleDisplay *self);
  void (*end) (LimberIdleDisplay *self);

  /* Takes in what has arrived, without blocking. */
  LimberHeard (*hear) (LimberIdleDisplay *self);

  /* Reports what was heard, after LIMBER_HEARD_ALL; the last thing that is done. */
  void (*report) (LimberIdleDisplay *self);
};

/* Begins to connect to @display; called once, by the constructor. */
void limber_idle_display_connect (LimberIdleDisplay *self, const char *display);

/* Returns: (transfer none) (nullable) */
gpointer limber_idle_display_connection (LimberIdleDisplay *self);

G_END_DECLS
