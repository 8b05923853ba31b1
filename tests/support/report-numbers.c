#include "report-numbers.h"

#include "history.h"

#include <stdlib.h>
#include <string.h>

const LimberReportActivity *
report_numbers_find (const LimberReport *report, const char *id)
{
  for (guint i = 0; i < report->activities->len; i++)
    if (strcmp (((const LimberReportActivity *)report->activities->pdata[i])->id, id) == 0)
      return report->activities->pdata[i];
  g_error ("no such activity in the report: %s", id);
}

/* A ratio in whole percent; -1: none. */
static int
percent (double ratio)
{
  return ratio < 0 ? -1 : (int)(ratio * 100 + 0.5);
}

int
report_numbers_count (const GArray *counts, const char *word)
{
  for (guint i = 0; i < counts->len; i++)
    if (strcmp (g_array_index (counts, LimberReportCount, i).word, word) == 0)
      return g_array_index (counts, LimberReportCount, i).count;
  return 0;
}

/* The number called @name: an outcome, "cause:off", "reason:no-time", or a field of the tally. */
static int
number (const LimberReportActivity *activity, const LimberTally *tally, const char *name)
{
  const struct
  {
    const char *name;
    int value;
  } fields[] = {
    { "planned", tally->planned },
    { "counted", tally->counted },
    { "performed", tally->performed },
    { "open", tally->outcomes[LIMBER_OUTCOME_NONE] },
    { "snoozes", tally->snoozes },
    { "late", tally->late },
    { "extra", tally->extra },
    { "guided", tally->guided },
    { "steps_planned", tally->steps_planned },
    { "steps_done", tally->steps_done },
    { "holds_planned", tally->holds_planned },
    { "holds_done", tally->holds_done },
    { "sessions%", percent (limber_tally_sessions (tally)) },
    { "dose%", percent (limber_tally_dose (tally)) },
    { "longest", activity->longest_sitting },
    { "marks", (int)activity->marks->len },
  };
  int outcome = limber_outcome_parse (name);

  if (g_str_has_prefix (name, "cause:"))
    return tally->causes[limber_cause_parse (name + strlen ("cause:"))];
  if (g_str_has_prefix (name, "reason:"))
    return report_numbers_count (activity->reasons, name + strlen ("reason:"));
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (strcmp (fields[i].name, name) == 0)
      return fields[i].value;
  if (outcome <= 0)
    g_error ("no such number: %s", name);
  return tally->outcomes[outcome];
}

/* "walk": the total; "walk/1": the second week; "walk/evening": that time of day. */
static const LimberTally *
tally_of (const LimberReportActivity *activity, const char *part)
{
  static const char *const daytimes[] = { "morning", "afternoon", "evening" };

  if (part == NULL)
    return &activity->total;
  for (gsize i = 0; i < G_N_ELEMENTS (daytimes); i++)
    if (strcmp (daytimes[i], part) == 0)
      return &activity->daytimes[i];
  g_assert_cmpint (atoi (part), <, (int)activity->weeks->len);
  return &g_array_index (activity->weeks, LimberTally, atoi (part));
}

void
report_numbers_expect (const LimberReport *report, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1), name = g_strsplit (words[0], "/", 2);
  const LimberReportActivity *activity = report_numbers_find (report, name[0]);

  for (char **word = words + 1; *word != NULL; word++)
    {
      g_auto (GStrv) pair = g_strsplit (*word, "=", 2);
      int found = number (activity, tally_of (activity, name[1]), pair[0]);

      if (found != atoi (pair[1]))
        g_error ("%s: %s, but it is %d", words[0], *word, found);
    }
}

void
report_numbers_check (const GArray *plans, const char *from, const char *to, const char *script, const char *expected)
{
  g_autoptr (GPtrArray) rows = limber_test_history ("Europe/London", script);
  g_autoptr (LimberReport) report = limber_test_report (rows, plans, from, to);
  g_auto (GStrv) lines = g_strsplit (expected, "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    report_numbers_expect (report, *line);
}
