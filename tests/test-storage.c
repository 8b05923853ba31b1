/* What the daemon does when its history cannot be written or read: it goes on reminding, says so,
 * and loses nothing. */

#include "support/sim-world.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#define ROUTINE                                                                                                        \
  "plan = ( { id = \"stretch\"; kind = \"stretch\"; title = \"Stretches\"; when = { at = \"09:00\"; }; steps = ( { "   \
  "exercise = \"pelvic-tilt\"; reps = 5; hold_seconds = 2; } ); }, { id = \"walk\"; kind = \"move\"; title = "         \
  "\"Walk\"; when = { at = \"12:00\"; }; } );"

/* 2026-03-02, 08:00 in London */
#define MORNING (1772438400 * (gint64)G_USEC_PER_SEC)
#define HOUR (60 * LIMBER_MINUTE)

static void
set_up (Sim *sim, gconstpointer data G_GNUC_UNUSED)
{
  sim_init (sim, g_get_tmp_dir (), "Europe/London");
  limber_fake_clock_set (sim->clock, MORNING);
  sim_set_file (sim, ROUTINE);
}

static void
tear_down (Sim *sim, gconstpointer data G_GNUC_UNUSED)
{
  sim_clear (sim);
}

static void
pass (Sim *sim, gint64 span)
{
  limber_fake_clock_advance (sim->clock, span);
  limber_fake_notifier_flush (sim->notifier);
}

static const char *
on_screen (Sim *sim)
{
  const LimberFakePost *post = limber_fake_notifier_last_post (sim->notifier);

  return post != NULL && post->state == LIMBER_FAKE_SHOWN ? post->summary : "";
}

static gboolean
answer (Sim *sim, const char *activity)
{
  LimberAnswer given = { .kind = LIMBER_ANSWER_DONE, .activity = activity, .happened = LIMBER_ABSENT };
  g_autofree char *said = NULL;

  return limber_daemon_answer (sim->daemon, &given, &said, NULL);
}

static guint
n_problems (Sim *sim)
{
  g_autoptr (GVariant) status = g_variant_ref_sink (limber_daemon_status (sim->daemon));
  g_autofree const char **problems = NULL;

  g_assert_true (g_variant_lookup (status, "problems", "^a&s", &problems));
  return g_strv_length ((char **)problems);
}

/* How often the screen told that something is wrong with the history. */
static guint
n_told (Sim *sim)
{
  guint n = 0;

  for (guint i = 0; i < limber_fake_notifier_n_posts (sim->notifier); i++)
    n += strstr (limber_fake_notifier_post_at (sim->notifier, i)->summary, "cannot be noted") != NULL;
  return n;
}

typedef struct
{
  LimberEventKind kind;
  LimberOutcome outcome;
  guint n;
  gint64 last;
} Count;

static gboolean
count_row (const LimberEvent *event, gpointer data)
{
  Count *count = data;

  g_assert_cmpint (event->seq, >, count->last);
  count->last = event->seq;
  count->n += event->kind == count->kind && event->outcome == count->outcome;
  return TRUE;
}

/* Rows of a kind, while all of them stand in order. */
static guint
count (Sim *sim, LimberEventKind kind, LimberOutcome outcome)
{
  g_autoptr (LimberProgress) progress = limber_progress_open_readonly (sim->path, NULL);
  Count counted = { .kind = kind, .outcome = outcome };

  g_assert_true (limber_progress_read (progress, NULL, count_row, &counted, NULL));
  return counted.n;
}

