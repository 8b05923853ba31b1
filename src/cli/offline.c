#include "offline.h"

#include "core/adapt.h"
#include "daemon/status.h"
#include "world/clock-system.h"
#include "world/paths.h"
#include "world/progress.h"
#include "world/settings-file.h"

#include <glib/gi18n.h>

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

GVariant *
limber_offline_status (void)
{
  g_autofree char *zone_name = NULL, *folder = limber_path_routines ();
  g_autoptr (GTimeZone) zone = limber_system_zone (NULL, &zone_name);
  g_autoptr (GPtrArray) stored = limber_store_list (folder);
  g_autoptr (GArray) files = g_array_new (FALSE, FALSE, sizeof (LimberPlanFile));
  g_autoptr (GPtrArray) standstill = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  g_autoptr (GPtrArray) extra = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (LimberPast) past = limber_past_new ();
  g_autoptr (GStrvBuilder) problems = g_strv_builder_new ();
  g_autoptr (LimberSettings) settings = read_settings (problems);
  g_autoptr (GPtrArray) adapted = g_ptr_array_new_with_free_func ((GDestroyNotify)limber_routine_unref);
  g_auto (GStrv) list = NULL;
  LimberPlanInput input = { .now = limber_system_now (),
                            .zone = zone,
                            .zone_name = zone_name,
                            .files = files,
                            .past = past,
                            .settings = settings };
  LimberStatusWorld world = { 0 };
  LimberDate today;

  limber_civil_local (zone, input.now, &today, NULL);
  read_past (past, today, problems);
  for (guint i = 0; i < stored->len; i++)
    {
      const LimberStored *one = stored->pdata[i];
      GArray *dates;
      int *extra_days;
      LimberPlanFile file = { .since = MIN (one->installed, input.now) };

      if (one->routine == NULL)
        continue;
      dates = limber_past_standstill (past, one->id, today, zone);
      extra_days = limber_past_extra_days (past, one->id, one->routine->phases->len);
      g_ptr_array_add (standstill, dates);
      g_ptr_array_add (extra, extra_days);
      g_ptr_array_add (adapted, limber_adapt (one->routine, settings));
      file.course = (LimberCourse){ .routine = adapted->pdata[adapted->len - 1],
                                    .day1 = limber_offline_first_day (one->routine, one->first, past, zone),
                                    .standstill = (const LimberDate *)(void *)dates->data,
                                    .n_standstill = dates->len,
                                    .extra_days = extra_days };
      g_array_append_val (files, file);
    }
  g_strv_builder_add (problems, _ ("limberd is not running, so nobody reminds you; start it with 'systemctl --user "
                                   "start limber'"));
  list = g_strv_builder_end (problems);
  world.problems = (const char *const *)list;
  return g_variant_ref_sink (limber_status_build (&input, &world));
}
