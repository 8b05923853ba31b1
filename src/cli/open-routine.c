#include "open-routine.h"

#include "cli.h"
#include "error-page.h"
#include "handout.h"
#include "open-words.h"
#include "page.h"
#include "desktop.h"
#include "service.h"

#include "core/preview.h"
#include "core/text.h"
#include "core/words.h"
#include "world/clock-system.h"
#include "world/paths.h"
#include "world/routine-file.h"
#include "world/unpacked.h"

#include <glib/gi18n.h>
#include <string.h>

#define PREVIEW_DAYS 8

/* What was opened. */
typedef struct
{
  const char *path;
  char *unpacked; /* (owned) (nullable) a folder of our own */
  char *file;     /* (owned) (nullable) the routine file */
  char *text;     /* (owned) (nullable) */
  LimberProblems *problems;
  LimberRoutine *routine; /* (owned) NULL: it cannot be used */
} Source;

static void
source_clear (Source *source)
{
  limber_unpacked_remove (g_steal_pointer (&source->unpacked));
  g_free (source->file);
  g_free (source->text);
  g_clear_pointer (&source->problems, g_ptr_array_unref);
  g_clear_pointer (&source->routine, limber_routine_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Source, source_clear)

static void
read_source (Source *source)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = NULL, *program = limber_path_unpack ();

  source->problems = limber_problems_new ();
  source->file = limber_unpacked_find (program, source->path, &source->unpacked, &error);
  if (source->file == NULL)
    {
      limber_problems_add (source->problems, FALSE, 0, 0, NULL, "%s", error->message);
      return;
    }
  folder = g_path_get_dirname (source->file);
  source->text = limber_routine_file_load (source->file, source->problems);
  if (source->text != NULL)
    source->routine = limber_routine_file_parse (source->text, folder, source->problems);
  limber_problems_sort (source->problems);
}

/* Writes the page and has it opened. Returns: (transfer full) (nullable) where it is */
static char *
show_page (const char *name, const char *html)
{
  g_autoptr (GError) error = NULL;
  char *path = limber_page_write (name, html, &error);

  if (path == NULL || !limber_page_open (path, &error))
    limber_cli_complain ("open: %s", error->message);
  if (path != NULL)
    g_printerr (_ ("The page is in %s; open it with a browser.\n"), path);
  return path;
}

static int
show_mistakes (const Source *source, LimberDesktop *desktop)
{
  g_autofree char *shown = g_filename_display_basename (source->file != NULL ? source->file : source->path);
  g_autofree char *name = limber_text_plain (shown);
  g_autofree char *html = limber_error_page (name, source->text, source->problems);
  g_autofree char *page = show_page (_ ("routine-file-mistakes.html"), html);

  for (guint i = 0; i < source->problems->len; i++)
    {
      g_autofree char *said = limber_problem_format (source->problems->pdata[i], name, source->text);

      g_printerr ("%s", said);
    }
  if (page != NULL)
    limber_desktop_tell (desktop, limber_open_words_bad (page));
  return LIMBER_EXIT_BAD;
}

/* "Mon 2 March, 10:30"; NULL where nothing has a time of its own. */
static char *
first_reminder (LimberRoutine *routine)
{
  g_autofree char *zone_name = NULL;
  g_autoptr (GTimeZone) zone = limber_system_zone (NULL, &zone_name);
  g_autoptr (LimberPreview) preview = NULL;
  LimberInstant now = limber_system_now ();
  LimberDate today;

  limber_civil_local (zone, now, &today, NULL);
  preview = limber_preview_new (routine, zone, zone_name, MAX (today, routine->start), PREVIEW_DAYS);
  for (guint i = 0; i < preview->slots->len; i++)
    {
      const LimberSlot *slot = &g_array_index (preview->slots, LimberSlot, i);
      g_autofree char *date = limber_date_words (slot->date, FALSE);
      char time[LIMBER_TIME_BUFFER];

      if (slot->at > now)
        return g_strdup_printf ("%s, %s", date, limber_minute_format (slot->minute, time));
    }
  return NULL;
}

static void
tell_failure (LimberDesktop *desktop, const GError *error)
{
  limber_desktop_tell (
      desktop, (LimberWords){ .summary = g_strdup (_ ("Nothing was installed")), .body = g_strdup (error->message) });
}

/* What limberd asks about a new routine comes after the word that it is there, so it runs before, and
 * finds the file by itself. */
