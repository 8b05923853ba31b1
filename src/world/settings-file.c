#include "settings-file.h"

#include "careful-read.h"
#include "config-text.h"
#include "core/decode.h"
#include "core/lint.h"
#include "core/settings-read.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <stdlib.h>

static LimberSettings *
parse (const char *text, LimberProblems *problems)
{
  g_autoptr (LimberNode) root = limber_config_text_parse (text, problems);
  g_autoptr (LimberSettings) settings = NULL;

  if (root == NULL)
    return NULL;
  settings = limber_settings_read (root, problems);
  return limber_problems_errors (problems) > 0 ? NULL : g_steal_pointer (&settings);
}

LimberSettings *
limber_settings_file_parse (const char *text, LimberProblems *problems)
{
  /* the caller's list may hold the errors of other files */
  LimberProblems *own = limber_problems_new ();
  LimberSettings *settings = parse (text, own);

  limber_problems_sort (own);
  g_ptr_array_extend_and_steal (problems, own);
  return settings;
}

LimberSettings *
limber_settings_file_read (const char *path, LimberProblems *problems)
{
  g_autofree char *target = realpath (path, NULL), *bytes = NULL, *text = NULL;
  gsize length;

  if (target == NULL && errno == ENOENT)
    return limber_settings_new ();
  bytes
      = limber_careful_read (target == NULL ? path : target, LIMBER_LINT_MAX_BYTES,
                             _ ("Is this the right file? The settings are a page of text at most."), &length, problems);
  text = bytes == NULL ? NULL : limber_decode (bytes, length, problems);
  return text == NULL ? NULL : limber_settings_file_parse (text, problems);
}
