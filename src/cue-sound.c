#include "cue-sound.h"

#ifdef HAVE_CANBERRA

#include <canberra.h>
#include <gio/gio.h>

/* Names of the freedesktop sound naming specification. With eyes closed and across a room: a hold
 * goes up and its end goes down, and the others are like neither. */
static const char *const events[]
    = { "service-login", "service-logout", "device-added", "complete", "message-new-instant", "alarm-clock-elapsed" };

G_STATIC_ASSERT (G_N_ELEMENTS (events) == LIMBER_N_CUES);

static ca_context *context;
static GMutex mutex;
static GCond heard;
static int playing; /* under the mutex */

/* The theme that the client chose; libcanberra itself asks only desktops' toolkits for it. */
static char *
theme_name (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autoptr (GSettings) settings = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, "org.gnome.desktop.sound", TRUE);
  if (schema == NULL || !g_settings_schema_has_key (schema, "theme-name"))
    return g_strdup ("freedesktop");
  settings = g_settings_new_full (schema, NULL, NULL);
  return g_settings_get_string (settings, "theme-name");
}

static gboolean
is_open (void)
{
  g_autofree char *theme = NULL;

  if (context != NULL)
    return TRUE;
  if (ca_context_create (&context) != CA_SUCCESS)
    return FALSE;
  theme = theme_name ();
  ca_context_change_props (context, CA_PROP_APPLICATION_NAME, "limber", CA_PROP_APPLICATION_ID, "org.limber.Limber1",
                           CA_PROP_CANBERRA_XDG_THEME_NAME, theme, NULL);
  return TRUE;
}

static void
on_finished (G_GNUC_UNUSED ca_context *of, G_GNUC_UNUSED uint32_t id, G_GNUC_UNUSED int error, G_GNUC_UNUSED void *data)
{
  g_mutex_lock (&mutex);
  playing--;
  g_cond_signal (&heard);
  g_mutex_unlock (&mutex);
}

void
limber_sound_play (LimberCueKind cue)
{
  ca_proplist *what;

  if (!is_open () || ca_proplist_create (&what) != CA_SUCCESS)
    return;
  ca_proplist_sets (what, CA_PROP_EVENT_ID, events[cue]);
  ca_proplist_sets (what, CA_PROP_MEDIA_ROLE, "event");
  g_mutex_lock (&mutex);
  playing++;
  g_mutex_unlock (&mutex);
  /* a server that came up since is found by a new context only */
  if (ca_context_play_full (context, 0, what, on_finished, NULL) != CA_SUCCESS)
    {
      on_finished (context, 0, 0, NULL);
      ca_context_destroy (context);
      context = NULL;
    }
  ca_proplist_destroy (what);
}

void
limber_sound_drain (void)
{
  g_mutex_lock (&mutex);
  while (playing > 0)
    g_cond_wait (&heard, &mutex);
  g_mutex_unlock (&mutex);
}

#else

void
limber_sound_play (G_GNUC_UNUSED LimberCueKind cue)
{
}

void
limber_sound_drain (void)
{
}

#endif
