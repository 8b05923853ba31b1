/* limberd — the daemon: wires the real world to daemon/daemon.h and leaves when told. */

#include "bus/bus.h"
#include "daemon/files.h"
#include "daemon/inbox.h"
#include "daemon/settings-watch.h"
#include "world/clock-system.h"
#include "world/cue.h"
#include "world/inhibit.h"
#include "world/launch.h"
#include "world/notifier-libnotify.h"
#include "world/paths.h"
#include "world/presence-system.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <malloc.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#define EXIT_BUS 1
#define EXIT_SECOND 4

/* How long a login may take to bring a notification service before the bus may start one. */
#define ACTIVATE_AFTER 30

typedef struct
{
  GMainLoop *loop;
  int status;
  GDBusConnection *connection;   /* (owned) */
  LimberClock *clock;            /* (owned) */
  LimberNotifier *notifier;      /* (owned) */
  LimberDaemon *daemon;          /* (owned) */
  LimberFiles *files;            /* (owned) */
  LimberSettingsWatch *settings; /* (owned) */
  LimberInbox *inbox;            /* (owned) */
  LimberBus *bus;                /* (owned) */
  char *helper;                  /* (owned) the path of limber-cue */
  LimberCueHelper *cue;          /* (owned) (nullable) while a session is to be heard */
  LimberInhibit *inhibit;        /* (owned) (nullable) while a session needs the screen */
  GDBusConnection *system;       /* (owned) (nullable) */
  GCancellable *leaving;         /* (owned) */
} Main;

