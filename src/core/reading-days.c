#include "reading.h"

#include "routine.h"

#include <glib/gi18n.h>
#include <string.h>

static const char *const day_words[]
    = { "mon", "tue", "wed", "thu", "fri", "sat", "sun", "weekdays", "weekend", "daily", NULL };
static const guint day_masks[] = { 1, 2, 4, 8, 16, 32, 64, 0x1f, 0x60, LIMBER_DAYS_ALL };

static int
parse_days (const char *word)
{
  for (guint i = 0; day_words[i] != NULL; i++)
    if (strcmp (day_words[i], word) == 0)
      return (int)day_masks[i];
  return 0;
}

void
limber_reading_days (LimberReading *reading, const LimberNode *node, guint *days)
{
  static const LimberField day_field
      = { .key = "days", .type = LIMBER_FIELD_CHOICE, .words = day_words, .parse = parse_days };
  guint n_items = limber_node_n_items (node);

  if (n_items == 0)
    limber_reading_error (reading, node->value, NULL, _ ("days is empty."));
  else
    *days = 0;
  for (guint i = 0; i < n_items; i++)
    {
      int mask = LIMBER_DAYS_ALL;

      limber_reading_value (reading, limber_node_item (node, i), &day_field, &mask);
      *days |= (guint)mask;
    }
}

void
limber_reading_times (LimberReading *reading, const LimberNode *node, guint most, int **times, gsize *n_times)
{
  static const LimberField time_field = { .key = "at", .type = LIMBER_FIELD_TIME };
  guint n_items = limber_node_n_items (node);

  if (n_items == 0 || n_items > most)
    {
      limber_reading_error (reading, node->value, NULL, _ ("%s wants 1 to %d items, not %u."), "at", (int)most,
                            n_items);
      return;
    }
  *times = g_new0 (int, n_items);
  for (guint i = 0; i < n_items; i++)
    {
      const LimberNode *item = limber_node_item (node, i);
      int *time = &(*times)[*n_times];

      if (!limber_reading_value (reading, item, &time_field, time))
        continue;
      limber_reading_mark (reading, time, item->value);
      (*n_times)++;
    }
}
