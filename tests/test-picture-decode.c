/* Pictures that came with a routine file, good ones and such as are made to do harm, read by the
 * real limber-cue; and helpers that are not what they should be. */
#include "world/picture-copy.h"
#include "world/picture-decode.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Milliseconds; long enough for a busy machine under valgrind. */
#define LONG 60000

typedef struct
{
  char *folder, *path, *helper;
} Place;

static void
place_init (Place *place)
{
  place->folder = g_dir_make_tmp ("limber-test-XXXXXX", NULL);
  place->path = g_build_filename (place->folder, "picture", NULL);
  place->helper = g_test_build_filename (G_TEST_BUILT, "..", "limber-cue", NULL);
}

static void
place_clear (Place *place)
{
  g_unlink (place->path);
  g_assert_cmpint (g_rmdir (place->folder), ==, 0);
  g_free (place->folder);
  g_free (place->path);
  g_free (place->helper);
}

static void
put (const Place *place, const char *bytes, gsize length)
{
  g_assert_true (g_file_set_contents (place->path, bytes, (gssize)length, NULL));
}

/* Red on the left, blue on the right, and something to compress in between. */
static GdkPixbuf *
draw (int width, int height, gboolean alpha)
{
  GdkPixbuf *pixels = gdk_pixbuf_new (GDK_COLORSPACE_RGB, alpha, 8, width, height);
  g_autoptr (GdkPixbuf) left = gdk_pixbuf_new_subpixbuf (pixels, 0, 0, width / 2, height);

  gdk_pixbuf_fill (pixels, alpha ? 0x0000ff80 : 0x0000ffff);
  gdk_pixbuf_fill (left, 0xff0000ff);
  return pixels;
}

static GBytes *
encode (int width, int height, gboolean alpha, const char *type)
{
  g_autoptr (GdkPixbuf) pixels = draw (width, height, alpha);
  char *bytes;
  gsize length;

  g_assert_true (gdk_pixbuf_save_to_buffer (pixels, &bytes, &length, type, NULL, NULL));
  return g_bytes_new_take (bytes, length);
}

/* What comes of the file: "WIDTHxHEIGHT CHANNELS LEFT RIGHT" with a colour each, or "no". */
static char *
look (const Place *place, guint patience)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) image = limber_picture_decode (place->helper, place->path, patience, &error);
  g_autoptr (GVariant) data = NULL;
  int width, height, stride, bits, channels;
  gboolean alpha;
  const guint8 *pixels, *left, *right;
  gsize length;

  g_assert_true ((image == NULL) == (error != NULL));
  if (image == NULL)
    return g_strdup ("no");
  g_variant_get (image, "(iiibii@ay)", &width, &height, &stride, &alpha, &bits, &channels, &data);
  pixels = g_variant_get_fixed_array (data, &length, 1);
  g_assert_cmpint (bits, ==, 8);
  g_assert_cmpint (alpha, ==, channels == 4);
  g_assert_cmpint (stride, ==, width * channels);
  g_assert_cmpuint (length, ==, (gsize)stride * (gsize)height);
  left = pixels + (height * 3 / 4) * stride + width / 8 * channels;
  right = left + width * 3 / 4 * channels;
  return g_strdup_printf ("%dx%d %d %02x%02x%02x %02x%02x%02x", width, height, channels, left[0] & 0xf0, left[1] & 0xf0,
                          left[2] & 0xf0, right[0] & 0xf0, right[1] & 0xf0, right[2] & 0xf0);
}

static void
expect (const Place *place, const char *wanted)
{
  g_autofree char *seen = look (place, LONG);

  g_assert_cmpstr (seen, ==, wanted);
}

static void
test_good (void)
{
  static const struct
  {
    int width, height;
    gboolean alpha;
    const char *type, *wanted;
  } rows[] = {
    { 256, 192, FALSE, "png", "256x192 3 f00000 0000f0" },    { 256, 192, TRUE, "png", "256x192 4 f00000 0000f0" },
    { 16, 16, FALSE, "png", "16x16 3 f00000 0000f0" },        { 16, 16, FALSE, "jpeg", "16x16 3 f00000 0000f0" },
    { 1024, 512, TRUE, "png", "256x128 4 f00000 0000f0" },    { 512, 1024, FALSE, "png", "128x256 3 f00000 0000f0" },
    { 4000, 3000, FALSE, "jpeg", "256x192 3 f00000 0000f0" }, { 4000, 4000, TRUE, "png", "256x256 4 f00000 0000f0" },
    { 2000, 1, FALSE, "png", "256x1 3 f00000 0000f0" },
  };
  Place place;

  place_init (&place);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GBytes) bytes = encode (rows[i].width, rows[i].height, rows[i].alpha, rows[i].type);

      g_test_message ("%d x %d %s", rows[i].width, rows[i].height, rows[i].type);
      put (&place, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      expect (&place, rows[i].wanted);
    }
  place_clear (&place);
}

