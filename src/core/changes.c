#include "changes.h"

#include "meaning.h"
#include "when-words.h"

#include <glib/gi18n.h>
#include <string.h>

/* Everything that is asked for in one doing of the activity. */
static void
append_content (GString *out, const LimberRoutine *routine, const LimberActivity *activity)
{
  if (activity->minutes > 0)
    g_string_append_printf (out, _ ("%d min"), activity->minutes);
  for (guint i = 0; i < activity->steps->len; i++)
    {
      const LimberStep *step = activity->steps->pdata[i];
      g_autofree char *dose = limber_meaning_dose (step, routine->affected_side);

      g_string_append_printf (out, "%s%s: %s", i == 0 ? "" : "; ", step->exercise->name, dose);
    }
  for (guint i = 0; i < activity->questions->len; i++)
    g_string_append_printf (out, "%s%s", i == 0 ? "" : " ",
                            ((const LimberQuestion *)activity->questions->pdata[i])->ask);
}

typedef void (*Describe) (GString *out, const LimberRoutine *routine, const LimberPhase *phase,
                          const LimberActivity *activity);

static void
describe_when (GString *out, G_GNUC_UNUSED const LimberRoutine *routine, const LimberPhase *phase,
               const LimberActivity *activity)
{
  g_autofree char *words = limber_when_words (phase, &activity->when);

  g_string_append (out, words);
}

static void
describe_content (GString *out, const LimberRoutine *routine, G_GNUC_UNUSED const LimberPhase *phase,
                  const LimberActivity *activity)
{
  append_content (out, routine, activity);
}

/* @describe of the activity @id in each phase that has it, what stays the same from one phase to
 * the next told once; NULL when no phase has it. */
static char *
over_phases (const LimberRoutine *routine, const char *id, Describe describe)
{
  g_autoptr (GString) out = NULL;
  g_autofree char *last = NULL;

  for (guint i = 0; i < routine->phases->len; i++)
    {
      const LimberPhase *phase = routine->phases->pdata[i];
      const LimberActivity *activity = limber_phase_find (phase, id);
      GString *text;

      if (activity == NULL)
        continue;
      text = g_string_new (NULL);
      describe (text, routine, phase, activity);
      if (out == NULL)
        out = g_string_new (text->str);
      else if (strcmp (last, text->str) != 0)
        g_string_append_printf (out, _ ("; later %s"), text->str);
      g_free (last);
      last = g_string_free (text, FALSE);
    }
  return out == NULL ? NULL : g_string_free (g_steal_pointer (&out), FALSE);
}

/* The first activity of each id, in the order of the file. Returns: (transfer container) */
static GPtrArray *
activities_of (const LimberRoutine *routine)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *activities = g_ptr_array_new ();

  for (guint i = 0; i < routine->phases->len; i++)
    {
      const LimberPhase *phase = routine->phases->pdata[i];

      for (guint j = 0; j < phase->activities->len; j++)
        {
          LimberActivity *activity = phase->activities->pdata[j];

          if (g_hash_table_add (seen, activity->id))
            g_ptr_array_add (activities, activity);
        }
    }
  return activities;
}

static const char *
side_text (LimberSide side)
{
  switch (side)
    {
    case LIMBER_SIDE_LEFT:
      return _ ("left side");
    case LIMBER_SIDE_RIGHT:
      return _ ("right side");
    case LIMBER_SIDE_BOTH:
      return _ ("both sides");
    default:
      return _ ("no side named");
    }
}

static void
append_people (GString *out, const LimberRoutine *before, const LimberRoutine *after)
{
  if (g_strcmp0 (before->client, after->client) != 0)
    g_string_append_printf (out, _ ("  for another person: %s (before: %s)\n"),
                            after->client == NULL ? _ ("nobody named") : after->client,
                            before->client == NULL ? _ ("nobody named") : before->client);
  if (before->affected_side != after->affected_side)
    g_string_append_printf (out, _ ("  for another side: %s (before: %s)\n"), side_text (after->affected_side),
                            side_text (before->affected_side));
}

static void
append_activity (GString *out, const LimberRoutine *before, const LimberRoutine *after, const LimberActivity *activity)
{
  g_autofree char *old_when = over_phases (before, activity->id, describe_when);
  g_autofree char *new_when = over_phases (after, activity->id, describe_when);
  g_autofree char *old_content = over_phases (before, activity->id, describe_content);
  g_autofree char *new_content = over_phases (after, activity->id, describe_content);

  if (old_when == NULL)
    {
      g_string_append_printf (out, _ ("  new: %s (%s)\n"), activity->title, new_when);
      return;
    }
  if (strcmp (old_when, new_when) != 0)
    g_string_append_printf (out, _ ("  other times: %s: %s (before: %s)\n"), activity->title, new_when, old_when);
  if (strcmp (old_content, new_content) != 0)
    g_string_append_printf (out, _ ("  otherwise: %s: %s (before: %s)\n"), activity->title, new_content, old_content);
}

char *
limber_changes (const LimberRoutine *before, const LimberRoutine *after)
{
  g_autoptr (GPtrArray) old = activities_of (before);
  g_autoptr (GPtrArray) fresh = activities_of (after);
  GString *out = g_string_new (NULL);

  append_people (out, before, after);
  for (guint i = 0; i < fresh->len; i++)
    append_activity (out, before, after, fresh->pdata[i]);
  for (guint i = 0; i < old->len; i++)
    {
      const LimberActivity *activity = old->pdata[i];
      g_autofree char *still = over_phases (after, activity->id, describe_when);

      if (still == NULL)
        g_string_append_printf (out, _ ("  no longer: %s\n"), activity->title);
    }
  return g_string_free (out, FALSE);
}
