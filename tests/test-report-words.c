/* What a report says in words: whose it is, what was left out and why, and what only the client's
 * leave lets it say. */

#include "core/report-text.h"
#include "support/history.h"
#include "support/report-numbers.h"
#include "support/routines.h"

#include <string.h>

#define FROM "2026-03-02"
#define TO "2026-03-15"

static LimberReport *
make_report (const char *script, const GArray *plans, const char *from, const char *to)
{
  g_autoptr (GPtrArray) rows = limber_test_history ("Europe/London", script);

  return limber_test_report (rows, plans, from, to);
}

static char *
join (const GPtrArray *texts)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < texts->len; i++)
    g_string_append_printf (out, "%s%s", i == 0 ? "" : "\n", (const char *)texts->pdata[i]);
  return g_string_free (out, FALSE);
}

/* What stands before the first heading. */
static char *
head (const LimberReport *report, LimberReportSince since)
{
  LimberReportView view = { .since = since };
  g_autofree char *text = limber_report_text (report, &view);

  return g_strndup (text, (gsize)(strstr (text, "\n\n") - text));
}

static void
test_head (void)
{
  static const struct
  {
    const char *client, *therapist;
    LimberReportSince since;
    const char *head;
  } table[] = {
    { NULL, NULL, LIMBER_SINCE_CHOSEN, "Test\nMon 2 March to Sun 15 March 2026, 14 days" },
    { "A.M.", NULL, LIMBER_SINCE_SESSION,
      "Test\nFor A.M.\nMon 2 March to Sun 15 March 2026, 14 days, since the last session" },
    { NULL, "Rosa Keller", LIMBER_SINCE_WEEKS,
      "Test\nFrom Rosa Keller\nMon 2 March to Sun 15 March 2026, 14 days (the routine names no earlier session)" },
    { "A.M.", "Rosa Keller", LIMBER_SINCE_CHOSEN,
      "Test\nFor A.M., from Rosa Keller\nMon 2 March to Sun 15 March 2026, 14 days" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (LimberRoutine) routine = limber_test_routine ("08:00-22:00", "walk: at 09:00");
      g_autoptr (GArray) plans = limber_test_plans (routine, FROM);
      g_autoptr (LimberReport) report = make_report ("2026-03-02 09:00 walk done", plans, FROM, TO);
      g_autofree char *found = NULL;

      routine->client = g_strdup (table[i].client);
      routine->therapist = g_strdup (table[i].therapist);
      found = head (report, table[i].since);
      g_assert_cmpstr (found, ==, table[i].head);
    }
}

/* Of two revisions the newer one gives the name, of two routines each its own; one that came after
 * the period, or was replaced before it, is no part of the report. */
static void
test_several_routines (void)
{
  static const struct
  {
    const char *id, *title, *since;
  } revisions[] = {
    { "test", "Replaced before", "2026-02-01" }, { "test", "Older", "2026-02-20" },  { "test", "Newer", "2026-03-09" },
    { "test", "Not yet", "2026-03-16" },         { "other", "Other", "2026-03-10" },
  };
  g_autoptr (GPtrArray) routines = g_ptr_array_new_with_free_func ((GDestroyNotify)limber_routine_unref);
  g_autoptr (GArray) plans = g_array_new (FALSE, TRUE, sizeof (LimberReportPlan));
  g_autoptr (LimberReport) report = NULL;
  g_autofree char *found = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (revisions); i++)
    {
      LimberRoutine *routine = limber_test_routine ("08:00-22:00", "walk: at 09:00");
      LimberDate since = limber_date_parse (revisions[i].since);
      LimberReportPlan plan = { .course = { .routine = routine, .day1 = since }, .since = since };

      g_free (routine->id);
      g_free (routine->title);
      routine->id = g_strdup (revisions[i].id);
      routine->title = g_strdup (revisions[i].title);
      g_ptr_array_add (routines, routine);
      g_array_append_val (plans, plan);
    }
  report = make_report ("2026-03-02 09:00 walk done\n2026-03-10 09:00 other/walk missed", plans, FROM, TO);
  found = head (report, LIMBER_SINCE_CHOSEN);
  g_assert_cmpstr (found, ==, "Newer\nOther\nMon 2 March to Sun 15 March 2026, 14 days");
  g_assert_cmpuint (report->plans->len, ==, 3);
  /* two that bear one name stay apart, in the order of their files */
  g_assert_cmpuint (report->activities->len, ==, 2);
  g_assert_cmpstr (((LimberReportActivity *)report->activities->pdata[0])->file, ==, "other");
}

