#include "notifier-screen.h"

#include "left-notices.h"
#include "notifier-pace.h"
#include "notifier-showing.h"
#include "notify-replies.h"
#include "picture-decode.h"
#include "server-watch.h"

#include <glib/gi18n.h>

#define APP_NAME "limber"

struct _LimberNotifierScreen
{
  GMainContext *context;
  GDBusConnection *bus;
  LimberReportFunc report;
  gpointer data;
  LimberServerWatch *watch;
  LimberNotifyReplies *replies;
  LimberPictures *pictures;
  GPtrArray *showings; /* LimberShowing, oldest first */
  guint generation;    /* of the server that is there, or of the lack of one */
  gboolean silent;     /* it left a call unanswered: nothing more is sent until it speaks again */
  GSource *pump;       /* (nullable) while there may be something to send */
  LimberNotifierPace *pace;
  LimberLeftNotices *left; /* (nullable) before it took over from an earlier process */
};

static void
report_notice (LimberNotifierScreen *screen, LimberReportKind kind, guint id, const char *text)
{
  LimberReport report = { .kind = kind, .id = id, .text = g_strdup (text) };

  screen->report (&report, screen->data);
  limber_report_clear (&report);
}

static void
report_server (LimberNotifierScreen *screen, LimberServer *server)
{
  LimberReport report = { .kind = LIMBER_REPORT_SERVER, .server = server, .generation = ++screen->generation };

  screen->report (&report, screen->data);
  limber_report_clear (&report);
}

static const LimberServerManners *
manners (LimberNotifierScreen *screen)
{
  return limber_server_watch_manners (screen->watch);
}

static LimberShowing *
find (LimberNotifierScreen *screen, guint id)
{
  for (guint i = 0; i < screen->showings->len; i++)
    if (((LimberShowing *)screen->showings->pdata[i])->id == id)
      return screen->showings->pdata[i];
  return NULL;
}

static LimberShowing *
find_shown (LimberNotifierScreen *screen, guint32 server_id)
{
  for (guint i = 0; i < screen->showings->len; i++)
    {
      LimberShowing *showing = screen->showings->pdata[i];

      if (showing->state == LIMBER_SHOWING_SHOWN && showing->server_id == server_id)
        return showing;
    }
  return NULL;
}

static void schedule_pump (LimberNotifierScreen *screen);

static void
close_on_screen (LimberNotifierScreen *screen, guint32 server_id)
{
  limber_server_watch_close (screen->watch, limber_server_watch_owner (screen->watch), server_id);
  limber_notifier_pace_closed (screen->pace, manners (screen));
}

/* For the next process, should this one be killed. */
static void
note_shown (LimberNotifierScreen *screen)
{
  const char *owner = limber_server_watch_owner (screen->watch);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (guint32));

  if (screen->left == NULL || owner == NULL)
    return;
  for (guint i = 0; i < screen->showings->len; i++)
    {
      const LimberShowing *showing = screen->showings->pdata[i];

      if (showing->state == LIMBER_SHOWING_SHOWN)
        g_array_append_val (ids, showing->server_id);
    }
  limber_left_notices_keep (screen->left, g_dbus_connection_get_guid (screen->bus), owner, ids);
}

static void
drop (LimberNotifierScreen *screen, LimberShowing *showing)
{
  gboolean shown = showing->state == LIMBER_SHOWING_SHOWN;

  g_ptr_array_remove (screen->showings, showing);
  if (shown)
    note_shown (screen);
}

static void
fail (LimberNotifierScreen *screen, LimberShowing *showing, const char *why)
{
  if (!showing->unwanted)
    report_notice (screen, LIMBER_REPORT_FAILED, showing->id, why);
  drop (screen, showing);
}

static void
fail_with (LimberNotifierScreen *screen, LimberShowing *showing, GError *error)
{
  if (error == NULL)
    fail (screen, showing, _ ("the notification service made no sense"));
  else if (g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NO_REPLY)
           || g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN))
    fail (screen, showing, _ ("the notification service has gone"));
  else
    {
      g_dbus_error_strip_remote_error (error);
      fail (screen, showing, error->message);
    }
}

