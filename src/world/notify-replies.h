/* notify-replies.h — the answers to Notify that libnotify does not tell of.
 *
 * libnotify waits 25 s for one and then forgets the call; but the server, once awake, shows the
 * notice all the same, under an id that nobody knows. Nor does libnotify tell which process
 * gave an id, and after a change of servers that decides whose notice it is. Both stand in the
 * messages, so this looks at them as they pass.
 *
 * begin() and end() enclose one call on the worker thread; there is one at a time.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  gboolean sent;     /* the call has left */
  gboolean answered; /* its reply is here, good or bad */
  char *sender;      /* (owned) (nullable) the unique name of who replied */
  guint32 server_id; /* 0: the reply is an error */
} LimberNotifyReply;

void limber_notify_reply_clear (LimberNotifyReply *reply);

typedef struct _LimberNotifyReplies LimberNotifyReplies;

/* A reply that comes after end() is handed to @late on @context, with the token of its call. */
typedef void (*LimberLateReplyFunc) (guint token, const LimberNotifyReply *reply, gpointer data);

LimberNotifyReplies *limber_notify_replies_new (GDBusConnection *bus, GMainContext *context, LimberLateReplyFunc late,
                                                gpointer data);

/* No late reply is handed over afterwards. Call it on @context's thread. */
void limber_notify_replies_free (LimberNotifyReplies *replies);

void limber_notify_replies_begin (LimberNotifyReplies *replies, guint token);
void limber_notify_replies_end (LimberNotifyReplies *replies, LimberNotifyReply *reply);

/* Drops the calls still unanswered. */
void limber_notify_replies_forget (LimberNotifyReplies *replies);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LimberNotifyReply, limber_notify_reply_clear)

G_END_DECLS
