#include "routine-read.h"

#include "library.h"
#include "routine-read-parts.h"

#include <glib/gi18n.h>
#include <stddef.h>
#include <string.h>

#define AT(member) .offset = offsetof (LimberRoutine, member)

static const char *const affected_sides[] = { "left", "right", "both", NULL };
static const char *const urgencies[] = { "emergency", "same-day", "doctor", NULL };

void
limber_read_groups (LimberReading *reading, const LimberNode *node, const char *key, LimberReadItem read, gpointer data)
{
  guint n_items = limber_node_n_items (node);

  if (n_items == 0 || n_items > LIMBER_MAX_ITEMS)
    {
      limber_reading_error (reading, node->value, NULL, _ ("%s wants 1 to %d items, not %u."), key, LIMBER_MAX_ITEMS,
                            n_items);
      return;
    }
  for (guint i = 0; i < n_items; i++)
    {
      const LimberNode *item = limber_node_item (node, i);

      if (limber_reading_expect (reading, item, LIMBER_NODE_GROUP, key))
        read (reading, item, i + 1, data);
    }
}

void
limber_read_remind (LimberReading *reading, const LimberNode *node, const char *where, gboolean silent,
                    LimberRemind *remind)
{
  const LimberField fields[] = {
    { .key = "snooze_minutes",
      .type = LIMBER_FIELD_NUMBER,
      .offset = offsetof (LimberRemind, snooze_minutes),
      .min = 1,
      .max = 240,
      .silent = silent },
    { .key = "max_snoozes",
      .type = LIMBER_FIELD_NUMBER,
      .offset = offsetof (LimberRemind, max_snoozes),
      .min = 0,
      .max = 20,
      .silent = silent },
    { .key = "repeat_after_minutes",
      .type = LIMBER_FIELD_NUMBER,
      .offset = offsetof (LimberRemind, repeat_after_minutes),
      .min = 1,
      .max = 240,
      .silent = silent },
    { .key = "repeat_at_most",
      .type = LIMBER_FIELD_NUMBER,
      .offset = offsetof (LimberRemind, repeat_at_most),
      .min = 0,
      .max = 10,
      .silent = silent },
    { .key = "offer_for_minutes",
      .type = LIMBER_FIELD_NUMBER,
      .offset = offsetof (LimberRemind, offer_for_minutes),
      .min = 5,
      .max = 720,
      .silent = silent },
  };
  g_autoptr (LimberNode) nothing = limber_node_new (LIMBER_NODE_GROUP, "remind", (LimberPlace){ 0, 0 });

  if (node == NULL || limber_reading_expect (reading, node, LIMBER_NODE_GROUP, "remind"))
    limber_reading_fields (reading, node == NULL ? nothing : node, where, fields, G_N_ELEMENTS (fields), remind);
}

/* The group @name of @root, or NULL where it is missing or no group. */
static const LimberNode *
group_of (LimberReading *reading, const LimberNode *root, const char *name)
{
  const LimberNode *node = limber_node_child (root, name);

  return node != NULL && limber_reading_expect (reading, node, LIMBER_NODE_GROUP, name) ? node : NULL;
}

static void
read_people (LimberReading *reading, const LimberNode *root, LimberRoutine *routine)
{
  static const LimberField therapist_fields[] = {
    { .key = "name", .type = LIMBER_FIELD_LINE, AT (therapist), .max = LIMBER_MAX_LINE },
    { .key = "phone", .type = LIMBER_FIELD_LINE, AT (phone), .max = LIMBER_MAX_LINE },
    { .key = "email", .type = LIMBER_FIELD_LINE, AT (email), .max = LIMBER_MAX_LINE },
    { .key = "practice", .type = LIMBER_FIELD_LINE, AT (practice), .max = LIMBER_MAX_LINE },
  };
  static const LimberField client_fields[] = {
    { .key = "name", .type = LIMBER_FIELD_LINE, AT (client), .max = LIMBER_MAX_LINE },
    { .key = "affected_side",
      .type = LIMBER_FIELD_CHOICE,
      AT (affected_side),
      .words = affected_sides,
      .parse = limber_side_parse },
  };
  const LimberNode *therapist = group_of (reading, root, "therapist");
  const LimberNode *client = group_of (reading, root, "client");

  if (therapist != NULL)
    limber_reading_fields (reading, therapist, "therapist", therapist_fields, G_N_ELEMENTS (therapist_fields), routine);
  if (client != NULL)
    limber_reading_fields (reading, client, "client", client_fields, G_N_ELEMENTS (client_fields), routine);
}

