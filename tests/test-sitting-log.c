/* The log of sitting where it is full, asked late, or stored as something else. */

#include "core/sitting.h"

#include <string.h>

#define HOUR (60 * LIMBER_MINUTE)

/* What midnight is on the two clocks. */
#define MIDNIGHT (1774742400 * (gint64)G_USEC_PER_SEC)
#define STEADY_AT_MIDNIGHT (777 * HOUR)

/* More comings and goings than the log can hold: old ones give way, never to more sitting than there was. */
static void
test_overflow (void)
{
  LimberSittingLog log;
  LimberSittingRule rule = { 5 * LIMBER_MINUTE, MIDNIGHT - 24 * HOUR, MIDNIGHT + 24 * HOUR };
  LimberMoment now = { MIDNIGHT, STEADY_AT_MIDNIGHT };

  limber_sitting_init (&log, now);
  for (int i = 0; i < 1000; i++)
    {
      LimberPresenceState state = i % 2 == 0 ? LIMBER_PRESENCE_LOCKED : LIMBER_PRESENCE_ACTIVE;
      LimberSittingTime time;

      limber_sitting_presence (&log, (LimberPresenceReading){ state, 0 }, now);
      now.wall += LIMBER_MINUTE;
      now.steady += LIMBER_MINUTE;
      time = limber_sitting_time (&log, &rule, now);
      g_assert_cmpint (time.sat, ==, MIN ((i + 1) / 2, LIMBER_SITTING_SPANS + 1) * LIMBER_MINUTE);
    }
  g_assert_cmpuint (log.n_spans, ==, LIMBER_SITTING_SPANS);
}

/* The same by somebody who never comes back: pauses and locks in turn are one absence. */
static void
test_overflow_away (void)
{
  LimberSittingLog log;
  LimberSittingRule rule = { 5 * LIMBER_MINUTE, MIDNIGHT - 24 * HOUR, MIDNIGHT + 24 * HOUR };
  LimberMoment now = { MIDNIGHT, STEADY_AT_MIDNIGHT };
  g_autoptr (GArray) breaks = g_array_new (FALSE, FALSE, sizeof (LimberBreak));
  g_autofree char *text = NULL;

  limber_sitting_init (&log, now);
  for (int i = 0; i < 1000; i++)
    {
      LimberPresenceState state = i % 2 == 0 ? LIMBER_PRESENCE_LOCKED : LIMBER_PRESENCE_IDLE;

      limber_sitting_presence (&log, (LimberPresenceReading){ state, 0 }, now);
      limber_sitting_reported (&log);
      now.wall += LIMBER_MINUTE;
      now.steady += LIMBER_MINUTE;
    }
  text = limber_sitting_store (&log, "boot", now);
  g_assert_true (limber_sitting_restore (&log, text, "boot", now));
  g_assert_cmpint (limber_sitting_time (&log, &rule, now).sat, ==, 0);
  limber_sitting_presence (&log, (LimberPresenceReading){ LIMBER_PRESENCE_ACTIVE, 0 }, now);
  limber_sitting_breaks (&log, &rule, now, breaks);
  g_assert_cmpuint (breaks->len, ==, 1);
  g_assert_cmpint (g_array_index (breaks, LimberBreak, 0).to, ==, now.wall);
}

/* Somebody asks about an instant before the last input: it is taken for that input's. */
static void
test_late (void)
{
  LimberSittingLog log;
  LimberSittingRule rule = { 5 * LIMBER_MINUTE, MIDNIGHT - 24 * HOUR, MIDNIGHT + 24 * HOUR };
  LimberMoment now = { MIDNIGHT, STEADY_AT_MIDNIGHT };
  LimberMoment early = { now.wall - LIMBER_MINUTE, now.steady - LIMBER_MINUTE };
  LimberPresenceReading active = { LIMBER_PRESENCE_ACTIVE, 0 }, locked = { LIMBER_PRESENCE_LOCKED, 0 };

  limber_sitting_init (&log, now);
  limber_sitting_presence (&log, active, early);
  limber_sitting_presence (&log, locked, early);
  limber_sitting_told (&log, 0, early);
  g_assert_cmpint (log.at.steady, ==, now.steady);
  g_assert_cmpint (log.at.wall, ==, now.wall);
  limber_sitting_presence (&log, active, now);
  g_assert_cmpint (limber_sitting_time (&log, &rule, early).sat, ==, 0);
  g_assert_cmpint (limber_sitting_due (&log, &rule, LIMBER_MINUTE, early), ==, now.wall + LIMBER_MINUTE);
}

