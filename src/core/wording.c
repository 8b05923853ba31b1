#include "wording.h"

#include <glib/gi18n.h>

void
limber_words_clear_buttons (LimberWords *words)
{
  for (gsize i = 0; i < words->n_buttons; i++)
    {
      g_clear_pointer (&words->buttons[i].button, g_free);
      g_clear_pointer (&words->buttons[i].label, g_free);
    }
  words->n_buttons = 0;
}

void
limber_words_clear (LimberWords *words)
{
  g_clear_pointer (&words->summary, g_free);
  g_clear_pointer (&words->body, g_free);
  limber_words_clear_buttons (words);
}

void
limber_words_add_button (LimberWords *words, const char *button, const char *label)
{
  g_assert (words->n_buttons < G_N_ELEMENTS (words->buttons));
  words->buttons[words->n_buttons].button = g_strdup (button);
  words->buttons[words->n_buttons].label = g_strdup (label);
  words->n_buttons++;
}

static char *
minutes_text (int minutes)
{
  return g_strdup_printf (ngettext ("%d min", "%d min", (gulong)minutes), minutes);
}

static char *
summary_of (const LimberActivity *activity, int minutes, gboolean titles)
{
  g_autofree char *length = minutes_text (minutes);

  if (titles)
    return g_strdup_printf ("%s, %s", activity->title, length);
  switch (activity->kind)
    {
    case LIMBER_KIND_STRETCH:
      return g_strdup_printf (_ ("Time for a stretch, %s"), length);
    case LIMBER_KIND_HEAT:
      return g_strdup_printf (_ ("Time for a warm break, %s"), length);
    case LIMBER_KIND_POSTURE:
      return g_strdup_printf (_ ("Time to stand up, %s"), length);
    case LIMBER_KIND_MOVE:
      return g_strdup_printf (_ ("Time to move, %s"), length);
    case LIMBER_KIND_CHECK_IN:
    default:
      return g_strdup (_ ("A short question from your routine"));
    }
}

/* What comes after this one, as discreet as the rest. */
static const char *
following_text (const LimberActivity *activity)
{
  switch (activity->kind)
    {
    case LIMBER_KIND_STRETCH:
      return _ ("After this: a stretch.");
    case LIMBER_KIND_HEAT:
      return _ ("After this: a warm break.");
    case LIMBER_KIND_POSTURE:
      return _ ("After this: a moment on your feet.");
    case LIMBER_KIND_MOVE:
      return _ ("After this: a little movement.");
    case LIMBER_KIND_CHECK_IN:
    default:
      return _ ("After this: a short question.");
    }
}

static void
add_sentence (GString *body, const char *sentence)
{
  if (body->len > 0)
    g_string_append_c (body, ' ');
  g_string_append (body, sentence);
}

/* Short, since a server without buttons may show five lines and no more. */
const char *
limber_words_how (LimberButtons buttons)
{
  if (buttons == LIMBER_BUTTONS_MIDDLE_CLICK)
    return _ ("To answer: middle mouse button.");
  if (buttons == LIMBER_BUTTONS_HIDDEN)
    return _ ("To answer: limber in a terminal.");
  if (buttons == LIMBER_BUTTONS_NONE)
    return _ ("To answer, use limber from your applications menu.");
  return NULL;
}

void
limber_words_add_how (LimberWords *words, LimberButtons buttons)
{
  g_autoptr (GString) body = g_string_new (words->body);

  if (limber_words_how (buttons) == NULL)
    return;
  add_sentence (body, limber_words_how (buttons));
  g_free (words->body);
  words->body = g_string_free (g_steal_pointer (&body), FALSE);
}

static void
add_reminder_buttons (LimberWords *words, const LimberOffer *offer)
{
  gboolean posture = offer->slot.activity->kind == LIMBER_KIND_POSTURE;

  if (posture)
    limber_words_add_button (words, LIMBER_BUTTON_DONE, _ ("Done"));
  else
    limber_words_add_button (words, LIMBER_BUTTON_START, _ ("Start"));
  if (offer->later != LIMBER_ABSENT)
    limber_words_add_button (words, LIMBER_BUTTON_LATER, _ ("Later"));
  if (posture)
    limber_words_add_button (words, LIMBER_BUTTON_MEETING, _ ("In a meeting (1 h)"));
  else
    limber_words_add_button (words, LIMBER_BUTTON_SKIP, _ ("Not today"));
}

