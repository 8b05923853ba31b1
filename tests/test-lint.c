#include "core/lint.h"
#include "support/marked.h"

#include <string.h>

typedef struct
{
  const char *text; /* ¦ marks where the problem is */
  const char *message;
  const char *hint; /* NULL: any */
} Slip;

static const Slip slips[] = {
  /* commas and texts that would silently become one */
  { "a = [ \"tue\" ¦\"wed\" ];", "A comma is missing before this text.", "Without it the two would become one." },
  { "care = ( \"one \" ¦\"two\" );", "A comma is missing before this text.", NULL },
  { "title = \"First\"\n¦\"Keller\";",
    "A name and = are missing before this text, or it belongs into the quotes of title.", NULL },
  { "how = \"Bend the knee.\"\n  ¦\"Feel the pull.\";", "This text would join the one before without a blank.", NULL },
  { "a = 1;\n¦\"text\";", "A name and = are missing before this text.", NULL },
  { "a = ( { b = 1; } ¦{ b = 2; } );", "A comma is missing before this item.", NULL },
  { "a = [ 1 ¦2 ];", "A comma is missing before this item.", NULL },
  { "a = [ 1, 2¦, ];", "No comma may stand after the last item.", NULL },
  { "a = ( { b = 1; }¦, );", "No comma may stand after the last item.", NULL },
  { "a = ( { b = 1; }¦; { b = 2; } );", "Between the items of a list stands a comma, not ;.", NULL },
  { "a = [ 1,¦, 2 ];", "One , too many.", NULL },
  { "a = 1;¦;", "One ; too many.", NULL },
  { "a = ¦= 1;", "One = too many.", NULL },
  /* what is never closed is reported where it was opened */
  { "a = 1;\n¦/* b = 2;\nc = 3;\n", "This comment is never closed.", NULL },
  { "a = 1;\n¦/* note\nb = 2;\n/* note */\n", "This comment is not closed before the next one begins.", NULL },
  { "¦/*/ a = 1;", "This comment is never closed.", NULL },
  { "a = ¦\"text;\nb = \"more\";", "This text is never closed: its line ends before the second quote.",
    "Write \" at its end. Text that goes on in the next line wants its own quotes there." },
  { "a = ¦\"text”;", "This text is never closed: its line ends before the second quote.",
    "The quote at its end is not the straight \". Type it again, with smart quotes turned off." },
  { "a = ¦{ b = 1;", "This { is never closed.", "Write } where it ends." },
  { "a = ¦( 1, 2", "This ( is never closed.", "Write ) where it ends." },
  { "a = ¦[ 1, 2\n", "This [ is never closed.", "Write ] where it ends." },
  { "a = (\n  ¦{ b = 1; )\n;", "This { is not closed before the ) in line 2.", NULL },
  { "a = ¦( { b = 1; };\nc = 2;", "This ( is not closed before the ; in line 1.", NULL },
  { "a = ¦[ 1\nb = 2;", "This [ is not closed before the b in line 2.", NULL },
  { "a = 1;\n¦}", "This } closes nothing.", NULL },
  { "a = ( ¦b = 1; );", "{ is missing before b.", NULL },
  { "a = ¦[ 1, 2 );", "This [ is not closed before the ) in line 1.", NULL },
  { "a = ¦( 1 ];", "This ( is not closed before the ] in line 1.", NULL },
  { "a = ¦( ];", "This ( is not closed before the ] in line 1.", NULL },
  { "a = ¦( ; );", "This ( is not closed before the ; in line 1.", NULL },
  { "a = ¦( 1,", "This ( is never closed.", NULL },
  { "a = ¦( 1; b", "This ( is not closed before the ; in line 1.", NULL },
  { "a = [ 1, 2 ¦\"x ];", "This text is never closed: its line ends before the second quote.", NULL },
  { "title ¦\"First;", "This text is never closed: its line ends before the second quote.", NULL },
  { "a = ¦\"it's;", "This text is never closed: its line ends before the second quote.",
    "Write \" at its end. Text that goes on in the next line wants its own quotes there." },
  /* names */
  { "¦title \"First\";", "= is missing after title.", "Write title = \"First\";" },
  { "¦limber 1;", "= is missing after limber.", "Write limber = 1;" },
  { "a = 1; ¦b;", "= is missing after b.", NULL },
  { "a = 1;\n¦b;", "= is missing after b.",
    "Write b = … ; or, for a note to yourself, # at the beginning of the line." },
  { "¦hold seconds = 20;", "A name is one word, without blanks.", "Did you mean hold_seconds?" },
  { "¦Übung = 1;", "A name is wanted here, not Übung.", NULL },
  { "¦2nd = 1;", "A name is wanted here, not 2nd.", NULL },
  { "a = 1; ¦2nd = 1;", "A name is wanted here, not 2nd.", NULL },
  { "a = 30,¦%;", "A name is wanted here, not %.", NULL },
  { "¦a.b = 1;", "A name is wanted here, not a.b.", NULL },
  { "¦= 1;", "A name is missing before =.", NULL },
  { "¦{ a = 1; }", "A name is missing before {.", NULL },
  { "¦a = ;", "a has no value.", NULL },
  { "a = 1;\n¦a = 2;", "a is given twice; the first is in line 1.", NULL },
  { "¦true = 1;", "true is a value and cannot be a name.", NULL },
  { "¦False = 1;", "False is a value and cannot be a name.", NULL },
  /* values that no libconfig, or not every one, reads as they were meant */
  { "at = ¦07:30;", "A time wants \"straight quotes\".", "Write at = \"07:30\";" },
  { "at = ¦7:30;", "A time wants \"straight quotes\".", "Write at = \"07:30\";" },
  { "at = ¦07.30;", "A time wants \"straight quotes\".", "Write at = \"07:30\";" },
  { "at = ¦7.30;", "Only whole numbers can stand here, not 7.30.", NULL },
  { "at = ¦07:3x;", "Only the number can stand here, without :3x.", NULL },
  { "at = [ ¦07:30 ];", "A time wants \"straight quotes\".", "Write \"07:30\"" },
  { "start = ¦2026-03-02;", "A date wants \"straight quotes\".", "Write start = \"2026-03-02\";" },
  { "start = ¦02/03/2026;", "A date wants \"straight quotes\".", "Write start = \"02/03/2026\";" },
  { "start = ¦2.3.2026;", "A date wants \"straight quotes\".", "Write start = \"2.3.2026\";" },
  { "start = ¦2-3;", "Only the number can stand here, without -3.", NULL },
  { "hold_seconds = ¦30s;", "Only the number can stand here, without s.", "Write hold_seconds = 30;" },
  { "hold_seconds = 30 ¦s;", "s cannot stand after a number.", NULL },
  { "hold_seconds = 30 ¦%;", "% cannot stand after a number.", NULL },
  { "ask = ¦yes;", "yes is written true.", "Write ask = true;" },
  { "ask = ¦No;", "No is written false.", "Write ask = false;" },
  { "side = ¦left;", "Text wants \"straight quotes\".", "Write side = \"left\";" },
  { "title = ¦First routine;", "Text wants \"straight quotes\".", "Write title = \"First routine\";" },
  { "title = ¦First b = 2;", "Text wants \"straight quotes\".", "Write title = \"First\";" },
  { "title = ¦First\nb = 2;", "Text wants \"straight quotes\".", "Write title = \"First\";" },
  { "title = ¦First", "Text wants \"straight quotes\".", "Write title = \"First\";" },
  { "title = ¦For the second week that comes after the very first one;", "Text wants \"straight quotes\".",
    "Write title = \"For the second week that comes after the…\";" },
  { "side = ¦left/right;", "Text wants \"straight quotes\".", "Write side = \"left/right\";" },
  { "side = ¦-left;", "Text wants \"straight quotes\".", "Write side = \"-left\";" },
  { "care = ¦don't bend;", "Text wants \"straight quotes\".", "Write care = \"don't bend\";" },
  { "care = ¦don’t bend;", "Text wants \"straight quotes\".", NULL },
  { "title = ¦“First routine”;", "“ is not a straight quote.",
    "Write title = \"First routine\"; Word processors change quotes; turn smart quotes off." },
  { "title = ¦“First\";", "“ is not a straight quote.",
    "Write title = \"First\"; Word processors change quotes; turn smart quotes off." },
  { "title = ¦“First", "“ is not a straight quote.", NULL },
  { "title = ¦“First\nb = 1;", "“ is not a straight quote.", NULL },
  { "title = ¦„Übung“;", "„ is not a straight quote.", NULL },
  { "title = ¦«First»;", "« is not a straight quote.", NULL },
  { "side = ¦'left';", "' is not a straight quote.", NULL },
  { "side = ¦‘left’;", "‘ is not a straight quote.", NULL },
  { "how = \"Press \"¦gently\" now\";", "The text before gently ends at its second quote.",
    "A quote inside a text is written \\\"." },
  { "title = \"Week \" ¦5 \"five\";", "The text before 5 ends at its second quote.", NULL },
  { "a = ¦30.0;", "Only whole numbers can stand here, not 30.0.", "Write a = 30;" },
  { "a = ¦1e3;", "Only whole numbers can stand here, not 1e3.", NULL },
  { "a = ¦1E3;", "Only whole numbers can stand here, not 1E3.", NULL },
  { "a = ¦.5;", "Only whole numbers can stand here, not .5.", NULL },
  { "a = 30,¦5;", "Only whole numbers can stand here, without a comma.", NULL },
  { "a = ¦010;", "A number begins with 1 to 9, not with 0.", "Write a = 10;" },
  { "a = ¦+5;", "A number begins with 1 to 9, not with +.", "Write a = 5;" },
  { "a = ¦-0;", "A number begins with 1 to 9, not with -.", "Write a = 0;" },
  { "a = ¦1234567890;", "A number may have at most 9 digits.", NULL },
  { "a = ¦0x1f;", "Write the number 0x1f in ordinary digits.", NULL },
  { "a = ¦0b101;", "Write the number 0b101 in ordinary digits.", NULL },
  { "a = ¦0X1F;", "Write the number 0X1F in ordinary digits.", NULL },
  { "a = ¦0B1;", "Write the number 0B1 in ordinary digits.", NULL },
  { "a = ¦0o7;", "Write the number 0o7 in ordinary digits.", NULL },
  { "a = ¦0O7;", "Write the number 0O7 in ordinary digits.", NULL },
  { "a = ¦.5;", "Only whole numbers can stand here, not .5.", NULL },
  { "a = ¦1E5;", "Only whole numbers can stand here, not 1E5.", "Write a = 1;" },
  { "a = ¦1e;", "Only the number can stand here, without e.", "Write a = 1;" },
  { "a = ¦-007;", "A number begins with 1 to 9, not with -.", "Write a = -7;" },
  { "a = ¦12345678901:00;", "Only the number can stand here, without :00.", NULL },
  { "a = ¦12:3;", "Only the number can stand here, without :3.", "Write a = 12;" },
  { "a = ¦07.30;", "A time wants \"straight quotes\".", "Write a = \"07:30\";" },
  { "a = ¦7.30;", "Only whole numbers can stand here, not 7.30.", "Write a = 7;" },
  { "a = ¦2026-3-2;", "A date wants \"straight quotes\".", "Write a = \"2026-3-2\";" },
  { "a = ¦1/2/2026;", "A date wants \"straight quotes\".", "Write a = \"1/2/2026\";" },
  { "a = ¦b'c;", "Text wants \"straight quotes\".", "Write a = \"b'c\";" },
  { "a = ¦left/*x*/;", "Text wants \"straight quotes\".", "Write a = \"left\";" },
  { "a = ¦left//x\n;", "Text wants \"straight quotes\".", "Write a = \"left\";" },
  { "a = ¦{ b = 1; ]", "This { is not closed before the ] in line 1.", "Write } where it ends." },
  { "a = ¦( 1, 2 }", "This ( is not closed before the } in line 1.", "Write ) where it ends." },
  { "a = ¦[ 1, 2 )", "This [ is not closed before the ) in line 1.", "Write ] where it ends." },
  { "a = ¦( 1 \"x\" );", "This ( is not closed before the \"x\" in line 1.", NULL },
  { "a = \"first\" ¦2;", "The text before 2 ends at its second quote.", "A quote inside a text is written \\\"." },
  { "¦false = 1;", "false is a value and cannot be a name.", NULL },
  { "a¦\xe2\x80\x8b = 1;", "An unusual space stands here (U+200B).", NULL },
  { "a¦\xe2\x81\xa0 = 1;", "An unusual space stands here (U+2060).", NULL },
  { "a¦\xef\xbb\xbf = 1;", "An unusual space stands here (U+FEFF).", NULL },
  { "a¦\xe2\x80\x8f = 1;", "An unusual space stands here (U+200F).", NULL },
  { "a¦\xe3\x80\x80 = 1;", "An unusual space stands here (U+3000).", NULL },
  { "a = ¦0o17;", "Write the number 0o17 in ordinary digits.", NULL },
  { "a = ¦0s;", "Only the number can stand here, without s.", "Write a = 0;" },
  { "a = ¦5em;", "Only the number can stand here, without em.", "Write a = 5;" },
  { "a = ¦5E;", "Only the number can stand here, without E.", "Write a = 5;" },
  { "a = ¦-5s;", "Only the number can stand here, without s.", "Write a = -5;" },
  { "a = ¦-5-6-7;", "Only the number can stand here, without -6-7.", "Write a = -5;" },
  { "a = ¦5L;", "Only the number can stand here, without L.", "Write a = 5;" },
  { "a = \"x¦\\a\";", "After a backslash only \", \\, n or t may follow.", NULL },
  { "a = \"x¦\\x41\";", "After a backslash only \", \\, n or t may follow.", NULL },
  { "a = [ 1, ¦\"x\" ];", "The items of a [ list ] must all be of one kind.", NULL },
  { "a = [ ¦{ b = 1; } ];", "A [ list ] holds plain values only.", NULL },
  { "a = ( \"x\"¦; \"y\" );", "Between the items of a list stands a comma, not ;.", NULL },
  { "a = [ 1¦; 2 ];", "Between the items of a list stands a comma, not ;.", NULL },
  /* characters */
  { "a =¦\xc2\xa0"
    "1;",
    "A non-breaking space stands here (U+00A0).", NULL },
  { "a = ¦\xe2\x80\x8b"
    "1;",
    "An unusual space stands here (U+200B).", NULL },
  { "a = 1¦\xc2\xa0;", "A non-breaking space stands here (U+00A0).", NULL },
  { "a = ¦\xe3\x80\x80"
    "1;",
    "An unusual space stands here (U+3000).", NULL },
  { "a = ¦\xe2\x80\x8f"
    "1;",
    "An unusual space stands here (U+200F).", NULL },
  { "a = ¦\xe2\x81\xa0"
    "1;",
    "An unusual space stands here (U+2060).", NULL },
  { "a = ¦\xef\xbb\xbf"
    "1;",
    "An unusual space stands here (U+FEFF).", NULL },
  { "a = \"x¦\xe2\x80\xae"
    "y\";",
    "An invisible control character stands here (U+202E).", NULL },
  { "# a note ¦\x1b[2J\n", "An invisible control character stands here (U+001B).", NULL },
  { "a = \"Grüße ¦\xe4\";", "This character is not UTF-8.", NULL },
  { "a = 1; # ¦\xc3", "This character is not UTF-8.", NULL },
  /* nothing is ever taken in */
  { "¦@include \"/\"\n", "A line must not begin with @: a file cannot take in other files.", NULL },
  { "a = 1;\n  ¦@include \"/\"\n", "A line must not begin with @: a file cannot take in other files.", NULL },
  { "a = 1;\n\t ¦@include \"/\"\n", "A line must not begin with @: a file cannot take in other files.", NULL },
  { "/*\n¦@include \"/\"\n*/", "A line must not begin with @: a file cannot take in other files.", NULL },
  { "a = 1; ¦@include \"/\"\n", "@ cannot stand here: a file cannot take in other files.", NULL },
};

