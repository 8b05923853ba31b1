/* error.h — what can go wrong, as the caller needs to tell it apart.
 *
 * The codes name what a person has to do, not where the code failed; the message carries the
 * context ("what: why") and grows by prefixes on its way up. Only the edges print it.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define LIMBER_ERROR (limber_error_quark ())
GQuark limber_error_quark (void);

typedef enum
{
  LIMBER_ERROR_REFUSED,     /* asked for something that is not there or not possible now */
  LIMBER_ERROR_USAGE,       /* asked in the wrong words, or a bad file */
  LIMBER_ERROR_AMBIGUOUS,   /* more than one activity is meant */
  LIMBER_ERROR_UNREACHABLE, /* the daemon does not answer */
  LIMBER_ERROR_STORAGE,     /* the history cannot be read or written now; nothing is lost */
  LIMBER_ERROR_DAMAGED,     /* it is there but cannot be understood */
  LIMBER_ERROR_NEWER,       /* it was written by a newer limber */
} LimberErrorCode;

G_END_DECLS
