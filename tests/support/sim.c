#include "sim-expect.h"

#include "world/settings-file.h"

#include <stdlib.h>
#include <string.h>

static GTimeZone *
zone_of (Sim *sim)
{
  return limber_clock_zone (LIMBER_CLOCK (sim->clock));
}

static LimberInstant
instant (Sim *sim, const char *text)
{
  g_autofree char *date = g_strndup (text, 10);
  LimberInstant at;
  int minute;

  if (strlen (text) == 5)
    {
      LimberDate today;

      limber_civil_local (zone_of (sim), limber_clock_now (LIMBER_CLOCK (sim->clock)), &today, NULL);
      minute = limber_minute_parse (text);
      if (minute < 0 || !limber_civil_resolve (zone_of (sim), today, minute, &at, NULL))
        SIM_FAIL ("no time: %s", text);
      return at;
    }
  if (strlen (text) > 19)
    {
      if (!limber_instant_parse (text, &at))
        SIM_FAIL ("no instant: %s", text);
      return at;
    }
  {
    g_autofree char *clock_time = g_strndup (text + 11, 5);

    minute = limber_minute_parse (clock_time);
  }
  if (minute < 0 || !limber_civil_resolve (zone_of (sim), limber_date_parse (date), minute, &at, NULL))
    SIM_FAIL ("no instant: %s", text);
  return at + (strlen (text) == 19 ? atoi (text + 17) * (gint64)G_USEC_PER_SEC : 0);
}

static void
answer_in_words (Sim *sim, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", 2);

  if (!limber_daemon_answer_session (sim->daemon, words[0], words[1]))
    SIM_FAIL ("it is no answer");
}

static void
command (Sim *sim, const SimStep *step)
{
  static const char *const kinds[] = { "start", "done", "partial", "skip", "later" };
  g_auto (GStrv) words = g_strsplit (step->text, " ", 3);
  LimberAnswer answer = { .happened = LIMBER_ABSENT };
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;
  gboolean good;

  if (step->act == DONE_AT)
    {
      answer.kind = LIMBER_ANSWER_DONE;
      answer.activity = words[0];
      answer.happened = instant (sim, words[1]);
    }
  else
    {
      while (strcmp (kinds[answer.kind], words[0]) != 0)
        answer.kind++;
      answer.activity = words[1] == NULL ? "" : words[1];
      answer.reason = words[1] == NULL ? NULL : words[2];
    }
  good = limber_daemon_answer (sim->daemon, &answer, &said, &error);
  if (good == (step->act == REFUSED))
    SIM_FAIL ("%s", good ? said : error->message);
}

static void
press (Sim *sim, const char *button)
{
  const LimberFakePost *post = sim_on_screen (sim);

  if (post == NULL)
    SIM_FAIL ("the screen is empty");
  limber_fake_notifier_press (sim->notifier, post->id, button);
}

static void
correct (Sim *sim, const SimStep *step)
{
  static const char *const kinds[] = { "start", "done", "partial", "skip" };
  g_auto (GStrv) words = g_strsplit (step->text, " ", 4);
  LimberCorrection correction = { .activity = words[0],
                                  .date = limber_date_parse (words[1]),
                                  .time = strcmp (words[2], "-") == 0 ? NULL : words[2],
                                  .kind = LIMBER_ANSWER_START };
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;

  while (strcmp (kinds[correction.kind], words[3]) != 0)
    correction.kind++;
  if (limber_daemon_correct (sim->daemon, &correction, &said, &error) == (step->act == CANNOT_CORRECT))
    SIM_FAIL ("%s", said != NULL ? said : error->message);
}

static void
tell (Sim *sim, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "|", 3);

  limber_daemon_tell (sim->daemon, parts[0], parts[1], parts[1] == NULL ? NULL : parts[2]);
}

static void
set_setting (Sim *sim, const char *text)
{
  g_autoptr (LimberProblems) problems = limber_problems_new ();
  LimberSettings *settings
      = strchr (text, '=') == NULL ? limber_settings_new () : limber_settings_file_parse (text, problems);

  if (settings == NULL)
    SIM_FAIL ("%s", ((const LimberProblem *)problems->pdata[0])->message);
  if (strchr (text, '=') != NULL)
    {
      limber_daemon_set_settings (sim->daemon, settings);
      return;
    }
  settings->titles = strcmp (text, "discreet") != 0;
  settings->catch_up = strcmp (text, "no-catch-up") != 0;
  if (g_str_has_prefix (text, "quiet "))
    {
      g_autofree char *from = g_strndup (text + 6, 5);
      LimberQuietHours quiet
          = { .days = 0x7f, .from = limber_minute_parse (from), .to = limber_minute_parse (text + 12) };

      g_array_append_val (settings->quiet, quiet);
    }
  limber_daemon_set_settings (sim->daemon, settings);
}

static gint64
duration (const char *text)
{
  return atoi (text) * LIMBER_MINUTE * (g_str_has_suffix (text, "h") ? 60 : 1);
}

