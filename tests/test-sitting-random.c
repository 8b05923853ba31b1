#include "core/sitting.h"

#include <string.h>

#define SECOND ((gint64)G_USEC_PER_SEC)

/* What a test's second 0 is on the two clocks. */
#define MIDNIGHT (1774742400 * SECOND)
#define STEADY_AT_MIDNIGHT (2797200 * SECOND)

/* The same rules told the slow way: one entry a second, everything counted afresh. */
#define ORACLE_SECONDS (4 * 3600)

typedef struct
{
  LimberPresenceState second[ORACLE_SECONDS]; /* what the client did from second to second + 1 */
  gboolean back[ORACLE_SECONDS + 1];          /* at the beginning of it the client was there, if only just */
  int now;                                    /* seconds known */
  int since;                                  /* when the last state began */
  int told;
} Oracle;

static gboolean
oracle_away (const Oracle *oracle, int second)
{
  return second < oracle->now && oracle->second[second] >= LIMBER_PRESENCE_IDLE;
}

static gboolean
oracle_shut (const Oracle *oracle, int second)
{
  return second < oracle->now && oracle->second[second] >= LIMBER_PRESENCE_LOCKED;
}

static void
oracle_wait (Oracle *oracle, LimberPresenceState state, int seconds)
{
  for (int i = 0; i < seconds; i++)
    oracle->second[oracle->now++] = state;
}

static void
oracle_presence (Oracle *oracle, LimberPresenceState before, LimberPresenceState state, int ago)
{
  gboolean same = before == state || (before >= LIMBER_PRESENCE_LOCKED && state >= LIMBER_PRESENCE_LOCKED);
  int from = CLAMP (oracle->now - ago, oracle->since, oracle->now);

  if (state == LIMBER_PRESENCE_IDLE && before >= LIMBER_PRESENCE_IDLE)
    from = oracle->now;
  if (same)
    return;
  for (int i = from; i < oracle->now; i++)
    oracle->second[i] = state;
  if (before < LIMBER_PRESENCE_IDLE)
    oracle->back[from] = TRUE;
  if (state < LIMBER_PRESENCE_IDLE)
    oracle->back[from] = TRUE;
  oracle->since = from;
}

/* The end of the absence that begins at @from, and whether it is a break. */
static int
oracle_absence (const Oracle *oracle, int from, int break_seconds, gboolean *taken)
{
  int end = from, shut = 0;

  *taken = FALSE;
  for (; oracle_away (oracle, end) && (end == from || !oracle->back[end]); end++)
    {
      shut = oracle_shut (oracle, end) ? shut + 1 : 0;
      if (shut >= 120 || end + 1 - from >= break_seconds)
        *taken = TRUE;
    }
  return end;
}

/* Sitting time in seconds; counts the breaks that are over. */
static int
oracle_sat (const Oracle *oracle, int break_seconds, int from, int to, guint *breaks)
{
  int sat = 0;

  *breaks = 0;
  for (int i = 0; i < oracle->now;)
    {
      gboolean taken = FALSE;
      int end = oracle_away (oracle, i) ? oracle_absence (oracle, i, break_seconds, &taken) : i + 1;

      if (taken && (end < oracle->now || oracle->back[end]))
        *breaks += i >= from && i < to;
      if (taken)
        sat = 0;
      for (; i < end; i++)
        {
          if (i == oracle->told && !taken)
            sat = 0;
          if (!taken && !oracle_shut (oracle, i) && i >= from && i < to)
            sat++;
        }
    }
  return oracle->told == oracle->now ? 0 : sat;
}

/* One random history, kept four times. */
typedef struct
{
  Oracle oracle;
  LimberPresenceState state;
  LimberSittingLog whole;    /* folded in one go */
  LimberSittingLog parts;    /* stored and restored on the way */
  LimberSittingLog reported; /* its breaks are taken as they come */
  guint n_reported;
  gboolean clock_moved;
  gint64 clock;  /* how far the wall clock was moved */
  gint64 rebase; /* by how much the boots of `parts` moved the steady clock */
  guint boots;
} Walk;

