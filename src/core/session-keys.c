#include "session-keys.h"

#include <glib/gi18n.h>
#include <stdlib.h>

/* No answer may be longer; the bus refuses what is. */
#define MAX_OCTETS 500

#define LEAVE 'q'
#define STOP 's'

/* --- which keys there are --- */

static gboolean
is_taken (const LimberCardKey *keys, gsize n_keys, gunichar key)
{
  for (gsize i = 0; i < n_keys; i++)
    if (keys[i].key == key)
      return TRUE;
  return key == LEAVE;
}

/* Outside of questions a button has the same key whatever it is called. */
static gunichar
fixed_key (const char *button)
{
  static const struct
  {
    const char *button;
    gunichar key;
  } table[] = {
    { LIMBER_BUTTON_PAUSE, ' ' },           { LIMBER_BUTTON_RESUME, ' ' }, { LIMBER_BUTTON_NEXT, 'n' },
    { LIMBER_BUTTON_STOP, STOP },           { LIMBER_BUTTON_DONE, 'd' },   { LIMBER_BUTTON_BEGIN, LIMBER_KEY_ENTER },
    { LIMBER_BUTTON_OK, LIMBER_KEY_ENTER },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    if (g_str_equal (table[i].button, button))
      return table[i].key;
  return 0;
}

/* The answers of a question go by their first letter, or where two begin alike by their number. */
static gunichar
answer_key (const LimberCardKey *keys, gsize n_keys, const char *label)
{
  gunichar letter = g_unichar_tolower (g_utf8_get_char (label));

  return g_unichar_isalnum (letter) && !is_taken (keys, n_keys, letter) ? letter : '1' + (gunichar)n_keys;
}

static void
add (LimberCardKey *keys, gsize *n_keys, gunichar key, const char *button, const char *label)
{
  if (key != 0 && *n_keys < LIMBER_CARD_KEYS)
    keys[(*n_keys)++] = (LimberCardKey){ .key = key, .button = button, .label = label };
}

gsize
limber_session_keys (const LimberSessionCard *card, LimberCardKey keys[LIMBER_CARD_KEYS])
{
  gboolean question = card->phase == LIMBER_PHASE_QUESTION;
  gsize n = 0;

  if (question && card->answer == LIMBER_CARD_TEXT)
    return 0;
  for (gsize i = 0; i < card->words.n_buttons; i++)
    {
      const LimberWordsButton *button = &card->words.buttons[i];

      add (keys, &n, question ? answer_key (keys, n, button->label) : fixed_key (button->button), button->button,
           button->label);
      if (question)
        keys[n - 1].answers = TRUE;
      else if (card->steps && g_str_equal (button->button, LIMBER_BUTTON_NEXT))
        add (keys, &n, 'b', LIMBER_BUTTON_BACK, _ ("Back"));
    }
  if (question && card->optional)
    add (keys, &n, 'n', LIMBER_BUTTON_NEXT, _ ("Leave it out"));
  if (card->stops && !is_taken (keys, n, STOP))
    add (keys, &n, STOP, LIMBER_BUTTON_STOP, _ ("Stop"));
  add (keys, &n, LEAVE, NULL, _ ("Leave it running"));
  return n;
}

/* --- what a key does --- */

/* How many of the numbers from @low to @high begin with @digits. */
static gsize
count_meant (const char *digits, int low, int high)
{
  gsize count = 0;

  for (int number = low; number <= high; number++)
    {
      g_autofree char *text = g_strdup_printf ("%d", number);

      count += g_str_has_prefix (text, digits);
    }
  return count;
}

static LimberTyped
take_number (const LimberSessionCard *card, GString *typed)
{
  if (typed->len == 0)
    return LIMBER_TYPED_NOTHING;
  /* choices are counted from 1 for people and from 0 for programs */
  if (card->answer == LIMBER_CARD_CHOICE)
    g_string_printf (typed, "%d", atoi (typed->str) - 1);
  return LIMBER_TYPED_ANSWER;
}

static LimberTyped
type_number (const LimberSessionCard *card, gunichar key, GString *typed)
{
  int shift = card->answer == LIMBER_CARD_CHOICE ? 1 : 0;
  int low = card->numbers.low + shift, high = card->numbers.high + shift;

  if (key == LIMBER_KEY_ENTER)
    return take_number (card, typed);
  if (!g_unichar_isdigit (key) || key > '9')
    return LIMBER_TYPED_NOTHING;
  g_string_append_c (typed, (char)key);
  switch (count_meant (typed->str, low, high))
    {
    case 0:
      g_string_truncate (typed, typed->len - 1);
      return LIMBER_TYPED_NOTHING;
    case 1:
      return take_number (card, typed);
    default:
      return LIMBER_TYPED_MORE;
    }
}

static LimberTyped
type_text (gunichar key, GString *typed)
{
  if (key == LIMBER_KEY_ENTER)
    {
      g_autofree char *text = g_strstrip (g_strdup (typed->str));

      g_string_assign (typed, *text == '\0' ? LIMBER_BUTTON_NEXT : text);
      return *text == '\0' ? LIMBER_TYPED_PRESS : LIMBER_TYPED_ANSWER;
    }
  if (g_unichar_iscntrl (key) || typed->len + 6 > MAX_OCTETS)
    return LIMBER_TYPED_NOTHING;
  g_string_append_unichar (typed, key);
  return LIMBER_TYPED_MORE;
}

/* TRUE when @key takes back what was typed. */
static gboolean
take_back (gunichar key, GString *typed)
{
  if (typed->len == 0 || (key != LIMBER_KEY_DELETE && key != '\b' && key != LIMBER_KEY_CLEAR))
    return FALSE;
  g_string_truncate (typed, key == LIMBER_KEY_CLEAR
                                ? 0
                                : (gsize)(g_utf8_find_prev_char (typed->str, typed->str + typed->len) - typed->str));
  return TRUE;
}

static LimberTyped
type_command (const LimberSessionCard *card, gunichar key, GString *typed)
{
  LimberCardKey keys[LIMBER_CARD_KEYS];
  gsize n = limber_session_keys (card, keys);

  for (gsize i = 0; i < n; i++)
    if (keys[i].key == g_unichar_tolower (key))
      {
        if (keys[i].button == NULL)
          return LIMBER_TYPED_LEAVE;
        g_string_assign (typed, keys[i].button);
        return keys[i].answers ? LIMBER_TYPED_ANSWER : LIMBER_TYPED_PRESS;
      }
  return LIMBER_TYPED_NOTHING;
}

LimberTyped
limber_session_type (const LimberSessionCard *card, gunichar key, GString *typed)
{
  LimberTyped done = LIMBER_TYPED_NOTHING;

  if (key == '\r')
    key = LIMBER_KEY_ENTER;
  if (card->phase == LIMBER_PHASE_QUESTION && card->answer != LIMBER_CARD_BUTTONS)
    {
      if (take_back (key, typed))
        return LIMBER_TYPED_MORE;
      done = card->answer == LIMBER_CARD_TEXT ? type_text (key, typed) : type_number (card, key, typed);
    }
  return done != LIMBER_TYPED_NOTHING ? done : type_command (card, key, typed);
}
