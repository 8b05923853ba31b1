#include "session-scene.h"

#include "session-script.h"

#include <string.h>

gboolean
session_scene_tell (SessionScene *scene, LimberInputKind kind, const char *text)
{
  LimberSessionInput input = { .kind = kind, .text = text };

  return limber_session_handle (scene->session, &input, scene->now, scene->effects);
}

static void
let_pass (SessionScene *scene, gint64 time)
{
  gint64 until = scene->now + time, wake;

  while ((wake = limber_session_wake (scene->session, scene->now, 0)) <= until)
    {
      scene->now = wake;
      session_scene_tell (scene, LIMBER_INPUT_TICK, NULL);
    }
  scene->now = until;
}

void
session_scene_set (SessionScene *scene, const char *text, const char *activity, const char *script)
{
  g_auto (GStrv) words = g_strsplit (script, " ", -1);
  LimberSessionPlan plan = { .kind = LIMBER_SESSION_ACTIVITY, .pain_before = -1 };

  scene->routine = plan.routine = session_script_routine (text);
  scene->activity = plan.activity = limber_phase_find (scene->routine->phases->pdata[0], activity);
  if (plan.activity == NULL)
    plan.kind = strcmp (activity, "pain") == 0 ? LIMBER_SESSION_PAIN : LIMBER_SESSION_SIGNS;
  scene->effects = limber_effects_new ();
  scene->now = 40 * (gint64)G_USEC_PER_SEC;
  scene->session = limber_session_new (&plan, scene->now, scene->effects);
  for (char **word = words; *word != NULL && **word != '\0'; word++)
    if (**word == '+')
      let_pass (scene, (gint64)(g_ascii_strtod (*word + 1, NULL) * G_USEC_PER_SEC));
    else if (!session_scene_tell (scene, LIMBER_INPUT_PRESS, *word))
      g_error ("%s \"%s\": %s means nothing", activity, script, *word);
}

void
session_scene_clear (SessionScene *scene)
{
  limber_session_free (scene->session);
  g_array_unref (scene->effects);
  limber_routine_unref (scene->routine);
}

LimberSessionCard *
session_scene_card (const SessionScene *scene)
{
  g_autoptr (LimberSessionCard) card = limber_session_card_new (scene->session, scene->now);
  g_autoptr (GVariant) packed = g_variant_ref_sink (limber_session_card_pack (card));
  LimberSessionCard *again = limber_session_card_unpack (packed);
  g_autoptr (GVariant) repacked = NULL;

  g_assert_nonnull (again);
  repacked = g_variant_ref_sink (limber_session_card_pack (again));
  g_assert_true (g_variant_equal (packed, repacked));
  return again;
}
