#include "walk.h"

#include "walk-client.h"

#include "daemon/daemon-private.h"
#include "world/settings-file.h"

#include <string.h>

/* How many of the last events a failure tells. */
#define TOLD 40

static const char *const routines[] = {
  "warning_signs = { ask_every_days = 2; }; "
  "plan = ( { id = \"stretch\"; kind = \"stretch\"; title = \"Stretches\"; when = { at = [ \"09:00\", \"09:30\", "
  "\"19:00\" ]; }; steps = ( { exercise = \"pelvic-tilt\"; reps = 5; hold_seconds = 2; } ); }, { id = \"part\"; kind = "
  "\"move\"; title = \"Walk\"; when = { times_a_day = 3; from = \"09:00\"; to = \"18:00\"; }; }, { id = \"stand\"; "
  "kind = \"posture\"; title = \"Stand up\"; when = { every_minutes = 45; from = \"10:00\"; to = \"17:00\"; }; }, { id "
  "= \"sit\"; kind = \"posture\"; title = \"Move\"; when = { after_sitting_minutes = 30; from = \"08:00\"; to = "
  "\"20:00\"; }; } );",

  "day = { from = \"00:00\"; to = \"23:59\"; }; remind = { repeat_at_most = 3; max_snoozes = 9; }; plan = ( { id = "
  "\"heat\"; kind = \"heat\"; title = \"Heat\"; when = { at = [ \"01:30\", \"12:00\" ]; }; }, { id = \"next\"; kind = "
  "\"stretch\"; title = \"After it\"; when = { after = \"heat\"; wait_minutes = 5; }; steps = ( { exercise = "
  "\"pelvic-tilt\"; reps = 5; hold_seconds = 2; } ); }, { id = \"then\"; kind = \"move\"; title = \"Only then\"; when "
  "= { after = \"next\"; only_if_done = true; }; }, { id = \"weekly\"; kind = \"move\"; title = \"Swim\"; when = { "
  "times_a_week = 3; at = \"18:00\"; }; } );",

  "phases = ( { name = \"One\"; from_week = 1; to_week = 1; plan = ( { id = \"stretch\"; kind = \"stretch\"; title = "
  "\"Stretches\"; when = { at = [ \"09:00\", \"21:30\" ]; days = \"weekdays\"; }; steps = ( { exercise = "
  "\"pelvic-tilt\"; reps = 5; hold_seconds = 2; } ); } ); }, { name = \"Two\"; from_week = 2; plan = ( { id = "
  "\"limited\"; kind = \"move\"; title = \"Walk\"; max_per_day = 2; when = { every_minutes = 60; from = \"08:00\"; to "
  "= \"20:00\"; }; }, { id = \"stretch\"; kind = \"stretch\"; title = \"Stretches\"; when = { at = \"09:00\"; "
  "every_days = 2; }; steps = ( { exercise = \"pelvic-tilt\"; reps = 5; hold_seconds = 2; } ); } ); } );",
};

static const char *const zones[]
    = { "Europe/London", "America/New_York", "Asia/Kolkata", "Pacific/Apia", "Australia/Lord_Howe", "UTC" };

gboolean
walk_one_in (Walk *walk, int n)
{
  return g_rand_int_range (walk->random, 0, n) == 0;
}

int
walk_below (Walk *walk, int n)
{
  return g_rand_int_range (walk->random, 0, n);
}

LimberInstant
walk_now (Walk *walk)
{
  return limber_clock_now (LIMBER_CLOCK (walk->sim.clock));
}

void
walk_tell (Walk *walk, const char *format, ...)
{
  g_autofree char *what = NULL,
                  *when = limber_instant_format (walk_now (walk), limber_clock_zone (LIMBER_CLOCK (walk->sim.clock)));
  va_list arguments;

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_queue_push_tail (&walk->told, g_strdup_printf ("%6d %s %s", walk->step, when, what));
  if (walk->told.length > TOLD)
    g_free (g_queue_pop_head (&walk->told));
}

void
walk_fail (Walk *walk, const char *why)
{
  for (const GList *link = walk->told.head; link != NULL; link = link->next)
    g_printerr ("%s\n", (const char *)link->data);
  g_error ("seed %u, step %d: %s", walk->seed, walk->step, why);
}

/* ——— what happens ——— */

static void
time_passes (Walk *walk)
{
  static const int spans[] = { 1, 1, 5, 5, 15, 30, 60, 60, 120, 300, 600, 1440, 3000 };
  gint64 span = (gint64)walk_below (walk, spans[walk_below (walk, G_N_ELEMENTS (spans))]) * LIMBER_MINUTE
                + walk_below (walk, 60) * (gint64)G_USEC_PER_SEC;

  walk_tell (walk, "%d minutes pass", (int)(span / LIMBER_MINUTE));
  limber_fake_clock_advance (walk->sim.clock, span);
}

