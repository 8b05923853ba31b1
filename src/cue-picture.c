#include "cue-picture.h"

#include "world/picture-copy.h"
#include "world/picture-decode.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

/* A telephone's camera makes some twelve million; a file of a few bytes may claim any number. */
#define PIXELS_MAX (16 * 1000 * 1000)

/* What decoding so many may take, and a margin. */
#define MEMORY_MAX (512 * 1024 * 1024)
#define CPU_SECONDS 2
#define SECONDS 5

/* The shadow of a sanitizer would not fit into MEMORY_MAX. */
#ifdef __has_feature
#define SANITIZED __has_feature (address_sanitizer)
#elif defined __SANITIZE_ADDRESS__
#define SANITIZED 1
#else
#define SANITIZED 0
#endif

static int
refuse (const char *path, const char *why)
{
  g_printerr ("limber-cue: %s: %s\n", path, why);
  return EXIT_FAILURE;
}

static void
limit (int resource, rlim_t most)
{
  const struct rlimit both = { most, most };

  setrlimit (resource, &both);
}

/* Nobody may be there any more to end it, and what it reads may be made to take for ever. */
static void
set_limits (void)
{
  alarm (SECONDS);
  limit (RLIMIT_CPU, CPU_SECONDS);
  limit (RLIMIT_CORE, 0);
  limit (RLIMIT_FSIZE, 0);
  if (!SANITIZED)
    limit (RLIMIT_AS, MEMORY_MAX);
}

/* What is missing would be shown as grey, or as whatever was in the memory. */
static gboolean
is_cut (const char *bytes, gsize length, const char *type)
{
  const char *end = g_str_equal (type, "image/jpeg") ? "\xff\xd9" : "IEND";

  return memmem (bytes, length, end, strlen (end)) == NULL;
}

/* Called once the size is known, before any pixel is. */
static void
on_size (GdkPixbufLoader *loader, int width, int height, gpointer data)
{
  gboolean *too_large = data;
  const int longer = MAX (width, height);

  *too_large = (gint64)width * height > PIXELS_MAX;
  if (*too_large)
    /* asks for no pixels at all */
    gdk_pixbuf_loader_set_size (loader, 0, 0);
  else if (longer > LIMBER_PICTURE_SIDE)
    gdk_pixbuf_loader_set_size (loader, MAX (1, (int)((gint64)width * LIMBER_PICTURE_SIDE / longer)),
                                MAX (1, (int)((gint64)height * LIMBER_PICTURE_SIDE / longer)));
}

static GdkPixbuf *
decode (const char *bytes, gsize length, const char *type, GError **error)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new_with_mime_type (type, error);
  gboolean too_large = FALSE, written;

  if (loader == NULL)
    return NULL;
  g_signal_connect (loader, "size-prepared", G_CALLBACK (on_size), &too_large);
  written = gdk_pixbuf_loader_write (loader, (const guchar *)bytes, length, error);
  if (!gdk_pixbuf_loader_close (loader, written ? error : NULL) || !written)
    {
      if (too_large)
        {
          g_clear_error (error);
          g_set_error (error, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_INSUFFICIENT_MEMORY,
                       "it has more than %d million pixels", PIXELS_MAX / 1000000);
        }
      return NULL;
    }
  return gdk_pixbuf_apply_embedded_orientation (gdk_pixbuf_loader_get_pixbuf (loader));
}

static int
put (const GdkPixbuf *pixels, const char *path)
{
  const int width = gdk_pixbuf_get_width (pixels), height = gdk_pixbuf_get_height (pixels);
  const int channels = gdk_pixbuf_get_n_channels (pixels), stride = gdk_pixbuf_get_rowstride (pixels);
  const guint8 *rows = gdk_pixbuf_read_pixels (pixels);

  printf (LIMBER_PICTURE_HEADER, width, height, channels);
  for (int y = 0; y < height; y++)
    fwrite (rows + (gsize)y * (gsize)stride, (gsize)channels, (gsize)width, stdout);
  return fflush (stdout) == 0 ? EXIT_SUCCESS : refuse (path, "its pixels could not be handed over");
}

int
limber_picture_main (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path), *name = g_path_get_basename (path), *why = NULL;
  g_autoptr (GdkPixbuf) pixels = NULL;
  g_autoptr (GError) error = NULL;
  const char *type;
  gsize length;
  g_autofree char *bytes = limber_picture_read (folder, name, &length, &type, &why);

  if (bytes == NULL)
    return refuse (path, why);
  if (is_cut (bytes, length, type))
    return refuse (path, "its end is missing");
  set_limits ();
  pixels = decode (bytes, length, type, &error);
  return pixels != NULL ? put (pixels, path) : refuse (path, error != NULL ? error->message : "it holds no picture");
}
