#include "support/child.h"
#include "support/see.h"
#include "world/presence-system.h"

#include <glib-unix.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#define SECOND ((gint64)G_USEC_PER_SEC)

/* A real X server without a screen. */
typedef struct
{
  GSubprocess *process; /* (owned) (nullable) */
  char *display;        /* (owned) ":7" */
} Server;

/* Starts the server at @display, or at a free one where that is NULL, and waits until it is up. */
static void
start (Server *server, const char *display)
{
  g_autoptr (GSubprocessLauncher) launcher = child_launcher_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *number = NULL;
  const char *arguments[]
      = { "Xvfb", "-displayfd", "3", "-noreset", "-nolisten", "tcp", "-screen", "0", "320x200x24", display, NULL };
  int ends[2];

  g_assert_true (g_unix_open_pipe (ends, FD_CLOEXEC, NULL));
  g_subprocess_launcher_take_fd (launcher, ends[1], 3);
  server->process = g_subprocess_launcher_spawnv (launcher, arguments, &error);
  g_assert_no_error (error);
  g_subprocess_launcher_close (launcher);
  number = child_read_line (ends[0]);
  close (ends[0]);
  g_free (server->display);
  server->display = g_strconcat (":", number, NULL);
}

static void
stop (Server *server)
{
  child_stop (server->process);
  g_clear_object (&server->process);
}

static void
set_up (Server *server, gconstpointer data)
{
  (void)data;
  start (server, NULL);
}

static void
tear_down (Server *server, gconstpointer data)
{
  (void)data;
  if (server->process != NULL)
    stop (server);
  g_free (server->display);
}

/* Moves the pointer, as a hand would. */
static void
touch (const Server *server)
{
  g_autoptr (GSubprocessLauncher) launcher = child_launcher_new ();

  g_subprocess_launcher_setenv (launcher, "DISPLAY", server->display, TRUE);
  child_run (launcher, "xdotool", "mousemove_relative", "--sync", "3", "0", NULL);
}

static LimberPresence *
watch (const char *display, guint seconds)
{
  LimberPresence *presence = limber_presence_system_new (NULL, NULL, NULL, display);

  limber_presence_set_idle_after (presence, seconds);
  return presence;
}

static void
test_idle_and_back (Server *server, gconstpointer data)
{
  g_autoptr (LimberPresence) presence = NULL;
  g_autoptr (LimberPresence) late = NULL;

  (void)data;
  touch (server);
  presence = watch (server->display, 1);
  see_change (presence);
  g_assert_cmpstr (limber_presence_source (presence), ==, "x11");
  g_assert_cmpint (limber_presence_get (presence).state, ==, LIMBER_PRESENCE_ACTIVE);

  for (int i = 0; i < 2; i++)
    {
      see_state (presence, LIMBER_PRESENCE_IDLE);
      g_assert_cmpint (limber_presence_get (presence).ago, >=, SECOND);
      g_assert_cmpint (limber_presence_get (presence).ago, <, 10 * SECOND);
      touch (server);
      see_state (presence, LIMBER_PRESENCE_ACTIVE);
      g_assert_cmpint (limber_presence_get (presence).ago, ==, 0);
    }

  /* who comes late is told since when */
  see_state (presence, LIMBER_PRESENCE_IDLE);
  late = watch (server->display, 1);
  see_change (late);
  g_assert_cmpint (limber_presence_get (late).state, ==, LIMBER_PRESENCE_IDLE);
  g_assert_cmpint (limber_presence_get (late).ago, >=, limber_presence_get (presence).ago);
  touch (server);
  see_state (late, LIMBER_PRESENCE_ACTIVE);
  see_state (presence, LIMBER_PRESENCE_ACTIVE);
}

static void
test_idle_after (Server *server, gconstpointer data)
{
  g_autoptr (LimberPresence) presence = NULL;

  (void)data;
  touch (server);
  presence = watch (server->display, 3600);
  see_state (presence, LIMBER_PRESENCE_ACTIVE);
  limber_presence_set_idle_after (presence, 1);
  see_state (presence, LIMBER_PRESENCE_IDLE);

  /* longer, while idle: from the next input on */
  limber_presence_set_idle_after (presence, 3600);
  touch (server);
  see_state (presence, LIMBER_PRESENCE_ACTIVE);
  limber_presence_set_idle_after (presence, 2);
  see_state (presence, LIMBER_PRESENCE_IDLE);
  g_assert_cmpint (limber_presence_get (presence).ago, >=, 2 * SECOND);

  limber_presence_set_idle_after (presence, 0);
  see_state (presence, LIMBER_PRESENCE_UNKNOWN);
  g_assert_cmpstr (limber_presence_source (presence), ==, "none");
  limber_presence_set_idle_after (presence, 1);
  see_state (presence, LIMBER_PRESENCE_IDLE);
  g_assert_cmpstr (limber_presence_source (presence), ==, "x11");
}