/* For one that is SHOWN. */
static void
take_off (LimberNotifierScreen *screen, LimberShowing *showing)
{
  if (manners (screen)->lingers && !screen->silent)
    {
      showing->leaving = TRUE;
      schedule_pump (screen);
      return;
    }
  close_on_screen (screen, showing->server_id);
  drop (screen, showing);
}

/* @sender has the notice on its screen as @server_id. */
static void
accept_reply (LimberNotifierScreen *screen, LimberShowing *showing, const LimberNotifyReply *reply)
{
  if (g_strcmp0 (reply->sender, limber_server_watch_owner (screen->watch)) != 0)
    {
      limber_server_watch_close (screen->watch, reply->sender, reply->server_id);
      fail (screen, showing, _ ("the notification service has just been replaced"));
    }
  else if (showing->state != LIMBER_SHOWING_SHOWN)
    {
      showing->state = LIMBER_SHOWING_SHOWN;
      showing->server_id = reply->server_id;
      note_shown (screen);
      if (showing->unwanted)
        take_off (screen, showing);
      else
        report_notice (screen, LIMBER_REPORT_SHOWN, showing->id, NULL);
    }
  else if (showing->server_id != reply->server_id)
    /* An update came too late and made a notice of its own; the news that the first one is gone,
     * or answered, is on its way here under the first id. */
    close_on_screen (screen, reply->server_id);
}

static void
on_late_reply (guint id, const LimberNotifyReply *reply, gpointer data)
{
  LimberNotifierScreen *screen = data;
  LimberShowing *showing = find (screen, id);

  if (showing == NULL)
    return;
  if (reply->server_id != 0)
    accept_reply (screen, showing, reply);
  else if (showing->state == LIMBER_SHOWING_SENT)
    fail (screen, showing, _ ("the notification service refused it"));
  schedule_pump (screen);
}

static void
fall_silent (LimberNotifierScreen *screen)
{
  screen->silent = TRUE;
  limber_server_watch_probe (screen->watch);
}

/* The one place that waits: up to 25 s, for a server that hangs, and 2 s for a picture that does. */
static void
show (LimberNotifierScreen *screen, LimberShowing *showing)
{
  g_auto (LimberNotifyReply) reply = { 0 };
  g_autoptr (GError) error = NULL;
  gboolean timed_out;

  limber_showing_prepare (showing, limber_server_watch_server (screen->watch), manners (screen),
                          limber_pictures_get (screen->pictures, showing->notice->picture));
  showing->updated = showing->stale;
  showing->stale = FALSE;
  limber_notify_replies_begin (screen->replies, showing->id);
  notify_notification_show (showing->notification, &error);
  limber_notify_replies_end (screen->replies, &reply);
  timed_out = !reply.answered && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
  if (timed_out)
    fall_silent (screen);
  if (showing->leaving)
    {
      close_on_screen (screen, showing->server_id);
      drop (screen, showing);
    }
  else if (reply.answered && reply.server_id != 0)
    accept_reply (screen, showing, &reply);
  else if (showing->state == LIMBER_SHOWING_WAITING && !timed_out)
    fail_with (screen, showing, error);
  else if (showing->state == LIMBER_SHOWING_WAITING && reply.sent)
    showing->state = LIMBER_SHOWING_SENT;
}

static gboolean
is_too_soon (LimberNotifierScreen *screen, LimberShowing *showing)
{
  g_autofree char *words = limber_showing_words (showing);

  return limber_notifier_pace_rests (screen->pace)
         || limber_notifier_pace_refuses (screen->pace, manners (screen), words);
}

static LimberShowing *
next_to_send (LimberNotifierScreen *screen)
{
  for (guint i = 0; i < screen->showings->len; i++)
    {
      LimberShowing *showing = screen->showings->pdata[i];

      if (showing->state == LIMBER_SHOWING_WAITING
          || (showing->state == LIMBER_SHOWING_SHOWN && (showing->stale || showing->leaving)))
        return showing;
    }
  return NULL;
}

