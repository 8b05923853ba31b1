#include "open-words.h"

#include "core/changes.h"
#include "core/meaning.h"
#include "core/when-words.h"

#include <glib/gi18n.h>
#include <string.h>

/* Characters that what is planned may take of a notice; the page has all of it. */
#define PLAN 300

static char *
from_whom (const LimberRoutine *routine)
{
  return g_strdup (routine->therapist != NULL ? routine->therapist : _ ("your therapist"));
}

static char *
for_whom (const LimberRoutine *routine)
{
  return limber_meaning_for_whom (routine, _ ("somebody the file does not name"));
}

/* The first phase, one line an activity, as far as there is room. */
static void
append_plan (GString *body, const LimberRoutine *routine)
{
  const LimberPhase *phase = routine->phases->pdata[0];
  gsize begun = body->len;

  for (guint i = 0; i < phase->activities->len; i++)
    {
      const LimberActivity *activity = phase->activities->pdata[i];
      g_autofree char *when = limber_when_words (phase, &activity->when);
      g_autofree char *line = g_strdup_printf ("%s: %s", activity->title, when);

      if (g_utf8_strlen (body->str + begun, -1) + g_utf8_strlen (line, -1) > PLAN)
        {
          g_string_append (body, "\n…");
          return;
        }
      g_string_append_printf (body, "\n%s", line);
    }
}

LimberWords
limber_open_words_offer (const LimberOpening *opening)
{
  const LimberRoutine *routine = opening->routine;
  g_autofree char *from = from_whom (routine), *whom = for_whom (routine);
  GString *body = g_string_new (NULL);
  LimberWords words = { 0 };

  if (opening->change == LIMBER_STORE_NEW)
    {
      words.summary = g_strdup_printf (_ ("A routine from %s"), from);
      g_string_append_printf (body, "%s. %s", routine->title, whom);
      append_plan (body, routine);
    }
  else
    {
      g_autofree char *changes = limber_changes (opening->stored->routine, routine);

      words.summary = g_strdup_printf (_ ("A changed routine from %s"), from);
      g_string_append_printf (body, "%s. %s\n", routine->title, _ ("Your progress is kept."));
      g_string_append (body, *changes == '\0' ? _ ("Nothing changes in what you do or when.") : changes);
    }
  words.body = g_string_free (body, FALSE);
  limber_words_add_button (&words, LIMBER_OPEN_INSTALL, _ ("Install"));
  limber_words_add_button (&words, LIMBER_OPEN_NO, _ ("Not now"));
  return words;
}

LimberWords
limber_open_words_whose (const LimberOpening *opening)
{
  g_autofree char *whom = for_whom (opening->routine);
  LimberWords words = { .summary = g_strdup (_ ("Is this routine for you?")) };

  words.body
      = g_strdup_printf (_ ("%s Press Not mine if that is somebody else, or if it is not your affected side."), whom);
  limber_words_add_button (&words, LIMBER_OPEN_YES, _ ("Yes"));
  limber_words_add_button (&words, LIMBER_OPEN_NO, _ ("Not mine"));
  return words;
}

/* "limber reminds, and no more." */
static const char *
what_limber_is_not (void)
{
  return _ ("limber reminds you of what your therapist asked for and keeps a log of it. It cannot tell what you have, "
            "gives no advice of its own, and tells nobody how you are.");
}

static char *
with_a_sign (const LimberRoutine *routine)
{
  if (routine->emergency_number != NULL)
    return g_strdup_printf (_ ("With any of the warning signs do not begin, but get help; in an emergency call %s."),
                            routine->emergency_number);
  return g_strdup (_ ("With any of the warning signs do not begin, but get help; in an emergency call your local "
                      "emergency number."));
}

LimberWords
limber_open_words_before (const LimberOpening *opening)
{
  g_autofree char *sign = with_a_sign (opening->routine);
  LimberWords words = { .summary = g_strdup (_ ("Before you begin")) };

  words.body = g_strdup_printf ("%s\n%s %s", what_limber_is_not (),
                                _ ("Read the warning signs on the page in your browser."), sign);
  limber_words_add_button (&words, LIMBER_OPEN_READ, _ ("I have read them"));
  limber_words_add_button (&words, LIMBER_OPEN_NO, _ ("Not now"));
  return words;
}

