/* import: takes over the history of another computer, or one's own from a backup. */

#include "cli.h"
#include "commands.h"
#include "row-json.h"

#include "world/clock-system.h"
#include "world/paths.h"
#include "world/progress.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <inttypes.h>
#include <json-glib/json-glib.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Longer than any row that limber writes. */
#define MAX_LINE (256 * 1024)

typedef struct
{
  FILE *stream;
  char *line;    /* MAX_LINE */
  gint64 number; /* of the line, from 1 */
  gint64 rows;   /* that the head promises */
} Source;

static void
source_clear (Source *source)
{
  if (source->stream != NULL && source->stream != stdin)
    fclose (source->stream);
  g_free (source->line);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Source, source_clear)

/* The next line without its end. FALSE at the end, or with @error. */
static gboolean
read_line (Source *source, GError **error)
{
  gsize length;

  if (fgets (source->line, MAX_LINE, source->stream) == NULL)
    {
      if (ferror (source->stream))
        g_set_error (error, LIMBER_ERROR, LIMBER_ERROR_USAGE, "%s", g_strerror (errno));
      return FALSE;
    }
  source->number++;
  length = strlen (source->line);
  if (length > 0 && source->line[length - 1] == '\n')
    source->line[--length] = '\0';
  else if (!feof (source->stream))
    {
      g_set_error_literal (error, LIMBER_ERROR, LIMBER_ERROR_USAGE, _ ("it is too long, or no text"));
      return FALSE;
    }
  if (length > 0 && source->line[length - 1] == '\r')
    source->line[--length] = '\0';
  if (g_utf8_validate (source->line, (gssize)length, NULL))
    return TRUE;
  g_set_error_literal (error, LIMBER_ERROR, LIMBER_ERROR_USAGE, _ ("it is no UTF-8 text"));
  return FALSE;
}

static gboolean
read_head (Source *source, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonObject *head = NULL;
  gint64 format;

  if (!read_line (source, error))
    {
      if (*error == NULL)
        g_set_error_literal (error, LIMBER_ERROR, LIMBER_ERROR_USAGE, _ ("the file is empty"));
      return FALSE;
    }
  if (json_parser_load_from_data (parser, source->line, -1, NULL) && json_parser_get_root (parser) != NULL
      && JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    head = json_node_get_object (json_parser_get_root (parser));
  format = head == NULL ? 0 : json_object_get_int_member_with_default (head, "limber-history", 0);
  if (format < 1)
    g_set_error_literal (error, LIMBER_ERROR, LIMBER_ERROR_USAGE,
                         _ ("this is no file of 'limber export': such a file begins with {\"limber-history\""));
  else if (format > LIMBER_HISTORY_FORMAT)
    g_set_error (error, LIMBER_ERROR, LIMBER_ERROR_USAGE,
                 _ ("a newer limber wrote this file (format %d, this one knows up to %d); update limber here"),
                 (int)MIN (format, G_MAXINT), LIMBER_HISTORY_FORMAT);
  source->rows = head == NULL ? 0 : json_object_get_int_member_with_default (head, "rows", -1);
  return *error == NULL;
}

static LimberEvent *
next_row (gpointer data, GError **error)
{
  Source *source = data;
  g_autoptr (GError) local = NULL;

  if (read_line (source, &local))
    {
      LimberEvent *event = limber_row_json_parse (source->line, &local);

      if (event != NULL)
        return event;
    }
  else if (local == NULL && source->rows >= 0 && source->number - 1 < source->rows)
    {
      g_set_error (error, LIMBER_ERROR, LIMBER_ERROR_USAGE,
                   _ ("the file was cut off: it should have %" PRId64 " rows and has %" PRId64 "; get it once more"),
                   source->rows, source->number - 1);
      return NULL;
    }
  if (local != NULL)
    g_propagate_prefixed_error (error, g_steal_pointer (&local), _ ("line %" PRId64 ": "), source->number);
  return NULL;
}

static gboolean
open_source (const char *path, Source *source, GError **error)
{
  struct stat info;
  int file;

  source->line = g_malloc (MAX_LINE);
  if (strcmp (path, "-") == 0)
    {
      source->stream = stdin;
      return TRUE;
    }
  file = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (file < 0 || fstat (file, &info) != 0)
    g_set_error (error, LIMBER_ERROR, LIMBER_ERROR_USAGE, "%s", g_strerror (errno));
  else if (!S_ISREG (info.st_mode))
    g_set_error_literal (error, LIMBER_ERROR, LIMBER_ERROR_USAGE, _ ("this is no ordinary file"));
  else
    source->stream = fdopen (file, "r");
  if (source->stream == NULL && file >= 0)
    close (file);
  return source->stream != NULL;
}

static gboolean
import_file (LimberProgress *progress, const char *path, GError **error)
{
  g_auto (Source) source = { 0 };
  g_autofree char *shown = g_filename_display_name (path);
  guint added = 0;

  if (!open_source (path, &source, error) || !read_head (&source, error)
      || !limber_progress_import (progress, next_row, &source, &added, error))
    {
      g_prefix_error (error, "%s: ", shown);
      return FALSE;
    }
  g_print (ngettext ("%s: %u row was new, %" PRId64 " were there already.\n",
                     "%s: %u rows were new, %" PRId64 " were there already.\n", added),
           shown, added, source.number - 1 - added);
  return TRUE;
}

/* The daemon keeps the past in its memory and alone writes while it runs. */
static gboolean
daemon_is_running (void)
{
  g_autoptr (LimberClient) client = limber_cli_connect (NULL);

  return client != NULL && limber_client_is_running (client);
}

int
limber_cmd_import (int argc, char **argv)
{
  g_autofree char *path = limber_path_progress (), *spool = limber_path_spool (), *set_aside = NULL;
  g_autoptr (LimberProgress) progress = NULL;
  g_autoptr (GError) error = NULL;

  if (!limber_cli_parse (&argc, &argv, _ ("FILE…"),
                         _ ("Takes over the history of another computer, from files of 'limber export'. What is here "
                            "already stays as it is, and a file may be imported twice."),
                         NULL))
    return LIMBER_EXIT_BAD;
  if (argc < 2)
    {
      limber_cli_complain (_ ("%s: which file? see limber import --help"), argv[0]);
      return LIMBER_EXIT_BAD;
    }
  if (daemon_is_running ())
    {
      limber_cli_complain (_ ("%s: limberd is running and writes the history; stop it with 'systemctl --user stop "
                              "limber', import, and start it again"),
                           argv[0]);
      return LIMBER_EXIT_REFUSED;
    }
  progress = limber_progress_open (path, spool, limber_system_now (), &set_aside);
  if (set_aside != NULL)
    limber_cli_complain ("%s: %s", argv[0], set_aside);
  for (int i = 1; i < argc; i++)
    if (!import_file (progress, argv[i], &error))
      {
        limber_cli_complain ("%s: %s", argv[0], error->message);
        return g_error_matches (error, LIMBER_ERROR, LIMBER_ERROR_USAGE) ? LIMBER_EXIT_BAD : LIMBER_EXIT_REFUSED;
      }
  return LIMBER_EXIT_DONE;
}
