#include "preview-parts.h"

#include "dose.h"

#include <glib/gi18n.h>

LimberPreview *
limber_preview_new (LimberRoutine *routine, GTimeZone *zone, const char *zone_name, LimberDate from, int days)
{
  LimberPreview *preview = g_new0 (LimberPreview, 1);

  preview->routine = limber_routine_ref (routine);
  preview->zone = g_time_zone_ref (zone);
  preview->zone_name = g_strdup (zone_name);
  preview->from = from;
  preview->days = days;
  preview->course.routine = routine;
  preview->course.day1 = routine->start != 0 ? routine->start : from;
  preview->slots = g_array_new (FALSE, FALSE, sizeof (LimberSlot));
  preview->sitting = g_array_new (FALSE, FALSE, sizeof (LimberSitting));
  for (int i = 0; i < days; i++)
    {
      LimberDate date = from + (LimberDate)i;

      limber_schedule_day (&preview->course, date, zone, preview->slots);
      limber_schedule_sitting (&preview->course, date, zone, preview->sitting);
    }
  return preview;
}

void
limber_preview_free (LimberPreview *preview)
{
  limber_routine_unref (preview->routine);
  g_time_zone_unref (preview->zone);
  g_free (preview->zone_name);
  g_array_unref (preview->slots);
  g_array_unref (preview->sitting);
  g_free (preview);
}

int
limber_preview_minutes (const LimberPreview *preview, const LimberSlot *slot)
{
  int phase_day = 0;

  limber_course_phase (&preview->course, slot->date, &phase_day);
  if (limber_activity_seconds (slot->activity, phase_day) == 0)
    return 0;
  return limber_activity_minutes (slot->activity, phase_day);
}

int
limber_preview_minute (const LimberPreview *preview, LimberCivilSpan *span, LimberInstant at)
{
  int minute;

  limber_civil_span_local (span, preview->zone, at, NULL, &minute);
  return minute;
}

char *
limber_preview_moved (const LimberPreview *preview, LimberCivilSpan *span, const LimberSlot *slot)
{
  char time[LIMBER_TIME_BUFFER];

  if (slot->flexible || limber_preview_minute (preview, span, slot->at) == slot->minute)
    return NULL;
  limber_minute_format (slot->minute, time);
  if (slot->at == slot->until)
    return g_strdup_printf (_ ("left out: the clocks go forward over %s"), time);
  return g_strdup_printf (_ ("the clocks go forward over %s"), time);
}

static char *
after_note (const LimberSlot *slot)
{
  const LimberWhen *when = &slot->activity->when;
  const char *target = limber_phase_find (slot->phase, when->after)->title;

  if (when->minutes == 0)
    return g_strdup_printf (_ ("right after \"%s\""), target);
  return g_strdup_printf (_ ("%d min after \"%s\""), when->minutes, target);
}

char *
limber_preview_note (const LimberSlot *slot)
{
  const LimberWhen *when = &slot->activity->when;

  if (slot->flexible)
    return g_strdup_printf (ngettext ("any %d day of the week", "any %d days of the week", (gulong)when->count),
                            when->count);
  return when->shape == LIMBER_SHAPE_AFTER ? after_note (slot) : NULL;
}

static guint
hash_key (gconstpointer data)
{
  const LimberPreviewKey *key = data;

  return (g_direct_hash (key->activity) * 31 + g_direct_hash (key->phase)) * 31
         + (guint)(key->minutes * 1440 + key->other);
}

static gboolean
equal_keys (gconstpointer a, gconstpointer b)
{
  const LimberPreviewKey *x = a, *y = b;

  return x->activity == y->activity && x->phase == y->phase && x->minutes == y->minutes && x->other == y->other;
}

GHashTable *
limber_preview_memo_new (void)
{
  return g_hash_table_new_full (hash_key, equal_keys, g_free, g_free);
}

const char *
limber_preview_memo_take (GHashTable *memo, const LimberPreviewKey *key, char *text)
{
  g_hash_table_insert (memo, g_memdup2 (key, sizeof *key), text);
  return text;
}