/* A telephone held upright says so instead of turning the picture. */
static void
test_turned (void)
{
  static const guint8 upright[] = { 0xff, 0xe1, 0, 34, 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8,
                                    /* one entry: orientation, a short, once, 6 */
                                    0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0 };
  g_autoptr (GBytes) bytes = encode (64, 32, FALSE, "jpeg");
  g_autoptr (GByteArray) turned = g_byte_array_new ();
  const guint8 *plain = g_bytes_get_data (bytes, NULL);
  Place place;

  place_init (&place);
  g_byte_array_append (turned, plain, 2);
  g_byte_array_append (turned, upright, sizeof upright);
  g_byte_array_append (turned, plain + 2, (guint)g_bytes_get_size (bytes) - 2);
  put (&place, (const char *)turned->data, turned->len);
  /* red is above blue now */
  expect (&place, "32x64 3 0000f0 0000f0");
  place_clear (&place);
}

static guint32
crc (const guint8 *bytes, gsize length)
{
  guint32 sum = 0xffffffff;

  for (gsize i = 0; i < length; i++)
    {
      sum ^= bytes[i];
      for (int bit = 0; bit < 8; bit++)
        sum = (sum & 1) != 0 ? sum >> 1 ^ 0xedb88320 : sum >> 1;
    }
  return ~sum;
}

static void
put_number (guint8 *at, guint32 number)
{
  const guint32 big = GUINT32_TO_BE (number);

  memcpy (at, &big, sizeof big);
}

/* A PNG of 16 by 16 that claims to have another size, with the right sum for it. */
static void
test_claims (void)
{
  static const struct
  {
    guint32 width, height;
  } claims[] = { { 100000, 100000 }, { 0x7fffffff, 0x7fffffff }, { 0xffffffff, 1 }, { 0, 0 }, { 16, 0 },
                 { 4001, 4001 },     { 0x7fffffff, 1 },          { 0x40000001, 4 } };
  g_autoptr (GBytes) bytes = encode (16, 16, FALSE, "png");
  gsize length;
  g_autofree guint8 *png = g_memdup2 (g_bytes_get_data (bytes, &length), g_bytes_get_size (bytes));
  Place place;

  place_init (&place);
  for (gsize i = 0; i < G_N_ELEMENTS (claims); i++)
    {
      put_number (png + 16, claims[i].width);
      put_number (png + 20, claims[i].height);
      put_number (png + 29, crc (png + 12, 17));
      put (&place, (const char *)png, length);
      g_test_message ("%u x %u", claims[i].width, claims[i].height);
      expect (&place, "no");
    }
  place_clear (&place);
}

/* A file of a few kilobytes that means hundreds of megabytes. */
static void
test_bomb (void)
{
  g_autoptr (GBytes) bytes = encode (8000, 8000, FALSE, "png");
  Place place;

  place_init (&place);
  g_assert_cmpuint (g_bytes_get_size (bytes), <, LIMBER_PICTURE_MAX_BYTES);
  put (&place, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  expect (&place, "no");
  place_clear (&place);
}

/* Cut anywhere before the last chunk, which in a PNG is twelve bytes. */
static void
test_truncated (void)
{
  static const char *const types[] = { "png", "jpeg" };
  Place place;

  place_init (&place);
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GBytes) bytes = encode (64, 48, FALSE, types[i]);
      const gsize length = g_bytes_get_size (bytes);

      for (gsize cut = 0; cut + 12 < length; cut += 1 + length / 50)
        {
          put (&place, g_bytes_get_data (bytes, NULL), cut);
          expect (&place, "no");
        }
    }
  place_clear (&place);
}

/* Any byte of it may be wrong. */
static void
test_damaged (void)
{
  static const char *const types[] = { "png", "jpeg" };
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  Place place;

  place_init (&place);
  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GBytes) bytes = encode (64, 48, i == 0, types[i]);
      const gsize length = g_bytes_get_size (bytes);

      for (int round = 0; round < 40; round++)
        {
          g_autofree guint8 *damaged = g_memdup2 (g_bytes_get_data (bytes, NULL), length);
          g_autofree char *seen = NULL;

          for (int hit = 0; hit < 1 + round % 5; hit++)
            damaged[g_rand_int_range (random, 4, (int)length)] = (guint8)g_rand_int (random);
          put (&place, (const char *)damaged, length);
          seen = look (&place, LONG);
          g_assert_nonnull (seen);
        }
    }
  place_clear (&place);
}

static void
test_other_types (void)
{
  static const char *const heads[] = {
    "",
    "x",
    "GIF89a\1\0\1\0\200\0\0",
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>",
    "BM",
    "\211PNG\r\n\032\n",
    "\211PNG\r\n\032\nx",
    "\377\330\377",
    "\377\330\377\331",
    "II*",
    "RIFF\1\0\0\0WEBPVP8 ",
  };
  g_autoptr (GBytes) bmp = encode (16, 16, FALSE, "bmp");
  Place place;

  place_init (&place);
  for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      put (&place, heads[i], strlen (heads[i]));
      expect (&place, "no");
    }
  put (&place, g_bytes_get_data (bmp, NULL), g_bytes_get_size (bmp));
  expect (&place, "no");
  place_clear (&place);
}

