/* The doubles keep the contracts of world/clock.h and world/notifier.h; a double that is kinder
 * than the world would hide what the tests are for. */
#include "support/fake-clock.h"
#include "support/fake-notifier.h"

#define SECOND ((gint64)G_USEC_PER_SEC)

typedef struct
{
  LimberFakeClock *clock;
  gint64 start;
  GString *seen;    /* one word a signal, with the seconds since the start on both clocks */
  gint64 next_wall; /* set by the wall handler, seconds since the start; 0: none */
} ClockScene;

static void
note (ClockScene *scene, const char *word)
{
  LimberClock *clock = LIMBER_CLOCK (scene->clock);

  g_string_append_printf (scene->seen, "%s@%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT " ", word,
                          (limber_clock_now (clock) - scene->start) / SECOND,
                          limber_clock_steady (clock) / SECOND - 1000);
}

static void
on_wall (LimberClock *clock, ClockScene *scene)
{
  note (scene, "wall");
  if (scene->next_wall != 0)
    limber_clock_set_wall_deadline (clock, scene->start + scene->next_wall * SECOND);
  scene->next_wall = 0;
}

static void
on_steady (LimberClock *clock G_GNUC_UNUSED, ClockScene *scene)
{
  note (scene, "steady");
}

static void
on_changed (LimberClock *clock G_GNUC_UNUSED, ClockScene *scene)
{
  note (scene, "changed");
}

static void
clock_set_up (ClockScene *scene, gconstpointer data G_GNUC_UNUSED)
{
  scene->start = (gint64)1774746000 * SECOND;
  scene->clock = limber_fake_clock_new (scene->start, "Europe/London");
  scene->seen = g_string_new (NULL);
  g_signal_connect (scene->clock, "wall-deadline", G_CALLBACK (on_wall), scene);
  g_signal_connect (scene->clock, "steady-deadline", G_CALLBACK (on_steady), scene);
  g_signal_connect (scene->clock, "changed", G_CALLBACK (on_changed), scene);
}

static void
clock_tear_down (ClockScene *scene, gconstpointer data G_GNUC_UNUSED)
{
  g_object_unref (scene->clock);
  g_string_free (scene->seen, TRUE);
}

static void
set_deadlines (ClockScene *scene, gint64 wall, gint64 steady)
{
  LimberClock *clock = LIMBER_CLOCK (scene->clock);

  limber_clock_set_wall_deadline (clock, scene->start + wall * SECOND);
  limber_clock_set_steady_deadline (clock, (1000 + steady) * SECOND);
}

static void
assert_seen (ClockScene *scene, const char *expected)
{
  g_assert_cmpstr (scene->seen->str, ==, expected);
  g_string_truncate (scene->seen, 0);
}

static void
test_clock_advance (ClockScene *scene, gconstpointer data G_GNUC_UNUSED)
{
  set_deadlines (scene, 30, 20);
  scene->next_wall = 40;
  limber_fake_clock_advance (scene->clock, 19 * SECOND);
  assert_seen (scene, "");
  limber_fake_clock_advance_to (scene->clock, scene->start + 60 * SECOND);
  assert_seen (scene, "steady@20/20 wall@30/30 wall@40/40 ");
  note (scene, "end");
  assert_seen (scene, "end@60/60 ");
  g_assert_cmpint (limber_fake_clock_wall_deadline (scene->clock), ==, LIMBER_NEVER);
  g_assert_cmpint (limber_fake_clock_steady_deadline (scene->clock), ==, LIMBER_NEVER);
}

static void
test_clock_passed_deadline (ClockScene *scene, gconstpointer data G_GNUC_UNUSED)
{
  set_deadlines (scene, -5, 100);
  assert_seen (scene, "");
  limber_fake_clock_advance (scene->clock, 0);
  assert_seen (scene, "wall@0/0 ");
}

static void
test_clock_take_back (ClockScene *scene, gconstpointer data G_GNUC_UNUSED)
{
  set_deadlines (scene, 5, 5);
  limber_clock_set_wall_deadline (LIMBER_CLOCK (scene->clock), LIMBER_NEVER);
  limber_clock_set_steady_deadline (LIMBER_CLOCK (scene->clock), LIMBER_NEVER);
  limber_fake_clock_advance (scene->clock, 100 * SECOND);
  assert_seen (scene, "");
}

static void
test_clock_step (ClockScene *scene, gconstpointer data G_GNUC_UNUSED)
{
  set_deadlines (scene, 3600, 10);
  limber_fake_clock_set (scene->clock, scene->start - 60 * SECOND);
  assert_seen (scene, "changed@-60/0 ");
  limber_fake_clock_set (scene->clock, scene->start + 3601 * SECOND);
  assert_seen (scene, "changed@3601/0 wall@3601/0 ");
  limber_fake_clock_advance (scene->clock, 10 * SECOND);
  assert_seen (scene, "steady@3611/10 ");
}

