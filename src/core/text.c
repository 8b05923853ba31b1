#include "text.h"

#include <string.h>

int
limber_text_find (const char *const *names, gsize n_names, const char *name)
{
  for (gsize i = 0; i < n_names; i++)
    if (strcmp (names[i], name) == 0)
      return (int)i;
  return -1;
}
