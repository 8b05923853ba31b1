#include "support/folder.h"
#include "support/marked.h"
#include "world/routine-file.h"

#include <locale.h>
#include <sys/stat.h>
#include <unistd.h>

static LimberRoutine *
read_clean (const char *path)
{
  g_autoptr (LimberProblems) problems = limber_problems_new ();
  LimberRoutine *routine = limber_routine_file_read (path, problems);

  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *said = limber_problem_format (problems->pdata[i], path, NULL);

      g_test_message ("%s", said);
    }
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_nonnull (routine);
  return routine;
}

static void
test_full (void)
{
  g_autoptr (LimberRoutine) routine = read_clean ("tests/routines/weeks-1-4.routine");
  const LimberPhase *phase;
  const LimberActivity *activity;
  const LimberStep *step;

  g_assert_cmpstr (routine->id, ==, "sciatica-weeks-1-4");
  g_assert_cmpint (routine->revision, ==, 3);
  g_assert_cmpuint (routine->sessions->len, ==, 4);
  g_assert_cmpint (routine->affected_side, ==, LIMBER_SIDE_LEFT);
  g_assert_cmpint (routine->day_from, ==, 450);
  g_assert_cmpint (routine->remind.repeat_after_minutes, ==, 15);
  g_assert_cmpuint (routine->signs->len, ==, 8);
  g_assert_cmpuint (routine->phases->len, ==, 2);
  phase = routine->phases->pdata[0];
  activity = limber_phase_find (phase, "stretch");
  g_assert_cmpint (activity->when.shape, ==, LIMBER_SHAPE_AFTER);
  g_assert_cmpint (activity->when.minutes, ==, 5);
  step = activity->steps->pdata[0];
  g_assert_cmpint (step->progression.add_reps, ==, 1);
  g_assert_cmpint (step->progression.up_to, ==, 10);
  g_assert_cmpstr (step->exercise->name, ==, "Pelvic tilt");
  activity = limber_phase_find (routine->phases->pdata[1], "walk");
  g_assert_cmpint (activity->when.shape, ==, LIMBER_SHAPE_TIMES_A_WEEK);
  g_assert_cmpint (activity->when.count, ==, 5);
  g_assert_cmpint (activity->when.times[0], ==, 17 * 60 + 30);
}

static void
test_small (void)
{
  g_autoptr (LimberRoutine) routine = read_clean ("tests/routines/first.routine");
  const LimberActivity *activity = limber_phase_find (routine->phases->pdata[0], "stretch");
  const LimberStep *step = activity->steps->pdata[1];

  g_assert_cmpuint (routine->signs->len, ==, 11);
  g_assert_cmpstr (routine->pain.where[4], ==, "foot");
  g_assert_cmpint (routine->pain.stop_at, ==, 6);
  g_assert_cmpuint (routine->exercises->len, ==, 2);
  g_assert_cmpstr (step->exercise->picture, ==, "builtin:figure-four");
  g_assert_cmpint (step->rest_seconds, ==, 5);
  g_assert_true (activity->ask_pain);
  activity = limber_phase_find (routine->phases->pdata[0], "sit-break");
  g_assert_cmpint (activity->minutes, ==, 2);
  g_assert_cmpint (activity->counts_as_break_minutes, ==, 5);
  g_assert_cmpuint (activity->when.days, ==, 0x1f);
}

