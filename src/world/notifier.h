/* notifier.h — puts notices on the client's screen and brings back what they pressed.
 *
 * No call blocks or fails: what became of a notice comes by signal, from the main context.
 * Ids are the notifier's own, from 1, never used twice; what the notification server calls a
 * notice never leaves the implementation.
 *
 * Signals:
 *   "shown"  (guint id)                      the server has taken the notice
 *   "failed" (guint id, const char *why)     it will not be on the screen; it is forgotten
 *   "action" (guint id, const char *button)  a button was pressed; the notice is then withdrawn
 *   "closed" (guint id)                      it left the screen without an answer, also because
 *                                            the server died; it is forgotten
 *   "server-changed" ()                      limber_notifier_server() has another answer; every
 *                                            notice posted before it is closed first
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  LIMBER_NOTICE_NORMAL,
  LIMBER_NOTICE_STAYS,    /* normal, but not to vanish by itself: the client is in the midst of it */
  LIMBER_NOTICE_CRITICAL, /* stays, also over do-not-disturb: only for the end of heat */
} LimberNoticeUrgency;

typedef struct
{
  const char *button; /* what "action" reports */
  const char *label;  /* what the client reads, already translated */
} LimberNoticeButton;

/* What is to be on the screen. The texts are plain: the notifier escapes, shortens (summary
 * 80, body 500 characters) and adds what a server's manners demand. All is copied by post. */
typedef struct
{
  const char *summary;
  const char *body; /* nullable */
  LimberNoticeUrgency urgency;
  const LimberNoticeButton *buttons; /* in order of importance */
  gsize n_buttons;
  const char *picture; /* nullable: absolute path of a PNG or JPEG */
  int percent;         /* progress 0–100; -1: none */
} LimberNotice;

typedef struct
{
  char *name;              /* (owned) as the server calls itself; NULL while there is none */
  char *version;           /* (owned) (nullable) */
  char **capabilities;     /* (owned) never NULL */
  gboolean actions;        /* buttons can be pressed */
  int max_buttons;         /* how many it shows */
  gboolean hidden_buttons; /* it has actions but draws no buttons: the text must say how */
  gboolean quiet_update;   /* limber_notifier_update() does something */
  gboolean middle_click;   /* where they are hidden: that opens a menu of them */
} LimberServer;

#define LIMBER_TYPE_NOTIFIER (limber_notifier_get_type ())
G_DECLARE_INTERFACE (LimberNotifier, limber_notifier, LIMBER, NOTIFIER, GObject)

struct _LimberNotifierInterface
{
  GTypeInterface parent;

  guint (*post) (LimberNotifier *notifier, const LimberNotice *notice);
  void (*update) (LimberNotifier *notifier, guint id, const LimberNotice *notice);
  void (*withdraw) (LimberNotifier *notifier, guint id);
  const LimberServer *(*server) (LimberNotifier *notifier);
};

/* Returns the notice's id; "shown" or "failed" follows, never from within this call. */
guint limber_notifier_post (LimberNotifier *notifier, const LimberNotice *notice);

/* Changes what @id says where the server can do that quietly (no new banner, buttons kept);
 * elsewhere it does nothing. For the seconds of a session; an unknown @id is ignored. */
void limber_notifier_update (LimberNotifier *notifier, guint id, const LimberNotice *notice);

/* Takes @id off the screen, also one still on its way there; no signal follows.
 * An unknown @id is ignored. */
void limber_notifier_withdraw (LimberNotifier *notifier, guint id);

/* Who shows notices now; name NULL while nobody does. (transfer none), valid until "server-changed" */
const LimberServer *limber_notifier_server (LimberNotifier *notifier);

G_END_DECLS
