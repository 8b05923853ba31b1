#include "walk-client.h"

#include <string.h>

static const char *const activities[]
    = { "stretch", "part", "stand", "heat", "next", "then", "weekly", "limited", "sit", "nothing" };

static const LimberFakePost *
on_screen (Walk *walk)
{
  const LimberFakePost *post = limber_fake_notifier_last_post (walk->sim.notifier);

  return post != NULL && post->state == LIMBER_FAKE_SHOWN ? post : NULL;
}

static void
note_answer (Walk *walk, const char *word)
{
  static const struct
  {
    const char *word;
    WalkReason reason;
  } words[] = {
    { "start", WALK_STARTED },     { "later", WALK_PUT_OFF },     { "done", WALK_ANSWERED },
    { "partial", WALK_ANSWERED },  { "skip", WALK_ANSWERED },     { "meeting", WALK_PAUSED },
    { "no-time", WALK_REASONED },  { "not-here", WALK_REASONED }, { "hurts", WALK_REASONED },
    { "move-on", WALK_REASONED },  { "stay", WALK_REASONED },     { "holiday", WALK_REASONED },
    { "did-some", WALK_REASONED }, { "leave", WALK_REASONED },    { "ok", WALK_REASONED },
    { "yes", WALK_REASONED },      { "no", WALK_REASONED },       { "hour", WALK_PAUSED },
    { "tomorrow", WALK_PAUSED },   { "week", WALK_PAUSED },       { "resume", WALK_RESUMED },
    { "yes", WALK_HURTS },         { "hurts", WALK_HURTS },       { "pain", WALK_HURTS },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i].word, word))
      walk_laws_note (walk->laws, words[i].reason);
  /* these move the weeks, as a pause does */
  if (g_str_equal (word, "move-on") || g_str_equal (word, "stay") || g_str_equal (word, "holiday"))
    walk_laws_note (walk->laws, WALK_PAUSED);
}

void
walk_client_presses (Walk *walk)
{
  const LimberFakePost *post = on_screen (walk);
  const LimberServer *server = limber_notifier_server (LIMBER_NOTIFIER (walk->sim.notifier));
  g_autofree char *button = NULL;
  int n;

  if (post == NULL || post->buttons[0] == NULL || !server->actions)
    return;
  n = MIN ((int)g_strv_length (post->buttons), server->max_buttons);
  button = g_strdup (post->buttons[walk_below (walk, n)]);
  walk_tell (walk, "%s is pressed on '%s'", button, post->summary);
  note_answer (walk, button);
  if (strstr (post->summary, "hurt") != NULL || strstr (post->summary, "skin") != NULL)
    walk_laws_note (walk->laws, WALK_HURTS);
  limber_fake_notifier_press (walk->sim.notifier, post->id, button);
}

void
walk_client_dismisses (Walk *walk)
{
  const LimberFakePost *post = on_screen (walk);

  if (post == NULL)
    return;
  walk_tell (walk, "'%s' is dismissed", post->summary);
  limber_fake_notifier_close (walk->sim.notifier, post->id);
}

void
walk_client_says (Walk *walk)
{
  static const char *const words[] = { "start", "done", "partial", "skip", "later" };
  LimberAnswer answer = { .kind = (LimberAnswerKind)walk_below (walk, G_N_ELEMENTS (words)),
                          .activity = activities[walk_below (walk, G_N_ELEMENTS (activities))],
                          .happened = LIMBER_ABSENT };
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;

  if (walk->sim.daemon == NULL)
    return;
  if ((answer.kind == LIMBER_ANSWER_DONE || answer.kind == LIMBER_ANSWER_SKIP) && walk_one_in (walk, 3))
    answer.happened = walk_now (walk) - walk_below (walk, 600) * LIMBER_MINUTE;
  note_answer (walk, words[answer.kind]);
  limber_daemon_answer (walk->sim.daemon, &answer, &said, &error);
  walk_tell (walk, "limber %s %s%s: %s", words[answer.kind], answer.activity,
             answer.happened == LIMBER_ABSENT ? "" : " --at earlier", said != NULL ? said : error->message);
}

void
walk_client_undoes (Walk *walk)
{
  g_autofree char *said = NULL;

  if (walk->sim.daemon == NULL)
    return;
  walk_laws_note (walk->laws, WALK_TOOK_BACK);
  limber_daemon_undo (walk->sim.daemon, &said, NULL);
  walk_tell (walk, "undo: %s", said == NULL ? "refused" : said);
}

void
walk_client_asks_for_reminder (Walk *walk)
{
  g_autofree char *said = NULL;

  if (walk->sim.daemon == NULL)
    return;
  walk_laws_note (walk->laws, WALK_ASKED);
  limber_daemon_remind (walk->sim.daemon, activities[walk_below (walk, G_N_ELEMENTS (activities))], &said, NULL);
  walk_tell (walk, "remind: %s", said == NULL ? "refused" : said);
}

void
walk_client_pauses_or_resumes (Walk *walk)
{
  static const int minutes[] = { 20, 90, 600, 3000, 0 };
  int span = minutes[walk_below (walk, G_N_ELEMENTS (minutes))];

  if (walk->sim.daemon == NULL)
    return;
  if (walk_one_in (walk, 2))
    {
      walk_tell (walk, "paused for %d minutes", span);
      walk_laws_note (walk->laws, WALK_PAUSED);
      limber_daemon_pause (walk->sim.daemon, span == 0 ? LIMBER_NEVER : walk_now (walk) + span * LIMBER_MINUTE, NULL);
    }
  else
    {
      walk_tell (walk, "resumed");
      walk_laws_note (walk->laws, WALK_RESUMED);
      limber_daemon_resume (walk->sim.daemon);
    }
}

void
walk_client_tells_health (Walk *walk)
{
  static const char *const places[] = { NULL, "back", "thigh", "foot", "hat" };
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;
  int what = walk_below (walk, 7);

  if (walk->sim.daemon == NULL)
    return;
  if (what == 0)
    limber_daemon_ask_pain (walk->sim.daemon, &said, &error);
  else if (what <= 2)
    {
      walk_laws_note (walk->laws, WALK_HURTS);
      limber_daemon_note_pain (walk->sim.daemon, walk_below (walk, 12),
                               places[walk_below (walk, G_N_ELEMENTS (places))], NULL, &said, &error);
    }
  else if (what <= 4)
    limber_daemon_ask_signs (walk->sim.daemon, what == 3, &said, &error);
  else
    {
      note_answer (walk, what == 5 ? "no" : "yes");
      limber_daemon_answer_signs (walk->sim.daemon, what == 6, &said, &error);
    }
  walk_tell (walk, "health %d: %s", what, said != NULL ? said : error->message);
}

void
walk_client_was_seen (Walk *walk)
{
  if (walk->sim.daemon == NULL)
    return;
  walk_tell (walk, "somebody was seen");
  walk_laws_note (walk->laws, WALK_SEEN);
  limber_daemon_release (walk->sim.daemon);
}

void
walk_client_uses_launcher (Walk *walk)
{
  g_autofree char *said = NULL;

  if (walk->sim.daemon == NULL)
    return;
  if (walk_one_in (walk, 2))
    limber_daemon_ask_pause (walk->sim.daemon, &said, NULL);
  else
    {
      walk_laws_note (walk->laws, WALK_TOOK_BACK);
      limber_daemon_undo_shown (walk->sim.daemon, &said, NULL);
    }
  walk_tell (walk, "launcher: %s", said == NULL ? "refused" : said);
}
