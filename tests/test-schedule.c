#include "core/schedule.h"
#include "support/routines.h"

#include <string.h>

#define MAX_SLOTS 8

static LimberInstant
instant (const char *text)
{
  LimberInstant at;

  g_assert_true (limber_instant_parse (text, &at));
  return at;
}

/* "KEY AT UNTIL", where UNTIL is only its time when it is on the same date at the same offset. */
static char *
describe (const LimberSlot *slot, GTimeZone *zone)
{
  g_autofree char *at = limber_instant_format (slot->at, zone);
  g_autofree char *until = limber_instant_format (slot->until, zone);

  if (strncmp (at, until, 11) == 0 && strcmp (at + 19, until + 19) == 0)
    return g_strdup_printf ("%s %s %.5s", slot->key, at, until + 11);
  return g_strdup_printf ("%s %s %s", slot->key, at, until);
}

typedef struct
{
  const char *zone, *day, *plan, *date;
  const char *expected[MAX_SLOTS]; /* of the activity on the last line of the plan */
} Row;

#define BERLIN "Europe/Berlin", "07:30-21:30"
#define ALL_DAY "00:00-23:59"
#define MONDAY "2026-03-02"

static const Row rows[] = {
  { BERLIN,
    "a: at 09:30 19:00",
    MONDAY,
    { "09:30 2026-03-02T09:30:00+01:00 11:00", "19:00 2026-03-02T19:00:00+01:00 20:30" } },
  /* a window ends at the next slot and at the end of the day */
  { BERLIN,
    "a: at 09:30 10:00 21:00",
    MONDAY,
    { "09:30 2026-03-02T09:30:00+01:00 10:00", "10:00 2026-03-02T10:00:00+01:00 11:30",
      "21:00 2026-03-02T21:00:00+01:00 21:30" } },
  /* outside the day, which the reader refuses: never offered */
  { BERLIN,
    "a: at 21:30 22:00",
    MONDAY,
    { "21:30 2026-03-02T21:30:00+01:00 21:30", "22:00 2026-03-02T22:00:00+01:00 22:00" } },
  /* the narrowing by days and by every so many days, from day 1 */
  { BERLIN, "a: at 09:30 on tue,wed", MONDAY, { NULL } },
  { BERLIN, "a: at 09:30 on mon,wed", MONDAY, { "09:30 2026-03-02T09:30:00+01:00 11:00" } },
  { BERLIN, "a: at 09:30 each 2 days", MONDAY, { "09:30 2026-03-02T09:30:00+01:00 11:00" } },
  { BERLIN, "a: at 09:30 each 2 days", "2026-03-03", { NULL } },
  { BERLIN, "a: at 09:30 each 2 days", "2026-03-04", { "09:30 2026-03-04T09:30:00+01:00 11:00" } },
  { BERLIN, "a: at 09:30 each 2 days on tue", "2026-03-04", { NULL } },
  /* before day 1 there is nothing */
  { BERLIN, "a: at 09:30", "2026-03-01", { NULL } },
  { BERLIN,
    "a: 2 a day 10:00-18:00",
    MONDAY,
    { "10:00 2026-03-02T10:00:00+01:00 14:00", "14:00 2026-03-02T14:00:00+01:00 18:00" } },
  /* equal parts, rounded down to the minute */
  { BERLIN,
    "a: 3 a day 10:00-17:00",
    MONDAY,
    { "10:00 2026-03-02T10:00:00+01:00 12:20", "12:20 2026-03-02T12:20:00+01:00 14:40",
      "14:40 2026-03-02T14:40:00+01:00 17:00" } },
  { BERLIN,
    "a: 3 a day 10:00-10:10",
    MONDAY,
    { "10:00 2026-03-02T10:00:00+01:00 10:03", "10:03 2026-03-02T10:03:00+01:00 10:06",
      "10:06 2026-03-02T10:06:00+01:00 10:10" } },
  /* more parts than there are minutes */
  { BERLIN,
    "a: 4 a day 10:00-10:02",
    MONDAY,
    { "10:00 2026-03-02T10:00:00+01:00 10:01", "10:01 2026-03-02T10:01:00+01:00 10:02" } },
  /* while before `to`: 11:00 itself is not one */
  { BERLIN,
    "a: every 30 09:30-11:00",
    MONDAY,
    { "09:30 2026-03-02T09:30:00+01:00 10:00", "10:00 2026-03-02T10:00:00+01:00 10:30",
      "10:30 2026-03-02T10:30:00+01:00 11:00" } },
  { BERLIN,
    "a: every 45 09:30-11:01",
    MONDAY,
    { "09:30 2026-03-02T09:30:00+01:00 10:15", "10:15 2026-03-02T10:15:00+01:00 11:00",
      "11:00 2026-03-02T11:00:00+01:00 11:01" } },
  /* longer than an offer, but never past the next */
  { BERLIN,
    "a: every 200 09:00-15:00 offer 30",
    MONDAY,
    { "09:00 2026-03-02T09:00:00+01:00 12:20", "12:20 2026-03-02T12:20:00+01:00 15:00" } },
  { BERLIN, "a: 5 a week 17:30 offer 60", MONDAY, { "17:30 2026-03-02T17:30:00+01:00 18:30" } },
  { BERLIN, "a: 5 a week 17:30 on tue", MONDAY, { NULL } },
  /* the first of them; one without a time, or every so many minutes that are none, the reader refuses */
  { BERLIN, "a: 5 a week 17:30 19:00 offer 60", MONDAY, { "17:30 2026-03-02T17:30:00+01:00 18:30" } },
  { BERLIN, "a: 5 a week", MONDAY, { NULL } },
  { BERLIN, "a: every 0 09:00-12:00", MONDAY, { NULL } },
  { BERLIN, "a: sitting 40 09:00-18:00", MONDAY, { NULL } },
  /* after: the target's key, its full length, the wait */
  { BERLIN,
    "heat: at 09:30 19:00 takes 15\na: after heat 5",
    MONDAY,
    { "09:30 2026-03-02T09:50:00+01:00 11:20", "19:00 2026-03-02T19:20:00+01:00 20:50" } },
  { BERLIN,
    "heat: at 09:30 10:00 takes 15\na: after heat 5",
    MONDAY,
    { "09:30 2026-03-02T09:50:00+01:00 10:20", "10:00 2026-03-02T10:20:00+01:00 11:50" } },
  { BERLIN,
    "heat: at 09:30 takes 15\nb: after heat 5 takes 10\na: after b 60",
    MONDAY,
    { "09:30 2026-03-02T11:00:00+01:00 12:30" } },
  /* what would begin after the day has ended has no place in it */
  { BERLIN, "heat: at 21:20 takes 15\na: after heat 0", MONDAY, { NULL } },
  { BERLIN, "heat: at 21:15 takes 15\na: after heat 0", MONDAY, { NULL } },
  { BERLIN, "heat: at 21:14 takes 15\na: after heat 0", MONDAY, { "21:14 2026-03-02T21:29:00+01:00 21:30" } },
  /* circles and missing targets, which the reader refuses, come to nothing */
  { BERLIN, "a: after a 5", MONDAY, { NULL } },
  { BERLIN, "b: after a 5\na: after b 5", MONDAY, { NULL } },
  { BERLIN, "b: at 09:30\na: after c 5", MONDAY, { NULL } },

  /* a spring gap, 02:00 to 03:00: moved to its end */
  { "Europe/Berlin", ALL_DAY, "a: at 02:30", "2026-03-29", { "02:30 2026-03-29T03:00:00+02:00 04:30" } },
  /* one that stands there anyway wins */
  { "Europe/Berlin", ALL_DAY, "a: at 02:30 03:00", "2026-03-29", { "03:00 2026-03-29T03:00:00+02:00 04:30" } },
  /* of several moved ones the first stays */
  { "Europe/Berlin", ALL_DAY, "a: at 02:15 02:45", "2026-03-29", { "02:15 2026-03-29T03:00:00+02:00 04:30" } },
  { "Europe/Berlin",
    ALL_DAY,
    "a: at 02:15 02:45 03:00 03:30",
    "2026-03-29",
    { "03:00 2026-03-29T03:00:00+02:00 03:30", "03:30 2026-03-29T03:30:00+02:00 05:00" } },
  { "Europe/Berlin",
    ALL_DAY,
    "a: every 30 01:00-04:00",
    "2026-03-29",
    { "01:00 2026-03-29T01:00:00+01:00 01:30", "01:30 2026-03-29T01:30:00+01:00 2026-03-29T03:00:00+02:00",
      "03:00 2026-03-29T03:00:00+02:00 03:30", "03:30 2026-03-29T03:30:00+02:00 04:00" } },
  /* a window across the gap is as long as the clock says, not as the wall does */
  { "Europe/Berlin",
    ALL_DAY,
    "a: at 01:30",
    "2026-03-29",
    { "01:30 2026-03-29T01:30:00+01:00 2026-03-29T04:00:00+02:00" } },
  /* a window that the gap has swallowed is listed, but empty, and nothing follows it */
  { "Europe/Berlin", ALL_DAY, "a: 1 a day 02:05-02:50", "2026-03-29", { "02:05 2026-03-29T03:00:00+02:00 03:00" } },
  { "Europe/Berlin",
    ALL_DAY,
    "a: every 20 01:30-02:30",
    "2026-03-29",
    { "01:30 2026-03-29T01:30:00+01:00 01:50", "01:50 2026-03-29T01:50:00+01:00 2026-03-29T03:00:00+02:00",
      "02:10 2026-03-29T03:00:00+02:00 03:00" } },
  { "Europe/Berlin", ALL_DAY, "b: 1 a day 02:05-02:50\na: after b 0", "2026-03-29", { NULL } },
  /* an autumn overlap: the first one only, the window through both */
  { "Europe/London",
    ALL_DAY,
    "a: at 01:30",
    "2026-10-25",
    { "01:30 2026-10-25T01:30:00+01:00 2026-10-25T02:00:00+00:00" } },
  { "Europe/London",
    ALL_DAY,
    "a: every 30 00:30-02:30",
    "2026-10-25",
    { "00:30 2026-10-25T00:30:00+01:00 01:00", "01:00 2026-10-25T01:00:00+01:00 01:30",
      "01:30 2026-10-25T01:30:00+01:00 2026-10-25T02:00:00+00:00", "02:00 2026-10-25T02:00:00+00:00 02:30" } },
  { "Europe/London",
    ALL_DAY,
    "heat: at 01:50 takes 15\na: after heat 0",
    "2026-10-25",
    { "01:50 2026-10-25T01:05:00+00:00 02:35" } },
  /* a midnight that comes twice: a day's first minutes may run back into the date before */
  { "America/St_Johns",
    ALL_DAY,
    "b: at 00:00 takes 24\na: after b 0",
    "2010-11-07",
    { "00:00 2010-11-06T23:24:00-03:30 2010-11-07T00:54:00-03:30" } },
  /* a date that does not exist, and a time moved to another date */
  { "Pacific/Apia", ALL_DAY, "a: at 12:00", "2011-12-30", { NULL } },
  { "America/Nuuk",
    ALL_DAY,
    "a: at 22:30 23:30",
    "2026-03-28",
    { "22:30 2026-03-28T22:30:00-02:00 2026-03-29T00:00:00-01:00" } },
  /* half an hour, and a day that begins late */
  { "Australia/Lord_Howe", ALL_DAY, "a: at 02:10 02:20", "2026-10-04", { "02:10 2026-10-04T02:30:00+11:00 04:00" } },
  { "America/Sao_Paulo", ALL_DAY, "a: at 00:15", "2018-11-04", { "00:15 2018-11-04T01:00:00-02:00 02:30" } },
};

