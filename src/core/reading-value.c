#include "reading.h"

#include "civil.h"

#include <glib/gi18n.h>
#include <string.h>

static const char *
kind_wanted (LimberNodeKind kind)
{
  switch (kind)
    {
    case LIMBER_NODE_GROUP:
      return N_ ("a { group }");
    case LIMBER_NODE_LIST:
      return N_ ("a ( list )");
    case LIMBER_NODE_ARRAY:
      return N_ ("a [ list ]");
    case LIMBER_NODE_TEXT:
      return N_ ("text in \"straight quotes\"");
    case LIMBER_NODE_NUMBER:
      return N_ ("a whole number");
    case LIMBER_NODE_YES_NO:
      return N_ ("true or false");
    }
  g_assert_not_reached ();
}

/* What to write instead, where the mistake shows what was meant. */
static char *
mend_kind (const LimberNode *node, LimberNodeKind kind, const char *key)
{
  if (node->kind == LIMBER_NODE_TEXT && kind == LIMBER_NODE_NUMBER && *node->text != '\0'
      && strspn (node->text, "0123456789") == strlen (node->text))
    return g_strdup_printf (_ ("Write %s = %s; without quotes."), key, node->text);
  if (node->kind == LIMBER_NODE_TEXT && kind == LIMBER_NODE_NUMBER)
    return g_strdup (_ ("Write the number alone, without quotes: the unit is part of the name before it."));
  if (node->kind == LIMBER_NODE_NUMBER && kind == LIMBER_NODE_TEXT)
    return g_strdup_printf (_ ("Write %s = \"%d\"; with quotes."), key, node->number);
  if (node->kind == LIMBER_NODE_TEXT && kind == LIMBER_NODE_YES_NO)
    return g_strdup_printf (_ ("Write %s = true; or %s = false; without quotes."), key, key);
  if (kind == LIMBER_NODE_GROUP)
    return g_strdup_printf (_ ("Write %s = { … };"), key);
  return NULL;
}

gboolean
limber_reading_expect (LimberReading *reading, const LimberNode *node, LimberNodeKind kind, const char *key)
{
  g_autofree char *hint = NULL;

  if (node->kind == kind)
    return TRUE;
  hint = mend_kind (node, kind, key);
  limber_reading_error (reading, node->value, hint, _ ("%s wants %s, not %s."), key, _ (kind_wanted (kind)),
                        _ (kind_wanted (node->kind)));
  return FALSE;
}

static gboolean
read_text (LimberReading *reading, const LimberNode *node, const LimberField *field, const char *key, char **value)
{
  glong length;

  if (!limber_reading_expect (reading, node, LIMBER_NODE_TEXT, key))
    return FALSE;
  length = g_utf8_strlen (node->text, -1);
  if (length == 0 || strspn (node->text, " \t\n") == strlen (node->text))
    limber_reading_error (reading, node->value, _ ("Write something between the quotes, or leave the line out."),
                          _ ("%s is empty."), key);
  else if (length > field->max)
    limber_reading_error (reading, node->value, NULL, _ ("%s has %d characters; %d are the most."), key, (int)length,
                          field->max);
  else if (field->type == LIMBER_FIELD_LINE && strpbrk (node->text, "\n\t") != NULL)
    limber_reading_error (reading, node->value, _ ("Take the \\n or \\t out."), _ ("%s must be one line."), key);
  else
    {
      g_free (*value);
      *value = g_strdup (node->text);
      return TRUE;
    }
  return FALSE;
}

static gboolean
read_id (LimberReading *reading, const LimberNode *node, const LimberField *field, char **value)
{
  if (!limber_reading_expect (reading, node, LIMBER_NODE_TEXT, field->key))
    return FALSE;
  /* kept even when it is refused, so that what refers to it is not refused as well */
  g_free (*value);
  *value = g_strdup (node->text);
  if (*node->text != '\0' && strlen (node->text) <= (gsize)field->max
      && strspn (node->text, "abcdefghijklmnopqrstuvwxyz0123456789-") == strlen (node->text))
    return TRUE;
  limber_reading_error (reading, node->value, _ ("For example: \"evening-stretch\"."),
                        _ ("%s must be 1 to %d small letters a-z, digits and \"-\"."), field->key, field->max);
  return FALSE;
}

static gboolean
read_number (LimberReading *reading, const LimberNode *node, const LimberField *field, int *value)
{
  if (!limber_reading_expect (reading, node, LIMBER_NODE_NUMBER, field->key))
    return FALSE;
  if (node->number < field->min || node->number > field->max)
    {
      limber_reading_error (reading, node->value, NULL, _ ("%s must be %d to %d, not %d."), field->key, field->min,
                            field->max, node->number);
      return FALSE;
    }
  *value = node->number;
  return TRUE;
}

