#include "notify-replies.h"

struct _LimberNotifyReplies
{
  GDBusConnection *bus;
  GMainContext *context;
  guint filter;
  LimberLateReplyFunc late; /* on the context's thread only; NULL once freed */
  gpointer data;

  GMutex lock; /* for all below: GDBus filters messages on a thread of its own */
  gboolean in_call;
  guint token;
  guint32 serial; /* of the call under way; 0 until it has left */
  LimberNotifyReply reply;
  GHashTable *unanswered; /* serial → token, of calls that libnotify has given up */
};

typedef struct
{
  LimberNotifyReplies *replies; /* a reference */
  guint token;
  LimberNotifyReply reply;
} Late;

void
limber_notify_reply_clear (LimberNotifyReply *reply)
{
  g_clear_pointer (&reply->sender, g_free);
}

static void
replies_clear (gpointer data)
{
  LimberNotifyReplies *replies = data;

  g_object_unref (replies->bus);
  g_main_context_unref (replies->context);
  g_mutex_clear (&replies->lock);
  limber_notify_reply_clear (&replies->reply);
  g_hash_table_unref (replies->unanswered);
}

static void
replies_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, replies_clear);
}

static void
late_free (gpointer data)
{
  Late *late = data;

  limber_notify_reply_clear (&late->reply);
  replies_unref (late->replies);
  g_free (late);
}

static gboolean
hand_over (gpointer data)
{
  Late *late = data;

  if (late->replies->late != NULL)
    late->replies->late (late->token, &late->reply, late->replies->data);
  return G_SOURCE_REMOVE;
}

static void
hand_over_later (LimberNotifyReplies *replies, guint token, LimberNotifyReply *reply)
{
  Late *late = g_new0 (Late, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  late->replies = g_atomic_rc_box_acquire (replies);
  late->token = token;
  late->reply = *reply;
  *reply = (LimberNotifyReply){ 0 };
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, hand_over, late, late_free);
  g_source_attach (source, replies->context);
}

static void
read_reply (GDBusMessage *message, LimberNotifyReply *reply)
{
  GVariant *body = g_dbus_message_get_body (message);

  reply->sent = TRUE;
  reply->answered = TRUE;
  reply->sender = g_strdup (g_dbus_message_get_sender (message));
  if (g_dbus_message_get_message_type (message) == G_DBUS_MESSAGE_TYPE_METHOD_RETURN && body != NULL
      && g_variant_is_of_type (body, G_VARIANT_TYPE ("(u)")))
    g_variant_get (body, "(u)", &reply->server_id);
}

static void
on_reply (LimberNotifyReplies *replies, GDBusMessage *message)
{
  const guint32 serial = g_dbus_message_get_reply_serial (message);
  gpointer token;

  g_mutex_lock (&replies->lock);
  if (replies->in_call && replies->serial != 0 && replies->serial == serial)
    read_reply (message, &replies->reply);
  else if (g_hash_table_steal_extended (replies->unanswered, GUINT_TO_POINTER (serial), NULL, &token))
    {
      g_auto (LimberNotifyReply) reply = { 0 };

      read_reply (message, &reply);
      hand_over_later (replies, GPOINTER_TO_UINT (token), &reply);
    }
  g_mutex_unlock (&replies->lock);
}

static void
on_call (LimberNotifyReplies *replies, GDBusMessage *message)
{
  if (g_strcmp0 (g_dbus_message_get_member (message), "Notify") != 0
      || g_strcmp0 (g_dbus_message_get_interface (message), "org.freedesktop.Notifications") != 0)
    return;
  g_mutex_lock (&replies->lock);
  if (replies->in_call && replies->serial == 0)
    replies->serial = g_dbus_message_get_serial (message);
  g_mutex_unlock (&replies->lock);
}

static GDBusMessage *
filter (GDBusConnection *bus G_GNUC_UNUSED, GDBusMessage *message, gboolean incoming, gpointer data)
{
  const GDBusMessageType type = g_dbus_message_get_message_type (message);

  if (!incoming && type == G_DBUS_MESSAGE_TYPE_METHOD_CALL)
    on_call (data, message);
  else if (incoming && (type == G_DBUS_MESSAGE_TYPE_METHOD_RETURN || type == G_DBUS_MESSAGE_TYPE_ERROR))
    on_reply (data, message);
  return message;
}

LimberNotifyReplies *
limber_notify_replies_new (GDBusConnection *bus, GMainContext *context, LimberLateReplyFunc late, gpointer data)
{
  LimberNotifyReplies *replies = g_atomic_rc_box_new0 (LimberNotifyReplies);

  replies->bus = g_object_ref (bus);
  replies->context = g_main_context_ref (context);
  replies->late = late;
  replies->data = data;
  replies->unanswered = g_hash_table_new (NULL, NULL);
  g_mutex_init (&replies->lock);
  replies->filter = g_dbus_connection_add_filter (bus, filter, g_atomic_rc_box_acquire (replies), replies_unref);
  return replies;
}

void
limber_notify_replies_free (LimberNotifyReplies *replies)
{
  replies->late = NULL;
  g_dbus_connection_remove_filter (replies->bus, replies->filter);
  replies_unref (replies);
}

void
limber_notify_replies_begin (LimberNotifyReplies *replies, guint token)
{
  g_mutex_lock (&replies->lock);
  replies->in_call = TRUE;
  replies->token = token;
  replies->serial = 0;
  g_mutex_unlock (&replies->lock);
}

void
limber_notify_replies_end (LimberNotifyReplies *replies, LimberNotifyReply *reply)
{
  g_mutex_lock (&replies->lock);
  *reply = replies->reply;
  replies->reply = (LimberNotifyReply){ 0 };
  reply->sent = replies->serial != 0;
  if (reply->sent && !reply->answered)
    g_hash_table_insert (replies->unanswered, GUINT_TO_POINTER (replies->serial), GUINT_TO_POINTER (replies->token));
  replies->in_call = FALSE;
  g_mutex_unlock (&replies->lock);
}

void
limber_notify_replies_forget (LimberNotifyReplies *replies)
{
  g_mutex_lock (&replies->lock);
  g_hash_table_remove_all (replies->unanswered);
  g_mutex_unlock (&replies->lock);
}
