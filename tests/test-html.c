/* What every page shares: the frame, escaping, and the cards of exercises. */

#include "cli/html-exercise.h"
#include "core/dose-words.h"
#include "support/folder.h"
#include "world/routine-file.h"

#include <string.h>

static const guint8 png[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 0 };

static const struct
{
  int sets, reps, hold_seconds;
  LimberSide side;
  const char *words;
} doses[] = {
  { 1, 1, 30, LIMBER_SIDE_NONE, "once, 30 s" },
  { 1, 5, 2, LIMBER_SIDE_NONE, "5 times, 2 s" },
  { 1, 3, 30, LIMBER_SIDE_EACH, "3 times on each side, one side after the other, 30 s" },
  { 2, 3, 90, LIMBER_SIDE_ALTERNATE, "2 sets, 3 times on each side, in turns, 1 min 30 s" },
  { 3, 1, 120, LIMBER_SIDE_LEFT, "3 sets, once on the left side, 2 min" },
  { 1, 2, 20, LIMBER_SIDE_RIGHT, "2 times on the right side, 20 s" },
};

static void
test_doses (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (doses); i++)
    {
      LimberDose dose = { .sets = doses[i].sets, .reps = doses[i].reps, .hold_seconds = doses[i].hold_seconds };
      g_autofree char *words = limber_words_dose (&dose, doses[i].side);

      g_assert_cmpstr (words, ==, doses[i].words);
    }
}

static void
test_frame (void)
{
  GString *out = limber_html_begin ("A <title>");
  g_autofree char *page = NULL;

  limber_html (out, "<p class=\"%s\">%s %.1f</p>", "a\"b", "<script>&", 0.5);
  page = limber_html_end (out);
  g_assert_true (g_str_has_prefix (page, "<!DOCTYPE html>\n<html lang=\"en\">"));
  g_assert_nonnull (strstr (page, "<title>A &lt;title&gt;</title>"));
  g_assert_nonnull (strstr (page, "<p class=\"a&quot;b\">&lt;script&gt;&amp; 0.5</p>"));
  g_assert_nonnull (strstr (page, "default-src 'none'"));
  g_assert_true (g_str_has_suffix (page, "</html>\n"));
}

static const char routine_text[]
    = "limber = 1; id = \"a\"; title = \"A\"; warning_signs = { emergency_number = \"112\"; };\n"
      "exercises = { reach = { name = \"Reach & hold\"; how = \"Reach <up>.\"; care = \"Slowly.\"; picture = "
      "\"reach.png\"; }; };\n"
      "plan = ( { id = \"s\"; kind = \"stretch\"; title = \"S\"; when = { at = \"09:00\"; };\n"
      "  steps = ( { exercise = \"reach\"; reps = 2; hold_seconds = 10; note = \"Only \\\"half\\\" the way.\"; } ); } "
      ");\n";

/* The card of the only exercise, where a file of @bytes is its picture. */
static char *
card_with (const void *bytes, gsize length)
{
  g_autofree char *folder = g_dir_make_tmp ("limber-XXXXXX", NULL),
                  *path = g_build_filename (folder, "reach.png", NULL);
  g_autoptr (LimberProblems) problems = limber_problems_new ();
  g_autoptr (LimberRoutine) routine = limber_routine_file_parse (routine_text, NULL, problems);
  const LimberPhase *phase;
  GString *out = g_string_new (NULL);

  g_assert_nonnull (routine);
  phase = routine->phases->pdata[0];
  g_assert_true (g_file_set_contents (path, bytes, (gssize)length, NULL));
  limber_html_exercise (out, limber_phase_find (phase, "s")->steps->pdata[0], "2 times, 10 s", folder);
  limber_test_remove (folder);
  return g_string_free (out, FALSE);
}

static void
test_card (void)
{
  static const char *const parts[] = { "<h3>Reach &amp; hold</h3>", "2 times, 10 s", "Reach &lt;up&gt;.",
                                       "Only &quot;half&quot; the way.", "Slowly." };
  g_autofree char *encoded = g_base64_encode (png, sizeof png);
  g_autofree char *image
      = g_strdup_printf ("<img src=\"data:image/png;base64,%s\" alt=\"Reach &amp; hold\"/>", encoded);
  g_autofree char *card = card_with (png, sizeof png), *without = card_with ("<svg/>", 6);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_assert_nonnull (strstr (card, parts[i]));
      g_assert_nonnull (strstr (without, parts[i]));
    }
  g_assert_nonnull (strstr (card, image));
  /* what is no picture by what it holds does not get onto a page */
  g_assert_null (strstr (without, "<img"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/html/doses", test_doses);
  g_test_add_func ("/html/frame", test_frame);
  g_test_add_func ("/html/card", test_card);
  return g_test_run ();
}
