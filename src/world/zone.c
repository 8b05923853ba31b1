#include "zone.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define ZONEINFO "/usr/share/zoneinfo"
#define MAX_ZONE_BYTES (256 * 1024)

static const char *
zoneinfo_folder (void)
{
  const char *folder = g_getenv ("TZDIR");

  return folder != NULL && *folder == '/' ? folder : ZONEINFO;
}

/* The content of the tz file that @path leads to, and where that is; NULL when it is no such file. */
static GBytes *
read_zone_file (const char *path, char **actual)
{
  g_autofree char *resolved = NULL;
  char *found = realpath (path, NULL);
  struct stat st;
  GBytes *bytes = NULL;
  int fd;

  if (found == NULL)
    return NULL;
  resolved = g_strdup (found);
  free (found);
  fd = open (resolved, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_NOCTTY | O_CLOEXEC);
  if (fd < 0)
    return NULL;
  if (fstat (fd, &st) == 0 && S_ISREG (st.st_mode) && st.st_size >= 4 && st.st_size <= MAX_ZONE_BYTES)
    {
      g_autofree char *data = g_malloc ((gsize)st.st_size);

      if (read (fd, data, (size_t)st.st_size) == st.st_size && memcmp (data, "TZif", 4) == 0)
        bytes = g_bytes_new_take (g_steal_pointer (&data), (gsize)st.st_size);
    }
  close (fd);
  if (bytes != NULL && actual != NULL)
    *actual = g_steal_pointer (&resolved);
  return bytes;
}

/* "Area/City" in the letters of the tz database: no dots, no empty or lower-case parts, so
 * neither "..", nor an absolute path, nor the "posix" and "right" copies. */
static gboolean
is_well_formed (const char *name)
{
  const char *at = name;

  if (strlen (name) > 64)
    return FALSE;
  for (int parts = 1;; parts++)
    {
      if (!g_ascii_isupper (*at))
        return FALSE;
      at += strspn (at, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+-");
      if (*at == '\0')
        return parts >= 2 && parts <= 3;
      if (*at++ != '/')
        return FALSE;
    }
}

/* The content of the tz database's file @name; NULL when there is none of that name. */
static GBytes *
read_named (const char *name)
{
  g_autofree char *path = NULL;
  g_autofree char *actual = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *folder;
  gboolean inside;

  if (!is_well_formed (name))
    return NULL;
  path = g_build_filename (zoneinfo_folder (), name, NULL);
  bytes = read_zone_file (path, &actual);
  folder = realpath (zoneinfo_folder (), NULL);
  inside = bytes != NULL && folder != NULL && g_str_has_prefix (actual, folder) && actual[strlen (folder)] == '/';
  free (folder);
  return inside ? g_steal_pointer (&bytes) : NULL;
}

GTimeZone *
limber_zone_named (const char *name)
{
  g_autoptr (GBytes) bytes = NULL;

  if (g_str_equal (name, "UTC"))
    return g_time_zone_new_utc ();
  bytes = read_named (name);
  return bytes != NULL ? g_time_zone_new_identifier (name) : NULL;
}

/* What follows ".../zoneinfo/" in @path, when the tz database has a file of that name. */
static char *
name_below_zoneinfo (const char *path)
{
  g_autoptr (GBytes) bytes = NULL;
  const char *at = g_strrstr (path, "/zoneinfo/");

  if (at == NULL)
    return NULL;
  at += strlen ("/zoneinfo/");
  if (g_str_equal (at, "UTC"))
    return g_strdup (at);
  bytes = read_named (at);
  return bytes != NULL ? g_strdup (at) : NULL;
}

static gboolean
has_content (const char *name, GBytes *content)
{
  g_autoptr (GBytes) bytes = read_named (name);

  return bytes != NULL && g_bytes_equal (bytes, content);
}

/* A plain file has lost its name. Debian keeps that beside it; else the first zone of the
 * database with the same content: some 400 small files, read once. */
static char *
name_by_content (GBytes *content)
{
  g_autofree char *noted = NULL;
  g_autofree char *table = g_build_filename (zoneinfo_folder (), "zone.tab", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (g_file_get_contents ("/etc/timezone", &noted, NULL, NULL) && has_content (g_strstrip (noted), content))
    return g_steal_pointer (&noted);
  if (has_content ("Etc/UTC", content) || !g_file_get_contents (table, &text, NULL, NULL))
    return NULL;
  lines = g_strsplit (text, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) fields = NULL;

      if (lines[i][0] == '#')
        continue;
      fields = g_strsplit (lines[i], "\t", 4);
      if (g_strv_length (fields) >= 3 && has_content (fields[2], content))
        return g_strdup (fields[2]);
    }
  return NULL;
}

/* The zone in the file or link @path, and its name. */
static GTimeZone *
zone_from_file (const char *path, char **name)
{
  g_autofree char *actual = NULL;
  g_autofree char *target = g_file_read_link (path, NULL);
  g_autoptr (GBytes) bytes = read_zone_file (path, &actual);
  GTimeZone *zone;

  if (bytes == NULL)
    return NULL;
  zone = g_time_zone_new_identifier (path);
  if (zone == NULL)
    return NULL;
  /* The link first: it says "Europe/Belfast" where the file at its end is another name's. */
  *name = target != NULL ? name_below_zoneinfo (target) : NULL;
  if (*name == NULL)
    *name = name_below_zoneinfo (actual);
  if (*name == NULL)
    *name = name_by_content (bytes);
  return zone;
}

/* Whether @tz may go to GLib as a rule, or as one of the old names without a city ("Japan"): GLib
 * tries every spelling as a path below the database as well. */
static gboolean
may_be_rule (const char *tz)
{
  g_autofree char *path = g_build_filename (zoneinfo_folder (), tz, NULL);
  const gsize name_length = strcspn (tz, ",");

  if (memchr (tz, '/', name_length) != NULL)
    return FALSE;
  return access (path, F_OK) != 0 || g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

/* TZ as POSIX has it: ":" is noise, empty is UTC, then a path, a name, or a rule ("CET-1CEST"). */
static GTimeZone *
zone_from_tz (const char *tz, char **name)
{
  GTimeZone *zone;

  if (*tz == '\0')
    return NULL;
  if (*tz == '/')
    return zone_from_file (tz, name);
  zone = limber_zone_named (tz);
  if (zone == NULL && may_be_rule (tz))
    zone = g_time_zone_new_identifier (tz);
  if (zone != NULL)
    *name = g_strdup (tz);
  return zone;
}

gboolean
limber_zone_goes_by_file (const char *tz, const char *localtime)
{
  return tz == NULL || g_str_equal (*tz == ':' ? tz + 1 : tz, localtime);
}

GTimeZone *
limber_zone_of_machine (const char *tz, const char *localtime, char **name)
{
  g_autofree char *found = NULL;
  GTimeZone *zone;

  if (limber_zone_goes_by_file (tz, localtime))
    zone = zone_from_file (localtime, &found);
  else
    zone = zone_from_tz (*tz == ':' ? tz + 1 : tz, &found);
  if (zone == NULL)
    zone = g_time_zone_new_utc ();
  if (name != NULL)
    *name = found != NULL ? g_steal_pointer (&found) : g_strdup ("UTC");
  return zone;
}
