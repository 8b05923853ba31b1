#include "report-parts.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

/* What a file without a scale of its own would have. */
#define FLAG_RISE 2

static int
by_instant (gconstpointer a, gconstpointer b)
{
  const LimberReportPainRow *x = a, *y = b;

  if (x->pain.at != y->pain.at)
    return x->pain.at < y->pain.at ? -1 : 1;
  return limber_row_compare (&x->row, &y->row);
}

/* The plan whose scale an entry speaks of: that of its routine, else any in force. */
static const LimberRoutine *
routine_of (const LimberReportBuilder *builder, const LimberReportPain *pain)
{
  const LimberReportPlan *plan = NULL;

  if (pain->file != NULL)
    plan = limber_report_plan (builder->plans, pain->file, pain->date);
  if (plan == NULL && builder->report->plans->len > 0)
    plan = builder->report->plans->pdata[0];
  return plan == NULL ? NULL : plan->course.routine;
}

static int
place_index (const LimberRoutine *routine, const char *place)
{
  for (int i = 0; routine != NULL && place != NULL && routine->pain.where[i] != NULL; i++)
    if (strcmp (routine->pain.where[i], place) == 0)
      return i;
  return -1;
}

/* The last amendment of each entry holds. */
static void
amend (LimberReportBuilder *builder)
{
  for (guint i = 0; i < builder->others->len; i++)
    {
      const LimberReportOther *other = builder->others->pdata[i];

      if (other->kind != LIMBER_EVENT_CORRECTED || limber_report_voided (builder, &other->row))
        continue;
      for (guint j = 0; j < builder->pain->len; j++)
        {
          LimberReportPainRow *row = &g_array_index (builder->pain, LimberReportPainRow, j);

          if (row->row.origin != other->row.origin || row->row.seq != other->ref || row->amended > other->row.seq)
            continue;
          row->amended = other->row.seq;
          row->pain.score = (int)CLAMP (other->score, 0, 10);
          if (other->place != NULL)
            row->pain.place = other->place;
        }
    }
}

static void
flag_pair (LimberReportBuilder *builder, const LimberReportOccurrence *occurrence, const LimberReportPain *before,
           const LimberReportPain *after)
{
  const LimberRoutine *routine = routine_of (builder, after);
  g_autofree char *subject = limber_report_subject (builder->plans, occurrence);
  LimberReport *report = builder->report;

  report->pairs++;
  if (after->score - before->score >= (routine == NULL ? report->flag_rise : routine->pain.flag_rise))
    {
      report->rises++;
      limber_report_flag (builder, after->at, after->zone, after->date, "pain-rise",
                          g_strdup_printf (_ ("%s: pain %d before, %d after"), subject, before->score, after->score));
    }
  if (before->place_index < 0 || after->place_index < 0)
    return;
  report->nearer += after->place_index < before->place_index;
  if (after->place_index > before->place_index)
    {
      report->further++;
      limber_report_flag (
          builder, after->at, after->zone, after->date, "pain-place",
          g_strdup_printf (_ ("%s: pain in the %s before, in the %s after"), subject, before->place, after->place));
    }
}

/* Joins the entries before and after one session. */
static void
pair (LimberReportBuilder *builder)
{
  g_autoptr (GHashTable) before = g_hash_table_new (NULL, NULL);
  GArray *entries = builder->report->pain;

  for (guint i = 0; i < builder->pain->len; i++)
    {
      const LimberReportPainRow *row = &g_array_index (builder->pain, LimberReportPainRow, i);
      LimberReportPain pain = row->pain;
      guint index;

      if (limber_report_voided (builder, &row->row))
        continue;
      pain.place_index = place_index (routine_of (builder, &pain), pain.place);
      index = GPOINTER_TO_UINT (row->occurrence == NULL ? NULL : g_hash_table_lookup (before, row->occurrence));
      if (pain.when == LIMBER_PAIN_AFTER && index != 0)
        {
          pain.before = (int)index - 1;
          flag_pair (builder, row->occurrence, &g_array_index (entries, LimberReportPain, index - 1), &pain);
        }
      g_array_append_val (entries, pain);
      if (pain.when == LIMBER_PAIN_BEFORE && row->occurrence != NULL)
        g_hash_table_insert (before, row->occurrence, GUINT_TO_POINTER (entries->len));
    }
}

static void
tell_notes (LimberReportBuilder *builder)
{
  for (guint i = 0; i < builder->pain->len; i++)
    {
      const LimberReportPainRow *row = &g_array_index (builder->pain, LimberReportPainRow, i);
      LimberReportNoteRow note = { .row = row->row };

      if (row->text == NULL)
        continue;
      note.note = (LimberReportNote){ .at = row->pain.at,
                                      .date = row->pain.date,
                                      .file = row->pain.file,
                                      .activity = row->pain.activity,
                                      .value = LIMBER_ABSENT,
                                      .text = row->text };
      g_array_append_val (builder->notes, note);
    }
}

void
limber_report_tell_pain (LimberReportBuilder *builder)
{
  const LimberReportPlan *first = builder->report->plans->len == 0 ? NULL : builder->report->plans->pdata[0];

  builder->report->flag_rise = first == NULL ? FLAG_RISE : first->course.routine->pain.flag_rise;
  amend (builder);
  g_array_sort (builder->pain, by_instant);
  pair (builder);
  tell_notes (builder);
}

double
limber_report_median (const LimberReport *report, LimberPainWhen when, LimberDate from, LimberDate to)
{
  int scores[11] = { 0 }, n = 0, passed = 0, sum = 0;

  for (guint i = 0; i < report->pain->len; i++)
    {
      const LimberReportPain *pain = &g_array_index (report->pain, LimberReportPain, i);

      if (pain->when != when || pain->date < from || pain->date > to)
        continue;
      scores[pain->score]++;
      n++;
    }
  if (n == 0)
    return -1;
  /* the mean of the two in the middle, which are one where their number is odd */
  for (int score = 0; score <= 10; score++)
    {
      if (passed <= (n - 1) / 2 && passed + scores[score] > (n - 1) / 2)
        sum += score;
      if (passed <= n / 2 && passed + scores[score] > n / 2)
        sum += score;
      passed += scores[score];
    }
  return sum / 2.0;
}
