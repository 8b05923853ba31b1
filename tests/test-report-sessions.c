/* What a report says of sessions: how much of them was done, how much it hurt, what stands out; with
 * the numbers worked out by hand. */

#include "core/report-view.h"
#include "support/history.h"
#include "support/report-numbers.h"
#include "support/routines.h"

#define THREE_STEPS                                                                                                    \
  "limber = 1; id = \"test\"; title = \"Test\"; client = { affected_side = \"left\"; };"                               \
  "plan = ( { id = \"stretch\"; kind = \"stretch\"; title = \"Evening stretches\"; when = { at = \"19:00\"; };"        \
  " steps = ( { exercise = \"pelvic-tilt\"; reps = 5; hold_seconds = 2; },"                                            \
  " { exercise = \"knee-to-chest\"; reps = 3; hold_seconds = 20; side = \"alternate\"; },"                             \
  " { exercise = \"figure-four\"; reps = 2; hold_seconds = 20; side = \"affected\"; } ); } );"

static void
test_dose (void)
{
  static const struct
  {
    const char *about, *rows, *expected;
  } table[] = {
    { "all of one session, two of three steps of another, none recorded of the third",
      "2026-03-02 19:00 stretch step step=1 exercise=pelvic-tilt value=5 total=5\n"
      "2026-03-02 19:00 stretch step step=2 exercise=knee-to-chest value=6 total=6\n"
      "2026-03-02 19:00 stretch step step=3 exercise=figure-four value=2 total=2\n"
      "2026-03-02 19:00 stretch done\n"
      "2026-03-03 19:00 stretch step step=1 exercise=pelvic-tilt value=5 total=5\n"
      "2026-03-03 19:00 stretch step step=2 exercise=knee-to-chest value=4 total=6\n"
      "2026-03-03 19:00 stretch partial reason=interrupted\n"
      "2026-03-04 19:00 stretch done",
      "stretch counted=3 performed=3 sessions%=100 guided=2 steps_planned=6 steps_done=4 dose%=67 holds_planned=24 "
      "holds_done=22" },
    { "a session that was not performed is in the other figure",
      "2026-03-02 19:00 stretch step step=1 exercise=pelvic-tilt value=1 total=5\n"
      "2026-03-02 19:00 stretch skipped",
      "stretch counted=1 performed=0 guided=0 steps_planned=0 dose%=-1" },
    { "begun anew: what was said last of a step counts",
      "2026-03-02 19:00 stretch step step=1 exercise=pelvic-tilt value=1 total=5\n"
      "2026-03-02 19:00 stretch step step=2 exercise=knee-to-chest value=0 total=6\n"
      "2026-03-02 19:00 stretch step step=1 exercise=pelvic-tilt value=5 total=5\n"
      "2026-03-02 19:00 stretch done",
      "stretch guided=1 steps_planned=3 steps_done=1 holds_planned=11 holds_done=5 dose%=33" },
    { "a set fewer, as the ease-off rule asks, is a step in full",
      "2026-03-02 19:00 stretch step step=1 value=2 total=2\n"
      "2026-03-02 19:00 stretch step step=2 value=3 total=3\n"
      "2026-03-02 19:00 stretch step step=3 value=1 total=1\n"
      "2026-03-02 19:00 stretch done",
      "stretch steps_planned=3 steps_done=3 holds_planned=6 holds_done=6 dose%=100" },
    { "done in another order than planned",
      "2026-03-02 19:00 stretch step step=3 exercise=figure-four value=2 total=2\n"
      "2026-03-02 19:00 stretch step step=1 exercise=pelvic-tilt value=5 total=5\n"
      "2026-03-02 19:00 stretch partial",
      "stretch guided=1 steps_planned=3 steps_done=2 holds_planned=7 holds_done=7" },
    { "no person does more than can be done, nor less than nothing",
      "2026-03-02 19:00 stretch step step=1 exercise=pelvic-tilt value=-7 total=5\n"
      "2026-03-02 19:00 stretch step step=2 exercise=knee-to-chest value=9999999999 total=9999999999\n"
      "2026-03-02 19:00 stretch partial",
      "stretch guided=1 steps_planned=3 steps_done=1 holds_planned=100005 holds_done=100000" },
    { "a step beyond the last one of the plan is one all the same",
      "2026-03-02 19:00 stretch step step=5 value=1 total=1\n"
      "2026-03-02 19:00 stretch partial",
      "stretch guided=1 steps_planned=4 steps_done=1" },
  };
  g_autoptr (LimberRoutine) routine = limber_test_parse (THREE_STEPS);
  g_autoptr (GArray) plans = limber_test_plans (routine, "2026-03-02");

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_test_message ("%s", table[i].about);
      report_numbers_check (plans, "2026-03-02", "2026-03-08", table[i].rows, table[i].expected);
    }
  /* without the file the steps that were reached are all that is known */
  report_numbers_check (
      NULL, "2026-03-02", "2026-03-08",
      "2026-03-02 19:00 stretch step step=2 exercise=figure-four value=1 total=2\n2026-03-02 19:00 stretch partial",
      "stretch guided=1 steps_planned=1 steps_done=0");
  /* … and of one that does not say which exercise it was there is the number */
  report_numbers_check (NULL, "2026-03-02", "2026-03-08",
                        "2026-03-02 19:00 stretch step step=1 value=1 total=2\n2026-03-02 19:00 stretch partial",
                        "stretch guided=1 steps_planned=1 steps_done=0 holds_planned=2 holds_done=1");
}

