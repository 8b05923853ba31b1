/* week.h — the last seven days at a glance, for the client. Pure.
 *
 * Each day stands for itself: nothing here runs over days and could break.
 */
#pragma once

#include "past.h"

G_BEGIN_DECLS

#define LIMBER_WEEK_DAYS 7

typedef enum
{
  LIMBER_DAY_NOTHING, /* nothing was planned, or it is still to come */
  LIMBER_DAY_COUNTED, /* see @performed and @counted */
  LIMBER_DAY_PAUSED,
  LIMBER_DAY_HELD,
  LIMBER_DAY_UNSEEN, /* all that was planned was seen by nobody */
} LimberDayState;

typedef struct
{
  LimberDate date;
  LimberDayState state;
  int performed; /* done, in part, taken unasked, stopped, and what was done besides the plan */
  int counted;   /* those, and what was skipped or missed */
} LimberWeekDay;

/* The days up to @today, oldest first. */
void limber_week (const LimberPast *past, LimberDate today, LimberWeekDay days[LIMBER_WEEK_DAYS]);

/* "counted", "paused" …, as `limber status --json` has it; parse gives NOTHING for a word that is
 * none. */
const char *limber_day_state_name (LimberDayState state);
LimberDayState limber_day_state_parse (const char *name);

/* "4 of 5", "paused", or "–". Returns: (transfer full) */
char *limber_week_day_words (const LimberWeekDay *day);

/* A sentence about the week that counts what was done and blames for nothing.
 * Returns: (transfer full) */
char *limber_week_words (const LimberWeekDay days[LIMBER_WEEK_DAYS]);

G_END_DECLS
