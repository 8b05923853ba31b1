/* Pain and questions in a report: what was amended or taken back since, and what no scale names. */

#include "core/report-view.h"
#include "support/history.h"
#include "support/routines.h"

#include <string.h>

/* Entries as "when score place", with what was taken back or amended since. */
static void
test_amended (void)
{
  static const struct
  {
    const char *about, *rows, *expected;
  } table[] = {
    { "what was amended last holds, in whatever order the rows come",
      "2026-03-09 15:00 - pain when=now score=9 place=calf\n"
      "2026-03-10 16:02 - corrected ref=1 score=3 place=thigh seq=3\n"
      "2026-03-10 16:01 - corrected ref=1 score=6 place=foot seq=2",
      "now 3 thigh\n" },
    { "an amendment taken back",
      "2026-03-09 15:00 - pain when=now score=9\n"
      "2026-03-10 16:01 - corrected ref=1 score=6\n"
      "2026-03-10 16:02 - undone ref=2",
      "now 9 -\n" },
    { "another computer's row with the same number is not meant",
      "2026-03-09 15:00 - pain when=now score=9\n"
      "2026-03-09 15:00 - pain when=now score=8 origin=b at=2026-03-09T15:01\n"
      "2026-03-10 16:01 - corrected ref=1 score=6 origin=b",
      "now 9 -\nnow 6 -\n" },
    { "scores that no scale has",
      "2026-03-09 15:00 - pain when=now score=-3\n"
      "2026-03-09 15:01 - pain when=now score=11\n"
      "2026-03-09 15:02 - pain when=now score=5\n"
      "2026-03-09 15:03 - corrected ref=3 score=99\n"
      "2026-03-09 15:04 - pain when=now score=5\n"
      "2026-03-09 15:05 - corrected ref=5 score=-1",
      "now 0 -\nnow 10 -\nnow 10 -\nnow 0 -\n" },
    { "told afterwards: it stands where it happened",
      "2026-03-09 15:00 - pain when=now score=4\n"
      "2026-03-09 16:00 - pain when=now score=2 happened=2026-03-09T08:00",
      "now 2 -\nnow 4 -\n" },
    { "an entry without a score is none, one about no session has no pair",
      "2026-03-09 15:00 - pain when=now\n"
      "2026-03-09 16:00 - pain when=before score=2\n"
      "2026-03-09 17:00 - pain when=after score=8",
      "before 2 -\nafter 8 -\n" },
  };
  static const char *const whens[LIMBER_N_PAIN] = { "before", "after", "now" };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GPtrArray) history = limber_test_history ("Europe/London", table[i].rows);
      g_autoptr (LimberReport) report = limber_test_report (history, NULL, "2026-03-02", "2026-03-15");
      g_autoptr (GString) found = g_string_new (NULL);

      for (guint j = 0; j < report->pain->len; j++)
        {
          const LimberReportPain *pain = &g_array_index (report->pain, LimberReportPain, j);

          g_string_append_printf (found, "%s %d %s\n", whens[pain->when], pain->score,
                                  pain->place == NULL ? "-" : pain->place);
        }
      g_test_message ("%s", table[i].about);
      g_assert_cmpstr (found->str, ==, table[i].expected);
      g_assert_cmpint (report->pairs, ==, 0);
    }
}

/* Of a place that the routine's scale does not name nothing is said, and how much more is a rise
 * without any routine is what a file without a scale would say. */
