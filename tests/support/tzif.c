#include "tzif.h"

#include <string.h>

#define HEADER_SIZE 44

static gint32
read_32 (const char *data)
{
  gint32 value;

  memcpy (&value, data, sizeof value);
  return GINT32_FROM_BE (value);
}

static gint64
read_64 (const char *data)
{
  gint64 value;

  memcpy (&value, data, sizeof value);
  return GINT64_FROM_BE (value);
}

/* The counts in a header, in the order in which they stand there. */
typedef struct
{
  gint32 ut, std, leap, time, type, chars;
} Counts;

static Counts
read_counts (const char *header)
{
  return (Counts){
    .ut = read_32 (header + 20),
    .std = read_32 (header + 24),
    .leap = read_32 (header + 28),
    .time = read_32 (header + 32),
    .type = read_32 (header + 36),
    .chars = read_32 (header + 40),
  };
}

GArray *
limber_test_tzif_read (const char *path)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (LimberTestTransition));
  g_autofree char *content = NULL;
  const char *header, *times, *indices, *types;
  gsize length;
  Counts counts;
  int offset;

  if (!g_file_get_contents (path, &content, &length, NULL) || length < HEADER_SIZE || memcmp (content, "TZif", 4) != 0)
    return NULL;
  /* the second block has the same data with 64 bits a time */
  g_assert_cmpint (content[4], >=, '2');
  counts = read_counts (content);
  header = content + HEADER_SIZE + counts.time * 5 + counts.type * 6 + counts.chars + counts.leap * 8 + counts.std
           + counts.ut;
  counts = read_counts (header);
  g_assert_cmpint (counts.leap, ==, 0);
  times = header + HEADER_SIZE;
  indices = times + (gsize)counts.time * 8;
  types = indices + counts.time;

  offset = read_32 (types);
  for (gint32 i = 0; i < counts.time; i++)
    {
      LimberTestTransition change
          = { .at = read_64 (times + i * 8), .before = offset, .after = read_32 (types + (guchar)indices[i] * 6) };

      offset = change.after;
      if (change.before != change.after)
        g_array_append_val (changes, change);
    }
  return g_steal_pointer (&changes);
}

int
limber_test_tzif_offset (const GArray *changes, gint64 at)
{
  int offset = g_array_index (changes, LimberTestTransition, 0).before;

  for (guint i = 0; i < changes->len && g_array_index (changes, LimberTestTransition, i).at <= at; i++)
    offset = g_array_index (changes, LimberTestTransition, i).after;
  return offset;
}

static void
collect (const char *prefix, GHashTable *contents, GPtrArray *names)
{
  g_autofree char *path = g_build_filename (LIMBER_TEST_ZONEINFO, prefix, NULL);
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);

  for (const char *entry; (entry = g_dir_read_name (folder)) != NULL;)
    {
      g_autofree char *name = *prefix == '\0' ? g_strdup (entry) : g_build_filename (prefix, entry, NULL);
      g_autofree char *file = g_build_filename (path, entry, NULL);
      g_autofree char *content = NULL;
      gsize length;

      /* the same zones a second time, and zones whose seconds are not those of the clocks */
      if (strcmp (name, "posix") == 0 || strcmp (name, "right") == 0)
        continue;
      if (g_file_test (file, G_FILE_TEST_IS_DIR))
        collect (name, contents, names);
      else if (g_file_get_contents (file, &content, &length, NULL) && length > 4 && memcmp (content, "TZif", 4) == 0
               && g_hash_table_add (contents, g_compute_checksum_for_data (G_CHECKSUM_SHA1, (guchar *)content, length)))
        g_ptr_array_add (names, g_steal_pointer (&name));
    }
}

GPtrArray *
limber_test_tzif_names (void)
{
  g_autoptr (GHashTable) contents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  collect ("", contents, names);
  return names;
}
