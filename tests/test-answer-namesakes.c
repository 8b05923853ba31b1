/* What an answer or a correction is about, and what becomes of it, with two routines in force that have an activity of
 * the same name. */

#include "core/answer.h"
#include "core/correct.h"
#include "support/plan-scene.h"

/* "FILE/ACTIVITY KEY WHAT" of the only row, or the code of the error. */
static char *
answer_is (PlanScene *scene, const LimberAnswer *answer)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify)limber_event_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;
  const LimberEvent *event;

  if (!limber_answer (&scene->input, answer, events, &said, &error))
    {
      static const char *const codes[] = { "refused", "usage", "ambiguous" };

      g_assert_cmpint (error->domain, ==, LIMBER_ERROR);
      g_assert_cmpuint (events->len, ==, 0);
      return g_strdup (codes[error->code]);
    }
  g_assert_cmpuint (events->len, ==, 1);
  g_assert_nonnull (said);
  event = events->pdata[0];
  return g_strdup_printf ("%s/%s %s %s", event->file, event->activity, event->key,
                          event->outcome != LIMBER_OUTCOME_NONE ? limber_outcome_name (event->outcome)
                                                                : limber_event_name (event->kind));
}

/* How rows read: "seq" counts from 1 for each computer. */
#define DUE "2026-03-02 09:00 heat due due=2026-03-02T09:00 until=2026-03-02T10:30\n"
#define OTHER_DUE "2026-03-02 10:00 other/heat due due=2026-03-02T10:00 until=2026-03-02T11:30\n"
#define WALK_DUE "2026-03-02 09:30 walk due due=2026-03-02T09:30 until=2026-03-02T11:00\n"

