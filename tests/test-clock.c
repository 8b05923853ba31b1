/* read() is replaced below, so its checked inline form must not be declared. */
#undef _FORTIFY_SOURCE

#include "support/wait.h"
#include "world/clock-system.h"

#include <errno.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <sys/timex.h>
#include <unistd.h>

#define MILLISECOND ((gint64)1000)

/* A clock that is set just while a timer is being armed cannot be had on demand, and a test that
 * is not root may not set it at all. But for that news the system calls below are the real ones. */
static gboolean set_while_arming;
static gboolean set_before_reading;

int
timerfd_settime (int fd, int flags, const struct itimerspec *spec, struct itimerspec *old)
{
  const long result = syscall (SYS_timerfd_settime, fd, flags, spec, old);

  if (!set_while_arming || (flags & TFD_TIMER_CANCEL_ON_SET) == 0)
    return (int)result;
  set_while_arming = FALSE;
  errno = ECANCELED;
  return -1;
}

ssize_t
read (int fd, void *buffer, size_t size)
{
  const ssize_t n = syscall (SYS_read, fd, buffer, size);

  if (n != sizeof (guint64) || !set_before_reading)
    return n;
  set_before_reading = FALSE;
  errno = ECANCELED;
  return -1;
}

typedef struct
{
  LimberClock *clock;
  GMainLoop *loop;
  const char *until; /* the signal that ends run_until() */
  int walls, steadies, changes;
  LimberInstant wall_at;
} Scene;

static void
count (Scene *scene, int *counter, const char *name)
{
  (*counter)++;
  if (g_strcmp0 (scene->until, name) == 0)
    g_main_loop_quit (scene->loop);
}

static void
on_wall (LimberClock *clock, Scene *scene)
{
  scene->wall_at = limber_clock_now (clock);
  count (scene, &scene->walls, "wall");
}

static void
on_steady (LimberClock *clock G_GNUC_UNUSED, Scene *scene)
{
  count (scene, &scene->steadies, "steady");
}

static void
on_changed (LimberClock *clock G_GNUC_UNUSED, Scene *scene)
{
  count (scene, &scene->changes, "changed");
}

static void
set_up (Scene *scene, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;

  scene->loop = g_main_loop_new (NULL, FALSE);
  scene->clock = limber_clock_system_new (&error);
  g_assert_no_error (error);
  g_signal_connect (scene->clock, "wall-deadline", G_CALLBACK (on_wall), scene);
  g_signal_connect (scene->clock, "steady-deadline", G_CALLBACK (on_steady), scene);
  g_signal_connect (scene->clock, "changed", G_CALLBACK (on_changed), scene);
}

static void
tear_down (Scene *scene, gconstpointer data G_GNUC_UNUSED)
{
  g_clear_object (&scene->clock);
  g_main_loop_unref (scene->loop);
}

static void
run_until (Scene *scene, const char *signal)
{
  scene->until = signal;
  limber_wait_for_quit (scene->loop);
  scene->until = NULL;
}

static void
set_wall (Scene *scene, gint64 from_now)
{
  limber_clock_set_wall_deadline (scene->clock, limber_clock_now (scene->clock) + from_now);
}

static void
set_steady (Scene *scene, gint64 from_now)
{
  limber_clock_set_steady_deadline (scene->clock, limber_clock_steady (scene->clock) + from_now);
}

static void
test_now (Scene *scene, gconstpointer data G_GNUC_UNUSED)
{
  const gint64 before = g_get_real_time ();
  const LimberInstant now = limber_clock_now (scene->clock);
  const gint64 steady = limber_clock_steady (scene->clock);

  g_assert_cmpint (now, >=, before - G_USEC_PER_SEC);
  g_assert_cmpint (now, <=, g_get_real_time () + G_USEC_PER_SEC);
  g_assert_cmpint (limber_clock_steady (scene->clock), >=, steady);
  g_assert_nonnull (limber_clock_zone (scene->clock));
  g_assert_nonnull (limber_clock_zone_name (scene->clock));
}

static void
test_wall_deadline (Scene *scene, gconstpointer data G_GNUC_UNUSED)
{
  const LimberInstant deadline = limber_clock_now (scene->clock) + 30 * MILLISECOND;

  limber_clock_set_wall_deadline (scene->clock, deadline);
  run_until (scene, "wall");
  g_assert_cmpint (scene->wall_at, >=, deadline);
  set_steady (scene, 30 * MILLISECOND);
  run_until (scene, "steady");
  g_assert_cmpint (scene->walls, ==, 1);
}

/* Each row is a deadline long gone, also one that the kernel would read as "never". */
static void
test_passed (Scene *scene, gconstpointer data G_GNUC_UNUSED)
{
  static const gint64 rows[] = { -1, -G_MAXINT64, 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      limber_clock_set_wall_deadline (scene->clock, rows[i]);
      g_assert_cmpint (scene->walls, ==, (int)i);
      run_until (scene, "wall");
      limber_clock_set_steady_deadline (scene->clock, rows[i]);
      g_assert_cmpint (scene->steadies, ==, (int)i);
      run_until (scene, "steady");
    }
}

