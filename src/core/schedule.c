#include "schedule.h"

#include "dose.h"

#include <string.h>

/* One date of a course, with what all activities of that date share. */
typedef struct
{
  const LimberCourse *course;
  const LimberPhase *phase;
  int phase_day;
  LimberDate date;
  LimberCivilDay civil;
} Day;

/* FALSE when nothing is planned on @date. */
static gboolean
day_init (Day *day, const LimberCourse *course, LimberDate date, GTimeZone *zone)
{
  day->course = course;
  day->date = date;
  day->phase = limber_course_phase (course, date, &day->phase_day);
  if (day->phase == NULL)
    return FALSE;
  limber_civil_day_init (&day->civil, zone, date);
  return TRUE;
}

static gboolean
planned_on (const LimberWhen *when, LimberDate date, int phase_day)
{
  guint bit = 1u << (limber_date_weekday (date) - 1);

  return (when->days & bit) != 0 && (when->every_days <= 1 || phase_day % when->every_days == 0);
}

/* The nominal minutes of a day as one rule, so that no list need be built: the @index-th time
 * of @when, or -1 past the last. */
static int
nominal_minute (const LimberWhen *when, int index)
{
  switch (when->shape)
    {
    case LIMBER_SHAPE_AT:
      return index < (int)when->n_times ? when->times[index] : -1;
    case LIMBER_SHAPE_TIMES_A_WEEK:
      return index < (int)MIN (when->n_times, 1) ? when->times[index] : -1;
    case LIMBER_SHAPE_TIMES_A_DAY:
      return index < when->count ? when->from + (when->to - when->from) * index / when->count : -1;
    case LIMBER_SHAPE_EVERY:
      return when->minutes > 0 && index < (when->to - when->from + when->minutes - 1) / when->minutes
                 ? when->from + index * when->minutes
                 : -1;
    case LIMBER_SHAPE_AFTER_SITTING:
    case LIMBER_SHAPE_AFTER:
    default:
      return -1;
    }
}

/* Where two slots fall on the same instant, one that stands there anyway wins over one that was
 * moved there, and of several moved ones the first stays. */
static void
append_resolved (const Day *day, const LimberActivity *activity, int minute, guint first, GArray *slots)
{
  LimberSlot slot = {
    .activity = activity,
    .phase = day->phase,
    .date = day->date,
    .minute = minute,
    .flexible = activity->when.shape == LIMBER_SHAPE_TIMES_A_WEEK,
  };
  gboolean moved;

  if (!limber_civil_day_resolve (&day->civil, minute, &slot.at, &moved))
    return;
  if (slots->len > first && slot.at == g_array_index (slots, LimberSlot, slots->len - 1).at)
    {
      if (moved)
        return;
      g_array_set_size (slots, slots->len - 1);
    }
  limber_minute_format (minute, slot.key);
  slot.slot = (int)(slots->len - first) + 1;
  g_array_append_val (slots, slot);
}

/* Ends each slot from @first on at the next one, at @end, or when it was offered long enough. */
static void
close_windows (const LimberActivity *activity, LimberInstant end, GArray *slots, guint first)
{
  LimberShape shape = activity->when.shape;
  gboolean whole_part = shape == LIMBER_SHAPE_TIMES_A_DAY || shape == LIMBER_SHAPE_EVERY;

  for (guint i = first; i < slots->len; i++)
    {
      LimberSlot *slot = &g_array_index (slots, LimberSlot, i);

      slot->until = end;
      if (i + 1 < slots->len)
        slot->until = MIN (slot->until, slot[1].at);
      if (!whole_part)
        slot->until = MIN (slot->until, slot->at + activity->remind.offer_for_minutes * LIMBER_MINUTE);
      slot->until = MAX (slot->until, slot->at);
    }
}

/* When the last window of @activity ends at the latest. */
static LimberInstant
last_end (const Day *day, const LimberActivity *activity)
{
  int end = day->course->routine->day_to;

  if (activity->when.shape == LIMBER_SHAPE_TIMES_A_DAY || activity->when.shape == LIMBER_SHAPE_EVERY)
    end = MIN (end, activity->when.to);
  return limber_civil_day_end (&day->civil, end);
}