static void
test_steps (void)
{
  static const char rows[] = "2026-03-02 19:00 stretch step step=1 value=5 total=5\n"
                             "2026-03-02 19:00 stretch step step=2 value=0 total=6 reason=hurts\n"
                             "2026-03-02 19:00 stretch step step=3 value=2 total=2\n"
                             "2026-03-02 19:00 stretch partial\n"
                             "2026-03-03 19:00 stretch step step=1 value=3 total=5\n"
                             "2026-03-03 19:00 stretch stopped reason=pain\n"
                             "2026-03-04 19:00 stretch step step=1 value=5 total=5\n"
                             "2026-03-04 19:00 stretch step step=2 value=0 total=6 reason=hurts\n"
                             "2026-03-04 19:00 stretch step step=3 value=2 total=2\n"
                             "2026-03-04 19:00 stretch partial";
  static const struct
  {
    const char *exercise, *name;
    int planned, done, part, hurts, pain;
  } expected[] = {
    { "knee-to-chest", "Knee to chest", 3, 0, 0, 2, 1 },
    { "figure-four", NULL, 3, 2, 0, 0, 1 },
    { "pelvic-tilt", "Pelvic tilt", 3, 2, 1, 0, 1 },
  };
  g_autoptr (LimberRoutine) routine = limber_test_parse (THREE_STEPS);
  g_autoptr (GArray) plans = limber_test_plans (routine, "2026-03-02");
  g_autoptr (GPtrArray) history = limber_test_history ("Europe/London", rows);
  g_autoptr (LimberReport) report = limber_test_report (history, plans, "2026-03-02", "2026-03-08");
  const LimberReportActivity *stretch = report_numbers_find (report, "stretch");

  g_assert_cmpstr (stretch->title, ==, "Evening stretches");
  g_assert_cmpint (stretch->kind, ==, LIMBER_KIND_STRETCH);
  g_assert_cmpuint (stretch->steps->len, ==, G_N_ELEMENTS (expected));
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const LimberReportStep *step = &g_array_index (stretch->steps, LimberReportStep, i);

      g_assert_cmpstr (step->exercise, ==, expected[i].exercise);
      if (expected[i].name != NULL)
        g_assert_cmpstr (step->name, ==, expected[i].name);
      g_assert_cmpint (step->planned, ==, expected[i].planned);
      g_assert_cmpint (step->done, ==, expected[i].done);
      g_assert_cmpint (step->part, ==, expected[i].part);
      g_assert_cmpint (report_numbers_count (step->reasons, "hurts"), ==, expected[i].hurts);
      g_assert_cmpint (report_numbers_count (step->reasons, "pain"), ==, expected[i].pain);
    }
}

static void
expect_number (double found, double expected)
{
  g_assert_cmpfloat_with_epsilon (found, expected, 1e-9);
}

