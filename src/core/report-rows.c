#include "report-parts.h"

#include "text.h"
#include "warning.h"

#include <string.h>

/* No count in a row is larger than a person can do. */
#define COUNT_LIMIT 100000

/* A row may come from a file that somebody else made: nothing in it may play with a terminal. */
static gboolean
is_plain (const char *text)
{
  for (; *text != '\0'; text++)
    if ((guchar)*text < 0x20 || (guchar)*text >= 0x7f)
      return FALSE;
  return TRUE;
}

const char *
limber_report_intern (LimberReportBuilder *builder, const char *text)
{
  g_autofree char *plain = NULL;

  if (text == NULL)
    return NULL;
  if (!is_plain (text))
    plain = limber_text_plain (text);
  return g_string_chunk_insert_const (builder->report->words, plain == NULL ? text : plain);
}

static guint
hash_occurrence (gconstpointer data)
{
  const LimberReportOccurrence *occurrence = data;
  guint hash = g_direct_hash (occurrence->file);

  hash = hash * 31 + g_direct_hash (occurrence->activity);
  hash = hash * 31 + g_direct_hash (occurrence->key);
  hash = hash * 31 + g_direct_hash (occurrence->origin);
  return hash * 31 + occurrence->date;
}

static gboolean
same_occurrence (gconstpointer a, gconstpointer b)
{
  const LimberReportOccurrence *x = a, *y = b;

  return x->date == y->date && x->file == y->file && x->activity == y->activity && x->key == y->key
         && x->origin == y->origin;
}

static guint
hash_row (gconstpointer data)
{
  const LimberRowName *row = data;

  return g_direct_hash (row->origin) * 31 + g_int64_hash (&row->seq);
}

static gboolean
same_row (gconstpointer a, gconstpointer b)
{
  const LimberRowName *x = a, *y = b;

  return x->seq == y->seq && x->origin == y->origin;
}

LimberReportBuilder *
limber_report_builder_new (LimberDate from, LimberDate to, const GArray *plans)
{
  LimberReportBuilder *builder = g_new0 (LimberReportBuilder, 1);
  LimberReport *report = g_new0 (LimberReport, 1);

  report->from = from;
  report->to = to;
  report->words = g_string_chunk_new (4096);
  report->zones = g_ptr_array_new_with_free_func ((GDestroyNotify)g_time_zone_unref);
  builder->report = report;
  builder->plans = plans;
  builder->occurrences = g_hash_table_new_full (hash_occurrence, same_occurrence, g_free, NULL);
  builder->facts = g_ptr_array_new_with_free_func (g_free);
  builder->pain = g_array_new (FALSE, FALSE, sizeof (LimberReportPainRow));
  builder->notes = g_array_new (FALSE, FALSE, sizeof (LimberReportNoteRow));
  builder->others = g_ptr_array_new_with_free_func (g_free);
  builder->voided = g_hash_table_new_full (hash_row, same_row, g_free, NULL);
  return builder;
}

/* The report keeps each zone once; there are few. */
static GTimeZone *
keep_zone (LimberReportBuilder *builder, GTimeZone *zone)
{
  GPtrArray *zones = builder->report->zones;

  if (!g_ptr_array_find (zones, zone, NULL))
    g_ptr_array_add (zones, g_time_zone_ref (zone));
  return zone;
}

/* NULL for a row about no occurrence. */
static LimberReportOccurrence *
occurrence_of (LimberReportBuilder *builder, const LimberEvent *event)
{
  LimberReportOccurrence name = { .date = event->date }, *known;

  if (event->file == NULL || event->activity == NULL || event->key == NULL)
    return NULL;
  name.file = limber_report_intern (builder, event->file);
  name.activity = limber_report_intern (builder, event->activity);
  name.key = limber_report_intern (builder, event->key);
  if (limber_minute_parse (event->key) < 0)
    name.origin = limber_report_intern (builder, event->origin);
  known = g_hash_table_lookup (builder->occurrences, &name);
  if (known != NULL)
    return known;
  known = g_memdup2 (&name, sizeof name);
  g_hash_table_add (builder->occurrences, known);
  return known;
}

static LimberRowName
name_of (LimberReportBuilder *builder, const LimberEvent *event)
{
  return (LimberRowName){ limber_report_intern (builder, event->origin), event->seq };
}

static int
count_of (gint64 value)
{
  return value == LIMBER_ABSENT ? 0 : (int)CLAMP (value, 0, COUNT_LIMIT);
}

LimberReportFact *
limber_report_fact (const LimberReportBuilder *builder, guint index)
{
  return (LimberReportFact *)builder->facts->pdata[index / LIMBER_REPORT_BLOCK] + index % LIMBER_REPORT_BLOCK;
}

static void
add_fact (LimberReportBuilder *builder, const LimberEvent *event, GTimeZone *zone)
{
  LimberReportOccurrence *occurrence = occurrence_of (builder, event);
  LimberReportFact fact = { .row = name_of (builder, event), .ref = event->ref, .at = event->at, .due = event->due };

  if (occurrence == NULL)
    return;
  if (event->happened != LIMBER_ABSENT)
    fact.at = event->happened;
  fact.zone = keep_zone (builder, zone);
  fact.late = event->happened != LIMBER_ABSENT && event->happened < event->at;
  fact.word = limber_report_intern (builder, event->reason);
  fact.exercise = limber_report_intern (builder, event->exercise);
  fact.step = count_of (event->step);
  fact.value = count_of (event->value);
  fact.total = count_of (event->total);
  fact.kind = (guint8)event->kind;
  fact.outcome = (guint8)event->outcome;
  fact.cause = (guint8)event->cause;
  fact.older = occurrence->newest;
  if (builder->n_facts % LIMBER_REPORT_BLOCK == 0)
    g_ptr_array_add (builder->facts, g_new (LimberReportFact, LIMBER_REPORT_BLOCK));
  *limber_report_fact (builder, builder->n_facts) = fact;
  occurrence->newest = ++builder->n_facts;
}