static void
presence_changes (Walk *walk)
{
  static const LimberPresenceState states[]
      = { LIMBER_PRESENCE_ACTIVE, LIMBER_PRESENCE_ACTIVE, LIMBER_PRESENCE_UNKNOWN,
          LIMBER_PRESENCE_IDLE,   LIMBER_PRESENCE_LOCKED, LIMBER_PRESENCE_ASLEEP };

  walk->presence = states[walk_below (walk, G_N_ELEMENTS (states))];
  walk_tell (walk, "presence is %d", walk->presence);
  fake_presence_set (walk->sim.presence, walk->presence, walk_below (walk, 10) * LIMBER_MINUTE);
}

static void
suspend (Walk *walk)
{
  static const int minutes[] = { 2, 30, 200, 900, 4000, 60000 };
  int span = 1 + walk_below (walk, minutes[walk_below (walk, G_N_ELEMENTS (minutes))]);

  walk_tell (walk, "asleep for %d minutes", span);
  walk_laws_note (walk->laws, WALK_ASLEEP);
  limber_fake_clock_suspend (walk->sim.clock, span * LIMBER_MINUTE);
}

static void
clock_set (Walk *walk)
{
  static const int minutes[] = { 1, 10, 60, 60, 1440, 3000, 43200, 525600 };
  gint64 step = (1 + walk_below (walk, minutes[walk_below (walk, G_N_ELEMENTS (minutes))])) * LIMBER_MINUTE;

  if (walk_one_in (walk, 2))
    step = -step;
  walk_tell (walk, "clock set by %d minutes", (int)(step / LIMBER_MINUTE));
  walk_laws_note (walk->laws, WALK_CLOCK);
  limber_fake_clock_set (walk->sim.clock, walk_now (walk) + step);
}

static void
travel (Walk *walk)
{
  const char *zone = zones[walk_below (walk, G_N_ELEMENTS (zones))];

  walk_tell (walk, "zone %s", zone);
  walk_laws_note (walk->laws, WALK_ZONE);
  limber_fake_clock_set_zone (walk->sim.clock, zone);
}

static void
server_changes (Walk *walk)
{
  int what = walk_below (walk, 6);

  walk_tell (walk, "server: %d", what);
  walk->hanging = what == 5;
  limber_fake_notifier_hang (walk->sim.notifier, walk->hanging);
  walk_laws_note (walk->laws, WALK_REFUSED);
  if (what <= 1)
    limber_fake_notifier_server_gone (walk->sim.notifier);
  else if (what <= 3)
    limber_fake_notifier_server_back (walk->sim.notifier, "other", walk_one_in (walk, 4) ? 0 : 3,
                                      walk_one_in (walk, 3));
  else if (what == 4)
    {
      walk->refusing = TRUE;
      walk->posts = limber_fake_notifier_n_posts (walk->sim.notifier);
      limber_fake_notifier_refuse_next (walk->sim.notifier, "no");
    }
}

/* What a dying process had under way comes to the screen first and stays there unanswered. */
static void
end_daemon (Walk *walk, gboolean kill)
{
  walk_laws_note (walk->laws, WALK_OFF);
  walk->hanging = FALSE;
  limber_fake_notifier_hang (walk->sim.notifier, FALSE);
  if (!kill)
    limber_daemon_stop (walk->sim.daemon);
  sim_kill_daemon (&walk->sim);
}

static const char *const own_activities[] = {
  "",
  "activities = ( { activity = \"stretch\"; at = \"10:15\"; }, { activity = \"heat\"; off = true; } );",
  "activities = ( { activity = \"part\"; at = [ \"08:30\", \"17:00\" ]; }, { activity = \"next\"; off = true; } );",
  ("activities = ( { activity = \"stand\"; off = true; }, { activity = \"weekly\"; at = \"11:00\"; },"
   " { activity = \"then\"; at = \"16:00\"; } );"),
};

static void
use_settings (Walk *walk)
{
  g_autoptr (LimberProblems) problems = limber_problems_new ();
  LimberSettings *settings = limber_settings_file_parse (walk->own, problems);
  LimberQuietHours quiet = { .days = LIMBER_DAYS_ALL, .from = 9 * 60, .to = 14 * 60 };

  settings->titles = TRUE;
  settings->catch_up = walk->catch_up;
  if (walk->quiet)
    g_array_append_val (settings->quiet, quiet);
  limber_daemon_set_settings (walk->sim.daemon, settings);
}

static void
start_daemon (Walk *walk)
{
  sim_start_daemon (&walk->sim);
  use_settings (walk);
  limber_daemon_care (walk->sim.daemon);
}

static void
settings_change (Walk *walk)
{
  if (walk->sim.daemon == NULL)
    return;
  walk->quiet = walk_one_in (walk, 4);
  walk->catch_up = !walk_one_in (walk, 4);
  walk->own = own_activities[walk_below (walk, G_N_ELEMENTS (own_activities))];
  /* it changes the plan as a new file does */
  walk_laws_note (walk->laws, WALK_FILE);
  walk_tell (walk, "quiet %d, catch-up %d, %s", walk->quiet, walk->catch_up, walk->own);
  use_settings (walk);
}

