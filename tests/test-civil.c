#include "core/civil.h"
#include "support/routines.h"

static void
test_dates (void)
{
  static const struct
  {
    const char *text;
    int weekday; /* 0: no date */
  } rows[] = {
    { "2026-03-02", 1 },  { "2026-03-08", 7 },  { "2024-02-29", 4 },   { "1900-01-01", 1 }, { "2199-12-31", 2 },
    { "2026-02-29", 0 },  { "2026-13-01", 0 },  { "2026-00-10", 0 },   { "2026-01-00", 0 }, { "1899-12-31", 0 },
    { "2200-01-01", 0 },  { "2026-3-02", 0 },   { "2026-03-2", 0 },    { "26-03-02", 0 },   { " 2026-03-02", 0 },
    { "2026-03-02 ", 0 }, { "2026-03-021", 0 }, { "2026/03/02", 0 },   { "", 0 },           { "2026-03", 0 },
    { "+026-03-02", 0 },  { "2026-0x-02", 0 },  { "tomorrow now", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      LimberDate date = limber_date_parse (rows[i].text);
      char buffer[LIMBER_DATE_BUFFER];

      g_test_message ("%s", rows[i].text);
      g_assert_cmpint (date != 0, ==, rows[i].weekday != 0);
      if (date == 0)
        continue;
      g_assert_cmpint (limber_date_weekday (date), ==, rows[i].weekday);
      g_assert_cmpstr (limber_date_format (date, buffer), ==, rows[i].text);
    }
  g_assert_cmpuint (limber_date_parse ("2026-03-01"), ==, limber_date_parse ("2026-02-28") + 1);
}

static void
test_minutes (void)
{
  static const struct
  {
    const char *text;
    int minute;
  } rows[] = {
    { "00:00", 0 },  { "07:30", 450 }, { "23:59", 1439 }, { "24:00", -1 }, { "7:30", -1 },  { "07:60", -1 },
    { "07.30", -1 }, { "07:30 ", -1 }, { "07:3", -1 },    { "", -1 },      { "-1:30", -1 },
  };
  char buffer[LIMBER_TIME_BUFFER];

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s", rows[i].text);
      g_assert_cmpint (limber_minute_parse (rows[i].text), ==, rows[i].minute);
      if (rows[i].minute >= 0)
        g_assert_cmpstr (limber_minute_format (rows[i].minute, buffer), ==, rows[i].text);
    }
}

