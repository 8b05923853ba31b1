#include "routine-store.h"

#include "picture-copy.h"
#include "routine-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  int revision;
  char *path;
  LimberInstant modified;
} Revision;

void
limber_stored_free (LimberStored *stored)
{
  g_free (stored->id);
  g_free (stored->path);
  g_clear_pointer (&stored->routine, limber_routine_unref);
  g_free (stored->bad_path);
  g_clear_pointer (&stored->bad_problems, g_ptr_array_unref);
  g_free (stored);
}

static void
clear_revision (gpointer data)
{
  g_free (((Revision *)data)->path);
}

/* N of "revision-N.routine"; 0 for any other name. */
static int
revision_of (const char *name)
{
  gint64 number;
  g_autofree char *digits = NULL;

  if (!g_str_has_prefix (name, "revision-") || !g_str_has_suffix (name, ".routine"))
    return 0;
  digits = g_strndup (name + strlen ("revision-"), strlen (name) - strlen ("revision-.routine"));
  return g_ascii_string_to_signed (digits, 10, 1, G_MAXINT32, &number, NULL) ? (int)number : 0;
}

static int
newest_first (gconstpointer a, gconstpointer b)
{
  return ((const Revision *)b)->revision - ((const Revision *)a)->revision;
}

static GArray *
revisions_in (const char *folder)
{
  GArray *revisions = g_array_new (FALSE, TRUE, sizeof (Revision));
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_array_set_clear_func (revisions, clear_revision);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      Revision revision = { .revision = revision_of (name) };
      GStatBuf info;

      if (revision.revision == 0)
        continue;
      revision.path = g_build_filename (folder, name, NULL);
      if (g_stat (revision.path, &info) == 0)
        revision.modified = info.st_mtim.tv_sec * (LimberInstant)G_USEC_PER_SEC + info.st_mtim.tv_nsec / 1000;
      g_array_append_val (revisions, revision);
    }
  g_array_sort (revisions, newest_first);
  return revisions;
}

/* The newest revision that reads well; of those above it the newest is remembered as bad. */
static void
choose_revision (LimberStored *stored, const GArray *revisions)
{
  for (guint i = 0; i < revisions->len && stored->routine == NULL; i++)
    {
      const Revision *revision = &g_array_index (revisions, Revision, i);
      g_autoptr (GPtrArray) problems = limber_problems_new ();

      stored->routine = limber_routine_file_read (revision->path, problems);
      if (stored->routine != NULL && strcmp (stored->routine->id, stored->id) != 0)
        {
          limber_problems_add (problems, FALSE, 0, 0, NULL, _ ("the file calls itself %s, but lies in the folder %s"),
                               stored->routine->id, stored->id);
          g_clear_pointer (&stored->routine, limber_routine_unref);
        }
      if (stored->routine != NULL)
        {
          stored->revision = revision->revision;
          stored->path = g_strdup (revision->path);
          stored->installed = revision->modified;
        }
      else if (stored->bad_path == NULL)
        {
          stored->bad_revision = revision->revision;
          stored->bad_path = g_strdup (revision->path);
          stored->bad_problems = g_steal_pointer (&problems);
        }
    }
}

LimberStored *
limber_store_find (const char *folder, const char *id)
{
  g_autofree char *own = g_build_filename (folder, id, NULL);
  g_autoptr (GArray) revisions = revisions_in (own);
  LimberStored *stored;

  if (revisions->len == 0)
    return NULL;
  stored = g_new0 (LimberStored, 1);
  stored->id = g_strdup (id);
  stored->first = LIMBER_NEVER;
  for (guint i = 0; i < revisions->len; i++)
    stored->first = MIN (stored->first, g_array_index (revisions, Revision, i).modified);
  choose_revision (stored, revisions);
  return stored;
}

GPtrArray *
limber_store_revisions (const char *folder, const char *id)
{
  g_autofree char *own = g_build_filename (folder, id, NULL);
  g_autoptr (GArray) revisions = revisions_in (own);
  GPtrArray *routines = g_ptr_array_new_with_free_func ((GDestroyNotify)limber_routine_unref);

  for (guint i = revisions->len; i-- > 0;)
    {
      g_autoptr (GPtrArray) problems = limber_problems_new ();
      g_autoptr (LimberRoutine) routine
          = limber_routine_file_read (g_array_index (revisions, Revision, i).path, problems);

      if (routine != NULL && strcmp (routine->id, id) == 0)
        g_ptr_array_add (routines, g_steal_pointer (&routine));
    }
  return routines;
}

static int
by_id (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(LimberStored *const *)a)->id, (*(LimberStored *const *)b)->id);
}

GPtrArray *
limber_store_list (const char *folder)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify)limber_stored_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      LimberStored *stored = limber_store_find (folder, name);

      if (stored != NULL)
        g_ptr_array_add (list, stored);
    }
  g_ptr_array_sort (list, by_id);
  return list;
}

