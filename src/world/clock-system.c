#include "clock-system.h"

#include "zone.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib-unix.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

#define LOCALTIME "/etc/localtime"

#define LIMBER_TYPE_CLOCK_SYSTEM (limber_clock_system_get_type ())
G_DECLARE_FINAL_TYPE (LimberClockSystem, limber_clock_system, LIMBER, CLOCK_SYSTEM, GObject)

/* One of the two alarms: a timerfd that is armed for an absolute instant of its clock. */
typedef struct
{
  int fd;
  int settime_flags;
  gint64 deadline; /* LIMBER_NEVER when there is none */
  guint source;
} Alarm;

struct _LimberClockSystem
{
  GObject parent;
  /* Armed at all times, for LIMBER_NEVER without a deadline: the kernel tells of a clock that
   * was set, and of a resume, only through an armed timer. */
  Alarm wall;
  Alarm steady;
  LimberZoneWatch *zone;
  guint changed_source;
};

static gint64
read_clock (clockid_t id)
{
  struct timespec t;

  clock_gettime (id, &t);
  return (gint64)t.tv_sec * G_USEC_PER_SEC + t.tv_nsec / 1000;
}

static void
clock_was_set (LimberClockSystem *self)
{
  limber_zone_watch_reload (self->zone);
  g_signal_emit_by_name (self, "changed");
}

static gboolean
on_set_while_arming (gpointer data)
{
  LimberClockSystem *self = data;

  self->changed_source = 0;
  clock_was_set (self);
  return G_SOURCE_REMOVE;
}

/* Not before 1 µs: a timer for zero is one that is not armed. */
static void
arm (LimberClockSystem *self, Alarm *alarm)
{
  const gint64 at = MAX (alarm->deadline, 1);
  const struct itimerspec spec
      = { .it_value = { .tv_sec = (time_t)(at / G_USEC_PER_SEC), .tv_nsec = (long)(at % G_USEC_PER_SEC) * 1000 } };

  if (timerfd_settime (alarm->fd, alarm->settime_flags, &spec, NULL) == 0)
    return;
  /* The timer is armed all the same, but the news that the clock was set is used up. */
  if (errno == ECANCELED && self->changed_source == 0)
    self->changed_source = g_idle_add_full (G_PRIORITY_DEFAULT, on_set_while_arming, self, NULL);
  else if (errno != ECANCELED)
    g_critical ("timerfd_settime: %s", g_strerror (errno));
}

/* Reads the timer. TRUE when its deadline has come, and then it is no longer set;
 * *@was_set when the kernel says so, which swallows an expiry. */
static gboolean
has_come (LimberClockSystem *self, Alarm *alarm, gint64 now, gboolean *was_set)
{
  guint64 expirations;
  const ssize_t n = read (alarm->fd, &expirations, sizeof expirations);
  gboolean come;

  *was_set = n < 0 && errno == ECANCELED;
  if (n < 0 && !*was_set)
    return FALSE;
  come = !*was_set && alarm->deadline <= now;
  if (come)
    alarm->deadline = LIMBER_NEVER;
  arm (self, alarm);
  return come;
}

static gboolean
on_wall (int fd G_GNUC_UNUSED, GIOCondition condition G_GNUC_UNUSED, gpointer data)
{
  g_autoptr (LimberClockSystem) self = g_object_ref (data);
  gboolean was_set;

  if (has_come (self, &self->wall, read_clock (CLOCK_REALTIME), &was_set))
    g_signal_emit_by_name (self, "wall-deadline");
  else if (was_set && self->changed_source == 0)
    clock_was_set (self);
  return G_SOURCE_CONTINUE;
}

static gboolean
on_steady (int fd G_GNUC_UNUSED, GIOCondition condition G_GNUC_UNUSED, gpointer data)
{
  g_autoptr (LimberClockSystem) self = g_object_ref (data);
  gboolean was_set;

  if (has_come (self, &self->steady, read_clock (CLOCK_BOOTTIME), &was_set))
    g_signal_emit_by_name (self, "steady-deadline");
  return G_SOURCE_CONTINUE;
}

static LimberInstant
clock_system_now (LimberClock *clock G_GNUC_UNUSED)
{
  return limber_system_now ();
}

static gint64
clock_system_steady (LimberClock *clock G_GNUC_UNUSED)
{
  return read_clock (CLOCK_BOOTTIME);
}

static gint64
clock_system_suspended (LimberClock *clock G_GNUC_UNUSED)
{
  return read_clock (CLOCK_BOOTTIME) - read_clock (CLOCK_MONOTONIC);
}

