/* The command as a program sees it: its exit status, stdout and stderr. */
#include "cli/commands.h"
#include "core/preview.h"
#include "support/icalendar.h"
#include "support/routines.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>
#include <unistd.h>

#define FULL "tests/routines/weeks-1-4.routine"

typedef struct
{
  int status;
  char *out, *err;
} Run;

static void
run_clear (Run *run)
{
  g_free (run->out);
  g_free (run->err);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

/* Points @descriptor at a new file; *@kept is where it pointed before. Returns: (transfer full) its path */
static char *
divert (int descriptor, int *kept)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "limber-preview-XXXXXX", NULL);
  int file = g_mkstemp (path);

  g_assert_cmpint (file, >=, 0);
  *kept = dup (descriptor);
  g_assert_cmpint (dup2 (file, descriptor), ==, descriptor);
  close (file);
  return g_steal_pointer (&path);
}

static void
restore (int descriptor, int kept, const char *path, char **content)
{
  g_assert_cmpint (dup2 (kept, descriptor), ==, descriptor);
  close (kept);
  g_assert_true (g_file_get_contents (path, content, NULL, NULL));
  g_unlink (path);
}

/* g_print() in a test may mark what it prints as a remark. */
static void
print_plainly (const char *text)
{
  fputs (text, stdout);
}

/* Runs the command with the words of @arguments. */
static Run
run (const char *arguments)
{
  g_auto (GStrv) words = g_strsplit (arguments, " ", -1);
  guint n_words = g_strv_length (words);
  /* the command takes out of its list what it has understood */
  g_autofree char **taken = g_memdup2 (words, (n_words + 1) * sizeof *words);
  g_autofree char *out = NULL, *err = NULL;
  GPrintFunc print;
  int kept_out, kept_err;
  Run result = { 0 };

  g_test_message ("%s", arguments);
  fflush (stdout);
  out = divert (STDOUT_FILENO, &kept_out);
  err = divert (STDERR_FILENO, &kept_err);
  print = g_set_print_handler (print_plainly);
  result.status = limber_cmd_preview ((int)n_words, taken);
  g_set_print_handler (print);
  fflush (stdout);
  fflush (stderr);
  restore (STDOUT_FILENO, kept_out, out, &result.out);
  restore (STDERR_FILENO, kept_err, err, &result.err);
  return result;
}

