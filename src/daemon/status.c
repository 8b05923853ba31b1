#include "status.h"

#include "core/warning.h"
#include "core/week.h"

static void
add (GVariantBuilder *builder, const char *name, GVariant *value)
{
  g_variant_builder_add (builder, "{sv}", name, value);
}

static void
add_instant (GVariantBuilder *builder, const char *name, LimberInstant at, GTimeZone *zone)
{
  g_autofree char *text = limber_instant_format (at, zone);

  add (builder, name, g_variant_new_string (text));
}

void
limber_status_add_slot (GVariantBuilder *builder, const char *file, const LimberSlot *slot, GTimeZone *zone)
{
  char date[LIMBER_DATE_BUFFER], time[LIMBER_TIME_BUFFER];
  const char *phase = slot->phase == NULL || slot->phase->name == NULL ? "" : slot->phase->name;

  add (builder, "file", g_variant_new_string (file));
  add (builder, "activity", g_variant_new_string (slot->activity->id));
  add (builder, "kind", g_variant_new_string (limber_kind_name (slot->activity->kind)));
  add (builder, "title", g_variant_new_string (slot->activity->title));
  add (builder, "phase", g_variant_new_string (phase));
  add (builder, "date", g_variant_new_string (limber_date_format (slot->date, date)));
  add (builder, "slot", g_variant_new_int32 (slot->slot));
  add (builder, "time", g_variant_new_string (limber_minute_format (slot->minute, time)));
  add_instant (builder, "at", slot->at, zone);
  add_instant (builder, "until", slot->until, zone);
  add (builder, "flexible", g_variant_new_boolean (slot->flexible));
}

static const char *
state_word (const LimberAgendaItem *item)
{
  static const char *const words[] = { "coming", "waiting", "snoozed", "started" };

  return item->state == LIMBER_STATE_ENDED ? limber_outcome_name (item->known->outcome) : words[item->state];
}

static void
add_today (GVariantBuilder *status, const LimberPlanInput *input, LimberDate today)
{
  g_autoptr (GArray) agenda = limber_plan_agenda (input, today);
  GVariantBuilder list;

  g_variant_builder_init (&list, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; i < agenda->len; i++)
    {
      const LimberAgendaItem *item = &g_array_index (agenda, LimberAgendaItem, i);

      g_variant_builder_open (&list, G_VARIANT_TYPE_VARDICT);
      limber_status_add_slot (&list, item->file->course.routine->id, &item->slot, input->zone);
      add (&list, "state", g_variant_new_string (state_word (item)));
      if (item->state == LIMBER_STATE_SNOOZED)
        add_instant (&list, "again_at", item->known->snoozed_until, input->zone);
      g_variant_builder_close (&list);
    }
  add (status, "today", g_variant_builder_end (&list));
}

/* The first slot of @activity after now that was not answered ahead of its time. */
static gboolean
next_of (const LimberPlanInput *input, const LimberPlanFile *file, const LimberActivity *activity, LimberSlot *slot)
{
  LimberInstant after = input->now;

  while (limber_schedule_next (&file->course, activity, input->zone, after, slot))
    {
      const LimberOccurrence *known
          = limber_past_find (input->past, file->course.routine->id, activity->id, slot->date, slot->key);

      if (known == NULL || known->outcome == LIMBER_OUTCOME_NONE)
        return TRUE;
      after = slot->at;
    }
  return FALSE;
}

static void
add_next (GVariantBuilder *status, const LimberPlanInput *input)
{
  const LimberPlanFile *file = NULL;
  LimberSlot best = { .at = LIMBER_NEVER }, slot;
  GVariantBuilder next;

  for (guint i = 0; i < input->files->len; i++)
    {
      const LimberPlanFile *candidate = &g_array_index (input->files, LimberPlanFile, i);

      for (guint j = 0; j < candidate->course.routine->phases->len; j++)
        {
          const LimberPhase *phase = candidate->course.routine->phases->pdata[j];

          for (guint k = 0; k < phase->activities->len; k++)
            if (next_of (input, candidate, phase->activities->pdata[k], &slot) && slot.at < best.at)
              {
                best = slot;
                file = candidate;
              }
        }
    }
  if (file == NULL)
    return;
  g_variant_builder_init (&next, G_VARIANT_TYPE_VARDICT);
  limber_status_add_slot (&next, file->course.routine->id, &best, input->zone);
  add (status, "next", g_variant_builder_end (&next));
}

/* What a warning sign asks of the client, for as long as it holds. */
static void
add_warning (GVariantBuilder *status, const LimberPlanInput *input)
{
  g_autoptr (LimberRoutine) unknown = limber_routine_new ();
  const LimberRoutine *routine = unknown;
  g_autofree char *summary = NULL, *text = NULL;
  const char *file;
  LimberUrgency urgency;
  GVariantBuilder warning;

  if (!limber_past_sign (input->past, input->now, &urgency, &file))
    return;
  for (guint i = 0; i < input->files->len; i++)
    if (g_strcmp0 (g_array_index (input->files, LimberPlanFile, i).course.routine->id, file) == 0)
      routine = g_array_index (input->files, LimberPlanFile, i).course.routine;
  summary = limber_warning_summary (routine, urgency);
  text = limber_warning_text (routine, urgency);
  g_variant_builder_init (&warning, G_VARIANT_TYPE_VARDICT);
  add (&warning, "urgency", g_variant_new_string (limber_urgency_name (urgency)));
  add (&warning, "summary", g_variant_new_string (summary));
  add (&warning, "text", g_variant_new_string (text));
  add (status, "warning", g_variant_builder_end (&warning));
}

