#include "library.h"
#include "routine-read-parts.h"

#include <glib/gi18n.h>
#include <stddef.h>
#include <string.h>

#define AT(member) .offset = offsetof (LimberActivity, member)
#define STRETCH (1u << LIMBER_KIND_STRETCH)
#define HEAT (1u << LIMBER_KIND_HEAT)
#define POSTURE (1u << LIMBER_KIND_POSTURE)
#define MOVE (1u << LIMBER_KIND_MOVE)
#define CHECK_IN (1u << LIMBER_KIND_CHECK_IN)

static const char *const kinds[] = { "stretch", "heat", "posture", "move", "check-in", NULL };

static const LimberField activity_fields[] = {
  { .key = "id", .type = LIMBER_FIELD_ID, AT (id), .max = 64, .required = TRUE },
  { .key = "kind", .type = LIMBER_FIELD_OTHER, .required = TRUE },
  { .key = "title", .type = LIMBER_FIELD_LINE, AT (title), .max = LIMBER_MAX_LINE, .required = TRUE },
  { .key = "when", .type = LIMBER_FIELD_OTHER, .required = TRUE },
  { .key = "minutes", .type = LIMBER_FIELD_OTHER, .variants = HEAT | POSTURE | MOVE },
  { .key = "care", .type = LIMBER_FIELD_TEXTS, AT (care), .max = LIMBER_MAX_PROSE, .item = "say" },
  { .key = "tip", .type = LIMBER_FIELD_PROSE, AT (tip), .max = LIMBER_MAX_PROSE },
  { .key = "remind", .type = LIMBER_FIELD_OTHER },
  { .key = "max_per_day", .type = LIMBER_FIELD_NUMBER, AT (max_per_day), .min = 1, .max = 48, .silent = TRUE },
  { .key = "ask_pain", .type = LIMBER_FIELD_YES_NO, AT (ask_pain), .variants = STRETCH | HEAT | MOVE },
  { .key = "steps", .type = LIMBER_FIELD_OTHER, .required = TRUE, .variants = STRETCH },
  { .key = "ask_first", .type = LIMBER_FIELD_TEXTS, AT (ask_first), .max = 300, .item = "ask", .variants = HEAT },
  { .key = "check_skin_at_minutes",
    .type = LIMBER_FIELD_NUMBER,
    AT (check_skin_at_minutes),
    .min = 1,
    .max = 20,
    .variants = HEAT },
  { .key = "counts_as_break_minutes",
    .type = LIMBER_FIELD_NUMBER,
    AT (counts_as_break_minutes),
    .min = 1,
    .max = 60,
    .variants = POSTURE },
  { .key = "questions", .type = LIMBER_FIELD_OTHER, .required = TRUE, .variants = CHECK_IN },
  { .key = "away_counts", .type = LIMBER_FIELD_YES_NO, AT (away_counts), .variants = MOVE },
};

/* Where the file leaves `kind` out or misspells it, no name is refused for the kind's sake. */
static void
read_kind (LimberReading *reading, const LimberNode *node, LimberActivity *activity)
{
  static const LimberField kind_field
      = { .key = "kind", .type = LIMBER_FIELD_CHOICE, .words = kinds, .parse = limber_kind_parse };
  const LimberNode *kind = limber_node_child (node, "kind");

  reading->variant = 0;
  reading->variant_name = "";
  if (kind == NULL || !limber_reading_value (reading, kind, &kind_field, &activity->kind))
    return;
  limber_reading_mark (reading, &activity->kind, kind->value);
  reading->variant = 1u << activity->kind;
  reading->variant_name = limber_kind_name (activity->kind);
}

static void
preset (LimberActivity *activity, const LimberRoutine *routine)
{
  activity->remind = routine->remind;
  activity->when.from = routine->day_from;
  activity->when.to = routine->day_to;
  activity->ask_pain = activity->kind == LIMBER_KIND_STRETCH;
  if (activity->kind == LIMBER_KIND_HEAT)
    {
      activity->minutes = 15;
      activity->check_skin_at_minutes = 5;
    }
  else if (activity->kind == LIMBER_KIND_POSTURE)
    {
      activity->minutes = 2;
      activity->counts_as_break_minutes = 5;
    }
  else if (activity->kind == LIMBER_KIND_MOVE)
    activity->minutes = 10;
}

static void
read_minutes (LimberReading *reading, const LimberNode *node, const char *where, LimberActivity *activity)
{
  const LimberField field = { .key = "minutes",
                              .type = LIMBER_FIELD_NUMBER,
                              .min = 1,
                              .max = activity->kind == LIMBER_KIND_MOVE      ? 240
                                     : activity->kind == LIMBER_KIND_POSTURE ? 60
                                                                             : 20 };

  if (node == NULL && activity->minutes > 0)
    limber_reading_default (reading, where, "minutes = %d", activity->minutes);
  else if (node != NULL && activity->kind == LIMBER_KIND_HEAT && node->kind == LIMBER_NODE_NUMBER && node->number > 20)
    limber_reading_error (reading, node->value, _ ("Skin can burn without being felt. Write minutes = 15;"),
                          _ ("Heat must not last longer than 20 minutes."));
  else if (node != NULL && limber_reading_value (reading, node, &field, &activity->minutes))
    limber_reading_mark (reading, &activity->minutes, node->value);
}