/* Tells the service manager, where there is one. */
static void
notify_manager (const char *state)
{
  const char *path = g_getenv ("NOTIFY_SOCKET");
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  gsize length;
  int fd;

  if (path == NULL || (*path != '/' && *path != '@') || (length = strlen (path)) >= sizeof address.sun_path)
    return;
  memcpy (address.sun_path, path, length);
  if (*path == '@')
    address.sun_path[0] = '\0';
  fd = socket (AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
  if (fd < 0)
    return;
  if (sendto (fd, state, strlen (state), MSG_NOSIGNAL, (struct sockaddr *)&address,
              (socklen_t)(G_STRUCT_OFFSET (struct sockaddr_un, sun_path) + length))
      < 0)
    g_warning ("%s: %s", path, g_strerror (errno));
  close (fd);
}

static void
leave (Main *self, int status)
{
  self->status = status;
  g_main_loop_quit (self->loop);
}

static gboolean
on_signal (gpointer data)
{
  leave (data, EXIT_SUCCESS);
  return G_SOURCE_CONTINUE;
}

/* The desktop session is over, or its bus was restarted: only a new process can join the new one. */
static void
on_bus_closed (Main *self)
{
  g_printerr (_ ("limberd: the session bus is gone; leaving\n"));
  leave (self, EXIT_BUS);
}

static void
on_reload (gpointer data)
{
  Main *self = data;

  limber_settings_watch_reload (self->settings);
  limber_files_reload (self->files);
}

/* Whoever waits for the start need not wait for this. */
static gboolean
on_idle (gpointer data)
{
  limber_daemon_care (((Main *)data)->daemon);
  /* what reading the files and the history took is of no use while it sleeps */
  malloc_trim (0);
  return G_SOURCE_REMOVE;
}

static void
on_name_acquired (GDBusConnection *connection G_GNUC_UNUSED, const char *name, gpointer data)
{
  Main *self = data;
  g_autofree char *notices = limber_path_notices (name);

  limber_notifier_libnotify_take_over (self->notifier, notices);
  limber_daemon_start (self->daemon);
  notify_manager ("READY=1");
  g_idle_add_full (G_PRIORITY_LOW, on_idle, self, NULL);
}

static void
on_name_lost (GDBusConnection *connection, const char *name, gpointer data)
{
  if (connection == NULL || g_dbus_connection_is_closed (connection))
    {
      on_bus_closed (data);
      return;
    }
  g_printerr (_ ("limberd: %s is already taken: another limberd is running for you; 'limber status' shows what it "
                 "does\n"),
              name);
  leave (data, EXIT_SECOND);
}

static LimberCueHelper *
cue_helper (Main *self, const char *language)
{
  if (self->cue == NULL)
    self->cue = limber_cue_helper_new (self->helper, language);
  return self->cue;
}

static void
on_cue (Main *self, const char *language, int cue)
{
  limber_cue_helper_play (cue_helper (self, language), (LimberCueKind)cue);
}

static void
on_say (Main *self, const char *language, const char *text)
{
  limber_cue_helper_say (cue_helper (self, language), text);
}

static void
on_inhibit (Main *self, gboolean inhibit)
{
  g_clear_pointer (&self->inhibit, limber_inhibit_free);
  if (inhibit)
    self->inhibit = limber_inhibit_new (self->connection, self->system, _ ("A guided routine is running"));
}

static void
on_session_over (Main *self)
{
  g_clear_pointer (&self->cue, limber_cue_helper_free);
}

static void
on_launched (const char *why, gpointer data)
{
  if (why == NULL)
    return;
  g_message ("limber open --report: %s", why);
  limber_daemon_tell (((Main *)data)->daemon, "page", _ ("The page could not be opened"),
                      _ ("'limber open --report' in a terminal, or limber's icon, opens it."));
}

/* A program of its own makes the page and opens the browser: see world/launch.h. */
static void
on_page (Main *self)
{
  g_autofree char *limber = limber_launch_beside ("limber");
  const char *const argv[] = { limber, "open", "--report", NULL };

  limber_launch (self->connection, argv, _ ("The page for a session"), self->leaving, on_launched, self);
}

static void
listen_to_daemon (Main *self)
{
  g_signal_connect_swapped (self->daemon, "page", G_CALLBACK (on_page), self);
  g_signal_connect_swapped (self->daemon, "cue", G_CALLBACK (on_cue), self);
  g_signal_connect_swapped (self->daemon, "say", G_CALLBACK (on_say), self);
  g_signal_connect_swapped (self->daemon, "inhibit", G_CALLBACK (on_inhibit), self);
  g_signal_connect_swapped (self->daemon, "session-over", G_CALLBACK (on_session_over), self);
}

static char *
read_boot_id (void)
{
  char *id = NULL;

  if (!g_file_get_contents ("/proc/sys/kernel/random/boot_id", &id, NULL, NULL))
    return g_strdup ("unknown");
  return g_strchomp (id);
}

static gboolean
connect_bus (Main *self, GError **error)
{
  /* the shared connection, which is also libnotify's; by default its end would end the process
     with status 0, and no service manager would start it again */
  self->connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, error);
  if (self->connection == NULL)
    return FALSE;
  g_dbus_connection_set_exit_on_close (self->connection, FALSE);
  g_signal_connect_swapped (self->connection, "closed", G_CALLBACK (on_bus_closed), self);
  return TRUE;
}

static gboolean
wire (Main *self, GError **error)
{
  g_autofree char *path = limber_path_progress (), *spool = limber_path_spool (), *routines = limber_path_routines ();
  g_autofree char *settings = limber_path_settings (), *inbox = limber_path_inbox ();
  g_autofree char *boot_id = read_boot_id (), *set_aside = NULL;
  g_autoptr (LimberPresence) presence = NULL;
  LimberProgress *progress;

  self->leaving = g_cancellable_new ();
  if (!connect_bus (self, error))
    return FALSE;
  self->clock = limber_clock_system_new (error);
  if (self->clock == NULL)
    return FALSE;
  self->helper = limber_path_cue ();
  self->notifier = limber_notifier_libnotify_new (self->connection, ACTIVATE_AFTER, self->helper);
  /* no system bus: nothing to learn of locks and sleep, which is no reason not to remind */
  self->system = g_bus_get_sync (G_BUS_TYPE_SYSTEM, NULL, NULL);
  if (self->system != NULL)
    g_dbus_connection_set_exit_on_close (self->system, FALSE);
  presence
      = limber_presence_system_new (self->connection, self->system, g_getenv ("WAYLAND_DISPLAY"), g_getenv ("DISPLAY"));
  progress = limber_progress_open (path, spool, limber_clock_now (self->clock), &set_aside);
  if (set_aside != NULL)
    g_printerr ("limberd: %s\n", set_aside);
  self->daemon = limber_daemon_new (self->clock, self->notifier, presence, progress, boot_id);
  listen_to_daemon (self);
  self->settings = limber_settings_watch_new (settings, self->daemon);
  self->files = limber_files_new (routines, self->daemon);
  self->inbox = limber_inbox_new (inbox, routines, self->daemon, G_CALLBACK (on_reload), self);
  self->bus = limber_bus_new (self->connection, self->daemon, G_CALLBACK (on_reload), self, error);
  return self->bus != NULL;
}

