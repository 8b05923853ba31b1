/* Characters that look like others or like nothing: the first and the last of each range, and their neighbours. */

#include "core/lint-token.h"
#include "core/text.h"

typedef struct
{
  gunichar from, to;
} Range;

/* @is is TRUE in the ranges, in ascending order, and nowhere else up to the end of Unicode. */
static void
assert_ranges (gboolean (*is) (gunichar c), const Range *ranges, gsize n)
{
  gsize i = 0;

  for (gunichar c = 1; c <= 0x10ffff; c++)
    {
      gboolean expected;

      while (i < n && c > ranges[i].to)
        i++;
      expected = i < n && c >= ranges[i].from;
      if (is (c) != expected)
        g_error ("U+%04X: %d", c, !expected);
    }
}

/* Controls, and what turns the direction of writing round or ends a line for some programs only. */
static void
test_treacherous (void)
{
  static const Range ranges[] = {
    { 0x01, 0x08 },     { 0x0b, 0x1f },     { 0x7f, 0x9f },       { 0x2028, 0x202e },
    { 0x2066, 0x2069 }, { 0xfff9, 0xfffb }, { 0xe0000, 0xe007f },
  };

  assert_ranges (limber_text_treacherous, ranges, G_N_ELEMENTS (ranges));
}

/* What word processors and keyboards put where a straight quote should be. */
static void
test_odd_quotes (void)
{
  static const Range ranges[] = {
    { '\'', '\'' },     { '`', '`' },       { 0xab, 0xab },     { 0xb4, 0xb4 },
    { 0xbb, 0xbb },     { 0x2018, 0x201f }, { 0x2032, 0x2033 }, { 0x2039, 0x203a },
    { 0x300c, 0x300f }, { 0x301d, 0x301f }, { 0xff02, 0xff02 }, { 0xff07, 0xff07 },
  };

  assert_ranges (limber_is_odd_quote, ranges, G_N_ELEMENTS (ranges));
}

static void
test_plain (void)
{
  static const struct
  {
    const char *text, *plain;
  } table[] = {
    { "", "" },
    { "Keep the knee soft.", "Keep the knee soft." },
    { "two\nlines\tand a tab", "two lines and a tab" },
    { "\x1b[2J\177", " [2J " },
    { "three\r\n", "three  " },
    { "a\u202eb\u2066c\u2028d", "a b c d" },
    { "Grüße, 膝", "Grüße, 膝" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *plain = limber_text_plain (table[i].text);

      g_assert_cmpstr (plain, ==, table[i].plain);
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
  g_test_add_func ("/text/odd-quotes", test_odd_quotes);
  g_test_add_func ("/text/plain", test_plain);
  g_test_add_func ("/text/find", test_find);
  return g_test_run ();
}
