#include "gather.h"

#include "cli.h"
#include "history.h"
#include "offline.h"

#include "world/clock-system.h"
#include "world/paths.h"

#include <glib/gi18n.h>
#include <string.h>

/* The period where no session is known. */
#define DEFAULT_DAYS 28

/* Rows from which the plans that were in force are known. */
#define PLAN_KINDS (LIMBER_PAST_LASTING | G_GUINT64_CONSTANT (1) << LIMBER_EVENT_ANSWER)

/* When a revision came. */
typedef struct
{
  char *file;
  int revision;
  LimberDate date;
} Installed;

typedef struct
{
  LimberZones *zones;
  LimberPast *past;
  GArray *installed; /* Installed, in the order of the history */
  LimberReportBuilder *builder;
} Reading;

static void
clear_installed (gpointer data)
{
  g_free (((Installed *)data)->file);
}

static gboolean
take_lasting (const LimberEvent *event, gpointer data)
{
  Reading *reading = data;

  limber_past_fold (reading->past, event);
  if (event->kind == LIMBER_EVENT_INSTALLED && event->file != NULL && event->revision != LIMBER_ABSENT)
    {
      Installed installed = { .file = g_strdup (event->file), .revision = (int)event->revision };

      limber_civil_local (limber_zones_get (reading->zones, event->zone),
                          event->happened != LIMBER_ABSENT ? event->happened : event->at, &installed.date, NULL);
      g_array_append_val (reading->installed, installed);
    }
  return TRUE;
}

static gboolean
take_row (const LimberEvent *event, gpointer data)
{
  Reading *reading = data;

  limber_report_builder_add (reading->builder, event, limber_zones_get (reading->zones, event->zone));
  return TRUE;
}

/* The date on which the revision first came; 0 when the history does not say. */
static LimberDate
installed_on (const GArray *installed, const char *file, int revision)
{
  LimberDate first = 0;

  for (guint i = 0; i < installed->len; i++)
    {
      const Installed *one = &g_array_index (installed, Installed, i);

      if (one->revision == revision && strcmp (one->file, file) == 0 && (first == 0 || one->date < first))
        first = one->date;
    }
  return first;
}

/* One routine with its revisions. The first one known tells of everything before it, too. */
static void
add_plans (const Reading *reading, const LimberStored *stored, const char *folder, LimberDate today, GTimeZone *zone,
           LimberGathered *gathered)
{
  g_autoptr (GPtrArray) revisions = limber_store_revisions (folder, stored->id);
  GArray *standing = limber_past_standstill (reading->past, stored->id, today, zone);
  LimberDate before = 0;

  g_ptr_array_add (gathered->standing, standing);
  for (guint i = 0; i < revisions->len; i++)
    {
      LimberRoutine *routine = limber_routine_ref (revisions->pdata[i]);
      int *extra_days = limber_past_extra_days (reading->past, stored->id, routine->phases->len);
      LimberReportPlan plan = { .since = installed_on (reading->installed, stored->id, routine->revision) };

      if (plan.since == 0 && i > 0 && routine->revision == stored->revision)
        limber_civil_local (zone, stored->installed, &plan.since, NULL);
      plan.since = i == 0 ? 0 : MAX (plan.since, before);
      before = plan.since;
      plan.course = (LimberCourse){ .routine = routine,
                                    .day1 = limber_offline_first_day (routine, stored->first, reading->past, zone),
                                    .standstill = (const LimberDate *)(void *)standing->data,
                                    .n_standstill = standing->len,
                                    .extra_days = extra_days };
      g_ptr_array_add (gathered->routines, routine);
      g_ptr_array_add (gathered->extra, extra_days);
      g_array_append_val (gathered->plans, plan);
    }
}

/* The last session before @to, of any routine; 0: none. */
static LimberDate
last_session (const LimberGathered *gathered, LimberDate to)
{
  LimberDate last = 0;

  for (guint i = 0; i < gathered->routines->len; i++)
    {
      const LimberRoutine *routine = gathered->routines->pdata[i];

      for (guint j = 0; j < routine->sessions->len; j++)
        if (g_array_index (routine->sessions, LimberDate, j) < to)
          last = MAX (last, g_array_index (routine->sessions, LimberDate, j));
    }
  return last;
}

