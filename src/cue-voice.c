#include "cue-voice.h"

#ifdef HAVE_SPEECHD

#include <glib.h>
#include <libspeechd.h>

/* Looking for a server may start one, which is not to be tried for each word of a session. */
#define TRIES 3

static SPDConnection *connection;
static char *language;
static int failures;

static gboolean
is_open (void)
{
  if (connection != NULL)
    return TRUE;
  if (failures >= TRIES)
    return FALSE;
  connection = spd_open ("limber", "session", NULL, SPD_MODE_SINGLE);
  if (connection == NULL)
    failures++;
  else if (language != NULL)
    spd_set_language (connection, language);
  return connection != NULL;
}

void
limber_voice_language (const char *tag)
{
  g_free (language);
  language = g_strdup (tag);
  if (connection != NULL)
    spd_set_language (connection, language);
}

void
limber_voice_say (const char *text)
{
  for (int i = 0; i < 2 && is_open (); i++)
    {
      if (spd_say (connection, SPD_TEXT, text) >= 0)
        return;
      /* the server may have been started anew */
      spd_close (connection);
      connection = NULL;
      failures++;
    }
}

#else

void
limber_voice_language (const char *tag)
{
  (void)tag;
}

void
limber_voice_say (const char *text)
{
  (void)text;
}

#endif