static LimberMoment
walk_moment (const Walk *walk, gboolean parts)
{
  return (LimberMoment){ MIDNIGHT + walk->oracle.now * SECOND + walk->clock,
                         STEADY_AT_MIDNIGHT + walk->oracle.now * SECOND + (parts ? walk->rebase : 0) };
}

static void
walk_presence (Walk *walk)
{
  LimberPresenceReading reading = { (LimberPresenceState)g_test_rand_int_range (0, LIMBER_N_PRESENCES), 0 };

  if (reading.state == LIMBER_PRESENCE_IDLE || g_test_rand_int_range (0, 10) == 0)
    reading.ago = g_test_rand_int_range (0, 200) * SECOND;
  if (reading.state != LIMBER_PRESENCE_UNASKED)
    {
      oracle_presence (&walk->oracle, walk->state, reading.state, (int)(reading.ago / SECOND));
      walk->state = reading.state;
    }
  limber_sitting_presence (&walk->whole, reading, walk_moment (walk, FALSE));
  limber_sitting_presence (&walk->reported, reading, walk_moment (walk, FALSE));
  limber_sitting_presence (&walk->parts, reading, walk_moment (walk, TRUE));
}

static void
walk_told (Walk *walk)
{
  int ago = g_test_rand_int_range (0, 2) * g_test_rand_int_range (0, 600);

  ago = MIN (ago, walk->oracle.now);
  walk->oracle.told = MAX (walk->oracle.told, walk->oracle.now - ago);
  limber_sitting_told (&walk->whole, ago * SECOND, walk_moment (walk, FALSE));
  limber_sitting_told (&walk->reported, ago * SECOND, walk_moment (walk, FALSE));
  limber_sitting_told (&walk->parts, ago * SECOND, walk_moment (walk, TRUE));
}

/* The daemon of `parts` is off for less than the gap that counts, perhaps across a boot. */
static void
walk_restart (Walk *walk)
{
  g_autofree char *boot = g_strdup_printf ("%u", walk->boots);
  g_autofree char *text = limber_sitting_store (&walk->parts, boot, walk_moment (walk, TRUE));
  g_autofree char *next = NULL;

  oracle_wait (&walk->oracle, walk->state, g_test_rand_int_range (0, 120));
  if (g_test_rand_int_range (0, 4) == 0)
    {
      walk->boots++;
      walk->rebase = g_test_rand_int_range (-1000000, 1000000) * SECOND;
    }
  next = g_strdup_printf ("%u", walk->boots);
  g_assert_true (limber_sitting_restore (&walk->parts, text, next, walk_moment (walk, TRUE)));
}

static void
walk_set_clock (Walk *walk)
{
  walk->clock_moved = TRUE;
  walk->clock += g_test_rand_int_range (-7200, 7200) * SECOND;
}

static LimberSittingRule
walk_rule (const Walk *walk, int break_seconds, int from, int to)
{
  gint64 midnight = MIDNIGHT + walk->clock;

  return (LimberSittingRule){ break_seconds * SECOND, midnight + from * SECOND, midnight + to * SECOND };
}

/* The breaks of @log so far are sound; returns how many there are. */
static guint
walk_breaks (const Walk *walk, const LimberSittingLog *log, const LimberSittingRule *rule, gboolean parts)
{
  g_autoptr (GArray) breaks = g_array_new (FALSE, FALSE, sizeof (LimberBreak));
  LimberInstant last = G_MININT64;

  limber_sitting_breaks (log, rule, walk_moment (walk, parts), breaks);
  for (guint i = 0; i < breaks->len; i++)
    {
      const LimberBreak *ended = &g_array_index (breaks, LimberBreak, i);

      g_assert_cmpint (ended->sat, >=, 0);
      g_assert_cmpint (ended->to - ended->from, >=, MIN (rule->break_after, LIMBER_SITTING_SHUT));
      /* stamps are those of the clock as it was, so order is only certain while it is not moved */
      if (!walk->clock_moved)
        g_assert_cmpint (ended->from, >=, last);
      last = ended->to;
    }
  return breaks->len;
}

