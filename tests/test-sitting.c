/* Days at a desk, with the sitting time worked out by hand. */

#include "core/sitting.h"

#include <stdio.h>
#include <string.h>

#define SECOND ((gint64)G_USEC_PER_SEC)
#define HOUR (60 * LIMBER_MINUTE)

/* What a test's true time 00:00:00 is on the two clocks. */
#define MIDNIGHT (1774742400 * SECOND)
#define STEADY_AT_MIDNIGHT (777 * HOUR)

/* A day told as a script: lines of "HH:MM[:SS] WORDS", in true time, which the steady clock shows.
 *
 *   active, locked, asleep, unknown, unasked  presence says so
 *   idle SECONDS                         the last input was that long ago
 *   told MINUTES                         a told break ended that long ago
 *   set MINUTES                          the wall clock is moved by that much
 *   restart                              the daemon is started again; it was off since the last line
 *   reboot MINUTES                       the same with a new boot, which moves the wall clock
 *   reported                             what the plan does once breaks are written
 *   sat MM:SS                            expected sitting time
 *   guessed MM:SS                        expected part of it that is a guess
 *   due MINUTES HH:MM[:SS] | never       expected instant of that limit (on the wall clock)
 *   breaks [HH:MM[:SS]-HH:MM[:SS]=MM:SS …] expected natural breaks, each with what was sat before
 */
typedef struct
{
  const char *name;
  int break_minutes;
  const char *from, *to; /* the stretch, on the wall clock */
  const char *script;
} Day;

/* Microseconds of "HH:MM:SS", "HH:MM"; with @minutes of "MM:SS". */
static gint64
parse_time (const char *text, gboolean minutes)
{
  int a = 0, b = 0, c = 0, n = sscanf (text, "%d:%d:%d", &a, &b, &c);

  g_assert_cmpint (n, >=, 2);
  return minutes ? (a * 60 + b) * SECOND : ((a * 60 + b) * 60 + c) * SECOND;
}

static char *
format_time (gint64 time, gboolean minutes)
{
  gint64 seconds = time / SECOND;

  g_assert_cmpint (time % SECOND, ==, 0);
  return minutes
             ? g_strdup_printf ("%02d:%02d", (int)(seconds / 60), (int)(seconds % 60))
             : g_strdup_printf ("%02d:%02d:%02d", (int)(seconds / 3600), (int)(seconds / 60 % 60), (int)(seconds % 60));
}

typedef struct
{
  LimberSittingLog log;
  LimberSittingRule rule;
  gint64 time;    /* true, since midnight */
  gint64 before;  /* of the line before */
  gint64 clock;   /* how far the wall clock was moved */
  gint64 boot_at; /* true time of the boot; the steady clock starts anew there */
  int boots;
} World;

static LimberMoment
moment (const World *world, gint64 time)
{
  return (LimberMoment){ MIDNIGHT + time + world->clock,
                         world->boots == 0 ? STEADY_AT_MIDNIGHT + time : 10 * SECOND + (time - world->boot_at) };
}

static void
restart (World *world, const char *reboot)
{
  g_autofree char *boot = g_strdup_printf ("boot-%d", world->boots);
  g_autofree char *text = limber_sitting_store (&world->log, boot, moment (world, world->before));
  g_autofree char *next = NULL;

  if (reboot != NULL)
    {
      world->clock += atoi (reboot) * LIMBER_MINUTE;
      world->boots++;
      world->boot_at = world->time;
    }
  next = g_strdup_printf ("boot-%d", world->boots);
  memset (&world->log, 0x55, sizeof world->log);
  g_assert_true (limber_sitting_restore (&world->log, text, next, moment (world, world->time)));
}

