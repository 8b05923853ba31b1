#include "library.h"
#include "routine-read-parts.h"

#include <glib/gi18n.h>
#include <stddef.h>
#include <string.h>

#define AT(type, member) .offset = offsetof (type, member)

static const char *const step_sides[] = { "left", "right", "each-side", "alternate", "affected", "other", NULL };

static void
check_picture (LimberReading *reading, const LimberNode *node, const char *picture)
{
  g_autofree char *hint = NULL;

  if (g_str_has_prefix (picture, "builtin:"))
    {
      if (g_strv_contains (limber_library_pictures (), picture + strlen ("builtin:")))
        return;
      hint = limber_reading_suggest (picture + strlen ("builtin:"), limber_library_pictures ());
      limber_reading_error (reading, node->value, hint, _ ("There is no built-in picture %s."),
                            picture + strlen ("builtin:"));
    }
  else if (strpbrk (picture, "/\\:") != NULL || *picture == '.')
    limber_reading_error (reading, node->value, _ ("Put the picture beside the routine file and give only its name."),
                          _ ("picture must be the plain name of a file, not \"%s\"."), picture);
}

static void
read_exercise (LimberReading *reading, const LimberNode *node, LimberRoutine *routine)
{
  static const LimberField fields[] = {
    { .key = "name", .type = LIMBER_FIELD_LINE, AT (LimberExercise, name), .max = LIMBER_MAX_LINE, .required = TRUE },
    { .key = "how", .type = LIMBER_FIELD_PROSE, AT (LimberExercise, how), .max = LIMBER_MAX_PROSE, .required = TRUE },
    { .key = "area", .type = LIMBER_FIELD_LINE, AT (LimberExercise, area), .max = LIMBER_MAX_LINE },
    { .key = "position", .type = LIMBER_FIELD_LINE, AT (LimberExercise, position), .max = LIMBER_MAX_LINE },
    { .key = "equipment", .type = LIMBER_FIELD_LINE, AT (LimberExercise, equipment), .max = LIMBER_MAX_LINE },
    { .key = "feel", .type = LIMBER_FIELD_PROSE, AT (LimberExercise, feel), .max = LIMBER_MAX_PROSE },
    { .key = "care", .type = LIMBER_FIELD_TEXTS, AT (LimberExercise, care), .max = LIMBER_MAX_PROSE, .item = "say" },
    { .key = "easier", .type = LIMBER_FIELD_PROSE, AT (LimberExercise, easier), .max = LIMBER_MAX_PROSE },
    { .key = "one_sided", .type = LIMBER_FIELD_YES_NO, AT (LimberExercise, one_sided) },
    { .key = "picture", .type = LIMBER_FIELD_LINE, AT (LimberExercise, picture), .max = LIMBER_MAX_LINE },
  };
  LimberExercise *exercise = limber_exercise_new ();
  g_autofree char *where = g_strdup_printf (_ ("exercise %s"), node->name);

  g_ptr_array_add (routine->exercises, exercise);
  exercise->id = g_strdup (node->name);
  limber_reading_mark_group (reading, exercise, node->place);
  limber_reading_fields (reading, node, where, fields, G_N_ELEMENTS (fields), exercise);
  if (exercise->picture != NULL)
    check_picture (reading, limber_node_child (node, "picture"), exercise->picture);
}

void
limber_read_exercises (LimberReading *reading, const LimberNode *node, LimberRoutine *routine)
{
  for (guint i = 0; i < node->children->len; i++)
    {
      const LimberNode *child = node->children->pdata[i];

      if (limber_reading_expect (reading, child, LIMBER_NODE_GROUP, child->name))
        read_exercise (reading, child, routine);
    }
}

/* Names the exercise that was most likely meant, of the file's own and the built-in ones. */
static void
refuse_exercise (LimberReading *reading, const LimberNode *node, const LimberRoutine *routine)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autofree char *hint = NULL;

  for (guint i = 0; i < routine->exercises->len; i++)
    g_ptr_array_add (ids, ((LimberExercise *)routine->exercises->pdata[i])->id);
  for (const char *const *id = limber_library_exercise_ids (); *id != NULL; id++)
    g_ptr_array_add (ids, (gpointer)*id);
  g_ptr_array_add (ids, NULL);
  hint = limber_reading_suggest (node->text, (const char *const *)ids->pdata);
  limber_reading_error (reading, node->value, hint, _ ("There is no exercise called \"%s\"."), node->text);
}

/* The file's own exercises go first; a built-in one joins them at its first use. */
static const LimberExercise *
find_exercise (LimberReading *reading, const LimberNode *node, LimberRoutine *routine)
{
  LimberExercise *exercise;

  if (node == NULL || !limber_reading_expect (reading, node, LIMBER_NODE_TEXT, "exercise"))
    return NULL;
  for (guint i = 0; i < routine->exercises->len; i++)
    {
      exercise = routine->exercises->pdata[i];
      if (strcmp (exercise->id, node->text) == 0)
        return exercise;
    }
  exercise = limber_library_exercise (node->text);
  if (exercise == NULL)
    refuse_exercise (reading, node, routine);
  else
    g_ptr_array_add (routine->exercises, exercise);
  return exercise;
}