static void
test_pain (void)
{
  static const char rows[] = "2026-03-02 19:00 stretch pain when=before score=3 place=thigh\n"
                             "2026-03-02 19:00 stretch pain when=after score=2 place=buttock\n"
                             "2026-03-03 19:00 stretch pain when=before score=4 place=buttock\n"
                             "2026-03-03 19:00 stretch pain when=after score=6 place=calf\n"
                             "2026-03-04 19:00 stretch pain when=before score=5\n"
                             "2026-03-04 19:00 stretch pain when=after score=5 place=calf\n"
                             "2026-03-05 19:00 stretch pain when=after score=1\n"
                             "2026-03-09 19:00 stretch pain when=before score=2 place=thigh\n"
                             "2026-03-09 15:00 - pain when=now score=9 place=calf text=climbing_stairs\n"
                             "2026-03-09 16:00 - pain when=now score=8\n"
                             "2026-03-09 16:01 - undone ref=10\n"
                             "2026-03-10 16:01 - corrected ref=9 score=7\n"
                             /* what limber asked for its own ends is no note */
                             "2026-03-11 08:00 - answer question=away-1 value=7\n"
                             "2026-03-11 18:00 - answer question=page-1 reason=make-page\n"
                             "2026-03-11 19:00 stretch answer question=signs-emergency value=0";
  g_autoptr (LimberRoutine) routine = limber_test_parse (THREE_STEPS);
  g_autoptr (GArray) plans = limber_test_plans (routine, "2026-03-02");
  g_autoptr (GPtrArray) history = limber_test_history ("Europe/London", rows);
  g_autoptr (LimberReport) report = limber_test_report (history, plans, "2026-03-02", "2026-03-15");
  LimberDate from = report->from, to = report->to;
  const LimberReportPain *now = &g_array_index (report->pain, LimberReportPain, 7);

  g_assert_cmpuint (report->pain->len, ==, 9);
  g_assert_cmpint (report->pairs, ==, 3);
  g_assert_cmpint (report->rises, ==, 1);
  g_assert_cmpint (report->further, ==, 1);
  g_assert_cmpint (report->nearer, ==, 1);
  /* 2 3 4 5 and 1 2 5 6 */
  expect_number (limber_report_median (report, LIMBER_PAIN_BEFORE, from, to), 3.5);
  expect_number (limber_report_median (report, LIMBER_PAIN_AFTER, from, to), 3.5);
  expect_number (limber_report_median (report, LIMBER_PAIN_BEFORE, from, from + 2), 4);
  expect_number (limber_report_median (report, LIMBER_PAIN_AFTER, from + 7, to), -1);
  expect_number (limber_report_median (report, LIMBER_PAIN_NOW, from, to), 7);
  g_assert_cmpint (now->score, ==, 7);
  g_assert_cmpint (now->place_index, ==, 3);
  g_assert_cmpuint (report->notes->len, ==, 1);
  g_assert_cmpstr (g_array_index (report->notes, LimberReportNote, 0).text, ==, "climbing stairs");
}

/* Flags and spans as lines: "date kind text", "kind from to reason". */
static char *
told (const LimberReport *report)
{
  GString *out = g_string_new (NULL);
  char from[LIMBER_DATE_BUFFER], to[LIMBER_DATE_BUFFER];

  for (guint i = 0; i < report->flags->len; i++)
    {
      const LimberReportFlag *flag = &g_array_index (report->flags, LimberReportFlag, i);

      g_string_append_printf (out, "%s %s %s\n", limber_date_format (flag->date, from), flag->kind, flag->text);
    }
  for (guint i = 0; i < report->spans->len; i++)
    {
      const LimberReportSpan *span = &g_array_index (report->spans, LimberReportSpan, i);

      g_string_append_printf (out, "%s %s %s %s\n", limber_event_name (span->kind),
                              limber_date_format (span->from, from),
                              span->to == LIMBER_REPORT_OPEN ? "open" : limber_date_format (span->to, to),
                              span->reason == NULL ? "-" : span->reason);
    }
  return g_string_free (out, FALSE);
}