static void
test_meant (void)
{
  static const struct
  {
    const char *rows, *now;
    LimberAnswerKind kind;
    const char *activity, *happened, *expected;
  } table[] = {
    /* of two routines that have it neither is meant, but by its full name */
    { DUE, "09:10", LIMBER_ANSWER_DONE, "heat", NULL, "ambiguous" },
    { DUE, "09:10", LIMBER_ANSWER_DONE, "test/heat", NULL, "test/heat 09:00 done" },
    { DUE OTHER_DUE, "10:10", LIMBER_ANSWER_DONE, "other/heat", NULL, "other/heat 10:00 done" },
    { DUE, "09:10", LIMBER_ANSWER_DONE, "other/walk", NULL, "refused" },
    { DUE, "09:10", LIMBER_ANSWER_DONE, "third/heat", NULL, "refused" },
    { DUE, "09:10", LIMBER_ANSWER_DONE, "swim", NULL, "other/swim 11:00 done" },
    /* the one that waits, and where nothing is open nothing is meant */
    { DUE, "09:10", LIMBER_ANSWER_SKIP, "", NULL, "test/heat 09:00 skipped" },
    { "", "08:10", LIMBER_ANSWER_DONE, "", NULL, "refused" },
    { "2026-03-02 09:00 heat done", "09:20", LIMBER_ANSWER_DONE, "", NULL, "refused" },
    /* the open one before the next, and the next before what is over */
    { WALK_DUE, "09:40", LIMBER_ANSWER_DONE, "walk", NULL, "test/walk 09:30 done" },
    { "2026-03-02 09:30 walk missed", "11:30", LIMBER_ANSWER_DONE, "walk", NULL, "test/walk 12:00 done" },
    { "2026-03-02 09:30 walk missed\n2026-03-02 12:00 walk skipped", "14:00", LIMBER_ANSWER_PARTIAL, "walk", NULL,
      "test/walk 09:30 partial" },
    { "2026-03-02 09:30 walk done\n2026-03-02 12:00 walk skipped", "14:00", LIMBER_ANSWER_DONE, "walk", NULL,
      "refused" },
    /* what is over is neither begun nor put off, and what is to come is not put off */
    { "2026-03-02 09:30 walk missed\n2026-03-02 12:00 walk missed", "14:00", LIMBER_ANSWER_START, "walk", NULL,
      "refused" },
    { "2026-03-02 09:30 walk missed\n2026-03-02 12:00 walk missed", "14:00", LIMBER_ANSWER_LATER, "walk", NULL,
      "refused" },
    { "", "08:10", LIMBER_ANSWER_LATER, "walk", NULL, "refused" },
    { "", "08:10", LIMBER_ANSWER_START, "walk", NULL, "test/walk 09:30 started" },
    /* under way it is ended, and neither begun again nor put off */
    { WALK_DUE "2026-03-02 09:30 walk started", "09:50", LIMBER_ANSWER_DONE, "walk", NULL, "test/walk 09:30 done" },
    { WALK_DUE "2026-03-02 09:30 walk started", "09:50", LIMBER_ANSWER_LATER, "walk", NULL, "refused" },
    { WALK_DUE "2026-03-02 09:30 walk started", "09:50", LIMBER_ANSWER_START, "walk", NULL, "test/walk 12:00 started" },
    /* told afterwards it is the last that was due by then; nothing is done in the future */
    { "2026-03-02 09:30 walk missed\n2026-03-02 12:00 walk missed", "14:00", LIMBER_ANSWER_DONE, "walk", "11:59",
      "test/walk 09:30 done" },
    { "2026-03-02 09:30 walk missed\n2026-03-02 12:00 walk missed", "14:00", LIMBER_ANSWER_DONE, "walk", "12:00",
      "test/walk 12:00 done" },
    { "2026-03-02 09:30 walk missed", "11:50", LIMBER_ANSWER_DONE, "walk", "09:29", "refused" },
    { WALK_DUE, "09:40", LIMBER_ANSWER_DONE, "walk", "09:40", "test/walk 09:30 done" },
    { WALK_DUE, "09:40", LIMBER_ANSWER_DONE, "walk", "09:41", "usage" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      PlanScene scene;
      LimberAnswer answer = { .kind = table[i].kind, .activity = table[i].activity, .happened = LIMBER_ABSENT };
      g_autofree char *got = NULL;

      plan_scene_set_up (&scene, table[i].rows, table[i].now);
      if (table[i].happened != NULL)
        answer.happened = plan_scene_instant (&scene, table[i].happened);
      got = answer_is (&scene, &answer);
      g_test_message ("%s at %s", table[i].activity, table[i].now);
      g_assert_cmpstr (got, ==, table[i].expected);
      plan_scene_tear_down (&scene);
    }
}

/* A button of a notice answers the one that the notice was about, as long as that is open, and no other. */
static void
test_button (void)
{
  static const struct
  {
    const char *rows;
    LimberAnswerKind kind;
    const char *expected;
  } table[] = {
    { DUE OTHER_DUE, LIMBER_ANSWER_DONE, "other/heat 10:00 done" },
    { DUE OTHER_DUE, LIMBER_ANSWER_LATER, "refused" },
    { DUE "2026-03-02 10:00 other/heat done", LIMBER_ANSWER_DONE, "refused" },
  };
  LimberOccurrenceName name = { (char *)"other", (char *)"heat", limber_date_parse ("2026-03-02"), "10:00" };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      PlanScene scene;
      LimberAnswer answer = { .kind = table[i].kind, .name = &name, .happened = LIMBER_ABSENT };
      g_autofree char *got = NULL;

      plan_scene_set_up (&scene, table[i].rows, "10:10");
      got = answer_is (&scene, &answer);
      g_assert_cmpstr (got, ==, table[i].expected);
      plan_scene_tear_down (&scene);
    }
}