static void
file_changes (Walk *walk)
{
  int which = walk_below (walk, G_N_ELEMENTS (routines) + 1);

  walk_tell (walk, "routine %d", which);
  walk_laws_note (walk->laws, WALK_FILE);
  sim_set_file (&walk->sim, which < (int)G_N_ELEMENTS (routines) ? routines[which] : "");
}

/* A start holds the client's attention until it is answered, whatever the screen shows. */
static gboolean
is_busy (Walk *walk)
{
  const LimberDaemon *daemon = walk->sim.daemon;
  g_autoptr (GPtrArray) occurrences = NULL;

  if (daemon == NULL)
    return FALSE;
  occurrences = limber_past_occurrences (daemon->past);
  for (guint i = 0; i < occurrences->len; i++)
    {
      const LimberOccurrence *known = occurrences->pdata[i];

      if (known->started != LIMBER_ABSENT && known->outcome == LIMBER_OUTCOME_NONE)
        return TRUE;
    }
  return daemon->session != NULL || daemon->screen.kind != LIMBER_OFFER_NONE;
}

void
walk_note_conditions (Walk *walk)
{
  walk->refusing &= limber_fake_notifier_n_posts (walk->sim.notifier) == walk->posts;
  if (walk->sim.daemon == NULL)
    walk_laws_note (walk->laws, WALK_OFF);
  if (walk->presence == LIMBER_PRESENCE_IDLE)
    walk_laws_note (walk->laws, WALK_AWAY);
  if (walk->presence == LIMBER_PRESENCE_LOCKED)
    walk_laws_note (walk->laws, WALK_LOCKED);
  if (walk->presence == LIMBER_PRESENCE_ASLEEP)
    walk_laws_note (walk->laws, WALK_ASLEEP);
  if (is_busy (walk))
    walk_laws_note (walk->laws, WALK_BUSY);
  if (walk->quiet)
    walk_laws_note (walk->laws, WALK_QUIET);
  if (limber_notifier_server (LIMBER_NOTIFIER (walk->sim.notifier))->name == NULL)
    walk_laws_note (walk->laws, WALK_NO_SERVER);
  if (walk->refusing || walk->hanging
      || (walk->sim.daemon != NULL && walk->sim.daemon->refused_until > walk_now (walk)))
    walk_laws_note (walk->laws, WALK_REFUSED);
}

static void
daemon_comes_or_goes (Walk *walk)
{
  gboolean kill = !walk_one_in (walk, 4), reboot = walk_one_in (walk, 4), back = !walk_one_in (walk, 3);

  walk->sim.boot += reboot;
  if (walk->sim.daemon != NULL)
    {
      walk_tell (walk, "daemon %s%s%s", kill ? "killed" : "stopped", reboot ? ", rebooted" : "",
                 back ? ", started" : "");
      end_daemon (walk, kill);
      if (!back)
        return;
    }
  else
    walk_tell (walk, "daemon started");
  walk_laws_note (walk->laws, WALK_OFF);
  walk_laws_note (walk->laws, WALK_FILE);
  start_daemon (walk);
}

void
walk_something_happens (Walk *walk)
{
  static const struct
  {
    void (*happens) (Walk *walk);
    int weight;
  } all[] = {
    { time_passes, 40 },
    { walk_client_presses, 18 },
    { walk_client_dismisses, 5 },
    { walk_client_says, 12 },
    { walk_client_undoes, 3 },
    { walk_client_asks_for_reminder, 3 },
    { walk_client_pauses_or_resumes, 3 },
    { walk_client_tells_health, 4 },
    { walk_client_was_seen, 2 },
    { walk_client_uses_launcher, 2 },
    { presence_changes, 6 },
    { suspend, 2 },
    { clock_set, 1 },
    { travel, 1 },
    { server_changes, 3 },
    { settings_change, 1 },
    { file_changes, 1 },
    { daemon_comes_or_goes, 3 },
  };
  int sum = 0, pick;

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    sum += all[i].weight;
  pick = walk_below (walk, sum);
  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    if ((pick -= all[i].weight) < 0)
      {
        all[i].happens (walk);
        return;
      }
}

void
walk_begin (Walk *walk)
{
  file_changes (walk);
  walk_laws_note (walk->laws, WALK_OFF);
  start_daemon (walk);
}

const char *
walk_zone (Walk *walk)
{
  return zones[walk_below (walk, G_N_ELEMENTS (zones))];
}

LimberInstant
walk_beginning (Walk *walk)
{
  return 1772442000 * (gint64)G_USEC_PER_SEC + walk_below (walk, 525600) * LIMBER_MINUTE;
}
