/* limber.conf: what it may say, every slip with its place, and what the settings make of a routine. */

#include "core/adapt.h"
#include "support/folder.h"
#include "support/marked.h"
#include "support/routines.h"
#include "world/settings-file.h"

#include <string.h>
#include <unistd.h>

static LimberSettings *
parse (const char *text)
{
  g_autoptr (LimberProblems) problems = limber_problems_new ();
  LimberSettings *settings = limber_settings_file_parse (text, problems);

  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", ((const LimberProblem *)problems->pdata[i])->message);
  g_assert_nonnull (settings);
  g_assert_cmpuint (problems->len, ==, 0);
  return settings;
}

static void
test_defaults (void)
{
  g_autoptr (LimberSettings) settings = parse ("# nothing chosen");

  g_assert_false (settings->titles);
  g_assert_true (settings->catch_up);
  g_assert_true (settings->presence);
  g_assert_true (settings->sounds);
  g_assert_false (settings->voice);
  g_assert_cmpint (settings->snooze_minutes, ==, 0);
  g_assert_cmpuint (settings->quiet->len, ==, 0);
  g_assert_cmpuint (settings->activities->len, ==, 0);
}

static void
test_values (void)
{
  g_autoptr (LimberSettings) settings
      = parse ("titles = true;\ncatch_up = false;\npresence = false;\nsounds = false;\nvoice = true;\n"
               "snooze_minutes = 20;\n"
               "quiet_hours = ( { from = \"12:00\"; to = \"13:30\"; days = \"weekdays\"; },\n"
               "  { from = \"22:00\"; to = \"07:00\"; days = [ \"fri\", \"sat\" ]; } );\n"
               "activities = ( { activity = \"heat\"; off = true; },\n"
               "  { activity = \"back/stretch\"; at = [ \"07:30\", \"20:00\" ]; } );\n");
  const LimberQuietHours *quiet = &g_array_index (settings->quiet, LimberQuietHours, 0);
  const LimberSettingsActivity *activity = limber_settings_find (settings, "back", "stretch");

  g_assert_true (settings->titles);
  g_assert_false (settings->catch_up);
  g_assert_false (settings->presence);
  g_assert_false (settings->sounds);
  g_assert_true (settings->voice);
  g_assert_cmpint (settings->snooze_minutes, ==, 20);
  g_assert_cmpuint (settings->quiet->len, ==, 2);
  g_assert_cmpuint (quiet[0].days, ==, 0x1f);
  g_assert_cmpint (quiet[0].from, ==, 12 * 60);
  g_assert_cmpint (quiet[0].to, ==, 13 * 60 + 30);
  g_assert_cmpuint (quiet[1].days, ==, 0x30);
  g_assert_true (limber_settings_find (settings, "back", "heat")->off);
  g_assert_cmpuint (activity->n_times, ==, 2);
  g_assert_cmpint (activity->times[1], ==, 20 * 60);
  g_assert_cmpint (activity->line, ==, 10);
  g_assert_null (limber_settings_find (settings, "neck", "stretch"));
}

/* ¦ marks where the problem is expected. */
static const struct
{
  const char *text, *message;
} slips[] = {
  { "¦title = true;", "The name title is not known here." },
  { "titles = ¦\"yes\";", "titles wants true or false, not text in \"straight quotes\"." },
  { "snooze_minutes = ¦0;", "snooze_minutes must be 1 to 240, not 0." },
  { "¦@include \"/\"\n", "A line must not begin with @: a file cannot take in other files." },
  { "quiet_hours = ( ¦{ from = \"12:00\"; } );", "to is missing." },
  { "quiet_hours = { from = \"12:00\"; to = ¦\"12:00\"; };", "The quiet hours end when they begin." },
  { "quiet_hours = { from = \"12:00\"; to = ¦\"24:00\"; };",
    "to wants a time from \"00:00\" to \"23:59\", not \"24:00\"." },
  { "quiet_hours = { from = ¦\"12\"; to = \"12:00\"; };",
    "from wants a time from \"00:00\" to \"23:59\", not \"12\"." },
  { "quiet_hours = { from = \"12:00\"; to = \"13:00\"; days = ¦\"monday\"; };", "days cannot be \"monday\"." },
  { "quiet_hours = ¦\"12:00\";", "quiet_hours wants a { group }, not text in \"straight quotes\"." },
  { "activities = ( ¦{ activity = \"heat\"; } );", "This entry does not say what is to be different." },
  { "activities = ( { activity = \"heat\"; off = true; ¦at = \"09:00\"; } );",
    "An activity that is off has no times: off and at do not go together." },
  { "activities = ( ¦{ off = true; } );", "activity is missing." },
  { "activities = ( { activity = ¦\"My heat\"; off = true; } );", "No activity can be called \"My heat\"." },
  { "activities = ( { activity = ¦\"a/b/c\"; off = true; } );", "No activity can be called \"a/b/c\"." },
  { "activities = ( { activity = ¦\"\"; off = true; } );", "activity is empty." },
  { "activities = ( { activity = ¦\"/heat\"; off = true; } );", "No activity can be called \"/heat\"." },
  { "activities = ( { activity = ¦\"back/\"; off = true; } );", "No activity can be called \"back/\"." },
  { "activities = ( { activity = \"heat\"; off = true; },\n{ activity = ¦\"heat\"; at = \"09:00\"; } );",
    "\"heat\" stands here a second time; line 1 has it already." },
  { "activities = ( { activity = \"heat\"; at = [ \"10:00\", ¦\"09:00\" ]; } );", "09:00 is out of order." },
  { "activities = ( { activity = \"heat\"; at = ¦[ ]; } );", "at wants 1 to 48 items, not 0." },
  { "activities = ( { activity = \"heat\"; ¦of = true; } );", "The name of is not known here." },
  { "activities = ( { activity = \"heat\"; ¦att = \"09:00\"; } );", "The name att is not known here." },
  { "voice = ¦yes;", "yes is written true." },
};

