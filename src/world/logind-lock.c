#include "logind-lock.h"

#include <gio/gunixfdlist.h>

void
limber_logind_lock_take (GDBusConnection *system, const char *what, const char *mode, const char *why,
                         GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_dbus_connection_call_with_unix_fd_list (system, "org.freedesktop.login1", "/org/freedesktop/login1",
                                            "org.freedesktop.login1.Manager", "Inhibit",
                                            g_variant_new ("(ssss)", what, "limber", why, mode), G_VARIANT_TYPE ("(h)"),
                                            G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL, cancellable, callback, data);
}

int
limber_logind_lock_finish (GDBusConnection *system, GAsyncResult *result, GError **error)
{
  g_autoptr (GUnixFDList) descriptors = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_with_unix_fd_list_finish (system, &descriptors, result, error);
  gint32 index;

  if (reply == NULL)
    return -1;
  g_variant_get (reply, "(h)", &index);
  if (descriptors == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "logind sent no descriptor");
      return -1;
    }
  return g_unix_fd_list_get (descriptors, index, error);
}
