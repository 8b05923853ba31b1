/* What holds for every rule on every date, tried on rules made at random around the days on which
 * clocks change. The seed stands at the top of the output. */
#include "core/schedule.h"
#include "support/routines.h"

#include <string.h>

#define ROUNDS 300
#define DAYS 5

static const struct
{
  const char *zone, *date; /* two days before a change */
} places[] = {
  { "Europe/Berlin", "2026-03-27" },       { "Europe/London", "2026-10-23" },     { "America/Nuuk", "2026-03-26" },
  { "America/Sao_Paulo", "2018-11-02" },   { "America/St_Johns", "2010-11-05" },  { "Pacific/Apia", "2011-12-28" },
  { "Australia/Lord_Howe", "2026-10-02" }, { "Africa/Casablanca", "2026-03-20" }, { "Antarctica/Troll", "2026-03-27" },
  { "America/Havana", "2026-10-30" },      { "Asia/Kathmandu", "2026-03-27" },    { "UTC", "2026-03-27" },
};

static char *
random_times (void)
{
  GString *times = g_string_new (NULL);
  char buffer[LIMBER_TIME_BUFFER];

  for (int minute = g_test_rand_int_range (0, 200); minute < 1439; minute += g_test_rand_int_range (1, 400))
    g_string_append_printf (times, " %s", limber_minute_format (minute, buffer));
  return g_string_free (times, FALSE);
}

static char *
random_span (void)
{
  char from[LIMBER_TIME_BUFFER], to[LIMBER_TIME_BUFFER];
  int start = g_test_rand_int_range (0, 1300);

  return g_strdup_printf ("%s-%s", limber_minute_format (start, from),
                          limber_minute_format (g_test_rand_int_range (start + 1, 1440), to));
}

/* A rule with times of its own. */
static char *
random_rule (void)
{
  g_autofree char *times = random_times (), *span = random_span ();

  switch (g_test_rand_int_range (0, 4))
    {
    case 0:
      return g_strdup_printf ("at%s offer %d", times, g_test_rand_int_range (1, 200));
    case 1:
      return g_strdup_printf ("%d a day %s", g_test_rand_int_range (1, 12), span);
    case 2:
      return g_strdup_printf ("every %d %s each %d days", g_test_rand_int_range (15, 200), span,
                              g_test_rand_int_range (1, 4));
    default:
      return g_strdup_printf ("3 a week %.5s offer %d on mon,tue,wed,sat,sun", times + 1,
                              g_test_rand_int_range (1, 200));
    }
}

static LimberRoutine *
random_routine (void)
{
  g_autofree char *first = random_rule (), *second = random_rule ();
  g_autofree char *plan = g_strdup_printf ("a: %s takes %d\nb: after a %d takes 7\nc: %s\nd: after b 3", first,
                                           g_test_rand_int_range (0, 30), g_test_rand_int_range (0, 60), second);

  g_test_message ("%s", plan);
  return limber_test_routine ("00:00-23:59", plan);
}

/* Windows of one activity follow one another; only a moved slot may have none. */
static void
check_windows (const GArray *slots, GTimeZone *zone)
{
  for (guint i = 0; i < slots->len; i++)
    {
      const LimberSlot *slot = &g_array_index (slots, LimberSlot, i);
      LimberDate date;
      int minute;

      limber_civil_local (zone, slot->at, &date, &minute);
      /* what follows belongs to the day of its target, whatever the clock shows by then */
      if (slot->activity->when.shape != LIMBER_SHAPE_AFTER)
        g_assert_cmpuint (date, ==, slot->date);
      g_assert_cmpint (slot->at, <=, slot->until);
      if (slot->at == slot->until)
        g_assert_cmpint (minute, !=, slot->minute);
      g_assert_cmpint (slot->slot, >, i == 0 ? 0 : slot[-1].slot);
      if (i > 0)
        {
          g_assert_cmpint (slot[-1].until, <=, slot->at);
          g_assert_cmpint (slot[-1].at, <, slot->at);
          g_assert_cmpstr (slot[-1].key, <, slot->key);
        }
    }
}

