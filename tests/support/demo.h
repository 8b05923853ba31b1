/* demo.h — weeks of a made-up client's history, for pictures, benchmarks and laws: pure rows, the
 * same for the same seed.
 *
 * The client goes through the routine as people do: better in the evening than in the morning,
 * worse at the weekend, with reminders put off, sessions cut short, a step that hurts, pain that
 * goes up and down, a holiday, a computer left off, a stop, a warning sign that was cleared, an
 * answer taken back, a correction and notes.
 */
#pragma once

#include "core/report.h"

typedef struct
{
  LimberDate from;
  int days;
  guint32 seed;
  const char *origin;
  int holiday_every; /* days; five days off at the end of each; 0: never */
} LimberDemo;

/* Returns: (transfer full) LimberEvent, numbered as they were written. @routine is in force and its
 * phases repeat when they are over, so that the history may be of any length. */
GPtrArray *limber_demo_history (const LimberDemo *demo, const LimberRoutine *routine, GTimeZone *zone,
                                const char *zone_name);
