#include "adapt.h"

#include "nearest.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  const LimberRoutine *routine;
  const LimberSettings *settings;
} Adapting;

/* How often a day at most @activity is offered by the file; G_MAXINT where sitting decides. */
static int
times_a_day (const LimberPhase *phase, const LimberActivity *activity)
{
  const LimberWhen *when = &activity->when;

  switch (when->shape)
    {
    case LIMBER_SHAPE_AT:
      return (int)when->n_times;
    case LIMBER_SHAPE_TIMES_A_DAY:
      return when->count;
    case LIMBER_SHAPE_EVERY:
      return (when->to - when->from + when->minutes - 1) / when->minutes;
    case LIMBER_SHAPE_TIMES_A_WEEK:
      return 1;
    case LIMBER_SHAPE_AFTER:
      return times_a_day (phase, limber_phase_find (phase, when->after));
    case LIMBER_SHAPE_AFTER_SITTING:
    default:
      return G_MAXINT;
    }
}

/* Why the times of @own cannot stand in the place of the file's; NULL when they can.
 * Returns: (transfer full) (nullable) */
static char *
misfit (const LimberRoutine *routine, const LimberPhase *phase, const LimberActivity *activity,
        const LimberSettingsActivity *own)
{
  char time[LIMBER_TIME_BUFFER], from[LIMBER_TIME_BUFFER], to[LIMBER_TIME_BUFFER];
  int most = times_a_day (phase, activity);

  for (gsize i = 0; i < own->n_times; i++)
    if (own->times[i] < routine->day_from || own->times[i] >= routine->day_to)
      return g_strdup_printf (
          _ ("%s is not in the day of this routine, which is %s to %s"), limber_minute_format (own->times[i], time),
          limber_minute_format (routine->day_from, from), limber_minute_format (routine->day_to, to));
  if (own->n_times > (gsize)most)
    return g_strdup_printf (ngettext ("your therapist asked for it %d time a day, not more",
                                      "your therapist asked for it %d times a day, not more", (gulong)most),
                            most);
  return NULL;
}

static gboolean
is_off (const Adapting *adapting, const LimberActivity *activity)
{
  const LimberSettingsActivity *own = limber_settings_find (adapting->settings, adapting->routine->id, activity->id);

  return own != NULL && own->off;
}

static void
move (const Adapting *adapting, const LimberPhase *phase, const LimberActivity *activity, LimberWhen *when)
{
  const LimberSettingsActivity *own = limber_settings_find (adapting->settings, adapting->routine->id, activity->id);
  g_autofree char *why = NULL;

  if (own == NULL || own->times == NULL)
    return;
  why = misfit (adapting->routine, phase, activity, own);
  if (why != NULL)
    return;
  if (when->shape != LIMBER_SHAPE_TIMES_A_WEEK)
    when->shape = LIMBER_SHAPE_AT;
  when->times = own->times;
  when->n_times = own->n_times;
  when->after = NULL;
}

/* The file has no circles of `after`, so this ends. */
static void
find_rule (const Adapting *adapting, const LimberPhase *phase, const LimberActivity *activity, LimberWhen *when)
{
  *when = activity->when;
  move (adapting, phase, activity, when);
  if (when->shape == LIMBER_SHAPE_AFTER)
    {
      const LimberActivity *target = limber_phase_find (phase, when->after);

      if (is_off (adapting, target))
        find_rule (adapting, phase, target, when);
    }
}

static gboolean
offer (const LimberPhase *phase, const LimberActivity *activity, LimberWhen *when, gpointer data)
{
  const Adapting *adapting = data;

  if (is_off (adapting, activity))
    return FALSE;
  find_rule (adapting, phase, activity, when);
  return TRUE;
}

/* The first activity of @routine that @own speaks of, and its phase; NULL when there is none. */
static const LimberActivity *
find_meant (const LimberRoutine *routine, const LimberSettingsActivity *own, const LimberPhase **phase)
{
  const char *slash = strchr (own->activity, '/');
  const char *id = slash == NULL ? own->activity : slash + 1;

  if (slash != NULL
      && (strlen (routine->id) != (gsize)(slash - own->activity)
          || strncmp (routine->id, own->activity, (gsize)(slash - own->activity)) != 0))
    return NULL;
  for (guint i = 0; i < routine->phases->len; i++)
    {
      const LimberActivity *activity = limber_phase_find (routine->phases->pdata[i], id);

      *phase = routine->phases->pdata[i];
      if (activity != NULL)
        return activity;
    }
  return NULL;
}

LimberRoutine *
limber_adapt (LimberRoutine *routine, const LimberSettings *settings)
{
  Adapting adapting = { routine, settings };
  const LimberPhase *phase;

  for (guint i = 0; i < settings->activities->len; i++)
    if (find_meant (routine, settings->activities->pdata[i], &phase) != NULL)
      return limber_routine_derive (routine, offer, &adapting);
  return limber_routine_ref (routine);
}

/* "Did you mean …?" over the activities of all routines. Returns: (transfer full) */
static char *
unknown (const GPtrArray *routines, const LimberSettingsActivity *own)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  const char *slash = strchr (own->activity, '/');
  const char *nearest;

  for (guint i = 0; i < routines->len; i++)
    {
      const LimberRoutine *routine = routines->pdata[i];

      for (guint j = 0; j < routine->phases->len; j++)
        {
          const LimberPhase *phase = routine->phases->pdata[j];

          for (guint k = 0; k < phase->activities->len; k++)
            g_ptr_array_add (words, ((const LimberActivity *)phase->activities->pdata[k])->id);
        }
    }
  g_ptr_array_add (words, NULL);
  nearest = limber_nearest (slash == NULL ? own->activity : slash + 1, (const char *const *)words->pdata);
  if (nearest == NULL)
    return g_strdup_printf (
        _ ("limber.conf:%d: no routine has an activity called %s; 'limber status' shows their names"), own->line,
        own->activity);
  return g_strdup_printf (_ ("limber.conf:%d: no routine has an activity called %s; did you mean %s?"), own->line,
                          own->activity, nearest);
}

GPtrArray *
limber_adapt_problems (const GPtrArray *routines, const LimberSettings *settings)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < settings->activities->len; i++)
    {
      const LimberSettingsActivity *own = settings->activities->pdata[i];
      gboolean known = FALSE;

      for (guint j = 0; j < routines->len; j++)
        {
          const LimberRoutine *routine = routines->pdata[j];
          const LimberPhase *phase;
          const LimberActivity *activity = find_meant (routine, own, &phase);
          g_autofree char *why = activity == NULL ? NULL : misfit (routine, phase, activity, own);

          known |= activity != NULL;
          if (why != NULL)
            g_ptr_array_add (problems, g_strdup_printf (_ ("limber.conf:%d: %s: %s; the routine's own times stay"),
                                                        own->line, own->activity, why));
        }
      if (!known && routines->len > 0)
        g_ptr_array_add (problems, unknown (routines, own));
    }
  return problems;
}