static void
read_progression (LimberReading *reading, const LimberNode *node, const char *where, LimberProgression *progression)
{
  static const LimberField fields[] = {
    { .key = "add_reps",
      .type = LIMBER_FIELD_NUMBER,
      AT (LimberProgression, add_reps),
      .min = 1,
      .max = 100,
      .silent = TRUE },
    { .key = "add_hold_seconds",
      .type = LIMBER_FIELD_NUMBER,
      AT (LimberProgression, add_hold_seconds),
      .min = 1,
      .max = 600,
      .silent = TRUE },
    { .key = "add_sets",
      .type = LIMBER_FIELD_NUMBER,
      AT (LimberProgression, add_sets),
      .min = 1,
      .max = 10,
      .silent = TRUE },
    { .key = "every_days",
      .type = LIMBER_FIELD_NUMBER,
      AT (LimberProgression, every_days),
      .min = 1,
      .max = 90,
      .required = TRUE },
    { .key = "up_to",
      .type = LIMBER_FIELD_NUMBER,
      AT (LimberProgression, up_to),
      .min = 1,
      .max = 1200,
      .required = TRUE },
    { .key = "only_if_done", .type = LIMBER_FIELD_YES_NO, AT (LimberProgression, only_if_done) },
  };
  int additions = 0;

  if (!limber_reading_expect (reading, node, LIMBER_NODE_GROUP, "progress"))
    return;
  progression->only_if_done = TRUE;
  limber_reading_mark_group (reading, progression, node->place);
  limber_reading_fields (reading, node, where, fields, G_N_ELEMENTS (fields), progression);
  for (guint i = 0; i < 3; i++)
    additions += limber_node_child (node, fields[i].key) != NULL;
  if (additions != 1)
    limber_reading_error (reading, node->place, NULL,
                          _ ("progress wants exactly one of add_reps, add_hold_seconds and add_sets."));
}

static const LimberField step_fields[] = {
  { .key = "exercise", .type = LIMBER_FIELD_OTHER, .required = TRUE },
  { .key = "reps", .type = LIMBER_FIELD_NUMBER, AT (LimberStep, reps), .min = 1, .max = 100 },
  { .key = "sets", .type = LIMBER_FIELD_NUMBER, AT (LimberStep, sets), .min = 1, .max = 10 },
  { .key = "hold_seconds",
    .type = LIMBER_FIELD_NUMBER,
    AT (LimberStep, hold_seconds),
    .min = 1,
    .max = 600,
    .silent = TRUE },
  { .key = "minutes", .type = LIMBER_FIELD_OTHER },
  { .key = "rest_seconds", .type = LIMBER_FIELD_NUMBER, AT (LimberStep, rest_seconds), .min = 0, .max = 600 },
  { .key = "side",
    .type = LIMBER_FIELD_CHOICE,
    AT (LimberStep, side),
    .words = step_sides,
    .parse = limber_side_parse },
  { .key = "note", .type = LIMBER_FIELD_PROSE, AT (LimberStep, note), .max = 300 },
  { .key = "progress", .type = LIMBER_FIELD_OTHER },
};

/* `minutes` and `hold_seconds` say the same thing; one of them has to. */
static void
read_hold (LimberReading *reading, const LimberNode *node, LimberStep *step)
{
  static const LimberField minutes_field = { .key = "minutes", .type = LIMBER_FIELD_NUMBER, .min = 1, .max = 20 };
  const LimberNode *minutes = limber_node_child (node, "minutes");
  gboolean seconds = limber_reading_meant (reading, node, "hold_seconds");

  if (minutes != NULL && seconds)
    limber_reading_error (reading, minutes->place, _ ("Take one of them out."),
                          _ ("A step has either hold_seconds or minutes, not both."));
  else if (minutes == NULL && !seconds)
    limber_reading_error (reading, node->place, _ ("For example: hold_seconds = 20;"),
                          _ ("A step wants hold_seconds or minutes."));
  else if (minutes != NULL && limber_reading_value (reading, minutes, &minutes_field, &step->hold_seconds))
    {
      step->hold_seconds *= 60;
      step->timed = TRUE;
      limber_reading_mark (reading, &step->hold_seconds, minutes->value);
    }
}

typedef struct
{
  LimberRoutine *routine;
  LimberActivity *activity;
  const char *where;
} Steps;

static void
read_step (LimberReading *reading, const LimberNode *node, guint number, gpointer data)
{
  const Steps *steps = data;
  LimberStep *step = limber_step_new ();
  const LimberNode *exercise = limber_node_child (node, "exercise"), *progress = limber_node_child (node, "progress");
  g_autofree char *where = g_strdup_printf (_ ("%s: step %u"), steps->where, number);

  g_ptr_array_add (steps->activity->steps, step);
  step->reps = 1;
  step->sets = 1;
  step->rest_seconds = 5;
  limber_reading_mark_group (reading, step, node->place);
  limber_reading_fields (reading, node, where, step_fields, G_N_ELEMENTS (step_fields), step);
  step->exercise = find_exercise (reading, exercise, steps->routine);
  read_hold (reading, node, step);
  if (progress != NULL)
    read_progression (reading, progress, where, &step->progression);
}

void
limber_read_steps (LimberReading *reading, const LimberNode *node, const char *where, LimberRoutine *routine,
                   LimberActivity *activity)
{
  Steps steps = { .routine = routine, .activity = activity, .where = where };

  limber_read_groups (reading, node, "steps", read_step, &steps);
}