static gboolean
fail (const char *path, GError **error)
{
  g_set_error (error, LIMBER_ERROR, LIMBER_ERROR_STORAGE, "%s: %s", path, g_strerror (errno));
  return FALSE;
}

/* A name that is no way out of the store's folder. */
static gboolean
is_id (const char *id)
{
  return *id != '\0' && *id != '.' && strchr (id, '/') == NULL;
}

static gboolean
refuse_unknown (const char *id, GError **error)
{
  g_set_error (error, LIMBER_ERROR, LIMBER_ERROR_REFUSED,
               _ ("%s: no such routine is installed; 'limber list' shows those that are"), id);
  return FALSE;
}

LimberStoreChange
limber_store_compare (const LimberStored *stored, const LimberRoutine *routine, const char *text)
{
  g_autofree char *before = NULL;

  if (stored == NULL || stored->routine == NULL)
    return LIMBER_STORE_NEW;
  if (stored->revision != routine->revision)
    return stored->revision < routine->revision ? LIMBER_STORE_HIGHER : LIMBER_STORE_LOWER;
  return g_file_get_contents (stored->path, &before, NULL, NULL) && strcmp (before, text) == 0
             ? LIMBER_STORE_SAME
             : LIMBER_STORE_OTHER_CONTENT;
}

gboolean
limber_store_install (const char *folder, const LimberRoutine *routine, const char *text, const char *pictures,
                      LimberProblems *problems, GError **error)
{
  g_autofree char *own = g_build_filename (folder, routine->id, NULL);
  g_autofree char *name = g_strdup_printf ("revision-%d.routine", routine->revision);
  g_autofree char *path = g_build_filename (own, name, NULL), *before = NULL;

  if (g_mkdir_with_parents (own, 0700) != 0)
    return fail (own, error);
  /* first, so that a revision is never in force without them */
  limber_picture_copy (routine, pictures, own, problems);
  /* a file that is opened once more is no new one: nothing begins anew */
  if (g_file_get_contents (path, &before, NULL, NULL) && strcmp (before, text) == 0)
    return TRUE;
  if (g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                error))
    return TRUE;
  (*error)->domain = LIMBER_ERROR;
  (*error)->code = LIMBER_ERROR_STORAGE;
  return FALSE;
}

/* Renames @path to a name that counts for nothing and that no earlier one has. */
static gboolean
set_aside (const char *path, GError **error)
{
  g_autofree char *aside = g_strconcat (path, ".set-aside", NULL);

  for (int i = 2; g_file_test (aside, G_FILE_TEST_EXISTS); i++)
    {
      g_free (aside);
      aside = g_strdup_printf ("%s.set-aside-%d", path, i);
    }
  return g_rename (path, aside) == 0 || fail (path, error);
}

/* The revision that would be in force without @stored's; 0 when there is none. */
static int
find_lower (const LimberStored *stored, const GArray *revisions)
{
  for (guint i = 0; i < revisions->len; i++)
    {
      const Revision *revision = &g_array_index (revisions, Revision, i);
      g_autoptr (GPtrArray) problems = limber_problems_new ();
      g_autoptr (LimberRoutine) routine = NULL;

      if (revision->revision >= stored->revision)
        continue;
      routine = limber_routine_file_read (revision->path, problems);
      if (routine != NULL && strcmp (routine->id, stored->id) == 0)
        return revision->revision;
    }
  return 0;
}

gboolean
limber_store_rollback (const char *folder, const char *id, int *revision, GError **error)
{
  g_autoptr (LimberStored) stored = is_id (id) ? limber_store_find (folder, id) : NULL;
  g_autofree char *own = g_build_filename (folder, id, NULL);
  g_autoptr (GArray) revisions = NULL;

  if (stored == NULL)
    return refuse_unknown (id, error);
  revisions = revisions_in (own);
  *revision = stored->routine == NULL ? 0 : find_lower (stored, revisions);
  if (*revision == 0)
    {
      g_set_error (error, LIMBER_ERROR, LIMBER_ERROR_REFUSED,
                   _ ("%s: there is no earlier revision to go back to; 'limber remove %s' removes the routine"), id,
                   id);
      return FALSE;
    }
  /* from the highest down, so that at any moment the highest good one is in force */
  for (guint i = 0; i < revisions->len; i++)
    {
      const Revision *candidate = &g_array_index (revisions, Revision, i);

      if (candidate->revision >= stored->revision && !set_aside (candidate->path, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
limber_store_remove (const char *folder, const char *id, GError **error)
{
  g_autofree char *own = g_build_filename (folder, id, NULL);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (!is_id (id) || (dir = g_dir_open (own, 0, NULL)) == NULL)
    return refuse_unknown (id, error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (own, name, NULL);

      if (g_unlink (path) != 0)
        return fail (path, error);
    }
  return g_rmdir (own) == 0 || fail (own, error);
}