static void
test_slip (gconstpointer data)
{
  const Slip *slip = data;
  g_autoptr (LimberProblems) problems = limber_problems_new ();
  int line, column;
  g_autofree char *text = limber_test_unmark (slip->text, &line, &column);
  g_autoptr (LimberNode) root = limber_lint (text, problems);

  g_assert_null (root);
  limber_test_one_problem (problems, text, FALSE, line, column, slip->message);
  if (slip->hint != NULL)
    g_assert_cmpstr (((LimberProblem *)problems->pdata[0])->hint, ==, slip->hint);
}

/* The tree in one line, to compare at a glance. */
static void
append_tree (GString *out, const LimberNode *node)
{
  static const char *const brackets[] = { "{}", "()", "[]" };

  if (node->name != NULL)
    g_string_append_printf (out, "%s=", node->name);
  if (node->kind == LIMBER_NODE_TEXT)
    g_string_append_printf (out, "\"%s\"", node->text);
  else if (node->kind == LIMBER_NODE_NUMBER)
    g_string_append_printf (out, "%d", node->number);
  else if (node->kind == LIMBER_NODE_YES_NO)
    g_string_append (out, node->number ? "true" : "false");
  else
    {
      g_string_append_c (out, brackets[node->kind][0]);
      for (guint i = 0; i < node->children->len; i++)
        {
          g_string_append (out, i > 0 ? " " : "");
          append_tree (out, node->children->pdata[i]);
        }
      g_string_append_c (out, brackets[node->kind][1]);
    }
}

