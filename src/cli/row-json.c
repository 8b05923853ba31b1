#include "row-json.h"

#include "json-text.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define MAX_ORIGIN 64
#define MAX_WORD 200
#define MAX_TEXT 20000

static void
add_string (GString *out, const char *name, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  g_string_append_printf (out, ", \"%s\": ", name);
  limber_json_append_string (out, value);
}

static void
add_instant (GString *out, const char *name, LimberInstant at, GTimeZone *zone, gboolean exact)
{
  g_autofree char *text = limber_instant_format (at, zone);
  gint64 fraction = at % G_USEC_PER_SEC;

  g_string_append_printf (out, ", \"%s\": \"%.19s", name, text);
  if (exact && fraction != 0)
    g_string_append_printf (out, ".%06d", (int)(fraction < 0 ? fraction + G_USEC_PER_SEC : fraction));
  g_string_append_printf (out, "%s\"", text + 19);
}

void
limber_row_json_append (GString *out, const LimberEvent *event, GTimeZone *zone, gboolean exact)
{
  char date[LIMBER_DATE_BUFFER];

  g_string_append_printf (out, "{\"seq\": %" G_GINT64_FORMAT, event->seq);
  add_string (out, "origin", event->origin);
  add_instant (out, "at", event->at, zone, exact);
  add_string (out, "zone", event->zone);
  add_string (out, "event", limber_event_name (event->kind));
  add_string (out, "file", event->file);
  add_string (out, "activity", event->activity);
  add_string (out, "date", limber_date_format (event->date, date));
  add_string (out, "time", event->key);
  add_string (out, "outcome", limber_outcome_name (event->outcome));
  add_string (out, "cause", limber_cause_name (event->cause));
  for (const LimberField *field = limber_event_fields; field->name != NULL; field++)
    {
      gconstpointer member = G_STRUCT_MEMBER_P (event, field->offset);

      if (field->type == LIMBER_FIELD_TEXT)
        add_string (out, field->name, *(char *const *)member);
      else if (*(const gint64 *)member == LIMBER_ABSENT)
        continue;
      else if (field->type == LIMBER_FIELD_INSTANT)
        add_instant (out, field->name, *(const gint64 *)member, zone, exact);
      else
        g_string_append_printf (out, ", \"%s\": %" G_GINT64_FORMAT, field->name, *(const gint64 *)member);
    }
  g_string_append_c (out, '}');
}

static gboolean
refuse (GError **error, const char *name, const char *why)
{
  g_set_error (error, LIMBER_ERROR, LIMBER_ERROR_USAGE, "\"%s\": %s", name, why);
  return FALSE;
}

static gboolean
read_text (const char *name, JsonNode *node, glong max, char **text, GError **error)
{
  const char *value;

  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return refuse (error, name, _ ("a text is wanted"));
  value = json_node_get_string (node);
  if (g_utf8_strlen (value, -1) > max)
    return refuse (error, name, _ ("the text is too long"));
  g_free (*text);
  *text = g_strdup (value);
  return TRUE;
}

static gboolean
read_integer (const char *name, JsonNode *node, gint64 *value, GError **error)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return refuse (error, name, _ ("a whole number is wanted"));
  *value = json_node_get_int (node);
  return TRUE;
}

static gboolean
read_instant (const char *name, JsonNode *node, LimberInstant *at, GError **error)
{
  g_autofree char *text = NULL;

  if (!read_text (name, node, MAX_WORD, &text, error))
    return FALSE;
  return limber_instant_parse (text, at)
         || refuse (error, name, _ ("a time as in 2026-03-02T09:30:00+00:00 is wanted"));
}

/* One of a list of words; *@value as an int of its enumeration. */
static gboolean
read_word (const char *name, JsonNode *node, int (*parse) (const char *), int *value, GError **error)
{
  g_autofree char *text = NULL;

  if (!read_text (name, node, MAX_WORD, &text, error))
    return FALSE;
  *value = *text == '\0' ? -1 : parse (text);
  return *value >= 0 || refuse (error, name, _ ("this version of limber does not know the word"));
}

static gboolean
read_date (JsonNode *node, LimberDate *date, GError **error)
{
  g_autofree char *text = NULL;

  if (!read_text ("date", node, MAX_WORD, &text, error))
    return FALSE;
  *date = limber_date_parse (text);
  return *date != 0 || refuse (error, "date", _ ("a date as in 2026-03-02 is wanted"));
}

