#include "session-log.h"

#include "warning.h"

struct _LimberSessionLog
{
  GHashTable *steps;  /* "file/activity/step" → LimberStepRecord */
  GHashTable *health; /* file → LimberHealthRecord */
};

static void
step_record_free (gpointer data)
{
  LimberStepRecord *record = data;

  g_free (record->key);
  g_free (record->exercise);
  g_free (record);
}

static void
health_record_free (gpointer data)
{
  LimberHealthRecord *record = data;

  g_free (record->pain_place);
  g_free (record);
}

LimberSessionLog *
limber_session_log_new (void)
{
  LimberSessionLog *log = g_new0 (LimberSessionLog, 1);

  log->steps = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, step_record_free);
  log->health = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, health_record_free);
  return log;
}

void
limber_session_log_free (LimberSessionLog *log)
{
  g_hash_table_unref (log->steps);
  g_hash_table_unref (log->health);
  g_free (log);
}

static char *
step_name (const char *file, const char *activity, gint64 step)
{
  return g_strdup_printf ("%s/%s/%" G_GINT64_FORMAT, file, activity, step);
}

static void
fold_step (LimberSessionLog *log, const LimberEvent *event)
{
  LimberStepRecord *record;

  if (event->activity == NULL || event->key == NULL || event->exercise == NULL || event->step == LIMBER_ABSENT)
    return;
  record = g_new0 (LimberStepRecord, 1);
  record->date = event->date;
  record->key = g_strdup (event->key);
  record->exercise = g_strdup (event->exercise);
  record->full = event->total != LIMBER_ABSENT && event->value >= event->total;
  record->increments = event->increments == LIMBER_ABSENT ? 0 : (int)CLAMP (event->increments, 0, G_MAXINT);
  g_hash_table_replace (log->steps, step_name (event->file, event->activity, event->step), record);
}

static LimberHealthRecord *
health_of (LimberSessionLog *log, const char *file)
{
  LimberHealthRecord *record = g_hash_table_lookup (log->health, file);

  if (record == NULL)
    {
      record = g_new0 (LimberHealthRecord, 1);
      g_hash_table_insert (log->health, g_strdup (file), record);
    }
  return record;
}

static void
fold_pain (LimberSessionLog *log, const LimberEvent *event)
{
  gboolean now = g_strcmp0 (event->when, "now") == 0;
  LimberHealthRecord *record;
  gboolean same_day;

  if ((!now && g_strcmp0 (event->when, "before") != 0) || event->score == LIMBER_ABSENT)
    return;
  record = health_of (log, event->file);
  same_day = record->pain_date == event->date;
  record->pain_date = event->date;
  record->pain_score = (int)CLAMP (event->score, 0, 10);
  /* a bare number does not say that it is elsewhere than it was */
  if (now && same_day && event->place == NULL && event->score > 0)
    return;
  g_free (record->pain_place);
  record->pain_place = g_strdup (event->place);
}

static void
raise_alarm (LimberHealthRecord *record)
{
  record->alarmed = record->alarmed_anew = TRUE;
  record->offers = 0;
}

static void
fold_answer (LimberSessionLog *log, const LimberEvent *event)
{
  LimberHealthRecord *record = health_of (log, event->file);

  if (g_strcmp0 (event->question, LIMBER_WARNING_QUESTION) == 0)
    {
      record->signs_asked = event->date;
      record->offers = 0;
      record->alarmed = record->alarmed_anew = FALSE;
    }
  else if (g_strcmp0 (event->reason, "hurts") == 0)
    raise_alarm (record);
}

static void
fold_outcome (LimberSessionLog *log, const LimberEvent *event)
{
  LimberHealthRecord *record = health_of (log, event->file);

  if (event->outcome == LIMBER_OUTCOME_STOPPED || g_strcmp0 (event->reason, "hurts") == 0)
    raise_alarm (record);
}

/* So much pain, or so far down the leg, that exercises were held; not a warning sign, which was
 * just asked for. */
static void
fold_held (LimberSessionLog *log, const LimberEvent *event)
{
  if (event->activity != NULL)
    raise_alarm (health_of (log, event->file));
}

static void
fold_shown (LimberSessionLog *log, const LimberEvent *event)
{
  LimberHealthRecord *record = health_of (log, event->file);

  if (g_strcmp0 (event->question, LIMBER_WARNING_QUESTION) != 0)
    return;
  record->offers = record->signs_offered == event->date ? record->offers + 1 : 1;
  record->signs_offered = event->date;
  record->alarmed_anew = FALSE;
}

void
limber_session_log_fold (LimberSessionLog *log, const LimberEvent *event)
{
  if (event->file == NULL)
    return;
  switch (event->kind)
    {
    case LIMBER_EVENT_STEP:
      fold_step (log, event);
      break;
    case LIMBER_EVENT_PAIN:
      fold_pain (log, event);
      break;
    case LIMBER_EVENT_ANSWER:
      fold_answer (log, event);
      break;
    case LIMBER_EVENT_OUTCOME:
    case LIMBER_EVENT_CORRECTED:
      fold_outcome (log, event);
      break;
    case LIMBER_EVENT_HELD:
      fold_held (log, event);
      break;
    case LIMBER_EVENT_SHOWN:
      fold_shown (log, event);
      break;
    default:
      break;
    }
}

const LimberStepRecord *
limber_session_log_step (const LimberSessionLog *log, const char *file, const char *activity, int step)
{
  g_autofree char *name = step_name (file, activity, step);

  return g_hash_table_lookup (log->steps, name);
}

const LimberHealthRecord *
limber_session_log_health (const LimberSessionLog *log, const char *file)
{
  static const LimberHealthRecord nothing;
  const LimberHealthRecord *record = g_hash_table_lookup (log->health, file);

  return record == NULL ? &nothing : record;
}