static const struct
{
  const char *text, *tree;
} good[] = {
  { "", "{}" },
  { "# only a note", "{}" },
  { "a = 1", "{a=1}" },
  { "a = 1 b = -20, c : 0;", "{a=1 b=-20 c=0}" },
  { "\ta\t=\t1; b: 2;", "{a=1 b=2}" },
  { "a = 1// note\n; b = 2/* note */;", "{a=1 b=2}" },
  { "a = 999999999;", "{a=999999999}" },
  { "a = true; b = False;", "{a=true b=false}" },
  { "a = \"x \\\"y\\\" \\\\ z\\tt\\nn\";", "{a=\"x \"y\" \\ z\tt\nn\"}" },
  { "a = \"// no /* note # here\"; // note", "{a=\"// no /* note # here\"}" },
  { "/* a\n = */ b /**/ = /* 1 */ 2;", "{b=2}" },
  { "how = \"one \"\n  \"two\" \" three\";", "{how=\"one two three\"}" },
  { "how = \"\" \"two\" \"\";", "{how=\"two\"}" },
  { "say = \"one\" \"\\ntwo\";", "{say=\"one\ntwo\"}" },
  { "a = ( 1, \"x\", [ 1, 2 ], ( ), { b = 1; } );", "{a=(1 \"x\" [1 2] () {b=1})}" },
  { "a = [ ]; b = { };", "{a=[] b={}}" },
  { "hold_seconds-2 = 1;", "{hold_seconds-2=1}" },
  { "a = \"mail rosa@example.org\"; # or anna@example.org", "{a=\"mail rosa@example.org\"}" },
  { "a = \"Rücken – 30\xc2\xa0s “so”\";", "{a=\"Rücken – 30\xc2\xa0s “so”\"}" },
};