static void
test_clock_suspend (ClockScene *scene, gconstpointer data G_GNUC_UNUSED)
{
  set_deadlines (scene, 10, 2000);
  limber_fake_clock_suspend (scene->clock, 1800 * SECOND);
  assert_seen (scene, "changed@1800/1800 wall@1800/1800 ");
  limber_fake_clock_suspend (scene->clock, 1800 * SECOND);
  assert_seen (scene, "changed@3600/3600 steady@3600/3600 ");
}

static void
test_clock_zone (ClockScene *scene, gconstpointer data G_GNUC_UNUSED)
{
  LimberClock *clock = LIMBER_CLOCK (scene->clock);
  int interval;

  g_assert_cmpstr (limber_clock_zone_name (clock), ==, "Europe/London");
  limber_fake_clock_set_zone (scene->clock, "Asia/Tokyo");
  assert_seen (scene, "changed@0/0 ");
  g_assert_cmpstr (limber_clock_zone_name (clock), ==, "Asia/Tokyo");
  interval = g_time_zone_find_interval (limber_clock_zone (clock), G_TIME_TYPE_UNIVERSAL, scene->start / SECOND);
  g_assert_cmpint (g_time_zone_get_offset (limber_clock_zone (clock), interval), ==, 9 * 3600);
}

typedef struct
{
  LimberFakeNotifier *fake;
  LimberNotifier *notifier;
  GString *seen;
  gboolean post_again; /* on the next "closed" or "failed" */
} NoticeScene;

static const LimberNoticeButton buttons[]
    = { { "start", "Start" }, { "later", "Later" }, { "not-today", "Not today" }, { "more", "More" } };

static guint
post (NoticeScene *scene, const char *summary)
{
  const LimberNotice notice = { .summary = summary, .buttons = buttons, .n_buttons = 4, .percent = -1 };

  return limber_notifier_post (scene->notifier, &notice);
}

static void
on_shown (LimberNotifier *notifier G_GNUC_UNUSED, guint id, NoticeScene *scene)
{
  g_string_append_printf (scene->seen, "shown:%u ", id);
}

static void
post_again (NoticeScene *scene)
{
  if (scene->post_again)
    {
      scene->post_again = FALSE;
      post (scene, "again");
    }
}

static void
on_failed (LimberNotifier *notifier G_GNUC_UNUSED, guint id, const char *why, NoticeScene *scene)
{
  g_string_append_printf (scene->seen, "failed:%u(%s) ", id, why);
  post_again (scene);
}

static void
on_action (LimberNotifier *notifier G_GNUC_UNUSED, guint id, const char *button, NoticeScene *scene)
{
  g_string_append_printf (scene->seen, "action:%u=%s ", id, button);
}

static void
on_closed (LimberNotifier *notifier G_GNUC_UNUSED, guint id, NoticeScene *scene)
{
  g_string_append_printf (scene->seen, "closed:%u ", id);
  post_again (scene);
}

static void
on_server_changed (LimberNotifier *notifier, NoticeScene *scene)
{
  const char *name = limber_notifier_server (notifier)->name;

  g_string_append_printf (scene->seen, "server:%s ", name != NULL ? name : "none");
}

static void
notice_set_up (NoticeScene *scene, gconstpointer data G_GNUC_UNUSED)
{
  scene->fake = limber_fake_notifier_new ();
  scene->notifier = LIMBER_NOTIFIER (scene->fake);
  scene->seen = g_string_new (NULL);
  g_signal_connect (scene->fake, "shown", G_CALLBACK (on_shown), scene);
  g_signal_connect (scene->fake, "failed", G_CALLBACK (on_failed), scene);
  g_signal_connect (scene->fake, "action", G_CALLBACK (on_action), scene);
  g_signal_connect (scene->fake, "closed", G_CALLBACK (on_closed), scene);
  g_signal_connect (scene->fake, "server-changed", G_CALLBACK (on_server_changed), scene);
}

static void
notice_tear_down (NoticeScene *scene, gconstpointer data G_GNUC_UNUSED)
{
  g_object_unref (scene->fake);
  g_string_free (scene->seen, TRUE);
}

static void
assert_told (NoticeScene *scene, const char *expected)
{
  g_assert_cmpstr (scene->seen->str, ==, expected);
  g_string_truncate (scene->seen, 0);
}

static void
test_notice_life (NoticeScene *scene, gconstpointer data G_GNUC_UNUSED)
{
  const guint first = post (scene, "one"), second = post (scene, "two");

  assert_told (scene, "");
  limber_fake_notifier_flush (scene->fake);
  assert_told (scene, "shown:1 shown:2 ");
  g_assert_cmpuint (limber_fake_notifier_n_on_screen (scene->fake), ==, 2);
  limber_fake_notifier_press (scene->fake, first, "later");
  limber_fake_notifier_close (scene->fake, second);
  assert_told (scene, "action:1=later closed:2 ");
  g_assert_cmpuint (limber_fake_notifier_n_on_screen (scene->fake), ==, 0);
  g_assert_cmpint (limber_fake_notifier_post_at (scene->fake, 0)->state, ==, LIMBER_FAKE_PRESSED);
  g_assert_cmpstr (limber_fake_notifier_last_post (scene->fake)->summary, ==, "two");
  g_assert_cmpstr (limber_fake_notifier_last_post (scene->fake)->labels[2], ==, "Not today");
}

