/* limber-unpack ARCHIVE FOLDER — the routine file and the pictures of a .zip that came by e-mail.
 *
 * A process of its own, because what it reads is hostile until proven good and its library is
 * large. The files land in FOLDER, which exists and is empty, under their last names alone: no
 * entry can lead anywhere else. Ends with status 0, or with 1 and one word on the standard
 * output: why it was refused (world/unpacked.c has the sentences). What is then in FOLDER is not
 * to be used.
 */

#include "core/text.h"
#include "world/careful-read.h"
#include "world/picture-copy.h"
#include "world/routine-file.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#define MAX_ARCHIVE (8 * 1024 * 1024)
#define MAX_ENTRIES 100
#define MAX_TOTAL (8 * 1024 * 1024)

/* Text packs to a tenth, pictures hardly at all; less than SMALL is never too much. */
#define MAX_RATIO 50
#define SMALL (256 * 1024)

typedef struct
{
  int folder;   /* a file descriptor */
  gsize packed; /* bytes of the archive */
  gsize total;  /* bytes written */
  int entries;
} Unpacking;

/* What no honest archive takes is stopped by the kernel. */
static void
limit (void)
{
  const struct rlimit seconds = { 10, 10 }, file = { LIMBER_PICTURE_MAX_BYTES, LIMBER_PICTURE_MAX_BYTES },
                      core = { 0, 0 };

  setrlimit (RLIMIT_CPU, &seconds);
  setrlimit (RLIMIT_FSIZE, &file);
  setrlimit (RLIMIT_CORE, &core);
}

/* The entry's name in UTF-8 with "/" between folders; NULL when it cannot be told. */
static char *
name_of (struct archive_entry *entry)
{
  const char *name = archive_entry_pathname_utf8 (entry);
  char *copy;

  if (name == NULL)
    name = archive_entry_pathname (entry);
  if (name == NULL)
    return NULL;
  /* what is not UTF-8 is what DOS wrote */
  copy = g_utf8_validate (name, -1, NULL) ? g_strdup (name) : g_convert (name, -1, "UTF-8", "CP437", NULL, NULL, NULL);
  return copy == NULL ? NULL : g_strdelimit (copy, "\\", '/');
}

/* A name that leads out of the folder, or looks different from what it is. */
static gboolean
is_treacherous (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "/", -1);

  if (name[0] == '/' || name[0] == '\0' || name[1] == ':')
    return TRUE;
  for (char **part = parts; *part != NULL; part++)
    if (strcmp (*part, "..") == 0)
      return TRUE;
  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    if (limber_text_treacherous (g_utf8_get_char (at)) || *at == '\n' || *at == '\t')
      return TRUE;
  return FALSE;
}

/* How large the entry may be; 0 for what is of no use and is left out, such as what other systems
 * put beside one's files. */
static gsize
wanted (const char *path, const char *name)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  if (name[0] == '.' || g_str_has_prefix (path, "__MACOSX/"))
    return 0;
  if (limber_routine_file_has_name (name))
    return LIMBER_ROUTINE_MAX_BYTES;
  if (g_str_has_suffix (lower, ".png") || g_str_has_suffix (lower, ".jpg") || g_str_has_suffix (lower, ".jpeg"))
    return LIMBER_PICTURE_MAX_BYTES;
  return 0;
}

static const char *
write_all (int file, const char *bytes, gsize length)
{
  while (length > 0)
    {
      gssize written = write (file, bytes, length);

      if (written < 0 && errno != EINTR)
        return "disk";
      if (written > 0)
        {
          bytes += written;
          length -= (gsize)written;
        }
    }
  return NULL;
}

/* At most @max bytes of the entry into @file. Returns: NULL, or why not */
static const char *
copy (Unpacking *self, struct archive *archive, int file, gsize max)
{
  char block[16 * 1024];
  gsize length = 0;
  gssize got;

  while ((got = archive_read_data (archive, block, sizeof block)) > 0)
    {
      const char *why;

      length += (gsize)got;
      self->total += (gsize)got;
      if (length > max || self->total > MAX_TOTAL || self->total > MAX_RATIO * self->packed + SMALL)
        return "large";
      why = write_all (file, block, (gsize)got);
      if (why != NULL)
        return why;
    }
  return got < 0 ? "damaged" : NULL;
}

static const char *
take (Unpacking *self, struct archive *archive, const char *name, gsize max)
{
  int file = openat (self->folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
  const char *why;

  if (file < 0)
    return errno == EEXIST ? "twice" : "disk";
  why = copy (self, archive, file, max);
  if (close (file) < 0 && why == NULL)
    why = "disk";
  return why;
}

static const char *
take_entry (Unpacking *self, struct archive *archive, struct archive_entry *entry)
{
  g_autofree char *path = name_of (entry), *name = NULL;
  gsize max;

  if (++self->entries > MAX_ENTRIES)
    return "many";
  if (path == NULL || is_treacherous (path))
    return "name";
  if (archive_entry_is_encrypted (entry))
    return "locked";
  if (archive_entry_filetype (entry) == AE_IFDIR)
    return NULL;
  if (archive_entry_filetype (entry) != AE_IFREG || archive_entry_symlink (entry) != NULL
      || archive_entry_hardlink (entry) != NULL)
    return "link";
  name = g_path_get_basename (path);
  max = wanted (path, name);
  return max == 0 ? NULL : take (self, archive, name, max);
}

static const char *
unpack (Unpacking *self, const char *bytes, gsize length)
{
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  const char *why = NULL;
  int status = ARCHIVE_OK;

  self->packed = length;
  archive_read_support_format_zip (archive);
  if (archive_read_open_memory (archive, bytes, length) != ARCHIVE_OK)
    why = "damaged";
  /* a name in no known writing is a warning, and is looked at like any other */
  while (why == NULL && ((status = archive_read_next_header (archive, &entry)) == ARCHIVE_OK || status == ARCHIVE_WARN))
    why = take_entry (self, archive, entry);
  if (why == NULL && status != ARCHIVE_EOF)
    why = "damaged";
  archive_read_free (archive);
  return why;
}

int
main (int argc, char **argv)
{
  g_autoptr (LimberProblems) problems = limber_problems_new ();
  g_autofree char *bytes = NULL;
  Unpacking self = { 0 };
  const char *why;
  gsize length = 0;

  if (argc != 3)
    return 2;
  limit ();
  /* names are told in UTF-8, whatever the client's language is */
  setlocale (LC_CTYPE, "C.UTF-8");
  self.folder = open (argv[2], O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (self.folder < 0)
    {
      puts ("disk");
      return 1;
    }
  bytes = limber_careful_read (argv[1], MAX_ARCHIVE, NULL, &length, problems);
  if (bytes == NULL)
    why = "large";
  else
    why = unpack (&self, bytes, length);
  if (why == NULL)
    return 0;
  puts (why);
  return 1;
}