static void
test_good (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autoptr (LimberProblems) problems = limber_problems_new ();
      g_autoptr (LimberNode) root = limber_lint (good[i].text, problems);
      g_autoptr (GString) tree = g_string_new (NULL);

      g_test_message ("%s", good[i].text);
      g_assert_nonnull (root);
      g_assert_cmpuint (problems->len, ==, 0);
      append_tree (tree, root);
      g_assert_cmpstr (tree->str, ==, good[i].tree);
    }
}

/* Every quote that a word processor or a keyboard makes is named; its neighbours are ordinary letters. */
static void
test_quotes (void)
{
  static const char *const odd = "'`´«»‘’‚‛“”„‟′″‹›「」『』〝〞〟\uff02\uff07";
  static const char *const letters = "‖…‴‸※》〜§°";

  for (const char *at = odd; *at != '\0'; at = g_utf8_next_char (at))
    {
      g_autoptr (LimberProblems) problems = limber_problems_new ();
      g_autofree char *quote = g_strndup (at, (gsize)(g_utf8_next_char (at) - at));
      g_autofree char *text = g_strdup_printf ("a = %sx%s;", quote, quote);
      g_autofree char *message = g_strdup_printf ("%s is not a straight quote.", quote);

      g_assert_null (limber_lint (text, problems));
      limber_test_one_problem (problems, text, FALSE, 1, 5, message);
    }
  for (const char *at = letters; *at != '\0'; at = g_utf8_next_char (at))
    {
      g_autoptr (LimberProblems) problems = limber_problems_new ();
      g_autofree char *letter = g_strndup (at, (gsize)(g_utf8_next_char (at) - at));
      g_autofree char *text = g_strdup_printf ("a = %sx;", letter);

      g_assert_null (limber_lint (text, problems));
      limber_test_one_problem (problems, text, FALSE, 1, 5, "Text wants \"straight quotes\".");
    }
}