static void
test_slots (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const Row *row = &rows[i];
      g_autoptr (LimberRoutine) routine = limber_test_routine (row->day, row->plan);
      g_autoptr (GTimeZone) zone = limber_test_zone (row->zone);
      g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (LimberSlot));
      LimberDate date = limber_date_parse (row->date);
      LimberCourse course = { .routine = routine, .day1 = MIN (date, limber_date_parse (MONDAY)) };

      g_test_message ("%s: %s on %s", row->zone, row->plan, row->date);
      if (strcmp (row->date, "2026-03-01") == 0)
        course.day1 = date + 1;
      limber_schedule_slots (&course, limber_test_activity (routine, 0, "a"), date, zone, slots);
      for (guint j = 0; j < slots->len; j++)
        {
          const LimberSlot *slot = &g_array_index (slots, LimberSlot, j);
          g_autofree char *text = describe (slot, zone);

          g_assert_cmpstr (text, ==, row->expected[j]);
          g_assert_cmpint (slot->slot, ==, (int)j + 1);
          g_assert_cmpuint (slot->date, ==, date);
          g_assert_cmpint (slot->flexible, ==, slot->activity->when.shape == LIMBER_SHAPE_TIMES_A_WEEK);
        }
      g_assert_null (row->expected[slots->len]);
    }
}

