#include "core/library.h"

#include <string.h>

static void
check_text (const char *text, glong most)
{
  g_assert_nonnull (text);
  g_assert_cmpint (g_utf8_strlen (text, -1), >, 0);
  g_assert_cmpint (g_utf8_strlen (text, -1), <=, most);
}

/* What limber brings along keeps to the lengths that it asks of a file. */
static void
test_exercises (void)
{
  const char *const *ids = limber_library_exercise_ids ();

  g_assert_cmpuint (g_strv_length ((char **)ids), ==, 8);
  for (; *ids != NULL; ids++)
    {
      g_autoptr (LimberRoutine) routine = limber_routine_new ();
      LimberExercise *exercise = limber_library_exercise (*ids);

      g_assert_nonnull (exercise);
      g_ptr_array_add (routine->exercises, exercise);
      g_assert_cmpstr (exercise->id, ==, *ids);
      check_text (exercise->name, 80);
      check_text (exercise->how, 600);
      check_text (exercise->area, 80);
      check_text (exercise->position, 80);
      check_text (exercise->feel, 600);
      check_text (exercise->easier, 600);
      check_text (exercise->care[0], 600);
      g_assert_true (g_str_has_prefix (exercise->picture, "builtin:"));
      g_assert_true (g_strv_contains (limber_library_pictures (), exercise->picture + strlen ("builtin:")));
    }
  g_assert_null (limber_library_exercise ("press-up"));
}

static void
test_pictures (void)
{
  for (const char *const *name = limber_library_pictures (); *name != NULL; name++)
    {
      g_autofree char *path = g_strdup_printf ("routines/pictures/%s.svg", *name);

      g_test_message ("%s", path);
      g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
    }
}

/* Any one of these cannot wait, so they may not get lost. */
static void
test_safety (void)
{
  g_autoptr (LimberRoutine) routine = limber_routine_new ();
  g_auto (GStrv) rules = limber_library_stop_rules ();
  g_auto (GStrv) questions = limber_library_heat_questions ();
  int emergencies = 0;

  limber_library_signs (routine->signs);
  for (guint i = 0; i < routine->signs->len; i++)
    {
      const LimberSign *sign = routine->signs->pdata[i];

      check_text (sign->sign, 200);
      emergencies += sign->urgency == LIMBER_URGENCY_EMERGENCY;
    }
  g_assert_cmpint (emergencies, ==, 6);
  g_assert_cmpuint (g_strv_length (rules), ==, 3);
  g_assert_cmpuint (g_strv_length (questions), ==, 2);
  limber_library_pain_scale (&routine->pain);
  g_assert_cmpint (routine->pain.ease_off_at, ==, 4);
  g_assert_cmpint (routine->pain.stop_at, ==, 6);
  g_assert_cmpuint (g_strv_length (routine->pain.where), ==, 5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/library/exercises", test_exercises);
  g_test_add_func ("/library/pictures", test_pictures);
  g_test_add_func ("/library/safety", test_safety);
  return g_test_run ();
}
