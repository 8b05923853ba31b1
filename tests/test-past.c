/* What rows mean, and what those that came from another computer do not. */

#include "core/past.h"
#include "support/history.h"
#include "support/routines.h"

#include <string.h>

static LimberPast *
fold (const char *script)
{
  g_autoptr (GPtrArray) rows = limber_test_history ("Europe/London", script);
  LimberPast *past = limber_past_new ();

  limber_past_set_origin (past, "a");
  for (guint i = 0; i < rows->len; i++)
    limber_past_fold (past, rows->pdata[i]);
  return past;
}

static const LimberOccurrence *
find (const LimberPast *past)
{
  const LimberOccurrence *known = limber_past_find (past, "test", "walk", limber_date_parse ("2026-03-02"), "09:00");

  g_assert_nonnull (known);
  return known;
}

static void
test_outcomes (void)
{
  static const struct
  {
    const char *rows;
    LimberOutcome outcome;
    gint64 ref;
  } table[] = {
    { "2026-03-02 09:00 walk done\n2026-03-02 09:00 walk missed origin=b", LIMBER_OUTCOME_DONE, 1 },
    { "2026-03-02 09:00 walk missed origin=b\n2026-03-02 09:00 walk done", LIMBER_OUTCOME_DONE, 1 },
    { "2026-03-02 09:00 walk missed\n2026-03-02 09:00 walk done origin=b", LIMBER_OUTCOME_DONE, LIMBER_ABSENT },
    { "2026-03-02 09:00 walk done origin=b\n2026-03-02 09:00 walk missed", LIMBER_OUTCOME_DONE, LIMBER_ABSENT },
    /* taken back by who said it, and by nobody else */
    { "2026-03-02 09:00 walk done\n2026-03-02 09:00 walk undone ref=1", LIMBER_OUTCOME_NONE, LIMBER_ABSENT },
    { "2026-03-02 09:00 walk done\n2026-03-02 09:00 walk undone ref=1 origin=b", LIMBER_OUTCOME_DONE, 1 },
    { "2026-03-02 09:00 walk done origin=b\n2026-03-02 09:00 walk undone ref=1 origin=b", LIMBER_OUTCOME_NONE,
      LIMBER_ABSENT },
    /* corrected here, and the correction taken back */
    { "2026-03-02 09:00 walk done origin=b\n2026-03-02 09:00 walk corrected outcome=skipped", LIMBER_OUTCOME_SKIPPED,
      1 },
    { "2026-03-02 09:00 walk done origin=b\n2026-03-02 09:00 walk corrected outcome=skipped\n"
      "2026-03-02 09:00 walk undone ref=1",
      LIMBER_OUTCOME_DONE, LIMBER_ABSENT },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (LimberPast) past = fold (table[i].rows);

      g_test_message ("%s", table[i].rows);
      g_assert_cmpint (find (past)->outcome, ==, table[i].outcome);
      g_assert_cmpint (limber_occurrence_ref (find (past)), ==, table[i].ref);
    }
}

/* Undo takes back what was said here. */
static void
test_last_answer (void)
{
  g_autoptr (LimberPast) past = fold ("2026-03-02 09:00 walk done\n2026-03-02 10:00 walk done origin=b");
  LimberInstant at;
  const LimberOccurrence *last = limber_past_last_answer (past, &at);

  g_assert_nonnull (last);
  g_assert_cmpstr (last->key, ==, "09:00");
}

/* When this computer ran is told by its own rows. */
static void
test_runs (void)
{
  g_autoptr (LimberPast) past = fold ("2026-03-02 08:00 - run-start text=boot-1\n"
                                      "2026-03-02 09:00 walk done\n"
                                      "2026-03-02 10:00 - run-stop text=sat\n"
                                      "2026-03-02 11:00 - run-start text=boot-9 origin=b\n"
                                      "2026-03-02 12:00 walk done origin=b");
  g_autoptr (GPtrArray) more = limber_test_history ("Europe/London", "2026-03-03 08:00 - run-start text=boot-2 seq=4");
  g_autoptr (GTimeZone) zone = limber_test_zone ("Europe/London");
  LimberInstant begun, stopped;

  g_assert_true (limber_civil_resolve (zone, limber_date_parse ("2026-03-02"), 8 * 60, &begun, NULL));
  g_assert_cmpint (limber_past_run (past).started, ==, begun);
  g_assert_cmpstr (limber_past_kept_sitting (past), ==, "sat");
  limber_past_fold (past, more->pdata[0]);
  g_assert_true (limber_civil_resolve (zone, limber_date_parse ("2026-03-02"), 10 * 60, &stopped, NULL));
  g_assert_cmpint (limber_past_run (past).last_alive, ==, stopped);
  g_assert_true (limber_past_run (past).known);
}

