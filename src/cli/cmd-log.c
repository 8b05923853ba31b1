/* log: the raw history, row by row. */

#include "cli.h"
#include "commands.h"
#include "csv.h"
#include "history.h"
#include "output.h"
#include "row-json.h"
#include "row-text.h"

#include "core/wrap.h"

#include <glib/gi18n.h>
#include <string.h>

#define COLUMNS 80
#define NUMBER_COLUMNS 7
#define WORDS_COLUMN 26 /* after "2026-03-02 09:40  #1234567 " */

typedef struct
{
  char *from, *to, **activities, **events;
  gboolean json, csv;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->from);
  g_free (options->to);
  g_strfreev (options->activities);
  g_strfreev (options->events);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

typedef struct
{
  const Options *options;
  LimberLines *lines;
  LimberZones *zones;
  char *origin; /* of the first row */
} Log;

static gboolean
read_options (int argc, char **argv, Options *options)
{
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &options->from, N_ ("From this day on"), N_ ("YYYY-MM-DD") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &options->to, N_ ("Up to this day"), N_ ("YYYY-MM-DD") },
    { "activity", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->activities, N_ ("Of this activity; may be repeated"),
      N_ ("ACTIVITY") },
    { "event", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->events, N_ ("Of this kind: due, outcome …; may be repeated"),
      N_ ("EVENT") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options->json, N_ ("One JSON object a line, for other programs"), NULL },
    { "csv", 0, 0, G_OPTION_ARG_NONE, &options->csv, N_ ("A table, for a spreadsheet"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!limber_cli_parse (&argc, &argv, NULL, _ ("The history as it was written, row by row. Days are local ones."),
                         entries))
    return FALSE;
  if (argc > 1)
    limber_cli_complain (_ ("%s: '%s' is one word too many; see limber log --help"), argv[0], argv[1]);
  else if (options->json && options->csv)
    limber_cli_complain (_ ("%s: --json and --csv do not go together: choose one"), argv[0]);
  else
    return TRUE;
  return FALSE;
}

static void
complain_event (const char *word)
{
  g_autoptr (GString) known = g_string_new (NULL);

  for (int kind = 0; kind < LIMBER_N_EVENTS; kind++)
    g_string_append_printf (known, "%s%s", kind == 0 ? "" : ", ", limber_event_name ((LimberEventKind)kind));
  limber_cli_complain (_ ("log: --event %s: there is no such kind of row; there are: %s"), word, known->str);
}

static gboolean
make_filter (const Options *options, LimberProgressFilter *filter)
{
  if (!limber_history_dates ("log", options->from, options->to, &filter->from, &filter->to))
    return FALSE;
  for (char **word = options->events; word != NULL && *word != NULL; word++)
    {
      int kind = limber_event_parse (*word);

      if (kind < 0)
        {
          complain_event (*word);
          return FALSE;
        }
      filter->kinds |= G_GUINT64_CONSTANT (1) << kind;
    }
  return TRUE;
}

/* "id" is that activity of any file, "file/id" of that one. */
static gboolean
is_wanted (const Options *options, const LimberEvent *event)
{
  if (options->activities == NULL)
    return TRUE;
  for (char **word = options->activities; *word != NULL; word++)
    {
      const char *slash = strchr (*word, '/');

      if (g_strcmp0 (slash == NULL ? *word : slash + 1, event->activity) != 0)
        continue;
      if (slash == NULL
          || (event->file != NULL && strlen (event->file) == (gsize)(slash - *word)
              && g_str_has_prefix (*word, event->file)))
        return TRUE;
    }
  return FALSE;
}

/* The number that `limber correct` and other rows call it by; of another computer with its name. */
static void
append_text (Log *log, GString *out, const LimberEvent *event, GTimeZone *zone)
{
  char date_text[LIMBER_DATE_BUFFER], time_text[LIMBER_TIME_BUFFER];
  g_autofree char *words = limber_row_text (event, zone), *number = NULL;
  LimberDate date;
  int minute;

  if (log->origin == NULL)
    log->origin = g_strdup (event->origin);
  limber_civil_local (zone, event->at, &date, &minute);
  if (strcmp (log->origin, event->origin) == 0)
    number = g_strdup_printf ("#%" G_GINT64_FORMAT, event->seq);
  else
    number = g_strdup_printf ("#%" G_GINT64_FORMAT "@%.4s", event->seq, event->origin);
  g_string_append_printf (out, "%s %s  %-*s ", limber_date_format (date, date_text),
                          limber_minute_format (minute, time_text), NUMBER_COLUMNS, number);
  limber_wrap (out, WORDS_COLUMN + MAX (0, (int)strlen (number) - NUMBER_COLUMNS), WORDS_COLUMN, COLUMNS, words);
}

