#include "routine-read-parts.h"

#include <glib/gi18n.h>
#include <stddef.h>
#include <string.h>

#define AT(member) .offset = offsetof (LimberWhen, member)
#define BIT(shape) (1u << LIMBER_SHAPE_##shape)

/* `times_a_week` goes with `at`, which then is no shape of its own. */
static const struct
{
  const char *key;
  LimberShape shape;
} shapes[] = {
  { "times_a_week", LIMBER_SHAPE_TIMES_A_WEEK },
  { "at", LIMBER_SHAPE_AT },
  { "times_a_day", LIMBER_SHAPE_TIMES_A_DAY },
  { "every_minutes", LIMBER_SHAPE_EVERY },
  { "after", LIMBER_SHAPE_AFTER },
  { "after_sitting_minutes", LIMBER_SHAPE_AFTER_SITTING },
};

#define WINDOW (BIT (TIMES_A_DAY) | BIT (EVERY) | BIT (AFTER_SITTING))

static const LimberField when_fields[] = {
  { .key = "at", .type = LIMBER_FIELD_OTHER, .variants = BIT (AT) | BIT (TIMES_A_WEEK) },
  { .key = "times_a_day", .type = LIMBER_FIELD_NUMBER, AT (count), .min = 1, .max = 24, .variants = BIT (TIMES_A_DAY) },
  { .key = "every_minutes", .type = LIMBER_FIELD_NUMBER, AT (minutes), .min = 15, .max = 720, .variants = BIT (EVERY) },
  { .key = "after_sitting_minutes",
    .type = LIMBER_FIELD_NUMBER,
    AT (minutes),
    .min = 5,
    .max = 240,
    .variants = BIT (AFTER_SITTING) },
  { .key = "times_a_week",
    .type = LIMBER_FIELD_NUMBER,
    AT (count),
    .min = 1,
    .max = 7,
    .variants = BIT (TIMES_A_WEEK) },
  { .key = "after", .type = LIMBER_FIELD_ID, AT (after), .max = 64, .variants = BIT (AFTER) },
  { .key = "from", .type = LIMBER_FIELD_TIME, AT (from), .variants = WINDOW },
  { .key = "to", .type = LIMBER_FIELD_TIME, AT (to), .variants = WINDOW },
  { .key = "wait_minutes", .type = LIMBER_FIELD_NUMBER, AT (minutes), .min = 0, .max = 720, .variants = BIT (AFTER) },
  { .key = "only_if_done", .type = LIMBER_FIELD_YES_NO, AT (only_if_done), .variants = BIT (AFTER) },
  { .key = "days", .type = LIMBER_FIELD_OTHER, .variants = WINDOW | BIT (AT) | BIT (TIMES_A_WEEK) },
  { .key = "every_days",
    .type = LIMBER_FIELD_NUMBER,
    AT (every_days),
    .min = 1,
    .max = 90,
    .silent = TRUE,
    .variants = BIT (AT) | BIT (TIMES_A_DAY) | BIT (EVERY) },
};

/* The entry of the table for a name; -1 for a name that is no shape. */
static int
shape_index (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    if (strcmp (shapes[i].key, name) == 0)
      return (int)i;
  return -1;
}

/* How many shapes are given, two standing for more; one becomes the shape of @when. */
static int
find_shape (LimberReading *reading, const LimberNode *node, LimberWhen *when)
{
  const LimberNode *found = NULL, *second = NULL;

  for (guint i = 0; i < node->children->len; i++)
    {
      const LimberNode *child = node->children->pdata[i];
      int index = shape_index (child->name);

      if (index < 0 || (shapes[index].shape == LIMBER_SHAPE_AT && limber_node_child (node, "times_a_week") != NULL))
        continue;
      if (found != NULL && second == NULL)
        second = child;
      if (found != NULL)
        continue;
      found = child;
      when->shape = shapes[index].shape;
      reading->variant = 1u << when->shape;
      reading->variant_name = shapes[index].key;
    }
  if (second != NULL)
    limber_reading_error (reading, second->place, _ ("Take one of them out."),
                          _ ("when has both %s and %s; it takes one."), found->name, second->name);
  return (found != NULL) + (second != NULL);
}

static void
refuse_no_shape (LimberReading *reading, const LimberNode *node)
{
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    if (limber_reading_meant (reading, node, shapes[i].key))
      return;
  limber_reading_error (reading, node->place, _ ("For example: when = { at = \"19:00\"; };"),
                        _ ("when does not say when: give at, times_a_day, every_minutes, after_sitting_minutes, "
                           "times_a_week or after."));
}

void
limber_read_when (LimberReading *reading, const LimberNode *node, const char *where, LimberWhen *when)
{
  LimberReading inner = *reading;
  const LimberNode *at = limber_node_child (node, "at"), *days = limber_node_child (node, "days");
  int n_shapes = find_shape (&inner, node, when);

  /* without a shape, or with two, nothing is refused for the shape's sake */
  if (n_shapes != 1)
    inner.variant = 0;
  else
    limber_reading_mark_group (reading, when, node->place);
  limber_reading_fields (&inner, node, where, when_fields, G_N_ELEMENTS (when_fields), when);
  if (n_shapes == 0)
    refuse_no_shape (reading, node);
  if (when->shape == LIMBER_SHAPE_TIMES_A_WEEK && at == NULL && n_shapes == 1)
    limber_reading_error (reading, node->place, _ ("For example: when = { times_a_week = 5; at = \"17:30\"; };"),
                          _ ("times_a_week wants at as well."));
  if (at != NULL && (inner.variant & (BIT (AT) | BIT (TIMES_A_WEEK))) != 0)
    limber_reading_times (&inner, at, when->shape == LIMBER_SHAPE_TIMES_A_WEEK ? 1 : LIMBER_READING_MAX_TIMES,
                          &when->times, &when->n_times);
  if (days != NULL)
    limber_reading_days (&inner, days, &when->days);
}