/* A day of several activities: by instant, then by the file. */
static void
test_day (void)
{
  static const char *const expected[] = { "heat 09:30 570", "walk 09:30 570",  "stretch 09:30 590",
                                          "walk 13:30 810", "heat 19:00 1140", "stretch 19:00 1160" };
  g_autoptr (LimberRoutine) routine = limber_test_routine (
      "07:30-21:30", "stretch: after heat 5\nheat: at 09:30 19:00 takes 15\nwalk: 2 a day 09:30-17:30\n"
                     "sit: sitting 40 09:00-18:00 on mon,tue");
  g_autoptr (GTimeZone) zone = limber_test_zone ("Europe/Berlin");
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (LimberSlot));
  g_autoptr (GArray) sitting = g_array_new (FALSE, FALSE, sizeof (LimberSitting));
  LimberCourse course = { .routine = routine, .day1 = limber_date_parse (MONDAY) };
  const LimberSitting *stretch;

  limber_schedule_day (&course, course.day1, zone, slots);
  for (guint i = 0; i < slots->len; i++)
    {
      const LimberSlot *slot = &g_array_index (slots, LimberSlot, i);
      g_autofree char *text = g_strdup_printf ("%s %s %d", slot->activity->id, slot->key, slot->minute);

      g_assert_cmpint (i, <, G_N_ELEMENTS (expected));
      g_assert_cmpstr (text, ==, expected[i]);
    }
  g_assert_cmpint (slots->len, ==, G_N_ELEMENTS (expected));

  limber_schedule_sitting (&course, course.day1, zone, sitting);
  g_assert_cmpint (sitting->len, ==, 1);
  stretch = &g_array_index (sitting, LimberSitting, 0);
  g_assert_cmpint (stretch->from, ==, instant ("2026-03-02T09:00:00+01:00"));
  g_assert_cmpint (stretch->to, ==, instant ("2026-03-02T18:00:00+01:00"));
  g_assert_cmpint (stretch->from_minute, ==, 9 * 60);
  g_assert_cmpint (stretch->to_minute, ==, 18 * 60);
  limber_schedule_sitting (&course, course.day1 + 2, zone, sitting);
  g_assert_cmpint (sitting->len, ==, 1);
}

