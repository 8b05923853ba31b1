#include "past-parts.h"

#include <string.h>

/* A stretch of time that does not count: a pause, a hold or a holiday. */
typedef struct
{
  LimberEventKind kind;      /* PAUSED, HELD or ANSWER */
  char *file;                /* (owned) (nullable) nullable: every file */
  char *activity;            /* (owned) (nullable) HELD: one activity only; NULL: for a warning sign */
  char *reason;              /* (owned) (nullable) HELD */
  LimberInstant from, until; /* as it was told: the days that stand still */
  LimberInstant begun, over; /* the same, but what was said stays said when the clock is set back */
  gboolean ended;            /* the client ended it, rather than its time */
} Interval;

static void
interval_free (gpointer data)
{
  Interval *interval = data;

  g_free (interval->file);
  g_free (interval->activity);
  g_free (interval->reason);
  g_free (interval);
}

GPtrArray *
limber_past_intervals_new (void)
{
  return g_ptr_array_new_with_free_func (interval_free);
}

static void
begin_interval (LimberPast *past, const LimberEvent *event, LimberInstant from)
{
  Interval *interval = g_new0 (Interval, 1);
  guint place = past->intervals->len;

  interval->kind = event->kind;
  interval->file = g_strdup (event->file);
  interval->activity = event->kind == LIMBER_EVENT_HELD ? g_strdup (event->activity) : NULL;
  interval->reason = event->kind == LIMBER_EVENT_HELD ? g_strdup (event->reason) : NULL;
  interval->from = interval->begun = from;
  interval->until = interval->over = event->until == LIMBER_ABSENT ? LIMBER_NEVER : event->until;
  /* a holiday is told afterwards, so it may have begun before the last one */
  while (place > 0 && ((const Interval *)past->intervals->pdata[place - 1])->from > from)
    place--;
  g_ptr_array_insert (past->intervals, (int)place, interval);
}

/* Resuming one file leaves a pause of all in force; resuming all ends every pause. */
static void
end_intervals (LimberPast *past, LimberEventKind kind, const LimberEvent *event)
{
  for (guint i = 0; i < past->intervals->len; i++)
    {
      Interval *interval = past->intervals->pdata[i];

      if (interval->kind != kind || (event->file != NULL && g_strcmp0 (event->file, interval->file) != 0))
        continue;
      if (interval->until > event->at)
        interval->until = MAX (event->at, interval->from);
      if (interval->over > event->at)
        {
          interval->over = event->at;
          interval->ended = TRUE;
        }
    }
}

void
limber_past_fold_interval (LimberPast *past, const LimberEvent *event)
{
  switch (event->kind)
    {
    case LIMBER_EVENT_PAUSED:
    case LIMBER_EVENT_HELD:
      begin_interval (past, event, event->at);
      break;
    case LIMBER_EVENT_RESUMED:
      end_intervals (past, LIMBER_EVENT_PAUSED, event);
      break;
    case LIMBER_EVENT_RELEASED:
      end_intervals (past, LIMBER_EVENT_HELD, event);
      break;
    case LIMBER_EVENT_ANSWER:
      if (g_strcmp0 (event->reason, "holiday") == 0 && event->due != LIMBER_ABSENT)
        begin_interval (past, event, event->due);
      break;
    default:
      break;
    }
}

void
limber_past_set_back (LimberPast *past, LimberInstant at)
{
  for (guint i = 0; i < past->intervals->len; i++)
    {
      Interval *interval = past->intervals->pdata[i];

      interval->begun = MIN (interval->begun, at);
      if (interval->ended)
        interval->over = MIN (interval->over, at);
    }
}

static gboolean
spans (const LimberPast *past, const Interval *interval, LimberInstant at)
{
  /* perhaps no row has told yet that the clock was set back */
  LimberInstant over = interval->ended ? MIN (interval->over, past->now) : interval->over;

  return at >= MIN (interval->begun, past->now) && at < over;
}

