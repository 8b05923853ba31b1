/* new: a commented routine file to start from. */

#include "cli.h"
#include "commands.h"
#include "output.h"

#include "core/nearest.h"
#include "world/paths.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  const char *name; /* of the shipped file, without ".routine" */
  const char *summary;
} Template;

static const Template templates[] = {
  { "first-steps", N_ ("a walk, breaks, heat and three stretches; the shortest") },
  { "sciatica-weeks-1-4", N_ ("heat, stretches, sitting breaks and walks, building up over four weeks") },
  { "desk-posture", N_ ("breaks from sitting, for somebody at a screen") },
  { "heat-and-walk", N_ ("heat packs and walks that grow, without stretches") },
  { "every-key", N_ ("a form with every setting, each explained") },
};

static void
list_templates (void)
{
  g_print ("%s\n\n", _ ("Files to start from:"));
  for (gsize i = 0; i < G_N_ELEMENTS (templates); i++)
    g_print ("  %-18s  %s\n", templates[i].name, _ (templates[i].summary));
  g_print ("\n%s\n%s\n", _ ("'limber new --template NAME' writes one here as NAME.routine."),
           _ ("Change it with any text editor; 'limber check' finds every mistake."));
}

/* The template's text; NULL with the complaint made. */
static char *
read_template (const char *name)
{
  const char *names[G_N_ELEMENTS (templates) + 1] = { NULL };
  g_autofree char *folder = limber_path_shipped (), *file = g_strconcat (name, ".routine", NULL), *path = NULL;
  g_autoptr (GError) error = NULL;
  const char *near;
  char *text = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (templates); i++)
    names[i] = templates[i].name;
  if (!g_strv_contains (names, name))
    {
      near = limber_nearest (name, names);
      if (near != NULL)
        limber_cli_complain (_ ("new: there is no template called %s; did you mean %s?"), name, near);
      else
        limber_cli_complain (_ ("new: there is no template called %s; 'limber new' lists them"), name);
      return NULL;
    }
  path = g_build_filename (folder, file, NULL);
  if (!g_file_get_contents (path, &text, NULL, &error))
    limber_cli_complain (_ ("new: %s; limber is not completely installed"), error->message);
  return text;
}

/* A file that is there already may be the work of an evening: it is never replaced. */
static int
write_new (const char *path, const char *text)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileOutputStream) stream = g_file_create (file, G_FILE_CREATE_PRIVATE, NULL, &error);

  if (stream != NULL && g_output_stream_write_all (G_OUTPUT_STREAM (stream), text, strlen (text), NULL, NULL, &error)
      && g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, &error))
    {
      g_printerr (_ ("Written: %s. Change it with any text editor, then: limber check %s\n"), path, path);
      return LIMBER_EXIT_DONE;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    limber_cli_complain (_ ("new: %s is there already and was left as it is; choose another name with -o FILE"), path);
  else
    limber_cli_complain (_ ("new: %s could not be written: %s"), path, error->message);
  return LIMBER_EXIT_REFUSED;
}

int
limber_cmd_new (int argc, char **argv)
{
  g_autofree char *name = NULL, *output = NULL, *text = NULL;
  const GOptionEntry entries[] = {
    { "template", 't', 0, G_OPTION_ARG_STRING, &name, N_ ("What to start from; without it they are listed"),
      N_ ("NAME") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Where to (default: NAME.routine); - prints it"),
      N_ ("FILE") },
    G_OPTION_ENTRY_NULL,
  };

  if (!limber_cli_parse (&argc, &argv, NULL, _ ("Writes a commented routine file to start from, for therapists."),
                         entries))
    return LIMBER_EXIT_BAD;
  if (argc > 1)
    {
      limber_cli_complain (_ ("new: '%s' is one word too many; see limber new --help"), argv[1]);
      return LIMBER_EXIT_BAD;
    }
  if (name == NULL && output != NULL)
    {
      limber_cli_complain (_ ("new: say what to start from, as in limber new --template first-steps"));
      return LIMBER_EXIT_BAD;
    }
  if (name == NULL)
    {
      list_templates ();
      return LIMBER_EXIT_DONE;
    }
  text = read_template (name);
  if (text == NULL)
    return LIMBER_EXIT_BAD;
  if (output == NULL)
    output = g_strconcat (name, ".routine", NULL);
  return strcmp (output, "-") == 0 ? limber_output_print ("new", text, FALSE) : write_new (output, text);
}
