/* notifier-showing.h — one notice on the worker thread, from post to gone.
 */
#pragma once

#include "notice.h"
#include "notifier-server.h"

#include <libnotify/notify.h>

G_BEGIN_DECLS

typedef enum
{
  LIMBER_SHOWING_WAITING, /* the server has not been asked yet */
  LIMBER_SHOWING_SENT,    /* asked, and libnotify gave up waiting: it may still pop up */
  LIMBER_SHOWING_SHOWN,   /* the server has taken it, as server_id */
} LimberShowingState;

typedef struct
{
  guint id;
  LimberShowingState state;
  LimberNotice *notice;             /* (owned) */
  NotifyNotification *notification; /* (owned) (nullable): a new one for each showing, as it reports one end only */
  guint32 server_id;
  char *secret;      /* (owned) ends every action key, so that nobody else's button is taken for ours */
  gboolean unwanted; /* withdrawn while SENT */
  gboolean stale;    /* the screen shows an older version of the notice */
  gboolean updated;  /* it was replaced at least once */
  gboolean leaving;  /* withdrawn; its time is ended before it is closed */
} LimberShowing;

LimberShowing *limber_showing_new (guint id, LimberNotice *notice);
void limber_showing_free (gpointer showing);

/* Puts the notice into its NotifyNotification as @server wants it; @image (nullable): its picture,
 * as limber_pictures_get() has it. */
void limber_showing_prepare (LimberShowing *showing, const LimberServer *server, const LimberServerManners *manners,
                             GVariant *image);

/* Whether both say the same words. */
gboolean limber_showing_is_twin (const LimberShowing *showing, const char *words);
char *limber_showing_words (const LimberShowing *showing);

/* The button that the action @key of the server stands for, or NULL. */
const char *limber_showing_button (const LimberShowing *showing, const char *key);

G_END_DECLS
