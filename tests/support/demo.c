#include "demo.h"

#include "core/dose.h"
#include "core/schedule.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  const LimberDemo *demo;
  const LimberRoutine *routine;
  GTimeZone *zone;
  const char *zone_name;
  GRand *random;
  GPtrArray *rows;
  LimberDate date;
  int day;       /* from 0 */
  int week_done; /* of a times_a_week activity, in the present block */
  double usual_pain;
} Life;

static gboolean
chance (Life *life, double probability)
{
  return g_rand_double (life->random) < probability;
}

static int
between (Life *life, int low, int high)
{
  return g_rand_int_range (life->random, low, high + 1);
}

static LimberEvent *
row (Life *life, LimberEventKind kind, LimberInstant at)
{
  LimberEvent *event = limber_event_new (kind, at, life->zone, life->zone_name);

  event->origin = g_strdup (life->demo->origin);
  g_ptr_array_add (life->rows, event);
  event->seq = life->rows->len;
  return event;
}

static LimberEvent *
slot_row (Life *life, LimberEventKind kind, LimberInstant at, const LimberSlot *slot)
{
  LimberEvent *event = row (life, kind, at);

  limber_event_set_occurrence (event, life->routine->id, slot->activity->id, life->date, slot->key);
  event->due = slot->at;
  if (slot->slot > 0)
    event->slot = slot->slot;
  return event;
}

static LimberEvent *
close_slot (Life *life, LimberInstant at, const LimberSlot *slot, LimberOutcome outcome)
{
  LimberEvent *event = slot_row (life, LIMBER_EVENT_OUTCOME, at, slot);

  event->outcome = outcome;
  event->until = slot->until;
  return event;
}

static void
pain_row (Life *life, LimberInstant at, const LimberSlot *slot, const char *when, int score, int place)
{
  LimberEvent *event = slot_row (life, LIMBER_EVENT_PAIN, at, slot);
  char **where = life->routine->pain.where;

  event->score = score;
  event->when = g_strdup (when);
  if (where != NULL && g_strv_length (where) > 0)
    event->place = g_strdup (where[CLAMP (place, 0, (int)g_strv_length (where) - 1)]);
}

/* Pain of the day: slowly less over the weeks, never the same two days running. */
static int
pain_now (Life *life)
{
  double pain = life->usual_pain - life->day % 84 * 0.05 + between (life, -10, 12) / 10.0;

  return CLAMP ((int)(pain + 0.5), 0, 10);
}

/* Steps with their holds; returns when it was over. *@all: every step in full. */
static LimberInstant
guide (Life *life, LimberInstant at, const LimberSlot *slot, gboolean cut_short, gboolean *all)
{
  int n_steps = (int)slot->activity->steps->len, last = cut_short ? between (life, 1, MAX (n_steps - 1, 1)) : n_steps;

  *all = last == n_steps;
  for (int i = 0; i < last; i++)
    {
      const LimberStep *step = slot->activity->steps->pdata[i];
      LimberDose dose = limber_dose (step, 0);
      LimberEvent *event;
      gboolean hurts = strcmp (step->exercise->id, "figure-four") == 0 && chance (life, 0.22);

      at += 2 * LIMBER_MINUTE;
      event = slot_row (life, LIMBER_EVENT_STEP, at, slot);
      event->step = i + 1;
      event->exercise = g_strdup (step->exercise->id);
      event->total = limber_dose_holds (step, &dose);
      event->value = event->total;
      if (hurts || (cut_short && i == last - 1))
        {
          event->value = hurts ? 0 : event->total / 2;
          event->reason = g_strdup (hurts ? "hurts" : "interrupted");
          *all = FALSE;
        }
    }
  return at;
}