static void
test_left_out (void)
{
  static const struct
  {
    const char *rows, *left_out;
  } table[] = {
    { "2026-03-02 09:00 walk done", NULL },
    { "2026-03-02 09:00 walk missed-off", "1 not seen" },
    { "2026-03-02 09:00 walk missed-off cause=off\n"
      "2026-03-03 09:00 walk missed-off cause=away\n"
      "2026-03-04 09:00 walk missed-off cause=away\n"
      "2026-03-05 09:00 walk paused\n"
      "2026-03-06 11:17 walk due reason=asked\n"
      "2026-03-06 11:17 walk done",
      "3 not seen (the computer was off 1, nobody was there 2), 1 paused, 1 done besides the plan" },
    { "2026-03-06 11:17 walk due reason=asked\n"
      "2026-03-06 11:17 walk partial\n"
      "2026-03-06 12:17 walk due reason=asked\n"
      "2026-03-06 12:17 walk skipped reason=no-time",
      "1 done besides the plan" },
    { "2026-03-02 09:00 walk snoozed until=2026-03-02T09:20", "1 open" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (LimberReport) report = make_report (table[i].rows, NULL, FROM, TO);
      g_autofree char *found = limber_report_left_out (report_numbers_find (report, "walk"));

      g_assert_cmpstr (found, ==, table[i].left_out);
    }
}

/* Reasons that limber offers have words of their own; what the client typed is theirs. */
static void
test_reasons (void)
{
  static const struct
  {
    const char *rows, *why, *why_with_leave;
  } table[] = {
    { "2026-03-02 09:00 walk skipped", NULL, NULL },
    { "2026-03-02 09:00 walk snoozed until=2026-03-02T09:20\n2026-03-02 09:00 walk done", "put off 1", "put off 1" },
    { "2026-03-02 09:00 walk skipped reason=no-time\n"
      "2026-03-03 09:00 walk skipped reason=no-time\n"
      "2026-03-04 09:00 walk skipped reason=Rücken_müde\n"
      "2026-03-05 09:00 walk skipped reason=too_hot at=2026-03-05T20:00 happened=2026-03-05T09:05",
      "no time 2, other 2; entered late 1", "no time 2, Rücken müde 1, too hot 1; entered late 1" },
    { "2026-03-02 09:00 walk skipped reason=too_hot", "other 1", "too hot 1" },
    /* why the client did not do what they had asked for besides is nobody's question */
    { "2026-03-02 11:17 walk due reason=asked\n2026-03-02 11:17 walk skipped reason=no-time", NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (LimberReport) report = make_report (table[i].rows, NULL, FROM, TO);
      const LimberReportActivity *walk = report_numbers_find (report, "walk");
      g_autofree char *without = limber_report_why (walk, FALSE), *with = limber_report_why (walk, TRUE);

      g_assert_cmpstr (without, ==, table[i].why);
      g_assert_cmpstr (with, ==, table[i].why_with_leave);
    }
}

static void
test_spans (void)
{
  static const struct
  {
    const char *about, *rows, *spans, *spans_with_leave;
  } table[] = {
    { "a meeting needs no word, a hold is a flag",
      "2026-03-03 10:00 - paused reason=meeting until=2026-03-03T11:00\n"
      "2026-03-04 10:00 - held reason=pain until=2026-03-06T00:00",
      "", "" },
    { "a pause that goes on, from before the period", "2026-02-25 10:00 - paused", "Paused since Wed 25 February",
      "Paused since Wed 25 February" },
    { "one that goes on since another year", "2025-12-20 10:00 - paused", "Paused since Sat 20 December 2025",
      "Paused since Sat 20 December 2025" },
    { "over both ends of the period", "2026-02-25 10:00 - paused until=2026-03-20T10:00 reason=holiday",
      "Paused Wed 25 February to Fri 20 March 2026, holiday", "Paused Wed 25 February to Fri 20 March 2026, holiday" },
    { "before the period, and after it", "2026-02-20 10:00 - paused until=2026-02-25T10:00\n2026-03-16 10:00 - paused",
      "", "" },
    { "in the client's own words, with their leave",
      "2026-03-03 10:00 - paused until=2026-03-05T00:00 reason=my_sister_marries",
      "Paused Tue 3 March to Wed 4 March 2026", "Paused Tue 3 March to Wed 4 March 2026, my sister marries" },
    { "within one day nothing is known",
      "2026-03-10 10:00 - gap due=2026-03-10T08:00 until=2026-03-10T10:00 reason=clock-set",
      "Nothing is known of Tue 10 March 2026, the clock was set",
      "Nothing is known of Tue 10 March 2026, the clock was set" },
    { "in the order of the days, not of the telling",
      "2026-03-06 10:00 - paused until=2026-03-08T00:00\n"
      "2026-03-09 10:00 - answer question=away reason=holiday due=2026-03-03T00:00 until=2026-03-05T00:00",
      "Paused Tue 3 March to Wed 4 March 2026, holiday\nPaused Fri 6 March to Sat 7 March 2026", NULL },
    { "two from one day on: the shorter first",
      "2026-03-03 10:00 - paused file=test until=2026-03-06T00:00\n"
      "2026-03-03 11:00 - paused file=other until=2026-03-05T00:00\n"
      "2026-03-03 12:00 - paused file=third until=2026-03-06T00:00",
      "Paused Tue 3 March to Wed 4 March 2026\n"
      "Paused Tue 3 March to Thu 5 March 2026\n"
      "Paused Tue 3 March to Thu 5 March 2026",
      NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (LimberReport) report = make_report (table[i].rows, NULL, FROM, TO);
      g_autoptr (GPtrArray) without = limber_report_spans (report, FALSE), with = limber_report_spans (report, TRUE);
      g_autofree char *found = join (without), *found_with = join (with);

      g_test_message ("%s", table[i].about);
      g_assert_cmpstr (found, ==, table[i].spans);
      if (table[i].spans_with_leave != NULL)
        g_assert_cmpstr (found_with, ==, table[i].spans_with_leave);
    }
}

static void
test_sitting (void)
{
  static const struct
  {
    const char *rows, *sitting;
  } table[] = {
    { "2026-03-02 1 sit natural", "0 breaks after a reminder, 1 taken unasked" },
    { "2026-03-02 1 sit done\n2026-03-02 2 sit missed", "1 break after a reminder, 0 taken unasked" },
    { "2026-03-02 1 sit done value=44\n2026-03-02 2 sit partial\n2026-03-02 3 sit natural value=71",
      "2 breaks after a reminder, 1 taken unasked; longest stretch of sitting 71 min" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (LimberReport) report = make_report (table[i].rows, NULL, FROM, TO);
      g_autofree char *found = limber_report_sitting (report_numbers_find (report, "sit"));

      g_assert_cmpstr (found, ==, table[i].sitting);
    }
}

/* A year is told where one may be in doubt. */
static void
test_years (void)
{
  static const char rows[] = "2025-12-30 10:00 - held reason=doctor\n2026-03-03 10:00 - held reason=emergency";
  g_autoptr (LimberReport) spring = make_report (rows, NULL, FROM, TO);
  g_autoptr (LimberReport) winter = make_report (rows, NULL, "2025-12-29", TO);
  static const struct
  {
    const char *date, *in_spring, *in_winter;
  } table[] = {
    { "2025-12-30", "Tue 30 December 2025", "Tue 30 December 2025" },
    { "2026-03-03", "Tue 3 March", "Tue 3 March 2026" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *first = limber_report_date (spring, limber_date_parse (table[i].date));
      g_autofree char *second = limber_report_date (winter, limber_date_parse (table[i].date));

      g_assert_cmpstr (first, ==, table[i].in_spring);
      g_assert_cmpstr (second, ==, table[i].in_winter);
    }
}

/* Without an entry of pain there is no word of it, and of one that is nobody's pair no comparison. */
static void
test_pain (void)
{
  static const struct
  {
    const char *rows, *change, *place;
    gboolean told;
  } table[] = {
    { "2026-03-02 19:00 walk done", NULL, NULL, FALSE },
    { "2026-03-02 19:00 walk pain when=before score=3", NULL, NULL, TRUE },
    { "2026-03-02 19:00 walk pain when=before score=3\n2026-03-02 19:00 walk pain when=after score=5",
      "Pain was asked before and after 1 session; it was 2 points or more higher after 1 of them.", NULL, TRUE },
    { "2026-03-02 19:00 walk pain when=before score=3 place=calf\n"
      "2026-03-02 19:00 walk pain when=after score=4 place=back",
      "Pain was asked before and after 1 session; it was 2 points or more higher after 0 of them.",
      "Place after a session, compared with before: further down the leg 0, nearer the spine 1.", TRUE },
  };
  static const char *const where[] = { "back", "thigh", "calf", NULL };
  g_autoptr (LimberRoutine) routine = limber_test_routine ("08:00-22:00", "walk: at 19:00");
  g_autoptr (GArray) plans = limber_test_plans (routine, FROM);

  g_strfreev (routine->pain.where);
  routine->pain.where = g_strdupv ((char **)where);
  routine->pain.flag_rise = 2;
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (LimberReport) report = make_report (table[i].rows, plans, FROM, TO);
      LimberReportView view = { .notes = FALSE };
      g_autofree char *change = limber_report_pain_change (report), *place = limber_report_pain_place (report);
      g_autofree char *text = limber_report_text (report, &view);

      g_assert_cmpstr (change, ==, table[i].change);
      g_assert_cmpstr (place, ==, table[i].place);
      g_assert_cmpint (strstr (text, "PAIN, 0 to 10") != NULL, ==, table[i].told);
      g_assert_cmpint (strstr (text, "Pain is 0 to 10 as the client gave it.") != NULL, ==, table[i].told);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report-words/head", test_head);
  g_test_add_func ("/report-words/several-routines", test_several_routines);
  g_test_add_func ("/report-words/left-out", test_left_out);
  g_test_add_func ("/report-words/reasons", test_reasons);
  g_test_add_func ("/report-words/spans", test_spans);
  g_test_add_func ("/report-words/sitting", test_sitting);
  g_test_add_func ("/report-words/years", test_years);
  g_test_add_func ("/report-words/pain", test_pain);
  return g_test_run ();
}
