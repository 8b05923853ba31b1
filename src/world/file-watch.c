#include "file-watch.h"

#include <errno.h>
#include <glib-unix.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

#define LOOK_SECONDS 4
#define NOT_THERE (-1)

#define GONE (IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT | IN_IGNORED)
#define ANY                                                                                                            \
  (IN_CREATE | IN_MODIFY | IN_CLOSE_WRITE | IN_ATTRIB | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE | IN_DELETE_SELF       \
   | IN_MOVE_SELF)

struct _LimberFileWatch
{
  char *folder;
  char *name; /* (nullable) */
  guint32 mask;
  int id;           /* inotify's for the folder, which several watches may share, or NOT_THERE */
  guint look;       /* source id while the folder is not there */
  gboolean pending; /* something happened that was not told yet */
  void (*changed) (gpointer data);
  gpointer data;
};

/* One instance of inotify, while there are watches. */
static struct
{
  int fd; /* < 0 where the user has no more of them: tried again whenever a folder is looked for */
  guint source;
  GPtrArray *watches; /* (nullable) LimberFileWatch, not owned */
} all = { .fd = -1 };

static gboolean look_for_folder (LimberFileWatch *watch);

static gboolean
on_look (gpointer data)
{
  LimberFileWatch *watch = data;

  if (!look_for_folder (watch))
    return G_SOURCE_CONTINUE;
  watch->look = 0;
  watch->changed (watch->data);
  return G_SOURCE_REMOVE;
}

static void
wait_for_folder (LimberFileWatch *watch)
{
  watch->id = NOT_THERE;
  watch->look = g_timeout_add_seconds (LOOK_SECONDS, on_look, watch);
}

static void
note (const struct inotify_event *event)
{
  const char *name = event->len > 0 ? event->name : NULL;

  for (guint i = 0; i < all.watches->len; i++)
    {
      LimberFileWatch *watch = all.watches->pdata[i];
      gboolean concerned = name == NULL || watch->name == NULL || strcmp (name, watch->name) == 0;

      if ((event->mask & IN_Q_OVERFLOW) != 0)
        watch->pending = TRUE;
      if (watch->id == NOT_THERE || watch->id != event->wd)
        continue;
      if ((event->mask & watch->mask) != 0 && concerned)
        watch->pending = TRUE;
      if ((event->mask & GONE) != 0)
        wait_for_folder (watch);
    }
  /* it would go on telling of a folder that is called otherwise now */
  if ((event->mask & IN_MOVE_SELF) != 0)
    inotify_rm_watch (all.fd, event->wd);
}

static void
tell_pending (void)
{
  /* from the first each time: whoever is told may free any of them, and with the last one the list */
  for (guint i = 0; all.watches != NULL && i < all.watches->len;)
    {
      LimberFileWatch *watch = all.watches->pdata[i++];

      if (!watch->pending)
        continue;
      watch->pending = FALSE;
      watch->changed (watch->data);
      i = 0;
    }
}

static gboolean
on_readable (int fd, GIOCondition condition G_GNUC_UNUSED, gpointer data G_GNUC_UNUSED)
{
  _Alignas(struct inotify_event) char buffer[4096];
  ssize_t length;

  while ((length = read (fd, buffer, sizeof buffer)) > 0)
    for (const char *at = buffer; at < buffer + length;)
      {
        const struct inotify_event *event = (const void *)at;

        note (event);
        at += sizeof *event + event->len;
      }
  tell_pending ();
  return G_SOURCE_CONTINUE;
}

static gboolean
look_for_folder (LimberFileWatch *watch)
{
  if (all.fd < 0)
    {
      all.fd = inotify_init1 (IN_NONBLOCK | IN_CLOEXEC);
      if (all.fd >= 0)
        all.source = g_unix_fd_add (all.fd, G_IO_IN, on_readable, NULL);
    }
  watch->id = inotify_add_watch (all.fd, watch->folder, watch->mask | IN_ONLYDIR | IN_MASK_ADD);
  return watch->id != NOT_THERE;
}

LimberFileWatch *
limber_file_watch_new (const char *folder, const char *name, LimberFileWatchKind kind, void (*changed) (gpointer data),
                       gpointer data)
{
  LimberFileWatch *watch = g_new0 (LimberFileWatch, 1);

  watch->folder = g_strdup (folder);
  watch->name = g_strdup (name);
  watch->mask = kind == LIMBER_FILE_WATCH_MADE ? IN_CREATE : ANY;
  watch->changed = changed;
  watch->data = data;
  if (all.watches == NULL)
    all.watches = g_ptr_array_new ();
  g_ptr_array_add (all.watches, watch);
  if (!look_for_folder (watch))
    wait_for_folder (watch);
  return watch;
}

static gboolean
is_shared (int id)
{
  for (guint i = 0; i < all.watches->len; i++)
    if (((const LimberFileWatch *)all.watches->pdata[i])->id == id)
      return TRUE;
  return FALSE;
}

static void
close_instance (void)
{
  g_clear_pointer (&all.watches, g_ptr_array_unref);
  g_clear_handle_id (&all.source, g_source_remove);
  if (all.fd >= 0)
    close (all.fd);
  all.fd = -1;
}

void
limber_file_watch_free (LimberFileWatch *watch)
{
  g_ptr_array_remove (all.watches, watch);
  g_clear_handle_id (&watch->look, g_source_remove);
  if (watch->id != NOT_THERE && !is_shared (watch->id))
    inotify_rm_watch (all.fd, watch->id);
  if (all.watches->len == 0)
    close_instance ();
  g_free (watch->folder);
  g_free (watch->name);
  g_free (watch);
}
