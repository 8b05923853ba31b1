#include "html-exercise.h"

#include "world/paths.h"
#include "world/picture-copy.h"

#include <glib/gi18n.h>
#include <string.h>

#define BUILTIN "builtin:"

static char *
read_picture (const char *picture, const char *folder, gsize *length, const char **type)
{
  g_autofree char *path = NULL, *why = NULL;
  char *bytes = NULL;

  if (!g_str_has_prefix (picture, BUILTIN))
    return limber_picture_read (folder, picture, length, type, &why);
  path = limber_path_drawing (picture + strlen (BUILTIN));
  *type = "image/svg+xml";
  return g_file_get_contents (path, &bytes, length, NULL) ? bytes : NULL;
}

static void
append_picture (GString *out, const char *picture, const char *folder, const char *alt)
{
  const char *type = NULL;
  gsize length = 0;
  g_autofree char *bytes = picture == NULL ? NULL : read_picture (picture, folder, &length, &type);
  g_autofree char *text = bytes == NULL ? NULL : g_base64_encode ((const guchar *)bytes, length);

  if (text != NULL)
    limber_html (out, "<img src=\"data:%s;base64,%s\" alt=\"%s\"/>", type, text, alt);
}

void
limber_html_picture (GString *out, const LimberExercise *exercise, const char *folder)
{
  append_picture (out, exercise->picture, folder, exercise->name);
}

static void
append_hint (GString *out, const char *name, const char *text)
{
  if (text != NULL)
    limber_html (out, "<dt>%s</dt><dd>%s</dd>\n", name, text);
}

void
limber_html_exercise (GString *out, const LimberStep *step, const char *dose, const char *folder)
{
  const LimberExercise *exercise = step->exercise;

  g_string_append (out, "<article class=\"card\"><div class=\"picture\">");
  limber_html_picture (out, exercise, folder);
  limber_html (out, "</div><div><h3>%s</h3><p class=\"dose\">%s</p><p>%s</p>\n", exercise->name, dose, exercise->how);
  if (step->note != NULL)
    limber_html (out, "<p class=\"note\">%s</p>\n", step->note);
  g_string_append (out, "<dl class=\"hints\">");
  append_hint (out, _ ("Position"), exercise->position);
  append_hint (out, _ ("You need"), exercise->equipment);
  append_hint (out, _ ("You may feel"), exercise->feel);
  for (char **care = exercise->care; *care != NULL; care++)
    append_hint (out, _ ("Take care"), *care);
  append_hint (out, _ ("Easier"), exercise->easier);
  g_string_append (out, "</dl></div></article>\n");
}

static void
append_texts (GString *out, const char *heading, char *const *texts)
{
  if (*texts == NULL)
    return;
  limber_html (out, "<p>%s</p>\n<ul>\n", heading);
  for (; *texts != NULL; texts++)
    limber_html (out, "<li>%s</li>\n", *texts);
  g_string_append (out, "</ul>\n");
}

void
limber_html_advice (GString *out, const LimberActivity *activity)
{
  append_texts (out, _ ("Before you begin:"), activity->ask_first);
  append_texts (out, _ ("Take care:"), activity->care);
  if (activity->tip != NULL)
    limber_html (out, "<p>%s</p>\n", activity->tip);
}

void
limber_html_activity (GString *out, const LimberActivity *activity, const char *line)
{
  static const char *const drawings[] = { [LIMBER_KIND_HEAT] = BUILTIN "heat-pack",
                                          [LIMBER_KIND_POSTURE] = BUILTIN "sitting-posture",
                                          [LIMBER_KIND_MOVE] = BUILTIN "walking",
                                          [LIMBER_KIND_CHECK_IN] = NULL };

  g_string_append (out, "<article class=\"card\"><div class=\"picture\">");
  append_picture (out, drawings[activity->kind], NULL, activity->title);
  limber_html (out, "</div><div><h3>%s</h3>\n", activity->title);
  if (line != NULL)
    limber_html (out, "<p class=\"dose\">%s</p>\n", line);
  limber_html_advice (out, activity);
  g_string_append (out, "</div></article>\n");
}
