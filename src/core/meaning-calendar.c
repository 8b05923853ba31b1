#include "meaning-parts.h"

#include "dose.h"
#include "schedule.h"
#include "words.h"

#include <glib/gi18n.h>
#include <string.h>

#define DAYS_A_WEEK 7

typedef struct
{
  GArray *slots;   /* LimberSlot */
  GArray *sitting; /* LimberSitting */
} CalendarDay;

static void
day_clear (gpointer data)
{
  CalendarDay *day = data;

  g_array_unref (day->slots);
  g_array_unref (day->sitting);
}

static gboolean
same_day (const CalendarDay *a, const CalendarDay *b)
{
  if (a->slots->len != b->slots->len || a->sitting->len != b->sitting->len)
    return FALSE;
  for (guint i = 0; i < a->slots->len; i++)
    {
      const LimberSlot *x = &g_array_index (a->slots, LimberSlot, i), *y = &g_array_index (b->slots, LimberSlot, i);

      if (x->activity != y->activity || x->minute != y->minute)
        return FALSE;
    }
  for (guint i = 0; i < a->sitting->len; i++)
    if (g_array_index (a->sitting, LimberSitting, i).activity != g_array_index (b->sitting, LimberSitting, i).activity)
      return FALSE;
  return TRUE;
}

/* A check-in takes as long as it takes. */
static int
minutes_of (const LimberActivity *activity)
{
  return activity->kind == LIMBER_KIND_CHECK_IN ? 0 : limber_activity_minutes (activity, 0);
}

static void
append_what (GString *line, const LimberActivity *activity)
{
  g_string_append (line, activity->title);
  if (minutes_of (activity) > 0)
    g_string_append_printf (line, _ (", %d min"), minutes_of (activity));
}

/* All slots of an `every_minutes` rule in a day. */
typedef struct
{
  int first, last; /* nominal minutes */
  int count;
} Rule;

/* Returns: (transfer full) LimberActivity → Rule */
static GHashTable *
collect_rules (const GArray *slots)
{
  GHashTable *rules = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  for (guint i = 0; i < slots->len; i++)
    {
      const LimberSlot *slot = &g_array_index (slots, LimberSlot, i);
      Rule *rule = g_hash_table_lookup (rules, slot->activity);

      if (slot->activity->when.shape != LIMBER_SHAPE_EVERY)
        continue;
      if (rule == NULL)
        {
          rule = g_new0 (Rule, 1);
          rule->first = slot->minute;
          g_hash_table_insert (rules, (gpointer)slot->activity, rule);
        }
      rule->last = slot->minute;
      rule->count++;
    }
  return rules;
}

static void
append_rule (GString *out, const LimberActivity *activity, const Rule *rule)
{
  char from[LIMBER_TIME_BUFFER], to[LIMBER_TIME_BUFFER];
  g_autoptr (GString) line = g_string_new (NULL);

  g_string_append_printf (
      line, ngettext ("%s to %s, every %d min (%d time): ", "%s to %s, every %d min (%d times): ", (gulong)rule->count),
      limber_minute_format (rule->first, from), limber_minute_format (rule->last, to), activity->when.minutes,
      rule->count);
  append_what (line, activity);
  limber_meaning_line (out, 4, 6, line->str);
}

static void
append_slot (GString *out, const LimberPhase *phase, const LimberSlot *slot)
{
  const LimberWhen *when = &slot->activity->when;
  const LimberActivity *target = when->after == NULL ? NULL : limber_phase_find (phase, when->after);
  char time[LIMBER_TIME_BUFFER];
  g_autoptr (GString) line = g_string_new (limber_minute_format (slot->minute, time));

  g_string_append_c (line, ' ');
  append_what (line, slot->activity);
  if (target != NULL)
    g_string_append_printf (line, _ (" (%d min after: %s)"), when->minutes, target->title);
  if (slot->flexible)
    g_string_append_printf (
        line, ngettext (" (any %d day of the week)", " (any %d days of the week)", (gulong)when->count), when->count);
  limber_meaning_line (out, 4, 6, line->str);
}

static void
append_sitting (GString *out, const LimberSitting *sitting)
{
  const LimberActivity *activity = sitting->activity;
  char from[LIMBER_TIME_BUFFER], to[LIMBER_TIME_BUFFER];
  g_autoptr (GString) line = g_string_new (NULL);

  g_string_append_printf (line, _ ("%s to %s, after every %d min of sitting: "),
                          limber_minute_format (sitting->from_minute, from),
                          limber_minute_format (sitting->to_minute, to), activity->when.minutes);
  append_what (line, activity);
  limber_meaning_line (out, 4, 6, line->str);
}

