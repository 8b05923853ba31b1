/* report.h — from rows of the history to the numbers that a client and a therapist talk about.
 *
 * Pure: rows in any order, the plans that were in force, and a period of local dates make one
 * report. Corrections and undone answers are folded in. Where several computers closed the same
 * occurrence the better known outcome wins: an answer before a pause before "missed" before
 * "nobody could see it", and done before all.
 *
 * Adherence is two numbers that are never blended: sessions = performed of counted, dose = steps
 * done in full of the steps planned within the sessions that were guided. What nobody can be
 * blamed for (rest days, pauses, holds, the computer off) is in neither.
 */
#pragma once

#include "course.h"
#include "event.h"

G_BEGIN_DECLS

/* One revision of a routine file, for what rows do not tell: names, steps, weeks. */
typedef struct
{
  LimberCourse course;
  LimberDate since; /* in force from this local date on, until the next one of the same id */
} LimberReportPlan;

/* The numbers of a set of occurrences. */
typedef struct
{
  int planned;                     /* that had an outcome, without cancelled, not-needed and asked-for ones; for
                                      times_a_week n in each whole week */
  int counted;                     /* performed, skipped and missed: what adherence is taken of */
  int performed;                   /* done, partial, natural and stopped */
  int outcomes[LIMBER_N_OUTCOMES]; /* NONE: still open */
  int causes[LIMBER_N_CAUSES];     /* of missed-off */
  int snoozes;                     /* how often Later was pressed */
  int late;                        /* answers entered later than they happened */
  int extra;                       /* performed besides, asked for by the client */
  int guided;                      /* performed with a record of their steps; the rest is of these */
  int steps_planned, steps_done;   /* done: in full */
  int holds_planned, holds_done;   /* of the steps that were begun */
} LimberTally;

/* 0 … 1, or -1 where there is nothing to take it of. */
double limber_tally_sessions (const LimberTally *tally);
double limber_tally_dose (const LimberTally *tally);

/* Adds @other to @tally. */
void limber_tally_add (LimberTally *tally, const LimberTally *other);

typedef struct
{
  const char *word; /* a reason as the row has it */
  int count;
} LimberReportCount;

typedef struct
{
  const char *exercise;    /* the id */
  const char *name;        /* what the file calls it, else the id */
  int planned, done, part; /* sessions; done in full, begun but not done in full */
  GArray *reasons;         /* LimberReportCount, of the sessions in which it was not done in full */
} LimberReportStep;

/* One occurrence, for a calendar. */
typedef struct
{
  LimberDate date;
  const char *key;
  LimberOutcome outcome;
  gboolean extra;
} LimberReportMark;

typedef enum
{
  LIMBER_DAYTIME_MORNING,   /* planned before 12:00 */
  LIMBER_DAYTIME_AFTERNOON, /* before 17:00 */
  LIMBER_DAYTIME_EVENING,
  LIMBER_N_DAYTIMES,
} LimberDaytime;

typedef struct
{
  const char *file, *id;
  const char *title; /* as the newest plan in the period has it; the id where none has */
  int kind;          /* LimberKind; -1 not known any more */
  LimberTally total;
  GArray *weeks;                           /* LimberTally, one a week of the report */
  LimberTally daytimes[LIMBER_N_DAYTIMES]; /* by the planned time; sitting has none */
  GArray *marks;                           /* LimberReportMark, ascending */
  GArray *reasons;                         /* LimberReportCount, of skipped ones; most frequent first */
  GArray *steps;                           /* LimberReportStep; most often not done first */
  int longest_sitting;                     /* minutes, before a break; 0: not recorded */
} LimberReportActivity;

typedef enum
{
  LIMBER_PAIN_BEFORE,
  LIMBER_PAIN_AFTER,
  LIMBER_PAIN_NOW,
  LIMBER_N_PAIN,
} LimberPainWhen;

typedef struct
{
  LimberInstant at;
  GTimeZone *zone; /* (unowned) by the report */
  LimberDate date;
  LimberPainWhen when;
  int score;
  const char *place;           /* nullable */
  int place_index;             /* in the scale of the file, 0 nearest the spine; -1: none */
  const char *file, *activity; /* nullable */
  int before;                  /* index of the entry before the same session; -1: none */
} LimberReportPain;

typedef struct
{
  LimberInstant at;
  GTimeZone *zone; /* (unowned) by the report */
  LimberDate date;
  const char *kind;  /* "stopped", "warning-sign", "held", "pain-rise", "pain-place" */
  const char *text;  /* one sentence, translated */
  gboolean standing; /* a warning sign with which nobody was seen yet */
} LimberReportFlag;

