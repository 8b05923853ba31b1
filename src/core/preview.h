/* preview.h — the calendar that a routine file means, as a value, as text and as iCalendar.
 *
 * It is made by core/schedule.h, and so names the instants that the daemon will act on. It
 * assumes that all goes to plan: what an `after` activity follows is done on time at its full
 * length, every progression is due, no day stands still, no phase is prolonged.
 */
#pragma once

#include "schedule.h"

G_BEGIN_DECLS

typedef struct
{
  LimberRoutine *routine; /* (owned) */
  GTimeZone *zone;        /* (owned) */
  char *zone_name;        /* (owned) */
  LimberDate from;        /* the first date */
  int days;
  LimberCourse course;
  GArray *slots;   /* LimberSlot, by date, then by instant, then by the file */
  GArray *sitting; /* LimberSitting, by date, then by the file */
} LimberPreview;

/* The longest preview: ten years and their leap days. */
#define LIMBER_PREVIEW_MAX_DAYS 3660

/* @days dates from @from on, as in @zone, which is called @zone_name. Day 1 is that of the file,
 * else @from. Returns: (transfer full) */
LimberPreview *limber_preview_new (LimberRoutine *routine, GTimeZone *zone, const char *zone_name, LimberDate from,
                                   int days);
void limber_preview_free (LimberPreview *preview);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LimberPreview, limber_preview_free)

/* For people: at most 80 columns, grouped by day, weeks and phases named; the times of a line
 * are those of the window. Many slots a day of one `every_minutes` rule are one line.
 * Returns: (transfer full) */
char *limber_preview_text (const LimberPreview *preview);

/* RFC 5545, one event with an alarm for each occurrence that is ever offered. Times are
 * floating, as the wall clock of the preview's zone shows them; the length is that of the
 * activity. A UID stays the same from export to export, so that a calendar replaces what it
 * has; SEQUENCE is the file's revision. Daily offers of `times_a_week` are tentative. Sitting is
 * left out: it has no time of its own.
 * @stamp: when the export is made. Returns: (transfer full) (nullable) NULL when nothing is
 * planned, for which iCalendar has no form. */
char *limber_preview_ics (const LimberPreview *preview, LimberInstant stamp);

G_END_DECLS