/* Returns: (transfer full) the path of a new file */
static char *
write_routine (const char *text)
{
  char *path = g_build_filename (g_get_tmp_dir (), "limber-XXXXXX.routine", NULL);

  close (g_mkstemp (path));
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

static void
test_usage (void)
{
  static const struct
  {
    const char *arguments;
    int status;
    const char *said; /* in stderr */
  } rows[] = {
    { "preview", 2, "it takes one routine file" },
    { "preview a b", 2, "it takes one routine file" },
    { "preview --json --ics " FULL, 2, "--json and --ics do not go together" },
    { "preview --days 0 " FULL, 2, "from 1 to 3660" },
    { "preview --days 3661 " FULL, 2, "from 1 to 3660" },
    { "preview --days x " FULL, 2, "limber preview --help" },
    { "preview --often " FULL, 2, "--often" },
    { "preview --zone Europe/Nowhere " FULL, 2, "Europe/Nowhere" },
    { "preview --zone ../../etc/passwd " FULL, 2, "no such time zone" },
    { "preview --from 2026-02-30 " FULL, 2, "--from 2026-02-30" },
    { "preview tests/routines/none.routine", 2, "tests/routines/none.routine:" },
    { "preview --ics --from 2026-01-01 " FULL, 1, "nothing is planned on these days" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (Run) result = run (rows[i].arguments);

      g_assert_cmpint (result.status, ==, rows[i].status);
      g_assert_cmpstr (result.out, ==, "");
      if (strstr (result.err, rows[i].said) == NULL)
        g_error ("%s: \"%s\" does not say \"%s\"", rows[i].arguments, result.err, rows[i].said);
      g_assert_true (g_str_has_prefix (result.err, "limber: preview: ")
                     || g_str_has_prefix (result.err, "tests/routines/none.routine:"));
    }
}

/* What is wrong is told with its place, all of it, and nothing is shown. */
static void
test_bad_file (void)
{
  static const char text[]
      = "limber = 1;\nid = \"bad\";\ntitle = \"Bad\";\nplan = (\n"
        "  { id = \"a\"; kind = \"move\"; title = \"Walk\"; when = { at = \"19:00\"; dais = 3; }; },\n"
        "  { id = \"b\"; kind = \"move\"; title = \"Run\"; when = { at = \"25:00\"; }; }\n);\n";
  g_autofree char *path = write_routine (text), *arguments = g_strconcat ("preview ", path, NULL);
  g_autofree char *first = g_strconcat (path, ":5:", NULL), *second = g_strconcat (path, ":6:", NULL);
  g_auto (Run) result = run (arguments);

  g_assert_cmpint (result.status, ==, 2);
  g_assert_cmpstr (result.out, ==, "");
  g_assert_nonnull (strstr (result.err, first));
  g_assert_nonnull (strstr (result.err, second));
  g_assert_nonnull (strstr (result.err, " error: "));
  g_unlink (path);
}

static void
test_help (void)
{
  if (g_test_subprocess ())
    {
      char *words[] = { (char *)"preview", (char *)"--help", NULL };

      limber_cmd_preview (2, words);
      g_error ("--help came back");
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stdout ("*limber preview *FILE*--from*--days*--zone*--json*--ics*");
}

/* A full disk is no success. */
static void
test_unwritable (void)
{
  char *words[] = { (char *)"preview", (char *)FULL, NULL };
  int full = g_open ("/dev/full", O_WRONLY, 0), kept_out, kept_err, status;
  g_autofree char *out = divert (STDOUT_FILENO, &kept_out), *err = divert (STDERR_FILENO, &kept_err);
  g_autofree char *printed = NULL, *said = NULL;

  g_assert_cmpint (dup2 (full, STDOUT_FILENO), ==, STDOUT_FILENO);
  close (full);
  status = limber_cmd_preview (2, words);
  clearerr (stdout);
  restore (STDOUT_FILENO, kept_out, out, &printed);
  restore (STDERR_FILENO, kept_err, err, &said);
  g_assert_cmpint (status, ==, 1);
  g_assert_nonnull (strstr (said, "limber: preview: cannot write: "));
}

static void
test_text (void)
{
  g_auto (Run) result = run ("preview --from 2026-03-16 --zone Europe/Berlin --days 2 " FULL);

  g_assert_cmpint (result.status, ==, 0);
  g_assert_cmpstr (result.err, ==, "");
  g_assert_nonnull (strstr (result.out, "\nTuesday, 17 March 2026\n"));
  g_assert_null (strstr (result.out, "18 March 2026"));
}

/* Seven days unless told otherwise; the file has begun long ago or begins later. */
static void
test_defaults (void)
{
  g_auto (Run) result = run ("preview --json --from 2026-03-02 " FULL);
  g_auto (Run) first = run ("preview tests/routines/first.routine");

  g_assert_nonnull (strstr (result.out, "\"date\": \"2026-03-08\""));
  g_assert_null (strstr (result.out, "\"date\": \"2026-03-09\""));
  g_assert_cmpint (first.status, ==, 0);
  g_assert_nonnull (strstr (first.out, "\nWeek 1\n"));
  g_assert_nonnull (strstr (first.out, "  19:00-20:30  Evening stretches"));
}

static void
test_ics (void)
{
  g_auto (Run) result = run ("preview --ics --from 2026-03-16 --days 2 " FULL);
  g_autoptr (GPtrArray) events = limber_test_icalendar_read (result.out);

  g_assert_cmpint (result.status, ==, 0);
  g_assert_cmpuint (events->len, ==, 4);
}

static void
check_members (JsonObject *object, const char *const *names, gsize n_names)
{
  g_autoptr (GList) members = json_object_get_members (object);
  GList *member = members;

  g_assert_cmpuint (g_list_length (members), ==, n_names);
  for (gsize i = 0; i < n_names; i++, member = member->next)
    g_assert_cmpstr (member->data, ==, names[i]);
}

static void
check_instant (JsonObject *object, const char *name, LimberInstant expected)
{
  LimberInstant at;

  g_assert_true (limber_instant_parse (json_object_get_string_member (object, name), &at));
  g_assert_cmpint (at, ==, expected);
}

/* Everything in it is what the schedule says, under the names that programs rely on. */
static void
check_json (JsonObject *root, const LimberPreview *preview)
{
  static const char *const members[] = { "id", "zone", "occurrences", "sitting" };
  static const char *const slot_members[]
      = { "activity", "kind", "title", "phase", "date", "slot", "time", "at", "until", "flexible" };
  static const char *const sitting_members[] = { "activity", "date", "from", "to", "after_minutes" };
  JsonArray *occurrences = json_object_get_array_member (root, "occurrences");
  JsonArray *sitting = json_object_get_array_member (root, "sitting");

  check_members (root, members, G_N_ELEMENTS (members));
  g_assert_cmpuint (json_array_get_length (occurrences), ==, preview->slots->len);
  for (guint i = 0; i < preview->slots->len; i++)
    {
      JsonObject *object = json_array_get_object_element (occurrences, i);
      const LimberSlot *slot = &g_array_index (preview->slots, LimberSlot, i);

      check_members (object, slot_members, G_N_ELEMENTS (slot_members));
      g_assert_cmpstr (json_object_get_string_member (object, "activity"), ==, slot->activity->id);
      g_assert_cmpstr (json_object_get_string_member (object, "phase"), ==, slot->phase->name);
      g_assert_cmpint (json_object_get_int_member (object, "slot"), ==, slot->slot);
      g_assert_cmpint (json_object_get_boolean_member (object, "flexible"), ==, slot->flexible);
      check_instant (object, "at", slot->at);
      check_instant (object, "until", slot->until);
    }
  g_assert_cmpuint (json_array_get_length (sitting), ==, preview->sitting->len);
  for (guint i = 0; i < preview->sitting->len; i++)
    check_members (json_array_get_object_element (sitting, i), sitting_members, G_N_ELEMENTS (sitting_members));
}

static void
test_json (void)
{
  g_auto (Run) result = run ("preview --json --from 2026-03-02 --days 28 --zone Europe/Berlin " FULL);
  g_autoptr (LimberRoutine) routine = limber_test_read (FULL);
  g_autoptr (GTimeZone) zone = limber_test_zone ("Europe/Berlin");
  g_autoptr (LimberPreview) preview
      = limber_preview_new (routine, zone, "Europe/Berlin", limber_date_parse ("2026-03-02"), 28);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root;

  g_assert_cmpint (result.status, ==, 0);
  g_assert_true (json_parser_load_from_data (parser, result.out, -1, NULL));
  root = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpstr (json_object_get_string_member (root, "id"), ==, "sciatica-weeks-1-4");
  g_assert_cmpstr (json_object_get_string_member (root, "zone"), ==, "Europe/Berlin");
  check_json (root, preview);
}

/* To the letter, with a nominal time that no clock shows. */
static void
test_json_of_a_gap (void)
{
  static const char text[]
      = "limber = 1;  id = \"gap\";  title = \"Gap\";  day = { from = \"00:00\";  to = \"22:00\"; };\n"
        "plan = ( { id = \"walk\";  kind = \"move\";  title = \"A \\\"short\\\" walk\";  when = { at = \"02:30\"; }; "
        "},\n"
        "  { id = \"sit\";  kind = \"posture\";  title = \"Stand up\";\n"
        "    when = { after_sitting_minutes = 40;  from = \"02:30\";  to = \"18:00\"; }; } );\n";
  g_autofree char *path = write_routine (text);
  g_autofree char *arguments
      = g_strconcat ("preview --json --days 1 --from 2026-03-29 --zone Europe/Berlin ", path, NULL);
  g_auto (Run) result = run (arguments);

  g_assert_cmpstr (result.err, ==, "");
  g_assert_cmpstr (
      result.out, ==,
      "{ \"id\": \"gap\",\n"
      "  \"zone\": \"Europe/Berlin\",\n"
      "  \"occurrences\": [\n"
      "    { \"activity\": \"walk\", \"kind\": \"move\", \"title\": \"A \\\"short\\\" walk\", \"phase\": \"\", "
      "\"date\": \"2026-03-29\", \"slot\": 1, \"time\": \"02:30\", \"at\": \"2026-03-29T03:00:00+02:00\", "
      "\"until\": \"2026-03-29T04:30:00+02:00\", \"flexible\": false }\n"
      "  ],\n"
      "  \"sitting\": [\n"
      "    { \"activity\": \"sit\", \"date\": \"2026-03-29\", \"from\": \"02:30\", \"to\": \"18:00\", "
      "\"after_minutes\": 40 }\n"
      "  ] }\n");
  g_unlink (path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cmd-preview/usage", test_usage);
  g_test_add_func ("/cmd-preview/bad-file", test_bad_file);
  g_test_add_func ("/cmd-preview/help", test_help);
  g_test_add_func ("/cmd-preview/unwritable", test_unwritable);
  g_test_add_func ("/cmd-preview/text", test_text);
  g_test_add_func ("/cmd-preview/defaults", test_defaults);
  g_test_add_func ("/cmd-preview/ics", test_ics);
  g_test_add_func ("/cmd-preview/json", test_json);
  g_test_add_func ("/cmd-preview/json-of-a-gap", test_json_of_a_gap);
  return g_test_run ();
}