static void
test_instants (void)
{
  static const struct
  {
    const char *text;
    gint64 at; /* G_MININT64: refused */
  } rows[] = {
    { "1970-01-01T00:00:00Z", 0 },
    { "1970-01-01T01:00:00+01:00", 0 },
    { "1970-01-01T00:00:00-00:00", 0 },
    { "1969-12-31T23:59:59Z", -1000000 },
    { "1969-12-31T14:30-09:30", 0 },
    { "2026-03-29T03:00:00+02:00", G_GINT64_CONSTANT (1774746000000000) },
    { "2026-03-29T01:00:00.25Z", G_GINT64_CONSTANT (1774746000250000) },
    { "2026-03-29T01:00:00.1234567Z", G_GINT64_CONSTANT (1774746000123456) },
    { "2026-03-29T03:00:00", G_MININT64 },
    { "2026-03-29 03:00:00Z", G_MININT64 },
    { "2026-03-29T03:00:60Z", G_MININT64 },
    { "2026-03-29T03:00:6Z", G_MININT64 },
    { "2026-03-29T03:00:", G_MININT64 },
    { "2026-03-29T03:00:00.Z", G_MININT64 },
    { "2026-03-29T24:00:00Z", G_MININT64 },
    { "2026-02-30T03:00:00Z", G_MININT64 },
    { "2026-03-29T03:00:00+2:00", G_MININT64 },
    { "2026-03-29T03:00:00+02:60", G_MININT64 },
    { "2026-03-29T03:00:00Z ", G_MININT64 },
    { "2026-03-29T03Z", G_MININT64 },
    { "2026-03-29", G_MININT64 },
    { "", G_MININT64 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      LimberInstant at = G_MININT64;

      g_test_message ("%s", rows[i].text);
      g_assert_cmpint (limber_instant_parse (rows[i].text, &at), ==, rows[i].at != G_MININT64);
      g_assert_cmpint (at, ==, rows[i].at);
    }
}

static void
test_format (void)
{
  static const struct
  {
    const char *zone, *utc, *text;
  } rows[] = {
    { "UTC", "2026-03-29T01:00:00Z", "2026-03-29T01:00:00+00:00" },
    { "Europe/Berlin", "2026-03-29T00:59:59.999999Z", "2026-03-29T01:59:59+01:00" },
    { "Europe/Berlin", "2026-03-29T01:00:00Z", "2026-03-29T03:00:00+02:00" },
    { "America/St_Johns", "2026-01-01T00:00:00Z", "2025-12-31T20:30:00-03:30" },
    { "Pacific/Kiritimati", "2026-01-01T10:00:00Z", "2026-01-02T00:00:00+14:00" },
    { "UTC", "1969-12-31T23:59:59.5Z", "1969-12-31T23:59:59+00:00" },
    /* local mean time, 9 minutes and 21 seconds before UTC's */
    { "Europe/Paris", "1900-01-01T00:00:00Z", "1900-01-01T00:09:00+00:09" },
    { "Africa/Monrovia", "1971-01-01T00:00:00Z", "1970-12-31T23:15:00-00:45" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GTimeZone) zone = limber_test_zone (rows[i].zone);
      g_autofree char *text = NULL;
      LimberInstant at, again;

      g_assert_true (limber_instant_parse (rows[i].utc, &at));
      text = limber_instant_format (at, zone);
      g_assert_cmpstr (text, ==, rows[i].text);
      g_assert_true (limber_instant_parse (text, &again));
      g_assert_cmpint (at - again, <, G_USEC_PER_SEC);
      g_assert_cmpint (at - again, >=, 0);
    }
}

static void
test_resolve (void)
{
  static const struct
  {
    const char *zone, *date, *time;
    const char *at; /* NULL: not on that date */
    gboolean moved;
  } rows[] = {
    { "Europe/Berlin", "2026-03-02", "19:00", "2026-03-02T19:00:00+01:00", FALSE },
    { "UTC", "2026-03-02", "00:00", "2026-03-02T00:00:00+00:00", FALSE },
    /* a spring gap */
    { "Europe/Berlin", "2026-03-29", "01:59", "2026-03-29T01:59:00+01:00", FALSE },
    { "Europe/Berlin", "2026-03-29", "02:00", "2026-03-29T03:00:00+02:00", TRUE },
    { "Europe/Berlin", "2026-03-29", "02:59", "2026-03-29T03:00:00+02:00", TRUE },
    { "Europe/Berlin", "2026-03-29", "03:00", "2026-03-29T03:00:00+02:00", FALSE },
    { "America/New_York", "2026-03-08", "02:30", "2026-03-08T03:00:00-04:00", TRUE },
    { "Australia/Lord_Howe", "2026-10-04", "02:15", "2026-10-04T02:30:00+11:00", TRUE },
    /* an autumn overlap: the first of the two */
    { "Europe/London", "2026-10-25", "01:30", "2026-10-25T01:30:00+01:00", FALSE },
    { "Europe/London", "2026-10-25", "01:00", "2026-10-25T01:00:00+01:00", FALSE },
    { "Europe/London", "2026-10-25", "02:00", "2026-10-25T02:00:00+00:00", FALSE },
    { "Europe/Dublin", "2026-10-25", "01:30", "2026-10-25T01:30:00+01:00", FALSE },
    { "Australia/Lord_Howe", "2026-04-05", "01:45", "2026-04-05T01:45:00+11:00", FALSE },
    /* a change of standard time, neither side of which is summer time */
    { "Europe/Moscow", "2014-10-26", "01:30", "2014-10-26T01:30:00+04:00", FALSE },
    { "America/Caracas", "2016-05-01", "02:45", "2016-05-01T03:00:00-04:00", TRUE },
    /* a day that begins after its midnight */
    { "America/Sao_Paulo", "2018-11-04", "00:00", "2018-11-04T01:00:00-02:00", TRUE },
    { "Asia/Beirut", "2026-03-29", "00:30", "2026-03-29T01:00:00+03:00", TRUE },
    /* a day that ends before its midnight */
    { "America/Nuuk", "2026-03-28", "23:30", NULL, TRUE },
    { "America/Nuuk", "2026-03-28", "22:59", "2026-03-28T22:59:00-02:00", FALSE },
    { "America/Nuuk", "2026-03-29", "00:00", "2026-03-29T00:00:00-01:00", FALSE },
    /* a date whose end is shown twice, the second time after the next date has begun */
    { "America/St_Johns", "2010-11-06", "23:30", "2010-11-06T23:30:00-02:30", FALSE },
    { "America/St_Johns", "2010-11-07", "00:00", "2010-11-07T00:00:00-02:30", FALSE },
    { "America/St_Johns", "2010-11-07", "00:01", "2010-11-07T00:01:00-03:30", FALSE },
    /* a date that was skipped, and one that has 23 hours more to it */
    { "Pacific/Apia", "2011-12-29", "23:59", "2011-12-29T23:59:00-10:00", FALSE },
    { "Pacific/Apia", "2011-12-30", "00:00", NULL, TRUE },
    { "Pacific/Apia", "2011-12-30", "12:00", NULL, TRUE },
    { "Pacific/Apia", "2011-12-31", "00:00", "2011-12-31T00:00:00+14:00", FALSE },
    { "Pacific/Kwajalein", "1993-08-21", "12:00", NULL, TRUE },
    /* two changes within the same month: Morocco's Ramadan */
    { "Africa/Casablanca", "2026-02-15", "02:30", "2026-02-15T02:30:00+01:00", FALSE },
    { "Africa/Casablanca", "2026-03-22", "02:30", "2026-03-22T03:00:00+01:00", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GTimeZone) zone = limber_test_zone (rows[i].zone);
      LimberDate date = limber_date_parse (rows[i].date), local_date;
      int minute = limber_minute_parse (rows[i].time), local_minute;
      gboolean moved;
      LimberInstant at;

      g_test_message ("%s %s %s", rows[i].zone, rows[i].date, rows[i].time);
      g_assert_cmpint (limber_civil_resolve (zone, date, minute, &at, &moved), ==, rows[i].at != NULL);
      g_assert_cmpint (moved, ==, rows[i].moved);
      if (rows[i].at != NULL)
        {
          g_autofree char *text = limber_instant_format (at, zone);

          g_assert_cmpstr (text, ==, rows[i].at);
          limber_civil_local (zone, at, &local_date, &local_minute);
          g_assert_cmpuint (local_date, ==, date);
          if (!moved)
            g_assert_cmpint (local_minute, ==, minute);
        }
    }
}

/* Minute 1440, and the ends of windows. */
static void
test_ends (void)
{
  static const struct
  {
    const char *zone, *date;
    int minute;
    const char *at;
  } rows[] = {
    { "Europe/Berlin", "2026-03-02", 1440, "2026-03-03T00:00:00+01:00" },
    { "Europe/Berlin", "2026-03-29", 150, "2026-03-29T03:00:00+02:00" },
    { "America/Sao_Paulo", "2018-11-03", 1440, "2018-11-04T01:00:00-02:00" },
    { "America/Nuuk", "2026-03-28", 1440, "2026-03-29T00:00:00-01:00" },
    { "America/Nuuk", "2026-03-28", 1410, "2026-03-29T00:00:00-01:00" },
    { "Pacific/Apia", "2011-12-29", 1440, "2011-12-31T00:00:00+14:00" },
    { "America/St_Johns", "2010-11-06", 1440, "2010-11-07T00:00:00-02:30" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GTimeZone) zone = limber_test_zone (rows[i].zone);
      g_autofree char *text = NULL;
      LimberCivilDay day;

      limber_civil_day_init (&day, zone, limber_date_parse (rows[i].date));
      text = limber_instant_format (limber_civil_day_end (&day, rows[i].minute), zone);
      g_assert_cmpstr (text, ==, rows[i].at);
    }
}

/* A span tells what a lookup of its own would, wherever one jumps to: over clock changes, over a
 * date that was left out, in zones whose changes lie close together. */
static void
test_spans (void)
{
  static const char *const zones[]
      = { "Europe/Berlin", "Pacific/Apia", "Africa/Casablanca", "America/Nuuk", "Australia/Lord_Howe", "Etc/UTC" };
  LimberInstant from, until;

  g_assert_true (limber_instant_parse ("2008-01-01T00:00Z", &from));
  g_assert_true (limber_instant_parse ("2030-01-01T00:00Z", &until));
  for (gsize i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      g_autoptr (GTimeZone) zone = limber_test_zone (zones[i]);
      LimberCivilSpan span = { 0 };

      for (LimberInstant at = from; at < until; at += g_test_rand_int_range (-300, 1000) * LIMBER_MINUTE)
        {
          LimberDate date, span_date;
          int minute, span_minute;

          limber_civil_local (zone, at, &date, &minute);
          limber_civil_span_local (&span, zone, at, &span_date, &span_minute);
          g_assert_cmpuint (span_date, ==, date);
          g_assert_cmpint (span_minute, ==, minute);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/civil/dates", test_dates);
  g_test_add_func ("/civil/minutes", test_minutes);
  g_test_add_func ("/civil/instants", test_instants);
  g_test_add_func ("/civil/format", test_format);
  g_test_add_func ("/civil/resolve", test_resolve);
  g_test_add_func ("/civil/ends", test_ends);
  g_test_add_func ("/civil/spans", test_spans);
  return g_test_run ();
}
