/* plan-parts.h — what the parts of plan.h share: settling (what its time asks of an occurrence)
 * and choosing (what is on the screen). Nobody else includes it.
 */
#pragma once

#include "plan-items.h"

G_BEGIN_DECLS

/* Why an occurrence could not be shown. That the client was there and only the service was
 * missing is remembered whatever came afterwards. */
typedef struct
{
  LimberCause cause;
  gboolean no_service;
} LimberWait;

/* One call of limber_plan(). */
typedef struct
{
  const LimberPlanInput *input;
  LimberWaits *waits;
  LimberDecision *decision;
} LimberPlan;

/* Brings the next look forward to @at, unless that is already past. */
void limber_plan_wake (LimberPlan *plan, LimberInstant at);

/* NULL when the item never had to wait. (transfer none) */
const LimberWait *limber_plan_wait (const LimberPlan *plan, const LimberItem *item);
void limber_plan_note_wait (LimberPlan *plan, const LimberItem *item, LimberCause cause, gboolean no_service);
void limber_plan_forget_wait (LimberPlan *plan, const LimberItem *item);

/* Writes what the item's time asks for. TRUE when it is open and may be offered. */
gboolean limber_plan_settle (LimberPlan *plan, const LimberItem *item);

/* Brings forth what sitting makes due today and closes what a break ended unasked. */
void limber_plan_watch_sitting (LimberPlan *plan, LimberDate today);

/* Whether a guided session is under way about @item. */
gboolean limber_plan_in_session (const LimberPlan *plan, const LimberItem *item);

/* Whether a hold keeps @item from being offered at @at, and until when (nullable). */
gboolean limber_plan_held (const LimberPlan *plan, const LimberItem *item, LimberInstant at, LimberInstant *until);

/* A row about an occurrence, for the caller to fill further. (transfer none) */
LimberEvent *limber_plan_add_row (LimberPlan *plan, LimberEventKind kind, const LimberItem *item);

/* Decides what is on the screen; @open are the items (LimberItem) that may be offered. */
void limber_plan_choose (LimberPlan *plan, const GPtrArray *open);

/* Looks again when a question about a phase of @file comes up today. */
void limber_plan_wake_for_question (LimberPlan *plan, const LimberPlanFile *file, LimberDate today);

/* Offers the warning signs of a file where they are due; @again: only where that was not answered
 * today and is due again. FALSE: of none. */
gboolean limber_plan_ask_signs (LimberPlan *plan, gboolean again);

/* Looks again when those of @file come up. */
void limber_plan_wake_for_signs (LimberPlan *plan, const LimberPlanFile *file, LimberDate today);

/* With nothing else to show: puts a question on the screen when one is to be asked. */
void limber_plan_ask (LimberPlan *plan);

G_END_DECLS
