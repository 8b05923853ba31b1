#include "fake-notifier.h"

struct _LimberFakeNotifier
{
  GObject parent;
  GPtrArray *posts;
  LimberServer server;
  char *refuse_next; /* (nullable) */
  gboolean hanging;
};

/* A post, and what the server will say of it. */
typedef struct
{
  LimberFakePost post;
  char *refusal; /* (nullable) */
} Record;

static void
clear_texts (LimberFakePost *post)
{
  g_clear_pointer (&post->summary, g_free);
  g_clear_pointer (&post->body, g_free);
  g_clear_pointer (&post->buttons, g_strfreev);
  g_clear_pointer (&post->labels, g_strfreev);
  g_clear_pointer (&post->picture, g_free);
}

static void
record_free (gpointer data)
{
  Record *record = data;

  clear_texts (&record->post);
  g_free (record->refusal);
  g_free (record);
}

static void
copy_notice (LimberFakePost *post, const LimberNotice *notice)
{
  clear_texts (post);
  post->summary = g_strdup (notice->summary);
  post->body = g_strdup (notice->body);
  post->urgency = notice->urgency;
  post->buttons = g_new0 (char *, notice->n_buttons + 1);
  post->labels = g_new0 (char *, notice->n_buttons + 1);
  for (gsize i = 0; i < notice->n_buttons; i++)
    {
      post->buttons[i] = g_strdup (notice->buttons[i].button);
      post->labels[i] = g_strdup (notice->buttons[i].label);
    }
  post->picture = g_strdup (notice->picture);
  post->percent = notice->percent;
}

/* Ids count from 1, so the post of an id stands at id - 1. */
static Record *
find (LimberFakeNotifier *self, guint id)
{
  return id >= 1 && id <= self->posts->len ? self->posts->pdata[id - 1] : NULL;
}

static gboolean
is_alive (const LimberFakePost *post)
{
  return post->state == LIMBER_FAKE_ON_ITS_WAY || post->state == LIMBER_FAKE_SHOWN;
}

static guint
fake_notifier_post (LimberNotifier *notifier, const LimberNotice *notice)
{
  LimberFakeNotifier *self = LIMBER_FAKE_NOTIFIER (notifier);
  Record *record = g_new0 (Record, 1);

  g_assert_nonnull (notice->summary);
  copy_notice (&record->post, notice);
  record->refusal = g_steal_pointer (&self->refuse_next);
  if (self->server.name == NULL && record->refusal == NULL)
    record->refusal = g_strdup ("no notification service");
  g_ptr_array_add (self->posts, record);
  record->post.id = self->posts->len;
  return record->post.id;
}

static void
fake_notifier_update (LimberNotifier *notifier, guint id, const LimberNotice *notice)
{
  Record *record = find (LIMBER_FAKE_NOTIFIER (notifier), id);

  if (record == NULL || !is_alive (&record->post))
    return;
  copy_notice (&record->post, notice);
  record->post.updates++;
}

static void
fake_notifier_withdraw (LimberNotifier *notifier, guint id)
{
  Record *record = find (LIMBER_FAKE_NOTIFIER (notifier), id);

  if (record != NULL && is_alive (&record->post))
    record->post.state = LIMBER_FAKE_WITHDRAWN;
}

static const LimberServer *
fake_notifier_server (LimberNotifier *notifier)
{
  return &LIMBER_FAKE_NOTIFIER (notifier)->server;
}

static void
notifier_iface_init (LimberNotifierInterface *iface)
{
  iface->post = fake_notifier_post;
  iface->update = fake_notifier_update;
  iface->withdraw = fake_notifier_withdraw;
  iface->server = fake_notifier_server;
}

G_DEFINE_TYPE_WITH_CODE (LimberFakeNotifier, limber_fake_notifier, G_TYPE_OBJECT,
                         G_IMPLEMENT_INTERFACE (LIMBER_TYPE_NOTIFIER, notifier_iface_init))

static void
set_server (LimberFakeNotifier *self, const char *name, int max_buttons, gboolean hidden_buttons)
{
  static const char *const with_actions[] = { "actions", "body", NULL };
  static const char *const without[] = { "body", NULL };
  static const char *const nothing[] = { NULL };

  g_free (self->server.name);
  g_free (self->server.version);
  g_strfreev (self->server.capabilities);
  self->server.name = g_strdup (name);
  self->server.version = g_strdup (name != NULL ? "1" : NULL);
  self->server.capabilities = g_strdupv ((char **)(name == NULL ? nothing : max_buttons > 0 ? with_actions : without));
  self->server.actions = max_buttons > 0;
  self->server.max_buttons = max_buttons;
  self->server.hidden_buttons = hidden_buttons;
}

static void
limber_fake_notifier_finalize (GObject *object)
{
  LimberFakeNotifier *self = LIMBER_FAKE_NOTIFIER (object);

  g_ptr_array_unref (self->posts);
  g_free (self->server.name);
  g_free (self->server.version);
  g_strfreev (self->server.capabilities);
  g_free (self->refuse_next);
  G_OBJECT_CLASS (limber_fake_notifier_parent_class)->finalize (object);
}

static void
limber_fake_notifier_class_init (LimberFakeNotifierClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = limber_fake_notifier_finalize;
}

static void
limber_fake_notifier_init (LimberFakeNotifier *self)
{
  self->posts = g_ptr_array_new_with_free_func (record_free);
  set_server (self, "fake", 3, FALSE);
}