static void
test_places (void)
{
  g_autoptr (LimberProblems) problems = limber_problems_new ();
  g_autoptr (LimberNode) root = limber_lint ("ä\n", problems);

  g_assert_null (root);
  root = limber_lint ("# ä\na = \"ä\"; b = 1;\n  c = ( \"x\",\n    { d = 2; } );", problems);
  g_assert_nonnull (root);
  const LimberNode *b = limber_node_child (root, "b"), *c = limber_node_child (root, "c");
  const LimberNode *group = limber_node_item (c, 1), *d = limber_node_child (group, "d");
  const LimberPlace places[] = { b->place, b->value, c->place, c->value, group->place, d->value };
  const int expected[][2] = { { 2, 10 }, { 2, 14 }, { 3, 3 }, { 3, 7 }, { 4, 5 }, { 4, 11 } };

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_assert_cmpint (places[i].line, ==, expected[i][0]);
      g_assert_cmpint (places[i].column, ==, expected[i][1]);
    }
}

/* Slips within single values do not hide one another, and never run on without end. */
static void
test_many (void)
{
  g_autoptr (LimberProblems) problems = limber_problems_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (LimberNode) root = limber_lint ("a = 07:30;\nb = yes;\nc = 'x';\n", problems);

  g_assert_null (root);
  g_assert_cmpuint (problems->len, ==, 3);
  g_assert_cmpint (((LimberProblem *)problems->pdata[2])->line, ==, 3);
  for (int i = 0; i < 100; i++)
    g_string_append_printf (text, "a%d = yes;\n", i);
  g_ptr_array_set_size (problems, 0);
  root = limber_lint (text->str, problems);
  g_assert_null (root);
  g_assert_cmpuint (problems->len, ==, 20);
}