static void
test_other_files (void)
{
  g_autoptr (GBytes) good = encode (16, 16, FALSE, "png");
  g_autofree char *large = g_malloc0 (LIMBER_PICTURE_MAX_BYTES + 1), *target = NULL;
  Place place;

  place_init (&place);
  expect (&place, "no");
  g_assert_cmpint (mkfifo (place.path, 0600), ==, 0);
  expect (&place, "no");
  g_unlink (place.path);
  g_assert_cmpint (g_mkdir (place.path, 0700), ==, 0);
  expect (&place, "no");
  g_rmdir (place.path);
  target = g_build_filename (place.folder, "target", NULL);
  g_assert_true (g_file_set_contents (target, g_bytes_get_data (good, NULL), (gssize)g_bytes_get_size (good), NULL));
  g_assert_cmpint (symlink (target, place.path), ==, 0);
  expect (&place, "no");
  g_unlink (place.path);
  g_assert_cmpint (g_rename (target, place.path), ==, 0);
  expect (&place, "16x16 3 f00000 0000f0");
  memcpy (large, g_bytes_get_data (good, NULL), g_bytes_get_size (good));
  put (&place, large, LIMBER_PICTURE_MAX_BYTES + 1);
  expect (&place, "no");
  place_clear (&place);
}

/* A helper of which everything may be wrong, as one would be that a picture has taken over. */
static void
test_bad_helpers (void)
{
  static const struct
  {
    const char *script;
    guint patience;
    const char *wanted;
  } rows[] = {
    { "printf 'limber-picture 2 1 3\\nabcdef'", LONG, "2x1 3 606060 606060" },
    { "printf 'limber-picture 2 1 3\\nabcde'", LONG, "no" },
    { "printf 'limber-picture 2 1 3\\nabcdefg'", LONG, "no" },
    { "printf 'limber-picture 2 1 5\\nabcdefghij'", LONG, "no" },
    { "printf 'limber-picture 0 1 3\\n'", LONG, "no" },
    { "printf 'limber-picture -1 -1 3\\nabc'", LONG, "no" },
    { "printf 'limber-picture 257 1 3\\n'; head -c 771 /dev/zero", LONG, "no" },
    { "printf 'limber-picture 99999999999 1 3\\nabc'", LONG, "no" },
    { "printf 'limber-picture 2 1 3'", LONG, "no" },
    { "printf 'limber-sound 2 1 3\\nabcdef'", LONG, "no" },
    { "yes", LONG, "no" },
    { "kill -SEGV $$", LONG, "no" },
    { "true", LONG, "no" },
    { "kill -STOP $$", 50, "no" },
    { "printf 'limber-picture 2 1 3\\nabc'; kill -STOP $$", 50, "no" },
  };
  Place place;

  place_init (&place);
  g_free (place.helper);
  place.helper = g_build_filename (place.folder, "helper", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *script = g_strdup_printf ("#!/bin/sh\n%s\n", rows[i].script), *seen = NULL;

      g_test_message ("%s", rows[i].script);
      g_assert_true (g_file_set_contents_full (place.helper, script, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0700, NULL));
      seen = look (&place, rows[i].patience);
      g_assert_cmpstr (seen, ==, rows[i].wanted);
    }
  g_unlink (place.helper);
  expect (&place, "no");
  place_clear (&place);
}

/* Asked again for the same, it is not read again. */
static void
test_once (void)
{
  g_autoptr (GBytes) bytes = encode (16, 16, FALSE, "png");
  LimberPictures *pictures;
  Place place;

  place_init (&place);
  pictures = limber_pictures_new (place.helper);
  g_assert_null (limber_pictures_get (pictures, NULL));
  g_assert_null (limber_pictures_get (pictures, place.path));
  put (&place, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_null (limber_pictures_get (pictures, place.path));
  g_assert_null (limber_pictures_get (pictures, NULL));
  g_assert_nonnull (limber_pictures_get (pictures, place.path));
  g_unlink (place.path);
  g_assert_nonnull (limber_pictures_get (pictures, place.path));
  limber_pictures_free (pictures);
  place_clear (&place);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/picture-decode/good", test_good);
  g_test_add_func ("/picture-decode/turned", test_turned);
  g_test_add_func ("/picture-decode/claims", test_claims);
  g_test_add_func ("/picture-decode/bomb", test_bomb);
  g_test_add_func ("/picture-decode/truncated", test_truncated);
  g_test_add_func ("/picture-decode/damaged", test_damaged);
  g_test_add_func ("/picture-decode/other-types", test_other_types);
  g_test_add_func ("/picture-decode/other-files", test_other_files);
  g_test_add_func ("/picture-decode/bad-helpers", test_bad_helpers);
  g_test_add_func ("/picture-decode/once", test_once);
  return g_test_run ();
}