static void
test_flags (void)
{
  static const struct
  {
    const char *about, *rows, *expected;
  } table[] = {
    { "a stop",
      "2026-03-03 19:00 stretch stopped reason=pain\n"
      "2026-03-04 2 sit stopped",
      "2026-03-03 stopped Evening stretches, 19:00: stopped because of pain\n"
      "2026-03-04 stopped sit: stopped because of pain\n" },
    { "a stop that was taken back",
      "2026-03-03 19:00 stretch stopped\n"
      "2026-03-03 19:00 stretch undone ref=1",
      "" },
    { "pain at least two above, and further down",
      "2026-03-03 19:00 stretch pain when=before score=2 place=buttock\n"
      "2026-03-03 19:00 stretch pain when=after score=4 place=thigh at=2026-03-03T19:30\n"
      "2026-03-04 19:00 stretch pain when=before score=2 place=thigh\n"
      "2026-03-04 19:00 stretch pain when=after score=3 place=buttock at=2026-03-04T19:30",
      "2026-03-03 pain-rise Evening stretches, 19:00: pain 2 before, 4 after\n"
      "2026-03-03 pain-place Evening stretches, 19:00: pain in the buttock before, in the thigh after\n" },
    { "a hold that still stands, from before the period", "2026-02-27 10:00 - held file=test reason=emergency",
      "2026-02-27 warning-sign On hold: a warning sign: emergency (not released yet)\n"
      "held 2026-02-27 open emergency\n" },
    { "a hold that was over before it",
      "2026-02-20 10:00 - held reason=doctor\n"
      "2026-02-21 10:00 - released",
      "" },
    { "nothing is said of why",
      "2026-03-05 20:00 - held\n"
      "2026-03-06 20:00 - held file=test text=numb_since_this_morning reason=same-day",
      "2026-03-05 held On hold (not released yet)\n"
      "2026-03-06 warning-sign On hold: a warning sign: to be seen the same day: numb since this morning (not "
      "released yet)\n"
      "held 2026-03-05 open -\n"
      "held 2026-03-06 open same-day\n" },
    { "one activity: its title, or what the row has where no file tells",
      "2026-03-05 20:00 - held file=test activity=stretch reason=hurts until=2026-03-06T00:00\n"
      "2026-03-06 20:00 - held file=test activity=swim reason=hurts until=2026-03-07T00:00\n"
      "2026-03-07 20:00 - held activity=stretch reason=too_hot until=2026-03-08T00:00",
      "2026-03-05 held Evening stretches on hold: hurts (until Fri 6 March)\n"
      "2026-03-06 held swim on hold: hurts (until Sat 7 March)\n"
      "2026-03-07 held stretch on hold (until Sun 8 March)\n"
      "held 2026-03-05 2026-03-05 hurts\n"
      "held 2026-03-06 2026-03-06 hurts\n"
      "held 2026-03-07 2026-03-07 too hot\n" },
    { "who comes back to one routine leaves the others paused",
      "2026-03-03 10:00 - paused file=other\n"
      "2026-03-04 10:00 - paused file=test\n"
      "2026-03-05 10:00 - resumed file=test\n"
      "2026-03-06 10:00 - paused file=third until=2026-03-07T12:00\n"
      "2026-03-09 10:00 - resumed file=third",
      "paused 2026-03-03 open -\n"
      "paused 2026-03-04 2026-03-05 -\n"
      "paused 2026-03-06 2026-03-07 -\n" },
    { "ended by the row that was written after it at the same instant",
      "2026-03-03 10:00 - paused\n"
      "2026-03-03 10:00 - resumed\n"
      "2026-03-05 10:00 - resumed\n"
      "2026-03-05 10:00 - paused",
      "paused 2026-03-03 2026-03-03 -\n"
      "paused 2026-03-05 open -\n" },
    { "resumed, and that taken back",
      "2026-03-03 10:00 - paused\n"
      "2026-03-05 10:00 - resumed\n"
      "2026-03-05 10:01 - undone ref=2",
      "paused 2026-03-03 open -\n" },
    { "two flags of one instant, in the order of their words",
      "2026-03-05 20:00 - held file=test activity=stretch reason=hurts until=2026-03-06T00:00\n"
      "2026-03-05 20:00 - held activity=Arms reason=hurts until=2026-03-06T00:00",
      "2026-03-05 held Arms on hold: hurts (until Fri 6 March)\n"
      "2026-03-05 held Evening stretches on hold: hurts (until Fri 6 March)\n"
      "held 2026-03-05 2026-03-05 hurts\n"
      "held 2026-03-05 2026-03-05 hurts\n" },
    { "an occurrence that was held is no flag of its own", "2026-03-05 20:00 - held reason=pain until=2026-03-06T00:00",
      "2026-03-05 held On hold: pain (until Fri 6 March)\n"
      "held 2026-03-05 2026-03-05 pain\n" },
    { "pauses: ended by resuming, by a date, and of one routine only",
      "2026-03-02 10:00 - paused reason=meeting until=2026-03-02T11:00\n"
      "2026-03-03 10:00 - paused\n"
      "2026-03-06 09:00 - resumed\n"
      "2026-03-09 10:00 - paused until=2026-03-12T00:00 reason=holiday\n"
      "2026-03-10 10:00 - resumed file=other",
      "paused 2026-03-02 2026-03-02 meeting\n"
      "paused 2026-03-03 2026-03-06 -\n"
      "paused 2026-03-09 2026-03-11 holiday\n" },
    { "a holiday told afterwards, and a gap",
      "2026-03-09 10:00 - answer question=away reason=holiday due=2026-03-04T00:00 until=2026-03-08T00:00\n"
      "2026-03-10 10:00 - gap due=2026-03-10T08:00 until=2026-03-10T10:00 reason=clock-set",
      "paused 2026-03-04 2026-03-07 holiday\n"
      "gap 2026-03-10 2026-03-10 clock-set\n" },
    { "a holiday told when the period was over, or before it",
      "2026-03-16 10:00 - answer question=away reason=holiday due=2026-03-12T00:00 until=2026-03-16T00:00\n"
      "2026-03-01 10:00 - answer question=away reason=holiday due=2026-02-27T00:00 until=2026-03-01T00:00",
      "paused 2026-03-12 2026-03-15 holiday\n" },
    { "a holiday of which the days are not known is none", "2026-03-09 10:00 - answer question=away reason=holiday",
      "" },
  };
  g_autoptr (LimberRoutine) routine = limber_test_parse (THREE_STEPS);
  g_autoptr (GArray) plans = limber_test_plans (routine, "2026-02-01");

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GPtrArray) history = limber_test_history ("Europe/London", table[i].rows);
      g_autoptr (LimberReport) report = limber_test_report (history, plans, "2026-03-02", "2026-03-15");
      g_autofree char *found = told (report);

      g_test_message ("%s", table[i].about);
      g_assert_cmpstr (found, ==, table[i].expected);
    }
}