static void
session (Life *life, LimberInstant at, const LimberSlot *slot)
{
  gboolean stretch = slot->activity->kind == LIMBER_KIND_STRETCH, stopped, all = TRUE;
  int before = pain_now (life), place = 2 - life->day % 84 / 20 + (chance (life, 0.3) ? 1 : 0), moved;
  LimberEvent *event;

  slot_row (life, LIMBER_EVENT_STARTED, at, slot)->until = slot->until;
  if (stretch && slot->activity->ask_pain)
    pain_row (life, at + LIMBER_MINUTE / 2, slot, "before", before, place);
  stopped = stretch && (before >= life->routine->pain.stop_at || (life->day % 28 == 11 && slot->minute >= 17 * 60));
  if (stretch)
    at = guide (life, at, slot, stopped || chance (life, 0.1), &all);
  else
    at += slot->activity->minutes * LIMBER_MINUTE;
  event = close_slot (life, at, slot,
                      stopped                                   ? LIMBER_OUTCOME_STOPPED
                      : all && (stretch || chance (life, 0.93)) ? LIMBER_OUTCOME_DONE
                                                                : LIMBER_OUTCOME_PARTIAL);
  if (stopped)
    event->reason = g_strdup ("pain");
  if (stretch && slot->activity->ask_pain)
    {
      moved = stopped ? 1 : chance (life, 0.07) ? 1 : chance (life, 0.35) ? -1 : 0;
      pain_row (life, at, slot, "after",
                CLAMP (before + (stopped || life->day % 28 == 4 ? 2 : between (life, -2, 1)), 0, 10), place + moved);
    }
}

static void
skip (Life *life, LimberInstant at, const LimberSlot *slot)
{
  static const char *const reasons[] = { "no-time", "no-time", "no-time", "not-here", "not-here", "hurts" };
  LimberEvent *skipped = close_slot (life, at, slot, LIMBER_OUTCOME_SKIPPED), *answer;

  if (chance (life, 0.25))
    return;
  answer = slot_row (life, LIMBER_EVENT_ANSWER, at + LIMBER_MINUTE / 4, slot);
  answer->question = g_strdup ("reason");
  answer->reason = g_strdup (reasons[between (life, 0, (int)G_N_ELEMENTS (reasons) - 1)]);
  answer->ref = skipped->seq;
}

static void
nobody_there (Life *life, const LimberSlot *slot)
{
  static const LimberCause causes[] = { LIMBER_CAUSE_OFF, LIMBER_CAUSE_AWAY, LIMBER_CAUSE_AWAY, LIMBER_CAUSE_LOCKED };

  close_slot (life, slot->until, slot, LIMBER_OUTCOME_MISSED_OFF)->cause
      = causes[between (life, 0, (int)G_N_ELEMENTS (causes) - 1)];
}

static void
offer (Life *life, const LimberSlot *slot)
{
  gboolean weekend = limber_date_weekday (life->date) >= G_DATE_SATURDAY, evening = slot->minute >= 17 * 60;
  double willing = (evening ? 0.84 : 0.7) - (weekend ? 0.12 : 0);
  LimberInstant at = slot->at + between (life, 0, 9) * LIMBER_MINUTE;

  if (life->day % 28 != 11 && chance (life, weekend ? 0.3 : 0.09))
    {
      nobody_there (life, slot);
      return;
    }
  slot_row (life, LIMBER_EVENT_DUE, slot->at, slot)->until = slot->until;
  slot_row (life, LIMBER_EVENT_SHOWN, at, slot);
  if (chance (life, 0.2))
    {
      at += LIMBER_MINUTE;
      slot_row (life, LIMBER_EVENT_SNOOZED, at, slot)->until = at + 15 * LIMBER_MINUTE;
      at += 15 * LIMBER_MINUTE;
      slot_row (life, LIMBER_EVENT_SHOWN, at, slot);
    }
  if (chance (life, willing) || (evening && life->day % 28 == 11))
    session (life, at + LIMBER_MINUTE, slot);
  else if (chance (life, 0.55))
    skip (life, at + LIMBER_MINUTE, slot);
  else
    close_slot (life, slot->until, slot, LIMBER_OUTCOME_MISSED);
}

/* Offers of times_a_week: what is not done on one day can be done on another, until it cannot. */
static void
offer_flexible (Life *life, const LimberSlot *slot, int phase_day)
{
  int left = 6 - phase_day % 7, wanted = slot->activity->when.count - life->week_done;
  gboolean done;

  if (wanted <= 0)
    {
      close_slot (life, slot->at, slot, LIMBER_OUTCOME_NOT_NEEDED);
      return;
    }
  done = chance (life, 0.62);
  if (done)
    session (life, slot->at + 10 * LIMBER_MINUTE, slot);
  else
    close_slot (life, slot->until, slot, left >= wanted ? LIMBER_OUTCOME_NOT_NEEDED : LIMBER_OUTCOME_MISSED);
  life->week_done += done;
}