static void
append_clock_slots (const Day *day, const LimberActivity *activity, GArray *slots)
{
  guint first = slots->len;

  if (!planned_on (&activity->when, day->date, day->phase_day))
    return;
  for (int i = 0, minute; (minute = nominal_minute (&activity->when, i)) >= 0; i++)
    append_resolved (day, activity, minute, first, slots);
  close_windows (activity, last_end (day, activity), slots, first);
}

/* Turns the slots of @target from @first on into those of @activity, which follows it. */
static void
follow (const Day *day, const LimberActivity *activity, const LimberActivity *target, GArray *slots, guint first)
{
  LimberInstant delay = limber_activity_seconds (target, day->phase_day) * (gint64)G_USEC_PER_SEC
                        + activity->when.minutes * LIMBER_MINUTE;
  LimberInstant end = last_end (day, activity);
  guint kept = first;

  for (guint i = first; i < slots->len; i++)
    {
      LimberSlot slot = g_array_index (slots, LimberSlot, i);

      /* what could never be offered cannot be done either */
      if (slot.at == slot.until || slot.at + delay >= end)
        continue;
      slot.activity = activity;
      slot.at += delay;
      slot.flexible = FALSE;
      limber_civil_local (day->civil.zone, slot.at, NULL, &slot.minute);
      g_array_index (slots, LimberSlot, kept++) = slot;
    }
  g_array_set_size (slots, kept);
  close_windows (activity, end, slots, first);
}

/* The slots of the activities of one day, each worked out once. */
typedef struct
{
  const Day *day;
  GArray *slots;
  struct Span
  {
    gboolean known;
    guint begin, end;
  } * spans; /* in @slots, one an activity of the phase */
} Board;

static void
board_init (Board *board, const Day *day)
{
  board->day = day;
  board->slots = g_array_new (FALSE, FALSE, sizeof (LimberSlot));
  board->spans = g_new0 (struct Span, day->phase->activities->len);
}

