#include "core/text.h"

static const struct
{
  gunichar first, last;
} treacherous[] = {
  { 0x01, 0x08 },     { 0x0b, 0x1f }, /* controls without tab and line end */
  { 0x7f, 0x9f },     { 0x2028, 0x2029 },   { 0x202a, 0x202e }, { 0x2066, 0x2069 }, /* lines and directions */
  { 0xfff9, 0xfffb }, { 0xe0000, 0xe007f },                                         /* notes and tags nobody sees */
};

/* Exactly these, of all characters there are. */
static void
test_treacherous (void)
{
  for (gunichar c = 1; c <= 0x10ffff; c++)
    {
      gboolean expected = FALSE;

      for (gsize i = 0; i < G_N_ELEMENTS (treacherous); i++)
        expected |= c >= treacherous[i].first && c <= treacherous[i].last;
      if (limber_text_treacherous (c) != expected)
        g_error ("U+%04X", c);
    }
}

static void
test_plain (void)
{
  static const struct
  {
    const char *text, *plain;
  } rows[] = {
    { "", "" },
    { "Bend the knee.", "Bend the knee." },
    { "Grüße, 🙂", "Grüße, 🙂" },
    { "one\ntwo\tthree\r\n", "one two three  " },
    { "\033[2J\177", " [2J " },
    { "a\u202eb\u2028c\u2069", "a b c " },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *plain = limber_text_plain (rows[i].text);

      g_assert_cmpstr (plain, ==, rows[i].plain);
    }
}

static void
test_find (void)
{
  static const char *const names[] = { "back", "thigh" };

  g_assert_cmpint (limber_text_find (names, 2, "back"), ==, 0);
  g_assert_cmpint (limber_text_find (names, 2, "thigh"), ==, 1);
  g_assert_cmpint (limber_text_find (names, 1, "thigh"), ==, -1);
  g_assert_cmpint (limber_text_find (names, 2, "Back"), ==, -1);
  g_assert_cmpint (limber_text_find (NULL, 0, "back"), ==, -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/treacherous", test_treacherous);
  g_test_add_func ("/text/plain", test_plain);
  g_test_add_func ("/text/find", test_find);
  return g_test_run ();
}
