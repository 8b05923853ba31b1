#include "report-parts.h"

#include <string.h>

int
limber_row_compare (const LimberRowName *a, const LimberRowName *b)
{
  if (a->origin != b->origin)
    return g_strcmp0 (a->origin, b->origin);
  return (a->seq > b->seq) - (a->seq < b->seq);
}

static int
latest_first (gconstpointer a, gconstpointer b)
{
  const LimberReportOther *x = *(LimberReportOther *const *)a, *y = *(LimberReportOther *const *)b;

  return limber_row_compare (&y->row, &x->row);
}

/* A row that takes another back may have been taken back itself, by a later one. */
void
limber_report_void (LimberReportBuilder *builder)
{
  g_autoptr (GPtrArray) undone = g_ptr_array_new ();

  for (guint i = 0; i < builder->others->len; i++)
    if (((const LimberReportOther *)builder->others->pdata[i])->kind == LIMBER_EVENT_UNDONE)
      g_ptr_array_add (undone, builder->others->pdata[i]);
  g_ptr_array_sort (undone, latest_first);
  for (guint i = 0; i < undone->len; i++)
    {
      const LimberReportOther *other = undone->pdata[i];
      LimberRowName name = { other->row.origin, other->ref };

      if (!limber_report_voided (builder, &other->row))
        g_hash_table_add (builder->voided, g_memdup2 (&name, sizeof name));
    }
}

gboolean
limber_report_voided (const LimberReportBuilder *builder, const LimberRowName *row)
{
  return g_hash_table_contains (builder->voided, row);
}

static int
compare_facts (gconstpointer a, gconstpointer b)
{
  const LimberReportFact *x = *(LimberReportFact *const *)a, *y = *(LimberReportFact *const *)b;

  return limber_row_compare (&x->row, &y->row);
}

/* What the rows about the occurrence say, as each computer wrote them, without what was taken back. */
static GPtrArray *
collect_facts (const LimberReportBuilder *builder, const LimberReportOccurrence *occurrence)
{
  GPtrArray *facts = g_ptr_array_new ();

  for (guint index = occurrence->newest; index != 0;)
    {
      LimberReportFact *fact = limber_report_fact (builder, index - 1);

      if (!limber_report_voided (builder, &fact->row))
        g_ptr_array_add (facts, fact);
      index = fact->older;
    }
  g_ptr_array_sort (facts, compare_facts);
  return facts;
}

/* Which of two computers knew better: the higher. */
static int
rank (LimberOutcome outcome)
{
  static const LimberOutcome ascending[]
      = { LIMBER_OUTCOME_NONE,       LIMBER_OUTCOME_CANCELLED, LIMBER_OUTCOME_MISSED_OFF, LIMBER_OUTCOME_NOT_SHOWN,
          LIMBER_OUTCOME_MISSED,     LIMBER_OUTCOME_PAUSED,    LIMBER_OUTCOME_HELD,       LIMBER_OUTCOME_NOT_REACHED,
          LIMBER_OUTCOME_NOT_NEEDED, LIMBER_OUTCOME_SKIPPED,   LIMBER_OUTCOME_NATURAL,    LIMBER_OUTCOME_STOPPED,
          LIMBER_OUTCOME_PARTIAL,    LIMBER_OUTCOME_DONE };
  int place = 0;

  G_STATIC_ASSERT (G_N_ELEMENTS (ascending) == LIMBER_N_OUTCOMES);
  while (ascending[place] != outcome)
    place++;
  return place;
}

/* The last word of one computer on the occurrence; facts from *@index on, which is moved past it. */
static const LimberReportFact *
last_word (const GPtrArray *facts, guint *index, guint *begin)
{
  const LimberReportFact *last = NULL, *first = facts->pdata[*index];

  *begin = *index;
  for (; *index < facts->len; (*index)++)
    {
      const LimberReportFact *fact = facts->pdata[*index];

      if (fact->row.origin != first->row.origin)
        break;
      if (fact->kind == LIMBER_EVENT_OUTCOME || fact->kind == LIMBER_EVENT_CORRECTED)
        last = fact;
    }
  return last;
}

/* Steps by their number; what was said last of one counts. */
static void
take_step (GArray *steps, const LimberReportFact *fact)
{
  guint i = 0;

  while (i < steps->len && g_array_index (steps, LimberReportFact, i).step < fact->step)
    i++;
  if (i < steps->len && g_array_index (steps, LimberReportFact, i).step == fact->step)
    g_array_index (steps, LimberReportFact, i) = *fact;
  else
    g_array_insert_val (steps, i, *fact);
}

/* The outcome @last, with its reason and steps from the same computer's facts @begin to @end. */
static void
take (LimberReportSettled *settled, const LimberReportFact *last, const GPtrArray *facts, guint begin, guint end)
{
  settled->outcome = (LimberOutcome)last->outcome;
  settled->cause = (LimberCause)last->cause;
  settled->reason = last->word;
  settled->at = last->at;
  settled->due = last->due;
  settled->zone = last->zone;
  settled->late = last->late;
  settled->sat = last->value;
  g_array_set_size (settled->steps, 0);
  for (guint i = begin; i < end; i++)
    {
      const LimberReportFact *fact = facts->pdata[i];

      if (fact->kind == LIMBER_EVENT_STEP)
        take_step (settled->steps, fact);
      /* why, asked after "Not today": of this answer, not of one that was replaced */
      else if (fact->kind == LIMBER_EVENT_ANSWER && (fact->ref == LIMBER_ABSENT || fact->ref == last->row.seq))
        settled->reason = fact->word;
    }
}

void
limber_report_settle (const LimberReportBuilder *builder, const LimberReportOccurrence *occurrence,
                      LimberReportSettled *settled)
{
  g_autoptr (GPtrArray) facts = collect_facts (builder, occurrence);
  GArray *steps = settled->steps;

  memset (settled, 0, sizeof *settled);
  settled->steps = steps;
  g_array_set_size (steps, 0);
  for (guint i = 0; i < facts->len; i++)
    settled->snoozes += ((const LimberReportFact *)facts->pdata[i])->kind == LIMBER_EVENT_SNOOZED;
  for (guint i = 0; i < facts->len;)
    {
      guint begin;
      const LimberReportFact *last = last_word (facts, &i, &begin);

      if (last != NULL && rank ((LimberOutcome)last->outcome) > rank (settled->outcome))
        take (settled, last, facts, begin, i);
    }
}
