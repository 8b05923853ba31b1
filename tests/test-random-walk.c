/* A random walk through everything that can happen to the daemon, with the laws that must hold
 * after every single thing:
 *
 *     test-random-walk                         the fixed seeds and one that is new each time
 *     WALK=1000000 SEED=7 test-random-walk     so many events, from that seed on
 *
 * A failure names seed and step and tells the last events; the same seed walks the same way. */

#include "core/warning.h"
#include "daemon/daemon-private.h"
#include "support/walk.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <unistd.h>

/* One history is walked for so many events; then a new one is begun. */
#define LIFE 500

static gboolean
fold (const LimberEvent *event, gpointer data)
{
  limber_past_fold (data, event);
  return TRUE;
}

static void
compare_occurrence (Walk *walk, const LimberOccurrence *a, const LimberPast *other, LimberDate from)
{
  const LimberOccurrence *b = limber_past_find (other, a->file, a->activity, a->date, a->key);

  if (a->date < from)
    return;
  if (b == NULL || a->due != b->due || a->until != b->until || a->extra != b->extra || a->shown != b->shown
      || a->showings != b->showings || a->shown_seq != b->shown_seq || a->asked != b->asked
      || a->last_shown != b->last_shown || a->snoozes != b->snoozes || a->snoozed_until != b->snoozed_until
      || a->started != b->started || a->outcome != b->outcome || a->outcome_seq != b->outcome_seq
      || (a->outcome != LIMBER_OUTCOME_NONE && a->ended != b->ended))
    {
      walk_tell (walk, "%s %u %s: outcome %d or %d, shown %d or %d", a->activity, a->date, a->key, a->outcome,
                 b == NULL ? -1 : (int)b->outcome, a->shown, b == NULL ? -1 : b->shown);
      walk_fail (walk, "the history does not tell what the daemon knows");
    }
}

/* The digest that a new daemon would make of the history is the one that this daemon has. */
static void
check_digest (Walk *walk)
{
  LimberDaemon *daemon = walk->sim.daemon;
  g_autoptr (LimberPast) again = limber_past_new ();
  g_autoptr (LimberProgress) progress = limber_progress_open_readonly (walk->sim.path, NULL);
  GTimeZone *zone = limber_clock_zone (LIMBER_CLOCK (walk->sim.clock));
  LimberProgressFilter filter = { .always = LIMBER_PAST_LASTING, .last = TRUE };
  g_autoptr (GPtrArray) mine = limber_past_occurrences (daemon->past), told = NULL;
  g_autoptr (GArray) still = NULL, still_again = NULL;
  LimberDate today;

  limber_civil_local (zone, walk_now (walk), &today, NULL);
  filter.from = MAX (today - LIMBER_PAST_DAYS, daemon->known_from);
  g_assert_true (limber_progress_read (progress, &filter, fold, again, NULL));
  limber_past_set_now (again, walk_now (walk));
  told = limber_past_occurrences (again);
  for (guint i = 0; i < mine->len; i++)
    compare_occurrence (walk, mine->pdata[i], again, filter.from);
  for (guint i = 0; i < told->len; i++)
    compare_occurrence (walk, told->pdata[i], daemon->past, filter.from);
  if (limber_past_paused (daemon->past, "test", walk_now (walk), NULL)
      != limber_past_paused (again, "test", walk_now (walk), NULL))
    walk_fail (walk, "paused or not: the history tells otherwise");
  still = limber_past_standstill (daemon->past, "test", today, zone);
  still_again = limber_past_standstill (again, "test", today, zone);
  if (still->len != still_again->len)
    walk_fail (walk, "the days that stood still are told otherwise");
}

/* A change of zone may have moved it to a time that is still to come. */
static gboolean
is_still_to_come (const LimberPlanInput *input, const LimberOccurrence *known)
{
  g_autoptr (GArray) agenda = limber_plan_agenda (input, known->date);

  for (guint i = 0; i < agenda->len; i++)
    if (g_array_index (agenda, LimberAgendaItem, i).known == known)
      return g_array_index (agenda, LimberAgendaItem, i).slot.until > input->now;
  return FALSE;
}

/* Nothing is left behind: what is due is written down, what is over is closed, and what could be
 * shown is on the screen. */
