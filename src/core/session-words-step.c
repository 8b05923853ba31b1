#include "session-words-parts.h"

#include <glib/gi18n.h>

static char *
dose_text (const LimberSessionView *view)
{
  g_autofree char *dose = limber_words_dose (&view->dose, view->step->side);

  return g_strdup_printf (_ ("Today: %s."), dose);
}

char *
limber_words_step_place (const LimberSessionView *view)
{
  g_autoptr (GString) text = g_string_new (limber_words_side (view->side));

  if (view->dose.reps > 1)
    g_string_append_printf (text, _ ("%s%d of %d"), text->len > 0 ? ", " : "", view->repetition, view->dose.reps);
  if (view->dose.sets > 1)
    g_string_append_printf (text, _ ("%sset %d of %d"), text->len > 0 ? ", " : "", view->set, view->dose.sets);
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/* What is going on, without the name of the exercise; not while it is paused. */
static char *
now_text (const LimberSessionView *view)
{
  g_autofree char *left = limber_words_duration (view->left);

  switch (view->phase)
    {
    case LIMBER_PHASE_HOLD:
      return g_strdup_printf (view->step->timed ? _ ("%s left") : _ ("hold, %s"), left);
    case LIMBER_PHASE_REST:
      return g_strdup_printf (_ ("rest, %s"), left);
    case LIMBER_PHASE_SWITCH:
      return g_strdup_printf (_ ("switch sides, %s"), left);
    default:
      return g_strdup_printf (_ ("get ready, %s"), left);
    }
}

char *
limber_words_step_summary (const LimberSessionView *view, gboolean live)
{
  const char *name = view->step == NULL ? view->activity->title : view->step->exercise->name;
  g_autofree char *now = NULL;

  if (view->phase == LIMBER_PHASE_PAUSED)
    return g_strdup_printf (_ ("Paused: %s"), name);
  g_assert (view->step != NULL);
  if (!live)
    return g_strdup_printf (_ ("%d of %d: %s"), view->step_number, view->n_steps, name);
  now = now_text (view);
  return g_strdup_printf ("%s: %s", name, now);
}

/* "On your back, knees bent."; @text is nullable. */
static void
add_sentence (GString *body, const char *text)
{
  g_autofree char *first = NULL, *line = NULL;
  const char *rest;

  if (text == NULL || *text == '\0')
    return;
  rest = g_utf8_next_char (text);
  first = g_utf8_strup (text, (gssize)(rest - text));
  line = g_strconcat (first, rest, g_str_has_suffix (text, ".") ? "" : ".", NULL);
  limber_words_line (body, line);
}

void
limber_words_step_body (const LimberSessionView *view, gboolean live, GString *body)
{
  const LimberExercise *exercise;
  g_autofree char *place = NULL, *dose = NULL;

  if (view->step == NULL)
    return;
  exercise = view->step->exercise;
  place = limber_words_step_place (view);
  dose = dose_text (view);
  if (live)
    add_sentence (body, place);
  if (!live || place == NULL || view->phase == LIMBER_PHASE_READY)
    limber_words_line (body, dose);
  add_sentence (body, exercise->position);
  limber_words_line (body, exercise->how);
  if (view->eased && exercise->easier != NULL)
    {
      g_autofree char *easier = g_strdup_printf (_ ("Easier, for today: %s"), exercise->easier);

      limber_words_line (body, easier);
    }
  limber_words_line (body, view->step->note);
  limber_words_line (body, exercise->feel);
  for (char *const *care = exercise->care; *care != NULL; care++)
    limber_words_line (body, *care);
}

/* A voice would read "20 s" as letters. */
static char *
spoken_seconds (int seconds)
{
  if (seconds % 60 == 0)
    return g_strdup_printf (ngettext ("%d minute", "%d minutes", (gulong)seconds / 60), seconds / 60);
  return g_strdup_printf (ngettext ("%d second", "%d seconds", (gulong)seconds), seconds);
}

char *
limber_words_step_spoken (const LimberSessionView *view)
{
  const char *side = limber_words_side (view->side);
  const char *name = view->step->exercise->name;
  g_autofree char *hold = spoken_seconds (view->dose.hold_seconds);
  gboolean first = view->set == 1 && view->repetition == 1;

  switch (view->phase)
    {
    case LIMBER_PHASE_HOLD:
      return g_strdup_printf (view->step->timed ? _ ("Go on for %s.") : _ ("Hold for %s."), hold);
    case LIMBER_PHASE_REST:
      return g_strdup (_ ("And rest."));
    case LIMBER_PHASE_SWITCH:
      return g_strdup_printf (_ ("Switch sides: %s."), side);
    default:
      if (!first)
        return g_strdup (_ ("Get ready."));
      return side == NULL ? g_strdup_printf (_ ("%s. Get ready."), name)
                          : g_strdup_printf (_ ("%s, %s. Get ready."), name, side);
    }
}

/* What has to be at hand, each thing once, in the order of the steps. */
static char *
equipment_text (const LimberActivity *activity)
{
  g_autoptr (GPtrArray) things = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (guint i = 0; i < activity->steps->len; i++)
    {
      const LimberStep *step = activity->steps->pdata[i];

      if (step->exercise->equipment != NULL
          && !g_ptr_array_find_with_equal_func (things, step->exercise->equipment, g_str_equal, NULL))
        g_ptr_array_add (things, step->exercise->equipment);
    }
  if (things->len == 0)
    return NULL;
  g_ptr_array_add (things, NULL);
  list = g_strjoinv (", ", (char **)things->pdata);
  return g_strdup_printf (_ ("You need: %s."), list);
}

void
limber_words_intro_body (const LimberSessionView *view, GString *body)
{
  g_autofree char *equipment = equipment_text (view->activity);

  if (view->eased)
    limber_words_line (body, _ ("It hurts more today, so take it easier."));
  limber_words_line (body, equipment);
  for (char *const *rule = view->routine->stop_rules; *rule != NULL; rule++)
    limber_words_line (body, *rule);
  for (char *const *care = view->activity->care; *care != NULL; care++)
    limber_words_line (body, *care);
}
