#include "key-reader.h"

#define ESCAPE 0x1b

enum
{
  PLAIN,
  AFTER_ESCAPE,
  IN_SEQUENCE,  /* CSI: up to a letter or "~" */
  LAST_OF_THREE /* SS3: one more */
};

/* TRUE when @octet belongs to a sequence, which is nobody's key. */
static gboolean
skip_sequence (LimberKeyReader *reader, guint8 octet)
{
  switch (reader->escape)
    {
    case AFTER_ESCAPE:
      reader->escape = octet == '['      ? IN_SEQUENCE
                       : octet == 'O'    ? LAST_OF_THREE
                       : octet == ESCAPE ? AFTER_ESCAPE
                                         : PLAIN;
      return reader->escape != PLAIN;
    case IN_SEQUENCE:
      if (octet >= 0x40 && octet <= 0x7e)
        reader->escape = PLAIN;
      return TRUE;
    case LAST_OF_THREE:
      reader->escape = PLAIN;
      return TRUE;
    default:
      reader->escape = octet == ESCAPE ? AFTER_ESCAPE : PLAIN;
      return reader->escape != PLAIN;
    }
}

gboolean
limber_key_reader_take (LimberKeyReader *reader, guint8 octet, gunichar *key)
{
  gunichar character;

  if (skip_sequence (reader, octet))
    {
      reader->n_octets = 0;
      return FALSE;
    }
  /* not a continuation: what came before it was cut short */
  if ((octet & 0xc0) != 0x80)
    reader->n_octets = 0;
  reader->octets[reader->n_octets++] = (char)octet;
  character = g_utf8_get_char_validated (reader->octets, (gssize)reader->n_octets);
  if (character == (gunichar)-2 && reader->n_octets < sizeof reader->octets)
    return FALSE;
  reader->n_octets = 0;
  *key = character;
  return character < (gunichar)-2;
}
