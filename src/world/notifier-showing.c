#include "notifier-showing.h"

#define DESKTOP_ENTRY "org.limber.Limber"

LimberShowing *
limber_showing_new (guint id, LimberNotice *notice)
{
  LimberShowing *showing = g_new0 (LimberShowing, 1);

  showing->id = id;
  showing->notice = notice;
  showing->secret = g_strdup_printf (".%08x%08x", g_random_int (), g_random_int ());
  return showing;
}

void
limber_showing_free (gpointer data)
{
  LimberShowing *showing = data;

  limber_notice_free (showing->notice);
  g_clear_object (&showing->notification);
  g_free (showing->secret);
  g_free (showing);
}

char *
limber_showing_words (const LimberShowing *showing)
{
  return g_strconcat (showing->notice->summary, "\n", showing->notice->body, NULL);
}

const char *
limber_showing_button (const LimberShowing *showing, const char *key)
{
  for (gsize i = 0; i < showing->notice->n_buttons; i++)
    {
      const char *button = showing->notice->buttons[i].button;

      if (g_str_has_prefix (key, button) && g_str_equal (key + strlen (button), showing->secret))
        return button;
    }
  return NULL;
}

/* libnotify wants a callback; what it would tell is taken from the bus itself, where the sender
 * can be seen. */
static void
ignore_action (NotifyNotification *notification G_GNUC_UNUSED, char *action G_GNUC_UNUSED, gpointer data G_GNUC_UNUSED)
{
}

static void
set_buttons (const LimberShowing *showing, const LimberServer *server)
{
  notify_notification_clear_actions (showing->notification);
  /* One that is not drawn would be of no use, and on some it spoils the others. */
  for (gsize i = 0; i < showing->notice->n_buttons && i < (gsize)server->max_buttons; i++)
    {
      const LimberNoticeButton *button = &showing->notice->buttons[i];
      g_autofree char *key = g_strconcat (button->button, showing->secret, NULL);

      notify_notification_add_action (showing->notification, key, button->label, ignore_action, NULL, NULL);
    }
}

void
limber_showing_prepare (LimberShowing *showing, const LimberServer *server, const LimberServerManners *manners,
                        GVariant *image)
{
  const LimberNotice *notice = showing->notice;
  g_autofree char *summary = limber_notice_summary (notice);
  g_autofree char *body = limber_notice_body (notice, limber_server_can (server, "body-markup"));
  const char *icon = manners->wants_icon ? DESKTOP_ENTRY : NULL;
  const gboolean critical
      = notice->urgency == LIMBER_NOTICE_CRITICAL || (notice->urgency == LIMBER_NOTICE_STAYS && manners->fleeting);

  if (showing->notification == NULL)
    showing->notification = notify_notification_new (summary, body, icon);
  else
    notify_notification_update (showing->notification, summary, body, icon);
  notify_notification_clear_hints (showing->notification);
  notify_notification_set_timeout (showing->notification, showing->leaving ? 1 : NOTIFY_EXPIRES_NEVER);
  notify_notification_set_urgency (showing->notification, critical ? NOTIFY_URGENCY_CRITICAL : NOTIFY_URGENCY_NORMAL);
  notify_notification_set_hint_string (showing->notification, "desktop-entry", DESKTOP_ENTRY);
  if (notice->percent >= 0 && manners->shows_percent)
    notify_notification_set_hint_int32 (showing->notification, "value", notice->percent);
  /* pixels and never a path: some servers read no path, and none is to open files of others */
  if (image != NULL)
    notify_notification_set_hint (showing->notification, "image-data", image);
  set_buttons (showing, server);
  if (showing->state == LIMBER_SHOWING_SHOWN)
    g_object_set (showing->notification, "id", (int)showing->server_id, NULL);
}