/* Both logs give the limit's instant; should the client go on, it is reached right then. */
static void
walk_due (const Walk *walk, const LimberSittingRule *rule, LimberSittingTime time)
{
  gint64 limit = g_test_rand_int_range (1, 3600) * SECOND;
  LimberMoment now = walk_moment (walk, FALSE);
  LimberInstant due = limber_sitting_due (&walk->whole, rule, limit, now);

  g_assert_cmpint (limber_sitting_due (&walk->parts, rule, limit, walk_moment (walk, TRUE)), ==, due);
  g_assert_cmpint (limber_sitting_due (&walk->reported, rule, limit, now), ==, due);
  if (due <= now.wall)
    g_assert_cmpint (time.sat, >=, limit);
  else if (due != LIMBER_NEVER)
    {
      gint64 ahead = due - now.wall;
      LimberMoment then = { due, now.steady + ahead }, before = { due - SECOND, now.steady + ahead - SECOND };

      g_assert_cmpint (limber_sitting_time (&walk->whole, rule, then).sat, ==, limit);
      g_assert_cmpint (limber_sitting_time (&walk->whole, rule, before).sat, <, limit);
    }
}

static void
walk_check (Walk *walk, gboolean part_of_day)
{
  int break_seconds = g_test_rand_int_range (60, 900);
  int from = part_of_day ? g_test_rand_int_range (0, 7200) : 0;
  int to = part_of_day ? from + g_test_rand_int_range (1, 7200) : ORACLE_SECONDS;
  LimberSittingRule rule = walk_rule (walk, break_seconds, from, to);
  LimberSittingRule all = walk_rule (walk, 300, -7 * 86400, 7 * 86400);
  LimberSittingTime time = limber_sitting_time (&walk->whole, &rule, walk_moment (walk, FALSE));
  LimberSittingTime again = limber_sitting_time (&walk->parts, &rule, walk_moment (walk, TRUE));
  guint breaks;

  g_assert_cmpint (time.sat, ==, oracle_sat (&walk->oracle, break_seconds, from, to, &breaks) * SECOND);
  g_assert_cmpint (time.guessed, >=, 0);
  g_assert_cmpint (time.guessed, <=, time.sat);
  g_assert_cmpint (again.sat, ==, time.sat);
  g_assert_cmpint (again.guessed, ==, time.guessed);
  if (!walk->clock_moved)
    {
      g_assert_cmpuint (walk_breaks (walk, &walk->whole, &rule, FALSE), ==, breaks);
      g_assert_cmpuint (walk_breaks (walk, &walk->parts, &rule, TRUE), ==, breaks);
    }
  walk_due (walk, &rule, time);

  walk->n_reported += walk_breaks (walk, &walk->reported, &all, FALSE);
  limber_sitting_reported (&walk->reported);
  g_assert_cmpint (limber_sitting_time (&walk->reported, &rule, walk_moment (walk, FALSE)).sat, ==, time.sat);
  g_assert_cmpuint (walk_breaks (walk, &walk->whole, &all, FALSE), ==, walk->n_reported);
}

static void
test_random (void)
{
  g_autofree Walk *walk = g_new (Walk, 1);

  for (int run = 0; run < 200; run++)
    {
      gboolean moves_clock = g_test_rand_int_range (0, 3) == 0;

      memset (walk, 0, sizeof *walk);
      limber_sitting_init (&walk->whole, walk_moment (walk, FALSE));
      walk->parts = walk->reported = walk->whole;
      for (int i = 0; i < LIMBER_SITTING_SPANS - 1 && walk->oracle.now < ORACLE_SECONDS - 600; i++)
        {
          int what = g_test_rand_int_range (0, 10);

          oracle_wait (&walk->oracle, walk->state, g_test_rand_int_range (0, 4) * g_test_rand_int_range (0, 150));
          if (what < 7)
            walk_presence (walk);
          else if (what == 7)
            walk_told (walk);
          else if (what == 8)
            walk_restart (walk);
          else if (moves_clock)
            walk_set_clock (walk);
          walk_check (walk, !moves_clock);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sitting/random", test_random);
  return g_test_run ();
}
