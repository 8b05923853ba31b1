#include "today-html-parts.h"

#include "html-exercise.h"
#include "html-safety.h"

#include "core/dose-words.h"
#include "core/progression.h"

#include <glib/gi18n.h>
#include <string.h>

/* The times of today's occurrences, "07:30, 19:00". Returns: (transfer full), "" for none */
static char *
times_text (const GArray *agenda, const LimberPlanFile *file, const LimberActivity *activity)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < agenda->len; i++)
    {
      const LimberAgendaItem *item = &g_array_index (agenda, LimberAgendaItem, i);
      char time[LIMBER_TIME_BUFFER];

      if (item->file != file || item->slot.activity == NULL || strcmp (item->slot.activity->id, activity->id) != 0)
        continue;
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", limber_minute_format (item->slot.minute, time));
    }
  return g_string_free (text, FALSE);
}

static char *
when_text (const GArray *agenda, const LimberPlanFile *file, const LimberActivity *activity, int minutes)
{
  g_autofree char *times = NULL;

  if (activity->when.shape == LIMBER_SHAPE_AFTER_SITTING)
    return g_strdup_printf (ngettext ("after %d minute of sitting, for %d min",
                                      "after %d minutes of sitting, for %d min", (gulong)activity->when.minutes),
                            activity->when.minutes, minutes);
  times = times_text (agenda, file, activity);
  if (*times == '\0')
    return g_strdup (_ ("not today"));
  if (activity->kind == LIMBER_KIND_CHECK_IN)
    return g_steal_pointer (&times);
  return g_strdup_printf (_ ("%s; %d min"), times, minutes);
}

static void
append_steps (GString *out, const LimberPlanInput *input, const LimberCourse *course, const LimberActivity *activity,
              LimberDate today, const char *folder)
{
  g_autofree int *increments = limber_progression_of (input->past, course, activity, today);

  g_string_append (out, "<div class=\"cards\">\n");
  for (guint i = 0; i < activity->steps->len; i++)
    {
      const LimberStep *step = activity->steps->pdata[i];
      LimberDose dose = limber_dose (step, increments[i]);
      g_autofree char *words = limber_words_dose (&dose, limber_dose_side (step, course->routine->affected_side));

      limber_html_exercise (out, step, words, folder);
    }
  g_string_append (out, "</div>\n");
}

static void
append_stretch (GString *out, const LimberPlanInput *input, const LimberPlanFile *file, const LimberActivity *activity,
                const char *when, const char *folder)
{
  LimberDate today;

  limber_civil_local (input->zone, input->now, &today, NULL);
  limber_html (out, "<section><h2>%s <small>%s</small></h2>\n", activity->title, when);
  limber_html_advice (out, activity);
  append_steps (out, input, &file->course, activity, today, folder);
  g_string_append (out, "</section>\n");
}

/* Stretches have a section each; the rest of the phase follows in one. */
static void
append_file (GString *out, const LimberPlanInput *input, const GArray *agenda, const LimberPlanFile *file,
             const char *folder)
{
  g_autoptr (GString) others = g_string_new (NULL);
  const LimberPhase *phase;
  LimberDate today;
  int phase_day = 0;

  limber_civil_local (input->zone, input->now, &today, NULL);
  phase = limber_course_phase (&file->course, today, &phase_day);
  for (guint i = 0; phase != NULL && i < phase->activities->len; i++)
    {
      const LimberActivity *activity = phase->activities->pdata[i];
      g_autofree char *when = when_text (agenda, file, activity, limber_activity_minutes (activity, phase_day));

      if (activity->kind == LIMBER_KIND_STRETCH)
        append_stretch (out, input, file, activity, when, folder);
      else
        limber_html_activity (others, activity, when);
    }
  if (others->len > 0)
    g_string_append_printf (out, "<section><h2>%s</h2><div class=\"cards\">\n%s</div></section>\n", _ ("And besides"),
                            others->str);
}

void
limber_today_activities (GString *out, const LimberPlanInput *input, const char *routines)
{
  g_autoptr (GArray) agenda = NULL;
  LimberDate today;

  limber_civil_local (input->zone, input->now, &today, NULL);
  agenda = limber_plan_agenda (input, today);
  for (guint i = 0; i < input->files->len; i++)
    {
      const LimberPlanFile *file = &g_array_index (input->files, LimberPlanFile, i);
      g_autofree char *folder = g_build_filename (routines, file->course.routine->id, NULL);

      append_file (out, input, agenda, file, folder);
    }
}

static void
append_way (GString *out, const char *name, const char *text)
{
  limber_html (out, "<dt>%s</dt><dd>%s</dd>\n", name, text);
}

void
limber_today_how (GString *out)
{
  limber_html (out, "<section><h2>%s</h2>\n<dl class=\"hints\">\n", _ ("What you can do"));
  append_way (out, _ ("A reminder comes"), _ ("Start, Later or Not today, on the reminder itself"));
  append_way (out, _ ("A meeting"), _ ("Pause for an hour, in the menu of limber's icon (a right click)"));
  append_way (out, _ ("A holiday"),
              _ ("'limber pause --until DATE' in a terminal: the weeks of the routine wait for you"));
  append_way (out, _ ("It hurts"), _ ("Stop, on the notice of the session, and then Pain"));
  append_way (out, _ ("Something feels wrong"), _ ("Read the warning signs below: one of them is enough"));
  append_way (out, _ ("Pressed by mistake"), _ ("Undo the last answer, in the menu of limber's icon"));
  append_way (out, _ ("Before your session"), _ ("Page for my session, in the same menu"));
  g_string_append (out, "</dl></section>\n");
}

static void
append_whom (GString *out, const LimberRoutine *routine)
{
  const char *parts[] = { routine->practice, routine->phone, routine->email };

  if (routine->therapist == NULL)
    return;
  limber_html (out, "<h2>%s</h2>\n<p><strong>%s</strong>", _ ("Whom to ask"), routine->therapist);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      limber_html (out, ", %s", parts[i]);
  g_string_append (out, "</p>\n");
}

void
limber_today_safety (GString *out, const LimberPlanInput *input)
{
  g_string_append (out, "<div id=\"safety\">\n");
  for (guint i = 0; i < input->files->len; i++)
    {
      const LimberRoutine *routine = g_array_index (input->files, LimberPlanFile, i).course.routine;

      append_whom (out, routine);
      limber_html_safety (out, routine);
    }
  g_string_append (out, "</div>\n");
}