static void
append_day (GString *out, const LimberPhase *phase, const CalendarDay *day)
{
  g_autoptr (GHashTable) rules = collect_rules (day->slots);

  for (guint i = 0; i < day->slots->len; i++)
    {
      const LimberSlot *slot = &g_array_index (day->slots, LimberSlot, i);
      const Rule *rule = g_hash_table_lookup (rules, slot->activity);

      if (rule == NULL)
        append_slot (out, phase, slot);
      else if (rule->first == slot->minute)
        append_rule (out, slot->activity, rule);
    }
  for (guint i = 0; i < day->sitting->len; i++)
    append_sitting (out, &g_array_index (day->sitting, LimberSitting, i));
  if (day->slots->len + day->sitting->len == 0)
    limber_meaning_line (out, 4, 0, _ ("nothing"));
}

/* Days that follow one another and are alike stand together. */
static void
append_days (GString *out, const LimberPhase *phase, LimberDate first, const GArray *days)
{
  guint last;

  for (guint i = 0; i < days->len; i = last + 1)
    {
      const CalendarDay *day = &g_array_index (days, CalendarDay, i);
      g_autofree char *begin = limber_date_words (first + i, i == 0);
      g_autofree char *end = NULL;
      g_autofree char *heading = NULL;

      for (last = i; last + 1 < days->len && same_day (day, &g_array_index (days, CalendarDay, last + 1));)
        last++;
      end = limber_date_words (first + last, FALSE);
      heading = last == i ? g_strdup_printf ("%s:", begin) : g_strdup_printf (_ ("%s to %s, each day:"), begin, end);
      limber_meaning_line (out, 2, 2, heading);
      append_day (out, phase, day);
    }
}

/* How often each activity comes in the week. Returns: (transfer full) LimberActivity → number */
static GHashTable *
count_week (const GArray *days)
{
  GHashTable *counts = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < days->len; i++)
    {
      const GArray *slots = g_array_index (days, CalendarDay, i).slots;

      for (guint j = 0; j < slots->len; j++)
        {
          const LimberActivity *activity = g_array_index (slots, LimberSlot, j).activity;
          int count = GPOINTER_TO_INT (g_hash_table_lookup (counts, activity));

          g_hash_table_insert (counts, (gpointer)activity, GINT_TO_POINTER (count + 1));
        }
    }
  return counts;
}

static int
minutes_of_day (const CalendarDay *day)
{
  int minutes = 0;

  for (guint i = 0; i < day->slots->len; i++)
    minutes += minutes_of (g_array_index (day->slots, LimberSlot, i).activity);
  return minutes;
}

/* @times: how often it is offered in the week. Returns: the minutes of the week */
static int
append_total (GString *out, const LimberActivity *activity, int times)
{
  gboolean flexible = activity->when.shape == LIMBER_SHAPE_TIMES_A_WEEK;
  int asked = flexible ? MIN (times, activity->when.count) : times;
  int minutes = asked * minutes_of (activity);
  g_autoptr (GString) line = g_string_new (activity->title);

  if (activity->when.shape == LIMBER_SHAPE_AFTER_SITTING)
    g_string_append (line, _ (": as often as the sitting asks for it"));
  else
    g_string_append_printf (line, ngettext (": %d time", ": %d times", (gulong)asked), asked);
  if (minutes > 0)
    g_string_append_printf (line, _ (", %d min in all"), minutes);
  limber_meaning_line (out, 4, 6, line->str);
  return minutes;
}

static void
append_totals (GString *out, const LimberPhase *phase, const GArray *days)
{
  g_autoptr (GHashTable) counts = count_week (days);
  int least = G_MAXINT, most = 0, week = 0;
  g_autofree char *line = NULL;

  for (guint i = 0; i < phase->activities->len; i++)
    {
      const LimberActivity *activity = phase->activities->pdata[i];

      week += append_total (out, activity, GPOINTER_TO_INT (g_hash_table_lookup (counts, activity)));
    }
  for (guint i = 0; i < days->len; i++)
    {
      int minutes = minutes_of_day (&g_array_index (days, CalendarDay, i));

      least = MIN (least, minutes);
      most = MAX (most, minutes);
    }
  if (least == most)
    line = g_strdup_printf (_ ("About %d min a day, %d min a week, sitting breaks not counted."), most, week);
  else
    line = g_strdup_printf (_ ("About %d to %d min a day, %d min a week, sitting breaks not counted."), least, most,
                            week);
  limber_meaning_line (out, 4, 0, line);
}

void
limber_meaning_calendar (GString *out, const LimberCourse *course, const LimberPhase *phase, GTimeZone *zone)
{
  LimberDate first = course->day1 + (LimberDate)(phase->from_week - 1) * DAYS_A_WEEK;
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (CalendarDay));

  g_array_set_clear_func (days, day_clear);
  for (guint i = 0; i < DAYS_A_WEEK; i++)
    {
      CalendarDay day = { .slots = g_array_new (FALSE, FALSE, sizeof (LimberSlot)),
                          .sitting = g_array_new (FALSE, FALSE, sizeof (LimberSitting)) };

      limber_schedule_day (course, first + i, zone, day.slots);
      limber_schedule_sitting (course, first + i, zone, day.sitting);
      g_array_append_val (days, day);
    }
  append_days (out, phase, first, days);
  limber_meaning_line (out, 2, 0, _ ("In that week:"));
  append_totals (out, phase, days);
}