static void
add_due (LimberReportBuilder *builder, const LimberEvent *event)
{
  LimberReportOccurrence *occurrence = occurrence_of (builder, event);

  if (occurrence != NULL && g_strcmp0 (event->reason, "asked") == 0)
    occurrence->extra = TRUE;
}

static void
add_pain (LimberReportBuilder *builder, const LimberEvent *event, GTimeZone *zone)
{
  LimberReportPainRow row = { .row = name_of (builder, event), .text = limber_report_intern (builder, event->text) };
  LimberReportPain *pain = &row.pain;

  if (event->score == LIMBER_ABSENT)
    return;
  pain->at = event->happened != LIMBER_ABSENT ? event->happened : event->at;
  pain->zone = keep_zone (builder, zone);
  pain->date = event->date;
  pain->when = g_strcmp0 (event->when, "before") == 0  ? LIMBER_PAIN_BEFORE
               : g_strcmp0 (event->when, "after") == 0 ? LIMBER_PAIN_AFTER
                                                       : LIMBER_PAIN_NOW;
  pain->score = (int)CLAMP (event->score, 0, 10);
  pain->place = limber_report_intern (builder, event->place);
  pain->file = limber_report_intern (builder, event->file);
  pain->activity = limber_report_intern (builder, event->activity);
  pain->before = -1;
  row.occurrence = occurrence_of (builder, event);
  g_array_append_val (builder->pain, row);
}

static void
add_note (LimberReportBuilder *builder, const LimberEvent *event)
{
  LimberReportNoteRow row = { .row = name_of (builder, event) };

  row.note.at = event->at;
  row.note.date = event->date;
  row.note.file = limber_report_intern (builder, event->file);
  row.note.activity = limber_report_intern (builder, event->activity);
  row.note.question = limber_report_intern (builder, event->question);
  row.note.value = event->value;
  row.note.text = limber_report_intern (builder, event->text);
  g_array_append_val (builder->notes, row);
}

static void
add_other (LimberReportBuilder *builder, const LimberEvent *event, GTimeZone *zone)
{
  LimberReportOther *other = g_new0 (LimberReportOther, 1);

  other->row = name_of (builder, event);
  other->kind = event->kind;
  other->at = event->at;
  other->zone = keep_zone (builder, zone);
  other->date = event->date;
  other->from = event->due != LIMBER_ABSENT ? event->due : event->at;
  other->until = event->until != LIMBER_ABSENT ? event->until : LIMBER_NEVER;
  other->file = limber_report_intern (builder, event->file);
  other->activity = limber_report_intern (builder, event->activity);
  other->reason = limber_report_intern (builder, event->reason);
  other->text = limber_report_intern (builder, event->text);
  other->place = limber_report_intern (builder, event->place);
  other->ref = event->ref;
  other->score = event->score;
  g_ptr_array_add (builder->others, other);
}

/* They were answered to the end. */
static void
add_signs (LimberReport *report, const LimberEvent *event)
{
  report->signs_asked++;
  report->signs_yes += event->value == 1;
  report->signs_last = MAX (report->signs_last, event->date);
}

/* Days away that were a holiday: told afterwards, so perhaps when the period was over. */
static gboolean
is_holiday (const LimberEvent *event)
{
  return g_strcmp0 (event->reason, "holiday") == 0 && event->due != LIMBER_ABSENT;
}

static void
add_answer (LimberReportBuilder *builder, const LimberEvent *event, GTimeZone *zone)
{
  if (g_strcmp0 (event->question, "reason") == 0)
    add_fact (builder, event, zone);
  else if (g_strcmp0 (event->question, LIMBER_WARNING_QUESTION) == 0)
    add_signs (builder->report, event);
  else if (event->question != NULL)
    add_note (builder, event);
}

void
limber_report_builder_add (LimberReportBuilder *builder, const LimberEvent *event, GTimeZone *zone)
{
  gboolean inside = event->date >= builder->report->from && event->date <= builder->report->to;

  switch (event->kind)
    {
    case LIMBER_EVENT_DUE:
      if (inside)
        add_due (builder, event);
      break;
    case LIMBER_EVENT_SNOOZED:
    case LIMBER_EVENT_STEP:
    case LIMBER_EVENT_OUTCOME:
      if (inside)
        add_fact (builder, event, zone);
      break;
    case LIMBER_EVENT_CORRECTED:
      if (event->score != LIMBER_ABSENT)
        add_other (builder, event, zone);
      else if (inside)
        add_fact (builder, event, zone);
      break;
    case LIMBER_EVENT_PAIN:
      if (inside)
        add_pain (builder, event, zone);
      break;
    case LIMBER_EVENT_ANSWER:
      if (is_holiday (event))
        add_other (builder, event, zone);
      else if (inside)
        add_answer (builder, event, zone);
      break;
    case LIMBER_EVENT_UNDONE:
    case LIMBER_EVENT_GAP:
    case LIMBER_EVENT_PAUSED:
    case LIMBER_EVENT_RESUMED:
    case LIMBER_EVENT_HELD:
    case LIMBER_EVENT_RELEASED:
      add_other (builder, event, zone);
      break;
    default:
      break;
    }
}
