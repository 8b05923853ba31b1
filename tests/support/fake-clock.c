#include "fake-clock.h"

/* A handler that sets a passed deadline again and again would keep the real daemon spinning. */
#define MAX_FIRED_AT_ONCE 1000

struct _LimberFakeClock
{
  GObject parent;
  LimberInstant now;
  gint64 steady;
  gint64 suspended;
  LimberInstant wall_deadline;
  gint64 steady_deadline;
  GTimeZone *zone;
  char *zone_name;
};

static LimberInstant
fake_clock_now (LimberClock *clock)
{
  return LIMBER_FAKE_CLOCK (clock)->now;
}

static gint64
fake_clock_steady (LimberClock *clock)
{
  return LIMBER_FAKE_CLOCK (clock)->steady;
}

static gint64
fake_clock_suspended (LimberClock *clock)
{
  return LIMBER_FAKE_CLOCK (clock)->suspended;
}

static GTimeZone *
fake_clock_zone (LimberClock *clock)
{
  return LIMBER_FAKE_CLOCK (clock)->zone;
}

static const char *
fake_clock_zone_name (LimberClock *clock)
{
  return LIMBER_FAKE_CLOCK (clock)->zone_name;
}

static void
fake_clock_set_wall_deadline (LimberClock *clock, LimberInstant deadline)
{
  LIMBER_FAKE_CLOCK (clock)->wall_deadline = deadline;
}

static void
fake_clock_set_steady_deadline (LimberClock *clock, gint64 deadline)
{
  LIMBER_FAKE_CLOCK (clock)->steady_deadline = deadline;
}

static void
clock_iface_init (LimberClockInterface *iface)
{
  iface->now = fake_clock_now;
  iface->steady = fake_clock_steady;
  iface->suspended = fake_clock_suspended;
  iface->zone = fake_clock_zone;
  iface->zone_name = fake_clock_zone_name;
  iface->set_wall_deadline = fake_clock_set_wall_deadline;
  iface->set_steady_deadline = fake_clock_set_steady_deadline;
}

G_DEFINE_TYPE_WITH_CODE (LimberFakeClock, limber_fake_clock, G_TYPE_OBJECT,
                         G_IMPLEMENT_INTERFACE (LIMBER_TYPE_CLOCK, clock_iface_init))

static void
limber_fake_clock_finalize (GObject *object)
{
  LimberFakeClock *self = LIMBER_FAKE_CLOCK (object);

  g_time_zone_unref (self->zone);
  g_free (self->zone_name);
  G_OBJECT_CLASS (limber_fake_clock_parent_class)->finalize (object);
}

static void
limber_fake_clock_class_init (LimberFakeClockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = limber_fake_clock_finalize;
}

static void
limber_fake_clock_init (LimberFakeClock *self)
{
  self->steady = 1000 * G_USEC_PER_SEC;
  self->wall_deadline = LIMBER_NEVER;
  self->steady_deadline = LIMBER_NEVER;
}

static void
use_zone (LimberFakeClock *self, const char *zone)
{
  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->zone = g_time_zone_new_identifier (zone);
  g_assert_nonnull (self->zone);
  g_free (self->zone_name);
  self->zone_name = g_strdup (zone);
}

LimberFakeClock *
limber_fake_clock_new (LimberInstant now, const char *zone)
{
  LimberFakeClock *self = g_object_new (LIMBER_TYPE_FAKE_CLOCK, NULL);

  self->now = now;
  use_zone (self, zone);
  return self;
}

static gint64
time_until (gint64 deadline, gint64 now)
{
  return deadline == LIMBER_NEVER ? LIMBER_NEVER : MAX (deadline - now, 0);
}

static void
go_on (LimberFakeClock *self, gint64 by)
{
  self->now += by;
  self->steady += by;
}

void
limber_fake_clock_advance (LimberFakeClock *self, gint64 by)
{
  const gint64 end = self->steady + by;
  guint fired_at_once = 0;

  g_assert_cmpint (by, >=, 0);
  for (;;)
    {
      const gint64 wall = time_until (self->wall_deadline, self->now);
      const gint64 steady = time_until (self->steady_deadline, self->steady);
      const gint64 wait = MIN (wall, steady);

      if (wait > end - self->steady)
        break;
      fired_at_once = wait > 0 ? 0 : fired_at_once + 1;
      g_assert_cmpuint (fired_at_once, <, MAX_FIRED_AT_ONCE);
      go_on (self, wait);
      *(wall <= steady ? &self->wall_deadline : &self->steady_deadline) = LIMBER_NEVER;
      g_signal_emit_by_name (self, wall <= steady ? "wall-deadline" : "steady-deadline");
    }
  go_on (self, end - self->steady);
}

void
limber_fake_clock_advance_to (LimberFakeClock *self, LimberInstant at)
{
  limber_fake_clock_advance (self, at - self->now);
}

void
limber_fake_clock_set (LimberFakeClock *self, LimberInstant at)
{
  self->now = at;
  g_signal_emit_by_name (self, "changed");
  limber_fake_clock_advance (self, 0);
}

void
limber_fake_clock_suspend (LimberFakeClock *self, gint64 length)
{
  self->suspended += length;
  g_assert_cmpint (length, >=, 0);
  go_on (self, length);
  g_signal_emit_by_name (self, "changed");
  limber_fake_clock_advance (self, 0);
}

void
limber_fake_clock_set_zone (LimberFakeClock *self, const char *zone)
{
  use_zone (self, zone);
  g_signal_emit_by_name (self, "changed");
}

LimberInstant
limber_fake_clock_wall_deadline (LimberFakeClock *self)
{
  return self->wall_deadline;
}

gint64
limber_fake_clock_steady_deadline (LimberFakeClock *self)
{
  return self->steady_deadline;
}
