#include "presence.h"

G_DEFINE_INTERFACE (LimberPresence, limber_presence, G_TYPE_OBJECT)

static void
limber_presence_default_init (LimberPresenceInterface *iface)
{
  g_signal_new ("changed", G_TYPE_FROM_INTERFACE (iface), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

LimberPresenceReading
limber_presence_get (LimberPresence *presence)
{
  return LIMBER_PRESENCE_GET_IFACE (presence)->get (presence);
}

const char *
limber_presence_source (LimberPresence *presence)
{
  return LIMBER_PRESENCE_GET_IFACE (presence)->source (presence);
}

void
limber_presence_set_idle_after (LimberPresence *presence, guint seconds)
{
  LIMBER_PRESENCE_GET_IFACE (presence)->set_idle_after (presence, seconds);
}
