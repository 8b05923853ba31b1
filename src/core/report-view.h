/* report-view.h — what every rendering of a report says in the same words: columns of weeks,
 * ratios, and the sentences under the tables.
 */
#pragma once

#include "report.h"

G_BEGIN_DECLS

/* Why a report begins where it does. */
typedef enum
{
  LIMBER_SINCE_CHOSEN,  /* the client said so */
  LIMBER_SINCE_SESSION, /* with the last session before its end */
  LIMBER_SINCE_WEEKS,   /* no session is named: some weeks */
} LimberReportSince;

/* What the client allows to be shown, and what is to be said besides. */
typedef struct
{
  gboolean notes;     /* the client's own words */
  const char *damage; /* nullable: a sentence about what is wrong with the history */
  LimberReportSince since;
  gboolean passing; /* of a page: it is shown and not kept, and says so on the screen */
} LimberReportView;

/* One or more weeks, cut to the period. */
typedef struct
{
  guint first, n; /* indices of weeks */
  LimberDate from, to;
} LimberReportColumn;

/* At most @max columns of equally many weeks. Returns: (transfer full) LimberReportColumn */
GArray *limber_report_columns (const LimberReport *report, guint max);
LimberTally limber_report_column_tally (const LimberReportActivity *activity, const LimberReportColumn *column);

/* "75 %", or "–" where there is nothing to take it of. Returns: (transfer full) */
char *limber_ratio_text (double ratio);

/* "3", "3.5", or "–". Returns: (transfer full) */
char *limber_median_text (double median);

/* "Wed 25 March to Sun 29 March 2026". Returns: (transfer full) */
char *limber_period_text (LimberDate from, LimberDate to);

/* "Wed 25 March to Sun 29 March 2026, 5 days, since the last session".
 * Returns: (transfer full) */
char *limber_report_period (const LimberReport *report, LimberReportSince since);

/* The newest plan of each routine in the period (LimberReportPlan). Returns: (transfer container) */
GPtrArray *limber_report_routines (const LimberReport *report);

/* "For A.M., from Rosa Keller". NULL where the file names neither. Returns: (transfer full) */
char *limber_report_for_whom (const LimberRoutine *routine);

/* "5 not seen (the computer was off 2, nobody was there 3), 2 paused"; NULL where nothing was left
 * out. Returns: (transfer full) */
char *limber_report_left_out (const LimberReportActivity *activity);

/* "no time 4, not here 2, other 1"; NULL for none. The client's own words only with @notes.
 * Returns: (transfer full) */
char *limber_report_counts (const GArray *counts, gboolean notes);

/* "33 of 42 steps in full (79 %) in 14 guided sessions; 180 of 196 holds in the steps begun"; NULL
 * where no session was guided. Returns: (transfer full) */
char *limber_report_dose (const LimberTally *tally);

/* "not done in full 6 of 20 times: hurts 5". Returns: (transfer full) */
char *limber_report_step (const LimberReportStep *step, gboolean notes);

/* "Paused Wed 25 March to Sun 29 March 2026, holiday", one text for each that needs a word, the latest
 * of them: a pause within one day does not, and holds are flags. Returns: (transfer full) */
GPtrArray *limber_report_spans (const LimberReport *report, gboolean notes);

/* The notes (LimberReportNote) that may be shown, the latest of them. Returns: (transfer container) */
GPtrArray *limber_report_notes (const LimberReport *report, gboolean words);

/* "34 breaks after a reminder, 61 taken unasked; longest stretch of sitting 73 min".
 * Returns: (transfer full) */
char *limber_report_sitting (const LimberReportActivity *activity);

/* "Your usual pain this week? 4", or the client's own words where @words allows them; NULL where
 * nothing may be shown. Returns: (transfer full) */
char *limber_report_note (const LimberReportNote *note, gboolean words);

/* No list of a report is longer than this: of a long time the latest are told, and how many more
 * there were. */
#define LIMBER_REPORT_LATEST 8

/* The flags (LimberReportFlag) to tell: stops and holds (@alarm), which come first, or what else is
 * marked, which belongs to the pain. What nobody has looked at yet stands first, however old.
 * *@earlier is how many more there are.
 * Returns: (transfer container) */
GPtrArray *limber_report_flags (const LimberReport *report, gboolean alarm, guint *earlier);

/* "The warning signs were asked 3 times, last on …; every answer was no."; NULL when they were not.
 * Returns: (transfer full) */
char *limber_report_signs (const LimberReport *report);

/* "18 earlier ones are not listed here."; NULL for none. Returns: (transfer full) */
char *limber_report_earlier (guint earlier);

/* "Fri 17 January", with the year where the report spans more than one.
 * Returns: (transfer full) */
char *limber_report_date (const LimberReport *report, LimberDate date);

/* "no time 4, hurts 1; put off 3; entered late 1"; NULL for nothing. Returns: (transfer full) */
char *limber_report_why (const LimberReportActivity *activity, gboolean notes);

/* Whether anything of it has a planned time and counted. */
gboolean limber_report_has_daytimes (const LimberReportActivity *activity);

/* So many steps of an activity are told, those left out most. */
#define LIMBER_REPORT_STEPS 3

/* How pain changed over sessions, a sentence each. Returns: (transfer full), nullable */
char *limber_report_pain_change (const LimberReport *report);
char *limber_report_pain_place (const LimberReport *report);

/* What the numbers mean. Returns: (transfer full) NULL-ended list of sentences */
char **limber_report_footnotes (const LimberReport *report);

/* Whether there are entries of that kind. */
gboolean limber_report_has_pain (const LimberReport *report, LimberPainWhen when);

G_END_DECLS
