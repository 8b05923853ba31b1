#include "civil.h"

#include <string.h>

/* GDate counts days from 0001-01-01 = 1. */
#define EPOCH_JULIAN 719163
#define DAY_SECONDS ((gint64)24 * 60 * 60)

/* No zone was ever further from UTC than this, so a local time's instants lie this near to it. */
#define OFFSET_LIMIT ((gint64)26 * 60 * 60)

/* How far a span looks ahead: short beside the time between two clock changes, long beside that
 * between two instants. */
#define SPAN_SECONDS (7 * DAY_SECONDS)

/* Reads exactly @digits digits and moves @text past them. */
static gboolean
read_number (const char **text, int digits, int *number)
{
  *number = 0;
  for (; digits > 0; digits--, (*text)++)
    {
      if (!g_ascii_isdigit (**text))
        return FALSE;
      *number = *number * 10 + (**text - '0');
    }
  return TRUE;
}

static gboolean
read_character (const char **text, char character)
{
  if (**text != character)
    return FALSE;
  (*text)++;
  return TRUE;
}

static LimberDate
read_date (const char **text)
{
  int year, month, day;
  GDate date;

  if (!read_number (text, 4, &year) || !read_character (text, '-') || !read_number (text, 2, &month)
      || !read_character (text, '-') || !read_number (text, 2, &day)
      || !g_date_valid_dmy ((GDateDay)day, (GDateMonth)month, (GDateYear)year))
    return 0;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);
  return g_date_get_julian (&date);
}

/* "HH:MM" as minutes; -1 otherwise. */
static int
read_minute (const char **text)
{
  int hours, minutes;

  if (!read_number (text, 2, &hours) || !read_character (text, ':') || !read_number (text, 2, &minutes) || hours > 23
      || minutes > 59)
    return -1;
  return hours * 60 + minutes;
}

/* Writes @number in exactly @digits digits and returns what follows them. */
static char *
write_number (char *to, guint number, int digits)
{
  for (int i = digits - 1; i >= 0; i--, number /= 10)
    to[i] = (char)('0' + number % 10);
  return to + digits;
}

static char *
write_character (char *to, char character)
{
  *to = character;
  return to + 1;
}

/* "YYYY-MM-DD" without an end. */
static char *
write_date (char *to, LimberDate date)
{
  GDate value;

  g_date_clear (&value, 1);
  g_date_set_julian (&value, date);
  to = write_character (write_number (to, g_date_get_year (&value), 4), '-');
  to = write_character (write_number (to, (guint)g_date_get_month (&value), 2), '-');
  return write_number (to, g_date_get_day (&value), 2);
}

/* "HH:MM" without an end. */
static char *
write_minute (char *to, guint minute)
{
  return write_number (write_character (write_number (to, minute / 60, 2), ':'), minute % 60, 2);
}

LimberDate
limber_date_parse (const char *text)
{
  const char *rest = text;
  LimberDate date = read_date (&rest);

  return date != 0 && *rest == '\0' && strncmp (text, "1900", 4) >= 0 && strncmp (text, "2199", 4) <= 0 ? date : 0;
}

const char *
limber_date_format (LimberDate date, char buffer[LIMBER_DATE_BUFFER])
{
  *write_date (buffer, date) = '\0';
  return buffer;
}

GDateWeekday
limber_date_weekday (LimberDate date)
{
  return (GDateWeekday)((date - 1) % 7 + 1);
}

int
limber_minute_parse (const char *text)
{
  int minute = read_minute (&text);

  return *text == '\0' ? minute : -1;
}

const char *
limber_minute_format (int minute, char buffer[LIMBER_TIME_BUFFER])
{
  *write_minute (buffer, (guint)minute % (24 * 60)) = '\0';
  return buffer;
}

static int
interval_at (GTimeZone *zone, gint64 seconds)
{
  return g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, seconds);
}

/* Local wall time as if it were UTC, in seconds since the epoch. */
static gint64
wall_seconds (LimberDate date, int minute)
{
  return ((gint64)date - EPOCH_JULIAN) * DAY_SECONDS + (gint64)minute * 60;
}

