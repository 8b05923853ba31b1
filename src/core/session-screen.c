#include "session-screen.h"

#include "session-keys.h"
#include "session-words-parts.h"
#include "text.h"
#include "wrap.h"

#include <glib/gi18n.h>

/* Lines that are longer are hard to read. */
#define MAX_COLUMNS 80

/* Within one key's words no line may end; limber_wrap() takes it for a letter. */
#define NO_BREAK "\u00a0"

/* The parts of the screen, from top to bottom. */
typedef struct
{
  const LimberScreenFrame *frame;
  int columns;
  GPtrArray *top, *middle, *bottom; /* LimberScreenLine */
} Page;

static void
line_free (gpointer data)
{
  LimberScreenLine *line = data;

  g_free (line->text);
  g_free (line);
}

static void
add_line (GPtrArray *lines, const char *text, LimberStyle style)
{
  LimberScreenLine *line = g_new0 (LimberScreenLine, 1);

  line->text = g_strdup (text);
  line->style = style;
  g_ptr_array_add (lines, line);
}

/* @text (nullable) may have lines of its own; those after the first get @indent blanks. */
static void
add_text (const Page *page, GPtrArray *lines, const char *text, int indent, LimberStyle style)
{
  g_auto (GStrv) paragraphs = g_strsplit (text == NULL ? "" : text, "\n", -1);

  for (char **paragraph = paragraphs; *paragraph != NULL; paragraph++)
    {
      g_autofree char *plain = limber_text_plain (*paragraph);
      g_autoptr (GString) out = g_string_new (NULL);
      g_auto (GStrv) wrapped = NULL;

      limber_wrap (out, 0, MIN (indent, page->columns / 2), page->columns, plain);
      wrapped = g_strsplit (out->str, "\n", -1);
      for (char **line = wrapped; *line != NULL; line++)
        if (**line != '\0')
          add_line (lines, *line, style);
    }
}

/* --- the top: what to do, and for how long --- */

static void
add_title (const Page *page, const LimberSessionCard *card, gint64 now)
{
  int percent = (int)(100 * limber_session_card_fraction (card, now));
  g_autofree char *far = NULL, *title = NULL, *fitted = NULL, *line = NULL;
  int room;

  if (card->title == NULL)
    return;
  far = card->step > 0 ? g_strdup_printf (_ ("%d of %d, %d %%"), card->step, card->n_steps, percent)
                       : g_strdup_printf (_ ("%d %%"), percent);
  room = page->columns - limber_wrap_columns (far) - 1;
  if (room < 4)
    return;
  title = limber_text_plain (card->title);
  fitted = limber_wrap_fit (title, room);
  line = g_strconcat (fitted, " ", far, NULL);
  add_line (page->top, line, LIMBER_STYLE_FAINT);
}

static void
add_bar (const Page *page, const LimberSessionCard *card, gint64 left)
{
  int full = (int)((card->length - left) * page->columns / card->length);
  g_autoptr (GString) bar = g_string_new (NULL);

  if (page->frame->full == NULL)
    return;
  for (int i = 0; i < page->columns; i++)
    g_string_append (bar, i < full ? page->frame->full : page->frame->empty);
  add_line (page->top, bar->str, LIMBER_STYLE_BAR);
}

static void
add_time (const Page *page, const LimberSessionCard *card, gint64 now)
{
  gint64 left = limber_session_card_left (card, now);
  g_autofree char *duration = limber_words_duration (left), *time = g_strdup_printf (_ ("%s left"), duration);
  g_autofree char *line = NULL;

  if (card->length == 0)
    {
      if (card->doing != NULL)
        add_text (page, page->top, card->doing, 0, LIMBER_STYLE_STRONG);
      return;
    }
  line = card->doing == NULL ? g_strdup (time) : g_strdup_printf ("%s: %s", card->doing, time);
  add_text (page, page->top, line, 0, LIMBER_STYLE_STRONG);
  add_bar (page, card, left);
}

static void
fill_top (const Page *page, const LimberSessionCard *card, gint64 now)
{
  add_title (page, card, now);
  add_text (page, page->top, card->words.summary, 0,
            card->phase == LIMBER_PHASE_ALARM ? LIMBER_STYLE_ALARM : LIMBER_STYLE_STRONG);
  add_text (page, page->top, card->place, 0, LIMBER_STYLE_PLAIN);
  add_time (page, card, now);
}

/* --- the bottom: what comes next, and the keys --- */

static void
add_choices (const Page *page, const LimberSessionCard *card)
{
  for (int i = card->numbers.low; i <= card->numbers.high && card->choices[i] != NULL; i++)
    {
      g_autofree char *line = g_strdup_printf ("[%d] %s", i + 1, card->choices[i]);

      add_text (page, page->bottom, line, 4, LIMBER_STYLE_PLAIN);
    }
}

