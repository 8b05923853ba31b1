#include "session-words-parts.h"

#include <glib/gi18n.h>

/* Where nothing can be pressed the text speaks as if the usual few buttons were there. */
#define USUAL_BUTTONS 3

const char *
limber_words_side (LimberSide side)
{
  if (side == LIMBER_SIDE_LEFT)
    return _ ("left side");
  return side == LIMBER_SIDE_RIGHT ? _ ("right side") : NULL;
}

void
limber_words_line (GString *body, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (body->len > 0)
    g_string_append_c (body, '\n');
  g_string_append (body, text);
}

char *
limber_words_therapist (const LimberRoutine *routine)
{
  const char *name = routine->therapist != NULL ? routine->therapist : _ ("your therapist");

  return routine->phone == NULL ? g_strdup (name) : g_strdup_printf ("%s (%s)", name, routine->phone);
}

static void
add_lines (GString *body, char *const *lines)
{
  for (; *lines != NULL; lines++)
    limber_words_line (body, *lines);
}

/* --- what only has a length --- */

static char *
timer_summary (const LimberSessionView *view, gboolean live)
{
  g_autofree char *time = limber_words_duration (live ? view->left : view->length);

  return live ? g_strdup_printf (_ ("%s: %s left"), view->activity->title, time)
              : g_strdup_printf ("%s, %s", view->activity->title, time);
}

static void
timer_body (const LimberSessionView *view, GString *body)
{
  if (view->activity->kind == LIMBER_KIND_HEAT)
    limber_words_line (body, _ ("Stay awake with it. limber tells you when the time is up."));
  add_lines (body, view->activity->care);
  if (view->activity->kind != LIMBER_KIND_POSTURE)
    limber_words_line (body, view->activity->tip);
}

/* --- all phases --- */

static char *
summary_of (const LimberSessionView *view, gboolean live)
{
  switch (view->phase)
    {
    case LIMBER_PHASE_QUESTION:
      return limber_words_ask_summary (view);
    case LIMBER_PHASE_INTRO:
      return g_strdup_printf (_ ("Before you begin: %s"), view->activity->title);
    case LIMBER_PHASE_TIMER:
      return timer_summary (view, live);
    case LIMBER_PHASE_ALARM:
      return g_strdup (view->late ? _ ("Take the pack off now") : _ ("Time is up"));
    case LIMBER_PHASE_NOTICE:
      return limber_words_notice_summary (view);
    case LIMBER_PHASE_OVER:
      return g_strdup ("");
    default:
      return limber_words_step_summary (view, live);
    }
}

static void
append_body (const LimberSessionView *view, gboolean live, GString *body)
{
  switch (view->phase)
    {
    case LIMBER_PHASE_QUESTION:
      limber_words_ask_body (view, body);
      break;
    case LIMBER_PHASE_INTRO:
      limber_words_intro_body (view, body);
      break;
    case LIMBER_PHASE_TIMER:
      timer_body (view, body);
      break;
    case LIMBER_PHASE_ALARM:
      limber_words_line (body, view->late ? _ ("Its time ran out while the computer was not running. Look at the skin.")
                                          : _ ("Take it off now, then press Done."));
      break;
    case LIMBER_PHASE_NOTICE:
      limber_words_notice_body (view, body);
      break;
    case LIMBER_PHASE_OVER:
      break;
    default:
      limber_words_step_body (view, live, body);
      break;
    }
}

static void
add_buttons (const LimberSessionView *view, int max_buttons, LimberWords *words)
{
  switch (view->phase)
    {
    case LIMBER_PHASE_QUESTION:
      limber_words_ask_buttons (view, max_buttons, words);
      break;
    case LIMBER_PHASE_INTRO:
      limber_words_add_button (words, LIMBER_BUTTON_BEGIN, _ ("Begin"));
      limber_words_add_button (words, LIMBER_BUTTON_PAUSE, _ ("Pause"));
      limber_words_add_button (words, LIMBER_BUTTON_STOP, _ ("Stop"));
      break;
    case LIMBER_PHASE_PAUSED:
      limber_words_add_button (words, LIMBER_BUTTON_RESUME, _ ("Go on"));
      if (view->step != NULL)
        limber_words_add_button (words, LIMBER_BUTTON_NEXT, _ ("Next"));
      limber_words_add_button (words, LIMBER_BUTTON_STOP, _ ("Stop"));
      break;
    case LIMBER_PHASE_TIMER:
      if (view->activity->kind != LIMBER_KIND_HEAT)
        limber_words_add_button (words, LIMBER_BUTTON_DONE, _ ("Done"));
      limber_words_add_button (words, LIMBER_BUTTON_STOP, _ ("Stop"));
      break;
    case LIMBER_PHASE_ALARM:
      limber_words_add_button (words, LIMBER_BUTTON_DONE, _ ("Done"));
      break;
    case LIMBER_PHASE_NOTICE:
      limber_words_add_button (words, LIMBER_BUTTON_OK, _ ("Close"));
      break;
    case LIMBER_PHASE_OVER:
      break;
    default:
      limber_words_add_button (words, LIMBER_BUTTON_PAUSE, _ ("Pause"));
      limber_words_add_button (words, LIMBER_BUTTON_NEXT, _ ("Next"));
      limber_words_add_button (words, LIMBER_BUTTON_STOP, _ ("Stop"));
      break;
    }
}

LimberWords
limber_session_words (const LimberSessionView *view, int max_buttons, LimberButtons buttons, gboolean live)
{
  g_autoptr (GString) body = g_string_new (NULL);
  LimberWords words = { .summary = summary_of (view, live) };

  /* first: what the therapist wrote may be long, and servers cut the end */
  limber_words_line (body, limber_words_how (buttons));
  append_body (view, live, body);
  words.body = body->len > 0 ? g_string_free (g_steal_pointer (&body), FALSE) : NULL;
  add_buttons (view, max_buttons > 0 ? max_buttons : USUAL_BUTTONS, &words);
  return words;
}

static char *
question_spoken (const LimberSessionView *view)
{
  switch (view->ask)
    {
    case LIMBER_ASK_SKIN:
      return g_strdup (_ ("Please look at the skin."));
    case LIMBER_ASK_RETURN:
      return g_strdup (_ ("Time is up."));
    case LIMBER_ASK_PAIN:
      return view->when == LIMBER_PAIN_AFTER ? g_strdup (_ ("That was all.")) : NULL;
    default:
      return NULL;
    }
}

char *
limber_session_spoken (const LimberSessionView *view)
{
  switch (view->phase)
    {
    case LIMBER_PHASE_READY:
    case LIMBER_PHASE_HOLD:
    case LIMBER_PHASE_REST:
    case LIMBER_PHASE_SWITCH:
      return limber_words_step_spoken (view);
    case LIMBER_PHASE_QUESTION:
      return question_spoken (view);
    case LIMBER_PHASE_TIMER:
      return g_strdup (view->activity->title);
    case LIMBER_PHASE_ALARM:
      return g_strdup (_ ("Time is up. Take it off now."));
    case LIMBER_PHASE_NOTICE:
      return view->message == LIMBER_MESSAGE_SUMMARY ? g_strdup (_ ("That was all.")) : NULL;
    default:
      return NULL;
    }
}
