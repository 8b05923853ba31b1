#include "preview-json.h"

#include <json-glib/json-glib.h>

static void
add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_number (JsonBuilder *builder, const char *name, int value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_date (JsonBuilder *builder, const char *name, LimberDate date)
{
  char buffer[LIMBER_DATE_BUFFER];

  add_string (builder, name, limber_date_format (date, buffer));
}

static void
add_minute (JsonBuilder *builder, const char *name, int minute)
{
  char buffer[LIMBER_TIME_BUFFER];

  add_string (builder, name, limber_minute_format (minute, buffer));
}

static void
add_instant (JsonBuilder *builder, const char *name, LimberInstant at, GTimeZone *zone)
{
  g_autofree char *text = limber_instant_format (at, zone);

  add_string (builder, name, text);
}

static void
add_slot (JsonBuilder *builder, const LimberSlot *slot, GTimeZone *zone)
{
  json_builder_begin_object (builder);
  add_string (builder, "activity", slot->activity->id);
  add_string (builder, "kind", limber_kind_name (slot->activity->kind));
  add_string (builder, "title", slot->activity->title);
  add_string (builder, "phase", slot->phase->name != NULL ? slot->phase->name : "");
  add_date (builder, "date", slot->date);
  add_number (builder, "slot", slot->slot);
  add_minute (builder, "time", slot->minute);
  add_instant (builder, "at", slot->at, zone);
  add_instant (builder, "until", slot->until, zone);
  json_builder_set_member_name (builder, "flexible");
  json_builder_add_boolean_value (builder, slot->flexible);
  json_builder_end_object (builder);
}

static void
add_sitting (JsonBuilder *builder, const LimberSitting *sitting)
{
  json_builder_begin_object (builder);
  add_string (builder, "activity", sitting->activity->id);
  add_date (builder, "date", sitting->date);
  add_minute (builder, "from", sitting->from_minute);
  add_minute (builder, "to", sitting->to_minute);
  add_number (builder, "after_minutes", sitting->activity->when.minutes);
  json_builder_end_object (builder);
}

char *
limber_preview_json (const LimberPreview *preview)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  add_string (builder, "id", preview->routine->id);
  add_string (builder, "zone", preview->zone_name);
  json_builder_set_member_name (builder, "occurrences");
  json_builder_begin_array (builder);
  for (guint i = 0; i < preview->slots->len; i++)
    add_slot (builder, &g_array_index (preview->slots, LimberSlot, i), preview->zone);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "sitting");
  json_builder_begin_array (builder);
  for (guint i = 0; i < preview->sitting->len; i++)
    add_sitting (builder, &g_array_index (preview->sitting, LimberSitting, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);
  return g_strconcat (text, "\n", NULL);
}
