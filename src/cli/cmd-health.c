/* pain, warning-signs: how the client is, said or asked now. */

#include "cli.h"
#include "commands.h"
#include "on-screen.h"
#include "terminal.h"

#include "core/button.h"
#include "core/wrap.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define COLUMNS 80

static void
print_said (const char *said)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_auto (GStrv) lines = g_strsplit (said, "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    limber_wrap (out, 0, 0, COLUMNS, *line);
  g_print ("%s", out->str);
}

/* The number in @text; -2 with the complaint made. */
static int
parse_score (const char *text)
{
  char *end;
  gint64 score = g_ascii_strtoll (text, &end, 10);

  if (end != text && *end == '\0' && score >= 0 && score <= 10)
    return (int)score;
  limber_cli_complain (_ ("pain: %s: say how much it hurts as a whole number from 0 to 10"), text);
  return -2;
}

static GVariant *
pain_options (const char *where, const char *note)
{
  GVariantBuilder options;

  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  if (where != NULL)
    g_variant_builder_add (&options, "{sv}", "where", g_variant_new_string (where));
  if (note != NULL)
    g_variant_builder_add (&options, "{sv}", "note", g_variant_new_string (note));
  return g_variant_ref_sink (g_variant_builder_end (&options));
}

static char *
ask_pain (LimberClient *client, GError **error)
{
  g_autoptr (GVariant) options = pain_options (NULL, NULL);

  return limber_client_pain (client, -1, options, error);
}