static void
add_prompt (const Page *page, const LimberSessionCard *card)
{
  const char *typed = page->frame->typed == NULL ? "" : page->frame->typed;
  int shift = card->answer == LIMBER_CARD_CHOICE ? 1 : 0;
  g_autofree char *line = NULL;

  if (card->answer == LIMBER_CARD_TEXT)
    line = g_strdup_printf ("> %s_", typed);
  else if (*typed != '\0')
    line = g_strdup_printf (_ ("%d to %d: %s_ and Enter, or another digit"), card->numbers.low + shift,
                            card->numbers.high + shift, typed);
  else
    line = g_strdup_printf (_ ("%d to %d: _"), card->numbers.low + shift, card->numbers.high + shift);
  add_text (page, page->bottom, line, 2, LIMBER_STYLE_STRONG);
}

static void
append_key (GString *out, const char *key, const char *label)
{
  g_auto (GStrv) words = g_strsplit (label, " ", -1);
  g_autofree char *unbroken = g_strjoinv (NO_BREAK, words);

  g_string_append_printf (out, "%s[%s]" NO_BREAK "%s", out->len > 0 ? NO_BREAK NO_BREAK " " : "", key, unbroken);
}

static const char *
key_name (gunichar key, char buffer[7])
{
  if (key == ' ')
    return _ ("space");
  if (key == LIMBER_KEY_ENTER)
    return _ ("Enter");
  buffer[g_unichar_to_utf8 (key, buffer)] = '\0';
  return buffer;
}

static void
add_keys (const Page *page, const LimberSessionCard *card)
{
  LimberCardKey keys[LIMBER_CARD_KEYS];
  gsize n = limber_session_keys (card, keys);
  g_autoptr (GString) out = g_string_new (NULL);
  guint first = page->bottom->len;

  for (gsize i = 0; i < n; i++)
    {
      char name[7];

      append_key (out, key_name (keys[i].key, name), keys[i].label);
    }
  if (n == 0)
    {
      append_key (out, _ ("Enter"), _ ("Take it; with nothing typed, leave it out"));
      append_key (out, _ ("Ctrl-C"), _ ("Leave it running"));
    }
  add_text (page, page->bottom, out->str, 0, LIMBER_STYLE_FAINT);
  for (guint i = first; i < page->bottom->len; i++)
    {
      LimberScreenLine *line = page->bottom->pdata[i];
      g_auto (GStrv) words = g_strsplit (line->text, NO_BREAK, -1);

      g_free (line->text);
      line->text = g_strchomp (g_strjoinv (" ", words));
    }
}

static void
fill_bottom (const Page *page, const LimberSessionCard *card)
{
  if (card->phase == LIMBER_PHASE_QUESTION && card->answer != LIMBER_CARD_BUTTONS)
    {
      add_choices (page, card);
      add_prompt (page, card);
    }
  add_text (page, page->bottom, card->next, 0, LIMBER_STYLE_PLAIN);
  add_text (page, page->bottom, page->frame->news, 0, LIMBER_STYLE_STRONG);
  add_keys (page, card);
}

/* --- all of it, in so many rows --- */

static void
cut (GPtrArray *lines, guint max)
{
  if (lines->len <= max)
    return;
  g_ptr_array_set_size (lines, (gint)max);
  if (max > 0)
    {
      LimberScreenLine *last = lines->pdata[max - 1];

      g_free (last->text);
      last->text = g_strdup ("…");
    }
}

static void
move_lines (GPtrArray *to, GPtrArray *from, gboolean gap)
{
  if (gap && from->len > 0 && to->len > 0)
    add_line (to, "", LIMBER_STYLE_PLAIN);
  while (from->len > 0)
    g_ptr_array_add (to, g_ptr_array_steal_index (from, 0));
}

static GPtrArray *
put_together (const Page *page)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (line_free);
  guint rows = (guint)MAX (page->frame->rows, 1), fixed = page->top->len + page->bottom->len;
  gboolean gaps = fixed + 3 <= rows;

  while (page->top->len > 1 && page->top->len + page->bottom->len > rows)
    g_ptr_array_remove_index (page->top, 0);
  while (page->bottom->len > 0 && page->top->len + page->bottom->len > rows)
    g_ptr_array_remove_index (page->bottom, 0);
  fixed = page->top->len + page->bottom->len;
  cut (page->middle, rows - fixed - (gaps ? 2 : 0));
  move_lines (lines, page->top, FALSE);
  move_lines (lines, page->middle, gaps);
  move_lines (lines, page->bottom, gaps);
  return lines;
}

GPtrArray *
limber_session_screen (const LimberSessionCard *card, gint64 now, const LimberScreenFrame *frame)
{
  g_autoptr (GPtrArray) top = g_ptr_array_new_with_free_func (line_free);
  g_autoptr (GPtrArray) middle = g_ptr_array_new_with_free_func (line_free);
  g_autoptr (GPtrArray) bottom = g_ptr_array_new_with_free_func (line_free);
  Page page = {
    .frame = frame, .columns = CLAMP (frame->columns, 2, MAX_COLUMNS), .top = top, .middle = middle, .bottom = bottom
  };

  fill_top (&page, card, now);
  add_text (&page, middle, card->words.body, 0, LIMBER_STYLE_PLAIN);
  fill_bottom (&page, card);
  return put_together (&page);
}
