/* The helper for sound and voice: what limberd tells it, its death, and the real one with a real
 * sound server and a real speech server. */

#include "support/child.h"
#include "support/folder.h"
#include "support/wait.h"
#include "world/cue.h"

#include <fcntl.h>
#include <gio/gio.h>
#include <gio/gunixinputstream.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A folder that is watched, so that waiting for a file in it needs no clock. */
typedef struct
{
  char *folder, *out;
  GFileMonitor *monitor;
} Place;

static void
place_init (Place *place)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;

  place->folder = g_dir_make_tmp ("limber-cue-XXXXXX", &error);
  g_assert_no_error (error);
  place->out = g_build_filename (place->folder, "out", NULL);
  file = g_file_new_for_path (place->folder);
  place->monitor = g_file_monitor_directory (file, G_FILE_MONITOR_NONE, NULL, &error);
  g_assert_no_error (error);
  g_file_monitor_set_rate_limit (place->monitor, 1);
}

static void
place_clear (Place *place)
{
  g_object_unref (place->monitor);
  limber_test_remove (place->folder);
  g_free (place->folder);
  g_free (place->out);
}

static void
write_file (const Place *place, const char *name, const char *text, int mode)
{
  g_autofree char *path = g_build_filename (place->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_NONE, mode, &error);
  g_assert_no_error (error);
}

/* A helper that writes down what it is told, with @rest run for each line as $line. */
static char *
scribe (const Place *place, const char *rest)
{
  g_autofree char *text = g_strdup_printf (
      "#!/bin/sh\nexec 3>>%s\nwhile read -r line; do\n%s\necho \"$line\" >&3\ndone\necho eof >&3\n", place->out, rest);

  write_file (place, "scribe", text, 0755);
  return g_build_filename (place->folder, "scribe", NULL);
}

static char *
read_out (const Place *place)
{
  char *text = NULL;

  return g_file_get_contents (place->out, &text, NULL, NULL) ? text : g_strdup ("");
}

static gboolean
has_eof (gconstpointer data)
{
  g_autofree char *text = read_out (data);

  return g_str_has_suffix (text, "eof\n");
}

static void
test_told (void)
{
  Place place;
  LimberCueHelper *helper;
  g_autofree char *program = NULL, *out = NULL;

  place_init (&place);
  program = scribe (&place, "");
  helper = limber_cue_helper_new (program, "de");
  for (int cue = 0; cue < LIMBER_N_CUES; cue++)
    limber_cue_helper_play (helper, (LimberCueKind)cue);
  /* freed at once: what it was told is still delivered */
  limber_cue_helper_free (helper);
  limber_wait_until (has_eof, &place);
  out = read_out (&place);
  g_assert_cmpstr (out, ==, "language de\ncue start\ncue rest\ncue switch\ncue end\ncue ask\ncue alarm\neof\n");
  place_clear (&place);
}

static gboolean
has_alarm (gconstpointer data)
{
  g_autofree char *text = read_out (data);

  return g_str_has_suffix (text, "cue alarm\n");
}

/* One that has nothing left to do ends too. */
static void
test_ends (void)
{
  Place place;
  LimberCueHelper *helper;
  g_autofree char *program = NULL;

  place_init (&place);
  program = scribe (&place, "");
  helper = limber_cue_helper_new (program, "en");
  limber_cue_helper_play (helper, LIMBER_CUE_ALARM);
  limber_wait_until (has_alarm, &place);
  g_assert_true (limber_cue_helper_is_running (helper));
  limber_cue_helper_free (helper);
  limber_wait_until (has_eof, &place);
  place_clear (&place);
}

/* Whatever a therapist wrote, it is one line that is said. */
static void
test_one_line (void)
{
  Place place;
  LimberCueHelper *helper;
  g_autofree char *program = NULL, *out = NULL, *long_text = g_strnfill (5000, 'x');
  g_auto (GStrv) lines = NULL;

  place_init (&place);
  program = scribe (&place, "");
  helper = limber_cue_helper_new (program, "en");
  limber_cue_helper_say (helper, "Hold.\nquit\r\ncue alarm");
  limber_cue_helper_say (helper, long_text);
  limber_cue_helper_free (helper);
  limber_wait_until (has_eof, &place);
  out = read_out (&place);
  lines = g_strsplit (out, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 5);
  g_assert_cmpstr (lines[1], ==, "say Hold. quit  cue alarm");
  g_assert_cmpuint (strlen (lines[2]), <, 1000);
  place_clear (&place);
}