LimberFakeNotifier *
limber_fake_notifier_new (void)
{
  return g_object_new (LIMBER_TYPE_FAKE_NOTIFIER, NULL);
}

static void
answer (LimberFakeNotifier *self, Record *record)
{
  if (record->refusal != NULL)
    {
      record->post.state = LIMBER_FAKE_FAILED;
      g_signal_emit_by_name (self, "failed", record->post.id, record->refusal);
    }
  else
    {
      record->post.state = LIMBER_FAKE_SHOWN;
      g_signal_emit_by_name (self, "shown", record->post.id);
    }
}

/* A server that hangs still lets limber itself see that a post is refused for want of one. */
void
limber_fake_notifier_flush (LimberFakeNotifier *self)
{
  for (guint i = 0; i < self->posts->len; i++)
    {
      Record *record = self->posts->pdata[i];

      if (record->post.state == LIMBER_FAKE_ON_ITS_WAY && (!self->hanging || self->server.name == NULL))
        answer (self, record);
    }
}

guint
limber_fake_notifier_n_posts (LimberFakeNotifier *self)
{
  return self->posts->len;
}

const LimberFakePost *
limber_fake_notifier_post_at (LimberFakeNotifier *self, guint index)
{
  g_assert_cmpuint (index, <, self->posts->len);
  return &((const Record *)self->posts->pdata[index])->post;
}

const LimberFakePost *
limber_fake_notifier_post_by_id (LimberFakeNotifier *self, guint id)
{
  const Record *record = find (self, id);

  g_assert_nonnull (record);
  return &record->post;
}

const LimberFakePost *
limber_fake_notifier_last_post (LimberFakeNotifier *self)
{
  return self->posts->len > 0 ? limber_fake_notifier_post_at (self, self->posts->len - 1) : NULL;
}

guint
limber_fake_notifier_n_on_screen (LimberFakeNotifier *self)
{
  guint n = 0;

  for (guint i = 0; i < self->posts->len; i++)
    n += limber_fake_notifier_post_at (self, i)->state == LIMBER_FAKE_SHOWN;
  return n;
}

/* The record of a notice that a client can see. */
static Record *
seen (LimberFakeNotifier *self, guint id)
{
  Record *record;

  limber_fake_notifier_flush (self);
  record = find (self, id);
  g_assert_nonnull (record);
  g_assert_cmpint (record->post.state, ==, LIMBER_FAKE_SHOWN);
  return record;
}

static gboolean
is_drawn (LimberFakeNotifier *self, const LimberFakePost *post, const char *button)
{
  for (int i = 0; i < self->server.max_buttons && post->buttons[i] != NULL; i++)
    if (g_str_equal (post->buttons[i], button))
      return TRUE;
  return FALSE;
}

void
limber_fake_notifier_press (LimberFakeNotifier *self, guint id, const char *button)
{
  Record *record = seen (self, id);

  g_assert_true (is_drawn (self, &record->post, button));
  record->post.state = LIMBER_FAKE_PRESSED;
  g_signal_emit_by_name (self, "action", id, button);
  limber_fake_notifier_flush (self);
}

void
limber_fake_notifier_close (LimberFakeNotifier *self, guint id)
{
  seen (self, id)->post.state = LIMBER_FAKE_CLOSED;
  g_signal_emit_by_name (self, "closed", id);
  limber_fake_notifier_flush (self);
}

/* Handlers may post meanwhile: those go to the server that is there after this. */
static void
forget_all (LimberFakeNotifier *self, const char *why)
{
  const guint n = self->posts->len;

  for (guint i = 0; i < n; i++)
    {
      Record *record = self->posts->pdata[i];

      if (record->post.state == LIMBER_FAKE_SHOWN)
        {
          record->post.state = LIMBER_FAKE_CLOSED;
          g_signal_emit_by_name (self, "closed", record->post.id);
        }
      else if (record->post.state == LIMBER_FAKE_ON_ITS_WAY)
        {
          record->post.state = LIMBER_FAKE_FAILED;
          g_signal_emit_by_name (self, "failed", record->post.id, why);
        }
    }
}

static void
change_server (LimberFakeNotifier *self, const char *name, int max_buttons, gboolean hidden_buttons)
{
  limber_fake_notifier_flush (self);
  set_server (self, name, max_buttons, hidden_buttons);
  forget_all (self, "the notification service went away");
  g_signal_emit_by_name (self, "server-changed");
  limber_fake_notifier_flush (self);
}

void
limber_fake_notifier_server_gone (LimberFakeNotifier *self)
{
  change_server (self, NULL, 0, FALSE);
}

void
limber_fake_notifier_server_back (LimberFakeNotifier *self, const char *name, int max_buttons, gboolean hidden_buttons)
{
  change_server (self, name, max_buttons, hidden_buttons);
}

void
limber_fake_notifier_set_quiet (LimberFakeNotifier *self, gboolean quiet)
{
  self->server.quiet_update = quiet;
}

void
limber_fake_notifier_refuse_next (LimberFakeNotifier *self, const char *why)
{
  g_free (self->refuse_next);
  self->refuse_next = g_strdup (why);
}

void
limber_fake_notifier_hang (LimberFakeNotifier *self, gboolean hanging)
{
  self->hanging = hanging;
  limber_fake_notifier_flush (self);
}
