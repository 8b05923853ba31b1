/* routine.h — the therapist's routine file as an immutable, reference-counted value.
 *
 * Built by world/routine-file.c, or by tests through the same reader; never changed
 * afterwards. Every pointer below is owned by the routine and lives as long as it does.
 * Lists are never NULL, but may be empty; optional texts are NULL when not given.
 */
#pragma once

#include "civil.h"

G_BEGIN_DECLS

typedef enum
{
  LIMBER_KIND_STRETCH,
  LIMBER_KIND_HEAT,
  LIMBER_KIND_POSTURE,
  LIMBER_KIND_MOVE,
  LIMBER_KIND_CHECK_IN,
} LimberKind;

typedef enum
{
  LIMBER_SHAPE_AT,
  LIMBER_SHAPE_TIMES_A_DAY,
  LIMBER_SHAPE_EVERY,
  LIMBER_SHAPE_AFTER_SITTING,
  LIMBER_SHAPE_TIMES_A_WEEK,
  LIMBER_SHAPE_AFTER,
} LimberShape;

typedef enum
{
  LIMBER_SIDE_NONE, /* an exercise for the whole body */
  LIMBER_SIDE_LEFT,
  LIMBER_SIDE_RIGHT,
  LIMBER_SIDE_EACH,      /* all of one side, then the other */
  LIMBER_SIDE_ALTERNATE, /* left, right, left, right … */
  LIMBER_SIDE_AFFECTED,
  LIMBER_SIDE_OTHER,
  LIMBER_SIDE_BOTH, /* only as a client's affected side */
} LimberSide;

typedef enum
{
  LIMBER_URGENCY_EMERGENCY,
  LIMBER_URGENCY_SAME_DAY,
  LIMBER_URGENCY_DOCTOR,
} LimberUrgency;

#define LIMBER_DAYS_ALL 0x7f /* bit 0 is Monday … bit 6 is Sunday */

/* When an activity is offered: exactly one shape, and what narrows it. */
typedef struct
{
  LimberShape shape;
  guint days;     /* mask, LIMBER_DAYS_ALL by default */
  int every_days; /* 1: every day; counted from the first day of the phase */
  int *times;     /* at, times_a_week: minutes of the day, ascending */
  gsize n_times;
  int count;    /* times_a_day, times_a_week */
  int minutes;  /* every_minutes, after_sitting_minutes, wait_minutes */
  int from, to; /* minutes of the day, from < to, default the file's day */
  char *after;  /* the id of an activity of the same plan */
  gboolean only_if_done;
} LimberWhen;

typedef struct
{
  int snooze_minutes;
  int max_snoozes;
  int repeat_after_minutes;
  int repeat_at_most;
  int offer_for_minutes;
} LimberRemind;

typedef struct
{
  char *id;
  char *name;
  char *how;
  char *area, *position, *equipment, *feel, *easier; /* nullable */
  char **care;
  gboolean one_sided;
  char *picture; /* nullable: a file name beside the routine file, or "builtin:NAME" */
} LimberExercise;

/* One increment at each @every_days of the phase, up to @up_to. */
typedef struct
{
  int add_reps, add_hold_seconds, add_sets; /* exactly one is not 0; all 0: no progression */
  int every_days;
  int up_to;
  gboolean only_if_done;
} LimberProgression;

typedef struct
{
  const LimberExercise *exercise;
  int reps; /* per side */
  int sets;
  int hold_seconds; /* `minutes` in the file are kept as seconds */
  gboolean timed;   /* given in minutes: one long hold, told in minutes */
  int rest_seconds;
  LimberSide side;
  char *note; /* nullable */
  LimberProgression progression;
} LimberStep;

typedef struct
{
  char *id;
  char *ask;
  int scale; /* 0 … @scale by buttons; 0: free text */
} LimberQuestion;

