/* report-parts.h — what the parts of report.h share: rows boiled down to facts, and the report
 * under construction. Nobody else includes it.
 */
#pragma once

#include "report.h"

G_BEGIN_DECLS

/* Strings are interned in the builder, so that equal ones are the same pointer. */

typedef struct
{
  const char *file, *activity, *key;
  const char *origin; /* of a numbered one (sitting), which two computers do not share; else NULL */
  LimberDate date;
  guint newest;   /* index + 1 of the fact added last; 0: none */
  gboolean extra; /* asked for by the client */
} LimberReportOccurrence;

/* Which row, over all computers. */
typedef struct
{
  const char *origin;
  gint64 seq;
} LimberRowName;

/* A row about an occurrence. */
typedef struct
{
  LimberRowName row;
  gint64 ref;
  const char *word;     /* reason */
  const char *exercise; /* of a step */
  LimberInstant at, due;
  GTimeZone *zone; /* (unowned) */
  guint older;     /* index + 1 of the fact before it of the same occurrence; 0: none */
  int step, value, total;
  guint8 kind, outcome, cause;
  gboolean late;
} LimberReportFact;

/* A pain entry with the row it came from. */
typedef struct
{
  LimberRowName row;
  LimberReportPain pain;
  LimberReportOccurrence *occurrence; /* nullable */
  const char *text;
  gint64 amended; /* the row that did so last; 0: none */
} LimberReportPainRow;

/* A row that begins or ends a stretch of time, amends a pain entry or takes a row back. */
typedef struct
{
  LimberRowName row;
  LimberEventKind kind;
  LimberInstant at;
  GTimeZone *zone; /* (unowned) */
  LimberDate date;
  LimberInstant from, until; /* of a stretch; LIMBER_NEVER: open */
  const char *file, *activity, *reason, *text;
  gint64 ref, score;
  const char *place;
} LimberReportOther;

typedef struct
{
  LimberRowName row;
  LimberReportNote note;
} LimberReportNoteRow;

#define LIMBER_REPORT_BLOCK 1024

struct _LimberReportBuilder
{
  LimberReport *report;
  const GArray *plans;
  GHashTable *occurrences; /* a set of LimberReportOccurrence */
  GPtrArray *facts;        /* blocks of LIMBER_REPORT_BLOCK LimberReportFact, which never move */
  guint n_facts;
  GArray *pain;       /* LimberReportPainRow */
  GArray *notes;      /* LimberReportNoteRow */
  GPtrArray *others;  /* LimberReportOther */
  GHashTable *voided; /* a set of LimberRowName: rows that were taken back */
};

const char *limber_report_intern (LimberReportBuilder *builder, const char *text);

/* The plan of @file that was in force on @date; NULL when none is known. */
const LimberReportPlan *limber_report_plan (const GArray *plans, const char *file, LimberDate date);

/* The activity as the plan in force on @date has it, and its phase day. NULL when not known. */
const LimberActivity *limber_report_planned (const GArray *plans, const char *file, const char *activity,
                                             LimberDate date, int *phase_day);

/* The fact with that index. */
LimberReportFact *limber_report_fact (const LimberReportBuilder *builder, guint index);

/* Orders rows as they were written: by computer, then by number. */
int limber_row_compare (const LimberRowName *a, const LimberRowName *b);
gboolean limber_report_voided (const LimberReportBuilder *builder, const LimberRowName *row);

/* What became of an occurrence, all computers and corrections considered. */
typedef struct
{
  LimberOutcome outcome;
  LimberCause cause;
  const char *reason;    /* nullable */
  LimberInstant at, due; /* @due LIMBER_ABSENT: not recorded */
  GTimeZone *zone;       /* (unowned) */
  gboolean late;
  int sat; /* minutes of sitting that a break ended; 0: not recorded */
  int snoozes;
  GArray *steps; /* LimberReportFact, the last word on each step, ascending by step */
} LimberReportSettled;

void limber_report_settle (const LimberReportBuilder *builder, const LimberReportOccurrence *occurrence,
                           LimberReportSettled *settled);

/* The parts of finishing, in this order; flags may come from any of them. */
void limber_report_void (LimberReportBuilder *builder);
void limber_report_count (LimberReportBuilder *builder);
void limber_report_plan_weeks (LimberReportBuilder *builder);
void limber_report_tell_pain (LimberReportBuilder *builder);
void limber_report_tell_spans (LimberReportBuilder *builder);

/* Takes @text. */
void limber_report_flag (LimberReportBuilder *builder, LimberInstant at, GTimeZone *zone, LimberDate date,
                         const char *kind, char *text);
void limber_report_flag_stop (LimberReportBuilder *builder, const LimberReportOccurrence *occurrence,
                              const LimberReportSettled *settled);

/* Adds one to the count of @word. */
void limber_report_tick (GArray *counts, const char *word);

LimberReportActivity *limber_report_activity (LimberReportBuilder *builder, const char *file, const char *id);

/* The activity as the newest plan until @date has it, in its last phase; *@which (nullable) is the
 * index of that plan. NULL when no plan has it. */
const LimberActivity *limber_report_describe (const GArray *plans, const char *file, const char *activity,
                                              LimberDate date, guint *which);

/* "Daily stretches, 19:00" for a sentence; the number of a sitting break says nothing.
 * Returns: (transfer full) */
char *limber_report_subject (const GArray *plans, const LimberReportOccurrence *occurrence);

G_END_DECLS
