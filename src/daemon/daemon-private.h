/* daemon-private.h — what the parts of the daemon share: its state, and the three things that
 * any of them may ask for.
 */
#pragma once

#include "daemon.h"

#include "core/session.h"
#include "core/wording.h"

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
  LimberDate known_from;         /* rows of earlier dates are not in `past` */
  gboolean unread;               /* the history could not be read yet */
  LimberInstant unwritten_since; /* LIMBER_ABSENT: all of it is durable */
  LimberDate cared;              /* when the history was last looked through; 0: not yet */
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

  /* the guided session; NULL: none */
  LimberSession *session;
  LimberOccurrenceName session_name; /* only its file, where it is about no occurrence */
  gboolean inhibits;                 /* the screen is kept on for it */
  gboolean session_ended;            /* its occurrence has its outcome; what follows are last questions */
  gboolean elsewhere;                /* its questions are answered in a terminal, not on the screen */
  gboolean signs_wanted;             /* the client asked for the warning signs while it was under way */

  /* the screen */
  LimberScreen screen;
  guint notice;         /* id of what is on it; 0: nothing */
  gint64 shown_seq;     /* the row that said so */
  gint64 closed_steady; /* when the last notice left it unanswered */
  LimberInstant refused_until;
  gboolean restore;
  gboolean redraw; /* what is on it has other words now */
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

/* Where the last run ended: what was due since then is still to be settled. */
void limber_daemon_find_swept (LimberDaemon *self);

/* Notices that the history cannot be written, or can be again, and tells of it. */
void limber_daemon_mind_storage (LimberDaemon *self);

/* When to try again to write what waits, in steady time; LIMBER_NEVER: nothing waits. */
gint64 limber_daemon_retry_at (LimberDaemon *self);

/* Does whatever is to be done now, and sets the next deadline. */
void limber_daemon_reconsider (LimberDaemon *self);

/* Puts @words on the screen in place of what was there; @picture (nullable) is a path. */
void limber_daemon_post (LimberDaemon *self, const LimberWords *words, const char *picture,
                         LimberNoticeUrgency urgency);

/* The same in the place of the notice that is there, where the server can do that quietly. */
void limber_daemon_change_post (LimberDaemon *self, const LimberWords *words, const char *picture,
                                LimberNoticeUrgency urgency);

/* The session as `limber status --json` shows it; NULL: none. Returns: (transfer floating) */
GVariant *limber_daemon_session_status (LimberDaemon *self);

/* How the client can press buttons on @server. */
LimberButtons limber_daemon_buttons (const LimberServer *server);

/* Begins the session of @plan, in place of the one there may be. @elsewhere: the client answers its
 * questions in a terminal. */
void limber_daemon_guide (LimberDaemon *self, const LimberSessionPlan *plan, const LimberOccurrenceName *name,
                          gboolean elsewhere);

/* Begins to guide the client through an occurrence that was started. */
void limber_daemon_begin_session (LimberDaemon *self, const LimberOccurrenceName *name);

/* So that a daemon that is killed now can go on where this one was; forgets it without a session. */
void limber_daemon_keep_session (LimberDaemon *self);

/* Whether the session is about an occurrence; FALSE without a session. */
gboolean limber_daemon_has_occurrence (LimberDaemon *self);

/* The plan of an installed file; NULL: it is not there. */
const LimberPlanFile *limber_daemon_find_file (LimberDaemon *self, const char *file);

/* Begins a session about no occurrence, in place of the one there may be: how much it hurts, or the
 * warning signs. */
typedef enum
{
  LIMBER_HEALTH_PLAIN,
  LIMBER_HEALTH_UNASKED,   /* first asks whether to open them */
  LIMBER_HEALTH_ELSEWHERE, /* answered in a terminal */
} LimberHealthHow;

void limber_daemon_begin_health (LimberDaemon *self, LimberSessionKind kind, const char *file, LimberHealthHow how);

/* What a session, or a score told by command, brings: rows about @name. */
void limber_daemon_write_effect (LimberDaemon *self, const LimberOccurrenceName *name, const LimberEffect *effect);

/* The client closed the session's notice. */
void limber_daemon_session_closed (LimberDaemon *self);

/* What the client wishes to see goes before a question that nobody opened yet. */
void limber_daemon_put_question_off (LimberDaemon *self);

/* Begins the warning signs that the client asked for during a session that is over now. */
void limber_daemon_begin_wanted (LimberDaemon *self);

/* Takes up the session that an earlier run of the daemon left. */
void limber_daemon_restore_session (LimberDaemon *self);

/* What happened, for the session that is under way, if any. FALSE: it means nothing to it. */
gboolean limber_daemon_tell_session (LimberDaemon *self, const LimberSessionInput *input);

/* Puts the session under way on the screen again, where its notice was lost with the server. */
void limber_daemon_show_session (LimberDaemon *self);

/* Ends a session whose occurrence was answered by another way. */
void limber_daemon_check_session (LimberDaemon *self);

/* Ends it without a trace but the rows it wrote. */
void limber_daemon_drop_session (LimberDaemon *self);

/* When, on the steady clock, the session wants to be told of the time. */
gint64 limber_daemon_session_wake (LimberDaemon *self);

/* Makes the screen show what was decided. */
void limber_daemon_show (LimberDaemon *self, const LimberOffer *offer);

/* Puts what waits to be told on the screen when nothing else is there. Returns when to look again
 * because of it; LIMBER_NEVER: not by a time. */
LimberInstant limber_daemon_show_note (LimberDaemon *self, const LimberPlanInput *input);

/* The notice leaves the screen. TRUE when it told something; it waits for another turn unless it
 * was @read. */
gboolean limber_daemon_note_gone (LimberDaemon *self, gboolean read);

/* FALSE with LIMBER_ERROR_REFUSED where nothing can be shown, so that it is no use to ask. */
gboolean limber_daemon_check_screen (LimberDaemon *self, GError **error);

/* What was pressed on the question of limber_daemon_ask_pause(). */
void limber_daemon_answer_pause (LimberDaemon *self, const char *button);

/* Puts on it what the client asked for, for as long as it takes to read it. @kind: PAUSE or TOLD. */
void limber_daemon_show_asked_for (LimberDaemon *self, LimberQuestionKind kind, const LimberWords *words);

/* Takes everything off it. */
void limber_daemon_clear_screen (LimberDaemon *self);

/* Connects to the notifier. */
void limber_daemon_watch_screen (LimberDaemon *self);

G_END_DECLS
