#include "reading.h"

#include "nearest.h"
#include "routine.h"

#include <glib/gi18n.h>
#include <string.h>

void
limber_reading_error (LimberReading *reading, LimberPlace place, const char *hint, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list args;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  limber_problems_add (reading->problems, FALSE, place.line, place.column, hint, "%s", message);
}

static char *
suggest (const char *nearest, const char *const *words)
{
  g_autofree char *all = NULL;

  if (nearest != NULL)
    return g_strdup_printf (_ ("Did you mean %s?"), nearest);
  all = g_strjoinv (", ", (char **)words);
  return g_strdup_printf (_ ("Known here: %s."), all);
}

char *
limber_reading_suggest (const char *word, const char *const *words)
{
  return suggest (limber_nearest (word, words), words);
}

void
limber_reading_default (LimberReading *reading, const char *where, const char *format, ...)
{
  LimberDefault *value;
  va_list args;

  if (reading->defaults == NULL)
    return;
  value = limber_default_new ();
  value->where = g_strdup (where);
  va_start (args, format);
  value->text = g_strdup_vprintf (format, args);
  va_end (args);
  g_ptr_array_add (reading->defaults, value);
}

LimberPlaces *
limber_places_new (void)
{
  LimberPlaces *places = g_new0 (LimberPlaces, 1);

  places->values = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  places->groups = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  places->spoilt = g_hash_table_new (NULL, NULL);
  places->meant = g_hash_table_new (NULL, NULL);
  return places;
}

void
limber_places_free (LimberPlaces *places)
{
  g_hash_table_unref (places->values);
  g_hash_table_unref (places->groups);
  g_hash_table_unref (places->spoilt);
  g_hash_table_unref (places->meant);
  g_free (places);
}

void
limber_reading_mark (LimberReading *reading, gconstpointer value, LimberPlace place)
{
  g_hash_table_insert (reading->places->values, (gpointer)value, g_memdup2 (&place, sizeof place));
}

void
limber_reading_mark_group (LimberReading *reading, gconstpointer group, LimberPlace place)
{
  g_hash_table_insert (reading->places->groups, (gpointer)group, g_memdup2 (&place, sizeof place));
}

LimberPlace
limber_place_of (const LimberPlaces *places, gconstpointer value, gconstpointer group)
{
  const LimberPlace *place = value == NULL ? NULL : g_hash_table_lookup (places->values, value);

  if (place == NULL && group != NULL)
    place = g_hash_table_lookup (places->groups, group);
  return place == NULL ? (LimberPlace){ 0, 0 } : *place;
}

static void
note_default (LimberReading *reading, const char *where, const LimberField *field, gconstpointer value)
{
  char time[LIMBER_TIME_BUFFER];

  if (field->silent)
    return;
  switch (field->type)
    {
    case LIMBER_FIELD_LINE:
    case LIMBER_FIELD_PROSE:
      if (*(char *const *)value != NULL)
        limber_reading_default (reading, where, "%s = \"%s\"", field->key, *(char *const *)value);
      break;
    case LIMBER_FIELD_NUMBER:
      limber_reading_default (reading, where, "%s = %d", field->key, *(const int *)value);
      break;
    case LIMBER_FIELD_YES_NO:
      limber_reading_default (reading, where, "%s = %s", field->key, *(const gboolean *)value ? "true" : "false");
      break;
    case LIMBER_FIELD_TIME:
      limber_reading_default (reading, where, "%s = \"%s\"", field->key,
                              limber_minute_format (*(const int *)value, time));
      break;
    case LIMBER_FIELD_OTHER:
    case LIMBER_FIELD_ID:
    case LIMBER_FIELD_DATE:
    case LIMBER_FIELD_CHOICE:
    case LIMBER_FIELD_TEXTS:
      break;
    }
}

gboolean
limber_reading_meant (const LimberReading *reading, const LimberNode *group, const char *key)
{
  for (guint i = 0; i < group->children->len; i++)
    {
      const LimberNode *child = group->children->pdata[i];

      if (strcmp (child->name, key) == 0 || g_strcmp0 (g_hash_table_lookup (reading->places->meant, child), key) == 0)
        return TRUE;
    }
  return FALSE;
}

/* What people write beside `when` that stands in it. */
static const char *const when_keys[] = {
  "at",         "times_a_day", "every_minutes", "after_sitting_minutes", "times_a_week", "after", "from", "to", "days",
  "every_days", NULL
};

static void
refuse_unknown (LimberReading *reading, const LimberNode *group, const LimberField *fields, gsize n_fields)
{
  g_autofree const char **keys = g_new0 (const char *, n_fields + 1);

  for (gsize i = 0; i < n_fields; i++)
    keys[i] = fields[i].key;
  for (guint i = 0; i < group->children->len; i++)
    {
      const LimberNode *child = group->children->pdata[i];
      const char *nearest;
      g_autofree char *hint = NULL;

      if (g_strv_contains (keys, child->name))
        continue;
      nearest = limber_nearest (child->name, keys);
      if (nearest != NULL)
        g_hash_table_insert (reading->places->meant, (gpointer)child, (gpointer)nearest);
      hint = nearest == NULL && g_strv_contains (keys, "when") && g_strv_contains (when_keys, child->name)
                 ? g_strdup_printf (_ ("It belongs to when: write when = { %s = … };"), child->name)
                 : suggest (nearest, keys);
      limber_reading_error (reading, child->place, hint, _ ("The name %s is not known here."), child->name);
    }
}

/* TRUE when the field has no place in this variant of the group; said where it is given. */
static gboolean
is_elsewhere (LimberReading *reading, const LimberField *field, const LimberNode *node)
{
  if (field->variants == 0 || reading->variant == 0 || (field->variants & reading->variant) != 0)
    return FALSE;
  if (node != NULL)
    limber_reading_error (reading, node->place, _ ("Take it out."), _ ("%s does not go with %s."), field->key,
                          reading->variant_name);
  return TRUE;
}

static void
refuse_missing (LimberReading *reading, const LimberNode *group, const char *key)
{
  g_autofree char *hint = NULL;

  /* the whole file has no bracket to point at */
  if (strcmp (key, "limber") == 0)
    hint = g_strdup (_ ("Add limber = 1; as the first setting of the file."));
  else
    hint = g_strdup_printf (group->value.line == 0 ? _ ("Add %s = … ; near the top of the file.")
                                                   : _ ("Add %s = … ; between this { and its }."),
                            key);
  limber_reading_error (reading, group->value, hint, _ ("%s is missing."), key);
}

void
limber_reading_fields (LimberReading *reading, const LimberNode *group, const char *where, const LimberField *fields,
                       gsize n_fields, gpointer target)
{
  refuse_unknown (reading, group, fields, n_fields);
  for (gsize i = 0; i < n_fields; i++)
    {
      const LimberField *field = &fields[i];
      const LimberNode *node = limber_node_child (group, field->key);
      gpointer value = (char *)target + field->offset;

      if (is_elsewhere (reading, field, node))
        continue;
      if (node == NULL && limber_reading_meant (reading, group, field->key))
        g_hash_table_add (reading->places->spoilt, value);
      else if (node == NULL && field->required && (field->variants == 0 || reading->variant != 0))
        refuse_missing (reading, group, field->key);
      else if (node == NULL)
        note_default (reading, where, field, value);
      else if (field->type == LIMBER_FIELD_OTHER)
        continue;
      else if (limber_reading_value (reading, node, field, value))
        limber_reading_mark (reading, value, node->value);
      else
        g_hash_table_add (reading->places->spoilt, value);
    }
}
