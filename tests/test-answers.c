/* What the client said, and which occurrence they meant: of several routines, without a word of
 * which, and of one that is over. */

#include "core/correct.h"
#include "core/plan.h"
#include "support/history.h"
#include "support/routines.h"

#include <string.h>

#define DAY1 "2026-03-02"
#define TODAY "2026-03-03"

typedef struct
{
  GPtrArray *routines; /* LimberRoutine */
  GArray *files;       /* LimberPlanFile */
  LimberPast *past;
  LimberSettings *settings;
  GTimeZone *zone;
  LimberScreen screen;
  LimberPlanInput input;
} Scene;

static void
scene_clear (Scene *scene)
{
  g_array_unref (scene->files);
  g_ptr_array_unref (scene->routines);
  limber_past_free (scene->past);
  limber_settings_free (scene->settings);
  g_time_zone_unref (scene->zone);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scene, scene_clear)

static LimberInstant
clock_time (const Scene *scene, const char *time)
{
  LimberInstant at;

  g_assert_true (limber_civil_resolve (scene->zone, limber_date_parse (TODAY), limber_minute_parse (time), &at, NULL));
  return at;
}

static void
add_file (Scene *scene, const char *id, const char *day1, const char *plan)
{
  LimberRoutine *routine = limber_test_routine ("08:00-22:00", plan);
  LimberPlanFile file = { .course = { .routine = routine, .day1 = limber_date_parse (day1) } };

  g_free (routine->id);
  routine->id = g_strdup (id);
  for (guint i = 0; i < ((LimberPhase *)routine->phases->pdata[0])->activities->len; i++)
    {
      LimberActivity *activity = ((LimberPhase *)routine->phases->pdata[0])->activities->pdata[i];

      g_free (activity->title);
      activity->title = g_strdup_printf ("%s of %s", activity->id, id);
    }
  g_ptr_array_add (scene->routines, routine);
  g_array_append_val (scene->files, file);
}

/* Three routines, of which the last has not begun, at @now of TODAY after @rows. */
static Scene
make_scene (const char *now, const char *rows)
{
  Scene scene = { .routines = g_ptr_array_new_with_free_func ((GDestroyNotify)limber_routine_unref),
                  .files = g_array_new (FALSE, TRUE, sizeof (LimberPlanFile)),
                  .past = limber_past_new (),
                  .settings = limber_settings_new (),
                  .zone = limber_test_zone ("Europe/London") };
  g_autoptr (GPtrArray) history = limber_test_history ("Europe/London", rows);

  add_file (&scene, "soon", "2026-04-06", "walk: at 08:30");
  add_file (&scene, "test", DAY1,
            "stretch: at 09:00 15:00\nwalk: at 10:00\nboth: at 13:00\nsit: sitting 40 09:00-18:00");
  add_file (&scene, "other", DAY1, "walk: at 11:00\nswim: at 12:00\nboth: at 13:00");
  limber_past_set_origin (scene.past, "a");
  for (guint i = 0; i < history->len; i++)
    limber_past_fold (scene.past, history->pdata[i]);
  scene.input = (LimberPlanInput){ .now = clock_time (&scene, now),
                                   .zone = scene.zone,
                                   .zone_name = "Europe/London",
                                   .files = scene.files,
                                   .past = scene.past,
                                   .settings = scene.settings };
  return scene;
}

