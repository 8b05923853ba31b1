#include "world/notice.h"

#include "world/notifier-server.h"

#include <string.h>

#define J "\u2060"

typedef struct
{
  const char *text;
  const char *summary;
  const char *plain_body;
  const char *markup_body;
} Row;

static const Row rows[] = {
  { "Time for a stretch, 6 min", "Time for a stretch, 6 min", "Time for a stretch, 6 min",
    "Time for a stretch, 6 min" },
  { "<b>3 & 4</b>", "<b>3 & 4</b>", "<b>3 & 4</b>", "&lt;b&gt;3 &amp; 4&lt;/b&gt;" },
  { "planned 19:00, 2.5 km; note: slowly.", "planned 19:00, 2.5 km; note: slowly.",
    "planned 19:00, 2.5 km; note: slowly.", "planned 19:00, 2.5 km; note: slowly." },
  { "see http://a.org/x now", "see http" J ":" J "/" J "/a" J ".org" J "/x now",
    "see http" J ":" J "/" J "/a" J ".org" J "/x now", "see http" J ":" J "/" J "/a" J ".org" J "/x now" },
  { "www.a.org", "www" J ".a" J ".org", "www" J ".a" J ".org", "www" J ".a" J ".org" },
  { "ask me@a.org", "ask me" J "@a" J ".org", "ask me" J "@a" J ".org", "ask me" J "@a" J ".org" },
  { "mailto:x", "mailto" J ":x", "mailto" J ":x", "mailto" J ":x" },
  { "one\ntwo\tthree\x1b[1m", "one two three [1m", "one\ntwo three [1m", "one\ntwo three [1m" },
  { "bad \xff byte", "bad � byte", "bad � byte", "bad � byte" },
  { "", "…", "", "" },
  { " \n ", "…", " \n ", " \n " },
};

static void
test_texts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const LimberNotice notice = { .summary = rows[i].text, .body = rows[i].text };
      g_autofree char *summary = limber_notice_summary (&notice);
      g_autofree char *plain = limber_notice_body (&notice, FALSE);
      g_autofree char *markup = limber_notice_body (&notice, TRUE);

      g_assert_cmpstr (summary, ==, rows[i].summary);
      g_assert_cmpstr (plain, ==, rows[i].plain_body);
      g_assert_cmpstr (markup, ==, rows[i].markup_body);
    }
}

/* Characters, not bytes: "ü" is two of them, "&" becomes five only afterwards. */
static void
test_lengths (void)
{
  static const char *const units[] = { "x", "ü", "&", "😀" };
  static const int lengths[] = { 79, 80, 81, 499, 500, 501, 100000 };

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (lengths); k++)
      {
        g_autoptr (GString) text = g_string_new (NULL);
        LimberNotice notice = { 0 };
        g_autofree char *summary = NULL;
        g_autofree char *body = NULL;

        for (int n = 0; n < lengths[k]; n++)
          g_string_append (text, units[i]);
        notice.summary = notice.body = text->str;
        summary = limber_notice_summary (&notice);
        body = limber_notice_body (&notice, FALSE);
        g_assert_cmpint (g_utf8_strlen (summary, -1), ==, MIN (lengths[k], 80));
        g_assert_cmpint (g_utf8_strlen (body, -1), ==, MIN (lengths[k], 500));
        g_assert_cmpint (g_str_has_suffix (summary, "…"), ==, lengths[k] > 80);
        g_assert_cmpint (g_str_has_suffix (body, "…"), ==, lengths[k] > 500);
      }
}

static void
test_no_body (void)
{
  const LimberNotice notice = { .summary = "one" };
  g_autofree char *body = limber_notice_body (&notice, TRUE);

  g_assert_cmpstr (body, ==, "");
}

static void
test_copy (void)
{
  char summary[] = "one", button[] = "start", label[] = "Start", picture[] = "/p.png";
  const LimberNoticeButton buttons[] = { { button, label } };
  const LimberNotice notice = { .summary = summary,
                                .buttons = buttons,
                                .n_buttons = 1,
                                .picture = picture,
                                .percent = 7,
                                .urgency = LIMBER_NOTICE_CRITICAL };
  g_autoptr (LimberNotice) copy = limber_notice_copy (&notice);

  summary[0] = button[0] = label[0] = picture[0] = '!';
  g_assert_cmpstr (copy->summary, ==, "one");
  g_assert_null (copy->body);
  g_assert_cmpstr (copy->buttons[0].button, ==, "start");
  g_assert_cmpstr (copy->buttons[0].label, ==, "Start");
  g_assert_cmpstr (copy->picture, ==, "/p.png");
  g_assert_cmpint (copy->percent, ==, 7);
  g_assert_cmpint (copy->urgency, ==, LIMBER_NOTICE_CRITICAL);
}

/* What breaks on some server must not be tried on one that nobody has seen. */
static void
test_unknown_server (void)
{
  const char *const capabilities[] = { "actions", "body", NULL };
  const LimberServerManners *manners = limber_server_manners ("never seen", NULL);
  g_autoptr (LimberServer) server = limber_server_new ("never seen", "1", capabilities, manners);

  g_assert_true (server->actions);
  g_assert_cmpint (server->max_buttons, ==, 3);
  g_assert_false (server->hidden_buttons);
  g_assert_false (manners->quiet_update);
  g_assert_false (manners->shows_percent);
  g_assert_false (limber_server_manners ("Notification Daemon", "MATE")->lingers);
  g_assert_true (limber_server_manners ("Notification Daemon", "GNOME")->lingers);
  g_assert_true (limber_server_manners ("dunst", "knopwob")->hidden_buttons);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notice/texts", test_texts);
  g_test_add_func ("/notice/lengths", test_lengths);
  g_test_add_func ("/notice/no-body", test_no_body);
  g_test_add_func ("/notice/copy", test_copy);
  g_test_add_func ("/notice/unknown-server", test_unknown_server);
  return g_test_run ();
}
