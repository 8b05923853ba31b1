/* sim-world.h — the simulated world that scenarios and random walks live in: clock, notification
 * server, client and a history on disk, with the real daemon in their midst.
 */
#pragma once

#include "daemon/daemon.h"
#include "fake-clock.h"
#include "fake-notifier.h"
#include "fake-presence.h"
#include "sim.h"

typedef struct
{
  LimberFakeClock *clock;
  LimberFakeNotifier *notifier;
  FakePresence *presence;
  LimberDaemon *daemon; /* NULL while it is off */
  GPtrArray *files;     /* LimberInstalledFile */
  char *folder, *path, *spool;
  int boot;

  /* how far a scenario has come */
  char *said; /* (owned) (nullable) by the daemon, to the last command that says anything */
  guint posted;
  guint counted[LIMBER_N_EVENTS];
  const SimStep *step;
  int index;
} Sim;

/* Everything but a routine file and a running daemon; the history lies in a new folder below
 * @parent, and the clock stands at the epoch. */
void sim_init (Sim *sim, const char *parent, const char *zone);
void sim_clear (Sim *sim);

void sim_start_daemon (Sim *sim);

/* The death of a process takes what the desktop would take from it: its notices stay behind
 * unanswered, and the new one knows nothing of them. */
void sim_kill_daemon (Sim *sim);

/* The only routine file is now @text (without its first line), "" for none. */
void sim_set_file (Sim *sim, const char *text);