static void
test_slips (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (slips); i++)
    {
      g_autoptr (LimberProblems) problems = limber_problems_new ();
      int line, column;
      g_autofree char *text = limber_test_unmark (slips[i].text, &line, &column);

      g_assert_null (limber_settings_file_parse (text, problems));
      limber_test_one_problem (problems, text, FALSE, line, column, slips[i].message);
    }
}

static void
test_all_at_once (void)
{
  g_autoptr (LimberProblems) problems = limber_problems_new ();

  g_assert_null (limber_settings_file_parse ("titels = true;\nsnooze_minutes = 999;\nvoice = 1;\n", problems));
  g_assert_cmpuint (problems->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (((const LimberProblem *)problems->pdata[i])->line, ==, (int)i + 1);
  g_assert_cmpstr (((const LimberProblem *)problems->pdata[0])->hint, ==, "Did you mean titles?");
}

/* "YYYY-MM-DD HH:MM" in @zone. */
static LimberInstant
instant_of (GTimeZone *zone, const char *text)
{
  g_autofree char *date = g_strndup (text, 10);
  LimberInstant instant;

  g_assert_true (
      limber_civil_resolve (zone, limber_date_parse (date), limber_minute_parse (text + 11), &instant, NULL));
  return instant;
}

/* The 2nd of March 2026 is a Monday. */
static const struct
{
  const char *zone, *hours, *now;
  const char *until; /* NULL: not quiet */
  const char *next;  /* NULL: none today or tomorrow */
} quiet_rows[] = {
  { "UTC", "{ from = \"12:00\"; to = \"13:00\"; }", "2026-03-02 11:59", NULL, "2026-03-02 12:00" },
  { "UTC", "{ from = \"12:00\"; to = \"13:00\"; }", "2026-03-02 12:00", "2026-03-02 13:00", "2026-03-03 12:00" },
  { "UTC", "{ from = \"12:00\"; to = \"13:00\"; }", "2026-03-02 12:59", "2026-03-02 13:00", "2026-03-03 12:00" },
  { "UTC", "{ from = \"12:00\"; to = \"13:00\"; }", "2026-03-02 13:00", NULL, "2026-03-03 12:00" },
  /* days */
  { "UTC", "{ from = \"12:00\"; to = \"13:00\"; days = \"weekdays\"; }", "2026-03-07 12:30", NULL, NULL },
  { "UTC", "{ from = \"12:00\"; to = \"13:00\"; days = \"weekdays\"; }", "2026-03-08 12:30", NULL, "2026-03-09 12:00" },
  { "UTC", "{ from = \"22:00\"; to = \"07:00\"; days = \"fri\"; }", "2026-03-06 06:00", NULL, "2026-03-06 22:00" },
  { "UTC", "{ from = \"22:00\"; to = \"07:00\"; days = \"fri\"; }", "2026-03-07 06:00", "2026-03-07 07:00", NULL },
  { "UTC", "{ from = \"22:00\"; to = \"07:00\"; days = \"fri\"; }", "2026-03-08 06:00", NULL, NULL },
  /* several at once */
  { "UTC", "{ from = \"12:00\"; to = \"13:00\"; }, { from = \"12:30\"; to = \"14:00\"; }", "2026-03-02 12:45",
    "2026-03-02 14:00", "2026-03-03 12:00" },
  { "UTC", "{ from = \"12:30\"; to = \"14:00\"; }, { from = \"12:00\"; to = \"13:00\"; }", "2026-03-02 12:45",
    "2026-03-02 14:00", "2026-03-03 12:00" },
  { "UTC", "{ from = \"15:00\"; to = \"16:00\"; }, { from = \"12:00\"; to = \"13:00\"; }", "2026-03-02 09:00", NULL,
    "2026-03-02 12:00" },
  /* the hour that is skipped begins where it would have been */
  { "Europe/Berlin", "{ from = \"02:30\"; to = \"05:00\"; }", "2026-03-29 03:00", "2026-03-29 05:00",
    "2026-03-30 02:30" },
  /* a day that does not exist has no quiet hours */
  { "Pacific/Apia", "{ from = \"12:00\"; to = \"13:00\"; }", "2011-12-29 13:30", NULL, NULL },
  { "Pacific/Apia", "{ from = \"22:00\"; to = \"07:00\"; }", "2011-12-31 06:00", NULL, "2011-12-31 22:00" },
};

static void
test_quiet (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (quiet_rows); i++)
    {
      g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (quiet_rows[i].zone);
      g_autofree char *text = g_strdup_printf ("quiet_hours = ( %s );", quiet_rows[i].hours);
      g_autoptr (LimberSettings) settings = parse (text);
      LimberInstant now = instant_of (zone, quiet_rows[i].now), until = 0;
      gboolean quiet = limber_settings_quiet (settings, now, zone, &until);

      g_test_message ("%s at %s", text, quiet_rows[i].now);
      g_assert_cmpint (quiet, ==, quiet_rows[i].until != NULL);
      g_assert_cmpint (limber_settings_quiet (settings, now, zone, NULL), ==, quiet);
      if (quiet)
        g_assert_cmpint (until, ==, instant_of (zone, quiet_rows[i].until));
      g_assert_cmpint (limber_settings_next_quiet (settings, now, zone), ==,
                       quiet_rows[i].next == NULL ? LIMBER_NEVER : instant_of (zone, quiet_rows[i].next));
    }
}

