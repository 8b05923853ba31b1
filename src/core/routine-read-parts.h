/* routine-read-parts.h — what the files of routine-read share among themselves, and settings-read with them.
 */
#pragma once

#include "reading.h"
#include "routine.h"

G_BEGIN_DECLS

/* All that is wrong with one list stands in the way of the rest of it only this often. */
#define LIMBER_MAX_ITEMS 100

/* Longest texts, in characters. */
#define LIMBER_MAX_LINE 80
#define LIMBER_MAX_PROSE 600

/* Calls @read for each group of the list @node; what is no group is refused. */
typedef void (*LimberReadItem) (LimberReading *reading, const LimberNode *item, guint number, gpointer data);
void limber_read_groups (LimberReading *reading, const LimberNode *node, const char *key, LimberReadItem read,
                         gpointer data);

/* Reads @remind from @node, or leaves it as it is when @node is NULL. */
void limber_read_remind (LimberReading *reading, const LimberNode *node, const char *where, gboolean silent,
                         LimberRemind *remind);

/* The exercises of the file. */
void limber_read_exercises (LimberReading *reading, const LimberNode *node, LimberRoutine *routine);

/* A plan of activities into @phase. @where is "plan" or "phase 1". */
void limber_read_plan (LimberReading *reading, const LimberNode *node, const char *where, LimberRoutine *routine,
                       LimberPhase *phase);

/* `when`; from and to of @when are preset to the day. */
void limber_read_when (LimberReading *reading, const LimberNode *node, const char *where, LimberWhen *when);

/* The steps of a stretch. */
void limber_read_steps (LimberReading *reading, const LimberNode *node, const char *where, LimberRoutine *routine,
                        LimberActivity *activity);

G_END_DECLS