void
limber_civil_day_init (LimberCivilDay *day, GTimeZone *zone, LimberDate date)
{
  gint64 start = wall_seconds (date, 0);

  day->zone = zone;
  day->date = date;
  day->first_interval = interval_at (zone, start - OFFSET_LIMIT);
  day->last_interval = interval_at (zone, start + DAY_SECONDS + OFFSET_LIMIT);
  day->offset = g_time_zone_get_offset (zone, day->first_interval);
}

/* The first second of @interval, which begins after @before and not after @latest. */
static gint64
interval_start (GTimeZone *zone, int interval, gint64 before, gint64 latest)
{
  while (latest - before > 1)
    {
      gint64 middle = before + (latest - before) / 2;

      if (interval_at (zone, middle) >= interval)
        latest = middle;
      else
        before = middle;
    }
  return latest;
}

/* For a day near a change of offset. Each interval of constant offset has one candidate for the
 * instant, which is real if it lies in that interval; they are tried from the earliest on, so
 * the first of two wins. Where none is real, the clocks jumped over @wall between the last
 * interval that ends before its candidate and the next, which begins after its own. */
static gint64
resolve_near_change (const LimberCivilDay *day, gint64 wall, gboolean *moved)
{
  gint64 jumped_to = 0;

  *moved = FALSE;
  for (int i = day->first_interval; i <= day->last_interval; i++)
    {
      gint64 candidate = wall - g_time_zone_get_offset (day->zone, i);
      int real = interval_at (day->zone, candidate);
      gint64 next;

      if (real == i)
        {
          *moved = FALSE;
          return candidate;
        }
      if (*moved || real < i || i == day->last_interval)
        continue;
      next = wall - g_time_zone_get_offset (day->zone, i + 1);
      if (interval_at (day->zone, next) <= i)
        {
          *moved = TRUE;
          jumped_to = interval_start (day->zone, i + 1, next, candidate);
        }
    }
  return jumped_to;
}

gboolean
limber_civil_day_resolve (const LimberCivilDay *day, int minute, LimberInstant *at, gboolean *moved)
{
  gint64 wall = wall_seconds (day->date, minute);
  gboolean jumped = FALSE, inside = TRUE;
  gint64 seconds;

  if (day->first_interval == day->last_interval)
    seconds = wall - day->offset;
  else
    seconds = resolve_near_change (day, wall, &jumped);
  *at = seconds * G_USEC_PER_SEC;
  if (moved != NULL)
    *moved = jumped;
  if (jumped && minute < 24 * 60)
    {
      LimberDate date;

      limber_civil_local (day->zone, *at, &date, NULL);
      inside = date == day->date;
    }
  return inside;
}

LimberInstant
limber_civil_day_end (const LimberCivilDay *day, int minute)
{
  LimberInstant end;

  /* past the last instant of the date there is only its end */
  if (!limber_civil_day_resolve (day, minute, &end, NULL))
    limber_civil_day_resolve (day, 24 * 60, &end, NULL);
  return end;
}

gboolean
limber_civil_resolve (GTimeZone *zone, LimberDate date, int minute, LimberInstant *at, gboolean *moved)
{
  LimberCivilDay day;

  limber_civil_day_init (&day, zone, date);
  return limber_civil_day_resolve (&day, minute, at, moved);
}

/* Rounds towards the past, also before 1970. */
static gint64
floor_divide (gint64 value, gint64 by)
{
  return value / by - (value % by < 0);
}

static void
split_wall (gint64 wall, LimberDate *date, int *second)
{
  gint64 days = floor_divide (wall, DAY_SECONDS);

  *date = (LimberDate)(days + EPOCH_JULIAN);
  *second = (int)(wall - days * DAY_SECONDS);
}

/* What the wall clocks of @zone are ahead of UTC. An interval of the zone is one stretch of time: where
 * both ends of a span lie in the same one, all between them does. */