/* No sitting is watched on a date that does not exist, nor in a stretch that the clocks jump over. */
static void
test_sitting (void)
{
  static const struct
  {
    const char *zone, *span, *date, *from, *to; /* @from NULL: none */
  } table[] = {
    { "Pacific/Apia", "09:00-18:00", "2011-12-30", NULL, NULL },
    { "Europe/Berlin", "02:05-02:50", "2026-03-29", NULL, NULL },
    { "Europe/Berlin", "02:05-03:10", "2026-03-29", "2026-03-29T03:00:00+02:00", "2026-03-29T03:10:00+02:00" },
    { "Europe/Berlin", "01:30-02:10", "2026-10-25", "2026-10-25T01:30:00+02:00", "2026-10-25T02:10:00+02:00" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *plan = g_strdup_printf ("sit: sitting 5 %s", table[i].span);
      g_autoptr (LimberRoutine) routine = limber_test_routine (ALL_DAY, plan);
      g_autoptr (GTimeZone) zone = limber_test_zone (table[i].zone);
      g_autoptr (GArray) sitting = g_array_new (FALSE, FALSE, sizeof (LimberSitting));
      LimberDate date = limber_date_parse (table[i].date);
      LimberCourse course = { .routine = routine, .day1 = date };

      limber_schedule_sitting (&course, date, zone, sitting);
      g_assert_cmpuint (sitting->len, ==, table[i].from == NULL ? 0 : 1);
      if (table[i].from == NULL)
        continue;
      g_assert_cmpint (g_array_index (sitting, LimberSitting, 0).from, ==, instant (table[i].from));
      g_assert_cmpint (g_array_index (sitting, LimberSitting, 0).to, ==, instant (table[i].to));
    }
}

/* At the same instant the file decides, also where a follower stands before what it follows. */
static void
test_ties (void)
{
  static const char *const expected[] = { "c", "b", "d", "a" };
  g_autoptr (LimberRoutine) routine
      = limber_test_routine ("07:30-21:30", "a: after b 5\nc: at 09:30\nb: at 09:30\nd: at 09:30");
  g_autoptr (GTimeZone) zone = limber_test_zone ("Europe/Berlin");
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (LimberSlot));
  LimberCourse course = { .routine = routine, .day1 = limber_date_parse (MONDAY) };

  limber_schedule_day (&course, course.day1, zone, slots);
  g_assert_cmpint (slots->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < slots->len; i++)
    g_assert_cmpstr (g_array_index (slots, LimberSlot, i).activity->id, ==, expected[i]);
}

