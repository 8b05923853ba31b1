#include "session-script.h"

#include "routines.h"

#include <stdlib.h>
#include <string.h>

/* Not 0, so that a forgotten steady time shows. */
#define BEGIN (1000 * (gint64)G_USEC_PER_SEC + 123456)

static const char *const phases[]
    = { "ask", "intro", "ready", "hold", "rest", "switch", "paused", "timer", "alarm", "notice", "over" };
static const char *const asks[]
    = { "pain", "place", "first", "skin", "why-stop", "return", "scale", "text", "open", "signs" };
static const char *const messages[]
    = { "summary", "noted", "not-today", "not-safe", "stopped", "held", "further-down", "take-off", "sign" };

LimberRoutine *
session_script_routine (const char *text)
{
  g_autofree char *whole = g_strconcat ("limber = 1; id = \"test\"; title = \"Test\";\n", text, NULL);

  return limber_test_parse (whole);
}

static void
describe_row (const LimberEffect *effect, GString *words)
{
  if (effect->row == LIMBER_EVENT_STEP)
    g_string_append_printf (words, "step %d %d/%d +%d", (int)effect->step, (int)effect->value, (int)effect->total,
                            (int)effect->increments);
  else if (effect->row == LIMBER_EVENT_PAIN)
    g_string_append_printf (words, "pain %s %d%s%s", effect->when, (int)effect->score, effect->place ? " " : "",
                            effect->place ? effect->place : "");
  else if (effect->text != NULL)
    g_string_append_printf (words, "answer %s %s", effect->question, effect->text);
  else
    g_string_append_printf (words, "answer %s %d%s%s", effect->question, (int)effect->value, effect->reason ? " " : "",
                            effect->reason ? effect->reason : "");
}

static void
describe (const LimberEffect *effect, GString *words)
{
  switch (effect->kind)
    {
    case LIMBER_EFFECT_SHOW:
      g_string_append (words, "show");
      break;
    case LIMBER_EFFECT_UPDATE:
      g_string_append (words, "update");
      break;
    case LIMBER_EFFECT_CUE:
      g_string_append_printf (words, "cue %s", limber_cue_name (effect->cue));
      break;
    case LIMBER_EFFECT_ROW:
      describe_row (effect, words);
      break;
    case LIMBER_EFFECT_FINISHED:
      g_string_append_printf (words, "finished %s%s%s", limber_outcome_name (effect->outcome),
                              effect->reason ? " " : "", effect->reason ? effect->reason : "");
      break;
    case LIMBER_EFFECT_HOLD:
      g_string_append_printf (words, "hold %s%s %s", effect->everything ? "all " : "",
                              effect->until == LIMBER_HOLD_SEEN ? "seen" : "tomorrow", effect->reason);
      break;
    default:
      g_string_append (words, "over");
      break;
    }
}

char *
session_script_effects (const GArray *effects, guint from)
{
  GString *words = g_string_new (NULL);

  for (guint i = from; i < effects->len; i++)
    {
      const LimberEffect *effect = &g_array_index (effects, LimberEffect, i);

      if (effect->kind == LIMBER_EFFECT_SAY)
        continue;
      if (words->len > 0)
        g_string_append (words, ", ");
      describe (effect, words);
    }
  return g_string_free (words, FALSE);
}

static void
describe_step (const LimberSessionView *view, GString *words)
{
  if (view->step == NULL)
    return;
  g_string_append_printf (words, " %s %d/%d", view->step->exercise->id, view->step_number, view->n_steps);
  if (view->side != LIMBER_SIDE_NONE)
    g_string_append_printf (words, " %s", limber_side_name (view->side));
  g_string_append_printf (words, " %d/%d", view->repetition, view->dose.reps);
  if (view->dose.sets > 1)
    g_string_append_printf (words, " set %d/%d", view->set, view->dose.sets);
}

char *
session_script_view (const LimberSession *session, gint64 now)
{
  LimberSessionView view = limber_session_view (session, now);
  GString *words = g_string_new (phases[view.phase]);

  describe_step (&view, words);
  if (view.phase == LIMBER_PHASE_QUESTION)
    {
      g_string_append_printf (words, " %s", asks[view.ask]);
      if (view.ask == LIMBER_ASK_PAIN || view.ask == LIMBER_ASK_PLACE || view.ask == LIMBER_ASK_SCALE)
        g_string_append_printf (words, " %d-%d", view.numbers.low, view.numbers.high);
    }
  if (view.phase == LIMBER_PHASE_NOTICE)
    g_string_append_printf (words, " %s", messages[view.message]);
  if (view.phase != LIMBER_PHASE_QUESTION && view.length > 0)
    g_string_append_printf (words, " %gs", (double)view.left / G_USEC_PER_SEC);
  if (view.late)
    g_string_append (words, " late");
  return g_string_free (words, FALSE);
}

typedef struct
{
  LimberRoutine *routine;
  const LimberActivity *activity;
  int pain_before;
  LimberSession *session;
  gint64 now;
  GArray *effects;
  guint seen;
} Script;