static gboolean
has_died_again (gconstpointer data)
{
  const Place *place = ((gconstpointer const *)data)[0];
  const char *wanted = ((gconstpointer const *)data)[1];
  g_autofree char *text = read_out (place);

  return strcmp (text, wanted) == 0;
}

/* It is started again with the next line, and not for ever. */
static void
test_dies (void)
{
  Place place;
  LimberCueHelper *helper;
  g_autofree char *program = NULL;
  g_autoptr (GString) wanted = g_string_new (NULL);

  place_init (&place);
  program = scribe (&place, "case $line in 'cue end') echo died >&3; kill -9 $$ ;; esac");
  helper = limber_cue_helper_new (program, "en");
  for (int i = 0; i < 4; i++)
    {
      gconstpointer want[2] = { &place, NULL };

      g_string_append (wanted, "language en\ncue start\ndied\n");
      want[1] = wanted->str;
      limber_cue_helper_play (helper, LIMBER_CUE_START);
      limber_cue_helper_play (helper, LIMBER_CUE_END);
      limber_wait_until (has_died_again, want);
      /* until its death is known, a line may still go to the dead */
      while (limber_cue_helper_is_running (helper))
        g_main_context_iteration (NULL, TRUE);
    }
  limber_cue_helper_play (helper, LIMBER_CUE_START);
  g_assert_false (limber_cue_helper_is_running (helper));
  limber_cue_helper_free (helper);
  place_clear (&place);
}

static void
test_missing (void)
{
  g_autoptr (LimberCueHelper) helper = limber_cue_helper_new ("/nonexistent/limber-cue", "en");

  limber_cue_helper_play (helper, LIMBER_CUE_START);
  limber_cue_helper_say (helper, "Hold.");
  g_assert_false (limber_cue_helper_is_running (helper));
}

/* One that reads nothing holds up nothing. */
static void
test_stuck (void)
{
  Place place;
  LimberCueHelper *helper;
  g_autofree char *fifo = NULL, *script = NULL, *program = NULL, *out = NULL, *text = g_strnfill (900, 'y');
  int held;

  place_init (&place);
  fifo = g_build_filename (place.folder, "fifo", NULL);
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  script = g_strdup_printf ("#!/bin/sh\nread -r held <%s\nwc -l >>%s\necho eof >>%s\n", fifo, place.out, place.out);
  write_file (&place, "stuck", script, 0755);
  program = g_build_filename (place.folder, "stuck", NULL);
  helper = limber_cue_helper_new (program, "en");
  for (int i = 0; i < 5000; i++)
    {
      limber_cue_helper_say (helper, text);
      g_main_context_iteration (NULL, FALSE);
    }
  limber_cue_helper_free (helper);
  held = open (fifo, O_WRONLY);
  g_assert_cmpint (held, >=, 0);
  close (held);
  limber_wait_until (has_eof, &place);
  out = read_out (&place);
  /* what a pipe takes, and a few that waited */
  g_assert_cmpint (atoi (out), >, 1);
  g_assert_cmpint (atoi (out), <, 500);
  place_clear (&place);
}

/* --- the real one --- */

static char *
real_helper (void)
{
  return g_test_build_filename (G_TEST_BUILT, "..", "limber-cue", NULL);
}