static void
check_agenda (Walk *walk)
{
  LimberDaemon *daemon = walk->sim.daemon;
  LimberPlanInput input = limber_daemon_input (daemon);
  g_autoptr (GPtrArray) occurrences = limber_past_occurrences (daemon->past);
  g_autoptr (GArray) agenda = NULL;
  gboolean free_screen = daemon->session == NULL && daemon->screen.kind == LIMBER_OFFER_NONE && input.can_show
                         && walk->catch_up && input.away == LIMBER_CAUSE_NONE
                         && !limber_settings_quiet (input.settings, input.now, input.zone, NULL)
                         && !limber_past_paused (input.past, "test", input.now, NULL);
  LimberDate today;

  limber_civil_local (input.zone, input.now, &today, NULL);
  agenda = limber_plan_agenda (&input, today);
  for (guint i = 0; i < agenda->len; i++)
    free_screen &= g_array_index (agenda, LimberAgendaItem, i).state != LIMBER_STATE_STARTED;
  for (guint i = 0; i < agenda->len; i++)
    {
      const LimberAgendaItem *item = &g_array_index (agenda, LimberAgendaItem, i);

      if (item->state == LIMBER_STATE_OPEN && item->known == NULL && item->slot.at <= input.now)
        {
          g_autofree char *at = limber_instant_format (item->slot.at, input.zone),
                          *until = limber_instant_format (item->slot.until, input.zone);

          walk_tell (walk, "%s %s from %s until %s", item->slot.activity->id, item->slot.key, at, until);
          walk_fail (walk, "something is due and not written down");
        }
      if (free_screen && item->state == LIMBER_STATE_OPEN && item->known->showings == 0 && item->slot.at <= input.now
          && item->slot.activity->when.shape != LIMBER_SHAPE_TIMES_A_DAY
          && !limber_past_held (input.past, "test", item->slot.activity->id,
                                limber_warning_holds (item->slot.activity->kind), input.now, NULL))
        walk_fail (walk, "something is due, and the screen is empty");
    }
  for (guint i = 0; i < occurrences->len; i++)
    {
      const LimberOccurrence *known = occurrences->pdata[i];

      if (known->outcome == LIMBER_OUTCOME_NONE && known->started == LIMBER_ABSENT && known->date <= today
          && known->until != LIMBER_ABSENT && known->until <= input.now && !is_still_to_come (&input, known))
        {
          walk_tell (walk, "%s %u %s is open", known->activity, known->date, known->key);
          walk_fail (walk, "something is over and was left open");
        }
    }
}

static void
check (Walk *walk)
{
  Sim *sim = &walk->sim;
  g_autofree char *wrong = walk_laws_judge (walk->laws, walk_now (walk));

  if (wrong != NULL)
    walk_fail (walk, wrong);
  if (limber_fake_notifier_n_on_screen (sim->notifier) > 1)
    walk_fail (walk, "more than one notice on the screen");
  if (sim->daemon == NULL)
    return;
  if (limber_fake_clock_wall_deadline (sim->clock) <= walk_now (walk))
    walk_fail (walk, "the next look lies behind");
  check_agenda (walk);
  if (walk->step % 10 == 0)
    check_digest (walk);
}

static void
take_step (Walk *walk, void (*act) (Walk *walk))
{
  walk->step++;
  walk_laws_step (walk->laws);
  walk_note_conditions (walk);
  act (walk);
  limber_fake_clock_advance (walk->sim.clock, 0);
  limber_fake_notifier_flush (walk->sim.notifier);
  walk_note_conditions (walk);
  check (walk);
}

static void
on_failed (LimberNotifier *notifier G_GNUC_UNUSED, guint id, const char *why, Walk *walk)
{
  walk_tell (walk, "notice %u fails: %s", id, why);
  walk_laws_note (walk->laws, WALK_REFUSED);
}

/* A history in memory alone is as good as one on a disk, for what is judged here. */
static const char *
folder_in_memory (void)
{
  return g_access ("/dev/shm", W_OK) == 0 ? "/dev/shm" : g_get_tmp_dir ();
}

static void
walk_one_life (guint32 seed, int steps)
{
  Walk walk = { .seed = seed, .catch_up = TRUE, .own = "" };

  walk.random = g_rand_new_with_seed (seed);
  sim_init (&walk.sim, folder_in_memory (), walk_zone (&walk));
  limber_fake_clock_set (walk.sim.clock, walk_beginning (&walk));
  walk.laws = walk_laws_new (walk.sim.path);
  g_signal_connect (walk.sim.notifier, "failed", G_CALLBACK (on_failed), &walk);
  take_step (&walk, walk_begin);
  while (walk.step < steps)
    take_step (&walk, walk_something_happens);
  walk_laws_free (walk.laws);
  sim_clear (&walk.sim);
  g_queue_clear_full (&walk.told, g_free);
  g_rand_free (walk.random);
}

static void
walk_for (guint32 seed, int events)
{
  g_test_message ("from seed %u on", seed);
  for (int walked = 0; walked < events; walked += LIFE)
    walk_one_life (seed++, MIN (LIFE, events - walked));
}

static void
test_fixed (gconstpointer data)
{
  walk_for (GPOINTER_TO_UINT (data), 5000);
}

static void
test_new (void)
{
  const char *events = g_getenv ("WALK"), *seed = g_getenv ("SEED");

  walk_for (seed == NULL ? g_random_int () : (guint32)atoi (seed), events == NULL ? 5000 : atoi (events));
}

/* That the server refused something is part of the walk. */
static GLogWriterOutput
write_log (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  return (level & G_LOG_LEVEL_MESSAGE) != 0 ? G_LOG_WRITER_HANDLED
                                            : g_log_writer_default (level, fields, n_fields, data);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_log_set_writer_func (write_log, NULL, NULL);
  if (g_getenv ("WALK") == NULL)
    {
      g_test_add_data_func ("/random-walk/1", GUINT_TO_POINTER (1000), test_fixed);
      g_test_add_data_func ("/random-walk/2", GUINT_TO_POINTER (2000), test_fixed);
      g_test_add_data_func ("/random-walk/3", GUINT_TO_POINTER (3000), test_fixed);
    }
  g_test_add_func ("/random-walk/new", test_new);
  return g_test_run ();
}
