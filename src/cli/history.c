#include "history.h"

#include "cli.h"
#include "world/paths.h"

#include <glib/gi18n.h>
#include <string.h>

static int
fail (const char *command, const GError *error)
{
  gboolean bad = g_error_matches (error, LIMBER_ERROR, LIMBER_ERROR_DAMAGED)
                 || g_error_matches (error, LIMBER_ERROR, LIMBER_ERROR_NEWER);

  limber_cli_complain ("%s: %s", command, error->message);
  return bad ? LIMBER_EXIT_BAD : LIMBER_EXIT_REFUSED;
}

int
limber_history_read (const char *command, const LimberProgressFilter *filter, LimberProgressRow row, gpointer data,
                     char **damage)
{
  g_autofree char *path = limber_path_progress ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LimberProgress) progress = limber_progress_open_readonly (path, &error);

  *damage = NULL;
  if (progress == NULL)
    return fail (command, error);
  if (limber_progress_read (progress, filter, row, data, &error))
    return LIMBER_EXIT_DONE;
  if (!g_error_matches (error, LIMBER_ERROR, LIMBER_ERROR_DAMAGED))
    {
      g_prefix_error (&error, "%s: ", path);
      return fail (command, error);
    }
  *damage = g_strdup (_ ("The history is damaged: some of it could not be read and is missing here."));
  return LIMBER_EXIT_BAD;
}

static gboolean
read_date (const char *command, const char *option, const char *text, LimberDate *date)
{
  *date = text == NULL ? 0 : limber_date_parse (text);
  if (text == NULL || *date != 0)
    return TRUE;
  limber_cli_complain (_ ("%s: %s %s: give a date as in 2026-03-02"), command, option, text);
  return FALSE;
}

gboolean
limber_history_dates (const char *command, const char *from_text, const char *to_text, LimberDate *from, LimberDate *to)
{
  if (!read_date (command, "--from", from_text, from) || !read_date (command, "--to", to_text, to))
    return FALSE;
  if (*from == 0 || *to == 0 || *from <= *to)
    return TRUE;
  limber_cli_complain (_ ("%s: --from %s is after --to %s: turn them round"), command, from_text, to_text);
  return FALSE;
}

typedef struct
{
  LimberInstant at;
  const char *origin; /* interned */
  gint64 seq;
  gsize begin;
} Line;

struct _LimberLines
{
  GString *text;
  GArray *lines; /* Line */
  GStringChunk *origins;
  guint n_origins; /* 2: two or more */
};

LimberLines *
limber_lines_new (void)
{
  LimberLines *lines = g_new0 (LimberLines, 1);

  lines->text = g_string_new (NULL);
  lines->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  lines->origins = g_string_chunk_new (256);
  return lines;
}

void
limber_lines_free (LimberLines *lines)
{
  g_string_free (lines->text, TRUE);
  g_array_unref (lines->lines);
  g_string_chunk_free (lines->origins);
  g_free (lines);
}

GString *
limber_lines_begin (LimberLines *lines, const LimberEvent *event)
{
  Line line = { .at = event->at, .seq = event->seq, .begin = lines->text->len };

  line.origin = g_string_chunk_insert_const (lines->origins, event->origin);
  if (lines->lines->len == 0)
    lines->n_origins = 1;
  else if (line.origin != g_array_index (lines->lines, Line, 0).origin)
    lines->n_origins = 2;
  g_array_append_val (lines->lines, line);
  return lines->text;
}

guint
limber_lines_count (const LimberLines *lines)
{
  return lines->lines->len;
}

guint
limber_lines_origins (const LimberLines *lines)
{
  return lines->n_origins;
}

static int
by_row (gconstpointer a, gconstpointer b)
{
  const Line *x = a, *y = b;
  int order = x->origin == y->origin ? 0 : strcmp (x->origin, y->origin);

  return order != 0 ? order : (x->seq > y->seq) - (x->seq < y->seq);
}

static int
by_time (gconstpointer a, gconstpointer b)
{
  const Line *x = a, *y = b;

  return x->at != y->at ? (x->at > y->at) - (x->at < y->at) : by_row (a, b);
}

typedef struct
{
  Line line;
  gsize end;
} Piece;

GString *
limber_lines_join (LimberLines *lines, LimberLinesOrder order, const char *end)
{
  GString *joined = g_string_sized_new (lines->text->len + lines->lines->len * strlen (end));
  g_autoptr (GArray) pieces = g_array_sized_new (FALSE, FALSE, sizeof (Piece), lines->lines->len);

  for (guint i = 0; i < lines->lines->len; i++)
    {
      Piece piece = { g_array_index (lines->lines, Line, i), lines->text->len };

      if (i + 1 < lines->lines->len)
        piece.end = g_array_index (lines->lines, Line, i + 1).begin;
      g_array_append_val (pieces, piece);
    }
  if (order == LIMBER_LINES_BY_ROW)
    g_array_sort (pieces, by_row);
  else if (lines->n_origins > 1)
    g_array_sort (pieces, by_time);
  for (guint i = 0; i < pieces->len; i++)
    {
      const Piece *piece = &g_array_index (pieces, Piece, i);

      g_string_append_len (joined, lines->text->str + piece->line.begin, (gssize)(piece->end - piece->line.begin));
      g_string_append (joined, end);
    }
  return joined;
}
