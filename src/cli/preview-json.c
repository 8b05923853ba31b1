#include "preview-json.h"

#include "core/preview-parts.h"
#include "json-text.h"

/* Written by hand, for ten years may be some hundred thousand objects: a tree of them would
 * take longer than all else together. One object a line. */

/* @before is all that stands before the value, the member's name included. */
static void
add_string (GString *out, const char *before, const char *value)
{
  g_string_append (out, before);
  limber_json_append_string (out, value);
}

static void
add_number (GString *out, const char *before, int value)
{
  g_string_append_printf (out, "%s%d", before, value);
}

/* For what has nothing to escape. */
static void
add_plain (GString *out, const char *before, const char *value)
{
  g_string_append (out, before);
  g_string_append_c (out, '"');
  g_string_append (out, value);
  g_string_append_c (out, '"');
}

static void
add_date (GString *out, const char *before, LimberDate date)
{
  char buffer[LIMBER_DATE_BUFFER];

  add_plain (out, before, limber_date_format (date, buffer));
}

static void
add_minute (GString *out, const char *before, int minute)
{
  char buffer[LIMBER_TIME_BUFFER];

  add_plain (out, before, limber_minute_format (minute, buffer));
}

static void
add_instant (GString *out, const char *before, LimberCivilSpan *span, GTimeZone *zone, LimberInstant at)
{
  char text[LIMBER_INSTANT_BUFFER];

  add_plain (out, before, limber_civil_span_format (span, zone, at, text));
}

/* The members that all slots of an activity in a phase share. Returns: (transfer full) */
static char *
shared_members (const LimberSlot *slot)
{
  GString *out = g_string_new (NULL);

  add_string (out, "{ \"activity\": ", slot->activity->id);
  add_string (out, ", \"kind\": ", limber_kind_name (slot->activity->kind));
  add_string (out, ", \"title\": ", slot->activity->title);
  add_string (out, ", \"phase\": ", slot->phase->name != NULL ? slot->phase->name : "");
  return g_string_free (out, FALSE);
}

static void
add_slot (GString *out, const LimberSlot *slot, GTimeZone *zone, LimberCivilSpan *span, GHashTable *memo)
{
  LimberPreviewKey key = { slot->activity, slot->phase, 0, 0 };
  const char *shared = g_hash_table_lookup (memo, &key);

  if (shared == NULL)
    shared = limber_preview_memo_take (memo, &key, shared_members (slot));
  g_string_append (out, shared);
  add_date (out, ", \"date\": ", slot->date);
  add_number (out, ", \"slot\": ", slot->slot);
  add_minute (out, ", \"time\": ", slot->minute);
  add_instant (out, ", \"at\": ", span, zone, slot->at);
  add_instant (out, ", \"until\": ", span, zone, slot->until);
  g_string_append (out, slot->flexible ? ", \"flexible\": true }" : ", \"flexible\": false }");
}

static void
add_sitting (GString *out, const LimberSitting *sitting)
{
  add_string (out, "{ \"activity\": ", sitting->activity->id);
  add_date (out, ", \"date\": ", sitting->date);
  add_minute (out, ", \"from\": ", sitting->from_minute);
  add_minute (out, ", \"to\": ", sitting->to_minute);
  add_number (out, ", \"after_minutes\": ", sitting->activity->when.minutes);
  g_string_append (out, " }");
}

char *
limber_preview_json (const LimberPreview *preview)
{
  GString *out = g_string_new (NULL);
  g_autoptr (GHashTable) memo = limber_preview_memo_new ();
  LimberCivilSpan span = { 0 };

  add_string (out, "{ \"id\": ", preview->routine->id);
  add_string (out, ",\n  \"zone\": ", preview->zone_name);
  g_string_append (out, ",\n  \"occurrences\": [");
  for (guint i = 0; i < preview->slots->len; i++)
    {
      g_string_append (out, i == 0 ? "\n    " : ",\n    ");
      add_slot (out, &g_array_index (preview->slots, LimberSlot, i), preview->zone, &span, memo);
    }
  g_string_append (out, preview->slots->len == 0 ? "],\n  \"sitting\": [" : "\n  ],\n  \"sitting\": [");
  for (guint i = 0; i < preview->sitting->len; i++)
    {
      g_string_append (out, i == 0 ? "\n    " : ",\n    ");
      add_sitting (out, &g_array_index (preview->sitting, LimberSitting, i));
    }
  g_string_append (out, preview->sitting->len == 0 ? "] }\n" : "\n  ] }\n");
  return g_string_free (out, FALSE);
}