static void
read_sessions (LimberReading *reading, const LimberNode *node, LimberRoutine *routine)
{
  const LimberField date_field = { .key = "sessions", .type = LIMBER_FIELD_DATE };

  for (guint i = 0; node != NULL && i < limber_node_n_items (node); i++)
    {
      const LimberNode *item = limber_node_item (node, i);
      LimberDate date = 0, last = 0;

      if (!limber_reading_value (reading, item, &date_field, &date))
        continue;
      if (routine->sessions->len > 0)
        last = g_array_index (routine->sessions, LimberDate, routine->sessions->len - 1);
      if (date <= last)
        limber_reading_error (reading, item->value, NULL, _ ("The dates of sessions must be in order, each once."));
      g_array_append_val (routine->sessions, date);
    }
}

static void
read_day (LimberReading *reading, const LimberNode *root, LimberRoutine *routine)
{
  static const LimberField fields[] = {
    { .key = "from", .type = LIMBER_FIELD_TIME, AT (day_from) },
    { .key = "to", .type = LIMBER_FIELD_TIME, AT (day_to) },
  };
  g_autoptr (LimberNode) nothing = limber_node_new (LIMBER_NODE_GROUP, "day", (LimberPlace){ 0, 0 });
  const LimberNode *day = group_of (reading, root, "day");

  limber_reading_fields (reading, day == NULL ? nothing : day, "day", fields, G_N_ELEMENTS (fields), routine);
}

static void
read_pain (LimberReading *reading, const LimberNode *root, LimberRoutine *routine)
{
  static const LimberField fields[] = {
    { .key = "low", .type = LIMBER_FIELD_LINE, AT (pain.low), .max = LIMBER_MAX_LINE },
    { .key = "high", .type = LIMBER_FIELD_LINE, AT (pain.high), .max = LIMBER_MAX_LINE },
    { .key = "where", .type = LIMBER_FIELD_TEXTS, AT (pain.where), .max = 30 },
    { .key = "ease_off_at", .type = LIMBER_FIELD_NUMBER, AT (pain.ease_off_at), .min = 1, .max = 10 },
    { .key = "stop_at", .type = LIMBER_FIELD_NUMBER, AT (pain.stop_at), .min = 1, .max = 10 },
    { .key = "flag_rise", .type = LIMBER_FIELD_NUMBER, AT (pain.flag_rise), .min = 1, .max = 10 },
  };
  g_autoptr (LimberNode) nothing = limber_node_new (LIMBER_NODE_GROUP, "pain", (LimberPlace){ 0, 0 });
  const LimberNode *pain = group_of (reading, root, "pain");

  limber_library_pain_scale (&routine->pain);
  limber_reading_fields (reading, pain == NULL ? nothing : pain, "pain", fields, G_N_ELEMENTS (fields), routine);
  if (pain == NULL || limber_node_child (pain, "where") == NULL)
    {
      g_autofree char *places = g_strjoinv (", ", routine->pain.where);

      limber_reading_default (reading, "pain", "where = %s", places);
    }
}

static void
read_sign (LimberReading *reading, const LimberNode *node, G_GNUC_UNUSED guint number, gpointer data)
{
  static const LimberField fields[] = {
    { .key = "urgency",
      .type = LIMBER_FIELD_CHOICE,
      .offset = offsetof (LimberSign, urgency),
      .required = TRUE,
      .words = urgencies,
      .parse = limber_urgency_parse },
    { .key = "sign", .type = LIMBER_FIELD_PROSE, .offset = offsetof (LimberSign, sign), .max = 200, .required = TRUE },
  };
  LimberRoutine *routine = data;
  LimberSign *sign = limber_sign_new ();

  g_ptr_array_add (routine->signs, sign);
  limber_reading_fields (reading, node, "warning_signs", fields, G_N_ELEMENTS (fields), sign);
}