/* A warning sign with which nobody was seen stands before all that came after it; one with which
 * somebody was takes its turn. */
static void
test_standing (void)
{
  static const char *const kinds[] = { "warning-sign", "stopped" };
  g_autoptr (LimberRoutine) routine = limber_test_parse (THREE_STEPS);
  g_autoptr (GArray) plans = limber_test_plans (routine, "2026-02-01");

  for (int released = 0; released <= 1; released++)
    {
      g_autoptr (GString) rows = g_string_new ("2026-03-02 10:00 - held file=test reason=same-day\n");
      g_autoptr (GPtrArray) history = NULL, flags = NULL;
      g_autoptr (LimberReport) report = NULL;
      guint earlier;

      if (released)
        g_string_append (rows, "2026-03-02 11:00 - released\n");
      for (int day = 3; day <= 12; day++)
        g_string_append_printf (rows, "2026-03-%02d 19:00 stretch stopped reason=pain\n", day);
      history = limber_test_history ("Europe/London", g_strchomp (rows->str));
      report = limber_test_report (history, plans, "2026-03-02", "2026-03-15");
      flags = limber_report_flags (report, TRUE, &earlier);
      g_assert_cmpstr (((LimberReportFlag *)flags->pdata[0])->kind, ==, kinds[released]);
      g_assert_cmpuint (earlier + flags->len, ==, 11);
    }
}

/* Revisions: each date is told by the plan that was in force on it. */
static void
test_revisions (void)
{
  static const char rows[] = "2026-03-02 19:00 stretch step step=1 value=5 total=5\n"
                             "2026-03-02 19:00 stretch partial\n"
                             "2026-03-09 19:00 stretch step step=1 value=5 total=5\n"
                             "2026-03-09 19:00 stretch partial\n"
                             "2026-03-02 10:00 gone done";
  g_autoptr (LimberRoutine) first = limber_test_parse (THREE_STEPS);
  g_autoptr (LimberRoutine) second = limber_test_parse (
      "limber = 1; id = \"test\"; title = \"Test\"; revision = 2;"
      "plan = ( { id = \"stretch\"; kind = \"stretch\"; title = \"Short stretches\"; when = { at = \"19:00\"; };"
      " steps = ( { exercise = \"pelvic-tilt\"; reps = 5; hold_seconds = 2; },"
      " { exercise = \"cat-cow\"; reps = 5; hold_seconds = 2; } ); } );");
  g_autoptr (GArray) plans = limber_test_plans (first, "2026-03-02");
  LimberReportPlan next = { .course = { .routine = second, .day1 = limber_date_parse ("2026-03-02") },
                            .since = limber_date_parse ("2026-03-09") };
  g_autoptr (GPtrArray) history = limber_test_history ("Europe/London", rows);
  g_autoptr (LimberReport) report = NULL;

  g_array_append_val (plans, next);
  report = limber_test_report (history, plans, "2026-03-02", "2026-03-15");
  report_numbers_expect (report, "stretch guided=2 steps_planned=5 steps_done=2 holds_planned=10");
  g_assert_cmpstr (report_numbers_find (report, "stretch")->title, ==, "Short stretches");
  g_assert_cmpstr (report_numbers_find (report, "gone")->title, ==, "gone");
  g_assert_cmpint (report_numbers_find (report, "gone")->kind, ==, -1);
  g_assert_cmpuint (report->plans->len, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/dose", test_dose);
  g_test_add_func ("/report/steps", test_steps);
  g_test_add_func ("/report/pain", test_pain);
  g_test_add_func ("/report/flags", test_flags);
  g_test_add_func ("/report/standing", test_standing);
  g_test_add_func ("/report/revisions", test_revisions);
  return g_test_run ();
}