static void
start (Script *script, const char *kind)
{
  LimberSessionPlan plan = { .routine = script->routine, .pain_before = script->pain_before };

  if (strcmp (kind, "start pain") == 0)
    plan.kind = LIMBER_SESSION_PAIN;
  else if (g_str_has_prefix (kind, "start signs"))
    plan.kind = LIMBER_SESSION_SIGNS;
  else
    plan.activity = script->activity;
  plan.unasked = strcmp (kind, "start signs unasked") == 0;
  script->session = limber_session_new (&plan, script->now, script->effects);
}

static void
reload (Script *script)
{
  g_autofree char *text = limber_session_store (script->session);
  LimberSessionView view = limber_session_view (script->session, script->now);

  limber_session_free (script->session);
  script->session = limber_session_restore (text, script->routine, view.activity);
  g_assert_nonnull (script->session);
}

static void
run_until (Script *script, gint64 until)
{
  LimberSessionInput tick = { .kind = LIMBER_INPUT_TICK };
  gint64 wake;

  if (script->session == NULL)
    return;
  while ((wake = limber_session_wake (script->session, script->now, 0)) <= until)
    {
      g_assert_cmpint (wake, >, script->now);
      script->now = wake;
      limber_session_handle (script->session, &tick, wake, script->effects);
    }
}

static gboolean
give (Script *script, const char *input)
{
  static const struct
  {
    const char *word;
    LimberInputKind kind;
    LimberPresenceState state;
  } words[] = {
    { "press", LIMBER_INPUT_PRESS, 0 },
    { "refused", LIMBER_INPUT_PRESS, 0 },
    { "answer", LIMBER_INPUT_ANSWER, 0 },
    { "idle", LIMBER_INPUT_PRESENCE, LIMBER_PRESENCE_IDLE },
    { "active", LIMBER_INPUT_PRESENCE, LIMBER_PRESENCE_ACTIVE },
    { "lock", LIMBER_INPUT_PRESENCE, LIMBER_PRESENCE_LOCKED },
    { "asleep", LIMBER_INPUT_PRESENCE, LIMBER_PRESENCE_ASLEEP },
    { "woke", LIMBER_INPUT_WOKE, 0 },
    { "restored", LIMBER_INPUT_RESTORED, 0 },
    { "lost", LIMBER_INPUT_LOST, 0 },
  };
  g_auto (GStrv) parts = g_strsplit (input, " ", 2);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i].word, parts[0]) == 0)
      {
        LimberSessionInput given = { .kind = words[i].kind, .text = parts[1], .presence = { words[i].state, 0 } };

        if (parts[1] != NULL)
          given.slept = given.presence.ago = atoi (parts[1]) * (gint64)G_USEC_PER_SEC;
        return limber_session_handle (script->session, &given, script->now, script->effects)
               != (strcmp (parts[0], "refused") == 0);
      }
  g_error ("no such input: %s", input);
}

static void
run_step (Script *script, const SessionStep *step, guint line)
{
  g_autofree char *effects = NULL, *view = NULL;

  if (step->at != NULL)
    {
      g_auto (GStrv) parts = g_strsplit (step->at, ":", 2);
      gint64 at = BEGIN + (gint64)(g_ascii_strtod (parts[0], NULL) * 60e6 + g_ascii_strtod (parts[1], NULL) * 1e6);

      g_assert_cmpint (at, >=, script->now);
      /* nobody ticks a machine that sleeps, nor a daemon that is off */
      if (!g_str_has_prefix (step->input, "woke") && strcmp (step->input, "restored") != 0
          && strcmp (step->input, "lost") != 0)
        run_until (script, at);
      script->now = at;
    }
  if (g_str_has_prefix (step->input, "start"))
    start (script, step->input);
  else if (strcmp (step->input, "reload") == 0)
    reload (script);
  else if (*step->input != '\0' && !give (script, step->input))
    g_error ("row %u: \"%s\" was understood otherwise", line, step->input);
  effects = session_script_effects (script->effects, script->seen);
  view = session_script_view (script->session, script->now);
  script->seen = script->effects->len;
  if (step->effects != NULL && strcmp (step->effects, effects) != 0)
    g_error ("row %u, \"%s\" at %s:\n  effects  %s\n  expected %s\n  view     %s", line, step->input,
             step->at ? step->at : "once", effects, step->effects, view);
  if (step->view != NULL && strcmp (step->view, view) != 0)
    g_error ("row %u, \"%s\" at %s:\n  view     %s\n  expected %s\n  effects  %s", line, step->input,
             step->at ? step->at : "once", view, step->view, effects);
}

void
session_script_run (const char *routine, const char *activity, int pain_before, const SessionStep *steps)
{
  g_autoptr (LimberRoutine) read = session_script_routine (routine);
  g_autoptr (GArray) effects = limber_effects_new ();
  Script script = { .routine = read, .pain_before = pain_before, .now = BEGIN, .effects = effects };

  script.activity = limber_phase_find (read->phases->pdata[0], activity);
  g_assert_nonnull (script.activity);
  for (guint i = 0; steps[i].input != NULL; i++)
    run_step (&script, &steps[i], i + 1);
  limber_session_free (script.session);
}
