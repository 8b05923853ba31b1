#include "event.h"
#include "text.h"

#define DESCRIBE_INSTANT(name) { #name, LIMBER_FIELD_INSTANT, G_STRUCT_OFFSET (LimberEvent, name) },
#define DESCRIBE_INTEGER(name) { #name, LIMBER_FIELD_INTEGER, G_STRUCT_OFFSET (LimberEvent, name) },
#define DESCRIBE_TEXT(name) { #name, LIMBER_FIELD_TEXT, G_STRUCT_OFFSET (LimberEvent, name) },

const LimberField limber_event_fields[]
    = { LIMBER_EVENT_FIELDS (DESCRIBE_INSTANT, DESCRIBE_INTEGER, DESCRIBE_TEXT){ NULL, LIMBER_FIELD_TEXT, 0 } };

static const char *const event_names[]
    = { "due",      "shown",     "snoozed",   "started", "step",      "pain",     "answer",
        "outcome",  "corrected", "undone",    "gap",     "paused",    "resumed",  "held",
        "released", "phase",     "installed", "removed", "run-start", "run-stop", "storage" };

static const char *const outcome_names[]
    = { "",          "done",       "partial", "skipped", "stopped",     "natural",    "missed",
        "not-shown", "missed-off", "held",    "paused",  "not-reached", "not-needed", "cancelled" };

static const char *const cause_names[] = { "", "off", "asleep", "away", "locked", "quiet", "busy", "unknown" };

G_STATIC_ASSERT (G_N_ELEMENTS (event_names) == LIMBER_N_EVENTS);
G_STATIC_ASSERT (G_N_ELEMENTS (outcome_names) == LIMBER_N_OUTCOMES);
G_STATIC_ASSERT (G_N_ELEMENTS (cause_names) == LIMBER_N_CAUSES);

LimberEvent *
limber_event_new (LimberEventKind kind, LimberInstant at, GTimeZone *zone, const char *zone_name)
{
  LimberEvent *event = g_new0 (LimberEvent, 1);

  event->kind = kind;
  event->at = at;
  event->zone = g_strdup (zone_name);
  limber_civil_local (zone, at, &event->date, NULL);
  for (const LimberField *field = limber_event_fields; field->name != NULL; field++)
    if (field->type != LIMBER_FIELD_TEXT)
      *(gint64 *)G_STRUCT_MEMBER_P (event, field->offset) = LIMBER_ABSENT;
  return event;
}

LimberEvent *
limber_event_copy (const LimberEvent *event)
{
  LimberEvent *copy = g_memdup2 (event, sizeof *event);

  copy->origin = g_strdup (event->origin);
  copy->zone = g_strdup (event->zone);
  copy->file = g_strdup (event->file);
  copy->activity = g_strdup (event->activity);
  copy->key = g_strdup (event->key);
  for (const LimberField *field = limber_event_fields; field->name != NULL; field++)
    if (field->type == LIMBER_FIELD_TEXT)
      {
        char **text = G_STRUCT_MEMBER_P (copy, field->offset);

        *text = g_strdup (*text);
      }
  return copy;
}

void
limber_event_free (LimberEvent *event)
{
  g_free (event->origin);
  g_free (event->zone);
  g_free (event->file);
  g_free (event->activity);
  g_free (event->key);
  for (const LimberField *field = limber_event_fields; field->name != NULL; field++)
    if (field->type == LIMBER_FIELD_TEXT)
      g_free (*(char **)G_STRUCT_MEMBER_P (event, field->offset));
  g_free (event);
}

void
limber_event_set_occurrence (LimberEvent *event, const char *file, const char *activity, LimberDate date,
                             const char *key)
{
  g_free (event->file);
  event->file = g_strdup (file);
  g_free (event->activity);
  event->activity = g_strdup (activity);
  event->date = date;
  g_free (event->key);
  event->key = g_strdup (key);
}

const char *
limber_event_name (LimberEventKind kind)
{
  return event_names[kind];
}

int
limber_event_parse (const char *name)
{
  return limber_text_find (event_names, G_N_ELEMENTS (event_names), name);
}

const char *
limber_outcome_name (LimberOutcome outcome)
{
  return outcome_names[outcome];
}

int
limber_outcome_parse (const char *name)
{
  return limber_text_find (outcome_names, G_N_ELEMENTS (outcome_names), name);
}

const char *
limber_cause_name (LimberCause cause)
{
  return cause_names[cause];
}

int
limber_cause_parse (const char *name)
{
  return limber_text_find (cause_names, G_N_ELEMENTS (cause_names), name);
}

gboolean
limber_outcome_performed (LimberOutcome outcome)
{
  return outcome == LIMBER_OUTCOME_DONE || outcome == LIMBER_OUTCOME_PARTIAL || outcome == LIMBER_OUTCOME_NATURAL
         || outcome == LIMBER_OUTCOME_STOPPED;
}