static void
expect_due (const World *world, const char *limit, const char *expected)
{
  LimberInstant due
      = limber_sitting_due (&world->log, &world->rule, atoi (limit) * LIMBER_MINUTE, moment (world, world->time));
  g_autofree char *got = due == LIMBER_NEVER ? g_strdup ("never") : format_time (due - MIDNIGHT, FALSE);
  g_autofree char *want
      = strcmp (expected, "never") == 0 ? g_strdup ("never") : format_time (parse_time (expected, FALSE), FALSE);

  g_assert_cmpstr (got, ==, want);
}

static void
expect_breaks (const World *world, char **words)
{
  g_autoptr (GArray) breaks = g_array_new (FALSE, FALSE, sizeof (LimberBreak));
  g_autoptr (GString) got = g_string_new (NULL);
  g_autoptr (GString) want = g_string_new (NULL);

  limber_sitting_breaks (&world->log, &world->rule, moment (world, world->time), breaks);
  for (guint i = 0; i < breaks->len; i++)
    {
      const LimberBreak *ended = &g_array_index (breaks, LimberBreak, i);
      g_autofree char *from = format_time (ended->from - MIDNIGHT, FALSE);
      g_autofree char *to = format_time (ended->to - MIDNIGHT, FALSE);
      g_autofree char *sat = format_time (ended->sat, TRUE);

      g_string_append_printf (got, " %s-%s=%s", from, to, sat);
    }
  for (; *words != NULL; words++)
    {
      g_auto (GStrv) parts = g_strsplit_set (*words, "-=", 3);
      g_autofree char *from = format_time (parse_time (parts[0], FALSE), FALSE);
      g_autofree char *to = format_time (parse_time (parts[1], FALSE), FALSE);

      g_string_append_printf (want, " %s-%s=%s", from, to, parts[2]);
    }
  g_assert_cmpstr (got->str, ==, want->str);
}

static void
expect_time (const World *world, gboolean guessed, const char *want)
{
  LimberSittingTime time = limber_sitting_time (&world->log, &world->rule, moment (world, world->time));
  g_autofree char *got = format_time (guessed ? time.guessed : time.sat, TRUE);

  g_assert_cmpstr (got, ==, want);
}

static gboolean
presence_line (World *world, char **words)
{
  static const char *const names[] = { "unknown", "active", "idle", "locked", "asleep", "unasked" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (words[0], names[i]) == 0)
      {
        LimberPresenceReading reading = { (LimberPresenceState)i, words[1] == NULL ? 0 : atoi (words[1]) * SECOND };

        limber_sitting_presence (&world->log, reading, moment (world, world->time));
        return TRUE;
      }
  return FALSE;
}

static void
run_line (World *world, char **words)
{
  if (presence_line (world, words))
    return;
  if (strcmp (words[0], "told") == 0)
    limber_sitting_told (&world->log, atoi (words[1]) * LIMBER_MINUTE, moment (world, world->time));
  else if (strcmp (words[0], "set") == 0)
    world->clock += atoi (words[1]) * LIMBER_MINUTE;
  else if (strcmp (words[0], "restart") == 0 || strcmp (words[0], "reboot") == 0)
    restart (world, words[1]);
  else if (strcmp (words[0], "reported") == 0)
    limber_sitting_reported (&world->log);
  else if (strcmp (words[0], "sat") == 0 || strcmp (words[0], "guessed") == 0)
    expect_time (world, words[0][0] == 'g', words[1]);
  else if (strcmp (words[0], "due") == 0)
    expect_due (world, words[1], words[2]);
  else if (strcmp (words[0], "breaks") == 0)
    expect_breaks (world, words + 1);
  else
    g_error ("no such line: %s", words[0]);
}

static void
test_day (gconstpointer data)
{
  const Day *day = data;
  g_auto (GStrv) lines = g_strsplit (day->script, "\n", -1);
  World world = { .rule = { day->break_minutes * LIMBER_MINUTE, MIDNIGHT + parse_time (day->from, FALSE),
                            MIDNIGHT + parse_time (day->to, FALSE) } };

  for (char **line = lines; *line != NULL; line++)
    {
      g_auto (GStrv) words = g_strsplit (*line, " ", -1);

      g_test_message ("%s", *line);
      world.time = parse_time (words[0], FALSE);
      g_assert_cmpint (world.time, >=, world.before);
      if (line == lines)
        limber_sitting_init (&world.log, moment (&world, world.time));
      run_line (&world, words + 1);
      world.before = world.time;
    }
}