static void
test_next (void)
{
  static const struct
  {
    const char *zone, *rule, *after, *next;
  } table[] = {
    { "Europe/Berlin", "a: at 09:30 19:00", "2026-03-02T08:00:00+01:00", "2026-03-02T09:30:00+01:00" },
    /* strictly after */
    { "Europe/Berlin", "a: at 09:30 19:00", "2026-03-02T09:29:59.999999+01:00", "2026-03-02T09:30:00+01:00" },
    { "Europe/Berlin", "a: at 09:30 19:00", "2026-03-02T09:30:00+01:00", "2026-03-02T19:00:00+01:00" },
    { "Europe/Berlin", "a: at 09:30 19:00", "2026-03-02T19:00:00+01:00", "2026-03-03T09:30:00+01:00" },
    { "Europe/Berlin", "a: at 09:30 on sun", "2026-03-02T09:30:00+01:00", "2026-03-08T09:30:00+01:00" },
    /* before day 1 the first is that of day 1 */
    { "Europe/Berlin", "a: at 09:30", "2026-01-01T09:30:00+01:00", "2026-03-02T09:30:00+01:00" },
    /* an overlap does not bring the same slot back */
    { "Europe/London", "a: at 01:30", "2026-10-25T01:30:00+01:00", "2026-10-26T01:30:00+00:00" },
    { "Europe/London", "a: at 01:30", "2026-10-25T01:10:00+00:00", "2026-10-26T01:30:00+00:00" },
    { "Europe/Berlin", "a: at 02:30", "2026-03-29T01:59:59+01:00", "2026-03-29T03:00:00+02:00" },
    { "Europe/Berlin", "a: at 02:30", "2026-03-29T03:00:00+02:00", "2026-03-30T02:30:00+02:00" },
    /* rules that never match */
    { "Europe/Berlin", "a: after a 5", "2026-03-02T09:30:00+01:00", NULL },
    { "Europe/Berlin", "a: at 09:30 on never", "2026-03-02T09:30:00+01:00", NULL },
    { "Europe/Berlin", "a: sitting 40 09:00-18:00", "2026-03-02T09:30:00+01:00", NULL },
    /* a day 1 beyond the horizon */
    { "Europe/Berlin", "a: at 09:30", "2020-01-01T09:30:00+01:00", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (LimberRoutine) routine = limber_test_routine (ALL_DAY, table[i].rule);
      g_autoptr (GTimeZone) zone = limber_test_zone (table[i].zone);
      LimberCourse course = { .routine = routine, .day1 = limber_date_parse (MONDAY) };
      LimberSlot slot;

      g_test_message ("%s: %s after %s", table[i].zone, table[i].rule, table[i].after);
      g_assert_cmpint (
          limber_schedule_next (&course, limber_test_activity (routine, 0, "a"), zone, instant (table[i].after), &slot),
          ==, table[i].next != NULL);
      if (table[i].next != NULL)
        g_assert_cmpint (slot.at, ==, instant (table[i].next));
    }
}

/* What follows a target that really ended at some instant. */
static void
test_after (void)
{
  static const struct
  {
    const char *key, *ended;
    gboolean performed;
    const char *expected;
  } table[] = {
    { "09:30", "2026-03-02T09:45:00+01:00", TRUE, "09:30 2026-03-02T09:50:00+01:00 11:20" },
    { "09:30", "2026-03-02T10:15:00+01:00", TRUE, "09:30 2026-03-02T10:20:00+01:00 11:50" },
    { "09:30", "2026-03-02T09:31:00+01:00", FALSE, "09:30 2026-03-02T09:31:00+01:00 11:01" },
    /* not past where the next one would stand */
    { "09:30", "2026-03-02T18:45:00+01:00", FALSE, "09:30 2026-03-02T18:45:00+01:00 19:20" },
    { "09:30", "2026-03-02T19:20:00+01:00", FALSE, NULL },
    { "19:00", "2026-03-02T21:00:00+01:00", TRUE, "19:00 2026-03-02T21:05:00+01:00 21:30" },
    { "19:00", "2026-03-02T21:25:00+01:00", TRUE, NULL },
  };
  g_autoptr (LimberRoutine) routine
      = limber_test_routine ("07:30-21:30", "heat: at 09:30 19:00 takes 15\na: after heat 5");
  g_autoptr (GTimeZone) zone = limber_test_zone ("Europe/Berlin");
  g_autoptr (GArray) targets = g_array_new (FALSE, FALSE, sizeof (LimberSlot));
  LimberCourse course = { .routine = routine, .day1 = limber_date_parse (MONDAY) };
  const LimberActivity *activity = limber_test_activity (routine, 0, "a");

  limber_schedule_slots (&course, limber_test_activity (routine, 0, "heat"), course.day1, zone, targets);
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const LimberSlot *target = &g_array_index (targets, LimberSlot, strcmp (table[i].key, "19:00") == 0);
      LimberSlot slot;

      g_assert_cmpint (
          limber_schedule_after (&course, activity, target, instant (table[i].ended), table[i].performed, zone, &slot),
          ==, table[i].expected != NULL);
      if (table[i].expected != NULL)
        {
          g_autofree char *text = describe (&slot, zone);

          g_assert_cmpstr (text, ==, table[i].expected);
          g_assert_true (slot.activity == activity);
          g_assert_cmpint (slot.slot, ==, target->slot);
        }
    }
  /* nor on a day that the course does not have any more */
  {
    LimberSlot target = g_array_index (targets, LimberSlot, 0), slot;

    target.date = course.day1 - 1;
    g_assert_false (limber_schedule_after (&course, activity, &target, target.at, TRUE, zone, &slot));
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schedule/slots", test_slots);
  g_test_add_func ("/schedule/day", test_day);
  g_test_add_func ("/schedule/sitting", test_sitting);
  g_test_add_func ("/schedule/ties", test_ties);
  g_test_add_func ("/schedule/next", test_next);
  g_test_add_func ("/schedule/after", test_after);
  return g_test_run ();
}
