#include "desktop.h"

#include "ask.h"
#include "cli.h"
#include "page.h"

#include "core/button.h"
#include "world/notifier-libnotify.h"
#include "world/paths.h"

#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

/* Seconds: how long a question stands, how long a notification server is waited for, and after
 * how many the bus may start one. */
#define PATIENCE 3600
#define SERVER 8
#define START_SERVER 2

struct _LimberDesktop
{
  GDBusConnection *bus;     /* (owned) (nullable) */
  LimberNotifier *notifier; /* (owned) NULL: nothing can be asked */
  GCancellable *given_up;   /* (owned) */
  guint name;
};

LimberDesktop *
limber_desktop_new (void)
{
  g_autofree char *cue = limber_path_cue ();
  LimberDesktop *desktop = g_new0 (LimberDesktop, 1);

  desktop->bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  desktop->given_up = g_cancellable_new ();
  if (desktop->bus != NULL)
    desktop->notifier = limber_notifier_libnotify_new (desktop->bus, START_SERVER, cue);
  if (desktop->notifier != NULL && !limber_ask_ready (desktop->notifier, SERVER))
    g_clear_object (&desktop->notifier);
  return desktop;
}

void
limber_desktop_free (LimberDesktop *desktop)
{
  if (desktop->name != 0)
    g_bus_unown_name (desktop->name);
  g_clear_object (&desktop->notifier);
  g_clear_object (&desktop->given_up);
  g_clear_object (&desktop->bus);
  g_free (desktop);
}

gboolean
limber_desktop_shows (LimberDesktop *desktop)
{
  return desktop->notifier != NULL;
}

static void
on_name_lost (G_GNUC_UNUSED GDBusConnection *bus, G_GNUC_UNUSED const char *name, gpointer data)
{
  g_cancellable_cancel (data);
}

void
limber_desktop_take_over (LimberDesktop *desktop, const char *id)
{
  g_autofree char *name = g_strdup_printf ("org.limber.Limber1.Open.r_%s", id);

  g_strdelimit (name, "-", '_');
  desktop->name = g_bus_own_name_on_connection (
      desktop->bus, name,
      G_BUS_NAME_OWNER_FLAGS_ALLOW_REPLACEMENT | G_BUS_NAME_OWNER_FLAGS_REPLACE | G_BUS_NAME_OWNER_FLAGS_DO_NOT_QUEUE,
      NULL, on_name_lost, desktop->given_up, NULL);
}

gboolean
limber_desktop_is_given_up (LimberDesktop *desktop)
{
  return g_cancellable_is_cancelled (desktop->given_up);
}

gboolean
limber_desktop_ask (LimberDesktop *desktop, LimberWords words, const char *button)
{
  const LimberServer *server = limber_notifier_server (desktop->notifier);
  LimberNoticeButton buttons[G_N_ELEMENTS (words.buttons)];
  g_autofree char *body = server->hidden_buttons && words.n_buttons > 1
                              ? g_strdup_printf ("%s\n%s", limber_words_how (LIMBER_BUTTONS_HIDDEN), words.body)
                              : g_strdup (words.body);
  const LimberNotice notice
      = { .summary = words.summary, .body = body, .buttons = buttons, .n_buttons = words.n_buttons, .percent = -1 };
  g_autofree char *pressed = NULL;

  for (gsize i = 0; i < words.n_buttons; i++)
    buttons[i] = (LimberNoticeButton){ words.buttons[i].button, words.buttons[i].label };
  pressed = limber_ask_button (desktop->notifier, &notice, PATIENCE, desktop->given_up);
  limber_words_clear (&words);
  return g_strcmp0 (pressed, button) == 0;
}

void
limber_desktop_tell (LimberDesktop *desktop, LimberWords words)
{
  if (desktop->notifier == NULL)
    {
      limber_cli_complain ("%s. %s", words.summary, words.body);
      limber_words_clear (&words);
    }
  else
    limber_desktop_ask (desktop, words, LIMBER_BUTTON_OK);
}

void
limber_desktop_page (const char *heading, const char *text)
{
  g_autofree char *html = limber_page_plain (heading, text);
  g_autofree char *path = limber_page_write_passing ("message.html", html, NULL);

  if (path != NULL)
    limber_page_open (path, NULL);
}

/* Half a sentence as a whole one; limber is written small. */
static char *
sentence (const char *half)
{
  gunichar first = g_utf8_get_char (half);
  GString *whole = g_string_new (NULL);

  if (g_str_has_prefix (half, "limber"))
    g_string_append (whole, half);
  else if (first != 0)
    g_string_append (g_string_append_unichar (whole, g_unichar_toupper (first)), g_utf8_next_char (half));
  if (whole->len > 0 && strchr (".!?", whole->str[whole->len - 1]) == NULL)
    g_string_append_c (whole, '.');
  return g_string_free (whole, FALSE);
}

void
limber_desktop_complain (const char *why, gboolean notices)
{
  g_autoptr (LimberDesktop) desktop = NULL;
  g_autofree char *text = sentence (why);
  LimberWords words = { 0 };

  if (isatty (STDERR_FILENO))
    return;
  if (notices)
    desktop = limber_desktop_new ();
  if (desktop == NULL || !limber_desktop_shows (desktop))
    {
      limber_desktop_page (_ ("limber could not do that"), text);
      return;
    }
  words = (LimberWords){ .summary = g_strdup (_ ("limber could not do that")), .body = g_steal_pointer (&text) };
  limber_words_add_button (&words, LIMBER_BUTTON_OK, _ ("OK"));
  limber_desktop_tell (desktop, words);
}
