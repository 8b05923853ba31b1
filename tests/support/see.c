#include "see.h"

#include "wait.h"

#include <sys/resource.h>

static gboolean
tick (gpointer data)
{
  (void)data;
  return G_SOURCE_CONTINUE;
}

void
see (gboolean (*done) (gconstpointer data), gconstpointer data)
{
  guint ticker = g_timeout_add (5, tick, NULL);

  limber_wait_until (done, data);
  g_source_remove (ticker);
}

typedef struct
{
  LimberPresence *presence;
  LimberPresenceState state;
  const char *source;
  gboolean changed;
} Wanted;

static gboolean
has_state (gconstpointer data)
{
  const Wanted *wanted = data;

  return limber_presence_get (wanted->presence).state == wanted->state;
}

void
see_state (LimberPresence *presence, LimberPresenceState state)
{
  const Wanted wanted = { .presence = presence, .state = state };

  limber_wait_until (has_state, &wanted);
}

static gboolean
has_source (gconstpointer data)
{
  const Wanted *wanted = data;

  return g_strcmp0 (limber_presence_source (wanted->presence), wanted->source) == 0;
}

void
see_source (LimberPresence *presence, const char *source)
{
  const Wanted wanted = { .presence = presence, .source = source };

  limber_wait_until (has_source, &wanted);
}

static void
on_changed (LimberPresence *presence, gpointer data)
{
  Wanted *wanted = data;

  (void)presence;
  wanted->changed = TRUE;
}

static gboolean
has_changed (gconstpointer data)
{
  const Wanted *wanted = data;

  return wanted->changed;
}

void
see_change (LimberPresence *presence)
{
  Wanted wanted = { .presence = presence };
  gulong handler = g_signal_connect (presence, "changed", G_CALLBACK (on_changed), &wanted);

  limber_wait_until (has_changed, &wanted);
  g_signal_handler_disconnect (presence, handler);
}

guint
see_sleeps (void)
{
  struct rusage usage;

  g_assert_no_errno (getrusage (RUSAGE_SELF, &usage));
  return (guint)usage.ru_nvcsw;
}

static gboolean
has_no_timers (void)
{
  GMainContext *context = g_main_context_default ();
  int timeout = 0, priority;
  GPollFD descriptors[64];

  g_assert_true (g_main_context_acquire (context));
  g_main_context_prepare (context, &priority);
  g_main_context_query (context, priority, &timeout, descriptors, G_N_ELEMENTS (descriptors));
  g_main_context_release (context);
  return timeout == -1;
}

void
see_no_timers (void)
{
  const gint64 begun = g_get_monotonic_time ();

  /* the thread of GDBus takes the time-out of a call away without waking this one */
  while (!has_no_timers ())
    {
      guint ticker = g_timeout_add (5, tick, NULL);

      g_assert_cmpint (g_get_monotonic_time () - begun, <, 30 * G_USEC_PER_SEC);
      g_main_context_iteration (NULL, TRUE);
      g_source_remove (ticker);
    }
}