static gboolean
read_field (const LimberField *field, JsonNode *node, LimberEvent *event, GError **error)
{
  gpointer member = G_STRUCT_MEMBER_P (event, field->offset);

  switch (field->type)
    {
    case LIMBER_FIELD_TEXT:
      return read_text (field->name, node, MAX_TEXT, member, error);
    case LIMBER_FIELD_INSTANT:
      return read_instant (field->name, node, member, error);
    case LIMBER_FIELD_INTEGER:
    default:
      return read_integer (field->name, node, member, error);
    }
}

static gboolean
read_member (const char *name, JsonNode *node, LimberEvent *event, GError **error)
{
  int value = 0;
  gboolean good;

  if (strcmp (name, "seq") == 0)
    return read_integer (name, node, &event->seq, error);
  if (strcmp (name, "at") == 0)
    return read_instant (name, node, &event->at, error);
  if (strcmp (name, "origin") == 0)
    return read_text (name, node, MAX_ORIGIN, &event->origin, error);
  if (strcmp (name, "zone") == 0)
    return read_text (name, node, MAX_WORD, &event->zone, error);
  if (strcmp (name, "file") == 0)
    return read_text (name, node, MAX_WORD, &event->file, error);
  if (strcmp (name, "activity") == 0)
    return read_text (name, node, MAX_WORD, &event->activity, error);
  if (strcmp (name, "time") == 0)
    return read_text (name, node, MAX_WORD, &event->key, error);
  if (strcmp (name, "date") == 0)
    return read_date (node, &event->date, error);
  if (strcmp (name, "event") == 0)
    {
      good = read_word (name, node, limber_event_parse, &value, error);
      event->kind = (LimberEventKind)value;
      return good;
    }
  if (strcmp (name, "outcome") == 0)
    {
      good = read_word (name, node, limber_outcome_parse, &value, error);
      event->outcome = (LimberOutcome)value;
      return good;
    }
  if (strcmp (name, "cause") == 0)
    {
      good = read_word (name, node, limber_cause_parse, &value, error);
      event->cause = (LimberCause)value;
      return good;
    }
  for (const LimberField *field = limber_event_fields; field->name != NULL; field++)
    if (strcmp (name, field->name) == 0)
      return read_field (field, node, event, error);
  return refuse (error, name, _ ("this version of limber does not know the member"));
}

static gboolean
check_complete (JsonObject *object, const LimberEvent *event, GError **error)
{
  static const char *const required[] = { "seq", "origin", "at", "zone", "event", "date" };

  for (gsize i = 0; i < G_N_ELEMENTS (required); i++)
    if (!json_object_has_member (object, required[i]))
      return refuse (error, required[i], _ ("it is missing"));
  if (event->seq < 1)
    return refuse (error, "seq", _ ("a number from 1 on is wanted"));
  if (*event->origin == '\0' || *event->zone == '\0')
    return refuse (error, *event->origin == '\0' ? "origin" : "zone", _ ("it is empty"));
  return TRUE;
}

LimberEvent *
limber_row_json_parse (const char *line, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (LimberEvent) event = g_new0 (LimberEvent, 1);
  g_autoptr (GError) local = NULL;
  JsonObjectIter iter;
  const char *name;
  JsonNode *root, *node;

  for (const LimberField *field = limber_event_fields; field->name != NULL; field++)
    if (field->type != LIMBER_FIELD_TEXT)
      *(gint64 *)G_STRUCT_MEMBER_P (event, field->offset) = LIMBER_ABSENT;
  if (!json_parser_load_from_data (parser, line, -1, &local))
    {
      g_set_error (error, LIMBER_ERROR, LIMBER_ERROR_USAGE, _ ("it is no line of JSON: %s"), local->message);
      return NULL;
    }
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error_literal (error, LIMBER_ERROR, LIMBER_ERROR_USAGE, _ ("it is no row of a history"));
      return NULL;
    }
  json_object_iter_init (&iter, json_node_get_object (root));
  while (json_object_iter_next (&iter, &name, &node))
    if (!read_member (name, node, event, error))
      return NULL;
  if (!check_complete (json_node_get_object (root), event, error))
    return NULL;
  return g_steal_pointer (&event);
}