/* A button that was drawn before it began cannot put off what is under way. */
static void
test_later_under_way (void)
{
  LimberOccurrenceName name = { (char *)"test", (char *)"heat", limber_date_parse ("2026-03-02"), "09:00" };
  LimberAnswer answer = { .kind = LIMBER_ANSWER_LATER, .name = &name, .minutes = 10, .happened = LIMBER_ABSENT };
  g_autofree char *before = NULL, *after = NULL;
  PlanScene scene;

  plan_scene_set_up (&scene, DUE, "09:12");
  before = answer_is (&scene, &answer);
  g_assert_cmpstr (before, ==, "test/heat 09:00 snoozed");
  plan_scene_tear_down (&scene);
  plan_scene_set_up (&scene, DUE "2026-03-02 09:00 heat started", "09:12");
  after = answer_is (&scene, &answer);
  g_assert_cmpstr (after, ==, "refused");
  plan_scene_tear_down (&scene);
}

static void
assert_undone (const char *rows, const char *now, const char *expected)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify)limber_event_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;
  PlanScene scene;

  plan_scene_set_up (&scene, rows, now);
  if (expected == NULL)
    {
      g_assert_false (limber_answer_undo (&scene.input, events, &said, &error));
      g_assert_error (error, LIMBER_ERROR, LIMBER_ERROR_REFUSED);
      g_assert_cmpuint (events->len, ==, 0);
    }
  else
    {
      g_assert_true (limber_answer_undo (&scene.input, events, &said, &error));
      g_assert_cmpstr (said, ==, expected);
      g_assert_cmpint (((const LimberEvent *)events->pdata[0])->ref, ==, 1);
    }
  plan_scene_tear_down (&scene);
}

/* Ten minutes after it was given an answer stays. */
static void
test_undo (void)
{
  assert_undone ("2026-03-02 09:00 heat done", "09:20", "heat (09:00): the answer was taken back (done).");
  assert_undone ("2026-03-02 09:00 heat done", "09:21", NULL);
  assert_undone ("", "09:21", NULL);
  /* also of a routine that went meanwhile, by the name that the history has */
  assert_undone ("2026-03-02 09:00 other/heat done", "09:20", "Warmth (09:00): the answer was taken back (done).");
  assert_undone ("2026-03-02 09:00 gone/heat done", "09:20", "heat (09:00): the answer was taken back (done).");
}

static void
test_remind (void)
{
  static const struct
  {
    const char *rows, *activity, *expected;
  } table[] = {
    { "", "walk", "test/walk 09:10" },
    { "", "other/heat", "other/heat 09:10" },
    { "", "heat", NULL },
    { "", "yoga", NULL },
    /* once a minute, or it would be the same */
    { "2026-03-02 09:10 walk due", "walk", NULL },
    { "2026-03-02 09:10 other/heat due", "walk", "test/walk 09:10" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify)limber_event_free);
      g_autoptr (GError) error = NULL;
      g_autofree char *said = NULL, *got = NULL;
      PlanScene scene;

      plan_scene_set_up (&scene, table[i].rows, "09:10");
      if (limber_answer_remind (&scene.input, table[i].activity, events, &said, &error))
        {
          const LimberEvent *event = events->pdata[0];

          g_assert_cmpint (event->until, ==, plan_scene_instant (&scene, "10:40"));
          got = g_strdup_printf ("%s/%s %s", event->file, event->activity, event->key);
        }
      g_assert_cmpstr (got, ==, table[i].expected);
      plan_scene_tear_down (&scene);
    }
}

#define MANY                                                                                                           \
  "2026-03-02 09:00 test/heat missed\n2026-03-02 13:00 test/heat missed\n2026-03-02 10:00 other/heat missed\n"         \
  "2026-03-02 09:30 test/walk done\n2026-03-02 1 test/sit missed due=2026-03-02T12:40\n"                               \
  "2026-03-02 12:00 test/walk due\n2026-03-02 13:00 oth/heat missed"