static void
test_server_goes_and_comes (Server *server, gconstpointer data)
{
  g_autoptr (LimberPresence) presence = watch (server->display, 1);
  g_autofree char *display = g_strdup (server->display);

  (void)data;
  see_source (presence, "x11");
  stop (server);
  see_source (presence, "none");
  g_assert_cmpint (limber_presence_get (presence).state, ==, LIMBER_PRESENCE_UNKNOWN);
  see_no_timers ();

  start (server, display);
  see_source (presence, "x11");
  see_state (presence, LIMBER_PRESENCE_IDLE);
  touch (server);
  see_state (presence, LIMBER_PRESENCE_ACTIVE);
}

static void
test_no_server (Server *server, gconstpointer data)
{
  g_autofree char *display = g_strdup (server->display);
  g_autoptr (LimberPresence) presence = NULL;
  static const char *const wrong[] = { "", "nonsense", "no-such-host.invalid:0" };

  (void)data;
  stop (server);
  presence = watch (display, 1);
  see_change (presence);
  g_assert_cmpstr (limber_presence_source (presence), ==, "none");
  g_assert_cmpint (limber_presence_get (presence).state, ==, LIMBER_PRESENCE_UNKNOWN);
  see_no_timers ();
  start (server, display);
  see_source (presence, "x11");

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (LimberPresence) nothing = watch (wrong[i], 1);

      see_change (nothing);
      g_assert_cmpstr (limber_presence_source (nothing), ==, "none");
    }
}

/* Until it has stopped it may still answer. */
static void
halt (GSubprocess *process)
{
  siginfo_t info;

  g_subprocess_send_signal (process, SIGSTOP);
  g_assert_cmpint (waitid (P_PID, (id_t)atoi (g_subprocess_get_identifier (process)), &info, WSTOPPED | WNOWAIT), ==,
                   0);
}

/* A server that accepts the connection and then says nothing must not hold anybody up. */
static void
test_hung_server (Server *server, gconstpointer data)
{
  g_autoptr (LimberPresence) presence = NULL;
  gint64 begun;

  (void)data;
  halt (server->process);
  begun = g_get_monotonic_time ();
  presence = watch (server->display, 1);
  g_assert_cmpint (g_get_monotonic_time () - begun, <, SECOND);
  see_change (presence);
  g_assert_cmpstr (limber_presence_source (presence), ==, "none");
  see_no_timers ();
  g_subprocess_send_signal (server->process, SIGCONT);
  see_source (presence, "x11");
  see_state (presence, LIMBER_PRESENCE_IDLE);
}

static void
test_no_polling (Server *server, gconstpointer data)
{
  g_autoptr (LimberPresence) presence = NULL;
  guint iterations = 0, sleeps;

  (void)data;
  touch (server);
  presence = watch (server->display, 2);
  see_state (presence, LIMBER_PRESENCE_ACTIVE);
  see_no_timers ();

  sleeps = see_sleeps ();
  for (; limber_presence_get (presence).state == LIMBER_PRESENCE_ACTIVE; iterations++)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (limber_presence_get (presence).state, ==, LIMBER_PRESENCE_IDLE);
  g_assert_cmpuint (iterations, <=, 3);
  /* a busy machine wakes a sleeper now and then; two seconds of polling would do it far more often */
  g_assert_cmpuint (see_sleeps () - sleeps, <=, 8);
  see_no_timers ();
}

/* Whoever goes while the connection is being made leaves nothing behind. */
static void
test_dropped_early (Server *server, gconstpointer data)
{
  (void)data;
  for (int i = 0; i < 20; i++)
    {
      g_autoptr (LimberPresence) presence = watch (server->display, 1);

      g_assert_nonnull (presence);
      for (int j = 0; j < i % 4; j++)
        g_main_context_iteration (NULL, FALSE);
    }
}

#define ADD(name, function) g_test_add ("/presence/x11/" name, Server, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("idle-and-back", test_idle_and_back);
  ADD ("idle-after", test_idle_after);
  ADD ("server-goes-and-comes", test_server_goes_and_comes);
  ADD ("no-server", test_no_server);
  ADD ("hung-server", test_hung_server);
  ADD ("no-polling", test_no_polling);
  ADD ("dropped-early", test_dropped_early);
  return g_test_run ();
}