/* What follows a slot that was done on time stands where it was planned, and only there. */
static void
check_followers (const LimberCourse *course, const LimberActivity *target, const LimberActivity *follower,
                 const GArray *targets, const GArray *planned, GTimeZone *zone)
{
  guint next = 0;

  for (guint i = 0; i < targets->len; i++)
    {
      const LimberSlot *slot = &g_array_index (targets, LimberSlot, i);
      LimberInstant ended = slot->at + target->minutes * LIMBER_MINUTE;
      LimberSlot after;

      if (slot->at == slot->until || !limber_schedule_after (course, follower, slot, ended, TRUE, zone, &after))
        continue;
      g_assert_cmpint (next, <, planned->len);
      g_assert_cmpint (after.at, ==, g_array_index (planned, LimberSlot, next).at);
      g_assert_cmpint (after.until, ==, g_array_index (planned, LimberSlot, next).until);
      g_assert_cmpint (after.minute, ==, g_array_index (planned, LimberSlot, next).minute);
      g_assert_cmpstr (after.key, ==, g_array_index (planned, LimberSlot, next).key);
      next++;
    }
  g_assert_cmpint (next, ==, planned->len);
}

static guint
place_in_file (const GPtrArray *activities, const LimberActivity *activity)
{
  guint place = G_MAXUINT;

  g_assert_true (g_ptr_array_find ((GPtrArray *)activities, activity, &place));
  return place;
}

/* By instant, then by the file. */
static void
check_order (const GArray *day, const GPtrArray *activities)
{
  for (guint i = 1; i < day->len; i++)
    {
      const LimberSlot *slot = &g_array_index (day, LimberSlot, i);

      g_assert_cmpint (slot[-1].at, <=, slot->at);
      if (slot[-1].at == slot->at)
        g_assert_cmpuint (place_in_file (activities, slot[-1].activity), <, place_in_file (activities, slot->activity));
    }
}

/* A day is all of its activities, in order. Returns: (transfer full) */
static GArray *
check_day (const LimberCourse *course, LimberDate date, GTimeZone *zone)
{
  const GPtrArray *activities = ((const LimberPhase *)course->routine->phases->pdata[0])->activities;
  g_autoptr (GPtrArray) lists = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  GArray *day = g_array_new (FALSE, FALSE, sizeof (LimberSlot));
  guint total = 0;

  for (guint i = 0; i < activities->len; i++)
    {
      GArray *slots = g_array_new (FALSE, FALSE, sizeof (LimberSlot));

      g_ptr_array_add (lists, slots);
      limber_schedule_slots (course, activities->pdata[i], date, zone, slots);
      check_windows (slots, zone);
      total += slots->len;
    }
  check_followers (course, activities->pdata[0], activities->pdata[1], lists->pdata[0], lists->pdata[1], zone);
  check_followers (course, activities->pdata[1], activities->pdata[3], lists->pdata[1], lists->pdata[3], zone);
  limber_schedule_day (course, date, zone, day);
  g_assert_cmpuint (day->len, ==, total);
  check_order (day, activities);
  return day;
}

static void
check_next (const LimberCourse *course, const GArray *day, GTimeZone *zone)
{
  for (guint i = 0; i < day->len; i++)
    {
      const LimberSlot *slot = &g_array_index (day, LimberSlot, i);
      LimberSlot next;

      g_assert_true (limber_schedule_next (course, slot->activity, zone, slot->at - 1, &next));
      g_assert_cmpint (next.at, ==, slot->at);
      g_assert_cmpint (next.until, ==, slot->until);
      g_assert_cmpstr (next.key, ==, slot->key);
      if (limber_schedule_next (course, slot->activity, zone, slot->at, &next))
        g_assert_cmpint (next.at, >, slot->at);
    }
}

static void
test_laws (void)
{
  for (int round = 0; round < ROUNDS; round++)
    {
      gsize place = (gsize)g_test_rand_int_range (0, G_N_ELEMENTS (places));
      g_autoptr (LimberRoutine) routine = random_routine ();
      g_autoptr (GTimeZone) zone = limber_test_zone (places[place].zone);
      LimberDate date = limber_date_parse (places[place].date);
      LimberCourse course = { .routine = routine, .day1 = date };

      g_test_message ("%s from %s", places[place].zone, places[place].date);
      for (LimberDate offset = 0; offset < DAYS; offset++)
        {
          g_autoptr (GArray) day = check_day (&course, date + offset, zone);

          check_next (&course, day, zone);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schedule/laws", test_laws);
  return g_test_run ();
}
