/* What changes in a folder is told, by whichever means; and a folder that goes away is looked for. */

#include "support/wait.h"
#include "world/file-watch.h"

#include <glib/gstdio.h>
#include <unistd.h>

typedef struct
{
  char *root, *folder, *file, *moved; /* the file is in the folder */
  int told;
  LimberFileWatch *ends; /* freed when something is told */
} Place;

static void
on_changed (gpointer data)
{
  Place *place = data;

  place->told++;
  g_clear_pointer (&place->ends, limber_file_watch_free);
}

static void
set_up (Place *place, gconstpointer data G_GNUC_UNUSED)
{
  place->root = g_dir_make_tmp ("limber-watch-XXXXXX", NULL);
  place->folder = g_build_filename (place->root, "folder", NULL);
  place->file = g_build_filename (place->folder, "file", NULL);
  place->moved = g_build_filename (place->root, "moved", NULL);
  g_assert_cmpint (g_mkdir (place->folder, 0700), ==, 0);
}

static void
tear_down (Place *place, gconstpointer data G_GNUC_UNUSED)
{
  g_unlink (place->file);
  g_unlink (place->moved);
  g_rmdir (place->folder);
  g_assert_cmpint (g_rmdir (place->root), ==, 0);
  g_free (place->root);
  g_free (place->folder);
  g_free (place->file);
  g_free (place->moved);
}

static gboolean
was_told (gconstpointer data)
{
  return ((const Place *)data)->told > 0;
}

/* Events are in the queue when the call that made them returns: what is told is told at once. */
static int
count_told (Place *place)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  return place->told;
}

static void
assert_told (Place *place, gboolean expected)
{
  int told = count_told (place);

  place->told = 0;
  g_assert_cmpint (told, ==, expected ? 1 : 0);
}

static void
write_file (const char *path, const char *text)
{
  g_assert_true (g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

static void
test_any (Place *place, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (LimberFileWatch) watch G_GNUC_UNUSED
      = limber_file_watch_new (place->folder, NULL, LIMBER_FILE_WATCH_ANY, on_changed, place);

  assert_told (place, FALSE);
  write_file (place->file, "made");
  assert_told (place, TRUE);
  write_file (place->file, "written");
  assert_told (place, TRUE);
  g_assert_cmpint (g_chmod (place->file, 0400), ==, 0);
  assert_told (place, TRUE);
  g_assert_cmpint (g_rename (place->file, place->moved), ==, 0);
  assert_told (place, TRUE);
  write_file (place->moved, "elsewhere");
  assert_told (place, FALSE);
  g_assert_cmpint (g_rename (place->moved, place->file), ==, 0);
  assert_told (place, TRUE);
  g_assert_cmpint (g_unlink (place->file), ==, 0);
  assert_told (place, TRUE);
}

static void
test_named (Place *place, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (LimberFileWatch) any G_GNUC_UNUSED
      = limber_file_watch_new (place->folder, "file", LIMBER_FILE_WATCH_ANY, on_changed, place);
  g_autofree char *other = g_build_filename (place->folder, "other", NULL);
  Place more = { 0 };
  g_autoptr (LimberFileWatch) made G_GNUC_UNUSED
      = limber_file_watch_new (place->folder, "file", LIMBER_FILE_WATCH_MADE, on_changed, &more);

  write_file (other, "");
  g_assert_cmpint (g_unlink (other), ==, 0);
  assert_told (place, FALSE);
  assert_told (&more, FALSE);
  write_file (place->file, "");
  assert_told (place, TRUE);
  assert_told (&more, TRUE);
  write_file (place->file, "again");
  assert_told (place, TRUE);
  assert_told (&more, FALSE);
}

/* Both watch the same folder: the kernel has one watch for them. */
static void
test_shared (Place *place, gconstpointer data G_GNUC_UNUSED)
{
  Place more = { 0 };
  LimberFileWatch *first = limber_file_watch_new (place->folder, NULL, LIMBER_FILE_WATCH_MADE, on_changed, place);
  g_autoptr (LimberFileWatch) second G_GNUC_UNUSED
      = limber_file_watch_new (place->folder, NULL, LIMBER_FILE_WATCH_ANY, on_changed, &more);

  write_file (place->file, "");
  assert_told (place, TRUE);
  assert_told (&more, TRUE);
  limber_file_watch_free (first);
  write_file (place->file, "again");
  assert_told (place, FALSE);
  assert_told (&more, TRUE);
}

/* Whoever is told may end any watch, the one that told it and the last one too. */
static void
test_ended (Place *place, gconstpointer data G_GNUC_UNUSED)
{
  Place more = { 0 };

  place->ends = limber_file_watch_new (place->folder, NULL, LIMBER_FILE_WATCH_ANY, on_changed, place);
  more.ends = limber_file_watch_new (place->folder, NULL, LIMBER_FILE_WATCH_ANY, on_changed, &more);
  write_file (place->file, "");
  assert_told (place, TRUE);
  assert_told (&more, TRUE);
  g_assert_null (place->ends);
  g_assert_null (more.ends);
}

static void
test_gone (Place *place, gconstpointer how)
{
  g_autoptr (LimberFileWatch) watch G_GNUC_UNUSED
      = limber_file_watch_new (place->folder, NULL, LIMBER_FILE_WATCH_ANY, on_changed, place);

  if (g_str_equal (how, "moved"))
    g_assert_cmpint (g_rename (place->folder, place->moved), ==, 0);
  else
    g_assert_cmpint (g_rmdir (place->folder), ==, 0);
  assert_told (place, TRUE);
  g_assert_cmpint (g_mkdir (place->folder, 0700), ==, 0);
  limber_wait_until (was_told, place);
  assert_told (place, TRUE);
  write_file (place->file, "");
  assert_told (place, TRUE);
  if (g_str_equal (how, "moved"))
    g_assert_cmpint (g_rmdir (place->moved), ==, 0);
}

static void
test_missing (Place *place, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (LimberFileWatch) watch = NULL;

  g_assert_cmpint (g_rmdir (place->folder), ==, 0);
  watch = limber_file_watch_new (place->folder, NULL, LIMBER_FILE_WATCH_ANY, on_changed, place);
  g_assert_cmpint (g_mkdir (place->folder, 0700), ==, 0);
  limber_wait_until (was_told, place);
  assert_told (place, TRUE);
  write_file (place->file, "");
  assert_told (place, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/file-watch/any", Place, NULL, set_up, test_any, tear_down);
  g_test_add ("/file-watch/named", Place, NULL, set_up, test_named, tear_down);
  g_test_add ("/file-watch/shared", Place, NULL, set_up, test_shared, tear_down);
  g_test_add ("/file-watch/ended", Place, NULL, set_up, test_ended, tear_down);
  g_test_add ("/file-watch/removed", Place, "removed", set_up, test_gone, tear_down);
  g_test_add ("/file-watch/moved-away", Place, "moved", set_up, test_gone, tear_down);
  g_test_add ("/file-watch/missing", Place, NULL, set_up, test_missing, tear_down);
  return g_test_run ();
}
