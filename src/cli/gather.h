/* gather.h — all that a report is made of: the routine files with their earlier revisions, the
 * period, and the rows of the history in it.
 */
#pragma once

#include "core/report-view.h"

G_BEGIN_DECLS

typedef struct
{
  LimberReport *report; /* (owned) (nullable) NULL when nothing was written in the period */
  LimberReportSince since;
  char *damage;        /* (owned) (nullable) what of the history could not be read */
  GPtrArray *routines; /* (owned) LimberRoutine, for the plans */
  GPtrArray *standing; /* (owned) GArray of LimberDate, the same */
  GPtrArray *extra;    /* (owned) int[], the same */
  GArray *plans;       /* (owned) LimberReportPlan */
} LimberGathered;

/* The period asked for; 0: not said. Without a beginning it is the last session of the routines
 * before its end, or where they name none four weeks. */
typedef struct
{
  LimberDate from, to;
} LimberPeriod;

/* Fills *@gathered, to be cleared with limber_gathered_clear(). Returns the exit status; what is
 * wrong was complained of. */
int limber_gather (const char *command, const LimberPeriod *period, LimberGathered *gathered);

void limber_gathered_clear (LimberGathered *gathered);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LimberGathered, limber_gathered_clear)

G_END_DECLS