/* A stretch of days that the report must explain: a pause, a holiday, a hold, a gap. */
typedef struct
{
  LimberEventKind kind; /* PAUSED, HELD or GAP */
  LimberDate from, to;  /* inclusive; @to LIMBER_REPORT_OPEN: it goes on */
  const char *file;     /* nullable: all */
  const char *reason;   /* nullable */
} LimberReportSpan;

#define LIMBER_REPORT_OPEN G_MAXUINT32

/* What the client answered to a question of a check-in, or wrote: shown only with their leave,
 * except for numbers. */
typedef struct
{
  LimberInstant at;
  LimberDate date;
  const char *file, *activity; /* nullable */
  const char *question;        /* in the file's words; NULL: words beside a pain entry, without a value */
  gint64 value;                /* LIMBER_ABSENT: none */
  const char *text;            /* nullable */
} LimberReportNote;

typedef struct
{
  LimberDate from, to;
  LimberDate first_week; /* a week of the routine begins here, at or before @from */
  guint n_weeks;
  GPtrArray *plans;      /* (unowned) LimberReportPlan, those in force in the period */
  GPtrArray *activities; /* LimberReportActivity, in the order of the files */
  GArray *pain;          /* LimberReportPain, by instant */
  GArray *flags;         /* LimberReportFlag, by instant */
  GArray *spans;         /* LimberReportSpan, ascending */
  GArray *notes;         /* LimberReportNote, by instant */
  int signs_asked;       /* how often the warning signs were asked to the end, … */
  int signs_yes;         /* … how often one was answered yes, … */
  LimberDate signs_last; /* … and when last */
  int flag_rise;         /* of the first file */
  int pairs, rises;      /* pain before and after one session; at least flag_rise more after */
  int further, nearer;   /* of the pairs: after it was further down the leg, or nearer the spine */
  GStringChunk *words;   /* owns every string above */
  GPtrArray *zones;      /* GTimeZone, owns every zone above */
} LimberReport;

/* Takes rows one by one; it keeps no row, but some hundred bytes for each occurrence. */
typedef struct _LimberReportBuilder LimberReportBuilder;

/* @plans: (unowned) LimberReportPlan, ascending by `since` within each id, to outlive the report. */
LimberReportBuilder *limber_report_builder_new (LimberDate from, LimberDate to, const GArray *plans);

/* @zone is the zone that the row names. Rows outside the period are passed over; those that take
 * back or amend, and those of LIMBER_REPORT_LASTING, are wanted whatever their date: an
 * answer may be that days away were a holiday. */
void limber_report_builder_add (LimberReportBuilder *builder, const LimberEvent *event, GTimeZone *zone);

#define LIMBER_REPORT_LASTING                                                                                          \
  (G_GUINT64_CONSTANT (1) << LIMBER_EVENT_PAUSED | G_GUINT64_CONSTANT (1) << LIMBER_EVENT_RESUMED                      \
   | G_GUINT64_CONSTANT (1) << LIMBER_EVENT_HELD | G_GUINT64_CONSTANT (1) << LIMBER_EVENT_RELEASED                     \
   | G_GUINT64_CONSTANT (1) << LIMBER_EVENT_GAP | G_GUINT64_CONSTANT (1) << LIMBER_EVENT_CORRECTED                     \
   | G_GUINT64_CONSTANT (1) << LIMBER_EVENT_UNDONE | G_GUINT64_CONSTANT (1) << LIMBER_EVENT_ANSWER)

/* The kinds of rows that say anything here, those above included. */
#define LIMBER_REPORT_KINDS                                                                                            \
  (LIMBER_REPORT_LASTING | G_GUINT64_CONSTANT (1) << LIMBER_EVENT_DUE | G_GUINT64_CONSTANT (1) << LIMBER_EVENT_SNOOZED \
   | G_GUINT64_CONSTANT (1) << LIMBER_EVENT_STEP | G_GUINT64_CONSTANT (1) << LIMBER_EVENT_PAIN                         \
   | G_GUINT64_CONSTANT (1) << LIMBER_EVENT_OUTCOME)

/* Frees the builder. Returns: (transfer full) */
LimberReport *limber_report_builder_finish (LimberReportBuilder *builder);

void limber_report_free (LimberReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberReport, limber_report_free)

/* The median of the pain entries of that kind on dates @from to @to, inclusive; -1: none. */
double limber_report_median (const LimberReport *report, LimberPainWhen when, LimberDate from, LimberDate to);

G_END_DECLS
