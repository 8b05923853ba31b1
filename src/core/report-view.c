#include "report-view.h"

#include "words.h"

#include <glib/gi18n.h>
#include <string.h>

GArray *
limber_report_columns (const LimberReport *report, guint max)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (LimberReportColumn));
  guint each = (report->n_weeks + max - 1) / max;

  for (guint week = 0; week < report->n_weeks; week += each)
    {
      LimberReportColumn column = { .first = week, .n = MIN (each, report->n_weeks - week) };

      column.from = MAX (report->first_week + week * 7, report->from);
      column.to = MIN (report->first_week + (week + column.n) * 7 - 1, report->to);
      g_array_append_val (columns, column);
    }
  return columns;
}

LimberTally
limber_report_column_tally (const LimberReportActivity *activity, const LimberReportColumn *column)
{
  LimberTally tally = { 0 };

  for (guint i = column->first; i < column->first + column->n; i++)
    limber_tally_add (&tally, &g_array_index (activity->weeks, LimberTally, i));
  return tally;
}

char *
limber_ratio_text (double ratio)
{
  if (ratio < 0)
    return g_strdup ("–");
  return g_strdup_printf (_ ("%d %%"), (int)(ratio * 100 + 0.5));
}

char *
limber_median_text (double median)
{
  if (median < 0)
    return g_strdup ("–");
  return g_strdup_printf ((int)(median * 2) % 2 != 0 ? "%.1f" : "%.0f", median);
}

static gboolean
same_year (LimberDate from, LimberDate to)
{
  char first[LIMBER_DATE_BUFFER], last[LIMBER_DATE_BUFFER];

  return strncmp (limber_date_format (from, first), limber_date_format (to, last), strlen ("2026")) == 0;
}

char *
limber_report_date (const LimberReport *report, LimberDate date)
{
  return limber_date_words (date, !same_year (report->from, report->to) || !same_year (date, report->to));
}

char *
limber_period_text (LimberDate from, LimberDate to)
{
  g_autofree char *begin = limber_date_words (from, !same_year (from, to)), *end = limber_date_words (to, TRUE);

  if (from == to)
    return g_steal_pointer (&end);
  return g_strdup_printf (_ ("%s to %s"), begin, end);
}

static const char *
since_text (LimberReportSince since)
{
  switch (since)
    {
    case LIMBER_SINCE_SESSION:
      return _ (", since the last session");
    case LIMBER_SINCE_WEEKS:
      return _ (" (the routine names no earlier session)");
    case LIMBER_SINCE_CHOSEN:
    default:
      return "";
    }
}

char *
limber_report_period (const LimberReport *report, LimberReportSince since)
{
  g_autofree char *period = limber_period_text (report->from, report->to);
  int days = (int)(report->to - report->from) + 1;

  return g_strdup_printf (ngettext ("%s, %d day%s", "%s, %d days%s", (gulong)days), period, days, since_text (since));
}

GPtrArray *
limber_report_routines (const LimberReport *report)
{
  GPtrArray *newest = g_ptr_array_new ();

  for (guint i = 0; i < report->plans->len; i++)
    {
      const LimberReportPlan *plan = report->plans->pdata[i];
      gboolean superseded = FALSE;

      for (guint j = i + 1; j < report->plans->len; j++)
        superseded |= strcmp (((const LimberReportPlan *)report->plans->pdata[j])->course.routine->id,
                              plan->course.routine->id)
                      == 0;
      if (!superseded)
        g_ptr_array_add (newest, (gpointer)plan);
    }
  return newest;
}

char *
limber_report_for_whom (const LimberRoutine *routine)
{
  if (routine->client != NULL && routine->therapist != NULL)
    return g_strdup_printf (_ ("For %s, from %s"), routine->client, routine->therapist);
  if (routine->client != NULL)
    return g_strdup_printf (_ ("For %s"), routine->client);
  if (routine->therapist != NULL)
    return g_strdup_printf (_ ("From %s"), routine->therapist);
  return NULL;
}

static void
append_part (GString *out, const char *part)
{
  g_string_append_printf (out, "%s%s", out->len == 0 ? "" : ", ", part);
}

static void
append_count (GString *out, const char *what, int count)
{
  g_autofree char *part = g_strdup_printf ("%s %d", what, count);

  append_part (out, part);
}

static void
append_causes (GString *out, const LimberTally *tally)
{
  g_autoptr (GString) causes = g_string_new (NULL);

  for (int i = 1; i < LIMBER_N_CAUSES; i++)
    if (tally->causes[i] > 0)
      append_count (causes, limber_cause_text ((LimberCause)i), tally->causes[i]);
  if (causes->len > 0)
    g_string_append_printf (out, " (%s)", causes->str);
}