/* An environment in which no server is, but what @setup (nullable) adds: "NAME=value". */
static GSubprocessLauncher *
launcher_in (const Place *place, GSubprocessFlags flags, const char *setup)
{
  static const char *const cleared[] = { "DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "PULSE_SERVER" };
  GSubprocessLauncher *launcher = child_launcher_new ();
  g_autofree char *nowhere = g_strdup_printf ("unix_socket:%s/nowhere", place->folder);

  g_subprocess_launcher_set_flags (launcher, flags);
  for (gsize i = 0; i < G_N_ELEMENTS (cleared); i++)
    g_subprocess_launcher_unsetenv (launcher, cleared[i]);
  g_subprocess_launcher_setenv (launcher, "HOME", place->folder, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_RUNTIME_DIR", place->folder, TRUE);
  g_subprocess_launcher_setenv (launcher, "PULSE_SERVER", "unix:/nonexistent", TRUE);
  g_subprocess_launcher_setenv (launcher, "SPEECHD_ADDRESS", nowhere, TRUE);
  if (setup != NULL)
    {
      g_auto (GStrv) parts = g_strsplit (setup, "=", 2);

      g_subprocess_launcher_setenv (launcher, parts[0], parts[1], TRUE);
    }
  return launcher;
}

static void
test_no_servers (void)
{
  static const char lines[] = "language en\ncue start\nsay Hold.\ncue nonsense\nsomething else\n\n\xff\xfe\ncue";
  Place place;
  g_autofree char *program = real_helper ();
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) input = g_bytes_new_static (lines, sizeof lines - 1), out = NULL, err = NULL;
  g_autoptr (GError) error = NULL;

  place_init (&place);
  launcher = launcher_in (
      &place, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, NULL);
  process = g_subprocess_launcher_spawn (launcher, &error, program, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate (process, input, NULL, &out, &err, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
  g_assert_cmpuint (g_bytes_get_size (out), ==, 0);
  g_assert_cmpuint (g_bytes_get_size (err), ==, 0);
  place_clear (&place);
}

#if defined HAVE_CANBERRA || defined HAVE_SPEECHD
/* A server, once it has said @ready. */
static GSubprocess *
serve (const Place *place, const char *setup, const char *ready, const char *const *argv)
{
  g_autoptr (GSubprocessLauncher) launcher
      = launcher_in (place, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE, setup);
  g_autoptr (GError) error = NULL;
  GSubprocess *server = g_subprocess_launcher_spawnv (launcher, argv, &error);
  g_autofree char *line = NULL;
  int output;

  g_assert_no_error (error);
  output = g_unix_input_stream_get_fd (G_UNIX_INPUT_STREAM (g_subprocess_get_stdout_pipe (server)));
  while (line == NULL || strstr (line, ready) == NULL)
    {
      g_free (line);
      line = child_read_line (output);
    }
  return server;
}

/* A real sound server with a sink that plays into nothing. *@setup: how to find it. */
static GSubprocess *
serve_sound (const Place *place, char **setup)
{
  g_autofree char *socket = g_build_filename (place->folder, "sound", NULL);
  g_autofree char *protocol = g_strdup_printf ("module-native-protocol-unix auth-anonymous=1 socket=%s", socket);

  *setup = g_strdup_printf ("PULSE_SERVER=unix:%s", socket);
  return serve (place, NULL, "Daemon startup complete",
                (const char *const[]){ "pulseaudio", "-nv", "--daemonize=no", "--exit-idle-time=-1",
                                       "-Lmodule-null-sink sink_name=out", "-L", protocol, NULL });
}

static void
stop (GSubprocess *process)
{
  g_subprocess_force_exit (process);
  g_subprocess_wait (process, NULL, NULL);
  g_object_unref (process);
}

/* The real helper with its input open. */
static GSubprocess *
listen (const Place *place, const char *setup, const char *lines)
{
  g_autofree char *program = real_helper ();
  g_autoptr (GSubprocessLauncher) launcher = launcher_in (place, G_SUBPROCESS_FLAGS_STDIN_PIPE, setup);
  g_autoptr (GError) error = NULL;
  GSubprocess *process = g_subprocess_launcher_spawn (launcher, &error, program, NULL);

  g_assert_no_error (error);
  g_output_stream_write_all (g_subprocess_get_stdin_pipe (process), lines, strlen (lines), NULL, NULL, &error);
  g_assert_no_error (error);
  return process;
}
#endif

#ifdef HAVE_CANBERRA
/* How much of what the null sink plays is loud, in pieces of 23 ms, from the first such piece on for
 * a second and a half; 0 after so much silence that nothing will come. */
static int
heard (GInputStream *recording)
{
  gint16 samples[2048];
  gsize length;
  int loud = 0;

  for (int i = 0, since = 0; i < 2000 && since < 65; i++)
    {
      gboolean is_loud = FALSE;

      g_assert_true (g_input_stream_read_all (recording, samples, sizeof samples, &length, NULL, NULL));
      g_assert_cmpuint (length, ==, sizeof samples);
      for (gsize j = 0; j < G_N_ELEMENTS (samples); j++)
        is_loud |= samples[j] > 500 || samples[j] < -500;
      loud += is_loud;
      since += loud > 0;
    }
  return loud;
}

static void
test_sound (void)
{
  Place place;
  g_autofree char *setup = NULL;
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GError) error = NULL;
  GSubprocess *server, *recorder, *helper;
  GInputStream *recording;
  gint16 first;

  place_init (&place);
  server = serve_sound (&place, &setup);
  launcher = launcher_in (&place, G_SUBPROCESS_FLAGS_STDOUT_PIPE, setup);
  recorder = g_subprocess_launcher_spawn (launcher, &error, "parec", "--raw", "--latency-msec=20", "-d", "out.monitor",
                                          NULL);
  g_assert_no_error (error);
  recording = g_subprocess_get_stdout_pipe (recorder);
  g_assert_cmpint (g_input_stream_read (recording, &first, sizeof first, NULL, NULL), >, 0);
  /* it is heard, all of it, although the input ends at once */
  helper = listen (&place, setup, "cue end\n");
  g_output_stream_close (g_subprocess_get_stdin_pipe (helper), NULL, NULL);
  g_assert_cmpint (heard (recording), >, 15);
  g_assert_true (g_subprocess_wait_check (helper, NULL, NULL));
  g_object_unref (helper);
  stop (recorder);
  stop (server);
  place_clear (&place);
}
#endif

#ifdef HAVE_SPEECHD
static const char speech_config[] = "LogLevel 3\n"
                                    "DefaultModule file\n"
                                    "AddModule \"file\" \"sd_generic\" \"file.conf\"\n"
                                    "AudioOutputMethod \"pulse\"\n"
                                    "DefaultLanguage \"en\"\n";

static gboolean
is_spoken (gconstpointer data)
{
  g_autofree char *text = read_out (data);

  return strchr (text, '\n') != NULL;
}

static void
test_voice (void)
{
  Place place;
  g_autofree char *socket = NULL, *module = NULL, *folder = NULL, *pid = NULL;
  g_autofree char *heard_by = NULL, *setup = NULL, *out = NULL;
  GSubprocess *sound, *server, *helper;

  place_init (&place);
  socket = g_build_filename (place.folder, "speech", NULL);
  setup = g_strdup_printf ("SPEECHD_ADDRESS=unix_socket:%s", socket);
  module = g_strdup_printf ("GenericExecuteSynth \"echo '$VOICE: $DATA' >>%s\"\n"
                            "AddVoice \"en\" \"MALE1\" \"english\"\nAddVoice \"de\" \"MALE1\" \"german\"\n",
                            place.out);
  folder = g_build_filename (place.folder, "modules", NULL);
  pid = g_build_filename (place.folder, "pid", NULL);
  g_mkdir (folder, 0700);
  write_file (&place, "speechd.conf", speech_config, 0600);
  write_file (&place, "modules/file.conf", module, 0600);
  sound = serve_sound (&place, &heard_by);
  server = serve (&place, heard_by, "waiting for clients",
                  (const char *const[]){ "speech-dispatcher", "-s", "-t", "0", "-c", "unix_socket", "-S", socket, "-C",
                                         place.folder, "-L", "stdout", "-P", pid, NULL });
  helper = listen (&place, setup, "language de\nsay Hold for 20 seconds.\n");
  limber_wait_until (is_spoken, &place);
  out = read_out (&place);
  g_assert_cmpstr (out, ==, "german: Hold for 20 seconds.\n");
  /* a server that hangs does not keep the helper from ending */
  g_subprocess_send_signal (server, SIGSTOP);
  g_output_stream_write_all (g_subprocess_get_stdin_pipe (helper), "say Rest.\nquit\n", 15, NULL, NULL, NULL);
  g_assert_true (g_subprocess_wait_check (helper, NULL, NULL));
  g_object_unref (helper);
  stop (server);
  stop (sound);
  place_clear (&place);
}
#endif

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cue/told", test_told);
  g_test_add_func ("/cue/ends", test_ends);
  g_test_add_func ("/cue/one-line", test_one_line);
  g_test_add_func ("/cue/dies", test_dies);
  g_test_add_func ("/cue/missing", test_missing);
  g_test_add_func ("/cue/stuck", test_stuck);
  g_test_add_func ("/cue/real/no-servers", test_no_servers);
#ifdef HAVE_CANBERRA
  g_test_add_func ("/cue/real/sound", test_sound);
#endif
#ifdef HAVE_SPEECHD
  g_test_add_func ("/cue/real/voice", test_voice);
#endif
  return g_test_run ();
}
