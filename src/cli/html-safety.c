#include "html-safety.h"

#include "core/warning.h"

#include <glib/gi18n.h>

static void
append_stop_rules (GString *out, const LimberRoutine *routine)
{
  const LimberPainScale *pain = &routine->pain;
  g_autofree char *scale = NULL;

  limber_html (out, "<section class=\"box\"><h2>%s</h2>\n<ul>\n", _ ("When to stop"));
  for (char **rule = routine->stop_rules; *rule != NULL; rule++)
    limber_html (out, "<li>%s</li>\n", *rule);
  g_string_append (out, "</ul>\n");
  scale = g_strdup_printf (_ ("Pain from 0 (%s) to 10 (%s): from %d on do one set fewer and the easier way, from %d "
                              "on leave it for today."),
                           pain->low, pain->high, pain->ease_off_at, pain->stop_at);
  limber_html (
      out, "<p>%s</p>\n<p>%s</p></section>\n", scale,
      _ ("Your therapist decides what is right for you. Ask when something is unclear or does not feel right."));
}

/* Nothing where the file has none of this urgency. */
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

void
limber_html_safety (GString *out, const LimberRoutine *routine)
{
  g_string_append (out, "<div class=\"safety\">\n");
  append_stop_rules (out, routine);
  if (routine->signs->len > 0)
    {
      limber_html (out, "<section class=\"box alarm\"><h2>%s</h2>\n<p>%s</p>\n", _ ("Warning signs"),
                   _ ("Any one of these is enough. Stop everything on this page until somebody has seen you."));
      for (int urgency = LIMBER_URGENCY_EMERGENCY; urgency <= LIMBER_URGENCY_DOCTOR; urgency++)
        append_signs (out, routine, (LimberUrgency)urgency);
      g_string_append (out, "</section>\n");
    }
  g_string_append (out, "</div>\n");
}
