/* Histories whose numbers were worked out by hand: what counts, and in which week. */

#include "support/history.h"
#include "support/report-numbers.h"
#include "support/routines.h"

/* What counts and what does not; rows alone. */
static void
test_outcomes (void)
{
  static const struct
  {
    const char *about, *rows, *expected;
  } table[] = {
    { "each outcome once: four performed of six counted",
      "2026-03-02 01:00 walk done\n"
      "2026-03-02 02:00 walk partial\n"
      "2026-03-02 03:00 walk natural\n"
      "2026-03-02 04:00 walk stopped\n"
      "2026-03-02 05:00 walk skipped\n"
      "2026-03-02 06:00 walk missed\n"
      "2026-03-02 07:00 walk not-shown\n"
      "2026-03-02 08:00 walk missed-off cause=off\n"
      "2026-03-02 09:00 walk held\n"
      "2026-03-02 10:00 walk paused\n"
      "2026-03-02 11:00 walk not-reached\n"
      "2026-03-02 12:00 walk not-needed\n"
      "2026-03-02 13:00 walk cancelled",
      "walk planned=11 counted=6 performed=4 sessions%=67 done=1 partial=1 natural=1 stopped=1 skipped=1 missed=1 "
      "not-shown=1 missed-off=1 held=1 paused=1 not-reached=1 not-needed=1 cancelled=1 cause:off=1 open=0" },
    { "nothing that anybody could help counts against them",
      "2026-03-02 09:00 walk done\n"
      "2026-03-03 09:00 walk missed-off cause=off\n"
      "2026-03-04 09:00 walk missed-off cause=away\n"
      "2026-03-05 09:00 walk missed-off cause=away\n"
      "2026-03-06 09:00 walk paused\n"
      "2026-03-07 09:00 walk held",
      "walk planned=6 counted=1 performed=1 sessions%=100 missed-off=3 cause:off=1 cause:away=2 cause:quiet=0" },
    { "nothing counted is no number, not nought", "2026-03-02 09:00 walk missed-off cause=quiet",
      "walk planned=1 counted=0 sessions%=-1 cause:quiet=1 dose%=-1" },
    { "one that is still open is not planned yet",
      "2026-03-02 09:00 walk due until=2026-03-02T10:30\n"
      "2026-03-02 09:00 walk shown",
      "walk planned=0 counted=0 open=1 marks=1" },
    { "asked for besides: told, not counted",
      "2026-03-02 09:00 walk done\n"
      "2026-03-02 11:17 walk due reason=asked\n"
      "2026-03-02 11:17 walk done\n"
      "2026-03-02 12:17 walk missed\n"
      "2026-03-02 12:17 walk due reason=asked",
      "walk planned=1 counted=1 performed=1 extra=1 missed=0 done=1 marks=3" },
    { "outside the period",
      "2026-03-01 09:00 walk missed\n"
      "2026-03-02 09:00 walk done\n"
      "2026-03-15 09:00 walk done\n"
      "2026-03-16 09:00 walk missed",
      "walk planned=2 counted=2 performed=2" },
    { "snoozed, and entered late",
      "2026-03-02 09:00 walk snoozed until=2026-03-02T09:20\n"
      "2026-03-02 09:00 walk snoozed until=2026-03-02T09:40\n"
      "2026-03-02 09:00 walk done\n"
      "2026-03-03 09:00 walk done at=2026-03-03T20:00 happened=2026-03-03T09:05",
      "walk performed=2 snoozes=2 late=1" },
    { "reasons: with the answer, or asked afterwards",
      "2026-03-02 09:00 walk skipped reason=no-time\n"
      "2026-03-03 09:00 walk skipped\n"
      "2026-03-03 09:00 walk answer question=reason reason=hurts ref=2\n"
      "2026-03-04 09:00 walk skipped\n"
      "2026-03-05 09:00 walk skipped reason=no-time",
      "walk skipped=4 reason:no-time=2 reason:hurts=1" },
    { "time of day is that of the plan",
      "2026-03-02 11:59 walk done\n"
      "2026-03-02 12:00 walk done\n"
      "2026-03-03 12:00 walk missed\n"
      "2026-03-02 16:59 walk skipped\n"
      "2026-03-02 17:00 walk missed\n"
      "2026-03-02 3 walk natural",
      "walk/morning counted=1 performed=1\n"
      "walk/afternoon counted=3 performed=1\n"
      "walk/evening counted=1 performed=0 missed=1\n"
      "walk counted=6 performed=3" },
    { "sitting: what a break ended, in minutes",
      "2026-03-02 1 sit done value=44\n"
      "2026-03-02 2 sit natural value=71\n"
      "2026-03-02 3 sit missed",
      "sit counted=3 performed=2 natural=1 longest=71" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_test_message ("%s", table[i].about);
      report_numbers_check (NULL, "2026-03-02", "2026-03-15", table[i].rows, table[i].expected);
    }
}

static void
test_amended (void)
{
  static const struct
  {
    const char *about, *rows, *expected;
  } table[] = {
    { "a correction counts instead",
      "2026-03-02 09:00 walk missed\n"
      "2026-03-02 09:00 walk corrected outcome=done ref=1 at=2026-03-04T09:00",
      "walk counted=1 performed=1 missed=0 done=1" },
    { "the last correction counts",
      "2026-03-02 09:00 walk missed\n"
      "2026-03-02 09:00 walk corrected outcome=done ref=1\n"
      "2026-03-02 09:00 walk corrected outcome=skipped reason=not-here ref=2",
      "walk counted=1 performed=0 skipped=1 reason:not-here=1" },
    { "a reason belongs to the answer that it was asked for",
      "2026-03-02 09:00 walk skipped\n"
      "2026-03-02 09:00 walk answer question=reason reason=hurts ref=1\n"
      "2026-03-02 09:00 walk corrected outcome=skipped ref=1",
      "walk skipped=1 reason:hurts=0" },
    { "undone, and not answered again",
      "2026-03-02 09:00 walk done\n"
      "2026-03-02 09:00 walk undone ref=1",
      "walk planned=0 counted=0 done=0 open=1" },
    { "undone, then answered otherwise",
      "2026-03-02 09:00 walk skipped reason=no-time\n"
      "2026-03-02 09:00 walk undone ref=1\n"
      "2026-03-02 09:00 walk done",
      "walk planned=1 counted=1 done=1 skipped=0 reason:no-time=0" },
    { "a correction undone leaves the first entry",
      "2026-03-02 09:00 walk missed\n"
      "2026-03-02 09:00 walk corrected outcome=done ref=1\n"
      "2026-03-02 09:00 walk undone ref=2",
      "walk counted=1 performed=0 missed=1" },
    { "an undo undone",
      "2026-03-02 09:00 walk done\n"
      "2026-03-02 09:00 walk undone ref=1\n"
      "2026-03-02 09:00 walk undone ref=2",
      "walk counted=1 performed=1 open=0" },
    { "a showing that nobody saw takes no answer with it",
      "2026-03-02 09:00 walk shown\n"
      "2026-03-02 09:00 walk undone ref=1 reason=not-shown\n"
      "2026-03-02 09:00 walk not-shown",
      "walk counted=0 not-shown=1" },
    { "refs are of the same computer",
      "2026-03-02 09:00 walk done\n"
      "2026-03-03 09:00 walk done origin=b\n"
      "2026-03-03 09:00 walk undone origin=b ref=1",
      "walk counted=1 performed=1 open=1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_test_message ("%s", table[i].about);
      report_numbers_check (NULL, "2026-03-02", "2026-03-15", table[i].rows, table[i].expected);
    }
}

/* The same occurrence on two computers is one. */
static void
test_two_computers (void)
{
  static const struct
  {
    const char *one, *other, *counts;
  } table[] = {
    { "done", "missed", "done" },
    { "partial", "missed", "partial" },
    { "done", "partial", "done" },
    { "done", "skipped", "done" },
    { "stopped", "skipped", "stopped" },
    { "skipped", "missed", "skipped" },
    { "skipped", "paused", "skipped" },
    { "not-needed", "missed", "not-needed" },
    { "held", "paused", "held" },
    { "paused", "missed", "paused" },
    { "missed", "missed-off", "missed" },
    { "not-shown", "missed-off", "not-shown" },
    { "missed-off", "cancelled", "missed-off" },
    { "missed", "missed", "missed" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    for (int turned = 0; turned <= 1; turned++)
      {
        g_autofree char *script
            = g_strdup_printf ("2026-03-02 09:00 walk %s origin=%s\n2026-03-02 09:00 walk %s "
                               "origin=%s",
                               table[i].one, turned ? "b" : "a", table[i].other, turned ? "a" : "b");
        g_autofree char *expected = g_strdup_printf ("walk %s=1 marks=1", table[i].counts);

        g_test_message ("%s", script);
        report_numbers_check (NULL, "2026-03-02", "2026-03-02", script, expected);
      }
  /* the numbers that sitting counts its breaks by are each computer's own */
  report_numbers_check (NULL, "2026-03-02", "2026-03-02",
                        "2026-03-02 1 sit done\n2026-03-02 1 sit missed origin=b\n2026-03-02 2 sit natural origin=b",
                        "sit counted=3 performed=2 missed=1 natural=1 marks=3");
}

/* Rows that say less than they should, or of something else: from a file that was damaged, or that
 * somebody else made. What they do say counts, and the rest is as if they were not there. */
static void
test_stray (void)
{
  static const struct
  {
    const char *about, *rows, *expected;
  } table[] = {
    { "an outcome of nothing",
      "2026-03-02 09:00 walk done\n"
      "2026-03-02 10:00 - outcome outcome=missed\n"
      "2026-03-02 10:00 - outcome outcome=missed file=test\n"
      "2026-03-02 10:00 - outcome outcome=missed file=test activity=walk\n"
      "2026-03-02 10:00 - due reason=asked file=test activity=walk",
      "walk counted=1 performed=1 extra=0 marks=1" },
    { "a correction of a day outside the period",
      "2026-03-02 09:00 walk done\n"
      "2026-03-01 09:00 walk missed\n"
      "2026-03-01 09:00 walk corrected outcome=done ref=2 at=2026-03-02T10:00",
      "walk counted=1 performed=1 marks=1" },
    { "when it happened, told at once, is not late",
      "2026-03-02 09:00 walk done at=2026-03-02T09:10 happened=2026-03-02T09:10\n"
      "2026-03-03 09:00 walk done at=2026-03-03T09:10 happened=2026-03-03T09:09",
      "walk performed=2 late=1" },
    { "a reason that names no answer is of the only one there is",
      "2026-03-03 09:00 walk skipped\n"
      "2026-03-03 09:00 walk answer question=reason reason=hurts\n"
      "2026-03-03 09:00 walk snoozed until=2026-03-03T09:20",
      "walk skipped=1 reason:hurts=1 snoozes=1" },
    { "two routines with one name for something, at one time",
      "2026-03-03 09:00 walk done\n"
      "2026-03-03 09:00 other/swim missed\n"
      "2026-03-03 09:00 other/walk missed\n"
      "2026-03-03 1 walk done\n"
      "2026-03-03 1 walk done origin=b",
      "swim counted=1 missed=1\nwalk counted=1 performed=0" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_test_message ("%s", table[i].about);
      report_numbers_check (NULL, "2026-03-02", "2026-03-15", table[i].rows, table[i].expected);
    }
}

static void
test_weeks (void)
{
  static const char rows[] = "2026-03-04 09:00 walk done\n" /* a Wednesday */
                             "2026-03-10 09:00 walk missed\n"
                             "2026-03-11 09:00 walk done\n"
                             "2026-03-17 09:00 walk done\n"
                             "2026-03-18 09:00 walk skipped";
  g_autoptr (LimberRoutine) routine = limber_test_routine ("08:00-22:00", "walk: at 09:00");
  g_autoptr (GArray) plans = limber_test_plans (routine, "2026-03-04");

  /* without a plan weeks begin on Monday … */
  report_numbers_check (NULL, "2026-03-04", "2026-03-18", rows,
                        "walk/0 planned=1 performed=1\nwalk/1 counted=2 performed=1 missed=1 sessions%=50\n"
                        "walk/2 counted=2 performed=1 skipped=1");
  /* … with one on the weekday of its day 1 */
  report_numbers_check (plans, "2026-03-04", "2026-03-18", rows,
                        "walk/0 counted=2 performed=1\nwalk/1 counted=2 performed=2\nwalk/2 counted=1 performed=0\n"
                        "walk planned=5 counted=5 performed=3 sessions%=60");
}

/* times_a_week: planned is the file's number in each whole week; in part of a week the rows. */
static void
test_flexible (void)
{
  static const LimberDate standing[] = { 0, 0 };
  static const struct
  {
    const char *about, *to, *rows, *expected;
  } table[] = {
    { "two done of three, and the rest of the offers not needed", "2026-03-08",
      "2026-03-02 17:30 walk not-needed\n2026-03-03 17:30 walk done\n2026-03-04 17:30 walk not-needed\n"
      "2026-03-05 17:30 walk not-needed\n2026-03-06 17:30 walk done\n2026-03-07 17:30 walk not-needed\n"
      "2026-03-08 17:30 walk missed",
      "walk planned=3 counted=3 performed=2 missed=1 not-needed=4 sessions%=67" },
    { "more than asked for", "2026-03-08",
      "2026-03-02 17:30 walk done\n2026-03-03 17:30 walk done\n2026-03-04 17:30 walk done\n"
      "2026-03-05 17:30 walk done\n2026-03-06 17:30 walk not-needed\n2026-03-07 17:30 walk not-needed\n"
      "2026-03-08 17:30 walk not-needed",
      "walk planned=3 counted=4 performed=4 sessions%=100" },
    { "a whole week and half of the next", "2026-03-11",
      "2026-03-02 17:30 walk done\n2026-03-03 17:30 walk done\n2026-03-04 17:30 walk done\n"
      "2026-03-09 17:30 walk done\n2026-03-10 17:30 walk not-needed",
      "walk planned=4 counted=4\nwalk/0 planned=3\nwalk/1 planned=1" },
    { "a week that is not over because an offer still waits", "2026-03-08",
      "2026-03-02 17:30 walk done\n2026-03-08 17:30 walk due", "walk planned=1 counted=1 open=1" },
    { "what was asked for besides, or is not in the plan any more, is none of the three", "2026-03-08",
      "2026-03-02 17:30 walk done\n2026-03-03 11:17 walk due reason=asked\n2026-03-03 11:17 walk done\n"
      "2026-03-04 17:30 walk cancelled",
      "walk planned=3 counted=1 performed=1 extra=1 cancelled=1" },
    { "nothing but what was not needed", "2026-03-08", "2026-03-02 17:30 walk not-needed", "walk planned=0 counted=0" },
    { "the same name in another routine", "2026-03-08",
      "2026-03-02 17:30 walk done\n2026-03-02 17:30 a/swim done\n2026-03-02 17:30 a/walk done",
      "swim planned=1\nwalk planned=1" },
    { "a stretch of which nothing is known", "2026-03-08", "2026-03-02 17:30 walk done",
      "walk planned=3 counted=1 performed=1" },
  };
  g_autoptr (LimberRoutine) routine = limber_test_routine ("08:00-22:00", "walk: 3 a week 17:30");
  g_autoptr (GArray) plans = limber_test_plans (routine, "2026-03-02");

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_test_message ("%s", table[i].about);
      report_numbers_check (plans, "2026-03-02", table[i].to, table[i].rows, table[i].expected);
    }
  /* two days that stand still make the week of the phase nine days long */
  {
    LimberDate still[G_N_ELEMENTS (standing)] = { limber_date_parse ("2026-03-04"), limber_date_parse ("2026-03-05") };
    LimberReportPlan *plan = &g_array_index (plans, LimberReportPlan, 0);

    plan->course.standstill = still;
    plan->course.n_standstill = G_N_ELEMENTS (still);
    report_numbers_check (plans, "2026-03-02", "2026-03-08",
                          "2026-03-02 17:30 walk done\n2026-03-08 17:30 walk not-needed", "walk planned=1");
    report_numbers_check (plans, "2026-03-02", "2026-03-10", "2026-03-02 17:30 walk done\n2026-03-10 17:30 walk missed",
                          "walk planned=3 counted=2\nwalk/1 planned=2");
    /* of a week whose first day stood still, a revision of its second day has only a part */
    still[0] = limber_date_parse ("2026-03-09");
    plan->course.n_standstill = 1;
    plan->since = limber_date_parse ("2026-03-10");
    report_numbers_check (plans, "2026-03-02", "2026-03-16", "2026-03-10 17:30 walk done", "walk planned=1 counted=1");
    plan->since = limber_date_parse ("2026-03-09");
    report_numbers_check (plans, "2026-03-02", "2026-03-16", "2026-03-10 17:30 walk done", "walk planned=3 counted=1");
  }
}

/* Who stands up at a reminder has sat for as long as the file says, and until they answered. */
static void
test_sitting (void)
{
  g_autoptr (LimberRoutine) routine
      = limber_test_routine ("08:00-22:00", "sit: sitting 40 09:00-18:00\nwalk: at 09:00");
  g_autoptr (GArray) plans = limber_test_plans (routine, "2026-03-02");

  report_numbers_check (plans, "2026-03-02", "2026-03-08",
                        "2026-03-02 1 sit done due=2026-03-02T11:45 at=2026-03-02T12:00\n"
                        "2026-03-02 2 sit natural value=49\n"
                        "2026-03-02 3 sit missed due=2026-03-02T13:00 at=2026-03-02T15:00\n"
                        "2026-03-02 4 sit done due=2026-03-02T15:00 at=2026-03-02T20:00 happened=2026-03-02T15:01\n"
                        /* answered before it was due, and of a plan that says nothing of sitting */
                        "2026-03-03 1 sit done due=2026-03-03T15:00 at=2026-03-03T11:00\n"
                        "2026-03-02 09:00 walk done",
                        "sit longest=55 performed=4 counted=5\nwalk longest=0");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/outcomes", test_outcomes);
  g_test_add_func ("/report/amended", test_amended);
  g_test_add_func ("/report/two-computers", test_two_computers);
  g_test_add_func ("/report/stray", test_stray);
  g_test_add_func ("/report/weeks", test_weeks);
  g_test_add_func ("/report/flexible", test_flexible);
  g_test_add_func ("/report/sitting", test_sitting);
  return g_test_run ();
}