static void
read_warning_signs (LimberReading *reading, const LimberNode *root, LimberRoutine *routine)
{
  static const LimberField fields[] = {
    { .key = "ask_every_days", .type = LIMBER_FIELD_NUMBER, AT (ask_signs_every_days), .min = 1, .max = 31 },
    { .key = "emergency_number", .type = LIMBER_FIELD_LINE, AT (emergency_number), .max = 40 },
    { .key = "signs", .type = LIMBER_FIELD_OTHER },
  };
  g_autoptr (LimberNode) nothing = limber_node_new (LIMBER_NODE_GROUP, "warning_signs", (LimberPlace){ 0, 0 });
  const LimberNode *group = group_of (reading, root, "warning_signs");
  const LimberNode *signs = group == NULL ? NULL : limber_node_child (group, "signs");

  routine->ask_signs_every_days = 7;
  if (group != NULL)
    limber_reading_mark_group (reading, routine->signs, group->place);
  limber_reading_fields (reading, group == NULL ? nothing : group, "warning_signs", fields, G_N_ELEMENTS (fields),
                         routine);
  if (signs == NULL)
    {
      limber_library_signs (routine->signs);
      limber_reading_default (reading, "warning_signs", _ ("signs: the %u built-in ones"), routine->signs->len);
      return;
    }
  limber_reading_mark (reading, routine->signs, signs->place);
  limber_read_groups (reading, signs, "signs", read_sign, routine);
}

static void
read_phase (LimberReading *reading, const LimberNode *node, guint number, gpointer data)
{
  static const LimberField fields[] = {
    { .key = "name",
      .type = LIMBER_FIELD_LINE,
      .offset = offsetof (LimberPhase, name),
      .max = LIMBER_MAX_LINE,
      .required = TRUE },
    { .key = "from_week",
      .type = LIMBER_FIELD_NUMBER,
      .offset = offsetof (LimberPhase, from_week),
      .min = 1,
      .max = 520,
      .required = TRUE },
    { .key = "to_week",
      .type = LIMBER_FIELD_NUMBER,
      .offset = offsetof (LimberPhase, to_week),
      .min = 1,
      .max = 520,
      .silent = TRUE },
    { .key = "ask", .type = LIMBER_FIELD_YES_NO, .offset = offsetof (LimberPhase, ask) },
    { .key = "plan", .type = LIMBER_FIELD_OTHER, .required = TRUE },
  };
  LimberRoutine *routine = data;
  LimberPhase *phase = limber_phase_new ();
  const LimberNode *plan = limber_node_child (node, "plan");
  g_autofree char *where = g_strdup_printf (_ ("phase %u"), number);

  g_ptr_array_add (routine->phases, phase);
  phase->ask = TRUE;
  limber_reading_mark_group (reading, phase, node->place);
  limber_reading_fields (reading, node, where, fields, G_N_ELEMENTS (fields), phase);
  if (plan != NULL)
    limber_read_plan (reading, plan, where, routine, phase);
}

static const LimberField top_fields[] = {
  { .key = "limber", .type = LIMBER_FIELD_OTHER, .required = TRUE },
  { .key = "id", .type = LIMBER_FIELD_ID, AT (id), .max = 64, .required = TRUE },
  { .key = "title", .type = LIMBER_FIELD_LINE, AT (title), .max = LIMBER_MAX_LINE, .required = TRUE },
  { .key = "revision", .type = LIMBER_FIELD_NUMBER, AT (revision), .min = 1, .max = 999999 },
  { .key = "language", .type = LIMBER_FIELD_LINE, AT (language), .max = 12 },
  { .key = "therapist", .type = LIMBER_FIELD_OTHER },
  { .key = "client", .type = LIMBER_FIELD_OTHER },
  { .key = "start", .type = LIMBER_FIELD_DATE, AT (start) },
  { .key = "sessions", .type = LIMBER_FIELD_OTHER },
  { .key = "day", .type = LIMBER_FIELD_OTHER },
  { .key = "remind", .type = LIMBER_FIELD_OTHER },
  { .key = "pain", .type = LIMBER_FIELD_OTHER },
  { .key = "stop_rules", .type = LIMBER_FIELD_TEXTS, AT (stop_rules), .max = 300, .item = "say" },
  { .key = "warning_signs", .type = LIMBER_FIELD_OTHER },
  { .key = "exercises", .type = LIMBER_FIELD_OTHER },
  { .key = "plan", .type = LIMBER_FIELD_OTHER },
  { .key = "phases", .type = LIMBER_FIELD_OTHER },
};

