#include "correct.h"

#include <glib/gi18n.h>
#include <string.h>

/* The time by which people know the occurrence: its nominal one, else when it was due. */
static void
time_of (const LimberPlanInput *input, const LimberOccurrence *known, char time[LIMBER_TIME_BUFFER])
{
  int minute = limber_minute_parse (known->key);

  if (minute < 0)
    limber_civil_local (input->zone, known->due != LIMBER_ABSENT ? known->due : known->ended, NULL, &minute);
  limber_minute_format (minute, time);
}

static gboolean
is_meant (const LimberPlanInput *input, const LimberCorrection *correction, const LimberOccurrence *known)
{
  const char *slash = strchr (correction->activity, '/');
  char time[LIMBER_TIME_BUFFER];

  if (known->date != correction->date || known->outcome == LIMBER_OUTCOME_NONE
      || strcmp (known->activity, slash == NULL ? correction->activity : slash + 1) != 0
      || (slash != NULL
          && (strlen (known->file) != (gsize)(slash - correction->activity)
              || strncmp (known->file, correction->activity, (gsize)(slash - correction->activity)) != 0)))
    return FALSE;
  time_of (input, known, time);
  return correction->time == NULL || strcmp (correction->time, time) == 0;
}

static int
by_time (gconstpointer a, gconstpointer b, gpointer input)
{
  const LimberOccurrence *x = *(LimberOccurrence *const *)a, *y = *(LimberOccurrence *const *)b;
  char first[LIMBER_TIME_BUFFER], second[LIMBER_TIME_BUFFER];
  int order;

  time_of (input, x, first);
  time_of (input, y, second);
  order = strcmp (first, second);
  return order != 0 ? order : strcmp (x->file, y->file);
}

static void
refuse_ambiguous (const LimberPlanInput *input, const LimberCorrection *correction, GPtrArray *meant, GError **error)
{
  g_autoptr (GString) list = g_string_new (NULL);

  g_ptr_array_sort_with_data (meant, by_time, (gpointer)input);
  for (guint i = 0; i < meant->len; i++)
    {
      const LimberOccurrence *known = meant->pdata[i];
      char time[LIMBER_TIME_BUFFER];

      time_of (input, known, time);
      g_string_append_printf (list, "%s%s/%s --at %s", i == 0 ? "" : ", ", known->file, known->activity, time);
    }
  g_set_error (error, LIMBER_ERROR, LIMBER_ERROR_AMBIGUOUS, _ ("%s: there was more than one that day; say which: %s"),
               correction->activity, list->str);
}

static const LimberOccurrence *
find (const LimberPlanInput *input, const LimberCorrection *correction, GError **error)
{
  g_autoptr (GPtrArray) all = limber_past_occurrences (input->past);
  g_autoptr (GPtrArray) meant = g_ptr_array_new ();
  char date[LIMBER_DATE_BUFFER];

  for (guint i = 0; i < all->len; i++)
    if (is_meant (input, correction, all->pdata[i]))
      g_ptr_array_add (meant, all->pdata[i]);
  if (meant->len == 1)
    return meant->pdata[0];
  if (meant->len > 1)
    refuse_ambiguous (input, correction, meant, error);
  else
    g_set_error (error, LIMBER_ERROR, LIMBER_ERROR_REFUSED,
                 _ ("%s: the log has no entry of it for %s that is over; 'limber log' shows what there is, and 'limber "
                    "done' answers what is still open"),
                 correction->activity, limber_date_format (correction->date, date));
  return NULL;
}

static gboolean
check_date (const LimberPlanInput *input, const LimberCorrection *correction, GError **error)
{
  LimberDate today;

  limber_civil_local (input->zone, input->now, &today, NULL);
  if (correction->date > today)
    g_set_error (error, LIMBER_ERROR, LIMBER_ERROR_USAGE, _ ("correct: that day has not come yet"));
  else if (correction->date + LIMBER_PAST_DAYS < today)
    g_set_error (error, LIMBER_ERROR, LIMBER_ERROR_REFUSED,
                 _ ("correct: that day is more than %d days ago; tell your therapist, the log stays as it is"),
                 LIMBER_PAST_DAYS);
  else
    return TRUE;
  return FALSE;
}

static LimberOutcome
outcome_of (LimberAnswerKind kind)
{
  return kind == LIMBER_ANSWER_DONE      ? LIMBER_OUTCOME_DONE
         : kind == LIMBER_ANSWER_PARTIAL ? LIMBER_OUTCOME_PARTIAL
                                         : LIMBER_OUTCOME_SKIPPED;
}

static void
add_row (const LimberPlanInput *input, const LimberOccurrence *known, const LimberCorrection *correction,
         GPtrArray *events)
{
  LimberEvent *event = limber_event_new (LIMBER_EVENT_CORRECTED, input->now, input->zone, input->zone_name);

  limber_event_set_occurrence (event, known->file, known->activity, known->date, known->key);
  event->outcome = outcome_of (correction->kind);
  event->reason = g_strdup (correction->reason);
  event->ref = limber_occurrence_ref (known);
  event->due = known->due;
  event->until = known->until;
  if (known->slot > 0)
    event->slot = known->slot;
  /* when it was over has not changed, and what follows it is not due anew */
  event->happened = known->ended;
  g_ptr_array_add (events, event);
}

gboolean
limber_correct (const LimberPlanInput *input, const LimberCorrection *correction, GPtrArray *events, char **said,
                GError **error)
{
  static const char *const words[] = { N_ ("done"), N_ ("partly done"), N_ ("not done") };
  const LimberOccurrence *known;
  char date[LIMBER_DATE_BUFFER], time[LIMBER_TIME_BUFFER];
  const char *word = _ (words[correction->kind - LIMBER_ANSWER_DONE]);

  if (!check_date (input, correction, error))
    return FALSE;
  known = find (input, correction, error);
  if (known == NULL)
    return FALSE;
  time_of (input, known, time);
  limber_date_format (known->date, date);
  if (known->outcome == outcome_of (correction->kind))
    {
      g_set_error (error, LIMBER_ERROR, LIMBER_ERROR_REFUSED, _ ("%s, %s %s: the log says already: %s"),
                   correction->activity, date, time, word);
      return FALSE;
    }
  add_row (input, known, correction, events);
  *said = g_strdup_printf (_ ("%s, %s %s: %s; the first entry stays in the log beside it."), known->activity, date,
                           time, word);
  return TRUE;
}
