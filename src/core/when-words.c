#include "when-words.h"

#include <glib/gi18n.h>

#define WEEKDAYS 0x1f
#define WEEKEND 0x60
#define DAYS_A_WEEK 7

/* "Monday", in the client's language. */
static void
append_day_name (GString *out, guint day)
{
  char name[64];
  GDate date;

  g_date_clear (&date, 1);
  /* the first day of the calendar was a Monday */
  g_date_set_julian (&date, day + 1);
  g_date_strftime (name, sizeof name, "%A", &date);
  g_string_append (out, name);
}

/* What stands between item @i of @n and the one before: "a, b and c". */
static const char *
joint (gsize i, gsize n)
{
  if (i == 0)
    return "";
  return i + 1 == n ? _ (" and ") : ", ";
}

static void
append_day_names (GString *out, guint days)
{
  guint n_days = 0, seen = 0;

  for (guint day = 0; day < DAYS_A_WEEK; day++)
    n_days += (days >> day) & 1;
  for (guint day = 0; day < DAYS_A_WEEK; day++)
    {
      if (((days >> day) & 1) == 0)
        continue;
      g_string_append (out, joint (seen++, n_days));
      append_day_name (out, day);
    }
}

static void
append_days (GString *out, const LimberWhen *when)
{
  if (when->every_days > 1)
    g_string_append_printf (out, _ ("every %d days"), when->every_days);
  else if (when->days == LIMBER_DAYS_ALL)
    g_string_append (out, _ ("every day"));
  if (when->days == LIMBER_DAYS_ALL)
    return;
  if (when->every_days > 1)
    g_string_append (out, ", ");
  if (when->days == WEEKDAYS)
    g_string_append (out, _ ("Monday to Friday"));
  else if (when->days == WEEKEND)
    g_string_append (out, _ ("Saturday and Sunday"));
  else
    append_day_names (out, when->days);
}

/* "10:30 and 19:00" */
static void
append_times (GString *out, const LimberWhen *when)
{
  char time[LIMBER_TIME_BUFFER];

  for (gsize i = 0; i < when->n_times; i++)
    g_string_append_printf (out, "%s%s", joint (i, when->n_times), limber_minute_format (when->times[i], time));
}

static void
append_window (GString *out, const LimberWhen *when)
{
  char from[LIMBER_TIME_BUFFER], to[LIMBER_TIME_BUFFER];

  limber_minute_format (when->from, from);
  limber_minute_format (when->to, to);
  if (when->shape == LIMBER_SHAPE_TIMES_A_DAY)
    g_string_append_printf (out,
                            ngettext ("%d time between %s and %s", "%d times between %s and %s", (gulong)when->count),
                            when->count, from, to);
  else if (when->shape == LIMBER_SHAPE_EVERY)
    g_string_append_printf (out, _ ("from %s to %s every %d min"), from, to, when->minutes);
  else
    g_string_append_printf (out, _ ("from %s to %s after %d min of sitting"), from, to, when->minutes);
}

/* Those that do not begin with the days. */
static void
append_after (GString *out, const LimberPhase *phase, const LimberWhen *when)
{
  const char *target = limber_phase_find (phase, when->after)->title;

  if (when->minutes == 0)
    g_string_append_printf (out, _ ("right after: %s"), target);
  else
    g_string_append_printf (out, _ ("%d min after: %s"), when->minutes, target);
  if (when->only_if_done)
    g_string_append (out, _ (", if that was done"));
}

static void
append_times_a_week (GString *out, const LimberWhen *when)
{
  g_string_append_printf (
      out, ngettext ("on any %d day of the week", "on any %d days of the week", (gulong)when->count), when->count);
  if (when->days != LIMBER_DAYS_ALL)
    {
      g_string_append (out, " (");
      append_days (out, when);
      g_string_append_c (out, ')');
    }
  g_string_append (out, _ (", at "));
  append_times (out, when);
}

char *
limber_when_words (const LimberPhase *phase, const LimberWhen *when)
{
  GString *out = g_string_new (NULL);

  if (when->shape == LIMBER_SHAPE_AFTER)
    append_after (out, phase, when);
  else if (when->shape == LIMBER_SHAPE_TIMES_A_WEEK)
    append_times_a_week (out, when);
  else
    {
      append_days (out, when);
      g_string_append (out, when->shape == LIMBER_SHAPE_AT ? _ (", at ") : ", ");
      if (when->shape == LIMBER_SHAPE_AT)
        append_times (out, when);
      else
        append_window (out, when);
    }
  return g_string_free (out, FALSE);
}
