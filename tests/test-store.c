/* The store of routine files: revisions, going back, pictures, and what a new file would change. */

#include "core/changes.h"
#include "support/folder.h"
#include "support/routines.h"
#include "world/picture-copy.h"
#include "world/routine-file.h"
#include "world/routine-store.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>
#include <utime.h>

typedef struct
{
  char *folder, *routines;
} Place;

static void
place_init (Place *place)
{
  place->folder = g_dir_make_tmp ("limber-store-XXXXXX", NULL);
  place->routines = g_build_filename (place->folder, "routines", NULL);
}

static void
place_clear (Place *place)
{
  limber_test_remove (place->folder);
  g_free (place->folder);
  g_free (place->routines);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Place, place_clear)

#define PLAN "plan = ( { id = \"walk\"; kind = \"move\"; title = \"Walk\"; when = { at = \"09:00\"; }; } );"

static char *
file_text (int revision, const char *rest)
{
  return g_strdup_printf ("limber = 1; id = \"back\"; title = \"Back\"; revision = %d;\n%s\n", revision, rest);
}

/* Returns the warnings, one a line. */
static char *
install (const Place *place, const char *text)
{
  g_autoptr (LimberRoutine) routine = limber_test_parse (text);
  g_autoptr (LimberProblems) problems = limber_problems_new ();
  g_autoptr (GError) error = NULL;
  GString *warnings = g_string_new (NULL);

  g_assert_true (limber_store_install (place->routines, routine, text, place->folder, problems, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    {
      const LimberProblem *problem = problems->pdata[i];

      g_assert_true (problem->warning);
      g_string_append_printf (warnings, "%s\n", problem->message);
    }
  return g_string_free (warnings, FALSE);
}

static void
install_revision (const Place *place, int revision)
{
  g_autofree char *text = file_text (revision, PLAN);
  g_autofree char *warnings = install (place, text);

  g_assert_cmpstr (warnings, ==, "");
}

/* A revision that cannot be used, as an editor may leave it. */
static void
spoil_revision (const Place *place, int revision)
{
  g_autofree char *path = g_strdup_printf ("%s/back/revision-%d.routine", place->routines, revision);

  g_assert_true (g_file_set_contents (path, "limber = ;\n", -1, NULL));
}

static gboolean
has (const Place *place, const char *name)
{
  g_autofree char *path = g_build_filename (place->routines, "back", name, NULL);

  return g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

static int
in_force (const Place *place)
{
  g_autoptr (LimberStored) stored = limber_store_find (place->routines, "back");

  return stored == NULL || stored->routine == NULL ? 0 : stored->revision;
}

static void
roll_back (const Place *place, int expected)
{
  g_autoptr (GError) error = NULL;
  int revision = 0;

  g_assert_true (limber_store_rollback (place->routines, "back", &revision, &error));
  g_assert_cmpint (revision, ==, expected);
  g_assert_cmpint (in_force (place), ==, expected);
}

static void
refuse_roll_back (const Place *place, const char *id)
{
  g_autoptr (GError) error = NULL;
  int revision;

  g_assert_false (limber_store_rollback (place->routines, id, &revision, &error));
  g_assert_error (error, LIMBER_ERROR, LIMBER_ERROR_REFUSED);
}

static void
test_rollback (void)
{
  g_auto (Place) place = { 0 };

  place_init (&place);
  refuse_roll_back (&place, "back");
  refuse_roll_back (&place, "../routines");
  refuse_roll_back (&place, "");
  install_revision (&place, 1);
  refuse_roll_back (&place, "back");
  g_assert_cmpint (in_force (&place), ==, 1);
  install_revision (&place, 2);
  install_revision (&place, 4);
  roll_back (&place, 2);
  g_assert_true (has (&place, "revision-4.routine.set-aside"));
  /* the same one again: what was set aside first is kept as well */
  install_revision (&place, 4);
  g_assert_cmpint (in_force (&place), ==, 4);
  roll_back (&place, 2);
  g_assert_true (has (&place, "revision-4.routine.set-aside"));
  g_assert_true (has (&place, "revision-4.routine.set-aside-2"));
  roll_back (&place, 1);
  refuse_roll_back (&place, "back");
}

/* A bad one above goes as well, or it would be complained of for ever; a bad one below is no goal. */
static void
test_rollback_past_bad_ones (void)
{
  g_auto (Place) place = { 0 };
  g_autoptr (LimberStored) stored = NULL;

  place_init (&place);
  install_revision (&place, 1);
  install_revision (&place, 2);
  install_revision (&place, 3);
  spoil_revision (&place, 2);
  spoil_revision (&place, 4);
  g_assert_cmpint (in_force (&place), ==, 3);
  roll_back (&place, 1);
  g_assert_true (has (&place, "revision-4.routine.set-aside"));
  stored = limber_store_find (place.routines, "back");
  g_assert_cmpint (stored->bad_revision, ==, 2);
}

static void
test_compare (void)
{
  g_auto (Place) place = { 0 };
  g_autofree char *two = file_text (2, PLAN);
  g_autofree char *other = file_text (2, "# another\n" PLAN);
  g_autofree char *three = file_text (3, PLAN);
  g_autofree char *one = file_text (1, PLAN);
  g_autoptr (LimberRoutine) routine = limber_test_parse (two);
  g_autoptr (LimberRoutine) higher = limber_test_parse (three);
  g_autoptr (LimberRoutine) lower = limber_test_parse (one);
  g_autoptr (LimberStored) stored = NULL;

  place_init (&place);
  g_assert_cmpint (limber_store_compare (NULL, routine, two), ==, LIMBER_STORE_NEW);
  install_revision (&place, 2);
  stored = limber_store_find (place.routines, "back");
  g_assert_cmpint (limber_store_compare (stored, routine, two), ==, LIMBER_STORE_SAME);
  g_assert_cmpint (limber_store_compare (stored, routine, other), ==, LIMBER_STORE_OTHER_CONTENT);
  g_assert_cmpint (limber_store_compare (stored, higher, three), ==, LIMBER_STORE_HIGHER);
  g_assert_cmpint (limber_store_compare (stored, lower, one), ==, LIMBER_STORE_LOWER);
}

#define PNG "\x89PNG\r\n\x1a\n"

static void
put (const Place *place, const char *name, const char *head, gsize size)
{
  g_autofree char *path = g_build_filename (place->folder, name, NULL);
  g_autofree char *bytes = g_malloc0 (size);

  memcpy (bytes, head, strlen (head));
  g_assert_true (g_file_set_contents (path, bytes, (gssize)size, NULL));
}

static const struct
{
  const char *name, *head;
  gsize size;        /* 0: there is no such file */
  const char *taken; /* the warning after the picture's name; NULL: it is taken */
} pictures[] = {
  { "a.png", PNG, 100, NULL },
  { "a.png", PNG, LIMBER_PICTURE_MAX_BYTES, NULL },
  { "a.jpg", "\xff\xd8\xff\xe0", 100, NULL },
  { "misnamed.txt", PNG, 100, NULL },
  { "big.png", PNG, LIMBER_PICTURE_MAX_BYTES + 1, "The file is larger than 512 KiB." },
  { "page.png", "<html>", 100, "it is neither PNG nor JPEG." },
  { "short.png", PNG, 8, "it is neither PNG nor JPEG." },
  { "none.png", "", 0, "There is no such file." },
};

static void
test_pictures (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_auto (Place) place = { 0 };
      g_autofree char *rest
          = g_strdup_printf ("exercises = { twist = { name = \"Twist\"; how = \"Turn.\"; picture = \"%s\"; }; };\n"
                             "plan = ( { id = \"s\"; kind = \"stretch\"; title = \"S\"; when = { at = \"09:00\"; };"
                             " steps = ( { exercise = \"twist\"; reps = 1; hold_seconds = 5; } ); } );",
                             pictures[i].name);
      g_autofree char *text = file_text (1, rest);
      g_autofree char *warnings = NULL, *expected = NULL;

      place_init (&place);
      if (pictures[i].size > 0)
        put (&place, pictures[i].name, pictures[i].head, pictures[i].size);
      warnings = install (&place, text);
      expected = pictures[i].taken == NULL
                     ? g_strdup ("")
                     : g_strdup_printf ("The picture %s was left out: %s\n", pictures[i].name, pictures[i].taken);
      g_assert_cmpstr (warnings, ==, expected);
      g_assert_cmpint (has (&place, pictures[i].name), ==, pictures[i].taken == NULL);
      g_assert_cmpint (in_force (&place), ==, 1);
    }
}

static void
test_folder (void)
{
  g_auto (Place) place = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *itself = NULL, *found = NULL, *expected = NULL;

  place_init (&place);
  itself = limber_routine_file_find ("some.routine", &error);
  g_assert_cmpstr (itself, ==, "some.routine");
  g_assert_null (limber_routine_file_find (place.folder, &error));
  g_assert_error (error, LIMBER_ERROR, LIMBER_ERROR_USAGE);
  g_clear_error (&error);
  put (&place, "a.routine.txt", "limber = 1;", 20);
  put (&place, "a.png", PNG, 20);
  put (&place, ".b.routine", "limber = 1;", 20);
  found = limber_routine_file_find (place.folder, &error);
  expected = g_build_filename (place.folder, "a.routine.txt", NULL);
  g_assert_cmpstr (found, ==, expected);
  put (&place, "b.routine", "limber = 1;", 20);
  g_assert_null (limber_routine_file_find (place.folder, &error));
  g_assert_error (error, LIMBER_ERROR, LIMBER_ERROR_USAGE);
}

#define WALK(when) "{ id = \"walk\"; kind = \"move\"; title = \"Walk\"; when = { " when " }; }"
#define HEAT "{ id = \"heat\"; kind = \"heat\"; title = \"Heat\"; when = { at = \"10:00\"; }; }"
#define STRETCH(hold)                                                                                                  \
  "{ id = \"s\"; kind = \"stretch\"; title = \"Stretches\"; when = { at = \"19:00\"; }; steps = ( { exercise = "       \
  "\"pelvic-tilt\"; reps = 5; hold_seconds = " hold "; } ); }"

static const struct
{
  const char *before, *after, *changes;
} changes[] = {
  { "plan = ( " WALK ("at = \"09:00\";") " );", "plan = ( " WALK ("at = \"09:00\";") " );", "" },
  { "plan = ( " WALK ("at = \"09:00\";") " );", "plan = ( " WALK ("at = [ \"09:00\", \"17:00\" ];") " );",
    "  other times: Walk: every day, at 09:00 and 17:00 (before: every day, at 09:00)\n" },
  { "plan = ( " WALK ("at = \"09:00\"; days = \"weekdays\";") " );",
    "plan = ( " WALK ("times_a_week = 5; at = \"17:30\";") " );",
    "  other times: Walk: on any 5 days of the week, at 17:30 (before: Monday to Friday, at 09:00)\n" },
  { "plan = ( " HEAT ", " WALK ("times_a_day = 2; from = \"10:00\"; to = \"18:00\";") " );",
    "plan = ( " HEAT ", " WALK ("after = \"heat\"; wait_minutes = 5;") " );",
    "  other times: Walk: 5 min after: Heat (before: every day, 2 times between 10:00 and 18:00)\n" },
  { "plan = ( " WALK ("every_minutes = 30; from = \"09:00\"; to = \"12:00\";") " );",
    "plan = ( " WALK ("at = \"09:00\"; every_days = 2;") " );",
    "  other times: Walk: every 2 days, at 09:00 (before: every day, from 09:00 to 12:00 every 30 min)\n" },
  { "plan = ( " HEAT " );", "plan = ( " STRETCH ("5") " );",
    "  new: Stretches (every day, at 19:00)\n  no longer: Heat\n" },
  { "plan = ( " STRETCH ("5") " );", "plan = ( " STRETCH ("10") " );",
    "  otherwise: Stretches: Pelvic tilt: 5 times, 10 s, 5 s rest (before: Pelvic tilt: 5 times, 5 s, 5 s rest)\n" },
  { "client = { name = \"B.H.\"; affected_side = \"left\"; }; plan = ( " HEAT " );",
    "client = { name = \"A.M.\"; affected_side = \"right\"; }; plan = ( " HEAT " );",
    "  for another person: A.M. (before: B.H.)\n  for another side: right side (before: left side)\n" },
  { "plan = ( " WALK ("at = \"09:00\";") " );",
    "phases = ( { name = \"A\"; from_week = 1; to_week = 2; plan = ( " WALK (
        "at = \"09:00\";") " ); },"
                           " { name = \"B\"; from_week = 3; plan = ( " WALK ("at = \"10:00\";") ", " HEAT " ); } );",
    "  other times: Walk: every day, at 09:00; later every day, at 10:00 (before: every day, at 09:00)\n  new: Heat "
    "(every day, at 10:00)\n" },
};

static void
test_changes (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *old_text = file_text (1, changes[i].before), *new_text = file_text (2, changes[i].after);
      g_autoptr (LimberRoutine) before = limber_test_parse (old_text);
      g_autoptr (LimberRoutine) after = limber_test_parse (new_text);
      g_autofree char *told = limber_changes (before, after);

      g_assert_cmpstr (told, ==, changes[i].changes);
    }
}

/* The file is opened once more: it is installed since the first time. */
static void
test_same_again (void)
{
  g_auto (Place) place = { 0 };
  g_autofree char *text = file_text (1, PLAN), *warnings = NULL, *again = NULL;
  g_autoptr (LimberStored) stored = NULL, later = NULL;
  struct utimbuf times = { .actime = 1000000000, .modtime = 1000000000 };

  place_init (&place);
  warnings = install (&place, text);
  stored = limber_store_find (place.routines, "back");
  g_assert_cmpint (g_utime (stored->path, &times), ==, 0);
  again = install (&place, text);
  later = limber_store_find (place.routines, "back");
  g_assert_cmpint (later->installed, ==, 1000000000 * (gint64)G_USEC_PER_SEC);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/rollback", test_rollback);
  g_test_add_func ("/store/rollback-past-bad-ones", test_rollback_past_bad_ones);
  g_test_add_func ("/store/compare", test_compare);
  g_test_add_func ("/store/pictures", test_pictures);
  g_test_add_func ("/store/folder", test_folder);
  g_test_add_func ("/store/changes", test_changes);
  g_test_add_func ("/store/same-again", test_same_again);
  return g_test_run ();
}
