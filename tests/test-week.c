/* The last seven days: from the past to what stands in the terminal. */

#include "cli/week-text.h"
#include "core/wrap.h"

#include <string.h>

static void
end (LimberPast *past, const char *date, const char *key, LimberOutcome outcome)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (LimberEvent) event = limber_event_new (LIMBER_EVENT_OUTCOME, 0, zone, "UTC");

  limber_event_set_occurrence (event, "file", "walk", limber_date_parse (date), key);
  event->outcome = outcome;
  limber_past_fold (past, event);
}

static void
make_week (LimberWeekDay days[LIMBER_WEEK_DAYS])
{
  static const struct
  {
    const char *date, *key;
    LimberOutcome outcome;
  } rows[] = {
    /* the day before is no part of it */
    { "2026-03-03", "09:00", LIMBER_OUTCOME_DONE },
    { "2026-03-04", "09:00", LIMBER_OUTCOME_DONE },
    { "2026-03-04", "12:00", LIMBER_OUTCOME_PARTIAL },
    { "2026-03-04", "15:00", LIMBER_OUTCOME_SKIPPED },
    { "2026-03-04", "18:00", LIMBER_OUTCOME_MISSED_OFF },
    { "2026-03-05", "09:00", LIMBER_OUTCOME_PAUSED },
    { "2026-03-05", "12:00", LIMBER_OUTCOME_MISSED_OFF },
    { "2026-03-06", "09:00", LIMBER_OUTCOME_HELD },
    { "2026-03-06", "12:00", LIMBER_OUTCOME_PAUSED },
    { "2026-03-07", "09:00", LIMBER_OUTCOME_NOT_SHOWN },
    { "2026-03-08", "09:00", LIMBER_OUTCOME_NOT_NEEDED },
    { "2026-03-09", "09:00", LIMBER_OUTCOME_MISSED },
    { "2026-03-10", "1", LIMBER_OUTCOME_NATURAL },
    { "2026-03-10", "2", LIMBER_OUTCOME_STOPPED },
    /* of a computer whose clock is ahead */
    { "2026-03-11", "09:00", LIMBER_OUTCOME_DONE },
  };
  g_autoptr (LimberPast) past = limber_past_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    end (past, rows[i].date, rows[i].key, rows[i].outcome);
  limber_week (past, limber_date_parse ("2026-03-10"), days);
}

static void
test_days (void)
{
  static const struct
  {
    const char *date, *words;
    LimberDayState state;
  } expected[] = {
    { "2026-03-04", "2 of 3", LIMBER_DAY_COUNTED }, { "2026-03-05", "paused", LIMBER_DAY_PAUSED },
    { "2026-03-06", "on hold", LIMBER_DAY_HELD },   { "2026-03-07", "not there", LIMBER_DAY_UNSEEN },
    { "2026-03-08", "–", LIMBER_DAY_NOTHING },      { "2026-03-09", "0 of 1", LIMBER_DAY_COUNTED },
    { "2026-03-10", "2 of 2", LIMBER_DAY_COUNTED },
  };
  LimberWeekDay days[LIMBER_WEEK_DAYS];

  make_week (days);
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *words = limber_week_day_words (&days[i]);

      g_assert_cmpuint (days[i].date, ==, limber_date_parse (expected[i].date));
      g_assert_cmpint (days[i].state, ==, expected[i].state);
      g_assert_cmpstr (words, ==, expected[i].words);
      g_assert_cmpint (limber_day_state_parse (limber_day_state_name (days[i].state)), ==, days[i].state);
    }
}

static void
test_text (void)
{
  LimberWeekDay days[LIMBER_WEEK_DAYS];
  g_autofree char *plain = NULL, *blocks = NULL;

  make_week (days);
  plain = limber_week_text (days, FALSE);
  blocks = limber_week_text (days, TRUE);
  g_assert_cmpstr (plain, ==,
                   "  Wed 4      Thu 5      Fri 6      Sat 7      Sun 8      Mon 9      today\n"
                   "  ###..                                                  .....      #####\n"
                   "  2 of 3     paused     on hold    not there  -          0 of 1     2 of 2\n");
  g_assert_cmpstr (blocks, ==,
                   "  Wed 4      Thu 5      Fri 6      Sat 7      Sun 8      Mon 9      today\n"
                   "  ■■■□□                                                  □□□□□      ■■■■■\n"
                   "  2 of 3     paused     on hold    not there  –          0 of 1     2 of 2\n");
}

/* A daemon of another version may have a word that this one does not know. */
static void
test_unknown (void)
{
  g_assert_cmpint (limber_day_state_parse ("sunny"), ==, LIMBER_DAY_NOTHING);
}

/* Full only where all was done, never empty where something was, and never wider than a terminal. */
static void
test_bars (void)
{
  static const struct
  {
    int performed, counted;
    const char *bar;
  } bars[] = { { 0, 0, "....." }, { 0, 9, "....." },   { 1, 99, "#...." },   { 98, 99, "####." },
               { 3, 5, "###.." }, { 99, 99, "#####" }, { 100, 999, "#...." } };

  for (gsize i = 0; i < G_N_ELEMENTS (bars); i++)
    {
      LimberWeekDay days[LIMBER_WEEK_DAYS];
      g_autofree char *text = NULL;
      g_auto (GStrv) lines = NULL;

      for (gsize j = 0; j < G_N_ELEMENTS (days); j++)
        days[j] = (LimberWeekDay){ limber_date_parse ("2026-03-10") + (LimberDate)j, LIMBER_DAY_COUNTED,
                                   bars[i].performed, bars[i].counted };
      text = limber_week_text (days, FALSE);
      lines = g_strsplit (text, "\n", -1);
      for (gsize j = 0; j < 3; j++)
        g_assert_cmpint (limber_wrap_columns (lines[j]), <=, 80);
      g_assert_true (g_str_has_prefix (lines[1] + 2, bars[i].bar));
    }
}

/* It counts and encourages; it compares with nothing and knows no series of days. */
static void
test_kind (void)
{
  static const char *const unkind[] = { "streak", "row", "only", "should", "fail", "miss", "less", "more", "better" };
  LimberWeekDay days[LIMBER_WEEK_DAYS], empty[LIMBER_WEEK_DAYS] = { { 0 } }, bad[LIMBER_WEEK_DAYS] = { { 0 } };
  g_autofree char *words = NULL, *nothing = NULL, *missed = NULL;

  make_week (days);
  bad[3] = (LimberWeekDay){ .state = LIMBER_DAY_COUNTED, .counted = 8 };
  words = limber_week_words (days);
  nothing = limber_week_words (empty);
  missed = limber_week_words (bad);
  g_assert_nonnull (strstr (words, " 4 times"));
  g_assert_cmpstr (nothing, !=, missed);
  for (gsize i = 0; i < G_N_ELEMENTS (unkind); i++)
    {
      g_assert_null (strstr (words, unkind[i]));
      g_assert_null (strstr (nothing, unkind[i]));
      g_assert_null (strstr (missed, unkind[i]));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/week/days", test_days);
  g_test_add_func ("/week/unknown", test_unknown);
  g_test_add_func ("/week/text", test_text);
  g_test_add_func ("/week/bars", test_bars);
  g_test_add_func ("/week/kind", test_kind);
  return g_test_run ();
}
