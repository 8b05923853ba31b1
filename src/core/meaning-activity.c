#include "meaning.h"

#include "dose.h"
#include "meaning-parts.h"

#include <glib/gi18n.h>
#include <string.h>

static void
append_side (GString *out, LimberSide side, LimberSide affected)
{
  gboolean left = (affected == LIMBER_SIDE_LEFT) == (side == LIMBER_SIDE_AFFECTED);

  switch (side)
    {
    case LIMBER_SIDE_EACH:
    case LIMBER_SIDE_BOTH:
      g_string_append (out, _ (" on each side"));
      break;
    case LIMBER_SIDE_ALTERNATE:
      g_string_append (out, _ (" on each side, in turns"));
      break;
    case LIMBER_SIDE_LEFT:
      g_string_append (out, _ (" on the left"));
      break;
    case LIMBER_SIDE_RIGHT:
      g_string_append (out, _ (" on the right"));
      break;
    case LIMBER_SIDE_AFFECTED:
      g_string_append (out, left ? _ (" on the left, the affected side") : _ (" on the right, the affected side"));
      break;
    case LIMBER_SIDE_OTHER:
      g_string_append (out, left ? _ (" on the left, the other side") : _ (" on the right, the other side"));
      break;
    case LIMBER_SIDE_NONE:
      g_string_append (out, _ (" times"));
      break;
    }
}

void
limber_meaning_append_progression (GString *out, const LimberProgression *progression)
{
  int days = progression->every_days;

  if (progression->add_reps == 0 && progression->add_sets == 0 && progression->add_hold_seconds == 0)
    return;
  if (progression->add_reps > 0)
    g_string_append_printf (out, _ ("; %d more"), progression->add_reps);
  else if (progression->add_sets > 0)
    g_string_append_printf (out, ngettext ("; %d set more", "; %d sets more", (gulong)progression->add_sets),
                            progression->add_sets);
  else
    g_string_append_printf (out, _ ("; %d s longer"), progression->add_hold_seconds);
  g_string_append_c (out, ' ');
  if (days == 1)
    g_string_append (out, _ ("every day"));
  else
    g_string_append_printf (out, _ ("every %d days"), days);
  g_string_append_printf (out, _ (" up to %d"), progression->up_to);
  if (progression->add_hold_seconds > 0)
    g_string_append (out, _ (" s"));
  if (progression->only_if_done)
    g_string_append (out, _ (", if all of it was done before"));
}

char *
limber_meaning_dose (const LimberStep *step, LimberSide affected)
{
  GString *out = g_string_new (NULL);

  if (step->sets > 1)
    g_string_append_printf (out, _ ("%d sets of "), step->sets);
  if (step->reps == 1 && step->side == LIMBER_SIDE_NONE)
    g_string_append (out, _ ("once"));
  else
    {
      g_string_append_printf (out, "%d", step->reps);
      append_side (out, step->side, affected);
    }
  if (step->timed)
    g_string_append_printf (out, _ (", %d min"), step->hold_seconds / 60);
  else
    g_string_append_printf (out, _ (", %d s"), step->hold_seconds);
  if (step->rest_seconds > 0)
    g_string_append_printf (out, _ (", %d s rest"), step->rest_seconds);
  limber_meaning_append_progression (out, &step->progression);
  return g_string_free (out, FALSE);
}

static void
append_line (GString *out, const char *name, const char *text)
{
  g_autofree char *line = g_strdup_printf ("%s: %s", name, text);

  limber_meaning_line (out, 4, 2, line);
}

static void
append_lines (GString *out, const char *name, char *const *texts)
{
  for (; *texts != NULL; texts++)
    append_line (out, name, *texts);
}

static void
append_heading (GString *out, const LimberActivity *activity)
{
  g_autoptr (GString) heading = g_string_new (activity->title);

  g_string_append_printf (heading, " (%s", limber_kind_name (activity->kind));
  if (activity->kind == LIMBER_KIND_STRETCH)
    g_string_append_printf (heading, _ (", about %d min"), limber_activity_minutes (activity, 0));
  else if (activity->minutes > 0)
    g_string_append_printf (heading, _ (", %d min"), activity->minutes);
  if (activity->check_skin_at_minutes > 0)
    g_string_append_printf (heading, _ (", look at the skin after %d min"), activity->check_skin_at_minutes);
  if (activity->counts_as_break_minutes > 0)
    g_string_append_printf (heading, _ (", %d min away count as a break"), activity->counts_as_break_minutes);
  if (activity->away_counts)
    g_string_append (heading, _ (", being away counts as done"));
  if (activity->max_per_day > 0)
    g_string_append_printf (heading, _ (", at most %d a day"), activity->max_per_day);
  if (activity->ask_pain)
    g_string_append (heading, _ (", asks for the pain before and after"));
  g_string_append_c (heading, ')');
  limber_meaning_line (out, 2, 4, heading->str);
}

/* Said where it differs from the rest of the file. */
static void
append_remind (GString *out, const LimberRoutine *routine, const LimberActivity *activity)
{
  const LimberRemind *remind = &activity->remind;
  g_autofree char *snoozes = limber_meaning_times (remind->max_snoozes);
  g_autofree char *repeats = limber_meaning_times (remind->repeat_at_most);
  g_autofree char *text = NULL;

  if (memcmp (remind, &routine->remind, sizeof *remind) == 0)
    return;
  text = g_strdup_printf (_ ("offered for %d min. Later waits %d min (at most: %s). No answer: shown again after %d "
                             "min (at most: %s)."),
                          remind->offer_for_minutes, remind->snooze_minutes, snoozes, remind->repeat_after_minutes,
                          repeats);
  append_line (out, _ ("its reminder"), text);
}

void
limber_meaning_activity (GString *out, const LimberRoutine *routine, const LimberActivity *activity)
{
  append_heading (out, activity);
  append_lines (out, _ ("asks first"), activity->ask_first);
  for (guint i = 0; i < activity->steps->len; i++)
    {
      const LimberStep *step = activity->steps->pdata[i];
      g_autofree char *dose = limber_meaning_dose (step, routine->affected_side);

      append_line (out, step->exercise->name, dose);
      if (step->note != NULL)
        limber_meaning_line (out, 6, 0, step->note);
    }
  for (guint i = 0; i < activity->questions->len; i++)
    {
      const LimberQuestion *question = activity->questions->pdata[i];
      g_autofree char *scale = g_strdup_printf (_ ("0 to %d"), question->scale);

      append_line (out, question->scale > 0 ? scale : _ ("in words"), question->ask);
    }
  append_lines (out, _ ("take care"), activity->care);
  if (activity->tip != NULL)
    append_line (out, _ ("tip"), activity->tip);
  append_remind (out, routine, activity);
}
