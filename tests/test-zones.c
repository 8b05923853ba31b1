/* Every zone of the machine's tz database and every change of its clocks from 1990 to 2037,
 * against the wall clock itself: the oracle writes down what a clock on the wall shows in each
 * minute around a change, and looks local times up in that. */
#include "core/civil.h"
#include "support/routines.h"
#include "support/tzif.h"

#include <stdlib.h>
#include <time.h>

#define FROM 631152000 /* 1990-01-01 */
#define TO 2145916800  /* 2038-01-01 */
#define EPOCH_JULIAN 719163
#define DAY_MINUTES 1440
#define SPAN_DAYS 3 /* local dates looked at, from the one before the change on */
#define SPAN (SPAN_DAYS * DAY_MINUTES)

/* Local minutes from the midnight that begins the span, and the minute (since the epoch) in
 * which the clock first shows them, or jumps over them. */
typedef struct
{
  gint64 wall_start; /* minutes, local */
  gint64 shown[SPAN];
  gint64 jumped[SPAN];
} Wall;

static void
wall_watch (Wall *wall, const GArray *changes, const LimberTestTransition *change)
{
  const LimberTestTransition *next = &g_array_index (changes, LimberTestTransition, 0);
  const LimberTestTransition *end = next + changes->len;
  gint64 middle = change->at / 60, last;
  int offset = next->before;

  wall->wall_start = ((change->at + change->before) / 86400 - 1) * DAY_MINUTES;
  for (gsize i = 0; i < SPAN; i++)
    wall->shown[i] = wall->jumped[i] = G_MININT64;
  last = SPAN;
  for (gint64 minute = middle - SPAN; minute < middle + SPAN; minute++)
    {
      gint64 here;

      for (; next < end && next->at <= minute * 60; next++)
        offset = next->after;
      here = minute + offset / 60 - wall->wall_start;
      if (here >= 0 && here < SPAN && wall->shown[here] == G_MININT64)
        wall->shown[here] = minute;
      for (gint64 over = MAX (last + 1, 0); over < MIN (here, SPAN); over++)
        if (wall->jumped[over] == G_MININT64)
          wall->jumped[over] = minute;
      last = here;
    }
}

static void
check_minute (const Wall *wall, const GArray *changes, GTimeZone *zone, gint64 here)
{
  gint64 local = wall->wall_start + here;
  LimberDate date = (LimberDate)(local / DAY_MINUTES + EPOCH_JULIAN);
  gboolean expect_moved = wall->shown[here] == G_MININT64, moved, found;
  gint64 expected = expect_moved ? wall->jumped[here] : wall->shown[here];
  gint64 lands = (expected * 60 + limber_test_tzif_offset (changes, expected * 60)) / 60 / DAY_MINUTES;
  LimberInstant at;

  found = limber_civil_resolve (zone, date, (int)(local % DAY_MINUTES), &at, &moved);
  g_assert_cmpint (found, ==, lands == local / DAY_MINUTES);
  g_assert_cmpint (moved, ==, expect_moved);
  g_assert_cmpint (at, ==, expected * LIMBER_MINUTE);
}

/* Whether the zone kept whole minutes around the change, which all have done since 1972. */
static gboolean
whole_minutes (const LimberTestTransition *change)
{
  return change->at % 60 == 0 && change->before % 60 == 0 && change->after % 60 == 0;
}

static void
check_change (const GArray *changes, const LimberTestTransition *change, GTimeZone *zone)
{
  static Wall wall;
  gint64 edges[2];

  g_assert_true (whole_minutes (change));
  wall_watch (&wall, changes, change);
  edges[0] = (change->at + change->before) / 60 - wall.wall_start;
  edges[1] = (change->at + change->after) / 60 - wall.wall_start;
  for (gint64 here = 0; here < SPAN; here += 30)
    check_minute (&wall, changes, zone, here);
  for (gsize i = 0; i < G_N_ELEMENTS (edges); i++)
    for (gint64 here = edges[i] - 2; here <= edges[i] + 2; here++)
      check_minute (&wall, changes, zone, here);
}

/* Instant to wall clock and back comes to the same instant, or to the one before it at which
 * the clock showed the same. */
static void
check_round_trip (const GArray *changes, const LimberTestTransition *change, GTimeZone *zone)
{
  for (gint64 seconds = change->at - 4 * 3600; seconds <= change->at + 4 * 3600; seconds += 600)
    {
      LimberInstant at = seconds * G_USEC_PER_SEC, back;
      gint64 local = seconds + limber_test_tzif_offset (changes, seconds);
      gint64 earlier;
      LimberDate date;
      gboolean moved;
      int minute;

      limber_civil_local (zone, at, &date, &minute);
      g_assert_cmpint (((gint64)date - EPOCH_JULIAN) * DAY_MINUTES + minute, ==, local / 60);
      g_assert_true (limber_civil_resolve (zone, date, minute, &back, &moved));
      g_assert_false (moved);
      if (back == at)
        continue;
      earlier = back / G_USEC_PER_SEC;
      g_assert_cmpint (earlier, <, seconds);
      g_assert_cmpint (earlier + limber_test_tzif_offset (changes, earlier), ==, local);
    }
}

/* The oracle's own table against libc, so that one mistake cannot hide in both. */
static void
check_oracle (const char *name, const GArray *changes)
{
  g_setenv ("TZ", name, TRUE);
  tzset ();
  for (guint i = 0; i < changes->len; i++)
    for (int side = -1; side <= 0; side++)
      {
        const LimberTestTransition *change = &g_array_index (changes, LimberTestTransition, i);
        time_t at = change->at + side;
        struct tm local;

        if (at < FROM || localtime_r (&at, &local) == NULL)
          continue;
        g_assert_cmpint (local.tm_gmtoff, ==, side < 0 ? change->before : change->after);
      }
}

/* Zones without any change have only their offset to get right. */
static void
check_unchanging (const char *name, GTimeZone *zone)
{
  LimberDate date = limber_date_parse ("2026-03-29");
  time_t at = ((gint64)date - EPOCH_JULIAN) * 86400 + 9000;
  LimberInstant resolved;
  struct tm local;

  g_setenv ("TZ", name, TRUE);
  tzset ();
  g_assert_nonnull (localtime_r (&at, &local));
  g_assert_true (limber_civil_resolve (zone, date, 150, &resolved, NULL));
  g_assert_cmpint (resolved / G_USEC_PER_SEC, ==, at - local.tm_gmtoff);
}

static void
test_every_change (void)
{
  g_autoptr (GPtrArray) names = limber_test_tzif_names ();
  guint checked = 0;

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = names->pdata[i];
      g_autofree char *path = g_build_filename (LIMBER_TEST_ZONEINFO, name, NULL);
      g_autoptr (GArray) changes = limber_test_tzif_read (path);
      g_autoptr (GTimeZone) zone = limber_test_zone (name);

      g_test_message ("%s", name);
      if (changes->len == 0)
        check_unchanging (name, zone);
      else
        check_oracle (name, changes);
      for (guint j = 0; j < changes->len; j++)
        {
          const LimberTestTransition *change = &g_array_index (changes, LimberTestTransition, j);

          if (change->at < FROM || change->at >= TO)
            continue;
          check_change (changes, change, zone);
          check_round_trip (changes, change, zone);
          checked++;
        }
    }
  g_test_message ("%u zones, %u changes", names->len, checked);
  /* a database that holds only rules for the years to come would test nothing */
  g_assert_cmpuint (names->len, >, 300);
  g_assert_cmpuint (checked, >, 10000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/zones/every-change", test_every_change);
  return g_test_run ();
}
