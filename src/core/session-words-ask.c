#include "session-words-parts.h"

#include "warning.h"

#include <glib/gi18n.h>

/* --- questions --- */

static gboolean
is_warming (const LimberSessionView *view)
{
  return view->activity->kind == LIMBER_KIND_HEAT && view->length > 0;
}

static const LimberQuestion *
question_of (const LimberSessionView *view)
{
  return view->activity->questions->pdata[view->index];
}

static char *
numbered (const char *title, guint index, guint count)
{
  return count < 2 ? g_strdup (title) : g_strdup_printf (_ ("%s (%u of %u)"), title, index + 1, count);
}

char *
limber_words_ask_summary (const LimberSessionView *view)
{
  switch (view->ask)
    {
    case LIMBER_ASK_PAIN:
      return g_strdup (view->when == LIMBER_PAIN_BEFORE ? _ ("Before you begin: how much does it hurt?")
                                                        : _ ("How much does it hurt now?"));
    case LIMBER_ASK_PLACE:
      return g_strdup (_ ("Where does it hurt?"));
    case LIMBER_ASK_FIRST:
      return numbered (_ ("Before you begin"), view->index, g_strv_length (view->activity->ask_first));
    case LIMBER_ASK_SKIN:
      return g_strdup (_ ("Look at the skin"));
    case LIMBER_ASK_WHY_STOP:
      return g_strdup (is_warming (view) ? _ ("Take it off. Why do you stop?") : _ ("Why do you stop?"));
    case LIMBER_ASK_RETURN:
      return g_strdup (_ ("How did it go?"));
    case LIMBER_ASK_SCALE:
    case LIMBER_ASK_TEXT:
      return numbered (view->activity->title, view->index, view->activity->questions->len);
    case LIMBER_ASK_OPEN:
      return g_strdup (_ ("A health question"));
    default:
      return g_strdup (_ ("Is any one of these true?"));
    }
}

static void
signs_body (const LimberSessionView *view, GString *body)
{
  g_autoptr (GPtrArray) pages = limber_warning_pages (view->routine);
  const LimberWarningPage *page = pages->pdata[view->index];

  for (guint i = 0; i < page->signs->len; i++)
    {
      g_autofree char *line = g_strdup_printf ("• %s", (const char *)page->signs->pdata[i]);

      limber_words_line (body, line);
    }
}

static void
text_body (const LimberSessionView *view, GString *body)
{
  g_autofree char *how = g_strdup_printf (_ ("To answer in your own words, open a terminal and type: limber start %s"),
                                          view->activity->id);

  limber_words_line (body, question_of (view)->ask);
  limber_words_line (body, how);
}

void
limber_words_ask_body (const LimberSessionView *view, GString *body)
{
  g_autofree char *ends = NULL;

  switch (view->ask)
    {
    case LIMBER_ASK_PAIN:
      ends = g_strdup_printf (_ ("0 is %s, 10 is %s."), view->routine->pain.low, view->routine->pain.high);
      limber_words_line (body, ends);
      break;
    case LIMBER_ASK_PLACE:
      limber_words_line (body, _ ("If in more than one place: the one furthest down the leg."));
      break;
    case LIMBER_ASK_FIRST:
      limber_words_line (body, view->activity->ask_first[view->index]);
      break;
    case LIMBER_ASK_SKIN:
      limber_words_line (body, _ ("Lift the pack for a moment. Is the skin as usual, not red, not mottled, and does "
                                  "nothing sting?"));
      break;
    case LIMBER_ASK_RETURN:
      limber_words_line (body, view->activity->tip);
      break;
    case LIMBER_ASK_SCALE:
      limber_words_line (body, question_of (view)->ask);
      break;
    case LIMBER_ASK_TEXT:
      text_body (view, body);
      break;
    case LIMBER_ASK_SIGNS:
      signs_body (view, body);
      break;
    default:
      break;
    }
}

/* --- their buttons --- */

static void
number_buttons (const LimberSessionView *view, int max_buttons, LimberWords *words)
{
  const char *const *names = view->ask == LIMBER_ASK_PLACE ? (const char *const *)view->routine->pain.where : NULL;
  LimberRange parts[LIMBER_SCALE_BUTTONS];
  gsize n_parts = limber_scale_split (view->numbers, max_buttons, parts);

  for (gsize i = 0; i < n_parts; i++)
    {
      g_autofree char *button = limber_scale_button (parts[i]);
      g_autofree char *label = limber_scale_label (parts[i], names);

      limber_words_add_button (words, button, label);
    }
  if (view->narrowed && (int)n_parts < MIN (max_buttons, LIMBER_SCALE_BUTTONS))
    limber_words_add_button (words, LIMBER_BUTTON_WIDER, names == NULL ? _ ("Another number") : _ ("Elsewhere"));
}

typedef struct
{
  const char *button, *label;
} Button;