typedef struct
{
  char *id;
  LimberKind kind;
  char *title;
  LimberWhen when;
  LimberRemind remind;
  int minutes; /* heat, posture, move; 0 for the others */
  char **care;
  char *tip; /* nullable */
  gboolean ask_pain;
  int max_per_day;             /* 0: no limit */
  GPtrArray *steps;            /* LimberStep */
  char **ask_first;            /* heat */
  int check_skin_at_minutes;   /* heat; 0 for the others */
  int counts_as_break_minutes; /* posture; 0 for the others */
  GPtrArray *questions;        /* LimberQuestion, check-in */
  gboolean away_counts;        /* move */
  int line;                    /* where it stands in the file */
} LimberActivity;

/* A file with a plain `plan` has one phase without a name, from week 1 without end. */
typedef struct
{
  char *name;             /* nullable */
  int from_week, to_week; /* inclusive; to_week 0: never ends */
  gboolean ask;
  GPtrArray *activities; /* LimberActivity, in the order of the file */
} LimberPhase;

typedef struct
{
  LimberUrgency urgency;
  char *sign;
} LimberSign;

typedef struct
{
  char *low, *high;
  char **where; /* nearest the spine first */
  int ease_off_at, stop_at, flag_rise;
} LimberPainScale;

/* A default that the file left to limber, for `limber check --explain`. */
typedef struct
{
  char *where; /* "remind", "plan: stretch: step 1" … */
  char *text;  /* "rest_seconds = 5" */
} LimberDefault;

typedef struct
{
  char *id;
  int revision;
  char *title;
  char *language;
  char *therapist, *phone, *email, *practice; /* nullable */
  char *client;                               /* nullable */
  LimberSide affected_side;                   /* LEFT, RIGHT, BOTH; NONE when not given */
  LimberDate start;                           /* 0: the day of the first installation */
  GArray *sessions;                           /* LimberDate, ascending */
  int day_from, day_to;                       /* minutes of the day */
  LimberRemind remind;
  LimberPainScale pain;
  char **stop_rules;
  int ask_signs_every_days;
  char *emergency_number; /* nullable */
  GPtrArray *signs;       /* LimberSign */
  GPtrArray *exercises;   /* LimberExercise: the file's own, and the built-in ones it uses */
  GPtrArray *phases;      /* LimberPhase, ascending */
  GPtrArray *defaults;    /* LimberDefault */
} LimberRoutine;

/* The last reference frees all of it. */
LimberRoutine *limber_routine_ref (LimberRoutine *routine);
void limber_routine_unref (LimberRoutine *routine);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberRoutine, limber_routine_unref)

/* Decides how @activity of @phase is offered in a derived routine: FALSE not at all, TRUE by
 * *@when, which is preset to its own rule. What @when points to is copied. */
typedef gboolean (*LimberRoutineOffer) (const LimberPhase *phase, const LimberActivity *activity, LimberWhen *when,
                                        gpointer data);

/* A routine that is @base in everything but when its activities are offered. It keeps @base, with
 * which it shares the rest. Returns: (transfer full) */
LimberRoutine *limber_routine_derive (LimberRoutine *base, LimberRoutineOffer offer, gpointer data);

/* An empty routine with every list in place, for a reader to fill before anyone else sees it. */
LimberRoutine *limber_routine_new (void);

/* Empty items whose lists are in place; they are freed by the list that takes them. */
LimberActivity *limber_activity_new (void);
LimberPhase *limber_phase_new (void);
LimberStep *limber_step_new (void);
LimberExercise *limber_exercise_new (void);
LimberQuestion *limber_question_new (void);
LimberSign *limber_sign_new (void);
LimberDefault *limber_default_new (void);

/* The activity called @id in @phase; NULL when there is none. */
const LimberActivity *limber_phase_find (const LimberPhase *phase, const char *id);

/* The file's own words: "stretch", "check-in", "each-side", "same-day" …; -1 for none. */
const char *limber_kind_name (LimberKind kind);
int limber_kind_parse (const char *name);
const char *limber_side_name (LimberSide side);
int limber_side_parse (const char *name);
const char *limber_urgency_name (LimberUrgency urgency);
int limber_urgency_parse (const char *name);

G_END_DECLS
