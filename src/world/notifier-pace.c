#include "notifier-pace.h"

#define TWIN_MS 1100

struct _LimberNotifierPace
{
  GMainContext *context;
  void (*go_on) (gpointer data);
  gpointer data;
  char *last_words;    /* (nullable) */
  GSource *twin_guard; /* (nullable) while the server would refuse last_words */
  GSource *pause;      /* (nullable) while the server gets over the last closing */
};

static void
stop_timer (GSource **timer)
{
  if (*timer != NULL)
    g_source_destroy (*timer);
  g_clear_pointer (timer, g_source_unref);
}

static void
start_timer (LimberNotifierPace *pace, GSource **timer, guint milliseconds, GSourceFunc over)
{
  stop_timer (timer);
  *timer = g_timeout_source_new (milliseconds);
  g_source_set_callback (*timer, over, pace, NULL);
  g_source_attach (*timer, pace->context);
}

static gboolean
on_pause_over (gpointer data)
{
  LimberNotifierPace *pace = data;

  stop_timer (&pace->pause);
  pace->go_on (pace->data);
  return G_SOURCE_REMOVE;
}

static gboolean
on_twin_guard_over (gpointer data)
{
  LimberNotifierPace *pace = data;

  stop_timer (&pace->twin_guard);
  g_clear_pointer (&pace->last_words, g_free);
  pace->go_on (pace->data);
  return G_SOURCE_REMOVE;
}

LimberNotifierPace *
limber_notifier_pace_new (GMainContext *context, void (*go_on) (gpointer data), gpointer data)
{
  LimberNotifierPace *pace = g_new0 (LimberNotifierPace, 1);

  pace->context = g_main_context_ref (context);
  pace->go_on = go_on;
  pace->data = data;
  return pace;
}

void
limber_notifier_pace_forget (LimberNotifierPace *pace)
{
  stop_timer (&pace->pause);
  stop_timer (&pace->twin_guard);
  g_clear_pointer (&pace->last_words, g_free);
}

void
limber_notifier_pace_free (LimberNotifierPace *pace)
{
  limber_notifier_pace_forget (pace);
  g_main_context_unref (pace->context);
  g_free (pace);
}

void
limber_notifier_pace_closed (LimberNotifierPace *pace, const LimberServerManners *manners)
{
  if (manners->pause_after_close > 0)
    start_timer (pace, &pace->pause, manners->pause_after_close, on_pause_over);
}

gboolean
limber_notifier_pace_rests (const LimberNotifierPace *pace)
{
  return pace->pause != NULL;
}

gboolean
limber_notifier_pace_refuses (LimberNotifierPace *pace, const LimberServerManners *manners, const char *words)
{
  if (!manners->refuses_twins)
    return FALSE;
  if (g_strcmp0 (pace->last_words, words) == 0)
    return TRUE;
  g_free (pace->last_words);
  pace->last_words = g_strdup (words);
  start_timer (pace, &pace->twin_guard, TWIN_MS, on_twin_guard_over);
  return FALSE;
}
