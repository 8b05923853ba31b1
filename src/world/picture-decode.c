#include "picture-decode.h"

#include <stdio.h>
#include <string.h>

#define HEADER_MAX 64
#define OUTPUT_MAX (HEADER_MAX + LIMBER_PICTURE_SIDE * LIMBER_PICTURE_SIDE * 4)

/* A person waits for the notice meanwhile. Milliseconds. */
#define PATIENCE 2000

typedef struct
{
  char *bytes; /* OUTPUT_MAX + 1 of them: one too many is seen */
  gsize length;
  gboolean done;
  GError *error;
} Output;

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  Output *output = data;

  g_input_stream_read_all_finish (G_INPUT_STREAM (source), result, &output->length, &output->error);
  output->done = TRUE;
}

static gboolean
on_patience_over (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
  return G_SOURCE_REMOVE;
}

/* Runs @context alone until the helper has said all, or too much, or the time is over. */
static void
listen (GMainContext *context, GSubprocess *process, guint patience, Output *output)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GSource *timer = g_timeout_source_new (patience);

  g_source_set_callback (timer, on_patience_over, cancellable, NULL);
  g_source_attach (timer, context);
  g_input_stream_read_all_async (g_subprocess_get_stdout_pipe (process), output->bytes, OUTPUT_MAX + 1,
                                 G_PRIORITY_DEFAULT, cancellable, on_read, output);
  while (!output->done)
    g_main_context_iteration (context, TRUE);
  g_source_destroy (timer);
  g_source_unref (timer);
}

static GVariant *
understand (const Output *output, GError **error)
{
  const char *line_end = memchr (output->bytes, '\n', MIN (output->length, HEADER_MAX));
  const char *pixels = line_end != NULL ? line_end + 1 : output->bytes;
  /* by itself, for what follows need not end in a zero */
  g_autofree char *header = g_strndup (output->bytes, (gsize)(pixels - output->bytes));
  int width = 0, height = 0, channels = 0;
  gsize size = 0;

  if (line_end != NULL && sscanf (header, LIMBER_PICTURE_HEADER, &width, &height, &channels) == 3 && width > 0
      && width <= LIMBER_PICTURE_SIDE && height > 0 && height <= LIMBER_PICTURE_SIDE
      && (channels == 3 || channels == 4))
    size = (gsize)width * (gsize)height * (gsize)channels;
  if (size == 0 || size != output->length - (gsize)(pixels - output->bytes))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "it could not be read as a picture");
      return NULL;
    }
  return g_variant_ref_sink (g_variant_new ("(iiibii@ay)", width, height, width * channels, channels == 4, 8, channels,
                                            g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, pixels, size, 1)));
}

GVariant *
limber_picture_decode (const char *helper, const char *path, guint patience, GError **error)
{
  /* no other work of this thread may come in between */
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *bytes = g_malloc (OUTPUT_MAX + 1);
  Output output = { .bytes = bytes };
  GVariant *image = NULL;

  g_main_context_push_thread_default (context);
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, error, helper, "picture", path, NULL);
  if (process != NULL)
    {
      listen (context, process, patience, &output);
      g_subprocess_force_exit (process);
      if (output.error == NULL)
        image = understand (&output, error);
      else if (g_error_matches (output.error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "reading it takes too long");
      else
        g_propagate_error (error, g_steal_pointer (&output.error));
    }
  g_clear_error (&output.error);
  g_main_context_pop_thread_default (context);
  return image;
}

struct _LimberPictures
{
  char *helper;
  char *path;      /* (nullable) the last one that was asked for */
  GVariant *image; /* (nullable) of it */
};

LimberPictures *
limber_pictures_new (const char *helper)
{
  LimberPictures *pictures = g_new0 (LimberPictures, 1);

  pictures->helper = g_strdup (helper);
  return pictures;
}

static void
forget (LimberPictures *pictures)
{
  g_clear_pointer (&pictures->path, g_free);
  g_clear_pointer (&pictures->image, g_variant_unref);
}

void
limber_pictures_free (LimberPictures *pictures)
{
  forget (pictures);
  g_free (pictures->helper);
  g_free (pictures);
}

GVariant *
limber_pictures_get (LimberPictures *pictures, const char *path)
{
  g_autoptr (GError) error = NULL;

  if (path != NULL && g_strcmp0 (path, pictures->path) == 0)
    return pictures->image;
  forget (pictures);
  if (path == NULL)
    return NULL;
  pictures->path = g_strdup (path);
  pictures->image = limber_picture_decode (pictures->helper, path, PATIENCE, &error);
  if (pictures->image == NULL)
    g_message ("a notification goes without its picture %s: %s", path, error->message);
  return pictures->image;
}
