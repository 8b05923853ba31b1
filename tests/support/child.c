#include "child.h"

#include <signal.h>
#include <sys/prctl.h>
#include <unistd.h>

static void
end_with_parent (gpointer data)
{
  (void)data;
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

GSubprocessLauncher *
child_launcher_new (void)
{
  GSubprocessLauncher *launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE);

  g_subprocess_launcher_set_child_setup (launcher, end_with_parent, NULL, NULL);
  return launcher;
}

void
child_stop (GSubprocess *child)
{
  g_subprocess_send_signal (child, SIGTERM);
  g_assert_true (g_subprocess_wait (child, NULL, NULL));
}

void
child_run (GSubprocessLauncher *launcher, ...)
{
  g_autoptr (GStrvBuilder) arguments = g_strv_builder_new ();
  g_auto (GStrv) vector = NULL;
  g_autoptr (GSubprocess) child = NULL;
  g_autoptr (GError) error = NULL;
  const char *argument;
  va_list list;

  va_start (list, launcher);
  while ((argument = va_arg (list, const char *)) != NULL)
    g_strv_builder_add (arguments, argument);
  va_end (list);
  vector = g_strv_builder_end (arguments);
  child = g_subprocess_launcher_spawnv (launcher, (const char *const *)vector, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check (child, NULL, &error);
  g_assert_no_error (error);
}

char *
child_read_line (int descriptor)
{
  GString *line = g_string_new (NULL);
  char letter;

  for (;;)
    {
      g_assert_cmpint (read (descriptor, &letter, 1), ==, 1);
      if (letter == '\n')
        return g_string_free (line, FALSE);
      g_string_append_c (line, letter);
    }
}
