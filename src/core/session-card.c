#include "session-card.h"

#include "session-words-parts.h"
#include "text.h"

#include <glib/gi18n.h>

static const char *const phase_names[]
    = { "question", "intro", "ready", "hold", "rest", "switch", "paused", "timer", "alarm", "notice", "over" };
static const char *const answer_names[] = { "buttons", "number", "choice", "text" };

G_STATIC_ASSERT (G_N_ELEMENTS (phase_names) == LIMBER_N_PHASES);
G_STATIC_ASSERT (G_N_ELEMENTS (answer_names) == LIMBER_N_CARD_ANSWERS);

/* --- made from a session --- */

static const char *
doing_text (const LimberSessionView *view)
{
  switch (view->phase)
    {
    case LIMBER_PHASE_INTRO:
      return _ ("It begins by itself");
    case LIMBER_PHASE_READY:
      return _ ("Get ready");
    case LIMBER_PHASE_HOLD:
      return view->step->timed ? _ ("Keep going") : _ ("Hold");
    case LIMBER_PHASE_REST:
      return _ ("Rest");
    case LIMBER_PHASE_SWITCH:
      return _ ("Switch sides");
    case LIMBER_PHASE_PAUSED:
      return _ ("Paused");
    default:
      return NULL;
    }
}

/* What comes after the hold, so that nobody has to look up for it later. */
static char *
next_text (const LimberSessionView *view)
{
  const LimberSessionNext *next = &view->next;
  g_autofree char *place = NULL;
  LimberSessionView then = *view;

  if (view->step == NULL && next->step == NULL)
    return NULL;
  if (next->step == NULL)
    return g_strdup (_ ("This is the last one."));
  then.step = next->step;
  then.dose = next->dose;
  then.side = next->side;
  then.set = next->set;
  then.repetition = next->repetition;
  place = limber_words_step_place (&then);
  if (place == NULL)
    return g_strdup_printf (_ ("Next: %s"), next->step->exercise->name);
  if (next->step == view->step)
    return g_strdup_printf (_ ("Next: %s"), place);
  return g_strdup_printf (_ ("Next: %s, %s"), next->step->exercise->name, place);
}

static void
set_question (LimberSessionCard *card, const LimberSessionView *view)
{
  const LimberQuestion *text;

  card->question = g_strdup (view->question);
  card->numbers = view->all;
  card->optional = TRUE;
  switch (view->ask)
    {
    case LIMBER_ASK_PAIN:
    case LIMBER_ASK_SCALE:
      card->answer = LIMBER_CARD_NUMBER;
      break;
    case LIMBER_ASK_PLACE:
      card->answer = LIMBER_CARD_CHOICE;
      card->choices = g_strdupv (view->routine->pain.where);
      break;
    case LIMBER_ASK_TEXT:
      g_assert (view->activity != NULL);
      /* without the advice to open a terminal: this may be one */
      text = view->activity->questions->pdata[view->index];
      card->answer = LIMBER_CARD_TEXT;
      g_free (card->words.body);
      card->words.body = g_strdup (text->ask);
      break;
    default:
      card->optional = FALSE;
      break;
    }
}

static gboolean
has_button (const LimberWords *words, const char *button)
{
  for (gsize i = 0; i < words->n_buttons; i++)
    if (g_str_equal (words->buttons[i].button, button))
      return TRUE;
  return FALSE;
}

static void
set_words (LimberSessionCard *card, const LimberSessionView *view)
{
  card->words = limber_session_words (view, LIMBER_SCALE_BUTTONS, LIMBER_BUTTONS_DRAWN, FALSE);
  if (view->step != NULL)
    {
      g_free (card->words.summary);
      card->words.summary = g_strdup (view->step->exercise->name);
      card->place = limber_words_step_place (view);
    }
  if (view->phase == LIMBER_PHASE_QUESTION)
    set_question (card, view);
  if (card->answer != LIMBER_CARD_BUTTONS)
    limber_words_clear_buttons (&card->words);
}

LimberSessionCard *
limber_session_card_new (const LimberSession *session, gint64 now)
{
  LimberSessionView view = limber_session_view (session, now);
  LimberSessionView begin = limber_session_view (session, now - (view.length - view.left));
  LimberSessionView end = limber_session_view (session, now + view.left);
  LimberSessionCard *card = g_new0 (LimberSessionCard, 1);

  card->activity = g_strdup (view.activity == NULL ? "" : view.activity->id);
  card->title = g_strdup (view.activity == NULL ? NULL : view.activity->title);
  card->phase = view.phase;
  set_words (card, &view);
  if (card->choices == NULL)
    card->choices = g_new0 (char *, 1);
  card->doing = g_strdup (doing_text (&view));
  card->next = next_text (&view);
  card->stops = has_button (&card->words, LIMBER_BUTTON_STOP)
                || (view.phase == LIMBER_PHASE_QUESTION && view.outcome == LIMBER_OUTCOME_NONE
                    && view.ask != LIMBER_ASK_WHY_STOP);
  card->steps = view.step != NULL;
  card->step = view.step_number;
  card->n_steps = view.step_number > 0 ? view.n_steps : 0;
  card->until = now + view.left;
  card->length = view.length;
  card->from = begin.fraction;
  card->to = end.fraction;
  return card;
}

void
limber_session_card_free (LimberSessionCard *card)
{
  g_free (card->activity);
  g_free (card->title);
  g_free (card->place);
  g_free (card->doing);
  g_free (card->next);
  g_free (card->question);
  g_strfreev (card->choices);
  limber_words_clear (&card->words);
  g_free (card);
}

