/* What a report says in words of a history that is not an everyday one: rows that lack something, holds, pauses without
 * an end, corrections, and routines that name nobody. */

#include "core/report-view.h"
#include "support/history.h"
#include "support/routines.h"

#include <string.h>

typedef struct
{
  LimberRoutine *routine;
  GArray *plans;
  GPtrArray *rows;
  LimberReport *report;
} Scene;

static void
add_question (LimberActivity *activity, const char *id, const char *ask)
{
  LimberQuestion *question = limber_question_new ();

  question->id = g_strdup (id);
  question->ask = g_strdup (ask);
  g_ptr_array_add (activity->questions, question);
}

static void
set_up (Scene *scene, const char *rows)
{
  scene->routine = limber_test_routine ("08:00-22:00", "walk: at 09:00\nheat: at 12:00");
  add_question ((LimberActivity *)limber_test_activity (scene->routine, 0, "walk"), "sleep", "Slept well?");
  add_question ((LimberActivity *)limber_test_activity (scene->routine, 0, "walk"), "way", "What was in the way?");
  scene->plans = limber_test_plans (scene->routine, "2026-03-02");
  scene->rows = limber_test_history ("Europe/London", rows);
  scene->report = limber_test_report (scene->rows, scene->plans, "2026-03-02", "2026-03-15");
}

static void
tear_down (Scene *scene)
{
  limber_report_free (scene->report);
  g_ptr_array_unref (scene->rows);
  g_array_unref (scene->plans);
  limber_routine_unref (scene->routine);
}

/* NULL: nothing is known of it. */
static const LimberReportActivity *
walk_of (const Scene *scene)
{
  for (guint i = 0; i < scene->report->activities->len; i++)
    {
      const LimberReportActivity *activity = scene->report->activities->pdata[i];

      if (strcmp (activity->id, "walk") == 0)
        return activity;
    }
  return NULL;
}