static void
read_heat_questions (LimberReading *reading, const LimberNode *node, const char *where, LimberActivity *activity)
{
  if (activity->kind != LIMBER_KIND_HEAT || limber_node_child (node, "ask_first") != NULL)
    return;
  g_strfreev (activity->ask_first);
  activity->ask_first = limber_library_heat_questions ();
  limber_reading_default (reading, where, _ ("ask_first: the %u built-in questions"),
                          g_strv_length (activity->ask_first));
}

static void
read_question (LimberReading *reading, const LimberNode *node, G_GNUC_UNUSED guint number, gpointer data)
{
  static const LimberField fields[] = {
    { .key = "id", .type = LIMBER_FIELD_ID, .offset = offsetof (LimberQuestion, id), .max = 64, .required = TRUE },
    { .key = "ask",
      .type = LIMBER_FIELD_PROSE,
      .offset = offsetof (LimberQuestion, ask),
      .max = 200,
      .required = TRUE },
    { .key = "scale",
      .type = LIMBER_FIELD_NUMBER,
      .offset = offsetof (LimberQuestion, scale),
      .min = 1,
      .max = 10,
      .silent = TRUE },
    { .key = "text", .type = LIMBER_FIELD_OTHER },
  };
  static const LimberField text_field = { .key = "text", .type = LIMBER_FIELD_YES_NO };
  LimberActivity *activity = data;
  LimberQuestion *question = limber_question_new ();
  const LimberNode *text = limber_node_child (node, "text");
  gboolean is_text = FALSE;

  g_ptr_array_add (activity->questions, question);
  limber_reading_mark_group (reading, question, node->place);
  limber_reading_fields (reading, node, NULL, fields, G_N_ELEMENTS (fields), question);
  if (text != NULL && !limber_reading_value (reading, text, &text_field, &is_text))
    return;
  if (is_text == (limber_node_child (node, "scale") != NULL))
    limber_reading_error (reading, node->place, NULL, _ ("A question wants either scale = 10; or text = true;"));
}

/* The parts of an activity that are groups and lists themselves. */
static void
read_parts (LimberReading *reading, const LimberNode *node, const char *where, LimberRoutine *routine,
            LimberActivity *activity)
{
  const LimberNode *when = limber_node_child (node, "when"), *remind = limber_node_child (node, "remind");
  const LimberNode *steps = limber_node_child (node, "steps"), *questions = limber_node_child (node, "questions");

  if (when != NULL && limber_reading_expect (reading, when, LIMBER_NODE_GROUP, "when"))
    limber_read_when (reading, when, where, &activity->when);
  if (remind != NULL)
    limber_read_remind (reading, remind, where, TRUE, &activity->remind);
  if (steps != NULL && (reading->variant == 0 || reading->variant == STRETCH))
    limber_read_steps (reading, steps, where, routine, activity);
  if (questions != NULL && (reading->variant == 0 || reading->variant == CHECK_IN))
    limber_read_groups (reading, questions, "questions", read_question, activity);
}

typedef struct
{
  LimberRoutine *routine;
  LimberPhase *phase;
  const char *where;
} Plan;

static void
read_activity (LimberReading *outer, const LimberNode *node, guint number, gpointer data)
{
  const Plan *plan = data;
  LimberReading reading = *outer;
  LimberActivity *activity = limber_activity_new ();
  const LimberNode *id = limber_node_child (node, "id");
  g_autofree char *where = NULL;

  where = id != NULL && id->kind == LIMBER_NODE_TEXT ? g_strdup_printf ("%s: %s", plan->where, id->text)
                                                     : g_strdup_printf ("%s: %u", plan->where, number);
  g_ptr_array_add (plan->phase->activities, activity);
  activity->line = node->place.line;
  limber_reading_mark_group (&reading, activity, node->place);
  read_kind (&reading, node, activity);
  preset (activity, plan->routine);
  limber_reading_fields (&reading, node, where, activity_fields, G_N_ELEMENTS (activity_fields), activity);
  read_minutes (&reading, limber_node_child (node, "minutes"), where, activity);
  read_heat_questions (&reading, node, where, activity);
  read_parts (&reading, node, where, plan->routine, activity);
}

void
limber_read_plan (LimberReading *reading, const LimberNode *node, const char *where, LimberRoutine *routine,
                  LimberPhase *phase)
{
  Plan plan = { .routine = routine, .phase = phase, .where = where };

  limber_read_groups (reading, node, "plan", read_activity, &plan);
}
