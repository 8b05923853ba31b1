#include "service.h"

#include "cli.h"
#include "process.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

/* A desktop that hangs is no reason for the client to wait. */
#define PATIENCE_SECONDS 10

/* The first line of what @process complained of. Returns: (transfer full) (nullable) */
static char *
first_words (GSubprocess *process)
{
  GInputStream *stream = g_subprocess_get_stderr_pipe (process);
  char text[1000];
  gssize length
      = g_pollable_input_stream_read_nonblocking (G_POLLABLE_INPUT_STREAM (stream), text, sizeof text - 1, NULL, NULL);

  if (length <= 0)
    return NULL;
  text[length] = '\0';
  text[strcspn (text, "\n")] = '\0';
  /* it becomes part of a sentence */
  if (g_str_has_suffix (text, "."))
    text[strlen (text) - 1] = '\0';
  return *text != '\0' && g_utf8_validate (text, -1, NULL) ? g_strdup (text) : NULL;
}

/* FALSE with *@why (transfer full), half a sentence. */
static gboolean
systemctl (const char *verb, char **why)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process
      = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_PIPE, &error, "systemctl",
                          "--user", verb, "limber.service", NULL);

  if (process != NULL && limber_process_wait (process, PATIENCE_SECONDS, &error))
    return TRUE;
  *why = process == NULL ? NULL : first_words (process);
  if (*why == NULL)
    *why = g_strdup (error->message);
  return FALSE;
}

gboolean
limber_service_start (LimberClient *client, GError **error)
{
  g_autofree char *why = NULL;

  /* in a container it may claim to have done what it has not */
  if (systemctl ("start", &why) && limber_client_is_running (client))
    return TRUE;
  /* a manager that is there had its reason; without one the bus starts the program itself */
  if (!limber_client_has_manager (client) && limber_client_activate (client))
    return TRUE;
  g_set_error (error, LIMBER_ERROR, LIMBER_ERROR_UNREACHABLE,
               _ ("limber could not be started (systemctl --user start limber: %s)"),
               why == NULL ? _ ("nothing came of it") : why);
  return FALSE;
}

void
limber_service_enable (void)
{
  g_autofree char *no = NULL, *why = NULL;

  if (!systemctl ("is-enabled", &no) && !systemctl ("enable", &why))
    g_debug ("systemctl --user enable limber: %s", why);
}

gboolean
limber_service_bring_up (LimberClient *client, GError **error)
{
  g_autoptr (GVariant) status = NULL;

  if (!limber_client_is_running (client))
    return limber_service_start (client, error);
  status = limber_client_status (client, error);
  return status != NULL;
}

char *
limber_service_advice (const char *why)
{
  return g_strdup_printf (_ ("%s. Log out and in again; if that does not help, show this to whoever looks after your "
                             "computer."),
                          why);
}
