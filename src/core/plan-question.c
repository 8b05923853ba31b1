#include "plan-parts.h"

#include <string.h>

/* A question that was closed without an answer may come again after this long. */
#define ASK_AGAIN (4 * 60 * LIMBER_MINUTE)

/* A question nobody answers gives way after this long. */
#define ASK_FOR (60 * LIMBER_MINUTE)

/* So many days without anybody there are worth a question. */
#define AWAY_DAYS 3

/* The page for a session is offered from this minute of the evening before, and whoever was not
   there then is asked in the morning, up to that minute. */
#define PAGE_EVENING (18 * 60)
#define PAGE_MORNING (12 * 60)

/* The index of the phase whose last day @date is, if the client is to be asked about it; the
 * last one has none to move on to. -1: no question. */
static int
ending_phase (const LimberPlanFile *file, LimberDate date)
{
  const LimberPhase *phase = limber_course_phase (&file->course, date, NULL);
  const LimberPhase *next = limber_course_phase (&file->course, date + 1, NULL);
  guint index;

  if (phase == NULL || next == NULL || phase == next || !phase->ask
      || !g_ptr_array_find (file->course.routine->phases, phase, &index))
    return -1;
  return (int)index;
}

/* The instant of a minute of @date; LIMBER_NEVER where the date does not exist. */
static LimberInstant
instant (const LimberPlan *plan, LimberDate date, int minute)
{
  LimberInstant at;

  return limber_civil_resolve (plan->input->zone, date, minute, &at, NULL) ? at : LIMBER_NEVER;
}

/* When the question about the phase that ends on @date is asked: as the client's day begins. */
static LimberInstant
morning (const LimberPlan *plan, const LimberPlanFile *file, LimberDate date)
{
  return instant (plan, date, file->course.routine->day_from);
}

static LimberInstant
evening (const LimberPlan *plan, const LimberPlanFile *file, LimberDate date)
{
  return instant (plan, date, MIN (PAGE_EVENING, file->course.routine->day_to - 60));
}

void
limber_plan_wake_for_question (LimberPlan *plan, const LimberPlanFile *file, LimberDate today)
{
  const GArray *sessions = file->course.routine->sessions;

  limber_plan_wake_for_signs (plan, file, today);
  if (ending_phase (file, today) >= 0)
    limber_plan_wake (plan, morning (plan, file, today));
  for (guint i = 0; i < sessions->len; i++)
    {
      LimberDate date = g_array_index (sessions, LimberDate, i);

      limber_plan_wake (plan, evening (plan, file, date - 1));
      limber_plan_wake (plan, morning (plan, file, date));
    }
}

static gboolean
ask_phase (const LimberPlan *plan, const LimberPlanFile *file, LimberDate today, LimberPlanQuestion *ask)
{
  int index = ending_phase (file, today);

  if (index < 0 || plan->input->now < morning (plan, file, today))
    return FALSE;
  ask->kind = LIMBER_QUESTION_PHASE;
  ask->phase = index;
  g_snprintf (ask->id, sizeof ask->id, "phase-%d-%u", index, today);
  return TRUE;
}

static gboolean
tell_end (const LimberPlan *plan, const LimberPlanFile *file, LimberDate today, LimberPlanQuestion *ask)
{
  if (!limber_course_finished (&file->course, today)
      || limber_past_told_end (plan->input->past, file->course.routine->id))
    return FALSE;
  ask->kind = LIMBER_QUESTION_ENDED;
  g_strlcpy (ask->id, "ended", sizeof ask->id);
  return TRUE;
}

static gboolean
is_session (const LimberRoutine *routine, LimberDate date)
{
  for (guint i = 0; i < routine->sessions->len; i++)
    if (g_array_index (routine->sessions, LimberDate, i) == date)
      return TRUE;
  return FALSE;
}

/* In the evening before a session, within the client's day, or in the morning of it. */
static gboolean
ask_page (const LimberPlan *plan, const LimberPlanFile *file, LimberDate today, LimberPlanQuestion *ask)
{
  const LimberRoutine *routine = file->course.routine;
  LimberInstant now = plan->input->now;

  if (limber_course_day (&file->course, today) < 0)
    return FALSE;
  if (is_session (routine, today) && now >= morning (plan, file, today) && now < instant (plan, today, PAGE_MORNING))
    ask->days = 0;
  else if (is_session (routine, today + 1) && now >= evening (plan, file, today)
           && now < instant (plan, today, routine->day_to))
    ask->days = 1;
  else
    return FALSE;
  ask->kind = LIMBER_QUESTION_PAGE;
  ask->routine = routine;
  g_snprintf (ask->id, sizeof ask->id, "page-%u", today + (LimberDate)ask->days);
  return TRUE;
}

typedef enum
{
  DAY_EMPTY, /* nothing was planned, as on a weekend */
  DAY_AWAY,  /* all that was planned was seen by nobody */
  DAY_THERE,
} DayKind;

