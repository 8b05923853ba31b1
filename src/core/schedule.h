/* schedule.h — when the activities of a routine are due: pure, per local civil date.
 *
 * The contract for clock changes:
 *  - A slot in a spring gap is due at the first instant after the gap, on the same date,
 *    even when that is past `to`. Where another slot of the activity stands there anyway,
 *    that one wins; of several moved ones the first stays. A slot that would land on another
 *    date is dropped, so a date that does not exist has no slots.
 *  - A slot in an autumn overlap is due the first time only.
 *  - Ends of windows resolve like starts and are exclusive. Where the gap has swallowed the
 *    whole window, the slot is listed with `until` equal to `at`: it is never offered, nor is
 *    what follows it, and it closes uncounted.
 * Nothing here reads a clock: dates, zone and the course are arguments.
 */
#pragma once

#include "course.h"

G_BEGIN_DECLS

typedef struct
{
  const LimberActivity *activity; /* (unowned) by the course's routine */
  const LimberPhase *phase;       /* (unowned) */
  LimberDate date;
  int minute;          /* nominal minute of the day, before any clock change */
  char key[8];         /* identity within the day: nominal "HH:MM", for `after` the target's */
  int slot;            /* 1, 2 … within the day, for display */
  LimberInstant at;    /* due */
  LimberInstant until; /* exclusive end of the window; never before @at */
  gboolean flexible;   /* a daily offer of times_a_week */
} LimberSlot;

/* A stretch of a day in which sitting is watched. */
typedef struct
{
  const LimberActivity *activity;
  const LimberPhase *phase;
  LimberDate date;
  int from_minute, to_minute; /* nominal */
  LimberInstant from, to;     /* to is exclusive */
} LimberSitting;

/* Appends the slots of @activity on @date to @slots (LimberSlot), in order; nothing for a
 * date on which it is not planned and for the shapes after_sitting_minutes. An `after`
 * activity stands as if what it follows were done on time at its full length. */
void limber_schedule_slots (const LimberCourse *course, const LimberActivity *activity, LimberDate date,
                            GTimeZone *zone, GArray *slots);

/* The same for every activity of the plan of @date, ordered by instant, then by the file. */
void limber_schedule_day (const LimberCourse *course, LimberDate date, GTimeZone *zone, GArray *slots);

/* Appends the watched stretches of @date (LimberSitting), in the order of the file. */
void limber_schedule_sitting (const LimberCourse *course, LimberDate date, GTimeZone *zone, GArray *sitting);

/* The slot of an `after` activity once what it follows has ended: @target is that occurrence's
 * slot, @ended when it ended, @performed whether it was done or partly done (then
 * `wait_minutes` apply). FALSE when the resulting window is empty. */
gboolean limber_schedule_after (const LimberCourse *course, const LimberActivity *activity, const LimberSlot *target,
                                LimberInstant ended, gboolean performed, GTimeZone *zone, LimberSlot *slot);

/* The first slot of @activity that is due strictly after @after. FALSE when there is none
 * within LIMBER_SCHEDULE_HORIZON days, so a rule that never matches ends the search.
 * Standing days and phases are those of @course. */
#define LIMBER_SCHEDULE_HORIZON 800
gboolean limber_schedule_next (const LimberCourse *course, const LimberActivity *activity, GTimeZone *zone,
                               LimberInstant after, LimberSlot *slot);

G_END_DECLS