/* "outcome other/walk 11:00 done", or what @error says. */
static char *
told (GPtrArray *events, const GError *error)
{
  const LimberEvent *event;
  g_autoptr (GString) out = g_string_new (NULL);

  if (error != NULL)
    return g_strdup (error->message);
  g_assert_cmpuint (events->len, ==, 1);
  event = events->pdata[0];
  g_string_append_printf (out, "%s %s/%s %s", limber_event_name (event->kind), event->file, event->activity,
                          event->key);
  if (event->outcome != LIMBER_OUTCOME_NONE)
    g_string_append_printf (out, " %s", limber_outcome_name (event->outcome));
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
test_which (void)
{
  static const struct
  {
    const char *about, *now, *rows;
    LimberAnswerKind kind;
    const char *activity, *happened, *told;
  } table[] = {
    { "two routines have it", "11:30", "", LIMBER_ANSWER_DONE, "walk", NULL,
      "walk: more than one routine has an activity of that name; say test/walk or other/walk" },
    { "of one of them", "11:30", "", LIMBER_ANSWER_DONE, "other/walk", NULL, "outcome other/walk 11:00 done" },
    { "of the other", "11:30", "", LIMBER_ANSWER_DONE, "test/walk", NULL, "outcome test/walk 10:00 done" },
    { "only the other has it", "11:30", "", LIMBER_ANSWER_DONE, "test/swim", NULL,
      "test/swim: no such activity in today's plan; 'limber status' shows the ones there are" },
    { "it has not begun", "11:30", "", LIMBER_ANSWER_DONE, "soon/walk", NULL,
      "soon/walk: no such activity in today's plan; 'limber status' shows the ones there are" },
    { "no word, and nothing waits", "08:30", "", LIMBER_ANSWER_DONE, "", NULL,
      "nothing is waiting for an answer; 'limber status' shows today" },
    { "no word: the last one that is open", "12:05", "2026-03-03 10:00 walk skipped", LIMBER_ANSWER_DONE, "", NULL,
      "outcome other/swim 12:00 done" },
    { "no word: the one under way goes before", "12:05", "2026-03-03 11:00 other/walk started", LIMBER_ANSWER_PARTIAL,
      "", NULL, "outcome other/walk 11:00 partial" },
    { "put off, and done all the same", "11:20", "2026-03-03 11:00 other/walk snoozed until=2026-03-03T11:40",
      LIMBER_ANSWER_DONE, "other/walk", NULL, "outcome other/walk 11:00 done" },
    { "what is under way is not begun again", "10:20", "2026-03-03 10:00 walk started", LIMBER_ANSWER_START,
      "test/walk", NULL, "test/walk: nothing of it is waiting for an answer; 'limber status' shows today" },
    { "nor put off", "10:20", "2026-03-03 10:00 walk started", LIMBER_ANSWER_LATER, "test/walk", NULL,
      "test/walk: nothing of it is waiting for an answer; 'limber status' shows today" },
    { "what nobody was told of cannot be put off", "10:20", "", LIMBER_ANSWER_LATER, "test/walk", NULL,
      "walk of test: it cannot be put off any more today; start it, or say 'limber skip walk'" },
    { "a time told: the last one due by then", "15:30", "", LIMBER_ANSWER_DONE, "stretch", "14:00",
      "outcome test/stretch 09:00 done" },
    { "this very minute is not too early", "15:30", "", LIMBER_ANSWER_DONE, "stretch", "15:30",
      "outcome test/stretch 15:00 done" },
    { "a time to come", "15:30", "", LIMBER_ANSWER_DONE, "stretch", "15:31", "--at: that time has not come yet" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_auto (Scene) scene = make_scene (table[i].now, table[i].rows);
      g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify)limber_event_free);
      g_autoptr (GError) error = NULL;
      g_autofree char *said = NULL, *found = NULL;
      LimberScreen screen = { 0 };
      LimberAnswer answer = { .kind = table[i].kind, .activity = table[i].activity, .happened = LIMBER_ABSENT };

      if (table[i].happened != NULL)
        answer.happened = clock_time (&scene, table[i].happened);
      scene.input.screen = &screen;
      g_test_message ("%s", table[i].about);
      g_assert_cmpint (limber_answer (&scene.input, &answer, events, &said, &error), ==, error == NULL);
      found = told (events, error);
      g_assert_cmpstr (found, ==, table[i].told);
      g_assert_cmpint (said != NULL, ==, error == NULL);
    }
}

/* Without a word the session goes before what is on the screen, and that before what else waits. */
static void
test_seen (void)
{
  static const struct
  {
    LimberOfferKind on_screen;
    gboolean session, named;
    const char *told;
  } table[] = {
    { LIMBER_OFFER_NONE, FALSE, FALSE, "outcome other/both 13:00 done" },
    { LIMBER_OFFER_QUESTION, FALSE, FALSE, "outcome other/both 13:00 done" },
    { LIMBER_OFFER_REMINDER, FALSE, FALSE, "outcome test/both 13:00 done" },
    { LIMBER_OFFER_FINISH, FALSE, FALSE, "outcome test/both 13:00 done" },
    { LIMBER_OFFER_REMINDER, TRUE, FALSE, "outcome other/swim 12:00 done" },
    { LIMBER_OFFER_REMINDER, TRUE, TRUE, "walk: nothing of it is waiting for an answer; 'limber status' shows today" },
  };
  LimberOccurrenceName session = { (char *)"other", (char *)"swim", limber_date_parse (TODAY), "12:00" };
  LimberOccurrenceName over = { (char *)"other", (char *)"walk", limber_date_parse (TODAY), "11:00" };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_auto (Scene) scene = make_scene ("13:05", "2026-03-03 11:00 other/walk done");
      g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify)limber_event_free);
      g_autoptr (GError) error = NULL;
      g_autofree char *said = NULL, *found = NULL;
      LimberScreen screen = { .kind = table[i].on_screen,
                              .name = { (char *)"test", (char *)"both", limber_date_parse (TODAY), "13:00" } };
      LimberAnswer answer = {
        .kind = LIMBER_ANSWER_DONE, .activity = "", .name = table[i].named ? &over : NULL, .happened = LIMBER_ABSENT
      };

      scene.input.screen = &screen;
      scene.input.session = table[i].session ? &session : NULL;
      limber_answer (&scene.input, &answer, events, &said, &error);
      found = told (events, error);
      g_assert_cmpstr (found, ==, table[i].told);
    }
}