/* A warning sign holds every routine, whichever asked for it. */
static gboolean
is_about (const Interval *interval, const char *file)
{
  return interval->file == NULL || g_strcmp0 (interval->file, file) == 0
         || (interval->kind == LIMBER_EVENT_HELD && interval->activity == NULL);
}

static gboolean
in_force (const LimberPast *past, LimberEventKind kind, const char *file, const char *activity, gboolean all,
          LimberInstant at, LimberInstant *until)
{
  gboolean found = FALSE;

  for (guint i = 0; i < past->intervals->len; i++)
    {
      const Interval *interval = past->intervals->pdata[i];

      if (interval->kind != kind || !spans (past, interval, at) || !is_about (interval, file)
          || (interval->activity == NULL && !all)
          || (interval->activity != NULL && activity != NULL && strcmp (interval->activity, activity) != 0))
        continue;
      if (until != NULL)
        *until = found ? MAX (*until, interval->over) : interval->over;
      found = TRUE;
    }
  return found;
}

gboolean
limber_past_paused (const LimberPast *past, const char *file, LimberInstant at, LimberInstant *until)
{
  return in_force (past, LIMBER_EVENT_PAUSED, file, NULL, TRUE, at, until);
}

gboolean
limber_past_held (const LimberPast *past, const char *file, const char *activity, gboolean signs, LimberInstant at,
                  LimberInstant *until)
{
  return in_force (past, LIMBER_EVENT_HELD, file, activity, signs, at, until);
}

gboolean
limber_past_sign (const LimberPast *past, LimberInstant at, LimberUrgency *urgency, const char **file)
{
  int most = -1;

  for (guint i = 0; i < past->intervals->len; i++)
    {
      const Interval *interval = past->intervals->pdata[i];
      int here = interval->reason == NULL ? -1 : limber_urgency_parse (interval->reason);

      if (interval->kind != LIMBER_EVENT_HELD || interval->activity != NULL || !spans (past, interval, at) || here < 0
          || (most >= 0 && here >= most))
        continue;
      most = here;
      *file = interval->file;
    }
  if (most >= 0)
    *urgency = (LimberUrgency)most;
  return most >= 0;
}

/* TRUE when intervals cover at least half of [@from, @to); overlapping ones count once. *@first is
 * the first one that is not over before @from, to be kept from one day to the next. */
static gboolean
covered (const LimberPast *past, const char *file, LimberInstant from, LimberInstant to, guint *first)
{
  LimberInstant reached = from;
  gint64 sum = 0;

  while (*first < past->intervals->len && ((const Interval *)past->intervals->pdata[*first])->until <= from)
    (*first)++;
  for (guint i = *first; i < past->intervals->len; i++)
    {
      const Interval *interval = past->intervals->pdata[i];
      LimberInstant begin = MAX (interval->from, reached), end = MIN (interval->until, to);

      if (interval->from >= to)
        break;
      if (end <= begin || interval->activity != NULL || !is_about (interval, file))
        continue;
      sum += end - begin;
      reached = end;
    }
  return sum * 2 >= to - from;
}

/* The first local date at or after @date that an interval touches; later than @today: none does. */
static LimberDate
next_touched (const LimberPast *past, GTimeZone *zone, guint first, LimberDate date, LimberDate today)
{
  LimberDate begins;

  if (first >= past->intervals->len)
    return today + 1;
  limber_civil_local (zone, ((const Interval *)past->intervals->pdata[first])->from, &begins, NULL);
  return MAX (date, begins);
}

GArray *
limber_past_standstill (const LimberPast *past, const char *file, LimberDate today, GTimeZone *zone)
{
  GArray *dates = g_array_new (FALSE, FALSE, sizeof (LimberDate));
  guint first = 0;

  for (LimberDate date = next_touched (past, zone, 0, 0, today); date <= today;
       date = next_touched (past, zone, first, date + 1, today))
    {
      LimberInstant from, to;

      if (limber_civil_resolve (zone, date, 0, &from, NULL) && limber_civil_resolve (zone, date, 1440, &to, NULL)
          && covered (past, file, from, to, &first))
        g_array_append_val (dates, date);
    }
  return dates;
}
