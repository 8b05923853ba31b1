#include "presence-system.h"

#include "presence-idle.h"
#include "presence-logind.h"
#include "presence-mutter.h"
#include "presence-screensaver.h"
#ifdef HAVE_WAYLAND
#include "presence-wayland.h"
#endif
#ifdef HAVE_X11
#include "presence-x11.h"
#endif

/* How long a source may keep the others waiting. */
#define PATIENCE_SECONDS 5

/* Where idle time may come from, the best first. */
typedef enum
{
  SOURCE_MUTTER,
  SOURCE_WAYLAND,
  SOURCE_X11,
  N_SOURCES,
} Source;

#define LIMBER_TYPE_PRESENCE_SYSTEM (limber_presence_system_get_type ())
G_DECLARE_FINAL_TYPE (LimberPresenceSystem, limber_presence_system, LIMBER, PRESENCE_SYSTEM, GObject)

struct _LimberPresenceSystem
{
  GObject parent;
  GDBusConnection *session;       /* (owned) (nullable) */
  char *wayland, *x11;            /* (owned) (nullable) */
  LimberIdle *idle[N_SOURCES];    /* (owned) (nullable) */
  LimberLogind *logind;           /* (owned) (nullable) */
  LimberScreensaver *screensaver; /* (owned) (nullable) */
  guint idle_after;
  guint start;     /* the first update, from the main loop */
  guint patience;  /* the timer; 0: nothing is waited for, or no longer */
  gboolean waited; /* what is still looking has had its time */
  gboolean told;   /* "changed" was emitted for the first time */
  LimberPresenceReading reading;
  const char *source; /* static */
};

static void implement_presence (LimberPresenceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LimberPresenceSystem, limber_presence_system, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (LIMBER_TYPE_PRESENCE, implement_presence))

static void update (LimberPresenceSystem *system);

/* The source of that kind, looking; NULL where it cannot be. */
static LimberIdle *
new_source (LimberPresenceSystem *system, Source source)
{
  switch (source)
    {
    case SOURCE_MUTTER:
      return system->session == NULL ? NULL : limber_idle_mutter_new (system->session, system->idle_after);
#ifdef HAVE_WAYLAND
    case SOURCE_WAYLAND:
      return system->wayland == NULL ? NULL : limber_idle_wayland_new (system->wayland, system->idle_after);
#endif
#ifdef HAVE_X11
    case SOURCE_X11:
      return system->x11 == NULL ? NULL : limber_idle_x11_new (system->x11, system->idle_after);
#endif
    default:
      return NULL;
    }
}

static void
drop_source (LimberPresenceSystem *system, Source source)
{
  if (system->idle[source] != NULL)
    g_signal_handlers_disconnect_by_data (system->idle[source], system);
  g_clear_object (&system->idle[source]);
}

static LimberIdleState
state_of (LimberPresenceSystem *system, Source source)
{
  return source == N_SOURCES || system->idle[source] == NULL ? LIMBER_IDLE_ABSENT
                                                             : limber_idle_state (system->idle[source]);
}

static gboolean
is_answer (LimberIdleState state)
{
  return state == LIMBER_IDLE_ACTIVE || state == LIMBER_IDLE_IDLE;
}

/* Starts the sources until one is there, and drops those that are worse. */
static void
choose_source (LimberPresenceSystem *system)
{
  LimberIdleState state = LIMBER_IDLE_ABSENT;

  for (Source source = 0; source < N_SOURCES; source++)
    {
      if (system->idle_after == 0 || is_answer (state) || state == LIMBER_IDLE_UNABLE)
        {
          drop_source (system, source);
          continue;
        }
      /* one that looks again leaves a worse one in place until it has found something */
      if (state == LIMBER_IDLE_LOOKING)
        break;
      if (system->idle[source] == NULL)
        {
          system->idle[source] = new_source (system, source);
          if (system->idle[source] != NULL)
            g_signal_connect_swapped (system->idle[source], "changed", G_CALLBACK (update), system);
        }
      state = state_of (system, source);
    }
}

/* The source in force; N_SOURCES for none, with *@looking (TRUE: there may be one soon). */
static Source
source_in_force (LimberPresenceSystem *system, gboolean *looking)
{
  *looking = FALSE;
  for (Source source = 0; source < N_SOURCES; source++)
    {
      LimberIdleState state = state_of (system, source);

      if (is_answer (state))
        return source;
      *looking |= state == LIMBER_IDLE_LOOKING;
    }
  return N_SOURCES;
}

static gboolean
is_locked (LimberPresenceSystem *system)
{
  return (system->logind != NULL && limber_logind_is_locked (system->logind))
         || (system->screensaver != NULL && limber_screensaver_is_active (system->screensaver));
}

/* @in_force: N_SOURCES where nothing tells idle time. */
static LimberPresenceReading
read_presence (LimberPresenceSystem *system, Source in_force)
{
  if (system->logind != NULL && limber_logind_is_asleep (system->logind))
    return (LimberPresenceReading){ LIMBER_PRESENCE_ASLEEP, 0 };
  if (is_locked (system))
    return (LimberPresenceReading){ LIMBER_PRESENCE_LOCKED, 0 };
  switch (state_of (system, in_force))
    {
    case LIMBER_IDLE_ACTIVE:
      return (LimberPresenceReading){ LIMBER_PRESENCE_ACTIVE, 0 };
    case LIMBER_IDLE_IDLE:
      return (LimberPresenceReading){ LIMBER_PRESENCE_IDLE, limber_idle_ago (system->idle[in_force]) };
    default:
      return (LimberPresenceReading){ LIMBER_PRESENCE_UNKNOWN, 0 };
    }
}

