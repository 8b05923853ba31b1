#include "presence-socket.h"

#include "file-watch.h"

struct _LimberSocketWatch
{
  LimberFileWatch *made; /* (owned) */
  guint delay;
  void (*appeared) (gpointer data);
  gpointer data;
};

static gboolean
on_delay (gpointer data)
{
  LimberSocketWatch *watch = data;

  watch->delay = 0;
  watch->appeared (watch->data);
  return G_SOURCE_REMOVE;
}

static void
on_made (gpointer data)
{
  LimberSocketWatch *watch = data;

  if (watch->delay == 0)
    watch->delay = g_timeout_add_seconds (1, on_delay, watch);
}

LimberSocketWatch *
limber_socket_watch_new (const char *path, void (*appeared) (gpointer data), gpointer data)
{
  g_autofree char *folder = g_path_get_dirname (path), *name = g_path_get_basename (path);
  LimberSocketWatch *watch;

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    return NULL;
  watch = g_new0 (LimberSocketWatch, 1);
  watch->appeared = appeared;
  watch->data = data;
  watch->made = limber_file_watch_new (folder, name, LIMBER_FILE_WATCH_MADE, on_made, watch);
  return watch;
}

void
limber_socket_watch_free (LimberSocketWatch *watch)
{
  if (watch->delay != 0)
    g_source_remove (watch->delay);
  limber_file_watch_free (watch->made);
  g_free (watch);
}