static void
test_places (void)
{
  static const char rows[] = "2026-03-02 19:00 stretch pain when=before score=3 place=buttock\n"
                             "2026-03-02 19:00 stretch pain when=after score=4 place=elbow\n"
                             "2026-03-03 19:00 stretch pain when=before score=3 place=elbow\n"
                             "2026-03-03 19:00 stretch pain when=after score=5 place=calf\n"
                             "2026-03-04 19:00 stretch pain when=before score=1 place=buttock\n"
                             "2026-03-04 19:00 stretch pain when=after score=1 place=buttock";
  static const char *const where[] = { "back", "buttock", "thigh", "calf", NULL };
  g_autoptr (LimberRoutine) known = limber_test_routine ("08:00-22:00", "stretch: at 19:00");
  g_autoptr (LimberRoutine) without = limber_test_routine ("08:00-22:00", "stretch: at 19:00");
  g_autoptr (GArray) plans = limber_test_plans (known, "2026-03-02");
  g_autoptr (GArray) plain = limber_test_plans (without, "2026-03-02");
  const GArray *all[] = { NULL, plans, plain };
  g_autoptr (GPtrArray) history = limber_test_history ("Europe/London", rows);

  g_strfreev (known->pain.where);
  known->pain.where = g_strdupv ((char **)where);
  known->pain.flag_rise = 2;
  without->pain.flag_rise = 3;
  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autoptr (LimberReport) report = limber_test_report (history, all[i], "2026-03-02", "2026-03-15");

      g_assert_cmpint (report->pairs, ==, 3);
      g_assert_cmpint (report->rises, ==, all[i] == plain ? 0 : 1);
      g_assert_cmpint (report->further + report->nearer, ==, 0);
      for (guint j = 0; j < report->pain->len; j++)
        {
          const LimberReportPain *pain = &g_array_index (report->pain, LimberReportPain, j);

          g_assert_cmpint (pain->place_index >= 0, ==, all[i] == plans && strcmp (pain->place, "elbow") != 0);
        }
    }
}

/* What was asked in a check-in is told in the words of the file; what nobody could ask, or what was
 * taken back, is not told. */
static void
test_questions (void)
{
  static const char rows[] = "2026-03-02 19:00 week answer question=usual value=4\n"
                             "2026-03-03 19:00 week answer question=usual value=6\n"
                             "2026-03-03 19:00 week undone ref=2\n"
                             "2026-03-04 19:00 week answer question=way text=the_rain\n"
                             "2026-03-05 19:00 week answer question=way\n"
                             "2026-03-06 19:00 week answer value=5\n"
                             "2026-03-07 19:00 week answer question=gone value=5\n"
                             "2026-03-08 10:00 - answer question=usual value=5\n"
                             "2026-03-08 10:00 - answer question=usual value=5 file=test\n"
                             "2026-03-08 11:00 - answer question=usual value=5 activity=week";
  static const char *const told[] = { "How was it? 4", "What got in the way? the rain" };
  static const struct
  {
    const char *id, *ask;
    int scale;
  } questions[] = { { "usual", "How was it?", 10 }, { "way", "What got in the way?", 0 } };
  g_autoptr (LimberRoutine) routine = limber_test_routine ("08:00-22:00", "week: at 19:00");
  g_autoptr (GArray) plans = limber_test_plans (routine, "2026-03-02");
  g_autoptr (GPtrArray) history = limber_test_history ("Europe/London", rows);
  g_autoptr (LimberReport) report = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      LimberQuestion *question = limber_question_new ();

      question->id = g_strdup (questions[i].id);
      question->ask = g_strdup (questions[i].ask);
      question->scale = questions[i].scale;
      g_ptr_array_add (limber_test_activity (routine, 0, "week")->questions, question);
    }
  report = limber_test_report (history, plans, "2026-03-02", "2026-03-15");
  for (int leave = 0; leave <= 1; leave++)
    {
      g_autoptr (GPtrArray) notes = limber_report_notes (report, leave);

      g_assert_cmpuint (notes->len, ==, 1 + (guint)leave);
      for (guint i = 0; i < notes->len; i++)
        {
          g_autofree char *text = limber_report_note (notes->pdata[i], leave);

          g_assert_cmpstr (text, ==, told[i]);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report-pain/amended", test_amended);
  g_test_add_func ("/report-pain/places", test_places);
  g_test_add_func ("/report-pain/questions", test_questions);
  return g_test_run ();
}