/* at: wall, steady; begun, told; open, since, onward; reported, spans; then kind, onward, from, to, until each */
static const char *const spoilt[] = {
  "",
  "limber-sitting-1",
  "limber-sitting-1 boot",
  "limber-sitting-1 boot 9 9 0 0 0 0 0 0",                       /* too few */
  "limber-sitting-2 boot 9 9 0 0 0 0 0 0 0",                     /* another version */
  "limber-sitting-1 boot 9 9 0 0 0 0 0 0 0 ",                    /* a word too many */
  "limber-sitting-1 boot 9 9 0 0 x 0 0 0 0",                     /* no number */
  "limber-sitting-1 boot 9 9 0 0 5 0 0 0 0",                     /* no such kind */
  "limber-sitting-1 boot 9 9 0 0 4 0 0 0 0",                     /* a gap that goes on */
  "limber-sitting-1 boot 9 9 0 0 0 0 2 0 0",                     /* neither yes nor no */
  "limber-sitting-1 boot 9 9 0 0 1 0 1 0 0",                     /* onward from nothing */
  "limber-sitting-1 boot 9 9 0 0 0 10 0 0 0",                    /* begins after the end */
  "limber-sitting-1 boot 9 9 0 10 0 0 0 0 0",                    /* told after the end */
  "limber-sitting-1 boot 9 9 0 0 0 0 0 1 0",                     /* more reported than there are */
  "limber-sitting-1 boot 9 9 0 0 0 5 0 0 1",                     /* one span promised */
  "limber-sitting-1 boot 9 9 0 0 0 5 0 0 -1 1 0 2 4 4",          /* fewer than none */
  "limber-sitting-1 boot 9 9 0 0 0 5 0 0 1 0 0 2 4 4",           /* a span of being there */
  "limber-sitting-1 boot 9 9 0 0 0 5 0 0 1 1 0 4 4 4",           /* an empty span */
  "limber-sitting-1 boot 9 9 3 0 0 5 0 0 1 1 0 2 4 4",           /* before all began */
  "limber-sitting-1 boot 9 9 0 0 0 3 0 0 1 1 0 2 4 4",           /* now overlaps it */
  "limber-sitting-1 boot 9 9 0 0 0 5 0 0 1 1 1 2 4 4",           /* onward from nothing */
  "limber-sitting-1 boot 9 9 0 0 0 5 0 0 2 1 0 2 4 4 3 1 4 5 5", /* an onward guess */
  "limber-sitting-1 boot 9 9 0 0 -1 0 0 0 0",                    /* no such kind */
  "limber-sitting-1 boot 9 9 0 0 0 5 0 0 1 1 0 2 x 4",           /* no number in a span */
  "limber-sitting-1 boot 9 9 0 0 0 5 0 0 1 9 0 2 4 4",           /* a span of no such kind */
  "limber-sitting-1 boot 9 9 0 0 0 5 1 0 1 1 0 2 4 4",           /* being there goes on from nothing */
  "limber-sitting-1 boot 9 9223372036854775807 0 0 0 0 0 0 0",   /* sums would overflow */
};

static void
test_spoilt (void)
{
  LimberMoment now = { MIDNIGHT, STEADY_AT_MIDNIGHT };
  LimberSittingLog log, fresh;
  g_autofree char *text = NULL;

  limber_sitting_init (&fresh, now);
  text = limber_sitting_store (&fresh, "boot", now);
  for (gsize i = 0; i < G_N_ELEMENTS (spoilt); i++)
    {
      g_autofree char *again = NULL;

      g_test_message ("%s", spoilt[i]);
      memset (&log, 0x55, sizeof log);
      g_assert_false (limber_sitting_restore (&log, spoilt[i], "boot", now));
      again = limber_sitting_store (&log, "boot", now);
      g_assert_cmpstr (again, ==, text);
    }
  g_assert_true (limber_sitting_restore (&log, "limber-sitting-1 boot 9 9 0 0 1 5 1 0 1 1 0 2 4 4", "boot", now));
  g_assert_true (limber_sitting_restore (&log, text, "boot", now));
}

/* The log has a place for so many and no more. */
static void
test_too_many (void)
{
  LimberMoment now = { MIDNIGHT, STEADY_AT_MIDNIGHT };

  for (int n = LIMBER_SITTING_SPANS; n <= LIMBER_SITTING_SPANS + 1; n++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      LimberSittingLog log;

      g_string_printf (text, "limber-sitting-1 boot 9999 9999 0 0 0 9000 0 0 %d", n);
      for (int i = 0; i < n; i++)
        g_string_append_printf (text, " 1 0 %d %d %d", 10 * i, 10 * i + 5, 10 * i + 5);
      g_assert_cmpint (limber_sitting_restore (&log, text->str, "boot", now), ==, n == LIMBER_SITTING_SPANS);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sitting/overflow", test_overflow);
  g_test_add_func ("/sitting/overflow/away", test_overflow_away);
  g_test_add_func ("/sitting/late", test_late);
  g_test_add_func ("/sitting/spoilt", test_spoilt);
  g_test_add_func ("/sitting/too-many", test_too_many);
  return g_test_run ();
}