/* The file itself: missing is the defaults, a link is followed, what is no file is refused. */
static void
test_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("limber-settings-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "limber.conf", NULL);
  g_autofree char *link = g_build_filename (folder, "link.conf", NULL);
  g_autoptr (LimberProblems) problems = limber_problems_new ();
  g_autoptr (LimberSettings) missing = limber_settings_file_read (path, problems);
  g_autoptr (LimberSettings) linked = NULL;

  g_assert_nonnull (missing);
  g_assert_null (limber_settings_file_read (folder, problems));
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_true (g_file_set_contents (path, "voice = true;\r\n", -1, NULL));
  g_assert_cmpint (symlink (path, link), ==, 0);
  linked = limber_settings_file_read (link, problems);
  g_assert_true (linked->voice);
  limber_test_remove (folder);
}

/* The example that is installed says nothing wrong, also with its comments taken away. */
static void
test_example (void)
{
  g_autofree char *text = NULL;
  g_autoptr (LimberSettings) settings = NULL;
  g_autoptr (LimberSettings) all = NULL;
  g_autoptr (GRegex) comment = g_regex_new ("^#(?=[^ ]|  )", G_REGEX_MULTILINE, 0, NULL);
  g_autofree char *bare = NULL;

  g_assert_true (g_file_get_contents ("data/limber.conf.example", &text, NULL, NULL));
  settings = parse (text);
  g_assert_cmpuint (settings->activities->len, ==, 0);
  bare = g_regex_replace_literal (comment, text, -1, 0, "", 0, NULL);
  all = parse (bare);
  g_assert_cmpuint (all->activities->len, >, 0);
  g_assert_cmpuint (all->quiet->len, >, 0);
}