/* Every number below was worked out by hand from the rules at the head of sitting.h. */
static const Day days[] = {
  { "an hour at the desk", 5, "08:00", "18:00",
    "09:00 active\n"
    "09:00 sat 00:00\n"
    "09:00 due 40 09:40\n"
    "09:25 sat 25:00\n"
    "09:25 due 40 09:40\n"
    "10:00 sat 60:00\n"
    "10:00 guessed 00:00\n"
    "10:00 due 40 09:40\n" /* passed: when it was */
    "10:00 breaks" },
  { "reading is sitting", 5, "08:00", "18:00",
    "09:00 active\n"
    "09:22 idle 120\n" /* last input 09:20 */
    "09:23 sat 23:00\n"
    "09:23 due 24 09:24\n"
    "09:23 due 25 never\n" /* at 09:25 it would be a break */
    "09:24:59 active\n"
    "09:25 sat 25:00\n"
    "09:25 breaks\n"
    "09:25 due 40 09:40" },
  { "five minutes away is a break", 5, "08:00", "18:00",
    "09:00 active\n"
    "09:22 idle 120\n"
    "09:24:59 sat 24:59\n"
    "09:25 sat 00:00\n" /* in it */
    "09:25 due 40 never\n"
    "09:25 breaks\n" /* not over */
    "09:30 active\n"
    "09:30 breaks 09:20-09:30=20:00\n"
    "09:30 sat 00:00\n"
    "09:30 due 40 10:10\n"
    "09:30 reported\n"
    "09:30 breaks\n"
    "09:45 sat 15:00" },
  { "what counts is the rule's", 10, "08:00", "18:00",
    "09:00 active\n"
    "09:22 idle 120\n"
    "09:27 sat 27:00\n"
    "09:29 active\n" /* nine minutes */
    "09:29 sat 29:00\n"
    "09:29 breaks\n"
    "09:42 idle 120\n"
    "09:50 active\n"
    "09:50 breaks 09:40-09:50=40:00" },
  { "locked for two minutes", 5, "08:00", "18:00",
    "09:00 active\n"
    "09:30 locked\n"
    "09:30 due 30 09:30\n" /* reached just before */
    "09:31 sat 30:00\n"    /* stands still */
    "09:31 due 40 never\n"
    "09:32 sat 00:00\n"
    "09:32 active\n"
    "09:32 breaks 09:30-09:32=30:00\n"
    "09:40 sat 08:00" },
  { "locked for a moment", 5, "08:00", "18:00",
    "09:00 active\n"
    "09:30 locked\n"
    "09:31:59 active\n"
    "09:31:59 breaks\n"
    "09:31:59 sat 30:00\n"
    "09:31:59 due 40 09:41:59\n"
    "09:41:59 sat 40:00\n"
    "09:50 due 40 09:41:59" },
  { "asleep over lunch", 5, "08:00", "18:00",
    "11:40 active\n"
    "12:00 asleep\n"
    "13:00 active\n"
    "13:00 breaks 12:00-13:00=20:00\n"
    "13:10 sat 10:00" },
  { "asleep for a minute", 5, "08:00", "18:00",
    "11:40 active\n"
    "12:00 asleep\n"
    "12:01 active\n"
    "12:01 breaks\n"
    "12:10 sat 29:00" },
  { "away, then locked, then asleep: one break from the last input", 5, "08:00", "18:00",
    "09:00 active\n"
    "09:12 idle 120\n"
    "09:13 locked\n"
    "09:14 asleep\n"
    "09:15 locked\n" /* shut since 09:13 */
    "09:15:30 active\n"
    "09:15:30 breaks 09:10-09:15:30=10:00\n"
    "09:20:30 sat 05:00" },
  { "a pause and a lock together are long enough", 5, "08:00", "18:00",
    "09:00 active\n"
    "09:14 idle 120\n" /* 09:12 */
    "09:16 locked\n"   /* for one minute */
    "09:17 active\n"
    "09:17 breaks 09:12-09:17=12:00" },
  { "a pause and a lock together are too short", 5, "08:00", "18:00",
    "09:00 active\n"
    "09:14 idle 120\n"
    "09:15 locked\n"
    "09:16 idle 0\n" /* unlocked, nobody there yet */
    "09:16:30 active\n"
    "09:16:30 breaks\n"
    "09:16:30 sat 15:30" }, /* all but the minute that was locked */
  { "unlocked without a hand on the keyboard", 5, "08:00", "18:00",
    "09:00 active\n"
    "09:30 locked\n"
    "09:33 active\n"
    "09:33 breaks 09:30-09:33=30:00\n"
    "09:33 reported\n"
    "09:34 idle 300\n" /* says 09:29, but was there at 09:33 */
    "09:37 active\n"
    "09:37 breaks\n"
    "09:37 sat 04:00" },
  { "unlocked while nobody is there", 10, "08:00", "18:00",
    "09:00 active\n"
    "09:30 locked\n"
    "09:32 idle 120\n" /* locked until now all the same */
    "09:33 active\n"
    "09:33 breaks 09:30-09:33=30:00" },
  { "a lock that flickers", 5, "08:00", "18:00",
    "09:00 active\n"
    "09:30 locked\n"
    "09:31 idle 0\n"
    "09:31 locked\n"
    "09:32 active\n"
    "09:32 breaks 09:30-09:32=30:00" },
  { "unknown may be there", 5, "08:00", "18:00",
    "09:00 unknown\n"
    "09:30 sat 30:00\n"
    "09:30 guessed 30:00\n"
    "09:30 due 40 09:40\n"
    "09:30 active\n"
    "09:50 sat 50:00\n"
    "09:50 guessed 30:00\n"
    "09:50 locked\n"
    "09:55 unknown\n"
    "09:55 breaks 09:50-09:55=50:00\n"
    "10:00 sat 05:00\n"
    "10:00 guessed 05:00" },
  { "a walk is a break", 5, "08:00", "18:00",
    "09:00 active\n"
    "09:30 told 0\n"
    "09:30 sat 00:00\n"
    "09:30 due 40 10:10\n"
    "09:45 sat 15:00\n"
    "09:45 breaks\n"
    "10:00 told 10\n" /* entered late: ended 09:50 */
    "10:00 sat 10:00\n"
    "10:00 told 25\n" /* older than the one known */
    "10:00 sat 10:00" },
  { "a told break within an absence", 5, "08:00", "18:00",
    "09:00 active\n"
    "09:12 idle 120\n"
    "09:12 told 0\n"
    "09:13 sat 01:00\n"
    "09:16 active\n"
    "09:16 breaks 09:10-09:16=10:00\n"
    "09:20 sat 04:00" },
  { "watched from nine", 5, "09:00", "10:00",
    "08:00 active\n"
    "08:30 sat 00:00\n"
    "08:30 due 40 09:40\n"
    "08:30 due 60 never\n" /* `to` is exclusive */
    "09:10 sat 10:00\n"
    "09:20 locked\n"
    "09:21 active\n"
    "09:30 sat 29:00\n"
    "09:30 due 40 09:41\n"
    "10:30 sat 59:00\n"
    "10:30 due 59 never\n"
    "10:30 due 58 09:59" },
  { "breaks begin within the stretch", 5, "09:00", "10:00",
    "08:00 active\n"
    "08:50 locked\n"
    "09:05 active\n"
    "09:30 locked\n"
    "09:35 active\n"
    "09:55 locked\n"
    "10:20 active\n"
    "10:30 locked\n"
    "10:40 active\n"
    "10:40 breaks 09:30-09:35=25:00 09:55-10:20=20:00" },
  { "the clock is set while sitting", 5, "08:00", "18:00",
    "09:00 active\n"
    "09:20 set 60\n"
    "09:20 sat 20:00\n"
    "09:20 due 40 10:40\n"
    "09:30 locked\n"
    "09:35 active\n"
    "09:35 breaks 10:30-10:35=30:00\n"
    "09:35 set -120\n"
    "09:35 breaks 10:30-10:35=30:00\n" /* as the clock was then */
    "09:45 sat 10:00" },
  { "set forward into the stretch", 5, "09:00", "18:00",
    "08:00 active\n"
    "08:10 set 60\n"
    "08:10 sat 10:00" }, /* 09:00 is ten minutes ago now */
  { "a restart is not noticed", 5, "08:00", "18:00",
    "09:00 active\n"
    "09:30 reported\n"
    "09:31:59 restart\n"
    "09:31:59 active\n"
    "09:40 sat 40:00\n"
    "09:40 guessed 00:00\n"
    "09:40 due 50 09:50\n"
    "09:42 idle 120\n"
    "09:43 reported\n"
    "09:44 restart\n"
    "09:44 idle 240\n"
    "09:50 active\n"
    "09:50 breaks 09:40-09:50=40:00" },
  { "started again while locked", 5, "08:00", "18:00",
    "09:00 active\n"
    "09:10 locked\n"
    "09:11 reported\n"
    "09:12 restart\n"
    "09:12 unasked\n" /* no news does not end it */
    "09:12 breaks\n"
    "09:12:01 locked\n"
    "09:20 active\n"
    "09:20 breaks 09:10-09:20=10:00" },
  { "off for two minutes", 5, "08:00", "18:00",
    "09:00 active\n"
    "09:10 locked\n"
    "09:20 active\n"
    "09:30 reported\n"
    "09:32 restart\n"
    "09:32 active\n"
    "09:32 sat 00:00\n"
    "09:32 breaks\n"
    "09:42 sat 10:00\n"
    "09:42 guessed 00:00" },
  { "a break before the daemon was off is not lost", 5, "08:00", "18:00",
    "09:00 active\n"
    "09:10 locked\n"
    "09:20 active\n"
    "09:30 sat 10:00\n"
    "09:50 restart\n"
    "09:50 active\n"
    "09:50 breaks 09:10-09:20=10:00\n"
    "09:50 reported\n"
    "09:50 breaks" },
  { "off while away", 5, "08:00", "18:00",
    "09:00 active\n"
    "09:10 locked\n"
    "09:14 sat 00:00\n"
    "09:30 restart\n"
    "09:30 locked\n"
    "09:31 active\n"
    "09:31 breaks 09:10-09:14=10:00\n" /* the rest is not known */
    "09:36 sat 05:00" },
  { "a quick reboot", 5, "08:00", "18:00",
    "09:00 active\n"
    "09:10 locked\n"
    "09:20 active\n"
    "09:30 sat 10:00\n"
    "09:31 reboot 0\n"
    "09:31 active\n"
    "09:40 sat 20:00\n"
    "09:40 due 40 10:00\n"
    "09:40 breaks 09:10-09:20=10:00" },
  { "a slow reboot", 5, "08:00", "18:00",
    "09:00 active\n"
    "09:30 sat 30:00\n"
    "12:30 reboot 0\n"
    "12:30 active\n"
    "12:40 sat 10:00\n"
    "12:40 breaks" },
  { "a reboot that sets the clock back", 5, "00:00", "18:00",
    "09:00 active\n"
    "09:30 sat 30:00\n"
    "09:31 reboot -60\n"
    "09:31 active\n"
    "09:31 sat 00:00\n"
    "09:41 sat 10:00" },
};

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *path = g_strdup_printf ("/sitting/day/%s", days[i].name);

      g_test_add_data_func (path, &days[i], test_day);
    }
  return g_test_run ();
}
