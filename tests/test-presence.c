#include "support/fake-presence.h"
#include "support/see.h"
#include "world/presence-socket.h"

#include <glib/gstdio.h>

static void
count (LimberPresence *presence, gpointer data)
{
  int *changes = data;

  (void)presence;
  ++*changes;
}

static void
test_fake_state (void)
{
  g_autoptr (FakePresence) fake = fake_presence_new ();
  LimberPresence *presence = LIMBER_PRESENCE (fake);
  int changes = 0;

  g_signal_connect (presence, "changed", G_CALLBACK (count), &changes);
  g_assert_cmpint (limber_presence_get (presence).state, ==, LIMBER_PRESENCE_UNKNOWN);
  g_assert_cmpstr (limber_presence_source (presence), ==, "none");

  fake_presence_set (fake, LIMBER_PRESENCE_IDLE, 150 * G_USEC_PER_SEC);
  g_assert_cmpint (changes, ==, 1);
  g_assert_cmpint (limber_presence_get (presence).state, ==, LIMBER_PRESENCE_IDLE);
  g_assert_cmpint (limber_presence_get (presence).ago, ==, 150 * G_USEC_PER_SEC);

  fake_presence_set (fake, LIMBER_PRESENCE_ACTIVE, 0);
  g_assert_cmpint (changes, ==, 2);
  g_assert_cmpint (limber_presence_get (presence).state, ==, LIMBER_PRESENCE_ACTIVE);
  g_assert_cmpint (limber_presence_get (presence).ago, ==, 0);
}

static void
test_fake_source (void)
{
  g_autoptr (FakePresence) fake = fake_presence_new ();
  LimberPresence *presence = LIMBER_PRESENCE (fake);
  int changes = 0;

  g_signal_connect (presence, "changed", G_CALLBACK (count), &changes);
  fake_presence_set_source (fake, "x11");
  g_assert_cmpint (changes, ==, 1);
  g_assert_cmpstr (limber_presence_source (presence), ==, "x11");
  g_assert_cmpuint (fake_presence_idle_after (fake), ==, 120);
  limber_presence_set_idle_after (presence, 300);
  g_assert_cmpuint (fake_presence_idle_after (fake), ==, 300);
}

typedef struct
{
  char *folder, *path, *other; /* (owned) */
  LimberSocketWatch *watch;
  int calls;
} Socket;

static void
on_appeared (gpointer data)
{
  Socket *socket = data;

  socket->calls++;
}

static void
set_up (Socket *socket, gconstpointer data)
{
  (void)data;
  socket->folder = g_dir_make_tmp ("limber-socket-XXXXXX", NULL);
  socket->path = g_build_filename (socket->folder, "X0", NULL);
  socket->other = g_build_filename (socket->folder, "X10", NULL);
  socket->watch = limber_socket_watch_new (socket->path, on_appeared, socket);
  g_assert_nonnull (socket->watch);
}

static void
tear_down (Socket *socket, gconstpointer data)
{
  (void)data;
  g_clear_pointer (&socket->watch, limber_socket_watch_free);
  g_unlink (socket->path);
  g_unlink (socket->other);
  g_assert_no_errno (g_rmdir (socket->folder));
  g_free (socket->folder);
  g_free (socket->path);
  g_free (socket->other);
}

static void
make (const char *path)
{
  g_autoptr (GError) error = NULL;

  /* at once, as a server makes a socket: not by renaming */
  g_file_set_contents_full (path, "", 0, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

static gboolean
is_called (gconstpointer data)
{
  const Socket *socket = data;

  return socket->calls > 0;
}

static gboolean
is_waiting (gconstpointer data)
{
  const Socket *socket = data;

  return g_main_context_find_source_by_user_data (NULL, socket->watch) != NULL;
}

static void
test_socket (Socket *socket, gconstpointer data)
{
  (void)data;
  for (int i = 0; i < 2; i++)
    {
      socket->calls = 0;
      make (socket->path);
      see (is_called, socket);
      g_assert_no_errno (g_unlink (socket->path));
    }
}

static void
test_socket_other (Socket *socket, gconstpointer data)
{
  Socket other = { .watch = limber_socket_watch_new (socket->other, on_appeared, &other) };

  (void)data;
  make (socket->other);
  see (is_waiting, &other);
  /* both have been told by now, and only one of them minds */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_false (is_waiting (socket));
  see (is_called, &other);
  g_assert_cmpint (socket->calls, ==, 0);
  limber_socket_watch_free (other.watch);
}

static void
test_socket_freed (Socket *socket, gconstpointer data)
{
  gconstpointer watch = socket->watch;

  (void)data;
  make (socket->path);
  see (is_waiting, socket);
  g_clear_pointer (&socket->watch, limber_socket_watch_free);
  g_assert_null (g_main_context_find_source_by_user_data (NULL, (gpointer)watch));
}

static void
test_socket_nowhere (void)
{
  g_assert_null (limber_socket_watch_new ("/no/such/folder/X0", on_appeared, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/presence/fake/state", test_fake_state);
  g_test_add_func ("/presence/fake/source", test_fake_source);
  g_test_add ("/presence/socket", Socket, NULL, set_up, test_socket, tear_down);
  g_test_add ("/presence/socket/other", Socket, NULL, set_up, test_socket_other, tear_down);
  g_test_add ("/presence/socket/freed", Socket, NULL, set_up, test_socket_freed, tear_down);
  g_test_add_func ("/presence/socket/nowhere", test_socket_nowhere);
  return g_test_run ();
}