static void
add_instant (GString *out, LimberInstant at, GTimeZone *zone)
{
  g_autofree char *text = at == LIMBER_ABSENT ? NULL : limber_instant_format (at, zone);

  limber_csv_add (out, text);
}

static void
append_csv (GString *out, const LimberEvent *event, GTimeZone *zone)
{
  char date[LIMBER_DATE_BUFFER];

  limber_csv_add_integer (out, event->seq);
  limber_csv_add (out, event->origin);
  add_instant (out, event->at, zone);
  limber_csv_add (out, event->zone);
  limber_csv_add (out, limber_event_name (event->kind));
  limber_csv_add (out, event->file);
  limber_csv_add (out, event->activity);
  limber_csv_add (out, limber_date_format (event->date, date));
  limber_csv_add (out, event->key);
  limber_csv_add (out, limber_outcome_name (event->outcome));
  limber_csv_add (out, limber_cause_name (event->cause));
  for (const LimberField *field = limber_event_fields; field->name != NULL; field++)
    {
      gconstpointer member = G_STRUCT_MEMBER_P (event, field->offset);

      if (field->type == LIMBER_FIELD_TEXT)
        limber_csv_add (out, *(char *const *)member);
      else if (field->type == LIMBER_FIELD_INSTANT)
        add_instant (out, *(const gint64 *)member, zone);
      else if (*(const gint64 *)member == LIMBER_ABSENT)
        limber_csv_add (out, NULL);
      else
        limber_csv_add_integer (out, *(const gint64 *)member);
    }
  limber_csv_end (out);
}

static char *
csv_head (void)
{
  static const char *const names[]
      = { "seq", "origin", "at", "zone", "event", "file", "activity", "date", "time", "outcome", "cause" };
  GString *out = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    limber_csv_add (out, names[i]);
  for (const LimberField *field = limber_event_fields; field->name != NULL; field++)
    limber_csv_add (out, field->name);
  limber_csv_end (out);
  return g_string_free (out, FALSE);
}

static gboolean
take_row (const LimberEvent *event, gpointer data)
{
  Log *log = data;
  GTimeZone *zone;
  GString *out;

  if (!is_wanted (log->options, event))
    return TRUE;
  zone = limber_zones_get (log->zones, event->zone);
  out = limber_lines_begin (log->lines, event);
  if (log->options->json)
    {
      limber_row_json_append (out, event, zone, FALSE);
      g_string_append_c (out, '\n');
    }
  else if (log->options->csv)
    append_csv (out, event, zone);
  else
    append_text (log, out, event, zone);
  return TRUE;
}

static int
print (const Log *log, int status)
{
  g_autoptr (GString) joined = limber_lines_join (log->lines, LIMBER_LINES_BY_TIME, "");
  gboolean people = !log->options->json && !log->options->csv;
  int printed;

  if (log->options->csv)
    {
      g_autofree char *head = csv_head ();

      g_string_prepend (joined, head);
    }
  printed = limber_output_print ("log", joined->str, people);
  if (status != LIMBER_EXIT_DONE || printed != LIMBER_EXIT_DONE)
    return status != LIMBER_EXIT_DONE ? status : printed;
  if (limber_lines_count (log->lines) > 0)
    return LIMBER_EXIT_DONE;
  limber_cli_complain (_ ("log: there is nothing to show: nothing was written yet, or not on these days or of this "
                          "kind"));
  return LIMBER_EXIT_REFUSED;
}

int
limber_cmd_log (int argc, char **argv)
{
  g_auto (Options) options = { 0 };
  g_autoptr (LimberLines) lines = limber_lines_new ();
  g_autoptr (LimberZones) zones = limber_zones_new ();
  Log log = { .options = &options, .lines = lines, .zones = zones };
  LimberProgressFilter filter = { 0 };
  g_autofree char *damage = NULL;
  int status;

  if (!read_options (argc, argv, &options) || !make_filter (&options, &filter))
    return LIMBER_EXIT_BAD;
  status = limber_history_read ("log", &filter, take_row, &log, &damage);
  if (damage != NULL)
    limber_cli_complain ("log: %s", damage);
  if (status == LIMBER_EXIT_DONE || damage != NULL)
    status = print (&log, status);
  g_free (log.origin);
  return status;
}
