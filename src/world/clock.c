#include "clock.h"

G_DEFINE_INTERFACE (LimberClock, limber_clock, G_TYPE_OBJECT)

static void
limber_clock_default_init (LimberClockInterface *iface)
{
  static const char *const signals[] = { "wall-deadline", "steady-deadline", "changed" };

  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    g_signal_new (signals[i], G_TYPE_FROM_INTERFACE (iface), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

LimberInstant
limber_clock_now (LimberClock *clock)
{
  return LIMBER_CLOCK_GET_IFACE (clock)->now (clock);
}

gint64
limber_clock_steady (LimberClock *clock)
{
  return LIMBER_CLOCK_GET_IFACE (clock)->steady (clock);
}

gint64
limber_clock_suspended (LimberClock *clock)
{
  return LIMBER_CLOCK_GET_IFACE (clock)->suspended (clock);
}

GTimeZone *
limber_clock_zone (LimberClock *clock)
{
  return LIMBER_CLOCK_GET_IFACE (clock)->zone (clock);
}

const char *
limber_clock_zone_name (LimberClock *clock)
{
  return LIMBER_CLOCK_GET_IFACE (clock)->zone_name (clock);
}

void
limber_clock_set_wall_deadline (LimberClock *clock, LimberInstant deadline)
{
  LIMBER_CLOCK_GET_IFACE (clock)->set_wall_deadline (clock, deadline);
}

void
limber_clock_set_steady_deadline (LimberClock *clock, gint64 deadline)
{
  LIMBER_CLOCK_GET_IFACE (clock)->set_steady_deadline (clock, deadline);
}
