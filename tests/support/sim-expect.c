#include "sim-expect.h"

#include <stdlib.h>
#include <string.h>

const LimberFakePost *
sim_on_screen (Sim *sim)
{
  const LimberFakePost *post = limber_fake_notifier_last_post (sim->notifier);

  return post != NULL && post->state == LIMBER_FAKE_SHOWN ? post : NULL;
}

typedef struct
{
  const char *activity, *key;
  LimberDate date;
  LimberOutcome outcome;
  LimberOutcome amended; /* what a correction that may be taken back amends */
  LimberCause cause;
  gint64 seq;
  LimberEventKind kind; /* counted */
  guint n;
} Look;

static gboolean
look_at_row (const LimberEvent *event, gpointer data)
{
  Look *look = data;

  look->n += event->kind == look->kind;
  if (look->activity == NULL || g_strcmp0 (event->activity, look->activity) != 0 || event->date != look->date
      || g_strcmp0 (event->key, look->key) != 0)
    return TRUE;
  if (event->kind == LIMBER_EVENT_OUTCOME || event->kind == LIMBER_EVENT_CORRECTED)
    {
      look->amended = event->kind == LIMBER_EVENT_CORRECTED ? look->outcome : LIMBER_OUTCOME_NONE;
      look->outcome = event->outcome;
      look->cause = event->cause;
      look->seq = event->seq;
    }
  else if (event->kind == LIMBER_EVENT_UNDONE && event->ref == look->seq)
    look->outcome = look->amended;
  return TRUE;
}

static void
read_rows (Sim *sim, Look *look)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LimberProgress) progress = limber_progress_open_readonly (sim->path, &error);

  g_assert_no_error (error);
  g_assert_true (limber_progress_read (progress, NULL, look_at_row, look, &error));
}

static gboolean
count_outcomes (const LimberEvent *event, gpointer data)
{
  GHashTable *closed = data;
  g_autofree char *name = g_strdup_printf ("%s/%s/%u/%s", event->file, event->activity, event->date, event->key);
  const gint64 *closing = g_hash_table_lookup (closed, name);

  if (event->kind == LIMBER_EVENT_OUTCOME && closing != NULL)
    g_error ("%s was closed twice", name);
  if (event->kind == LIMBER_EVENT_OUTCOME)
    g_hash_table_insert (closed, g_steal_pointer (&name), g_memdup2 (&event->seq, sizeof event->seq));
  else if (event->kind == LIMBER_EVENT_UNDONE && closing != NULL && event->ref == *closing)
    g_hash_table_remove (closed, name);
  return TRUE;
}

void
sim_check_laws (Sim *sim)
{
  /* name → seq of the row that closed it */
  g_autoptr (GHashTable) closed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (LimberProgress) progress = limber_progress_open_readonly (sim->path, NULL);
  LimberInstant deadline = limber_fake_clock_wall_deadline (sim->clock);

  if (limber_fake_notifier_n_on_screen (sim->notifier) > 1)
    SIM_FAIL ("more than one notice on the screen");
  if (sim->daemon != NULL && deadline <= limber_clock_now (LIMBER_CLOCK (sim->clock)))
    SIM_FAIL ("the next look lies behind");
  g_assert_true (limber_progress_read (progress, NULL, count_outcomes, closed, NULL));
}

static void
expect_outcome (Sim *sim, const char *text, gboolean cause)
{
  g_auto (GStrv) words = g_strsplit (text, " ", 4);
  Look look = { .activity = words[0], .date = limber_date_parse (words[1]), .key = words[2], .kind = LIMBER_N_EVENTS };
  const char *got;

  read_rows (sim, &look);
  got = cause ? limber_cause_name (look.cause) : limber_outcome_name (look.outcome);
  if (*got == '\0')
    got = "open";
  if (strcmp (got, words[3]) != 0)
    SIM_FAIL ("it is %s", got);
}

static void
expect_rows (Sim *sim, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", 2);
  Look look = { .kind = (LimberEventKind)limber_event_parse (words[0]) };
  guint before = sim->counted[look.kind];

  read_rows (sim, &look);
  sim->counted[look.kind] = look.n;
  if (look.n - before != (guint)atoi (words[1]))
    SIM_FAIL ("there are %u", look.n - before);
}

static void
expect_shown (Sim *sim, const SimStep *step)
{
  const LimberFakePost *post = sim_on_screen (sim);
  g_autofree char *buttons = NULL;

  if (post == NULL)
    SIM_FAIL ("the screen is empty");
  buttons = g_strjoinv (" ", post->buttons);
  if (step->act == SHOWS && !g_str_has_prefix (post->summary, step->text))
    SIM_FAIL ("it shows '%s'", post->summary);
  if (step->act == BODY && (post->body == NULL || strstr (post->body, step->text) == NULL))
    SIM_FAIL ("its body is '%s'", post->body);
  if (step->act == PICTURE && !g_str_has_suffix (post->picture != NULL ? post->picture : "none", step->text))
    SIM_FAIL ("its picture is '%s'", post->picture);
  if (step->act == BUTTONS && strcmp (buttons, step->text) != 0)
    SIM_FAIL ("it has '%s'", buttons);
  if (step->act == URGENT && (post->urgency == LIMBER_NOTICE_CRITICAL) != (strcmp (step->text, "yes") == 0))
    SIM_FAIL ("its urgency is %d", post->urgency);
}

static void
expect_changed (Sim *sim, const char *text)
{
  const LimberFakePost *post = sim_on_screen (sim);

  if (post == NULL)
    SIM_FAIL ("the screen is empty");
  if (post->updates != (guint)atoi (text))
    SIM_FAIL ("it was changed %u times", post->updates);
}

static void
expect_wake (Sim *sim, const char *text)
{
  gint64 deadline = limber_fake_clock_steady_deadline (sim->clock);
  g_autofree char *got
      = deadline == LIMBER_NEVER
            ? g_strdup ("-")
            : g_strdup_printf ("%g", (double)(deadline - limber_clock_steady (LIMBER_CLOCK (sim->clock))) / 1e6);

  if (strcmp (got, text) != 0)
    SIM_FAIL ("it is %s", got);
}

static void
expect_status (Sim *sim, const char *text)
{
  g_autoptr (GVariant) status = g_variant_ref_sink (limber_daemon_status (sim->daemon));
  g_autofree char *printed = g_variant_print (status, FALSE);

  if (strstr (printed, text) == NULL)
    SIM_FAIL ("it is %s", printed);
}

void
sim_expect (Sim *sim, const SimStep *step)
{
  guint posts = limber_fake_notifier_n_posts (sim->notifier);

  switch (step->act)
    {
    case NOTHING:
      if (sim_on_screen (sim) != NULL)
        SIM_FAIL ("it shows '%s'", sim_on_screen (sim)->summary);
      break;
    case POSTED:
      if (posts - sim->posted != (guint)atoi (step->text))
        SIM_FAIL ("there were %u", posts - sim->posted);
      sim->posted = posts;
      break;
    case CHANGED:
      expect_changed (sim, step->text);
      break;
    case WAKES:
      expect_wake (sim, step->text);
      break;
    case OUTCOME:
      expect_outcome (sim, step->text, FALSE);
      break;
    case CAUSE:
      expect_outcome (sim, step->text, TRUE);
      break;
    case STATUS:
      expect_status (sim, step->text);
      break;
    case ROWS:
      expect_rows (sim, step->text);
      break;
    case SAID:
      if (sim->said == NULL || strstr (sim->said, step->text) == NULL)
        SIM_FAIL ("it said '%s'", sim->said);
      break;
    default:
      expect_shown (sim, step);
      break;
    }
}
