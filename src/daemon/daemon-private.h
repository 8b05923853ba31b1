/* daemon-private.h — what the parts of the daemon share: its state, and the three things that
 * any of them may ask for.
 */
#pragma once

#include "daemon.h"

G_BEGIN_DECLS

/* What is wrong, by source, and what is to be told of it on the screen. */
typedef struct _LimberNotes LimberNotes;
LimberNotes *limber_notes_new (void);
void limber_notes_free (LimberNotes *notes);

/* Everything that is wrong. Returns: (transfer full) */
char **limber_notes_problems (const LimberNotes *notes);

struct _LimberDaemon
{
  GObject parent;

  LimberClock *clock;
  LimberNotifier *notifier;
  LimberPresence *presence;
  LimberProgress *progress;
  char *boot_id;

  LimberSettings *settings;
  GPtrArray *installed; /* LimberInstalledFile */
  GPtrArray *adapted;   /* LimberRoutine: each of `installed` as the settings have it */
  LimberNotes *notes;
  LimberPast *past;
  LimberWaits *waits;
  LimberDate known_from; /* rows of earlier dates are not in `past` */
  gboolean running;

  /* made from `installed` and `past` whenever one of them changes what they say */
  GArray *plan_files;    /* LimberPlanFile */
  GPtrArray *standstill; /* GArray of LimberDate, one a file */
  GPtrArray *extra_days; /* int[], one a file */
  LimberDate plan_files_date;

  /* the world at the last look */
  LimberInstant now;
  gint64 steady, suspended;
  LimberInstant swept;
  LimberInstant slept_from, slept_until;
  LimberSittingLog sitting;

  /* the screen */
  LimberScreen screen;
  guint notice;         /* id of what is on it; 0: nothing */
  gint64 shown_seq;     /* the row that said so */
  gint64 closed_steady; /* when the last notice left it unanswered */
  LimberInstant refused_until;
  gboolean restore;
};

/* Reads the clock; everything until the next call happens at that moment. */
void limber_daemon_look (LimberDaemon *self);

/* The moment as the planner takes it; points into the daemon. */
LimberPlanInput limber_daemon_input (LimberDaemon *self);

/* Writes rows and takes them into account; the list is emptied. */
void limber_daemon_write (LimberDaemon *self, GPtrArray *events);
void limber_daemon_write_one (LimberDaemon *self, LimberEvent *event);

/* A row that is not about an occurrence, at this moment. */
LimberEvent *limber_daemon_row (LimberDaemon *self, LimberEventKind kind);

/* Makes `past` anew from the history, as far back from now as it reaches. */
void limber_daemon_read_history (LimberDaemon *self);

/* The same, where the clock was set back to before what `past` knows: what was settled then must
 * not come again. */
void limber_daemon_reach_back (LimberDaemon *self);

/* Writes for each file of `installed` when it came, and for what is no longer there when it went. */
void limber_daemon_note_files (LimberDaemon *self);

/* Does whatever is to be done now, and sets the next deadline. */
void limber_daemon_reconsider (LimberDaemon *self);

/* Makes the screen show what was decided. */
void limber_daemon_show (LimberDaemon *self, const LimberOffer *offer);

/* Puts what waits to be told on the screen when nothing else is there. Returns when to look again
 * because of it; LIMBER_NEVER: not by a time. */
LimberInstant limber_daemon_show_note (LimberDaemon *self, const LimberPlanInput *input);

/* The notice leaves the screen. TRUE when it told something; it waits for another turn unless it
 * was @read. */
gboolean limber_daemon_note_gone (LimberDaemon *self, gboolean read);

/* Takes everything off it. */
void limber_daemon_clear_screen (LimberDaemon *self);

/* Connects to the notifier. */
void limber_daemon_watch_screen (LimberDaemon *self);

G_END_DECLS