/* What becomes of the plan: "id at times" or "id after other", one a line; and what is complained of. */
static const struct
{
  const char *plan, *conf, *adapted, *problem;
} adaptations[] = {
  { "walk: at 09:30 takes 15", "", "walk at 09:30", NULL },
  { "walk: at 09:30 takes 15\nheat: at 10:00", "activities = ( { activity = \"walk\"; off = true; } );",
    "heat at 10:00", NULL },
  { "walk: at 09:30 takes 15", "activities = ( { activity = \"walk\"; at = \"11:00\"; } );", "walk at 11:00", NULL },
  { "walk: at 09:30 19:00", "activities = ( { activity = \"test/walk\"; at = \"11:00\"; } );", "walk at 11:00", NULL },
  { "walk: at 09:30 19:00", "activities = ( { activity = \"other/walk\"; at = \"11:00\"; } );", "walk at 09:30 19:00",
    "limber.conf:1: no routine has an activity called other/walk; did you mean walk?" },
  { "walk: 2 a day 10:00-18:00", "activities = ( { activity = \"walk\"; at = [ \"11:00\", \"12:00\" ]; } );",
    "walk at 11:00 12:00", NULL },
  { "walk: 5 a week 17:30", "activities = ( { activity = \"walk\"; at = \"11:00\"; } );", "walk weekly 11:00", NULL },
  { "sit: sitting 40 09:00-18:00", "activities = ( { activity = \"sit\"; at = \"11:00\"; } );", "sit at 11:00", NULL },
  { "heat: at 10:00\nwalk: after heat 5", "activities = ( { activity = \"walk\"; at = \"11:00\"; } );",
    "heat at 10:00\nwalk at 11:00", NULL },
  /* what follows an activity that is off takes its place */
  { "heat: at 10:00\nwalk: after heat 5\nrest: after walk 5", "activities = ( { activity = \"heat\"; off = true; } );",
    "walk at 10:00\nrest after walk", NULL },
  { "heat: at 10:00\nwalk: after heat 5\nrest: after walk 5",
    "activities = ( { activity = \"heat\"; off = true; }, { activity = \"walk\"; off = true; } );", "rest at 10:00",
    NULL },
  /* not more often than the therapist asked for, and in the routine's day */
  { "walk: at 09:30", "\nactivities = ( { activity = \"walk\"; at = [ \"11:00\", \"12:00\" ]; } );", "walk at 09:30",
    "limber.conf:2: walk: your therapist asked for it 1 time a day, not more; the routine's own times stay" },
  { "walk: at 09:30", "activities = ( { activity = \"walk\"; at = \"23:00\"; } );", "walk at 09:30",
    "limber.conf:1: walk: 23:00 is not in the day of this routine, which is 08:00 to 22:00; the routine's own times "
    "stay" },
  { "walk: at 09:30", "activities = ( { activity = \"wlak\"; off = true; } );", "walk at 09:30",
    "limber.conf:1: no routine has an activity called wlak; did you mean walk?" },
};

static char *
tell (const LimberRoutine *routine)
{
  const LimberPhase *phase = routine->phases->pdata[0];
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < phase->activities->len; i++)
    {
      const LimberActivity *activity = phase->activities->pdata[i];
      const LimberWhen *when = &activity->when;

      g_string_append_printf (text, "%s%s", i == 0 ? "" : "\n", activity->id);
      if (when->shape == LIMBER_SHAPE_AFTER)
        g_string_append_printf (text, " after %s", when->after);
      else
        g_string_append (text, when->shape == LIMBER_SHAPE_TIMES_A_WEEK ? " weekly"
                               : when->shape == LIMBER_SHAPE_AT         ? " at"
                                                                        : " otherwise");
      for (gsize j = 0; j < when->n_times; j++)
        {
          char time[LIMBER_TIME_BUFFER];

          g_string_append_printf (text, " %s", limber_minute_format (when->times[j], time));
        }
    }
  return g_string_free (text, FALSE);
}

static void
test_adapt (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (adaptations); i++)
    {
      g_autoptr (LimberRoutine) routine = limber_test_routine ("08:00-22:00", adaptations[i].plan);
      g_autofree char *before = tell (routine), *after = NULL, *unchanged = NULL;
      g_autoptr (LimberSettings) settings = parse (adaptations[i].conf);
      g_autoptr (LimberRoutine) adapted = limber_adapt (routine, settings);
      g_autoptr (GPtrArray) routines = g_ptr_array_new ();
      g_autoptr (GPtrArray) problems = NULL;

      g_ptr_array_add (routines, routine);
      problems = limber_adapt_problems (routines, settings);
      after = tell (adapted);
      unchanged = tell (routine);
      g_assert_cmpstr (after, ==, adaptations[i].adapted);
      g_assert_cmpstr (unchanged, ==, before);
      g_assert_cmpuint (problems->len, ==, adaptations[i].problem == NULL ? 0 : 1);
      if (problems->len > 0)
        g_assert_cmpstr (problems->pdata[0], ==, adaptations[i].problem);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/settings/defaults", test_defaults);
  g_test_add_func ("/settings/values", test_values);
  g_test_add_func ("/settings/slips", test_slips);
  g_test_add_func ("/settings/all-at-once", test_all_at_once);
  g_test_add_func ("/settings/quiet", test_quiet);
  g_test_add_func ("/settings/file", test_file);
  g_test_add_func ("/settings/example", test_example);
  g_test_add_func ("/settings/adapt", test_adapt);
  return g_test_run ();
}