static LimberReportSince
choose_period (LimberPeriod *period, const LimberGathered *gathered, LimberDate today)
{
  LimberDate session;

  if (period->to == 0)
    period->to = MAX (today, period->from);
  if (period->from != 0)
    return LIMBER_SINCE_CHOSEN;
  session = last_session (gathered, period->to);
  period->from = session != 0 ? session : period->to - DEFAULT_DAYS + 1;
  return session != 0 ? LIMBER_SINCE_SESSION : LIMBER_SINCE_WEEKS;
}

static gboolean
is_empty (const LimberReport *report)
{
  return report->activities->len == 0 && report->pain->len == 0 && report->flags->len == 0 && report->notes->len == 0;
}

static int
read_rows (const char *command, const LimberPeriod *period, Reading *reading, LimberGathered *gathered)
{
  LimberProgressFilter filter
      = { .from = period->from, .to = period->to, .kinds = LIMBER_REPORT_KINDS, .always = LIMBER_REPORT_LASTING };
  int status;

  reading->builder = limber_report_builder_new (period->from, period->to, gathered->plans);
  status = limber_history_read (command, &filter, take_row, reading, &gathered->damage);
  gathered->report = limber_report_builder_finish (reading->builder);
  if (is_empty (gathered->report))
    g_clear_pointer (&gathered->report, limber_report_free);
  return status;
}

static int
gather_with (const char *command, LimberPeriod *period, Reading *reading, LimberGathered *gathered)
{
  LimberProgressFilter lasting = { .kinds = PLAN_KINDS };
  g_autofree char *folder = limber_path_routines (), *damage = NULL;
  g_autoptr (GPtrArray) stored = limber_store_list (folder);
  g_autoptr (GTimeZone) zone = limber_system_zone (NULL, NULL);
  LimberDate today;
  int status;

  limber_civil_local (zone, limber_system_now (), &today, NULL);
  status = limber_history_read (command, &lasting, take_lasting, reading, &damage);
  if (status != LIMBER_EXIT_DONE && damage == NULL)
    return status;
  for (guint i = 0; i < stored->len; i++)
    add_plans (reading, stored->pdata[i], folder, today, zone, gathered);
  gathered->since = choose_period (period, gathered, today);
  status = read_rows (command, period, reading, gathered);
  if (status != LIMBER_EXIT_DONE || damage == NULL)
    return status;
  gathered->damage = g_steal_pointer (&damage);
  return LIMBER_EXIT_BAD;
}

int
limber_gather (const char *command, const LimberPeriod *period, LimberGathered *gathered)
{
  g_autoptr (LimberZones) zones = limber_zones_new ();
  g_autoptr (LimberPast) past = limber_past_new ();
  g_autoptr (GArray) installed = g_array_new (FALSE, FALSE, sizeof (Installed));
  Reading reading = { .zones = zones, .past = past, .installed = installed };
  LimberPeriod chosen = *period;

  memset (gathered, 0, sizeof *gathered);
  g_array_set_clear_func (installed, clear_installed);
  gathered->routines = g_ptr_array_new_with_free_func ((GDestroyNotify)limber_routine_unref);
  gathered->standing = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  gathered->extra = g_ptr_array_new_with_free_func (g_free);
  gathered->plans = g_array_new (FALSE, FALSE, sizeof (LimberReportPlan));
  return gather_with (command, &chosen, &reading, gathered);
}

void
limber_gathered_clear (LimberGathered *gathered)
{
  g_clear_pointer (&gathered->report, limber_report_free);
  g_clear_pointer (&gathered->damage, g_free);
  g_clear_pointer (&gathered->plans, g_array_unref);
  g_clear_pointer (&gathered->standing, g_ptr_array_unref);
  g_clear_pointer (&gathered->extra, g_ptr_array_unref);
  g_clear_pointer (&gathered->routines, g_ptr_array_unref);
}
