#include "scale.h"

#include <string.h>

#define MAX_VALUE 999

gsize
limber_scale_split (LimberRange range, int max_buttons, LimberRange parts[LIMBER_SCALE_BUTTONS])
{
  int values = range.high - range.low + 1;
  int n_parts = MIN (CLAMP (max_buttons, 2, LIMBER_SCALE_BUTTONS), values);
  int low = range.low;

  for (int i = 0; i < n_parts; i++)
    {
      int size = values / n_parts + (i < values % n_parts ? 1 : 0);

      parts[i] = (LimberRange){ low, low + size - 1 };
      low += size;
    }
  return (gsize)n_parts;
}

char *
limber_scale_button (LimberRange part)
{
  if (part.low == part.high)
    return g_strdup_printf ("%d", part.low);
  return g_strdup_printf ("%d-%d", part.low, part.high);
}

gboolean
limber_scale_parse (const char *button, LimberRange *part)
{
  g_auto (GStrv) ends = g_strsplit (button, "-", 2);
  g_autofree char *canonical = NULL;
  guint64 low, high;

  if (ends[0] == NULL || !g_ascii_string_to_unsigned (ends[0], 10, 0, MAX_VALUE, &low, NULL)
      || !g_ascii_string_to_unsigned (ends[1] == NULL ? ends[0] : ends[1], 10, low, MAX_VALUE, &high, NULL))
    return FALSE;
  *part = (LimberRange){ (int)low, (int)high };
  canonical = limber_scale_button (*part);
  return strcmp (canonical, button) == 0;
}

char *
limber_scale_label (LimberRange part, const char *const *words)
{
  GString *label;

  if (words == NULL)
    return part.low == part.high ? g_strdup_printf ("%d", part.low) : g_strdup_printf ("%d–%d", part.low, part.high);
  label = g_string_new (words[part.low]);
  for (int i = part.low + 1; i <= part.high; i++)
    g_string_append_printf (label, " / %s", words[i]);
  return g_string_free (label, FALSE);
}
