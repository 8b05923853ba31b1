/* handout.h — a routine as a page to print: what, when and how much, the exercises with their
 * pictures, when to stop, and room for notes.
 */
#pragma once

#include "core/routine.h"

G_BEGIN_DECLS

/* What stands above the routine while it is being installed, and is not printed. */
typedef struct
{
  const char *heading;
  const char *const *paragraphs; /* NULL-terminated */
} LimberHandoutNotice;

/* One self-contained page in the language of the user, for A4 and A5 alike. @pictures: the folder
 * of the pictures that came with the file; @notice: nullable. Returns: (transfer full) */
char *limber_handout_html (const LimberRoutine *routine, const char *pictures, const LimberHandoutNotice *notice);

G_END_DECLS
