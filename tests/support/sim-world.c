#include "sim-world.h"

#include "folder.h"
#include "routines.h"
#include <string.h>

void
sim_init (Sim *sim, const char *parent, const char *zone)
{
  sim->folder = g_build_filename (parent, "limber-sim-XXXXXX", NULL);
  g_assert_nonnull (g_mkdtemp (sim->folder));
  sim->path = g_build_filename (sim->folder, "progress.db", NULL);
  sim->spool = g_build_filename (sim->folder, "spool.db", NULL);
  sim->clock = limber_fake_clock_new (0, zone);
  sim->notifier = limber_fake_notifier_new ();
  /* the server answers at the moment it was asked, not at the scenario's next step */
  g_signal_connect_data (sim->clock, "wall-deadline", G_CALLBACK (limber_fake_notifier_flush), sim->notifier, NULL,
                         G_CONNECT_AFTER | G_CONNECT_SWAPPED);
  sim->presence = fake_presence_new ();
}

void
sim_start_daemon (Sim *sim)
{
  g_autofree char *boot = g_strdup_printf ("boot-%d", sim->boot);
  g_autofree char *aside = NULL;
  LimberProgress *progress
      = limber_progress_open (sim->path, sim->spool, limber_clock_now (LIMBER_CLOCK (sim->clock)), &aside);

  g_assert_null (aside);
  sim->daemon = limber_daemon_new (LIMBER_CLOCK (sim->clock), LIMBER_NOTIFIER (sim->notifier),
                                   LIMBER_PRESENCE (sim->presence), progress, boot);
  {
    LimberSettings *settings = limber_settings_new ();

    settings->titles = TRUE;
    limber_daemon_set_settings (sim->daemon, settings);
  }
  limber_daemon_set_files (sim->daemon, sim->files);
  limber_daemon_start (sim->daemon);
  limber_fake_notifier_flush (sim->notifier);
}

void
sim_kill_daemon (Sim *sim)
{
  const LimberFakePost *post = limber_fake_notifier_last_post (sim->notifier);

  if (sim->daemon == NULL)
    return;
  g_assert_finalize_object (sim->daemon);
  sim->daemon = NULL;
  limber_clock_set_wall_deadline (LIMBER_CLOCK (sim->clock), LIMBER_NEVER);
  limber_clock_set_steady_deadline (LIMBER_CLOCK (sim->clock), LIMBER_NEVER);
  if (post != NULL && post->state == LIMBER_FAKE_SHOWN)
    limber_fake_notifier_close (sim->notifier, post->id);
}

void
sim_set_file (Sim *sim, const char *text)
{
  LimberInstant now = limber_clock_now (LIMBER_CLOCK (sim->clock));

  g_clear_pointer (&sim->files, g_ptr_array_unref);
  sim->files = g_ptr_array_new_with_free_func ((GDestroyNotify)limber_installed_file_free);
  if (*text != '\0')
    {
      g_autofree char *whole = g_strdup_printf ("limber = 1; id = \"test\"; title = \"Test\";\n%s\n", text);
      g_autoptr (LimberRoutine) routine = limber_test_parse (whole);

      /* the built-in ones would be asked for in every scenario */
      if (strstr (text, "warning_signs") == NULL)
        g_ptr_array_set_size (routine->signs, 0);
      g_ptr_array_add (sim->files, limber_installed_file_new (routine, now, now));
    }
  if (sim->daemon != NULL)
    limber_daemon_set_files (sim->daemon, sim->files);
}

void
sim_clear (Sim *sim)
{
  sim_kill_daemon (sim);
  g_ptr_array_unref (sim->files);
  g_object_unref (sim->clock);
  g_object_unref (sim->notifier);
  g_object_unref (sim->presence);
  limber_test_remove (sim->folder);
  g_free (sim->said);
  g_free (sim->folder);
  g_free (sim->path);
  g_free (sim->spool);
}
