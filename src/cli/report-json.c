#include "report-json.h"

#include "csv.h"
#include "json-text.h"

static void
add_string (GString *out, const char *before, const char *value)
{
  g_string_append (out, before);
  if (value == NULL)
    g_string_append (out, "null");
  else
    limber_json_append_string (out, value);
}

static void
add_date (GString *out, const char *before, LimberDate date)
{
  char text[LIMBER_DATE_BUFFER];

  add_string (out, before, limber_date_format (date, text));
}

static void
add_instant (GString *out, const char *before, LimberInstant at, GTimeZone *zone)
{
  g_autofree char *text = limber_instant_format (at, zone);

  add_string (out, before, text);
}

/* Four digits behind the point, whatever the language of the client writes there. */
static const char *
ratio_text (double ratio, char buffer[G_ASCII_DTOSTR_BUF_SIZE])
{
  return ratio < 0 ? "null" : g_ascii_formatd (buffer, G_ASCII_DTOSTR_BUF_SIZE, "%.4f", ratio);
}

static void
add_outcomes (GString *out, const LimberTally *tally)
{
  g_string_append (out, "{");
  for (int i = LIMBER_OUTCOME_DONE; i < LIMBER_N_OUTCOMES; i++)
    g_string_append_printf (out, "%s\"%s\": %d", i == LIMBER_OUTCOME_DONE ? "" : ", ",
                            limber_outcome_name ((LimberOutcome)i), tally->outcomes[i]);
  g_string_append (out, "}");
}

static void
add_activity (GString *out, const LimberReportActivity *activity)
{
  const LimberTally *tally = &activity->total;
  char ratio[G_ASCII_DTOSTR_BUF_SIZE];

  add_string (out, "\n    {\"file\": ", activity->file);
  add_string (out, ", \"id\": ", activity->id);
  add_string (out, ", \"kind\": ", activity->kind < 0 ? NULL : limber_kind_name ((LimberKind)activity->kind));
  add_string (out, ", \"title\": ", activity->title);
  g_string_append_printf (out, ",\n     \"planned\": %d, \"counted\": %d, \"adherence\": %s,\n     \"outcomes\": ",
                          tally->planned, tally->counted, ratio_text (limber_tally_sessions (tally), ratio));
  add_outcomes (out, tally);
  g_string_append_printf (out, ",\n     \"dose\": {\"steps_planned\": %d, \"steps_done\": %d}}", tally->steps_planned,
                          tally->steps_done);
}

char *
limber_report_json (const LimberReport *report)
{
  static const char *const when[] = { "before", "after", "now" };
  GString *out = g_string_new (NULL);

  G_STATIC_ASSERT (G_N_ELEMENTS (when) == LIMBER_N_PAIN);
  add_date (out, "{\"from\": ", report->from);
  add_date (out, ", \"to\": ", report->to);
  g_string_append (out, ",\n  \"activities\": [");
  for (guint i = 0; i < report->activities->len; i++)
    {
      g_string_append (out, i == 0 ? "" : ",");
      add_activity (out, report->activities->pdata[i]);
    }
  g_string_append (out, "],\n  \"pain\": [");
  for (guint i = 0; i < report->pain->len; i++)
    {
      const LimberReportPain *pain = &g_array_index (report->pain, LimberReportPain, i);

      g_string_append (out, i == 0 ? "" : ",");
      add_instant (out, "\n    {\"at\": ", pain->at, pain->zone);
      add_string (out, ", \"when\": ", when[pain->when]);
      g_string_append_printf (out, ", \"score\": %d", pain->score);
      add_string (out, ", \"where\": ", pain->place);
      g_string_append_c (out, '}');
    }
  g_string_append (out, "],\n  \"flags\": [");
  for (guint i = 0; i < report->flags->len; i++)
    {
      const LimberReportFlag *flag = &g_array_index (report->flags, LimberReportFlag, i);

      g_string_append (out, i == 0 ? "" : ",");
      add_instant (out, "\n    {\"at\": ", flag->at, flag->zone);
      add_string (out, ", \"kind\": ", flag->kind);
      add_string (out, ", \"text\": ", flag->text);
      g_string_append_c (out, '}');
    }
  g_string_append (out, "]}\n");
  return g_string_free (out, FALSE);
}

static void
add_csv_head (GString *out)
{
  static const char *const before[]
      = { "file", "activity", "kind", "title", "from", "to", "planned", "counted", "adherence" };
  static const char *const after[]
      = { "open", "extra", "snoozes", "late", "guided", "steps_planned", "steps_done", "holds_planned", "holds_done" };

  for (gsize i = 0; i < G_N_ELEMENTS (before); i++)
    limber_csv_add (out, before[i]);
  for (int i = LIMBER_OUTCOME_DONE; i < LIMBER_N_OUTCOMES; i++)
    limber_csv_add (out, limber_outcome_name ((LimberOutcome)i));
  for (gsize i = 0; i < G_N_ELEMENTS (after); i++)
    limber_csv_add (out, after[i]);
  limber_csv_end (out);
}

static void
add_csv_tally (GString *out, const LimberTally *tally)
{
  const int after[] = { tally->outcomes[LIMBER_OUTCOME_NONE],
                        tally->extra,
                        tally->snoozes,
                        tally->late,
                        tally->guided,
                        tally->steps_planned,
                        tally->steps_done,
                        tally->holds_planned,
                        tally->holds_done };
  double ratio = limber_tally_sessions (tally);
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  limber_csv_add_integer (out, tally->planned);
  limber_csv_add_integer (out, tally->counted);
  limber_csv_add (out, ratio < 0 ? NULL : ratio_text (ratio, text));
  for (int i = LIMBER_OUTCOME_DONE; i < LIMBER_N_OUTCOMES; i++)
    limber_csv_add_integer (out, tally->outcomes[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (after); i++)
    limber_csv_add_integer (out, after[i]);
}

char *
limber_report_csv (const LimberReport *report)
{
  GString *out = g_string_new (NULL);

  add_csv_head (out);
  for (guint i = 0; i < report->activities->len; i++)
    {
      const LimberReportActivity *activity = report->activities->pdata[i];

      for (guint week = 0; week < report->n_weeks; week++)
        {
          char from[LIMBER_DATE_BUFFER], to[LIMBER_DATE_BUFFER];
          LimberDate first = report->first_week + week * 7;

          limber_csv_add (out, activity->file);
          limber_csv_add (out, activity->id);
          limber_csv_add (out, activity->kind < 0 ? NULL : limber_kind_name ((LimberKind)activity->kind));
          limber_csv_add (out, activity->title);
          limber_csv_add (out, limber_date_format (MAX (first, report->from), from));
          limber_csv_add (out, limber_date_format (MIN (first + 6, report->to), to));
          add_csv_tally (out, &g_array_index (activity->weeks, LimberTally, week));
          limber_csv_end (out);
        }
    }
  return g_string_free (out, FALSE);
}
