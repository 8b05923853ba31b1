/* Histories whose numbers were worked out by hand. */

#include "core/report-view.h"
#include "support/history.h"
#include "support/routines.h"
#include "world/routine-file.h"

#include <stdlib.h>
#include <string.h>

static const LimberReportActivity *
find (const LimberReport *report, const char *id)
{
  for (guint i = 0; i < report->activities->len; i++)
    if (strcmp (((const LimberReportActivity *)report->activities->pdata[i])->id, id) == 0)
      return report->activities->pdata[i];
  g_error ("no such activity in the report: %s", id);
}

/* A ratio in whole percent; -1: none. */
static int
percent (double ratio)
{
  return ratio < 0 ? -1 : (int)(ratio * 100 + 0.5);
}

static int
count_of (const GArray *counts, const char *word)
{
  for (guint i = 0; i < counts->len; i++)
    if (strcmp (g_array_index (counts, LimberReportCount, i).word, word) == 0)
      return g_array_index (counts, LimberReportCount, i).count;
  return 0;
}

/* The number called @name: an outcome, "cause:off", "reason:no-time", or a field of the tally. */
static int
number (const LimberReportActivity *activity, const LimberTally *tally, const char *name)
{
  const struct
  {
    const char *name;
    int value;
  } fields[] = {
    { "planned", tally->planned },
    { "counted", tally->counted },
    { "performed", tally->performed },
    { "open", tally->outcomes[LIMBER_OUTCOME_NONE] },
    { "snoozes", tally->snoozes },
    { "late", tally->late },
    { "extra", tally->extra },
    { "guided", tally->guided },
    { "steps_planned", tally->steps_planned },
    { "steps_done", tally->steps_done },
    { "holds_planned", tally->holds_planned },
    { "holds_done", tally->holds_done },
    { "sessions%", percent (limber_tally_sessions (tally)) },
    { "dose%", percent (limber_tally_dose (tally)) },
    { "longest", activity->longest_sitting },
    { "marks", (int)activity->marks->len },
  };
  int outcome = limber_outcome_parse (name);

  if (g_str_has_prefix (name, "cause:"))
    return tally->causes[limber_cause_parse (name + strlen ("cause:"))];
  if (g_str_has_prefix (name, "reason:"))
    return count_of (activity->reasons, name + strlen ("reason:"));
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (strcmp (fields[i].name, name) == 0)
      return fields[i].value;
  if (outcome <= 0)
    g_error ("no such number: %s", name);
  return tally->outcomes[outcome];
}

/* "walk": the total; "walk/1": the second week; "walk/evening": that time of day. */
static const LimberTally *
tally_of (const LimberReportActivity *activity, const char *part)
{
  static const char *const daytimes[] = { "morning", "afternoon", "evening" };

  if (part == NULL)
    return &activity->total;
  for (gsize i = 0; i < G_N_ELEMENTS (daytimes); i++)
    if (strcmp (daytimes[i], part) == 0)
      return &activity->daytimes[i];
  g_assert_cmpint (atoi (part), <, (int)activity->weeks->len);
  return &g_array_index (activity->weeks, LimberTally, atoi (part));
}

/* One line of expectations: "walk planned=3 counted=2", with parts as in tally_of(). */
static void
expect (const LimberReport *report, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1), name = g_strsplit (words[0], "/", 2);
  const LimberReportActivity *activity = find (report, name[0]);

  for (char **word = words + 1; *word != NULL; word++)
    {
      g_auto (GStrv) pair = g_strsplit (*word, "=", 2);
      int found = number (activity, tally_of (activity, name[1]), pair[0]);

      if (found != atoi (pair[1]))
        g_error ("%s: %s, but it is %d", words[0], *word, found);
    }
}

static void
check (const GArray *plans, const char *from, const char *to, const char *script, const char *expected)
{
  g_autoptr (GPtrArray) rows = limber_test_history ("Europe/London", script);
  g_autoptr (LimberReport) report = limber_test_report (rows, plans, from, to);
  g_auto (GStrv) lines = g_strsplit (expected, "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    expect (report, *line);
}

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
      check (NULL, "2026-03-02", "2026-03-15", table[i].rows, table[i].expected);
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
      check (NULL, "2026-03-02", "2026-03-15", table[i].rows, table[i].expected);
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
        check (NULL, "2026-03-02", "2026-03-02", script, expected);
      }
  /* the numbers that sitting counts its breaks by are each computer's own */
  check (NULL, "2026-03-02", "2026-03-02",
         "2026-03-02 1 sit done\n2026-03-02 1 sit missed origin=b\n2026-03-02 2 sit natural origin=b",
         "sit counted=3 performed=2 missed=1 natural=1 marks=3");
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
  check (NULL, "2026-03-04", "2026-03-18", rows,
         "walk/0 planned=1 performed=1\nwalk/1 counted=2 performed=1 missed=1 sessions%=50\n"
         "walk/2 counted=2 performed=1 skipped=1");
  /* … with one on the weekday of its day 1 */
  check (plans, "2026-03-04", "2026-03-18", rows,
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
    { "a stretch of which nothing is known", "2026-03-08", "2026-03-02 17:30 walk done",
      "walk planned=3 counted=1 performed=1" },
  };
  g_autoptr (LimberRoutine) routine = limber_test_routine ("08:00-22:00", "walk: 3 a week 17:30");
  g_autoptr (GArray) plans = limber_test_plans (routine, "2026-03-02");

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_test_message ("%s", table[i].about);
      check (plans, "2026-03-02", table[i].to, table[i].rows, table[i].expected);
    }
  /* two days that stand still make the week of the phase nine days long */
  {
    LimberDate still[G_N_ELEMENTS (standing)] = { limber_date_parse ("2026-03-04"), limber_date_parse ("2026-03-05") };
    LimberReportPlan *plan = &g_array_index (plans, LimberReportPlan, 0);

    plan->course.standstill = still;
    plan->course.n_standstill = G_N_ELEMENTS (still);
    check (plans, "2026-03-02", "2026-03-08", "2026-03-02 17:30 walk done\n2026-03-08 17:30 walk not-needed",
           "walk planned=1");
    check (plans, "2026-03-02", "2026-03-10", "2026-03-02 17:30 walk done\n2026-03-10 17:30 walk missed",
           "walk planned=3 counted=2\nwalk/1 planned=2");
  }
}

