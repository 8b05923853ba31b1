#include "week-text.h"

#include "core/wrap.h"

#include <glib/gi18n.h>

/* Of a day, with the blank after it. */
#define COLUMN 11

/* Cells of a day's bar. */
#define CELLS 5

gboolean
limber_week_of_status (GVariant *status, LimberWeekDay days[LIMBER_WEEK_DAYS])
{
  g_autoptr (GVariant) week = g_variant_lookup_value (status, "week", G_VARIANT_TYPE ("aa{sv}"));

  if (week == NULL || g_variant_n_children (week) != LIMBER_WEEK_DAYS)
    return FALSE;
  for (gsize i = 0; i < LIMBER_WEEK_DAYS; i++)
    {
      g_autoptr (GVariant) day = g_variant_get_child_value (week, i);
      const char *date = "", *state = "";

      days[i] = (LimberWeekDay){ 0 };
      g_variant_lookup (day, "date", "&s", &date);
      g_variant_lookup (day, "state", "&s", &state);
      g_variant_lookup (day, "performed", "i", &days[i].performed);
      g_variant_lookup (day, "counted", "i", &days[i].counted);
      days[i].date = limber_date_parse (date);
      days[i].state = limber_day_state_parse (state);
      if (days[i].date == 0)
        return FALSE;
    }
  return TRUE;
}

/* "Sat 14", and for the last one "today". */
static char *
head_of (const LimberWeekDay *days, gsize i)
{
  char words[40];
  GDate day;

  if (i == LIMBER_WEEK_DAYS - 1)
    return g_strdup (C_ ("column", "today"));
  g_date_clear (&day, 1);
  g_date_set_julian (&day, days[i].date);
  g_date_strftime (words, sizeof words, "%a %-d", &day);
  return g_strdup (words);
}

/* Full only where all of it was done, and never empty where something was. */
static char *
bar_of (const LimberWeekDay *day, gboolean blocks)
{
  GString *bar = g_string_new (NULL);
  int full = day->counted == 0 ? 0 : day->performed * CELLS / day->counted;

  if (day->state != LIMBER_DAY_COUNTED)
    return g_string_free (bar, FALSE);
  if (day->performed > 0)
    full = MAX (full, 1);
  for (int i = 0; i < CELLS; i++)
    g_string_append (bar, i < full ? (blocks ? "■" : "#") : (blocks ? "□" : "."));
  return g_string_free (bar, FALSE);
}

static void
append_row (GString *out, char *const *cells)
{
  GString *row = g_string_new ("  ");

  for (gsize i = 0; i < LIMBER_WEEK_DAYS; i++)
    {
      g_autofree char *fitted = limber_wrap_fit (cells[i], COLUMN - 1);

      g_string_append_printf (row, "%s ", fitted);
    }
  g_string_append_printf (out, "%s\n", g_strchomp (row->str));
  g_string_free (row, TRUE);
}

char *
limber_week_text (const LimberWeekDay days[LIMBER_WEEK_DAYS], gboolean blocks)
{
  GString *out = g_string_new (NULL);
  g_auto (GStrv) heads = g_new0 (char *, LIMBER_WEEK_DAYS + 1), bars = g_new0 (char *, LIMBER_WEEK_DAYS + 1);
  g_auto (GStrv) words = g_new0 (char *, LIMBER_WEEK_DAYS + 1);

  for (gsize i = 0; i < LIMBER_WEEK_DAYS; i++)
    {
      heads[i] = head_of (days, i);
      bars[i] = bar_of (&days[i], blocks);
      words[i] = days[i].state == LIMBER_DAY_NOTHING && !blocks ? g_strdup ("-") : limber_week_day_words (&days[i]);
    }
  append_row (out, heads);
  append_row (out, bars);
  append_row (out, words);
  return g_string_free (out, FALSE);
}
