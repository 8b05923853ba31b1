/* civil.h — local civil dates and times, and the one place where they become instants.
 *
 * Routine files speak of floating local time ("19:00 wherever the client is"). GLib and
 * libc each resolve such a time differently in the hour that a clock change skips or
 * repeats, so nothing else in limber turns a local time into an instant.
 *
 * Units: instants are microseconds since 1970-01-01T00:00Z; minutes count from local
 * midnight on the wall clock (0 … 1439), not elapsed time.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A local calendar day as a GDate Julian day number; 0 is "no date". Adding 1 is the next day. */
typedef guint32 LimberDate;

/* A wall-clock instant in microseconds since the epoch. */
typedef gint64 LimberInstant;

#define LIMBER_NEVER G_MAXINT64
#define LIMBER_MINUTE ((gint64)60 * G_USEC_PER_SEC)
#define LIMBER_DATE_BUFFER 11
#define LIMBER_TIME_BUFFER 6
#define LIMBER_INSTANT_BUFFER sizeof "2026-03-29T03:00:00+02:00"

/* Reads exactly "YYYY-MM-DD" (1900–2199) naming a day that exists; 0 otherwise. */
LimberDate limber_date_parse (const char *text);

/* Writes "YYYY-MM-DD" into @buffer and returns it. */
const char *limber_date_format (LimberDate date, char buffer[LIMBER_DATE_BUFFER]);

GDateWeekday limber_date_weekday (LimberDate date);

/* Reads exactly "HH:MM" (00:00–23:59); -1 otherwise. */
int limber_minute_parse (const char *text);

/* Writes "HH:MM" into @buffer and returns it. */
const char *limber_minute_format (int minute, char buffer[LIMBER_TIME_BUFFER]);

/* The instant at which the wall clocks of @zone show @minute on @date.
 *
 * In a spring gap: the first instant after the gap, with *@moved (nullable) set TRUE.
 * In an autumn overlap: the first of the two. FALSE when that instant does not fall on
 * @date, which also covers dates that a zone skipped altogether. @minute may be 1440,
 * the end of the day: the first instant that is past @date. */
gboolean limber_civil_resolve (GTimeZone *zone, LimberDate date, int minute, LimberInstant *at, gboolean *moved);

/* The same for many minutes of one date, at a fraction of the cost: what limber_civil_resolve()
 * does first is done once. To be filled by limber_civil_day_init(), and valid as long as @zone. */
typedef struct
{
  GTimeZone *zone; /* (unowned) */
  LimberDate date;
  int first_interval, last_interval; /* the zone's intervals of constant offset that it may touch */
  gint32 offset;                     /* in @first_interval, seconds */
} LimberCivilDay;

void limber_civil_day_init (LimberCivilDay *day, GTimeZone *zone, LimberDate date);
gboolean limber_civil_day_resolve (const LimberCivilDay *day, int minute, LimberInstant *at, gboolean *moved);

/* @minute as the exclusive end of something on that date: resolved like a start, but where that
 * would be on another date, the end of the date itself. */
LimberInstant limber_civil_day_end (const LimberCivilDay *day, int minute);

/* What a wall clock in @zone shows at @at. Either result may be NULL. */
void limber_civil_local (GTimeZone *zone, LimberInstant at, LimberDate *date, int *minute);

/* For many instants close to each other: the offset that a zone has from one second to another,
 * so that not every instant has to be looked up. Begins zeroed, belongs to one zone, and finds
 * by itself where it no longer holds. */
typedef struct
{
  gint64 from, until; /* seconds since the epoch, @until exclusive */
  gint32 offset;      /* seconds */
} LimberCivilSpan;

/* limber_civil_local() and limber_instant_format() with the help of @span. */
void limber_civil_span_local (LimberCivilSpan *span, GTimeZone *zone, LimberInstant at, LimberDate *date, int *minute);
const char *limber_civil_span_format (LimberCivilSpan *span, GTimeZone *zone, LimberInstant at,
                                      char buffer[LIMBER_INSTANT_BUFFER]);

/* RFC 3339 with the offset of @zone, to the second: "2026-03-29T03:00:00+02:00". Years 1–9999.
 * Returns: (transfer full) */
char *limber_instant_format (LimberInstant at, GTimeZone *zone);

/* Reads RFC 3339 with an offset or "Z". The seconds may be left out; a fraction is cut off after
 * the microseconds; leap seconds are refused. */
gboolean limber_instant_parse (const char *text, LimberInstant *at);

G_END_DECLS
