#include "offline.h"

#include "core/adapt.h"
#include "daemon/status.h"
#include "world/clock-system.h"
#include "world/paths.h"
#include "world/progress.h"
#include "world/settings-file.h"

#include <glib/gi18n.h>

struct _LimberOffline
{
  GTimeZone *zone;
  char *zone_name;
  GPtrArray *stored;  /* LimberStored */
  GPtrArray *adapted; /* LimberRoutine: as the settings have them */
  LimberSettings *settings;
  LimberPast *past;
  GArray *files;         /* LimberPlanFile */
  GPtrArray *standstill; /* GArray of LimberDate, one a file */
  GPtrArray *extra_days; /* int[], one a file */
  char **problems;
  LimberPlanInput input;
};

static gboolean
fold_row (const LimberEvent *event, gpointer data)
{
  limber_past_fold (data, event);
  return TRUE;
}

static void
read_past (LimberPast *past, LimberDate today, GStrvBuilder *problems)
{
  g_autofree char *path = limber_path_progress ();
  LimberProgressFilter filter = { .from = today - LIMBER_PAST_DAYS - 1, .always = LIMBER_PAST_LASTING, .last = TRUE };
  g_autoptr (GError) error = NULL;
  g_autoptr (LimberProgress) progress = limber_progress_open_readonly (path, &error);

  if (progress == NULL || !limber_progress_read (progress, &filter, fold_row, past, &error))
    g_strv_builder_add (problems, error->message);
}

LimberDate
limber_offline_first_day (const LimberRoutine *routine, LimberInstant first, const LimberPast *past, GTimeZone *zone)
{
  const LimberPastInstalled *known = limber_past_installed (past, routine->id);
  LimberDate day;

  if (routine->start != 0)
    return routine->start;
  limber_civil_local (zone, known == NULL ? first : MIN (first, known->first), &day, NULL);
  return day;
}

/* The settings that limberd would have; the defaults where limber.conf has mistakes. */
static LimberSettings *
read_settings (GStrvBuilder *problems)
{
  g_autofree char *path = limber_path_settings ();
  g_autoptr (LimberProblems) found = limber_problems_new ();
  LimberSettings *settings = limber_settings_file_read (path, found);

  for (guint i = 0; i < found->len; i++)
    {
      const LimberProblem *problem = found->pdata[i];
      g_autofree char *line = g_strdup_printf ("%s:%d: %s", path, problem->line, problem->message);

      g_strv_builder_add (problems, line);
    }
  return settings != NULL ? settings : limber_settings_new ();
}

static void
add_file (LimberOffline *self, const LimberStored *stored, LimberDate today)
{
  GArray *dates = limber_past_standstill (self->past, stored->id, today, self->zone);
  int *extra_days = limber_past_extra_days (self->past, stored->id, stored->routine->phases->len);
  LimberRoutine *routine = limber_adapt (stored->routine, self->settings);
  LimberPlanFile file = {
    .course = { .routine = routine,
                .day1 = limber_offline_first_day (stored->routine, stored->first, self->past, self->zone),
                .standstill = (const LimberDate *)(void *)dates->data,
                .n_standstill = dates->len,
                .extra_days = extra_days },
    .since = MIN (stored->installed, self->input.now),
  };

  g_ptr_array_add (self->standstill, dates);
  g_ptr_array_add (self->extra_days, extra_days);
  g_ptr_array_add (self->adapted, routine);
  g_array_append_val (self->files, file);
}

LimberOffline *
limber_offline_new (void)
{
  LimberOffline *self = g_new0 (LimberOffline, 1);
  g_autoptr (GStrvBuilder) problems = g_strv_builder_new ();
  g_autofree char *folder = limber_path_routines ();
  LimberDate today;

  self->zone = limber_system_zone (NULL, &self->zone_name);
  self->stored = limber_store_list (folder);
  self->adapted = g_ptr_array_new_with_free_func ((GDestroyNotify)limber_routine_unref);
  self->past = limber_past_new ();
  self->files = g_array_new (FALSE, FALSE, sizeof (LimberPlanFile));
  self->standstill = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  self->extra_days = g_ptr_array_new_with_free_func (g_free);
  self->settings = read_settings (problems);
  self->input = (LimberPlanInput){ .now = limber_system_now (),
                                   .zone = self->zone,
                                   .zone_name = self->zone_name,
                                   .files = self->files,
                                   .past = self->past,
                                   .settings = self->settings };
  limber_civil_local (self->zone, self->input.now, &today, NULL);
  read_past (self->past, today, problems);
  limber_past_set_now (self->past, self->input.now);
  for (guint i = 0; i < self->stored->len; i++)
    {
      const LimberStored *stored = self->stored->pdata[i];

      if (stored->routine != NULL)
        add_file (self, stored, today);
    }
  g_strv_builder_add (problems, _ ("limberd is not running, so nobody reminds you; start it with 'systemctl "
                                   "--user start limber'"));
  self->problems = g_strv_builder_end (problems);
  return self;
}

void
limber_offline_free (LimberOffline *self)
{
  g_array_unref (self->files);
  g_ptr_array_unref (self->standstill);
  g_ptr_array_unref (self->extra_days);
  g_ptr_array_unref (self->adapted);
  g_ptr_array_unref (self->stored);
  limber_past_free (self->past);
  limber_settings_free (self->settings);
  g_strfreev (self->problems);
  g_time_zone_unref (self->zone);
  g_free (self->zone_name);
  g_free (self);
}

const LimberPlanInput *
limber_offline_input (const LimberOffline *self)
{
  return &self->input;
}

void
limber_offline_add_problem (LimberOffline *self, const char *text)
{
  guint n = g_strv_length (self->problems);

  self->problems = g_renew (char *, self->problems, n + 2);
  self->problems[n] = g_strdup (text);
  self->problems[n + 1] = NULL;
}

GVariant *
limber_offline_status (const LimberOffline *self)
{
  LimberStatusWorld world = { .problems = (const char *const *)self->problems };

  return g_variant_ref_sink (limber_status_build (&self->input, &world));
}