/* Which entry a correction amends; of several it is told how to name each. */
static void
test_corrected (void)
{
  static const struct
  {
    const char *activity, *time, *expected;
  } table[] = {
    { "test/heat", "09:00", "test/heat 09:00" },
    { "test/heat", "13:00", "test/heat 13:00" },
    { "other/heat", NULL, "other/heat 10:00" },
    { "oth/heat", NULL, "oth/heat 13:00" },
    { "test/heat", NULL,
      "test/heat: there was more than one that day; say which: test/heat --at 09:00, test/heat --at 13:00" },
    { "heat", "13:00", "heat: there was more than one that day; say which: oth/heat --at 13:00, test/heat --at 13:00" },
    { "othex/heat", NULL, NULL },
    { "test/heat", "10:00", NULL },
    /* not over yet */
    { "walk", "12:00", NULL },
    { "walk", NULL, "walk, 2026-03-02 09:30: the log says already: done" },
    /* what sitting brought about is known by when it was due */
    { "sit", NULL, "test/sit 1" },
    { "sit", "12:40", "test/sit 1" },
    { "sit", "12:41", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify)limber_event_free);
      LimberCorrection correction = { .activity = table[i].activity,
                                      .time = table[i].time,
                                      .date = limber_date_parse ("2026-03-02"),
                                      .kind = LIMBER_ANSWER_DONE };
      g_autoptr (GError) error = NULL;
      g_autofree char *said = NULL, *got = NULL;
      PlanScene scene;

      plan_scene_set_up (&scene, MANY, "16:00");
      if (limber_correct (&scene.input, &correction, events, &said, &error))
        {
          const LimberEvent *event = events->pdata[0];

          g_assert_cmpint (event->kind, ==, LIMBER_EVENT_CORRECTED);
          g_assert_cmpint (event->outcome, ==, LIMBER_OUTCOME_DONE);
          got = g_strdup_printf ("%s/%s %s", event->file, event->activity, event->key);
          g_assert_cmpstr (got, ==, table[i].expected);
        }
      else if (table[i].expected != NULL)
        g_assert_cmpstr (error->message, ==, table[i].expected);
      else
        g_assert_error (error, LIMBER_ERROR, LIMBER_ERROR_REFUSED);
      plan_scene_tear_down (&scene);
    }
}

/* Without a word the answer is about what is under way, else about what the client sees, else about what waits. */
static void
test_unnamed (void)
{
  LimberOccurrenceName walk = { (char *)"test", (char *)"walk", limber_date_parse ("2026-03-02"), "09:30" };
  LimberAnswer answer = { .kind = LIMBER_ANSWER_DONE, .activity = "", .happened = LIMBER_ABSENT };
  static const LimberOfferKind kinds[]
      = { LIMBER_OFFER_NONE, LIMBER_OFFER_REMINDER, LIMBER_OFFER_FINISH, LIMBER_OFFER_QUESTION };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      gboolean seen = kinds[i] == LIMBER_OFFER_REMINDER || kinds[i] == LIMBER_OFFER_FINISH;
      g_autofree char *shown = NULL, *under_way = NULL;
      PlanScene scene;

      plan_scene_set_up (&scene, WALK_DUE OTHER_DUE, "10:10");
      scene.screen.kind = kinds[i];
      scene.screen.name = walk;
      shown = answer_is (&scene, &answer);
      g_assert_cmpstr (shown, ==, seen ? "test/walk 09:30 done" : "other/heat 10:00 done");
      scene.screen.kind = LIMBER_OFFER_NONE;
      scene.input.session = &walk;
      under_way = answer_is (&scene, &answer);
      g_assert_cmpstr (under_way, ==, "test/walk 09:30 done");
      plan_scene_tear_down (&scene);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/answer-namesakes/meant", test_meant);
  g_test_add_func ("/answer-namesakes/button", test_button);
  g_test_add_func ("/answer-namesakes/later-under-way", test_later_under_way);
  g_test_add_func ("/answer-namesakes/undo", test_undo);
  g_test_add_func ("/answer-namesakes/remind", test_remind);
  g_test_add_func ("/answer-namesakes/unnamed", test_unnamed);
  g_test_add_func ("/answer-namesakes/corrected", test_corrected);
  return g_test_run ();
}
