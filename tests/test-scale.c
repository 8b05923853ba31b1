/* An exact number in few clicks. */

#include "core/scale.h"

static const char *const places[] = { "back", "buttock", "thigh", "calf", "foot", NULL };

/* Everything that can be clicked from @range, one line a click path. */
static void
walk (LimberRange range, int max_buttons, int depth, int clicks[], int *deepest)
{
  LimberRange parts[LIMBER_SCALE_BUTTONS];
  gsize n_parts = limber_scale_split (range, max_buttons, parts);
  int expected = range.low;

  g_assert_cmpuint (n_parts, <=, (gsize)MAX (max_buttons, 2));
  *deepest = MAX (*deepest, depth);
  for (gsize i = 0; i < n_parts; i++)
    {
      /* no value is left out and none is on two buttons */
      g_assert_cmpint (parts[i].low, ==, expected);
      g_assert_cmpint (parts[i].high, >=, parts[i].low);
      expected = parts[i].high + 1;
      if (parts[i].low == parts[i].high)
        clicks[parts[i].low]++;
      else
        walk (parts[i], max_buttons, depth + 1, clicks, deepest);
    }
  g_assert_cmpint (expected, ==, range.high + 1);
}

static void
test_every_value (void)
{
  for (int high = 0; high <= 30; high++)
    for (int max_buttons = 0; max_buttons <= 12; max_buttons++)
      {
        int clicks[31] = { 0 }, deepest = 0, fewest = 1, most = CLAMP (max_buttons, 2, LIMBER_SCALE_BUTTONS);

        walk ((LimberRange){ 0, high }, max_buttons, 1, clicks, &deepest);
        for (int i = 0; i <= high; i++)
          g_assert_cmpint (clicks[i], ==, 1);
        /* nor are there more clicks than so many values take */
        for (int reach = most; reach <= high; reach *= most)
          fewest++;
        g_assert_cmpint (deepest, ==, fewest);
      }
}

static void
test_pain (void)
{
  static const struct
  {
    int max_buttons, clicks;
    const char *first;
  } table[] = {
    { 11, 1, "0 1 2 3 4 5 6 7 8 9 10" },
    { 6, 2, "0–1 2–3 4–5 6–7 8–9 10" },
    { 4, 2, "0–2 3–5 6–8 9–10" },
    { 3, 3, "0–3 4–7 8–10" },
    { 2, 4, "0–5 6–10" },
    { 0, 4, "0–5 6–10" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      LimberRange parts[LIMBER_SCALE_BUTTONS];
      gsize n_parts = limber_scale_split ((LimberRange){ 0, 10 }, table[i].max_buttons, parts);
      g_autoptr (GString) line = g_string_new (NULL);
      int clicks[11] = { 0 }, deepest = 0;

      for (gsize j = 0; j < n_parts; j++)
        {
          g_autofree char *label = limber_scale_label (parts[j], NULL);

          g_string_append_printf (line, "%s%s", j > 0 ? " " : "", label);
        }
      g_assert_cmpstr (line->str, ==, table[i].first);
      walk ((LimberRange){ 0, 10 }, table[i].max_buttons, 1, clicks, &deepest);
      g_assert_cmpint (deepest, ==, table[i].clicks);
    }
}

static void
test_places (void)
{
  LimberRange parts[LIMBER_SCALE_BUTTONS];
  g_autofree char *first = NULL, *last = NULL;

  g_assert_cmpuint (limber_scale_split ((LimberRange){ 0, 4 }, 3, parts), ==, 3);
  first = limber_scale_label (parts[0], places);
  last = limber_scale_label (parts[2], places);
  g_assert_cmpstr (first, ==, "back / buttock");
  g_assert_cmpstr (last, ==, "foot");
}

static void
test_buttons (void)
{
  static const char *const bad[]
      = { "", "-", "4-", "-4", "6-4", "4-4", "04", "4-06", "+4", "4 ", "a", "4-6-8", "1000", "99999999999999999999" };
  LimberRange part;

  for (int low = 0; low <= 12; low++)
    for (int high = low; high <= 12; high++)
      {
        g_autofree char *button = limber_scale_button ((LimberRange){ low, high });

        g_assert_true (limber_scale_parse (button, &part));
        g_assert_cmpint (part.low, ==, low);
        g_assert_cmpint (part.high, ==, high);
      }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    if (limber_scale_parse (bad[i], &part))
      g_error ("\"%s\" was read as %d-%d", bad[i], part.low, part.high);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scale/every-value", test_every_value);
  g_test_add_func ("/scale/pain", test_pain);
  g_test_add_func ("/scale/places", test_places);
  g_test_add_func ("/scale/buttons", test_buttons);
  return g_test_run ();
}
