#include "report-parts.h"

#include "words.h"

#include <glib/gi18n.h>
#include <string.h>

void
limber_report_flag (LimberReportBuilder *builder, LimberInstant at, GTimeZone *zone, LimberDate date, const char *kind,
                    char *text)
{
  LimberReportFlag flag
      = { .at = at, .zone = zone, .date = date, .kind = kind, .text = limber_report_intern (builder, text) };

  g_array_append_val (builder->report->flags, flag);
  g_free (text);
}

void
limber_report_flag_stop (LimberReportBuilder *builder, const LimberReportOccurrence *occurrence,
                         const LimberReportSettled *settled)
{
  g_autofree char *subject = limber_report_subject (builder->plans, occurrence);

  limber_report_flag (builder, settled->at, settled->zone, occurrence->date, "stopped",
                      g_strdup_printf (_ ("%s: stopped because of pain"), subject));
}

static int
as_it_happened (gconstpointer a, gconstpointer b)
{
  const LimberReportOther *x = *(LimberReportOther *const *)a, *y = *(LimberReportOther *const *)b;

  if (x->at != y->at)
    return x->at < y->at ? -1 : 1;
  return limber_row_compare (&x->row, &y->row);
}

/* Resuming one routine leaves a pause of all in force; resuming all ends every pause. */
static void
end_spans (const GPtrArray *rows, guint end)
{
  const LimberReportOther *row = rows->pdata[end];
  LimberEventKind ended = row->kind == LIMBER_EVENT_RESUMED ? LIMBER_EVENT_PAUSED : LIMBER_EVENT_HELD;

  for (guint i = 0; i < end; i++)
    {
      LimberReportOther *span = rows->pdata[i];

      if (span->kind == ended && span->until > row->at && (row->file == NULL || row->file == span->file))
        span->until = MAX (row->at, span->from);
    }
}

static void
add_span (LimberReport *report, LimberReportOther *row)
{
  LimberReportSpan span = { .kind = row->kind, .file = row->file, .reason = row->reason, .to = LIMBER_REPORT_OPEN };

  if (row->kind == LIMBER_EVENT_ANSWER)
    span.kind = LIMBER_EVENT_PAUSED;
  limber_civil_local (row->zone, row->from, &span.from, NULL);
  if (row->until != LIMBER_NEVER)
    limber_civil_local (row->zone, MAX (row->until - 1, row->from), &span.to, NULL);
  if (span.from <= report->to && span.to >= report->from)
    g_array_append_val (report->spans, span);
}

/* "On hold: pain (until Fri 6 March)", with the activity where it is one. */
static char *
hold_text (const LimberReportBuilder *builder, const LimberReportOther *row)
{
  const char *why = row->reason == NULL ? NULL : limber_reason_text (row->reason);
  const LimberActivity *activity = NULL;
  GString *text = g_string_new (NULL);

  if (row->file != NULL && row->activity != NULL)
    activity = limber_report_describe (builder->plans, row->file, row->activity, row->date, NULL);
  if (row->activity != NULL)
    g_string_append_printf (text, _ ("%s on hold"), activity == NULL ? row->activity : activity->title);
  else
    g_string_append (text, _ ("On hold"));
  if (why != NULL)
    g_string_append_printf (text, ": %s", why);
  if (row->text != NULL)
    g_string_append_printf (text, ": %s", row->text);
  if (row->until == LIMBER_NEVER)
    g_string_append_printf (text, " (%s)", _ ("not released yet"));
  else
    {
      g_autofree char *date = NULL;
      LimberDate until;

      limber_civil_local (row->zone, row->until, &until, NULL);
      date = limber_date_words (until, FALSE);
      g_string_append_printf (text, _ (" (until %s)"), date);
    }
  return g_string_free (text, FALSE);
}

/* What holds exercises back is the first thing a therapist must read. */
static void
flag_hold (LimberReportBuilder *builder, const LimberReportOther *row)
{
  gboolean sign = row->reason != NULL && limber_urgency_parse (row->reason) >= 0;

  limber_report_flag (builder, row->at, row->zone, row->date, sign ? "warning-sign" : "held", hold_text (builder, row));
  g_array_index (builder->report->flags, LimberReportFlag, builder->report->flags->len - 1).standing
      = sign && row->until == LIMBER_NEVER;
}

static int
flags_by_instant (gconstpointer a, gconstpointer b)
{
  const LimberReportFlag *x = a, *y = b;

  if (x->at != y->at)
    return x->at < y->at ? -1 : 1;
  return strcmp (x->text, y->text);
}

static int
spans_by_date (gconstpointer a, gconstpointer b)
{
  const LimberReportSpan *x = a, *y = b;

  if (x->from != y->from)
    return x->from < y->from ? -1 : 1;
  return (x->to > y->to) - (x->to < y->to);
}

void
limber_report_tell_spans (LimberReportBuilder *builder)
{
  LimberReport *report = builder->report;
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  for (guint i = 0; i < builder->others->len; i++)
    {
      LimberReportOther *row = builder->others->pdata[i];

      if (!limber_report_voided (builder, &row->row))
        g_ptr_array_add (rows, row);
    }
  g_ptr_array_sort (rows, as_it_happened);
  for (guint i = 0; i < rows->len; i++)
    {
      const LimberReportOther *row = rows->pdata[i];

      if (row->kind == LIMBER_EVENT_RESUMED || row->kind == LIMBER_EVENT_RELEASED)
        end_spans (rows, i);
    }
  for (guint i = 0; i < rows->len; i++)
    {
      LimberReportOther *row = rows->pdata[i];
      guint before = report->spans->len;

      if (row->kind == LIMBER_EVENT_PAUSED || row->kind == LIMBER_EVENT_HELD || row->kind == LIMBER_EVENT_GAP
          || row->kind == LIMBER_EVENT_ANSWER)
        add_span (report, row);
      if (row->kind == LIMBER_EVENT_HELD && report->spans->len > before)
        flag_hold (builder, row);
    }
  g_array_sort (report->spans, spans_by_date);
  g_array_sort (report->flags, flags_by_instant);
}
