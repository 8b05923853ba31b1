/* The built daemon by the real timer, on a real bus: holds end when they should, and a daemon that
 * is killed in the midst of one goes on with the time that was left. Takes as long as a short
 * session does. */

#include "bus/client.h"
#include "core/session-card.h"
#include "support/child.h"
#include "support/folder.h"
#include "support/wait.h"
#include "world/clock-system.h"
#include "world/progress.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#define SECOND ((gint64)G_USEC_PER_SEC)

/* What is promised of the end of a hold, in microseconds. */
#define LATE (50 * (gint64)1000)

static const char routine_text[]
    = "limber = 1; id = \"test\"; title = \"Test\"; day = { from = \"00:00\"; to = \"23:59\"; };\n"
      "plan = ( { id = \"short\"; kind = \"stretch\"; title = \"Short\"; when = { at = \"23:58\"; }; ask_pain = "
      "false;\n"
      "  steps = ( { exercise = \"pelvic-tilt\"; reps = 5; hold_seconds = 1; rest_seconds = 0; },\n"
      "            { exercise = \"pelvic-tilt\"; hold_seconds = 1; } ); },\n"
      "{ id = \"long\"; kind = \"stretch\"; title = \"Long\"; when = { at = \"23:58\"; }; ask_pain = false;\n"
      "  steps = ( { exercise = \"pelvic-tilt\"; hold_seconds = 300; } ); } );\n";

typedef struct
{
  char *folder;
  GSubprocessLauncher *launcher;
  GSubprocess *limberd;
  LimberClient *client;
  LimberSessionCard *card; /* the last one; NULL: no session */
  gint64 arrived;          /* steady: when it came */
  guint changes;
  gboolean gone;
  const char *wanted;
} Scene;

static char *
built (const char *name)
{
  return g_test_build_filename (G_TEST_BUILT, "..", name, NULL);
}

static gboolean
is_running (gconstpointer data)
{
  return limber_client_is_running (((const Scene *)data)->client);
}

static void
start_limberd (Scene *scene)
{
  g_autofree char *path = built ("limberd");
  g_autoptr (GError) error = NULL;

  scene->limberd = g_subprocess_launcher_spawn (scene->launcher, &error, path, NULL);
  g_assert_no_error (error);
  while (!is_running (scene))
    g_usleep (10000);
}

static void
on_card (GVariant *packed, gpointer data)
{
  Scene *scene = data;

  scene->arrived = limber_system_steady ();
  g_clear_pointer (&scene->card, limber_session_card_free);
  scene->gone = packed == NULL;
  if (packed != NULL)
    scene->card = limber_session_card_unpack (packed);
  scene->changes++;
}

static void
set_up (Scene *scene, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *limber = built ("limber"), *file = NULL;
  g_autoptr (GError) error = NULL;

  scene->folder = g_dir_make_tmp ("limber-time-XXXXXX", &error);
  g_assert_no_error (error);
  file = g_build_filename (scene->folder, "test.routine", NULL);
  g_assert_true (g_file_set_contents (file, routine_text, -1, &error));
  scene->launcher = child_launcher_new ();
  /* a folder of its own to run in keeps it from the sound server of whoever runs this, too */
  for (const char *const *name
       = (const char *const[]){ "HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR", NULL };
       *name != NULL; name++)
    g_subprocess_launcher_setenv (scene->launcher, *name, scene->folder, TRUE);
  g_subprocess_launcher_set_flags (scene->launcher,
                                   G_SUBPROCESS_FLAGS_STDERR_SILENCE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  child_run (scene->launcher, limber, "install", "--yes", file, NULL);
  scene->client = limber_client_new ("org.limber.Limber1", &error);
  g_assert_no_error (error);
  start_limberd (scene);
  limber_client_watch_card (scene->client, on_card, scene);
}

static void
tear_down (Scene *scene, gconstpointer data G_GNUC_UNUSED)
{
  child_stop (scene->limberd);
  g_object_unref (scene->limberd);
  g_object_unref (scene->launcher);
  limber_client_free (scene->client);
  g_clear_pointer (&scene->card, limber_session_card_free);
  limber_test_remove (scene->folder);
  g_free (scene->folder);
}

static void
start (Scene *scene, const char *activity)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *said
      = limber_client_answer (scene->client, activity, "start", g_variant_new ("a{sv}", NULL), &error);

  g_assert_no_error (error);
  g_assert_nonnull (said);
}

static void
press (Scene *scene, const char *button)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *said = limber_client_session (scene->client, button, &error);

  g_assert_no_error (error);
  g_assert_nonnull (said);
}

static gboolean
has_changed (gconstpointer data)
{
  return ((const Scene *)data)->changes > 0;
}

static void
wait_for_change (Scene *scene)
{
  scene->changes = 0;
  limber_wait_until (has_changed, scene);
}

static gboolean
is_in_phase (gconstpointer data)
{
  const Scene *scene = data;

  return scene->card != NULL && scene->card->phase == LIMBER_PHASE_HOLD;
}

/* How long the threads of @pid were ready to run and had to wait for a processor, in microseconds:
 * what a busy machine adds, and no program can help. */