static gint32
offset_at (LimberCivilSpan *span, GTimeZone *zone, gint64 seconds)
{
  if (seconds < span->from || seconds >= span->until)
    {
      int interval = interval_at (zone, seconds);
      gboolean whole = interval_at (zone, seconds + SPAN_SECONDS) == interval;

      span->from = seconds;
      span->until = seconds + (whole ? SPAN_SECONDS : 1);
      span->offset = g_time_zone_get_offset (zone, interval);
    }
  return span->offset;
}

static void
local_from_offset (gint64 seconds, gint32 offset, LimberDate *date, int *minute)
{
  LimberDate day;
  int second;

  split_wall (seconds + offset, &day, &second);
  if (date != NULL)
    *date = day;
  if (minute != NULL)
    *minute = second / 60;
}

void
limber_civil_local (GTimeZone *zone, LimberInstant at, LimberDate *date, int *minute)
{
  gint64 seconds = floor_divide (at, G_USEC_PER_SEC);

  local_from_offset (seconds, g_time_zone_get_offset (zone, interval_at (zone, seconds)), date, minute);
}

void
limber_civil_span_local (LimberCivilSpan *span, GTimeZone *zone, LimberInstant at, LimberDate *date, int *minute)
{
  gint64 seconds = floor_divide (at, G_USEC_PER_SEC);

  local_from_offset (seconds, offset_at (span, zone, seconds), date, minute);
}

const char *
limber_civil_span_format (LimberCivilSpan *span, GTimeZone *zone, LimberInstant at, char buffer[LIMBER_INSTANT_BUFFER])
{
  gint64 seconds = floor_divide (at, G_USEC_PER_SEC);
  /* RFC 3339 has no seconds in offsets: old local mean time is written in the nearest that it has */
  int offset = (int)floor_divide (offset_at (span, zone, seconds), 60);
  LimberDate date;
  int second;
  char *end;

  split_wall (seconds + (gint64)offset * 60, &date, &second);
  end = write_minute (write_character (write_date (buffer, date), 'T'), (guint)second / 60);
  end = write_number (write_character (end, ':'), (guint)second % 60, 2);
  end = write_minute (write_character (end, offset < 0 ? '-' : '+'), (guint)ABS (offset));
  *end = '\0';
  return buffer;
}

char *
limber_instant_format (LimberInstant at, GTimeZone *zone)
{
  LimberCivilSpan span = { 0 };
  char text[LIMBER_INSTANT_BUFFER];

  return g_strdup (limber_civil_span_format (&span, zone, at, text));
}

/* ":SS", perhaps with a fraction, as microseconds; 0 where there is nothing; -1 otherwise. */
static gint64
read_seconds (const char **text)
{
  gint64 fraction = 0, unit = G_USEC_PER_SEC;
  int seconds;

  if (!read_character (text, ':'))
    return 0;
  if (!read_number (text, 2, &seconds) || seconds > 59)
    return -1;
  if (read_character (text, '.'))
    {
      if (!g_ascii_isdigit (**text))
        return -1;
      for (; g_ascii_isdigit (**text); (*text)++)
        {
          unit /= 10;
          fraction += (**text - '0') * unit;
        }
    }
  return seconds * G_USEC_PER_SEC + fraction;
}

/* "Z" or "+HH:MM" in minutes. */
static gboolean
read_offset (const char **text, int *offset)
{
  gboolean west = **text == '-';

  *offset = 0;
  if (read_character (text, 'Z'))
    return TRUE;
  if (!west && **text != '+')
    return FALSE;
  (*text)++;
  *offset = read_minute (text);
  if (*offset < 0)
    return FALSE;
  if (west)
    *offset = -*offset;
  return TRUE;
}

gboolean
limber_instant_parse (const char *text, LimberInstant *at)
{
  LimberDate date = read_date (&text);
  gint64 microseconds;
  int minute, offset;

  if (date == 0 || !read_character (&text, 'T'))
    return FALSE;
  minute = read_minute (&text);
  if (minute < 0)
    return FALSE;
  microseconds = read_seconds (&text);
  if (microseconds < 0 || !read_offset (&text, &offset) || *text != '\0')
    return FALSE;
  *at = wall_seconds (date, minute - offset) * G_USEC_PER_SEC + microseconds;
  return TRUE;
}