/* The title of what was taken back is that of its own routine, and of one that is gone the id. */
static void
test_undo (void)
{
  static const struct
  {
    const char *rows, *said;
  } table[] = {
    { "2026-03-03 13:00 other/both done", "both of other (13:00): the answer was taken back (done)." },
    { "2026-03-03 13:00 gone/both skipped", "both (13:00): the answer was taken back (not today)." },
    { "2026-03-03 13:00 test/gone skipped", "gone (13:00): the answer was taken back (not today)." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_auto (Scene) scene = make_scene ("13:15", table[i].rows);
      g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify)limber_event_free);
      g_autoptr (GError) error = NULL;
      g_autofree char *said = NULL;

      g_assert_true (limber_answer_undo (&scene.input, events, &said, &error));
      g_assert_cmpstr (said, ==, table[i].said);
      g_assert_cmpint (((LimberEvent *)events->pdata[0])->ref, ==, 1);
    }
}

static void
test_correct (void)
{
  static const struct
  {
    const char *about, *activity, *time, *told;
  } table[] = {
    { "the only one", "walk", NULL, "corrected other/walk 11:00 done" },
    { "of a routine with a name as long", "otter/walk", NULL,
      "otter/walk: the log has no entry of it for 2026-03-03 that is over; 'limber log' shows what there is, and "
      "'limber "
      "done' answers what is still open" },
    { "of one with another name", "others/walk", NULL,
      "others/walk: the log has no entry of it for 2026-03-03 that is over; 'limber log' shows what there is, and "
      "'limber done' answers what is still open" },
    { "of two routines at one time", "both", "13:00",
      "both: there was more than one that day; say which: other/both --at 13:00, test/both --at 13:00" },
    { "of one of them", "test/both", "13:00", "corrected test/both 13:00 done" },
    /* breaks are known by when they were due, else by when they were over, and stand in that order */
    { "breaks", "sit", NULL,
      "sit: there was more than one that day; say which: test/sit --at 09:40, test/sit --at 12:10, test/sit --at "
      "17:20" },
    { "the one that does not say when it was due", "sit", "12:10", "corrected test/sit 2 done" },
    { "the last one", "sit", "17:20", "corrected test/sit 10 done" },
    { "one that is open", "swim", NULL,
      "swim: the log has no entry of it for 2026-03-03 that is over; 'limber log' shows what there is, and 'limber "
      "done' answers what is still open" },
  };
  static const char rows[] = "2026-03-03 11:00 other/walk missed\n"
                             "2026-03-02 11:00 other/walk missed\n"
                             "2026-03-03 12:00 other/swim snoozed until=2026-03-03T12:30\n"
                             "2026-03-03 13:00 test/both missed slot=1\n"
                             "2026-03-03 13:00 other/both skipped\n"
                             "2026-03-03 10 sit missed due=2026-03-03T17:20\n"
                             "2026-03-03 2 sit outcome outcome=missed\n"
                             "2026-03-03 1 sit missed due=2026-03-03T09:40";

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_auto (Scene) scene = make_scene ("20:00", rows);
      g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify)limber_event_free);
      g_autoptr (GError) error = NULL;
      g_autofree char *said = NULL, *found = NULL;
      LimberCorrection correction = { .activity = table[i].activity,
                                      .date = limber_date_parse (TODAY),
                                      .time = table[i].time,
                                      .kind = LIMBER_ANSWER_DONE };

      g_test_message ("%s", table[i].about);
      g_assert_cmpint (limber_correct (&scene.input, &correction, events, &said, &error), ==, error == NULL);
      found = told (events, error);
      g_assert_cmpstr (found, ==, table[i].told);
      if (error == NULL)
        g_assert_cmpint (((LimberEvent *)events->pdata[0])->slot, ==,
                         strcmp (table[i].activity, "test/both") == 0 ? 1 : LIMBER_ABSENT);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/answers/which", test_which);
  g_test_add_func ("/answers/seen", test_seen);
  g_test_add_func ("/answers/undo", test_undo);
  g_test_add_func ("/answers/correct", test_correct);
  return g_test_run ();
}
