/* notify-demo [PICTURE LIMBER-CUE] — shows what clients see, on whatever server this session has.
 *
 * Reads commands, a line each, and prints what the notifier says, a line each:
 *   post KIND    a notice of the table below, in place of the one before
 *   update KIND  the same notice, changed
 *   withdraw     takes it off the screen
 *   quit
 */
#include "world/notifier-libnotify.h"

#include <glib-unix.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const LimberNoticeButton answers[] = {
  { "start", "Start" }, { "later", "Later" }, { "not-today", "Not today" }, { "fourth", "Fourth" }, { "fifth", "Fifth" }
};
static const LimberNoticeButton session[] = { { "pause", "Pause" }, { "next", "Next" }, { "stop", "Stop" } };

static const LimberNoticeButton scale[]
    = { { "0", "0" }, { "1", "1" }, { "2", "2" }, { "3", "3" }, { "4", "4" },  { "5", "5" },
        { "6", "6" }, { "7", "7" }, { "8", "8" }, { "9", "9" }, { "10", "10" } };

#define LONG                                                                                                           \
  "Lie on your back with both knees bent. Pull one knee towards your chest with both hands until you feel a mild "     \
  "pull in the lower back, hold it there and breathe slowly. Never bounce, never hold the breath. "

typedef struct
{
  const char *kind;
  LimberNotice notice;
  gboolean picture;
} Kind;

static const Kind kinds[] = {
  { "reminder",
    { .summary = "Time for a stretch, 6 min",
      .body = "Your therapist asked for it twice a day.",
      .buttons = answers,
      .n_buttons = 3,
      .percent = -1 },
    FALSE },
  { "bare", { .summary = "Time for a stretch, 6 min", .buttons = answers, .n_buttons = 3, .percent = -1 }, FALSE },
  { "many",
    { .summary = "How strong is the pain now?",
      .body = "0 is none, 10 the worst you can imagine.",
      .buttons = answers,
      .n_buttons = 5,
      .percent = -1 },
    FALSE },
  { "scale",
    { .summary = "How strong is the pain now?",
      .body = "0 is none, 10 the worst you can imagine.",
      .buttons = scale,
      .n_buttons = 11,
      .percent = -1 },
    FALSE },
  { "critical",
    { .summary = "The time is over",
      .body = "Please look at your reminder.",
      .urgency = LIMBER_NOTICE_CRITICAL,
      .buttons = answers,
      .n_buttons = 1,
      .percent = -1 },
    FALSE },
  { "hostile",
    { .summary = "<b>3 & 4</b> www.example.org",
      .body
      = "<a href=\"http://example.org\">a</a> & http://example.org/x me@example.org <img src=\"/x\"/>\nsecond line",
      .buttons = answers,
      .n_buttons = 2,
      .percent = -1 },
    FALSE },
  { "long",
    { .summary = "Time for a stretch that has a much too long title, as somebody will surely write one day",
      .body = LONG LONG LONG LONG,
      .buttons = answers,
      .n_buttons = 3,
      .percent = -1 },
    FALSE },
  { "step",
    { .summary = "Hamstring stretch, left",
      .body = "Hold: 20 s left, 2 of 3",
      .buttons = session,
      .n_buttons = 3,
      .percent = 33 },
    TRUE },
  { "next-step",
    { .summary = "Hamstring stretch, right",
      .body = "Hold: 5 s left, 3 of 3",
      .buttons = session,
      .n_buttons = 3,
      .percent = 83 },
    TRUE },
};

static GMainLoop *loop;
static LimberNotifier *notifier;
static const char *picture;
static guint current;

static void say (const char *format, ...) G_GNUC_PRINTF (1, 2);

static void
say (const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  vprintf (format, arguments);
  va_end (arguments);
  putchar ('\n');
  fflush (stdout);
}

static void
on_shown (LimberNotifier *self G_GNUC_UNUSED, guint id, gpointer data G_GNUC_UNUSED)
{
  say ("shown %u", id);
}

static void
on_failed (LimberNotifier *self G_GNUC_UNUSED, guint id, const char *why, gpointer data G_GNUC_UNUSED)
{
  say ("failed %u %s", id, why);
}

static void
on_action (LimberNotifier *self G_GNUC_UNUSED, guint id, const char *button, gpointer data G_GNUC_UNUSED)
{
  say ("action %u %s", id, button);
}

static void
on_closed (LimberNotifier *self G_GNUC_UNUSED, guint id, gpointer data G_GNUC_UNUSED)
{
  say ("closed %u", id);
}

static void
on_server_changed (LimberNotifier *self, gpointer data G_GNUC_UNUSED)
{
  const LimberServer *server = limber_notifier_server (self);

  say ("server %s", server->name != NULL ? server->name : "none");
}

static void
post_or_update (const char *name, gboolean update)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].kind, name))
      {
        LimberNotice notice = kinds[i].notice;

        notice.picture = kinds[i].picture ? picture : NULL;
        if (update)
          limber_notifier_update (notifier, current, &notice);
        else
          {
            limber_notifier_withdraw (notifier, current);
            current = limber_notifier_post (notifier, &notice);
          }
      }
}

static gboolean
on_command (int fd G_GNUC_UNUSED, GIOCondition condition G_GNUC_UNUSED, gpointer data G_GNUC_UNUSED)
{
  char line[100];

  if (fgets (line, sizeof line, stdin) == NULL || g_str_equal (g_strchomp (line), "quit"))
    g_main_loop_quit (loop);
  else if (g_str_has_prefix (line, "post "))
    post_or_update (line + strlen ("post "), FALSE);
  else if (g_str_has_prefix (line, "update "))
    post_or_update (line + strlen ("update "), TRUE);
  else if (g_str_equal (line, "withdraw"))
    limber_notifier_withdraw (notifier, current);
  return G_SOURCE_CONTINUE;
}

int
main (int argc, char **argv)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);

  g_assert_nonnull (bus);
  picture = argc > 1 ? argv[1] : NULL;
  setvbuf (stdin, NULL, _IONBF, 0);
  loop = g_main_loop_new (NULL, FALSE);
  notifier = limber_notifier_libnotify_new (bus, 0, argc > 2 ? argv[2] : "");
  g_signal_connect (notifier, "shown", G_CALLBACK (on_shown), NULL);
  g_signal_connect (notifier, "failed", G_CALLBACK (on_failed), NULL);
  g_signal_connect (notifier, "action", G_CALLBACK (on_action), NULL);
  g_signal_connect (notifier, "closed", G_CALLBACK (on_closed), NULL);
  g_signal_connect (notifier, "server-changed", G_CALLBACK (on_server_changed), NULL);
  g_unix_fd_add (STDIN_FILENO, G_IO_IN | G_IO_HUP, on_command, NULL);
  g_main_loop_run (loop);
  g_object_unref (notifier);
  g_main_loop_unref (loop);
  return EXIT_SUCCESS;
}