/* An item after a missing comma is looked at all the same. */
static void
test_missing_commas (void)
{
  static const char *const texts[] = { "a = [ 1 x ];", "a = [ 1 “x” ];" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (LimberProblems) problems = limber_problems_new ();
      const LimberProblem *first;

      g_assert_null (limber_lint (texts[i], problems));
      g_assert_cmpuint (problems->len, >=, 2);
      first = problems->pdata[0];
      g_assert_cmpstr (first->message, ==, "A comma is missing before this item.");
      g_assert_cmpint (first->column, ==, 9);
      g_assert_cmpint (((LimberProblem *)problems->pdata[1])->column, ==, 9);
    }
}

/* So many settings n0, n1 … that each go on with @value, all closed by @tail. */
static void
check_limit (const char *value, const char *tail, int allowed, const char *message)
{
  for (int count = allowed; count <= allowed + 1; count++)
    {
      g_autoptr (LimberProblems) problems = limber_problems_new ();
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (LimberNode) root = NULL;

      for (int i = 0; i < count; i++)
        g_string_append_printf (text, "n%d = %s", i, value);
      for (int i = 0; i < count; i++)
        g_string_append (text, tail);
      root = limber_lint (text->str, problems);
      g_assert_cmpint (root != NULL, ==, count == allowed);
      if (root == NULL)
        g_assert_cmpstr (((LimberProblem *)problems->pdata[0])->message, ==, message);
    }
}

