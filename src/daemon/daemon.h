/* daemon.h — the centre: every trigger ends in one reconsider(), which reads the clock once,
 * asks core/plan.h what to do, writes rows, and only then changes the screen.
 *
 * It knows clock, notifications, presence and history by their interfaces alone, so that tests
 * run months of it in milliseconds.
 *
 * Signals:
 *   "changed"  limber_daemon_status() has another answer
 *   "cue" (const char *language, int LimberCueKind)  a session wants to be heard, and the client wants sounds
 *   "say" (const char *language, const char *text)  the same for a voice
 *   "inhibit" (gboolean)          a session begins or ceases to need the screen on and unlocked
 *   "page"                        the client wants to see the page for their session
 *   "session-over"                nothing of it is to be heard any more
 *   "session-changed"             limber_daemon_session_card() has another answer
 */
#pragma once

#include "core/answer.h"
#include "core/correct.h"
#include "world/clock.h"
#include "world/notifier.h"
#include "world/presence.h"
#include "world/progress.h"

G_BEGIN_DECLS

/* A routine file as the store gives it. */
typedef struct
{
  LimberRoutine *routine;  /* (owned) */
  LimberInstant installed; /* when this revision was put into the store */
  LimberInstant first;     /* when the first revision was */
} LimberInstalledFile;

/* @routine is referenced. Returns: (transfer full) */
LimberInstalledFile *limber_installed_file_new (LimberRoutine *routine, LimberInstant installed, LimberInstant first);
void limber_installed_file_free (LimberInstalledFile *file);

#define LIMBER_TYPE_DAEMON (limber_daemon_get_type ())
G_DECLARE_FINAL_TYPE (LimberDaemon, limber_daemon, LIMBER, DAEMON, GObject)

/* @progress is taken; the others are referenced. @boot_id tells one boot of the machine from
 * the next. Nothing happens before limber_daemon_start(). Returns: (transfer full) */
LimberDaemon *limber_daemon_new (LimberClock *clock, LimberNotifier *notifier, LimberPresence *presence,
                                 LimberProgress *progress, const char *boot_id);

/* The routine files in force (LimberInstalledFile), replacing all earlier ones. */
void limber_daemon_set_files (LimberDaemon *daemon, GPtrArray *files);

/* The client's choices; taken. */
void limber_daemon_set_settings (LimberDaemon *daemon, LimberSettings *settings);

/* What @source ("routines", "settings" …) finds wrong, for `limber status`, in place of what it
 * said before. Copied. */
void limber_daemon_set_problems (LimberDaemon *daemon, const char *source, const char *const *problems);

/* Tells the client something by a plain notice, once: as soon as nothing else is on the screen and
 * they are there to read it. The same text under the same @id is not told again; another one
 * takes its place, and with @summary NULL all is well and it is taken back. @body is nullable. */
void limber_daemon_tell (LimberDaemon *daemon, const char *id, const char *summary, const char *body);

/* Reads the history, writes run-start and takes up where the last run ended. */
void limber_daemon_start (LimberDaemon *daemon);

/* Looks through the history and keeps its weekly copy; from then on every day. Not part of the
 * start, which need not wait for it. */
void limber_daemon_care (LimberDaemon *daemon);

/* Takes the screen back and writes run-stop. */
void limber_daemon_stop (LimberDaemon *daemon);

/* What the client said by command; *@said is one sentence (transfer full). Errors are those of
 * core/answer.h. */
gboolean limber_daemon_answer (LimberDaemon *daemon, const LimberAnswer *answer, char **said, GError **error);
gboolean limber_daemon_correct (LimberDaemon *daemon, const LimberCorrection *correction, char **said, GError **error);
gboolean limber_daemon_undo (LimberDaemon *daemon, char **said, GError **error);
gboolean limber_daemon_remind (LimberDaemon *daemon, const char *activity, char **said, GError **error);

/* A button of the session that is under way: "next", "stop", "pause" … FALSE when there is no
 * session, or the button means nothing now. */
gboolean limber_daemon_press_session (LimberDaemon *daemon, const char *button);

/* An answer to @question of that session, as LIMBER_INPUT_ANSWER; FALSE when it is none now. */
gboolean limber_daemon_answer_session (LimberDaemon *daemon, const char *question, const char *answer);

/* The session as core/session-card.h packs it; empty when there is none. Returns: (transfer floating) */
GVariant *limber_daemon_session_card (LimberDaemon *daemon);

/* How much it hurts, 0 to 10, for the log; @where (nullable) is a word of the routine's scale, @note
 * (nullable) the client's own. What the routine says follows from it is done. */
gboolean limber_daemon_note_pain (LimberDaemon *daemon, int score, const char *where, const char *note, char **said,
                                  GError **error);

/* Asks it on the screen. */
gboolean limber_daemon_ask_pain (LimberDaemon *daemon, char **said, GError **error);

/* Asks the warning signs, on the @screen, or of a client who sits at a terminal and is shown
 * limber_daemon_signs_page() for as long as it has something: "signs" (as), "number" and "count" (u). */
gboolean limber_daemon_ask_signs (LimberDaemon *daemon, gboolean screen, char **said, GError **error);

/* Returns: (transfer floating) a{sv}, empty when nothing is to be answered there. */
GVariant *limber_daemon_signs_page (LimberDaemon *daemon);

/* Whether any one sign of that page is true. *@said is "" as long as there is another page. */
gboolean limber_daemon_answer_signs (LimberDaemon *daemon, gboolean yes, char **said, GError **error);

/* Asks on the screen for how long, of a client without a terminal. */
gboolean limber_daemon_ask_pause (LimberDaemon *daemon, char **said, GError **error);

/* limber_daemon_undo(), and says on the screen what came of it. */
gboolean limber_daemon_undo_shown (LimberDaemon *daemon, char **said, GError **error);

/* No reminders until @until (LIMBER_NEVER: until resumed). */
void limber_daemon_pause (LimberDaemon *daemon, LimberInstant until, const char *why);
void limber_daemon_resume (LimberDaemon *daemon);

/* The client says that somebody was seen or spoken to: ends every hold. */
void limber_daemon_release (LimberDaemon *daemon);

/* The state of things, in the shape of `limber status --json`. Returns: (transfer floating) */
GVariant *limber_daemon_status (LimberDaemon *daemon);

G_END_DECLS