static void
test_shipped (void)
{
  g_autoptr (GDir) folder = g_dir_open ("routines", 0, NULL);
  const char *name;

  g_assert_nonnull (folder);
  while ((name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_suffix (name, ".routine"))
      {
        g_autofree char *path = g_build_filename ("routines", name, NULL);
        g_autoptr (LimberRoutine) routine = read_clean (path);

        g_assert_cmpuint (routine->phases->len, >, 0);
      }
}

typedef struct
{
  const char *name;
  const char *bytes;
  gsize length;
  const char *message; /* NULL: read as @text */
  const char *text;
} Content;

#define BYTES(string) string, sizeof string - 1

static const Content contents[] = {
  { "plain", BYTES ("a = 1;\n"), NULL, "a = 1;\n" },
  { "crlf", BYTES ("a = 1;\r\nb = 2;\r\n"), NULL, "a = 1;\nb = 2;\n" },
  { "cr", BYTES ("a = 1;\rb = 2;\r"), NULL, "a = 1;\nb = 2;\n" },
  { "bom",
    BYTES ("\xef\xbb\xbf"
           "a = 1;"),
    NULL, "a = 1;" },
  { "utf-16-le",
    BYTES ("\xff\xfe"
           "a\0 \0=\0 \0\xe4\0\r\0\n\0"),
    NULL, "a = ä\n" },
  { "utf-16-be",
    BYTES ("\xfe\xff"
           "\0a\xd8\x3d\xde\x42"),
    NULL, "a🙂" },
  { "utf-16-odd",
    BYTES ("\xff\xfe"
           "a\0b"),
    "The file says that it is UTF-16 and is not.", NULL },
  { "utf-16-lone",
    BYTES ("\xff\xfe"
           "a\0\x00\xd8"
           "b\0"),
    "The file says that it is UTF-16 and is not.", NULL },
  { "utf-16-zero",
    BYTES ("\xff\xfe"
           "a\0\0\0b\0"),
    "The file says that it is UTF-16 and is not.", NULL },
  { "utf-16-only", BYTES ("\xff\xfe"), "The file is empty.", NULL },
  { "utf-16-bare", BYTES ("a\0 \0=\0"), "The file is not plain text: it holds zero bytes.", NULL },
  { "zero", BYTES ("a = 1;\0b = 2;"), "The file is not plain text: it holds zero bytes.", NULL },
  { "empty", BYTES (""), "The file is empty.", NULL },
  { "blank", BYTES (" \r\n\t"), "The file is empty.", NULL },
  { "rtf", BYTES ("{\\rtf1\\ansi limber = 1;}"), "This is an RTF document, not plain text.", NULL },
  { "docx", BYTES ("PK\003\004\024\000"), "This is a Word or office document, or a zip file, not plain text.", NULL },
  { "doc", BYTES ("\xd0\xcf\x11\xe0\xa1"), "This is a Word document, not plain text.", NULL },
  { "pdf", BYTES ("%PDF-1.7\n"), "This is a PDF document, not plain text.", NULL },
  { "html", BYTES ("\r\n <!DOCTYPE html>\n<p>limber = 1;"), "This is a web page (HTML), not plain text.", NULL },
  { "xhtml", BYTES ("<?xml version=\"1.0\"?>\n<html>"), "This is a web page (HTML), not plain text.", NULL },
  { "html-head", BYTES ("<HEAD><title>x"), "This is a web page (HTML), not plain text.", NULL },
  { "html-body", BYTES ("\t<body>limber = 1;"), "This is a web page (HTML), not plain text.", NULL },
  { "html-16",
    BYTES ("\xff\xfe"
           "<\0h\0t\0m\0l\0>\0"),
    "This is a web page (HTML), not plain text.", NULL },
};

/* A folder that goes away with all it holds. */
static char *
temporary_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("limber-routine-file-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

static void
expect_refused (const char *path, const char *message)
{
  g_autoptr (LimberProblems) problems = limber_problems_new ();

  g_assert_null (limber_routine_file_load (path, problems));
  limber_test_one_problem (problems, NULL, FALSE, 0, 0, message);
}

static void
test_content (gconstpointer data)
{
  const Content *content = data;
  g_autofree char *folder = temporary_folder ();
  g_autofree char *path = g_build_filename (folder, "a.routine", NULL);
  g_autoptr (LimberProblems) problems = limber_problems_new ();

  g_assert_true (g_file_set_contents (path, content->bytes, (gssize)content->length, NULL));
  if (content->message != NULL)
    expect_refused (path, content->message);
  else
    {
      g_autofree char *text = limber_routine_file_load (path, problems);

      g_assert_cmpstr (text, ==, content->text);
      g_assert_cmpuint (problems->len, ==, 0);
    }
  limber_test_remove (folder);
}

/* Nothing but an ordinary file is read, and nothing is waited for. */
static void
test_open (void)
{
  g_autofree char *folder = temporary_folder ();
  g_autofree char *path = g_build_filename (folder, "a.routine", NULL);
  g_autofree char *link = g_build_filename (folder, "link.routine", NULL);
  g_autofree char *pipe = g_build_filename (folder, "pipe.routine", NULL);
  g_autofree char *missing = g_build_filename (folder, "missing.routine", NULL);

  g_assert_true (g_file_set_contents (path, "a = 1;", -1, NULL));
  g_assert_cmpint (symlink (path, link), ==, 0);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  expect_refused (link, "This is a link, not a file.");
  expect_refused (pipe, "This is not an ordinary file.");
  expect_refused (folder, "This is not an ordinary file.");
  expect_refused ("/dev/zero", "This is not an ordinary file.");
  expect_refused (missing, "There is no such file.");
  limber_test_remove (folder);
}

static void
test_size (void)
{
  g_autofree char *folder = temporary_folder ();
  g_autofree char *path = g_build_filename (folder, "a.routine", NULL);
  g_autofree char *bytes = g_strnfill (LIMBER_ROUTINE_MAX_BYTES + 1, '#');
  g_autofree char *text = NULL;
  g_autoptr (LimberProblems) problems = limber_problems_new ();

  g_assert_true (g_file_set_contents (path, bytes, LIMBER_ROUTINE_MAX_BYTES, NULL));
  text = limber_routine_file_load (path, problems);
  g_assert_nonnull (text);
  g_assert_true (g_file_set_contents (path, bytes, LIMBER_ROUTINE_MAX_BYTES + 1, NULL));
  expect_refused (path, "The file is larger than 64 KiB.");
  limber_test_remove (folder);
}

/* A picture that is not there is worth a word, and no reason to refuse the file. */
static void
test_pictures (void)
{
  static const char *const marked
      = "limber = 1; id = \"p\"; title = \"P\"; warning_signs = { emergency_number = \"112\"; };\n"
        "exercises = { bend = { name = \"Bend\"; how = \"Bend.\"; picture = ¦\"bend.png\"; }; };\n"
        "plan = ( { id = \"s\"; kind = \"stretch\"; title = \"S\"; when = { at = \"19:00\"; };\n"
        "  steps = ( { exercise = \"bend\"; hold_seconds = 5; } ); } );\n";
  int line, column;
  g_autofree char *text = limber_test_unmark (marked, &line, &column);
  g_autofree char *folder = temporary_folder ();
  g_autofree char *path = g_build_filename (folder, "a.routine", NULL);
  g_autofree char *picture = g_build_filename (folder, "bend.png", NULL);
  g_autoptr (LimberProblems) problems = limber_problems_new ();
  g_autoptr (LimberRoutine) routine = NULL;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  routine = limber_routine_file_read (path, problems);
  g_assert_nonnull (routine);
  limber_test_one_problem (problems, text, TRUE, line, column, "There is no picture called bend.png.");
  limber_routine_unref (routine);
  g_assert_true (g_file_set_contents (picture, "x", -1, NULL));
  routine = read_clean (path);
  limber_test_remove (folder);
}

/* The errors of one file say nothing about the next one. */
static void
test_shared_list (void)
{
  g_autoptr (LimberProblems) problems = limber_problems_new ();
  g_autoptr (LimberRoutine) routine = NULL;

  g_assert_null (limber_routine_file_parse ("nonsense", NULL, problems));
  g_assert_cmpuint (problems->len, ==, 1);
  routine = limber_routine_file_read ("tests/routines/first.routine", problems);
  g_assert_nonnull (routine);
  g_assert_cmpuint (problems->len, ==, 1);
}

/* libconfig sets the thread's locale while it reads. */
static void
test_locale (void)
{
  locale_t own = newlocale (LC_ALL_MASK, "C", (locale_t)0);
  locale_t before = uselocale (own);
  g_autoptr (LimberRoutine) routine = read_clean ("tests/routines/first.routine");

  g_assert_nonnull (routine);
  g_assert_true (uselocale (before) == own);
  freelocale (own);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/routine-file/full", test_full);
  g_test_add_func ("/routine-file/small", test_small);
  g_test_add_func ("/routine-file/shipped", test_shipped);
  for (gsize i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autofree char *path = g_strconcat ("/routine-file/content/", contents[i].name, NULL);

      g_test_add_data_func (path, &contents[i], test_content);
    }
  g_test_add_func ("/routine-file/open", test_open);
  g_test_add_func ("/routine-file/size", test_size);
  g_test_add_func ("/routine-file/pictures", test_pictures);
  g_test_add_func ("/routine-file/shared-list", test_shared_list);
  g_test_add_func ("/routine-file/locale", test_locale);
  return g_test_run ();
}