static const char *
name_source (LimberPresenceSystem *system, Source in_force)
{
  if (in_force != N_SOURCES)
    return limber_idle_name (system->idle[in_force]);
  if (system->logind != NULL && limber_logind_is_present (system->logind))
    return "logind";
  if (system->screensaver != NULL && limber_screensaver_is_present (system->screensaver))
    return "screensaver";
  return "none";
}

static gboolean
on_patience (gpointer data)
{
  LimberPresenceSystem *system = data;

  system->patience = 0;
  system->waited = TRUE;
  update (system);
  return G_SOURCE_REMOVE;
}

/* Whether an answer may still come in time; starts and stops the clock for that. */
static gboolean
wait_for_answers (LimberPresenceSystem *system, gboolean looking)
{
  gboolean waiting = looking || (system->logind != NULL && !limber_logind_is_ready (system->logind))
                     || (system->screensaver != NULL && !limber_screensaver_is_ready (system->screensaver));

  if (!waiting)
    {
      g_clear_handle_id (&system->patience, g_source_remove);
      system->waited = FALSE;
    }
  else if (!system->waited && system->patience == 0)
    system->patience = g_timeout_add_seconds (PATIENCE_SECONDS, on_patience, system);
  return waiting && !system->waited;
}

/* Every change of a source ends here. */
static void
update (LimberPresenceSystem *system)
{
  LimberPresenceReading reading;
  const char *source;
  Source in_force;
  gboolean looking, waiting, changed;

  choose_source (system);
  in_force = source_in_force (system, &looking);
  reading = read_presence (system, in_force);
  source = name_source (system, in_force);
  waiting = wait_for_answers (system, looking);
  /* what was known holds for the moment that the next source needs */
  if (waiting && (!system->told || (looking && reading.state == LIMBER_PRESENCE_UNKNOWN)))
    return;
  changed = !system->told || reading.state != system->reading.state || g_strcmp0 (source, system->source) != 0;
  system->told = TRUE;
  system->reading = reading;
  system->source = source;
  if (changed)
    g_signal_emit_by_name (system, "changed");
}

static gboolean
on_start (gpointer data)
{
  LimberPresenceSystem *system = data;

  system->start = 0;
  update (system);
  return G_SOURCE_REMOVE;
}

static LimberPresenceReading
get (LimberPresence *presence)
{
  return LIMBER_PRESENCE_SYSTEM (presence)->reading;
}

static const char *
get_source (LimberPresence *presence)
{
  return LIMBER_PRESENCE_SYSTEM (presence)->source;
}

static void
set_idle_after (LimberPresence *presence, guint seconds)
{
  LimberPresenceSystem *system = LIMBER_PRESENCE_SYSTEM (presence);

  system->idle_after = seconds;
  for (Source source = 0; seconds != 0 && source < N_SOURCES; source++)
    if (system->idle[source] != NULL)
      limber_idle_set_after (system->idle[source], seconds);
  if (system->start == 0)
    system->start = g_idle_add (on_start, system);
}

static void
implement_presence (LimberPresenceInterface *iface)
{
  iface->get = get;
  iface->source = get_source;
  iface->set_idle_after = set_idle_after;
}

static void
limber_presence_system_dispose (GObject *object)
{
  LimberPresenceSystem *system = LIMBER_PRESENCE_SYSTEM (object);

  g_clear_handle_id (&system->start, g_source_remove);
  g_clear_handle_id (&system->patience, g_source_remove);
  for (Source source = 0; source < N_SOURCES; source++)
    drop_source (system, source);
  if (system->logind != NULL)
    g_signal_handlers_disconnect_by_data (system->logind, system);
  g_clear_object (&system->logind);
  if (system->screensaver != NULL)
    g_signal_handlers_disconnect_by_data (system->screensaver, system);
  g_clear_object (&system->screensaver);
  g_clear_object (&system->session);
  G_OBJECT_CLASS (limber_presence_system_parent_class)->dispose (object);
}

static void
limber_presence_system_finalize (GObject *object)
{
  LimberPresenceSystem *system = LIMBER_PRESENCE_SYSTEM (object);

  g_free (system->wayland);
  g_free (system->x11);
  G_OBJECT_CLASS (limber_presence_system_parent_class)->finalize (object);
}

static void
limber_presence_system_class_init (LimberPresenceSystemClass *class)
{
  G_OBJECT_CLASS (class)->dispose = limber_presence_system_dispose;
  G_OBJECT_CLASS (class)->finalize = limber_presence_system_finalize;
}

static void
limber_presence_system_init (LimberPresenceSystem *system)
{
  system->idle_after = 120;
  system->source = "none";
  system->reading.state = LIMBER_PRESENCE_UNASKED;
}

LimberPresence *
limber_presence_system_new (GDBusConnection *session, GDBusConnection *system_bus, const char *wayland, const char *x11)
{
  LimberPresenceSystem *system = g_object_new (LIMBER_TYPE_PRESENCE_SYSTEM, NULL);

  system->session = session == NULL ? NULL : g_object_ref (session);
  system->wayland = g_strdup (wayland);
  system->x11 = g_strdup (x11);
  if (system_bus != NULL)
    {
      system->logind = limber_logind_new (system_bus);
      g_signal_connect_swapped (system->logind, "changed", G_CALLBACK (update), system);
    }
  if (session != NULL)
    {
      system->screensaver = limber_screensaver_new (session);
      g_signal_connect_swapped (system->screensaver, "changed", G_CALLBACK (update), system);
    }
  system->start = g_idle_add (on_start, system);
  return LIMBER_PRESENCE (system);
}