char *
limber_report_left_out (const LimberReportActivity *activity)
{
  static const LimberOutcome uncounted[]
      = { LIMBER_OUTCOME_MISSED_OFF,  LIMBER_OUTCOME_NOT_SHOWN,  LIMBER_OUTCOME_PAUSED,    LIMBER_OUTCOME_HELD,
          LIMBER_OUTCOME_NOT_REACHED, LIMBER_OUTCOME_NOT_NEEDED, LIMBER_OUTCOME_CANCELLED, LIMBER_OUTCOME_NONE };
  const LimberTally *tally = &activity->total;
  GString *out = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (uncounted); i++)
    {
      g_autofree char *part = NULL;

      if (tally->outcomes[uncounted[i]] == 0)
        continue;
      part = g_strdup_printf ("%d %s", tally->outcomes[uncounted[i]], limber_outcome_text (uncounted[i]));
      append_part (out, part);
      if (uncounted[i] == LIMBER_OUTCOME_MISSED_OFF)
        append_causes (out, tally);
    }
  if (tally->extra > 0)
    {
      g_autofree char *part = g_strdup_printf (_ ("%d done besides the plan"), tally->extra);

      append_part (out, part);
    }
  return g_string_free (out, out->len == 0);
}

char *
limber_report_counts (const GArray *counts, gboolean notes)
{
  GString *out = g_string_new (NULL);
  int other = 0;

  for (guint i = 0; i < counts->len; i++)
    {
      const LimberReportCount *count = &g_array_index (counts, LimberReportCount, i);
      const char *text = limber_reason_text (count->word);

      if (text == NULL && !notes)
        other += count->count;
      else
        append_count (out, text == NULL ? count->word : text, count->count);
    }
  if (other > 0)
    append_count (out, _ ("other"), other);
  return g_string_free (out, out->len == 0);
}

char *
limber_report_dose (const LimberTally *tally)
{
  g_autofree char *ratio = limber_ratio_text (limber_tally_dose (tally));

  if (tally->guided == 0)
    return NULL;
  return g_strdup_printf (ngettext ("%d of %d steps in full (%s) in %d guided session; %d of %d holds in the steps "
                                    "begun",
                                    "%d of %d steps in full (%s) in %d guided sessions; %d of %d holds in the steps "
                                    "begun",
                                    (gulong)tally->guided),
                          tally->steps_done, tally->steps_planned, ratio, tally->guided, tally->holds_done,
                          tally->holds_planned);
}

char *
limber_report_step (const LimberReportStep *step, gboolean notes)
{
  g_autofree char *reasons = limber_report_counts (step->reasons, notes);
  int short_of = step->planned - step->done;

  if (reasons == NULL)
    return g_strdup_printf (
        ngettext ("not done in full %d of %d time", "not done in full %d of %d times", (gulong)step->planned), short_of,
        step->planned);
  return g_strdup_printf (
      ngettext ("not done in full %d of %d time: %s", "not done in full %d of %d times: %s", (gulong)step->planned),
      short_of, step->planned, reasons);
}

/* Keeps the last ones of @list. Returns how many went. */
static guint
keep_latest (GPtrArray *list)
{
  guint earlier = list->len > LIMBER_REPORT_LATEST ? list->len - LIMBER_REPORT_LATEST : 0;

  if (earlier > 0)
    g_ptr_array_remove_range (list, 0, earlier);
  return earlier;
}

GPtrArray *
limber_report_flags (const LimberReport *report, gboolean alarm, guint *earlier)
{
  g_autoptr (GPtrArray) flags = g_ptr_array_new ();
  GPtrArray *standing = g_ptr_array_new ();

  for (guint i = 0; i < report->flags->len; i++)
    {
      LimberReportFlag *flag = &g_array_index (report->flags, LimberReportFlag, i);
      gboolean stops = !g_str_has_prefix (flag->kind, "pain-");

      if (stops == alarm)
        g_ptr_array_add (flag->standing ? standing : flags, flag);
    }
  *earlier = keep_latest (flags);
  g_ptr_array_extend (standing, flags, NULL, NULL);
  return standing;
}

char *
limber_report_signs (const LimberReport *report)
{
  g_autofree char *date = NULL;

  if (report->signs_asked == 0)
    return NULL;
  date = limber_report_date (report, report->signs_last);
  if (report->signs_yes > 0)
    return g_strdup_printf (ngettext ("The warning signs were asked %d time, on %s; times with a yes: %d.",
                                      "The warning signs were asked %d times, last on %s; times with a yes: %d.",
                                      (gulong)report->signs_asked),
                            report->signs_asked, date, report->signs_yes);
  return g_strdup_printf (ngettext ("The warning signs were asked %d time, on %s; every answer was no.",
                                    "The warning signs were asked %d times, last on %s; every answer was no.",
                                    (gulong)report->signs_asked),
                          report->signs_asked, date);
}

char *
limber_report_earlier (guint earlier)
{
  if (earlier == 0)
    return NULL;
  return g_strdup_printf (
      ngettext ("%u earlier one is not listed here.", "%u earlier ones are not listed here.", earlier), earlier);
}

char *
limber_report_why (const LimberReportActivity *activity, gboolean notes)
{
  g_autofree char *reasons = limber_report_counts (activity->reasons, notes);
  GString *text = g_string_new (reasons);

  if (activity->total.snoozes > 0)
    g_string_append_printf (text, "%s%s %d", text->len == 0 ? "" : "; ", _ ("put off"), activity->total.snoozes);
  if (activity->total.late > 0)
    g_string_append_printf (text, "%s%s %d", text->len == 0 ? "" : "; ", _ ("entered late"), activity->total.late);
  return g_string_free (text, text->len == 0);
}