static void
test_take_back (Scene *scene, gconstpointer data G_GNUC_UNUSED)
{
  set_wall (scene, 10 * MILLISECOND);
  limber_clock_set_wall_deadline (scene->clock, LIMBER_NEVER);
  set_steady (scene, 10 * MILLISECOND);
  set_steady (scene, 40 * MILLISECOND);
  run_until (scene, "steady");
  g_assert_cmpint (scene->walls, ==, 0);
  set_wall (scene, 3600 * (gint64)G_USEC_PER_SEC);
  set_wall (scene, 10 * MILLISECOND);
  run_until (scene, "wall");
  g_assert_cmpint (scene->steadies, ==, 1);
}

static void
set_next (LimberClock *clock, Scene *scene)
{
  if (scene->walls == 1)
    limber_clock_set_wall_deadline (clock, limber_clock_now (clock) + 5 * MILLISECOND);
  else
    g_main_loop_quit (scene->loop);
}

static void
test_next_from_handler (Scene *scene, gconstpointer data G_GNUC_UNUSED)
{
  g_signal_connect (scene->clock, "wall-deadline", G_CALLBACK (set_next), scene);
  set_wall (scene, 5 * MILLISECOND);
  limber_wait_for_quit (scene->loop);
  g_assert_cmpint (scene->walls, ==, 2);
}

static void
drop (LimberClock *clock G_GNUC_UNUSED, Scene *scene)
{
  g_clear_object (&scene->clock);
}

static void
test_dropped_by_handler (Scene *scene, gconstpointer data G_GNUC_UNUSED)
{
  gpointer left = scene->clock;

  g_object_add_weak_pointer (G_OBJECT (scene->clock), &left);
  g_signal_connect (scene->clock, "wall-deadline", G_CALLBACK (drop), scene);
  limber_clock_set_wall_deadline (scene->clock, 0);
  run_until (scene, "wall");
  g_assert_null (left);
}

/* By one nanosecond, which is a clock set to the kernel and nothing to anybody else. */
static void
set_the_clock (Scene *scene)
{
  struct timex by = { .modes = ADJ_SETOFFSET | ADJ_NANO, .time = { .tv_sec = 0, .tv_usec = 1 } };

  if (adjtimex (&by) >= 0)
    return;
  g_assert_cmpint (errno, ==, EPERM);
  set_before_reading = TRUE;
  limber_clock_set_wall_deadline (scene->clock, 0);
}

static void
test_clock_set (Scene *scene, gconstpointer data G_GNUC_UNUSED)
{
  set_the_clock (scene);
  run_until (scene, "changed");
  limber_clock_set_wall_deadline (scene->clock, LIMBER_NEVER);
  set_the_clock (scene);
  run_until (scene, "changed");
}

static void
test_clock_set_keeps_deadline (Scene *scene, gconstpointer data G_GNUC_UNUSED)
{
  set_wall (scene, 50 * MILLISECOND);
  set_the_clock (scene);
  run_until (scene, "changed");
  g_assert_cmpint (scene->walls, ==, 0);
  run_until (scene, "wall");
}

/* The expiry and the news come together: the news hides the expiry, which must not get lost. */
static void
test_clock_set_when_due (Scene *scene, gconstpointer data G_GNUC_UNUSED)
{
  limber_clock_set_wall_deadline (scene->clock, 0);
  set_the_clock (scene);
  run_until (scene, "changed");
  g_assert_cmpint (scene->walls, ==, 0);
  run_until (scene, "wall");
}

static void
test_clock_set_while_arming (Scene *scene, gconstpointer data G_GNUC_UNUSED)
{
  set_while_arming = TRUE;
  set_wall (scene, 20 * MILLISECOND);
  g_assert_false (set_while_arming);
  g_assert_cmpint (scene->changes, ==, 0);
  run_until (scene, "changed");
  run_until (scene, "wall");
}

#define CLOCK_TEST(path, function) g_test_add ("/clock/" path, Scene, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  CLOCK_TEST ("now", test_now);
  CLOCK_TEST ("wall-deadline", test_wall_deadline);
  CLOCK_TEST ("passed", test_passed);
  CLOCK_TEST ("take-back", test_take_back);
  CLOCK_TEST ("next-from-handler", test_next_from_handler);
  CLOCK_TEST ("dropped-by-handler", test_dropped_by_handler);
  CLOCK_TEST ("set", test_clock_set);
  CLOCK_TEST ("set-keeps-deadline", test_clock_set_keeps_deadline);
  CLOCK_TEST ("set-when-due", test_clock_set_when_due);
  CLOCK_TEST ("set-while-arming", test_clock_set_while_arming);
  return g_test_run ();
}