static void
sit (Life *life, const LimberSitting *sitting)
{
  LimberInstant at = sitting->from;

  for (int ordinal = 1; at < sitting->to; ordinal++)
    {
      LimberSlot slot = { .activity = sitting->activity, .date = life->date, .slot = ordinal };
      int sat = between (life, sitting->activity->when.minutes - 18, sitting->activity->when.minutes + 28);
      LimberEvent *event;

      at += sat * LIMBER_MINUTE;
      if (at >= sitting->to)
        return;
      slot.at = at;
      slot.until = at + 20 * LIMBER_MINUTE;
      g_snprintf (slot.key, sizeof slot.key, "%d", ordinal);
      event = close_slot (life, at, &slot,
                          sat < sitting->activity->when.minutes ? LIMBER_OUTCOME_NATURAL
                          : chance (life, 0.6)                  ? LIMBER_OUTCOME_DONE
                          : chance (life, 0.5)                  ? LIMBER_OUTCOME_MISSED
                                                                : LIMBER_OUTCOME_SKIPPED);
      if (limber_outcome_performed (event->outcome))
        event->value = sat;
      at += 4 * LIMBER_MINUTE;
    }
}

static void
check_in (Life *life, const LimberSlot *slot)
{
  static const char *const texts[]
      = { "Two long meetings, and a car journey on Thursday.", "A good week.", "I slept badly; the heat helped." };

  for (guint i = 0; i < slot->activity->questions->len; i++)
    {
      const LimberQuestion *question = slot->activity->questions->pdata[i];
      LimberEvent *event = slot_row (life, LIMBER_EVENT_ANSWER, slot->at + 5 * LIMBER_MINUTE, slot);

      event->question = g_strdup (question->id);
      if (question->scale > 0)
        event->value = pain_now (life);
      else
        event->text = g_strdup (texts[life->day / 7 % (int)G_N_ELEMENTS (texts)]);
    }
  close_slot (life, slot->at + 6 * LIMBER_MINUTE, slot, LIMBER_OUTCOME_DONE);
}

static void
live_slot (Life *life, const LimberSlot *slot, int phase_day, gboolean holiday)
{
  if (phase_day % 7 == 0 && slot->flexible)
    life->week_done = 0;
  if (holiday)
    close_slot (life, slot->until, slot, LIMBER_OUTCOME_PAUSED);
  else if (slot->activity->kind == LIMBER_KIND_CHECK_IN)
    check_in (life, slot);
  else if (slot->flexible)
    offer_flexible (life, slot, phase_day);
  else
    offer (life, slot);
}

/* The things that do not happen every day. */
static void
happen (Life *life, guint first)
{
  LimberInstant noon;
  LimberEvent *event;

  limber_civil_resolve (life->zone, life->date, 12 * 60 + 25, &noon, NULL);
  if (life->day % 28 == 9)
    {
      event = row (life, LIMBER_EVENT_PAIN, noon);
      event->score = 6;
      event->when = g_strdup ("now");
      event->place = g_strdup ("calf");
      event->text = g_strdup ("After carrying the shopping up the stairs.");
    }
  if (life->day % 7 == 0 || life->day % 28 == 16)
    {
      event = row (life, LIMBER_EVENT_ANSWER, noon - LIMBER_MINUTE);
      event->file = g_strdup (life->routine->id);
      event->question = g_strdup ("signs");
      event->value = life->day % 28 == 16;
    }
  if (life->day % 28 == 16)
    {
      event = row (life, LIMBER_EVENT_HELD, noon);
      event->file = g_strdup (life->routine->id);
      event->reason = g_strdup ("same-day");
      row (life, LIMBER_EVENT_RELEASED, noon + 20 * 60 * LIMBER_MINUTE);
    }
  /* a late entry in place of a miss */
  for (guint i = life->rows->len; life->day % 7 == 5 && i-- > first;)
    {
      const LimberEvent *missed = life->rows->pdata[i];

      if (missed->kind != LIMBER_EVENT_OUTCOME || missed->outcome != LIMBER_OUTCOME_MISSED)
        continue;
      event = row (life, LIMBER_EVENT_CORRECTED, missed->at + 8 * 60 * LIMBER_MINUTE);
      limber_event_set_occurrence (event, missed->file, missed->activity, missed->date, missed->key);
      event->outcome = LIMBER_OUTCOME_DONE;
      event->happened = missed->due + 20 * LIMBER_MINUTE;
      event->ref = missed->seq;
      break;
    }
}