/* A row that does not say what it is about, or how much, tells nothing; and numbers stay within their scales. */
static void
test_incomplete_rows (void)
{
  static const struct
  {
    const char *rows;
    int done, pain, score;
  } table[] = {
    { "2026-03-02 09:00 walk done", 1, 0, 0 },
    { "2026-03-02 09:00 - outcome outcome=done", 0, 0, 0 },
    { "2026-03-02 09:00 - outcome outcome=done file=test", 0, 0, 0 },
    { "2026-03-02 09:00 - outcome outcome=done file=test activity=walk", 0, 0, 0 },
    { "2026-03-02 09:00 - due reason=asked", 0, 0, 0 },
    { "2026-03-02 09:00 - pain when=now", 0, 0, 0 },
    { "2026-03-02 09:00 - pain when=now score=4", 0, 1, 4 },
    { "2026-03-02 09:00 - pain when=now score=99", 0, 1, 10 },
    { "2026-03-02 09:00 - pain when=now score=-3", 0, 1, 0 },
    { "2026-03-02 09:00 - pain score=2", 0, 1, 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      Scene scene;

      set_up (&scene, table[i].rows);
      g_test_message ("%s", table[i].rows);
      g_assert_cmpint (walk_of (&scene) == NULL ? 0 : walk_of (&scene)->total.outcomes[LIMBER_OUTCOME_DONE], ==,
                       table[i].done);
      g_assert_cmpuint (scene.report->pain->len, ==, table[i].pain);
      if (table[i].pain > 0)
        g_assert_cmpint (g_array_index (scene.report->pain, LimberReportPain, 0).score, ==, table[i].score);
      tear_down (&scene);
    }
}

/* An entry of pain as it was amended last; what is taken back was not said. */
static void
test_pain_amended (void)
{
  static const struct
  {
    const char *more;
    int score;
    const char *place;
  } table[] = {
    { "", 4, "thigh" },
    { "2026-03-03 09:00 - corrected ref=1 score=6 seq=2", 6, "thigh" },
    { "2026-03-03 09:00 - corrected ref=1 score=6 place=calf seq=2", 6, "calf" },
    { "2026-03-03 09:00 - corrected ref=1 score=6 seq=2\n2026-03-03 10:00 - corrected ref=1 score=7 seq=3", 7,
      "thigh" },
    { "2026-03-03 09:00 - corrected ref=1 score=6 seq=2\n2026-03-03 10:00 - undone ref=2 seq=3", 4, "thigh" },
    /* of another row, and of another computer's */
    { "2026-03-03 09:00 - corrected ref=9 score=6 seq=2", 4, "thigh" },
    { "2026-03-03 09:00 - corrected ref=1 score=6 seq=2 origin=b", 4, "thigh" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *rows
          = g_strconcat ("2026-03-02 09:00 - pain when=now score=4 place=thigh seq=1\n", table[i].more, NULL);
      const LimberReportPain *pain;
      Scene scene;

      set_up (&scene, rows);
      g_test_message ("%s", rows);
      g_assert_cmpuint (scene.report->pain->len, ==, 1);
      pain = &g_array_index (scene.report->pain, LimberReportPain, 0);
      g_assert_cmpint (pain->score, ==, table[i].score);
      g_assert_cmpstr (pain->place, ==, table[i].place);
      tear_down (&scene);
    }
}

static void
test_holds (void)
{
  static const struct
  {
    const char *rows, *kind, *text;
    gboolean standing;
  } table[] = {
    { "2026-03-03 09:00 - held file=test activity=walk until=2026-03-04T00:00", "held",
      "walk on hold (until Wed 4 March)", FALSE },
    { "2026-03-03 09:00 - held file=test activity=gone", "held", "gone on hold (not released yet)", FALSE },
    { "2026-03-03 09:00 - held file=test", "held", "On hold (not released yet)", FALSE },
    { "2026-03-03 09:00 - held file=test reason=doctor text=Fever", "warning-sign",
      "On hold: a warning sign: to be seen by a doctor: Fever (not released yet)", TRUE },
    { "2026-03-03 09:00 - held file=test reason=doctor text=Fever\n2026-03-05 09:00 - released", "warning-sign",
      "On hold: a warning sign: to be seen by a doctor: Fever (until Thu 5 March)", FALSE },
    /* released for another routine */
    { "2026-03-03 09:00 - held file=test\n2026-03-05 09:00 - released file=other", "held", "On hold (not released yet)",
      FALSE },
    { "2026-03-03 09:00 - held file=test\n2026-03-05 09:00 - released file=test", "held", "On hold (until Thu 5 March)",
      FALSE },
    { "2026-03-03 09:00 - held file=test\n2026-03-05 09:00 - resumed", "held", "On hold (not released yet)", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const LimberReportFlag *flag;
      Scene scene;

      set_up (&scene, table[i].rows);
      g_assert_cmpuint (scene.report->flags->len, ==, 1);
      flag = &g_array_index (scene.report->flags, LimberReportFlag, 0);
      g_assert_cmpstr (flag->kind, ==, table[i].kind);
      g_assert_cmpstr (flag->text, ==, table[i].text);
      g_assert_cmpint (flag->standing, ==, table[i].standing);
      tear_down (&scene);
    }
}

/* Of pauses and gaps those that a therapist wonders about; the client's own words only with their leave. */
static void
test_pauses (void)
{
  static const struct
  {
    const char *rows;
    gboolean notes;
    const char *text; /* NULL: none */
  } table[] = {
    { "2026-03-03 09:00 - paused", FALSE, "Paused since Tue 3 March" },
    { "2026-03-03 09:00 - paused reason=holiday", FALSE, "Paused since Tue 3 March, holiday" },
    { "2026-03-03 09:00 - paused reason=my_mother", FALSE, "Paused since Tue 3 March" },
    { "2026-03-03 09:00 - paused reason=my_mother", TRUE, "Paused since Tue 3 March, my mother" },
    { "2026-03-03 09:00 - paused until=2026-03-03T10:00", FALSE, NULL },
    { "2026-03-03 09:00 - paused until=2026-03-05T00:00", FALSE, "Paused Tue 3 March to Wed 4 March 2026" },
    { "2026-03-03 09:00 - held file=test", FALSE, NULL },
    { "2026-03-06 09:00 - gap due=2026-03-03T09:00 until=2026-03-06T09:00", FALSE,
      "Nothing is known of Tue 3 March to Fri 6 March 2026" },
    { "2026-03-06 09:00 - gap due=2026-03-06T08:00 until=2026-03-06T09:00", FALSE,
      "Nothing is known of Fri 6 March 2026" },
    /* told afterwards */
    { "2026-03-08 09:00 - answer reason=holiday due=2026-03-03T00:00 until=2026-03-08T00:00", FALSE,
      "Paused Tue 3 March to Sat 7 March 2026, holiday" },
    { "2026-03-08 09:00 - answer reason=holiday", FALSE, NULL },
    /* before the report, and after */
    { "2026-02-03 09:00 - paused until=2026-02-05T00:00", FALSE, NULL },
    { "2026-03-20 09:00 - paused until=2026-03-25T00:00", FALSE, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GPtrArray) texts = NULL;
      Scene scene;

      set_up (&scene, table[i].rows);
      texts = limber_report_spans (scene.report, table[i].notes);
      g_test_message ("%s", table[i].rows);
      g_assert_cmpuint (texts->len, ==, table[i].text == NULL ? 0 : 1);
      if (texts->len > 0)
        g_assert_cmpstr (texts->pdata[0], ==, table[i].text);
      tear_down (&scene);
    }
}

static void
test_for_whom (void)
{
  static const struct
  {
    const char *client, *therapist, *text;
  } table[] = { { "A.M.", "Rosa Keller", "For A.M., from Rosa Keller" },
                { "A.M.", NULL, "For A.M." },
                { NULL, "Rosa Keller", "From Rosa Keller" },
                { NULL, NULL, NULL } };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (LimberRoutine) routine = limber_test_routine ("08:00-22:00", "walk: at 09:00");
      g_autofree char *text = NULL;

      routine->client = g_strdup (table[i].client);
      routine->therapist = g_strdup (table[i].therapist);
      text = limber_report_for_whom (routine);
      g_assert_cmpstr (text, ==, table[i].text);
    }
}

static void
test_period (void)
{
  static const struct
  {
    LimberReportSince since;
    const char *text;
  } table[] = {
    { LIMBER_SINCE_CHOSEN, "Mon 2 March to Sun 15 March 2026, 14 days" },
    { LIMBER_SINCE_SESSION, "Mon 2 March to Sun 15 March 2026, 14 days, since the last session" },
    { LIMBER_SINCE_WEEKS, "Mon 2 March to Sun 15 March 2026, 14 days (the routine names no earlier session)" },
  };
  Scene scene;

  set_up (&scene, "");
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *text = limber_report_period (scene.report, table[i].since);

      g_assert_cmpstr (text, ==, table[i].text);
    }
  tear_down (&scene);
}

/* What was done by the client's own wish counts besides; reasons of the client's own are "other" without their leave.
 */
static void
test_besides_and_other (void)
{
  g_autofree char *left_out = NULL, *with = NULL, *without = NULL;
  Scene scene;

  set_up (&scene, "2026-03-02 15:00 walk due reason=asked due=2026-03-02T15:00\n"
                  "2026-03-02 15:00 walk done\n"
                  "2026-03-03 09:00 walk skipped reason=no-time\n"
                  "2026-03-04 09:00 walk skipped reason=rain\n"
                  "2026-03-05 09:00 walk skipped reason=visitors");
  left_out = limber_report_left_out (walk_of (&scene));
  g_assert_cmpstr (left_out, ==, "1 done besides the plan");
  without = limber_report_counts (walk_of (&scene)->reasons, FALSE);
  g_assert_cmpstr (without, ==, "no time 1, other 2");
  with = limber_report_counts (walk_of (&scene)->reasons, TRUE);
  g_assert_cmpstr (with, ==, "no time 1, rain 1, visitors 1");
  tear_down (&scene);
}

/* Numbers are shown, words only with the client's leave. */
static void
test_notes (void)
{
  static const struct
  {
    const char *rows;
    const char *with, *without;
  } table[] = {
    { "2026-03-02 09:00 walk answer question=sleep value=4", "Slept well? 4", "Slept well? 4" },
    { "2026-03-02 09:00 walk answer question=way text=the_rain", "What was in the way? the rain", NULL },
    { "2026-03-02 09:00 walk answer question=way", NULL, NULL },
    { "2026-03-02 09:00 walk answer question=way text=the_rain\n2026-03-02 09:00 walk undone ref=1", NULL, NULL },
    /* a question that the file does not ask, or not of this activity */
    { "2026-03-02 09:00 walk answer question=appetite value=4", NULL, NULL },
    { "2026-03-02 09:00 heat answer question=sleep value=4", NULL, NULL },
    { "2026-03-02 09:00 - answer question=sleep value=4 file=test", NULL, NULL },
    { "2026-03-02 09:00 - answer question=sleep value=4", NULL, NULL },
    { "2026-03-02 09:00 - answer text=nothing", NULL, NULL },
    { "2026-03-02 09:00 - pain when=now score=3 text=after_the_stairs", "after the stairs", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      Scene scene;

      set_up (&scene, table[i].rows);
      for (int words = 0; words <= 1; words++)
        {
          g_autoptr (GPtrArray) notes = limber_report_notes (scene.report, words);
          const char *expected = words ? table[i].with : table[i].without;
          g_autofree char *text = notes->len == 0 ? NULL : limber_report_note (notes->pdata[0], words);

          g_assert_cmpstr (text, ==, expected);
        }
      tear_down (&scene);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report-incomplete/incomplete-rows", test_incomplete_rows);
  g_test_add_func ("/report-incomplete/pain-amended", test_pain_amended);
  g_test_add_func ("/report-incomplete/holds", test_holds);
  g_test_add_func ("/report-incomplete/pauses", test_pauses);
  g_test_add_func ("/report-incomplete/for-whom", test_for_whom);
  g_test_add_func ("/report-incomplete/period", test_period);
  g_test_add_func ("/report-incomplete/besides-and-other", test_besides_and_other);
  g_test_add_func ("/report-incomplete/notes", test_notes);
  return g_test_run ();
}
