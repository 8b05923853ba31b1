/* dose.h — how much of each step is asked for today, and how long an activity takes.
 */
#pragma once

#include "routine.h"

G_BEGIN_DECLS

/* The time to get into position before each step. */
#define LIMBER_READY_SECONDS 10

typedef struct
{
  int sets, reps, hold_seconds;
} LimberDose;

/* The dose of @step after @increments steps of its progression. */
LimberDose limber_dose (const LimberStep *step, int increments);

/* How many increments are due on phase day @phase_day when every earlier occurrence was done
 * in full; what a preview assumes, and the ceiling for a history. */
int limber_dose_increments (const LimberStep *step, int phase_day);

/* The side or sides that @step means for a client whose affected side is @affected: never AFFECTED
 * or OTHER. Where that is not known, or both are affected, it is each side. */
LimberSide limber_dose_side (const LimberStep *step, LimberSide affected);

/* How many holds the step has in all: sets × repetitions × sides. */
int limber_dose_holds (const LimberStep *step, const LimberDose *dose);

/* How long the step takes: getting ready, the holds and the rests between them. */
int limber_dose_seconds (const LimberStep *step, const LimberDose *dose);

/* The planned length in seconds: holds, the rests between them and the time to get ready;
 * for the other kinds their minutes. @phase_day as in limber_dose_increments(). */
int limber_activity_seconds (const LimberActivity *activity, int phase_day);

/* The same rounded up to whole minutes, at least 1: what a reminder says. */
int limber_activity_minutes (const LimberActivity *activity, int phase_day);

G_END_DECLS
