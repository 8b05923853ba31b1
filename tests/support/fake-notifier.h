/* fake-notifier.h — a LimberNotifier that keeps what was posted and lets a test be the client
 * and the notification server.
 *
 * It needs no main loop. What the server answers ("shown", "failed") waits until
 * limber_fake_notifier_flush(); every other call below flushes first, acts, and flushes again,
 * so that only posting and withdrawing by the code under test never emit.
 */
#pragma once

#include "world/notifier.h"

G_BEGIN_DECLS

#define LIMBER_TYPE_FAKE_NOTIFIER (limber_fake_notifier_get_type ())
G_DECLARE_FINAL_TYPE (LimberFakeNotifier, limber_fake_notifier, LIMBER, FAKE_NOTIFIER, GObject)

typedef enum
{
  LIMBER_FAKE_ON_ITS_WAY, /* posted, no answer from the server yet */
  LIMBER_FAKE_SHOWN,
  LIMBER_FAKE_FAILED,
  LIMBER_FAKE_PRESSED,
  LIMBER_FAKE_CLOSED,
  LIMBER_FAKE_WITHDRAWN,
} LimberFakePostState;

/* One post, as it was last updated. */
typedef struct
{
  guint id;
  LimberFakePostState state;
  char *summary;
  char *body; /* (nullable) */
  LimberNoticeUrgency urgency;
  char **buttons; /* what "action" reports, in order */
  char **labels;  /* what the client reads, in order */
  char *picture;  /* (nullable) */
  int percent;
  guint updates;
} LimberFakePost;

/* With a server called "fake" that draws three buttons. Returns: (transfer full) */
LimberFakeNotifier *limber_fake_notifier_new (void);

/* Delivers what is waiting, and what that leads to, until nothing waits. */
void limber_fake_notifier_flush (LimberFakeNotifier *self);

/* Every post so far, in order, withdrawn and failed ones too. (transfer none) */
guint limber_fake_notifier_n_posts (LimberFakeNotifier *self);
const LimberFakePost *limber_fake_notifier_post_at (LimberFakeNotifier *self, guint index);

/* The post of that id, or the latest one (NULL without any). */
const LimberFakePost *limber_fake_notifier_post_by_id (LimberFakeNotifier *self, guint id);
const LimberFakePost *limber_fake_notifier_last_post (LimberFakeNotifier *self);

/* How many are SHOWN. */
guint limber_fake_notifier_n_on_screen (LimberFakeNotifier *self);

/* The client presses a button that the server must have drawn, on a notice that must be shown. */
void limber_fake_notifier_press (LimberFakeNotifier *self, guint id, const char *button);

/* The notice leaves the screen without an answer. */
void limber_fake_notifier_close (LimberFakeNotifier *self, guint id);

/* The server dies: what was posted is closed, what is on its way fails, then "server-changed". */
void limber_fake_notifier_server_gone (LimberFakeNotifier *self);

/* One called @name takes over, with or without (@max_buttons 0) actions. */
void limber_fake_notifier_server_back (LimberFakeNotifier *self, const char *name, int max_buttons,
                                       gboolean hidden_buttons);

/* From now on, whatever its server, an update is quiet or (FALSE, as at first) not possible; then
 * the code under test had better not ask for one. */
void limber_fake_notifier_set_quiet (LimberFakeNotifier *self, gboolean quiet);

/* The next post fails with @why. */
void limber_fake_notifier_refuse_next (LimberFakeNotifier *self, const char *why);

/* While TRUE the server answers nothing: posts stay on their way. */
void limber_fake_notifier_hang (LimberFakeNotifier *self, gboolean hanging);

G_END_DECLS