static void
add_ok (LimberWords *words)
{
  limber_words_add_button (words, LIMBER_OPEN_OK, _ ("OK"));
}

LimberWords
limber_open_words_done (const LimberOpening *opening, const char *begins, const char *problem)
{
  LimberWords words = { .summary = g_strdup_printf (_ ("Installed: %s"), opening->routine->title) };

  if (problem != NULL)
    words.body = g_strdup (problem);
  else if (begins != NULL)
    words.body = g_strdup_printf (opening->routine->signs->len > 0
                                      ? _ ("The first reminder comes on %s. Before that limber has a health question "
                                           "for you: press Open.")
                                      : _ ("The first reminder comes on %s. You need not do anything until then."),
                                  begins);
  else
    words.body = g_strdup (_ ("From now on limber reminds you."));
  add_ok (&words);
  return words;
}

LimberWords
limber_open_words_nothing (const LimberOpening *opening)
{
  g_autofree char *from = from_whom (opening->routine);
  LimberWords words = { 0 };

  if (opening->change == LIMBER_STORE_SAME)
    {
      words.summary = g_strdup (_ ("This routine is installed already"));
      words.body = g_strdup (_ ("There is nothing to do. The page in your browser shows it."));
    }
  else
    {
      words.summary = g_strdup (_ ("A newer routine is installed already"));
      words.body = g_strdup_printf (_ ("This file is revision %d, and revision %d is installed: nothing was changed. "
                                       "Ask %s for the newest file."),
                                    opening->routine->revision, opening->stored->revision, from);
    }
  add_ok (&words);
  return words;
}

LimberWords
limber_open_words_not_mine (const char *therapist)
{
  LimberWords words = { .summary = g_strdup (_ ("Nothing was installed")) };

  words.body = g_strdup_printf (_ ("Tell %s that the name or the side in the file is not yours."),
                                therapist != NULL ? therapist : _ ("your therapist"));
  add_ok (&words);
  return words;
}

/* As a file manager leads there, which begins in the home. */
static char *
folder_name (const char *folder)
{
  const char *home = g_get_home_dir ();
  gsize length = strlen (home);

  return g_filename_display_name (g_str_has_prefix (folder, home) && folder[length] == '/' ? folder + length + 1
                                                                                           : folder);
}

LimberWords
limber_open_words_bad (const char *page)
{
  g_autofree char *folder = g_path_get_dirname (page), *name = g_path_get_basename (page);
  g_autofree char *shown = folder_name (folder);
  LimberWords words = { .summary = g_strdup (_ ("This routine file cannot be used")) };

  words.body = g_strdup_printf (_ ("Nothing was installed. The page in your browser says why: send it to your "
                                   "therapist. It is called %s, in the folder %s."),
                                name, shown);
  add_ok (&words);
  return words;
}

char **
limber_open_page_notice (const LimberOpening *opening, gboolean screen, const char *path)
{
  g_autoptr (GStrvBuilder) notice = g_strv_builder_new ();

  if (opening->first)
    {
      g_autofree char *sign = with_a_sign (opening->routine);

      g_strv_builder_add (notice, what_limber_is_not ());
      g_strv_builder_add (notice, sign);
    }
  if (opening->change == LIMBER_STORE_NEW)
    g_strv_builder_add (notice, _ ("Is it for you, and is the side right? If not, do not install it, and tell your "
                                   "therapist."));
  if (screen)
    g_strv_builder_add (notice, _ ("Read this page. Then press Install in the notification on your screen."));
  else
    {
      g_autofree char *shown = g_filename_display_name (path);
      g_autofree char *how
          = g_strdup_printf (_ ("Nothing on this desktop shows notifications with buttons, and limber "
                                "needs them. To install anyway, type in a terminal: limber install %s"),
                             shown);

      g_strv_builder_add (notice, how);
    }
  return g_strv_builder_end (notice);
}