gboolean
limber_report_has_daytimes (const LimberReportActivity *activity)
{
  int counted = 0;

  for (int i = 0; i < LIMBER_N_DAYTIMES; i++)
    counted += activity->daytimes[i].counted;
  return counted > 0;
}

static char *
span_text (const LimberReport *report, const LimberReportSpan *span, gboolean notes)
{
  g_autofree char *begin = limber_report_date (report, span->from), *period = NULL;
  const char *what = span->kind == LIMBER_EVENT_PAUSED ? _ ("Paused") : _ ("Nothing is known of");
  const char *reason = span->reason == NULL ? NULL : limber_reason_text (span->reason);

  if (span->kind == LIMBER_EVENT_HELD || (span->kind == LIMBER_EVENT_PAUSED && span->from == span->to))
    return NULL;
  if (span->to == LIMBER_REPORT_OPEN)
    period = g_strdup_printf (_ ("since %s"), begin);
  else
    period = limber_period_text (span->from, span->to);
  if (reason == NULL && notes)
    reason = span->reason;
  return g_strdup_printf ("%s %s%s%s", what, period, reason == NULL ? "" : ", ", reason == NULL ? "" : reason);
}

GPtrArray *
limber_report_spans (const LimberReport *report, gboolean notes)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < report->spans->len; i++)
    {
      char *text = span_text (report, &g_array_index (report->spans, LimberReportSpan, i), notes);

      if (text != NULL)
        g_ptr_array_add (texts, text);
    }
  keep_latest (texts);
  return texts;
}

char *
limber_report_sitting (const LimberReportActivity *activity)
{
  const int *outcomes = activity->total.outcomes;
  int reminded = outcomes[LIMBER_OUTCOME_DONE] + outcomes[LIMBER_OUTCOME_PARTIAL];
  g_autofree char *breaks
      = g_strdup_printf (ngettext ("%d break after a reminder, %d taken unasked",
                                   "%d breaks after a reminder, %d taken unasked", (gulong)reminded),
                         reminded, outcomes[LIMBER_OUTCOME_NATURAL]);

  if (activity->longest_sitting == 0)
    return g_steal_pointer (&breaks);
  return g_strdup_printf (_ ("%s; longest stretch of sitting %d min"), breaks, activity->longest_sitting);
}

char *
limber_report_note (const LimberReportNote *note, gboolean words)
{
  if (note->value != LIMBER_ABSENT)
    return g_strdup_printf ("%s %" G_GINT64_FORMAT, note->question, note->value);
  if (!words || note->text == NULL)
    return NULL;
  if (note->question == NULL)
    return g_strdup (note->text);
  return g_strdup_printf ("%s %s", note->question, note->text);
}

GPtrArray *
limber_report_notes (const LimberReport *report, gboolean words)
{
  GPtrArray *notes = g_ptr_array_new ();

  for (guint i = 0; i < report->notes->len; i++)
    {
      LimberReportNote *note = &g_array_index (report->notes, LimberReportNote, i);
      g_autofree char *text = limber_report_note (note, words);

      if (text != NULL)
        g_ptr_array_add (notes, note);
    }
  keep_latest (notes);
  return notes;
}

gboolean
limber_report_has_pain (const LimberReport *report, LimberPainWhen when)
{
  return limber_report_median (report, when, report->from, report->to) >= 0;
}

char *
limber_report_pain_change (const LimberReport *report)
{
  if (report->pairs == 0)
    return NULL;
  return g_strdup_printf (
      ngettext ("Pain was asked before and after %d session; it was %d points or more higher after %d of them.",
                "Pain was asked before and after %d sessions; it was %d points or more higher after %d of them.",
                (gulong)report->pairs),
      report->pairs, report->flag_rise, report->rises);
}

char *
limber_report_pain_place (const LimberReport *report)
{
  if (report->further + report->nearer == 0)
    return NULL;
  return g_strdup_printf (
      _ ("Place after a session, compared with before: further down the leg %d, nearer the spine %d."), report->further,
      report->nearer);
}

char **
limber_report_footnotes (const LimberReport *report)
{
  g_autoptr (GStrvBuilder) notes = g_strv_builder_new ();

  g_strv_builder_add (notes, _ ("Sessions: done, partly done, stopped and breaks taken unasked, of these and those "
                                "not done today or missed."));
  g_strv_builder_add (notes, _ ("Dose: steps done in full of the steps of the sessions that limber guided. The two "
                                "numbers are not mixed."));
  g_strv_builder_add (notes, _ ("Rest days, pauses, holds and a computer that was off count in neither."));
  if (report->pain->len > 0)
    g_strv_builder_add (notes, _ ("Pain is 0 to 10 as the client gave it. A difference of one point is what the same "
                                  "pain may be given twice."));
  return g_strv_builder_end (notes);
}
