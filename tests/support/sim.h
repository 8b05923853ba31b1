/* sim.h — a month of limber in milliseconds: the real daemon, history and reader of routine
 * files with a simulated clock, notification server and client.
 *
 * A scenario is one ordered list of steps. Each first lets the clock run to its time (local
 * "2026-03-29T01:55" in the zone of the moment, or with an offset, or NULL: no time passes),
 * with everything that falls due on the way, and then does or expects one thing. After every
 * step the laws hold that hold always: one thing on the screen at most, one outcome an
 * occurrence, a next look that lies ahead.
 */
#pragma once

#include "core/event.h"

#include <glib.h>

typedef enum
{
  SIM_END,
  /* what the client does */
  PRESS,          /* a button of the notice: "start", "later" … */
  DISMISS,        /* closes the notice without an answer */
  COMMAND,        /* "done stretch", "skip stretch no-time", "later stretch", "start …", "partial …" */
  DONE_AT,        /* "stretch 09:40": done, told afterwards, at that local time of today */
  REFUSED,        /* a COMMAND that must be refused */
  CORRECT,        /* "stretch 2026-03-02 - done": amends the log; the time of day or "-" for the only one */
  CANNOT_CORRECT, /* the same, refused */
  UNDO,
  PAUSE, /* until that local time, "" without end */
  RESUME,
  SEEN,      /* somebody was spoken to */
  SAYS,      /* "way the rain": so the session's question "way" is answered in words */
  PAIN,      /* "4", "4 thigh", "4 thigh words of one's own"; "" asks on the screen */
  SIGNS,     /* the warning signs, "screen" or "here" */
  ANY_SIGN,  /* answered there, "yes" or "no" */
  ASK_PAUSE, /* on the screen */
  UNDO_SHOWN,
  REMIND, /* "stretch": an occurrence of its own, now */
  ACTIVE,
  IDLE, /* for so many minutes already */
  LOCK,
  /* what the world does */
  SUSPEND,   /* "3h", "20m" */
  SET_CLOCK, /* to that local time */
  ZONE,
  SERVER_GONE,
  SERVER_BACK,
  QUIET,   /* the server can change a notice quietly, from now on */
  REFUSE,  /* the server refuses the next notice */
  KILL,    /* the daemon dies as by kill -9 and is started again at once */
  OFF,     /* it stops in good order */
  REBOOT,  /* it dies, and is not started */
  ON,      /* it is started; after REBOOT by another boot of the machine */
  FILE_IS, /* the routine file is now this text; "" removes it */
  SETTING, /* "discreet", "no-catch-up", "quiet 12:00-14:00", or the text of a limber.conf */
  TELL,    /* "id|summary|body": something goes wrong outside of the daemon; "id" alone: it is mended */
  /* what must be so */
  SHOWS,   /* the notice on the screen begins with this */
  BODY,    /* its body contains this */
  BUTTONS, /* its buttons, "start later skip" */
  PICTURE, /* the path of its picture ends with this; "none" */
  NOTHING, /* the screen is empty */
  POSTED,  /* so many notices since the last POSTED */
  CHANGED, /* the notice on the screen was changed so many times */
  WAKES,   /* the session looks at the clock again in so many seconds; "-": not by itself */
  OUTCOME, /* "stretch 2026-03-29 09:00 missed": the last word on that occurrence; "open" */
  ROWS,    /* "shown 2": so many rows of that event since the last ROWS of it */
  STATUS,  /* what `limber status` is told contains this */
  SAID,    /* what the daemon last answered a command contains this */
  URGENT,  /* the notice is to be shown whatever else is: "yes", "no" */
  CAUSE,   /* "stretch 2026-03-29 09:00 asleep" */
} SimAct;

typedef struct
{
  const char *at;
  SimAct act;
  const char *text;
} SimStep;

/* Runs @steps from @start in @zone with @routine, the text of a routine file installed then
 * (without its first line, which sim adds). Fails the test at the first thing that is not so. */
void sim_run (const char *zone, const char *start, const char *routine, const SimStep *steps);
