/* A real compositor, sway without a screen, with real input. */
#include "support/child.h"
#include "support/see.h"
#include "world/presence-system.h"

#include <glib-unix.h>
#include <glib/gstdio.h>
#include <pwd.h>
#include <unistd.h>

#define SECOND ((gint64)G_USEC_PER_SEC)

typedef struct
{
  char *folder; /* (owned) its runtime folder */
  GSubprocess *process;
  char *display, *socket; /* (owned) paths, for Wayland clients and for commands */
} Sway;

/* sway refuses to run as root, so it becomes nobody then; the folder goes to whom it runs as. */
static GPtrArray *
command (Sway *sway)
{
  GPtrArray *arguments = g_ptr_array_new ();

  if (getuid () == 0)
    {
      const struct passwd *nobody = getpwnam ("nobody");

      g_assert_no_errno (chown (sway->folder, nobody->pw_uid, nobody->pw_gid));
      g_ptr_array_add (arguments, (char *)"setpriv");
      g_ptr_array_add (arguments, (char *)"--reuid=nobody");
      g_ptr_array_add (arguments, (char *)"--regid=nogroup");
      g_ptr_array_add (arguments, (char *)"--clear-groups");
    }
  g_ptr_array_add (arguments, (char *)"sway");
  g_ptr_array_add (arguments, (char *)"-c");
  return arguments;
}

static void
set_up (Sway *sway, gconstpointer data)
{
  g_autoptr (GSubprocessLauncher) launcher = child_launcher_new ();
  g_autoptr (GPtrArray) arguments = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *config = NULL;
  g_autofree char *name = NULL;
  int ends[2];

  (void)data;
  sway->folder = g_dir_make_tmp ("limber-sway-XXXXXX", NULL);
  config = g_build_filename (sway->folder, "config", NULL);
  /* what it starts writes where it does: so it says that it is up, and where */
  g_file_set_contents (config, "xwayland disable\nexec 'echo $WAYLAND_DISPLAY; echo $SWAYSOCK'\n", -1, &error);
  g_assert_no_error (error);
  g_assert_no_errno (g_chmod (config, 0644));
  arguments = command (sway);
  g_ptr_array_add (arguments, config);
  g_ptr_array_add (arguments, NULL);

  g_subprocess_launcher_setenv (launcher, "XDG_RUNTIME_DIR", sway->folder, TRUE);
  g_subprocess_launcher_setenv (launcher, "WLR_BACKENDS", "headless", TRUE);
  g_subprocess_launcher_setenv (launcher, "WLR_LIBINPUT_NO_DEVICES", "1", TRUE);
  g_subprocess_launcher_setenv (launcher, "WLR_RENDERER", "pixman", TRUE);
  g_assert_true (g_unix_open_pipe (ends, FD_CLOEXEC, NULL));
  g_subprocess_launcher_take_stdout_fd (launcher, ends[1]);
  sway->process = g_subprocess_launcher_spawnv (launcher, (const char *const *)arguments->pdata, &error);
  g_assert_no_error (error);
  g_subprocess_launcher_close (launcher);
  name = child_read_line (ends[0]);
  sway->display = g_build_filename (sway->folder, name, NULL);
  sway->socket = child_read_line (ends[0]);
  close (ends[0]);
}

static void
tear_down (Sway *sway, gconstpointer data)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  (void)data;
  if (sway->process != NULL)
    child_stop (sway->process);
  g_clear_object (&sway->process);
  folder = g_dir_open (sway->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (sway->folder, name, NULL);

      g_assert_no_errno (g_unlink (path));
    }
  g_assert_no_errno (g_rmdir (sway->folder));
  g_free (sway->folder);
  g_free (sway->display);
  g_free (sway->socket);
}

/* Moves the pointer, as a hand would. */
static void
touch (const Sway *sway)
{
  g_autoptr (GSubprocessLauncher) launcher = child_launcher_new ();

  g_subprocess_launcher_setenv (launcher, "SWAYSOCK", sway->socket, TRUE);
  child_run (launcher, "swaymsg", "-q", "seat", "seat0", "cursor", "move", "3", "3", NULL);
}

static void
test_idle_and_back (Sway *sway, gconstpointer data)
{
  g_autoptr (LimberPresence) presence = limber_presence_system_new (NULL, NULL, sway->display, NULL);
  guint iterations = 0;

  (void)data;
  limber_presence_set_idle_after (presence, 1);
  see_change (presence);
  /* sway up to 1.7 speaks the older of the two only */
  g_assert_true (g_str_equal (limber_presence_source (presence), "kde-idle")
                 || g_str_equal (limber_presence_source (presence), "ext-idle-notify"));
  g_assert_cmpint (limber_presence_get (presence).state, ==, LIMBER_PRESENCE_ACTIVE);
  see_no_timers ();
  for (int i = 0; i < 2; i++)
    {
      see_state (presence, LIMBER_PRESENCE_IDLE);
      g_assert_cmpint (limber_presence_get (presence).ago, ==, SECOND);
      touch (sway);
      see_state (presence, LIMBER_PRESENCE_ACTIVE);
    }

  for (; limber_presence_get (presence).state == LIMBER_PRESENCE_ACTIVE; iterations++)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (iterations, <=, 2);
  see_no_timers ();
}

static void
test_ends (Sway *sway, gconstpointer data)
{
  g_autoptr (LimberPresence) presence = limber_presence_system_new (NULL, NULL, sway->display, NULL);

  (void)data;
  see_state (presence, LIMBER_PRESENCE_ACTIVE);
  child_stop (sway->process);
  g_clear_object (&sway->process);
  see_source (presence, "none");
  g_assert_cmpint (limber_presence_get (presence).state, ==, LIMBER_PRESENCE_UNKNOWN);
  see_no_timers ();
}

#define ADD(name, function) g_test_add ("/presence/sway/" name, Sway, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("idle-and-back", test_idle_and_back);
  ADD ("ends", test_ends);
  return g_test_run ();
}
