#include "report-parts.h"

#include <string.h>

/* More than a routine file may have. */
#define LINES 100000

double
limber_tally_sessions (const LimberTally *tally)
{
  return tally->counted == 0 ? -1 : (double)tally->performed / tally->counted;
}

double
limber_tally_dose (const LimberTally *tally)
{
  return tally->steps_planned == 0 ? -1 : (double)tally->steps_done / tally->steps_planned;
}

void
limber_tally_add (LimberTally *tally, const LimberTally *other)
{
  tally->planned += other->planned;
  tally->counted += other->counted;
  tally->performed += other->performed;
  for (int i = 0; i < LIMBER_N_OUTCOMES; i++)
    tally->outcomes[i] += other->outcomes[i];
  for (int i = 0; i < LIMBER_N_CAUSES; i++)
    tally->causes[i] += other->causes[i];
  tally->snoozes += other->snoozes;
  tally->late += other->late;
  tally->extra += other->extra;
  tally->guided += other->guided;
  tally->steps_planned += other->steps_planned;
  tally->steps_done += other->steps_done;
  tally->holds_planned += other->holds_planned;
  tally->holds_done += other->holds_done;
}

static void
activity_free (gpointer data)
{
  LimberReportActivity *activity = data;

  g_array_unref (activity->weeks);
  g_array_unref (activity->marks);
  g_array_unref (activity->reasons);
  g_array_unref (activity->steps);
  g_free (activity);
}

/* Weeks are those of the first routine, whose day 1 says on which day of the week they begin. */
static void
lay_weeks (LimberReport *report)
{
  LimberDate monday = report->from - ((LimberDate)limber_date_weekday (report->from) - 1), begin = monday;

  if (report->plans->len > 0)
    {
      const LimberReportPlan *plan = report->plans->pdata[0];

      begin = monday + (LimberDate)limber_date_weekday (plan->course.day1) - 1;
    }
  report->first_week = begin > report->from ? begin - 7 : begin;
  report->n_weeks = (report->to - report->first_week) / 7 + 1;
}

/* The plans that were in force for a while in the period. */
static void
choose_plans (LimberReport *report, const GArray *plans)
{
  for (guint i = 0; i < plans->len; i++)
    {
      const LimberReportPlan *plan = &g_array_index (plans, LimberReportPlan, i);
      const char *id = plan->course.routine->id;

      if (plan->since <= report->to
          && (limber_report_plan (plans, id, report->from) == plan || plan->since > report->from))
        g_ptr_array_add (report->plans, (gpointer)plan);
    }
}

/* Name, kind and place in its file, from the newest plan that has it. Returns the place. */
static guint
describe (const GArray *plans, LimberReport *report, LimberReportActivity *activity)
{
  guint which;
  const LimberActivity *planned = limber_report_describe (plans, activity->file, activity->id, report->to, &which);

  if (planned == NULL)
    return G_MAXUINT;
  activity->title = g_string_chunk_insert_const (report->words, planned->title);
  activity->kind = (int)planned->kind;
  return which * LINES + (guint)planned->line;
}

typedef struct
{
  LimberReportActivity *activity;
  guint place;
} Placed;

static int
compare_placed (gconstpointer a, gconstpointer b)
{
  const Placed *x = a, *y = b;
  int order = g_strcmp0 (x->activity->file, y->activity->file);

  if (order != 0)
    return order;
  if (x->place != y->place)
    return x->place < y->place ? -1 : 1;
  return strcmp (x->activity->id, y->activity->id);
}

static void
order_activities (LimberReportBuilder *builder)
{
  LimberReport *report = builder->report;
  g_autoptr (GArray) placed = g_array_new (FALSE, FALSE, sizeof (Placed));

  for (guint i = 0; i < report->activities->len; i++)
    {
      Placed one = { report->activities->pdata[i], 0 };

      one.place = describe (builder->plans, report, one.activity);
      g_array_append_val (placed, one);
    }
  g_array_sort (placed, compare_placed);
  for (guint i = 0; i < placed->len; i++)
    report->activities->pdata[i] = g_array_index (placed, Placed, i).activity;
}

