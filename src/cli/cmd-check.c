/* check: the validator, for the therapist who wrote a file by hand. */

#include "cli.h"
#include "commands.h"

#include "core/meaning.h"
#include "world/clock-system.h"
#include "world/routine-file.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <stdio.h>

typedef struct
{
  const char *path;
  char *shown;              /* (owned) the path as it can be printed */
  char *text;               /* (owned) (nullable) */
  LimberProblems *problems; /* (owned) */
  LimberRoutine *routine;   /* (owned) (nullable) */
} Checked;

static void
checked_clear (Checked *checked)
{
  g_free (checked->shown);
  g_free (checked->text);
  g_ptr_array_unref (checked->problems);
  g_clear_pointer (&checked->routine, limber_routine_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Checked, checked_clear)

static Checked
check_file (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  Checked checked = { .path = path, .shown = g_filename_display_name (path), .problems = limber_problems_new () };

  checked.text = limber_routine_file_load (path, checked.problems);
  if (checked.text != NULL)
    checked.routine = limber_routine_file_parse (checked.text, folder, checked.problems);
  limber_problems_sort (checked.problems);
  return checked;
}

static int
status_of (const Checked *checked)
{
  if (limber_problems_errors (checked->problems) > 0)
    return LIMBER_EXIT_BAD;
  return checked->problems->len > 0 ? LIMBER_EXIT_REFUSED : LIMBER_EXIT_DONE;
}

/* What limber understood, in plain words. */
static void
print_meaning (const LimberRoutine *routine, gboolean explain)
{
  g_autoptr (GTimeZone) zone = limber_system_zone (NULL, NULL);
  g_autofree char *text = NULL;
  LimberDate today;

  limber_civil_local (zone, limber_system_now (), &today, NULL);
  text = limber_meaning (routine, today, zone, explain);
  g_print ("\n%s", text);
}

static void
print_text (const Checked *checked, gboolean explain)
{
  guint errors = limber_problems_errors (checked->problems), warnings = checked->problems->len - errors;

  for (guint i = 0; i < checked->problems->len; i++)
    {
      g_autofree char *said = limber_problem_format (checked->problems->pdata[i], checked->shown, checked->text);

      g_print ("%s", said);
    }
  if (errors > 0)
    g_print (ngettext ("%s: %u error to mend; the file cannot be used as it is\n",
                       "%s: %u errors to mend; the file cannot be used as it is\n", errors),
             checked->shown, errors);
  else if (warnings > 0)
    g_print (ngettext ("%s: good, with %u warning\n", "%s: good, with %u warnings\n", warnings), checked->shown,
             warnings);
  else
    g_print (_ ("%s: good\n"), checked->shown);
  if (checked->routine != NULL)
    print_meaning (checked->routine, explain);
}

static void
add_problems (JsonBuilder *json, const char *name, const LimberProblems *problems, gboolean warnings)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_array (json);
  for (guint i = 0; i < problems->len; i++)
    {
      const LimberProblem *problem = problems->pdata[i];

      if (problem->warning != warnings)
        continue;
      json_builder_begin_object (json);
      json_builder_set_member_name (json, "line");
      json_builder_add_int_value (json, problem->line);
      json_builder_set_member_name (json, "column");
      json_builder_add_int_value (json, problem->column);
      json_builder_set_member_name (json, "message");
      json_builder_add_string_value (json, problem->message);
      json_builder_set_member_name (json, "hint");
      json_builder_add_string_value (json, problem->hint == NULL ? "" : problem->hint);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_json (JsonBuilder *json, const Checked *checked)
{
  json_builder_begin_object (json);
  json_builder_set_member_name (json, "file");
  json_builder_add_string_value (json, checked->shown);
  add_problems (json, "errors", checked->problems, FALSE);
  add_problems (json, "warnings", checked->problems, TRUE);
  json_builder_end_object (json);
}

static void
print_json (JsonBuilder *json)
{
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_end_array (json);
  json_builder_end_object (json);
  root = json_builder_get_root (json);
  text = json_to_string (root, TRUE);
  /* JSON is UTF-8 whatever the terminal is */
  puts (text);
}

int
limber_cmd_check (int argc, char **argv)
{
  gboolean as_json = FALSE, explain = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("For other programs"), NULL },
    { "explain", 0, 0, G_OPTION_ARG_NONE, &explain, N_ ("Also tell what limber filled in"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (JsonBuilder) json = json_builder_new ();
  int worst = LIMBER_EXIT_DONE;

  if (!limber_cli_parse (&argc, &argv, _ ("FILE…"),
                         _ ("Finds the mistakes in routine files and says how to mend them. Exit status: 0 good,\n"
                            "1 warnings only, 2 errors."),
                         entries))
    return LIMBER_EXIT_BAD;
  if (argc < 2)
    {
      limber_cli_complain (_ ("check: name at least one routine file"));
      return LIMBER_EXIT_BAD;
    }
  json_builder_begin_object (json);
  json_builder_set_member_name (json, "files");
  json_builder_begin_array (json);
  for (int i = 1; i < argc; i++)
    {
      g_auto (Checked) checked = check_file (argv[i]);

      if (as_json)
        add_json (json, &checked);
      else
        print_text (&checked, explain);
      worst = MAX (worst, status_of (&checked));
    }
  if (as_json)
    print_json (json);
  return worst;
}
