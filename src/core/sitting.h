/* sitting.h — how long the client has been sitting, folded from what presence says.
 *
 * Sitting is the time that the client was there and the screen unlocked since the last break.
 *  - Locked or asleep for LIMBER_SITTING_SHUT, or away from keyboard and mouse for what the
 *    activity counts as a break, is a natural break, from when they went until they came back.
 *  - A shorter pause of the keyboard is still sitting: people read. A shorter lock or sleep
 *    is no break, but is not counted as sitting either.
 *  - UNKNOWN counts as sitting, for the client may be there: without any source a sitting
 *    break becomes a plain interval. How much of the time is such a guess is told apart, so
 *    that a reminder nobody answered need not be held against the client.
 *  - A walk or a posture break answered done is a break too, told by limber_sitting_told().
 *
 * One log serves all activities: it keeps the spans in which the client was not plainly
 * there, and each question brings its own rule (what counts as a break, and between which
 * instants sitting is watched). The log is a plain struct without pointers: to copy it is to
 * assign it. Lengths come from the steady clock, so a clock that is set neither makes nor
 * loses sitting time; a break keeps the wall time that was right when it ended.
 */
#pragma once

#include "presence-state.h"

G_BEGIN_DECLS

/* Locked or asleep for this long is a break under every rule. */
#define LIMBER_SITTING_SHUT (2 * LIMBER_MINUTE)

/* A daemon that was off for less than this missed nothing that matters. */
#define LIMBER_SITTING_GAP (2 * LIMBER_MINUTE)

/* Both clocks read together; @steady is comparable within one boot. */
typedef struct
{
  LimberInstant wall;
  gint64 steady;
} LimberMoment;

typedef enum
{
  LIMBER_SPAN_THERE, /* never stored: it is what lies between the spans */
  LIMBER_SPAN_IDLE,
  LIMBER_SPAN_SHUT,  /* locked or asleep */
  LIMBER_SPAN_GUESS, /* presence unknown */
  LIMBER_SPAN_GAP,   /* the daemon was off too long: sitting starts anew, but nothing is claimed */
  LIMBER_N_SPANS,
} LimberSpanKind;

typedef struct
{
  LimberSpanKind kind;
  gboolean onward;     /* away before it, too, without having come back */
  gint64 from, to;     /* steady */
  LimberInstant until; /* the wall clock at @to, as it was then */
} LimberSpan;

#define LIMBER_SITTING_SPANS 64

/* Filled by the functions below only. */
typedef struct
{
  LimberMoment at;     /* of the last input */
  gint64 begun;        /* steady: sitting cannot have begun earlier */
  gint64 told;         /* steady: end of the last break that was told */
  LimberSpanKind open; /* what the client is doing now … */
  gint64 since;        /* … since this steady instant … */
  gboolean onward;     /* … as in LimberSpan */
  gsize n_spans;
  gsize n_reported;                       /* the first so many spans were reported */
  LimberSpan spans[LIMBER_SITTING_SPANS]; /* ascending, not overlapping; the oldest gives way */
} LimberSittingLog;

/* What one activity asks for. */
typedef struct
{
  gint64 break_after;     /* away this long is a break; microseconds, > 0 */
  LimberInstant from, to; /* sitting is counted from @from until @to, exclusive */
} LimberSittingRule;

typedef struct
{
  gint64 sat;     /* microseconds */
  gint64 guessed; /* how much of @sat rests on UNKNOWN presence */
} LimberSittingTime;

typedef struct
{
  LimberInstant from, to;
  gint64 sat; /* the sitting that it ended, counted as by limber_sitting_time() */
} LimberBreak;

/* Nothing is known before @now; presence is UNKNOWN. */
void limber_sitting_init (LimberSittingLog *log, LimberMoment now);

/* Presence says @reading at @now. Saying the same again, or UNASKED, changes nothing. A reading that
 * reaches back before the last change counts from that change; who was locked out and is idle
 * has been so only since now. */
void limber_sitting_presence (LimberSittingLog *log, LimberPresenceReading reading, LimberMoment now);

/* A break that was answered or walked ended @ago microseconds before @now. */
void limber_sitting_told (LimberSittingLog *log, gint64 ago, LimberMoment now);

/* How long the client has been sitting at @now. 0 during a break that has lasted long enough. */
LimberSittingTime limber_sitting_time (const LimberSittingLog *log, const LimberSittingRule *rule, LimberMoment now);

/* When @limit (microseconds, > 0) of sitting is reached: an instant until @now if it has been,
 * later if it will be should the client go on as they do now, reading counted as sitting.
 * LIMBER_NEVER when that lies outside the rule's stretch, when the pause they are in would be
 * a break first, and while the machine is locked or asleep. */
LimberInstant limber_sitting_due (const LimberSittingLog *log, const LimberSittingRule *rule, gint64 limit,
                                  LimberMoment now);

/* Appends the natural breaks (LimberBreak) that began within the rule's stretch, ended with
 * the client coming back, and were not reported; in order. A break may end after the stretch:
 * who goes home before `to` comes back tomorrow. */
void limber_sitting_breaks (const LimberSittingLog *log, const LimberSittingRule *rule, LimberMoment now,
                            GArray *breaks);

/* Every break that has ended was reported for every rule; forgets what no answer needs any more. */
void limber_sitting_reported (LimberSittingLog *log);

/* The log as one line of text, for a daemon that is started again. @boot: the id of this boot,
 * without spaces. Returns: (transfer full) */
char *limber_sitting_store (const LimberSittingLog *log, const char *boot, LimberMoment now);

/* Takes up a stored log at @now. The gap since it was stored is measured on the steady clock
 * within one boot, on the wall clock across boots. Shorter than LIMBER_SITTING_GAP: whatever
 * the client did goes on, as if the daemon had been there. Longer, or a clock that went back:
 * what they did is unknown, so sitting starts anew at @now (a break comes later rather than
 * wrongly), an absence that was a break already has ended where the gap begins, and the gap
 * itself is never taken for a break. FALSE for a text that limber_sitting_store() did not
 * write; *log is then as after limber_sitting_init(). */
gboolean limber_sitting_restore (LimberSittingLog *log, const char *text, const char *boot, LimberMoment now);

G_END_DECLS