/* --- as time passes --- */

gint64
limber_session_card_left (const LimberSessionCard *card, gint64 now)
{
  return card->length == 0 ? 0 : CLAMP (card->until - now, 0, card->length);
}

double
limber_session_card_fraction (const LimberSessionCard *card, gint64 now)
{
  double left = card->length == 0 ? 0 : (double)limber_session_card_left (card, now) / (double)card->length;

  return card->to - (card->to - card->from) * left;
}

/* --- on the bus --- */

static void
add_text (GVariantDict *dict, const char *name, const char *text)
{
  if (text != NULL)
    g_variant_dict_insert (dict, name, "s", text);
}

static GVariant *
pack_buttons (const LimberWords *words)
{
  GVariantBuilder buttons;

  g_variant_builder_init (&buttons, G_VARIANT_TYPE ("a(ss)"));
  for (gsize i = 0; i < words->n_buttons; i++)
    g_variant_builder_add (&buttons, "(ss)", words->buttons[i].button, words->buttons[i].label);
  return g_variant_builder_end (&buttons);
}

GVariant *
limber_session_card_pack (const LimberSessionCard *card)
{
  GVariantDict dict;

  g_variant_dict_init (&dict, NULL);
  add_text (&dict, "activity", card->activity);
  add_text (&dict, "title", card->title);
  add_text (&dict, "phase", phase_names[card->phase]);
  add_text (&dict, "heading", card->words.summary);
  add_text (&dict, "text", card->words.body);
  g_variant_dict_insert_value (&dict, "buttons", pack_buttons (&card->words));
  add_text (&dict, "place", card->place);
  add_text (&dict, "doing", card->doing);
  add_text (&dict, "next", card->next);
  add_text (&dict, "question", card->question);
  add_text (&dict, "answer", answer_names[card->answer]);
  g_variant_dict_insert (&dict, "optional", "b", card->optional);
  g_variant_dict_insert (&dict, "numbers", "(ii)", card->numbers.low, card->numbers.high);
  g_variant_dict_insert_value (&dict, "choices", g_variant_new_strv ((const char *const *)card->choices, -1));
  g_variant_dict_insert (&dict, "stops", "b", card->stops);
  g_variant_dict_insert (&dict, "steps", "b", card->steps);
  g_variant_dict_insert (&dict, "step", "(ii)", card->step, card->n_steps);
  g_variant_dict_insert (&dict, "until", "x", card->until);
  g_variant_dict_insert (&dict, "length", "x", card->length);
  g_variant_dict_insert (&dict, "fraction", "(dd)", card->from, card->to);
  return g_variant_dict_end (&dict);
}

static char *
take_text (GVariant *packed, const char *name)
{
  char *text = NULL;

  g_variant_lookup (packed, name, "s", &text);
  return text;
}

static void
unpack_words (GVariant *packed, LimberWords *words)
{
  g_autoptr (GVariant) buttons = g_variant_lookup_value (packed, "buttons", G_VARIANT_TYPE ("a(ss)"));
  gsize n = buttons == NULL ? 0 : g_variant_n_children (buttons);

  words->summary = take_text (packed, "heading");
  words->body = take_text (packed, "text");
  for (gsize i = 0; i < MIN (n, G_N_ELEMENTS (words->buttons)); i++)
    {
      const char *button, *label;

      g_variant_get_child (buttons, i, "(&s&s)", &button, &label);
      limber_words_add_button (words, button, label);
    }
}

static int
take_name (GVariant *packed, const char *name, const char *const *names, gsize n_names)
{
  g_autofree char *text = take_text (packed, name);

  return text == NULL ? -1 : limber_text_find (names, n_names, text);
}

LimberSessionCard *
limber_session_card_unpack (GVariant *packed)
{
  int phase = take_name (packed, "phase", phase_names, G_N_ELEMENTS (phase_names));
  int answer = take_name (packed, "answer", answer_names, G_N_ELEMENTS (answer_names));
  g_autoptr (LimberSessionCard) card = g_new0 (LimberSessionCard, 1);

  unpack_words (packed, &card->words);
  card->activity = take_text (packed, "activity");
  card->title = take_text (packed, "title");
  card->place = take_text (packed, "place");
  card->doing = take_text (packed, "doing");
  card->next = take_text (packed, "next");
  card->question = take_text (packed, "question");
  if (phase < 0 || answer < 0 || card->words.summary == NULL || card->activity == NULL
      || !g_variant_lookup (packed, "choices", "^as", &card->choices)
      || !g_variant_lookup (packed, "numbers", "(ii)", &card->numbers.low, &card->numbers.high)
      || !g_variant_lookup (packed, "optional", "b", &card->optional)
      || !g_variant_lookup (packed, "stops", "b", &card->stops)
      || !g_variant_lookup (packed, "steps", "b", &card->steps)
      || !g_variant_lookup (packed, "step", "(ii)", &card->step, &card->n_steps)
      || !g_variant_lookup (packed, "until", "x", &card->until)
      || !g_variant_lookup (packed, "length", "x", &card->length)
      || !g_variant_lookup (packed, "fraction", "(dd)", &card->from, &card->to))
    return NULL;
  card->phase = (LimberSessionPhase)phase;
  card->answer = (LimberCardAnswer)answer;
  return g_steal_pointer (&card);
}