int
limber_cmd_pain (int argc, char **argv)
{
  g_autofree char *where = NULL, *note = NULL, *said = NULL;
  const GOptionEntry entries[] = {
    { "where", 0, 0, G_OPTION_ARG_STRING, &where, N_ ("Where: a word of your routine, as \"thigh\""), N_ ("PLACE") },
    { "note", 0, 0, G_OPTION_ARG_STRING, &note, N_ ("In your own words, for the log"), N_ ("TEXT") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (LimberClient) client = NULL;
  g_autoptr (GVariant) options = NULL;
  g_autoptr (GError) error = NULL;
  int score = -1;

  if (!limber_cli_parse (&argc, &argv, _ ("[N]"),
                         _ ("Notes how much it hurts now, from 0 (not at all) to 10. Without N it is asked on the\n"
                            "screen."),
                         entries))
    return LIMBER_EXIT_BAD;
  if (argc > 1)
    score = parse_score (argv[1]);
  if (score == -2)
    return LIMBER_EXIT_BAD;
  if (argc > 2 || (argc < 2 && (where != NULL || note != NULL)))
    {
      limber_cli_complain (_ ("pain: say one number, as in 'limber pain 4 --where thigh'"));
      return LIMBER_EXIT_BAD;
    }
  if (argc < 2)
    return limber_on_screen (ask_pain, FALSE);
  options = pain_options (where, note);
  client = limber_cli_connect (&error);
  if (client != NULL)
    said = limber_client_pain (client, score, options, &error);
  if (said == NULL)
    return limber_cli_fail (error);
  print_said (said);
  return LIMBER_EXIT_DONE;
}

static void
print_page (GVariant *page)
{
  g_autofree const char **signs = NULL;
  guint number = 1, count = 1;

  g_variant_lookup (page, "signs", "^a&s", &signs);
  g_variant_lookup (page, "number", "u", &number);
  g_variant_lookup (page, "count", "u", &count);
  g_printerr (_ ("Is any one of these true? (%u of %u)\n"), number, count);
  for (gsize i = 0; signs != NULL && signs[i] != NULL; i++)
    {
      g_autoptr (GString) lines = g_string_new ("  ");
      g_autofree char *item = g_strdup_printf ("- %s", signs[i]);

      limber_wrap (lines, 2, 4, COLUMNS, item);
      g_printerr ("%s", lines->str);
    }
}

static volatile sig_atomic_t ended; /* the signal that did; 0: none */

static void
on_signal (int number)
{
  ended = number;
}

/* Signals are let in only where they are waited for, so that none comes too early to be noticed.
 * Returns: the mask to wait with */
static sigset_t
keep_signals (void)
{
  static const int kept[] = { SIGINT, SIGTERM, SIGHUP };
  const struct sigaction action = { .sa_handler = on_signal };
  sigset_t set, before;

  sigemptyset (&set);
  for (gsize i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      sigaddset (&set, kept[i]);
      sigaction (kept[i], &action, NULL);
    }
  pthread_sigmask (SIG_BLOCK, &set, &before);
  /* else a line that was read already could not be waited for */
  setvbuf (stdin, NULL, _IONBF, 0);
  return before;
}

/* FALSE when nobody types any more. */
static gboolean
read_line (char *line, int size, const sigset_t *mask)
{
  struct pollfd input = { .fd = STDIN_FILENO, .events = POLLIN };

  while (ended == 0 && ppoll (&input, 1, NULL, mask) < 0 && errno == EINTR)
    ;
  return ended == 0 && fgets (line, size, stdin) != NULL;
}

/* 1 for yes, 0 for no, -1 when nobody answers any more. Neither is taken for granted. */
static int
ask_yes_no (const sigset_t *mask)
{
  char answer[64];

  for (;;)
    {
      g_printerr ("%s ", _ ("One or more of them? y for yes, n for none:"));
      if (!read_line (answer, sizeof answer, mask))
        return -1;
      g_strstrip (answer);
      if (g_ascii_strcasecmp (answer, "y") == 0 || g_ascii_strcasecmp (answer, _ ("y")) == 0
          || g_ascii_strcasecmp (answer, _ ("yes")) == 0)
        return 1;
      if (g_ascii_strcasecmp (answer, "n") == 0 || g_ascii_strcasecmp (answer, _ ("no")) == 0
          || g_ascii_strcasecmp (answer, _ ("none")) == 0)
        return 0;
    }
}

/* The client answers here, page by page. *@said is what the answers mean, NULL when they left. */
static gboolean
ask_here (LimberClient *client, GVariant *first, char **said, GError **error)
{
  g_autoptr (GVariant) page = g_variant_ref (first);
  sigset_t mask = keep_signals ();

  while (g_variant_n_children (page) > 0)
    {
      int yes;

      print_page (page);
      yes = ask_yes_no (&mask);
      g_clear_pointer (said, g_free);
      if (yes < 0)
        {
          /* whether it was still asked is no matter now */
          g_free (limber_client_session (client, LIMBER_BUTTON_STOP, NULL));
          g_printerr ("\n%s\n", _ ("Left unanswered; nothing was noted of the rest."));
          if (ended != 0)
            limber_terminal_die (ended);
          return TRUE;
        }
      g_clear_pointer (&page, g_variant_unref);
      *said = limber_client_answer_signs (client, yes, &page, error);
      if (*said == NULL)
        return FALSE;
    }
  return TRUE;
}

static char *
ask_signs (LimberClient *client, GError **error)
{
  g_autoptr (GVariant) page = NULL;

  return limber_client_warning_signs (client, TRUE, &page, error);
}

int
limber_cmd_warning_signs (int argc, char **argv)
{
  gboolean screen = FALSE;
  const GOptionEntry entries[] = {
    { "screen", 0, 0, G_OPTION_ARG_NONE, &screen, N_ ("Ask by notifications, not in the terminal"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (LimberClient) client = NULL;
  g_autoptr (GVariant) page = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;

  if (!limber_cli_parse (&argc, &argv, NULL,
                         _ ("Asks the warning signs now: here, or on the screen where there is no terminal. Any one\n"
                            "yes puts stretches, heat and walks on hold and says what to do."),
                         entries))
    return LIMBER_EXIT_BAD;
  if (screen || !isatty (STDIN_FILENO))
    return limber_on_screen (ask_signs, FALSE);
  client = limber_cli_connect (&error);
  if (client != NULL)
    said = limber_client_warning_signs (client, FALSE, &page, &error);
  if (said == NULL || !ask_here (client, page, &said, &error))
    return limber_cli_fail (error);
  if (said != NULL)
    print_said (said);
  return LIMBER_EXIT_DONE;
}
