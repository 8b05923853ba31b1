/* key-reader.h — keys out of the octets that a terminal sends. Pure.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What an octet may be the next part of; all 0 at first. */
typedef struct
{
  int escape;     /* 0: none; 1: after ESC; 2: within a sequence */
  char octets[4]; /* of a character that is not whole yet */
  gsize n_octets;
} LimberKeyReader;

/* Takes one octet. TRUE when a key is whole: *@key. The arrows and all other keys that send a
 * sequence are left out, and so is what is no UTF-8. */
gboolean limber_key_reader_take (LimberKeyReader *reader, guint8 octet, gunichar *key);

G_END_DECLS