/* Who stands up at a reminder has sat for as long as the file says, and until they answered. */
static void
test_sitting (void)
{
  g_autoptr (LimberRoutine) routine
      = limber_test_routine ("08:00-22:00", "sit: sitting 40 09:00-18:00\nwalk: at 09:00");
  g_autoptr (GArray) plans = limber_test_plans (routine, "2026-03-02");

  check (plans, "2026-03-02", "2026-03-08",
         "2026-03-02 1 sit done due=2026-03-02T11:45 at=2026-03-02T12:00\n"
         "2026-03-02 2 sit natural value=49\n"
         "2026-03-02 3 sit missed due=2026-03-02T13:00 at=2026-03-02T15:00\n"
         "2026-03-02 4 sit done due=2026-03-02T15:00 at=2026-03-02T20:00 happened=2026-03-02T15:01\n"
         "2026-03-02 09:00 walk done",
         "sit longest=55 performed=3 counted=4\nwalk longest=0");
}

static LimberRoutine *
read_routine (const char *text)
{
  g_autoptr (LimberProblems) problems = limber_problems_new ();
  LimberRoutine *routine = limber_routine_file_parse (text, NULL, problems);

  if (routine == NULL)
    g_error ("%s", ((const LimberProblem *)problems->pdata[0])->message);
  return routine;
}

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
  };
  g_autoptr (LimberRoutine) routine = read_routine (THREE_STEPS);
  g_autoptr (GArray) plans = limber_test_plans (routine, "2026-03-02");

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_test_message ("%s", table[i].about);
      check (plans, "2026-03-02", "2026-03-08", table[i].rows, table[i].expected);
    }
  /* without the file the steps that were reached are all that is known */
  check (NULL, "2026-03-02", "2026-03-08",
         "2026-03-02 19:00 stretch step step=2 exercise=figure-four value=1 total=2\n2026-03-02 19:00 stretch partial",
         "stretch guided=1 steps_planned=1 steps_done=0");
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
  g_autoptr (LimberRoutine) routine = read_routine (THREE_STEPS);
  g_autoptr (GArray) plans = limber_test_plans (routine, "2026-03-02");
  g_autoptr (GPtrArray) history = limber_test_history ("Europe/London", rows);
  g_autoptr (LimberReport) report = limber_test_report (history, plans, "2026-03-02", "2026-03-08");
  const LimberReportActivity *stretch = find (report, "stretch");

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
      g_assert_cmpint (count_of (step->reasons, "hurts"), ==, expected[i].hurts);
      g_assert_cmpint (count_of (step->reasons, "pain"), ==, expected[i].pain);
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
  g_autoptr (LimberRoutine) routine = read_routine (THREE_STEPS);
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
  };
  g_autoptr (LimberRoutine) routine = read_routine (THREE_STEPS);
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
  g_autoptr (LimberRoutine) routine = read_routine (THREE_STEPS);
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
  g_autoptr (LimberRoutine) first = read_routine (THREE_STEPS);
  g_autoptr (LimberRoutine) second = read_routine (
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
  expect (report, "stretch guided=2 steps_planned=5 steps_done=2 holds_planned=10");
  g_assert_cmpstr (find (report, "stretch")->title, ==, "Short stretches");
  g_assert_cmpstr (find (report, "gone")->title, ==, "gone");
  g_assert_cmpint (find (report, "gone")->kind, ==, -1);
  g_assert_cmpuint (report->plans->len, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/outcomes", test_outcomes);
  g_test_add_func ("/report/amended", test_amended);
  g_test_add_func ("/report/two-computers", test_two_computers);
  g_test_add_func ("/report/weeks", test_weeks);
  g_test_add_func ("/report/flexible", test_flexible);
  g_test_add_func ("/report/sitting", test_sitting);
  g_test_add_func ("/report/dose", test_dose);
  g_test_add_func ("/report/steps", test_steps);
  g_test_add_func ("/report/pain", test_pain);
  g_test_add_func ("/report/flags", test_flags);
  g_test_add_func ("/report/standing", test_standing);
  g_test_add_func ("/report/revisions", test_revisions);
  return g_test_run ();
}