static void
test_notice_withdraw (NoticeScene *scene, gconstpointer data G_GNUC_UNUSED)
{
  const guint id = post (scene, "one");

  limber_notifier_withdraw (scene->notifier, id);
  limber_notifier_withdraw (scene->notifier, 99);
  limber_fake_notifier_flush (scene->fake);
  assert_told (scene, "");
  g_assert_cmpint (limber_fake_notifier_post_by_id (scene->fake, id)->state, ==, LIMBER_FAKE_WITHDRAWN);
}

static void
test_notice_update (NoticeScene *scene, gconstpointer data G_GNUC_UNUSED)
{
  const LimberNotice notice = { .summary = "changed", .percent = 40 };
  const guint id = post (scene, "one");

  limber_notifier_update (scene->notifier, id, &notice);
  limber_notifier_update (scene->notifier, 99, &notice);
  limber_fake_notifier_flush (scene->fake);
  assert_told (scene, "shown:1 ");
  g_assert_cmpstr (limber_fake_notifier_post_by_id (scene->fake, id)->summary, ==, "changed");
  g_assert_cmpint (limber_fake_notifier_post_by_id (scene->fake, id)->percent, ==, 40);
  limber_fake_notifier_close (scene->fake, id);
  limber_notifier_update (scene->notifier, id, &notice);
  g_assert_cmpuint (limber_fake_notifier_post_by_id (scene->fake, id)->updates, ==, 1);
}

static void
test_notice_refused (NoticeScene *scene, gconstpointer data G_GNUC_UNUSED)
{
  limber_fake_notifier_refuse_next (scene->fake, "full");
  post (scene, "one");
  scene->post_again = TRUE;
  limber_fake_notifier_flush (scene->fake);
  assert_told (scene, "failed:1(full) shown:2 ");
}

static void
test_notice_server_gone (NoticeScene *scene, gconstpointer data G_GNUC_UNUSED)
{
  post (scene, "one");
  limber_fake_notifier_flush (scene->fake);
  assert_told (scene, "shown:1 ");
  scene->post_again = TRUE;
  limber_fake_notifier_server_gone (scene->fake);
  assert_told (scene, "closed:1 server:none failed:2(no notification service) ");
  g_assert_null (limber_notifier_server (scene->notifier)->name);
  g_assert_nonnull (limber_notifier_server (scene->notifier)->capabilities);
  limber_fake_notifier_server_back (scene->fake, "dunst", 0, FALSE);
  assert_told (scene, "server:dunst ");
  g_assert_false (limber_notifier_server (scene->notifier)->actions);
}

static void
test_notice_hang (NoticeScene *scene, gconstpointer data G_GNUC_UNUSED)
{
  limber_fake_notifier_hang (scene->fake, TRUE);
  post (scene, "one");
  limber_fake_notifier_flush (scene->fake);
  assert_told (scene, "");
  limber_fake_notifier_server_gone (scene->fake);
  assert_told (scene, "failed:1(the notification service went away) server:none ");
  limber_fake_notifier_server_back (scene->fake, "fake", 3, FALSE);
  post (scene, "two");
  limber_fake_notifier_hang (scene->fake, FALSE);
  assert_told (scene, "server:fake shown:2 ");
}

#define CLOCK_TEST(path, function)                                                                                     \
  g_test_add ("/doubles/clock/" path, ClockScene, NULL, clock_set_up, function, clock_tear_down)
#define NOTICE_TEST(path, function)                                                                                    \
  g_test_add ("/doubles/notifier/" path, NoticeScene, NULL, notice_set_up, function, notice_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  CLOCK_TEST ("advance", test_clock_advance);
  CLOCK_TEST ("passed-deadline", test_clock_passed_deadline);
  CLOCK_TEST ("take-back", test_clock_take_back);
  CLOCK_TEST ("step", test_clock_step);
  CLOCK_TEST ("suspend", test_clock_suspend);
  CLOCK_TEST ("zone", test_clock_zone);
  NOTICE_TEST ("life", test_notice_life);
  NOTICE_TEST ("withdraw", test_notice_withdraw);
  NOTICE_TEST ("update", test_notice_update);
  NOTICE_TEST ("refused", test_notice_refused);
  NOTICE_TEST ("server-gone", test_notice_server_gone);
  NOTICE_TEST ("hang", test_notice_hang);
  return g_test_run ();
}