static int
most_frequent (gconstpointer a, gconstpointer b)
{
  const LimberReportCount *x = a, *y = b;

  return x->count != y->count ? y->count - x->count : strcmp (x->word, y->word);
}

static int
least_done (gconstpointer a, gconstpointer b)
{
  const LimberReportStep *x = a, *y = b;
  int order = (y->planned - y->done) - (x->planned - x->done);

  return order != 0 ? order : strcmp (x->exercise, y->exercise);
}

static void
sort_counts (LimberReport *report)
{
  for (guint i = 0; i < report->activities->len; i++)
    {
      LimberReportActivity *activity = report->activities->pdata[i];

      g_array_sort (activity->reasons, most_frequent);
      g_array_sort (activity->steps, least_done);
      for (guint j = 0; j < activity->steps->len; j++)
        g_array_sort (g_array_index (activity->steps, LimberReportStep, j).reasons, most_frequent);
    }
}

static int
notes_by_instant (gconstpointer a, gconstpointer b)
{
  const LimberReportNoteRow *x = a, *y = b;

  if (x->note.at != y->note.at)
    return x->note.at < y->note.at ? -1 : 1;
  return limber_row_compare (&x->row, &y->row);
}

/* A question of a check-in in the words in which it was asked. NULL for the questions that limber
 * itself asks in a session: their answers are told otherwise. */
static const char *
question_words (LimberReportBuilder *builder, const LimberReportNote *note)
{
  const LimberActivity *activity = NULL;

  if (note->file != NULL && note->activity != NULL)
    activity = limber_report_describe (builder->plans, note->file, note->activity, note->date, NULL);
  for (guint i = 0; activity != NULL && i < activity->questions->len; i++)
    {
      const LimberQuestion *question = activity->questions->pdata[i];

      if (g_strcmp0 (question->id, note->question) == 0)
        return limber_report_intern (builder, question->ask);
    }
  return NULL;
}

static void
tell_notes (LimberReportBuilder *builder)
{
  g_array_sort (builder->notes, notes_by_instant);
  for (guint i = 0; i < builder->notes->len; i++)
    {
      const LimberReportNoteRow *row = &g_array_index (builder->notes, LimberReportNoteRow, i);
      LimberReportNote note = row->note;

      if (limber_report_voided (builder, &row->row))
        continue;
      if (note.question != NULL && (note.question = question_words (builder, &note)) == NULL)
        continue;
      g_array_append_val (builder->report->notes, note);
    }
}

static void
builder_free (LimberReportBuilder *builder)
{
  g_hash_table_unref (builder->occurrences);
  g_ptr_array_unref (builder->facts);
  g_array_unref (builder->pain);
  g_array_unref (builder->notes);
  g_ptr_array_unref (builder->others);
  g_hash_table_unref (builder->voided);
  g_free (builder);
}

LimberReport *
limber_report_builder_finish (LimberReportBuilder *builder)
{
  LimberReport *report = builder->report;

  report->plans = g_ptr_array_new ();
  report->activities = g_ptr_array_new_with_free_func (activity_free);
  report->pain = g_array_new (FALSE, FALSE, sizeof (LimberReportPain));
  report->flags = g_array_new (FALSE, FALSE, sizeof (LimberReportFlag));
  report->spans = g_array_new (FALSE, FALSE, sizeof (LimberReportSpan));
  report->notes = g_array_new (FALSE, FALSE, sizeof (LimberReportNote));
  choose_plans (report, builder->plans);
  lay_weeks (report);
  limber_report_void (builder);
  limber_report_count (builder);
  limber_report_plan_weeks (builder);
  limber_report_tell_pain (builder);
  limber_report_tell_spans (builder);
  order_activities (builder);
  sort_counts (report);
  tell_notes (builder);
  builder_free (builder);
  return report;
}

void
limber_report_free (LimberReport *report)
{
  g_ptr_array_unref (report->plans);
  g_ptr_array_unref (report->activities);
  g_array_unref (report->pain);
  g_array_unref (report->flags);
  g_array_unref (report->spans);
  g_array_unref (report->notes);
  g_ptr_array_unref (report->zones);
  g_string_chunk_free (report->words);
  g_free (report);
}