/* What goes by the bus otherwise; a refusal is an answer, too. */
static void
do_health (Sim *sim, const SimStep *step)
{
  g_auto (GStrv) words = g_strsplit (step->text == NULL ? "" : step->text, " ", 3);
  g_autoptr (GError) error = NULL;
  char *said = NULL;

  if (step->act == PAIN && words[0] == NULL)
    limber_daemon_ask_pain (sim->daemon, &said, &error);
  else if (step->act == PAIN)
    limber_daemon_note_pain (sim->daemon, atoi (words[0]), words[1], words[1] == NULL ? NULL : words[2], &said, &error);
  else if (step->act == SIGNS)
    limber_daemon_ask_signs (sim->daemon, strcmp (step->text, "screen") == 0, &said, &error);
  else if (step->act == ANY_SIGN)
    limber_daemon_answer_signs (sim->daemon, strcmp (step->text, "yes") == 0, &said, &error);
  else if (step->act == REMIND)
    limber_daemon_remind (sim->daemon, step->text, &said, &error);
  else if (step->act == ASK_PAUSE)
    limber_daemon_ask_pause (sim->daemon, &said, &error);
  else
    limber_daemon_undo_shown (sim->daemon, &said, &error);
  g_free (sim->said);
  sim->said = error == NULL ? said : g_strdup (error->message);
}

static void
do_client (Sim *sim, const SimStep *step)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;

  switch (step->act)
    {
    case PRESS:
      press (sim, step->text);
      break;
    case DISMISS:
      limber_fake_notifier_close (sim->notifier, limber_fake_notifier_last_post (sim->notifier)->id);
      break;
    case COMMAND:
    case REFUSED:
    case DONE_AT:
      command (sim, step);
      break;
    case CORRECT:
    case CANNOT_CORRECT:
      correct (sim, step);
      break;
    case UNDO:
      limber_daemon_undo (sim->daemon, &said, &error);
      g_assert_no_error (error);
      break;
    case PAUSE:
      limber_daemon_pause (sim->daemon, *step->text == '\0' ? LIMBER_NEVER : instant (sim, step->text), "holiday");
      break;
    case SAYS:
      answer_in_words (sim, step->text);
      break;
    case SEEN:
      limber_daemon_release (sim->daemon);
      break;
    case PAIN:
    case SIGNS:
    case ANY_SIGN:
    case ASK_PAUSE:
    case UNDO_SHOWN:
    case REMIND:
      do_health (sim, step);
      break;
    case RESUME:
      limber_daemon_resume (sim->daemon);
      break;
    case ACTIVE:
      fake_presence_set (sim->presence, LIMBER_PRESENCE_ACTIVE, 0);
      break;
    case IDLE:
      fake_presence_set (sim->presence, LIMBER_PRESENCE_IDLE, atoi (step->text) * LIMBER_MINUTE);
      break;
    case LOCK:
    default:
      fake_presence_set (sim->presence, LIMBER_PRESENCE_LOCKED, 0);
      break;
    }
}

static void
do_world (Sim *sim, const SimStep *step)
{
  switch (step->act)
    {
    case SUSPEND:
      limber_fake_clock_suspend (sim->clock, duration (step->text));
      break;
    case SET_CLOCK:
      limber_fake_clock_set (sim->clock, instant (sim, step->text));
      break;
    case ZONE:
      limber_fake_clock_set_zone (sim->clock, step->text);
      break;
    case SERVER_GONE:
      limber_fake_notifier_server_gone (sim->notifier);
      break;
    case SERVER_BACK:
      limber_fake_notifier_server_back (sim->notifier, "other", 3, FALSE);
      break;
    case QUIET:
      limber_fake_notifier_set_quiet (sim->notifier, TRUE);
      break;
    case REFUSE:
      limber_fake_notifier_refuse_next (sim->notifier, "no");
      break;
    case KILL:
      sim_kill_daemon (sim);
      sim_start_daemon (sim);
      break;
    case OFF:
      limber_daemon_stop (sim->daemon);
      sim_kill_daemon (sim);
      break;
    case REBOOT:
      sim_kill_daemon (sim);
      sim->boot++;
      break;
    case ON:
      sim_start_daemon (sim);
      break;
    case FILE_IS:
      sim_set_file (sim, step->text);
      break;
    case TELL:
      tell (sim, step->text);
      break;
    case SETTING:
    default:
      set_setting (sim, step->text);
      break;
    }
}

void
sim_run (const char *zone, const char *start, const char *routine, const SimStep *steps)
{
  Sim sim_value = { 0 }, *sim = &sim_value;
  static const SimStep beginning = { "beginning", SIM_END, NULL };

  sim->step = &beginning;
  sim_init (sim, g_get_tmp_dir (), zone);
  limber_fake_clock_set (sim->clock, instant (sim, start));
  sim_set_file (sim, routine);
  sim_start_daemon (sim);
  for (const SimStep *step = steps; step->act != SIM_END; step++)
    {
      sim->step = step;
      sim->index++;
      if (step->at != NULL)
        limber_fake_clock_advance_to (sim->clock, instant (sim, step->at));
      limber_fake_clock_advance (sim->clock, 0);
      limber_fake_notifier_flush (sim->notifier);
      if (step->act >= SHOWS)
        sim_expect (sim, step);
      else if (step->act >= SUSPEND)
        do_world (sim, step);
      else
        do_client (sim, step);
      limber_fake_clock_advance (sim->clock, 0);
      limber_fake_notifier_flush (sim->notifier);
      sim_check_laws (sim);
    }
  sim_clear (sim);
}
