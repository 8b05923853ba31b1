#include "service.h"

#include "cli.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

static gboolean
start (GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GSubprocess) process
      = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &local, "systemctl",
                          "--user", "start", "limber.service", NULL);

  if (process != NULL && g_subprocess_wait_check (process, NULL, &local))
    return TRUE;
  g_set_error (error, LIMBER_ERROR, LIMBER_ERROR_UNREACHABLE,
               _ ("limber could not be started (systemctl --user start limber: %s)"), local->message);
  return FALSE;
}

gboolean
limber_service_bring_up (GError **error)
{
  g_autoptr (LimberClient) client = limber_cli_connect (NULL);

  if (client != NULL && limber_client_is_running (client))
    return limber_client_reload (client, error);
  return start (error);
}
