#include "today-html-parts.h"

#include "core/warning.h"

#include <glib/gi18n.h>

static void
append_rules (GString *out, const LimberRoutine *routine)
{
  limber_html (out, "<section><h2>%s</h2>\n<ul>\n", _ ("When to stop"));
  for (char **rule = routine->stop_rules; *rule != NULL; rule++)
    limber_html (out, "<li>%s</li>\n", *rule);
  g_string_append (out, "</ul></section>\n");
}

static void
append_signs (GString *out, const LimberRoutine *routine, LimberUrgency urgency)
{
  g_autofree char *summary = limber_warning_summary (routine, urgency);
  gboolean begun = FALSE;

  for (guint i = 0; i < routine->signs->len; i++)
    {
      const LimberSign *sign = routine->signs->pdata[i];

      if (sign->urgency != urgency)
        continue;
      if (!begun)
        limber_html (out, "<h3>%s</h3>\n<ul>\n", summary);
      begun = TRUE;
      limber_html (out, "<li>%s</li>\n", sign->sign);
    }
  if (begun)
    g_string_append (out, "</ul>\n");
}

static void
append_whom (GString *out, const LimberRoutine *routine)
{
  const char *parts[] = { routine->practice, routine->phone, routine->email };

  if (routine->therapist == NULL)
    return;
  limber_html (out, "<p>%s <strong>%s</strong>", _ ("Ask"), routine->therapist);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      limber_html (out, ", %s", parts[i]);
  g_string_append (out, "</p>\n");
}

void
limber_today_safety (GString *out, const LimberPlanInput *input)
{
  for (guint i = 0; i < input->files->len; i++)
    {
      const LimberRoutine *routine = g_array_index (input->files, LimberPlanFile, i).course.routine;

      append_rules (out, routine);
      append_whom (out, routine);
      if (routine->signs->len == 0)
        continue;
      limber_html (out, "<section><h2>%s</h2>\n<p>%s</p>\n", _ ("Warning signs"),
                   _ ("Any one of these is enough. Stop everything on this page until somebody has seen you."));
      for (int urgency = LIMBER_URGENCY_EMERGENCY; urgency <= LIMBER_URGENCY_DOCTOR; urgency++)
        append_signs (out, routine, (LimberUrgency)urgency);
      g_string_append (out, "</section>\n");
    }
}
