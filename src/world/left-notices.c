#include "left-notices.h"

#include <glib/gstdio.h>
#include <string.h>

struct _LimberLeftNotices
{
  char *path;
  char **words; /* (nullable) of the file: bus, owner, ids */
};

LimberLeftNotices *
limber_left_notices_new (const char *path)
{
  LimberLeftNotices *left = g_new0 (LimberLeftNotices, 1);
  g_autofree char *text = NULL;

  left->path = g_strdup (path);
  if (g_file_get_contents (path, &text, NULL, NULL) && g_utf8_validate (text, -1, NULL))
    left->words = g_strsplit (g_strchomp (text), " ", -1);
  return left;
}

void
limber_left_notices_free (LimberLeftNotices *left)
{
  g_free (left->path);
  g_strfreev (left->words);
  g_free (left);
}

GArray *
limber_left_notices_take (LimberLeftNotices *left, const char *bus, const char *owner)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_auto (GStrv) words = g_steal_pointer (&left->words);

  if (words == NULL || g_strv_length (words) < 2 || strcmp (words[0], bus) != 0 || strcmp (words[1], owner) != 0)
    return ids;
  for (char **word = words + 2; *word != NULL; word++)
    {
      guint64 number;

      if (g_ascii_string_to_unsigned (*word, 10, 1, G_MAXUINT32, &number, NULL))
        {
          guint32 id = (guint32)number;

          g_array_append_val (ids, id);
        }
    }
  return ids;
}

void
limber_left_notices_keep (LimberLeftNotices *left, const char *bus, const char *owner, const GArray *ids)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  if (ids->len == 0)
    {
      g_unlink (left->path);
      return;
    }
  g_string_printf (text, "%s %s", bus, owner);
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, " %u", g_array_index (ids, guint32, i));
  g_string_append_c (text, '\n');
  /* one short write: a process that dies over it leaves no half of a file beside this one */
  if (!g_file_set_contents_full (left->path, text->str, (gssize)text->len, G_FILE_SET_CONTENTS_NONE, 0600, &error))
    g_debug ("%s", error->message);
}