static gboolean
read_time (LimberReading *reading, const LimberNode *node, const LimberField *field, int *value)
{
  int minute;

  if (!limber_reading_expect (reading, node, LIMBER_NODE_TEXT, field->key))
    return FALSE;
  minute = limber_minute_parse (node->text);
  if (minute < 0)
    {
      limber_reading_error (reading, node->value,
                            _ ("Write hours and minutes with two digits each, such as \"07:30\"."),
                            _ ("%s wants a time from \"00:00\" to \"23:59\", not \"%s\"."), field->key, node->text);
      return FALSE;
    }
  *value = minute;
  return TRUE;
}

static gboolean
read_date (LimberReading *reading, const LimberNode *node, const LimberField *field, LimberDate *value)
{
  LimberDate date;

  if (!limber_reading_expect (reading, node, LIMBER_NODE_TEXT, field->key))
    return FALSE;
  date = limber_date_parse (node->text);
  if (date == 0)
    {
      limber_reading_error (reading, node->value, _ ("Write year, month and day, such as \"2026-03-02\"."),
                            _ ("%s wants a date that exists, not \"%s\"."), field->key, node->text);
      return FALSE;
    }
  *value = date;
  return TRUE;
}

static gboolean
read_choice (LimberReading *reading, const LimberNode *node, const LimberField *field, int *value)
{
  g_autofree char *hint = NULL;

  if (!limber_reading_expect (reading, node, LIMBER_NODE_TEXT, field->key))
    return FALSE;
  if (g_strv_contains (field->words, node->text))
    {
      *value = field->parse (node->text);
      return TRUE;
    }
  /* "mon-fri" is near to "mon", but that is not meant */
  if (g_strv_contains (field->words, "weekdays") && strpbrk (node->text, "-, ") != NULL)
    hint = g_strdup (_ ("Write \"weekdays\" for Monday to Friday, or a list: [ \"mon\", \"wed\", \"fri\" ]"));
  else
    hint = limber_reading_suggest (node->text, field->words);
  limber_reading_error (reading, node->value, hint, _ ("%s cannot be \"%s\"."), field->key, node->text);
  return FALSE;
}

/* One item of TEXTS: plain text, or a group with nothing but the item's name. */
static gboolean
read_item (LimberReading *reading, const LimberNode *node, const LimberField *field, GPtrArray *texts)
{
  const LimberField said = { .key = field->item, .type = LIMBER_FIELD_PROSE, .max = field->max, .required = TRUE };
  guint errors = limber_problems_errors (reading->problems);
  char *text = NULL;

  if (field->item != NULL && node->kind == LIMBER_NODE_GROUP)
    limber_reading_fields (reading, node, NULL, &said, 1, &text);
  else
    read_text (reading, node, field, field->key, &text);
  if (text != NULL)
    g_ptr_array_add (texts, text);
  return limber_problems_errors (reading->problems) == errors;
}

static gboolean
read_texts (LimberReading *reading, const LimberNode *node, const LimberField *field, char ***value)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  guint n_items = limber_node_n_items (node);
  gboolean good = TRUE;

  if (n_items == 0 || n_items > 20)
    {
      limber_reading_error (reading, node->value, NULL, _ ("%s wants 1 to %d items, not %u."), field->key, 20, n_items);
      return FALSE;
    }
  for (guint i = 0; i < n_items; i++)
    good &= read_item (reading, limber_node_item (node, i), field, texts);
  if (!good)
    return FALSE;
  g_ptr_array_add (texts, NULL);
  g_strfreev (*value);
  *value = (char **)g_ptr_array_steal (texts, NULL);
  return TRUE;
}

gboolean
limber_reading_value (LimberReading *reading, const LimberNode *node, const LimberField *field, gpointer value)
{
  switch (field->type)
    {
    case LIMBER_FIELD_LINE:
    case LIMBER_FIELD_PROSE:
      return read_text (reading, node, field, field->key, value);
    case LIMBER_FIELD_ID:
      return read_id (reading, node, field, value);
    case LIMBER_FIELD_NUMBER:
      return read_number (reading, node, field, value);
    case LIMBER_FIELD_YES_NO:
      if (!limber_reading_expect (reading, node, LIMBER_NODE_YES_NO, field->key))
        return FALSE;
      *(gboolean *)value = node->number;
      return TRUE;
    case LIMBER_FIELD_TIME:
      return read_time (reading, node, field, value);
    case LIMBER_FIELD_DATE:
      return read_date (reading, node, field, value);
    case LIMBER_FIELD_CHOICE:
      return read_choice (reading, node, field, value);
    case LIMBER_FIELD_TEXTS:
      return read_texts (reading, node, field, value);
    case LIMBER_FIELD_OTHER:
      break;
    }
  g_return_val_if_reached (FALSE);
}
