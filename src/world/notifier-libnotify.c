#include "notifier-libnotify.h"

#include "notifier-server.h"
#include "notifier-worker.h"

#include <glib/gi18n.h>

#define LIMBER_TYPE_NOTIFIER_LIBNOTIFY (limber_notifier_libnotify_get_type ())
G_DECLARE_FINAL_TYPE (LimberNotifierLibnotify, limber_notifier_libnotify, LIMBER, NOTIFIER_LIBNOTIFY, GObject)

struct _LimberNotifierLibnotify
{
  GObject parent;
  LimberNotifierWorker *worker;
  LimberServer *server;
  guint generation; /* of that server, as the worker counts them */
  guint last_id;
  GArray *alive;        /* guint ids, in order, of which the end was not told yet */
  GArray *refused;      /* of these, the ones that never went to the worker */
  guint refused_source; /* tells that */
};

static gboolean
contains (GArray *ids, guint id, guint *index)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, guint, i) == id)
      {
        if (index != NULL)
          *index = i;
        return TRUE;
      }
  return FALSE;
}

/* TRUE when it was there. */
static gboolean
forget (GArray *ids, guint id)
{
  guint index;

  if (!contains (ids, id, &index))
    return FALSE;
  g_array_remove_index (ids, index);
  return TRUE;
}

static void
tell_failed (LimberNotifierLibnotify *self, guint id, const char *why)
{
  if (forget (self->alive, id))
    g_signal_emit_by_name (self, "failed", id, why);
}

static gboolean
on_refused (gpointer data)
{
  g_autoptr (LimberNotifierLibnotify) self = g_object_ref (data);

  self->refused_source = 0;
  while (self->refused->len > 0)
    {
      const guint id = g_array_index (self->refused, guint, 0);

      g_array_remove_index (self->refused, 0);
      tell_failed (self, id, _ ("there is no notification service"));
    }
  return G_SOURCE_REMOVE;
}

/* What was posted since, to the server that is gone, is gone with it. */
static void
change_server (LimberNotifierLibnotify *self, LimberReport *report)
{
  const guint last_posted = self->last_id;

  limber_server_free (self->server);
  self->server = g_steal_pointer (&report->server);
  self->generation = report->generation;
  while (self->alive->len > 0 && g_array_index (self->alive, guint, 0) <= last_posted)
    tell_failed (self, g_array_index (self->alive, guint, 0), _ ("the notification service has gone"));
  g_signal_emit_by_name (self, "server-changed");
}

static void
on_report (LimberReport *report, gpointer data)
{
  g_autoptr (LimberNotifierLibnotify) self = g_object_ref (data);

  switch (report->kind)
    {
    case LIMBER_REPORT_SHOWN:
      if (contains (self->alive, report->id, NULL))
        g_signal_emit_by_name (self, "shown", report->id);
      break;
    case LIMBER_REPORT_FAILED:
      tell_failed (self, report->id, report->text);
      break;
    case LIMBER_REPORT_ACTION:
      if (forget (self->alive, report->id))
        g_signal_emit_by_name (self, "action", report->id, report->text);
      break;
    case LIMBER_REPORT_CLOSED:
      if (forget (self->alive, report->id))
        g_signal_emit_by_name (self, "closed", report->id);
      break;
    case LIMBER_REPORT_SERVER:
      change_server (self, report);
      break;
    default:
      g_assert_not_reached ();
    }
}

static guint
notifier_libnotify_post (LimberNotifier *notifier, const LimberNotice *notice)
{
  LimberNotifierLibnotify *self = LIMBER_NOTIFIER_LIBNOTIFY (notifier);
  const guint id = ++self->last_id;

  g_array_append_val (self->alive, id);
  if (self->server->name != NULL)
    {
      limber_notifier_worker_show (self->worker, id, self->generation, notice);
      return id;
    }
  g_array_append_val (self->refused, id);
  if (self->refused_source == 0)
    self->refused_source = g_idle_add_full (G_PRIORITY_DEFAULT, on_refused, self, NULL);
  return id;
}

static void
notifier_libnotify_update (LimberNotifier *notifier, guint id, const LimberNotice *notice)
{
  LimberNotifierLibnotify *self = LIMBER_NOTIFIER_LIBNOTIFY (notifier);

  if (contains (self->alive, id, NULL))
    limber_notifier_worker_update (self->worker, id, notice);
}

static void
notifier_libnotify_withdraw (LimberNotifier *notifier, guint id)
{
  LimberNotifierLibnotify *self = LIMBER_NOTIFIER_LIBNOTIFY (notifier);

  if (forget (self->alive, id) && !forget (self->refused, id))
    limber_notifier_worker_withdraw (self->worker, id);
}

static const LimberServer *
notifier_libnotify_server (LimberNotifier *notifier)
{
  return LIMBER_NOTIFIER_LIBNOTIFY (notifier)->server;
}

static void
notifier_iface_init (LimberNotifierInterface *iface)
{
  iface->post = notifier_libnotify_post;
  iface->update = notifier_libnotify_update;
  iface->withdraw = notifier_libnotify_withdraw;
  iface->server = notifier_libnotify_server;
}

G_DEFINE_TYPE_WITH_CODE (LimberNotifierLibnotify, limber_notifier_libnotify, G_TYPE_OBJECT,
                         G_IMPLEMENT_INTERFACE (LIMBER_TYPE_NOTIFIER, notifier_iface_init))

static void
limber_notifier_libnotify_finalize (GObject *object)
{
  LimberNotifierLibnotify *self = LIMBER_NOTIFIER_LIBNOTIFY (object);

  limber_notifier_worker_stop (self->worker);
  g_clear_handle_id (&self->refused_source, g_source_remove);
  g_array_unref (self->alive);
  g_array_unref (self->refused);
  limber_server_free (self->server);
  G_OBJECT_CLASS (limber_notifier_libnotify_parent_class)->finalize (object);
}

static void
limber_notifier_libnotify_class_init (LimberNotifierLibnotifyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = limber_notifier_libnotify_finalize;
}

static void
limber_notifier_libnotify_init (LimberNotifierLibnotify *self)
{
  self->server = limber_server_new (NULL, NULL, NULL, NULL);
  self->alive = g_array_new (FALSE, FALSE, sizeof (guint));
  self->refused = g_array_new (FALSE, FALSE, sizeof (guint));
}

LimberNotifier *
limber_notifier_libnotify_new (GDBusConnection *bus, guint activate_after_seconds, const char *helper)
{
  LimberNotifierLibnotify *self = g_object_new (LIMBER_TYPE_NOTIFIER_LIBNOTIFY, NULL);

  self->worker = limber_notifier_worker_new (bus, activate_after_seconds, helper, on_report, self);
  return LIMBER_NOTIFIER (self);
}

void
limber_notifier_libnotify_take_over (LimberNotifier *notifier, const char *path)
{
  limber_notifier_worker_take_over (LIMBER_NOTIFIER_LIBNOTIFY (notifier)->worker, path);
}