static gboolean
is_holiday (Life *life)
{
  int every = life->demo->holiday_every, day = every == 0 ? 0 : life->day % every;
  gboolean holiday = every != 0 && day >= every - 5;

  if (holiday && day == every - 5)
    {
      LimberInstant morning;
      LimberEvent *event;

      limber_civil_resolve (life->zone, life->date, 6 * 60, &morning, NULL);
      event = row (life, LIMBER_EVENT_PAUSED, morning);
      event->reason = g_strdup ("holiday");
      limber_civil_resolve (life->zone, life->date + 5, 0, &event->until, NULL);
    }
  return holiday;
}

static int
as_written (gconstpointer a, gconstpointer b)
{
  const LimberEvent *x = *(LimberEvent *const *)a, *y = *(LimberEvent *const *)b;

  return x->at != y->at ? (x->at > y->at) - (x->at < y->at) : (x->seq > y->seq) - (x->seq < y->seq);
}

/* Puts the rows of the day, from @first on, in the order in which they would have been written,
 * and numbers them anew. */
static void
order_day (Life *life, guint first)
{
  guint n = life->rows->len - first;
  g_autofree gint64 *numbers = g_new0 (gint64, n);

  qsort (life->rows->pdata + first, n, sizeof *life->rows->pdata, as_written);
  for (guint i = 0; i < n; i++)
    numbers[((const LimberEvent *)life->rows->pdata[first + i])->seq - first - 1] = first + i + 1;
  for (guint i = 0; i < n; i++)
    {
      LimberEvent *event = life->rows->pdata[first + i];

      event->seq = first + i + 1;
      if (event->ref != LIMBER_ABSENT && event->ref > first)
        event->ref = numbers[event->ref - first - 1];
    }
}

static void
live_day (Life *life, LimberDate day1)
{
  LimberCourse course = { .routine = life->routine, .day1 = day1 };
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (LimberSlot));
  g_autoptr (GArray) sitting = g_array_new (FALSE, FALSE, sizeof (LimberSitting));
  guint first = life->rows->len;
  gboolean holiday = is_holiday (life);
  int phase_day = 0;

  limber_course_phase (&course, life->date, &phase_day);
  limber_schedule_day (&course, life->date, life->zone, slots);
  limber_schedule_sitting (&course, life->date, life->zone, sitting);
  for (guint i = 0; i < slots->len; i++)
    live_slot (life, &g_array_index (slots, LimberSlot, i), phase_day, holiday);
  for (guint i = 0; i < sitting->len && !holiday; i++)
    sit (life, &g_array_index (sitting, LimberSitting, i));
  happen (life, first);
  order_day (life, first);
}

/* How many days the phases of the routine last; 0: they never end. */
static int
length (const LimberRoutine *routine)
{
  const LimberPhase *last = routine->phases->pdata[routine->phases->len - 1];

  return last->to_week * 7;
}

GPtrArray *
limber_demo_history (const LimberDemo *demo, const LimberRoutine *routine, GTimeZone *zone, const char *zone_name)
{
  Life life = { .demo = demo, .routine = routine, .zone = zone, .zone_name = zone_name, .usual_pain = 4.4 };
  int repeat = length (routine);
  LimberInstant morning;
  LimberEvent *event;

  life.random = g_rand_new_with_seed (demo->seed);
  life.rows = g_ptr_array_new_with_free_func ((GDestroyNotify)limber_event_free);
  life.date = demo->from;
  limber_civil_resolve (zone, demo->from, 7 * 60, &morning, NULL);
  event = row (&life, LIMBER_EVENT_RUN_START, morning);
  event->text = g_strdup ("boot-1");
  event = row (&life, LIMBER_EVENT_INSTALLED, morning);
  event->file = g_strdup (routine->id);
  event->revision = routine->revision;
  event->text = g_strdup (routine->title);
  for (; life.day < demo->days; life.day++, life.date++)
    live_day (&life, repeat == 0 ? demo->from : life.date - (LimberDate)(life.day % repeat));
  g_rand_free (life.random);
  return life.rows;
}