/* A list and its items are one setting each. */
static void
check_settings (void)
{
  for (int count = LIMBER_LINT_MAX_SETTINGS - 1; count <= LIMBER_LINT_MAX_SETTINGS; count++)
    {
      g_autoptr (LimberProblems) problems = limber_problems_new ();
      g_autoptr (GString) text = g_string_new ("n = ( 0");
      g_autoptr (LimberNode) root = NULL;

      for (int i = 1; i < count; i++)
        g_string_append (text, ", 0");
      g_string_append (text, " );");
      root = limber_lint (text->str, problems);
      g_assert_cmpint (root != NULL, ==, count < LIMBER_LINT_MAX_SETTINGS);
      if (root == NULL)
        g_assert_cmpstr (((LimberProblem *)problems->pdata[0])->message, ==, "The file has more than 2000 settings.");
    }
}

static void
test_limits (void)
{
  g_autofree char *name = g_strnfill (64, 'n');
  g_autofree char *named = g_strconcat (name, " = 1;", NULL);
  g_autofree char *longer = g_strconcat ("n", named, NULL);
  g_autofree char *blanks = g_strnfill (LIMBER_LINT_MAX_BYTES, ' ');
  g_autofree char *more_blanks = g_strnfill (LIMBER_LINT_MAX_BYTES + 1, ' ');
  g_autoptr (LimberProblems) problems = limber_problems_new ();
  g_autoptr (LimberNode) root = limber_lint (named, problems);

  g_assert_nonnull (root);
  g_assert_null (limber_lint (longer, problems));
  limber_test_one_problem (problems, longer, FALSE, 1, 1, "A name has more than 64 letters.");
  check_limit ("1; ", "", LIMBER_LINT_MAX_NAMES, "A group has more than 200 names.");
  check_limit ("{ ", "}", LIMBER_LINT_MAX_DEPTH, "More than 8 brackets stand inside one another here.");
  check_settings ();
  g_clear_pointer (&root, limber_node_free);
  root = limber_lint (blanks, problems);
  g_assert_nonnull (root);
  g_ptr_array_set_size (problems, 0);
  g_assert_null (limber_lint (more_blanks, problems));
  limber_test_one_problem (problems, "", FALSE, 0, 0, "The file is larger than 64 KiB.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (slips); i++)
    {
      g_autofree char *path = g_strdup_printf ("/lint/slip/%02" G_GSIZE_FORMAT, i);

      g_test_add_data_func (path, &slips[i], test_slip);
    }
  g_test_add_func ("/lint/good", test_good);
  g_test_add_func ("/lint/quotes", test_quotes);
  g_test_add_func ("/lint/places", test_places);
  g_test_add_func ("/lint/many", test_many);
  g_test_add_func ("/lint/missing-commas", test_missing_commas);
  g_test_add_func ("/lint/limits", test_limits);
  return g_test_run ();
}