static int
install (const Source *source, const LimberOpening *opening, LimberDesktop *desktop, const char *folder)
{
  g_autofree char *pictures = g_path_get_dirname (source->file), *problem = NULL, *begins = NULL;
  g_autoptr (LimberProblems) problems = limber_problems_new ();
  g_autoptr (GError) error = NULL, down = NULL;
  g_autoptr (LimberClient) client = limber_cli_connect (&down);
  gboolean runs = client != NULL && limber_service_bring_up (client, &down);

  if (!limber_store_install (folder, source->routine, source->text, pictures, problems, &error))
    {
      g_prefix_error (&error, _ ("%s: it could not be installed: "), source->routine->id);
      tell_failure (desktop, error);
      return limber_cli_fail (error);
    }
  if (runs)
    limber_service_enable ();
  else
    {
      g_autofree char *advice = limber_service_advice (down->message);

      problem = g_strdup_printf (_ ("But no reminders will come yet: %s"), advice);
    }
  if (opening->change == LIMBER_STORE_NEW)
    begins = first_reminder (source->routine);
  g_printerr (_ ("Installed: %s.\n"), source->routine->title);
  limber_desktop_tell (desktop, limber_open_words_done (opening, begins, problem));
  return runs && limber_client_reload (client, NULL) ? LIMBER_EXIT_DONE : LIMBER_EXIT_UNREACHABLE;
}

/* Everything that is asked before a file is taken over. */
static gboolean
agreed (const LimberOpening *opening, LimberDesktop *desktop)
{
  if (!limber_desktop_ask (desktop, limber_open_words_offer (opening), LIMBER_OPEN_INSTALL))
    return FALSE;
  if (opening->change == LIMBER_STORE_NEW
      && !limber_desktop_ask (desktop, limber_open_words_whose (opening), LIMBER_OPEN_YES))
    {
      if (!limber_desktop_is_given_up (desktop))
        limber_desktop_tell (desktop, limber_open_words_not_mine (opening->routine->therapist));
      return FALSE;
    }
  return !opening->first || limber_desktop_ask (desktop, limber_open_words_before (opening), LIMBER_OPEN_READ);
}

static void
show_routine (const Source *source, const LimberOpening *opening, LimberDesktop *desktop)
{
  g_auto (GStrv) paragraphs = limber_open_page_notice (opening, limber_desktop_shows (desktop), source->path);
  g_autofree char *pictures = g_path_get_dirname (source->file), *html = NULL;
  gboolean nothing = opening->change == LIMBER_STORE_SAME || opening->change == LIMBER_STORE_LOWER;
  const LimberHandoutNotice notice
      = { .heading = _ ("This routine is not installed yet"), .paragraphs = (const char *const *)paragraphs };

  html = limber_handout_html (source->routine, pictures, nothing ? NULL : &notice);
  g_free (show_page (_ ("home-routine.html"), html));
}

int
limber_open_routine (const char *path)
{
  g_autofree char *folder = limber_path_routines ();
  g_auto (Source) source = { .path = path };
  g_autoptr (LimberDesktop) desktop = limber_desktop_new ();
  g_autoptr (LimberStored) stored = NULL;
  g_autoptr (GPtrArray) all = NULL;
  LimberOpening opening = { 0 };

  read_source (&source);
  if (source.routine == NULL)
    return show_mistakes (&source, desktop);
  all = limber_store_list (folder);
  stored = limber_store_find (folder, source.routine->id);
  opening = (LimberOpening){ .routine = source.routine,
                             .stored = stored,
                             .change = limber_store_compare (stored, source.routine, source.text),
                             .first = all->len == 0 };
  show_routine (&source, &opening, desktop);
  if (opening.change == LIMBER_STORE_LOWER || opening.change == LIMBER_STORE_SAME)
    {
      limber_desktop_tell (desktop, limber_open_words_nothing (&opening));
      return opening.change == LIMBER_STORE_SAME ? LIMBER_EXIT_DONE : LIMBER_EXIT_REFUSED;
    }
  if (!limber_desktop_shows (desktop))
    {
      limber_cli_complain (
          _ ("open: nothing on this desktop shows notifications with buttons; to install, type: limber "
             "install %s"),
          path);
      return LIMBER_EXIT_REFUSED;
    }
  limber_desktop_take_over (desktop, source.routine->id);
  return agreed (&opening, desktop) ? install (&source, &opening, desktop, folder) : LIMBER_EXIT_REFUSED;
}