/* Pauses and routines are the client's, on whichever computer they were entered. */
static void
test_shared (void)
{
  g_autoptr (LimberPast) past = fold ("2026-03-02 08:00 - installed file=test revision=2 origin=b\n"
                                      "2026-03-02 09:00 - paused origin=b");
  g_autoptr (GTimeZone) zone = limber_test_zone ("Europe/London");
  LimberInstant later;

  g_assert_true (limber_civil_resolve (zone, limber_date_parse ("2026-03-04"), 0, &later, NULL));
  g_assert_true (limber_past_paused (past, "test", later, NULL));
  g_assert_cmpint (limber_past_installed (past, "test")->revision, ==, 2);
}

static LimberInstant
instant (const char *time)
{
  g_autoptr (GTimeZone) zone = limber_test_zone ("Europe/London");
  LimberInstant at;

  g_assert_true (limber_civil_resolve (zone, limber_date_parse ("2026-03-02"), limber_minute_parse (time), &at, NULL));
  return at;
}

/* Resuming one routine leaves the pause of another and that of all in force; resuming all ends each. */
static void
test_resumed (void)
{
  static const struct
  {
    const char *rows;
    gboolean test, other;
  } table[] = {
    { "2026-03-02 09:00 - paused", TRUE, TRUE },
    { "2026-03-02 09:00 - paused file=test", TRUE, FALSE },
    { "2026-03-02 09:00 - paused\n2026-03-02 10:00 - resumed", FALSE, FALSE },
    { "2026-03-02 09:00 - paused\n2026-03-02 10:00 - resumed file=test", TRUE, TRUE },
    { "2026-03-02 09:00 - paused file=test\n2026-03-02 10:00 - resumed file=test", FALSE, FALSE },
    { "2026-03-02 09:00 - paused file=test\n2026-03-02 10:00 - resumed file=other", TRUE, FALSE },
    { "2026-03-02 09:00 - paused file=test\n2026-03-02 09:30 - paused file=other\n2026-03-02 10:00 - resumed", FALSE,
      FALSE },
    /* what was over before it was resumed ended then, and what is resumed has nothing to do with a hold */
    { "2026-03-02 08:00 - paused until=2026-03-02T09:00\n2026-03-02 10:00 - resumed", FALSE, FALSE },
    { "2026-03-02 09:00 - paused\n2026-03-02 10:00 - released", TRUE, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (LimberPast) past = fold (table[i].rows);

      g_test_message ("%s", table[i].rows);
      g_assert_cmpint (limber_past_paused (past, "test", instant ("11:00"), NULL), ==, table[i].test);
      g_assert_cmpint (limber_past_paused (past, "other", instant ("11:00"), NULL), ==, table[i].other);
    }
}

/* The clock was set back, and no row has told of it yet. */
static void
test_clock_set_back (void)
{
  g_autoptr (LimberPast) paused = fold ("2026-03-02 10:00 - paused until=2026-03-02T12:00");
  g_autoptr (LimberPast) resumed = fold ("2026-03-02 10:00 - paused\n2026-03-02 11:00 - resumed");
  LimberInstant until;

  g_assert_false (limber_past_paused (paused, "test", instant ("09:00"), NULL));
  limber_past_set_now (paused, instant ("09:00"));
  g_assert_true (limber_past_paused (paused, "test", instant ("09:00"), &until));
  g_assert_cmpint (until, ==, instant ("12:00"));
  limber_past_set_now (resumed, instant ("10:30"));
  g_assert_false (limber_past_paused (resumed, "test", instant ("10:30"), NULL));
}

/* Of several holds the last to end says when; one of an activity is of no other. */
static void
test_held (void)
{
  g_autoptr (LimberPast) past = fold ("2026-03-02 09:00 - held file=test activity=walk until=2026-03-02T12:00\n"
                                      "2026-03-02 09:10 - held file=test activity=walk until=2026-03-02T11:00\n"
                                      "2026-03-02 09:20 - held file=other activity=swim\n"
                                      "2026-03-02 09:30 - held file=other reason=doctor\n"
                                      "2026-03-02 09:40 - held file=test reason=emergency\n"
                                      "2026-03-02 09:50 - held file=other reason=same-day\n"
                                      "2026-03-02 09:55 - held file=other reason=nonsense");
  LimberInstant at = instant ("10:30"), until;
  LimberUrgency urgency;
  const char *file;

  g_assert_true (limber_past_held (past, "test", "walk", FALSE, at, &until));
  g_assert_cmpint (until, ==, instant ("12:00"));
  g_assert_false (limber_past_held (past, "test", "heat", FALSE, at, NULL));
  g_assert_false (limber_past_held (past, "test", "swim", FALSE, at, NULL));
  /* a warning sign holds every routine, where the kind of activity is one that it holds */
  g_assert_true (limber_past_held (past, "third", "heat", TRUE, at, &until));
  g_assert_cmpint (until, ==, LIMBER_NEVER);
  g_assert_true (limber_past_sign (past, at, &urgency, &file));
  g_assert_cmpint (urgency, ==, LIMBER_URGENCY_EMERGENCY);
  g_assert_cmpstr (file, ==, "test");
  g_assert_false (limber_past_sign (past, instant ("08:00"), &urgency, &file));
}

/* Rows of another version or computer may lack what they are about: they tell nothing, and nothing else is lost. */
static void
test_incomplete_rows (void)
{
  static const char *const rows[] = {
    "2026-03-02 09:00 - step step=1 exercise=pelvic-tilt value=5 total=5 file=test",
    "2026-03-02 09:00 - step step=1 exercise=pelvic-tilt value=5 total=5 file=test activity=walk",
    "2026-03-02 09:00 walk step step=1 value=5 total=5",
    "2026-03-02 09:00 walk step exercise=pelvic-tilt value=5 total=5",
    "2026-03-02 09:00 - pain when=before file=test",
    "2026-03-02 09:00 - pain score=4 file=test",
    "2026-03-02 09:00 - installed revision=3",
    "2026-03-02 09:00 - removed",
    "2026-03-02 09:00 - removed file=other",
    "2026-03-02 09:00 - answer reason=holiday until=2026-03-09T00:00",
    "2026-03-02 09:00 - outcome outcome=done file=test activity=walk",
    "2026-03-02 09:00 - shown",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *script = g_strconcat ("2026-03-02 08:00 - installed file=test revision=2\n", rows[i], NULL);
      g_autoptr (LimberPast) past = fold (script);
      const LimberSessionLog *sessions = limber_past_sessions (past);
      g_autoptr (GPtrArray) occurrences = limber_past_occurrences (past), files = limber_past_files (past);
      g_autoptr (GTimeZone) zone = limber_test_zone ("Europe/London");
      g_autoptr (GArray) still = limber_past_standstill (past, "test", limber_date_parse ("2026-03-09"), zone);

      g_test_message ("%s", rows[i]);
      g_assert_cmpuint (occurrences->len, ==, 0);
      g_assert_null (limber_session_log_step (sessions, "test", "walk", 1));
      g_assert_cmpuint (limber_session_log_health (sessions, "test")->pain_date, ==, 0);
      g_assert_cmpint (limber_past_installed (past, "test")->revision, ==, 2);
      g_assert_cmpuint (files->len, ==, 1);
      g_assert_cmpuint (still->len, ==, 0);
    }
}

/* What a row says beyond its scale is kept within it. */
static void
test_records (void)
{
  static const struct
  {
    const char *rows;
    gboolean full;
    int increments, score;
  } table[] = {
    { "2026-03-02 09:00 walk step step=1 exercise=x value=5 total=5 increments=2", TRUE, 2, 0 },
    { "2026-03-02 09:00 walk step step=1 exercise=x value=4 total=5 increments=-2", FALSE, 0, 0 },
    { "2026-03-02 09:00 walk step step=1 exercise=x value=5", FALSE, 0, 0 },
    { "2026-03-02 09:00 walk step step=1 exercise=x value=5 total=5 increments=99999999999", TRUE, G_MAXINT, 0 },
    { "2026-03-02 09:00 walk step step=1 exercise=x value=5 total=5\n2026-03-02 09:00 walk pain when=before score=77",
      TRUE, 0, 10 },
    { "2026-03-02 09:00 walk step step=1 exercise=x value=5 total=5\n2026-03-02 09:00 walk pain when=now score=-7",
      TRUE, 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (LimberPast) past = fold (table[i].rows);
      const LimberStepRecord *record = limber_session_log_step (limber_past_sessions (past), "test", "walk", 1);

      g_test_message ("%s", table[i].rows);
      g_assert_cmpint (record->full, ==, table[i].full);
      g_assert_cmpint (record->increments, ==, table[i].increments);
      g_assert_cmpint (limber_session_log_health (limber_past_sessions (past), "test")->pain_score, ==, table[i].score);
    }
}

#define DAYS 60
#define DAY_MINUTES 1440

static void
fold_stretch (LimberPast *past, gboolean holiday, int from, int until)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (LimberEvent) event = limber_event_new (holiday ? LIMBER_EVENT_ANSWER : LIMBER_EVENT_PAUSED,
                                                    (holiday ? until : from) * LIMBER_MINUTE, zone, "UTC");

  event->until = until * LIMBER_MINUTE;
  if (holiday)
    {
      event->due = from * LIMBER_MINUTE;
      event->reason = g_strdup ("holiday");
    }
  limber_past_fold (past, event);
}

/* Whatever stretches overlap, follow or hold one another, a date stood still when at least half of its
 * minutes are in one: counted here minute by minute. */
static void
test_standstill_law (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  LimberDate epoch;

  limber_civil_local (zone, 0, &epoch, NULL);
  for (int round = 0; round < 200; round++)
    {
      g_autoptr (LimberPast) past = limber_past_new ();
      g_autofree guint8 *still = g_new0 (guint8, (DAYS + 30) * DAY_MINUTES);
      g_autoptr (GArray) dates = NULL;
      guint found = 0;
      int n = g_test_rand_int_range (0, 12);

      for (int i = 0; i < n; i++)
        {
          int from = g_test_rand_int_range (0, DAYS * DAY_MINUTES);
          int until = from + g_test_rand_int_range (0, i % 3 == 0 ? 20 * DAY_MINUTES : DAY_MINUTES);

          fold_stretch (past, g_test_rand_bit (), from, until);
          memset (still + from, 1, (gsize)(until - from));
        }
      dates = limber_past_standstill (past, "file", epoch + DAYS - 1, zone);
      for (LimberDate day = 0; day < DAYS; day++)
        {
          int minutes = 0;

          for (int i = 0; i < DAY_MINUTES; i++)
            minutes += still[day * DAY_MINUTES + (guint)i];
          if (minutes * 2 < DAY_MINUTES)
            continue;
          g_assert_cmpuint (found, <, dates->len);
          g_assert_cmpuint (g_array_index (dates, LimberDate, found), ==, epoch + day);
          found++;
        }
      g_assert_cmpuint (found, ==, dates->len);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/past/outcomes", test_outcomes);
  g_test_add_func ("/past/last-answer", test_last_answer);
  g_test_add_func ("/past/runs", test_runs);
  g_test_add_func ("/past/shared", test_shared);
  g_test_add_func ("/past/resumed", test_resumed);
  g_test_add_func ("/past/clock-set-back", test_clock_set_back);
  g_test_add_func ("/past/held", test_held);
  g_test_add_func ("/past/incomplete-rows", test_incomplete_rows);
  g_test_add_func ("/past/records", test_records);
  g_test_add_func ("/past/standstill-law", test_standstill_law);
  return g_test_run ();
}
