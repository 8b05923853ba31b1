#include "session-terminal.h"

#include "cli.h"
#include "terminal.h"

#include "core/session-keys.h"
#include "core/session-screen.h"
#include "world/clock-system.h"

#include <glib/gi18n.h>

typedef struct
{
  LimberClient *client;
  GMainLoop *loop;
  LimberTerminal *terminal;
  GVariant *packed;        /* (owned) (nullable) the card, as it came */
  LimberSessionCard *card; /* (owned) (nullable) when it is over */
  char *last;              /* (owned) (nullable) the last heading that was seen */
  GString *typed;
  char *news; /* (owned) (nullable) */
  guint tick; /* while something counts down */
  gboolean colour;
  int signal;    /* that ended it; 0: none */
  gboolean gone; /* the daemon has */
} View;

/* --- drawing --- */

static void
append_line (const View *view, GString *out, const LimberScreenLine *line)
{
  static const char *const styles[LIMBER_N_STYLES] = { NULL, "\033[1m", "\033[2m", "\033[36m", "\033[1;31m" };
  const char *style = view->colour ? styles[line->style] : NULL;

  g_string_append_printf (out, "%s%s%s%s", out->len > 0 ? "\n" : "", style == NULL ? "" : style, line->text,
                          style == NULL ? "" : "\033[0m");
}

static void
draw (const View *view)
{
  gboolean wide = g_get_charset (NULL);
  LimberScreenFrame frame = { .typed = view->typed->str, .news = view->news };
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GString) out = g_string_new (NULL);

  if (view->colour)
    {
      frame.full = wide ? "█" : "#";
      frame.empty = wide ? "░" : "-";
    }
  limber_terminal_size (&frame.columns, &frame.rows);
  lines = limber_session_screen (view->card, limber_system_steady (), &frame);
  for (guint i = 0; i < lines->len; i++)
    append_line (view, out, lines->pdata[i]);
  limber_terminal_draw (view->terminal, out->str);
}

static gboolean on_second (gpointer data);

/* Draws, and again when the seconds that it shows are others. */
static void
refresh (View *view)
{
  gint64 left;

  g_clear_handle_id (&view->tick, g_source_remove);
  if (view->card == NULL)
    return;
  draw (view);
  left = limber_session_card_left (view->card, limber_system_steady ());
  if (left > 0)
    view->tick = g_timeout_add ((guint)((left - 1) % G_USEC_PER_SEC / 1000 + 1), on_second, view);
}

static gboolean
on_second (gpointer data)
{
  View *view = data;

  view->tick = 0;
  refresh (view);
  return G_SOURCE_REMOVE;
}

static void
set_news (View *view, const char *news)
{
  g_free (view->news);
  view->news = g_strdup (news);
}

/* --- what comes from the daemon --- */

static void
take_card (View *view, GVariant *packed)
{
  /* what was asked for is told of as well, and must not take back what was typed meanwhile */
  if (view->packed != NULL && g_variant_equal (view->packed, packed))
    return;
  g_clear_pointer (&view->packed, g_variant_unref);
  view->packed = g_variant_ref (packed);
  g_clear_pointer (&view->card, limber_session_card_free);
  view->card = limber_session_card_unpack (packed);
  g_string_truncate (view->typed, 0);
  set_news (view, NULL);
  if (view->card != NULL)
    {
      g_free (view->last);
      view->last = g_strdup (view->card->words.summary);
    }
}

static void
show_card (View *view, GVariant *packed)
{
  take_card (view, packed);
  if (view->card == NULL)
    g_main_loop_quit (view->loop);
  else
    refresh (view);
}

static void
on_card (GVariant *packed, gpointer data)
{
  View *view = data;

  /* by now there may be another one, which an answer has brought already */
  if (packed != NULL)
    {
      g_autoptr (GVariant) latest = limber_client_card (view->client, NULL);

      show_card (view, latest != NULL ? latest : packed);
      return;
    }
  view->gone = TRUE;
  g_main_loop_quit (view->loop);
}

/* --- what comes from the client --- */

/* No key may answer a question that was not on the screen when it was pressed. */
static void
look_again (View *view)
{
  g_autoptr (GVariant) packed = limber_client_card (view->client, NULL);

  if (packed == NULL)
    return;
  limber_terminal_forget_keys (view->terminal);
  show_card (view, packed);
}

static void
say (View *view, LimberTyped what)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *word = g_strdup (view->typed->str), *said = NULL;

  g_string_truncate (view->typed, 0);
  set_news (view, NULL);
  if (what == LIMBER_TYPED_ANSWER)
    said = limber_client_session_answer (view->client, view->card->question, word, &error);
  else
    said = limber_client_session (view->client, word, &error);
  if (said != NULL)
    look_again (view);
  else
    set_news (view, error->message);
}

static void
on_key (gunichar key, gpointer data)
{
  View *view = data;
  LimberTyped what;

  if (view->card == NULL || !g_main_loop_is_running (view->loop))
    return;
  what = limber_session_type (view->card, key, view->typed);
  if (what == LIMBER_TYPED_LEAVE)
    g_main_loop_quit (view->loop);
  else if (what == LIMBER_TYPED_PRESS || what == LIMBER_TYPED_ANSWER)
    say (view, what);
  if (what != LIMBER_TYPED_NOTHING)
    refresh (view);
}

static void
on_redraw (gpointer data)
{
  refresh (data);
}

static void
on_ended (int signal, gpointer data)
{
  View *view = data;

  view->signal = signal;
  g_main_loop_quit (view->loop);
}

/* --- the whole --- */

static void
follow (View *view)
{
  static const LimberTerminalEvents events = { .key = on_key, .redraw = on_redraw, .ended = on_ended };

  view->terminal = limber_terminal_open (&events, view);
  refresh (view);
  g_main_loop_run (view->loop);
  g_clear_handle_id (&view->tick, g_source_remove);
  limber_terminal_close (view->terminal);
}

static int
say_how_it_stands (const View *view)
{
  if (view->gone)
    {
      limber_cli_complain ("%s", _ ("limberd has gone; when it is back, 'limber start' shows the session again"));
      return LIMBER_EXIT_UNREACHABLE;
    }
  if (view->card == NULL)
    g_printerr ("%s\n", view->last == NULL ? _ ("The session is over.") : view->last);
  else
    g_printerr ("%s\n", _ ("The session goes on. 'limber start' shows it again, 'limber stop' ends it."));
  return LIMBER_EXIT_DONE;
}

static void
clear (View *view)
{
  g_clear_pointer (&view->packed, g_variant_unref);
  g_clear_pointer (&view->card, limber_session_card_free);
  g_free (view->last);
  g_free (view->news);
  g_string_free (view->typed, TRUE);
  g_main_loop_unref (view->loop);
}

int
limber_session_terminal_run (LimberClient *client)
{
  const char *no_colour = g_getenv ("NO_COLOR");
  View view = { .client = client,
                .loop = g_main_loop_new (NULL, FALSE),
                .typed = g_string_new (NULL),
                .colour = no_colour == NULL || *no_colour == '\0' };
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) packed = NULL;
  int status;

  limber_client_watch_card (client, on_card, &view);
  packed = limber_client_card (client, &error);
  if (packed == NULL)
    {
      clear (&view);
      return limber_cli_fail (error);
    }
  take_card (&view, packed);
  if (view.card != NULL)
    follow (&view);
  status = say_how_it_stands (&view);
  if (view.signal != 0)
    limber_terminal_die (view.signal);
  clear (&view);
  return status;
}
