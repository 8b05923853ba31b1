/* stopwatch — how long programs take, in milliseconds on standard output.
 *
 * stopwatch until NAME COMMAND…   until somebody owns NAME on the session bus; then COMMAND is ended
 * stopwatch run ROUNDS COMMAND…   the median of its whole runs, and the processor's time of one;
 *                                 fails where one of them does */
#include <gio/gio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define PATIENCE 30 /* seconds */

typedef struct
{
  GMainLoop *loop;
  gint64 begun, ready; /* microseconds; 0: not yet */
  char **command;
  GPid pid;
} Watch;

static void
on_appeared (GDBusConnection *bus G_GNUC_UNUSED, const char *name G_GNUC_UNUSED, const char *owner G_GNUC_UNUSED,
             gpointer data)
{
  Watch *watch = data;

  watch->ready = g_get_monotonic_time ();
  g_main_loop_quit (watch->loop);
}

/* Nobody owns the name yet: what is timed may begin. */
static void
on_vanished (GDBusConnection *bus G_GNUC_UNUSED, const char *name G_GNUC_UNUSED, gpointer data)
{
  Watch *watch = data;

  if (watch->begun != 0)
    return;
  watch->begun = g_get_monotonic_time ();
  if (!g_spawn_async (NULL, watch->command, NULL,
                      G_SPAWN_SEARCH_PATH | G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL
                          | G_SPAWN_STDERR_TO_DEV_NULL,
                      NULL, NULL, &watch->pid, NULL))
    g_main_loop_quit (watch->loop);
}

static gboolean
on_patience (gpointer data)
{
  g_main_loop_quit (data);
  return G_SOURCE_REMOVE;
}

static int
time_until (const char *name, char **command)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Watch watch = { .loop = loop, .command = command };

  g_timeout_add_seconds (PATIENCE, on_patience, loop);
  g_bus_watch_name (G_BUS_TYPE_SESSION, name, G_BUS_NAME_WATCHER_FLAGS_NONE, on_appeared, on_vanished, &watch, NULL);
  g_main_loop_run (loop);
  if (watch.pid != 0)
    {
      kill (watch.pid, SIGTERM);
      waitpid (watch.pid, NULL, 0);
    }
  if (watch.ready == 0 || watch.begun == 0)
    return EXIT_FAILURE;
  printf ("%.1f\n", (double)(watch.ready - watch.begun) / 1000);
  return EXIT_SUCCESS;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *)a, y = *(const double *)b;

  return (x > y) - (x < y);
}

/* Of all children that have ended, in milliseconds. */
static double
spent (void)
{
  struct rusage usage;

  getrusage (RUSAGE_CHILDREN, &usage);
  return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1000
         + (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1000;
}

static int
time_runs (int rounds, char **command)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));

  for (int round = 0; round < rounds; round++)
    {
      gint64 begun = g_get_monotonic_time ();
      double took;
      int status;

      if (!g_spawn_sync (NULL, command, NULL,
                         G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
                         NULL, NULL, &status, NULL)
          || !g_spawn_check_wait_status (status, NULL))
        return EXIT_FAILURE;
      took = (double)(g_get_monotonic_time () - begun) / 1000;
      g_array_append_val (times, took);
    }
  g_array_sort (times, compare_doubles);
  printf ("%.1f %.2f\n", g_array_index (times, double, times->len / 2), spent () / rounds);
  return EXIT_SUCCESS;
}

int
main (int argc, char **argv)
{
  if (argc > 3 && strcmp (argv[1], "until") == 0)
    return time_until (argv[2], argv + 3);
  if (argc > 3 && strcmp (argv[1], "run") == 0 && atoi (argv[2]) > 0)
    return time_runs (atoi (argv[2]), argv + 3);
  fputs ("stopwatch until NAME COMMAND… | stopwatch run ROUNDS COMMAND…\n", stderr);
  return EXIT_FAILURE;
}