/* The buttons of a question that has always the same ones, ended by one without a name. */
static const Button *
fixed_buttons (LimberAsk ask)
{
  static const Button first[] = { { LIMBER_BUTTON_YES, N_ ("Yes") }, { LIMBER_BUTTON_NO, N_ ("No") }, { NULL, NULL } };
  static const Button skin[]
      = { { LIMBER_BUTTON_YES, N_ ("As usual") }, { LIMBER_BUTTON_NO, N_ ("Not as usual") }, { NULL, NULL } };
  static const Button why_stop[] = { { LIMBER_BUTTON_PAIN, N_ ("Pain") },
                                     { LIMBER_BUTTON_INTERRUPTED, N_ ("Interrupted") },
                                     { LIMBER_BUTTON_RESUME, N_ ("Go on") },
                                     { NULL, NULL } };
  static const Button went[] = { { LIMBER_BUTTON_DONE, N_ ("Done") },
                                 { LIMBER_BUTTON_PARTIAL, N_ ("Shorter") },
                                 { LIMBER_BUTTON_SKIP, N_ ("Not today") },
                                 { NULL, NULL } };
  static const Button text[] = { { LIMBER_BUTTON_SKIP, N_ ("Leave it out") }, { NULL, NULL } };
  static const Button open[]
      = { { LIMBER_BUTTON_OPEN, N_ ("Open") }, { LIMBER_BUTTON_LATER, N_ ("Later") }, { NULL, NULL } };
  static const Button signs[]
      = { { LIMBER_BUTTON_YES, N_ ("Yes, one or more") }, { LIMBER_BUTTON_NO, N_ ("No, none") }, { NULL, NULL } };

  switch (ask)
    {
    case LIMBER_ASK_FIRST:
      return first;
    case LIMBER_ASK_SKIN:
      return skin;
    case LIMBER_ASK_WHY_STOP:
      return why_stop;
    case LIMBER_ASK_RETURN:
      return went;
    case LIMBER_ASK_TEXT:
      return text;
    case LIMBER_ASK_OPEN:
      return open;
    case LIMBER_ASK_SIGNS:
      return signs;
    default:
      return NULL;
    }
}

void
limber_words_ask_buttons (const LimberSessionView *view, int max_buttons, LimberWords *words)
{
  const Button *button = fixed_buttons (view->ask);

  if (button == NULL)
    number_buttons (view, max_buttons, words);
  for (; button != NULL && button->button != NULL; button++)
    limber_words_add_button (words, button->button, _ (button->label));
}

/* --- last words --- */

static char *
outcome_summary (const LimberSessionView *view)
{
  switch (view->outcome)
    {
    case LIMBER_OUTCOME_DONE:
      return g_strdup (_ ("Done"));
    case LIMBER_OUTCOME_PARTIAL:
      return g_strdup (_ ("Noted: partly done"));
    default:
      return g_strdup (_ ("Noted: not today"));
    }
}

char *
limber_words_notice_summary (const LimberSessionView *view)
{
  switch (view->message)
    {
    case LIMBER_MESSAGE_SUMMARY:
      return outcome_summary (view);
    case LIMBER_MESSAGE_NOTED:
      return g_strdup (_ ("Noted, thank you"));
    case LIMBER_MESSAGE_NOT_TODAY:
      return g_strdup (_ ("Not today"));
    case LIMBER_MESSAGE_NOT_SAFE:
      return g_strdup (_ ("No heat this time"));
    case LIMBER_MESSAGE_STOPPED:
      return g_strdup (_ ("Stopped"));
    case LIMBER_MESSAGE_HELD:
      return g_strdup (_ ("That is enough for today"));
    case LIMBER_MESSAGE_FURTHER_DOWN:
      return g_strdup (_ ("Speak to somebody before you go on"));
    case LIMBER_MESSAGE_TAKE_OFF:
      return g_strdup (_ ("Take the pack off now"));
    case LIMBER_MESSAGE_SIGN:
    default:
      return limber_warning_summary (view->routine, view->urgency);
    }
}

static void
outcome_body (const LimberSessionView *view, GString *body)
{
  g_autofree char *holds = NULL;

  if (view->holds_planned > 0 && view->holds_done > 0)
    holds = g_strdup_printf (_ ("%d of %d holds."), view->holds_done, view->holds_planned);
  limber_words_line (body, holds);
  if (view->activity != NULL)
    limber_words_line (body, view->activity->tip);
}

/* A sentence with one "%s" for the therapist and, where @title, one before it for the activity. */
static void
add_sentence (const LimberSessionView *view, GString *body, LimberMessage message)
{
  g_autofree char *therapist = limber_words_therapist (view->routine);
  g_autofree char *text = NULL;
  const char *title = view->activity == NULL ? _ ("Stretches") : view->activity->title;

  switch (message)
    {
    case LIMBER_MESSAGE_NOT_TODAY:
      text = g_strdup_printf (
          _ ("From %d on your routine says: leave it for today. If it stays like this, speak to %s."),
          view->routine->pain.stop_at, therapist);
      break;
    case LIMBER_MESSAGE_NOT_SAFE:
      text = g_strdup_printf (_ ("Heat is only for when the answer is yes. If you are not sure, ask %s."), therapist);
      break;
    case LIMBER_MESSAGE_STOPPED:
      text = g_strdup_printf (_ ("It is noted. If the pain stays, speak to %s before you go on."), therapist);
      break;
    case LIMBER_MESSAGE_HELD:
      text = g_strdup_printf (_ ("%s: on hold until tomorrow. If it stays like this, speak to %s."), title, therapist);
      break;
    case LIMBER_MESSAGE_FURTHER_DOWN:
      text = g_strdup_printf (
          _ ("The pain is further down the leg than before. %s: on hold until you have spoken to %s. "
             "Nobody has been told: limber sends nothing to anyone."),
          title, therapist);
      break;
    default:
      text = g_strdup_printf (_ ("Look at the skin. If it does not look as usual, speak to %s before the next time."),
                              therapist);
      break;
    }
  limber_words_line (body, text);
}

void
limber_words_notice_body (const LimberSessionView *view, GString *body)
{
  g_autofree char *sign = NULL;

  switch (view->message)
    {
    case LIMBER_MESSAGE_SUMMARY:
      outcome_body (view, body);
      break;
    case LIMBER_MESSAGE_NOTED:
      break;
    case LIMBER_MESSAGE_SIGN:
      sign = limber_warning_text (view->routine, view->urgency);
      limber_words_line (body, sign);
      break;
    default:
      add_sentence (view, body, view->message);
      break;
    }
}