static sqlite3 *
lock (Sim *sim)
{
  sqlite3 *other;

  g_assert_cmpint (sqlite3_open (sim->path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN EXCLUSIVE", NULL, NULL, NULL), ==, SQLITE_OK);
  return other;
}

/* Another program holds the file all morning. */
static void
test_locked (Sim *sim, gconstpointer data G_GNUC_UNUSED)
{
  sqlite3 *other;

  sim_start_daemon (sim);
  g_assert_cmpuint (n_problems (sim), ==, 0);
  other = lock (sim);
  pass (sim, HOUR);
  g_assert_true (g_str_has_prefix (on_screen (sim), "Stretches"));
  g_assert_true (answer (sim, "stretch"));
  g_assert_cmpuint (n_problems (sim), ==, 1);
  pass (sim, 0);
  g_assert_nonnull (strstr (on_screen (sim), "cannot be noted"));
  pass (sim, HOUR);
  g_assert_cmpuint (n_told (sim), ==, 1);
  sqlite3_close (other);
  pass (sim, 2 * LIMBER_MINUTE);
  g_assert_cmpstr (on_screen (sim), ==, "");
  g_assert_cmpuint (n_problems (sim), ==, 0);
  g_assert_cmpuint (count (sim, LIMBER_EVENT_OUTCOME, LIMBER_OUTCOME_DONE), ==, 1);
  g_assert_cmpuint (count (sim, LIMBER_EVENT_SHOWN, LIMBER_OUTCOME_NONE), ==, 1);
  g_assert_cmpuint (count (sim, LIMBER_EVENT_STORAGE, LIMBER_OUTCOME_NONE), ==, 1);
  /* no more attempts while all is well */
  g_assert_cmpint (limber_fake_clock_steady_deadline (sim->clock), ==, LIMBER_NEVER);
}

/* Killed while rows wait in memory only those are lost; ended in good order none is. */
static void
test_stopped_while_locked (Sim *sim, gconstpointer data G_GNUC_UNUSED)
{
  sqlite3 *other;

  sim_start_daemon (sim);
  other = lock (sim);
  pass (sim, HOUR);
  g_assert_true (answer (sim, "stretch"));
  limber_daemon_stop (sim->daemon);
  sim_kill_daemon (sim);
  sqlite3_close (other);
  sim_start_daemon (sim);
  g_assert_cmpuint (count (sim, LIMBER_EVENT_OUTCOME, LIMBER_OUTCOME_DONE), ==, 1);
  g_assert_cmpuint (count (sim, LIMBER_EVENT_RUN_STOP, LIMBER_OUTCOME_NONE), ==, 1);
  g_assert_cmpstr (on_screen (sim), ==, "");
}

/* The home comes late, as one on a network may: what was answered before is known again then. */
static void
test_missing_home (Sim *sim, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *away = g_strconcat (sim->folder, ".away", NULL);

  sim_start_daemon (sim);
  g_assert_true (answer (sim, "walk"));
  limber_daemon_stop (sim->daemon);
  sim_kill_daemon (sim);
  g_assert_cmpint (g_rename (sim->folder, away), ==, 0);
  g_assert_true (g_file_set_contents (sim->folder, "in the way", -1, NULL));
  sim_start_daemon (sim);
  g_assert_cmpuint (n_problems (sim), ==, 1);
  pass (sim, HOUR);
  g_assert_true (g_str_has_prefix (on_screen (sim), "Stretches"));
  g_assert_true (answer (sim, "stretch"));
  g_assert_cmpint (g_unlink (sim->folder), ==, 0);
  g_assert_cmpint (g_rename (away, sim->folder), ==, 0);
  pass (sim, HOUR);
  g_assert_cmpuint (n_problems (sim), ==, 0);
  g_assert_cmpuint (count (sim, LIMBER_EVENT_OUTCOME, LIMBER_OUTCOME_DONE), ==, 2);
  g_assert_cmpuint (count (sim, LIMBER_EVENT_STORAGE, LIMBER_OUTCOME_NONE), ==, 1);
  /* past noon: the walk was answered in the morning */
  pass (sim, 3 * HOUR);
  g_assert_cmpstr (on_screen (sim), ==, "");
}

/* A copy a week, from when the daemon was first told to care. */
static void
test_care (Sim *sim, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *backup = g_strconcat (sim->path, ".backup", NULL);
  GStatBuf first, again;

  sim_start_daemon (sim);
  pass (sim, 48 * HOUR);
  g_assert_false (g_file_test (backup, G_FILE_TEST_EXISTS));
  limber_daemon_care (sim->daemon);
  g_assert_cmpint (g_stat (backup, &first), ==, 0);
  pass (sim, 48 * HOUR);
  g_assert_cmpint (g_stat (backup, &again), ==, 0);
  g_assert_cmpint (again.st_mtime, ==, first.st_mtime);
  pass (sim, 8 * 24 * HOUR);
  g_assert_cmpint (g_stat (backup, &again), ==, 0);
  g_assert_cmpint (again.st_mtime, >, first.st_mtime);
}

#define ADD(name, function) g_test_add (name, Sim, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/storage/locked", test_locked);
  ADD ("/storage/stopped-while-locked", test_stopped_while_locked);
  ADD ("/storage/missing-home", test_missing_home);
  ADD ("/storage/care", test_care);
  return g_test_run ();
}
