#include "handout-parts.h"

#include "html.h"

#include "core/dose-words.h"
#include "core/meaning.h"
#include "core/when-words.h"

#include <glib/gi18n.h>

/* "3 times on the left side, 20 s; 1 more every 3 days up to 10" */
static char *
dose_words (const LimberRoutine *routine, const LimberStep *step)
{
  LimberDose dose = limber_dose (step, 0);
  g_autofree char *base = limber_words_dose (&dose, limber_dose_side (step, routine->affected_side));
  GString *words = g_string_new (base);

  limber_meaning_append_progression (words, &step->progression);
  return g_string_free (words, FALSE);
}

static void
append_steps (GString *out, const LimberRoutine *routine, const LimberActivity *activity)
{
  g_string_append (out, "<ul>\n");
  for (guint i = 0; i < activity->steps->len; i++)
    {
      const LimberStep *step = activity->steps->pdata[i];
      g_autofree char *words = dose_words (routine, step);

      limber_html (out, "<li><b>%s</b>: %s", step->exercise->name, words);
      if (step->note != NULL)
        limber_html (out, ". <i>%s</i>", step->note);
      g_string_append (out, "</li>\n");
    }
  g_string_append (out, "</ul>\n");
}

static void
append_questions (GString *out, const LimberActivity *activity)
{
  g_string_append (out, "<ul>\n");
  for (guint i = 0; i < activity->questions->len; i++)
    limber_html (out, "<li>%s</li>\n", ((const LimberQuestion *)activity->questions->pdata[i])->ask);
  g_string_append (out, "</ul>\n");
}

/* How long, and how often at most. */
static void
append_length (GString *out, const LimberActivity *activity)
{
  int minutes = limber_activity_minutes (activity, 0);

  if (activity->kind == LIMBER_KIND_STRETCH)
    limber_html (out, ngettext ("about %d minute", "about %d minutes", (gulong)minutes), minutes);
  else if (activity->kind != LIMBER_KIND_CHECK_IN)
    limber_html (out, ngettext ("%d minute", "%d minutes", (gulong)minutes), minutes);
  if (activity->check_skin_at_minutes > 0)
    limber_html (out, _ ("; look at the skin after %d min"), activity->check_skin_at_minutes);
  if (activity->max_per_day > 0)
    limber_html (out, _ ("; at most %d a day"), activity->max_per_day);
}

static void
append_activity (GString *out, const LimberRoutine *routine, const LimberPhase *phase, const LimberActivity *activity)
{
  g_autofree char *when = limber_when_words (phase, &activity->when);

  limber_html (out, "<tr><th scope=\"row\">%s</th><td>%s</td><td>", activity->title, when);
  append_length (out, activity);
  if (activity->steps->len > 0)
    append_steps (out, routine, activity);
  if (activity->questions->len > 0)
    append_questions (out, activity);
  g_string_append (out, "</td></tr>\n");
}

void
limber_handout_phase (GString *out, const LimberRoutine *routine, const LimberPhase *phase)
{
  g_autofree char *name = limber_meaning_phase (phase);

  limber_html (out,
               "<section><h2>%s</h2>\n<table class=\"plan\"><thead><tr><th scope=\"col\">%s</th><th "
               "scope=\"col\">%s</th><th scope=\"col\">%s</th></tr></thead><tbody>\n",
               phase->name == NULL ? _ ("The plan") : name, _ ("What"), _ ("When"), _ ("How much"));
  for (guint i = 0; i < phase->activities->len; i++)
    append_activity (out, routine, phase, phase->activities->pdata[i]);
  g_string_append (out, "</tbody></table></section>\n");
}