static LimberWords
question_words (const LimberPlanQuestion *ask)
{
  const char *therapist
      = ask->routine == NULL || ask->routine->therapist == NULL ? _ ("your therapist") : ask->routine->therapist;
  LimberWords words = { 0 };

  switch (ask->kind)
    {
    case LIMBER_QUESTION_PHASE:
      words.summary = g_strdup (_ ("A part of your routine ends today"));
      words.body = g_strdup (_ ("Go on with the next part tomorrow, or stay with this one for another week?"));
      limber_words_add_button (&words, LIMBER_BUTTON_MOVE_ON, _ ("Move on"));
      limber_words_add_button (&words, LIMBER_BUTTON_STAY, _ ("Stay a week"));
      break;
    case LIMBER_QUESTION_ENDED:
      words.summary = g_strdup (_ ("This routine has ended"));
      words.body = g_strdup_printf (_ ("Speak to %s about what comes next."), therapist);
      limber_words_add_button (&words, LIMBER_BUTTON_OK, _ ("OK"));
      break;
    case LIMBER_QUESTION_PAGE:
      words.summary = g_strdup_printf (_ ("Make the page for %s?"), therapist);
      words.body = g_strdup (ask->days > 0 ? _ ("Your session is tomorrow. You see the page before anybody else does.")
                                           : _ ("Your session is today. You see the page before anybody else does."));
      limber_words_add_button (&words, LIMBER_BUTTON_MAKE_PAGE, _ ("Make the page"));
      limber_words_add_button (&words, LIMBER_BUTTON_NOT_NOW, _ ("Not now"));
      break;
    case LIMBER_QUESTION_NONE:
    case LIMBER_QUESTION_AWAY:
    default:
      words.summary = g_strdup_printf (ngettext ("Away %d day", "Away %d days", (gulong)ask->days), ask->days);
      words.body = g_strdup (_ ("What were these days? A holiday does not count; the routine waits for you."));
      limber_words_add_button (&words, LIMBER_BUTTON_HOLIDAY, _ ("Holiday"));
      limber_words_add_button (&words, LIMBER_BUTTON_DID_SOME, _ ("Did some"));
      limber_words_add_button (&words, LIMBER_BUTTON_LEAVE, _ ("Leave it"));
      break;
    }
  return words;
}

LimberWords
limber_words_for (const LimberOffer *offer, const LimberSettings *settings, GTimeZone *zone, LimberButtons buttons)
{
  g_autoptr (GString) body = g_string_new (NULL);
  LimberWords words = { 0 };

  if (offer->kind == LIMBER_OFFER_QUESTION)
    {
      words = question_words (&offer->ask);
      add_sentence (body, words.body);
      g_clear_pointer (&words.body, g_free);
    }
  else if (offer->kind == LIMBER_OFFER_FINISH)
    {
      words.summary = g_strdup (settings->titles ? offer->slot.activity->title : _ ("How did it go?"));
      add_sentence (body, _ ("Is it done?"));
      limber_words_add_button (&words, LIMBER_BUTTON_DONE, _ ("Done"));
      limber_words_add_button (&words, LIMBER_BUTTON_PARTIAL, _ ("Partly"));
      limber_words_add_button (&words, LIMBER_BUTTON_SKIP, _ ("Not today"));
    }
  else
    {
      words.summary = summary_of (offer->slot.activity, offer->minutes, settings->titles);
      if (offer->late)
        {
          char time[LIMBER_TIME_BUFFER];
          g_autofree char *planned = NULL;
          int minute;

          limber_civil_local (zone, offer->slot.at, NULL, &minute);
          planned = g_strdup_printf (_ ("Planned for %s."), limber_minute_format (minute, time));
          add_sentence (body, planned);
        }
      if (offer->following != NULL)
        add_sentence (body, following_text (offer->following));
      add_reminder_buttons (&words, offer);
    }
  words.body = body->len > 0 ? g_string_free (g_steal_pointer (&body), FALSE) : NULL;
  limber_words_add_how (&words, buttons);
  return words;
}

LimberWords
limber_words_reason (void)
{
  LimberWords words = { .summary = g_strdup (_ ("Not today: noted")), .body = g_strdup (_ ("What got in the way?")) };

  limber_words_add_button (&words, LIMBER_BUTTON_NO_TIME, _ ("No time"));
  limber_words_add_button (&words, LIMBER_BUTTON_NOT_HERE, _ ("Not here"));
  limber_words_add_button (&words, LIMBER_BUTTON_HURTS, _ ("Hurts"));
  return words;
}

LimberWords
limber_words_pause (gboolean paused)
{
  LimberWords words = { .summary = g_strdup (paused ? _ ("Reminders are paused") : _ ("Pause reminders")),
                        .body = g_strdup (_ ("For how long? The weeks of your routine wait for you.")) };

  if (paused)
    limber_words_add_button (&words, LIMBER_BUTTON_RESUME, _ ("Remind me again"));
  else
    limber_words_add_button (&words, LIMBER_BUTTON_HOUR, _ ("An hour"));
  limber_words_add_button (&words, LIMBER_BUTTON_TOMORROW, _ ("Until tomorrow"));
  limber_words_add_button (&words, LIMBER_BUTTON_WEEK, _ ("A week"));
  return words;
}

LimberWords
limber_words_told (const char *text)
{
  LimberWords words = { .summary = g_strdup (text) };

  limber_words_add_button (&words, LIMBER_BUTTON_OK, _ ("Close"));
  return words;
}