static void
stop_pump (LimberNotifierScreen *screen)
{
  if (screen->pump != NULL)
    g_source_destroy (screen->pump);
  g_clear_pointer (&screen->pump, g_source_unref);
}

/* One at a time, so that a withdrawal that came meanwhile is heeded before the next. */
static gboolean
on_pump (gpointer data)
{
  LimberNotifierScreen *screen = data;
  LimberShowing *showing = next_to_send (screen);

  if (showing != NULL && !screen->silent && limber_server_watch_server (screen->watch) != NULL
      && !is_too_soon (screen, showing))
    {
      show (screen, showing);
      return G_SOURCE_CONTINUE;
    }
  stop_pump (screen);
  return G_SOURCE_REMOVE;
}

static void
schedule_pump (LimberNotifierScreen *screen)
{
  if (screen->pump != NULL)
    return;
  screen->pump = g_idle_source_new ();
  g_source_set_priority (screen->pump, G_PRIORITY_DEFAULT);
  g_source_set_callback (screen->pump, on_pump, screen, NULL);
  g_source_attach (screen->pump, screen->context);
}

static void
on_pace (gpointer data)
{
  schedule_pump (data);
}

/* As if they were our own. */
static void
take_left_off (LimberNotifierScreen *screen)
{
  const char *owner = limber_server_watch_owner (screen->watch);
  g_autoptr (GArray) ids = NULL;

  if (screen->left == NULL || owner == NULL)
    return;
  ids = limber_left_notices_take (screen->left, g_dbus_connection_get_guid (screen->bus), owner);
  for (guint i = 0; i < ids->len; i++)
    {
      LimberNotice notice = { .summary = APP_NAME, .percent = -1 };
      LimberShowing *showing = limber_showing_new (0, limber_notice_copy (&notice));

      showing->state = LIMBER_SHOWING_SHOWN;
      showing->server_id = g_array_index (ids, guint32, i);
      g_ptr_array_add (screen->showings, showing);
      take_off (screen, showing);
    }
}

void
limber_notifier_screen_take_over (LimberNotifierScreen *screen, const char *path)
{
  screen->left = limber_left_notices_new (path);
  take_left_off (screen);
}

static void
on_server_there (const LimberServer *server, gpointer data)
{
  LimberNotifierScreen *screen = data;

  take_left_off (screen);
  report_server (screen, limber_server_copy (server));
}

static void
on_server_gone (gpointer data)
{
  LimberNotifierScreen *screen = data;

  for (guint i = 0; i < screen->showings->len; i++)
    {
      const LimberShowing *showing = screen->showings->pdata[i];

      if (showing->state == LIMBER_SHOWING_SHOWN)
        report_notice (screen, LIMBER_REPORT_CLOSED, showing->id, NULL);
      else if (!showing->unwanted)
        report_notice (screen, LIMBER_REPORT_FAILED, showing->id, _ ("the notification service has gone"));
    }
  g_ptr_array_set_size (screen->showings, 0);
  limber_notify_replies_forget (screen->replies);
  screen->silent = FALSE;
  limber_notifier_pace_forget (screen->pace);
  report_server (screen, limber_server_new (NULL, NULL, NULL, NULL));
}

static void
on_server_action (guint32 server_id, const char *key, gpointer data)
{
  LimberNotifierScreen *screen = data;
  LimberShowing *showing = find_shown (screen, server_id);
  const char *button = showing != NULL ? limber_showing_button (showing, key) : NULL;

  if (button == NULL)
    return;
  report_notice (screen, LIMBER_REPORT_ACTION, showing->id, button);
  /* Some servers leave it open after a button. */
  close_on_screen (screen, server_id);
  drop (screen, showing);
}