static gint64
waited_for_processor (const char *pid)
{
  g_autofree char *folder = g_strdup_printf ("/proc/%s/task", pid);
  g_autoptr (GDir) threads = g_dir_open (folder, 0, NULL);
  const char *thread;
  gint64 sum = 0;

  while (threads != NULL && (thread = g_dir_read_name (threads)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, thread, "schedstat", NULL), *text = NULL;
      g_auto (GStrv) words = NULL;

      if (!g_file_get_contents (path, &text, NULL, NULL))
        continue;
      words = g_strsplit (text, " ", 3);
      sum += words[1] == NULL ? 0 : g_ascii_strtoll (words[1], NULL, 10) / 1000;
    }
  return sum;
}

static gint64
waited (Scene *scene)
{
  return waited_for_processor (g_subprocess_get_identifier (scene->limberd)) + waited_for_processor ("self");
}

static int
compare (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *)a, y = *(const gint64 *)b;

  return (x > y) - (x < y);
}

/* Each hold ends at the time that was told when it began, and what follows is counted from there:
 * six holds are as exact as one. One of them may be late because the disk was. */
static void
test_exact (Scene *scene, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 began = 0;

  start (scene, "short");
  press (scene, "begin");
  while (scene->card == NULL || scene->card->phase != LIMBER_PHASE_READY)
    wait_for_change (scene);
  began = scene->card->until;
  while (scene->card->phase != LIMBER_PHASE_NOTICE)
    {
      gint64 promised = scene->card->until, before = waited (scene), late;
      gboolean hold = scene->card->phase == LIMBER_PHASE_HOLD;

      wait_for_change (scene);
      late = scene->arrived - promised;
      g_assert_cmpint (late, >=, 0);
      late -= waited (scene) - before;
      if (hold)
        g_array_append_val (ends, late);
      /* nothing is lost between one hold and the next */
      if (scene->card->phase == LIMBER_PHASE_HOLD)
        g_assert_cmpint (scene->card->until, ==, promised + SECOND);
    }
  g_array_sort (ends, compare);
  g_assert_cmpuint (ends->len, ==, 6);
  g_test_message ("late by %d to %d us", (int)g_array_index (ends, gint64, 0), (int)g_array_index (ends, gint64, 5));
  g_assert_cmpint (g_array_index (ends, gint64, 4), <, LATE);
  g_assert_cmpint (scene->arrived - began, >=, 16 * SECOND);
  press (scene, "ok");
}

static void
die (Scene *scene)
{
  g_subprocess_send_signal (scene->limberd, SIGKILL);
  g_assert_true (g_subprocess_wait (scene->limberd, NULL, NULL));
  g_clear_object (&scene->limberd);
  while (!scene->gone)
    wait_for_change (scene);
}

static void
read_card (Scene *scene)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) packed = limber_client_card (scene->client, &error);

  g_assert_no_error (error);
  on_card (packed, scene);
}

/* What the history says: event, outcome and reason of the last row of @event. */
static char *
last_row (Scene *scene, const char *event)
{
  g_autofree char *path = g_build_filename (scene->folder, "limber", "progress.db", NULL);
  g_autofree char *query = g_strdup_printf ("SELECT coalesce(outcome, '') || ' ' || coalesce(reason, '') FROM event "
                                            "WHERE event = '%s' ORDER BY seq DESC LIMIT 1",
                                            event);
  sqlite3 *database;
  sqlite3_stmt *statement;
  char *row;

  g_assert_cmpint (sqlite3_open_v2 (path, &database, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (database, query, -1, &statement, NULL), ==, SQLITE_OK);
  row = sqlite3_step (statement) == SQLITE_ROW ? g_strdup ((const char *)sqlite3_column_text (statement, 0))
                                               : g_strdup ("none");
  sqlite3_finalize (statement);
  sqlite3_close (database);
  return row;
}

/* As if the machine had been started anew since: the history tells of another boot. */
static void
change_boot (Scene *scene)
{
  g_autofree char *path = g_build_filename (scene->folder, "limber", "progress.db", NULL);
  sqlite3 *database;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database,
                                 "UPDATE meta SET value = 'another' || substr(value, instr(value, char(10))) "
                                 "WHERE name = 'session'",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_changes (database), ==, 1);
  sqlite3_close (database);
}

/* kill -9 in a hold: the new daemon ends it when the old one would have. */
static void
test_killed (Scene *scene, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *outcome = NULL;
  gint64 until;

  start (scene, "long");
  press (scene, "begin");
  limber_wait_until (is_in_phase, scene);
  until = scene->card->until;
  die (scene);
  start_limberd (scene);
  read_card (scene);
  g_assert_cmpint (scene->card->phase, ==, LIMBER_PHASE_HOLD);
  g_assert_cmpint (scene->card->until, ==, until);
  g_assert_cmpint (scene->card->length, ==, 300 * SECOND);
  /* and once more, with another boot between */
  die (scene);
  change_boot (scene);
  start_limberd (scene);
  read_card (scene);
  g_assert_null (scene->card);
  outcome = last_row (scene, "outcome");
  g_assert_cmpstr (outcome, ==, "skipped restarted");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/session-time/exact", Scene, NULL, set_up, test_exact, tear_down);
  g_test_add ("/session-time/killed", Scene, NULL, set_up, test_killed, tear_down);
  return g_test_run ();
}
