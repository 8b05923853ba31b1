/* picture-decode.h — a picture file turned into the pixels that a notification carries.
 *
 * Picture files come from outside, and what reads them has a long history of holes. So it happens
 * in limber-cue, a process of its own for each picture: neither its crash nor what it may have
 * been talked into gets any further than a wrong picture of a bounded size.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* No side of what comes out is longer. */
#define LIMBER_PICTURE_SIDE 256

/* What limber-cue writes: this line, with width, height and channels (3 or 4), then the rows
 * from top to bottom without gaps. */
#define LIMBER_PICTURE_HEADER "limber-picture %d %d %d\n"

/* The picture at @path as the hint "image-data" wants it, (iiibiiay). @helper is the path of
 * limber-cue. Waits for it, but no longer than @patience milliseconds: for a thread that may.
 * Returns: (transfer full) (nullable) not floating */
GVariant *limber_picture_decode (const char *helper, const char *path, guint patience, GError **error);

/* Decodes each picture once as long as one after the other asks for the same. */
typedef struct _LimberPictures LimberPictures;

LimberPictures *limber_pictures_new (const char *helper);
void limber_pictures_free (LimberPictures *pictures);

/* The same for @path; NULL, with a message, where it cannot be. Nothing is kept once a NULL @path
 * was asked for. (transfer none), valid until the next call */
GVariant *limber_pictures_get (LimberPictures *pictures, const char *path);

G_END_DECLS