static DayKind
day_kind (const GPtrArray *occurrences, LimberDate date)
{
  DayKind kind = DAY_EMPTY;

  for (guint i = 0; i < occurrences->len; i++)
    {
      const LimberOccurrence *known = occurrences->pdata[i];

      if (known->date != date || known->extra)
        continue;
      if (known->outcome != LIMBER_OUTCOME_MISSED_OFF)
        return DAY_THERE;
      kind = DAY_AWAY;
    }
  return kind;
}

/* The days before today on which something was planned and nobody was there for any of it. */
static gboolean
ask_away (const LimberPlan *plan, LimberDate today, LimberPlanQuestion *ask)
{
  g_autoptr (GPtrArray) occurrences = limber_past_occurrences (plan->input->past);
  LimberDate first = 0, last = 0;
  DayKind kind;

  for (LimberDate date = today - 1; date >= today - LIMBER_PAST_DAYS; date--)
    {
      kind = day_kind (occurrences, date);
      if (kind == DAY_THERE)
        break;
      if (kind == DAY_EMPTY)
        continue;
      first = date;
      last = MAX (last, date);
      ask->days++;
    }
  if (ask->days < AWAY_DAYS || !limber_civil_resolve (plan->input->zone, first, 0, &ask->from, NULL)
      || !limber_civil_resolve (plan->input->zone, last, 1440, &ask->until, NULL))
    return FALSE;
  ask->kind = LIMBER_QUESTION_AWAY;
  ask->days = (int)(last - first) + 1;
  g_snprintf (ask->id, sizeof ask->id, "away-%u", last);
  return TRUE;
}

/* Asked once; a phase, whose answer moves the plan, again after some hours. */
static gboolean
is_settled (LimberPlan *plan, const LimberPlanQuestion *ask)
{
  LimberInstant asked = limber_past_asked (plan->input->past, ask->file, ask->id);

  if (asked == LIMBER_ABSENT)
    return FALSE;
  if (ask->kind != LIMBER_QUESTION_PHASE || limber_past_asked (plan->input->past, ask->file, "phase-answered") >= asked)
    return TRUE;
  limber_plan_wake (plan, asked + ASK_AGAIN);
  return plan->input->now < asked + ASK_AGAIN;
}

/* Whether the days away were a holiday decides which phase it is, so that goes first. One page is for
   all routines. */
static gboolean
find (LimberPlan *plan, LimberPlanQuestion *ask)
{
  LimberDate today;

  limber_civil_local (plan->input->zone, plan->input->now, &today, NULL);
  *ask = (LimberPlanQuestion){ 0 };
  if (ask_away (plan, today, ask) && !is_settled (plan, ask))
    return TRUE;
  for (guint i = 0; i < plan->input->files->len; i++)
    {
      const LimberPlanFile *file = &g_array_index (plan->input->files, LimberPlanFile, i);

      *ask = (LimberPlanQuestion){ .file = file->course.routine->id, .routine = file->course.routine };
      if ((ask_phase (plan, file, today, ask) || tell_end (plan, file, today, ask)) && !is_settled (plan, ask))
        return TRUE;
      *ask = (LimberPlanQuestion){ 0 };
      if (ask_page (plan, file, today, ask) && !is_settled (plan, ask))
        return TRUE;
    }
  return FALSE;
}

/* One that is on the screen stays for a while, whatever else could be asked; what the client asked for
 * has its own time. */
static gboolean
keep (LimberPlan *plan)
{
  const LimberScreen *screen = plan->input->screen;
  LimberInstant end = screen->since + ASK_FOR;

  if (screen->kind != LIMBER_OFFER_QUESTION || screen->ask.kind == LIMBER_QUESTION_PAUSE
      || screen->ask.kind == LIMBER_QUESTION_TOLD || end <= plan->input->now)
    return FALSE;
  plan->decision->offer.kind = LIMBER_OFFER_QUESTION;
  limber_plan_wake (plan, end);
  return TRUE;
}

void
limber_plan_ask (LimberPlan *plan)
{
  const LimberPlanInput *input = plan->input;
  LimberOffer *offer = &plan->decision->offer;
  LimberInstant until = LIMBER_NEVER;
  LimberPlanQuestion ask;
  gboolean found;

  if (keep (plan) || !input->can_show || input->away != LIMBER_CAUSE_NONE)
    return;
  found = find (plan, &ask);
  if (limber_past_paused (input->past, NULL, input->now, &until)
      || limber_settings_quiet (input->settings, input->now, input->zone, &until))
    {
      if (found)
        limber_plan_wake (plan, until);
      return;
    }
  if (!found)
    {
      limber_plan_ask_signs (plan, TRUE);
      return;
    }
  offer->kind = LIMBER_OFFER_QUESTION;
  offer->ask = ask;
  offer->post = TRUE;
  limber_plan_wake (plan, input->now + ASK_FOR);
}