static GTimeZone *
clock_system_zone (LimberClock *clock)
{
  return limber_zone_watch_zone (LIMBER_CLOCK_SYSTEM (clock)->zone);
}

static const char *
clock_system_zone_name (LimberClock *clock)
{
  return limber_zone_watch_name (LIMBER_CLOCK_SYSTEM (clock)->zone);
}

static void
clock_system_set_wall_deadline (LimberClock *clock, LimberInstant deadline)
{
  LimberClockSystem *self = LIMBER_CLOCK_SYSTEM (clock);

  self->wall.deadline = deadline;
  arm (self, &self->wall);
}

static void
clock_system_set_steady_deadline (LimberClock *clock, gint64 deadline)
{
  LimberClockSystem *self = LIMBER_CLOCK_SYSTEM (clock);

  self->steady.deadline = deadline;
  arm (self, &self->steady);
}

static void
clock_iface_init (LimberClockInterface *iface)
{
  iface->now = clock_system_now;
  iface->steady = clock_system_steady;
  iface->suspended = clock_system_suspended;
  iface->zone = clock_system_zone;
  iface->zone_name = clock_system_zone_name;
  iface->set_wall_deadline = clock_system_set_wall_deadline;
  iface->set_steady_deadline = clock_system_set_steady_deadline;
}

G_DEFINE_TYPE_WITH_CODE (LimberClockSystem, limber_clock_system, G_TYPE_OBJECT,
                         G_IMPLEMENT_INTERFACE (LIMBER_TYPE_CLOCK, clock_iface_init))

static void
close_alarm (Alarm *alarm)
{
  g_clear_handle_id (&alarm->source, g_source_remove);
  if (alarm->fd >= 0)
    close (alarm->fd);
  alarm->fd = -1;
}

static void
limber_clock_system_finalize (GObject *object)
{
  LimberClockSystem *self = LIMBER_CLOCK_SYSTEM (object);

  g_clear_handle_id (&self->changed_source, g_source_remove);
  close_alarm (&self->wall);
  close_alarm (&self->steady);
  g_clear_pointer (&self->zone, limber_zone_watch_free);
  G_OBJECT_CLASS (limber_clock_system_parent_class)->finalize (object);
}

static void
limber_clock_system_class_init (LimberClockSystemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = limber_clock_system_finalize;
}

static void
limber_clock_system_init (LimberClockSystem *self)
{
  self->wall
      = (Alarm){ .fd = -1, .settime_flags = TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, .deadline = LIMBER_NEVER };
  self->steady = (Alarm){ .fd = -1, .settime_flags = TFD_TIMER_ABSTIME, .deadline = LIMBER_NEVER };
}

static gboolean
open_alarm (LimberClockSystem *self, Alarm *alarm, clockid_t id, GUnixFDSourceFunc on_ready, GError **error)
{
  alarm->fd = timerfd_create (id, TFD_NONBLOCK | TFD_CLOEXEC);
  if (alarm->fd < 0)
    {
      const int code = errno;

      g_set_error (error, G_IO_ERROR, (gint)g_io_error_from_errno (code), _ ("The system refuses a timer: %s"),
                   g_strerror (code));
      return FALSE;
    }
  alarm->source = g_unix_fd_add (alarm->fd, G_IO_IN, on_ready, self);
  arm (self, alarm);
  return TRUE;
}

static void
on_zone_changed (gpointer data)
{
  g_autoptr (LimberClockSystem) self = g_object_ref (data);

  g_signal_emit_by_name (self, "changed");
}

LimberClock *
limber_clock_system_new (GError **error)
{
  g_autoptr (LimberClockSystem) self = g_object_new (LIMBER_TYPE_CLOCK_SYSTEM, NULL);

  if (!open_alarm (self, &self->wall, CLOCK_REALTIME, on_wall, error)
      || !open_alarm (self, &self->steady, CLOCK_BOOTTIME, on_steady, error))
    return NULL;
  self->zone = limber_zone_watch_new (g_getenv ("TZ"), LOCALTIME, on_zone_changed, self);
  return LIMBER_CLOCK (g_steal_pointer (&self));
}

LimberInstant
limber_system_now (void)
{
  return read_clock (CLOCK_REALTIME);
}

gint64
limber_system_steady (void)
{
  return read_clock (CLOCK_BOOTTIME);
}

GTimeZone *
limber_system_zone (const char *name, char **actual)
{
  GTimeZone *zone;

  if (name == NULL)
    return limber_zone_of_machine (g_getenv ("TZ"), LOCALTIME, actual);
  zone = limber_zone_named (name);
  if (actual != NULL)
    *actual = zone != NULL ? g_strdup (name) : NULL;
  return zone;
}
