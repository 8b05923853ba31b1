#include "handout-parts.h"

#include "html-exercise.h"

#include "core/dose-words.h"

#include <glib/gi18n.h>
#include <string.h>

typedef void (*EachActivity) (GString *out, const LimberRoutine *routine, const LimberActivity *activity,
                              gpointer data);

static void
each_activity (GString *out, const LimberRoutine *routine, EachActivity func, gpointer data)
{
  for (guint i = 0; i < routine->phases->len; i++)
    {
      const LimberPhase *phase = routine->phases->pdata[i];

      for (guint j = 0; j < phase->activities->len; j++)
        func (out, routine, phase->activities->pdata[j], data);
    }
}

/* The doses of one exercise over the whole routine. */
typedef struct
{
  const LimberStep *first;
  GPtrArray *doses; /* (owned) char *, each once */
} Card;

static void
card_free (gpointer data)
{
  Card *card = data;

  g_ptr_array_unref (card->doses);
  g_free (card);
}

/* Returns: (transfer none) */
static Card *
card_for (GPtrArray *cards, const LimberStep *step)
{
  Card *card;

  for (guint i = 0; i < cards->len; i++)
    {
      card = cards->pdata[i];
      if (card->first->exercise == step->exercise)
        return card;
    }
  card = g_new0 (Card, 1);
  card->first = step;
  card->doses = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (cards, card);
  return card;
}

static void
collect_steps (G_GNUC_UNUSED GString *out, const LimberRoutine *routine, const LimberActivity *activity, gpointer data)
{
  for (guint i = 0; i < activity->steps->len; i++)
    {
      const LimberStep *step = activity->steps->pdata[i];
      Card *card = card_for (data, step);
      LimberDose dose = limber_dose (step, 0);
      g_autofree char *words = limber_words_dose (&dose, limber_dose_side (step, routine->affected_side));

      if (!g_ptr_array_find_with_equal_func (card->doses, words, g_str_equal, NULL))
        g_ptr_array_add (card->doses, g_steal_pointer (&words));
    }
}

static void
append_exercises (GString *out, const LimberRoutine *routine, const char *pictures)
{
  g_autoptr (GPtrArray) cards = g_ptr_array_new_with_free_func (card_free);

  each_activity (out, routine, collect_steps, cards);
  if (cards->len == 0)
    return;
  limber_html (out, "<section><h2>%s</h2>\n<div class=\"cards\">\n", _ ("The exercises"));
  for (guint i = 0; i < cards->len; i++)
    {
      const Card *card = cards->pdata[i];
      g_autofree char *doses = NULL;

      g_ptr_array_add (card->doses, NULL);
      doses = g_strjoinv (_ (", later "), (char **)card->doses->pdata);
      limber_html_exercise (out, card->first, doses, pictures);
    }
  g_string_append (out, "</div></section>\n");
}

/* An activity that comes in several phases has one card, the first that says something. */
static void
append_other (GString *out, G_GNUC_UNUSED const LimberRoutine *routine, const LimberActivity *activity, gpointer data)
{
  GHashTable *titles = data;

  if (activity->kind == LIMBER_KIND_STRETCH || activity->kind == LIMBER_KIND_CHECK_IN
      || (activity->tip == NULL && *activity->care == NULL && *activity->ask_first == NULL)
      || !g_hash_table_add (titles, activity->title))
    return;
  if (g_hash_table_size (titles) == 1)
    limber_html (out, "<section><h2>%s</h2>\n<div class=\"cards\">\n", _ ("And besides"));
  limber_html_activity (out, activity, NULL);
}

void
limber_handout_cards (GString *out, const LimberRoutine *routine, const char *pictures)
{
  g_autoptr (GHashTable) titles = g_hash_table_new (g_str_hash, g_str_equal);

  append_exercises (out, routine, pictures);
  each_activity (out, routine, append_other, titles);
  if (g_hash_table_size (titles) > 0)
    g_string_append (out, "</div></section>\n");
}