static void
board_clear (Board *board)
{
  g_clear_pointer (&board->slots, g_array_unref);
  g_clear_pointer (&board->spans, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Board, board_clear)

/* The place of @activity in the file; FALSE when the day's phase has no such. */
static gboolean
find_place (const Day *day, const LimberActivity *activity, guint *place)
{
  return activity != NULL && g_ptr_array_find (day->phase->activities, activity, place);
}

static void board_fill (Board *board, guint place);

/* The slots of what @activity follows, turned into its own. */
static void
board_follow (Board *board, const LimberActivity *activity, struct Span *span)
{
  const LimberActivity *target = limber_phase_find (board->day->phase, activity->when.after);
  guint place;

  if (!find_place (board->day, target, &place))
    return;
  board_fill (board, place);
  span->begin = board->slots->len;
  for (guint i = board->spans[place].begin; i < board->spans[place].end; i++)
    {
      LimberSlot slot = g_array_index (board->slots, LimberSlot, i);

      g_array_append_val (board->slots, slot);
    }
  follow (board->day, activity, target, board->slots, span->begin);
  span->end = board->slots->len;
}

/* An activity that is asked for again while it is being worked out has no slots yet, and so a
 * circle comes to nothing. */
static void
board_fill (Board *board, guint place)
{
  const LimberActivity *activity = board->day->phase->activities->pdata[place];
  struct Span *span = &board->spans[place];

  if (span->known)
    return;
  span->known = TRUE;
  if (activity->when.shape == LIMBER_SHAPE_AFTER)
    {
      board_follow (board, activity, span);
      return;
    }
  span->begin = board->slots->len;
  append_clock_slots (board->day, activity, board->slots);
  span->end = board->slots->len;
}

static void
board_append (Board *board, guint place, GArray *slots)
{
  board_fill (board, place);
  for (guint i = board->spans[place].begin; i < board->spans[place].end; i++)
    g_array_append_val (slots, g_array_index (board->slots, LimberSlot, i));
}

/* Nothing for an activity that is not of the day's phase. */
static void
append_slots (const Day *day, const LimberActivity *activity, GArray *slots)
{
  g_auto (Board) board = { 0 };
  guint place;

  if (!find_place (day, activity, &place))
    return;
  if (activity->when.shape != LIMBER_SHAPE_AFTER)
    {
      append_clock_slots (day, activity, slots);
      return;
    }
  board_init (&board, day);
  board_append (&board, place, slots);
}

void
limber_schedule_slots (const LimberCourse *course, const LimberActivity *activity, LimberDate date, GTimeZone *zone,
                       GArray *slots)
{
  Day day;

  if (day_init (&day, course, date, zone))
    append_slots (&day, activity, slots);
}

static int
compare_instants (gconstpointer a, gconstpointer b)
{
  const LimberSlot *x = a, *y = b;

  return (x->at > y->at) - (x->at < y->at);
}

void
limber_schedule_day (const LimberCourse *course, LimberDate date, GTimeZone *zone, GArray *slots)
{
  g_autoptr (GArray) found = NULL;
  g_auto (Board) board = { 0 };
  Day day;

  if (!day_init (&day, course, date, zone))
    return;
  found = g_array_new (FALSE, FALSE, sizeof (LimberSlot));
  board_init (&board, &day);
  for (guint i = 0; i < day.phase->activities->len; i++)
    board_append (&board, i, found);
  /* stable: of two at the same instant the one that comes first in the file stays first */
  g_array_sort (found, compare_instants);
  g_array_append_vals (slots, found->data, found->len);
}

void
limber_schedule_sitting (const LimberCourse *course, LimberDate date, GTimeZone *zone, GArray *sitting)
{
  Day day;

  if (!day_init (&day, course, date, zone))
    return;
  for (guint i = 0; i < day.phase->activities->len; i++)
    {
      const LimberActivity *activity = day.phase->activities->pdata[i];
      LimberSitting stretch = {
        .activity = activity,
        .phase = day.phase,
        .date = date,
        .from_minute = activity->when.from,
        .to_minute = activity->when.to,
      };

      if (activity->when.shape != LIMBER_SHAPE_AFTER_SITTING || !planned_on (&activity->when, date, day.phase_day)
          || !limber_civil_day_resolve (&day.civil, stretch.from_minute, &stretch.from, NULL))
        continue;
      stretch.to = limber_civil_day_end (&day.civil, stretch.to_minute);
      if (stretch.from < stretch.to)
        g_array_append_val (sitting, stretch);
    }
}

/* When @activity would next be due on the day of @target, after the slot that follows @target. */
static LimberInstant
next_planned (const Day *day, const LimberActivity *activity, const LimberSlot *target)
{
  g_autoptr (GArray) planned = g_array_new (FALSE, FALSE, sizeof (LimberSlot));

  append_slots (day, activity, planned);
  for (guint i = 0; i < planned->len; i++)
    {
      const LimberSlot *slot = &g_array_index (planned, LimberSlot, i);

      if (slot->slot > target->slot)
        return slot->at;
    }
  return LIMBER_NEVER;
}

gboolean
limber_schedule_after (const LimberCourse *course, const LimberActivity *activity, const LimberSlot *target,
                       LimberInstant ended, gboolean performed, GTimeZone *zone, LimberSlot *slot)
{
  Day day;

  if (!day_init (&day, course, target->date, zone))
    return FALSE;
  *slot = *target;
  slot->activity = activity;
  slot->phase = day.phase;
  slot->flexible = FALSE;
  slot->at = ended + (performed ? activity->when.minutes * LIMBER_MINUTE : 0);
  slot->until = slot->at + activity->remind.offer_for_minutes * LIMBER_MINUTE;
  slot->until = MIN (slot->until, last_end (&day, activity));
  slot->until = MIN (slot->until, next_planned (&day, activity, target));
  limber_civil_local (zone, slot->at, NULL, &slot->minute);
  return slot->at < slot->until;
}

gboolean
limber_schedule_next (const LimberCourse *course, const LimberActivity *activity, GTimeZone *zone, LimberInstant after,
                      LimberSlot *slot)
{
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (LimberSlot));
  LimberDate date;

  /* what has no slots is not worth two years of looking for them */
  if (activity->when.shape == LIMBER_SHAPE_AFTER_SITTING)
    return FALSE;
  limber_civil_local (zone, after, &date, NULL);
  for (int i = 0; i <= LIMBER_SCHEDULE_HORIZON && !limber_course_finished (course, date + (LimberDate)i); i++)
    {
      g_array_set_size (slots, 0);
      limber_schedule_slots (course, activity, date + (LimberDate)i, zone, slots);
      for (guint j = 0; j < slots->len; j++)
        if (g_array_index (slots, LimberSlot, j).at > after)
          {
            *slot = g_array_index (slots, LimberSlot, j);
            return TRUE;
          }
    }
  return FALSE;
}