static void
add_standing (GVariantBuilder *status, const LimberPlanInput *input)
{
  gboolean paused = FALSE, held = FALSE;
  LimberInstant until = LIMBER_NEVER;

  for (guint i = 0; i < input->files->len; i++)
    {
      const char *file = g_array_index (input->files, LimberPlanFile, i).course.routine->id;

      paused |= limber_past_paused (input->past, file, input->now, &until);
      held |= limber_past_held (input->past, file, NULL, TRUE, input->now, NULL);
    }
  if (input->files->len == 0)
    paused = limber_past_paused (input->past, NULL, input->now, &until);
  add (status, "paused", g_variant_new_boolean (paused));
  if (paused && until != LIMBER_NEVER)
    add_instant (status, "paused_until", until, input->zone);
  add (status, "held", g_variant_new_boolean (held));
  add_warning (status, input);
  if (limber_settings_quiet (input->settings, input->now, input->zone, &until))
    add_instant (status, "quiet_until", until, input->zone);
}

static void
add_routines (GVariantBuilder *status, const LimberPlanInput *input, LimberDate today)
{
  GVariantBuilder list;

  g_variant_builder_init (&list, G_VARIANT_TYPE ("aa{sv}"));
  for (guint i = 0; i < input->files->len; i++)
    {
      const LimberCourse *course = &g_array_index (input->files, LimberPlanFile, i).course;
      const LimberPhase *phase = limber_course_phase (course, today, NULL);

      g_variant_builder_open (&list, G_VARIANT_TYPE_VARDICT);
      add (&list, "id", g_variant_new_string (course->routine->id));
      add (&list, "title", g_variant_new_string (course->routine->title));
      add (&list, "revision", g_variant_new_int32 (course->routine->revision));
      add (&list, "phase", g_variant_new_string (phase == NULL || phase->name == NULL ? "" : phase->name));
      add (&list, "finished", g_variant_new_boolean (limber_course_finished (course, today)));
      g_variant_builder_close (&list);
    }
  add (status, "routines", g_variant_builder_end (&list));
}

static void
add_week (GVariantBuilder *status, const LimberPlanInput *input, LimberDate today)
{
  LimberWeekDay days[LIMBER_WEEK_DAYS];
  GVariantBuilder list;

  limber_week (input->past, today, days);
  g_variant_builder_init (&list, G_VARIANT_TYPE ("aa{sv}"));
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      char date[LIMBER_DATE_BUFFER];

      g_variant_builder_open (&list, G_VARIANT_TYPE_VARDICT);
      add (&list, "date", g_variant_new_string (limber_date_format (days[i].date, date)));
      add (&list, "state", g_variant_new_string (limber_day_state_name (days[i].state)));
      add (&list, "performed", g_variant_new_int32 (days[i].performed));
      add (&list, "counted", g_variant_new_int32 (days[i].counted));
      g_variant_builder_close (&list);
    }
  add (status, "week", g_variant_builder_end (&list));
}

GVariant *
limber_status_build (const LimberPlanInput *input, const LimberStatusWorld *world)
{
  static const char *const none[] = { NULL };
  GVariantBuilder status, notifications;
  LimberDate today;

  limber_civil_local (input->zone, input->now, &today, NULL);
  g_variant_builder_init (&status, G_VARIANT_TYPE_VARDICT);
  add (&status, "running", g_variant_new_boolean (world->running));
  add_standing (&status, input);
  add (&status, "presence", g_variant_new_string (world->presence == NULL ? "unknown" : world->presence));
  add (&status, "presence_source",
       g_variant_new_string (world->presence_source == NULL ? "none" : world->presence_source));
  g_variant_builder_init (&notifications, G_VARIANT_TYPE_VARDICT);
  if (world->server != NULL)
    add (&notifications, "server", g_variant_new_string (world->server));
  add (&notifications, "capabilities",
       g_variant_new_strv (world->capabilities == NULL ? none : world->capabilities, -1));
  add (&status, "notifications", g_variant_builder_end (&notifications));
  if (limber_plan_sat (input) >= 0)
    add (&status, "sitting_minutes", g_variant_new_int32 ((gint32)(limber_plan_sat (input) / LIMBER_MINUTE)));
  add_routines (&status, input, today);
  add_next (&status, input);
  add_today (&status, input, today);
  add_week (&status, input, today);
  if (world->session != NULL)
    add (&status, "session", world->session);
  add (&status, "problems", g_variant_new_strv (world->problems == NULL ? none : world->problems, -1));
  return g_variant_builder_end (&status);
}