static void
read_phases (LimberReading *reading, const LimberNode *root, LimberRoutine *routine)
{
  const LimberNode *plan = limber_node_child (root, "plan"), *phases = limber_node_child (root, "phases");
  LimberPhase *phase;

  if (plan != NULL && phases != NULL)
    limber_reading_error (
        reading, MAX (plan->place.line, phases->place.line) == plan->place.line ? plan->place : phases->place,
        _ ("Put the plan into a phase, or leave phases out."), _ ("A file has either plan or phases, not both."));
  else if (phases != NULL)
    limber_read_groups (reading, phases, "phases", read_phase, routine);
  else if (plan != NULL)
    {
      phase = limber_phase_new ();
      phase->from_week = 1;
      limber_reading_mark_group (reading, phase, plan->place);
      g_ptr_array_add (routine->phases, phase);
      limber_read_plan (reading, plan, _ ("plan"), routine, phase);
    }
  else if (!limber_reading_meant (reading, root, "plan") && !limber_reading_meant (reading, root, "phases"))
    limber_reading_error (reading, root->place, _ ("Write plan = ( { … } ); with at least one activity."),
                          _ ("plan is missing: the file asks for nothing to be done."));
}

static void
read_top (LimberReading *reading, const LimberNode *root, LimberRoutine *routine)
{
  routine->revision = 1;
  routine->language = g_strdup ("en");
  limber_reading_fields (reading, root, _ ("the file"), top_fields, G_N_ELEMENTS (top_fields), routine);
  if (limber_node_child (root, "start") == NULL)
    limber_reading_default (reading, _ ("the file"), _ ("start = the day of installation"));
  if (limber_node_child (root, "stop_rules") != NULL)
    return;
  g_strfreev (routine->stop_rules);
  routine->stop_rules = limber_library_stop_rules ();
  limber_reading_default (reading, _ ("the file"), _ ("stop_rules: the %u built-in ones"),
                          g_strv_length (routine->stop_rules));
}

static void
read_version (LimberReading *reading, const LimberNode *root)
{
  const LimberNode *node = limber_node_child (root, "limber");

  if (node == NULL || !limber_reading_expect (reading, node, LIMBER_NODE_NUMBER, "limber") || node->number == 1)
    return;
  limber_reading_error (reading, node->value, _ ("Write limber = 1; or get a newer limber."),
                        _ ("This limber reads files of version 1, not %d."), node->number);
}

LimberRoutine *
limber_routine_read (const LimberNode *root, LimberPlaces *places, LimberProblems *problems)
{
  LimberRoutine *routine = limber_routine_new ();
  LimberReading reading = { .problems = problems, .places = places, .defaults = routine->defaults };
  const LimberNode *exercises = group_of (&reading, root, "exercises");

  routine->day_from = 8 * 60;
  routine->day_to = 22 * 60;
  routine->remind = (LimberRemind){
    .snooze_minutes = 10, .max_snoozes = 3, .repeat_after_minutes = 15, .repeat_at_most = 1, .offer_for_minutes = 90
  };
  read_version (&reading, root);
  read_top (&reading, root, routine);
  read_people (&reading, root, routine);
  read_sessions (&reading, limber_node_child (root, "sessions"), routine);
  read_day (&reading, root, routine);
  limber_read_remind (&reading, limber_node_child (root, "remind"), "remind", FALSE, &routine->remind);
  read_pain (&reading, root, routine);
  read_warning_signs (&reading, root, routine);
  if (exercises != NULL)
    limber_read_exercises (&reading, exercises, routine);
  read_phases (&reading, root, routine);
  return routine;
}