static void
unwire (Main *self)
{
  g_cancellable_cancel (self->leaving);
  if (self->daemon != NULL)
    limber_daemon_stop (self->daemon);
  g_clear_pointer (&self->bus, limber_bus_free);
  g_clear_pointer (&self->inbox, limber_inbox_free);
  g_clear_pointer (&self->files, limber_files_free);
  g_clear_pointer (&self->settings, limber_settings_watch_free);
  g_clear_object (&self->daemon);
  g_clear_pointer (&self->cue, limber_cue_helper_free);
  g_clear_pointer (&self->inhibit, limber_inhibit_free);
  g_clear_object (&self->notifier);
  g_clear_object (&self->clock);
  g_clear_object (&self->system);
  g_clear_object (&self->connection);
  g_clear_object (&self->leaving);
  g_clear_pointer (&self->helper, g_free);
}

/* Only what words are made with: each further category costs memory and says nothing. */
static void
take_language (const char *translations)
{
  setlocale (LC_CTYPE, "");
  setlocale (LC_MESSAGES, "");
  setlocale (LC_TIME, "");
  bindtextdomain (GETTEXT_PACKAGE, translations);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

static int
run (const char *bus_name)
{
  Main self = { .status = EXIT_BUS };
  g_autoptr (GError) error = NULL;
  guint name_id;

  if (!wire (&self, &error))
    {
      g_printerr (_ ("limberd: cannot start: %s; it needs a desktop session with a session bus\n"), error->message);
      unwire (&self);
      return EXIT_BUS;
    }
  self.loop = g_main_loop_new (NULL, FALSE);
  g_unix_signal_add (SIGTERM, on_signal, &self);
  g_unix_signal_add (SIGINT, on_signal, &self);
  name_id = g_bus_own_name_on_connection (self.connection, bus_name, G_BUS_NAME_OWNER_FLAGS_DO_NOT_QUEUE,
                                          on_name_acquired, on_name_lost, &self, NULL);
  g_main_loop_run (self.loop);
  notify_manager ("STOPPING=1");
  g_bus_unown_name (name_id);
  unwire (&self);
  g_main_loop_unref (self.loop);
  return self.status;
}

int
main (int argc, char **argv)
{
  gboolean version = FALSE;
  g_autofree char *bus_name = NULL, *translations = limber_path_locale ();
  const GOptionEntry entries[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, &version, N_ ("Print the version and leave"), NULL },
    { "bus-name", 0, 0, G_OPTION_ARG_STRING, &bus_name, N_ ("The name to take on the session bus"), N_ ("NAME") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  /* a heap for each thread is for those that allocate at the same time; ours take turns */
  mallopt (M_ARENA_MAX, 1);
  take_language (translations);
  /* what a client does for their health is nobody else's to read */
  umask (077);
  g_option_context_set_summary (context, _ ("Reminds you of your routines and keeps the log. Started by the desktop\n"
                                            "session; 'limber' is the command to talk to it."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc > 1)
    {
      g_printerr (_ ("limberd: %s; see limberd --help\n"), error != NULL ? error->message : argv[1]);
      return 2;
    }
  if (version)
    {
      g_print ("limberd %s\n", LIMBER_VERSION);
      return EXIT_SUCCESS;
    }
  if (bus_name != NULL && (!g_dbus_is_name (bus_name) || g_dbus_is_unique_name (bus_name)))
    {
      g_printerr (_ ("limberd: --bus-name %s: that is no bus name; one looks like %s\n"), bus_name, LIMBER_BUS_NAME);
      return 2;
    }
  return run (bus_name != NULL ? bus_name : LIMBER_BUS_NAME);
}
