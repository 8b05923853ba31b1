#include "notifier.h"

G_DEFINE_INTERFACE (LimberNotifier, limber_notifier, G_TYPE_OBJECT)

static void
limber_notifier_default_init (LimberNotifierInterface *iface)
{
  const GType type = G_TYPE_FROM_INTERFACE (iface);
  const GSignalFlags flags = G_SIGNAL_RUN_LAST;

  g_signal_new ("shown", type, flags, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  g_signal_new ("failed", type, flags, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_STRING);
  g_signal_new ("action", type, flags, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_STRING);
  g_signal_new ("closed", type, flags, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  g_signal_new ("server-changed", type, flags, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

guint
limber_notifier_post (LimberNotifier *notifier, const LimberNotice *notice)
{
  return LIMBER_NOTIFIER_GET_IFACE (notifier)->post (notifier, notice);
}

void
limber_notifier_update (LimberNotifier *notifier, guint id, const LimberNotice *notice)
{
  LIMBER_NOTIFIER_GET_IFACE (notifier)->update (notifier, id, notice);
}

void
limber_notifier_withdraw (LimberNotifier *notifier, guint id)
{
  LIMBER_NOTIFIER_GET_IFACE (notifier)->withdraw (notifier, id);
}

const LimberServer *
limber_notifier_server (LimberNotifier *notifier)
{
  return LIMBER_NOTIFIER_GET_IFACE (notifier)->server (notifier);
}
