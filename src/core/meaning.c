#include "meaning.h"

#include "meaning-parts.h"
#include "words.h"
#include "wrap.h"

#include <glib/gi18n.h>
#include <string.h>

#define COLUMNS 80

void
limber_meaning_line (GString *out, int indent, int hang, const char *text)
{
  g_string_append_printf (out, "%*s", indent, "");
  limber_wrap (out, indent, indent + hang, COLUMNS, text);
}

char *
limber_meaning_times (int times)
{
  if (times == 0)
    return g_strdup (_ ("never"));
  return times == 1 ? g_strdup (_ ("once")) : g_strdup_printf (_ ("%d times"), times);
}

static void append (GString *out, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* One paragraph at the left margin. */
static void
append (GString *out, const char *format, ...)
{
  g_autofree char *line = NULL;
  va_list args;

  va_start (args, format);
  line = g_strdup_vprintf (format, args);
  va_end (args);
  limber_meaning_line (out, 0, 2, line);
}

char *
limber_meaning_from (const LimberRoutine *routine)
{
  const char *const parts[] = { routine->therapist, routine->practice, routine->phone, routine->email };
  g_autoptr (GString) line = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      g_string_append_printf (line, "%s%s", line->len == 0 ? "" : ", ", parts[i]);
  return line->len == 0 ? NULL : g_strdup_printf (_ ("From %s."), line->str);
}

char *
limber_meaning_for_whom (const LimberRoutine *routine, const char *nobody)
{
  static const char *const sides[] = { [LIMBER_SIDE_LEFT] = N_ ("left side"),
                                       [LIMBER_SIDE_RIGHT] = N_ ("right side"),
                                       [LIMBER_SIDE_BOTH] = N_ ("both sides") };
  const char *client = routine->client != NULL ? routine->client : nobody;

  if (routine->affected_side == LIMBER_SIDE_NONE)
    return g_strdup_printf (_ ("For %s; no affected side is named."), client);
  return g_strdup_printf (_ ("For %s, %s."), client, _ (sides[routine->affected_side]));
}

static void
append_people (GString *out, const LimberRoutine *routine)
{
  g_autofree char *whom = limber_meaning_for_whom (routine, _ ("a client without a name")),
                  *from = limber_meaning_from (routine);

  limber_meaning_line (out, 0, 2, whom);
  if (from != NULL)
    limber_meaning_line (out, 0, 2, from);
}

static void
append_dates (GString *out, const LimberRoutine *routine, LimberDate day1)
{
  g_autofree char *begin = limber_date_words (day1, TRUE);
  g_autoptr (GString) sessions = g_string_new (NULL);

  if (routine->start != 0)
    append (out, _ ("Day 1 is %s."), begin);
  else
    append (out, _ ("Day 1 is the day of installation; shown here as if it were %s."), begin);
  for (guint i = 0; i < routine->sessions->len; i++)
    {
      g_autofree char *date = limber_date_words (g_array_index (routine->sessions, LimberDate, i), i == 0);

      g_string_append_printf (sessions, "%s%s", i == 0 ? "" : ", ", date);
    }
  if (sessions->len > 0)
    append (out, _ ("Sessions: %s."), sessions->str);
}

static void
append_safety (GString *out, const LimberRoutine *routine)
{
  const LimberPainScale *pain = &routine->pain;
  guint n_rules = g_strv_length (routine->stop_rules);

  append (out, _ ("Pain: 0 (%s) to 10 (%s). From %d on one set fewer, from %d on not today."), pain->low, pain->high,
          pain->ease_off_at, pain->stop_at);
  append (
      out,
      ngettext ("Stop rules: %u, shown before every routine.", "Stop rules: %u, shown before every routine.", n_rules),
      n_rules);
  append (out,
          ngettext ("Warning signs: %u, asked on day 1 and every %d days.",
                    "Warning signs: %u, asked on day 1 and every %d days.", routine->signs->len),
          routine->signs->len, routine->ask_signs_every_days);
  append (out, _ ("Emergency number: %s."),
          routine->emergency_number != NULL ? routine->emergency_number : _ ("none, \"your local emergency number\""));
}

static void
append_reminders (GString *out, const LimberRoutine *routine)
{
  const LimberRemind *remind = &routine->remind;
  char from[LIMBER_TIME_BUFFER], to[LIMBER_TIME_BUFFER];
  g_autofree char *snoozes = limber_meaning_times (remind->max_snoozes);
  g_autofree char *repeats = limber_meaning_times (remind->repeat_at_most);

  append (out, _ ("Reminders come between %s and %s; each is offered for %d min."),
          limber_minute_format (routine->day_from, from), limber_minute_format (routine->day_to, to),
          remind->offer_for_minutes);
  append (out, _ ("Later waits %d min (at most: %s). No answer: shown again after %d min (at most: %s)."),
          remind->snooze_minutes, snoozes, remind->repeat_after_minutes, repeats);
}

char *
limber_meaning_phase (const LimberPhase *phase)
{
  const char *name = phase->name != NULL ? phase->name : _ ("The plan");

  if (phase->to_week == 0)
    return g_strdup_printf (_ ("%s (from week %d, without end)"), name, phase->from_week);
  if (phase->to_week == phase->from_week)
    return g_strdup_printf (_ ("%s (week %d)"), name, phase->from_week);
  return g_strdup_printf (_ ("%s (weeks %d to %d)"), name, phase->from_week, phase->to_week);
}

static void
append_phase (GString *out, const LimberCourse *course, const LimberPhase *phase, gboolean last, GTimeZone *zone)
{
  g_autofree char *name = limber_meaning_phase (phase);

  g_string_append_c (out, '\n');
  limber_meaning_line (out, 0, 2, name);
  for (guint i = 0; i < phase->activities->len; i++)
    limber_meaning_activity (out, course->routine, phase->activities->pdata[i]);
  limber_meaning_calendar (out, course, phase, zone);
  if (!last)
    limber_meaning_line (
        out, 2, 0, phase->ask ? _ ("Then limber asks: Move on, or stay a week?") : _ ("Then it moves on by itself."));
}

static void
append_defaults (GString *out, const LimberRoutine *routine)
{
  const char *where = "";

  g_string_append_c (out, '\n');
  append (out, "%s",
          routine->defaults->len == 0 ? _ ("limber chose nothing itself.") : _ ("What limber chose itself:"));
  for (guint i = 0; i < routine->defaults->len; i++)
    {
      const LimberDefault *value = routine->defaults->pdata[i];

      if (strcmp (where, value->where) != 0)
        limber_meaning_line (out, 2, 2, value->where);
      where = value->where;
      limber_meaning_line (out, 4, 4, value->text);
    }
}

char *
limber_meaning (const LimberRoutine *routine, LimberDate today, GTimeZone *zone, gboolean explain)
{
  GString *out = g_string_new (NULL);
  const LimberCourse course = { .routine = routine, .day1 = routine->start != 0 ? routine->start : today };

  append (out, _ ("%s (%s, revision %d)"), routine->title, routine->id, routine->revision);
  append_people (out, routine);
  append_dates (out, routine, course.day1);
  append_reminders (out, routine);
  append_safety (out, routine);
  for (guint i = 0; i < routine->phases->len; i++)
    append_phase (out, &course, routine->phases->pdata[i], i + 1 == routine->phases->len, zone);
  if (explain)
    append_defaults (out, routine);
  return g_string_free (out, FALSE);
}
