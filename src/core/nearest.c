#include "nearest.h"

#include <string.h>

/* Longer words are never compared: no known word is near them. */
#define MAX_WORD 64

static char
folded (char c)
{
  return c == '_' ? '-' : g_ascii_tolower (c);
}

/* Optimal string alignment distance; three rows of the usual table are enough. */
static int
distance (const char *a, gsize n_a, const char *b, gsize n_b)
{
  int rows[3][MAX_WORD + 1];

  for (gsize j = 0; j <= n_b; j++)
    rows[0][j] = (int)j;
  for (gsize i = 1; i <= n_a; i++)
    {
      int *row = rows[i % 3], *above = rows[(i + 2) % 3], *before = rows[(i + 1) % 3];

      row[0] = (int)i;
      for (gsize j = 1; j <= n_b; j++)
        {
          int wrong = folded (a[i - 1]) != folded (b[j - 1]);

          row[j] = MIN (MIN (row[j - 1], above[j]) + 1, above[j - 1] + wrong);
          if (i > 1 && j > 1 && folded (a[i - 1]) == folded (b[j - 2]) && folded (a[i - 2]) == folded (b[j - 1]))
            row[j] = MIN (row[j], before[j - 2] + 1);
        }
    }
  return rows[n_a % 3][n_b];
}

const char *
limber_nearest (const char *word, const char *const *words)
{
  const char *best = NULL, *longer = NULL;
  gsize length = strlen (word);
  int best_distance = G_MAXINT;

  for (; length <= MAX_WORD && *words != NULL; words++)
    {
      gsize candidate = strlen (*words), limit = (MAX (length, candidate) + 2) / 3;
      int slips;

      if (candidate >= 3 && length > candidate && g_ascii_strncasecmp (word, *words, candidate) == 0)
        longer = *words;
      /* the lengths alone tell most of them apart */
      if (candidate > MAX_WORD || candidate > length + limit || length > candidate + limit)
        continue;
      slips = distance (word, length, *words, candidate);
      if (slips < best_distance && slips <= (int)limit)
        {
          best = *words;
          best_distance = slips;
        }
    }
  return best != NULL ? best : longer;
}
