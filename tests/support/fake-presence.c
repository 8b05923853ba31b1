#include "fake-presence.h"

struct _FakePresence
{
  GObject parent;
  LimberPresenceReading reading;
  char *source; /* (owned) */
  guint idle_after;
};

static void implement_presence (LimberPresenceInterface *iface);

G_DEFINE_TYPE_WITH_CODE (FakePresence, fake_presence, G_TYPE_OBJECT,
                         G_IMPLEMENT_INTERFACE (LIMBER_TYPE_PRESENCE, implement_presence))

static LimberPresenceReading
get (LimberPresence *presence)
{
  return FAKE_PRESENCE (presence)->reading;
}

static const char *
source (LimberPresence *presence)
{
  return FAKE_PRESENCE (presence)->source;
}

static void
set_idle_after (LimberPresence *presence, guint seconds)
{
  FAKE_PRESENCE (presence)->idle_after = seconds;
}

static void
implement_presence (LimberPresenceInterface *iface)
{
  iface->get = get;
  iface->source = source;
  iface->set_idle_after = set_idle_after;
}

static void
fake_presence_finalize (GObject *object)
{
  g_free (FAKE_PRESENCE (object)->source);
  G_OBJECT_CLASS (fake_presence_parent_class)->finalize (object);
}

static void
fake_presence_class_init (FakePresenceClass *class)
{
  G_OBJECT_CLASS (class)->finalize = fake_presence_finalize;
}

static void
fake_presence_init (FakePresence *fake)
{
  fake->source = g_strdup ("none");
  fake->idle_after = 120;
}

FakePresence *
fake_presence_new (void)
{
  return g_object_new (FAKE_TYPE_PRESENCE, NULL);
}

void
fake_presence_set (FakePresence *fake, LimberPresenceState state, gint64 ago)
{
  fake->reading = (LimberPresenceReading){ state, ago };
  g_signal_emit_by_name (fake, "changed");
}

void
fake_presence_set_source (FakePresence *fake, const char *name)
{
  g_free (fake->source);
  fake->source = g_strdup (name);
  g_signal_emit_by_name (fake, "changed");
}

guint
fake_presence_idle_after (FakePresence *fake)
{
  return fake->idle_after;
}
