#include "history.h"

#include "routines.h"

#include <stdio.h>
#include <string.h>

/* Rows about an occurrence are written this long after it was due. */
#define ANSWER_MINUTES 10

static LimberInstant
read_instant (GTimeZone *zone, const char *text)
{
  g_autofree char *date = g_strndup (text, 10);
  LimberInstant at;

  if (limber_instant_parse (text, &at))
    return at;
  g_assert_cmpuint (strlen (text), ==, 16);
  g_assert_true (limber_civil_resolve (zone, limber_date_parse (date), limber_minute_parse (text + 11), &at, NULL));
  return at;
}

static void
set_field (LimberEvent *event, const LimberField *field, GTimeZone *zone, const char *value)
{
  gpointer member = G_STRUCT_MEMBER_P (event, field->offset);

  if (field->type == LIMBER_FIELD_TEXT)
    *(char **)member = g_strdelimit (g_strdup (value), "_", ' ');
  else if (field->type == LIMBER_FIELD_INSTANT)
    *(gint64 *)member = read_instant (zone, value);
  else
    g_assert_true (g_ascii_string_to_signed (value, 10, G_MININT64, G_MAXINT64, member, NULL));
}

static void
set_word (LimberEvent *event, const char *name, GTimeZone *zone, const char *value)
{
  if (strcmp (name, "at") == 0)
    event->at = read_instant (zone, value);
  else if (strcmp (name, "seq") == 0)
    g_assert_true (g_ascii_string_to_signed (value, 10, 1, G_MAXINT64, &event->seq, NULL));
  else if (strcmp (name, "outcome") == 0)
    event->outcome = (LimberOutcome)limber_outcome_parse (value);
  else if (strcmp (name, "cause") == 0)
    event->cause = (LimberCause)limber_cause_parse (value);
  else if (strcmp (name, "origin") == 0)
    {
      g_free (event->origin);
      event->origin = g_strdup (value);
    }
  else if (strcmp (name, "file") == 0)
    event->file = g_strdup (value);
  else if (strcmp (name, "activity") == 0)
    event->activity = g_strdup (value);
  else
    {
      const LimberField *field = limber_event_fields;

      while (field->name != NULL && strcmp (field->name, name) != 0)
        field++;
      if (field->name == NULL)
        g_error ("no such field: %s", name);
      set_field (event, field, zone, value);
    }
}

static void
set_occurrence (LimberEvent *event, const char *name, const char *date, const char *key)
{
  g_auto (GStrv) parts = g_strsplit (name, "/", 2);

  if (parts[1] == NULL)
    limber_event_set_occurrence (event, "test", parts[0], limber_date_parse (date), key);
  else
    limber_event_set_occurrence (event, parts[0], parts[1], limber_date_parse (date), key);
}

static LimberEvent *
read_row (GTimeZone *zone, const char *zone_name, char **words)
{
  gboolean about = strcmp (words[2], "-") != 0;
  /* "held" and "paused" are events, and outcomes of an occurrence */
  int outcome = about ? limber_outcome_parse (words[3]) : -1;
  int kind = outcome > 0 ? LIMBER_EVENT_OUTCOME : limber_event_parse (words[3]);
  int minute = limber_minute_parse (words[1]);
  LimberInstant at;
  LimberEvent *event;

  g_assert_true (limber_civil_resolve (zone, limber_date_parse (words[0]), minute < 0 ? 12 * 60 : minute, &at, NULL));
  if (kind < 0)
    g_error ("neither an event nor an outcome: %s", words[3]);
  event = limber_event_new ((LimberEventKind)kind, about ? at + ANSWER_MINUTES * LIMBER_MINUTE : at, zone, zone_name);
  event->origin = g_strdup ("a");
  if (outcome > 0)
    {
      event->outcome = (LimberOutcome)outcome;
      event->due = at;
    }
  if (about)
    set_occurrence (event, words[2], words[0], words[1]);
  return event;
}

static void
number_row (GPtrArray *rows, LimberEvent *event)
{
  if (event->seq != 0)
    return;
  event->seq = 1;
  for (guint i = 0; i < rows->len; i++)
    {
      const LimberEvent *other = rows->pdata[i];

      if (strcmp (other->origin, event->origin) == 0)
        event->seq = MAX (event->seq, other->seq + 1);
    }
}

GPtrArray *
limber_test_history (const char *zone_name, const char *script)
{
  g_autoptr (GTimeZone) zone = limber_test_zone (zone_name);
  g_auto (GStrv) lines = g_strsplit (script, "\n", -1);
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify)limber_event_free);

  for (char **line = lines; *line != NULL; line++)
    {
      g_auto (GStrv) words = g_strsplit (*line, " ", -1);
      LimberEvent *event;

      if (**line == '\0')
        continue;
      g_assert_cmpuint (g_strv_length (words), >=, 4);
      event = read_row (zone, zone_name, words);
      for (char **word = words + 4; *word != NULL; word++)
        {
          g_auto (GStrv) pair = g_strsplit (*word, "=", 2);

          g_assert_nonnull (pair[1]);
          set_word (event, pair[0], zone, pair[1]);
        }
      number_row (rows, event);
      g_ptr_array_add (rows, event);
    }
  return rows;
}

GArray *
limber_test_plans (const LimberRoutine *routine, const char *since)
{
  GArray *plans = g_array_new (FALSE, TRUE, sizeof (LimberReportPlan));
  LimberReportPlan plan
      = { .course = { .routine = routine, .day1 = limber_date_parse (since) }, .since = limber_date_parse (since) };

  g_array_append_val (plans, plan);
  return plans;
}

LimberReport *
limber_test_report (const GPtrArray *rows, const GArray *plans, const char *from, const char *to)
{
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (LimberReportPlan));
  LimberReportBuilder *builder
      = limber_report_builder_new (limber_date_parse (from), limber_date_parse (to), plans == NULL ? none : plans);

  for (guint i = 0; i < rows->len; i++)
    {
      const LimberEvent *event = rows->pdata[i];
      g_autoptr (GTimeZone) zone = limber_test_zone (event->zone);

      limber_report_builder_add (builder, event, zone);
    }
  return limber_report_builder_finish (builder);
}
