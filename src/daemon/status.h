/* status.h — the state of things as one value, in the shape of `limber status --json`.
 *
 * The daemon sends it over the bus; the command builds it itself where no daemon runs.
 * A null of the JSON is an absent member here.
 */
#pragma once

#include "core/plan.h"

G_BEGIN_DECLS

/* What is not in the plan's input. Strings may be NULL where unknown. */
typedef struct
{
  gboolean running;
  const char *presence;
  const char *presence_source;
  const char *server;
  const char *const *capabilities;
  const char *const *problems;
  GVariant *session; /* a{sv}, floating; NULL: none */
} LimberStatusWorld;

/* {"activity", "kind", "title", "phase", "date", "slot", "time", "at", "until", "flexible"} and
 * "file", as type a{sv}, into @builder. */
void limber_status_add_slot (GVariantBuilder *builder, const char *file, const LimberSlot *slot, GTimeZone *zone);

/* Returns: (transfer floating) a{sv} */
GVariant *limber_status_build (const LimberPlanInput *input, const LimberStatusWorld *world);

G_END_DECLS