static void
on_server_closed (guint32 server_id, gpointer data)
{
  LimberNotifierScreen *screen = data;
  LimberShowing *showing = find_shown (screen, server_id);

  if (showing == NULL)
    return;
  /* An update that crossed this news may have put it back on the screen. */
  if (showing->updated)
    close_on_screen (screen, server_id);
  report_notice (screen, LIMBER_REPORT_CLOSED, showing->id, NULL);
  drop (screen, showing);
}

static void
on_server_awake (gpointer data)
{
  LimberNotifierScreen *screen = data;

  screen->silent = FALSE;
  schedule_pump (screen);
}

static const LimberServerEvents events = { .there = on_server_there,
                                           .gone = on_server_gone,
                                           .action = on_server_action,
                                           .closed = on_server_closed,
                                           .awake = on_server_awake };

static void
take_all_off (LimberNotifierScreen *screen)
{
  while (screen->showings->len > 0)
    {
      LimberShowing *showing = screen->showings->pdata[0];

      if (showing->state != LIMBER_SHOWING_SHOWN)
        {
          drop (screen, showing);
          continue;
        }
      take_off (screen, showing);
      if (screen->showings->len > 0 && screen->showings->pdata[0] == showing)
        show (screen, showing);
    }
  g_dbus_connection_flush_sync (screen->bus, NULL, NULL);
}

void
limber_notifier_screen_show (LimberNotifierScreen *screen, guint id, guint generation, LimberNotice *notice)
{
  if (generation == screen->generation && limber_server_watch_server (screen->watch) != NULL)
    {
      g_ptr_array_add (screen->showings, limber_showing_new (id, notice));
      schedule_pump (screen);
      return;
    }
  report_notice (screen, LIMBER_REPORT_FAILED, id, _ ("the notification service has gone"));
  limber_notice_free (notice);
}

void
limber_notifier_screen_update (LimberNotifierScreen *screen, guint id, LimberNotice *notice)
{
  LimberShowing *showing = find (screen, id);

  if (showing == NULL || !manners (screen)->quiet_update)
    {
      limber_notice_free (notice);
      return;
    }
  limber_notice_free (showing->notice);
  showing->notice = notice;
  showing->stale = showing->state != LIMBER_SHOWING_WAITING;
  schedule_pump (screen);
}

void
limber_notifier_screen_withdraw (LimberNotifierScreen *screen, guint id)
{
  LimberShowing *showing = find (screen, id);

  if (showing == NULL)
    return;
  if (showing->state == LIMBER_SHOWING_SENT)
    {
      showing->unwanted = TRUE;
      return;
    }
  if (showing->state == LIMBER_SHOWING_SHOWN)
    take_off (screen, showing);
  else
    drop (screen, showing);
}

LimberNotifierScreen *
limber_notifier_screen_new (GDBusConnection *bus, guint activate_after_seconds, const char *helper,
                            LimberReportFunc report, gpointer data)
{
  LimberNotifierScreen *screen = g_new0 (LimberNotifierScreen, 1);

  notify_init (APP_NAME);
  screen->context = g_main_context_ref_thread_default ();
  screen->bus = g_object_ref (bus);
  screen->report = report;
  screen->data = data;
  screen->showings = g_ptr_array_new_with_free_func (limber_showing_free);
  screen->replies = limber_notify_replies_new (bus, screen->context, on_late_reply, screen);
  screen->pace = limber_notifier_pace_new (screen->context, on_pace, screen);
  screen->pictures = limber_pictures_new (helper);
  screen->watch = limber_server_watch_new (bus, activate_after_seconds, &events, screen);
  return screen;
}

void
limber_notifier_screen_free (LimberNotifierScreen *screen)
{
  take_all_off (screen);
  stop_pump (screen);
  g_clear_pointer (&screen->left, limber_left_notices_free);
  limber_server_watch_free (screen->watch);
  limber_notifier_pace_free (screen->pace);
  limber_notify_replies_free (screen->replies);
  limber_pictures_free (screen->pictures);
  g_ptr_array_unref (screen->showings);
  notify_uninit ();
  g_object_unref (screen->bus);
  g_main_context_unref (screen->context);
  g_free (screen);
}
